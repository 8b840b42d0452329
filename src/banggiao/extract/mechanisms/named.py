"""One place where a mechanism is named, and how far its name goes. Types only."""

from __future__ import annotations

from banggiao.model.frozen import frozen
from banggiao.vocabulary.lexicon import Hit


@frozen
class Named:
    """`text[start:end]` is the name as printed, `[whole, end)` the same with the generic word before it."""

    start: int
    end: int
    type: str
    whole: int
    #: keys that make two names one: id of a known mechanism, acronyms
    keys: tuple[str, ...] = ()
    head: Hit | None = None
    known: Hit | None = None
    #: acronym in a bracket behind the name
    acronym: str = ""
    #: where the words stand that give the type
    typed: tuple[int, int] = (0, 0)


@frozen
class Extent:
    """Where a name ends and what it holds."""

    end: int
    #: words behind the head, capitals and figures among them
    count: int
    capitals: int
    acronym: str = ""
    quoted: bool = False
    numbered: bool = False
    #: capitals that are neither behind "của" nor behind a word of place
    own: int = 0

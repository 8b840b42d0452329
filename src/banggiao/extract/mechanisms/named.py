"""One place where a mechanism is named. Types only."""

from __future__ import annotations

from dataclasses import dataclass

from banggiao.vocabulary.lexicon import Hit


@dataclass(frozen=True, slots=True)
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

"""Names as keys: of people, organisations and mechanisms.

Takes names as printed, gives folded tokens, acronyms and whether one name is a short form of another. Keeps true:
nothing here is shown; quotations stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from banggiao.language.fold import fold
from banggiao.resolve.content import syllables

_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]{0,2}[A-Z]{1,}[A-Z0-9+]*\b")


def _plain(acronym: str) -> bool:
    """Whether an acronym names a body, or stands in the names of many instruments, and so names none by itself."""
    return acronym.lower() in syllables("plain_acronyms")


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name, in order."""
    return tuple(_WORD.findall(fold(unicodedata.normalize("NFC", name))))


@lru_cache(maxsize=16384)
def acronyms(name: str) -> frozenset[str]:
    """Acronyms printed in a name: `(JETP)`, `UNCLOS 1982`."""
    return frozenset(a for a in _ACRONYM.findall(name) if len(a) >= 3 and not _plain(a))


def squeezed(name: str) -> str:
    """A key in which spaces, hyphens and the place of the tone mark do not matter."""
    return "".join(tokens(name))


def short_for(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the words of `a` all stand in `b` in their order, `a` being the shorter."""
    if not a or len(a) >= len(b):
        return a != () and a == b
    rest = iter(b)
    return all(word in rest for word in a)

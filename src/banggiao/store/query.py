"""What a person typed, as words and phrases.

Takes any text, gives terms of letters and digits alone. Keeps true: a query goes through the same function as the
texts, so that what is typed as it is printed is found.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from banggiao.store.words import has_marks, plain, words

#: Words of one query that count; the rest is left out, so that no query costs more than a long sentence.
LONGEST: Final = 24
_PHRASE: Final = re.compile(r"[\"“”„]([^\"“”„]*)[\"“”„]")


@dataclass(frozen=True, slots=True)
class Query:
    """All `terms` must be there, each a word or the words of a phrase; `bare`: without diacritics."""

    terms: tuple[tuple[str, ...], ...]
    bare: bool

    @property
    def together(self) -> str:
        """All words side by side, as in the texts."""
        return " ".join(w for term in self.terms for w in term)


def read(typed: str) -> Query | None:
    """The query that was typed; None where it holds no letter and no digit."""
    typed = unicodedata.normalize("NFC", typed)
    terms: list[tuple[str, ...]] = []
    at = 0
    for quoted in _PHRASE.finditer(typed):
        terms += [(w,) for w in words(typed[at : quoted.start()]).split()]
        if phrase := tuple(words(quoted[1]).split()):
            terms.append(phrase)
        at = quoted.end()
    terms += [(w,) for w in words(typed[at:]).split()]
    if not terms:
        return None
    kept = _shortened(terms)
    marked = any(has_marks(w) for term in kept for w in term)
    return Query(kept, False) if marked else Query(tuple(tuple(plain(w) for w in term) for term in kept), True)


def _shortened(terms: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    kept, left = [], LONGEST
    for term in terms:
        if left <= 0:
            break
        kept.append(term[:left])
        left -= len(term)
    return tuple(kept)

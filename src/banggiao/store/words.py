"""Texts as the search sees them: words in one tone placement, and the same words bare.

Takes canonical text, gives space-separated words. Keeps true: both databases index the same words, and a query is
made of words by the same function, so that no character of a query is ever an operator.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from banggiao.language.fold import bare, fold

#: Letters and digits; a decimal number or a date becomes several words, in a text as in a query.
WORD: Final = re.compile(r"[^\W_]+")
#: Characters of a document that search reads. PostgreSQL bounds the index of one text to 1 MB; the longest article
#: of the news corpus has 30,000 characters.
LONGEST: Final = 200_000
#: Claims of one document that search knows (13 bits of `texts.number`).
MOST: Final = 2**13 - 1
_DOCUMENT_BITS: Final = 28


def words(text: str) -> str:
    """The words of `text`, lower-cased, tones in one place, with one space between."""
    return " ".join(WORD.findall(fold(text[:LONGEST])))


class _Bare(dict[int, str]):
    """Character -> `bare` of it, looked up once: a table for `str.translate`, five times as fast as `bare`."""

    def __missing__(self, code: int) -> str:
        self[code] = bare(chr(code))
        return self[code]


class _BareInPlace(dict[int, str]):
    """The same with one character for each."""

    def __missing__(self, code: int) -> str:
        self[code] = (bare(chr(code)) or chr(code))[0]
        return self[code]


_BARE: Final = _Bare()
_IN_PLACE: Final = _BareInPlace()


def plain(folded: str) -> str:
    """`folded` without diacritics, đ as d: what `language.fold.bare` gives, character by character."""
    return folded.translate(_BARE)


def plain_in_place(folded: str) -> str:
    """`plain` with the same length, so that an offset in the one is an offset in the other."""
    return folded.translate(_IN_PLACE)


def has_marks(folded: str) -> bool:
    """Whether a query is written with diacritics: then it means exactly these letters."""
    return plain(folded) != folded


def text_number(day: int, document: int, place: int) -> int:
    """Number of a text: day (proleptic ordinal, 0 where unknown), then document, then place (0 the document itself,
    else the claim's place and one). Descending order is newest first."""
    return (day << (_DOCUMENT_BITS + 13)) + (document << 13) + place


def first_number(day: int) -> int:
    """The least number of a text of that day."""
    return text_number(day, 0, 0)


@cache
def tag(letter: str, value: str) -> str:
    """One word that stands for a property: k kind, p party, f field, s stage, a act, y year."""
    return letter + "".join(c for c in value.lower() if c.isalnum())

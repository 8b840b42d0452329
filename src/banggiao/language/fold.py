"""Folding for matching keys. Nothing here ever touches a quotation.

`fold` takes NFC text and gives a text of exactly the same length, so that an offset in the one is an offset in the
other: lower case, tone marks on one place (hoà = hòa, thuỷ = thủy), `tỉ` = `tỷ` and the like left to the vocabulary.
`bare` is for search keys: no diacritics, `đ` as `d`; it does not keep offsets.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"


def _toned(base: str, tone: str) -> str:
    return unicodedata.normalize("NFC", base + tone)


def _moves() -> dict[str, str]:
    """New style (tone on the second vowel of oa, oe, uy) -> old style (tone on the first), both two characters."""
    return {
        first + _toned(second, tone): _toned(first, tone) + second
        for first, second in ("oa", "oe", "uy")
        for tone in _TONES
    }


_MOVE: Final = _moves()
# The diphthong ends the syllable ("hoà", "thuỷ"); before a final consonant both styles put the tone on the second
# vowel ("hoàn"), and after q the u belongs to the consonant ("quý").
# Each branch begins with a letter and looks back behind it: so the search skips what is neither o nor u.
_NEW_STYLE: Final = re.compile(
    "(?:" + "|".join(
        f"{first}(?<!q{first})[{''.join(pair[1] for pair in _MOVE if pair[0] == first)}]" for first in "ou"
    ) + r")(?![^\W\d_])"
)  # fmt: skip


def fold(text: str) -> str:
    """Lower-case `text` with every tone mark in its old-style place; same length, offsets unchanged."""
    low = text.lower()
    if len(low) != len(text):  # İ and the like grow when lowered; keep them as they are
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _NEW_STYLE.sub(lambda m: _MOVE[m[0]], low)


def bare(text: str) -> str:
    """`text` without case, tones, vowel marks and the bar of đ: the key of a search without diacritics."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))

"""The letters of Vietnamese as classes for patterns: a range such as à-ỹ would hold capitals too."""

from __future__ import annotations

import unicodedata
from typing import Final

#: No tone, grave, acute, tilde, hook above, dot below.
TONES: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def _marked() -> str:
    """Vowels with every mark and tone, the plain ones left out, in order."""
    toned = (unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES)
    return "".join(sorted({c for c in toned if not c.isascii()}))


#: Inside a character class: small letters, capitals.
LOWER: Final = "a-zđ" + _marked()
UPPER: Final = "A-ZĐ" + _marked().upper()

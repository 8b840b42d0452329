"""Which small words may stand in a gap of a sentence, as patterns made from `vocabulary/data/event_gaps.toml`.

Takes a role, gives compiled patterns over folded text. Keeps true: the words are data; a gap is short.
"""

from __future__ import annotations

import re
from functools import cache

from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import entries_of

#: the capitals of Vietnamese, for character classes (a range would take in small letters)
CAPITALS = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper())
_DAY = r"\d{1,2}[-/]\d{1,2}(?:[-/]\d{4})?"


@cache
def words(role: str) -> str:
    """The words of a role as one alternation, the longest first."""
    forms = {fold(f) for e in entries_of("event_gaps") if e.data["role"] == role for f in e.forms}
    return "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))


@cache
def filled_by(role: str) -> re.Pattern[str]:
    """A gap that holds nothing but words of the role and days; commas where the role allows them."""
    between = " ," if role in ("tells", "to") else " "
    return re.compile(rf"(?:[{between}]|\b(?:{words(role)}|{_DAY})(?!\w))*")


@cache
def opens_with(role: str) -> re.Pattern[str]:
    """A text that opens with a word of the role."""
    return re.compile(rf"(?:{words(role)})(?!\w)")


@cache
def ends_with(role: str) -> re.Pattern[str]:
    """A text that ends with a word of the role and a space."""
    return re.compile(rf"(?<!\w)(?:{words(role)}) $")

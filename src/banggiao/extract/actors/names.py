"""Personal names as runs of capitalised syllables: Vietnamese, Hán-Việt, Western, with hyphens and particles.

Takes a text and an offset, gives where a name that begins there ends. Keeps true: a name never crosses punctuation,
a title or the name of a party; an all-capitals word is no part of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import entries_of

#: a word with inner hyphens and apostrophes, or an initial with its dot
_WORD: Final = re.compile(r"[^\W\d_](?:\.(?=\s?[^\W\d_]))|[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
_IN_NAMES: Final = "bin binti ibn al el von van der den de da del della di dos du la le bint abu ben y e"
#: particles inside names, in lower case
_PARTICLES: Final = frozenset(_IN_NAMES.split())
#: longest name in words ("Abdel Fattah Saeed Hussein El Sisi"), and longest of Vietnamese form
_LONGEST, _LONGEST_VI = 7, 5
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x)?"
    r"[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}"
    r"(?:ch|ng|nh|c|m|n|p|t)?"
)


def is_syllable(word: str) -> bool:
    """Whether a word has the shape of a Vietnamese syllable ("Phúc", "Long"; not "Putin", "Clark")."""
    return bool(_SYLLABLE.fullmatch(word.lower()))


@cache
def surnames() -> frozenset[str]:
    """Vietnamese and Hán-Việt surnames, folded."""
    return frozenset(fold(f) for e in entries_of("surnames") for f in (*e.forms, *e.cased))


def is_vietnamese(name: str) -> bool:
    """Whether a name of two to five syllables opens with a surname and is of Vietnamese shape throughout."""
    words = name.split()
    return 2 <= len(words) <= _LONGEST_VI and fold(words[0]) in surnames() and all(is_syllable(w) for w in words)


def name_end(text: str, start: int, stops: Callable[[int], bool]) -> int:
    """Where the name that begins at `start` ends; `start` itself where none does.

    `stops(offset)` says that something other than a name begins at `offset` (a title, a party).
    """
    words: list[re.Match[str]] = []
    pos, held = start, 0  # held: words up to which the name is sure (a particle must be followed by a capital)
    while len(words) < _LONGEST:
        m = _WORD.match(text, pos)
        if not m or (words and stops(m.start())):
            break
        word = m[0]
        capital = word[0].isupper() and not (len(word) > 2 and word.isupper())
        if not capital and not (words and word in _PARTICLES):
            break
        words.append(m)
        held = len(words) if capital else held
        pos = m.end()
        if text[pos : pos + 1] == " ":
            pos += 1
        elif not word.endswith("."):
            break
    words = words[:held]
    if words and fold(words[0][0]) in surnames() and all(is_syllable(m[0]) for m in words):
        words = words[:_LONGEST_VI]
    return words[-1].end() if words else start

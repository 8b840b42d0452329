"""Tell glued tokens apart: "khối.Ngoài" and "chungNgọc" are two words each, "VinFast" and "TP.HCM" are one.

Keeps true: a space is put where a sentence or a name was run into the word before it; nothing else changes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from banggiao.clean.draft import Draft
from banggiao.clean.letters import LOWER, TONES, UPPER
from banggiao.model.document import Edit

#: A sentence's end, or a comma, with a word at once behind it. The mark stands first and before all branches, and the
#: space that mostly follows it is asked for next: so the search skips whatever is no mark.
_RUN_ON: Final = re.compile(
    rf"[.!?…;:,](?![ \n])(?:(?:(?<=[^\W_]{{2}}.)|(?<=[)”»\"].)|(?<=\d.))(?=[“\"]?[{UPPER}][{LOWER}])"
    rf"|(?<=[^\W\d_]{{2}}[,;])(?=[^\W\d_]{{2}}))"
)
#: Words in which a mark without a space behind it is the writer's own.
_ADDRESS: Final = re.compile(r"\S*(?:://|www\.|@|\.(?:vn|com|net|org|gov|edu|info)\b)\S*", re.I)
#: A capital inside a word, a small letter behind it.
_HUMP: Final = re.compile(rf"[{UPPER}](?<=[^\W\d_].)(?=[{LOWER}])")
#: The letters before a seam, back to the last capital.
_SYLLABLE_END: Final = re.compile(rf"(?:[{UPPER}][{LOWER}]*|(?<![^\W\d_])[{LOWER}]+)\Z")
#: Letters from a seam on; longer than any syllable is none.
_LETTERS: Final = re.compile(r"[^\W\d_]{1,9}")

#: A Vietnamese syllable without its tone: onset, vowels, final (closed tables of the orthography).
_SYLLABLE: Final = re.compile(
    r"(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"(?:iê|yê|uô|ươ|uyê|oă|oa|oe|uâ|uê|uy|uơ|ia|ya|ua|ưa|oo|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)"
    r"(?:ch|ng|nh|c|m|n|p|t|i|y|o|u)?"
)


def split_glued(draft: Draft) -> None:
    """Take the two steps."""
    found = [m.end() for m in _RUN_ON.finditer(draft.text)]
    if found:
        own = [m.span() for m in _ADDRESS.finditer(draft.text)]
        found = [i for i in found if not any(a < i < b for a, b in own)]
    draft.edit("run-on sentences", "a word was run into the mark before it", [Edit(i, i, " ") for i in found])
    draft.edit("glued words", "two words were run together", [Edit(i, i, " ") for i in _seams(draft.text)])


def _seams(text: str) -> list[int]:
    """Offsets inside words at which a Vietnamese syllable, or a name in capitals, ends and another word begins."""
    out = []
    for m in _HUMP.finditer(text):
        seam = m.start()
        found = _LETTERS.match(text, seam)
        right = found[0] if found else ""
        vietnamese = is_marked(right) and is_syllable(right)
        if text[seam - 1].isupper():  # "MINHPhái"
            if vietnamese and seam > 1 and text[seam - 2].isupper():
                out.append(seam)
            continue
        left = _SYLLABLE_END.search(text, max(0, seam - 8), seam)
        if left and is_syllable(left[0]) and (is_marked(left[0]) or vietnamese):
            out.append(seam)
    return out


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether Vietnamese spelling allows `word` as one syllable."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c not in TONES)
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None


def is_marked(word: str) -> bool:
    """Whether a word carries a letter that only marks make (ă, ê, đ, ọ): the sign of Vietnamese."""
    return not word.isascii()

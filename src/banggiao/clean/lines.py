"""The lines of a page and what each looks like: length, ending, capitals, what it repeats.

Takes tidy text (see `characters`), gives Lines. Keeps true: blank lines are no Lines but counted as gaps.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from banggiao.clean.headings import furniture_heading
from banggiao.clean.letters import LOWER, UPPER
from banggiao.clean.markup import BAR
from banggiao.clean.photographs import photo_marks
from banggiao.language.fold import fold
from banggiao.model.document import SegmentKind
from banggiao.vocabulary.lexicon import VocabularyEntry

#: A sentence's end at the end of a line, closing marks after it.
_ENDS: Final = re.compile(r"[.!?…;:][\"”’»)\]]*$|[.!?…,]?[\"”»]$")
_CLOSING: Final = frozenset('.!?…;:"”’»)]')
_INNER_END: Final = re.compile(r"[.!?…][\"”’»)\]]* (?=[\"“‘«(]?[A-ZĐÀ-Ỹ0-9])")
#: "Hoa Kỳ"; "Nga" where a small letter or comma stands before it. Words in capitals only are no names but shouting.
_WORD: Final = rf"[{UPPER}][{LOWER}]{{1,20}}"
_NAMES: Final = re.compile(rf"{_WORD}(?: {_WORD})+|(?<=[{LOWER},] ){_WORD}")
#: Longest line, in words, that can be one thing said twice; a longer one is a text that repeats itself.
_TWICE: Final = 80
_LABEL: Final = re.compile(r"^[\[(][^\])]{2,20}[\])] ?(?=\w)")
_SLUG: Final = re.compile(r"[a-z0-9 ]+")


@dataclass(slots=True)
class Line:
    """One line that holds something; `text[start:end]` of the draft."""

    start: int
    end: int
    text: str
    #: blank lines right before it
    gap: int
    folded: str
    words: int
    #: whether it ends as a sentence does
    ends: bool
    #: sentences' ends inside it
    inner: int
    #: what speaks for (positive) and against its being article, by sign
    signs: dict[str, float] = field(default_factory=dict)
    kind: SegmentKind = "paragraph"
    #: whether it names a photographer or another maker of pictures
    pictured: bool = False
    #: whose words of furniture it is, or begins with
    heading: VocabularyEntry | None = None
    #: its number among all lines of the text, blank ones counted, from 0
    number: int = 0
    #: whether it is one row of several of a table, its cells parted by bars
    row: bool = False

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as running text: eight words and an end, or several sentences."""
        return (self.ends and self.words >= 8) or self.inner >= 2 or self.words >= 45

    @property
    def is_headline(self) -> bool:
        """Whether it reads as a headline: some words, no end, one sentence at most."""
        return not self.ends and not self.row and 3 <= self.words <= 44 and self.inner <= 1

    @property
    def is_twice(self) -> bool:
        """Whether it says one thing twice ("X X"): the text of a link and of its picture."""
        if not 4 <= self.words <= _TWICE:
            return False
        half, odd = divmod(len(self.folded), 2)
        return odd == 1 and self.folded[half] == " " and self.folded[:half] == self.folded[half + 1 :]

    @property
    def is_slug(self) -> bool:
        """Whether it is words without marks or capitals, as in the file name of a picture."""
        return self.words >= 4 and _SLUG.fullmatch(self.text) is not None

    @property
    def is_labelled(self) -> bool:
        """Whether it opens with a label in brackets ("[Video] ...")."""
        return _LABEL.match(self.text) is not None

    @property
    def score(self) -> float:
        """Sum of its signs; positive speaks for article."""
        return sum(self.signs.values())


def read_lines(text: str, folded: str = "") -> list[Line]:
    """The lines of `text` that are not blank, in order; `folded` is `fold(text)` where the caller has it."""
    out, at, gap = [], 0, 0
    folded = folded or fold(text)
    marks = iter([mark.end for mark in photo_marks(text)])
    mark = next(marks, len(text) + 1)
    for number, raw in enumerate(text.split("\n")):
        end = at + len(raw)
        if raw:
            inner = len(_INNER_END.findall(raw)) if ". " in raw or "? " in raw or "! " in raw or '" ' in raw else 0
            ends = raw[-1] in _CLOSING and _ENDS.search(raw, max(0, len(raw) - 5)) is not None
            words = raw.count(" ") + 1
            line = Line(at, end, raw, gap, folded[at:end], words, ends, inner, number=number)
            line.heading = furniture_heading(line.folded, words, sentence=line.is_sentence)
            line.pictured = mark <= end
            out.append(line)
        while mark <= end:
            mark = next(marks, len(text) + 1)
        gap = 0 if raw else gap + 1
        at = end + 1
    _tell_rows(out)
    return out


def _tell_rows(lines: list[Line]) -> None:
    """Lines right under each other that have as many bars: rows of a table; a lone one is a menu or a signature."""
    for above, below in pairwise(lines):
        bars = below.text.count(BAR)
        if bars and not below.gap and above.text.count(BAR) == bars:
            above.row = below.row = True


def repeats(lines: list[Line]) -> Counter[str]:
    """How often each line is said on the page."""
    return Counter(line.folded for line in lines)


def content_words(folded: str) -> set[str]:
    """Pairs of neighbouring syllables: the nearest thing to words that needs no dictionary."""
    syllables = re.findall(r"\w+", folded)
    return {f"{a} {b}" for a, b in pairwise(syllables)}


def names_in(text: str) -> set[str]:
    """Runs of two capitalised words or more in `text`, and single ones inside a sentence."""
    return {m[0] for m in _NAMES.finditer(text)}

"""Signs that take several lines: rows of headlines, teasers in pairs, what stands below the article's last word.

Keeps true: signs are only added, each once; the lines of a corpus text (segmented) are taken one by one instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from banggiao.clean.lines import Line, content_words
from banggiao.clean.lone import closes

_OTHER: Final = "speaks of other matter"
_KEPT: Final = "trafilatura keeps it"
#: From how many headlines in a row on they are a list.
_ROW: Final = 3
#: From how many teasers (headline, one sentence) in a row on they are a list.
_PAIRS: Final = 2
#: Longest summary of a teaser, in words.
_SUMMARY: Final = 60
#: "Về hợp tác kinh tế", "2. Quốc phòng": a statement's headings over one sentence each, which no teaser bears.
_FIELD: Final = re.compile(r"(?:Về|Trên lĩnh vực|Trong lĩnh vực|[IVX]{1,4}[.)]|\d{1,2}[.)])\s")
#: How many paragraphs an article has before anything can close it.
_BODY: Final = 3


def sign_rows(lines: Sequence[Line], core: frozenset[str]) -> None:
    """Headlines in a row are a list of links; an article has one heading at a time.

    `core`: pairs of syllables of title and opening, which say nothing of a heading's own matter.
    """
    row: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.is_headline and not line.pictured:
            row.append(line)
            continue
        if len(row) >= _ROW:
            # the first may be the article's own heading, whose words the paragraph under the box takes up
            own = line is not None and not core.issuperset(content_words(row[0].folded) & content_words(line.folded))
            for x in row[own:]:
                x.signs["is one of a row of headlines"] = -1.5
        row = []


def sign_pairs(lines: Sequence[Line]) -> None:
    """A headline with one sentence, again and again, is a list of teasers; under an article's heading stands more."""
    i = 0
    while i + 1 < len(lines):
        run = i
        while run + 1 < len(lines) and _is_teaser(lines[run], lines[run + 1]):
            run += 2
        alien = run - i == 2 and all(_OTHER in x.signs for x in lines[i:run])
        if run - i >= 2 * _PAIRS or alien:
            for line in lines[i:run]:
                line.signs["is one of a row of teasers" if not alien else "is a teaser of other matter"] = -2.5 + alien
        i = max(run, i + 1)


def _is_teaser(headline: Line, summary: Line) -> bool:
    if _FIELD.match(headline.text):
        return False
    if not (headline.is_headline and headline.words >= 4 and not headline.pictured):
        return False
    return summary.is_sentence and not summary.inner and summary.words <= _SUMMARY and not summary.pictured


def sign_below(lines: Sequence[Line], lone: Mapping[int, str], first: int) -> None:
    """What stands below credit, byline, tags or comments is hardly article."""
    paragraphs, closed = 0, 0.0
    for i in range(first, len(lines)):
        line = lines[i]
        if i in lone:
            if paragraphs >= _BODY:
                closed = min(2.0, closed + closes(line, lone[i]))
        else:
            paragraphs += line.is_sentence
            if closed:
                line.signs["stands below what closes an article"] = -1.2 * closed


def sign_neighbours(lines: Sequence[Line]) -> None:
    """What speaks of other matter and stands among furniture is a teaser's summary."""
    scores = [x.score for x in lines]
    for i, line in enumerate(lines):
        around = [scores[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        if _OTHER in line.signs and _KEPT not in line.signs and around and max(around) <= -1.0:
            line.signs["stands among furniture"] = -2.0

"""Find the title among the first lines of a page.

Keeps true: the title is a line of the page; a page that opens with running text has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from banggiao.clean.credits import credit_of, is_publisher
from banggiao.clean.lines import Line, content_words, names_in
from banggiao.clean.stamps import holds_stamp, is_stamp

#: How many lines from the top can hold the title, and how long (in words) it can be.
_DEPTH: Final = 25
_LONGEST: Final = 45
#: Where the first paragraph comes so soon, the first line is the title as a rule.
_SOON: Final = 3
#: What a name of the text in a line is worth, and the score from which a line can be a title.
_NAMED: Final = 1.0
_LIKELY: Final = 1.5
#: Marks between the parts of a breadcrumb.
_CRUMBS: Final = (" > ", " » ", " / ", " | ", " › ", "• ")


def find_title(lines: Sequence[Line], said: Counter[str]) -> int | None:
    """Index of the title's line: the best of those above the first paragraph; None where nothing stands above it.

    `said` is how often each line is said on the page (`lines.repeats`).
    """
    first = next((i for i, x in enumerate(lines[:_DEPTH]) if i and x.is_sentence and x.words >= 18), None)
    if first is None:
        first = min(len(lines), 3)
    if first == 1:  # one line above the text: nothing else can be the title
        return 0 if lines[0].words <= _LONGEST and not is_stamp(lines[0].text) else None
    body = content_words(" ".join(x.folded for x in lines[first : first + 4]))
    names = {name for x in lines[first : first + 4] for name in names_in(x.text)}
    scored = [_fits(x, i, first, body, said[x.folded]) for i, x in enumerate(lines[:first])]
    for i, x in enumerate(lines[:first]):
        scored[i] += _NAMED * (not names.isdisjoint(names_in(x.text)))
    # of the lines that can be one, the last before the text has a little more for it
    last = max((i for i, score in enumerate(scored) if score > _LIKELY), default=0)
    best, at = max(((score + (i == last), -i) for i, score in enumerate(scored)), default=(0.0, 0))
    return -at if best > 0 else None


def _fits(line: Line, i: int, first: int, body: set[str], said: int) -> float:
    if line.words > _LONGEST or line.inner > 1 or not any(c.isalpha() for c in line.text):
        return -9.0
    score = (
        (3.0 if first <= _SOON else 0.5) * (i == 0)
        + 2.0 * (5 <= line.words <= 30)
        + 1.0 * (3 <= line.words < 5)
        - 0.1 * i
    )
    pairs = content_words(line.folded)
    score += 4.0 * len(pairs & body) / max(3, len(pairs)) + 0.5 * (said > 1)
    score += 3.0 * line.text.startswith("# ") - 4.0 * line.text.endswith((".", ";")) - 2.0 * (line.words < 3)
    if (
        line.heading is not None
        or is_stamp(line.text)
        or holds_stamp(line.text)
        or credit_of(line) is not None
        or is_publisher(line)
    ):
        score -= 6.0
    if any(mark in line.text for mark in _CRUMBS) and line.words <= 14:
        score -= 3.0
    return score - 4.0 * line.pictured - 3.0 * line.is_labelled - 4.0 * line.is_slug

"""Tell the article from the page's furniture, line by line, by all signs at once.

Each line has its signs summed (see `signs`); the most likely run of article, boxes inside it and the page's tail is
found with one pass of dynamic programming (three states; leaving the article costs, and nothing comes back from the
tail). Single lines that are no article wherever they stand (date bar, credit, byline, button) fall out by themselves.
Keeps true: every line is either kept or has a reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from banggiao.clean.company import sign_below, sign_neighbours, sign_pairs, sign_rows
from banggiao.clean.credits import is_publisher
from banggiao.clean.lines import Line, repeats
from banggiao.clean.lone import BYLINE, CREDIT, HEADING, PUBLISHER, lone
from banggiao.clean.signs import sign, surroundings
from banggiao.clean.title import find_title
from banggiao.clean.web import Web

_ARTICLE, _BOX, _TAIL = 0, 1, 2
#: Cost of going from one state to another. A box inside the article must be worth its two borders; the tail is
#: entered once and never left.
_ENTER_BOX: Final = -1.5
_LEAVE_BOX: Final = -0.3
_ENTER_TAIL: Final = -2.5

#: Longest caption that can be said twice, in words.
_CAPTION: Final = 120


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines of a page, sorted: index of the title, the lines kept, and the reason of each that is not."""

    lines: Sequence[Line]
    title: int | None
    reasons: dict[int, str]

    @property
    def kept(self) -> list[Line]:
        """The article's lines in order."""
        return [x for i, x in enumerate(self.lines) if i not in self.reasons]


def sort_lines(lines: Sequence[Line], *, segmented: bool, web: Web | None = None) -> Sorted:
    """Sort the lines of a page into article and furniture; `web` is given for pages of HTML."""
    said = repeats(list(lines))
    title = web.title(lines) if web else None
    if title is None:
        title = find_title(lines, said)
    reasons: dict[int, str] = {i: PUBLISHER if is_publisher(lines[i]) else "above the title" for i in range(title or 0)}
    around = surroundings(lines, lines[title] if title is not None else None, said, segmented=segmented)
    first = (title if title is not None else -1) + 1
    alone = {i: why for i in range(first, len(lines)) if (why := lone(lines, i, first))}
    rest = [i for i in range(first, len(lines)) if i not in alone]
    for i in rest:
        sign(lines, i, around)
    others = [lines[i] for i in rest]
    if web:
        web.sign(others)
    for group in _groups(lines, rest, alone):
        sign_rows(group, around.core)
        if not segmented:
            sign_pairs(group)
    if not segmented:
        sign_below(lines, alone, first)
        sign_neighbours(others)
    states = _states([lines[i].score for i in rest])
    last = max((n for n, state in enumerate(states) if state == _ARTICLE), default=-1)
    for n, (i, state) in enumerate(zip(rest, states, strict=True)):
        if state != _ARTICLE:
            reasons[i] = _reason(lines[i], "a box inside the article" if n < last else "below the article")
    if not any(lines[i].is_sentence for i in rest if i not in reasons):  # a page of bare lines is a list, not furniture
        reasons = {i: why for i, why in reasons.items() if i < first}
    _drop_repeats(lines, rest, reasons)
    return Sorted(lines, title, dict(sorted((alone | reasons).items())))


def _groups(lines: Sequence[Line], rest: Sequence[int], alone: Mapping[int, str]) -> list[list[Line]]:
    """The lines of `rest` in runs that no heading, credit or byline of furniture parts."""
    groups: list[list[Line]] = [[]]
    at = rest[0] if rest else 0
    for i in rest:
        if any(alone.get(k) in (HEADING, CREDIT, BYLINE) for k in range(at, i)):
            groups.append([])
        groups[-1].append(lines[i])
        at = i
    return groups


def _states(scores: Sequence[float]) -> list[int]:
    """The best run of states; a line's score counts where it is taken for article."""
    if min(scores, default=0.0) >= 0:
        return [_ARTICLE] * len(scores)
    article, box, tail = 0.0, float("-inf"), float("-inf")
    trace: list[tuple[int, int, int]] = []
    for score in scores:
        came = (
            _ARTICLE if article >= box + _LEAVE_BOX else _BOX,
            _BOX if box >= article + _ENTER_BOX else _ARTICLE,
            max(((tail, _TAIL), (article + _ENTER_TAIL, _ARTICLE), (box + _LEAVE_BOX, _BOX)), key=lambda x: x[0])[1],
        )
        values = {_ARTICLE: article, _BOX: box, _TAIL: tail}
        entered = {_ARTICLE: _ENTER_TAIL, _BOX: _LEAVE_BOX, _TAIL: 0.0}
        article, box, tail = (
            max(article, box + _LEAVE_BOX) + score,
            max(box, article + _ENTER_BOX),
            values[came[2]] + entered[came[2]],
        )
        trace.append(came)
    if not trace:
        return []
    state = max((article, -_ARTICLE), (box, -_BOX), (tail, -_TAIL))[1] * -1
    out = [state]
    for came in reversed(trace[1:]):
        state = came[state]
        out.append(state)
    return out[::-1]


def _reason(line: Line, where: str) -> str:
    """Where the line stands, and the heaviest sign against it where there is one of weight."""
    worst = min(line.signs.items(), key=lambda x: x[1], default=("", 0.0))
    return f"{where}: {worst[0]}" if worst[1] <= -1.0 else where


def _drop_repeats(lines: Sequence[Line], rest: Sequence[int], reasons: dict[int, str]) -> None:
    """Of lines said more than once (captions, mostly) keep the first; the first is then a caption."""
    seen: dict[str, int] = {}
    for i in rest:
        if i in reasons or lines[i].words > _CAPTION:
            continue
        first = seen.setdefault(lines[i].folded, i)
        if first != i:
            reasons[i] = "said before"
            lines[first].kind = "caption"

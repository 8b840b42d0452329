"""Tell the article from the page's furniture, line by line, by all signs at once.

Each line has its signs summed (see `signs`); the most likely run of article, boxes inside it and the page's tail is
found with one pass of dynamic programming (three states; leaving the article costs, and nothing comes back from the
tail). Single lines that are no article wherever they stand (date bar, credit, byline, button) fall out by themselves.
Keeps true: every line is either kept or has a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from banggiao.clean.credits import credit_of, is_byline, is_publisher
from banggiao.clean.lines import Line, repeats
from banggiao.clean.markdown import PICTURE
from banggiao.clean.photographs import photo_credit
from banggiao.clean.signs import sign, sign_company, sign_runs, surroundings
from banggiao.clean.stamps import is_stamp
from banggiao.clean.title import find_title
from banggiao.clean.web import Web

_ARTICLE, _BOX, _TAIL = 0, 1, 2
#: Cost of going from one state to another. A box inside the article must be worth its two borders; the tail is
#: entered once and never left.
_ENTER_BOX: Final = -2.0
_LEAVE_BOX: Final = -0.5
_ENTER_TAIL: Final = -2.5


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
    reasons: dict[int, str] = {
        i: "the publisher's line" if is_publisher(lines[i]) else "above the title" for i in range(title or 0)
    }
    around = surroundings(lines, lines[title] if title is not None else None, said, segmented=segmented)
    first = (title if title is not None else -1) + 1
    lone = {i: why for i in range(first, len(lines)) if (why := _lone(lines, i, first))}
    rest = [i for i in range(first, len(lines)) if i not in lone]
    for i in rest:
        sign(lines, i, around)
    if web:
        web.sign([lines[i] for i in rest])
    sign_runs([lines[i] for i in rest])
    sign_company([lines[i] for i in rest])
    states = _states([lines[i].score for i in rest])
    last = max((n for n, state in enumerate(states) if state == _ARTICLE), default=-1)
    for n, (i, state) in enumerate(zip(rest, states, strict=True)):
        if state != _ARTICLE:
            reasons[i] = _reason(lines[i], "a box inside the article" if n < last else "below the article")
    _drop_repeats(lines, rest, reasons)
    return Sorted(lines, title, dict(sorted((lone | reasons).items())))


def _states(scores: Sequence[float]) -> list[int]:
    """The best run of states; a line's score counts where it is taken for article."""
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


def _lone(lines: Sequence[Line], i: int, first: int) -> str | None:
    """Why a line is no article wherever it stands; None where nothing says so."""
    line = lines[i]
    if line.heading is not None:
        return "a heading or button of the page"
    if line.text == PICTURE:
        return "a picture"
    if credit_of(line) is not None:
        return "the agency's credit"
    near_title = i < first + 4
    if near_title and is_stamp(line.text):
        return "the date bar"
    if is_publisher(line, anywhere=not (i + 1 == len(lines) or i < first + 2)):
        return "the publisher's line"
    if is_byline(line) and _is_at_border(lines, i, first):
        return "the byline"
    if line.pictured and (span := photo_credit(line.text)) and span == (0, len(line.text)):
        return "a photographer's credit"
    return None


def _is_at_border(lines: Sequence[Line], i: int, first: int) -> bool:
    """Whether a line stands right under the title, or closes the text: bylines do nothing else."""
    if i < first + 2 and (i + 1 < len(lines) and not lines[i].text.endswith(":")):
        return lines[i].words <= 6
    after = lines[i + 1] if i + 1 < len(lines) else None
    return (lines[i - 1].is_sentence and (after is None or after.gap > 0 or not after.is_sentence)) or _closes(lines, i)


def _closes(lines: Sequence[Line], i: int) -> bool:
    return i + 1 == len(lines) or lines[i + 1].gap >= 2


def _reason(line: Line, where: str) -> str:
    """Where the line stands, and the heaviest sign against it where there is one of weight."""
    worst = min(line.signs.items(), key=lambda x: x[1], default=("", 0.0))
    return f"{where}: {worst[0]}" if worst[1] <= -1.0 else where


def _drop_repeats(lines: Sequence[Line], rest: Sequence[int], reasons: dict[int, str]) -> None:
    """Of lines said more than once (captions, mostly) keep the first; the first is then a caption."""
    seen: dict[str, int] = {}
    for i in rest:
        if i in reasons:
            continue
        first = seen.setdefault(lines[i].folded, i)
        if first != i:
            reasons[i] = "said before"
            lines[first].kind = "caption"

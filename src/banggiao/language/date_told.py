"""The day that a text calls today, where its page prints none.

Takes the folded text and its date shapes, gives the shape of that day. Keeps true: one day only fits, it is told as
gone or under way, and the words print it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from banggiao.language.date_context import FUTURE, LEDE, SENTENCE_END, is_ahead
from banggiao.language.date_shapes import Shape

_EARLY: Final = ("sáng sớm ", "chiều muộn ", "tối muộn ", "chiều tối ")
_TIME: Final = re.compile(r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm)\b")
#: characters between a morning and the afternoon of the same day
_NEXT: Final = 260
#: between "hôm nay" and the day that it is: "hôm nay (7/12)", "chiều nay, ngày 7/12", "hôm qua - 6/12"
_NAMELY: Final = re.compile(r"\s?[,(–-]?\s?(?:tức )?(?:ngày )?")
_NAMED: Final = 12
#: days from what the words call today
_SHIFTS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
#: any year without a 29th of February
_COMMON, _MONTHS = 2001, 12


def told_day(folded: str, found: Sequence[Shape]) -> Shape | None:
    """The day that a text calls today, where the page prints none: "hôm nay" beside "chiều 24/8".

    It is the one day without a year that the opening of the text tells with a time of day; None where there are two,
    where nothing is called today, or where the day is still to come.
    """
    now = [s for s in found if s.kind == "today"]
    if not now and not any(s.kind in _SHIFTS for s in found):
        return None
    if named := _named(folded, found):
        return named
    if not now:
        return _told_for_tomorrow(folded, found)
    if later := _told_before_noon(folded, found, now):
        return later
    days = [
        s for s in found if s.start < LEDE and s.kind == "point" and s.parts[0].day is not None and _is_timed(folded, s)
    ]
    first = {(s.parts[0].month, s.parts[0].day) for s in days}
    if len(first) != 1 or days[0].parts[0].year is not None or _tells_eve(folded, days[0], found):
        return None
    return None if is_ahead(folded, days[0].start) else days[0]


def _named(folded: str, found: Sequence[Shape]) -> Shape | None:
    """`hôm nay (7/12)`, `hôm qua, 6-12`, `ngày mai (8/12)`: the day that the words themselves name, one only."""
    days: dict[tuple[int, int], Shape] = {}
    for i, word in enumerate(found[:-1]):
        s = found[i + 1]
        shift = _SHIFTS.get(word.kind)
        part = s.parts[0] if s.parts and s.kind == "point" else None
        if shift is None or part is None or not part.day or not part.month or part.year is not None:
            continue
        if s.start - word.end > _NAMED or not _NAMELY.fullmatch(folded, word.end, s.start):
            continue
        day = part.day - shift
        if part.month <= _MONTHS and 1 <= day <= monthrange(_COMMON, part.month)[1]:
            days[part.month, day] = replace(s, parts=(replace(part, day=day),))
    return next(iter(days.values())) if len(days) == 1 else None


def _told_for_tomorrow(folded: str, found: Sequence[Shape]) -> Shape | None:
    """`vào sáng ngày 6/11 ... sáng mai, ông sẽ đến`: one day of the opening, to come at the same time of day."""
    times = {folded[s.start : s.start + 4] for s in found if s.kind == "tomorrow" and _TIME.match(folded, s.start)}
    days = [s for s in found if s.start < LEDE and s.kind == "point" and s.parts[0].day and s.parts[0].month]
    timed = {(s.parts[0].month, s.parts[0].day): s for s in days if folded[s.start : s.start + 4] in times}
    if len(timed) != 1 or len({s.parts[0] for s in days}) != 1:
        return None
    s = next(iter(timed.values()))
    part, day = s.parts[0], s.parts[0].day or 0
    if part.year is not None or day < 2 or not is_ahead(folded, s.start):
        return None
    return replace(s, parts=(replace(part, day=day - 1),))


def _told_before_noon(folded: str, found: Sequence[Shape], now: Sequence[Shape]) -> Shape | None:
    """`Sáng 24/5, ông nói chuyện tại ... Chiều nay, ông sẽ ...`: the next sentence goes on with the same day."""
    for s in found:
        opens = s.kind == "point" and s.parts[0].day is not None and s.parts[0].year is None
        if not opens or not folded.startswith(("sáng ", "trưa "), s.start):
            continue
        nxt = next((n for n in now if 0 < n.start - s.end < _NEXT), None)
        between = folded[s.end : nxt.start] if nxt else ""
        next_sentence = len(SENTENCE_END.findall(between)) == 1 and not FUTURE.search(between)
        goes_on = nxt is not None and folded.startswith(("chiều ", "tối "), nxt.start)
        if goes_on and next_sentence and not is_ahead(folded, s.start):
            return s
    return None


def _tells_eve(folded: str, told: Shape, found: Sequence[Shape]) -> bool:
    """Whether the text's opening also tells the day before, which may be today as well."""
    day, month = told.parts[0].day, told.parts[0].month
    points = (s for s in found if s.kind == "point" and s.start < LEDE and s.parts[0].month == month)
    eves = [s for s in points if day and s.parts[0].day == day - 1]
    return any("trước đó" not in folded[max(0, s.start - 40) : s.start] for s in eves)


def _is_timed(folded: str, s: Shape) -> bool:
    """Whether a time of day leads: "chiều 24/8", "từ sáng sớm ngày 9/11"."""
    return _TIME.match(folded, s.start) is not None or folded.endswith(_EARLY, 0, s.start)

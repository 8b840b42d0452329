"""The year of a text's own present by what it tells as gone and what it plans: the only year that lies between.

Takes the folded text and its date shapes, gives the year and where it stands. Keeps true: the present is not before
what is told as gone, nor behind what is planned; where two years are left, none is given, but for a visit or meeting
told at most two months before the day, or one planned at most two months behind it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from banggiao.language.date_context import Stated, number
from banggiao.language.date_shapes import Shape
from banggiao.language.date_side import side

_Day = tuple[int, int, int]

#: what is told of years before it says nothing of a text's present
_OLDEST: Final = 1990
_MONTHS: Final = 12
_LAST: Final = 31
_FIRST_MONTHS: Final = {"early": 1, "mid": 6, "late": 10}
#: first and last month of EDTF's quarters and halves
_QUARTERS: Final = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
_LAST_MONTHS: Final = {"early": 4, "mid": 8}
#: behind this month nobody plans for "năm 2019" who lives in 2019: it would be "năm nay"
_LATE: Final = 8
#: how many years after the last one told are tried
_TRIED: Final = 4
#: years after the last one told that the text may still speak of as told, where it does not say
_SOON: Final = 2
#: months between a visit told or planned and the day of the text
_NEAR: Final = 2
#: months in which one still tells of a visit by its month and year
_WITHIN: Final = 4
#: in which month a year is as good as over
_OVER: Final = 11
#: "việc tổ chức thành công Năm APEC 2017", "tổ chức thành công World Cup 2018"
_SUCCESS: Final = re.compile(
    r"(?<!chúc )(?<!để )(?<!trợ )(?<!hộ )(?<!giúp )(?:đã|việc) (?:đăng cai )?tổ chức thành công"
    r" (?P<own>năm )?[^.;,\n]{0,60}?(?P<y>20\d\d)\b"
)
#: "các hoạt động trong Năm Hữu nghị 2017 đã góp phần ..."
_LOOKED_BACK: Final = re.compile(
    r"\b(?P<own>năm )(?:đoàn kết,? )?hữu nghị (?:[^.;,\n\d]{0,40} )?(?P<y>20\d\d) đã (?:góp phần|thành công|kết thúc)"
)
#: behind a year: "đạt 6,5 tỷ USD năm 2017 | , tăng 7% so với năm 2016"
_GROWN: Final = re.compile(
    r"(?:,| đã)?(?: đạt[^.;\n]{4,50}?,?| tiếp tục)? (?:tăng|giảm)\b[^.;\n]{0,30}? so với"
    r" (?:cùng kỳ )?(?:năm )?(?:trước|20\d\d)"
)
_MEMORIAL: Final = re.compile(r"quốc khánh|ngày (?:truyền thống|thành lập|sinh)|sinh (?:nhật|ngày)|kỷ niệm")
_HELD: Final = re.compile(
    r"\b(?:chuyến (?:thăm|công tác|đi)|thăm|sang|hội đàm|hội kiến|gặp|kỳ họp|phiên họp|cuộc họp|hội nghị|hội thảo|lễ"
    r"|đối thoại|khánh thành|diễn đàn)\b"
)
#: a bond or an office has its month for years
_LASTING: Final = re.compile(
    r"\b(?:ký|ký kết|thiết lập|nâng cấp|xác lập|nhậm chức|đắc cử|hiệu lực|kể từ|từ|lần đầu|trước đó|nhớ)\b"
)
_ASKED: Final = re.compile(r"\b(?:mời|tham dự|dự kiến|sẽ)\b[^.;()\n]{0,70}$")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A day that the present is not before (or not behind), and where the text has it."""

    at: _Day
    span: tuple[int, int]
    shape: Shape | None = None
    #: only the year is printed
    bare: bool = False
    #: the month is printed
    timed: bool = False


def window_year(folded: str, found: Sequence[Shape]) -> Stated | None:
    """The only year in which the text's own day lies between what is told and what is planned, or None."""
    dated = [s for s in found if s.parts and s.kind in ("point", "interval") and number(s.parts[0].year) >= _OLDEST]
    day = _own_day(folded, found) if dated else None
    if day is None:
        return None
    sides = [(s, side(folded, s)) for s in dated]
    lows = [*_lows(folded, [s for s, told in sides if told < 0]), *_over(folded)]
    if not lows:
        return None
    low = max(lows, key=lambda e: e.at)
    highs = [h for h in _highs(folded, [s for s, told in sides if told > 0]) if h.at >= low.at]
    years = [y for y in range(low.at[0], low.at[0] + _TRIED) if (y, *day) >= low.at and _fits(y, day, highs)]
    if len(years) == 1 and highs:
        high = min(highs, key=lambda e: e.at)
        return years[0], (high if high.at[0] == years[0] else low).span
    open_years = [number(s.parts[0].year) for s, told in sides if not told and s.kind == "point"]
    if not years or any(0 < year - low.at[0] <= _SOON for year in open_years):
        return None
    return _beside(folded, day, low, highs, {number(p.year) for s in dated for p in s.parts})


def _own_day(folded: str, found: Sequence[Shape]) -> tuple[int, int] | None:
    """Month and day of the first day without a year that is told, not remembered; else of the first one."""
    days = [s for s in found if s.kind in ("point", "interval") and s.parts and _is_bare_day(s)]
    days = [s for s in days if not _MEMORIAL.search(folded, max(0, s.start - 30), s.start)]
    first = next((s for s in days if side(folded, s) <= 0), days[0] if days else None)
    return (first.parts[0].month or 0, first.parts[0].day or 0) if first else None


def _is_bare_day(s: Shape) -> bool:
    return bool(s.parts[0].day and s.parts[0].month) and not s.year_word and not any(p.year for p in s.parts)


def _is_whole(folded: str, s: Shape) -> bool:
    """ "đạt 6,5 tỷ USD năm 2017, tăng 7% so với năm 2016": the figure of a year that is over."""
    return _GROWN.match(folded, s.end) is not None


def _lows(folded: str, told: Sequence[Shape]) -> list[_Edge]:
    """What the text tells as gone."""
    out = []
    for s in told:
        first, last = s.parts[0], s.parts[-1]
        if s.kind == "interval" and first.month is None:
            continue
        begins = first if first.day else last  # a stay is told from its first day on, months when they are over
        month = _QUARTERS.get(begins.month or 0, (begins.month or _FIRST_MONTHS.get(s.mod, 1), 0))[0]
        if not begins.month and not s.mod and _is_whole(folded, s):
            month = _OVER
        edge = _Edge((number(begins.year), month, begins.day or 1), (s.start, s.end), s, not begins.month)
        out.append(replace(edge, timed=bool(begins.month)))
    return out


def _over(folded: str) -> list[_Edge]:
    """Years of meetings and of friendship that the text looks back on."""
    trials = [(_SUCCESS, "thành công"), (_LOOKED_BACK, "hữu nghị")]
    return [
        _Edge((int(m["y"]), _OVER if m["own"] else 1, 1), m.span("y"))
        for pattern, word in trials
        if word in folded
        for m in pattern.finditer(folded)
    ]


def _highs(folded: str, planned: Sequence[Shape]) -> list[_Edge]:
    """What the text plans."""
    out = []
    for s in planned:
        first = s.parts[0]
        term = folded.endswith(("kỳ ", "kỳ (", "kì ", "kì ("), 0, s.start)
        if s.kind == "interval" and not (term or first.day):  # a stay that is planned begins on its first day
            continue
        month = _QUARTERS.get(first.month or 0, (0, first.month or _LAST_MONTHS.get(s.mod, _MONTHS)))[1]
        bare = first.month is None and not s.mod
        out.append(
            _Edge((number(first.year), month, first.day or _LAST), (s.start, s.end), s, bare, first.month is not None)
        )
    return out


def _fits(year: int, day: tuple[int, int], highs: Sequence[_Edge]) -> bool:
    """Whether the day of that year is not behind what is planned."""
    return not any((year, *day) > h.at or (h.bare and h.at[0] == year and day[0] > _LATE) for h in highs)


def _beside(
    folded: str, day: tuple[int, int], low: _Edge, highs: Sequence[_Edge], years: Collection[int]
) -> Stated | None:
    """The year of a visit or meeting told right before the day, or planned right behind it; `years`: all printed."""
    for high in highs:
        asked = _ASKED.search(folded, max(0, high.span[0] - 80), high.span[0])
        near = high.timed and 0 <= high.at[1] - day[0] <= _NEAR and high.at[0] - low.at[0] <= 1
        if asked and near:
            return high.at[0], high.span
    s = low.shape
    if any(high.timed and high.at[0] > low.at[0] for high in highs):
        return None  # the day may belong to either year
    if s is None or (low.bare and s.mod != "early") or not _is_recent_meeting(folded, s):
        return None
    later = day[0] - low.at[1] if s.parts[-1].day or low.bare else day[0] - low.at[1] - (day[0] == low.at[1]) * _LAST
    if 0 <= later <= _NEAR:
        return low.at[0], low.span
    # "hồi tháng 11/2017" and news of 22/3: the next such day, where no year beside it is printed
    turned = day[0] < low.at[1]
    far = low.timed and _NEAR < day[0] - low.at[1] + turned * _MONTHS <= _WITHIN
    return (low.at[0] + turned, low.span) if far and low.at[0] + turned + 1 not in years else None


def _is_recent_meeting(folded: str, s: Shape) -> bool:
    """Whether a visit or meeting is told of that month, not a bond, an office or a memory."""
    start = max(folded.rfind(stop, 0, s.start) for stop in (". ", ";", "\n")) + 1
    before, behind = folded[max(start, s.start - 90) : s.start], folded[s.end : s.end + 40]
    return not _LASTING.search(before) and _HELD.search(before + " " + behind) is not None

"""How a figure has changed, against what.

Takes a Figure, gives a `Change`. Keeps true: a change is told of the figure right before it, or of the one it leads
to ("tăng 20%, đạt 4 tỷ USD"), never across another thing that is measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from banggiao.extract.dated import Dated, Span, dated
from banggiao.extract.indicators.figure import Figure
from banggiao.extract.indicators.period import in_months, is_usable
from banggiao.language.amounts import AmountMention


@dataclass(frozen=True, slots=True)
class Change:
    """By how many per cent, against what."""

    pct: float
    span: Span
    base: Dated | None = None


_TIMES: Final = re.compile(r"(?:tăng|cao|lớn) gấp (?:khoảng |hơn |gần )?$")
#: "đạt 900 triệu USD, gấp 3 lần so với năm 2010"
_BARE: Final = re.compile(r",? (?:và )?(?=gấp )")
_CHANGED: Final = re.compile(
    r"(?P<sign>tăng trưởng|tăng|giảm)(?:\s(?:tới|đến|thêm|khoảng|trên|lên|mạnh|đạt|ở mức|mức|bình quân))*\s$"
)
_THEN: Final = re.compile(r"(?:[^.;]{0,60}?)[,\s]*(?:lên|đạt|lên mức|lên tới|ước đạt|xuống|còn|với)\s(?:mức\s)?$")


def change_of(figure: Figure, flow: bool) -> Change | None:
    """`..., tăng 26% so với cùng kỳ năm 2021`: the change told of this figure, before any other figure."""
    if figure.sort not in ("money", "people", "projects", "flights"):
        return None
    clause = figure.clause
    shares = [a for a in clause.reading.amounts_in(clause.start, clause.end) if a.unit == "percent"]
    for share in shares:
        if figure.end <= share.start <= min(figure.right, figure.end + 80):
            words = figure.between(figure.end, share.start)
            m = _CHANGED.search(words)
            if m and not _turns(figure, share.start) and "trong đó" not in words:
                return _change(figure, share, m, figure.end, figure.right, flow)
            return None
    if (grown := _grown(figure, flow) or _doubled(figure)) is not None:
        return grown
    for share in reversed(shares):
        if figure.left <= share.start and share.end <= figure.start:
            m = _CHANGED.search(figure.between(figure.left, share.start))
            if m and _THEN.fullmatch(figure.between(share.end, figure.start)) and not _of_the_last(figure, share):
                return _change(figure, share, m, figure.left, figure.start, flow)
    return None


def _grown(figure: Figure, flow: bool) -> Change | None:
    """`..., tăng gấp 9 lần so với năm 2012` is 800 % more."""
    clause = figure.clause
    for times in clause.reading.amounts_in(figure.end, min(figure.right, figure.end + 80)):
        if times.unit != "times":
            continue
        between = figure.between(figure.end, times.start)
        m = _TIMES.search(between) or _TIMES.search(clause.text[figure.end : times.number_start])
        if m is None and between in (", ", " và ") and clause.text.startswith(" so với", times.end):
            m = _BARE.match(clause.text[figure.end : times.number_start])
        if m is not None and times.value > 1 and not _turns(figure, times.start):
            base = next((d for d in clause.dates if times.end <= d.start <= times.end + 40 and d.role == "base"), None)
            edtf = in_months(base, flow=flow) if base else None
            span = (figure.end + m.start(), times.end)
            return Change(round((times.value - 1) * 100, 4), span, dated(base, edtf) if base and edtf else None)
    return None


def _doubled(figure: Figure) -> Change | None:
    """`tăng gấp hai lần, đạt 189 triệu USD` is 100 % more."""
    for times in figure.clause.reading.amounts_in(figure.left, figure.start):
        m = _TIMES.search(figure.between(figure.left, times.number_start)) if times.unit == "times" else None
        if m and times.value > 1 and _THEN.fullmatch(figure.between(times.end, figure.start)):
            return Change(round((times.value - 1) * 100, 4), (figure.left + m.start(), times.end))
    return None


def _of_the_last(figure: Figure, share: AmountMention) -> bool:
    """`... đạt 4 tỷ USD, tăng 11% so với 2016, 6 tháng đầu năm 2018 đạt 2 tỷ`: a date begins what is told next."""
    dates = (d for d in figure.clause.dates if share.end <= d.start and d.end <= figure.start)
    return figure.left > figure.clause.start and any(is_usable(d) for d in dates)


def _turns(figure: Figure, stop: int) -> bool:
    """Whether something else is measured between the figure and `stop`."""
    return any(figure.end <= h.start < stop and h.entry.data["role"] in ("head", "no") for h in figure.clause.heads)


def _change(figure: Figure, share: AmountMention, m: re.Match[str], offset: int, stop: int, flow: bool) -> Change:
    sign = -1 if m["sign"] == "giảm" else 1
    base = None
    for date in figure.clause.dates:
        if share.end <= date.start <= min(stop, share.end + 40) and date.role == "base":
            edtf = in_months(date, flow=flow)
            base = dated(date, edtf) if edtf else None
            break
    return Change(sign * share.value, (offset + m.start(), share.end), base)

"""Dates that belong together: `27/2 đến 1/3`, `9/1973 - 9/2018`, `tháng 3 và tháng 4/2020`, `16/1 và 17/1`.

Takes the shapes of a folded text, gives them with neighbours joined into intervals and years shared. Keeps true: the
two ends of an interval stand in order.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from typing import Final

from banggiao.language.date_shapes import Part, Shape

_CONNECT: Final = re.compile(r"\s?(?:[-–—]|,?\s?(?:cho )?(?:đến|tới)(?: hết| cuối)?)\s?$")


def joined(folded: str, found: list[Shape]) -> list[Shape]:
    """Join `từ 27/2 đến 1/3`, `9/1973 - 9/2018`, `từ đầu năm 2017 đến tháng 5` into intervals; share the year."""
    out: list[Shape] = []
    for shape in found:
        last = out[-1] if out else None
        if last and last.kind == shape.kind == "point" and shape.start - last.end < 16:
            between = folded[last.end : shape.start]
            joined = _interval(last, shape) if _CONNECT.fullmatch(between) or _next_day(last, shape, between) else None
            if joined:
                out[-1] = joined
                continue
            if (
                between.strip() in (",", "và", "hoặc", "hay")
                and _same_grain(last.parts[0], shape.parts[0])
                and not last.year_word
            ):
                out[-1] = replace(last, parts=(replace(last.parts[0], year=shape.parts[0].year),))
        out.append(shape)
    return out


def _same_grain(a: Part, b: Part) -> bool:
    """`tháng 3 và tháng 4/2020`, `tháng 3 hoặc tháng 4/2020`: the year at the end counts for the members before it."""
    if a.year is not None or b.year is None or (a.day is None) != (b.day is None):
        return False
    return (a.month or 0, a.day or 0) < (b.month or 0, b.day or 0)


def _next_day(a: Shape, b: Shape, between: str) -> bool:
    """`16/1 và 17/1`, `30/11 và 1/12`: two days in a row are one period."""
    low, high = a.parts[0], b.parts[0]
    if between != " và " or not (low.day and low.month and high.day and high.month):
        return False
    if low.month == high.month:
        return high.day == low.day + 1
    lengths = (28, 29) if low.month == 2 else (monthrange(2000, low.month)[1],)
    return high.day == 1 and low.day in lengths and high.month == low.month % 12 + 1


def _interval(a: Shape, b: Shape) -> Shape | None:
    """`a` to `b`; None where they do not stand in order."""
    low, high = a.parts[0], b.parts[0]
    if high.year is None and low.year and not b.year_word:
        high = replace(high, year=low.year)
        if low.month is None and a.mod == "early" and high.month:
            low = replace(low, month=1)
    elif low.year is None and high.year and not a.year_word:
        earlier = (low.month or 0) > (high.month or 0) and high.year.isdigit()
        low = replace(low, year=str(int(high.year) - 1) if earlier else high.year)
    if low.year and high.year and low.year > high.year:
        return None
    word = b.year_word or a.year_word
    if low.year is None and high.year is None and (low.month or 0) > (high.month or 0) and not word:
        turn = low.day and high.day and (low.month or 0) - (high.month or 0) > 6  # "từ 30/12 đến 2/1"
        return Shape(a.start, b.end, (low, high), "interval") if turn else None
    return Shape(a.start, b.end, (low, high), "interval", word)

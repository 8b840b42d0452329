"""EDTF (ISO 8601-2:2019, levels 0 and 1, with level 2 quarters, halves and sets) and its bounds.

Takes EDTF strings, gives calendar bounds and comparisons. Keeps true: what an EDTF string does not say is not
invented; a date with an unknown year has no bounds.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

_PART = re.compile(r"(-?\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?[~?%]?")
#: first month and length in months of the level 2 sub-year groupings: quarters 33-36, thirds 37-39, halves 40-41
_GROUPS = {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)}
_SEASONS = range(21, 25)

Bounds = tuple[date | None, date | None]
NO_BOUNDS: Bounds = (None, None)


def _years(text: str) -> tuple[int, int] | None:
    if text == "XXXX":
        return None
    return int(text.replace("X", "0")), int(text.replace("X", "9"))


def _part(text: str) -> Bounds:
    """Bounds of one date without interval or set. Raises ValueError where it is no EDTF date."""
    m = _PART.fullmatch(text)
    if not m:
        raise ValueError(f"{text!r} is no EDTF date of levels 0 to 1")
    years, month, day = _years(m[1]), m[2], m[3]
    if day not in (None, "XX") and month not in (None, "XX"):
        # a leap year stands in for an unknown one, so that XXXX-02-29 is a date
        date(years[0] if years else 2000, int(month), int(day))
    number = int(month) if month not in (None, "XX") else None
    if number is not None and not (1 <= number <= 12 or number in _GROUPS or number in _SEASONS):
        raise ValueError(f"{text!r} has no month {number}")
    if years is None:
        return NO_BOUNDS
    if number is None or number in _SEASONS:
        return date(years[0], 1, 1), date(years[1], 12, 31)
    first, length = _GROUPS.get(number, (number, 1))
    if day not in (None, "XX"):
        return date(years[0], number, int(day)), date(years[1], number, int(day))
    last = first + length - 1
    return date(years[0], first, 1), date(years[1], last, calendar.monthrange(years[1], last)[1])


def bounds(edtf: str | None) -> Bounds:
    """Earliest and latest day of an EDTF string; None where the string leaves that end open or unknown.

    Raises ValueError where `edtf` is not of the forms that this program writes.
    """
    if not edtf:
        return NO_BOUNDS
    if edtf[0] in "{[" and edtf[-1] in "}]":
        ends = [bounds(x.strip()) for x in edtf[1:-1].split(",")]
        starts = [a for a, _ in ends if a]
        stops = [b for _, b in ends if b]
        return (min(starts) if starts else None, max(stops) if stops else None)
    if "/" in edtf:
        a, b = edtf.split("/", 1)
        return (None if a in ("", "..") else _part(a)[0], None if b in ("", "..") else _part(b)[1])
    return _part(edtf)


def is_edtf(text: str) -> bool:
    """Whether `text` is an EDTF string of the forms that this program writes."""
    try:
        bounds(text)
    except ValueError:
        return False
    return bool(text)


def latest(edtf: str | None) -> date | None:
    """The last day that an EDTF string allows: what `overdue` is computed on."""
    return bounds(edtf)[1]


def earliest(edtf: str | None) -> date | None:
    """The first day that an EDTF string allows."""
    return bounds(edtf)[0]


def overlap(a: str | None, b: str | None) -> bool:
    """Whether two EDTF strings can mean a common day; False where either has an unknown year or is missing."""
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    if a0 is None or b0 is None or a1 is None or b1 is None:
        return False
    return a0 <= b1 and b0 <= a1

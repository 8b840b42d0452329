"""Comparing dates of which some lack a year: `XXXX-06-29` against `2017-06-28/2017-06-30`.

Takes EDTF strings, gives whether they can mean one day, and how near they are. Keeps true: an unknown year is never
filled in; it only fails to contradict.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from banggiao.model.dates import bounds
from banggiao.model.register import Filed

#: a leap year stands for the unknown one
_ANY_YEAR = "2000"


@dataclass(frozen=True, slots=True)
class Span:
    """Earliest and latest day; `year` is False where the year is unknown and 2000 stands in its place."""

    first: date
    last: date
    year: bool

    @property
    def days(self) -> int:
        """How many days the span covers."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=65536)
def span(edtf: str | None) -> Span | None:
    """The days that an EDTF string allows; None where it gives neither a year nor a month and day."""
    if not edtf:
        return None
    known = "XXXX" not in edtf
    try:
        first, last = bounds(edtf if known else edtf.replace("XXXX", _ANY_YEAR))
    except ValueError:
        return None
    if first is None or last is None:
        only = first or last
        return Span(only, only, known) if only and known else None
    if not known and (last - first).days > 300:
        return None
    return Span(first, last, known) if first <= last else None


def _without_year(s: Span) -> tuple[date, date]:
    first = _in_leap_year(s.first)
    return first, first + (s.last - s.first)


def _in_leap_year(day: date) -> date:
    return day.replace(year=int(_ANY_YEAR))


def apart(a: str | None, b: str | None) -> int | None:
    """Days between two dates, 0 where they can share a day; None where nothing can be said.

    Where one year is unknown only month and day are compared, and the longer of the two must be under a month or so:
    `XXXX-06-29` says nothing about `2017`.
    """
    x, y = span(a), span(b)
    if x is None or y is None:
        return None
    if x.year and y.year:
        return max(0, (x.first - y.last).days, (y.first - x.last).days)
    if max(x.days, y.days) > 62:
        return None
    (a0, a1), (b0, b1) = _without_year(x), _without_year(y)
    gap = max(0, (a0 - b1).days, (b0 - a1).days)
    return min(gap, abs(366 - gap)) if gap else 0


def precise(edtf: str | None) -> bool:
    """Whether the date names days (at most a month's worth), with or without its year."""
    s = span(edtf)
    return s is not None and s.days <= 31


def year_of(edtf: str | None) -> int | None:
    """The one year that a date falls into."""
    s = span(edtf)
    return s.first.year if s and s.year and s.first.year == s.last.year else None


@lru_cache(maxsize=65536)
def sort_key(edtf: str | None) -> tuple[int, str, str]:
    """Order of dates: dated ones by first day, then shorter first; without a year after them; none last."""
    s = span(edtf)
    if s is None:
        return (2, "", edtf or "")
    return (0 if s.year else 1, s.first.isoformat(), s.last.isoformat())


def merged(dates: list[str]) -> str | None:
    """The day or interval from the first to the last of dates that all have years; None where there is none."""
    spans = [s for s in map(span, dates) if s and s.year]
    if not spans:
        return None
    first, last = min(s.first for s in spans), max(s.last for s in spans)
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def before(a: str | None, b: str | None) -> bool:
    """Whether a date is known to lie before another; both years are known."""
    x, y = span(a), span(b)
    return bool(x and y and x.year and y.year and x.last < y.first)


def shifted(day: date, days: int) -> date:
    """`day` moved by `days`."""
    return day + timedelta(days=days)


def day_of(filed: Filed) -> str | None:
    """The document's own date as printed, else as its manifest gives it."""
    if filed.document.published:
        return filed.document.published.value
    given = filed.origins[0].given if filed.origins else filed.document.given
    return given.published

"""Dates as keys: two dates that are at most a day or two apart meet under one, also where one lacks its year.

Takes EDTF strings, gives the keys under which a date stands and those under which it looks. Keeps true: of two dates
within `slack` days each finds the other; dates of two known years do not meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from banggiao.resolve.dating import Span, shifted, span

#: days from which a date is kept by its months, not day by day
_LONG: Final = 11


def stands(edtf: str | None) -> list[str]:
    """The keys under which a date of at most 31 days is found; none for a longer or unknown one."""
    s = span(edtf)
    if s is None or s.days > 31:
        return []
    long = s.days >= _LONG
    out = [] if long else [k for d in _days(s, 0) for k in _found("d", s, d.isoformat())]
    return out + [k for m in _months(s) for k in _found("M" if long else "m", s, m)]


def looks(edtf: str | None, slack: int) -> list[str]:
    """The keys under which a date looks for others within `slack` days."""
    s = span(edtf)
    if s is None or s.days > 31:
        return []
    out = [k for d in _days(s, slack) for k in _sought("d", s, d.isoformat())] if s.days < _LONG else []
    tags = ("m", "M") if s.days >= _LONG else ("M",)
    return out + [k for m in _months(s) for tag in tags for k in _sought(tag, s, m)]


def _days(s: Span, slack: int) -> Iterator[date]:
    return (shifted(s.first, n) for n in range(-slack, s.days + slack))


def _months(s: Span) -> list[str]:
    """The months of the span and of the days beside it, as `YYYY-MM`."""
    return sorted({d.isoformat()[:7] for d in (shifted(s.first, -1), s.first, s.last, shifted(s.last, 1))})


def _found(tag: str, s: Span, day: str) -> tuple[str, str]:
    return (f"{tag}{day}" if s.year else f"{tag}?{day[5:]}", f"{tag}*{day[5:]}")


def _sought(tag: str, s: Span, day: str) -> tuple[str, ...]:
    return (f"{tag}{day}", f"{tag}?{day[5:]}") if s.year else (f"{tag}*{day[5:]}",)

"""Dates and periods in Vietnamese prose to EDTF (first form; the language room replaces it)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, period or set of dates as printed."""

    start: int
    end: int
    #: EDTF; X for what neither the words nor a stated anchor give
    edtf: str
    #: early, mid, late, before, after, about; empty where exact
    mod: str = ""
    #: what resolved it: "" (its own words), "printed" (the page's date), "text" (another date of the text)
    anchor: str = ""
    #: span of the words that resolved it, where anchor is "text"
    anchor_span: tuple[int, int] | None = None
    #: as_of ("tính đến tháng 5", "đến năm 2030"), since ("từ năm 2013"), span ("giai đoạn 2016-2020",
    #: "5 tháng đầu năm 2022"), base ("so với cùng kỳ năm 2021"); empty for a plain date
    role: str = ""


def find_dates(text: str, *, printed: str | None = None) -> list[DateMention]:
    """All dates in `text` in order; `printed` is the page's own date (EDTF), the only outer anchor there is."""
    return []

"""Date bars: the day and time of publication as pages print them.

Takes lines and text, gives EDTF days and ISO 8601 moments with their spans. Keeps true: nothing is given that the
page does not print; two different days give none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_DAY: Final = (
    r"(?:(?P<d>\d{1,2})(?P<s>[/.\-])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)[-/](?P<m2>\d{2})[-/](?P<d2>\d{2})"
    r"|(?:ngày )?(?P<d3>\d{1,2}) tháng (?P<m3>\d{1,2})(?:,| năm) (?P<y3>(?:19|20)\d\d))"
)
_DATE: Final = re.compile(_DAY, re.I)
_DIGIT: Final = re.compile(r"\d")
_TIME: Final = re.compile(
    r"(?<![\d:])(?P<h>[01]?\d|2[0-3])(?::|h| giờ )(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?P<pm> ?[APap][Mm]\b)?", re.I
)
_ZONE: Final = re.compile(r"(?:GMT|UTC) ?(?P<sign>[+-]) ?(?P<zh>\d{1,2})(?::?(?P<zm>\d\d))?", re.I)
_WEEKDAY: Final = re.compile(
    r"thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I
)
_WORDS: Final = re.compile(
    r"(?:cập nhật|đăng lúc|ngày đăng|đăng|xuất bản|ngày|lúc|giờ|sáng|chiều|tối|trưa|phút|published|updated|last"
    r"|at|on|am|pm|lượt xem|\d+ (?:lượt|phút))",
    re.I,
)
#: "chiều nay, 3-6", "chiều nay, 3.6", "hôm nay (25-2)", "sáng nay 26/4/2018"
_TODAY: Final = re.compile(
    r"\b(?:hôm|sáng|trưa|chiều|tối|đêm) nay,? ?\(?(?:ngày )?(?P<d>\d{1,2})(?: ?[/-] ?|\.)(?P<m>\d{1,2})"
    r"(?:[/.-](?P<y>(?:19|20)\d\d))?(?![\d/-]|[.,]\d| ?%| (?:nghìn|ngàn|triệu|t[ỷỉ]|đồng|độ|lượt|usd)\b)",
    re.I,
)

_NOW: Final = re.compile(r"\b(?:hôm|sáng|trưa|chiều|tối) nay\b", re.I)
_THE_DAY: Final = re.compile(
    r"\b(?:ngày|sáng|trưa|chiều|tối) (?P<d>\d{1,2}) ?[/-] ?(?P<m>\d{1,2})(?:[/-](?P<y>(?:19|20)\d\d))?(?![\d/-]|[.,]\d)"
)
#: Longest date bar with other words beside the date, in characters.
_SHORT: Final = 60


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed day, with its time where there is one: EDTF, ISO 8601, and spans inside the text given."""

    day: str
    start: int
    end: int
    moment: str | None = None
    whole: tuple[int, int] = (0, 0)


def is_stamp(line: str) -> bool:
    """Whether a line holds nothing but a date or time, its labels and marks."""
    if len(line) > 90 or not _DIGIT.search(line):
        return False
    if not (_DATE.search(line) or (_TIME.search(line) and len(line) < 40)):
        return False
    rest = line
    for pattern in (_ZONE, _DATE, _TIME, _WEEKDAY, _WORDS):
        rest = pattern.sub(" ", rest)
    return len(re.findall(r"[^\W_]", rest)) <= 3


def holds_stamp(line: str) -> bool:
    """Whether a short line, no sentence, holds a day with a name beside it ("Minh Anh - 11:32 20/7/2024")."""
    return len(line) <= _SHORT and line[-1] not in ".!?:" and _DATE.search(line) is not None


def read_stamp(line: str) -> Stamp | None:
    """The day, and the moment where hour and minute stand beside it, of a date bar; None where it names no real day."""
    m = _DATE.search(line)
    if not m:
        return None
    day = _day(m["y"] or m["y2"] or m["y3"], m["m"] or m["m2"] or m["m3"], m["d"] or m["d2"] or m["d3"])
    if day is None:
        return None
    t, z = _TIME.search(line[: m.start()] + " " * (m.end() - m.start()) + line[m.end() :]), _ZONE.search(line)
    if not t:
        return Stamp(day, *m.span())
    hour = int(t["h"])
    if t["pm"] and t["pm"].strip().lower() == "pm" and hour < 12:
        hour += 12
    zone = f"{z['sign']}{int(z['zh']):02d}:{z['zm'] or '00'}" if z else ""
    spans = [m.span(), t.span(), *([z.span()] if z else [])]
    return Stamp(
        day, *m.span(), f"{day}T{hour:02d}:{t['min']}{zone}", (min(a for a, _ in spans), max(b for _, b in spans))
    )


def today(text: str) -> Stamp | None:
    """The day that the article calls today ("chiều nay, 3-6"); without a printed year it is XXXX-06-03."""
    found: dict[str, Stamp] = {}
    for m in _TODAY.finditer(text):
        day = _day(m["y"] or "XXXX", m["m"], m["d"])
        if day:
            found.setdefault(day[4:], Stamp(day, *m.span()))
    return next(iter(found.values())) if len(found) == 1 else None


def says_today(text: str) -> bool:
    """Whether a text speaks of its own day ("chiều nay")."""
    return _NOW.search(text) is not None


def day_in(text: str) -> Stamp | None:
    """The one day that a caption names ("ngày 25/4"); None where it names none, or several."""
    found = [(day, m) for m in _THE_DAY.finditer(text) if (day := _day(m["y"] or "XXXX", m["m"], m["d"]))]
    return Stamp(found[0][0], *found[0][1].span()) if len({day for day, _ in found}) == 1 else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        date(2000 if year == "XXXX" else int(year), int(month), int(day))
    except ValueError:
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}"

"""The days of a visit ("từ ... đến ...", "kéo dài đến ngày ...", "bắt đầu chuyến thăm ba ngày") and of what is held.

Takes a Scene and the word that tells it, gives a Dated. Keeps true: a stay that is counted begins on a day which
the words print.
"""

from __future__ import annotations

import re
from datetime import date as day_of
from datetime import timedelta
from typing import Final

from banggiao.extract.dated import Dated, Span, dated
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.when import to_when, usable, when
from banggiao.language.dates import DAY

_LASTS: Final = re.compile(r"kéo dài (?:cho )?(?:đến|tới)(?: hết)?\b")
#: characters between a journey and who makes it
_ROW_OF_TITLES: Final = 110
_AT: Final = re.compile(r" (?:vào |hồi |trong )?")
#: characters between somebody and the days of the visit
_BESIDE: Final = 12
#: "bắt đầu chuyến thăm Áo kéo dài 3 ngày", "thăm Áo trong ba ngày"
_COUNTED: Final = re.compile(
    r"[^,;.\d]{0,60}?\b(?:kéo dài|dài|trong)(?: trong)?(?: vòng)? (?P<n>[2-9]|hai|ba|bốn|năm|sáu|bảy|tám) ngày(?! \d)"
)
_NUMBERS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8}
_BEGINS: Final = re.compile(r"\bbắt đầu (?:một )?$")
#: what was done on a day on the occasion of something, or who came for it and was received
_OCCASION: Final = re.compile(
    r"\b(?:trong khuôn khổ (?:chuyến|thời gian)|nhân (?:dịp|chuyến)"
    r"|(?:tiếp|hội kiến|hội đàm với)\b[^;,]{4,160}\b(?:đang|sang)) [^;,]{0,160}\bdự (?:các )?$"
)
_TO: Final = re.compile(r" ?(?:\([^()]{2,12}\) ?)?(?:cho )?(?:đến|tới)(?: hết)? ?")
#: "2019/2020", "{2019,2020}"
_TWO_YEARS: Final = re.compile(r"\{?(\d{4})[/,](\d{4})\}?")
#: any year without a 29th of February
_COMMON: Final = 2001


def stay(scene: Scene, cue: Span, end: int) -> Dated | None:
    """The date; "hôm nay ... kéo dài đến ngày 27/4" and "từ ... đến ..." give an interval."""
    date = when(scene, cue, end) or behind_name(scene, cue)
    if date is None and (until := _until(scene, cue)):
        return until
    if date and (days := _lasting(scene, cue, date)):
        return days
    if date is None or "/" in date.edtf or len(date.edtf) != 10:
        return date
    for d in scene.dates:
        ends = d.role == "until" and d.start > max(cue[1], date.span[1]) and len(d.at) == 10
        if ends and d.at > date.edtf and re.search(r"kéo dài|từ|đến", scene.folded[cue[1] : d.start + 4]):
            return Dated(f"{date.edtf}/{d.at}", (date.span[0], date.span[1]), date.anchor)
    return date


def behind_name(scene: Scene, cue: Span) -> Dated | None:
    """ "chuyến thăm ... của Tổng Bí thư, Chủ tịch nước A vào cuối tháng 2": the date behind a long row of titles."""
    owner = next((m for m in scene.people(cue[1], scene.sentence.end) if m.start - cue[1] < _ROW_OF_TITLES), None)
    if owner is None or not scene.folded.endswith(" của ", cue[1], owner.start):
        return None
    if any(cue[1] <= t.start < owner.start for t in scene.triggers):
        return None
    owner = scene.row(owner)[-1]
    near = (d for d in scene.dates if usable(d) and 0 <= d.start - owner.end < _BESIDE)
    d = next(near, None)
    return to_when(d) if d and _AT.fullmatch(scene.folded, owner.end, d.start) else None


def _until(scene: Scene, cue: Span) -> Dated | None:
    """ "chuyến thăm kéo dài đến ngày 10/5": only its end is told."""
    for d in scene.dates:
        last = d.start > cue[1] and DAY.fullmatch(d.at) and _LASTS.search(scene.folded, cue[1], d.start + 5)
        if last and "," not in scene.folded[cue[1] : last.start()].removesuffix(", "):
            return dated(d, f"/{d.at}")
    return None


def _lasting(scene: Scene, cue: Span, begun: Dated) -> Dated | None:
    """ "hôm 2/11, bắt đầu chuyến thăm Áo kéo dài 3 ngày": counted from the day that it begins on."""
    m = _COUNTED.match(scene.folded, cue[1], scene.sentence.end)
    if m is None or not DAY.fullmatch(begun.edtf) or not _BEGINS.search(scene.folded, scene.sentence.start, cue[0]):
        return None
    number = int(m["n"]) if m["n"].isdigit() else _NUMBERS[m["n"]]
    year = begun.edtf[:4]
    first = day_of(int(year) if year.isdigit() else _COMMON, int(begun.edtf[5:7]), int(begun.edtf[8:]))
    last = first + timedelta(days=number - 1)
    if last.year != first.year and not year.isdigit():
        return None
    end = last.isoformat() if year.isdigit() else f"{year}{last.isoformat()[4:]}"
    return Dated(f"{begun.edtf}/{end}", begun.span, begun.anchor)


def _through(scene: Scene, date: Dated) -> Dated | None:
    """ "từ hôm nay đến hết ngày 29/7": the day up to the one right behind it."""
    for d in scene.dates:
        gap = scene.folded[date.span[1] : d.start] if d.start >= date.span[1] else None
        if gap is not None and d.role == "until" and DAY.fullmatch(d.at) and date.edtf < d.at and _TO.fullmatch(gap):
            return Dated(f"{date.edtf}/{d.at}", date.span, date.anchor)
    return None


def held_on(scene: Scene, cue: Span, low: int) -> Dated | None:
    """The date; a day that opens the sentence before a month behind the word ("phiên họp tháng 5")."""
    date = when(scene, cue, low=low)
    if date and DAY.fullmatch(date.edtf) and (days := _through(scene, date)):
        return days
    if date and date.span[1] <= cue[0] and _OCCASION.search(scene.folded, date.span[1], cue[0]):
        return None  # "Chiều 4/7, A tiếp B nhân dịp sang dự Đối thoại ...": the day of the talks
    if date and len(date.edtf) in (4, 7):
        first = next((d for d in scene.dates if low <= d.start < min(cue[0], low + 30) and len(d.at) == 10), None)
        return to_when(first) if first else date
    return date


def two_years(scene: Scene, low: int, high: int) -> Dated | None:
    """ "tổ chức Năm chéo ... trong (hai) năm 2019 - 2020": the years of what lasts as long, printed from `low` on."""
    for d in scene.dates:
        if low <= d.start < high and (years := _TWO_YEARS.fullmatch(d.at)):
            return dated(d, f"{years[1]}/{years[2]}")
    return None

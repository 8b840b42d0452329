"""The year of a text's own present by its agenda: the year that is looked back on beside the next one that is planned,
and the summit, named with its year, to which somebody is invited or comes.

Takes the folded text and its date shapes, gives the year and where it stands. Keeps true: the year is printed, the
text's days without a year fit it, and no two years contend.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from banggiao.language.date_context import Stated, number
from banggiao.language.date_shapes import Shape

#: "kiểm điểm quan hệ năm 2019 và phương hướng hợp tác năm 2020": held at the turn of the two years
_REVIEWED: Final = re.compile(
    r"\b(?:kiểm điểm|tổng kết|rà soát|đánh giá|nhìn lại|kết quả)\b[^.;\n\d]{0,90}?\bnăm (?P<past>20\d\d)\b"
    r"[^.;\n\d]{0,60}?\b(?:phương hướng|kế hoạch|trọng tâm|nhiệm vụ|triển khai|định hướng|chương trình)\b"
    r"[^.;\n\d]{0,60}?\bnăm (?P<next>20\d\d)\b"
)
#: "mời A dự Hội nghị cấp cao APEC 2017", "A sẽ dự Hội nghị thượng đỉnh APEC 2017"
_SUMMIT: Final = re.compile(
    r"\b(?:mời|sẽ|sắp|nhận lời|ủng hộ|phối hợp|hỗ trợ)\b[^.;\n\d]{0,90}?"
    r"(?:hội nghị|tuần lễ|diễn đàn) [^.;\n\d]{0,40}?\bapec(?: việt nam)?(?: năm)? (?P<y>20\d\d)\b"
)
#: until which month plans are made for a year that has begun, and from which on for the next
_EARLY, _LATE = 4, 10
#: the leaders meet in the middle of November
_HELD: Final = (11, 14)


def agenda_year(folded: str, found: Sequence[Shape]) -> Stated | None:
    """The present year by what is looked back on and planned, or by a summit ahead; None where neither tells it."""
    bare = [(p.month, p.day) for s in found for p in s.parts if p.day and p.month and p.year is None]
    if not bare:
        return None
    latest = max((number(p.year) for s in found for p in s.parts if p.day or p.month), default=0)
    told = _reviewed(folded, bare) or _invited(folded, bare)
    return told if told and latest <= told[0] else None


def _reviewed(folded: str, bare: Sequence[tuple[int, int]]) -> Stated | None:
    """The later year of such a pair where all days lie at its beginning, the earlier where they lie at its end."""
    for m in _REVIEWED.finditer(folded) if folded.count("năm 20") > 1 else ():
        if int(m["next"]) != int(m["past"]) + 1:
            continue
        if all(month <= _EARLY for month, _ in bare):
            return int(m["next"]), m.span("next")
        if all(month >= _LATE for month, _ in bare):
            return int(m["past"]), m.span("past")
    return None


def _invited(folded: str, bare: Sequence[tuple[int, int]]) -> Stated | None:
    """The year of the one summit ahead, where no day lies behind it."""
    if "apec" not in folded or any(day > _HELD for day in bare):
        return None
    years = {int(m["y"]): m.span("y") for m in _SUMMIT.finditer(folded)}
    return next(iter(years.items())) if len(years) == 1 else None

"""What a text says of its own present: the printed date of its page, or a year that only its present can have.

Takes the folded text, its date shapes and the printed date, gives an `Anchor`. Keeps true: a year printed beside
something else (a figure of last year, a goal, a treaty) anchors nothing; where two years contend, none does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from banggiao.language.date_shapes import Part, Shape
from banggiao.model.dates import bounds

_PRINTED: Final = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The present of a text, as far as it is stated."""

    present: int | None = None
    #: "printed" or "text"; "" where there is none
    source: str = ""
    #: where the text states it
    span: tuple[int, int] | None = None
    #: printed month and day, where the page prints them
    month: int | None = None
    day: int | None = None

    def year_for(self, part: Part, way: int) -> int | None:
        """The year of a date printed without one; `way` is -1 for "vừa qua", 1 for "tới", 0 where nothing says."""
        if self.present is None:
            return None
        if self.source != "printed" or self.month is None or part.month is None or part.month > 12:
            return self.present
        here, there = (self.month, self.day or 15), (part.month, part.day or (self.day or 15))
        if way < 0 and there > here:
            return self.present - 1
        if way > 0 and there < here:
            return self.present + 1
        ahead = (there[0] - here[0]) * 30 + there[1] - here[1]
        # news of early January tells of December, and of late December of January; else it is this year's
        return self.present - 1 if ahead > 300 else self.present + 1 if ahead < -300 else self.present

    def printed_day(self, shift: int) -> str | None:
        """The printed day, `shift` days on; None where the page prints no full day."""
        if (self.source != "printed" and self.present is not None) or self.month is None or self.day is None:
            return None
        if self.present is None:
            return f"XXXX-{self.month:02d}-{self.day:02d}" if not shift else None
        return (date(self.present, self.month, self.day) + timedelta(days=shift)).isoformat()

    def is_past(self, edtf: str) -> bool:
        """Whether the date's first day lies in or before the present year, as far as that is known."""
        low = bounds(edtf)[0]
        if low is None or self.present is None:
            return False
        if self.month is not None:
            return (low.year, low.month) <= (self.present, self.month) and (len(edtf) > 4 or low.year < self.present)
        return low.year < self.present or (low.year == self.present and len(edtf) > 4)


def anchor_of(folded: str, found: Sequence[Shape], printed: str | None) -> Anchor:
    """The anchor of a text: the printed date first, else what the text states."""
    m = _PRINTED.fullmatch(printed or "")
    if m and m[1] != "XXXX":
        return Anchor(int(m[1]), "printed", None, *(int(x) if x else None for x in m.groups()[1:]))
    month, day = (int(m[2]), int(m[3])) if m and m[2] and m[3] else (None, None)
    stated = _stated(folded, found)
    if stated is None:
        return Anchor(month=month, day=day)
    return Anchor(stated[0], "text", stated[1], month, day)


#: what a text says of its own year: the year of a meeting in the chair's country, "năm nay (2018)", a jubilee's year
_OWN_YEAR: Final = re.compile(
    r"năm (?:chủ tịch )?(?:apec|asean|aipa|asem)(?: việt nam)? (?P<a>20\d\d)\b"
    r"|năm nay \(?(?:năm )?(?P<b>20\d\d)\b"
    r"|năm (?P<c>20\d\d)(?:,| là (?:năm|dịp|thời điểm))(?: mà)? (?:hai nước|hai bên|việt nam và)[^.;\n]{0,30}kỷ niệm"
)
#: a meeting named with its year, in a sentence that dates it by day and month
_NAMED_YEAR: Final = re.compile(
    r"(?:hội thảo|hội nghị|diễn đàn|đối thoại|triển lãm|liên hoan|tuần lễ|ngày hội|hội chợ|apec)\s"
    r"[^.;,\n]{0,90}?(?P<y>20\d\d)\b"
)

_SENTENCE_END: Final = re.compile(r"[.;]\s|\n")


def _stated(folded: str, found: Sequence[Shape]) -> tuple[int, tuple[int, int]] | None:
    """The year of the text's own present, with where it stands; None where none or more than one is stated."""
    votes: dict[int, tuple[int, int]] = {}
    running: tuple[int, tuple[int, int]] | None = None
    for s in found:
        year = _number(s.parts[-1].year) if s.parts else 0
        if not year:
            continue
        here = (year, (s.start, s.end))
        if _is_running(s) and _told(folded, s) and _comes_after(s, found):
            running = max(running or here, here)
        elif s.kind == "interval" and s.parts[0].month is None and _is_jubilee(folded, s):
            votes.setdefault(*here)
    if running:
        votes.setdefault(*running)
    for m in _OWN_YEAR.finditer(folded):
        votes.setdefault(int(m["a"] or m["b"] or m["c"]), m.span())
    if not votes:
        return _named_year(folded, found) or _same_day(folded, found)
    year, span = next(iter(votes.items()))
    return (year, span) if len(votes) == 1 and not _is_behind(year, found) else None


def _is_behind(year: int, found: Sequence[Shape]) -> bool:
    """Whether the text dates something to a day or month of a later year, so that `year` is not its present."""
    return any(_number(p.year) > year and p.month is not None for s in found for p in s.parts)


def _is_running(s: Shape) -> bool:
    """`5 tháng đầu năm 2017`, `quý I/2018`: parts of a year, told in it or soon after."""
    first, last = s.parts[0], s.parts[-1]
    if s.kind == "interval":
        return first.month == 1 and first.day is None and last.month not in (None, 12) and first.year == last.year
    return s.kind == "point" and first.month in (33, 34, 35, 40)


def _comes_after(running: Shape, found: Sequence[Shape]) -> bool:
    """Whether the days printed without a year lie behind that part of a year, and not in the next January."""
    first, last = running.parts[0], running.parts[-1]
    least = {33: 1, 34: 4, 35: 7, 40: 1}.get(first.month or 0, last.month or 0)
    months = [p.month for s in found for p in s.parts if p.day and p.month and p.year is None]
    return not months or max(months) >= least


def _named_year(folded: str, found: Sequence[Shape]) -> tuple[int, tuple[int, int]] | None:
    """`Sáng 14/9, hội thảo ... 2017 được tổ chức`: the year in a meeting's name is that of the day beside it."""
    for day in found:
        if not day.parts or day.parts[0].day is None or day.parts[0].year is not None:
            continue
        stop = _SENTENCE_END.search(folded, day.end)
        m = _NAMED_YEAR.search(folded, day.end, stop.start() if stop else len(folded))
        if m and not any(s.start <= m.start("y") < s.end for s in found):
            return int(m["y"]), m.span("y")
    return None


def _told(folded: str, s: Shape) -> bool:
    """Whether a part of a year is told of, not planned and not the base of a comparison."""
    before = folded[max(0, s.start - 40) : s.start]
    return not re.search(r"(?:sẽ|so với|cùng kỳ|dự kiến|đến|vào) [^.;]*$", before)


def _is_jubilee(folded: str, s: Shape) -> bool:
    """`kỷ niệm 45 năm ... (1973-2018)`: an anniversary is told in its year, or ahead of it ("hướng tới")."""
    before = folded[max(0, s.start - 140) : s.start]
    gap = _number(s.parts[1].year) - _number(s.parts[0].year)
    return bool(re.search(rf"(?<!\d){gap} năm", before)) and not re.search(
        r"hướng tới|tiến tới|chuẩn bị|sắp|sẽ|sang năm|năm tới|năm sau", before
    )


def _same_day(folded: str, found: Sequence[Shape]) -> tuple[int, tuple[int, int]] | None:
    """A day that is printed once with its year and again without it: the year of all the others.

    Not in a text that marks a jubilee: there the day with its year is the one remembered.
    """
    if "kỷ niệm" in folded or "lịch sử" in folded:
        return None
    full = [(y, s) for s in found if s.parts and s.parts[-1].day and (y := _number(s.parts[-1].year))]
    bare = {(p.month, p.day) for s in found for p in s.parts if p.day and p.year is None}
    latest = max((_number(p.year) for s in found for p in s.parts), default=0)
    hits = [(y, (s.start, s.end)) for y, s in full if y == latest and any((p.month, p.day) in bare for p in s.parts)]
    return hits[0] if hits else None


def _number(year: str | None) -> int:
    """The year as a number; 0 where it is not fully known."""
    return int(year) if year and year.isdigit() else 0

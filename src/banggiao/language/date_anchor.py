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
from banggiao.language.date_stated import stated_year
from banggiao.language.date_told import told_day
from banggiao.model.dates import bounds

#: every month has this day
_SURE: Final = 28
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
    #: where the text tells its own day, for a page that prints none
    told: tuple[int, int] | None = None

    def year_for(self, part: Part, way: int) -> int | None:
        """The year of a date printed without one; `way` is -1 for "vừa qua", 1 for "tới", 0 where nothing says."""
        if self.present is None:
            return None
        if self.source != "printed" or self.told or self.month is None or part.month is None or part.month > 12:
            return self.present
        here, there = (self.month, self.day or 15), (part.month, part.day or (self.day or 15))
        if way < 0 and there > here:
            return self.present - 1
        if way > 0 and there < here:
            return self.present + 1
        ahead = (there[0] - here[0]) * 30 + there[1] - here[1]
        # news of early January tells of December, and of late December of January; else it is this year's
        return self.present - 1 if ahead > 300 else self.present + 1 if ahead < -300 else self.present

    def today(self, shift: int) -> str | None:
        """The day of the text, `shift` days on; None where neither the page nor the text tells it."""
        if self.month is None or self.day is None:
            return None
        if self.present is None:
            day = self.day + shift
            return f"XXXX-{self.month:02d}-{day:02d}" if not shift or 1 <= day <= _SURE else None
        return (date(self.present, self.month, self.day) + timedelta(days=shift)).isoformat()

    def is_past(self, edtf: str) -> bool:
        """Whether the date's first day lies in or before the present year, as far as that is known."""
        low = bounds(edtf)[0]
        if low is None or self.present is None:
            return False
        if self.month is not None and not self.told:
            return (low.year, low.month) <= (self.present, self.month) and (len(edtf) > 4 or low.year < self.present)
        return low.year < self.present or (low.year == self.present and len(edtf) > 4)


def anchor_of(folded: str, found: Sequence[Shape], printed: str | None) -> Anchor:
    """The anchor of a text: the printed date first, else what the text states."""
    m = _PRINTED.fullmatch(printed or "")
    if m and m[1] != "XXXX":
        numbers = [int(x) if x else None for x in m.groups()[1:]]
        return Anchor(int(m[1]), "printed", None, numbers[0], numbers[1])
    month, day = (int(m[2]), int(m[3])) if m and m[2] and m[3] else (None, None)
    stated = stated_year(folded, found)
    own = None if month else told_day(folded, found)
    if own:
        month, day = own.parts[0].month, own.parts[0].day
    told = (own.start, own.end) if own else None
    if stated is None:
        return Anchor(month=month, day=day, told=told)
    return Anchor(stated[0], "text", stated[1], month, day, told)

"""What is to come by its date: behind the last day that the text tells of.

Takes a Reading and its Tellings, gives them with this modality. Keeps true: both dates print or take over their year;
what words tell as done stays so.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.events.told import Telling
from banggiao.extract.reading import Reading
from banggiao.language.date_context import LEDE

#: what a text tells of its own days
_NEWS: Final = ("meeting", "signing", "statement", "call", "visit")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_FROM: Final = re.compile(r"\d{4}(?:-\d\d)?(?:-\d\d)?")


def to_come(reading: Reading, told: list[Telling]) -> list[Telling]:
    """All tellings; what is dated behind the news is scheduled."""
    days = [t.when.edtf for t in told if t.type in _NEWS and t.when and not t.modality]
    days = days or [d.at for d in reading.dates if d.start < LEDE][:1]
    last = max((m[0] for d in days if (m := _DAY.match(d))), default=None)
    if last is None or last[:4] != str(reading.present.present):
        return told
    return [t.but(modality="scheduled") if _is_behind(t, last) else t for t in told]


def _is_behind(t: Telling, last: str) -> bool:
    """Whether its date begins behind that of the news."""
    begins = _FROM.match(t.when.edtf) if t.when else None
    return begins is not None and not t.modality and not t.past and begins[0] > last[: len(begins[0])]

"""What has been heard of an undertaking since, and over what nothing has been heard.

Takes lines and the documents of the dossier, gives the silence of a line. Keeps
true: silence is always said over counted documents between two days; without a later document nothing is called silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from banggiao.export.citations import Citation
from banggiao.export.dossier.tree import Line, Silence, Source
from banggiao.model.dates import bounds

#: days without a word after which an open undertaking is called silent
AFTER: Final = timedelta(days=365)
_OPEN: Final = ("proposal", "pledge", "under_way", "postponed")


def days(edtf: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF string; two Nones where it is none or has no year."""
    try:
        return bounds(edtf)
    except ValueError:
        return None, None


@dataclass(frozen=True, slots=True)
class Heard:
    """The documents of a dossier by the day on which they were published."""

    #: (first day, outlet), in order; documents without a day are left out
    dated: tuple[tuple[date, str], ...]

    @classmethod
    def of(cls, sources: Sequence[Source]) -> Heard:
        """The dated documents among `sources`."""
        found = [(days(s.published or s.given.published)[0], s.outlet or s.given.publisher or "?") for s in sources]
        return cls(tuple(sorted((d, o) for d, o in found if d)))

    def since(self, day: date, said: str) -> Silence | None:
        """The documents published after `day`, over which nothing more was heard; None where there are none."""
        later = [(d, o) for d, o in self.dated if d > day]
        if not later:
            return None
        outlets = len({o for _, o in later})
        return Silence(
            since=said,
            documents=len(later),
            outlets=outlets,
            first=later[0][0].isoformat(),
            last=later[-1][0].isoformat(),
        )


def last_said(line: Line) -> str | None:
    """EDTF of the last time that an undertaking was spoken of."""
    told = [c.date for c in line.entry.chain] + [_day(c) for c in line.citations]
    dated = [(last, edtf) for edtf in told if edtf and (last := days(edtf)[1])]
    return max(dated)[1] if dated else None


def _day(c: Citation) -> str | None:
    return c.said or c.day


def silence(line: Line, heard: Heard, as_of: date | None) -> Silence | None:
    """The silence of an open undertaking of which nobody has spoken for a year, as of a day."""
    said = last_said(line)
    last = days(said)[1]
    if not as_of or not said or not last or line.entry.fields.get("stage") not in _OPEN or as_of - last < AFTER:
        return None
    return heard.since(last, said)

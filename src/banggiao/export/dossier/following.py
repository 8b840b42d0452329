"""What followed on an undertaking after the day of its statement.

Takes a line and the statement that it stands in, gives its later steps and the undated tellings elsewhere. Keeps true:
a report of the statement is no follow-up of it; what cannot be dated is never said to have come later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from banggiao.export.citations import Citation
from banggiao.export.dossier.silence import days
from banggiao.export.dossier.tree import Line, Statement
from banggiao.model.entries import Change

#: how far an undertaking has come since its statement, the weightiest first; and the steps that say so
STATES: Final = ("ended", "delivered", "under_way", "changed", "reaffirmed", "undated", "none")
_STATE: Final = {
    "ended": "ended", "postponed": "ended", "delivered": "delivered", "under_way": "under_way", "firmer": "changed",
    "sum_changed": "changed", "deadline_changed": "changed", "reaffirmed": "reaffirmed", "new": "reaffirmed",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """The later steps of an undertaking, and the sentences elsewhere of which no day is known."""

    steps: tuple[Change, ...] = ()
    undated: tuple[Citation, ...] = ()

    @property
    def state(self) -> str:
        """The weightiest of what followed: one of `STATES`."""
        found = {_STATE.get(c.what, "reaffirmed") for c in self.steps} | ({"undated"} if self.undated else set())
        return next((s for s in STATES if s in found), "none")


def followed(line: Line, statement: Statement) -> Followed:
    """What followed on `line` after the day of `statement`; where that has no day, nothing is said to have followed."""
    reports = {r.document for r in statement.reports}
    elsewhere = {c.claim: c for c in line.citations if c.document not in reports}
    inside = {c.claim for c in line.citations} - set(elsewhere)
    end = days(str(statement.line.entry.fields.get("date") or ""))[1]
    later = tuple(
        c for c in line.entry.chain
        if end and c.claim not in inside and (first := days(c.date)[0]) and first > end
    )  # fmt: skip
    undated = tuple(c for c in elsewhere.values() if not days(c.said or c.day)[0])
    return Followed(steps=later, undated=undated)

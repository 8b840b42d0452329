"""The level of a relationship: one entry a level and pair; the levels of a pair make its dated ladder.

Takes status claims. Keeps true: dates that differ are all kept (`dates`); the one shown is the most precise of those
that most documents give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from banggiao.model.claims import Claim, Status
from banggiao.model.register import Filed
from banggiao.resolve.dating import apart, precise, sort_key, span
from banggiao.resolve.items import Draft, Item, Same, Thing, Whole
from banggiao.resolve.names import squeezed


class Relationships(Whole):
    """Status claims -> relationship entries."""

    kind = "relationship"
    sees = str

    def features(self, claim: Claim, filed: Filed) -> str:
        """Level and parties; for levels outside the ladder the label as well."""
        assert isinstance(claim, Status)
        label = squeezed(claim.label) if claim.level == "other" else ""
        return f"{claim.level}|{'|'.join(sorted(claim.parties))}|{label}"

    def joins(self, seen: str) -> Collection[str]:
        """The parties: the levels of a pair are put side by side."""
        return (pair_of(seen),)

    def partition(self, things: Sequence[Thing], same: Same) -> list[list[Thing]]:
        """One entry a level."""
        return [[thing] for thing in things]

    def draft(self, items: Sequence[Item]) -> Draft:
        """Level, parties, label, since when."""
        claims = [i.claim for i in items if isinstance(i.claim, Status)]
        first = claims[0]
        labels = Counter(c.label for c in claims)
        label = max(sorted(labels), key=lambda n: labels[n])
        dates = Counter(c.date for c in claims if c.date)
        fields: dict[str, Any] = {"level": first.level, "label": label, "dates": dict(sorted(dates.items()))}
        if day := chosen(dates):
            fields["date"] = day
        parties = tuple(sorted(first.parties))
        why = {"level": first.level, "parties": list(parties), "labels": dict(sorted(labels.items()))}
        return Draft(label=f"{label} ({' - '.join(parties)})", parties=parties, fields=fields, why=why)


def pair_of(seen: str) -> str:
    """The parties of what is seen in a status claim."""
    return seen.split("|", 1)[1].rsplit("|", 1)[0]


def chosen(dates: Counter[str]) -> str | None:
    """The date to show: of those that can mean one time, the most precise of the most told."""
    best: tuple[tuple[int, int, int], str] | None = None
    for day in sorted(dates, key=sort_key):
        s = span(day)
        agree = sum(n for other, n in dates.items() if apart(day, other) == 0)
        known = 1 if s and s.year else 0
        rank = (known, agree, (2 if precise(day) else 0) + (1 if s and s.days < 400 else 0))
        if best is None or rank > best[0]:
            best = (rank, day)
    return best[1] if best else None

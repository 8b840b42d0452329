"""Figures as series: one entry a metric, pair, direction, unit, scope and mode; each value with its source.

Takes indicator claims. Keeps true: wished and planned sums never enter a series of realised ones; registered capital
is a series of its own; what a rank ranks, and in whose list, is part of the series.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from banggiao.model.claims import Claim, Indicator
from banggiao.model.register import Filed
from banggiao.model.shape import plain_number
from banggiao.resolve.content import Content, content, likeness
from banggiao.resolve.dating import sort_key
from banggiao.resolve.items import Compared, Comparison, Draft, Item, Whole
from banggiao.resolve.plausible import implausible
from banggiao.resolve.scopes import among, counted, direction, firms, part, told_with

#: metrics whose name does not say what is measured: their claims are one series only where their words agree
_LOOSE = frozenset({"other", "deal_value", "aid"})
#: metrics that flow from one party to another
_DIRECTED = frozenset(
    {"exports", "imports", "investment_stock", "investment_flow", "investment_projects", "aid", "people"}
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The key of the series, and the words of the figure where the key does not say what is measured."""

    key: str
    metric: str
    unit: str
    parties: tuple[str, ...]
    direction: str
    scope: str
    content: Content
    loose: bool


class Figures(Whole):
    """Indicator claims -> series entries."""

    kind = "series"
    sees = Seen

    def features(self, claim: Claim, filed: Filed) -> Seen:
        """What is measured, between whom, which way, in what unit, in what mode."""
        assert isinstance(claim, Indicator)
        parties = tuple(sorted(claim.parties or filed.parties))
        quote, context = claim.evidence.quote, told_with(claim, filed)
        people = claim.metric == "people"
        whose = counted(claim, context) if people else among(quote) if claim.unit == "rank" else ""
        whose = whose or (firms(claim, context) if claim.metric == "other" else "")
        way = direction(context, parties, people) if claim.metric in _DIRECTED or whose == "firms" else ""
        of_part = "" if claim.unit == "rank" else part(claim, filed)
        scope = " ".join(x for x in (whose, of_part) if x)
        rank = f"{claim.of or ''}>{claim.in_ or ''}" if claim.unit == "rank" else "+".join(parties)
        mode = claim.modality or ""
        key = "|".join((claim.metric, rank, way, claim.unit, scope, mode))
        loose = claim.metric in _LOOSE and whose != "firms"
        words = content(quote if loose else "")
        known = () if claim.unit == "rank" or mode else parties
        return Seen(key, claim.metric, claim.unit, known, way, scope, words, loose)

    def joins(self, seen: Seen) -> Collection[str]:
        """The key, where the metric says what is measured."""
        return () if seen.loose else (seen.key,)

    def keys(self, seen: Seen) -> Collection[str]:
        """The key, where only the words can say what is measured."""
        return (seen.key,) if seen.loose else ()

    def asks(self, seen: Seen) -> Collection[str]:
        """The same."""
        return self.keys(seen)

    def shared(self, seen: Seen) -> bool:
        """Whether the metric says what is measured."""
        return not seen.loose

    def compare(self, a: Compared, b: Compared) -> Comparison:
        """Alike in words, figures apart."""
        short, dice = likeness(a.seen.content, b.seen.content)
        return Comparison(dice >= 0.45 or short >= 0.75, {"words alike": round(dice, 2)})

    def draft(self, items: Sequence[Item]) -> Draft:
        """The values in the order of the periods that they are for."""
        claims = [i.claim for i in items if isinstance(i.claim, Indicator)]
        first, seen = claims[0], items[0].seen
        fields: dict[str, Any] = {"metric": first.metric, "unit": first.unit}
        fields |= {k: v for k, v in (("direction", seen.direction), ("scope", seen.scope)) if v}
        fields |= {k: v for k, v in (("of", first.of), ("in", first.in_), ("modality", first.modality)) if v}
        fields["values"] = rows = values(items)
        wrong = {} if first.modality or "local" in seen.scope else implausible(rows, first.metric)
        for row in rows:
            if row["claim"] in wrong:
                row["implausible"] = wrong[row["claim"]]
        parties = {p for i, c in zip(items, claims, strict=True) for p in (c.parties or i.leaf.parties)}
        if first.unit == "rank":
            parties |= {p for p in (first.of, first.in_) if p and p != "world"}
        what = " ".join(x for x in (first.metric, seen.direction or "-".join(sorted(parties)), first.unit) if x)
        why = (
            {"key": seen.key, "quotes": dict(Counter(c.evidence.quote for c in claims))}
            if seen.loose
            else {"key": seen.key}
        )
        flags = ("implausible",) if wrong else ()
        return Draft(label=what, parties=tuple(sorted(parties)), fields=fields, flags=flags, why=why)


def values(items: Sequence[Item]) -> list[dict[str, Any]]:
    """Every value with period, change, source claim and the day of its document, in order of period."""
    rows = []
    for item in items:
        c = item.claim
        assert isinstance(c, Indicator)
        row: dict[str, Any] = {"period": c.period, "value": plain_number(c.value), "modifier": c.modifier}
        row |= {
            k: plain_number(v) for k, v in (("value_max", c.value_max), ("change_pct", c.change_pct)) if v is not None
        }
        row |= {k: v for k, v in (("change_base", c.change_base), ("out_of", c.out_of)) if v is not None}
        row |= {"told": item.day, "claim": item.name}
        rows.append(row)
    return sorted(rows, key=lambda r: (sort_key(r["period"] or r["told"]), r["value"], r["claim"]))

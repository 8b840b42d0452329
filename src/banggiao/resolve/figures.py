"""Figures as series: one entry a metric, pair, direction, unit, scope and mode; each value with its source.

Takes indicator claims. Keeps true: wished and planned sums never enter a series of realised ones; registered capital
is a series of its own; what a rank ranks, and in whose list, is part of the series.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from banggiao.language.fold import fold
from banggiao.model.claims import Claim, Indicator
from banggiao.model.register import Filed
from banggiao.model.shape import plain_number
from banggiao.resolve.content import Content, content, likeness, phrases
from banggiao.resolve.dating import sort_key
from banggiao.resolve.items import Comparison, Draft, Item
from banggiao.resolve.parties import code, found
from banggiao.resolve.people import day_of
from banggiao.resolve.plausible import implausible

#: metrics whose name does not say what is measured: their claims are one series only where their words agree
_LOOSE = frozenset({"other", "deal_value", "aid"})
#: metrics that flow from one party to another
_DIRECTED = frozenset({"exports", "imports", "investment_stock", "investment_flow", "investment_projects", "aid"})
_INTO = re.compile(r"(?:vào|tại|ở|sang|đến|tới|trên lãnh thổ)\s*$")
_OUT_OF = re.compile(r"(?:từ|của)\s*$")


@dataclass(frozen=True, slots=True)
class Seen:
    """The key of the series and the words of the figure."""

    key: str
    direction: str
    scope: str
    content: Content
    loose: bool


class Figures:
    """Indicator claims -> series entries."""

    kind = "series"

    def features(self, claim: Claim, filed: Filed) -> Seen:
        """What is measured, between whom, which way, in what unit, in what mode."""
        assert isinstance(claim, Indicator)
        parties = tuple(sorted(claim.parties or filed.parties))
        quote = claim.evidence.quote
        way = direction(quote, parties) if claim.metric in _DIRECTED else ""
        scope = counted(claim) if claim.metric == "people" else ""
        rank = f"{claim.of or ''}>{claim.in_ or ''}" if claim.unit == "rank" else "+".join(parties)
        mode = claim.modality or ""
        key = "|".join((claim.metric, rank, way, claim.unit, scope, mode))
        return Seen(key, way, scope, content(quote), claim.metric in _LOOSE)

    def joins(self, seen: Seen) -> Collection[str]:
        """The key, where the metric says what is measured."""
        return () if seen.loose else (seen.key,)

    def keys(self, seen: Seen) -> Collection[str]:
        """The key, where only the words can say what is measured."""
        return (seen.key,) if seen.loose else ()

    def compare(self, a: Item, b: Item) -> Comparison:
        """Alike in words, figures apart."""
        short, dice = likeness(a.seen.content, b.seen.content)
        return Comparison(dice >= 0.45 or short >= 0.75, {"words alike": round(dice, 2)})

    def partition(self, items: Sequence[Item]) -> list[list[Item]]:
        """All in one entry."""
        return [list(items)]

    def draft(self, items: Sequence[Item]) -> Draft:
        """The values in the order of the periods that they are for."""
        claims = [i.claim for i in items if isinstance(i.claim, Indicator)]
        first, seen = claims[0], items[0].seen
        fields: dict[str, Any] = {"metric": first.metric, "unit": first.unit}
        fields |= {k: v for k, v in (("direction", seen.direction), ("scope", seen.scope)) if v}
        fields |= {k: v for k, v in (("of", first.of), ("in", first.in_), ("modality", first.modality)) if v}
        fields["values"] = rows = values(items)
        wrong = {} if first.modality else implausible(rows, first.metric)
        for row in rows:
            if row["claim"] in wrong:
                row["implausible"] = wrong[row["claim"]]
        parties = {p for i, c in zip(items, claims, strict=True) for p in (c.parties or i.filed.parties)}
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
        row |= {"told": day_of(item.filed), "claim": item.name}
        rows.append(row)
    return sorted(rows, key=lambda r: (sort_key(r["period"] or r["told"]), r["value"], r["claim"]))


@lru_cache(maxsize=32768)
def direction(quote: str, parties: tuple[str, ...]) -> str:
    """`RUS>VNM` where the words say from whom to whom ("Nga ... vào Việt Nam"), else nothing."""
    into = out_of = ""
    hits = [h for h in found(quote) if code(h) in parties]
    for h in hits:
        before = fold(quote[max(0, h.start - 24) : h.start])
        if _INTO.search(before):
            into = into or code(h)
        elif _OUT_OF.search(before):
            out_of = out_of or code(h)
    others = [code(h) for h in hits if code(h) != into]
    if into and not out_of:
        out_of = others[0] if others else next((p for p in parties if p != into and len(parties) == 2), "")
    if out_of and not into:
        rest = [p for p in parties if p != out_of]
        into = rest[0] if len(rest) == 1 and hits else ""
    return f"{out_of}>{into}" if into and out_of and into != out_of else ""


def counted(claim: Indicator) -> str:
    """The class of people that a count is of: that of the phrase nearest after the figure, else nearest at all."""
    quote = fold(claim.evidence.quote)
    ground = claim.grounds.get("value")
    at = max(0, ground.start - claim.evidence.start) if ground else 0
    best: tuple[int, str] | None = None
    for name, known in phrases("counted").items():
        for phrase in known:
            place = quote.find(phrase, at)
            far = place - at if place >= 0 else (1000 + at - quote.rfind(phrase, 0, at) if phrase in quote else -1)
            if far >= 0 and (best is None or far < best[0]):
                best = (far, name)
    return best[1] if best else ""

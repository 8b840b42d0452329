"""Stands over documents: one entry a standing formula of the same parties, with the drift of its wording.

Takes position claims. Keeps true: the act may grow firmer (recognise, support) inside one stance, but support and
opposition never share one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from banggiao.model.claims import Claim, Position
from banggiao.model.register import Filed
from banggiao.model.shape import own_fields
from banggiao.resolve.content import Content, likeness
from banggiao.resolve.grouping import linkage
from banggiao.resolve.items import Comparison, Draft, Item
from banggiao.resolve.wanting import parties_of, subject

_AGAINST = frozenset({"oppose", "concern"})


@dataclass(frozen=True, slots=True)
class Seen:
    """What a stand is about and whose it is."""

    content: Content
    by: frozenset[str]
    parties: frozenset[str]
    against: bool


class Stances:
    """Position claims -> stance entries."""

    kind = "stance"

    def features(self, claim: Claim, filed: Filed) -> Seen:
        """Words and holders."""
        assert isinstance(claim, Position)
        words = subject(claim.evidence.quote, claim.speaker or "")
        return Seen(words, frozenset(claim.by), frozenset(parties_of(claim, filed)), claim.act in _AGAINST)

    def joins(self, seen: Seen) -> Collection[str]:
        """None: words decide."""
        return ()

    def keys(self, seen: Seen) -> Collection[str]:
        """The parties."""
        return ("+".join(sorted(seen.parties)),)

    def compare(self, a: Item, b: Item) -> Comparison:
        """Words alike, the same holders."""
        x, y = a.seen, b.seen
        short, dice = likeness(x.content, y.content)
        inside = bool(a.happening) and a.happening == b.happening
        least, least_short, with_dice = (0.45, 0.7, 0.3) if inside else (0.55, 0.7, 0.35)
        enough = dice >= least or (short >= least_short and dice >= with_dice)
        if min(x.content.total, y.content.total) < 3:
            enough = dice >= 0.8
        same = x.by == y.by and x.against == y.against and enough
        return Comparison(
            same, {"words alike": round(dice, 2), "shorter side": round(short, 2), "held by": x.by == y.by}
        )

    def partition(self, items: Sequence[Item]) -> list[list[Item]]:
        """Groups in which at least half of the pairs say the same."""
        return linkage(items, self)

    def draft(self, items: Sequence[Item]) -> Draft:
        """The fields of the fullest claim."""
        best = max(items, key=lambda i: len(i.claim.evidence.quote))
        fields: dict[str, Any] = own_fields(best.claim)
        parties = {p for i in items for p in parties_of(i.claim, i.filed)}  # type: ignore[arg-type]
        return Draft(label=best.claim.evidence.quote, parties=tuple(sorted(parties)), fields=fields)

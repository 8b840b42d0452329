"""Undertakings over documents and time: claims of the same undertaking are one entry, whatever the wording.

Takes commitment claims. Keeps true: two claims are one undertaking only where the parties agree, nobody else is to
act, and the words (or the measured goal) say the same thing; the same verb and field with another object is another.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from banggiao.model.claims import Claim, Commitment
from banggiao.model.kinds import FIRMNESS
from banggiao.model.register import Filed
from banggiao.model.shape import own_fields
from banggiao.resolve.content import likeness
from banggiao.resolve.dating import apart
from banggiao.resolve.items import Comparison, Draft, Item
from banggiao.resolve.wanting import Undertaking, parties_of, undertaking

#: words alike (Dice, or overlap over the shorter with this much Dice) that make two claims one undertaking
_DICE = 0.6
_SHORT, _SHORT_DICE = 0.75, 0.4
_MEASURE_DICE = 0.12


class Commitments:
    """Commitment claims -> commitment entries."""

    kind = "commitment"

    def features(self, claim: Claim, filed: Filed) -> Undertaking:
        """Who, what, how much, until when."""
        return undertaking(claim, filed)

    def joins(self, seen: Undertaking) -> Collection[str]:
        """None: words decide."""
        return ()

    def keys(self, seen: Undertaking) -> Collection[str]:
        """The parties."""
        return ("+".join(sorted(seen.parties)),)

    def compare(self, a: Item, b: Item) -> Comparison:
        """Words, doers, measure, deadline."""
        x, y = a.seen, b.seen
        short, dice = likeness(x.content, y.content)
        goal = same_goal(x, y)
        far = {"words alike": round(dice, 2), "shorter side": round(short, 2)}
        if not (x.doers & y.doers):
            return Comparison(False, far | {"who acts": False})
        if x.measure and y.measure and x.measure[1] == y.measure[1] and x.measure != y.measure and dice < 0.8:
            return Comparison(False, far | {"measure": "differs"})
        alike = dice >= _DICE or (short >= _SHORT and dice >= _SHORT_DICE) or (goal and dice >= _MEASURE_DICE)
        return Comparison(alike, far | ({"measure and day": "equal"} if goal else {}))

    def partition(self, items: Sequence[Item]) -> list[list[Item]]:
        """All in one entry."""
        return [list(items)]

    def draft(self, items: Sequence[Item]) -> Draft:
        """The fields of the claim that stands for the entry, and all parties."""
        best = standing(items)
        claim = best.claim
        assert isinstance(claim, Commitment)
        parties = {p for i in items for p in parties_of(i.claim, i.filed)}  # type: ignore[arg-type]
        fields: dict[str, Any] = own_fields(claim)
        pillars = list(dict.fromkeys(p for i in (best, *items) for p in i.claim.pillar))  # type: ignore[attr-defined]
        fields["pillar"] = pillars
        fields["firmness"] = FIRMNESS.get(claim.act)
        return Draft(label=claim.evidence.quote, parties=tuple(sorted(parties)), fields=fields)


def same_goal(x: Undertaking, y: Undertaking) -> bool:
    """Whether both name the same measure for the same day: a target that needs few words to be the same."""
    if not x.measure or x.measure != y.measure or not x.until or not y.until:
        return False
    return apart(x.until, y.until) == 0


def standing(items: Sequence[Item]) -> Item:
    """The claim that stands for an entry: the firmest act, then the fullest quote, then the fixed order."""

    def rank(item: Item) -> tuple[int, int, int]:
        c = item.claim
        assert isinstance(c, Commitment)
        given = (c.quantity is not None) + (c.deadline is not None) + bool(c.speaker) + bool(c.to)
        return (FIRMNESS.get(c.act, 9), given, len(c.evidence.quote))

    return max(items, key=rank)

"""Undertakings over documents and time: claims of the same undertaking are one entry, whatever the wording.

Takes commitment claims. Keeps true: two claims are one undertaking only where the parties agree, nobody else is to
act, and the words (or the measured goal) say the same thing; the same verb and field with another object is another.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from banggiao.model.claims import Claim, Commitment
from banggiao.model.kinds import FIRMNESS
from banggiao.model.register import Filed
from banggiao.model.shape import own_fields
from banggiao.resolve.asymmetry import told_by
from banggiao.resolve.chains import commitment_chain, stage_now, standing
from banggiao.resolve.content import likeness, without_figures
from banggiao.resolve.items import Compared, Comparison, Draft, Item, Paired
from banggiao.resolve.linking import telling_keys
from banggiao.resolve.wanting import Undertaking, undertaking

#: words alike (Dice), and overlap over the shorter side with a lesser Dice, that make two claims one undertaking
_DICE: Final = 0.6
_SHORT: Final = (0.75, 0.4)
#: the same of two reports of one happening; of claims of which one only names what is delivered
_DICE_INSIDE: Final = 0.42
_SHORT_INSIDE: Final = (0.74, 0.3)
#: of a request and a promise; of claims that name the same measure and year
_DICE_ANSWER: Final = 0.8
_DICE_GOAL: Final = 0.12
#: of two reports of one happening that give it another measure, figures left out
_DICE_TOLD: Final = 0.7
#: weight of words below which a quote is too short to be like another one without being equal to it
_THIN: Final = 4.0
#: first clauses alike from which two reports of one happening tell one undertaking, whatever each adds
_HEAD: Final = 0.55


class Commitments(Paired):
    """Commitment claims -> commitment entries."""

    kind = "commitment"
    sees = Undertaking

    def features(self, claim: Claim, filed: Filed) -> Undertaking:
        """Who, what, how much, until when."""
        return undertaking(claim, filed)

    def keys(self, seen: Undertaking) -> Collection[str]:
        """Telling word pairs, and goals of a sum by a year or of a metric, each with the parties."""
        scope = "+".join(sorted(seen.parties))
        marks = [*map(str, sorted(seen.years)), *seen.measured]
        goals = [f"{scope}|{v:g} {unit} {mark}" for v, unit in sorted(seen.sums) for mark in marks]
        return [*telling_keys(seen.content, scope), *goals]

    def asks(self, seen: Undertaking) -> Collection[str]:
        """The same."""
        return self.keys(seen)

    def compare(self, a: Compared, b: Compared) -> Comparison:
        """Words, doers, measure, year, happening."""
        x, y = a.seen, b.seen
        short, dice = likeness(x.content, y.content)
        told: dict[str, Any] = {"words alike": round(dice, 2), "shorter side": round(short, 2)}
        if not x.doers & y.doers:
            return Comparison(False, told | {"who acts": False})
        inside = a.happening == b.happening
        if other_goal(x, y):
            return Comparison(False, told | {"measure": "another"})
        if other_measure(x, y) and dice < _DICE_ANSWER:
            return Comparison(inside and told_otherwise(x, y), told | {"measure": "another"})
        done = (x.stage == "delivered") != (y.stage == "delivered")
        # two sentences of one body are mostly two undertakings, those of two reports of one happening often one
        inside = inside and not done and not x.body == y.body != ""
        if inside:
            told["reports of one happening"] = True
        if same_goal(x, y):
            told["measure"] = "equal"
            return Comparison(dice >= _DICE_GOAL, told)
        if x.asks != y.asks or min(x.content.total, y.content.total) < _THIN:
            return Comparison(dice >= _DICE_ANSWER, told)
        least, (least_short, with_dice) = (_DICE_INSIDE, _SHORT_INSIDE) if inside else (_DICE, _SHORT)
        if inside and min(x.head.total, y.head.total) >= _THIN and (h := likeness(x.head, y.head)[1]) >= _HEAD:
            return Comparison(True, told | {"first clause": round(h, 2)})
        return Comparison(dice >= least or (not done and short >= least_short and dice >= with_dice), told)

    def draft(self, items: Sequence[Item]) -> Draft:
        """The fields of the claim that stands for the entry, and all parties."""
        best = standing(items)
        claim = best.claim
        assert isinstance(claim, Commitment)
        parties = {p for i in items for p in i.seen.concerned}
        fields: dict[str, Any] = own_fields(claim)
        pillars = list(dict.fromkeys(p for i in (best, *items) for p in i.claim.pillar))  # type: ignore[attr-defined]
        fields["pillar"] = pillars
        fields["firmness"] = FIRMNESS.get(claim.act)
        fields["stage"] = stage_now(items)
        fields["told_by"] = told_by(items)
        chain = commitment_chain(items)
        return Draft(label=claim.evidence.quote, parties=tuple(sorted(parties)), fields=fields, chain=chain)


def same_goal(x: Undertaking, y: Undertaking) -> bool:
    """Whether both name one sum for one year, or of one metric and no other year: few words make these the same."""
    year = x.years & y.years or (set(x.measured) & set(y.measured) and not (x.years and y.years))
    return bool(x.sums & y.sums and year) and "delivered" not in (x.stage, y.stage)


def other_goal(x: Undertaking, y: Undertaking) -> bool:
    """Whether both name sums in one unit and years, and neither sum nor year is the same: a goal set anew."""
    units = {u for _, u in x.sums} & {u for _, u in y.sums}
    sums, others = ({v for v in z.sums if v[1] in units} for z in (x, y))
    return bool(sums and others and x.years and y.years) and not sums & others and not x.years & y.years


def told_otherwise(x: Undertaking, y: Undertaking) -> bool:
    """Whether two of another measure are one promise, told with two sums: alike in all other words, or goals of one
    metric for one year."""
    if x.asks != y.asks or x.body == y.body:
        return False
    if one_metric(x, y):
        return True
    return likeness(without_figures(x.content.words), without_figures(y.content.words))[1] >= _DICE_TOLD


def one_metric(x: Undertaking, y: Undertaking) -> bool:
    """Whether both are goals of one metric for the same years."""
    return bool(x.years and x.years == y.years and set(x.measured) & set(y.measured))


def other_measure(x: Undertaking, y: Undertaking) -> bool:
    """Whether the two are measured in the same unit and the measures differ."""
    return bool(x.measure and y.measure and x.measure[1] == y.measure[1] and x.measure != y.measure)

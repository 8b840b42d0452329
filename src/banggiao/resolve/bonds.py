"""What is asked of looks that meet: are they about the same thing, does one answer, deliver or measure the other.

Takes two things that share a key, gives the ties between them. Keeps true: a tie says what follows from the two alone;
what depends on more (in which entries they are, which of several answers is nearest) is left to whoever reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final, Protocol

from banggiao.model.candidates import Tie
from banggiao.resolve.content import likeness
from banggiao.resolve.dating import before, span
from banggiao.resolve.grouping import NEARLY
from banggiao.resolve.items import Comparison, Thing, Ties
from banggiao.resolve.linking import telling_keys
from banggiao.resolve.wanting import Undertaking

#: types of deeds that advance an undertaking -> what they do to it
DEEDS: Final = {
    "signing": "delivered", "opening": "delivered", "handover": "delivered", "establishment": "delivered",
    "exercise": "under_way", "dialogue": "under_way", "conference": "under_way", "visit": "under_way",
}  # fmt: skip
#: metrics that a target of money between two parties can be about
MONEY: Final = frozenset({"trade_turnover", "exports", "imports", "investment_stock", "investment_flow"})
#: words alike: Dice, and overlap over the shorter side with a lesser Dice
_ANSWER: Final = (0.45, 0.75, 0.3)
_DEED: Final = (0.42, 0.7, 0.28)
#: words alike from which a deed is the very sentence that promises it
_SAME: Final = 0.9


class Bond(Protocol):
    """One question that is asked of pairs."""

    @property
    def name(self) -> str: ...

    def gives(self, rule: str, seen: Any) -> Collection[str]:
        """Keys under which a look of a rule is found for this question."""
        ...

    def asks(self, rule: str, seen: Any) -> Collection[str]:
        """Keys under which it looks for others."""
        ...

    def ties(self, a: tuple[str, Thing], b: tuple[str, Thing]) -> Iterator[Tie]:
        """The ties of two (rule, thing) that share a key, `a` having the lesser name."""
        ...


class Alike:
    """Are two looks of one rule about the same thing."""

    def __init__(self, rule: Any, nearly: float = NEARLY) -> None:
        self.rule: Ties = rule
        self.name: str = rule.kind
        #: words alike from which two that are kept apart are told of
        self.nearly = nearly

    def gives(self, rule: str, seen: Any) -> Collection[str]:
        """The rule's keys."""
        return self.rule.keys(seen) if rule == self.name else ()

    def asks(self, rule: str, seen: Any) -> Collection[str]:
        """The keys that the rule asks for."""
        return self.rule.asks(seen) if rule == self.name else ()

    def ties(self, a: tuple[str, Thing], b: tuple[str, Thing]) -> Iterator[Tie]:
        """One tie where they are the same or nearly."""
        c: Comparison = self.rule.compare(a[1], b[1])
        alike = c.features.get("words alike", 0)
        if c.same or alike >= self.nearly:
            yield Tie(self.name, a[1].name, b[1].name, c.same, c.features, alike)


class Answered(Alike):
    """Are two commitment claims one undertaking; does one answer the other."""

    def ties(self, a: tuple[str, Thing], b: tuple[str, Thing]) -> Iterator[Tie]:
        """The tie of being alike, and one from a request to its answer."""
        yield from super().ties(a, b)
        for x, y in ((a[1], b[1]), (b[1], a[1])):
            if x.seen.asks and not y.seen.asks and y.seen.stage != "proposal" and (alike := answering(x.seen, y.seen)):
                yield Tie("answers", x.name, y.name, True, {"words alike": alike})


def answering(request: Undertaking, answer: Undertaking) -> float:
    """How alike the words of an answer are to those of a request; 0 where it is none."""
    if not request.doers & answer.doers or before(answer.said, request.said):
        return 0.0
    return _alike(request, answer, _ANSWER)


def _alike(x: Any, y: Any, least: tuple[float, float, float]) -> float:
    short, dice = likeness(x.content, y.content)
    return dice if dice >= least[0] or (short >= least[1] and dice >= least[2]) else 0.0


class _Across:
    """A bond between commitment claims and claims of another rule: neither meets its own kind."""

    #: first letter of the other rule
    other: str

    def keys(self, rule: str, seen: Any) -> list[str]:
        """What a claim is found by, whichever side it stands on."""
        raise NotImplementedError

    def gives(self, rule: str, seen: Any) -> Collection[str]:
        """The keys, by side."""
        return [f"{rule[0]}|{k}" for k in self.keys(rule, seen)]

    def asks(self, rule: str, seen: Any) -> Collection[str]:
        """Those of the other side."""
        side = self.other if rule == "commitment" else "c"
        return [f"{side}|{k}" for k in self.keys(rule, seen)]


class Deeds(_Across):
    """Does an event do what a commitment claim promises, in its words and between its parties."""

    name = "deeds"
    other = "e"

    def keys(self, rule: str, seen: Any) -> list[str]:
        """Telling word pairs with the parties."""
        return _deed_keys(rule, seen)

    def ties(self, a: tuple[str, Thing], b: tuple[str, Thing]) -> Iterator[Tie]:
        """One tie from the promise to the deed."""
        promise, deed = (t for _, t in sorted((a, b), key=lambda t: t[0]))
        dice = _alike(promise.seen, deed.seen, _DEED) if deed.seen.deed in promise.seen.deeds else 0.0
        if 0 < dice < _SAME and not before(deed.seen.date, promise.seen.said):
            told = {"words alike": dice, "type": deed.seen.deed, "date": deed.seen.date}
            yield Tie(self.name, promise.name, deed.name, True, told)


def _deed_keys(rule: str, seen: Any) -> list[str]:
    if rule == "commitment" and seen.stage != "delivered" and seen.deeds:
        return telling_keys(seen.content, "+".join(seen.concerned))
    if rule == "event" and seen.deed in DEEDS:
        return telling_keys(seen.content, "+".join(sorted(seen.codes)))
    return []


class Goals(_Across):
    """Does a series measure the goal of a commitment claim."""

    name = "goals"
    other = "s"

    def keys(self, rule: str, seen: Any) -> list[str]:
        """Parties and unit."""
        return _goal_keys(rule, seen)

    def ties(self, a: tuple[str, Thing], b: tuple[str, Thing]) -> Iterator[Tie]:
        """One tie from the goal to the series, where its words name what is measured."""
        goal, series = (t for _, t in sorted((a, b), key=lambda t: t[0]))
        if series.seen.metric in goal.seen.measured:
            yield Tie(self.name, goal.name, series.name, True, {})


def _goal_keys(rule: str, seen: Any) -> list[str]:
    if rule == "commitment" and seen.sums and seen.years and seen.measured:
        return sorted({f"{'+'.join(sorted(seen.parties))}|{unit}" for _, unit in seen.sums})
    if rule == "series" and seen.metric in MONEY and seen.parties:
        return [f"{'+'.join(seen.parties)}|{seen.unit}"]
    return []


class Late:
    """Keys alone: visits and meetings by person and month, those apart that are dated after their own article."""

    name = "late"

    def gives(self, rule: str, seen: Any) -> Collection[str]:
        """Person and month."""
        return [f"{seen.late}|{k}" for k in late_keys(seen)] if rule == "event" else ()

    def asks(self, rule: str, seen: Any) -> Collection[str]:
        """Nothing: disagreements ask."""
        return ()

    def ties(self, a: tuple[str, Thing], b: tuple[str, Thing]) -> Iterator[Tie]:
        """None."""
        return iter(())


def late_keys(seen: Any) -> list[str]:
    """Person and month of a visit or meeting of a known year."""
    s = span(seen.date)
    if not s or not s.year or s.days > 31 or seen.type not in ("visit", "meeting"):
        return []
    return [f"{' '.join(person)}|{s.first.month}" for person in sorted(seen.people)]

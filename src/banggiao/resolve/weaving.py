"""Links between entries that the ties of their claims show: answers, deeds that deliver, figures that reach a goal.

Takes ties and bases, gives the links of an entry and the steps that they add to its chain. Keeps true: of several
answers to one request the nearest in words counts; a deed never delivers what is not open; one link a relation and
other entry.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from banggiao.model.candidates import Tie
from banggiao.model.claims import Commitment, Indicator
from banggiao.model.entries import Change, Entry, Link
from banggiao.resolve.bases import Bases
from banggiao.resolve.bonds import DEEDS
from banggiao.resolve.chains import OPEN
from banggiao.resolve.dating import before, span, year_of
from banggiao.resolve.items import Item
from banggiao.resolve.settling import ends
from banggiao.resolve.workspace import is_single

Woven = tuple[str, str, str, str, Change | None]


#: questions of which the answers tie entries to others
WOVEN: Final = ("answers", "deeds", "goals")


class Ties:
    """The ties of looks that tie entries to others, fetched by name and kept."""

    def __init__(self, bases: Bases) -> None:
        self.bases = bases
        self._of: dict[str, dict[tuple[str, str, str], Tie]] = {}
        self._home: dict[str, list[str]] = {}

    def load(self, names: Collection[str]) -> None:
        """Fetch the ties of looks in one go, and of the requests among their ends."""
        self._fetch(names)
        self._fetch({t.a for n in names for t in self.of(n) if t.rule == "answers"})
        others = ends(t for n in names for t in self.of(n))
        answers = ends(t for n in others if n in self._of for t in self.of(n) if t.rule == "answers")
        self._place(others | answers | set(names))

    def _fetch(self, names: Collection[str]) -> None:
        missing = sorted({n for n in names if n not in self._of})
        self._of |= {n: {} for n in missing}
        for tie in self.bases.ws.state.ties(missing, WOVEN) if missing else ():
            for end in (tie.a, tie.b):
                if end in self._of:
                    self._of[end][tie.rule, tie.a, tie.b] = tie

    def _place(self, looks: Collection[str]) -> None:
        missing = sorted({n for n in looks if n not in self._home})
        shared = self.bases.ws.claims_of([n for n in missing if not is_single(n)])
        claims = {n: [s.claim for s in shared[n]] if n in shared else [n] for n in missing}
        homes = self.bases.homes(c for found in claims.values() for c in found)
        for look, found in claims.items():
            self._home[look] = list(dict.fromkeys(homes[c] for c in found if c in homes))

    def of(self, look: str) -> list[Tie]:
        """The ties of a look, in a fixed order."""
        self._fetch([look])
        return [t for _, t in sorted(self._of[look].items())]

    def homes(self, look: str) -> list[str]:
        """The entries that hold claims of a look."""
        self._place([look])
        return self._home[look]

    def answer(self, request: str) -> Tie | None:
        """The nearest answer to a request from another entry than its own."""
        own = self.homes(request)
        found = [t for t in self.of(request) if t.rule == "answers" and t.a == request and self.homes(t.b) != own]
        return max(found, key=lambda t: (t.told["words alike"], t.b), default=None)


def woven(entry: Entry, items: Sequence[Item], ties: Ties) -> Entry:
    """The entry with the links and steps that its claims' ties show."""
    if entry.kind not in WEAVES:
        return entry
    links: dict[tuple[str, str], Link] = {}
    steps: list[Change] = []
    for relation, other, why, claim, step in WEAVES[entry.kind](entry, items, ties):
        links.setdefault((relation, other), Link(relation=relation, entry=other, why=why, claim=claim))
        if step is not None and step not in steps:
            steps.append(step)
    entry = replace(entry, links=(*entry.links, *links.values()))
    if not steps:
        return entry
    stage = "delivered" if any(c.what == "delivered" for c in steps) else "under_way"
    return replace(entry, chain=(*entry.chain, *steps), fields={**entry.fields, "advanced_to": stage})


def _promised(entry: Entry, items: Sequence[Item], ties: Ties) -> Iterator[Woven]:
    yield from _answers(items, ties)
    if entry.fields.get("stage") in OPEN:
        yield from _deliveries(items, ties)


def _answers(items: Sequence[Item], ties: Ties) -> Iterator[Woven]:
    for item in items:
        best = ties.answer(item.name) if item.seen.asks else None
        if best is not None:
            yield "answered_by", ties.homes(best.b)[0], _answered(best), best.b, None
        for tie in ties.of(item.name):
            if tie.rule == "answers" and tie.b == item.name and ties.answer(tie.a) == tie:
                yield "answers", ties.homes(tie.a)[0], _answered(tie), tie.a, None


def _deliveries(items: Sequence[Item], ties: Ties) -> Iterator[Woven]:
    for item in items:
        for tie in ties.of(item.name):
            if tie.rule == "deeds":
                step = Change(what=DEEDS[tie.told["type"]], date=tie.told["date"], claim=tie.b, note=_deed(tie))
                yield "delivered_by", ties.homes(tie.b)[0], _deed(tie), tie.b, step
    for item in items:
        for tie in ties.of(item.name):
            for series in ties.homes(tie.b) if tie.rule == "goals" else ():
                for figure, why in reached(item, ties.bases.items(series)):
                    step = Change(what="delivered", date=_period(figure), claim=figure.name, note=why)
                    yield "met_by", series, why, figure.name, step


def _done(entry: Entry, items: Sequence[Item], ties: Ties) -> Iterator[Woven]:
    for item in items:
        for tie in ties.of(item.name):
            if tie.rule == "deeds":
                promise = ties.homes(tie.a)[0]
                if ties.bases.gist(promise).fields.get("stage") in OPEN:
                    yield "delivers", promise, _deed(tie), tie.a, None


def _measured(entry: Entry, items: Sequence[Item], ties: Ties) -> Iterator[Woven]:
    goals = sorted({t.a for look in looks_of(items) for t in ties.of(look) if t.rule == "goals"})
    for goal in goals:
        promise = ties.homes(goal)[0]
        if ties.bases.gist(promise).fields.get("stage") not in OPEN:
            continue
        item = next(i for i in ties.bases.items(promise) if i.name == goal)
        for _, why in reached(item, items):
            yield "meets", promise, why, goal, None


def looks_of(items: Iterable[Item]) -> list[str]:
    """Names of the looks of items, each once."""
    return list(dict.fromkeys(i.look for i in items))


#: kinds of entries that ties lead from, and how
WEAVES: Final = {"commitment": _promised, "event": _done, "series": _measured}


def _answered(tie: Tie) -> str:
    return f"answer|{tie.told['words alike']:.2f}"


def _deed(tie: Tie) -> str:
    return f"deed|{tie.told['type']}|{tie.told['words alike']:.2f}"


def _period(item: Item) -> str | None:
    return item.claim.period if isinstance(item.claim, Indicator) else None


def reached(goal: Item, figures: Sequence[Item]) -> Iterator[tuple[Item, str]]:
    """The figures of a series that reach a goal by its year, and the words for it."""
    assert isinstance(goal.claim, Commitment)
    metric, unit = figures[0].seen.metric, figures[0].seen.unit
    sums, years = [v for v, u in goal.seen.sums if u == unit], goal.seen.years
    for figure in figures if sums and years else ():
        c = figure.claim
        assert isinstance(c, Indicator)
        year, s = year_of(c.period), span(c.period)
        if year is None or s is None or year > max(years) or c.value < max(sums) or s.days < 300:
            continue
        if not before(c.period, goal.seen.said):
            yield figure, f"reached|{metric}|{c.period}|{max(sums):.15g} {unit}"

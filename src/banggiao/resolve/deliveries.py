"""Deeds and figures that advance an undertaking: a signing, an opening, a session, a figure that meets the target.

Takes commitment entries beside event and series entries, gives links and the steps that they add to chains. Keeps
true: the link says what was compared; a deed before the promise, or of other parties, never delivers it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from banggiao.language.fold import fold
from banggiao.model.claims import Commitment, Event, Indicator
from banggiao.model.entries import Change, Entry
from banggiao.resolve.chains import OPEN, said
from banggiao.resolve.content import Content, likeness, phrases
from banggiao.resolve.dating import span, year_of
from banggiao.resolve.items import Item
from banggiao.resolve.linking import Found, telling_keys
from banggiao.resolve.wanting import subject

#: type of a deed -> what it does to the undertaking
_DEEDS: Final = {
    "signing": "delivered", "opening": "delivered", "handover": "delivered", "establishment": "delivered",
    "exercise": "under_way", "dialogue": "under_way", "conference": "under_way", "visit": "under_way",
}  # fmt: skip
_DICE, _SHORT, _SHORT_DICE = 0.42, 0.7, 0.28
#: metrics that a target of money between two parties can be about
_MONEY: Final = frozenset({"trade_turnover", "exports", "imports", "investment_stock", "investment_flow"})

Step = tuple[int, Change]


def deliveries(entries: Sequence[Entry], groups: Sequence[Sequence[Item]], found: Found) -> list[Entry]:
    """The entries, undertakings with the steps that deeds and figures show; links go to `found`."""
    steps: dict[int, list[Change]] = defaultdict(list)
    for place, change in (*deeds(entries, groups, found), *targets(entries, groups, found)):
        if change not in steps[place]:
            steps[place].append(change)
    out = list(entries)
    for place, more in steps.items():
        entry = out[place]
        stage = "delivered" if any(c.what == "delivered" for c in more) else "under_way"
        fields = {**entry.fields, "advanced_to": stage}
        out[place] = replace(entry, chain=(*entry.chain, *more), fields=fields)
    return out


def deeds(entries: Sequence[Entry], groups: Sequence[Sequence[Item]], found: Found) -> Iterator[Step]:
    """Steps by events whose words are those of an undertaking that was open."""
    blocks: dict[str, list[tuple[int, Item, Content]]] = defaultdict(list)
    for n, entry in enumerate(entries):
        for item in groups[n] if entry.kind == "event" else ():
            assert isinstance(item.claim, Event)
            if item.claim.type in _DEEDS and not item.claim.modality:
                words = subject(item.claim.evidence.quote, "")
                for key in telling_keys(words, "+".join(entry.parties)):
                    blocks[key].append((n, item, words))
    for n, entry in enumerate(entries):
        if entry.kind != "commitment" or entry.fields.get("stage") not in OPEN:
            continue
        for item in groups[n]:
            yield from _deeds_of(n, entry, item, blocks, found)


def _deeds_of(
    n: int, entry: Entry, item: Item, blocks: dict[str, list[tuple[int, Item, Content]]], found: Found
) -> Iterator[Step]:
    words = item.seen.content
    seen: dict[str, tuple[int, Item, Content]] = {}
    for key in telling_keys(words, "+".join(entry.parties)):
        for m, event, content in blocks.get(key, ()):
            seen.setdefault(event.name, (m, event, content))
    for _, (m, event, content) in sorted(seen.items()):
        short, dice = likeness(words, content)
        assert isinstance(event.claim, Event)
        if before(event.claim.date, item) or not (dice >= _DICE or (short >= _SHORT and dice >= _SHORT_DICE)):
            continue
        why = f"a {event.claim.type} in the same words ({dice:.2f})"
        found.put(n, "delivered_by", m, why, event.name)
        found.put(m, "delivers", n, why, item.name)
        yield n, Change(what=_DEEDS[event.claim.type], date=event.claim.date, claim=event.name, note=why)


def targets(entries: Sequence[Entry], groups: Sequence[Sequence[Item]], found: Found) -> Iterator[Step]:
    """Steps by figures that reach a target for a pair by its year."""
    series: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, entry in enumerate(entries):
        if entry.kind == "series" and entry.fields["metric"] in _MONEY and not entry.fields.get("modality"):
            series[entry.parties].append(n)
    for n, entry in enumerate(entries):
        if entry.kind == "commitment" and entry.fields.get("stage") in OPEN:
            for item in groups[n]:
                for m in series.get(tuple(sorted(item.seen.parties)), ()):
                    yield from _reached(n, item, m, entries[m], groups[m], found)


def _reached(n: int, item: Item, m: int, entry: Entry, figures: Sequence[Item], found: Found) -> Iterator[Step]:
    assert isinstance(item.claim, Commitment)
    goals = [v for v, unit in item.seen.sums if unit == entry.fields["unit"]]
    years = item.seen.years
    if not goals or not years or not _about(item, entry.fields["metric"]):
        return
    for figure in figures:
        c = figure.claim
        assert isinstance(c, Indicator)
        year = year_of(c.period)
        s = span(c.period)
        if (
            year is None
            or s is None
            or before(c.period, item)
            or year > max(years)
            or c.value < max(goals)
            or s.days < 300
        ):
            continue
        why = f"{entry.fields['metric']} of {c.period} reaches the goal of {max(goals):,.0f} {c.unit}"
        found.put(n, "met_by", m, why, figure.name)
        found.put(m, "meets", n, why, item.name)
        yield n, Change(what="delivered", date=c.period, claim=figure.name, note=why)


def before(date: str | None, item: Item) -> bool:
    """Whether a date is known to lie before the day on which a claim was said."""
    x, y = span(date), span(said(item))
    return bool(x and y and x.year and y.year and x.last < y.first)


def _about(item: Item, metric: str) -> bool:
    """Whether the words of a goal name what the metric measures."""
    quote = fold(item.claim.evidence.quote)
    return any(w in quote for w in phrases("measured").get(metric, ()))

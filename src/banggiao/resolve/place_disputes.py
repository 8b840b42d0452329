"""Meetings told of two places: one meeting of the same people on one day in two towns.

Takes tellings of events in reports of one happening, gives disputes. Keeps true: a house and its town, a town and its
country, a place that has several spellings are no other places; of foreign towns only capitals are told apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import chain, combinations
from typing import Final

from banggiao.language.fold import fold
from banggiao.model.claims import Event
from banggiao.model.entries import Entry
from banggiao.resolve.dating import apart
from banggiao.resolve.disputes import Dispute, Told, independent, side, together
from banggiao.resolve.event_disputes import one_day, same_people
from banggiao.resolve.items import Item
from banggiao.resolve.visit_disputes import value
from banggiao.vocabulary.lexicon import lexicon

#: types of event that take place in one town
_MET: Final = frozenset({"meeting", "signing"})
#: spellings of one town
_CITY: Final = {"thừa thiên huế": "huế", "thừa thiên - huế": "huế"}
_HO_CHI_MINH: Final = ("hồ chí minh", "hcm")


def place_disputes(entries: Sequence[Entry], items: Told, core: Set[int]) -> Iterator[Dispute]:
    """The disputes about places in which tellings of the entries at the places `core` have a part."""
    blocks = [
        [(n, item, place) for n, item in told if (place := town(item))] for _, told in together(items, core, _MET)
    ]
    found: dict[tuple[int, ...], dict[str, dict[str, Item]]] = {}
    for (m, a, x), (n, b, y) in chain.from_iterable(combinations(told, 2) for told in blocks):
        if x == y or not (m in core or n in core) or apart(a.seen.date, b.seen.date) != 0:
            continue
        if same_people(a.seen.people, b.seen.people):
            sides = found.setdefault(tuple(sorted({m, n})), defaultdict(dict))
            sides[x][a.name], sides[y][b.name] = a, b
    for about, by_town in sorted(found.items()):
        sides_ = tuple(side(value(rows, "place"), [*rows.values()]) for _, rows in sorted(by_town.items()))
        if independent(sides_):
            yield Dispute(about=about, field="place", key="", label=entries[about[0]].label, sides=sides_)


def town(item: Item) -> str:
    """The town or province of Viet Nam, or the foreign capital, that a telling of one day gives as its one place."""
    claim = item.claim
    assert isinstance(claim, Event)
    if not claim.place or not one_day(item):
        return ""
    towns = {_name(claim.place[h.start : h.end]) for h in lexicon("provinces").scan(claim.place) if h.entry.id == "VNM"}
    seats = lexicon("capitals").scan(claim.place)
    towns |= {h.entry.id for h in seats if h.entry.data.get("role") == "seat" and h.entry.data.get("country") != "VNM"}
    return towns.pop() if len(towns) == 1 else ""


def _name(printed: str) -> str:
    name = fold(printed)
    return "hồ chí minh" if any(w in name for w in _HO_CHI_MINH) else _CITY.get(name, name)

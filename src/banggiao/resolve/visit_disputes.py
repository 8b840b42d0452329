"""Visits told differently: other days of coming and going, or another official level.

Takes tellings of visits in reports of one happening, gives disputes. Keeps true: only what stands in the sentence
of the visit counts; a tour of two countries, a day by another clock and a less precise day are no other visit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cache, partial
from itertools import combinations
from typing import Final

from banggiao.language.fold import fold
from banggiao.model.claims import Event
from banggiao.model.entries import Entry
from banggiao.resolve.dating import Span, apart, span
from banggiao.resolve.disputes import Dispute, Told, independent, sentence_of, side
from banggiao.resolve.items import Item
from banggiao.resolve.parties import codes_in
from banggiao.resolve.sighting import sentence

Name = tuple[str, ...]
Place = tuple[str, Name]

#: "giờ địa phương", "giờ Moscow"; not "bao giờ", "9 giờ sáng"
CLOCK: Final = re.compile(r"\bgiờ (?:địa phương|việt nam|hà nội)|(?<!bao )(?<!\d )\bgiờ [a-z]{4,}\b")
_BEGINS: Final = re.compile(r"\bbắt đầu (?:chuyến )?(?:công du|thăm)")
#: a sentence that tells of a visit as such, and not of a day of its programme
_VISIT: Final = re.compile(r"\bchuyến (?:thăm|công du|công tác|đi)\b[^.;]{0,40}\b(?:diễn ra|kéo dài|từ|trong)\b")
_SHIP: Final = re.compile(r"\b(?:tàu|biên đội|hạm đội)\b")
_CLAUSE: Final = re.compile(r",\s(?!\d)|;\s")
#: days from start to end that one visit may take, and by which two tellings of its first day may differ
_LONGEST: Final = 15
_NUMBER: Final = re.compile(r"[1-9]\d*")
_NEAR: Final = 3


def visit_disputes(items: Told, entries: Sequence[Entry], core: Set[int]) -> Iterator[Dispute]:
    """The disputes about visits: one a visitor and field in reports of one happening, where a telling of an entry at a
    place in `core` is among them."""
    visits: dict[Place, list[tuple[int, Item]]] = defaultdict(list)
    for n, item in items:
        if item.seen.type == "visit" and item.happening and item.seen.date and not item.claim.candidates:
            for visitor in item.seen.people or ships(item):
                visits[item.happening, visitor].append((n, item))
    # each telling is put beside all others, and read once
    differ = partial(days_differ, stay_of=cache(stay))
    for place, told in sorted(visits.items()):
        if core.isdisjoint(n for n, _ in told):
            continue
        yield from _disputed(place, told, "date", differ, entries)
        yield from _disputed(place, of_one_level(told), "level", levels_differ, entries)


def ships(item: Item) -> tuple[Name, ...]:
    """Ships of a country as a visitor, where nobody else visits."""
    return (("tàu", *sorted(item.seen.codes - item.seen.hosts)),) if _SHIP.search(fold(item.sentence)) else ()


def _disputed(
    place: Place, told: Told, field: str, differ: Callable[[Item, Item], bool], entries: Sequence[Entry],
) -> Iterator[Dispute]:  # fmt: skip
    """One dispute of all tellings that differ from another one, its sides by what they say."""
    sides: dict[str, dict[str, Item]] = defaultdict(dict)
    about = set()
    # tellings that say the same differ in nothing
    rows = [(n, item, level_of(item) if field == "level" else item.seen.date) for n, item in told]
    for (m, a, x), (n, b, y) in combinations(rows, 2):
        if x != y and a.seen.hosts == b.seen.hosts and len(a.seen.hosts) == 1 and differ(a, b):
            about |= {m, n}
            for item in (a, b):
                sides[said(item, field)][item.name] = item
    shows = _SHOWS[field]
    made = tuple(side(value(rows, field), [*rows.values()], shows) for _, rows in sorted(sides.items()))
    if independent(made):
        key = f"{field} {' '.join(place[1])} {place[0][:12]}"
        found = tuple(sorted(about))
        yield Dispute(about=found, field=field, key=key, label=entries[found[0]].label, sides=made)


def said(item: Item, field: str) -> str:
    """What a telling says of a field, by which it falls on one side."""
    if field == "level":
        return level_of(item)
    days = span(item.seen.date)
    return f"{days.first:%m-%d} {days.last:%m-%d}" if days else ""


def value(rows: Mapping[str, Item], field: str) -> str | None:
    """The day, place or level of a side as the first of its claims gives it."""
    claim = rows[min(rows)].claim
    assert isinstance(claim, Event)
    found: str | None = getattr(claim, field)
    return found


def days_differ(a: Item, b: Item, stay_of: Callable[[Item], Span | None]) -> bool:
    """Whether two tellings give the visit other days: two stays with other ends, or a first day beside the stay."""
    return _apart(a, b) and stay_of(a) is not None and stay_of(b) is not None


def _apart(a: Item, b: Item) -> bool:
    """The same by the days alone, which few pairs have, before any sentence is read for what it says of them."""
    x, y = closed(a), closed(b)
    if x is None or y is None:
        return False
    if x.days > 1 and y.days > 1:
        return apart(a.seen.date, b.seen.date) == 0 and said(a, "date") != said(b, "date")
    gap = abs((x.first.replace(year=2000) - y.first.replace(year=2000)).days)
    if gap > _NEAR or f"{x.first:%m-%d}" == f"{y.first:%m-%d}":
        return False
    return all(begins(item) for item, days in ((a, x), (b, y)) if days.days == 1)


def stay(item: Item) -> Span | None:
    """The days that the sentence of a visit to one country gives it, by the common clock."""
    days = closed(item)
    if days is None:
        return None
    words, told = printed_day(item), sentence_of(item)
    if not words and days.days > 1:
        words, told = told_beside(item)
    if not words:
        return None
    clause = next((c for c in _CLAUSE.split(told) if words in c), told)
    elsewhere = frozenset(codes_in(clause)) - item.seen.hosts - item.seen.homes
    return None if elsewhere or CLOCK.search(fold(told)) else days


def closed(item: Item) -> Span | None:
    """The days of a telling that gives both ends of them, no more than one visit may take.

    Where the last one is only counted from the first ("sáng 7/5 ... trong hai ngày"), the count is what can differ.
    """
    days = span(item.seen.date)
    open_ended = "" in (item.seen.date or "").split("/")
    if days is None or days.days > _LONGEST or open_ended:
        return None
    ground = item.claim.grounds.get("date")
    counted = days.days > 1 and ground is not None and str(days.last.day) not in _NUMBER.findall(ground.quote)
    return None if counted else days


def by_common_clock(item: Item) -> bool:
    """Whether the sentence of an event prints its day, and by no clock of another place."""
    return printed_day(item) != "" and not CLOCK.search(fold(sentence_of(item)))


def printed_day(item: Item) -> str:
    """The words that give an event its day, where its own sentence prints one: "sáng 24-5", never "chiều nay"."""
    ground = item.claim.grounds.get("date")
    words = ground.quote if ground else ""
    return words if any(c.isdigit() for c in words) and words in sentence_of(item) else ""


def told_beside(item: Item) -> tuple[str, str]:
    """The words that give a visit its days in another sentence that is about the visit, and that sentence."""
    ground = item.claim.grounds.get("date")
    if ground is None or not any(c.isdigit() for c in ground.quote):
        return "", ""
    words = sentence(item.text, ground)
    return (ground.quote, words) if _VISIT.search(fold(words)) else ("", "")


def begins(item: Item) -> bool:
    """Whether a telling says that the visit begins with it."""
    return _BEGINS.search(fold(sentence_of(item))) is not None


def of_one_level(told: Told) -> list[tuple[int, Item]]:
    """The tellings without those of documents that give a visit now one level, now the other."""
    levels: dict[str, set[str]] = defaultdict(set)
    for _, item in told:
        levels[item.document].add(level_of(item))
    return [(n, item) for n, item in told if len(levels[item.document] - {""}) < 2]


def levels_differ(a: Item, b: Item) -> bool:
    """Whether two tellings of one stay give it two official levels."""
    return apart(a.seen.date, b.seen.date) == 0 and "" != level_of(a) != level_of(b) != ""


def level_of(item: Item) -> str:
    """The official level of a visit: state or official; "thăm và làm việc" is none."""
    assert isinstance(item.claim, Event)
    level = fold(item.claim.level or "")
    return "state" if "nhà nước" in level else "official" if "chính thức" in level else ""


def _shows_day(item: Item) -> bool:
    return (words := printed_day(item)) != "" and words in item.claim.evidence.quote


def _shows_level(item: Item) -> bool:
    assert isinstance(item.claim, Event)
    return fold(item.claim.level or "") in fold(item.claim.evidence.quote)


#: whether the quote of a telling shows what it says of a field
_SHOWS: Final = {"date": _shows_day, "level": _shows_level}

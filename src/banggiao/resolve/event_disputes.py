"""Events told differently: on another day, with another participant, or on a day that its own article cannot know.

Takes event entries with their claims, gives disputes. Keeps true: a day told by another clock ("giờ địa phương") is no
other day; a visit's several days do not differ from one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import combinations
from typing import Any, Final, NamedTuple

from banggiao.model.claims import Event
from banggiao.model.entries import Entry
from banggiao.resolve.dating import Span, apart, span
from banggiao.resolve.disputes import Dispute, Side, Told, independent, side, together
from banggiao.resolve.events import Seen
from banggiao.resolve.items import Item
from banggiao.resolve.names import short_for, tokens
from banggiao.resolve.people import spelt_alike
from banggiao.resolve.visit_disputes import by_common_clock, value, visit_disputes

Name = tuple[str, ...]
Names = tuple[Name, Name, str]

#: types that are done in a day
_ONE_DAY: Final = frozenset({"meeting", "call", "signing"})
#: days apart within which two tellings of one meeting differ, and do not tell of two
_NEAR: Final = 3
#: kinds of claims that are read together where one sentence tells them
_SENTENCE: Final = frozenset({"event", "commitment", "position"})
_CAME: Final = frozenset({"visit", "meeting"})
#: types of which two tellings in reports of one happening can disagree
DISPUTED: Final = _ONE_DAY | {"visit", "session", "ceremony", "exercise", "anniversary", "other"}


def event_disputes(entries: Sequence[Entry], items: Told, core: Set[int]) -> Iterator[Dispute]:
    """The disputes about days and participants in which tellings of the entries at the places `core` have a part."""
    yield from days(items, entries, core)
    yield from participants(items, entries, core)
    yield from too_late(items, entries, core)
    yield from visit_disputes(items, entries, core)


class Alike(NamedTuple):
    """Tellings of one entry in reports of one happening that give the same day and the same people."""

    place: int
    items: list[Item]

    @property
    def seen(self) -> Seen:
        """What is seen in each of them."""
        seen: Seen = self.items[0].seen
        return seen


def in_one_happening(items: Told, core: Set[int]) -> Iterator[tuple[Alike, Alike]]:
    """Pairs of tellings of one type by reports of one happening that differ in day or people, one of them of an entry
    at a place in `core`."""
    for _, told in together(items, core, _ONE_DAY):
        alike: dict[tuple[Any, ...], Alike] = {}
        for n, item in told:
            alike.setdefault((n, item.seen.date, item.seen.people), Alike(n, [])).items.append(item)
        for one, other in combinations(alike.values(), 2):
            if one.place in core or other.place in core:
                yield one, other


def days(items: Told, entries: Sequence[Entry], core: Set[int]) -> Iterator[Dispute]:
    """One meeting of the same people on two days."""
    found: dict[tuple[int, ...], tuple[dict[str, Item], dict[str, Item]]] = {}
    for one, other in in_one_happening(items, core):
        gap = apart(one.seen.date, other.seen.date)
        if gap is None or not 1 <= gap <= _NEAR or not same_people(one.seen.people, other.seen.people):
            continue
        if (one.seen.date or "") > (other.seen.date or ""):
            one, other = other, one
        rows = [{i.name: i for i in x.items if one_day(i)} for x in (one, other)]
        if all(rows):
            sides = found.setdefault(tuple(sorted({one.place, other.place})), ({}, {}))
            sides[0].update(rows[0])
            sides[1].update(rows[1])
    for about, (left, right) in sorted(found.items()):
        if set(left) & set(right):
            continue
        sides_ = tuple(side(value(x, "date"), [*x.values()]) for x in (left, right))
        if independent(sides_):
            yield Dispute(about=about, field="date", key="", label=entries[about[0]].label, sides=sides_)


def same_people(a: frozenset[Name], b: frozenset[Name]) -> bool:
    """Whether two meetings are of the same people, at least two, short forms and other spellings allowed for."""
    return len(a) == len(b) > 1 and all(any(one_name(x, y) for y in b) for x in a)


def one_name(a: Name, b: Name) -> bool:
    """Whether two names can be one person's: the same, one short for the other, or spelt alike word for word."""
    if a == b or short_for(a, b) or short_for(b, a):
        return True
    return len(a) == len(b) and all(x == y or spelt_alike(*sorted((x, y), key=len)) for x, y in zip(a, b, strict=True))


def one_day(item: Item) -> bool:
    """Whether a telling gives one day, by the common clock, as something that took place."""
    s = span(item.seen.date)
    assert isinstance(item.claim, Event)
    return s is not None and s.days == 1 and not item.claim.modality and by_common_clock(item)


def participants(items: Told, entries: Sequence[Entry], core: Set[int]) -> Iterator[Dispute]:
    """One meeting in which a participant of one family name bears two given names."""
    units = {unit for a, b in in_one_happening(items, core) if (unit := two_names(a.items[0], b.items[0]))}
    found: dict[Names, dict[Name, dict[str, tuple[int, Item]]]] = {u: {u[0]: {}, u[1]: {}} for u in units}
    told = [x for x in items if x[1].happening in {happening for _, _, happening in units}]
    for a, b in in_one_happening(told, {n for n, _ in told}):
        if (unit := two_names(a.items[0], b.items[0])) in found:
            x, y = unit[:2] if unit[0] in a.seen.people else unit[1::-1]
            for name, alike in ((x, a), (y, b)):
                found[unit][name].update((i.name, (alike.place, i)) for i in alike.items)
    for (one, other, happening), by_name in sorted(found.items()):
        sides = tuple(named_side(name, [i for _, i in by_name[name].values()]) for name in (one, other))
        about = tuple(sorted({n for rows in by_name.values() for n, _ in rows.values()}))
        if independent(sides):
            key = f"{one[-1]} {happening[:12]}"
            label = f"{sides[0].value} / {sides[1].value}"
            yield Dispute(about=about, field="participants", key=key, label=label, sides=sides)


def two_names(a: Item, b: Item) -> Names | None:
    """The two names under which two tellings in reports of one happening name one participant, and the happening."""
    if a.seen.people == b.seen.people or len(a.seen.people) != len(b.seen.people):
        return None
    x, y = a.seen.people - b.seen.people, b.seen.people - a.seen.people
    if not a.seen.people & b.seen.people or len(x) != 1 or len(y) != 1:
        return None
    one, other = sorted((*x, *y))
    return (one, other, a.happening) if other_given_name(one, other) else None


def other_given_name(a: Name, b: Name) -> bool:
    """Whether two names share the last word and differ in the first beyond spelling; none is a part of the other."""
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1] or short_for(a, b) or short_for(b, a):
        return False
    short, long = sorted((a[0], b[0]), key=len)
    return len(short) > 2 and not long.startswith(short) and not spelt_alike(short, long)


def named_side(name: Name, items: Sequence[Item]) -> Side:
    """The side of tellings under one name as they print it, with the claims of their sentences."""
    claims = [i.claim for i in sorted(items, key=lambda i: i.order)]
    printed = [p for c in claims if isinstance(c, Event) for p in c.participants if tokens(p) == name]
    return with_sentence(side(printed[0] if printed else " ".join(name), items), items)


def with_sentence(told: Side, items: Sequence[Item]) -> Side:
    """A side with the other claims of the sentences in which it stands: what is read together is shown together."""
    more = list(told.claims)
    for item in items:
        e, text = item.claim.evidence, item.filed.document.text
        for c in item.filed.claims:
            low, high = min(e.start, c.evidence.start), max(e.end, c.evidence.end)
            if c.kind in _SENTENCE and ". " not in text[low:high] and "\n" not in text[low:high]:
                more.append(c.id)
    return replace(told, claims=tuple(dict.fromkeys(more)))


def too_late(items: Told, entries: Sequence[Entry], core: Set[int]) -> Iterator[Dispute]:
    """A day after the article's own, of something told as past, beside a telling of the same month in another year."""
    blocks: dict[tuple[str, ...], list[tuple[int, Item, Span]]] = defaultdict(list)
    for n, item in items:
        s = span(item.seen.date)
        if s and s.year and s.days <= 31 and item.seen.told in _CAME:
            for person in item.seen.people:
                blocks[person].append((n, item, s))
    for person, block in sorted(blocks.items()):
        for (m, a, x), (n, b, y) in combinations(block, 2):
            if x.first.month != y.first.month or not (m in core or n in core):
                continue
            late = [a.seen.late, b.seen.late]
            if x.first.year != y.first.year and late.count(True) == 1 and one_place(a, b):
                sides = (side(a.seen.date, [a]), side(b.seen.date, [b]))
                key = f"{' '.join(person)} {x.first.month:02}"
                yield Dispute(about=tuple(sorted({m, n})), field="date", key=key, label=entries[m].label, sides=sides)


def one_place(a: Item, b: Item) -> bool:
    """Whether two tellings are of the same parties, and nothing puts them in two countries."""
    x, y = a.seen, b.seen
    return bool(x.codes == y.codes and (not x.hosts or not y.hosts or x.hosts & y.hosts))

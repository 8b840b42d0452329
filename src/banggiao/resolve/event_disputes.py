"""Events told differently: on another day, with another participant, or on a day that its own article cannot know.

Takes event entries with their claims, gives disputes. Keeps true: a day told by another clock ("giờ địa phương") is no
other day; a visit's several days do not differ from one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from banggiao.language.fold import fold
from banggiao.model.claims import Event
from banggiao.model.entries import Entry
from banggiao.resolve.dating import Span, apart, span
from banggiao.resolve.disputes import Dispute, Side, independent, sentence_of, side
from banggiao.resolve.items import Item
from banggiao.resolve.names import short_for, tokens
from banggiao.resolve.people import spelt_alike
from banggiao.resolve.visit_disputes import CLOCK, printed_day, visit_disputes

Groups = Sequence[Sequence[Item]]
Name = tuple[str, ...]

#: types that are done in a day
_ONE_DAY: Final = frozenset({"meeting", "call", "signing"})
#: days apart within which two tellings of one meeting differ, and do not tell of two
_NEAR: Final = 3
_SENTENCE: Final = frozenset({"event", "commitment", "position"})
_CAME: Final = frozenset({"visit", "meeting"})


def event_disputes(entries: Sequence[Entry], groups: Groups, witnesses: Mapping[str, str]) -> Iterator[Dispute]:
    """The disputes about days and participants."""
    items = [(n, i) for n, group in enumerate(groups) for i in group if i.sighted.rule == "event"]
    yield from days(items, entries, witnesses)
    yield from participants(items, entries, witnesses)
    yield from too_late(items, entries, witnesses)
    yield from visit_disputes(items, entries, witnesses)


Told = Sequence[tuple[int, Item]]


def in_one_happening(items: Told) -> Iterator[tuple[tuple[int, Item], tuple[int, Item]]]:
    """Pairs of tellings of one type by two reports of one happening."""
    blocks: dict[tuple[str, str], list[tuple[int, Item]]] = defaultdict(list)
    for n, item in items:
        if item.happening and item.seen.type in _ONE_DAY:
            blocks[item.happening, item.seen.type].append((n, item))
    for _, block in sorted(blocks.items()):
        yield from combinations(block, 2)


def days(items: Told, entries: Sequence[Entry], witnesses: Mapping[str, str]) -> Iterator[Dispute]:
    """One meeting of the same people on two days."""
    found: dict[tuple[int, ...], tuple[dict[str, Item], dict[str, Item]]] = {}
    for (m, a), (n, b) in in_one_happening(items):
        gap = apart(a.seen.date, b.seen.date)
        if (
            not same_people(a.seen.people, b.seen.people)
            or gap is None
            or not 1 <= gap <= _NEAR
            or not (one_day(a) and one_day(b))
        ):
            continue
        if (a.seen.date or "") > (b.seen.date or ""):
            (m, a), (n, b) = (n, b), (m, a)
        sides = found.setdefault(tuple(sorted({m, n})), ({}, {}))
        sides[0][a.name], sides[1][b.name] = a, b
    for about, (left, right) in sorted(found.items()):
        if set(left) & set(right):
            continue
        sides_ = tuple(side(date_of(x), [*x.values()], witnesses) for x in (left, right))
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


def date_of(items: Mapping[str, Item]) -> str | None:
    """The day that the first of some claims gives."""
    claim = items[min(items)].claim
    return claim.date if isinstance(claim, Event) else None


def one_day(item: Item) -> bool:
    """Whether a telling gives one day, by the common clock, as something that took place."""
    s, sentence = span(item.seen.date), sentence_of(item)
    assert isinstance(item.claim, Event)
    held = s is not None and s.days == 1 and not item.claim.modality
    return held and bool(printed_day(item)) and not CLOCK.search(fold(sentence))


def participants(items: Told, entries: Sequence[Entry], witnesses: Mapping[str, str]) -> Iterator[Dispute]:
    """One meeting in which a participant of one family name bears two given names."""
    found: dict[tuple[Name, Name, str], dict[Name, dict[str, tuple[int, Item]]]] = {}
    for (m, a), (n, b) in in_one_happening(items):
        if len(a.seen.people) != len(b.seen.people) or not a.seen.people & b.seen.people:
            continue
        x, y = sorted(a.seen.people - b.seen.people), sorted(b.seen.people - a.seen.people)
        if len(x) == len(y) == 1 and other_given_name(x[0], y[0]):
            one, other = sorted((x[0], y[0]))
            both = found.setdefault((one, other, a.happening), {one: {}, other: {}})
            both[x[0]][a.name], both[y[0]][b.name] = (m, a), (n, b)
    for (one, other, happening), told in sorted(found.items()):
        sides = tuple(named_side(name, [i for _, i in told[name].values()], witnesses) for name in (one, other))
        about = tuple(sorted({n for rows in told.values() for n, _ in rows.values()}))
        if independent(sides):
            key = f"{one[-1]} {happening[:12]}"
            label = f"{sides[0].value} / {sides[1].value}"
            yield Dispute(about=about, field="participants", key=key, label=label, sides=sides)


def other_given_name(a: Name, b: Name) -> bool:
    """Whether two names share the last word and differ in the first beyond spelling; none is a part of the other."""
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1] or short_for(a, b) or short_for(b, a):
        return False
    short, long = sorted((a[0], b[0]), key=len)
    return len(short) > 2 and not long.startswith(short) and not spelt_alike(short, long)


def named_side(name: Name, items: Sequence[Item], witnesses: Mapping[str, str]) -> Side:
    """The side of tellings under one name as they print it, with the claims of their sentences."""
    printed = [p for i in items if isinstance(i.claim, Event) for p in i.claim.participants if tokens(p) == name]
    return with_sentence(side(printed[0] if printed else " ".join(name), items, witnesses), items)


def with_sentence(told: Side, items: Sequence[Item]) -> Side:
    """A side with the other claims of the sentences in which it stands: what is read together is shown together."""
    more = list(told.claims)
    for item in items:
        e, text = item.claim.evidence, item.filed.document.text
        for c in item.filed.claims:
            low, high = min(e.start, c.evidence.start), max(e.end, c.evidence.end)
            if (
                c.kind in ("event", "commitment", "position")
                and ". " not in text[low:high]
                and "\n" not in text[low:high]
            ):
                more.append(c.id)
    return Side(value=told.value, claims=tuple(dict.fromkeys(more)), witnesses=told.witnesses)


def too_late(items: Told, entries: Sequence[Entry], witnesses: Mapping[str, str]) -> Iterator[Dispute]:
    """A day after the article's own, of something told as past, beside a telling of the same month in another year."""
    blocks: dict[tuple[str, ...], list[tuple[int, Item, Span]]] = defaultdict(list)
    for n, item in items:
        s = span(item.seen.date)
        if s and s.year and s.days <= 31 and item.claim.type in _CAME:  # type: ignore[attr-defined]
            for person in item.seen.people:
                blocks[person].append((n, item, s))
    for person, block in sorted(blocks.items()):
        for (m, a, x), (n, b, y) in combinations(block, 2):
            late = [a.seen.late, b.seen.late]
            other_year = x.first.month == y.first.month and x.first.year != y.first.year
            if other_year and late.count(True) == 1 and one_place(a, b):
                sides = (side(a.seen.date, [a], witnesses), side(b.seen.date, [b], witnesses))
                key = f"{' '.join(person)} {x.first.month:02}"
                yield Dispute(about=tuple(sorted({m, n})), field="date", key=key, label=entries[m].label, sides=sides)


def one_place(a: Item, b: Item) -> bool:
    """Whether two tellings are of the same parties, and nothing puts them in two countries."""
    x, y = a.seen, b.seen
    return bool(x.codes == y.codes and (not x.hosts or not y.hosts or x.hosts & y.hosts))

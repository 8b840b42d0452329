"""Names and titles that differ: one office under two names, one person under two offices, at one time.

Takes person entries with their claims, gives disputes. Keeps true: a person who is known to hold two offices at once
is not disputed; a new holder at another time is none either.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import combinations
from typing import Final

from banggiao.language.dates import find_dates
from banggiao.model.claims import Actor, Commitment, Event, Position
from banggiao.model.entries import Entry
from banggiao.resolve.content import phrases
from banggiao.resolve.disputes import Dispute, Side, independent, side
from banggiao.resolve.event_disputes import with_sentence
from banggiao.resolve.happenings import Reported
from banggiao.resolve.items import Item
from banggiao.resolve.names import tokens
from banggiao.resolve.parties import without_parties

_HONORIFIC: Final = re.compile(r"^(?:ngài|ông|bà|đồng chí|giáo sư|tiến sĩ) ")

Groups = Sequence[Sequence[Item]]


def person_disputes(entries: Sequence[Entry], groups: Groups, reported: Reported, core: Set[int]) -> Iterator[Dispute]:
    """The disputes about names and about titles in which the entries at the places `core` have a part."""
    # no two Vietnamese are taken for one by the last words of their names, and offices of theirs are known
    people = [n for n, e in enumerate(entries) if e.fields.get("country") != "VNM"]
    yield from names(people, entries, groups, reported, core)
    for n in (n for n in people if n in core):
        yield from titles(n, entries[n], groups)


def names(
    people: Sequence[int], entries: Sequence[Entry], groups: Groups, reported: Reported, core: Set[int]
) -> Iterator[Dispute]:
    """Two names that share their last word, for one office of one country, told of one time."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n in people:
        words = tokens(entries[n].fields["name"])
        if entries[n].fields.get("country") and len(words) > 1:
            blocks[entries[n].fields["country"], words[-1]].append(n)
    for (_, word), block in sorted(blocks.items()):
        for a, b in combinations(block, 2):
            if not (a in core or b in core) or not offices(entries[a]) & offices(entries[b]):
                continue
            if initialled(entries[a]) or initialled(entries[b]):
                continue
            pair = [(x, y) for x in groups[a] for y in groups[b] if _one_office(x, y, reported)]
            if not pair:
                continue
            left, right = ({x.name: x for x, _ in pair}, {y.name: y for _, y in pair})
            sides = tuple(_side(entries[n].fields["name"], [*items.values()]) for n, items in ((a, left), (b, right)))
            if independent(sides):
                label = f"{entries[a].fields['name']} / {entries[b].fields['name']}"
                yield Dispute(about=(a, b), field="name", key=word, label=label, sides=sides)


def offices(entry: Entry) -> set[str]:
    """The offices of a person, without their countries."""
    return {office(row["role"]) for row in entry.fields["offices"]} - {""}


def initialled(entry: Entry) -> bool:
    """Whether a name is given by initials, which stand for any name."""
    return min(len(w) for w in tokens(entry.fields["name"])) < 2


def _side(name: str, items: Sequence[Item]) -> Side:
    """A side with the claims that name the person and those in which it speaks or takes part under that name."""
    out = side(name, items)
    more = []
    for item in items:
        assert isinstance(item.claim, Actor)
        printed = item.claim.name
        for c in item.filed.claims:
            told = isinstance(c, Event) and printed in c.participants
            spoken = isinstance(c, Commitment | Position) and (c.speaker == printed or printed in c.evidence.quote)
            if told or spoken:
                more.append(c.id)
    return Side(value=name, claims=tuple(dict.fromkeys((*out.claims, *more))), witnesses=out.witnesses)


def _one_office(a: Item, b: Item, reported: Reported) -> bool:
    x, y = a.claim, b.claim
    assert isinstance(x, Actor) and isinstance(y, Actor)
    return (
        bool(x.role and y.role) and office(x.role or "") == office(y.role or "") != ""
        and reported.at_one_time(a.document, b.document)
    )  # fmt: skip


def office(role: str) -> str:
    """A title without its country, under one name where it has several ("ngoại trưởng", "bộ trưởng ngoại giao")."""
    words = " ".join(tokens(without_parties(role)))
    words = _HONORIFIC.sub("", words)
    for name, known in phrases("offices").items():
        if any(words == p or words.startswith(p + " ") for p in known):
            return name
    return words


def titles(n: int, entry: Entry, groups: Groups) -> Iterator[Dispute]:
    """One person under two offices that nobody holds at once, told with one day, where no report gives both."""
    single = [r for r in offices(entry) if r.startswith(phrases("single_offices")["of_state"])]
    if len(single) < 2:
        return
    roles: dict[str, list[Item]] = defaultdict(list)
    for item in groups[n]:
        assert isinstance(item.claim, Actor)
        held = [office(part) for part in (item.claim.role or "").replace(" kiêm ", ", ").split(", ") if part.strip()]
        if len(held) > 1:
            return
        if held and held[0].startswith(phrases("single_offices")["of_state"]):
            roles[held[0]].append(item)
    if len(roles) < 2:
        return
    for a, b in combinations(sorted(roles), 2):
        pair = [(x, y) for x in roles[a] for y in roles[b] if near_days(x) & near_days(y)]
        left, right = ({x.name: x for x, _ in pair}, {y.name: y for _, y in pair})
        sides = tuple(
            with_sentence(side(role_of(found), [*found.values()]), [*found.values()])
            for found in (left, right)
            if found
        )
        if independent(sides) and not set(a.split()) <= set(b.split()) and not set(b.split()) <= set(a.split()):
            yield Dispute(about=(n,), field="role", key=f"{a} / {b}", label=entry.label, sides=sides)


def role_of(items: Mapping[str, Item]) -> str | None:
    """The role that the first of some claims prints."""
    claim = items[min(items)].claim
    return claim.role if isinstance(claim, Actor) else None


def near_days(item: Item) -> frozenset[str]:
    """Months and days printed around the mention of a person."""
    return days_in(item.sentence)


@lru_cache(maxsize=4096)
def days_in(text: str) -> frozenset[str]:
    """Months and days printed in a text."""
    return frozenset(d.edtf[5:10] for d in find_dates(text) if len(d.edtf) == 10)

"""Disagreements about the entries that are made anew, and about those beside them.

Takes bases, gives the disagreement entries and which of the old ones are gone. Keeps true: only what is told beside a
claim of an entry that was made anew is compared again; every entry that could disagree with one of these is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar, overload

from banggiao.model.entries import Entry, Link
from banggiao.resolve.bases import Bases
from banggiao.resolve.bonds import late_keys
from banggiao.resolve.commitment_disputes import commitment_disputes
from banggiao.resolve.count_disputes import count_disputes
from banggiao.resolve.day_disputes import day_disputes
from banggiao.resolve.disputes import Dispute, as_entry, link_to, united
from banggiao.resolve.event_disputes import DISPUTED, event_disputes
from banggiao.resolve.figure_disputes import figure_disputes
from banggiao.resolve.happenings import at_one_time
from banggiao.resolve.person_disputes import person_disputes
from banggiao.resolve.place_disputes import place_disputes
from banggiao.resolve.reports import Report
from banggiao.resolve.sights import opening
from banggiao.resolve.workspace import Workspace

T = TypeVar("T")
_KINDS = ("relationship", "event", "series", "person", "commitment")


@dataclass(slots=True)
class Disputed:
    """The disagreements about the entries that are made anew, and about events beside them."""

    #: the entries of which all disagreements are here
    core: set[str] = field(default_factory=set)
    entries: dict[str, Entry] = field(default_factory=dict)
    #: ids of former disagreements that are no more, and the entries that they were about
    gone: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)


class Times:
    """Which documents report one time; implements `happenings.Reported`."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        self._reports: dict[str, Report | None] = {}

    def at_one_time(self, a: str, b: str) -> bool:
        """Whether two documents report one happening, or have a leading person and days within a week in common."""
        leaves = self.ws.leaves((a, b))
        if leaves[a].happening == leaves[b].happening:
            return True
        return at_one_time(self._report(a), self._report(b))

    def _report(self, document: str) -> Report | None:
        if document not in self._reports:
            found = self.ws.state.looks([f"report {document}"])
            self._reports[document] = next((self.ws.seen(x) for x in found.values()), None)
        return self._reports[document]


def disputes(bases: Bases, events: Collection[str]) -> Disputed:
    """The disagreements about the entries made anew, and about `events`, those of happenings that are others."""
    gathered, state = bases.gathered, bases.ws.state
    core = {i for i, (kind, _) in gathered.groups.items() if kind in _KINDS} | set(events)
    times = Times(bases.ws)
    while True:
        before = state.disputes_of(core | gathered.gone)
        old = state.gists({x.entry for links in before.values() for x in links})
        # an old disagreement that an entry made anew has a part in, or may have now, is looked for as a whole
        if more := {e for x in old.values() for e in x.fields["about"]} - core - gathered.gone:
            core |= more
            continue
        found, beside = _found(bases, core, times)
        if not (more := set(state.disputes_of(beside - core)) - core - gathered.gone):
            break
        core |= more
    out = Disputed(core)
    out.entries = {d.id: d for d in found if core.intersection(d.fields["about"])}
    _compare(out, gathered.gone, before, old)
    return out


def _found(bases: Bases, core: Collection[str], times: Times) -> tuple[list[Entry], set[str]]:
    """The disagreements that entries of `core` may have a part in, and the entries told beside these."""
    by_kind: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for e in core:
        by_kind[bases.kind(e)].add(e)
    made: list[Entry] = []
    beside: set[str] = set()
    for ids, at, disputed in (
        _figures(bases, by_kind["relationship"] | by_kind["series"], times),
        _people(bases, by_kind["person"], times), _events(bases, by_kind["event"]),
        _commitments(bases, by_kind["commitment"]),
    ):  # fmt: skip
        made += [as_entry(d, at) for d in united(disputed)]
        beside |= set(ids)
    return made, beside


Found = tuple[Collection[str], Sequence[Entry], Iterator[Dispute]]


def _figures(bases: Bases, core: Collection[str], times: Times) -> Found:
    ids = _ordered(bases, {*core, *_beside(bases, core, "relationship")})
    groups = [bases.items(i) for i in ids]
    entries = Entries(bases, ids)
    return ids, entries, figure_disputes(entries, groups, times)


def _people(bases: Bases, core: Collection[str], times: Times) -> Found:
    ids = _ordered(bases, {*core, *_beside(bases, core, "person")})
    places = frozenset(n for n, i in enumerate(ids) if i in core)
    groups, entries = Lazy(ids, bases.items), Entries(bases, ids)
    return (), entries, person_disputes(entries, groups, times, places)


def _events(bases: Bases, core: Collection[str]) -> Found:
    own = [i for e in core for i in bases.items(e)]
    types = {i.seen.type for i in own} & DISPUTED  # of one happening only what is of one type is put side by side
    told = bases.ws.state.told("event", sorted({i.happening for i in own if i.seen.type in types}))
    looks = bases.ws.state.looks({s.look for found in told.values() for s in found})
    alike = [s for found in told.values() for s in found if opening(looks[s.look].seen) in types]
    homes = bases.homes(s.claim for s in alike)
    late = _under(bases, {f"late|{not i.seen.late}|{k}" for i in own for k in late_keys(i.seen)})
    bases.load(late)
    rows = {i.name: i for i in own} | {i.name: i for e in late - set(core) for i in bases.items(e)}
    rows |= {i.name: i for i in bases.items_at([s for s in alike if s.claim in homes and s.claim not in rows])}
    home = bases.homes(rows)
    ids = _ordered(bases, set(home.values()))
    place = {e: n for n, e in enumerate(ids)}
    items = [(place[home[i.name]], i) for i in sorted(rows.values(), key=lambda i: (place[home[i.name]], i.order))]
    entries = Entries(bases, ids)
    places = frozenset(place[e] for e in core if e in place)
    rules = (event_disputes, place_disputes, day_disputes, count_disputes)
    return ids, entries, chain.from_iterable(rule(entries, items, places) for rule in rules)


def _commitments(bases: Bases, core: Collection[str]) -> Found:
    """What an undertaking's own claims say differently; others have no part in it."""
    held = bases.claims(core)
    ids = _ordered(bases, {i for i, claims in held.items() if len(claims) > 1})
    entries = Entries(bases, ids)
    return (), entries, commitment_disputes(entries, Lazy(ids, bases.items))


def _beside(bases: Bases, core: Collection[str], kind: str) -> list[str]:
    """The entries of a kind that share a component with some that are made anew."""
    held = bases.gists(bases.gathered.beside - set(core)) if core else {}
    return [e for e, entry in held.items() if entry.kind == kind]


def _ordered(bases: Bases, ids: Collection[str]) -> list[str]:
    """Entries in a fixed order, whatever their ids: by the least of their claims."""
    first = bases.firsts(ids)
    return sorted(ids, key=lambda i: first[i])


def _under(bases: Bases, keys: Collection[str]) -> set[str]:
    """The entries that hold claims whose looks stand under keys."""
    found = bases.ws.state.under(sorted(keys)) if keys else {}
    sighted = bases.ws.state.sightings(looks=sorted({x.name for looks in found.values() for x in looks}))
    return set(bases.homes(s.claim for s in sighted).values())


class Lazy(Sequence[T]):
    """What a function gives of each name, made when it is asked for."""

    def __init__(self, ids: Sequence[str], make: Callable[[str], T]) -> None:
        self.ids, self.make = ids, make

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, n: int) -> T: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[T]: ...
    def __getitem__(self, n: int | slice) -> T | Sequence[T]:
        return [self.make(i) for i in self.ids[n]] if isinstance(n, slice) else self.make(self.ids[n])


class Entries(Lazy[Entry]):
    """Base entries by their places, each made when it is asked for."""

    def __init__(self, bases: Bases, ids: Sequence[str]) -> None:
        super().__init__(ids, bases.gist)


def _compare(
    out: Disputed, gone: Collection[str], before: Mapping[str, Sequence[Link]], old: Mapping[str, Entry]
) -> None:
    """Write down which disagreements are no more, and which entries need other links than they have."""
    out.gone = old.keys() - out.entries.keys()
    for entry in (*(old[i] for i in sorted(out.gone)), *out.entries.values()):
        for about in entry.fields["about"]:
            known = {x.entry: x for x in before.get(about, ())}.get(entry.id)
            if about not in gone and (entry.id in out.gone or known != link_to(entry)):
                out.about.add(about)

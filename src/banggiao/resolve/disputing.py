"""Disagreements about the entries that are made anew, and about those beside them.

Takes bases, gives the disagreement entries and which of the old ones are gone. Keeps true: only disagreements about an
entry that was made anew are looked for again; every entry that could disagree with one of these is looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from banggiao.model.entries import Entry
from banggiao.resolve.bases import Bases
from banggiao.resolve.bonds import late_keys
from banggiao.resolve.disputes import Dispute, as_entry, link_to, united
from banggiao.resolve.event_disputes import event_disputes
from banggiao.resolve.figure_disputes import figure_disputes
from banggiao.resolve.happenings import at_one_time
from banggiao.resolve.items import Item
from banggiao.resolve.person_disputes import person_disputes
from banggiao.resolve.reports import Report
from banggiao.resolve.workspace import Workspace

_KINDS = ("relationship", "event", "series", "person")


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
    """The disagreements about the entries made anew, and about `events`, those told in the same happenings."""
    ws, gathered = bases.ws, bases.gathered
    out = Disputed({i for i, (kind, _) in gathered.groups.items() if kind in _KINDS} | set(events))
    bases.load(out.core, claims=False)
    told = {i.happening for e in events for i in bases.items(e)}
    others = {e for held in bases.in_happenings(sorted(told)).values() for e in held}
    others |= (gathered.beside - out.core) | late(bases, out.core)
    bases.load(others, claims=False)
    times = Times(ws)
    for kinds in (("relationship", "series"), ("person",), ("event",)):
        ids = sorted((i for i in out.core | others if bases.kind(i) in kinds), key=lambda i: bases.items(i)[0].order)
        # who met whom is seen without the claims themselves
        bases.load(ids, claims=kinds != ("event",))
        groups = [bases.items(i) for i in ids]
        witnesses = {i.document: i.leaf.witness for g in groups for i in g}
        for d in united(_found(kinds, Entries(bases, ids), groups, witnesses, times)):
            if out.core & {ids[n] for n in d.about}:
                entry = as_entry(d, Entries(bases, ids))
                out.entries[entry.id] = entry
    _compare(ws, out, gathered.gone)
    return out


class Entries(Sequence[Entry]):
    """Base entries by their places, each made when it is asked for."""

    def __init__(self, bases: Bases, ids: Sequence[str]) -> None:
        self.bases, self.ids = bases, ids

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, n: int) -> Entry: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[Entry]: ...
    def __getitem__(self, n: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(n, slice):
            return [self.bases.base(i) for i in self.ids[n]]
        return self.bases.base(self.ids[n])


def _found(
    kinds: Sequence[str], entries: Entries, groups: Sequence[Sequence[Item]], witnesses: Mapping[str, str], times: Times
) -> Iterator[Dispute]:
    if "event" in kinds:
        yield from event_disputes(entries, groups, witnesses)
    elif "person" in kinds:
        yield from person_disputes(entries, groups, witnesses, times)
    else:
        yield from figure_disputes(entries, groups, witnesses, times)


def _compare(ws: Workspace, out: Disputed, gone: Collection[str]) -> None:
    """Write down which disagreements are no more, and which entries need other links than they have."""
    before = ws.state.disputes_of(out.core | set(gone))
    old = {x.entry for links in before.values() for x in links}
    out.gone = old - out.entries.keys()
    for entry in (*ws.state.entries_at(out.gone).values(), *out.entries.values()):
        for about in entry.fields["about"]:
            known = {x.entry: x for x in before.get(about, ())}.get(entry.id)
            if about not in gone and (entry.id in out.gone or known != link_to(entry)):
                out.about.add(about)


def late(bases: Bases, core: Collection[str]) -> set[str]:
    """The event entries that tell of a person and month of `core` beside which a day is later than its article."""
    keys = set()
    for entry in core:
        if bases.kind(entry) == "event":
            for item in bases.items(entry):
                keys |= {f"late|{not item.seen.late}|{k}" for k in late_keys(item.seen)}
    found = bases.ws.state.under(sorted(keys)) if keys else {}
    names = sorted({x.name for looks in found.values() for x in looks})
    return set(bases.homes(names).values()) - set(core) if names else set()

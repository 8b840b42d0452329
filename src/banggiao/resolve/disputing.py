"""Disagreements about the entries that are made anew, and about those beside them.

Takes bases, gives the disagreement entries and which of the old ones are gone. Keeps true: only disagreements about an
entry that was made anew are looked for again; every entry that could disagree with one of these is looked at.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from banggiao.model.entries import Entry
from banggiao.resolve.bases import Bases
from banggiao.resolve.bonds import late_keys
from banggiao.resolve.disputes import as_entry, united
from banggiao.resolve.event_disputes import event_disputes
from banggiao.resolve.figure_disputes import figure_disputes
from banggiao.resolve.happenings import at_one_time
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
    core = {i for i, (kind, _) in gathered.groups.items() if kind in _KINDS} | set(events)
    bases.load(core)
    told = {i.happening for e in events for i in bases.items(e)}
    others = {e for held in bases.in_happenings(sorted(told)).values() for e in held}
    others |= {i for i in gathered.beside - core if _person(bases, i)} | late(bases, core)
    bases.load(others)
    ids = sorted(core | others, key=lambda i: (_KINDS.index(bases.kind(i)), bases.items(i)[0].order))
    entries, groups = [bases.base(i) for i in ids], [bases.items(i) for i in ids]
    witnesses = {i.document: i.leaf.witness for g in groups for i in g}
    times = Times(ws)
    found = [
        *figure_disputes(entries, groups, witnesses, times), *person_disputes(entries, groups, witnesses, times),
        *event_disputes(entries, groups, witnesses),
    ]  # fmt: skip
    out = Disputed(core=core)
    for d in united(found):
        if core & {ids[n] for n in d.about}:
            entry = as_entry(d, entries)
            out.entries[entry.id] = entry
    before = ws.state.entries_at(core | gathered.gone)
    old = {x.entry for e in before.values() for x in e.links if x.relation == "disputed_in"}
    out.gone = old - out.entries.keys()
    out.about = {i for e in ws.state.entries_at(old).values() for i in e.fields["about"]} - gathered.gone
    out.about |= {i for e in out.entries.values() for i in e.fields["about"]}
    return out


def _person(bases: Bases, entry: str) -> bool:
    """Whether an entry is of a person."""
    return bases.kind(entry) == "person"


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

"""Entries before they are tied to one another: what their own claims say.

Takes ids of entries, gives items, drafts and base entries, each made once and only when asked for. Keeps true: an
entry that is made anew has its new claims, any other those that the register holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter

from banggiao.model.candidates import Sighting
from banggiao.model.entries import Entry
from banggiao.resolve.chains import said_order
from banggiao.resolve.gathering import Gathered
from banggiao.resolve.growing import grown_entries
from banggiao.resolve.items import Item, Rule
from banggiao.resolve.rules import RULE_OF
from banggiao.resolve.workspace import Workspace


class Bases:
    """Items and base entries by the ids that entries have after this run."""

    def __init__(self, ws: Workspace, gathered: Gathered) -> None:
        self.ws, self.gathered = ws, gathered
        self._items: dict[str, list[Item]] = {}
        self._entries: dict[str, Entry] = {}
        self._gists: dict[str, Entry] = {}
        self._home: dict[str, str | None] = dict(gathered.home)
        self._classes: dict[str, list[str]] = {}
        #: entries of which the items are not needed to make them
        self.grown: dict[str, Entry] = {}

    def grow(self, copied: Mapping[str, Collection[str]]) -> None:
        """Make those entries that follow from what they said and from what came (`growing`)."""
        self.grown = grown_entries(self.ws, self.gathered, copied, self._made)
        self._entries |= self.grown

    def homes(self, claims: Iterable[str]) -> dict[str, str]:
        """Claim -> its entry after this run; claims of none are left out."""
        wanted = dict.fromkeys(claims)
        if missing := [c for c in wanted if c not in self._home]:
            found = self.ws.before(missing)
            for c in missing:
                home = found.get(c)
                # what is left of an entry that is made anew is among the claims of the groups, or gone
                self._home[c] = None if home in self.gathered.gone or home in self.gathered.groups else home
        return {c: home for c in wanted if (home := self._home[c]) is not None}

    def claims(self, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Entry -> its claims."""
        groups = self.gathered.groups
        out = {i: groups[i][1] for i in ids if i in groups}
        rest = [i for i in ids if i not in groups]
        return out | {i: tuple(c) for i, c in self.ws.state.held(rest).items()} if rest else out

    def load(self, ids: Iterable[str]) -> None:
        """Make the items of entries, all of them in one go; of those that have grown only when they are asked for."""
        self._load(i for i in sorted(set(ids)) if i not in self.grown)

    def _load(self, ids: Iterable[str]) -> None:
        missing = [i for i in ids if i not in self._items]
        held = self.claims(missing) if missing else {}
        items = {i.name: i for i in self._made([c for named in held.values() for c in named])}
        for i in missing:
            self._items[i] = sorted((items[c] for c in held.get(i, ()) if c in items), key=attrgetter("order"))

    def _made(self, names: Sequence[str]) -> list[Item]:
        return self.items_at(self.ws.state.sightings(claims=names)) if names else []

    def items_at(self, sighted: Collection[Sighting]) -> list[Item]:
        """The items of sightings, in their order."""
        ws = self.ws
        looks = ws.state.looks({s.look for s in sighted})
        leaves = ws.leaves({s.document for s in sighted})
        return [Item(s, ws.seen(looks[s.look]), leaves[s.document], ws) for s in sighted]

    def items(self, entry: str) -> list[Item]:
        """The claims of an entry in their fixed order."""
        if entry not in self._items:
            self._load([entry])
        return self._items[entry]

    def new_items(self, entry: str) -> list[Item]:
        """Those of its claims of which the register does not know what was decided on them: all, or those that came."""
        return self._made(self.gathered.came[entry]) if entry in self.grown else self.items(entry)

    def kind(self, entry: str) -> str:
        """The kind of an entry, by its claims."""
        if entry in self.gathered.groups:
            return self.gathered.groups[entry][0]
        return self.items(entry)[0].sighted.rule

    def base(self, entry: str) -> Entry:
        """The entry as its own claims make it."""
        if entry not in self._entries:
            self._entries[entry] = entry_of(RULE_OF[self.kind(entry)], self.items(entry), entry)
        return self._entries[entry]

    def gist(self, entry: str) -> Entry:
        """The entry as its own claims make it, perhaps without them, as the register holds it where nothing of it is
        new and no reviewer has changed it."""
        return self.gists([entry])[entry]

    def gists(self, entries: Collection[str]) -> dict[str, Entry]:
        """The same of several."""
        groups = self.gathered.groups
        if missing := [e for e in entries if e not in groups and e not in self._entries and e not in self._gists]:
            self._gists |= self.ws.state.gists(missing)
        out = {e: self._gists[e] for e in entries if e in self._gists and "judged" not in self._gists[e].fields}
        return {e: out[e] if e in out else self.base(e) for e in entries}

    def firsts(self, entries: Collection[str]) -> dict[str, str]:
        """Entry -> the least of its claims."""
        groups = self.gathered.groups
        out = {e: min(groups[e][1]) for e in entries if e in groups}
        return out | dict(self.ws.state.firsts([e for e in entries if e not in out]))

    def in_happening(self, key: str) -> list[str]:
        """The event entries that hold claims of reports of a happening, sorted."""
        return self.in_happenings([key])[key]

    def in_happenings(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """The same of several."""
        wanted = list(dict.fromkeys(keys))
        if missing := [k for k in wanted if k not in self._classes]:
            told = self.ws.state.told("event", missing)
            homes = self.homes(s.claim for found in told.values() for s in found)
            for key, found in told.items():
                self._classes[key] = sorted({homes[s.claim] for s in found if s.claim in homes})
        return {k: self._classes[k] for k in wanted}


def entry_of(rule: Rule, items: Sequence[Item], name: str) -> Entry:
    """The entry of one group, its claims in the order in which they were said."""
    draft = rule.draft(items)
    told = sorted(items, key=said_order)
    return Entry(
        id=name, kind=rule.kind, label=draft.label, parties=draft.parties, fields=draft.fields, flags=draft.flags,
        claims=tuple(i.name for i in told), chain=draft.chain, why=draft.why,
        witnesses=len({i.leaf.witness for i in items}),
    )  # fmt: skip

"""Candidates in memory: what a full rebuild works on, and what tests grow document by document.

Takes documents, gives everything that `model.candidates.Candidates` asks for. Keeps true: it answers as the store does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from banggiao.model.candidates import DISPUTED, Leaf, Look, Sighting, Tie, Written
from banggiao.model.entries import Entry, Link
from banggiao.model.register import Filed
from banggiao.resolve.identity import MADE


class Memory:
    """Implements `Candidates`."""

    def __init__(self) -> None:
        self.documents: dict[str, Filed] = {}
        self.found: dict[str, Look] = {}
        self.keys: dict[str, tuple[str, ...]] = {}
        self._under: dict[str, dict[str, None]] = defaultdict(dict)
        self._ties: dict[str, dict[tuple[str, str, str], Tie]] = defaultdict(dict)
        self._sighted: dict[str, Sighting] = {}
        self._of_look: dict[str, dict[str, None]] = defaultdict(dict)
        self._of_document: dict[str, dict[str, None]] = defaultdict(dict)
        self._leaves: dict[str, Leaf] = {}
        self._reporting: dict[str, dict[str, None]] = defaultdict(dict)
        self.entries: dict[str, Entry] = {}
        self.aliases: dict[str, str] = {}
        self._home: dict[str, str] = {}

    def put_documents(self, filed: Iterable[Filed]) -> None:
        """Hold documents, over those of the same ids."""
        self.documents |= {f.document.id: f for f in filed}

    def kept_looks(self) -> list[tuple[Look, tuple[str, ...]]]:
        """All looks with their keys."""
        return [(look, self.keys[name]) for name, look in self.found.items()]

    def kept_ties(self) -> list[Tie]:
        """All ties, each once."""
        return [t for end, ties in self._ties.items() for t in ties.values() if t.a == end]

    def kept_sightings(self) -> list[Sighting]:
        """All sightings."""
        return list(self._sighted.values())

    def kept_leaves(self) -> list[Leaf]:
        """All leaves."""
        return list(self._leaves.values())

    def under(self, keys: Collection[str]) -> Mapping[str, Sequence[Look]]:
        return {k: [self.found[n] for n in self._under[k]] for k in keys if k in self._under}

    def looks(self, names: Collection[str]) -> Mapping[str, Look]:
        return {n: self.found[n] for n in names if n in self.found}

    def looks_in(self, rule: str, happenings: Collection[str]) -> Sequence[Look]:
        documents = [d for h in sorted(happenings) for d in self._reporting.get(h, ())]
        names = dict.fromkeys(self._sighted[c].look for d in documents for c in self._of_document.get(d, ()))
        return [self.found[n] for n in names if n in self.found and self.found[n].rule == rule]

    def ties(self, names: Collection[str], rules: Collection[str] = ()) -> Sequence[Tie]:
        found = {k: t for n in names for k, t in self._ties.get(n, {}).items()}
        return [t for k, t in found.items() if not rules or k[0] in rules]

    def alike(self, rule: str, names: Collection[str]) -> Sequence[tuple[str, str]]:
        return [(t.a, t.b) for t in self.ties(names, (rule,)) if t.same]

    def sightings(
        self, *, looks: Collection[str] = (), claims: Collection[str] = (), documents: Collection[str] = ()
    ) -> Sequence[Sighting]:
        names = [c for x in looks for c in self._of_look.get(x, ())]
        names += [c for d in documents for c in self._of_document.get(d, ())]
        names += [c for c in claims if c in self._sighted]
        return [self._sighted[c] for c in dict.fromkeys(names)]

    def elders(self, looks: Collection[str]) -> Mapping[str, str]:
        return {x: min(found) for x in looks if (found := self._of_look.get(x))}

    def dwellings(self, looks: Collection[str]) -> Collection[str]:
        return {self._home[c] for x in looks for c in self._of_look.get(x, ()) if c in self._home}

    def leaves(self, documents: Collection[str]) -> Mapping[str, Leaf]:
        return {d: self._leaves[d] for d in documents if d in self._leaves}

    def leaves_in(self, happenings: Collection[str]) -> Sequence[Leaf]:
        return [self._leaves[d] for h in sorted(happenings) for d in self._reporting.get(h, ())]

    def told(self, rule: str, happenings: Collection[str]) -> Mapping[str, Sequence[Sighting]]:
        return {
            h: [s for s in self.sightings(documents=self._reporting.get(h, ())) if s.rule == rule] for h in happenings
        }

    def counted(self, entries: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        out = {}
        for e in entries:
            claims = self.entries[e].claims if e in self.entries else ()
            documents = {self._sighted[c].document for c in claims if c in self._sighted}
            out[e] = dict(Counter(self._leaves[d].happening for d in documents))
        return out

    def homes(self, claims: Collection[str]) -> Mapping[str, str]:
        return {c: self._home[c] for c in claims if c in self._home}

    def entries_at(self, ids: Collection[str]) -> Mapping[str, Entry]:
        named = {i: i if i in self.entries else self.aliases.get(i, i) for i in ids}
        return {i: self.entries[n] for i, n in named.items() if n in self.entries}

    def alive(self, ids: Collection[str]) -> Collection[str]:
        return self.entries.keys() & set(ids)

    def gists(self, ids: Collection[str]) -> Mapping[str, Entry]:
        return {i: self.entries[i] for i in ids if i in self.entries}

    def bodies(self, ids: Collection[str]) -> Mapping[str, Entry]:
        return self.gists(ids)

    def held(self, ids: Collection[str]) -> Mapping[str, Sequence[str]]:
        return {i: self.entries[i].claims for i in ids if i in self.entries}

    def firsts(self, ids: Collection[str]) -> Mapping[str, str]:
        return {i: min(claims) for i, claims in self.held(ids).items()}

    def disputes_of(self, ids: Collection[str]) -> Mapping[str, Sequence[Link]]:
        found = {i: [x for x in self.entries[i].links if x.relation == DISPUTED] for i in ids if i in self.entries}
        return {i: links for i, links in found.items() if links}

    def reported_by(self, documents: Collection[str]) -> Mapping[str, Sequence[str]]:
        wanted, out = set(documents), defaultdict(list)
        for entry in self.entries.values() if wanted else ():
            for d in entry.fields.get("reports", ()) if entry.kind == "event" else ():
                if d in wanted:
                    out[d].append(entry.id)
        return {d: sorted(ids) for d, ids in out.items()}

    def statements_in(self, documents: Collection[str]) -> Mapping[str, Sequence[str]]:
        wanted, out = set(documents), defaultdict(list)
        for entry in self.entries.values() if wanted else ():
            if entry.kind == "statement":
                for d in sorted(wanted & {r["document"] for r in entry.fields["reports"]}):
                    out[d].append(entry.id)
        return {d: sorted(ids) for d, ids in out.items()}

    def filed_at(self, documents: Collection[str]) -> Mapping[str, Filed]:
        return {d: self.documents[d] for d in documents if d in self.documents}

    def texts_at(self, documents: Collection[str]) -> Mapping[str, str]:
        return {d: filed.document.text for d, filed in self.filed_at(documents).items()}

    def put_looks(self, looks: Iterable[tuple[Look, Collection[str]]]) -> None:
        for look, keys in looks:
            self.found[look.name] = look
            self.keys[look.name] = tuple(keys)
            for key in keys:
                self._under[key][look.name] = None

    def drop_looks(self, names: Collection[str]) -> None:
        self.drop_ties(self.ties(names))
        for name in names:
            for key in self.keys.pop(name, ()):
                self._under[key].pop(name, None)
            self.found.pop(name, None)

    def put_ties(self, ties: Iterable[Tie]) -> None:
        for tie in ties:
            for end in (tie.a, tie.b):
                self._ties[end][tie.rule, tie.a, tie.b] = tie

    def drop_ties(self, ties: Iterable[Tie]) -> None:
        for tie in ties:
            for end in (tie.a, tie.b):
                self._ties[end].pop((tie.rule, tie.a, tie.b), None)

    def put_sightings(self, sightings: Iterable[Sighting]) -> None:
        for s in sightings:
            self._sighted[s.claim] = s
            self._of_look[s.look][s.claim] = None
            self._of_document[s.document][s.claim] = None

    def drop_sightings(self, documents: Collection[str]) -> None:
        for s in self.sightings(documents=documents):
            del self._sighted[s.claim]
            self._of_look[s.look].pop(s.claim)
            self._of_document[s.document].pop(s.claim)

    def put_leaves(self, leaves: Iterable[Leaf]) -> None:
        for leaf in leaves:
            self.drop_leaves([leaf.document])
            self._leaves[leaf.document] = leaf
            self._reporting[leaf.happening][leaf.document] = None

    def drop_leaves(self, documents: Collection[str]) -> None:
        for d in documents:
            if old := self._leaves.pop(d, None):
                self._reporting[old.happening].pop(d, None)

    def write(self, written: Written) -> None:
        for name in (*written.gone, *(e.id for e in written.entries)):
            old = self.entries.pop(name, None)
            for claim in old.claims if old and not name.startswith(MADE) else ():
                if self._home.get(claim) == name:
                    del self._home[claim]
        for entry in written.entries:
            self.entries[entry.id] = entry
            if not entry.id.startswith(MADE):
                self._home |= dict.fromkeys(entry.claims, entry.id)
        self.aliases |= written.aliases

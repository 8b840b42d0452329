"""What resolving keeps between two runs, in the database: implements `model.candidates.Candidates`.

Takes the connection of one writing transaction, gives looks, ties, sightings, leaves and entries by name. Keeps true:
every statement asks for names or keys that it was given, so that its cost does not grow with the register; what a run
writes it reads again.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from banggiao.model.candidates import DISPUTED, Leaf, Look, Sighting, Tie, Written
from banggiao.model.claims import Claim
from banggiao.model.entries import Entry, Link
from banggiao.model.register import Filed
from banggiao.store import tables as t
from banggiao.store.bulk import insert, rows_with
from banggiao.store.claim_rows import claim_from
from banggiao.store.entries import read_entries
from banggiao.store.entry_writing import write_entries
from banggiao.store.packing import dump, load
from banggiao.store.reading import filed

#: first letters of ids of entries that are made of others (`resolve.identity.MADE`)
_MADE: Final = ("o", "x")
#: names asked for in one statement
_MANY: Final = 512
_LOOK: Final = "name, rule, seen, document"
_SIGHTING: Final = 'claim, look, rule, document, "start", "end", sentence'
_LEAF: Final = "document, doc, title, extent, parties, day, run, happening, witness"


class Neighbours:
    """The neighbours of claims and documents."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def _rows(self, select: str, values: Collection[Any]) -> list[Any]:
        return rows_with(self.connection, select, values)

    def under(self, keys: Collection[str]) -> Mapping[str, Sequence[Look]]:
        """Key -> the looks that stand under it."""
        named = {checksum(k): k for k in keys}
        found = self._rows("SELECT key, look FROM keys WHERE key IN", named)
        # a look that stands under many of the keys is fetched once
        select = f"SELECT number, {_LOOK} FROM looks WHERE number IN"  # noqa: S608
        looks = {number: _look(row) for number, *row in self._rows(select, sorted({n for _, n in found}))}
        out: dict[str, list[Look]] = defaultdict(list)
        for key, number in found:
            out[named[key]].append(looks[number])
        return {k: sorted(those, key=lambda x: x.name) for k, those in out.items()}

    def looks(self, names: Collection[str]) -> Mapping[str, Look]:
        """Looks by name."""
        return {r[0]: _look(r) for r in self._rows(f"SELECT {_LOOK} FROM looks WHERE name IN", names)}  # noqa: S608

    def looks_in(self, rule: str, happenings: Collection[str]) -> Sequence[Look]:
        """The looks of a rule in documents that report these happenings."""
        documents = [leaf.document for leaf in self.leaves_in(happenings)]
        found = self._rows(f"SELECT {_LOOK} FROM looks WHERE document IN", documents)  # noqa: S608
        return [look for look in map(_look, found) if look.rule == rule]

    def ties(self, names: Collection[str]) -> Sequence[Tie]:
        """The ties of which an end is among these looks, each once."""
        out = {}
        for end in ("a", "b"):
            for rule, a, b, same, told in self._rows(f"SELECT rule, a, b, same, told FROM ties WHERE {end} IN", names):  # noqa: S608
                out[rule, a, b] = Tie(rule, a, b, bool(same), load(told))
        return list(out.values())

    def sightings(
        self, *, looks: Collection[str] = (), claims: Collection[str] = (), documents: Collection[str] = ()
    ) -> Sequence[Sighting]:
        """The sightings of these looks, of these claims, and in these documents."""
        out: dict[str, Sighting] = {}
        for column, values in (("look", looks), ("claim", claims), ("document", documents)):
            for row in self._rows(f"SELECT {_SIGHTING} FROM sightings WHERE {column} IN", values):  # noqa: S608
                out[row[0]] = Sighting(*row)
        return list(out.values())

    def leaves(self, documents: Collection[str]) -> Mapping[str, Leaf]:
        """Leaves by document."""
        return {r[0]: _leaf(r) for r in self._rows(f"SELECT {_LEAF} FROM leaves WHERE document IN", documents)}  # noqa: S608

    def leaves_in(self, happenings: Collection[str]) -> Sequence[Leaf]:
        """The leaves that report these happenings."""
        return [_leaf(r) for r in self._rows(f"SELECT {_LEAF} FROM leaves WHERE happening IN", happenings)]  # noqa: S608

    def homes(self, claims: Collection[str]) -> Mapping[str, str]:
        """Claim -> id of the entry that gathers it; entries made of other entries are passed over."""
        found = self._rows("SELECT claim, entry FROM entry_claims WHERE claim IN", claims)
        return {claim: entry for claim, entry in found if not entry.startswith(_MADE)}

    def entries_at(self, ids: Collection[str]) -> Mapping[str, Entry]:
        """Entries by id or alias, under the id that was asked for."""
        found = {e.id: e for e in self._entries(ids)}
        rest = [i for i in ids if i not in found]
        now: dict[str, str] = dict(self._rows("SELECT alias, entry FROM aliases WHERE alias IN", rest)) if rest else {}
        renamed = {e.id: e for e in self._entries(sorted(set(now.values())))}
        return found | {old: renamed[new] for old, new in now.items() if new in renamed}

    def _entries(self, ids: Collection[str]) -> Iterable[Entry]:
        wanted = sorted(ids)
        for n in range(0, len(wanted), _MANY):
            yield from read_entries(self.connection, wanted[n : n + _MANY])

    def held(self, ids: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Entry -> its claims; no aliases."""
        out: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for entry, place, claim in self._rows("SELECT entry, place, claim FROM entry_claims WHERE entry IN", ids):
            out[entry].append((place, claim))
        return {entry: [claim for _, claim in sorted(rows)] for entry, rows in out.items()}

    def disputes_of(self, ids: Collection[str]) -> Mapping[str, Sequence[Link]]:
        """Entry -> its links to disagreements about it; entries that have none are left out."""
        select = f"SELECT entry, other, why, claim FROM entry_links WHERE relation = '{DISPUTED}' AND entry IN"  # noqa: S608
        out: dict[str, list[Link]] = defaultdict(list)
        for entry, other, why, claim in self._rows(select, ids):
            out[entry].append(Link(relation=DISPUTED, entry=other, why=why, claim=claim))
        return out

    def statements_in(self, documents: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Document -> ids of the statement entries of which it is a report."""
        return self._faceted("text", documents)

    def reported_by(self, documents: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Document -> ids of the event entries of which it is a report."""
        return self._faceted("report", documents)

    def _faceted(self, facet: str, documents: Collection[str]) -> Mapping[str, Sequence[str]]:
        select = f"SELECT value, entry FROM entry_facets WHERE facet = '{facet}' AND value IN"  # noqa: S608
        out: dict[str, list[str]] = defaultdict(list)
        for document, entry in self._rows(select, documents):
            out[document].append(entry)
        return {d: sorted(ids) for d, ids in out.items()}

    def claims_at(self, names: Collection[str]) -> Mapping[str, Claim]:
        """Claims by id; the evidence of fields of those kinds alone whose sentences are read for disagreements."""
        rows = [dict(zip(_CLAIM, row, strict=True)) for row in self._rows(_CLAIMS, names)]
        spans: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in self._rows(_SPANS, [r["number"] for r in rows if r["kind"] in _READ]):
            spans[row[0]].append(dict(zip(_SPAN, row, strict=True)))
        return {r["id"]: claim_from(r, spans.get(r["number"], ()), r["page"]) for r in rows}

    def filed_at(self, documents: Collection[str]) -> Mapping[str, Filed]:
        """Documents with all of their claims, by id."""
        numbers = [r[0] for r in self._rows("SELECT number FROM documents WHERE id IN", documents)]
        return {f.document.id: f for f in filed(self.connection, numbers)}

    def put_looks(self, looks: Iterable[tuple[Look, Collection[str]]]) -> None:
        """File looks, each under its keys."""
        rows = [(look, keys) for look, keys in looks]
        insert(self.connection, t.looks, [
            {"name": x.name, "rule": x.rule, "document": x.document, "seen": x.seen} for x, _ in rows
        ])  # fmt: skip
        numbers: dict[str, int] = dict(
            self._rows("SELECT name, number FROM looks WHERE name IN", [x.name for x, _ in rows])
        )
        pairs = {(checksum(k), numbers[x.name]) for x, keys in rows for k in keys}
        insert(self.connection, t.keys, [{"key": k, "look": n} for k, n in sorted(pairs)])

    def drop_looks(self, names: Collection[str]) -> None:
        """Take looks away with their keys and ties."""
        numbers = [r[0] for r in self._rows("SELECT number FROM looks WHERE name IN", names)]
        rows_with(self.connection, "DELETE FROM keys WHERE look IN", numbers)
        rows_with(self.connection, "DELETE FROM looks WHERE number IN", numbers)
        for end in ("a", "b"):
            rows_with(self.connection, f"DELETE FROM ties WHERE {end} IN", names)  # noqa: S608

    def put_ties(self, ties: Iterable[Tie]) -> None:
        """Write ties over what was said of the same two by the same rule."""
        found = list(ties)
        self.drop_ties(found)
        insert(self.connection, t.ties, [
            {"a": x.a, "b": x.b, "rule": x.rule, "same": x.same, "told": dump(dict(x.told))} for x in found
        ])  # fmt: skip

    def drop_ties(self, ties: Iterable[Tie]) -> None:
        """Take these ties away."""
        named = [{"x": tie.a, "y": tie.b, "z": tie.rule} for tie in ties]
        if named:
            self.connection.execute(_DROP_TIE, named)

    def put_sightings(self, sightings: Iterable[Sighting]) -> None:
        """Write which looks claims have."""
        insert(self.connection, t.sightings, [
            {"claim": s.claim, "look": s.look, "rule": s.rule, "document": s.document, "start": s.start, "end": s.end,
             "sentence": s.sentence} for s in sightings
        ])  # fmt: skip

    def drop_sightings(self, documents: Collection[str]) -> None:
        """Take all sightings in these documents away."""
        rows_with(self.connection, "DELETE FROM sightings WHERE document IN", documents)

    def put_leaves(self, leaves: Iterable[Leaf]) -> None:
        """Write leaves over those of the same documents, and the witnesses of these."""
        found = list(leaves)
        self.drop_leaves([x.document for x in found])
        insert(self.connection, t.leaves, [
            {"document": x.document, "doc": x.doc, "title": x.title, "extent": x.extent, "parties": dump(x.parties),
             "day": x.day, "run": x.run, "happening": x.happening, "witness": x.witness} for x in found
        ])  # fmt: skip
        numbers: dict[str, int] = dict(
            self._rows("SELECT id, number FROM documents WHERE id IN", [x.document for x in found])
        )
        told = [{"document": numbers[x.document], "witness": x.witness} for x in found if x.document in numbers]
        insert(self.connection, t.witnesses, told)

    def drop_leaves(self, documents: Collection[str]) -> None:
        """Take the leaves of these documents away, and their witnesses."""
        rows_with(self.connection, "DELETE FROM leaves WHERE document IN", documents)
        numbers = [r[0] for r in self._rows("SELECT number FROM documents WHERE id IN", documents)]
        rows_with(self.connection, "DELETE FROM witnesses WHERE document IN", numbers)

    def write(self, written: Written) -> None:
        """Write entries over what has their ids, take away those that are gone, add aliases."""
        write_entries(self.connection, written)


_CLAIM: Final = ("number", "id", "kind", "start", "end", "quote", "confidence", "shape", "page")
_CLAIMS: Final = (
    'SELECT c.number, c.id, c.kind, c."start", c."end", c.quote, c.confidence, c.shape, d.id FROM claims c '
    "JOIN documents d ON d.number = c.document WHERE c.id IN"
)
_SPAN: Final = ("claim", "role", "field", "start", "end", "quote")
_SPANS: Final = 'SELECT claim, role, field, "start", "end", quote FROM evidence WHERE claim IN'
_READ: Final = frozenset({"event", "indicator", "status"})

_DROP_TIE: Final = t.ties.delete().where(
    t.ties.c.a == sa.bindparam("x"), t.ties.c.b == sa.bindparam("y"), t.ties.c.rule == sa.bindparam("z")
)


def checksum(key: str) -> int:
    """A key as a signed number of 64 bits."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def _look(row: Sequence[Any]) -> Look:
    name, rule, seen, document = row
    return Look(name=name, rule=rule, seen=seen, document=document)


def _leaf(row: Sequence[Any]) -> Leaf:
    document, doc, title, extent, parties, day, run, happening, witness = row
    return Leaf(
        document=document, doc=doc, title=title, extent=extent, parties=tuple(load(parties)), day=day, run=run,
        happening=happening, witness=witness,
    )  # fmt: skip

"""What resolving keeps between two runs, in the database: implements `model.candidates.Candidates`.

Takes the connection of one writing transaction, gives looks, ties, sightings, leaves and entries by name. Keeps true:
every statement asks for names or keys that it was given, so that its cost does not grow with the register; what a run
writes it reads again.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from banggiao.model.candidates import Leaf, Look, Sighting, Tie, Written
from banggiao.model.register import Filed
from banggiao.store import tables as t
from banggiao.store.bulk import insert, rows_with
from banggiao.store.entry_writing import write_entries
from banggiao.store.known_entries import KnownEntries
from banggiao.store.once import Once
from banggiao.store.packing import Packed, dump, load
from banggiao.store.reading import filed

_LOOK: Final = "name, rule, seen, document"
_SIGHTING: Final = 's.claim, s.look, s.rule, s.document, s."start", s."end", '
#: the two texts of a sighting: SQLite would make strings of all that are fetched, of which few are read
_WORDS: Final = {
    "sqlite": "CAST(s.sentence AS BLOB), CAST(s.told AS BLOB)", "postgresql": "s.sentence, s.told",
}  # fmt: skip
_LEAF: Final = "document, doc, title, extent, parties, day, run, happening, witness"


class Neighbours(KnownEntries):
    """The neighbours of claims and documents."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._sighting = _SIGHTING + _WORDS[connection.dialect.name]
        self._looks = Once(self._fetch_looks)
        self._ties: dict[tuple[str, ...], Once[list[Tie]]] = {}
        self._told: dict[str, Once[list[Sighting]]] = {}
        self._by_look = Once(lambda names: self._sighted("look", names))
        self._by_document = Once(lambda names: self._sighted("document", names))
        self._by_claim = Once(self._sighted_by_claim)
        self._leaves = Once(self._fetch_leaves)

    def under(self, keys: Collection[str]) -> Mapping[str, Sequence[Look]]:
        """Key -> the looks that stand under it."""
        named = {checksum(k): k for k in keys}
        found = self._rows("SELECT key, look FROM keys WHERE key IN", named)
        # a look that stands under many of the keys is fetched once
        select = f"SELECT number, {_LOOK} FROM looks WHERE number IN"  # noqa: S608
        looks = {number: _look(row) for number, *row in self._rows(select, sorted({n for _, n in found}))}
        self._looks.know({x.name: x for x in looks.values()})
        out: dict[str, list[Look]] = defaultdict(list)
        for key, number in found:
            out[named[key]].append(looks[number])
        return {k: sorted(those, key=lambda x: x.name) for k, those in out.items()}

    def looks(self, names: Collection[str]) -> Mapping[str, Look]:
        """Looks by name."""
        return self._looks.of(names)

    def _fetch_looks(self, names: list[str]) -> Mapping[str, Look]:
        return {r[0]: _look(r) for r in self._rows(f"SELECT {_LOOK} FROM looks WHERE name IN", names)}  # noqa: S608

    def looks_in(self, rule: str, happenings: Collection[str]) -> Sequence[Look]:
        """The looks of a rule in documents that report these happenings."""
        documents = [leaf.document for leaf in self.leaves_in(happenings)]
        select = f"SELECT {_LOOK} FROM looks WHERE rule = '{rule}' AND document IN"  # noqa: S608
        return [_look(r) for r in self._rows(select, documents)]

    def ties(self, names: Collection[str], rules: Collection[str] = ()) -> Sequence[Tie]:
        """The ties of which an end is among these looks, by these rules (none named: by all), each once."""
        wanted = tuple(rules)
        if wanted not in self._ties:
            self._ties[wanted] = Once(partial(self._fetch_ties, wanted))
        found = self._ties[wanted].of(names).values()
        return list({(x.rule, x.a, x.b): x for those in found for x in those}.values())

    def _fetch_ties(self, rules: Sequence[str], names: list[str]) -> Mapping[str, list[Tie]]:
        out: dict[str, list[Tie]] = {n: [] for n in names}
        found = {}
        for end in ("a", "b"):
            told_by = f"rule IN ({', '.join(repr(r) for r in rules)}) AND " if rules else ""
            select = f"SELECT rule, a, b, same, alike, told FROM ties WHERE {told_by}{end} IN"  # noqa: S608
            for rule, a, b, same, alike, told in self._rows(select, names):
                found[rule, a, b] = Tie(rule, a, b, bool(same), Packed(told), alike)
        for tie in found.values():
            for name in (tie.a, tie.b):
                if name in out:
                    out[name].append(tie)
        return out

    def alike(self, rule: str, names: Collection[str]) -> Sequence[tuple[str, str]]:
        """The pairs of looks that the rule says are the same, an end of each being among these."""
        out: dict[tuple[str, str], None] = {}
        for end in ("a", "b"):
            select = f"SELECT a, b FROM ties WHERE rule = '{rule}' AND same AND {end} IN"  # noqa: S608
            out |= dict.fromkeys(map(tuple, self._rows(select, names)))
        return list(out)

    def sightings(
        self, *, looks: Collection[str] = (), claims: Collection[str] = (), documents: Collection[str] = ()
    ) -> Sequence[Sighting]:
        """The sightings of these looks, of these claims, and in these documents."""
        found = [s for those in self._by_look.of(looks).values() for s in those]
        found += [s for those in self._by_document.of(documents).values() for s in those]
        found += self._by_claim.of(claims).values()
        return list({s.claim: s for s in found}.values())

    def elders(self, looks: Collection[str]) -> Mapping[str, str]:
        """Look -> the least of the claims that have it; looks that no claim has are left out."""
        select = "SELECT look, MIN(claim) FROM sightings WHERE look IN"
        return dict(rows_with(self.connection, select, looks, "GROUP BY look"))

    def _sighted(self, column: str, names: list[str]) -> Mapping[str, list[Sighting]]:
        out: dict[str, list[Sighting]] = {n: [] for n in names}
        select = f"SELECT {self._sighting} FROM sightings s WHERE s.{column} IN"  # noqa: S608
        for s in map(_sighting, self._rows(select, names)):
            out[s.look if column == "look" else s.document].append(s)
        self._by_claim.know({s.claim: s for found in out.values() for s in found})
        return out

    def _sighted_by_claim(self, names: list[str]) -> Mapping[str, Sighting]:
        select = f"SELECT {self._sighting} FROM sightings s WHERE s.claim IN"  # noqa: S608
        return {s.claim: s for s in map(_sighting, self._rows(select, names))}

    def told(self, rule: str, happenings: Collection[str]) -> Mapping[str, Sequence[Sighting]]:
        """Happening -> the sightings by a rule in the documents that report it."""
        if rule not in self._told:
            self._told[rule] = Once(partial(self._fetch_told, rule))
        return self._told[rule].of(happenings)

    def _fetch_told(self, rule: str, happenings: list[str]) -> Mapping[str, list[Sighting]]:
        select = (
            f"SELECT l.happening, {self._sighting} FROM leaves l JOIN sightings s ON s.document = l.document "  # noqa: S608
            f"WHERE s.rule = '{rule}' AND l.happening IN"
        )
        out: dict[str, list[Sighting]] = {h: [] for h in happenings}
        for happening, *row in self._rows(select, happenings):
            out[happening].append(_sighting(row))
        self._by_claim.know({s.claim: s for found in out.values() for s in found})
        return out

    def forget(self) -> None:
        """Let go of all that was fetched: a run leaves nothing behind that only a search for cycles would find."""
        self._forget_sightings()
        for kept in (self._looks, self._leaves, self._homes, self._placed):
            kept.forget()
        self._ties.clear()

    def _forget_sightings(self) -> None:
        for kept in (self._by_look, self._by_document, self._by_claim):
            kept.forget()
        self._told.clear()

    def leaves(self, documents: Collection[str]) -> Mapping[str, Leaf]:
        """Leaves by document."""
        return self._leaves.of(documents)

    def _fetch_leaves(self, documents: list[str]) -> Mapping[str, Leaf]:
        return {r[0]: _leaf(r) for r in self._rows(f"SELECT {_LEAF} FROM leaves WHERE document IN", documents)}  # noqa: S608

    def leaves_in(self, happenings: Collection[str]) -> Sequence[Leaf]:
        """The leaves that report these happenings."""
        return [_leaf(r) for r in self._rows(f"SELECT {_LEAF} FROM leaves WHERE happening IN", happenings)]  # noqa: S608

    def filed_at(self, documents: Collection[str]) -> Mapping[str, Filed]:
        """Documents with all of their claims, by id."""
        numbers = [r[0] for r in self._rows("SELECT number FROM documents WHERE id IN", documents)]
        return {f.document.id: f for f in filed(self.connection, numbers)}

    def texts_at(self, documents: Collection[str]) -> Mapping[str, str]:
        """The texts of documents alone, by id."""
        return dict(self._rows("SELECT id, text FROM documents WHERE id IN", documents))

    def put_looks(self, looks: Iterable[tuple[Look, Collection[str]]]) -> None:
        """File looks, each under its keys."""
        rows = [(look, keys) for look, keys in looks]
        self._looks.know({x.name: x for x, _ in rows})
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
        self._looks.forget(names)
        self._ties.clear()
        numbers = [r[0] for r in self._rows("SELECT number FROM looks WHERE name IN", names)]
        rows_with(self.connection, "DELETE FROM keys WHERE look IN", numbers)
        rows_with(self.connection, "DELETE FROM looks WHERE number IN", numbers)
        for end in ("a", "b"):
            rows_with(self.connection, f"DELETE FROM ties WHERE {end} IN", names)  # noqa: S608

    def put_ties(self, ties: Iterable[Tie]) -> None:
        """Write ties over what was said of the same two by the same rule."""
        found = list(ties)
        self.drop_ties(found)
        self._ties.clear()
        insert(self.connection, t.ties, [
            {"a": x.a, "b": x.b, "rule": x.rule, "same": x.same, "alike": x.alike, "told": dump(dict(x.told))}
            for x in found
        ])  # fmt: skip

    def drop_ties(self, ties: Iterable[Tie]) -> None:
        """Take these ties away."""
        self._ties.clear()
        named = [{"x": tie.a, "y": tie.b, "z": tie.rule} for tie in ties]
        if named:
            self.connection.execute(_DROP_TIE, named)

    def put_sightings(self, sightings: Iterable[Sighting]) -> None:
        """Write which looks claims have."""
        self._forget_sightings()
        insert(self.connection, t.sightings, [
            {"claim": s.claim, "look": s.look, "rule": s.rule, "document": s.document, "start": s.start, "end": s.end,
             "sentence": s.sentence, "told": s.told} for s in sightings
        ])  # fmt: skip

    def drop_sightings(self, documents: Collection[str]) -> None:
        """Take all sightings in these documents away."""
        self._forget_sightings()
        rows_with(self.connection, "DELETE FROM sightings WHERE document IN", documents)

    def put_leaves(self, leaves: Iterable[Leaf]) -> None:
        """Write leaves over those of the same documents, and the witnesses of these."""
        found = list(leaves)
        self.drop_leaves([x.document for x in found])
        self._leaves.know({x.document: x for x in found})
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
        self._leaves.forget(documents)
        self._told.clear()
        rows_with(self.connection, "DELETE FROM leaves WHERE document IN", documents)
        numbers = [r[0] for r in self._rows("SELECT number FROM documents WHERE id IN", documents)]
        rows_with(self.connection, "DELETE FROM witnesses WHERE document IN", numbers)

    def write(self, written: Written) -> None:
        """Write entries over what has their ids, take away those that are gone, add aliases."""
        write_entries(self.connection, written, self._placed.of)
        self._placed.forget()


_DROP_TIE: Final = t.ties.delete().where(
    t.ties.c.a == sa.bindparam("x"), t.ties.c.b == sa.bindparam("y"), t.ties.c.rule == sa.bindparam("z")
)


def checksum(key: str) -> int:
    """A key as a signed number of 64 bits: 16 of all before its last "|" (what is asked, between whom), 48 of all, so
    that the keys of one document lie side by side, and not each on another page."""
    scope, whole = key.rpartition("|")[0], hashlib.blake2b(key.encode(), digest_size=6).digest()
    return int.from_bytes(hashlib.blake2b(scope.encode(), digest_size=2).digest() + whole, "big", signed=True)


#: rows as they are selected: `_make` without a call of Python for each of thousands
_look: Final[Callable[[Iterable[Any]], Look]] = partial(tuple.__new__, Look)
_sighting: Final[Callable[[Iterable[Any]], Sighting]] = partial(tuple.__new__, Sighting)


@lru_cache(4096)
def _parties(text: str) -> tuple[str, ...]:
    """A short list of parties; there are few different ones."""
    return tuple(load(text))


def _leaf(row: Sequence[Any]) -> Leaf:
    document, doc, title, extent, parties, day, run, happening, witness = row
    return Leaf(
        document=document, doc=doc, title=title, extent=extent, parties=_parties(parties), day=day, run=run,
        happening=happening, witness=witness,
    )  # fmt: skip

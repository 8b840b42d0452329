"""What a register holds, in numbers and in one hash.

Takes the tables, gives counts that are kept until the data version moves. Keeps true: `state_hash` depends on
documents, claims, evidence and entries alone: not on runs, times, names of files, ids of entries or order.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from threading import Lock
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection

from banggiao.store import tables as t
from banggiao.store.database import Database
from banggiao.store.entries import having, read_entries
from banggiao.store.entry_rows import core
from banggiao.store.packing import digest, dump
from banggiao.store.reading import batches

_T = TypeVar("_T")
#: Answers kept at once: a page asks for a handful, a reader opens a few dozen pairs.
_KEPT: Final = 512


class Counts:
    """Counts, facets, the data version and the state hash."""

    database: Database
    _kept: dict[Hashable, tuple[int, Any]]
    _lock: Lock

    @property
    def name(self) -> str:
        """The database for people: a path, or a URL without its password."""
        return self.database.name

    def data_version(self) -> int:
        """A number that moves with every change of documents, entries, witnesses or judgements, and with no other."""
        return self._fact("data_version")

    def resolved(self) -> bool:
        """Whether the entries were written after the last change of documents and claims."""
        with self.database.reading() as connection:
            facts = facts_of(connection)
        return facts["resolved_version"] == facts["documents_version"]

    def _fact(self, name: str) -> int:
        with self.database.reading() as connection:
            return facts_of(connection)[name]

    def kept(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What `make` gives, made once for a data version and `key`."""
        version = self.data_version()
        with self._lock:
            found = self._kept.get(key)
        if found is not None and found[0] == version:
            value: _T = found[1]
            return value
        value = make()
        with self._lock:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = (version, value)
        return value

    def counts(self) -> dict[str, Any]:
        """How many documents, names, pages, claims and entries (by kind), witnesses, judgements, runs, failures."""
        return self.kept("counts", self._counts)

    def _counts(self) -> dict[str, Any]:
        with self.database.reading() as connection:
            out: dict[str, Any] = {
                "documents": _count(connection, t.documents),
                "origins": _count(connection, t.origins),
                "claims": _by_kind(connection, t.claims),
                "evidence": _count(connection, t.evidence),
                "entries": _by_kind(connection, t.entries),
                "witnesses": connection.execute(
                    sa.select(sa.func.count(t.witnesses.c.witness.distinct()))
                ).scalar_one(),
            }
            out |= {x.name: _count(connection, x) for x in (t.judgements, t.runs, t.failures)}
        return out

    def state_hash(self) -> str:
        """One hash over all documents, claims, evidence and entries."""
        return self.kept("state", self._state_hash)

    def _state_hash(self) -> str:
        whole: list[str] = []
        with self.database.reading() as connection:
            documents = sorted(connection.execute(sa.select(t.documents.c.digest)).scalars())
            # Entries name one another by opaque ids; here each is named by what it gathers.
            cores = {row.id: row.core for row in connection.execute(sa.select(t.entries.c.id, t.entries.c.core))}
            for batch in batches(sorted(cores), 256):
                whole += [digest([dump(_renamed(core(e, links=True), cores))]) for e in read_entries(connection, batch)]
        return digest([*documents, "entries", *sorted(whole)])

    def matrix(self, parties: Sequence[str] = (), *, kind: str = "commitment") -> dict[tuple[str, str], int]:
        """Pillar and stage -> number of entries of `kind` whose parties include all of `parties`; "" where an entry
        has no pillar or no stage. An entry counts in its first pillar."""
        key = ("matrix", kind, tuple(sorted(parties)))
        return self.kept(key, lambda: self._matrix(parties, kind))

    def _matrix(self, parties: Sequence[str], kind: str) -> dict[tuple[str, str], int]:
        c = t.entries.c
        query = sa.select(c.pillar, c.stage, sa.func.count()).where(c.kind == kind)
        for party in sorted(parties):
            query = query.where(c.id.in_(having("party", party)))
        with self.database.reading() as connection:
            rows = connection.execute(query.group_by(c.pillar, c.stage)).all()
        return {
            (pillar or "", stage or ""): n for pillar, stage, n in sorted(rows, key=lambda r: (r[0] or "", r[1] or ""))
        }


def facts_of(connection: Connection) -> dict[str, int]:
    """The register's counters by name."""
    return {row.name: row.value for row in connection.execute(t.facts.select())}


def _count(connection: Connection, table: sa.Table) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def _by_kind(connection: Connection, table: sa.Table) -> dict[str, int]:
    query = sa.select(table.c.kind, sa.func.count()).group_by(table.c.kind).order_by(table.c.kind)
    return {row[0]: row[1] for row in connection.execute(query)}


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """`value` with every id in `names` replaced, however deep it lies."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Mapping):
        return {names.get(k, k): _renamed(v, names) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_renamed(v, names) for v in value]
    return value

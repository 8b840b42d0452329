"""What a register holds, in numbers and in one hash.

Takes the tables, gives counts that are kept until the data version moves. Keeps true: `state_hash` depends on
documents, claims, evidence and entries alone: not on runs, times, names of files, ids of entries or order.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import AbstractContextManager
from threading import Lock
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection

from banggiao.store import tables as t
from banggiao.store.database import Database, Taken
from banggiao.store.entries import read_entries
from banggiao.store.entry_rows import core
from banggiao.store.packing import digest, dump
from banggiao.store.reading import batches

_T = TypeVar("_T")
#: Answers kept at once: a page asks for a handful, a reader opens a few dozen pairs.
_KEPT: Final = 2048
#: counters by which something that is kept is told to be of now
DATA: Final = ("data_version",)
READ: Final = ("documents_version", "entries_version")


class Counts:
    """Counts, facets, the data version and the state hash."""

    database: Database
    _kept: dict[Hashable, tuple[tuple[int, ...], Any]]
    _lock: Lock

    @property
    def name(self) -> str:
        """The database for people: a path, or a URL without its password."""
        return self.database.name

    def data_version(self) -> int:
        """A number that moves with every change of documents, entries, witnesses or judgements, and with no other."""
        return self.versions()[0]

    def resolved(self) -> bool:
        """Whether the entries were written after the last change of documents and claims."""
        with self.database.reading() as connection:
            facts = facts_of(connection)
        return facts["resolved_version"] == facts["documents_version"]

    def versions(self, names: Sequence[str] = DATA) -> tuple[int, ...]:
        """What the named counters stand at now: `DATA` moves with everything, `READ` with documents, witnesses and
        entries, not with judgements that no resolve has carried over yet."""
        facts = self.database.facts
        if facts is None:
            with self.database.reading() as connection:
                facts = facts_of(connection)
            self.database.remember(facts)
        return tuple(facts[name] for name in names)

    def snapshot(self) -> AbstractContextManager[None]:
        """Inside, this thread sees one state of the register and reads it over one connection."""
        return self.database.snapshot()

    def take(self) -> Taken:
        """The snapshot of this thread, or a new one, to be read on after it and by other threads."""
        return self.database.take()

    def kept(self, key: Hashable, make: Callable[[], _T], *, of: Sequence[str] = DATA) -> _T:
        """What `make` gives, made once for `key` as long as the counters `of` stand still."""
        version = self.versions(of)
        with self._lock:
            found = self._kept.get(key)
        if found is not None and found[0] == version:
            value: _T = found[1]
            return value
        value = make()
        with self._lock:
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = (version, value)
        return value

    def counts(self) -> dict[str, Any]:
        """How many documents, names, pages, claims and entries (by kind), witnesses, judgements, runs, failures."""
        whole: dict[str, Any] = self.kept("counts", self._counts, of=READ)
        with self.database.reading() as connection:
            return whole | {x.name: _count(connection, x) for x in (t.judgements, t.runs, t.failures)}

    def _counts(self) -> dict[str, Any]:
        with self.database.reading() as connection:
            witnesses = sa.select(sa.func.count(t.witnesses.c.witness.distinct()))
            return {
                "documents": _count(connection, t.documents),
                "origins": _count(connection, t.origins),
                "claims": _by_kind(connection, t.claims),
                "evidence": _count(connection, t.evidence),
                "entries": _by_kind(connection, t.entries),
                "witnesses": connection.execute(witnesses).scalar_one(),
            }

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

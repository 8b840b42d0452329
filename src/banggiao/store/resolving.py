"""The store's side of resolving: what is new since the last run, and one transaction for a run.

Takes the version of the resolving rules, gives the documents and judgements that entries do not stand for yet. Keeps
true: what was kept by other rules is never gone on from; a run is written whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from banggiao.model.candidates import Leaf, Look, Sighting, Tie, Written
from banggiao.model.entries import Entry
from banggiao.store import tables as t
from banggiao.store.counting import facts_of
from banggiao.store.database import Database
from banggiao.store.documents import bump
from banggiao.store.neighbours import Neighbours, checksum

_KEPT: Final = (t.keys, t.ties, t.sightings, t.leaves, t.looks, t.witnesses)


@dataclass(frozen=True, slots=True)
class Behind:
    """What entries do not stand for yet."""

    #: documents that are new, or others than before
    documents: tuple[str, ...]
    #: number of the last judgement that entries stand for
    ledger: int
    #: how many documents there are
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All that a rebuild leaves."""

    looks: Iterable[tuple[Look, Sequence[str]]]
    ties: Iterable[Tie]
    sightings: Iterable[Sighting]
    leaves: Iterable[Leaf]
    entries: Sequence[Entry]
    aliases: Mapping[str, str]


class Resolving:
    """Runs of resolving."""

    database: Database

    def behind(self, rules: str) -> Behind | None:
        """What entries do not stand for yet; None where they were not made by these rules, or never."""
        with self.database.reading() as connection:
            return _behind(connection, rules)

    @contextmanager
    def resolving(
        self, rules: str, give_way: Callable[[], bool] | None = None
    ) -> Iterator[tuple[Behind | None, Neighbours]]:
        """What entries do not stand for yet, and what an earlier run has kept, in one transaction; at its end entries
        stand for all documents, where the caller could go on from what was kept. Raises StoreBusy once `give_way`
        says so: nothing is written then."""
        with self.database.writing(give_way=give_way) as connection:
            behind = _behind(connection, rules)
            state = Neighbours(connection)
            yield behind, state
            state.forget()
            if behind is not None:
                connection.execute(t.stale.delete())
                _resolved(connection, facts_of(connection))

    def read(self) -> dict[str, int]:
        """The register's counters, to be told to `keep` by who has read all documents after this."""
        with self.database.reading() as connection:
            return facts_of(connection)

    def keep(self, kept: Kept, rules: str, read: Mapping[str, int]) -> None:
        """Put what a rebuild has made in the place of all that was kept, and of all entries. `read`: the counters
        when its documents were read; what has come in since stays to be resolved."""
        with self.database.writing() as connection:
            for table in _KEPT:
                connection.execute(table.delete())
            state = Neighbours(connection)
            state.put_looks(kept.looks)
            state.put_ties(kept.ties)
            state.put_sightings(kept.sightings)
            state.put_leaves(kept.leaves)
            there = set(connection.execute(sa.select(t.entries.c.id)).scalars())
            gone = there - {e.id for e in kept.entries}
            state.write(Written(list(kept.entries), gone, dict(kept.aliases)))
            if facts_of(connection)["documents_version"] == read["documents_version"]:
                connection.execute(t.stale.delete())
            _resolved(connection, {**read, "resolved_by": checksum(rules)})


def _behind(connection: Connection, rules: str) -> Behind | None:
    facts = facts_of(connection)
    if facts["resolved_by"] != checksum(rules):
        return None
    documents = connection.execute(sa.select(t.stale.c.document).order_by(t.stale.c.document)).scalars().all()
    of = connection.execute(sa.select(sa.func.count()).select_from(t.documents)).scalar_one()
    return Behind(tuple(documents), facts["resolved_ledger"], of)


def _resolved(connection: Connection, facts: Mapping[str, int]) -> None:
    """Write down that entries stand for the documents and the ledger as the counters tell."""
    bump(connection, "entries_version")
    _fact(connection, {
        "resolved_version": facts["documents_version"], "resolved_ledger": facts["judgements"],
        "resolved_by": facts["resolved_by"],
    })  # fmt: skip


def _fact(connection: Connection, values: Mapping[str, int]) -> None:
    for name, value in values.items():
        connection.execute(t.facts.update().where(t.facts.c.name == name).values(value=value))

"""The doctor's look at a register.

Takes a database that may be damaged, gives what is wrong and what is worth knowing. Keeps true: it only reads, and no
damage makes it fail.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import sqlalchemy as sa

from banggiao.errors import StoreFault
from banggiao.store import tables as t
from banggiao.store.counting import facts_of
from banggiao.store.database import Database
from banggiao.store.ledger import Ledger, broken_links
from banggiao.store.opening import prepare
from banggiao.store.text_index import index_fault

_RESTORE: Final = "bring back a backup with `banggiao restore`"
#: Lines of SQLite's own check that are shown.
_LINES: Final = 20


@dataclass(slots=True)
class Diagnosis:
    """What is wrong (`faults`) and what is worth knowing (`notes`) of the register called `name`."""

    name: str
    schema: str = ""
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    #: numbers of judgements whose claim is gone
    orphans: list[int] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{self.name}: {'sound' if not self.faults else 'NOT SOUND'}"]
        lines += [f"schema {self.schema}"] if self.schema else []
        lines += [f"fault  {x}" for x in self.faults] + [f"note   {x}" for x in self.notes]
        if self.orphans:
            lines.append(f"note   judgements whose claim is gone, kept: {', '.join(map(str, self.orphans))}")
        return "\n".join(lines)


def examine(database: Database) -> Diagnosis:
    """Look a database over. Raises nothing for damage: it is what the diagnosis says."""
    found = Diagnosis(name=database.name)
    try:
        prepare(database, create=False)
    except StoreFault as e:
        found.faults.append(str(e))
        return found
    for check in (_schema, _file, _index, _keys, _ledger, _orphans, _left):
        try:
            check(database, found)
        except (StoreFault, sa.exc.DBAPIError, ValueError, KeyError, TypeError) as e:
            found.faults.append(f"{check.__name__[1:]}: cannot be looked at: {e} ({_RESTORE})")
    return found


def _schema(database: Database, found: Diagnosis) -> None:
    with database.reading() as connection:
        found.schema = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def _file(database: Database, found: Diagnosis) -> None:
    if not database.is_sqlite:
        return
    with database.reading() as connection:
        lines = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    found.faults += [f"the file is damaged: {x} ({_RESTORE})" for x in lines[:_LINES] if x != "ok"]


def _index(database: Database, found: Diagnosis) -> None:
    with database.reading() as connection:
        if fault := index_fault(connection):
            found.faults.append(f"{fault} ({_RESTORE})")


def _keys(database: Database, found: Diagnosis) -> None:
    """Rows that point nowhere. PostgreSQL lets none in."""
    if not database.is_sqlite:
        return
    with database.reading() as connection:
        rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    found.faults += [f"a row of {row[0]} points at a row of {row[2]} that is not there" for row in rows[:_LINES]]


def _ledger(database: Database, found: Diagnosis) -> None:
    for number in broken_links(database):
        found.faults.append(f"judgement {number} was changed after it was written, or one before it is missing")


class _Look(Ledger):
    def __init__(self, database: Database) -> None:
        self.database = database


def _orphans(database: Database, found: Diagnosis) -> None:
    found.orphans = sorted(j.number for j in _Look(database).orphans() if j.number is not None)


def _left(database: Database, found: Diagnosis) -> None:
    """Runs that were cut, and entries that are older than the claims."""
    with database.reading() as connection:
        cut = connection.execute(sa.select(t.runs.c.number).where(t.runs.c.finished.is_(None))).scalars().all()
        facts = facts_of(connection)
    if cut:
        found.notes.append(f"runs that did not finish: {', '.join(map(str, cut))}; ingest the same paths again")
    if facts["resolved_version"] != facts["documents_version"]:
        found.notes.append("entries are older than the claims; the next ingest resolves them")

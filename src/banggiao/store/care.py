"""Caring for a register: backups, bringing them back, and the doctor.

Takes an open register or the path of a backup. A backup is one SQLite file, whatever database it was made of: a
register of its own that can be opened, and put back into either. Keeps true: a backup is whole or not there; nothing
is overwritten without say-so; a backup that is damaged is never put back.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from banggiao.errors import BangGiaoError, StoreBusy, StoreFault
from banggiao.store import tables as t
from banggiao.store.database import WAIT_MS, Database, connect, open_file
from banggiao.store.diagnosis import Diagnosis, examine
from banggiao.store.faults import fault
from banggiao.store.opening import prepare
from banggiao.store.text_index import reindex

if TYPE_CHECKING:
    from banggiao.store.store import Store

#: Rows carried at once from one database to another.
_ROWS: Final = 500
#: Seconds between two looks at a database that is held.
_NAP: Final = 0.25
_OVER: Final = "say so with --force, or give another path"


def backup(store: Store, path: Path, *, force: bool = False) -> int:
    """Write the whole register to the file `path`, while others read and write it. Gives the size in bytes.

    Raises StoreFault where the file is there and not `force`, or where it cannot be written.
    """
    if path.exists() and not force:
        raise StoreFault(str(path), "is there already", _OVER)
    if not path.parent.is_dir():
        raise StoreFault(str(path), f"the folder {path.parent} does not exist", f"mkdir -p {path.parent}")
    part = path.with_name(path.name + ".part")
    _remove(part)
    try:
        if store.database.path is not None:
            _copy_file(store.database.path, part)
        else:
            _copy_rows(store.database, part)
        _settle(part)
        part.replace(path)
    except OSError as e:
        raise StoreFault(
            str(path), f"cannot be written: {e.strerror}", "check the folder and the room on the disk"
        ) from e
    finally:
        _remove(part)
    return path.stat().st_size


def restore(path: Path, url: str, *, force: bool = False) -> None:
    """Put the backup `path` in the place of the register at `url`.

    Raises StoreFault where the backup is missing, damaged or none, or where a register is there and not `force`.
    """
    source = connect(f"sqlite:///{path}", read_only=True)
    try:
        diagnosis = examine(source)
        if diagnosis.faults:
            raise StoreFault(str(path), "is no sound backup: " + diagnosis.faults[0], "take an older one")
        target = connect(url)
        try:
            _restore_into(source, target, force=force)
        finally:
            target.close()
    finally:
        source.close()


def _restore_into(source: Database, target: Database, *, force: bool) -> None:
    assert source.path is not None
    if target.path is not None:
        if target.path.exists() and not force:
            raise StoreFault(target.name, "is there already", _OVER)
        before = _version(target) if target.path.exists() else 0
        _copy_file(source.path, target.path)
        prepare(target, create=True)
        _move_on(target, before)
        return
    prepare(target, create=True)
    before = _version(target)
    with target.reading() as connection:
        filled = connection.execute(sa.select(sa.func.count()).select_from(t.runs)).scalar_one()
        filled += connection.execute(sa.select(sa.func.count()).select_from(t.judgements)).scalar_one()
    if filled and not force:
        raise StoreFault(target.name, "holds a register already", _OVER)
    _carry(source, target)
    _move_on(target, before)


def _version(database: Database) -> int:
    """The data version of a register; 0 where it is none, or broken."""
    try:
        with database.reading() as connection:
            query = sa.select(t.facts.c.value).where(t.facts.c.name == "data_version")
            return int(connection.execute(query).scalar_one())
    except (StoreFault, sa.exc.SQLAlchemyError):
        return 0


def _move_on(database: Database, before: int) -> None:
    """Let the data version be one that nobody has seen yet, so that nothing kept of the old register is shown."""
    with database.writing(durable=True) as connection:
        c = t.facts.c
        highest = sa.case((c.value > before, c.value), else_=before) + 1
        connection.execute(t.facts.update().where(c.name == "data_version").values(value=highest))


def doctor(url: str) -> Diagnosis:
    """Look a register over: can it be opened, is the file sound, does the schema fit, does the ledger stand."""
    try:
        database = connect(url, read_only=True)
        try:
            return examine(database)
        finally:
            database.close()
    except BangGiaoError as e:
        return Diagnosis(name=url, faults=[str(e)])


def _copy_file(source: Path, target: Path) -> None:
    """SQLite's own online copy: one state of the source, even while it is written to. Raises StoreBusy, StoreFault."""
    waited = 0

    def patience(status: int, left: int, all_pages: int) -> None:
        nonlocal waited
        waited = waited + 1 if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) else 0
        if waited * _NAP * 1000 > WAIT_MS:
            raise StoreBusy(str(target), "is held by another process", "stop it, and run the command again")

    try:
        with (
            closing(open_file(source, read_only=True)) as reader,
            closing(open_file(target, read_only=False)) as writer,
        ):
            reader.backup(writer, progress=patience, sleep=_NAP)
    except sqlite3.Error as e:
        raise fault(str(target), e) or StoreFault(str(target), f"cannot be copied: {e}") from e


def _copy_rows(source: Database, path: Path) -> None:
    target = connect(f"sqlite:///{path}")
    try:
        prepare(target, create=True)
        _carry(source, target)
        with target.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        target.close()


def _carry(source: Database, target: Database) -> None:
    """Put all rows of `source` in the place of those of `target`, in one transaction."""
    with source.reading() as reader, target.writing(durable=True) as writer:
        _empty(writer)
        for table in t.metadata.sorted_tables:
            rows = reader.execution_options(yield_per=_ROWS).execute(_ordered(table)).mappings()
            for part in rows.partitions(_ROWS):
                writer.execute(table.insert(), [dict(row) for row in part])
        reindex(writer)
        _set_counters(writer)


def _ordered(table: sa.Table) -> sa.Select[tuple[object, ...]]:
    return table.select().order_by(*table.primary_key.columns)


def _empty(connection: sa.Connection) -> None:
    """Empty every table. The ledger's guards are lifted for this alone: it is replaced as a whole."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ALTER TABLE judgements DISABLE TRIGGER USER")
        names = ", ".join(x.name for x in t.metadata.sorted_tables)
        connection.exec_driver_sql(f"TRUNCATE {names}")
        connection.exec_driver_sql("ALTER TABLE judgements ENABLE TRIGGER USER")
        return
    for table in reversed(t.metadata.sorted_tables):
        if table is not t.judgements:
            connection.execute(table.delete())


def _set_counters(connection: sa.Connection) -> None:
    """Let PostgreSQL number new rows after those that were carried in."""
    if connection.dialect.name != "postgresql":
        return
    for table in t.metadata.sorted_tables:
        if table.c.get("number") is not None and table.c.number.identity is not None:
            highest = sa.select(sa.func.coalesce(sa.func.max(table.c.number), 0) + 1).scalar_subquery()
            sequence = sa.func.pg_get_serial_sequence(table.name, "number")
            connection.execute(sa.select(sa.func.setval(sequence, highest, False)))


def _settle(path: Path) -> None:
    """Wait until the disk has the file."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)

"""One database, SQLite or PostgreSQL: its connections and transactions.

Takes a URL, gives transactions for reading and writing. Keeps true: SQLite runs in WAL mode with foreign keys on and
schema code untrusted; a write takes the lock at its beginning, so that it either waits or says StoreBusy, and never
fails half-way; a durable write is on the disk when it returns.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event

from banggiao.errors import BadSetting, StoreBusy, StoreFault
from banggiao.store.faults import RESTORE_WAY, fault

#: Milliseconds that a write waits for another process (RELIABILITY: busy_timeout 5000).
WAIT_MS: Final = 5000
#: Any number: the advisory lock that a writer holds on PostgreSQL.
_WRITE_LOCK: Final = 0x42474952
_OWNER: Final = "banggiao"
#: the name of a file of SQLite, without the scheme of a URL
_FILE: Final = re.compile(r"(?:[A-Za-z]:)?[^:]+\.(?:db|sqlite3?)")
#: Pages of the file that a connection of SQLite keeps, in KiB below zero, and one that is read on by a long answer.
_CACHE: Final = -32_000
_SMALL: Final = -4_000


class _Local(threading.local):
    """What a thread holds while it is inside `snapshot`."""

    shared: Connection | None = None
    facts: dict[str, int] | None = None
    #: what ends the snapshot
    ends: ExitStack | None = None


class Taken:
    """One state of the register, on which any thread may read on, one at a time, until it is closed."""

    def __init__(self, local: _Local, connection: Connection, facts: dict[str, int] | None, ends: ExitStack) -> None:
        self._local, self._connection, self._facts, self._ends = local, connection, facts, ends

    @contextmanager
    def used(self) -> Iterator[None]:
        """All reading of this thread inside sees this state."""
        self._local.shared, self._local.facts = self._connection, self._facts
        try:
            yield
        finally:
            self._local.shared = self._local.facts = None

    def close(self) -> None:
        """Give the connection back; once is enough, twice does nothing."""
        self._ends.close()


class Database:
    """An open database. Safe to share among threads; every transaction has a connection of its own."""

    def __init__(self, engine: Engine, name: str, path: Path | None, *, read_only: bool) -> None:
        self.engine, self.name, self.path, self.read_only = engine, name, path, read_only
        self._local = _Local()

    @property
    def is_sqlite(self) -> bool:
        """Whether it is an SQLite file (else a PostgreSQL database)."""
        return self.path is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the register; inside `snapshot` the one that it opened."""
        if self._local.shared is not None:
            with self._faults():
                yield self._local.shared
            return
        with self._faults(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reading of this thread inside sees one state of the register, over one connection."""
        if self._local.shared is not None:
            yield
            return
        with ExitStack() as ends:
            self._local.shared, self._local.ends = ends.enter_context(self.reading()), ends
            try:
                yield
            finally:
                self._local.shared = self._local.facts = self._local.ends = None

    def take(self) -> Taken:
        """The snapshot of this thread, or a new one, to be read on after it and by other threads."""
        with self.snapshot():
            connection, ends = self._local.shared, self._local.ends
            assert connection is not None and ends is not None
            if self.is_sqlite:  # it may be held long and beside others: a page is rarely read twice on it
                connection.exec_driver_sql(f"PRAGMA cache_size={_SMALL}")
                ends.callback(connection.exec_driver_sql, f"PRAGMA cache_size={_CACHE}")
            return Taken(self._local, connection, self._local.facts, ends.pop_all())

    @property
    def facts(self) -> dict[str, int] | None:
        """What `remember` was given inside the snapshot of this thread."""
        return self._local.facts

    def remember(self, facts: dict[str, int]) -> None:
        """Keep the register's counters until the snapshot ends."""
        if self._local.shared is not None:
            self._local.facts = facts

    @contextmanager
    def writing(self, *, durable: bool = False, give_way: Callable[[], bool] | None = None) -> Iterator[Connection]:
        """A transaction that writes all or nothing. `durable` waits until the disk has it; one with `give_way` is asked
        before each of its questions whether it should leave the database to somebody else.

        Raises StoreBusy where another process holds the lock for longer than WAIT_MS, or where the way is given.
        """
        if self.read_only:
            raise StoreFault(self.name, "is open for reading only", "open it without read-only")
        mode = "durable" if durable else "write"
        with self._faults(), self.engine.connect() as plain:
            connection = plain.execution_options(**{_OWNER: mode})
            if give_way is not None:
                event.listen(connection, "before_cursor_execute", self._leave_if(give_way))
            with connection.begin():
                yield connection

    def _leave_if(self, give_way: Callable[[], bool]) -> Callable[..., None]:
        def ask(*_: object) -> None:
            if give_way():
                raise StoreBusy(self.name, "is left to somebody who waits for it", "what was begun is done later")

        return ask

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Say what the drivers raise in this program's words."""
        try:
            yield
        except (sa.exc.DBAPIError, sqlite3.Error, self.engine.dialect.loaded_dbapi.Error) as e:
            cause = e.orig if isinstance(e, sa.exc.DBAPIError) else e
            told = fault(self.name, cause) if cause else None
            if told is None:
                raise
            raise told from e
        except UnicodeDecodeError as e:
            # what SQLite says of a damaged schema quotes the damage
            raise StoreFault(self.name, "is damaged", RESTORE_WAY) from e

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def connect(url: str, *, read_only: bool = False) -> Database:
    """The database at `url`, or in the file that it names. Opens nothing yet. Raises BadSetting where the URL is none
    that this program knows.
    """
    try:
        parsed = sa.make_url(f"sqlite:///{url}" if _FILE.fullmatch(url) else url)
    except sa.exc.ArgumentError as e:
        raise BadSetting(
            url, "is no database URL", "FILE.db, sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
        ) from e
    kind = parsed.drivername.split("+")[0]
    if kind == "sqlite":
        return _sqlite(parsed, read_only=read_only)
    if kind in ("postgresql", "postgres"):
        return _postgresql(parsed, read_only=read_only)
    raise BadSetting(parsed.render_as_string(hide_password=True), "is neither SQLite nor PostgreSQL", "sqlite:///FILE")


def _sqlite(url: sa.URL, *, read_only: bool) -> Database:
    if not url.database or url.database == ":memory:":
        raise BadSetting(url.render_as_string(), "names no file", "sqlite:///banggiao.db")
    path = Path(url.database)

    def opener() -> sqlite3.Connection:
        return open_file(path, read_only=read_only)

    engine = sa.create_engine("sqlite://", creator=opener, poolclass=sa.QueuePool, pool_size=8, max_overflow=64)
    event.listen(engine, "connect", _sqlite_settings)
    event.listen(engine, "begin", _sqlite_begin)
    return Database(engine, str(path), path, read_only=read_only)


def open_file(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A bare connection to an SQLite file.

    Where the folder cannot be written, SQLite cannot make the files that WAL needs; if no such file is left there,
    nothing else writes either, and the database is read as it lies.
    """
    uri = f"file:{quote(str(path.absolute()))}"
    connection = _bare(f"{uri}?mode=ro" if read_only else f"{uri}?mode=rwc")
    if not read_only:
        return connection
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as e:
        codes = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if e.sqlite_errorcode & 0xFF not in codes or not path.is_file() or _wal(path).exists():
            raise
        connection.close()
        return _bare(f"{uri}?mode=ro&immutable=1")
    return connection


def _wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _bare(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=WAIT_MS / 1000, cached_statements=2048
    )


def _sqlite_settings(connection: sqlite3.Connection, _: object) -> None:
    for pragma in ("foreign_keys=ON", "trusted_schema=OFF", "recursive_triggers=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA cache_size={_CACHE}")
    # 64 MB of log before it is carried over: a page that many documents touch is carried once, not every 20 documents
    connection.execute("PRAGMA wal_autocheckpoint=16000")


def _sqlite_begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get(_OWNER)
    if mode is None:
        connection.exec_driver_sql("BEGIN")
        return
    # The setting holds from the next transaction on, and cannot be made inside one.
    connection.exec_driver_sql("PRAGMA synchronous=" + ("FULL" if mode == "durable" else "NORMAL"))
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgresql(url: sa.URL, *, read_only: bool) -> Database:
    url = url.set(drivername="postgresql+psycopg")
    name = url.render_as_string(hide_password=True)
    try:
        engine = sa.create_engine(url, pool_size=8, max_overflow=24, pool_pre_ping=True)
    except ModuleNotFoundError as e:
        raise BadSetting(name, "needs the PostgreSQL driver", "pip install 'banggiao[pg]'") from e

    def settings(connection: Any, _: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {WAIT_MS}")
            cursor.execute("SET client_encoding = 'UTF8'")
            if read_only:
                cursor.execute("SET default_transaction_read_only = on")
        connection.commit()

    event.listen(engine, "connect", settings)
    event.listen(engine, "begin", _postgresql_begin)
    return Database(engine, name, None, read_only=read_only)


def _postgresql_begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get(_OWNER)
    if mode is None:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return
    if mode == "write":
        # As with SQLite: the last commits before a power cut may be lost, never half of one.
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
    # One writer at a time, as with SQLite: the ledger's numbers and the data version follow one another.
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})")

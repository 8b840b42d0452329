"""Opening a register: is it there, is it ours, is its schema the one this program knows?

Takes a database, gives it back with the newest schema, or a StoreFault that says what stands there instead. Keeps
true: nothing foreign is ever written to; a schema step is made whole or not at all.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from banggiao.errors import StoreFault
from banggiao.store.database import Database
from banggiao.store.tables import APPLICATION_ID

#: Known schema steps, oldest first. Kept here so that opening does not import Alembic (0.3 s); tests compare it.
STEPS: Final = ("v0001", "v0002", "v0003", "v0004", "v0005")
_NEWER: Final = "install the newer banggiao, or pass another --db"
_FOREIGN: Final = "pass the path of a register, or of a file that does not exist yet"
#: Any number: PostgreSQL's lock under which one process at a time changes the schema.
_SCHEMA_LOCK: Final = APPLICATION_ID


def prepare(database: Database, *, create: bool) -> None:
    """Bring the schema to the newest step; make it where nothing is there and `create` is set.

    Raises StoreFault where no register is there, where something else is, or where a newer program wrote it.
    """
    path = database.path
    if path is not None and path.is_dir():
        raise StoreFault(database.name, "is a folder", f"name a file in it: {path / 'banggiao.db'}")
    if path is not None and not path.exists():
        if database.read_only or not create:
            raise StoreFault(database.name, "does not exist", "make it with `banggiao ingest PATH... --db URL`")
        if not path.parent.is_dir():
            raise StoreFault(database.name, f"the folder {path.parent} does not exist", f"mkdir -p {path.parent}")
    with database.reading() as connection:
        step = _step(database, connection)
    if step == STEPS[-1]:
        return
    if step is None and (database.read_only or not create):
        raise StoreFault(database.name, "holds no register", "make it with `banggiao ingest PATH... --db URL`")
    if database.read_only:
        raise StoreFault(database.name, f"has the older schema {step}", "`banggiao resolve` brings it up to date")
    _migrate(database)


def _step(database: Database, connection: Connection) -> str | None:
    """The step of the schema; None where the database is empty. Raises StoreFault where it is foreign or newer."""
    names = set(sa.inspect(connection).get_table_names())
    if "alembic_version" in names and {"facts", "judgements"} <= names and _ours(database, connection):
        step = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        if step not in STEPS:
            raise StoreFault(database.name, f"has the schema {step}, which this version does not know", _NEWER)
        return str(step)
    if (database.is_sqlite and names) or {"alembic_version", "documents", "claims"} & names:
        raise StoreFault(database.name, "is a database of another program", _FOREIGN)
    return None


def _ours(database: Database, connection: Connection) -> bool:
    if not database.is_sqlite:
        return True
    return bool(connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID)


def _migrate(database: Database) -> None:
    from alembic import command
    from alembic.config import Config

    if database.is_sqlite:
        with database.engine.connect() as connection:
            # Cannot be set inside a transaction; stays in the file.
            connection.connection.cursor().execute("PRAGMA journal_mode=WAL")
    config = Config()
    config.set_main_option("script_location", "banggiao.store:migrations")
    config.set_main_option("path_separator", "os")
    with database.writing(durable=True) as connection:
        if not database.is_sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SCHEMA_LOCK)))
        if _step(database, connection) == STEPS[-1]:
            return  # another process was quicker
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

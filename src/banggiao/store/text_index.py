"""Keeping the full-text index beside the texts.

Takes rows of `texts`, writes them and their index. Keeps true: index and texts change in one transaction. PostgreSQL
keeps its index by itself; SQLite's is written here and not by triggers, because an untrusted schema (`trusted_schema`
off) may not touch a virtual table.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from banggiao.store import tables as t
from banggiao.store.bulk import Row, insert

_PUT = "INSERT INTO texts_index(rowid, body, bare, tags) VALUES (?, ?, ?, ?)"
_GONE = sa.text(
    "INSERT INTO texts_index(texts_index, rowid, body, bare, tags) "
    "SELECT 'delete', number, body, bare, tags FROM texts WHERE document = :document"
)


def put_texts(connection: Connection, rows: Sequence[Row]) -> None:
    """Write texts and index them."""
    insert(connection, t.texts, rows)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_PUT, [(r["number"], r["body"], r["bare"], r["tags"]) for r in rows])


def take_texts_away(connection: Connection, document: int) -> None:
    """Take the texts of a document out of the table and the index."""
    if connection.dialect.name == "sqlite":
        connection.execute(_GONE, {"document": document})
    connection.execute(t.texts.delete().where(t.texts.c.document == document))


def reindex(connection: Connection) -> None:
    """Make SQLite's full-text index anew from the texts."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO texts_index(texts_index) VALUES ('rebuild')")


def index_fault(connection: Connection) -> str | None:
    """What is wrong with SQLite's full-text index; None where it fits the texts."""
    if connection.dialect.name != "sqlite":
        return None
    query = "SELECT count(*) FROM texts WHERE number NOT IN (SELECT rowid FROM texts_index_docsize)"
    missing = connection.exec_driver_sql(query.replace("rowid", "id")).scalar_one()
    stray = connection.exec_driver_sql(
        "SELECT count(*) FROM texts_index_docsize WHERE id NOT IN (SELECT number FROM texts)"
    ).scalar_one()
    return f"the search index lacks {missing} texts and has {stray} of none" if missing or stray else None

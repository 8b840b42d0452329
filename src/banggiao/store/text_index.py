"""Keeping the full-text index beside the texts.

Takes rows of `texts`, writes them and their index. Keeps true: index and texts change in one transaction. PostgreSQL
keeps its index by itself; SQLite's is written here and not by triggers, because an untrusted schema (`trusted_schema`
off) may not touch a virtual table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from banggiao.store import tables as t

_PUT = sa.text("INSERT INTO texts_index(rowid, body, bare, tags) VALUES (:number, :body, :bare, :tags)")
_GONE = sa.text(
    "INSERT INTO texts_index(texts_index, rowid, body, bare, tags) "
    "SELECT 'delete', number, body, bare, tags FROM texts WHERE document = :document"
)


def put_texts(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write texts and index them."""
    connection.execute(t.texts.insert(), rows)
    if connection.dialect.name == "sqlite":
        connection.execute(_PUT, rows)


def take_texts_away(connection: Connection, document: int) -> None:
    """Take the texts of a document out of the table and the index."""
    if connection.dialect.name == "sqlite":
        connection.execute(_GONE, {"document": document})
    connection.execute(t.texts.delete().where(t.texts.c.document == document))

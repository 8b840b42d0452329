"""Writing some entries among many: only the rows that are others than before.

Takes entries, ids that are gone and renamed ones, inside a transaction. Keeps true: an entry that says what it said is
not written; an old name always leads to an entry that is there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from banggiao.model.candidates import Written
from banggiao.model.entries import Entry
from banggiao.store import entry_rows as rows
from banggiao.store import tables as t
from banggiao.store.bulk import Row, insert, rows_with


def _lists(entry: Entry) -> list[Row]:
    return rows.list_rows(rows.entry_row(entry), entry.parties)


#: the parts of an entry: table, the rows of it
_PARTS: Final[tuple[tuple[sa.Table, Callable[[Entry], list[Row]]], ...]] = (
    (t.entry_claims, rows.claim_rows), (t.entry_facets, rows.facet_rows), (t.entry_lists, _lists),
    (t.entry_links, rows.link_rows), (t.entry_chain, rows.chain_rows),
)  # fmt: skip


def write_entries(connection: Connection, written: Written) -> int:
    """Write entries over what has their ids, take away those that are gone, add aliases. Gives the number written."""
    by_id = {e.id: e for e in written.entries}
    old = dict(rows_with(connection, "SELECT id, digest FROM entries WHERE id IN", list(by_id)))
    changed = [e for e in by_id.values() if old.get(e.id) != rows.entry_digest(e)]
    made = [rows.entry_row(e) for e in changed]
    insert(connection, t.entries, [row for row in made if row["id"] not in old])
    known = [row for row in made if row["id"] in old]
    if known:
        connection.execute(_UPDATE, [{**row, "named": row["id"]} for row in known])
    for table, make in _PARTS:
        _differ(connection, table, [e.id for e in changed], [row for e in changed for row in make(e)])
    _take_away(connection, written.gone)
    _alias(connection, written.aliases, written.gone)
    return len(changed)


_UPDATE: Final = t.entries.update().where(t.entries.c.id == sa.bindparam("named"))


def _differ(connection: Connection, table: sa.Table, ids: Sequence[str], new: Sequence[Row]) -> None:
    """Bring the rows of entries in one table to `new`, and touch no other row."""
    names = [c.name for c in table.c]
    columns = ", ".join(f'"{n}"' for n in names)
    had = {tuple(r) for r in rows_with(connection, f"SELECT {columns} FROM {table.name} WHERE entry IN", ids)}  # noqa: S608
    values = itemgetter(*names)
    wanted = {values(row): row for row in new}
    keys = [c.name for c in table.primary_key.columns]
    where = sa.and_(*(table.c[k] == sa.bindparam(f"old_{k}") for k in keys))
    left = [dict(zip(names, row, strict=True)) for row in had - wanted.keys()]
    if left:
        connection.execute(table.delete().where(where), [{f"old_{k}": row[k] for k in keys} for row in left])
    insert(connection, table, [row for key, row in wanted.items() if key not in had])


def _take_away(connection: Connection, gone: Collection[str]) -> None:
    for table, _ in _PARTS:
        rows_with(connection, f"DELETE FROM {table.name} WHERE entry IN", sorted(gone))  # noqa: S608
    rows_with(connection, "DELETE FROM entries WHERE id IN", sorted(gone))


def _alias(connection: Connection, new: Mapping[str, str], gone: Collection[str]) -> None:
    """Let old ids lead to the new ones, and those that led to the old ones too; take away what leads nowhere."""
    c = t.aliases.c
    alive = {r[0] for r in rows_with(connection, "SELECT id FROM entries WHERE id IN", [*new, *new.values()])}
    moved: list[dict[str, Any]] = [{"old": a, "new": e} for a, e in new.items() if a not in alive and e in alive]
    if moved:
        connection.execute(
            t.aliases.update().where(c.entry == sa.bindparam("old")).values(entry=sa.bindparam("new")), moved
        )
        rows_with(connection, "DELETE FROM aliases WHERE alias IN", [m["old"] for m in moved])
        insert(connection, t.aliases, [{"alias": m["old"], "entry": m["new"]} for m in moved])
    rows_with(connection, "DELETE FROM aliases WHERE alias IN", sorted(alive))
    rows_with(connection, "DELETE FROM aliases WHERE entry IN", sorted(set(gone) - {m["old"] for m in moved}))

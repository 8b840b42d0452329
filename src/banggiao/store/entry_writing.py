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
from banggiao.store.bulk import Row, insert, rows_with, update

#: the parts of an entry whose rows are compared one by one: table, the rows of it
_PARTS: Final[tuple[tuple[sa.Table, Callable[[Entry], list[Row]]], ...]] = (
    (t.entry_facets, rows.facet_rows), (t.entry_links, rows.link_rows), (t.entry_chain, rows.chain_rows),
)  # fmt: skip
#: columns that indexes of entries hold, which one more claim seldom changes, and those by which lists show an entry
_INDEXED: Final = ("kind", "label", "label_key", "parties", "stage", "pillar")
_BEFORE: Final = tuple(dict.fromkeys(("id", "digest", *_INDEXED, *rows.LISTED)))
_SELECT: Final = f"SELECT {', '.join(_BEFORE)} FROM entries WHERE id IN"  # noqa: S608


#: entries -> their claims with their places, as the register holds them
Placed = Callable[[Collection[str]], Mapping[str, Sequence[tuple[int, str]]]]


def write_entries(connection: Connection, written: Written, placed: Placed) -> int:
    """Write entries over what has their ids, take away those that are gone, add aliases. Gives the number written."""
    by_id = {e.id: (e, rows.entry_digest(e)) for e in written.entries}
    old = {row[0]: dict(zip(_BEFORE, row, strict=True)) for row in rows_with(connection, _SELECT, list(by_id))}
    changed = [(e, told) for e, told in by_id.values() if e.id not in old or old[e.id]["digest"] != told]
    made = [(e, rows.entry_row(e, told)) for e, told in changed]
    insert(connection, t.entries, [row for _, row in made if row["id"] not in old])
    moved: list[Row] = []
    stayed: list[Row] = []
    for row in (row for _, row in made if row["id"] in old):
        (moved if _differs(row, old, _INDEXED) else stayed).append(row)
    update(connection, t.entries, moved, "id")
    update(connection, t.entries, [{k: v for k, v in row.items() if k not in _INDEXED} for row in stayed], "id")
    _write_claims(connection, [e for e, _ in changed], placed([e.id for e, _ in changed if e.id in old]))
    _write_lists(connection, made, old)
    for table, make in _PARTS:
        _differ(
            connection, table, [e.id for e, _ in changed if e.id in old], [row for e, _ in changed for row in make(e)]
        )
    _take_away(connection, written.gone)
    _alias(connection, written.aliases, written.gone)
    return len(changed)


def _differs(row: Row, old: Mapping[str, Row], names: Sequence[str]) -> bool:
    before = old[row["id"]]
    return any(row[n] != before[n] for n in names)


def _write_lists(connection: Connection, made: Sequence[tuple[Entry, Row]], old: Mapping[str, Row]) -> None:
    """Bring the lists to what entries say; the rows of an entry that stands where it stood are written over."""
    placed = [(e, row) for e, row in made if e.id not in old or _differs(row, old, ("kind", "parties"))]
    ids = [e.id for e, _ in placed if e.id in old]
    _differ(connection, t.entry_lists, ids, [x for e, row in placed for x in rows.list_rows(row, e.parties)])
    there = {e.id for e, _ in placed}
    shown = [row for e, row in made if e.id not in there and _differs(row, old, rows.LISTED)]
    update(connection, t.entry_lists, [
        {"entry": row["id"], **{n: row[n] for n in rows.LISTED if n != "kind"}} for row in shown
    ], "entry")  # fmt: skip


def _write_claims(
    connection: Connection, entries: Sequence[Entry], had: Mapping[str, Sequence[tuple[int, str]]]
) -> None:
    """Bring the claims of entries to what these hold: one that comes between two moves none, while there is room."""
    gone: list[Row] = []
    new: list[Row] = []
    for entry in entries:
        before = had.get(entry.id, ())
        if [claim for _, claim in before] != list(entry.claims):
            wanted = _placed(entry, before)
            gone += [{"old_entry": entry.id, "old_place": place} for place, _ in set(before).difference(wanted)]
            came = set(wanted).difference(before)
            new += [{"entry": entry.id, "place": place, "claim": claim} for place, claim in sorted(came)]
    if gone:
        c = t.entry_claims.c
        where = sa.and_(c.entry == sa.bindparam("old_entry"), c.place == sa.bindparam("old_place"))
        connection.execute(t.entry_claims.delete().where(where), gone)
    insert(connection, t.entry_claims, new)


def _placed(entry: Entry, before: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The claims of an entry with their places, where old ones keep those that they have had as far as they can."""
    anew = [(row["place"], row["claim"]) for row in rows.claim_rows(entry)]
    # place 0 is that of the first, by which lists show an entry
    places = {claim: place for place, claim in before if (place == 0) == (claim in entry.claims[:1])}
    held = set(entry.claims)
    if not anew or [c for _, c in before if c in places and c in held] != [c for c in entry.claims if c in places]:
        return anew
    out = anew[:1]
    waiting: list[str] = []
    for claim in (*entry.claims[1:], None):
        if claim is not None and claim not in places:
            waiting.append(claim)
            continue
        low = out[-1][0]
        high = places[claim] if claim is not None else low + rows.GAP * (len(waiting) + 1)
        step = (high - low) // (len(waiting) + 1)
        if step == 0:
            return anew
        out += [(low + step * n, c) for n, c in enumerate(waiting, 1)]
        out += [(high, claim)] if claim is not None else []
        waiting = []
    return out


def _differ(connection: Connection, table: sa.Table, ids: Sequence[str], new: Sequence[Row]) -> None:
    """Bring the rows that entries with these ids had in one table to `new`, and touch no other row."""
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
    for table in (t.entry_claims, t.entry_lists, *(table for table, _ in _PARTS)):
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

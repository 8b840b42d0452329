"""The entry side of a store: entries, old names of entries, witnesses.

Takes ids, kinds and parties, gives entries in one order. Keeps true: a reader sees all of one resolve or nothing of it;
an id that was ever given out leads somewhere as long as its alias does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from banggiao.model.entries import Entry
from banggiao.store import entry_rows as rows
from banggiao.store import tables as t
from banggiao.store.database import Database
from banggiao.store.reading import batches, readable


class Entries:
    """Entries, aliases and witnesses."""

    database: Database

    def entries(self, *, kind: str | None = None, parties: Sequence[str] = ()) -> Iterator[Entry]:
        """Entries of a kind whose parties include all of `parties`, by kind, then label, then id."""
        c, x = t.entries.c, t.entry_lists.c
        codes = sorted(set(parties))
        query = sa.select(c.id, c.kind, c.label).join_from(t.entry_lists, t.entries, c.id == x.entry)
        query = query.where(x.value == "-".join(codes[:2]))
        if kind is not None:
            query = query.where(x.kind == kind)
        for party in codes[2:]:
            query = query.where(c.id.in_(having("party", party)))
        with self.database.reading() as connection:
            found = connection.execute(query).all()
        # Sorted here: the index holds only the label's beginning. Code points, as both databases would.
        yield from self.entries_by_id([row.id for row in sorted(found, key=lambda r: (r.kind, r.label, r.id))])

    def entries_by_id(self, ids: Iterable[str]) -> Iterator[Entry]:
        """Entries by their ids (no aliases), in the order given; unknown ones are left out."""
        for batch in batches(ids, 256):
            with self.database.reading() as connection:
                found = read_entries(connection, batch)
            yield from found

    def entry(self, entry: str) -> Entry | None:
        """One entry by id or by an alias of it."""
        with self.database.reading() as connection:
            found = read_entries(connection, [entry])
            if not found:
                query = sa.select(t.aliases.c.entry).where(t.aliases.c.alias == entry)
                now = connection.execute(query).scalar_one_or_none()
                found = read_entries(connection, [now]) if now else []
        return found[0] if found else None

    def entries_of_claims(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Claim id -> ids of the entries that hold it, sorted; claims of no entry are left out."""
        c = t.entry_claims.c
        found: dict[str, list[str]] = defaultdict(list)
        for batch in batches(claims, 500):
            query = sa.select(c.claim, c.entry).where(c.claim.in_(batch)).order_by(c.claim, c.entry)
            with self.database.reading() as connection:
                for row in connection.execute(query):
                    found[row.claim].append(row.entry)
        return {claim: tuple(dict.fromkeys(ids)) for claim, ids in found.items()}

    def entry_of_claim(self) -> dict[str, str]:
        """Claim id -> id of the entry that holds it (the least where several do): what keeps ids alive in a rebuild."""
        c = t.entry_claims.c
        query = sa.select(c.claim, sa.func.min(c.entry).label("entry")).group_by(c.claim).order_by(c.claim)
        with self.database.reading() as connection:
            return {row.claim: row.entry for row in connection.execute(query)}

    def links_to(self, entry: str) -> list[tuple[str, str]]:
        """Relation and id of the entries that link to this one, sorted."""
        c = t.entry_links.c
        query = sa.select(c.relation, c.entry).where(c.other == entry).order_by(c.relation, c.entry).distinct()
        with self.database.reading() as connection:
            return [(row.relation, row.entry) for row in connection.execute(query)]

    def aliases(self) -> dict[str, str]:
        """Old id -> id that stands for it now, every chain of renames followed to its end."""
        with self.database.reading() as connection:
            query = sa.select(t.aliases.c.alias, t.aliases.c.entry).order_by(t.aliases.c.alias)
            return {row.alias: row.entry for row in connection.execute(query)}

    def witnesses(self) -> dict[str, str]:
        """Document id -> id of its witness, by document."""
        query = sa.select(t.documents.c.id, t.witnesses.c.witness).join_from(t.witnesses, t.documents)
        with self.database.reading() as connection:
            return {row.id: row.witness for row in connection.execute(query.order_by(t.documents.c.id))}


def having(facet: str, value: str) -> sa.Select[tuple[str]]:
    """The ids of all entries that have `value` under `facet` (party, pillar, flag, year)."""
    c = t.entry_facets.c
    return sa.select(c.entry).where(c.facet == facet, c.value == value)


def read_entries(connection: Connection, ids: Sequence[str]) -> list[Entry]:
    """The entries with these ids, in the order given; unknown ones are left out."""
    found = {row["id"]: row for row in connection.execute(t.entries.select().where(t.entries.c.id.in_(ids))).mappings()}
    parts: dict[str, dict[str, list[RowMapping]]] = {}
    for table in (t.entry_claims, t.entry_links, t.entry_chain):
        query = table.select().where(table.c.entry.in_(found)).order_by(table.c.entry, table.c.place)
        grouped = parts.setdefault(table.name, defaultdict(list))
        for row in connection.execute(query).mappings() if found else ():
            grouped[row["entry"]].append(row)
    claims, links, chain = (parts[x.name] for x in (t.entry_claims, t.entry_links, t.entry_chain))
    with readable(lambda: "entries " + ", ".join(list(found)[:3])):
        named = [(found[i], [r["claim"] for r in claims[i]], links[i], chain[i]) for i in ids if i in found]
        return [rows.entry_from(*parts_of_one) for parts_of_one in named]

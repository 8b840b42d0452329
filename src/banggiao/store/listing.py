"""Lists of entries: filters, order, pages and counts, all by columns.

Takes an `EntryFilter`, gives ids of one page, how many there are in all, and counts by facet. Keeps true: a list has
one order on both databases; counts are made once a data version; a page costs what it shows, not what the register
holds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from banggiao.store import tables as t
from banggiao.store.database import Database
from banggiao.store.packing import load
from banggiao.store.reading import batches

_T = TypeVar("_T")

#: facets that stand in a column of `entries`, and those that stand in `entry_facets`
COLUMNS: Final = ("kind", "stage", "act", "type")
FACETS: Final = ("party", "pillar", "flag", "year")
#: stages in which something is still to be done
OPEN_STAGES: Final = ("proposal", "pledge", "under_way")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """Which entries; empty fields ask nothing."""

    kinds: tuple[str, ...] = ()
    #: all of them
    parties: tuple[str, ...] = ()
    pillar: str | None = None
    stage: str | None = None
    act: str | None = None
    type: str | None = None
    flag: str | None = None
    year: str | None = None
    #: open, and its deadline's last day before this ISO day
    overdue: str | None = None
    #: open, and its deadline's first day from this ISO day on
    due_from: str | None = None
    #: last said on this ISO day or later
    said_since: str | None = None
    #: open, and last said before this ISO day
    silent_since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A claim as lists show it: its sentence and where that stands."""

    claim: str
    kind: str
    quote: str
    start: int
    end: int
    confidence: float
    #: name, id, title of the document; publisher and date as printed
    doc: str
    document: str
    title: str
    published: str | None
    publisher: str | None
    sample: bool


class Listings:
    """Lists of entries."""

    database: Database
    kept: Callable[[Hashable, Callable[[], Any]], Any]

    def entry_ids(self, wanted: EntryFilter, *, order: str = "label", limit: int = 50, offset: int = 0) -> list[str]:
        """The ids of one page of a list. `order`: label, newest (last said), date (of the
        thing itself), deadline or surest; ties by id."""
        query = sa.select(t.entries.c.id).where(*_where(wanted)).order_by(*_order(order)).limit(limit).offset(offset)
        with self.database.reading() as connection:
            return list(connection.execute(query).scalars())

    def entry_total(self, wanted: EntryFilter) -> int:
        """How many entries a list has, counted once a data version."""
        return int(self.kept(("total", wanted), lambda: self._count(wanted)))

    def facet(self, name: str, wanted: EntryFilter) -> dict[str, int]:
        """Value of a facet -> number of entries of the list, with that facet's own filter left out; most first."""
        field = {"party": "parties", "kind": "kinds"}.get(name, name)
        cleared: dict[str, Any] = {field: () if name == "kind" else None}
        rest = wanted if name == "party" else replace(wanted, **cleared)
        found: dict[str, int] = self.kept(("facet", name, rest), lambda: self._facet(name, rest))
        return found

    def party_sets(self, kind: str) -> dict[tuple[str, ...], int]:
        """Sorted parties -> number of entries of `kind` that have exactly these, counted once a data version."""
        found: dict[tuple[str, ...], int] = self.kept(("party_sets", kind), lambda: self._party_sets(kind))
        return found

    def _party_sets(self, kind: str) -> dict[tuple[str, ...], int]:
        c = t.entries.c
        query = sa.select(c.parties, sa.func.count()).where(c.kind == kind).group_by(c.parties)
        out: dict[tuple[str, ...], int] = {}
        with self.database.reading() as connection:
            for parties, number in connection.execute(query):
                key = tuple(sorted(load(parties)))
                out[key] = out.get(key, 0) + int(number)
        return dict(sorted(out.items()))

    def quotes(self, claims: Iterable[str]) -> dict[str, Quoted]:
        """Claim id -> its sentence with its place; ids that no claim has are left out."""
        c, d = t.claims.c, t.documents.c
        columns = (
            c.id.label("claim"), c.kind, c.quote, c.start, c.end, c.confidence,
            d.name.label("doc"), d.id.label("document"), d.title, d.published, d.publisher, d.sample,
        )  # fmt: skip
        found: dict[str, Quoted] = {}
        for batch in batches(claims, 500):
            query = sa.select(*columns).join_from(t.claims, t.documents, c.document == d.number).where(c.id.in_(batch))
            with self.database.reading() as connection:
                found |= {row["claim"]: Quoted(**row) for row in connection.execute(query).mappings()}
        return found

    def _count(self, wanted: EntryFilter) -> int:
        query = sa.select(sa.func.count()).select_from(t.entries).where(*_where(wanted))
        with self.database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def _facet(self, name: str, wanted: EntryFilter) -> dict[str, int]:
        if name in COLUMNS:
            value: ColumnElement[Any] = t.entries.c[name]
            query = sa.select(value, sa.func.count()).where(*_where(wanted)).group_by(value)
        else:
            f = t.entry_facets.c
            value = f.value
            query = sa.select(value, sa.func.count()).join_from(t.entry_facets, t.entries, f.entry == t.entries.c.id)
            query = query.where(f.facet == name, *_where(wanted)).group_by(value)
        with self.database.reading() as connection:
            rows = [(str(v), int(n)) for v, n in connection.execute(query) if v]
        return dict(sorted(rows, key=lambda r: (-r[1], r[0])))


def _having(facet: str, value: str) -> ColumnElement[bool]:
    f = t.entry_facets.c
    return t.entries.c.id.in_(sa.select(f.entry).where(f.facet == facet, f.value == value))


def _where(wanted: EntryFilter) -> Sequence[ColumnElement[bool]]:
    c = t.entries.c
    out: list[ColumnElement[bool]] = [c.kind.in_(wanted.kinds)] if wanted.kinds else []
    out += [_having("party", p) for p in wanted.parties]
    out += [_having(n, v) for n, v in (("pillar", wanted.pillar), ("flag", wanted.flag), ("year", wanted.year)) if v]
    out += [c[n] == v for n, v in (("stage", wanted.stage), ("act", wanted.act), ("type", wanted.type)) if v]
    if wanted.overdue:
        out += [c.stage.in_(OPEN_STAGES), c.last_day < wanted.overdue]
    if wanted.due_from:
        out += [c.stage.in_(OPEN_STAGES), c.first_day >= wanted.due_from]
    if wanted.said_since:
        out.append(c.said_last >= wanted.said_since)
    if wanted.silent_since:
        out += [c.stage.in_(OPEN_STAGES), c.said_last < wanted.silent_since]
    return out


def _order(order: str) -> Sequence[ColumnElement[Any]]:
    c = t.entries.c
    if order == "newest":
        # NULL sorts first on one database and last on the other: say it
        return (c.said_last.is_(None), c.said_last.desc(), c.label_key, c.id)
    if order == "date":
        return (c.last_day.is_(None), c.last_day.desc(), c.label_key, c.id)
    if order == "deadline":
        return (c.last_day.is_(None), c.last_day, c.label_key, c.id)
    if order == "surest":
        return (c.witnesses.desc(), c.confidence.desc(), c.label_key, c.id)
    return (c.kind, c.label_key, c.id)

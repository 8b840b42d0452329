"""Lists of entries: filters, order, pages and counts.

Takes an `EntryFilter`, gives ids of one page, how many there are in all, and counts by facet. Keeps true: a list has
one order on both databases; counts are made once a version of the entries; a list reads one run of short rows
(`entry_lists`), and of entries only those that it shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from banggiao.store import tables as t
from banggiao.store.database import Database
from banggiao.store.entries import having

#: facets that stand in a column of `entry_lists`, and those that stand in `entry_facets`
COLUMNS: Final = ("kind", "stage", "act", "type")
PARTIES: Final = ("party",)
OTHERS: Final = ("pillar", "flag", "year")
#: stages in which something is still to be done
OPEN_STAGES: Final = ("proposal", "pledge", "under_way")
#: the counter that moves with entries
_OF: Final = ("entries_version",)


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
    #: its first day is this ISO day or later, open or not
    dated_from: str | None = None
    #: last said on this ISO day or later
    said_since: str | None = None
    #: open, and last said before this ISO day
    silent_since: str | None = None


class Listings:
    """Lists of entries."""

    database: Database
    kept: Callable[..., Any]

    def entry_ids(
        self, wanted: EntryFilter, *, order: str = "label", limit: int | None = 50, offset: int = 0
    ) -> list[str]:
        """The ids of one page of a list; all from `offset` on where `limit` is None. `order`: label, newest (last
        said), date (of the thing itself), deadline or surest; ties by id."""
        c, e = t.entry_lists.c, t.entries.c
        query = sa.select(c.entry).where(*conditions(wanted))
        if order in _ORDERS:
            query = query.order_by(*order_of(order))
        elif wanted == EntryFilter(kinds=wanted.kinds):
            # the order stands ready in an index of the entries, and nothing else is asked
            query = sa.select(e.id).where(*([e.kind.in_(wanted.kinds)] if wanted.kinds else []))
            query = query.order_by(e.kind, e.label_key, e.id)
        else:
            query = query.join(t.entries, e.id == c.entry).order_by(e.kind, e.label_key, e.id)
        query = query.offset(offset) if limit is None else query.limit(limit).offset(offset)
        with self.database.reading() as connection:
            return list(connection.execute(query).scalars())

    def entry_total(self, wanted: EntryFilter) -> int:
        """How many entries a list has, counted once a version of the entries."""
        return sum(self._cube(wanted).values())

    def facet(self, name: str, wanted: EntryFilter) -> dict[str, int]:
        """Value of a facet -> number of entries of the list, with that facet's own filter left out; most first."""
        if name in COLUMNS:
            rest = replace(wanted, **{"kinds" if name == "kind" else name: () if name == "kind" else None})  # type: ignore[arg-type]
            found: Counter[str] = Counter()
            for values, number in self._cube(rest).items():
                if value := values[COLUMNS.index(name)]:
                    found[value] += number
            return _most_first(found)
        rest = wanted if name == "party" else replace(wanted, **{name: None})  # type: ignore[arg-type]
        names = PARTIES if name == "party" else OTHERS  # no list shows parties beside others, and they are most rows
        counted: dict[str, dict[str, int]] = self.kept(
            ("facets", rest, names), lambda: self._facets(rest, names), of=_OF
        )
        return counted.get(name, {})

    def pairs(self, kinds: Sequence[str]) -> dict[tuple[str, str], dict[str, int]]:
        """Two parties, in code order -> kind -> number of entries of theirs; a count is what its list holds."""
        key = ("pairs", tuple(kinds))
        found: dict[tuple[str, str], dict[str, int]] = self.kept(key, lambda: self._pairs(kinds), of=_OF)
        return found

    def matrix(self, parties: Sequence[str] = (), *, kind: str = "commitment") -> dict[tuple[str, str], int]:
        """Pillar and stage -> number of entries of `kind` whose parties include all of `parties`; "" where an entry
        has no pillar or no stage. An entry counts in each of its pillars: a cell has as many as the list it opens."""
        wanted = EntryFilter(kinds=(kind,), parties=tuple(sorted(parties)))
        found: dict[tuple[str, str], int] = self.kept(("matrix", wanted), lambda: self._matrix(wanted), of=_OF)
        return found

    def _matrix(self, wanted: EntryFilter) -> dict[tuple[str, str], int]:
        c, f = t.entry_lists.c, t.entry_facets.c
        query = sa.select(f.value, c.stage, sa.func.count()).select_from(t.entry_lists)
        query = query.outerjoin(t.entry_facets, (f.entry == c.entry) & (by_the_way(f.facet) == "pillar"))
        query = query.where(*conditions(wanted)).group_by(f.value, c.stage)
        with self.database.reading() as connection:
            rows = [(pillar or "", stage or "", int(n)) for pillar, stage, n in connection.execute(query)]
        return {(pillar, stage): n for pillar, stage, n in sorted(rows)}

    def _pairs(self, kinds: Sequence[str]) -> dict[tuple[str, str], dict[str, int]]:
        c = t.entry_lists.c
        query = sa.select(c.value, c.kind, sa.func.count()).where(c.value.contains("-"), c.kind.in_(kinds))
        out: dict[tuple[str, str], dict[str, int]] = {}
        with self.database.reading() as connection:
            for value, kind, number in connection.execute(query.group_by(c.value, c.kind)):
                first, _, second = value.partition("-")
                out.setdefault((first, second), {})[kind] = int(number)
        return dict(sorted(out.items()))

    def _cube(self, wanted: EntryFilter) -> Counter[tuple[str, ...]]:
        """Values of COLUMNS -> number of entries of the list. Read once for all filters on these columns."""
        rest = replace(wanted, stage=None, act=None, type=None)
        whole: Counter[tuple[str, ...]] = self.kept(("cube", rest), lambda: self._count(rest), of=_OF)
        asked = (None, wanted.stage, wanted.act, wanted.type)
        if not any(asked):
            return whole
        return Counter({k: n for k, n in whole.items() if all(a in (None, v) for a, v in zip(asked, k, strict=True))})

    def _count(self, wanted: EntryFilter) -> Counter[tuple[str, ...]]:
        columns = [t.entry_lists.c[name] for name in COLUMNS]
        query = sa.select(*columns, sa.func.count()).where(*conditions(wanted)).group_by(*columns)
        with self.database.reading() as connection:
            return Counter({tuple(v or "" for v in row[:-1]): int(row[-1]) for row in connection.execute(query)})

    def _facets(self, wanted: EntryFilter, names: Sequence[str]) -> dict[str, dict[str, int]]:
        """Facet -> value -> number of entries of the list, those of `names` in one reading of it."""
        c, f = t.entry_lists.c, t.entry_facets.c
        query = sa.select(f.facet, f.value, sa.func.count())
        query = query.join_from(t.entry_lists, t.entry_facets, by_the_way(f.facet).in_(names) & (f.entry == c.entry))
        found: dict[str, Counter[str]] = {}
        with self.database.reading() as connection:
            for facet, value, number in connection.execute(query.where(*conditions(wanted)).group_by(f.facet, f.value)):
                found.setdefault(facet, Counter())[value] = int(number)
        return {facet: _most_first(counted) for facet, counted in found.items()}


def by_the_way(column: ColumnElement[str]) -> ColumnElement[str]:
    """A column that no index is looked up by: without statistics SQLite would begin with the longest list of all."""
    return column.concat("")


def order_of(order: str) -> tuple[ColumnElement[Any], ...]:
    """The columns of `entry_lists` that an order other than `label` goes by."""
    return _ORDERS[order]


def _most_first(found: Counter[str]) -> dict[str, int]:
    return dict(sorted(found.items(), key=lambda r: (-r[1], r[0])))


def conditions(wanted: EntryFilter) -> Sequence[ColumnElement[bool]]:
    """What a row of `entry_lists` must hold to be in a list."""
    c = t.entry_lists.c
    first, rest = sorted(set(wanted.parties))[:2], sorted(set(wanted.parties))[2:]
    out: list[ColumnElement[bool]] = [c.value == "-".join(first)]
    out += [c.kind.in_(wanted.kinds)] if wanted.kinds else []
    facets = [("party", p) for p in rest]
    facets += [(n, v) for n, v in (("pillar", wanted.pillar), ("flag", wanted.flag), ("year", wanted.year)) if v]
    out += [c.entry.in_(having(name, value)) for name, value in facets]
    out += [c[n] == v for n, v in (("stage", wanted.stage), ("act", wanted.act), ("type", wanted.type)) if v]
    if wanted.overdue:
        out += [c.stage.in_(OPEN_STAGES), c.last_day < wanted.overdue]
    if wanted.due_from:
        out += [c.stage.in_(OPEN_STAGES), c.first_day >= wanted.due_from]
    if wanted.dated_from:
        out.append(c.first_day >= wanted.dated_from)
    if wanted.said_since:
        out.append(c.said_last >= wanted.said_since)
    if wanted.silent_since:
        out += [c.stage.in_(OPEN_STAGES), c.said_last < wanted.silent_since]
    return out


_C: Final = t.entry_lists.c
#: order -> by what; NULL sorts first on one database and last on the other, so it is said
_ORDERS: Final[dict[str, tuple[ColumnElement[Any], ...]]] = {
    "newest": (_C.said_last.is_(None), _C.said_last.desc(), _C.entry),
    "date": (_C.last_day.is_(None), _C.last_day.desc(), _C.entry),
    "deadline": (_C.last_day.is_(None), _C.last_day, _C.entry),
    "surest": (_C.witnesses.desc(), _C.confidence.desc(), _C.entry),
}

"""Documents as lists show them: outlets, agencies, copies.

Takes a filter, gives rows. Keeps true: a page of rows costs what it shows; order and outlets are found once a version
of the documents.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy import RowMapping

from banggiao.store import tables as t
from banggiao.store.counting import READ
from banggiao.store.database import Database
from banggiao.store.packing import load
from banggiao.store.reading import batches
from banggiao.store.tables import CLAIM_BITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document as lists show it."""

    doc: str
    document: str
    title: str
    #: as printed, and as a manifest gives it
    published: str | None
    given: str | None
    publisher: str | None
    credit: str | None
    claims: int
    parties: tuple[str, ...]
    witness: str | None
    extent: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Read:
    """Over what nothing more was found: documents, outlets, first and last day (ISO) of those that have one."""

    documents: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Copies:
    """One text in several documents: their witness, the title of the first, how many there are."""

    witness: str
    title: str
    number: int


class _Row(NamedTuple):
    """What is held of every document; a tuple, since there are as many as documents."""

    number: int
    outlet: str
    witness: str
    parties: frozenset[str]
    day: str | None


class Sources:
    """Documents, outlets and witnesses."""

    database: Database
    kept: Callable[..., Any]

    def sources(self, *, outlet: str | None = None, witness: str | None = None) -> tuple[int, ...]:
        """Numbers of the documents of an outlet (its name, or the agency it credits) and a witness, by name."""
        rows = self._all_sources()
        if outlet is None and witness is None:
            every: tuple[int, ...] = self.kept("all sources", lambda: tuple(r.number for r in rows), of=READ)
            return every
        return tuple(r.number for r in rows if outlet in (None, r.outlet) and witness in (None, r.witness))

    def read_of(self, parties: Sequence[str]) -> Read:
        """What was read of these parties together."""
        key = ("read of", tuple(sorted(parties)))
        found: Read = self.kept(key, lambda: self._read_of(parties), of=READ)
        return found

    def _read_of(self, parties: Sequence[str]) -> Read:
        rows = [r for r in self._all_sources() if r.parties.issuperset(parties)]
        days = sorted(r.day for r in rows if r.day)
        outlets = {r.outlet for r in rows if r.outlet}
        return Read(len(rows), len(outlets), days[0] if days else None, days[-1] if days else None)

    def _all_sources(self) -> tuple[_Row, ...]:
        """Every document, by name."""
        rows: tuple[_Row, ...] = self.kept("sources", self._sources, of=READ)
        return rows

    def _sources(self) -> tuple[_Row, ...]:
        d = t.documents.c
        query = sa.select(d.number, d.publisher, d.printed, t.witnesses.c.witness, d.parties, d.day)
        query = query.outerjoin(t.witnesses, t.witnesses.c.document == d.number).order_by(d.name, d.id)
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        sets: dict[str, frozenset[str]] = {}
        return tuple(
            _Row(n, sys.intern(publisher or _credit(printed) or ""), witness or "",
                 sets.setdefault(parties, frozenset(load(parties))), day)
            for n, publisher, printed, witness, parties, day in rows
        )  # fmt: skip

    def outlets(self) -> list[tuple[str, int]]:
        """Outlets with their number of documents, most first; "" for those without one."""

        def make() -> list[tuple[str, int]]:
            return sorted(Counter(r.outlet for r in self._all_sources()).items(), key=lambda x: (-x[1], x[0]))

        found: list[tuple[str, int]] = self.kept("outlets", make, of=READ)
        return found

    def copies(self, limit: int) -> list[Copies]:
        """The witnesses with most documents, of those with more than one."""
        found: list[Copies] = self.kept(("copies", limit), lambda: self._copies(limit), of=READ)
        return found

    def _copies(self, limit: int) -> list[Copies]:
        w, d = t.witnesses.c, t.documents.c
        number = sa.func.count()
        query = sa.select(w.witness, sa.func.min(d.title), number).join_from(t.witnesses, t.documents)
        query = query.group_by(w.witness).having(number > 1).order_by(number.desc(), w.witness).limit(limit)
        with self.database.reading() as connection:
            return [Copies(*row) for row in connection.execute(query)]

    def source_rows(self, numbers: tuple[int, ...]) -> Iterator[Source]:
        """The documents with these numbers as rows, in the order given."""
        for batch in batches(numbers, 500):
            with self.database.reading() as connection:
                rows = connection.execute(_SOURCE.where(t.documents.c.number.in_(batch))).mappings()
                found = {row["number"]: _source(row) for row in rows}
            yield from (found[n] for n in batch if n in found)


_D: Final = t.documents.c
_CLAIMS: Final = (
    sa.select(sa.func.count())
    .select_from(t.claims)
    .where(t.claims.c.number.between(_D.number * 2**CLAIM_BITS, _D.number * 2**CLAIM_BITS + 2**CLAIM_BITS - 1))
    .scalar_subquery()
)
_SOURCE: Final = sa.select(
    _D.number, _D.name, _D.id, _D.title, _D.published, _D.given, _D.publisher, _D.printed, _D.parties, _D.extent,
    _D.sample, t.witnesses.c.witness, _CLAIMS.label("claims"),
).outerjoin(t.witnesses, t.witnesses.c.document == _D.number)  # fmt: skip


def _credit(printed: str) -> str | None:
    found = load(printed).get("source_credit")
    return str(found[0]) if found else None


def _source(row: RowMapping) -> Source:
    return Source(
        doc=row["name"], document=row["id"], title=row["title"], published=row["published"],
        given=load(row["given"]).get("published"), publisher=row["publisher"], credit=_credit(row["printed"]),
        claims=row["claims"], parties=tuple(load(row["parties"])), witness=row["witness"], extent=row["extent"],
        sample=bool(row["sample"]),
    )  # fmt: skip

"""Reading documents and claims out of the register, a handful of queries for many at once.

Takes numbers or ids, gives `Filed` documents. Keeps true: every listing comes in one order on both databases, and
memory holds one batch, however large the register.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Final, TypeVar

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, RowMapping

from banggiao.errors import StoreFault
from banggiao.model.claims import Claim
from banggiao.model.register import Filed, Origin
from banggiao.store import tables as t
from banggiao.store.claim_rows import claim_from, claim_range
from banggiao.store.document_rows import document_from, origin_from
from banggiao.store.packing import load
from banggiao.store.tables import CLAIM_BITS

#: Documents held in memory at once.
BATCH: Final = 64
_T = TypeVar("_T")


def batches(items: Iterable[_T], size: int = BATCH) -> Iterator[list[_T]]:
    """`items` in lists of `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def within(column: ColumnElement[int], numbers: Sequence[int]) -> ColumnElement[bool]:
    """Whether a claim's number is one of the documents with these numbers."""
    return sa.or_(*(column.between(*claim_range(n)) for n in numbers))


def claims_of(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Claim]]:
    """The claims of documents by their numbers, in their order."""
    ids = sa.select(t.documents.c.number, t.documents.c.id).where(t.documents.c.number.in_(numbers))
    names = {row.number: row.id for row in connection.execute(ids)}
    spans: dict[int, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(t.evidence.select().where(within(t.evidence.c.claim, numbers))).mappings().all():
        spans[row["claim"]].append(row)
    found: dict[int, list[Claim]] = {n: [] for n in numbers}
    query = t.claims.select().where(within(t.claims.c.number, numbers)).order_by(t.claims.c.number)
    for row in connection.execute(query).mappings().all():
        number = row["document"]
        found[number].append(claim_from(row, spans.get(row["number"], ()), names[number]))
    return found


def claims_named(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, Claim]]:
    """Id of a claim -> the name of its document and the claim; unknown ones are left out."""
    c, d = t.claims.c, t.documents.c
    query = sa.select(t.claims, d.id.label("page"), d.name.label("doc")).join(t.documents, d.number == c.document)
    rows = connection.execute(query.where(c.id.in_(ids))).mappings().all()
    spans: dict[int, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(
        t.evidence.select().where(t.evidence.c.claim.in_([r["number"] for r in rows]))
    ).mappings():
        spans[row["claim"]].append(row)
    return {r["id"]: (r["doc"], claim_from(r, spans.get(r["number"], ()), r["page"])) for r in rows}


def origins_of(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Origin, ...]]:
    """All names of documents by their numbers, sorted by name, then origin."""
    c = t.origins.c
    found: dict[int, list[Origin]] = defaultdict(list)
    query = t.origins.select().where(c.document.in_(numbers)).order_by(c.doc, c.origin)
    for row in connection.execute(query).mappings():
        found[row["document"]].append(origin_from(row))
    return {n: tuple(found[n]) for n in numbers}


_DOCUMENTS: Final = (
    sa.select(t.documents, t.runs.c.started, t.witnesses.c.witness)
    .join(t.runs, t.runs.c.number == t.documents.c.run)
    .outerjoin(t.witnesses, t.witnesses.c.document == t.documents.c.number)
)


#: What building a thing again from a damaged row raises.
DAMAGE: Final = (zlib.error, ValueError, LookupError, TypeError)


@contextmanager
def readable(name: Callable[[], str]) -> Iterator[None]:
    """Raise StoreFault where the rows of what `name` names are damaged."""
    try:
        yield
    except DAMAGE as e:
        way_out = "run `banggiao verify`, then bring back a backup with `banggiao restore`"
        raise StoreFault(name(), f"is damaged in the register: {e}", way_out) from e


def filed(connection: Connection, numbers: Sequence[int]) -> list[Filed]:
    """The documents with these numbers, in the order of the numbers given; unknown ones are left out."""
    rows = connection.execute(_DOCUMENTS.where(t.documents.c.number.in_(numbers))).mappings()
    by_number = {row["number"]: row for row in rows}
    present = [n for n in numbers if n in by_number]
    if not present:
        return []
    with readable(lambda: ", ".join(by_number[n]["name"] for n in present[:3])):
        names, claims = origins_of(connection, present), claims_of(connection, present)
        return [_filed(by_number[n], names[n], claims[n]) for n in present]


def _filed(row: RowMapping, origins: tuple[Origin, ...], claims: list[Claim]) -> Filed:
    return Filed(
        document=document_from(row),
        parties=tuple(load(row["parties"])),
        claims=tuple(claims),
        origins=origins,
        run=row["run"],
        ingested=row["started"][:10],
        witness=row["witness"],
        rules=row["rules"],
    )


def all_numbers(connection: Connection) -> list[int]:
    """Numbers of all documents by first name, then id."""
    c = t.documents.c
    return list(connection.execute(sa.select(c.number).order_by(c.name, c.id)).scalars())


#: Least length of a beginning of an id that is taken for one.
_PREFIX: Final = 6


def number_of(connection: Connection, name: str) -> int | None:
    """The document by its id, by one of its names (the one read last where several have it), by its path or URL, or
    by a beginning of its id that no other has."""
    d, o = t.documents.c, t.origins.c
    exact = connection.execute(sa.select(d.number).where(d.id == name)).scalar_one_or_none()
    if exact is not None:
        return int(exact)
    for same in ((o.doc_key == name[:200]) & (o.doc == name), o.origin == name):
        query = sa.select(d.number).join(t.origins, o.document == d.number).where(same)
        found = connection.execute(query.order_by(d.run.desc(), d.number.desc()).limit(1)).scalar_one_or_none()
        if found is not None:
            return int(found)
    if len(name) < _PREFIX or set(name) - set("0123456789abcdef"):
        return None
    query = sa.select(d.number).where(d.id >= name, d.id < name + "g").limit(2)
    several = connection.execute(query).scalars().all()
    return int(several[0]) if len(several) == 1 else None


def claim_by_id(connection: Connection, claim: str) -> tuple[int, int] | None:
    """Numbers of the document and of the claim with this id."""
    number = connection.execute(sa.select(t.claims.c.number).where(t.claims.c.id == claim)).scalar_one_or_none()
    return None if number is None else (number >> CLAIM_BITS, number)

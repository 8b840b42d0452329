"""`verify`: every quote, every hash, every way back, looked at again.

Takes a register, gives a report. Keeps true: memory holds one batch of documents; a damaged row is a fault in the
report, never a crash; nothing is mended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from banggiao.errors import StoreFault
from banggiao.model.claims import Claim
from banggiao.model.document import Document
from banggiao.model.document_shape import PRINTED
from banggiao.store import tables as t
from banggiao.store.claim_rows import ClaimRows, rows_of
from banggiao.store.database import Database
from banggiao.store.document_rows import document_from, document_row, page_source, reading_digest, steps_text
from banggiao.store.entries import read_entries
from banggiao.store.entry_rows import Row, entry_row
from banggiao.store.ledger import broken_links
from banggiao.store.packing import load, unpack
from banggiao.store.reading import DAMAGE, all_numbers, batches, claims_of, within
from banggiao.store.tables import CLAIM_BITS

if TYPE_CHECKING:
    from banggiao.store.store import Store

#: Faults that are kept word by word; all are counted.
_KEPT: Final = 1000


@dataclass(slots=True)
class Report:
    """What was checked, and what does not stand. `faults` holds the first thousand, `found` counts all."""

    documents: int = 0
    claims: int = 0
    #: quotes of claims, of fields and of anchors
    quotes: int = 0
    entries: int = 0
    judgements: int = 0
    found: int = 0
    faults: list[str] = field(default_factory=list)

    def fault(self, what: str) -> None:
        """Write down one thing that does not stand."""
        self.found += 1
        if len(self.faults) < _KEPT:
            self.faults.append(what)

    def __str__(self) -> str:
        checked = (
            f"{self.documents} documents, {self.claims} claims, {self.quotes} quotes, {self.entries} entries, "
            f"{self.judgements} judgements checked"
        )
        if not self.found:
            return checked + ": every quote stands where it says, every hash is right"
        left = self.found - len(self.faults)
        return "\n".join([f"{checked}: {self.found} faults", *self.faults, *([f"and {left} more"] if left else [])])


def verify(store: Store) -> Report:
    """Check the whole register. Raises StoreFault only where the database itself cannot be read."""
    database, report = store.database, Report()
    with database.reading() as connection:
        numbers = all_numbers(connection)
    for batch in batches(numbers, 32):
        with database.reading() as connection:
            _documents(connection, batch, report)
    _entries(database, report)
    for number in broken_links(database):
        report.fault(f"judgement {number}: was changed after it was written, or one before it is missing")
    with database.reading() as connection:
        report.judgements = connection.execute(sa.select(sa.func.count()).select_from(t.judgements)).scalar_one()
    return report


def _documents(connection: Connection, numbers: Sequence[int], report: Report) -> None:
    page = t.pages.c
    query = sa.select(t.documents, page.content, page.encoding, page.source, page.size, page.sha256)
    query = query.join(t.pages, page.sha256 == t.documents.c.id).where(t.documents.c.number.in_(numbers))
    rows = connection.execute(query.order_by(t.documents.c.name, t.documents.c.id)).mappings().all()
    try:
        claims = claims_of(connection, numbers)
    except DAMAGE:
        claims = {n: _claims_one_by_one(connection, n, report) for n in numbers}
    stored = _claim_rows(connection, numbers)
    for row in rows:
        report.documents += 1
        name = f"document {row['name']} ({row['id'][:12]})"
        for what in _checked(_document(row, claims[row["number"]], stored, report)):
            report.fault(f"{name}: {what}")


def _checked(faults: Iterator[str]) -> Iterator[str]:
    """What a check finds, and what it stumbles over."""
    try:
        yield from faults
    except DAMAGE as e:
        yield f"cannot be read back: {type(e).__name__}: {e}"


def _claims_one_by_one(connection: Connection, number: int, report: Report) -> list[Claim]:
    try:
        return claims_of(connection, [number])[number]
    except DAMAGE as e:
        report.fault(f"document {number}: its claims cannot be read back: {type(e).__name__}: {e}")
        return []


def _claim_rows(connection: Connection, numbers: Sequence[int]) -> dict[str, RowMapping]:
    query = t.claims.select().where(within(t.claims.c.number, numbers))
    return {row["id"]: row for row in connection.execute(query).mappings()}


def _document(row: RowMapping, claims: Sequence[Claim], stored: dict[str, RowMapping], report: Report) -> Iterator[str]:
    content = unpack(row["content"])
    if hashlib.sha256(content).hexdigest() != row["sha256"] or row["id"] != row["sha256"]:
        yield "the page's bytes are not those that its SHA-256 was made of"
    document, source = document_from(row), page_source(row)
    yield from _way_back(document, source)
    made = [rows_of(0, claim) for claim in claims]
    for claim, rows in zip(claims, made, strict=True):
        report.claims += 1
        yield from _quotes(claim, document.text, report)
        yield from _columns(rows, stored.get(claim.id))
    steps = steps_text(document)
    if reading_digest(document_row(document, load(row["parties"]), steps), steps, made) != row["digest"]:
        yield "text, metadata, claims or evidence are not those that were put"


def _way_back(document: Document, source: str) -> Iterator[str]:
    text = source
    for step in document.steps:
        text = step.apply(text)
    if text != document.text:
        yield "the cleaning steps do not lead from the page to the text"
    for name in PRINTED:
        printed = getattr(document, name)
        if printed is not None and source[printed.start : printed.end] != printed.quote:
            yield f"{name}: {printed.quote!r} does not stand in the page at {printed.start}"
    at = 0
    for segment in document.segments:
        if not at <= segment.start <= segment.end <= len(document.text):
            yield f"segment {segment.start}..{segment.end} is out of order or outside the text"
        at = segment.end


def _quotes(claim: Claim, text: str, report: Report) -> Iterator[str]:
    spans = [("", claim.evidence), *claim.grounds.items(), *((f"anchor of {n}", e) for n, e in claim.anchors.items())]
    for name, evidence in spans:
        report.quotes += 1
        if not evidence.stands_in(text):
            yield f"claim {claim.id} {name}: {evidence.quote!r} does not stand at {evidence.start}"


def _columns(rows: ClaimRows, row: RowMapping | None) -> Iterator[str]:
    name = rows.claim["id"]
    if row is None:
        yield f"claim {name}: is stored under another id"
        return
    for column in (n for n, value in rows.claim.items() if n not in _NUMBERS and row[n] != value):
        yield f"claim {name}: the column {column} does not say what the claim says"
    if row["document"] != row["number"] >> CLAIM_BITS:
        yield f"claim {name}: has the number of another document"


_NUMBERS: Final = ("number", "document")


def _rows_now(connection: Connection, ids: Sequence[str]) -> dict[str, Row]:
    """The rows that entries would be written with now; those that cannot be read back are left out."""
    try:
        return {e.id: entry_row(e) for e in read_entries(connection, ids)}
    except StoreFault:
        if len(ids) == 1:
            return {}
        return {name: row for one in ids for name, row in _rows_now(connection, [one]).items()}


def _lost() -> Iterator[tuple[str, sa.Select[Any]]]:
    """What may be wrong with entries, and the query that finds it: the entry, and what it points at."""
    claims, links, chain, alias = t.entry_claims.c, t.entry_links.c, t.entry_chain.c, t.aliases.c
    claim = t.claims.c.id
    entry, other = t.entries.c.id, t.aliases.alias("other").c.alias
    yield (
        "the claim {1} is not there",
        sa.select(claims.entry, claims.claim).where(~sa.exists().where(claim == claims.claim)),
    )
    yield (
        "its chain names {1}, which is not there",
        sa.select(chain.entry, chain.claim).where(~sa.exists().where(claim == chain.claim)),
    )
    yield (
        "it leads to {1}, which is not there",
        sa.select(links.entry, links.other).where(
            ~sa.exists().where(entry == links.other), ~sa.exists().where(other == links.other)
        ),
    )
    yield "it has no claim", sa.select(entry, t.entries.c.kind).where(t.entries.c.claims == 0)
    yield (
        "this old name leads to {1}, which is not there",
        sa.select(alias.alias, alias.entry).where(~sa.exists().where(entry == alias.entry)),
    )


def _entries(database: Database, report: Report) -> None:
    c = t.entries.c
    with database.reading() as connection:
        ids = list(connection.execute(sa.select(c.id).order_by(c.id)).scalars())
    report.entries = len(ids)
    for batch in batches(ids, 256):
        with database.reading() as connection:
            stored = connection.execute(t.entries.select().where(c.id.in_(batch)).order_by(c.id)).mappings().all()
            now = _rows_now(connection, batch)
        for row in stored:
            if now.get(row["id"]) != dict(row):
                report.fault(f"entry {row['id']}: does not say what was written")
    with database.reading() as connection:
        for told, query in _lost():
            for found in connection.execute(query.order_by(sa.text("1"), sa.text("2"))):
                report.fault(f"entry {found[0]}: " + told.format(*found))

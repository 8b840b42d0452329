"""The document side of a store: runs, putting pages, reading documents and claims.

Takes what the pipeline read, gives it back whenever asked. Keeps true: an acknowledged put is in the register,
whatever happens to the process afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from banggiao.errors import BangGiaoError
from banggiao.model.claims import Claim
from banggiao.model.page import Given, Page
from banggiao.model.register import Filed
from banggiao.store import tables as t
from banggiao.store import writing
from banggiao.store.database import Database
from banggiao.store.document_rows import given_text, page_source
from banggiao.store.packing import dump, load, unpack
from banggiao.store.reading import all_numbers, batches, claim_by_id, claims_named, filed, number_of, readable
from banggiao.store.writing import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOf:
    """One run of `ingest`: when, by which rules, what it did (outcome -> documents). Unfinished where it was cut."""

    number: int
    rules: str
    started: str
    finished: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input that could not be read, in which run, and why."""

    run: int
    origin: str
    reason: str
    way_out: str = ""


def bump(connection: Connection, *names: str) -> None:
    """Move the data version on, and other counters with it, inside the transaction of `connection`."""
    c = t.facts.c
    connection.execute(t.facts.update().where(c.name.in_(("data_version", *names))).values(value=c.value + 1))


class Documents:
    """Runs, pages, documents and claims."""

    database: Database
    _tally: dict[int, Counter[str]]

    def begin_run(self, *, rules: str, at: str) -> int:
        """Open a run of `ingest` by this version of the rules; `at` is ISO 8601 with zone. Gives its number."""
        with self.database.writing() as connection:
            values = {"rules": rules, "started": at, "finished": None, "counts": "{}"}
            number = connection.execute(t.runs.insert().returning(t.runs.c.number), values).scalar_one()
        self._tally[number] = Counter()
        return int(number)

    def put(self, page: Page, reading: Filed) -> Outcome:
        """Put a page with its reading: one transaction. `reading.run` is the open run, `reading.origins` the names
        to add, `reading.rules` the version that made the claims.

        Raises BadInput where the text holds what no database can hold, StoreBusy, StoreFault.
        """
        writing.check(page, reading.document)
        rows = writing.Reading.of(reading)
        with self.database.writing() as connection:
            outcome = writing.put(connection, page, reading, rows)
            if outcome is not Outcome.SAME:
                bump(connection, "documents_version")
                writing.mark_stale(connection, reading.document.id)
        self._tally.setdefault(reading.run, Counter())[outcome] += 1
        return outcome

    def unchanged(self, page: Page, doc: str, *, rules: str) -> bool:
        """Whether these bytes stand in the register under this name with these given values, read by these rules."""
        d, o = t.documents.c, t.origins.c
        query = sa.select(o.doc, o.media_type, o.given, d.rules).join(t.documents, d.number == o.document)
        with self.database.reading() as connection:
            row = connection.execute(query.where(d.id == page.sha256, o.origin == page.origin)).one_or_none()
        wanted = (doc, page.media_type, given_text(page.given), rules)
        return row is not None and tuple(row) == wanted

    def file_failure(self, run: int, error: BangGiaoError) -> None:
        """Write down an input that could not be read."""
        row = {"run": run, "origin": error.culprit, "reason": error.reason, "way_out": error.way_out}
        row = {k: _storable(v) if isinstance(v, str) else v for k, v in row.items()}
        with self.database.writing() as connection:
            connection.execute(t.failures.insert(), row)
        self._tally.setdefault(run, Counter())["failed"] += 1

    def finish_run(self, run: int, *, at: str) -> RunOf:
        """Close a run at `at` and say what it did."""
        counts = dump(dict(self._tally.pop(run, Counter())))
        with self.database.writing() as connection:
            values = {"finished": at, "counts": counts}
            connection.execute(t.runs.update().where(t.runs.c.number == run), values)
            row = connection.execute(t.runs.select().where(t.runs.c.number == run)).mappings().one()
        return _run(row)

    def runs(self) -> list[RunOf]:
        """All runs, first to last."""
        with self.database.reading() as connection:
            return [_run(row) for row in connection.execute(t.runs.select().order_by(t.runs.c.number)).mappings()]

    def last_runs(self, number: int) -> list[RunOf]:
        """The newest runs, first to last."""
        query = t.runs.select().order_by(t.runs.c.number.desc()).limit(number)
        with self.database.reading() as connection:
            return [_run(row) for row in connection.execute(query).mappings()][::-1]

    def last_failures(self, number: int) -> list[Failure]:
        """The newest inputs that could not be read, newest first."""
        c = t.failures.c
        query = sa.select(c.run, c.origin, c.reason, c.way_out).order_by(c.number.desc()).limit(number)
        with self.database.reading() as connection:
            return [Failure(**row) for row in connection.execute(query).mappings()]

    def failures(self, run: int | None = None) -> list[Failure]:
        """Inputs that could not be read, in one run or in all, in their order."""
        c = t.failures.c
        query = sa.select(c.run, c.origin, c.reason, c.way_out).order_by(c.number)
        with self.database.reading() as connection:
            rows = connection.execute(query if run is None else query.where(c.run == run)).mappings()
            return [Failure(**row) for row in rows]

    def documents(self) -> Iterator[Filed]:
        """All documents with their claims, by first name, then id."""
        with self.database.reading() as connection:
            numbers = all_numbers(connection)
        yield from self._filed(numbers)

    def documents_by_id(self, ids: Iterable[str]) -> Iterator[Filed]:
        """Documents by their ids, in the order given; unknown ones are left out."""
        c = t.documents.c
        for batch in batches(ids):
            with self.database.reading() as connection:
                rows = connection.execute(sa.select(c.id, c.number).where(c.id.in_(batch)))
                numbers = {row.id: row.number for row in rows}
            yield from self._filed([numbers[i] for i in batch if i in numbers])

    def _filed(self, numbers: Iterable[int]) -> Iterator[Filed]:
        for batch in batches(numbers):
            with self.database.reading() as connection:
                found = filed(connection, batch)
            yield from found

    def document(self, name: str) -> Filed | None:
        """One document by id, by a prefix of it that is unique, or by one of its names."""
        with self.database.reading() as connection:
            number = number_of(connection, name)
            found = [] if number is None else filed(connection, [number])
        return found[0] if found else None

    def claim(self, claim: str) -> tuple[Filed, Claim] | None:
        """One claim by id, with its document."""
        with self.database.reading() as connection:
            at = claim_by_id(connection, claim)
            found = [] if at is None else filed(connection, [at[0]])
        return next(((f, c) for f in found for c in f.claims if c.id == claim), None)

    def claims_by_id(self, claims: Iterable[str]) -> Iterator[tuple[str, Claim]]:
        """Claims by their ids with the name of their document, in the order given; unknown ones are left out."""
        for batch in batches(claims, 500):
            with self.database.reading() as connection:
                found = claims_named(connection, batch)
            yield from (found[c] for c in batch if c in found)

    def texts_by_id(self, ids: Iterable[str]) -> dict[str, str]:
        """Document id -> canonical text, without the claims; unknown ones are left out."""
        c = t.documents.c
        out: dict[str, str] = {}
        for batch in batches(ids):
            with self.database.reading() as connection:
                out |= {row.id: row.text for row in connection.execute(sa.select(c.id, c.text).where(c.id.in_(batch)))}
        return out

    def page(self, document: str) -> Page | None:
        """The page of a document as it was found, by the document's id, under its first name."""
        with self.database.reading() as connection:
            row = connection.execute(t.pages.select().where(t.pages.c.sha256 == document)).mappings().one_or_none()
            query = t.origins.select().join(t.documents, t.documents.c.number == t.origins.c.document)
            query = query.where(t.documents.c.id == document).order_by(t.origins.c.doc, t.origins.c.origin).limit(1)
            name = connection.execute(query).mappings().one_or_none()
        if row is None or name is None:
            return None
        with readable(lambda: f"page of {name['doc']}"):
            return Page(
                origin=name["origin"],
                media_type=row["media_type"],
                content=unpack(row["content"]),
                source=page_source(row),
                encoding=row["encoding"],
                given=Given(**load(name["given"])),
            )


def _storable(text: str) -> str:
    """A message about a broken input, without what no database can hold."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def _run(row: RowMapping) -> RunOf:
    return RunOf(**{**row, "counts": load(row["counts"])})

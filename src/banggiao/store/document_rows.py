"""Pages and documents as rows, both ways.

Takes `Page`, `Document` and `Filed`, gives rows and builds them again. Keeps true: what was put is what is read,
field by field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import RowMapping

from banggiao.model.dates import latest
from banggiao.model.document import Document, Edit, Printed, Segment, Step
from banggiao.model.document_shape import PRINTED, given_shape
from banggiao.model.page import Given, Page
from banggiao.model.register import Origin
from banggiao.store.claim_rows import ClaimRows
from banggiao.store.packing import digest, dump, load, pack, unpack

Row = dict[str, Any]


def page_row(page: Page) -> Row:
    """The row of a page; its decoded text only where the bytes do not give it again."""
    try:
        plain = page.content.decode(page.encoding) == page.source
    except (LookupError, UnicodeDecodeError):
        plain = False
    return {
        "sha256": page.sha256,
        "size": len(page.content),
        "content": pack(page.content),
        "media_type": page.media_type,
        "encoding": page.encoding,
        "source": None if plain else pack(page.source.encode("utf-8", "surrogatepass")),
    }


def page_source(row: RowMapping) -> str:
    """The decoded text of a stored page. Raises zlib.error or UnicodeError where the bytes are damaged."""
    if row["source"] is not None:
        return unpack(row["source"]).decode("utf-8", "surrogatepass")
    return unpack(row["content"]).decode(row["encoding"])


def steps_text(document: Document) -> str:
    """The cleaning steps as JSON."""
    return dump([[s.name, s.why, [[e.start, e.end, e.put] for e in s.edits]] for s in document.steps])


def _printed(document: Document) -> str:
    values = {name: getattr(document, name) for name in PRINTED}
    return dump({n: [p.value, p.start, p.end, p.quote] for n, p in values.items() if p is not None})


def document_row(document: Document, parties: Sequence[str], steps: str) -> Row:
    """The row of a document with its steps as JSON, without its keys, its names, its run, its rules and its digest."""
    published = document.published.value if document.published else None
    return {
        "id": document.id,
        "title": document.title,
        "published": published,
        # for order and filters alone; a given value never stands in for a printed one where it is shown
        "day": last_day(published or document.given.published),
        "publisher": document.publisher.value if document.publisher else None,
        "extent": document.extent,
        "shape": document.shape,
        "sample": document.sample,
        "parties": dump(list(parties)),
        "text": document.text,
        "segments": dump([[s.kind, s.start, s.end] for s in document.segments]),
        "printed": _printed(document),
        "given": given_text(document.given),
        "steps": pack(steps.encode("utf-8", "surrogatepass")),
    }


def last_day(edtf: str | None) -> str | None:
    """The last day that an EDTF string allows, as an ISO day; None where it has none or is none."""
    try:
        day = latest(edtf)
    except ValueError:
        return None
    return day.isoformat() if day else None


def reading_digest(row: Mapping[str, Any], steps: str, claims: Iterable[ClaimRows]) -> str:
    """SHA-256 over all that was read in one document: text, segments, metadata, steps, claims and evidence.

    Takes the document's row, its steps unpacked and its claims' rows. Independent of names, runs, times and of the
    order in which claims were given.
    """
    said = sorted((c.said for c in claims), key=lambda x: str(x[0]))
    return digest([dump([row[name] for name in _SAID]), steps, dump(said)])


_SAID: Final = ("id", "title", "extent", "shape", "sample", "parties", "text", "segments", "printed", "given")


def document_from(row: RowMapping) -> Document:
    """The document of a row."""
    printed = {name: Printed(*values) for name, values in load(row["printed"]).items()}
    return Document(
        id=row["id"],
        text=row["text"],
        segments=tuple(Segment(*s) for s in load(row["segments"])),
        title=row["title"],
        extent=row["extent"],
        shape=row["shape"],
        sample=bool(row["sample"]),
        steps=steps_from(row["steps"]),
        given=Given(**load(row["given"])),
        **printed,
    )


def steps_from(packed: bytes) -> tuple[Step, ...]:
    """The cleaning steps of a row."""
    raw = load(unpack(packed).decode("utf-8", "surrogatepass"))
    return tuple(Step(name, why, tuple(Edit(*e) for e in edits)) for name, why, edits in raw)


def origin_row(document: int, origin: Origin) -> Row:
    """The row of one name of a document."""
    return {
        "document": document,
        "origin": origin.origin,
        "doc": origin.doc,
        "doc_key": origin.doc[:200],
        "media_type": origin.media_type,
        "given": given_text(origin.given),
    }


def given_text(given: Given) -> str:
    """What a manifest says, as it lies in the database."""
    return dump(given_shape(given))


def origin_from(row: RowMapping) -> Origin:
    """The name of a row."""
    given = Given(**load(row["given"]))
    return Origin(doc=row["doc"], origin=row["origin"], media_type=row["media_type"], given=given)

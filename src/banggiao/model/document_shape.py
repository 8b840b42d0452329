"""The JSON shape of a document with its claims: a line of `extract`, a document of the API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from banggiao.model.claims import Claim
from banggiao.model.document import Document, Printed
from banggiao.model.page import Given
from banggiao.model.shape import Shape, to_shape

PRINTED = ("published", "published_at", "publisher", "source_credit")


def given_shape(given: Given) -> Shape:
    """What a manifest says, without what it leaves out."""
    return {k: v for k, v in asdict(given).items() if v is not None}


def metadata_shape(doc: str, document: Document) -> Shape:
    """Name and metadata of a document: printed values only; given ones stand apart under `given`."""
    values: dict[str, Printed | None] = {name: getattr(document, name) for name in PRINTED}
    out: Shape = {"doc": doc, "title": document.title}
    out |= {name: p.value if p else None for name, p in values.items()}
    out |= {"extent": document.extent, "sample": document.sample, "sha256": document.id}
    if given := given_shape(document.given):
        out["given"] = given
    out["printed"] = {n: {"start": p.start, "end": p.end, "quote": p.quote} for n, p in values.items() if p}
    return out


def document_shape(doc: str, document: Document, parties: Sequence[str], claims: Sequence[Claim]) -> Shape:
    """The whole reading of one document, in the shape that `bench/score.py` reads.

    `start` and `end` everywhere are code points into `text`, save in `printed`, where they are code points into the
    decoded page.
    """
    out = metadata_shape(doc, document)
    out |= {"shape": document.shape, "parties": list(parties), "text": document.text}
    out["segments"] = [{"kind": s.kind, "start": s.start, "end": s.end} for s in document.segments]
    out["claims"] = [to_shape(c) for c in claims]
    return out

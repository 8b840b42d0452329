"""Entries and claims as lists show them: what stands in a row, and nothing else of the entry.

Takes ids, gives rows. Keeps true: fifty rows cost one query, however many claims their entries gather; an id that is
not there is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from banggiao.store import tables as t
from banggiao.store.database import Database
from banggiao.store.packing import load
from banggiao.store.reading import batches, readable


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
    #: id of the witness that its document belongs to
    witness: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An entry as lists show it."""

    id: str
    kind: str
    label: str
    parties: tuple[str, ...]
    fields: Mapping[str, Any]
    flags: tuple[str, ...]
    #: how many
    witnesses: int
    claims: int
    #: the first of its claims
    quoted: Quoted | None


class Rows:
    """Rows of lists."""

    database: Database

    def quotes(self, claims: Iterable[str]) -> dict[str, Quoted]:
        """Claim id -> its sentence with its place; ids that no claim has are left out."""
        found: dict[str, Quoted] = {}
        with self.database.reading() as connection:
            for batch in batches(claims, 500):
                rows = connection.execute(_QUOTED.where(t.claims.c.id.in_(batch)))
                found |= {row[0]: _quoted(*row) for row in rows}
        return found

    def listed(self, ids: Iterable[str]) -> list[Listed]:
        """The entries with these ids as rows, in the order given."""
        out: list[Listed] = []
        with self.database.reading() as connection:
            for batch in batches(ids, 500):
                found = {row[0]: row for row in connection.execute(_LISTED.where(t.entries.c.id.in_(batch)))}
                with readable(lambda known=found: "entries " + ", ".join(list(known)[:3])):  # type: ignore[misc]
                    out += [_listed(*found[i]) for i in batch if i in found]
        return out


_C, _D, _E = t.claims.c, t.documents.c, t.entries.c
_SHOWN: Final = (
    _C.id.label("claim"), _C.kind.label("claim_kind"), _C.quote, _C.start, _C.end, _C.confidence,
    _D.name.label("doc"), _D.id.label("document"), _D.title, _D.published, _D.publisher, _D.sample,
    t.witnesses.c.witness,
)  # fmt: skip
_WITNESS: Final = t.witnesses.c.document == _C.document
_QUOTED: Final = (
    sa.select(*_SHOWN)
    .select_from(t.claims)
    .join(t.documents, _C.document == _D.number)
    .outerjoin(t.witnesses, _WITNESS)
)
_FIRST: Final = (t.entry_claims.c.entry == _E.id) & (t.entry_claims.c.place == 0)
_LISTED: Final = (
    sa.select(
        _E.id, _E.kind, _E.label, _E.parties, _E.fields, _E.flags, _E.witnesses, _E.claims.label("number"), *_SHOWN
    )
    .select_from(t.entries)
    .outerjoin(t.entry_claims, _FIRST)
    .outerjoin(t.claims, _C.id == t.entry_claims.c.claim)
    .outerjoin(t.documents, _C.document == _D.number)
    .outerjoin(t.witnesses, _WITNESS)
)


@lru_cache(4096)
def _words(text: str) -> tuple[str, ...]:
    """A short list of parties or flags; there are few different ones."""
    return tuple(load(text))


# Columns come by their place in _SHOWN and _LISTED: looked up by name, a row of a list costs half as much again.
def _quoted(*row: Any) -> Quoted:
    claim, kind, quote, start, end, confidence, doc, document, title, published, publisher, sample, witness = row
    return Quoted(
        claim=claim, kind=kind, quote=quote, start=start, end=end, confidence=confidence, doc=doc, document=document,
        title=title, published=published, publisher=publisher, sample=bool(sample), witness=witness,
    )  # fmt: skip


def _listed(*row: Any) -> Listed:
    found, kind, label, parties, fields, flags, witnesses, claims, *quoted = row
    return Listed(
        id=found, kind=kind, label=label, parties=_words(parties), fields=load(fields), flags=_words(flags),
        witnesses=witnesses, claims=claims, quoted=None if quoted[0] is None else _quoted(*quoted),
    )  # fmt: skip

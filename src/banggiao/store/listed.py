"""Entries and claims as lists show them: what stands in a row, and nothing else of the entry.

Takes ids, gives rows. Keeps true: fifty rows cost one query, however many claims their entries gather; an id that is
not there is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import RowMapping

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
                query = _QUOTED.where(t.claims.c.id.in_(batch))
                found |= {row["claim"]: _quoted(row) for row in connection.execute(query).mappings()}
        return found

    def listed(self, ids: Iterable[str]) -> list[Listed]:
        """The entries with these ids as rows, in the order given."""
        out: list[Listed] = []
        with self.database.reading() as connection:
            for batch in batches(ids, 500):
                rows = connection.execute(_LISTED.where(t.entries.c.id.in_(batch))).mappings()
                found = {row["id"]: row for row in rows}
                with readable(lambda known=found: "entries " + ", ".join(list(known)[:3])):  # type: ignore[misc]
                    out += [_listed(found[i]) for i in batch if i in found]
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


def _quoted(row: RowMapping) -> Quoted:
    return Quoted(
        claim=row["claim"], kind=row["claim_kind"], quote=row["quote"], start=row["start"], end=row["end"],
        confidence=row["confidence"], doc=row["doc"], document=row["document"], title=row["title"],
        published=row["published"], publisher=row["publisher"], sample=bool(row["sample"]), witness=row["witness"],
    )  # fmt: skip


def _listed(row: RowMapping) -> Listed:
    return Listed(
        id=row["id"], kind=row["kind"], label=row["label"], parties=tuple(load(row["parties"])),
        fields=load(row["fields"]), flags=tuple(load(row["flags"])), witnesses=row["witnesses"],
        claims=row["number"], quoted=_quoted(row) if row["claim"] is not None else None,
    )  # fmt: skip

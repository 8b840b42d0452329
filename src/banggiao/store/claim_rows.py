"""Claims and their evidence as rows, both ways.

Takes claims, gives a row with what queries filter on, one row a party and one a field's evidence; builds the claim
again. Keeps true: the claim that is read equals the claim that was put, and the columns say what its shape says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import RowMapping

from banggiao.model.claims import Claim
from banggiao.model.dates import bounds
from banggiao.model.shape import Shape, from_shape, to_shape
from banggiao.store.packing import dump, load
from banggiao.store.tables import CLAIM_BITS

Row = dict[str, Any]

#: field that names parties -> role of the party
_ROLES: Final = {
    "by": "by", "to": "to", "speaker": "speaker", "agent": "agent", "parties": "party",
    "participants": "participant", "country": "country", "of": "of", "in": "in",
}  # fmt: skip
#: Roles in which a value counts as a party of the claim only where it is a code, not a name.
_LONGEST_CODE: Final = 5
#: fields with a date, the first that is given counts
_DATES: Final = ("deadline", "date", "period")
_TYPES: Final = ("type", "metric", "level")
_NAMES: Final = ("name", "label")
#: said by columns or by rows of their own
_ELSEWHERE: Final = ("id", "kind", "start", "end", "quote", "evidence", "anchors")


def claim_number(document: int, place: int) -> int:
    """The number of the claim at `place` of the document with number `document`."""
    return (document << CLAIM_BITS) + place


def claim_range(document: int) -> tuple[int, int]:
    """First and last number that a claim of the document can have."""
    return document << CLAIM_BITS, ((document + 1) << CLAIM_BITS) - 1


def is_party(value: str) -> bool:
    """Whether `value` is a code of a party (VNM, ASEAN, G7), not a name."""
    return value.isascii() and value.isalnum() and value.isupper() and len(value) <= _LONGEST_CODE


def party_roles(shape: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Role and code of every party that the claim names, sorted."""
    found: set[tuple[str, str]] = set()
    for name, role in _ROLES.items():
        value = shape.get(name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and is_party(one):
                found.add((role, one))
    return sorted(found)


def _first(shape: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((shape[n] for n in names if shape.get(n) is not None), None)


@lru_cache(maxsize=4096)
def days(edtf: str | None) -> tuple[str | None, str | None]:
    """Bounds of an EDTF string as ISO days; None where it leaves an end open or is none."""
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None, None
    return first.isoformat() if first else None, last.isoformat() if last else None


def claim_row(number: int, claim: Claim, shape: Shape, roles: Sequence[tuple[str, str]]) -> Row:
    """The row of `claim`, whose JSON shape is `shape` and whose parties are `roles`."""
    quantity, target = shape.get("quantity") or {}, shape.get("target") or {}
    first, last = days(_first(shape, _DATES) or target.get("by"))
    said_first, said_last = days(claim.said.date) if claim.said else (None, None)
    value = shape.get("value", quantity.get("value"))
    return {
        "number": number,
        "id": shape["id"],
        "document": number >> CLAIM_BITS,
        "kind": claim.kind,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "quote": claim.evidence.quote,
        "act": shape.get("act"),
        "stage": shape.get("stage"),
        "pillar": next(iter(shape.get("pillar") or ()), None),
        "type": _first(shape, _TYPES),
        "name": _first(shape, _NAMES),
        "parties": " ".join(sorted({code for _, code in roles})),
        "value": None if value is None else float(value),
        "unit": shape.get("unit", quantity.get("unit")),
        "first_day": first,
        "last_day": last,
        "said_first": said_first,
        "said_last": said_last,
        "confidence": claim.confidence,
        "flags": " ".join(claim.flags),
        "shape": dump({k: v for k, v in shape.items() if k not in _ELSEWHERE}),
    }


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """All rows of one claim."""

    claim: Row
    shape: Shape
    parties: list[Row]
    evidence: list[Row]

    @property
    def said(self) -> list[Any]:
        """All that the claim says, for the digest of its document: independent of numbers and places."""
        own = [self.claim[name] for name in ("id", "kind", "start", "end", "quote", "shape")]
        return [*own, [[e["role"], e["field"], e["start"], e["end"], e["quote"]] for e in self.evidence]]


def rows_of(number: int, claim: Claim) -> ClaimRows:
    """The rows of the claim with this number."""
    shape = to_shape(claim)
    roles = party_roles(shape)
    parties = [{"claim": number, "role": role, "party": code} for role, code in roles]
    return ClaimRows(claim_row(number, claim, shape, roles), shape, parties, list(evidence_rows(number, claim)))


def evidence_rows(number: int, claim: Claim) -> Iterator[Row]:
    """One row a field: where its value stands, or what it was resolved with."""
    for role, spans in (("field", claim.grounds), ("anchor", claim.anchors)):
        for name, e in sorted(spans.items()):
            yield {"claim": number, "role": role, "field": name, "start": e.start, "end": e.end, "quote": e.quote}


def claim_from(row: Row | RowMapping, spans: Sequence[Row | RowMapping], document: str) -> Claim:
    """The claim of a row, its evidence rows `spans` and the id of its document."""
    shape = load(row["shape"])
    for key in ("kind", "start", "end", "quote"):
        shape[key] = row[key]
    for key, role in (("evidence", "field"), ("anchors", "anchor")):
        shape[key] = {s["field"]: s for s in spans if s["role"] == role}
    shape["confidence"] = row["confidence"]  # the shape rounds it
    return from_shape(shape, document)

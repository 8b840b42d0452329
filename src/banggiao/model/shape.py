"""The one JSON shape of a claim, in `extract`, in the store, in exports and in the API; both ways.

`to_shape(claim)` gives the object that `bench/score.py` reads, `from_shape` builds the claim again:
`from_shape(to_shape(c), c.document) == c` holds for every claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from banggiao.model.claims import CLAIM_CLASSES, Claim, Quantity, Said, Target
from banggiao.model.evidence import Evidence

Shape = dict[str, Any]

_SHARED = tuple(f.name for f in fields(Claim))
_NESTED = {"quantity": Quantity, "target": Target}


def plain_number(value: float) -> float | int:
    """A float that is whole becomes an int, so that JSON says 2000000 and not 2000000.0."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**63 else value


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, float):
        return plain_number(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if getattr(value, f.name) is not None}
    return value


def _span(e: Evidence) -> Shape:
    return {"start": e.start, "end": e.end, "quote": e.quote}


#: kind -> names of the fields that only this kind has, in the class and in the shape
_OWN: Final = {
    kind: tuple((f.name, f.name.rstrip("_")) for f in fields(cls) if f.name not in _SHARED)
    for kind, cls in CLAIM_CLASSES.items()
}


def own_fields(claim: Claim) -> Shape:
    """The fields of the claim's kind that are given, in their declared order, under their names in the guidelines."""
    out: Shape = {}
    for name, key in _OWN[claim.kind]:
        value = getattr(claim, name)
        if value is not None and value != ():
            out[key] = _plain(value)
    return out


def to_shape(claim: Claim) -> Shape:
    """The claim as a JSON object; keys that the claim does not give are left out."""
    e = claim.evidence
    out: Shape = {"id": claim.id, "kind": claim.kind, "quote": e.quote, "start": e.start, "end": e.end}
    out |= own_fields(claim)
    out["evidence"] = {name: _span(v) for name, v in sorted(claim.grounds.items())}
    if claim.anchors:
        out["anchors"] = {name: _span(v) for name, v in sorted(claim.anchors.items())}
    if claim.said:
        out["said"] = _plain(claim.said)
    out["confidence"] = round(claim.confidence, 4)
    for name in ("reasons", "flags"):
        if getattr(claim, name):
            out[name] = list(getattr(claim, name))
    if claim.candidates:
        out["candidates"] = {k: list(v) for k, v in sorted(claim.candidates.items())}
    return out


def _spans(raw: Mapping[str, Shape] | None) -> dict[str, Evidence]:
    return {name: Evidence(v["start"], v["end"], v["quote"]) for name, v in (raw or {}).items()}


def from_shape(raw: Mapping[str, Any], document: str) -> Claim:
    """The claim that `to_shape` wrote. Raises KeyError on an unknown kind and TypeError on unknown fields."""
    cls = CLAIM_CLASSES[raw["kind"]]
    values: dict[str, Any] = {}
    for name, key in _OWN[raw["kind"]]:
        value = raw.get(key)
        if value is None:
            continue
        if key in _NESTED:
            value = _NESTED[key](**value)
        values[name] = tuple(value) if isinstance(value, list) else value
    return cls(
        document=document,
        evidence=Evidence(raw["start"], raw["end"], raw["quote"]),
        grounds=_spans(raw.get("evidence")),
        anchors=_spans(raw.get("anchors")),
        said=Said(**raw["said"]) if raw.get("said") else None,
        confidence=raw.get("confidence", 0.5),
        reasons=tuple(raw.get("reasons", ())),
        candidates={k: tuple(v) for k, v in raw.get("candidates", {}).items()},
        flags=tuple(raw.get("flags", ())),
        **values,
    )

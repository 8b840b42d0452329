"""JSON Schema (2020-12) of what `extract` prints, made from the claim classes so that the two cannot differ."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from banggiao.model import kinds
from banggiao.model.claims import CLAIM_CLASSES, Claim, Said

Schema = dict[str, Any]

_SPAN: Final[Schema] = {
    "type": "object",
    "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}, "quote": {"type": "string"}},
    "required": ["start", "end", "quote"],
    "additionalProperties": False,
}
_TEXT: Final[Schema] = {"type": "string"}
_TEXTS: Final[Schema] = {"type": "array", "items": _TEXT}
#: closed vocabularies: (kind, field) -> values
_CLOSED: Final = {
    ("commitment", "stage"): kinds.STAGES,
    ("commitment", "act"): tuple(kinds.ACT_STAGE),
    ("position", "act"): kinds.POSITION_ACTS,
    ("event", "type"): kinds.EVENT_TYPES,
    ("event", "modality"): kinds.EVENT_MODALITIES,
    ("indicator", "metric"): kinds.METRICS,
    ("indicator", "modifier"): kinds.MODIFIERS,
    ("indicator", "modality"): kinds.INDICATOR_MODALITIES,
    ("mechanism", "type"): kinds.MECHANISM_TYPES,
    ("status", "level"): kinds.LEVELS,
}


def _of_type(hint: Any) -> Schema:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _of_type(next(a for a in get_args(hint) if a is not type(None)))
    if origin is tuple:
        return {"type": "array", "items": _of_type(get_args(hint)[0])}
    if is_dataclass(hint) and isinstance(hint, type):
        return _object(hint, lambda f: True)
    return {str: _TEXT, int: {"type": "integer"}, float: {"type": "number"}, bool: {"type": "boolean"}}[hint]


def _object(cls: type, wanted: Callable[[Field[Any]], bool]) -> Schema:
    hints = get_type_hints(cls)
    chosen = [f for f in fields(cls) if wanted(f)]
    return {
        "type": "object",
        "properties": {f.name.rstrip("_"): _of_type(hints[f.name]) for f in chosen},
        "required": [f.name for f in chosen if f.default is MISSING and f.default_factory is MISSING],
        "additionalProperties": False,
    }


def claim_schema(kind: str) -> Schema:
    """The schema of one kind of claim."""
    shared = {f.name for f in fields(Claim)}
    schema = _object(CLAIM_CLASSES[kind], lambda f: f.name not in shared)
    for (of, name), values in _CLOSED.items():
        if of == kind:
            schema["properties"][name] = {"enum": list(values)}
    if "pillar" in schema["properties"]:
        schema["properties"]["pillar"] = {"type": "array", "items": {"enum": list(kinds.PILLARS)}}
    spans = {"type": "object", "additionalProperties": _SPAN}
    schema["properties"] = {
        "id": _TEXT, "kind": {"const": kind}, "quote": {"type": "string", "minLength": 1},
        "start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 1},
        **schema["properties"],
        "evidence": spans, "anchors": spans, "said": _object(Said, lambda f: True),
        "confidence": {"type": "number", "minimum": 0, "maximum": 1}, "reasons": _TEXTS, "flags": _TEXTS,
        "candidates": {"type": "object", "additionalProperties": _TEXTS},
    }  # fmt: skip
    schema["required"] = ["id", "kind", "quote", "start", "end", *schema["required"], "evidence", "confidence"]
    return schema


def document_schema() -> Schema:
    """The schema of one line of `extract`."""
    maybe = {"type": ["string", "null"]}
    segment = {
        "type": "object",
        "properties": {
            "kind": {"enum": ["title", "lede", "paragraph", "caption", "heading"]},
            "start": {"type": "integer"}, "end": {"type": "integer"},
        },
        "required": ["kind", "start", "end"],
        "additionalProperties": False,
    }  # fmt: skip
    properties: Schema = {
        "doc": _TEXT, "title": _TEXT, "published": maybe, "published_at": maybe, "publisher": maybe,
        "source_credit": maybe, "extent": {"enum": ["full", "excerpt"]}, "sample": {"type": "boolean"},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "given": {"type": "object", "additionalProperties": _TEXT},
        "printed": {"type": "object", "additionalProperties": _SPAN},
        "shape": _TEXT, "parties": _TEXTS, "text": _TEXT, "segments": {"type": "array", "items": segment},
        "claims": {"type": "array", "items": {"oneOf": [{"$ref": f"#/$defs/{k}"} for k in CLAIM_CLASSES]}},
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A document as Bang Giao reads it",
        "type": "object",
        "properties": properties,
        "required": [k for k in properties if k != "given"],
        "additionalProperties": False,
        "$defs": {kind: claim_schema(kind) for kind in CLAIM_CLASSES},
    }

"""A dossier as JSON: the same tree, with entries and citations in full.

Takes a dossier, gives text. Keeps true: the names are those of the register's own export; printed and given values
stand apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from banggiao.export.citations import Citation
from banggiao.export.dossier.tree import Dossier, Line, Source
from banggiao.export.jsonl import entry_shape
from banggiao.model.document_shape import given_shape


def shape(dossier: Dossier) -> dict[str, Any]:
    """The dossier as plain JSON values."""
    out: dict[str, Any] = {
        "parties": list(dossier.parties),
        "as_of": dossier.as_of.isoformat() if dossier.as_of else None,
        "sample": dossier.sample,
        "matrix": {p: dict(row) for p, row in dossier.matrix.items()},
        "levels": _lines(dossier.levels),
        "statements": [
            {**line_shape(s.line), "reports": [{"doc": r.doc, "extent": r.extent} for r in s.reports],
             "complete": s.complete, "heard": asdict(s.heard) if s.heard else None,
             "fields": [{"heading": h, "entries": [x.entry.id for x in found]} for h, found in s.fields]}
            for s in dossier.statements
        ],
        "commitments": [
            {"pillar": p.pillar, "stages": [{"stage": s, "entries": _lines(found)} for s, found in p.stages]}
            for p in dossier.commitments
        ],
    }  # fmt: skip
    for name in ("stances", "mechanisms", "timeline", "figures", "people", "organisations", "disagreements"):
        out[name] = _lines(getattr(dossier, name))
    out["sources"] = [source_shape(s) for s in dossier.sources]
    return out


def render_json(dossier: Dossier) -> str:
    """The dossier as indented JSON, ending in a line break."""
    return json.dumps(shape(dossier), ensure_ascii=False, indent=2) + "\n"


def line_shape(line: Line) -> dict[str, Any]:
    """An entry with its citations."""
    return {
        **entry_shape(line.entry),
        "overdue": line.overdue,
        "citations": [citation_shape(c) for c in line.citations],
    }


def citation_shape(c: Citation) -> dict[str, Any]:
    """A citation without what it lacks; its given values under `given`."""
    raw = {k: v for k, v in asdict(c).items() if v not in (None, False, "")}
    given = {k: raw.pop(f"given_{k}") for k in ("publisher", "published") if f"given_{k}" in raw}
    return raw | {"anchor": c.anchor} | ({"given": given} if given else {})


def source_shape(s: Source) -> dict[str, Any]:
    """A document of the dossier."""
    raw = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(s).items() if k != "given"}
    given = given_shape(s.given)
    return raw | ({"given": given} if given else {})


def _lines(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [line_shape(x) for x in lines]

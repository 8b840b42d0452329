"""What resolving found across documents, as one JSON object: happenings, witnesses, entries, disagreements.

Takes a register, gives the file that `bench/score_cross.py` reads. Keeps true: every name of a document is listed;
of a series each observation (one period) is an entry of its own, since a series bundles different statements.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

from banggiao.export.citations import Citations
from banggiao.export.format import Format
from banggiao.model.entries import Entry
from banggiao.model.register import Register


def write(
    register: Register, stream: BinaryIO, *, parties: Sequence[str] = (), as_of: date | None = None, lang: str = "vi"
) -> None:
    """Write the object; `parties` narrows the entries to those of all of them."""
    names: dict[str, list[str]] = {}
    witnesses: dict[str, str] = {}
    citations = Citations(register)
    for filed in register.documents():
        names[filed.document.id] = [o.doc for o in filed.origins]
        citations.add(filed)
        if filed.witness:
            witnesses |= dict.fromkeys(names[filed.document.id], filed.witness)
    entries = list(register.entries(parties=parties))
    out = {
        "happenings": happenings(entries, names), "witnesses": witnesses,
        "entries": [row for e in entries for row in units(e, citations, names)],
        "disagreements": [pair for e in entries for pair in pairs(e, citations, names)],
    }  # fmt: skip
    stream.write(json.dumps(out, ensure_ascii=False, indent=1).encode() + b"\n")


def happenings(entries: Sequence[Entry], names: dict[str, list[str]]) -> dict[str, str]:
    """Name of a document -> id of the outermost event that it reports."""
    out: dict[str, str] = {}
    for entry in entries:
        for document in entry.fields.get("reports", ()) if entry.kind == "event" else ():
            out |= dict.fromkeys(names.get(document, ()), entry.id)
    return out


def _claims(ids: Sequence[str], citations: Citations, names: dict[str, list[str]]) -> list[dict[str, str]]:
    return [
        {"doc": name, "quote": c.quote} for c in citations.all_of(ids) for name in names.get(c.document, [c.doc])
    ]  # fmt: skip


def units(entry: Entry, citations: Citations, names: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """The smallest units of an entry: the entry itself, of a series its observations."""
    if entry.kind == "disagreement":
        return
    yield {"id": entry.id, "kind": entry.kind, "claims": _claims(entry.claims, citations, names)}
    if entry.kind != "series":
        return
    periods: dict[str, list[str]] = defaultdict(list)
    for value in entry.fields.get("values", ()):
        if value.get("period"):
            periods[value["period"]].append(value["claim"])
    for period, ids in sorted(periods.items()):
        yield {"id": f"{entry.id}@{period}", "kind": "observation", "claims": _claims(ids, citations, names)}


def pairs(entry: Entry, citations: Citations, names: dict[str, list[str]]) -> Iterator[dict[str, dict[str, str]]]:
    """The two sides of a disagreement, for every name of their documents."""
    if entry.kind != "disagreement":
        return
    sides = entry.fields.get("sides", ())
    for n, one in enumerate(sides):
        for other in sides[n + 1 :]:
            for a in _claims(one["claims"], citations, names):
                for b in _claims(other["claims"], citations, names):
                    yield {"a": a, "b": b}


FORMAT = Format("cross", ".json", "application/json", write)

"""What resolving found across documents, as one JSON object: happenings, witnesses, entries, disagreements.

Takes a register, gives the file that `bench/score_cross.py` reads. Keeps true: every name of a document is listed;
of a series each observation (one period) is an entry of its own, since a series bundles different statements.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product
from typing import Any, BinaryIO

from banggiao.export.citations import Citations, telling
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
    field = str(entry.fields.get("field"))
    sides = [_shown(s, field, citations, names) for s in entry.fields.get("sides", ())]
    for one, other in combinations(sides, 2):
        yield from ({"a": a, "b": b} for a, b in product(one, other))


def _shown(
    side: Mapping[str, Any], field: str, citations: Citations, names: dict[str, list[str]]
) -> list[dict[str, str]]:  # fmt: skip
    """The quotes of a side, each as far as the words that give the disputed field."""
    out, words = [], side.get("words", {})
    for filed, claim in filter(None, map(citations.find, side["claims"])):
        places = [(g.start, g.end) for name, g in claim.grounds.items() if name == field]
        places += [tuple(words[claim.id])] if claim.id in words else []
        quote = telling(filed.document.text, (claim.evidence.start, claim.evidence.end), places)
        out += [{"doc": name, "quote": quote} for name in names.get(filed.document.id, [filed.doc])]
    return out


FORMAT = Format("cross", ".json", "application/json", write)

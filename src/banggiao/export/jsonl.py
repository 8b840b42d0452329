"""The whole register as JSON Lines: documents first, then one entry a line with its claims.

Takes a register, gives the file that `bench/score_dossier.py` reads. Keeps true: printed and given values stay apart;
bytes that were found under several names are told under each of them; memory holds one line of text a claim, never
all documents at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

from banggiao.export.format import Format
from banggiao.model.document_shape import metadata_shape
from banggiao.model.entries import Entry
from banggiao.model.register import Filed, Register
from banggiao.model.shape import to_shape


def document_line(filed: Filed, doc: str) -> dict[str, Any]:
    """A document under one of its names: what it prints, and apart from that what a manifest gives."""
    out: dict[str, Any] = {"kind": "document", **metadata_shape(doc, filed.document)}
    out |= {"names": [o.doc for o in filed.origins], "shape": filed.document.shape, "parties": list(filed.parties)}
    out |= {"witness": filed.witness, "claims": len(filed.claims), "run": filed.run, "rules": filed.rules}
    return out


def entry_shape(entry: Entry) -> dict[str, Any]:
    """An entry without its claims. Its own keys win over equal names among its fields."""
    own = {"kind": entry.kind, "id": entry.id, "parties": list(entry.parties)}
    out: dict[str, Any] = own | {"label": entry.label} | dict(sorted(entry.fields.items())) | own
    out |= {"witnesses": entry.witnesses, "flags": list(entry.flags)}
    if entry.chain:
        out["chain"] = [_given(c.what, c.date, c.claim, c.note) for c in entry.chain]
    if entry.links:
        out["links"] = [
            {"relation": x.relation, "entry": x.entry, "why": x.why} | ({"claim": x.claim} if x.claim else {})
            for x in entry.links
        ]
    return out


def _given(what: str, when: str | None, claim: str, note: str) -> dict[str, Any]:
    return {"what": what, "date": when, "claim": claim} | ({"note": note} if note else {})


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=False)


def write(
    register: Register, stream: BinaryIO, *, parties: Sequence[str] = (), as_of: date | None = None, lang: str = "vi"
) -> None:
    """Write documents, then entries. With `parties`, only entries of all of them and the documents they cite."""
    wanted = {c for e in register.entries(parties=parties) for c in e.claims} if parties else None
    claims: dict[str, str] = {}
    for filed in register.documents():
        held = [c for c in filed.claims if wanted is None or c.id in wanted]
        if wanted is not None and not held:
            continue
        names = [o.doc for o in filed.origins] or [filed.doc]
        for doc in names:
            stream.write((_dump(document_line(filed, doc)) + "\n").encode())
        for claim in held:
            claims[claim.id] = ", ".join(_dump({"doc": doc, **to_shape(claim)}) for doc in names)
    for entry in register.entries(parties=parties):
        own = ", ".join(claims[c] for c in entry.claims if c in claims)
        stream.write((_dump(entry_shape(entry))[:-1] + ', "claims": [' + own + "]}\n").encode())


FORMAT = Format("jsonl", ".jsonl", "application/x-ndjson", write)

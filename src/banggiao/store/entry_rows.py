"""Entries as rows, both ways.

Takes `Entry`, gives its row, its claims, facets, links and chain, and builds it again. Keeps true: the entry that is
read equals the entry that was written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import RowMapping

from banggiao.model.entries import Change, Entry, Link
from banggiao.store.claim_rows import days
from banggiao.store.packing import digest, dump, load

Row = dict[str, Any]
#: fields with a date, the first that is given counts
_DATES = ("deadline", "date", "since", "period", "days")
_TYPES = ("type", "metric", "level")
LABEL_KEY = 200


def _text(fields: Mapping[str, Any], *names: str) -> str | None:
    """The first of the fields that is given, as text: of a list its first."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, (list, tuple)) and value:
            value = value[0]
        if isinstance(value, str) and value:
            return value
    return None


def _number(fields: Mapping[str, Any]) -> float | None:
    quantity = fields.get("quantity")
    value = quantity.get("value") if isinstance(quantity, Mapping) else fields.get("value")
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _said_last(entry: Entry) -> str | None:
    ends = [last for last in (days(c.date)[1] for c in entry.chain) if last]
    return max(ends) if ends else days(_text(entry.fields, "said", "said_last"))[1]


def entry_row(entry: Entry, told: str = "") -> Row:
    """The row of an entry, with what listings filter and sort on. `told`: its digest, where the caller has it."""
    fields = entry.fields
    first, last = days(_text(fields, *_DATES))
    quantity = fields.get("quantity")
    confidence = fields.get("confidence")
    return {
        "id": entry.id,
        "kind": entry.kind,
        "label": entry.label,
        "label_key": entry.label[:LABEL_KEY],
        "parties": dump(list(entry.parties)),
        "stage": _text(fields, "stage", "state"),
        "pillar": _text(fields, "pillar"),
        "act": _text(fields, "act"),
        "type": _text(fields, *_TYPES),
        "value": _number(fields),
        "unit": _text(quantity if isinstance(quantity, Mapping) else fields, "unit"),
        "first_day": first,
        "last_day": last,
        "said_last": _said_last(entry),
        "witnesses": entry.witnesses,
        "claims": len(entry.claims),
        "confidence": float(confidence) if isinstance(confidence, (int, float)) else 0.0,
        "fields": dump(dict(fields)),
        "flags": dump(list(entry.flags)),
        "why": dump(dict(entry.why)),
        "core": digest([dump(core(entry))]),
        "digest": told or entry_digest(entry),
    }


def entry_digest(entry: Entry) -> str:
    """SHA-256 over all that the entry says, its links by the ids of the moment."""
    return digest([dump(core(entry, links=True)), dump(dict(entry.why))])


#: between the places of neighbouring claims, so that a claim that comes between two moves no other
GAP = 1 << 20


def claim_rows(entry: Entry) -> list[Row]:
    """One row a claim of the entry; the first has place 0, those of the others only order them."""
    return [{"entry": entry.id, "place": n * GAP, "claim": c} for n, c in enumerate(entry.claims)]


def facet_rows(entry: Entry) -> list[Row]:
    """One row a party, pillar, flag and year of the entry, and one a document that reports it."""
    pillar = entry.fields.get("pillar") or ()
    facets = [("party", p) for p in entry.parties]
    facets += [("pillar", p) for p in ([pillar] if isinstance(pillar, str) else pillar)]
    facets += [("flag", f) for f in entry.flags]
    if entry.kind == "statement":
        facets += [("text", r["document"]) for r in entry.fields.get("reports", ()) if isinstance(r, Mapping)]
    if entry.kind == "event":
        facets += [("report", d) for d in entry.fields.get("reports", ()) if isinstance(d, str)]
    facets += [("year", last[:4]) for last in (days(c.date)[1] for c in entry.chain) if last]
    return [{"entry": entry.id, "facet": name, "value": value} for name, value in sorted(set(facets))]


#: what the lists show of an entry
LISTED = ("kind", "stage", "act", "type", "first_day", "last_day", "said_last", "witnesses", "confidence")


def list_rows(row: Row, parties: Sequence[str]) -> list[Row]:
    """The rows of lists of the entry with this row: for all entries, for each party, for each pair in code order."""
    codes = sorted(set(parties))
    values = ["", *codes, *(f"{a}-{b}" for a, b in combinations(codes, 2))]
    shown = {name: row[name] for name in LISTED}
    return [{"value": value, "entry": row["id"], **shown} for value in values]


def link_rows(entry: Entry) -> list[Row]:
    """One row a link of the entry."""
    return [
        {"entry": entry.id, "place": n, "relation": x.relation, "other": x.entry, "why": x.why, "claim": x.claim}
        for n, x in enumerate(entry.links)
    ]


def chain_rows(entry: Entry) -> list[Row]:
    """One row a change of the entry's chain."""
    return [
        {"entry": entry.id, "place": n, "what": x.what, "date": x.date, "claim": x.claim, "note": x.note}
        for n, x in enumerate(entry.chain)
    ]


def entry_from(
    row: RowMapping, claims: Sequence[str], links: Sequence[RowMapping], chain: Sequence[RowMapping]
) -> Entry:
    """The entry of a row with its claims, links and chain, each in its order."""
    return Entry(
        id=row["id"],
        kind=row["kind"],
        label=row["label"],
        parties=tuple(load(row["parties"])),
        fields=load(row["fields"]),
        flags=tuple(load(row["flags"])),
        claims=tuple(claims),
        witnesses=row["witnesses"],
        chain=tuple(Change(what=c["what"], date=c["date"], claim=c["claim"], note=c["note"]) for c in chain),
        links=tuple(Link(relation=x["relation"], entry=x["other"], why=x["why"], claim=x["claim"]) for x in links),
        why=load(row["why"]),
    )


def core(entry: Entry, *, links: bool = False) -> dict[str, Any]:
    """What the entry says, without its own id: kind, label, parties and claims; with `links` all the rest too, save
    why its claims are together."""
    out: dict[str, Any] = {
        "kind": entry.kind,
        "label": entry.label,
        "parties": list(entry.parties),
        "claims": list(entry.claims),
    }
    if links:
        out |= {"fields": dict(entry.fields), "flags": list(entry.flags), "witnesses": entry.witnesses}
        out["chain"] = [[x.what, x.date, x.claim, x.note] for x in entry.chain]
        out["links"] = sorted([x.relation, x.entry, x.claim or ""] for x in entry.links)
    return out

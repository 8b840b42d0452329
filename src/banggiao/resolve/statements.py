"""Joint statements and communiqués as origins: one entry a statement, with its reports as children.

Takes documents and event entries, gives statement entries. Keeps true: what two outlets tell of one statement has two
witnesses and one origin; a report that says it is an excerpt is marked so and never counts as complete.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from banggiao.language.fold import fold
from banggiao.model.claims import Event
from banggiao.model.entries import Entry, Link
from banggiao.model.register import Filed
from banggiao.resolve.identity import made
from banggiao.resolve.items import Item

#: what a document calls itself in its title where it is the text of a statement, not news about one
_TITLES: Final = ("tuyên bố chung", "thông cáo chung", "thông cáo báo chí chung", "tuyên bố tầm nhìn chung", "toàn văn")


def statements(
    entries: Sequence[Entry], groups: Sequence[Sequence[Item]], filed: Mapping[str, Filed], witnesses: Mapping[str, str]
) -> list[Entry]:
    """The entries, statement events linked to the statement entries that follow them."""
    out, more = list(entries), []
    for n, entry in enumerate(entries):
        if entry.kind != "event" or entry.fields.get("type") != "statement":
            continue
        documents = sorted({i.filed.document.id for i in groups[n]})
        texts = [d for d in documents if is_text(filed[d])]
        if not texts:
            continue
        statement = as_entry(entry, groups[n], texts, filed, witnesses)
        more.append(statement)
        why = "the text that was issued"
        out[n] = replace(entry, links=(*entry.links, Link(relation="issues", entry=statement.id, why=why)))
    return with_origins(out, groups, more) + more


def is_text(filed: Filed) -> bool:
    """Whether a document is a report of the statement's own text: its title says so."""
    title = fold(filed.document.title)
    return any(title.startswith(t) or f"{t} về" in title or f"{t} việt" in title for t in _TITLES)


def as_entry(
    event: Entry, items: Sequence[Item], texts: Sequence[str], filed: Mapping[str, Filed], witnesses: Mapping[str, str]
) -> Entry:
    """The statement of an event of issuing it."""
    reports = [
        {"document": d, "doc": filed[d].doc, "extent": filed[d].document.extent, "witness": witnesses[d]} for d in texts
    ]
    fields: dict[str, Any] = {"title": filed[texts[0]].document.title, "reports": reports, "event": event.id}
    fields |= {"date": event.fields["date"]} if event.fields.get("date") else {}
    fields["complete"] = any(r["extent"] == "full" for r in reports)
    claims = tuple(i.name for i in items if isinstance(i.claim, Event) and i.filed.document.id in texts)
    name = made("statement", event.id)
    return Entry(
        id=name, kind="statement", label=fields["title"], parties=event.parties, fields=fields, claims=claims,
        flags=() if fields["complete"] else ("excerpt",), witnesses=len({r["witness"] for r in reports}),
        links=(Link(relation="issued_at", entry=event.id, why="the event of issuing it"),),
        why={"reports": [r["doc"] for r in reports]},
    )  # fmt: skip


def with_origins(entries: list[Entry], groups: Sequence[Sequence[Item]], found: Sequence[Entry]) -> list[Entry]:
    """The entries, those whose claims stand in a report of a statement linked to it as their origin."""
    origin: dict[str, list[Entry]] = defaultdict(list)
    for statement in found:
        for report in statement.fields["reports"]:
            origin[report["document"]].append(statement)
    out = list(entries)
    for n, entry in enumerate(entries):
        if entry.kind not in ("commitment", "stance", "mechanism", "relationship") or n >= len(groups):
            continue
        own = {s.id: (s, i) for i in groups[n] for s in origin.get(i.filed.document.id, ())}
        links = tuple(
            Link(relation="origin", entry=s.id, why="stands in a report of it", claim=i.name)
            for _, (s, i) in sorted(own.items())
        )
        if links:
            out[n] = replace(entry, links=(*entry.links, *links), fields={**entry.fields, "origins": len(links)})
    return out

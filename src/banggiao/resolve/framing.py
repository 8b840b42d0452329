"""Outermost happenings: which event entry a group of documents reports, and what took place inside it.

Takes event entries with their claims and the groups of documents, gives the same entries with `reports` (documents
that report it in title and lede) and `part_of` links. Keeps true: an event of another time that a report recalls is
no part of what it reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from banggiao.model.claims import Event
from banggiao.model.entries import Entry, Link
from banggiao.resolve.dating import apart, span
from banggiao.resolve.items import Item
from banggiao.resolve.reports import head_of

#: what frames what: a visit holds its talks and signings, a summit its meetings aside
_RANK: Final = {
    "visit": 5, "conference": 4, "call": 3, "dialogue": 3, "exercise": 3, "meeting": 2, "statement": 1, "signing": 1,
}  # fmt: skip


def frame(entries: Sequence[Entry], groups: Sequence[Sequence[Item]], reported: Mapping[str, str]) -> list[Entry]:
    """The entries, events with their reports and frames."""
    inside: dict[str, list[int]] = defaultdict(list)
    alone: dict[str, list[int]] = defaultdict(list)
    for n, items in enumerate(groups):
        if entries[n].kind == "event":
            for key in sorted({i.happening for i in items if i.happening}):
                inside[key].append(n)
            for document in sorted({i.filed.document.id for i in items if not i.happening}):
                alone[document].append(n)
    members: dict[str, list[str]] = defaultdict(list)
    for document, key in sorted(reported.items()):
        members[key].append(document)
    members |= {document: [document] for document in alone}
    out, taken = list(entries), set[int]()
    # reports of one happening before documents that stand alone: what two groups tell apart is never one happening
    for key, numbers in sorted((inside | alone).items(), key=lambda kn: (-len(members[kn[0]]), kn[0])):
        free = [(n, out[n], groups[n]) for n in numbers if n not in taken]
        main = outermost(free, key, in_head)
        if main is None and len(members[key]) > 1:
            main = outermost(free, key, lambda item: True)
        if main is not None:
            taken.add(main)
            _put(out, groups, main, numbers, members[key])
    return out


def _put(
    out: list[Entry], groups: Sequence[Sequence[Item]], main: int, numbers: Sequence[int], docs: list[str]
) -> None:
    frame_ = out[main]
    reports = sorted({*frame_.fields.get("reports", ()), *docs})
    out[main] = frame_ = replace(frame_, fields={**frame_.fields, "reports": reports})
    for n in numbers:
        if n != main and within(out[n], frame_):
            why = "told by reports of the same happening, on its days"
            link = Link(relation="part_of", entry=frame_.id, why=why, claim=groups[n][0].name)
            out[n] = replace(out[n], links=(*out[n].links, link))


def outermost(
    candidates: Sequence[tuple[int, Entry, Sequence[Item]]], key: str, told: Callable[[Item], bool]
) -> int | None:
    """The number of the entry that the documents of a happening report: the widest frame, told in most of them."""
    best: tuple[tuple[int, int, int, str], int] | None = None
    for n, entry, items in candidates:
        documents = {i.filed.document.id for i in items if (i.happening or i.filed.document.id) == key and told(i)}
        if not documents:
            continue
        rank = (_RANK.get(entry.fields["type"], 0), len(documents), len(items), min(i.name for i in items))
        if best is None or rank > best[0]:
            best = (rank, n)
    return best[1] if best else None


def in_head(item: Item) -> bool:
    """Whether the event is told in title, lede or right after them, as of now and not recalled or foreseen."""
    assert isinstance(item.claim, Event)
    _, head = head_of(item.filed.document)
    return item.claim.evidence.start < len(head) and item.claim.type not in ("anniversary", "appointment")


def within(entry: Entry, frame_: Entry) -> bool:
    """Whether an event can lie inside another: on its days, with a party in common."""
    gap = apart(entry.fields.get("date"), frame_.fields.get("date"))
    s = span(entry.fields.get("date"))
    near = gap is not None and gap <= 3 and (s is None or s.days <= 31)
    unknown = gap is None and not entry.fields.get("date")
    return (near or unknown) and bool(set(entry.parties) & set(frame_.parties))

"""Disagreements: the same thing told with another amount, date, count, title or name, by another witness.

Takes entries with their claims, gives disagreement entries that hold both sides. Keeps true: nothing is overwritten;
what rounding, another period, another scope or a less precise date explains is no disagreement; copies of one text
never disagree with themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from banggiao.model.candidates import DISPUTED
from banggiao.model.entries import Entry, Link
from banggiao.resolve.identity import made
from banggiao.resolve.items import Item

#: tellings with the places of their entries in the list of entries
Told = Sequence[tuple[int, Item]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the values, with the claims that give it."""

    value: Any
    claims: tuple[str, ...]
    #: ids of the witnesses that tell it
    witnesses: tuple[str, ...]
    #: (claim, start, end) of the words in its document that give the value, where its quote does not hold them
    words: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A disagreement before it is an entry."""

    #: places of the entries that it is about, in the list of entries
    about: tuple[int, ...]
    field: str
    #: what tells it from other disagreements about the same entry (the period, the person)
    key: str
    label: str
    sides: tuple[Side, ...]


def together(items: Told, core: Set[int], types: Collection[str] = ()) -> list[tuple[tuple[str, str], Told]]:
    """Tellings by happening and type (of `types`, none named: of all), in a fixed order; those left out among which
    there is no pair with one of an entry at a place in `core`, before anything of them is read."""
    blocks: dict[tuple[str, str], list[tuple[int, Item]]] = {}
    for n, item in items:
        if item.happening and (not types or item.seen.type in types):
            blocks.setdefault((item.happening, item.seen.type), []).append((n, item))
    return [
        (at, told) for at, told in sorted(blocks.items())
        if len(told) > 1 and not core.isdisjoint(n for n, _ in told)
    ]  # fmt: skip


def side(value: Any, items: Sequence[Item], shows: Callable[[Item], bool] = lambda _: True) -> Side:
    """A side of the claims of `items`, those first whose words show the value."""
    ordered = sorted(items, key=lambda i: (not shows(i), i.order))
    told = tuple(sorted({i.leaf.witness for i in items}))
    return Side(value=value, claims=tuple(i.name for i in ordered), witnesses=told)


def sentence_of(item: Item) -> str:
    """The sentence in which a claim stands, as the document prints it."""
    return item.sentence


def independent(sides: Sequence[Side]) -> bool:
    """Whether at least two sides are told by different witnesses."""
    return len(sides) > 1 and len({w for s in sides for w in s.witnesses}) > 1


def disputed(entry: Entry, links: Iterable[Link]) -> Entry:
    """The entry, flagged and linked to the disagreements about it."""
    found = sorted(links, key=lambda x: (x.claim or "", x.why, x.entry))
    if not found:
        return entry
    flags = tuple(dict.fromkeys((*entry.flags, "disputed")))
    return replace(entry, flags=flags, links=(*entry.links, *found))


def link_to(dispute: Entry) -> Link:
    """The link from an entry to a disagreement about it."""
    first = min(s["claims"][0] for s in dispute.fields["sides"])
    return Link(relation=DISPUTED, entry=dispute.id, why=dispute.label, claim=first)


def united(disputes: Iterable[Dispute]) -> list[Dispute]:
    """The disputes in a fixed order; those about one thing are one, their sides by value."""
    groups: dict[tuple[tuple[int, ...], str, str], list[Dispute]] = {}
    for d in disputes:
        groups.setdefault((d.about, d.field, d.key), []).append(d)
    out = []
    for _, group in sorted(groups.items()):
        sides: dict[str, Side] = {}
        for s in sorted((s for d in group for s in d.sides), key=lambda s: s.claims):
            had = sides.get(repr(s.value), Side(value=s.value, claims=(), witnesses=()))
            sides[repr(s.value)] = Side(
                value=s.value,
                claims=tuple(dict.fromkeys((*had.claims, *s.claims))),
                witnesses=tuple(sorted({*had.witnesses, *s.witnesses})),
                words=tuple(sorted({*had.words, *s.words})),
            )
        out.append(replace(group[0], sides=tuple(sides.values())))
    return out


def _row(s: Side) -> dict[str, Any]:
    row: dict[str, Any] = {"value": s.value, "claims": list(s.claims), "witnesses": len(s.witnesses)}
    return row | ({"words": {claim: [start, end] for claim, start, end in s.words}} if s.words else {})


def as_entry(d: Dispute, entries: Sequence[Entry]) -> Entry:
    """The disagreement's entry, with the most told side first."""
    about = [entries[n] for n in d.about]
    name = made("disagreement", *(e.id for e in about), d.field, d.key)
    sides = sorted(d.sides, key=lambda s: (-len(s.witnesses), s.claims))
    fields: dict[str, Any] = {
        "field": d.field, "about": [e.id for e in about], "values": [s.value for s in sides],
        "sides": [_row(s) for s in sides],
    }  # fmt: skip
    links = tuple(Link(relation="about", entry=e.id, why=d.field, claim=sides[0].claims[0]) for e in about)
    return Entry(
        id=name, kind="disagreement", label=d.label,
        parties=tuple(sorted({p for e in about for p in e.parties})), fields=fields,
        claims=tuple(dict.fromkeys(c for s in sides for c in s.claims)),
        witnesses=len({w for s in sides for w in s.witnesses}), links=links,
        why={"field": d.field, "values": [s.value for s in sides]},
    )  # fmt: skip

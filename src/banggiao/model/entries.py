"""Entries: rows of the register. One entry gathers the claims of all documents about the same thing.

`id` is opaque: it lives through merges, splits and new rule versions by the store's alias table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

ENTRY_KINDS: Final = (
    "commitment", "stance", "event", "statement", "series", "mechanism", "relationship", "person", "organisation",
    "disagreement",
)  # fmt: skip

#: claim kind -> kind of the entry that gathers such claims
ENTRY_OF_CLAIM: Final = {
    "commitment": "commitment", "position": "stance", "event": "event", "indicator": "series",
    "mechanism": "mechanism", "status": "relationship", "actor": "person", "organisation": "organisation",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie to another entry: `relation` (answers, delivers, reports, part_of, meets ...), and why."""

    relation: str
    #: id of the other entry
    entry: str
    why: str
    #: id of the claim that shows it
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step of an entry's chain over time, with the claim that shows it."""

    #: new, reaffirmed, firmer, sum_changed, deadline_changed, under_way, delivered, ended, postponed, reworded
    what: str
    #: EDTF of when it was said; None where the claim is undated
    date: str | None
    claim: str
    #: the value after the change, for people
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row. `fields` holds what the kind needs, in the names of the guidelines, as plain JSON values."""

    id: str
    kind: str
    #: a line for people: the undertaking's own words, the mechanism's name, "Kim ngạch VNM-USA"
    label: str
    parties: tuple[str, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    #: ids of its claims, in the order in which they were said, undated last
    claims: tuple[str, ...] = ()
    #: number of independent witnesses (groups of copied documents count once)
    witnesses: int = 0
    chain: tuple[Change, ...] = ()
    links: tuple[Link, ...] = ()
    #: why these claims are together: feature -> what it said
    why: Mapping[str, Any] = field(default_factory=dict)

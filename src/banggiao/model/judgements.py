"""Judgements: reviewers' decisions, in a ledger that is never rewritten.

A judgement is anchored to what does not change with the rules: the document's hash, the claim's span and kind;
entries are named by id, and aliases keep old ids alive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

DECISIONS: Final = ("accept", "reject", "edit", "merge", "split", "rank", "note", "undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAnchor:
    """What a claim is, whatever rule made it: document hash, kind, span, and its id when it was judged."""

    document: str
    kind: str
    start: int
    end: int
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision. `values`: the edited field, the merged or split ids, the rank, or the undone judgement's number."""

    decision: str
    reviewer: str
    #: ISO 8601 date and time with zone, passed in by whoever reads the clock
    at: str
    reason: str = ""
    claim: ClaimAnchor | None = None
    #: id of the entry judged, where the decision is about an entry
    entry: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    #: version of the rules whose output was judged
    rules: str = ""
    #: place in the ledger; given by the store
    number: int | None = None

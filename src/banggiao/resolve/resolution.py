"""What resolving gives: entries, witnesses, aliases, and judgements that no claim answers to any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from banggiao.model.entries import Entry
from banggiao.model.judgements import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The register's entries, made from all claims and the ledger."""

    #: by kind, then label, then id
    entries: tuple[Entry, ...]
    #: document id -> id of its witness (the group of copied documents)
    witnesses: Mapping[str, str]
    #: witness id -> what was compared of its documents; witnesses of one document are left out
    copies: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    #: former entry id -> present id
    aliases: Mapping[str, str] = field(default_factory=dict)
    #: judgements whose claim or entry is gone; listed, never dropped
    orphans: tuple[Judgement, ...] = ()

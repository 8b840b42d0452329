"""What a coverage view is made of, and its JSON.

Takes nothing but the dossier's lines. Keeps true: counts are sums over the undertakings that are listed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from banggiao.export.citations import Citation
from banggiao.export.dossier.as_json import citation_shape
from banggiao.export.dossier.following import STATES
from banggiao.export.dossier.tree import Line, Silence, Statement
from banggiao.model.kinds import PILLARS, STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that followed: what it changed, when, and the sentence that shows it."""

    what: str
    date: str | None
    note: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """One undertaking of a statement."""

    line: Line
    #: its sentence in a report of the statement, from a full text where there is one
    told: Citation
    pillar: str
    #: the heading under which the statement itself puts it; empty where it has none
    heading: str
    #: the stage that the statement's own sentence gives
    stage: str
    #: one of `following.STATES`
    state: str
    steps: tuple[Step, ...] = ()
    #: sentences in other documents of which no day is known
    undated: tuple[Citation, ...] = ()

    @property
    def full(self) -> bool:
        """Whether a full text of the statement gives it; else only excerpts do."""
        return not self.told.excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A statement with all its undertakings that the register holds."""

    statement: Statement
    undertakings: tuple[Undertaking, ...]
    #: standpoints of the statement, which nothing needs to follow
    stances: int
    #: the documents in which a follow-up was looked for; None where none is later than the statement
    heard: Silence | None
    #: names of other documents of these parties of which no day is known
    dayless: tuple[str, ...]
    as_of: date | None
    lang: str

    @property
    def complete(self) -> bool:
        """Whether the register holds a full text of the statement."""
        return self.statement.complete

    @property
    def pillars(self) -> tuple[str, ...]:
        """The main pillars of its undertakings, in their fixed order."""
        found = {u.pillar for u in self.undertakings}
        return tuple(p for p in (*PILLARS, *sorted(found - set(PILLARS))) if p in found)

    def of(self, pillar: str) -> tuple[Undertaking, ...]:
        """The undertakings of a pillar, in the order of the statement."""
        return tuple(u for u in self.undertakings if u.pillar == pillar)

    @property
    def stages(self) -> Mapping[str, int]:
        """Stage in the statement -> how many undertakings."""
        return {s: n for s in STAGES if (n := sum(u.stage == s for u in self.undertakings))}

    @property
    def overdue(self) -> int:
        """How many have a deadline that has passed."""
        return sum(u.line.overdue for u in self.undertakings)


def counted(undertakings: Sequence[Undertaking]) -> dict[str, int]:
    """What followed -> how many of the undertakings; every state is named."""
    return {s: sum(u.state == s for u in undertakings) for s in STATES}


def shape(coverage: Coverage) -> dict[str, Any]:
    """The view as plain JSON values."""
    entry = coverage.statement.line.entry
    reports = [{"doc": r.doc, "title": r.title, "extent": r.extent} for r in coverage.statement.reports]
    counts = {"undertakings": len(coverage.undertakings), "stances": coverage.stances, "overdue": coverage.overdue}
    return {
        "statement": entry.id, "title": str(entry.fields.get("title") or entry.label),
        "date": entry.fields.get("date"), "parties": list(entry.parties), "reports": reports,
        "complete": coverage.complete, "as_of": coverage.as_of.isoformat() if coverage.as_of else None,
        "looked_in": asdict(coverage.heard) if coverage.heard else None, "without_day": list(coverage.dayless),
        "counts": {**counts, "from_full_text": sum(u.full for u in coverage.undertakings),
                   "by_stage": dict(coverage.stages), "by_follow_up": counted(coverage.undertakings),
                   "by_pillar": {p: counted(coverage.of(p)) for p in coverage.pillars}},
        "undertakings": [_undertaking(u) for u in coverage.undertakings],
    }  # fmt: skip


def _undertaking(u: Undertaking) -> dict[str, Any]:
    steps = [{"what": s.what, "date": s.date, "note": s.note, "told": citation_shape(s.citation)} for s in u.steps]
    out: dict[str, Any] = {"entry": u.line.entry.id, "pillar": u.pillar, "heading": u.heading, "stage": u.stage}
    out |= {"text": "full" if u.full else "excerpt", "told": citation_shape(u.told), "follow_up": u.state}
    return out | {"steps": steps, "undated": [citation_shape(c) for c in u.undated], "overdue": u.line.overdue}


def render_json(found: Sequence[Coverage]) -> str:
    """The views as one JSON array, ending in a line break."""
    return json.dumps([shape(c) for c in found], ensure_ascii=False, indent=2) + "\n"

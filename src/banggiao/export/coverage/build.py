"""Gathers the coverage of a statement, or of all statements of a pair, out of a register.

Takes a register and names, gives coverage views. Keeps true: a follow-up is a sentence in a document that is no report
of the statement and is known to be later than it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from banggiao.errors import NothingFound
from banggiao.export.citations import Citations
from banggiao.export.coverage.tree import Coverage, Step, Undertaking
from banggiao.export.desk import as_told
from banggiao.export.dossier.build import build as dossier_of
from banggiao.export.dossier.build import pillar_of
from banggiao.export.dossier.following import followed
from banggiao.export.dossier.silence import days
from banggiao.export.dossier.tree import Dossier, Line, Statement
from banggiao.model.entries import Entry
from banggiao.model.register import Register

_WAY_OUT = "ingest the text of a joint statement or communiqué; `banggiao dossier` shows what is known without one"


def build(
    register: Register, *, statement: str = "", parties: Sequence[str] = (), as_of: date | None = None, lang: str = "vi"
) -> tuple[Coverage, ...]:
    """The coverage of one statement (id of its entry or event, or name of a report of it), or of all of `parties`.

    Raises NothingFound where the register holds no such statement, or none between all of `parties`.
    """
    entry = find(register, statement) if statement else None
    pair = entry.parties if entry else tuple(parties)
    dossier = dossier_of(register, pair, as_of=as_of, lang=lang)
    found = [s for s in dossier.statements if entry is None or s.line.entry.id == entry.id]
    if not found:
        raise NothingFound(statement or " ".join(parties), "the register holds no joint statement of it", _WAY_OUT)
    citations = Citations(register)
    return tuple(covered(s, dossier, citations) for s in found)


def find(register: Register, name: str) -> Entry:
    """The statement that `name` means. Raises NothingFound."""
    name = name.strip()
    entry = register.entry(name)
    if entry is None and (filed := register.document(name)):
        reports = (e for e in register.entries(kind="statement") if filed.document.id in _reports(e))
        entry = next(reports, None)
    if entry and entry.kind == "event":
        issued = next((x.entry for x in entry.links if x.relation == "issues"), None)
        entry = register.entry(issued) if issued else None
    if entry is None or entry.kind != "statement":
        raise NothingFound(name, "is no statement of the register, no report of one and no pair of parties", _WAY_OUT)
    return entry


def _reports(entry: Entry) -> set[str]:
    return {str(r.get("document")) for r in entry.fields.get("reports") or ()}


def covered(statement: Statement, dossier: Dossier, citations: Citations) -> Coverage:
    """The coverage of one statement of a dossier."""
    lines = [(heading, line) for heading, found in statement.fields for line in found]
    undertakings = [_undertaking(h, x, statement, citations) for h, x in lines if x.entry.kind == "commitment"]
    others = [s for s in dossier.sources if s.document not in _reports(statement.line.entry)]
    return Coverage(
        statement=statement, undertakings=tuple(sorted(undertakings, key=_by_place)),
        stances=sum(x.entry.kind == "stance" for _, x in lines), heard=statement.heard,
        dayless=tuple(s.doc for s in others if not days(s.published or s.given.published)[0]),
        as_of=dossier.as_of, lang=dossier.lang,
    )  # fmt: skip


def _undertaking(heading: str, line: Line, statement: Statement, citations: Citations) -> Undertaking:
    after, told = followed(line, statement), line.citations[0]
    steps = [
        Step(what=c.what, date=c.date, note=c.note, citation=cited)
        for c in after.steps
        if (cited := line.by_claim.get(c.claim) or citations.of(c.claim))
    ]
    own = citations.find(told.claim)
    line = replace(line, entry=as_told(line.entry, own[1] if own else None))
    stage = str(getattr(own[1], "stage", "") if own else "") or str(line.entry.fields.get("stage"))
    pillar = pillar_of(line.entry)
    return Undertaking(
        line=line, told=told, pillar=pillar, heading="" if heading == pillar else heading, stage=stage,
        state=after.state, steps=tuple(steps), undated=after.undated,
    )  # fmt: skip


def _by_place(u: Undertaking) -> tuple[bool, str, int, str]:
    return (not u.full, u.told.doc, u.told.start, u.line.entry.id)

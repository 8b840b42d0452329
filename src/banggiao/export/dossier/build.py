"""Gathers a dossier out of the register.

Takes a register, parties and a day. Keeps true: each document is fetched once; entries whose claims are all gone are
left out, since no sentence speaks for them; the order of every section is fixed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from banggiao.export.citations import Citations
from banggiao.export.desk import chosen, last_day, rejected
from banggiao.export.dossier.silence import Heard, days, silence
from banggiao.export.dossier.tree import Dossier, Line, Pillar, Source, Statement
from banggiao.model.dates import earliest
from banggiao.model.entries import Entry
from banggiao.model.kinds import FIRMNESS, LEVELS, METRICS, PILLARS, STAGES
from banggiao.model.register import Filed, Register

#: from so many headings on, a statement is shown under its own; under fewer the pillars tell more
_HEADINGS = 5
#: stages that a deadline can still be missed in
_WAITING = ("proposal", "pledge", "under_way", "postponed")


def build(register: Register, parties: Sequence[str], *, as_of: date | None = None, lang: str = "vi") -> Dossier:
    """The dossier of `parties` (codes); empty where the register holds nothing of them."""
    citations = Citations(register)
    kinds: dict[str, list[Line]] = defaultdict(list)
    for entry in register.entries(parties=parties):
        if not rejected(entry) and (line := line_of(entry, citations, as_of)):
            kinds[entry.kind].append(line)
    for kind in ("person", "organisation"):
        kinds[kind] = _acting(register, kind, parties, citations)
    sources = tuple(source_of(f) for f in citations.fetched)
    heard = Heard.of(sources)
    kinds["commitment"] = [replace(x, silent=silence(x, heard, as_of)) for x in kinds["commitment"]]
    everything = [line for lines in kinds.values() for line in lines]
    return Dossier(
        parties=tuple(parties), as_of=as_of, lang=lang,
        matrix=matrix(kinds["commitment"]),
        levels=tuple(sorted(kinds["relationship"], key=_by_level)),
        statements=tuple(
            _statement(s, kinds, sources, citations) for s in sorted(kinds["statement"], key=_by_date)
        ),
        commitments=_pillars(kinds["commitment"]),
        stances=tuple(sorted(kinds["stance"], key=_by_pillar)),
        mechanisms=tuple(sorted(kinds["mechanism"], key=lambda x: (str(x.entry.fields.get("type")), _key(x)))),
        timeline=tuple(sorted(kinds["event"], key=_by_date)),
        figures=tuple(sorted(kinds["series"], key=_by_metric)),
        people=tuple(sorted(kinds["person"], key=lambda x: (_place(x, parties), -len(x.citations), _key(x)))),
        organisations=tuple(
            sorted(kinds["organisation"], key=lambda x: (_place(x, parties), -len(x.citations), _key(x)))
        ),
        disagreements=tuple(sorted(kinds["disagreement"], key=_key)),
        sources=sources,
        entries={x.entry.id: x.entry for x in everything},
    )  # fmt: skip


def line_of(entry: Entry, citations: Citations, as_of: date | None = None) -> Line | None:
    """The entry with its citations, the firmest first; None where the register holds none of its claims."""
    best, _ = chosen(entry, citations)
    if best is None:
        return None
    others = tuple(c for c in citations.all_of(entry.claims) if c.claim != best.claim)
    late = last_day(entry.fields.get("deadline"))
    overdue = bool(as_of and late and late < as_of and entry.fields.get("stage") in _WAITING)
    return Line(entry=entry, citations=(best, *others), overdue=overdue)


def _acting(register: Register, kind: str, parties: Sequence[str], citations: Citations) -> list[Line]:
    """People and organisations of the parties that act in the documents fetched so far."""
    held = {c.id for f in citations.fetched for c in f.claims}
    found = []
    for entry in register.entries(kind=kind):
        country = entry.fields.get("country") or (entry.parties[0] if entry.parties else None)
        # A body whose country no text tells is named where more than one witness knows it.
        wanted = country in parties or (country is None and kind == "organisation" and entry.witnesses > 1)
        if wanted and held & set(entry.claims) and not rejected(entry):
            here = tuple(c for c in citations.all_of(c for c in entry.claims if c in held))
            found.append(Line(entry=entry, citations=here))
    return found


def source_of(filed: Filed) -> Source:
    """A document's metadata, printed and given apart."""
    d = filed.document
    return Source(
        doc=filed.doc, names=tuple(o.doc for o in filed.origins), document=d.id, title=d.title,
        publisher=d.publisher.value if d.publisher else None,
        credit=d.source_credit.value if d.source_credit else None,
        published=d.published.value if d.published else None,
        given=filed.origins[0].given if filed.origins else d.given,
        extent=d.extent, sample=d.sample, shape=d.shape, claims=len(filed.claims), witness=filed.witness or d.id,
    )  # fmt: skip


def matrix(lines: Iterable[Line]) -> Mapping[str, Mapping[str, int]]:
    """Main pillar -> stage -> how many commitments; pillars without any are left out."""
    counts: dict[str, dict[str, int]] = {p: dict.fromkeys(STAGES, 0) for p in PILLARS}
    for line in lines:
        row = counts.setdefault(pillar_of(line.entry), dict.fromkeys(STAGES, 0))
        stage = str(line.entry.fields.get("stage"))
        row[stage] = row.get(stage, 0) + 1
    return {p: row for p, row in counts.items() if any(row.values())}


def pillar_of(entry: Entry) -> str:
    """The main pillar; `general` where none is given."""
    pillars = entry.fields.get("pillar") or ["general"]
    return str(pillars[0])


def _pillars(lines: Sequence[Line]) -> tuple[Pillar, ...]:
    grouped: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        grouped[pillar_of(line.entry)][str(line.entry.fields.get("stage"))].append(line)
    order = [p for p in (*PILLARS, *sorted(set(grouped) - set(PILLARS))) if p in grouped]
    return tuple(
        Pillar(
            pillar=p,
            stages=tuple(
                (s, tuple(sorted(grouped[p][s], key=_by_firmness)))
                for s in (*STAGES, *sorted(set(grouped[p]) - set(STAGES)))
                if s in grouped[p]
            ),
        )
        for p in order
    )


def _statement(
    line: Line, kinds: Mapping[str, Sequence[Line]], sources: Sequence[Source], citations: Citations
) -> Statement:
    """The statement with its reports, and what it holds: linked entries, else those whose claims stand in a report."""
    told = [r for r in line.entry.fields.get("reports") or () if isinstance(r, Mapping)]
    part = {str(r.get("document")) for r in told if r.get("extent") == "excerpt"}
    documents = {c.document for c in line.citations} | {str(r.get("document")) for r in told}
    tied = {x.entry for x in line.entry.links} | {line.entry.id}
    fields: dict[str, list[Line]] = defaultdict(list)
    lines = [*kinds["commitment"], *kinds["stance"]]
    linked = [x for x in lines if x.entry.id in tied or any(link.entry == line.entry.id for link in x.entry.links)]
    held = {x.entry.id: (x, _heading(x, documents, citations)) for x in lines}
    held = {k: (x, h) for k, (x, h) in held.items() if (x in linked if linked else h)}
    structured = len({h for _, h in held.values() if h}) >= _HEADINGS
    for one, heading in held.values():
        # In a statement's list an entry speaks by its sentence of the statement itself.
        own = [replace(c, excerpt=c.excerpt or c.document in part) for c in one.citations]
        own.sort(key=lambda c: (c.document not in documents, c.excerpt, c.doc, c.start))
        field = heading if heading and structured else pillar_of(one.entry)
        fields[field].append(replace(one, citations=tuple(own)))
    reports = [replace(s, extent="excerpt") if s.document in part else s for s in sources if s.document in documents]
    said = str(line.entry.fields.get("date") or "")
    day = days(said)[1]
    order = sorted(fields, key=lambda h: _field(h, fields))
    return Statement(
        line=line,
        reports=tuple(reports),
        fields=tuple((h, tuple(sorted(fields[h], key=_by_place))) for h in order),
        heard=Heard.of([s for s in sources if s.document not in documents]).since(day, said) if day else None,
    )  # fmt: skip


def _field(heading: str, fields: Mapping[str, Sequence[Line]]) -> tuple[int, str, int]:
    first = min(fields[heading], key=_by_place)
    return (PILLARS.index(heading) if heading in PILLARS else -1, first.citations[0].doc, first.citations[0].start)


def _heading(line: Line, documents: set[str], citations: Citations) -> str:
    """The heading under which a statement itself puts it, as a claim in one of `documents` carries it."""
    for c in line.citations:
        found = citations.find(c.claim) if c.document in documents else None
        if found and (heading := getattr(found[1], "heading", None)):
            return str(heading)
    return ""


def _key(line: Line) -> tuple[str, str]:
    return (line.entry.label, line.entry.id)


def _by_place(line: Line) -> tuple[str, int, str]:
    return (line.citations[0].doc, line.citations[0].start, line.entry.id)


def _by_firmness(line: Line) -> tuple[int, str, str]:
    f = line.entry.fields
    return (-FIRMNESS.get(str(f.get("act")), 0), str(last_day(f.get("deadline")) or "9999"), line.entry.id)


def _by_pillar(line: Line) -> tuple[int, tuple[str, int, str]]:
    pillar = pillar_of(line.entry)
    return (PILLARS.index(pillar) if pillar in PILLARS else len(PILLARS), _by_place(line))


def _by_level(line: Line) -> tuple[tuple[str, ...], int, str, str]:
    f = line.entry.fields
    level = str(f.get("level") or "")
    place = LEVELS.index(level) if level in LEVELS else len(LEVELS)
    return (line.entry.parties, place, first_day(f.get("date")), line.entry.id)


def _by_date(line: Line) -> tuple[str, str]:
    return (first_day(line.entry.fields.get("date")), line.entry.id)


def _by_metric(line: Line) -> tuple[int, str, str]:
    metric = str(line.entry.fields.get("metric"))
    return (METRICS.index(metric) if metric in METRICS else len(METRICS), line.entry.label, line.entry.id)


def _place(line: Line, parties: Sequence[str]) -> int:
    country = str(line.entry.fields.get("country"))
    return list(parties).index(country) if country in parties else len(parties)


def first_day(edtf: object) -> str:
    """A key that sorts by first day; what has no year comes last."""
    try:
        day = earliest(edtf) if isinstance(edtf, str) else None
    except ValueError:
        day = None
    return day.isoformat() if day else "~" + str(edtf or "~")

"""One entry, claim, document or passage by its name, with all its evidence in context, as text for a terminal.

Takes a register and a name: an entry's or claim's id, a document's name or hash, or a citation as outputs print it
(`seed-001 §120-180`). Keeps true: the passage shown is the document's own text, the quote marked in it by » and «.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from banggiao.errors import NothingFound
from banggiao.export.citations import Citation, Citations, cite
from banggiao.export.dossier.tables import source_words
from banggiao.export.figures import claims_of, point, points
from banggiao.export.lines import difference, head, people_of, side
from banggiao.export.markup import unescaped
from banggiao.export.words import word
from banggiao.language.labels import label
from banggiao.language.sentences import sentences
from banggiao.language.wording import because, date_words, number, quantity
from banggiao.model.claims import Claim
from banggiao.model.entries import Entry
from banggiao.model.evidence import Evidence
from banggiao.model.register import Filed, Register
from banggiao.model.shape import own_fields

_PLACE: Final = re.compile(r"\[?(.+?)\s*§\s*(\d+)-(\d+)\]?")
#: fields of a closed vocabulary; `type` has one a kind
_CLOSED: Final = ("stage", "act", "level", "metric", "modifier", "scope")
_TYPES: Final = {"event": "event_type", "mechanism": "mechanism_type", "organisation": "organisation_type"}
#: fields that the line above or the list below tells already
_TOLD: Final = (
    "values", "points", "sides", "about", "names", "dates", "offices", "told_by", "wordings", "origins", "reports",
    "event", "complete", "documents", "unit",
)  # fmt: skip
#: sentences shown before and after the one that holds a quote
_AROUND: Final = 1


def render(register: Register, name: str, *, lang: str = "vi") -> str:
    """What the register holds under `name`. Raises NothingFound where it holds nothing."""
    name = name.strip()
    if entry := register.entry(name):
        return "\n".join(_entry(register, entry, lang)) + "\n"
    if found := register.claim(name):
        return "\n".join(_claim(*found, lang)) + "\n"
    if (m := _PLACE.fullmatch(name)) and (filed := register.document(m[1])):
        return "\n".join(_passage(filed, int(m[2]), int(m[3]), lang)) + "\n"
    if filed := register.document(name):
        return "\n".join(_document(filed, lang)) + "\n"
    raise NothingFound(name, "is no entry, claim, document or passage of the register", "banggiao search finds ids")


def in_context(text: str, e: Evidence, line: tuple[int, int]) -> str:
    """The line of the text with the quote between » and «."""
    start, end = min(line[0], e.start), max(line[1], e.end)
    return f"{text[start : e.start]}»{text[e.start : e.end]}«{text[e.end : end]}".replace("\n", " ")


def _context(filed: Filed, e: Evidence) -> str:
    """The sentence of a quote with its neighbours in the same line; `…` where the line goes on."""
    text, segment = filed.document.text, filed.document.segment_at(e.start)
    if not segment:
        return in_context(text, e, (e.start, e.end))
    found = sentences(text, segment.start, segment.end)
    inside = [n for n, (a, b) in enumerate(found) if a < e.end and e.start < b] or [0]
    first, last = max(0, inside[0] - _AROUND), min(len(found) - 1, inside[-1] + _AROUND)
    before = "… " if first > 0 else ""
    after = " …" if last < len(found) - 1 else ""
    return before + in_context(text, e, (found[first][0], found[last][1])) + after


def _plain(markdown: str) -> str:
    return unescaped(markdown.replace("**", ""))


def _source(c: Citation, lang: str) -> str:
    words = unescaped(source_words(c, lang))
    return f"[{c.anchor}] {c.title}" + (f" ({words})" if words else "")


def _entry(register: Register, entry: Entry, lang: str) -> Iterator[str]:
    citations = Citations(register)
    title = "" if entry.kind in ("series", "relationship", "disagreement") else f": {entry.label}"
    yield f"{label('kind', entry.kind, lang)} {entry.id}{title}"
    about = next((e for x in entry.fields.get("about") or () if (e := register.entry(x))), None)
    yield _plain(difference(entry, about, lang) if about else head(entry, lang))
    yield ""
    yield from _fields(entry, lang)
    for value in points(entry.fields):
        yield "  - " + _plain(point(value, entry.fields, lang))
    for value in entry.fields.get("sides") or ():
        yield "  - " + side(value.get("value"), lang) + f" ({', '.join(claims_of(value))})"
    if entry.witnesses:
        yield f"  {entry.witnesses} {word('witnesses', lang)}"
    for n, claim in enumerate(entry.claims, 1):
        if found := citations.find(claim):
            yield ""
            yield f"{n}. " + _source(cite(*found), lang)
            yield from ("   " + x for x in _evidence(*found, lang))
    if len(entry.chain) > 1:
        yield ""
        yield word("course", lang) + ":"
        for step in entry.chain:
            told = ("|" in step.note and because(step.note, lang)) or step.note
            note = f" - {told}" if told else ""
            yield f"  {date_words(step.date, lang)}: {label('change', step.what, lang)}{note} ({step.claim})"
    yield from _links(register, entry, lang)


def _links(register: Register, entry: Entry, lang: str) -> Iterator[str]:
    if not entry.links:
        return
    yield ""
    yield word("links", lang) + ":"
    for link in entry.links:
        other = register.entry(link.entry)
        name = f": {other.label}" if other else ""
        why = because(link.why, lang)
        yield f"  {label('relation', link.relation, lang)} {link.entry}{name}" + (f" ({why})" if why else "")


def _fields(entry: Entry, lang: str) -> Iterator[str]:
    for name, value in entry.fields.items():
        if value in (None, "", [], ()) or name in _TOLD:
            continue
        yield f"  {label('field', name, lang)}: {_value(name, value, lang, entry.kind)}"
    for report in entry.fields.get("reports") or ():
        if isinstance(report, Mapping):
            yield f"  - {report.get('doc')} ({label('extent', report.get('extent'), lang)})"


def _value(name: str, value: Any, lang: str, kind: str = "") -> str:
    if name in ("by", "to", "parties", "country", "of", "in"):
        return people_of([value] if isinstance(value, str) else value, lang)
    if name == "pillar":
        return ", ".join(label("pillar", p, lang) for p in value)
    if name == "quantity":
        return quantity(value, lang)
    if name in ("date", "period", "deadline", "change_base"):
        return f"{date_words(value, lang)} ({value})"
    if name in ("value", "value_max", "change_pct", "out_of") and isinstance(value, int | float):
        return number(value, lang)
    if name in _CLOSED or name == "type":
        return label(_TYPES.get(kind, "") if name == "type" else name, str(value), lang)
    if isinstance(value, dict):
        return ", ".join(f"{k} {v}" for k, v in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_value("", v, lang) for v in value)
    return str(value)


def _evidence(filed: Filed, claim: Claim, lang: str) -> Iterator[str]:
    """The passage of a claim, its fields with the words that give them, and how sure it is."""
    yield _context(filed, claim.evidence)
    own = own_fields(claim)
    for name, value in own.items():
        ground = claim.grounds.get(name)
        words = f"  ← “{ground.quote}” §{ground.start}-{ground.end}" if ground else ""
        if name == "unit" or (name, value) == ("modifier", "exact"):
            continue  # told with the value
        text = point({**own, "period": None}, own, lang).split("**")[1] if name == "value" else ""
        yield f"  {label('field', name, lang)}: {text or _value(name, value, lang, claim.kind)}{words}"
    if claim.said:
        happening = f", {claim.said.happening}" if claim.said.happening else ""
        anchor = label("anchor", claim.said.anchor, lang)
        yield f"  {label('field', 'said', lang)}: {date_words(claim.said.date, lang)} ({anchor}{happening})"
    for name, readings in sorted(claim.candidates.items()):
        yield f"  {label('field', name, lang)}: {word('candidates', lang)} {' | '.join(readings)}"
    reasons = f" ({'; '.join(claim.reasons)})" if claim.reasons else ""
    yield f"  {word('confidence', lang)}: {claim.confidence:.2f}{reasons}  {claim.id}"


def _claim(filed: Filed, claim: Claim, lang: str) -> Iterator[str]:
    yield f"{label('kind', claim.kind, lang)} {claim.id}"
    yield _source(cite(filed, claim), lang)
    yield ""
    yield from _evidence(filed, claim, lang)


def _passage(filed: Filed, start: int, end: int, lang: str) -> Iterator[str]:
    text = filed.document.text
    if not 0 <= start < end <= len(text):
        raise NothingFound(f"{filed.doc} §{start}-{end}", f"lies outside a text of {len(text)} characters")
    yield f"{filed.document.title} [{filed.doc} §{start}-{end}]"
    yield ""
    yield _context(filed, Evidence(start, end, text[start:end]))
    for claim in filed.claims:
        if claim.evidence.start < end and start < claim.evidence.end:
            yield ""
            yield from _claim(filed, claim, lang)


def _document(filed: Filed, lang: str) -> Iterator[str]:
    d = filed.document
    yield d.title
    printed = {"outlet": d.publisher, "source": d.source_credit, "published": d.published}
    for name, value in printed.items():
        if value:
            yield f"  {word(name, lang)}: {value.value}"
    given = filed.origins[0].given if filed.origins else d.given
    for name, told in (("outlet", given.publisher), ("published", given.published)):
        if told:
            yield f"  {word(name, lang)}: {told} ({word('given', lang)})"
    yield f"  {word('extent', lang)}: {word(d.extent, lang)}" + (f", {word('sample', lang)}" if d.sample else "")
    yield f"  {', '.join(o.doc for o in filed.origins)}  SHA-256 {d.id}"
    yield ""
    yield f"{word('claims', lang)}: {len(filed.claims)}"
    for claim in sorted(filed.claims, key=lambda c: (c.evidence, c.id)):
        e = claim.evidence
        yield f"  §{e.start}-{e.end} {label('kind', claim.kind, lang)} {claim.id}: “{' '.join(e.quote.split())}”"

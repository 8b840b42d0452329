"""A dossier as Markdown, made to be read in a terminal and on a forge.

Takes a dossier, gives text. Keeps true: every entry is followed by its sentence as a quotation and by the place where
it stands; what a manifest gave is marked as given; samples are marked in every citation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from banggiao.export.citations import Citation
from banggiao.export.dossier.following import STATES, followed
from banggiao.export.dossier.picture import picture
from banggiao.export.dossier.tables import organisations, people, source_words, sources
from banggiao.export.dossier.tree import Dossier, Line, Silence, Statement
from banggiao.export.figures import claims_of, point, points
from banggiao.export.lines import difference, head, people_of, side
from banggiao.export.markup import escaped, quoted
from banggiao.export.words import both, word
from banggiao.language.labels import label, party
from banggiao.language.wording import date_words
from banggiao.model.entries import Change, Entry
from banggiao.model.kinds import PILLARS

#: links that a line names
_TIES: Final = ("answered_by", "answers", "delivered_by", "met_by")
#: further places named after the first sentence of an entry
_OTHERS: Final = 6


def render_md(dossier: Dossier) -> str:
    """The whole dossier as Markdown, ending in a line break."""
    lang = dossier.lang
    out = [*_opening(dossier)]
    if dossier.empty:
        return "\n".join([*out, f"_{word('none', lang)}_", ""])
    out += _section("picture", ["```text", *picture(dossier.matrix, lang), "```"] if dossier.matrix else [], lang)
    out += _section("levels", _lines(dossier.levels, lang), lang)
    out += _section("statements", _statements(dossier), lang)
    out += _section("commitments", _commitments(dossier), lang)
    out += _section("figures", _figures(dossier), lang)
    out += _section("disagreements", _disagreements(dossier), lang)
    out += _section("mechanisms", _lines(dossier.mechanisms, lang), lang)
    out += _section("timeline", _timeline(dossier), lang)
    out += _section("stances", _lines(dossier.stances, lang), lang)
    out += _section("people", people(dossier), lang)
    out += _section("organisations", organisations(dossier), lang)
    out += _section("sources", sources(dossier), lang)
    return "\n".join(out).rstrip("\n") + "\n"


def citation(c: Citation, lang: str) -> str:
    """The sentence and where it stands."""
    source = source_words(c, lang)
    return f"{quoted(c.quote)} [{escaped(c.anchor)}]" + (f" {source}" if source else "")


def entry_lines(line: Line, lang: str) -> list[str]:
    """An entry as a list item: its line, its sentence, the other places that tell it, its course."""
    out = [f"- {head(line.entry, lang, overdue=line.overdue)} `{line.entry.id}`"]
    if line.citations:
        out.append(f"  > {citation(line.citations[0], lang)}")
    if tail := _elsewhere(line, lang):
        out += ["", f"  {tail}"]
    return out


def _elsewhere(line: Line, lang: str) -> str:
    """Witnesses, other places and the course of an entry, where there is more than one sentence."""
    others = line.citations[1:]
    parts = []
    if line.entry.witnesses > 1:
        parts.append(f"{line.entry.witnesses} {word('witnesses', lang)}")
    if others:
        places = ", ".join(f"[{escaped(c.anchor)}]" for c in others[:_OTHERS])
        rest = len(others) - _OTHERS
        parts.append(f"{word('also', lang)} {places}" + (f", +{rest}" if rest > 0 else ""))
    if len(line.entry.chain) > 1:
        parts.append(f"{word('course', lang)}: " + " → ".join(step_words(c, lang) for c in line.entry.chain))
    parts += _ties(line, lang)
    if line.silent:
        since = f"{word('silent', lang)} {date_words(line.silent.since, lang)}"
        parts.append(f"{since} ({silence_words(line.silent, lang)})")
    return " · ".join(parts)


def _ties(line: Line, lang: str) -> list[str]:
    """Who says so, where it is only the other side, and what answers or delivers it."""
    f = line.entry.fields
    tellers = list(f.get("told_by") or ())
    other = bool(tellers) and not set(tellers) & set(f.get("by") or ())
    parts = [f"{word('told', lang)} {people_of(tellers, lang)}"] if other else []
    links = [x for x in line.entry.links if x.relation in _TIES]
    return parts + [f"{label('relation', x.relation, lang)} `{x.entry}`" for x in links[:_OTHERS]]


def step_words(step: Change, lang: str) -> str:
    """One step of a course: what changed, when; of a reworded stand also the words that came and went."""
    note = f": {escaped(step.note)}" if step.what == "reworded" and step.note else ""
    return f"{label('change', step.what, lang)} ({date_words(step.date, lang)}{note})"


def silence_words(silent: Silence, lang: str) -> str:
    """Over what nothing was heard."""
    return word("nothing_in", lang).format(
        documents=silent.documents, outlets=silent.outlets, first=date_words(silent.first, lang),
        last=date_words(silent.last, lang),
    )  # fmt: skip


def _section(key: str, body: list[str], lang: str) -> list[str]:
    return ["", f"## {both(key, lang)}", "", *body] if body else []


def _lines(lines: Iterable[Line], lang: str) -> list[str]:
    return [x for line in lines for x in entry_lines(line, lang)]


def _opening(dossier: Dossier) -> Iterator[str]:
    lang = dossier.lang
    other = "en" if lang == "vi" else "vi"
    names = {x: " - ".join(party(p, x) for p in dossier.parties) for x in ("vi", "en")}
    yield f"# {word('dossier', lang)} {names[lang]}"
    yield ""
    yield f"_{word('dossier', other)}: {names[other]}_"
    yield ""
    if dossier.sample:
        yield f"> {word('sample_note', lang)}"
        yield ""
    if not dossier.empty:
        yield _coverage(dossier)
        yield ""
        yield word("reading", lang)


def _coverage(dossier: Dossier) -> str:
    lang = dossier.lang
    days = sorted(d for s in dossier.sources if (d := s.published or s.given.published))
    outlets = {s.outlet or s.given.publisher for s in dossier.sources} - {None}
    counts = (len(dossier.sources), len(outlets), len({s.witness for s in dossier.sources}))
    if lang == "vi":
        text = f"{counts[0]} tài liệu, {counts[1]} nơi đăng, {counts[2]} nguồn độc lập"
        text += f"; đăng từ {date_words(days[0])} đến {date_words(days[-1])}" if days else ""
        return text + (f"; xét đến {date_words(dossier.as_of.isoformat())}." if dossier.as_of else ".")
    text = f"{counts[0]} documents, {counts[1]} outlets, {counts[2]} independent witnesses"
    text += f"; published {date_words(days[0], lang)} to {date_words(days[-1], lang)}" if days else ""
    return text + (f"; as of {date_words(dossier.as_of.isoformat(), lang)}." if dossier.as_of else ".")


def _commitments(dossier: Dossier) -> list[str]:
    lang, out = dossier.lang, []
    for pillar in dossier.commitments:
        out += ["", f"### {label('pillar', pillar.pillar, lang)} ({pillar.count})"]
        for stage, found in pillar.stages:
            out += ["", f"#### {label('stage', stage, lang).capitalize()} ({len(found)})", "", *_lines(found, lang)]
    return out[1:]


def _statements(dossier: Dossier) -> list[str]:
    lang, out = dossier.lang, []
    for statement in dossier.statements:
        out += entry_lines(statement.line, lang)
        reports = [f"{escaped(s.doc)} ({word(s.extent, lang)})" for s in statement.reports]
        out += ["", f"  {word('told_by', lang)} {', '.join(reports)}", ""] if reports else [""]
        out += [f"  {summary}", ""] if (summary := _followed(statement, lang)) else []
        for heading, found in statement.fields:
            name = label("pillar", heading, lang) if heading in PILLARS else escaped(heading)
            out += [f"  - **{name}**"]
            for x in found:
                c = x.citations[0]
                out.append(f"    - {quoted(c.quote)} [{escaped(c.anchor)}] `{x.entry.id}`{_since(x, statement, lang)}")
    return out


def _since(line: Line, statement: Statement, lang: str) -> str:
    """What is known of an undertaking since its statement, or over what nothing is."""
    if line.entry.kind != "commitment" or not statement.line.entry.fields.get("date"):
        return ""
    after = followed(line, statement)
    found = [step_words(c, lang) for c in after.steps]
    found += [f"{word('state_undated', lang)} [{escaped(c.anchor)}]" for c in after.undated]
    if not found and statement.heard:
        found = [word("state_none", lang)]
    return f" · {word('follow_up', lang)}: " + " → ".join(found) if found else ""


def _followed(statement: Statement, lang: str) -> str:
    """How many undertakings of a statement were followed by what, and the command that shows the sentences."""
    lines = [x for _, found in statement.fields for x in found if x.entry.kind == "commitment"]
    if not lines or not statement.heard:
        return ""
    states = [followed(x, statement).state for x in lines]
    counts = ", ".join(f"{word(f'state_{s}', lang)} {states.count(s)}" for s in STATES if s in states)
    counts += f" ({silence_words(statement.heard, lang)})" if "none" in states else ""
    return (
        f"{word('undertakings', lang).format(n=len(lines))}: {counts} (`banggiao coverage {statement.line.entry.id}`)"
    )


def _timeline(dossier: Dossier) -> list[str]:
    lang, out, year = dossier.lang, list[str](), ""
    for line in dossier.timeline:
        date = str(line.entry.fields.get("date") or "")
        now = word("undated", lang) if not date else date[:4] if date[:4].isdigit() else word("year_unknown", lang)
        if now != year:
            out += ["", f"### {now}", ""]
            year = now
        out += entry_lines(line, lang)
    return out[1:]


def _figures(dossier: Dossier) -> list[str]:
    lang, out = dossier.lang, []
    for line in dossier.figures:
        out.append(f"- {head(line.entry, lang)} `{line.entry.id}`")
        cited, told = line.by_claim, set()
        for value in points(line.entry.fields):
            claims = claims_of(value)
            told |= set(claims)
            out.append(f"  - {point(value, line.entry.fields, lang)}")
            out += [f"    > {citation(cited[c], lang)}" for c in claims if c in cited]
        out += [f"  > {citation(c, lang)}" for c in line.citations if c.claim not in told]
    return out


def _disagreements(dossier: Dossier) -> list[str]:
    lang, out = dossier.lang, []
    for line in dossier.disagreements:
        out.append(f"- {difference(line.entry, about(line, dossier), lang)} `{line.entry.id}`")
        cited, told = line.by_claim, set()
        for value in line.entry.fields.get("sides") or ():
            claims = claims_of(value)
            told |= set(claims)
            out.append(f"  - **{escaped(side(value.get('value'), lang))}**")
            out += [f"    > {citation(cited[c], lang)}" for c in claims if c in cited]
        out += [f"  > {citation(c, lang)}" for c in line.citations if c.claim not in told]
    return out


def about(line: Line, dossier: Dossier) -> Entry | None:
    """The entry that a disagreement is about, where the dossier holds it."""
    return next((e for x in line.entry.fields.get("about") or () if (e := dossier.entries.get(x))), None)

"""A dossier as Markdown, made to be read in a terminal and on a forge.

Takes a dossier, gives text. Keeps true: every entry is followed by its sentence as a quotation and by the place where
it stands; what a manifest gave is marked as given; samples are marked in every citation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from banggiao.export import lines as words_of
from banggiao.export.citations import Citation
from banggiao.export.dossier.picture import picture
from banggiao.export.dossier.tree import Dossier, Line, Source
from banggiao.export.lines import head
from banggiao.export.markup import escaped, quoted, table
from banggiao.export.words import both, word
from banggiao.language.labels import label, party
from banggiao.language.wording import date_words
from banggiao.model.entries import Entry
from banggiao.model.kinds import PILLARS

#: further places named after the first sentence of an entry
_OTHERS = 6


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
    out += _section("people", _people(dossier), lang)
    out += _section("organisations", _organisations(dossier), lang)
    out += _section("sources", _sources(dossier), lang)
    return "\n".join(out).rstrip("\n") + "\n"


def source_words(c: Citation, lang: str) -> str:
    """Who printed it and when, in a few words; given values and samples marked."""
    words = [escaped(c.publisher or c.credit or "") or (_given(c.given_publisher, lang) if c.given_publisher else "")]
    if c.published:
        words.append(date_words(c.published, lang))
    elif c.given_published:
        words.append(_given(date_words(c.given_published, lang), lang))
    if c.said and c.said != c.day:
        words.append(f"{word('said', lang)} {date_words(c.said, lang)}")
    words += [word("excerpt", lang)] if c.excerpt else []
    words += [word("sample", lang)] if c.sample and "mẫu" not in words[0] else []
    return ", ".join(w for w in words if w)


def _given(value: str, lang: str) -> str:
    return f"{escaped(value)} ({word('given', lang)})"


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
        steps = [f"{label('change', c.what, lang)} ({date_words(c.date, lang)})" for c in line.entry.chain]
        parts.append(f"{word('course', lang)}: " + " → ".join(steps))
    return " · ".join(parts)


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
        for heading, found in statement.fields:
            name = label("pillar", heading, lang) if heading in PILLARS else escaped(heading)
            out += [f"  - **{name}**"]
            out += [
                f"    - {quoted(x.citations[0].quote)} [{escaped(x.citations[0].anchor)}] `{x.entry.id}`" for x in found
            ]
    return out


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
        for value in words_of.points(line.entry.fields):
            claims = words_of.claims_of(value)
            told |= set(claims)
            out.append(f"  - {words_of.point(value, line.entry.fields, lang)}")
            out += [f"    > {citation(cited[c], lang)}" for c in claims if c in cited]
        out += [f"  > {citation(c, lang)}" for c in line.citations if c.claim not in told]
    return out


def _disagreements(dossier: Dossier) -> list[str]:
    lang, out = dossier.lang, []
    for line in dossier.disagreements:
        out.append(f"- {words_of.difference(line.entry, about(line, dossier), lang)} `{line.entry.id}`")
        cited, told = line.by_claim, set()
        for value in line.entry.fields.get("sides") or ():
            claims = words_of.claims_of(value)
            told |= set(claims)
            out.append(f"  - **{escaped(words_of.side(value.get('value'), lang))}**")
            out += [f"    > {citation(cited[c], lang)}" for c in claims if c in cited]
        out += [f"  > {citation(c, lang)}" for c in line.citations if c.claim not in told]
    return out


def about(line: Line, dossier: Dossier) -> Entry | None:
    """The entry that a disagreement is about, where the dossier holds it."""
    return next((e for x in line.entry.fields.get("about") or () if (e := dossier.entries.get(x))), None)


def _people(dossier: Dossier) -> list[str]:
    lang = dossier.lang
    heads = [word(k, lang) for k in ("name", "country", "office", "source")]
    rows = []
    for line in dossier.people:
        f = line.entry.fields
        offices = "; ".join(escaped(x) for x in words_of.offices(f, lang))
        country = party(str(f["country"]), lang) if f.get("country") else ""
        rows.append(
            (
                f"**{escaped(str(f.get('name') or line.entry.label))}** `{line.entry.id}`",
                country,
                offices,
                _anchors(line),
            )
        )
    return table(heads, rows) if rows else []


def _organisations(dossier: Dossier) -> list[str]:
    lang = dossier.lang
    heads = [word(k, lang) for k in ("name", "type", "country", "source")]
    rows = []
    for line in dossier.organisations:
        f = line.entry.fields
        kind, country = (
            label("organisation_type", f.get("type"), lang),
            party(str(f["country"]), lang) if f.get("country") else "",
        )
        rows.append(
            (f"**{escaped(str(f.get('name') or line.entry.label))}** `{line.entry.id}`", kind, country, _anchors(line))
        )
    return table(heads, rows) if rows else []


def _anchors(line: Line) -> str:
    shown = ", ".join(f"[{escaped(c.anchor)}]" for c in line.citations[:2])
    rest = len(line.citations) - 2
    return shown + (f", +{rest}" if rest > 0 else "")


def _sources(dossier: Dossier) -> list[str]:
    lang = dossier.lang
    heads = [word(k, lang) for k in ("document", "title", "outlet", "published", "extent", "claims")]
    return table(heads, [_source(s, lang) for s in dossier.sources])


def _source(s: Source, lang: str) -> tuple[str, ...]:
    outlet = ", ".join(escaped(x) for x in (s.publisher, s.credit) if x)
    if not outlet:
        outlet = _given(s.given.publisher, lang) if s.given.publisher else word("no_outlet", lang)
    day = date_words(s.published, lang)
    if not s.published and s.given.published:
        day = _given(date_words(s.given.published, lang), lang)
    extent = word(s.extent, lang) + (f", {word('sample', lang)}" if s.sample else "")
    return (escaped(", ".join(s.names) or s.doc), escaped(s.title), outlet, day, extent, str(s.claims))

"""The tables at the end of a dossier: people, organisations, sources; and how a source is named in a few words.

Takes dossiers and citations, gives Markdown. Keeps true: what a manifest gave is marked as given; samples are marked.
"""

from __future__ import annotations

from banggiao.export.citations import Citation
from banggiao.export.dossier.tree import Dossier, Line, Source
from banggiao.export.lines import offices
from banggiao.export.markup import escaped, table
from banggiao.export.words import word
from banggiao.language.labels import label, party
from banggiao.language.wording import date_words


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


def people(dossier: Dossier) -> list[str]:
    """The people of a dossier, with their offices."""
    lang = dossier.lang
    heads = [word(k, lang) for k in ("name", "country", "office", "source")]
    rows = []
    for line in dossier.people:
        f = line.entry.fields
        held = "; ".join(escaped(x) for x in offices(f, lang))
        country = party(str(f["country"]), lang) if f.get("country") else ""
        rows.append(
            (
                f"**{escaped(str(f.get('name') or line.entry.label))}** `{line.entry.id}`",
                country,
                held,
                _anchors(line),
            )
        )
    return table(heads, rows) if rows else []


def organisations(dossier: Dossier) -> list[str]:
    """The organisations of a dossier."""
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


def sources(dossier: Dossier) -> list[str]:
    """The documents that a dossier cites."""
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

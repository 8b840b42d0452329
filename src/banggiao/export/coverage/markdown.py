"""A coverage view as Markdown: what is known and from which text, counts, then each undertaking with what followed.

Takes views, gives text. Keeps true: every undertaking and every follow-up stands with its sentence and place; what only
an excerpt gives is marked; a statement of which no full text is known is called incomplete at the head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from banggiao.export.coverage.tree import Coverage, Step, Undertaking, counted
from banggiao.export.dossier.following import STATES
from banggiao.export.dossier.markdown import citation, silence_words, step_words
from banggiao.export.figures import own_side_first
from banggiao.export.lines import head
from banggiao.export.markup import escaped, table
from banggiao.export.words import word
from banggiao.language.labels import label, party
from banggiao.language.wording import date_words
from banggiao.model.entries import Change

#: documents without a known day that are named; all are counted, and all stand in the JSON
_NAMED: Final = 6


def render_md(found: Sequence[Coverage]) -> str:
    """The views as Markdown, ending in a line break."""
    return "\n\n".join("\n".join(_view(c)) for c in found) + "\n"


def _view(c: Coverage) -> Iterator[str]:
    lang, entry = c.lang, c.statement.line.entry
    yield f"# {word('coverage', lang)}: {' - '.join(party(p, lang) for p in own_side_first(entry.parties))}"
    yield ""
    yield f"{head(entry, lang)} `{entry.id}`"
    yield ""
    if any(r.sample for r in c.statement.reports):
        yield f"> {word('sample_note', lang)}"
        yield ""
    reports = [f"[{escaped(r.doc)}] ({word(r.extent, lang)})" for r in c.statement.reports]
    yield f"{word('told_by', lang).capitalize()}: {', '.join(reports)}."
    yield ""
    yield from _extent(c)
    yield ""
    yield from _counts(c)
    for pillar in c.pillars:
        own = c.of(pillar)
        yield ""
        yield f"## {label('pillar', pillar, lang)} ({len(own)})"
        yield ""
        headings = dict.fromkeys(u.heading for u in own if u.heading)
        if headings:
            yield f"_{word('under_headings', lang)} {', '.join(f'“{escaped(h)}”' for h in headings)}_"
            yield ""
        for u in own:
            yield from _undertaking(u, c)


def _extent(c: Coverage) -> Iterator[str]:
    """What is known of the statement: never complete where only excerpts are."""
    full, count = sum(u.full for u in c.undertakings), len(c.undertakings)
    key = "coverage_full" if c.complete else "coverage_excerpt"
    yield "> " + word(key, c.lang).format(full=full, part=count - full)


def _counts(c: Coverage) -> Iterator[str]:
    lang, count = c.lang, len(c.undertakings)
    stages = ", ".join(f"{label('stage', s, lang)} {n}" for s, n in c.stages.items())
    yield f"**{word('undertakings', lang).format(n=count)}**: {stages}. " + word("coverage_stances", lang).format(
        n=c.stances
    )
    yield ""
    if c.heard:
        yield word("looked_in", lang).format(
            documents=c.heard.documents, outlets=c.heard.outlets, first=date_words(c.heard.first, lang),
            last=date_words(c.heard.last, lang),
        )  # fmt: skip
    else:
        yield word("nothing_later" if c.statement.line.entry.fields.get("date") else "no_statement_day", lang)
    if c.dayless:
        names = ", ".join(f"[{escaped(d)}]" for d in c.dayless[:_NAMED]) + (" …" if len(c.dayless) > _NAMED else "")
        yield word("without_day", lang).format(n=len(c.dayless), names=names)
    if c.as_of:
        overdue = word("coverage_overdue", lang).format(n=c.overdue, day=date_words(c.as_of.isoformat(), lang))
        yield overdue
    yield ""
    shown = [s for s in STATES if any(u.state == s for u in c.undertakings)]
    states = [word(f"state_{s}" if c.heard or s != "none" else "state_unheard", lang) for s in shown]
    heads = [word("pillar", lang), *states, word("total", lang)]
    rows = [_row(label("pillar", p, lang), c.of(p), shown) for p in c.pillars]
    yield from table(heads, [*rows, _row(f"**{word('total', lang)}**", c.undertakings, shown)])


def _row(name: str, undertakings: Sequence[Undertaking], shown: Sequence[str]) -> list[str]:
    counts = counted(undertakings)
    return [name, *(str(counts[s] or "·") for s in shown), str(len(undertakings))]


def _undertaking(u: Undertaking, c: Coverage) -> Iterator[str]:
    lang = c.lang
    part = "" if u.full else f" · _{word('only_in_excerpt', lang)}_"
    many = f" · {u.line.entry.witnesses} {word('witnesses', lang)}" if u.line.entry.witnesses > 1 else ""
    yield f"- {head(u.line.entry, lang, overdue=u.line.overdue)}{many}{part} `{u.line.entry.id}`"
    yield f"  > {citation(u.told, lang)}"
    yield ""
    for step in u.steps:
        yield f"  - → **{_step(step, lang)}**: {citation(step.citation, lang)}"
    for told in u.undated:
        yield f"  - → **{word('state_undated', lang)}**: {citation(told, lang)}"
    if not u.steps and c.heard:
        yield f"  - → {silence_words(c.heard, lang)}"


def _step(step: Step, lang: str) -> str:
    return step_words(Change(what=step.what, date=step.date, claim=step.citation.claim, note=step.note), lang)

"""The brief: two pages of Markdown in which every sentence resolves to entries and quotes.

Takes a register and parties (or a dossier), gives Markdown with numbered notes; a note names entry, claim, place and
source. Keeps true: nothing stands in it that `brief_check.check` cannot follow back to a sentence of a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from banggiao.export.brief_check import PAGE_WORDS, PAGES, Fault, check, syllables
from banggiao.export.citations import Citation
from banggiao.export.desk import answered
from banggiao.export.dossier.build import build, first_day
from banggiao.export.dossier.markdown import about
from banggiao.export.dossier.tables import source_words
from banggiao.export.dossier.tree import Dossier, Line
from banggiao.export.figures import claims_of, measured, point, points
from banggiao.export.lines import difference, head, people_of, side
from banggiao.export.markup import escaped, quoted
from banggiao.export.words import both, word
from banggiao.language.labels import label, party
from banggiao.language.wording import date_words
from banggiao.model.entries import Entry
from banggiao.model.kinds import FIRMNESS
from banggiao.model.register import Register

__all__ = ["Fault", "check", "of_dossier", "write"]

#: quotes longer than this (syllables) are cut after it in the text; the note has them whole
_CLIP: Final = 34
#: sentences a section holds at most, before the whole is cut to two pages
_CAPS: Final = {"levels": 6, "pledges": 12, "requests": 5, "going": 6, "figures": 7, "timeline": 6, "differ": 3}
#: sections that give way first where the pages are full
_CUT: Final = ("pledges", "going", "timeline", "requests", "figures", "pledges", "differ")


@dataclass(slots=True)
class _Notes:
    """Notes in the order in which they are first used."""

    lang: str
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def mark(self, line: Line, citations: Iterable[Citation], *, whole: bool) -> str:
        """Marks for the citations; `whole` where the text has the full quote already."""
        marks = []
        for c in citations:
            key = (line.entry.id, c.claim)
            if key not in self.numbers:
                self.numbers[key] = len(self.numbers) + 1
                quote = "" if whole else f": {quoted(c.quote)}"
                source = source_words(c, self.lang)
                text = f"`{line.entry.id}` `{c.claim}` [{escaped(c.anchor)}] {source}".rstrip() + quote
                self.lines.append(f"[^{self.numbers[key]}]: {text}")
            marks.append(f"[^{self.numbers[key]}]")
        return "".join(marks)


def write(
    register: Register,
    parties: Sequence[str],
    *,
    pillar: str | None = None,
    as_of: date | None = None,
    lang: str = "vi",
) -> str:
    """The brief of `parties`, of one pillar where one is named."""
    return of_dossier(build(register, parties, as_of=as_of, lang=lang), pillar=pillar)


def of_dossier(dossier: Dossier, *, pillar: str | None = None) -> str:
    """The brief of a dossier: as much of it as two pages hold, the firmest first."""
    chosen = _chosen(dossier, pillar)
    text = _rendered(dossier, pillar, chosen)
    turn = 0
    while syllables(text) > PAGES * PAGE_WORDS and any(chosen[s] for s in _CUT):
        section = _CUT[turn % len(_CUT)]
        turn += 1
        if len(chosen[section]) > (2 if turn < 200 else 0):
            chosen[section] = chosen[section][:-1]
            text = _rendered(dossier, pillar, chosen)
    return text


def _chosen(dossier: Dossier, pillar: str | None) -> dict[str, list[Line]]:
    lines = [x for p in dossier.commitments for _, found in p.stages for x in found]
    if pillar:
        lines = [x for x in lines if pillar in (x.entry.fields.get("pillar") or ())]
    done = answered(x.entry for x in lines)
    stages: Callable[..., list[Line]] = lambda *which: sorted(
        (x for x in lines if x.entry.fields.get("stage") in which), key=_weight
    )
    events = sorted(
        (x for x in dossier.timeline if not first_day(x.entry.fields.get("date")).startswith("~")),
        key=lambda x: (first_day(x.entry.fields.get("date")), len(x.citations), x.entry.id), reverse=True,
    )  # fmt: skip
    found = {
        "levels": [] if pillar else list(dossier.levels),
        "pledges": stages("pledge", "postponed", "ended"),
        "requests": [x for x in stages("proposal") if x.entry.id not in done and x.entry.fields.get("to")],
        "going": stages("under_way", "delivered"),
        "figures": [] if pillar else list(dossier.figures),
        "timeline": [] if pillar else events,
        "differ": [] if pillar else list(dossier.disagreements),
    }
    return {key: value[: _CAPS[key]] for key, value in found.items()}


def _weight(line: Line) -> tuple[bool, bool, int, int, int, str]:
    """What says more comes first: overdue, a sum or a deadline, more witnesses, firmer, shorter."""
    f = line.entry.fields
    plain = not (f.get("quantity") or f.get("deadline"))
    length = syllables(line.citations[0].quote)
    firm = FIRMNESS.get(str(f.get("act")), 0)
    return (not line.overdue, plain, -line.entry.witnesses, -firm, length, line.entry.id)


def _rendered(dossier: Dossier, pillar: str | None, chosen: dict[str, list[Line]]) -> str:
    lang, notes = dossier.lang, _Notes(dossier.lang)
    names = " - ".join(party(p, lang) for p in dossier.parties)
    title = f"# {word('brief', lang)} {names}" + (f": {label('pillar', pillar, lang)}" if pillar else "")
    out = [title, ""]
    if dossier.sample:
        out += [f"> {word('sample_note', lang)}", ""]
    writers: dict[str, Callable[[Line, _Notes, str], str]] = {
        "levels": _level, "pledges": _commitment, "requests": _commitment, "going": _commitment, "figures": _figure,
        "timeline": _event, "differ": lambda x, notes, lang: _difference(x, about(x, dossier), notes, lang),
    }  # fmt: skip
    for section, lines in chosen.items():
        sentences = [s for x in lines if (s := writers[section](x, notes, lang))]
        if sentences:
            out += [f"## {both('brief_' + section, lang)}", "", *(f"- {s}" for s in sentences), ""]
    if not notes.lines:
        return "\n".join([*out, f"_{word('none', lang)}_", ""])
    return "\n".join([*out, f"## {both('notes', lang)}", "", *notes.lines, ""])


def _level(line: Line, notes: _Notes, lang: str) -> str:
    f = line.entry.fields
    name, who = label("level", f.get("level"), lang), people_of(line.entry.parties, lang)
    if f.get("date"):
        when = date_words(f["date"], lang)
        text = (
            f"{who}: **{name}**, {word('since', lang)} {when}" if lang == "vi" else f"{who}: **{name}**, since {when}"
        )
    else:
        text = f"{who}: **{name}**, {word('undated', lang).lower()}"
    best = next((c for c in line.citations if _dated(c, f.get("date"))), line.citations[0])
    return f"{text}.{notes.mark(line, [best], whole=False)}"


def _dated(c: Citation, edtf: object) -> bool:
    return isinstance(edtf, str) and edtf[:4] in c.quote


def _commitment(line: Line, notes: _Notes, lang: str) -> str:
    c = line.citations[0]
    words = c.quote.split()
    whole = len(words) <= _CLIP
    quote = quoted(c.quote if whole else " ".join([*words[:_CLIP], "…"]))
    told = f" · {line.entry.witnesses} {word('witnesses', lang)}" if line.entry.witnesses > 1 else ""
    return f"{head(line.entry, lang, overdue=line.overdue)}{told}: {quote}.{notes.mark(line, [c], whole=whole)}"


def _figure(line: Line, notes: _Notes, lang: str) -> str:
    """The latest value of a series, and the last one before it that differs."""
    cited, f = line.by_claim, line.entry.fields
    values = [v for v in points(f) if set(claims_of(v)) & set(cited)]
    if not values:
        return ""
    values = sorted(values, key=lambda v: first_day(v.get("period") or v.get("told")))
    before = [v for v in values if v.get("value") != values[-1].get("value")]
    values = [*before[-1:], values[-1]]
    who = measured(line.entry, lang)
    told = [point(v, f, lang, sums=False) for v in values]
    used = [next(cited[c] for c in claims_of(v) if c in cited) for v in values]
    name = label("metric", f.get("metric"), lang)
    return f"{name} ({escaped(who)}): {'; '.join(told)}.{notes.mark(line, used, whole=False)}"


def _event(line: Line, notes: _Notes, lang: str) -> str:
    """`**Ngày 5/3/2025**: gặp, hội đàm · ... · Hà Nội.`"""
    when, _, what = head(line.entry, lang).partition(" · ")
    return f"{when}: {what}.{notes.mark(line, line.citations[:1], whole=False)}"


def _difference(line: Line, other: Entry | None, notes: _Notes, lang: str) -> str:
    cited = line.by_claim
    sides = line.entry.fields.get("sides") or ()
    told = [escaped(side(v.get("value"), lang)) for v in sides]
    between = " ≠ ".join(told) if told else escaped(line.entry.label)
    used = [cited[c] for v in sides for c in claims_of(v)[:1] if c in cited]
    text = difference(line.entry, other, lang)
    return f"{text}: {between}.{notes.mark(line, used or line.citations[:2], whole=False)}"

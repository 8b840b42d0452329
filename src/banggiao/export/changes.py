"""The morning digest: what the documents of a day or run brought that was not there before.

Takes a register and the first day or run that counts as new, gives entries by what happened to them. Keeps true: an
entry is told under the weightiest thing that is new about it, once; every line has the sentence that is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from banggiao.export.citations import Citations
from banggiao.export.desk import OPEN, as_told, last_day, rejected
from banggiao.export.dossier.markdown import entry_lines
from banggiao.export.dossier.tree import Line
from banggiao.export.words import both, word
from banggiao.language.labels import label, party
from banggiao.language.wording import date_words
from banggiao.model.entries import ENTRY_KINDS, Entry
from banggiao.model.register import Filed, Register

#: what is told, the weightiest first; `new` is told by kind
SECTIONS: Final = (
    "contradicted", "overdue", "ended", "postponed", "delivered", "under_way", "firmer", "sum_changed",
    "deadline_changed", "reworded", "reaffirmed", "added", "new",
)  # fmt: skip

Since = date | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new in a register."""

    since: Since
    as_of: date | None
    lang: str
    parties: tuple[str, ...]
    #: names of the new documents
    documents: tuple[str, ...]
    #: section -> lines; of `new`, kind after kind
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    sample: bool = False


def is_new(filed: Filed, since: Since) -> bool:
    """Whether a document came in on that day or in that run, or later."""
    if isinstance(since, int):
        return filed.run >= since
    return bool(filed.ingested) and filed.ingested[:10] >= since.isoformat()


def build(
    register: Register, *, since: Since, as_of: date | None = None, parties: Sequence[str] = (), lang: str = "vi"
) -> Changes:
    """What documents ingested on the day `since` (or in the run of that number) or later brought.

    An undertaking counts as overdue here where its deadline passed between `since` (a day; for a run, the first day of
    its documents) and `as_of`.
    """
    citations, fresh, names, sample, first = Citations(register), set[str](), list[str](), False, ""
    for filed in register.documents():
        if is_new(filed, since):
            fresh |= {c.id for c in filed.claims}
            names.append(filed.doc)
            sample = sample or filed.document.sample
            first = min(filter(None, (first, filed.ingested[:10])), default="")
    day = since if isinstance(since, date) else date.fromisoformat(first) if first else None
    found: dict[str, list[Line]] = defaultdict(list)
    for entry in register.entries(parties=parties):
        section = "" if rejected(entry) else _section(entry, fresh, day, as_of)
        own = [c for c in entry.claims if c in fresh] or list(entry.claims)
        if section and (cited := citations.all_of(own)):
            held = citations.find(cited[0].claim)
            shown = as_told(entry, held[1] if held else None)
            found[section].append(Line(entry=shown, citations=cited, overdue=section == "overdue"))
    return Changes(
        since=since, as_of=as_of, lang=lang, parties=tuple(parties), documents=tuple(sorted(names)), sample=sample,
        sections=tuple((s, tuple(sorted(found[s], key=_order))) for s in SECTIONS if found[s]),
    )  # fmt: skip


def _section(entry: Entry, fresh: set[str], since: date | None, as_of: date | None) -> str:
    late = last_day(entry.fields.get("deadline"))
    waiting = entry.fields.get("stage") in OPEN
    lapsed = bool(as_of and since and late and waiting and since - timedelta(days=1) <= late < as_of)
    told = set(entry.claims) & fresh
    if not told:
        return "overdue" if lapsed else ""
    if entry.kind == "disagreement":
        return "contradicted"
    if lapsed:
        return "overdue"
    if told == set(entry.claims):
        return "new"
    steps = {c.what for c in entry.chain if c.claim in fresh} - {"new"}
    return next((s for s in SECTIONS if s in steps), "added")


def _order(line: Line) -> tuple[int, str, str]:
    kind = line.entry.kind
    return (ENTRY_KINDS.index(kind) if kind in ENTRY_KINDS else len(ENTRY_KINDS), line.entry.label, line.entry.id)


def render_md(changes: Changes) -> str:
    """The digest as Markdown."""
    lang = changes.lang
    pair = " - ".join(party(p, lang) for p in changes.parties)
    since = date_words(changes.since.isoformat(), lang) if isinstance(changes.since, date) else f"#{changes.since}"
    out = [f"# {word('changes', lang)} {pair}".rstrip(), ""]
    if changes.sample:
        out += [f"> {word('sample_note', lang)}", ""]
    counted = word("changes_since", lang).format(since=since, documents=len(changes.documents))
    if changes.as_of:
        counted += f"; {word('as_of', lang)} {date_words(changes.as_of.isoformat(), lang)}"
    out += [counted + "."]
    for section, lines in changes.sections:
        out += ["", f"## {both('digest_' + section, lang)} ({len(lines)})", ""]
        kind = ""
        for line in lines:
            if section == "new" and line.entry.kind != kind:
                kind = line.entry.kind
                out += [f"### {label('kind', kind, lang)}", ""]
            out += entry_lines(line, lang)
    if not changes.sections:
        out += ["", f"_{word('none', lang)}_"]
    return "\n".join(out) + "\n"

"""The checker of briefs: follows every sentence back to entries and quotes, and says where that fails.

Takes Markdown and a register, gives faults. Keeps true: a sentence without a note, a note that names no entry, claim
or place of the register, a quotation that is not verbatim, a figure that neither the quotes nor the entry's own fields
give, and a brief of more than two pages are each a fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from banggiao.export.figures import point, points
from banggiao.export.lines import head, side
from banggiao.export.markup import unescaped
from banggiao.language.sentences import sentences
from banggiao.language.wording import date_words
from banggiao.model.entries import Entry
from banggiao.model.register import Register
from banggiao.model.shape import to_shape

#: a page of A4 in 11 points holds about 650 Vietnamese syllables
PAGE_WORDS: Final = 650
PAGES: Final = 2

_NOTE: Final = re.compile(r"\[\^(\d+)\]: (.*)")
_REFERENCE: Final = re.compile(r"`([^`]+)` `([^`]+)` \[((?:\\.|[^\]\\])+) §(\d+)-(\d+)\]([^“«]*?)(?:: [“«](.*)[”»])?")
_MARK: Final = re.compile(r"\[\^(\d+)\]")
_QUOTE: Final = re.compile(r"“([^“”]*)”|«([^«»]*)»")
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in which line (from 1)."""

    line: int
    text: str
    reason: str

    def __str__(self) -> str:
        return f"{self.line}: {self.reason}: {self.text}"


@dataclass(frozen=True, slots=True)
class _Note:
    """A note that resolves: its entry, the claim's quote, and every figure that they give."""

    quote: str
    figures: frozenset[str]


def syllables(text: str) -> int:
    """Words between white space: syllables in Vietnamese."""
    return len(text.split())


def check(markdown: str, register: Register) -> list[Fault]:
    """Everything in a brief that cannot be followed back to the register; empty where all can."""
    faults, notes, used = [], dict[str, _Note | None](), set[str]()
    lines = list(enumerate(markdown.split("\n"), 1))
    for number, line in lines:
        if m := _NOTE.fullmatch(line):
            note = _resolved(m[2], register)
            notes[m[1]] = note if isinstance(note, _Note) else None
            if isinstance(note, str):
                faults.append(Fault(number, line, note))
    for number, sentence in _sentences(lines):
        marks = _MARK.findall(sentence)
        used |= set(marks)
        faults += [Fault(number, sentence, reason) for reason in _wrong(sentence, marks, notes)]
    faults += [Fault(0, f"[^{n}]", "is a note that no sentence refers to") for n in notes if n not in used]
    if (size := syllables(markdown)) > PAGES * PAGE_WORDS:
        faults.append(Fault(0, f"{size} words", f"is more than {PAGES} pages of {PAGE_WORDS} words"))
    return sorted(faults, key=lambda f: (f.line, f.text))


def _sentences(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Sentences of the text itself: no headings, notes, quoted remarks, meta lines in italics."""
    for number, line in lines:
        text = line.strip().removeprefix("- ").strip()
        if not text or line.startswith(("#", ">", "_")) or _NOTE.fullmatch(line):
            continue
        # Quotations hold sentence ends of their own: they, and the notes, are covered while the line is cut.
        masked = _QUOTE.sub(lambda m: m[0][0] + "x" * (len(m[0]) - 2) + m[0][-1], text)
        masked = _MARK.sub(lambda m: " " * len(m[0]), masked)
        starts = [a for a, _ in sentences(masked, 0, len(masked))]
        for a, b in zip(starts, [*starts[1:], len(text)], strict=True):
            yield number, text[a:b].strip()


def _wrong(sentence: str, marks: list[str], notes: dict[str, _Note | None]) -> Iterator[str]:
    if not marks:
        yield "no sentence stands without a note"
        return
    missing = [m for m in marks if m not in notes]
    if missing:
        yield f"note {', '.join(missing)} does not exist"
    known = [n for m in marks if (n := notes.get(m))]
    quotes = [" ".join(n.quote.split()) for n in known]
    for m in _QUOTE.finditer(sentence):
        said = unescaped(m[1] if m[1] is not None else m[2])
        body = said.removesuffix(" …")
        if not any(body == q or (said != body and q.startswith(body)) for q in quotes):
            yield f"{said!r} is no quote of its notes"
    rest = _MARK.sub("", _QUOTE.sub("", sentence))
    given = frozenset[str]().union(*(n.figures for n in known))
    alone = [f for f in _FIGURE.findall(rest) if f not in given]
    if alone and known:
        yield f"{', '.join(alone)} stands in none of its quotes"


def _resolved(text: str, register: Register) -> _Note | str:
    """The note, or why it leads nowhere."""
    m = _REFERENCE.fullmatch(text)
    if not m:
        return "a note names `entry` `claim` [document §start-end]"
    entry, found = register.entry(m[1]), register.claim(m[2])
    if not entry:
        return f"{m[1]} is no entry of the register"
    if not found or m[2] not in entry.claims:
        return f"{m[2]} is no claim of {m[1]}"
    filed, claim = found
    e = claim.evidence
    if (int(m[4]), int(m[5])) != (e.start, e.end) or unescaped(m[3]) not in {
        filed.doc,
        *(o.doc for o in filed.origins),
    }:
        return f"{m[2]} does not stand there"
    if not e.stands_in(filed.document.text):
        return f"the quote of {m[2]} is not in its document"
    if m[7] is not None and unescaped(m[7]) != " ".join(e.quote.split()):
        return f"the quotation differs from that of {m[2]}"
    return _Note(e.quote, figures(entry, json.dumps(to_shape(claim), ensure_ascii=False)))


def figures(entry: Entry, *texts: str) -> frozenset[str]:
    """Every figure that an entry's fields or its claims give, in digits as either language writes them."""
    said = [entry.label, str(entry.witnesses), *texts]
    for lang in ("vi", "en"):
        said.append(head(entry, lang))
        said += [point(p, entry.fields, lang) for p in points(entry.fields)]
        said += [side(s.get("value"), lang) for s in entry.fields.get("sides") or ()]
        said += [date_words(str(entry.fields[k]), lang) for k in ("date", "deadline") if entry.fields.get(k)]
    return frozenset(f for text in said for f in _FIGURE.findall(text))

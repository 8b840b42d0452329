"""The article inside a tidy text: lines sorted, furniture cut out, kinds given, credits and dates read.

Takes a Draft after the character steps; leaves it holding the canonical text. Keeps true: one line of the text for
each kind given; printed values are found before anything is cut, so that they walk back to the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from banggiao.clean import metadata
from banggiao.clean.draft import Draft
from banggiao.clean.furniture import Sorted, sort_lines
from banggiao.clean.head import Head
from banggiao.clean.kinds import give_kinds
from banggiao.clean.lines import Line, read_lines
from banggiao.clean.longlines import split_long_lines
from banggiao.clean.markdown import drop_marks, frame
from banggiao.clean.photographs import photo_credit
from banggiao.clean.teasers import drop_teasers
from banggiao.clean.web import Web
from banggiao.clean.wrapped import join_wrapped
from banggiao.language.fold import fold
from banggiao.model.document import Edit, Extent, Printed, SegmentKind

_MARKS: Final = "table marks"
_CREDITS: Final = "labels and credits"
#: Steps that cut, in their order, with how the reasons that they act on begin.
_STEPS: Final = (
    ("page head", "above the title"),
    ("boxes", "a box inside the article"),
    ("page tail", "below the article"),
    ("repeats", "said before"),
    ("bylines", "the byline"),
    (_CREDITS, ""),
    (_MARKS, ""),
)
#: Keys of the spans that are cut inside lines: rank of the step, and why.
_CREDIT_KEY: Final = (5, "a photographer's credit")
_MARKS_KEY: Final = (6, "marks of a table or heading are no text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What the page says of itself, and the kind of each line left in the draft."""

    kinds: tuple[SegmentKind, ...]
    shape: str
    extent: Extent
    published: Printed | None
    published_at: Printed | None
    publisher: Printed | None
    source_credit: Printed | None


def read_article(draft: Draft, *, segmented: bool, web: Web | None = None) -> Article:
    """Cut the article out of the draft and say what it is; `web` is given for pages of HTML."""
    if web is None:
        drop_marks(draft)
        join_wrapped(draft)
        drop_teasers(draft)
        split_long_lines(draft)
    folded = fold(draft.text)
    lines = read_lines(draft.text, folded)
    found = sort_lines(lines, segmented=segmented, web=web)
    give_kinds(found, segmented=segmented, web=web)
    extent = metadata.extent(draft.text, folded)
    head = web.head if web else Head()
    published, published_at = metadata.published(draft, found, head)
    publisher, credit = metadata.publisher(draft, found, head), metadata.source_credit(draft, found)
    shape = "html" if web else _shape(draft, found, segmented)
    kept = _cut(draft, found)
    return Article(
        kinds=tuple(x.kind for x in kept),
        shape=shape,
        extent=extent,
        published=published,
        published_at=published_at,
        publisher=publisher,
        source_credit=credit,
    )


def _cut(draft: Draft, found: Sorted) -> list[Line]:
    """Cut the furniture, a step for each reason, then the blank lines; gives the lines that are left."""
    spans: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for i, why in found.reasons.items():
        rank = next(n for n, (_, lead) in enumerate(_STEPS) if why.startswith(lead))
        spans.setdefault((rank, why), []).append((found.lines[i].start, found.lines[i].end))
    kept = []
    for line in found.kept:
        marks, credit = frame(line.text), _credit_in(line)
        if sum(b - a for a, b in (*marks, *credit)) >= len(line.text):
            credit, marks = [(0, len(line.text))], []
        else:
            kept.append(line)
        for key, cuts in ((_CREDIT_KEY, credit), (_MARKS_KEY, marks)):
            if cuts:
                spans.setdefault(key, []).extend((line.start + a, line.start + b) for a, b in cuts)
    taken: list[tuple[int, int]] = []
    for (rank, why), mine in sorted(spans.items()):
        draft.edit(_STEPS[rank][0], why, _moved(sorted(mine), taken))
        taken = sorted(taken + mine)
    _drop_blank_lines(draft)
    return kept


def _credit_in(line: Line) -> list[tuple[int, int]]:
    """The span of the photographer's credit in a caption, the frame of a table cell left out."""
    if line.kind != "caption" or not line.pictured:
        return []
    marks = frame(line.text)
    inner = line.text[: marks[1][0]] if len(marks) == 2 else line.text
    credit = photo_credit(inner)
    return [(max(credit[0], marks[0][1] if marks else 0), credit[1])] if credit else []


def _moved(spans: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> list[Edit]:
    """Edits that cut `spans` of the text out, after `taken` (sorted like them, never overlapping them) went."""
    edits, gone, i = [], 0, 0
    for start, end in spans:
        while i < len(taken) and taken[i][0] < start:
            gone += taken[i][1] - taken[i][0]
            i += 1
        edits.append(Edit(start - gone, end - gone))
    return edits


def _drop_blank_lines(draft: Draft) -> None:
    edits, text, at = [], draft.text, 0
    body = text.strip("\n ")
    first = text.find(body) if body else len(text)
    last = first + len(body)
    if first:
        edits.append(Edit(0, first))
    while (at := text.find("\n\n", max(at, first), last)) >= 0:
        end = at
        while text[end] == "\n":
            end += 1
        edits.append(Edit(at, end, "\n"))
        at = end
    if last < len(text):
        edits.append(Edit(last, len(text)))
    draft.edit("blank lines", "one line a segment", edits)


def _shape(draft: Draft, found: Sorted, segmented: bool) -> str:
    if segmented:
        return "segmented"
    if "![" in draft.source:
        return "reader"
    reasons = found.reasons.values()
    if any(why.startswith(("below the article", "a box", "above the title")) for why in reasons):
        return "portal"
    return "statement" if sum(x.kind == "heading" for x in found.kept) >= 2 else "plain"

"""The article inside a tidy text: lines sorted, furniture cut out, kinds given, credits and dates read.

Takes a Draft after the character steps; leaves it holding the canonical text. Keeps true: one line of the text for
each kind given; printed values are found before anything is cut, so that they walk back to the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from banggiao.clean import metadata
from banggiao.clean.credits import photo_credit
from banggiao.clean.draft import Draft
from banggiao.clean.furniture import Sorted, sort_lines
from banggiao.clean.head import Head
from banggiao.clean.kinds import give_kinds
from banggiao.clean.lines import Line, read_lines
from banggiao.clean.longlines import split_long_lines
from banggiao.clean.markdown import drop_marks, frame
from banggiao.clean.web import Web
from banggiao.model.document import Edit, Extent, Printed, SegmentKind

#: How each reason is told as a step: the name of the step, and why.
_STEPS: Final = (
    ("above the title", "page head", "what stands above the title leads through the site"),
    ("a box inside the article", "boxes", "teasers of other articles stand inside this one"),
    ("below the article", "page tail", "what follows the article is the page's own"),
    ("said before", "repeats", "a caption is told once"),
    ("the byline", "bylines", "who wrote it is not what it says"),
    ("", "labels and credits", "dates, credits, buttons and labels are the page's, not the article's"),
)


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
        split_long_lines(draft)
    lines = read_lines(draft.text)
    found = sort_lines(lines, segmented=segmented, web=web)
    give_kinds(found, segmented=segmented, web=web)
    extent = metadata.extent(draft.text)
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
    """Cut the furniture, step by step, then the blank lines; gives the lines that are left."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for i, why in found.reasons.items():
        name = next(name for lead, name, _ in _STEPS if why.startswith(lead))
        spans.setdefault(name, []).append((found.lines[i].start, found.lines[i].end))
    kept = found.kept
    for line in kept:
        edges = frame(line.text)
        spans.setdefault("table marks", []).extend((line.start + a, line.start + b) for a, b in edges)
        if line.kind == "caption":
            inner = line.text[: edges[1][0]] if len(edges) == 2 else line.text
            if credit := photo_credit(inner):
                spans.setdefault("labels and credits", []).append((line.start + credit[0], line.start + credit[1]))
    taken: list[Edit] = []
    whys = [(name, why) for _, name, why in _STEPS] + [("table marks", "marks of a table are no text")]
    for name, why in whys:
        mine = [Edit(a, b) for a, b in sorted(spans.get(name, ()))]
        draft.edit(name, why, [_moved(e, taken) for e in mine])
        taken += mine
    _drop_blank_lines(draft)
    return kept


def _moved(edit: Edit, taken: Sequence[Edit]) -> Edit:
    shift = sum(e.end - e.start for e in taken if e.end <= edit.start)
    return Edit(edit.start - shift, edit.end - shift, edit.put)


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

"""A document: the article cleaned out of a page, and the way back to the page.

Keeps true: `text` is NFC, one line a segment, segments in order and never overlapping, and
every step of the trace can be replayed and walked back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from banggiao.model.frozen import frozen
from banggiao.model.page import Given

SegmentKind = Literal["title", "lede", "paragraph", "caption", "heading"]
Extent = Literal["full", "excerpt"]


@frozen
class Edit:
    """Put `put` in the place of `[start, end)` of the text that the step began with."""

    start: int
    end: int
    put: str = ""


@frozen
class Step:
    """One named cleaning step: sorted edits that do not overlap, and why it was made."""

    name: str
    why: str
    edits: tuple[Edit, ...]

    def apply(self, text: str) -> str:
        """The text after the step."""
        out, at = [], 0
        for e in self.edits:
            out += [text[at : e.start], e.put]
            at = e.end
        return "".join([*out, text[at:]])

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span of the text before the step that holds `[start, end)` of the text after it."""
        return self._at(start, left=True), self._at(end, left=False)

    def _at(self, pos: int, *, left: bool) -> int:
        shift = 0  # text before minus text after
        for e in self.edits:
            a = e.start - shift
            b = a + len(e.put)
            if pos < a or (pos == a and not left):
                break
            if pos < b or (pos == b and not left):
                return e.start if left else e.end
            shift += (e.end - e.start) - len(e.put)
        return pos + shift


@frozen
class Segment:
    """One line of the canonical text: `text[start:end]`, its line break left out."""

    kind: SegmentKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A value that the page itself prints, with where: `page.source[start:end] == quote`."""

    value: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The article. `id` is the hex SHA-256 of the page's bytes."""

    id: str
    text: str
    segments: tuple[Segment, ...]
    title: str
    #: EDTF day (or less) as printed on the page
    published: Printed | None = None
    #: ISO 8601 date, time and zone as printed on the page
    published_at: Printed | None = None
    publisher: Printed | None = None
    #: agency or outlet that the article is credited to ("Theo TTXVN" -> "TTXVN")
    source_credit: Printed | None = None
    #: `excerpt` where the article says that it is one ("một số nội dung chính", "Xem toàn văn")
    extent: Extent = "full"
    #: name of the page's shape as recognised: segmented, statement, portal, reader, html, plain
    shape: str = "plain"
    #: whether the page says of itself that it is a sample of this program
    sample: bool = False
    steps: tuple[Step, ...] = ()
    given: Given = field(default_factory=Given)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of `page.source` from which `text[start:end]` was made."""
        for step in reversed(self.steps):
            start, end = step.back(start, end)
        return start, end

    def segment_at(self, offset: int) -> Segment | None:
        """The segment that holds the character at `offset`."""
        return next((s for s in self.segments if s.start <= offset < s.end), None)

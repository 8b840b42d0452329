"""What all extractors share about one document: sentences, vocabulary hits, dates and amounts, each found once.

Takes a Document, gives a Reading. Keeps true: all offsets are into `document.text`; lists are sorted by start.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, Protocol, TypeVar

from banggiao.language.amounts import AmountMention, find_amounts
from banggiao.language.dates import Anchor, DateMention, read_dates
from banggiao.language.fold import fold
from banggiao.language.sentences import sentences
from banggiao.model.document import Document, SegmentKind
from banggiao.model.frozen import frozen
from banggiao.vocabulary.lexicon import Hit, lexicon


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Spanned)
#: the key of all searches by offset; in C, since a document asks thousands of times
_START: Final = attrgetter("start")


@frozen
class Sentence:
    """One sentence and the kind of segment that holds it."""

    start: int
    end: int
    segment: SegmentKind
    #: place in the document, from 0
    index: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, looked at once."""

    document: Document
    #: the document's canonical text
    text: str
    #: `fold(document.text)`: same length, same offsets
    folded: str
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    dates: tuple[DateMention, ...]
    amounts: tuple[AmountMention, ...]
    #: what the text or its page says of its own present
    present: Anchor = field(default_factory=Anchor)
    _by_category: dict[str, list[Hit]] = field(default_factory=dict, repr=False)

    def hits_of(self, category: str) -> list[Hit]:
        """All hits of one category, in order; sorted out once a document."""
        if not self._by_category:
            for h in self.hits:
                self._by_category.setdefault(h.entry.category, []).append(h)
        return self._by_category.get(category, [])

    def hits_in(self, start: int, end: int, *categories: str) -> list[Hit]:
        """Hits wholly inside `[start, end)`, of the categories named or of all."""
        if len(categories) == 1:
            return within(self.hits_of(categories[0]), start, end)
        return [h for h in within(self.hits, start, end) if not categories or h.entry.category in categories]

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """Dates wholly inside `[start, end)`."""
        return within(self.dates, start, end)

    def amounts_in(self, start: int, end: int) -> list[AmountMention]:
        """Amounts wholly inside `[start, end)`."""
        return within(self.amounts, start, end)

    def segment_start(self, offset: int) -> int:
        """Where the segment that holds `offset` begins."""
        return next((s.start for s in reversed(self.document.segments) if s.start <= offset), 0)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, or the last one before it."""
        i = bisect_left(self.sentences, offset + 1, key=_START)
        return self.sentences[max(0, i - 1)]


def within(items: Sequence[S], start: int, end: int) -> list[S]:
    """The items, sorted by start, that lie wholly inside `[start, end)`."""
    first = bisect_left(items, start, key=_START)
    if first == len(items) or items[first].start >= end:
        return []  # as most stretches hold nothing of most kinds
    last = bisect_left(items, end, first, key=_START)
    return [x for x in items[first:last] if x.end <= end]


def read(document: Document) -> Reading:
    """Read a document: one fold, one scan, one pass each for sentences, dates and amounts."""
    text, folded = document.text, fold(document.text)
    found = [(a, b, s.kind) for s in document.segments for a, b in sentences(text, s.start, s.end)]
    printed = document.published.value if document.published else None
    dates, present = read_dates(folded, printed)
    return Reading(
        document=document,
        text=text,
        folded=folded,
        sentences=tuple(Sentence(a, b, kind, i) for i, (a, b, kind) in enumerate(found)),
        hits=tuple(lexicon().scan(text, folded)),
        dates=tuple(dates),
        amounts=tuple(find_amounts(text, folded=folded)),
        present=present,
    )

"""What all extractors share about one document: sentences, vocabulary hits, dates and amounts, each found once.

Takes a Document, gives a Reading. Keeps true: all offsets are into `document.text`; lists are sorted by start.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, Protocol, Self, TypeVar

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
_CATEGORY: Final = attrgetter("entry.category")


class Row(tuple[S, ...]):
    """Things of a document in order of their start, asked by offset: a document asks tens of thousands of times."""

    starts: list[int]

    def __new__(cls, items: Iterable[S] = ()) -> Self:
        """The items as they come; they must be sorted by start."""
        row = super().__new__(cls, items)
        row.starts = [x.start for x in row]
        return row

    def within(self, start: int, end: int) -> list[S]:
        """The items that lie wholly inside `[start, end)`."""
        starts = self.starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []  # as most stretches hold nothing of most kinds
        return [x for x in self[first : bisect_left(starts, end, first)] if x.end <= end]

    def begun(self, start: int, end: int) -> range:
        """Indices of the items that begin inside `[start, end)`."""
        first = bisect_left(self.starts, start)
        return range(first, bisect_left(self.starts, end, first))


_NONE: Final[Row[Hit]] = Row()


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
    sentences: Row[Sentence]
    hits: Row[Hit]
    dates: Row[DateMention]
    amounts: Row[AmountMention]
    #: what the text or its page says of its own present
    present: Anchor = field(default_factory=Anchor)
    _by_category: dict[str, Row[Hit]] = field(default_factory=dict, repr=False)

    def hits_of(self, category: str) -> Row[Hit]:
        """All hits of one category, in order; sorted out once a document."""
        if not self._by_category:
            found = defaultdict[str, list[Hit]](list)
            for hit, name in zip(self.hits, map(_CATEGORY, self.hits), strict=True):
                found[name].append(hit)
            self._by_category.update((name, Row(hits)) for name, hits in found.items())
        return self._by_category.get(category, _NONE)

    def hits_in(self, start: int, end: int, *categories: str) -> list[Hit]:
        """Hits wholly inside `[start, end)`, of the categories named or of all."""
        if len(categories) == 1:
            return self.hits_of(categories[0]).within(start, end)
        found = self.hits.within(start, end)
        return [h for h in found if h.entry.category in categories] if categories else found

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """Dates wholly inside `[start, end)`."""
        return self.dates.within(start, end)

    def amounts_in(self, start: int, end: int) -> list[AmountMention]:
        """Amounts wholly inside `[start, end)`."""
        return self.amounts.within(start, end)

    def segment_start(self, offset: int) -> int:
        """Where the segment that holds `offset` begins."""
        return next((s.start for s in reversed(self.document.segments) if s.start <= offset), 0)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, or the last one before it."""
        i = bisect_left(self.sentences.starts, offset + 1)
        return self.sentences[i - 1 if i else 0]


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
        sentences=Row([Sentence(a, b, kind, i) for i, (a, b, kind) in enumerate(found)]),
        hits=Row(lexicon().scan(text, folded)),
        dates=Row(dates),
        amounts=Row(find_amounts(text, folded=folded)),
        present=present,
    )

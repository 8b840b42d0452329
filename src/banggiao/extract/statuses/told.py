"""What one place of the text says of one pair. Types only."""

from __future__ import annotations

from banggiao.extract.dated import Dated, Span
from banggiao.extract.reading import Sentence
from banggiao.model.frozen import frozen
from banggiao.vocabulary.lexicon import Hit


@frozen
class Label:
    """A level named in a sentence: `text[start:end]` is the label as printed."""

    start: int
    end: int
    hit: Hit
    sentence: Sentence
    #: where the word of founding before it stands ("thiết lập", "nâng cấp"), or the jubilee ("45 năm")
    found: Span | None = None
    #: number of years of the jubilee told before it, 0 where there is none
    years: int = 0

    @property
    def level(self) -> str:
        """The level as in model/kinds.py."""
        return str(self.hit.entry.data["level"])


@frozen
class Pair:
    """Two parties and the words that name them; None where nothing but the document as a whole does."""

    codes: tuple[str, ...]
    span: Span | None = None
    #: where the name of the one side of a list stands, to which a date may belong
    item: Span | None = None


@frozen
class Told:
    """One level of one pair as one place tells it."""

    label: Label
    pair: Pair
    since: Dated | None

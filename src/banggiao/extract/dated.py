"""What dates a claim: EDTF, the words that print it, and the words elsewhere that give what these leave open.

Takes a date mention, gives a Dated. Keeps true: both spans lie in the document's text; where the page's printed date
resolved the mention there is no second span.
"""

from __future__ import annotations

from banggiao.language.dates import DateMention
from banggiao.model.frozen import frozen

Span = tuple[int, int]


@frozen
class Dated:
    """EDTF with its words, and where it was resolved by other words."""

    edtf: str
    span: Span
    anchor: Span | None = None
    #: True where the sentence itself does not print the day but goes on with the one told before
    carried: bool = False


def dated(mention: DateMention, edtf: str = "") -> Dated:
    """The Dated of a mention; `edtf` where the claim's date is made from the mention's (days of a month, a set)."""
    return Dated(edtf or mention.at or mention.edtf, (mention.start, mention.end), mention.anchor_span)

"""Evidence: where a thing stands. The invariant of the whole program is `text[start:end] == quote`.

Offsets are Unicode code points, 0-based, end-exclusive, into the canonical text of one document.
"""

from __future__ import annotations

from banggiao.model.frozen import frozen

#: Characters kept before and after a quote (W3C Web Annotation TextQuoteSelector; length: DESIGN section 4).
CONTEXT = 32


@frozen(order=True)
class Evidence:
    """A verbatim span of a document's canonical text."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Evidence:
        """The evidence that stands at `text[start:end]`, white space at both ends left out.

        Raises ValueError where the span is empty or outside the text: a claim without a quote does not exist.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span {start}..{end} is not inside a text of {len(text)} characters")
        quote = text[start:end]
        body = quote.strip()
        if not body:
            raise ValueError("a span of white space is no evidence")
        if len(body) != len(quote):
            start += quote.index(body)
        return cls(start, start + len(body), body)

    def stands_in(self, text: str) -> bool:
        """Whether the quote stands in `text` where it says."""
        return bool(self.quote) and text[self.start : self.end] == self.quote

    def selectors(self, text: str) -> list[dict[str, str | int]]:
        """The W3C Web Annotation selectors: TextPositionSelector and TextQuoteSelector."""
        return [
            {"type": "TextPositionSelector", "start": self.start, "end": self.end},
            {
                "type": "TextQuoteSelector",
                "exact": self.quote,
                "prefix": text[max(0, self.start - CONTEXT) : self.start],
                "suffix": text[self.end : self.end + CONTEXT],
            },
        ]

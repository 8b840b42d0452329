"""Where in a text the words of a query stand, and how much around them is shown.

Takes a canonical text and a query, gives offsets into that text. Keeps true: marks and context are spans of the text
itself, code points as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from banggiao.language.fold import fold
from banggiao.store.query import Query
from banggiao.store.words import plain_in_place

#: Characters shown around the place: about two lines of a page.
BEFORE: Final = 80
WIDTH: Final = 280
_GAP: Final = r"[\W_]+"

Span = tuple[int, int]


def _pattern(query: Query) -> re.Pattern[str]:
    terms = sorted({_GAP.join(term) for term in query.terms}, key=lambda x: (-len(x), x))
    return re.compile(rf"(?:{'|'.join(terms)})(?![^\W_])")


def places(text: str, query: Query) -> list[Span]:
    """Where words or phrases of the query stand in `text`, in order."""
    key = fold(text)
    if query.bare:
        key = plain_in_place(key)
    found, pattern, at = [], _pattern(query), 0
    while m := pattern.search(key, at):
        # that no word goes on before is looked at here: a pattern that begins with it is four times as slow
        whole = not m.start() or not key[m.start() - 1].isalnum()
        found += [m.span()] if whole else []
        at = m.end() if whole else m.start() + 1
    return found


def in_context(text: str, query: Query, claim: Span | None) -> tuple[Span, tuple[Span, ...]]:
    """The span that is shown, and the places in it: around the claim, else where most of the words stand together.

    Of a text with a claim only what is shown is read.
    """
    if claim is None:
        found = places(text, query)
        shown = _around(text, _best(found), WIDTH)
        return shown, tuple(s for s in found if shown[0] <= s[0] and s[1] <= shown[1])
    start, end = _around(text, claim, max(claim[1] - claim[0] + BEFORE, WIDTH))
    # one character more on either side, so that a word that is cut there is not taken for a whole one
    first = max(0, start - 1)
    inside = [(a + first, b + first) for a, b in places(text[first : end + 1], query)]
    return (start, end), tuple(s for s in inside if start <= s[0] and s[1] <= end)


def _best(found: Sequence[Span]) -> Span:
    """The densest run of places that fits into one context."""
    best, most, left = (0, 0), 0, 0
    for right, span in enumerate(found):
        while span[1] - found[left][0] > WIDTH - BEFORE:
            left += 1
        if right - left + 1 > most:
            most, best = right - left + 1, (found[left][0], span[1])
    return best


def _around(text: str, span: Span, width: int) -> Span:
    """`span` with what stands around it in its lines, cut between words, about `width` characters."""
    start = max(text.rfind("\n", 0, span[0]) + 1, span[0] - min(BEFORE, max(0, width - (span[1] - span[0]))))
    last = text.find("\n", span[1])
    end = min(len(text) if last < 0 else last, max(span[1], start + width))
    if start and text[start - 1] != "\n" and start < span[0]:
        gap = text.find(" ", start, span[0])
        start = gap + 1 if gap >= 0 else start
    if end < len(text) and text[end] != "\n" and end > span[1]:
        gap = text.rfind(" ", span[1], end)
        end = gap if gap >= 0 else end
    return start, end

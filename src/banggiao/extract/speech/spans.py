"""The span of a clause as a quotation: without links and marks at its edges, and no longer than it must be.

Takes offsets, gives offsets inside them. A clause of up to fifty syllables stays whole; of a longer one the tail that
only tells why or on what ground is left out, unless it holds a figure or date; eighty syllables are the limit.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Span

_EDGE: Final = ' \t\n,;:.-–"“”'
_LINKS: Final = re.compile(
    r"[\s,;]+(?:và|đồng thời|cũng như|cũng|đã|trong đó|nhưng|song|còn|qua đó|từ đó|bên cạnh đó|vì vậy|do đó"
    r"|trong khi|theo đó)\s*$"
)
#: what a link ends with: most clauses end with no such word
_LINK_ENDS: Final = ("và", "thời", "như", "cũng", "đã", "đó", "nhưng", "song", "còn", "vậy", "khi")
#: characters at the end of a clause in which a link may stand
_LINK_REACH: Final = 24
_SYLLABLE: Final = re.compile(r"\S+")
#: syllables that a clause may have whole, before which no tail is cut, and beyond which no quotation goes (the gold's
#: longest has 78)
_WHOLE, _LEAST, _MOST = 50, 16, 78
_TAIL: Final = re.compile(
    r",? (?=(?:trên cơ sở|nhằm|góp phần|phù hợp với|qua đó|đáp ứng|vì lợi ích|đóng góp|trong đó|bao gồm|nhất là"
    r"|đặc biệt|trên tinh thần|theo tinh thần|như) )|[,;] "
)


def trimmed(text: str, start: int, end: int) -> Span:
    """Without links and marks at the edges."""
    for _ in range(2):
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if text.endswith(_LINK_ENDS, start, end) and (m := _LINKS.search(text, max(start, end - _LINK_REACH), end)):
            end = m.start()
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    while start < end and text[start] in _EDGE:
        start += 1
    return start, end


def shortened(reading: Reading, start: int, end: int, told: int = 0) -> Span:
    """The span, cut where a long clause only goes on about grounds and aims.

    `told`: where its verb ends; what stands before (`nhấn mạnh, trong tình hình như hiện nay, hai bên ...`) is no tail.
    """
    if end - start < 2 * _WHOLE:  # a syllable and its space take two characters at least
        return start, end
    if len(reading.text[start:end].split()) <= _WHOLE:
        return start, end
    syllables = [m.start() for m in _SYLLABLE.finditer(reading.text, start, end)]
    limit = syllables[_MOST] if len(syllables) > _MOST else end
    cut = limit
    for m in _TAIL.finditer(reading.folded, max(syllables[_LEAST], told), limit):
        plain = m[0].strip() in (",", ";")
        if plain and limit == end:
            continue
        if not plain and not reading.amounts_in(m.end(), end) and not reading.dates_in(m.end(), end):
            return trimmed(reading.text, start, m.start())
        if plain:
            cut = m.start()
    return trimmed(reading.text, start, cut)

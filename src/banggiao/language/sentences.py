"""Sentence borders in canonical Vietnamese text (first form; the language room refines it).

Takes a text and a span, gives spans of sentences without their surrounding white space.
"""

from __future__ import annotations

import re
from typing import Final

_END: Final = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s+[\"“‘«(\[]?\S|$)")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences in `text[start:end]`, in order."""
    end = len(text) if end is None else end
    out, at = [], start
    for m in _END.finditer(text, start, end):
        out.append((at, m.end()))
        at = m.end()
    out.append((at, end))
    return [(a + len(t) - len(t.lstrip()), b - (len(t) - len(t.rstrip()))) for a, b in out if (t := text[a:b]).strip()]

"""A speech act told twice in one document is given once: from the body where it stands there (guidelines 3.1)."""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Act

_WORD: Final = re.compile(r"\w+")
#: share of the shorter content that a lede or caption has in common with the body's act
_RETOLD: Final = 0.5
#: the same where the two acts differ
_OTHERWISE: Final = 0.7
#: the same between two acts of the body: a caption or pull quote that was not seen as one
_REPEATED: Final = 0.9


def once(reading: Reading, acts: list[Act]) -> list[Act]:
    """The acts without those that only tell another again."""
    words = [frozenset(_WORD.findall(reading.folded[a.content[0] : a.content[1]])) for a in acts]
    dropped: set[int] = set()
    for i, a in enumerate(acts):
        for j, b in enumerate(acts):
            if i != j and j not in dropped and a.kind == b.kind and _retells(a, b, words[i], words[j]):
                dropped.add(i)
                break
    return [a for i, a in enumerate(acts) if i not in dropped]


def _retells(a: Act, b: Act, mine: frozenset[str], other: frozenset[str]) -> bool:
    """Whether `a` only tells `b` again."""
    if not mine or not other or not set(a.by) & set(b.by):
        return False
    shared = len(mine & other) / min(len(mine), len(other))
    if a.segment != "paragraph" and b.segment == "paragraph":
        return shared >= (_RETOLD if a.act == b.act else _OTHERWISE)
    same = a.start > b.start and a.act == b.act and set(a.by) == set(b.by) and a.segment == b.segment
    return same and len(mine) >= 6 and shared >= _REPEATED

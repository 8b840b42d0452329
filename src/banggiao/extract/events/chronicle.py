"""Lists of papers, each with its date in brackets: "Hai nước đã ký: Hiệp định A (11/1957), Hiệp định B (3/5/2002)".

Takes a Scene, gives a Telling an entry of the list. Keeps true: one paper with a date in brackets is no list; an entry
opens with the head of an instrument.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from banggiao.extract.dated import dated
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Party, Telling
from banggiao.extract.events.when import usable
from banggiao.extract.events.whether import unreal
from banggiao.language.dates import DateMention

#: how far before a bracket its entry can begin, in characters
_LONGEST: Final = 180
_PARTED: Final = re.compile(r"(?:[,;:]| như| gồm| là| và)\s+(?:các\s+)?")
_OPEN: Final = re.compile(r"\(\s?(?:ký )?(?:ngày |tháng |năm )?$")
_FEWEST: Final = 2


def signed(scene: Scene) -> list[Telling]:
    """The signings that a list of dated papers tells, one a paper."""
    word = next((t for t in scene.triggers if t.entry.data["type"] == "signing"), None)
    if word is None or unreal(scene, (word.start, word.end), scene.clause(word.start)[0]):
        return []
    both = [c for m in scene.mentions if m.end <= word.start and m.kind == "both" for c in m.codes]
    codes = list(dict.fromkeys(both)) or list(scene.who.parties)
    out = [
        Telling(
            type="signing",
            sentence=scene.sentence,
            cue=(start, end),
            parties=tuple(Party(c, c, (start, end)) for c in codes),
            when=dated(d),
            past=True,
            clause=(start, end),
            topic=scene.folded[start:end],
            listed=True,
        )
        for start, end, d in _entries(scene, word.end)
    ]
    return out if len(out) >= _FEWEST and len(codes) >= _FEWEST else []


def _entries(scene: Scene, at: int) -> Iterator[tuple[int, int, DateMention]]:
    """Start, end and date of each entry behind `at` that is a paper."""
    heads = {
        h.start
        for h in scene.reading.hits_in(at, scene.sentence.end)
        if h.category == "mechanism_heads" and h.entry.data.get("type") == "agreement"
    }
    for d in scene.dates:
        bracket = _OPEN.search(scene.folded, at, d.start) if usable(d) and d.start > at else None
        close = scene.text.find(")", d.end, scene.sentence.end)
        if bracket is None or close < 0:
            continue
        low = max(at, bracket.start() - _LONGEST)
        starts = [m.end() for m in _PARTED.finditer(scene.folded, low, bracket.start()) if m.end() in heads]
        if starts:
            yield starts[-1], close + 1, d
        at = close + 1

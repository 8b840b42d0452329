"""What the vocabulary knows of the words behind a head: where names, verbs and other heads begin.

Takes a Reading and a stretch, gives offsets, each vocabulary looked through once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from banggiao.extract.reading import Reading
from banggiao.vocabulary.lexicon import Hit

_VERBS: Final = ("say", "act", "stand", "meet")


class Near:
    """What begins where behind `start`."""

    def __init__(self, reading: Reading, start: int, end: int) -> None:
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        for h in reading.hits_in(start, end):
            category = h.entry.category
            found["states" if category in ("parties", "countries") else category].append(h)
        named = [h for h in found["states"] if "trap" not in h.entry.data]
        towns = [h for h in found["capitals"] if "trap" not in h.entry.data]
        self.closers = {h.end for h in (*named, *towns)}
        self.towns = {h.start for h in towns}
        self.parties = {h.start: h.end for h in named}
        traps = (h for h in found["states"] if "trap" in h.entry.data)
        self.traps = {h.start: h.end for h in traps if not reading.text[h.start : h.end].islower()}
        self.stops = {h.start for h in found["acts"] if h.entry.data.get("class") in _VERBS}
        self.known = {h.start for h in found["mechanisms"]}
        self.heads = {h.start for h in found["mechanism_heads"] if h.start > start}
        self.titles = {h.start for h in found["titles"]}
        self.sides = self.titles | {h.start for h in (*found["states"], *found["institutions"])}

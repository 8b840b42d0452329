"""Names of parties in a text: full names, pairs and rows of short names ("Việt - Trung"), capitals and houses.

Takes a Reading's vocabulary hits, gives `PartyName`s in order without overlap. Keeps true: a name inside a longer
phrase that is none ("Mỹ Tho", "tiếng Anh": entries with `trap`) is left out; a short name counts only where a dash
joins it to another party.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from banggiao.extract.reading import Reading
from banggiao.vocabulary.lexicon import Hit

_DASH: Final = re.compile(r" ?[-–—] ?")
_NAMES: Final = ("parties", "countries")


@dataclass(frozen=True, slots=True)
class PartyName:
    """`text[start:end]` names a party: itself (name), in a pair (short), by its capital (seat, house) or a town."""

    start: int
    end: int
    code: str
    #: name, short, seat, house, town
    kind: str


def party_names(reading: Reading) -> list[PartyName]:
    """All names of parties in the document."""
    full = _outermost([h for h in reading.hits if h.category in (*_NAMES, "capitals")])
    names = [n for h in full if (n := _named(h))]
    return _with_shorts(reading, names)


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Leftmost, then longest, over the categories of party names together; a trap wins over a name of its span."""
    out: list[Hit] = []
    for h in sorted(hits, key=lambda h: (h.start, -h.end, "trap" not in h.entry.data)):
        if not out or h.start >= out[-1].end:
            out.append(h)
    return out


def _named(hit: Hit) -> PartyName | None:
    data = hit.entry.data
    if data.get("trap"):
        return None
    if hit.category == "capitals":
        return PartyName(hit.start, hit.end, data["country"], data["role"])
    return PartyName(hit.start, hit.end, hit.entry.id, "name")


def _with_shorts(reading: Reading, names: list[PartyName]) -> list[PartyName]:
    """`names` and the short names that a dash joins to one of them or to one another."""
    shorts = [h for h in reading.hits if h.category == "party_shorts"]
    if not shorts:
        return names
    text = reading.text
    taken = {p for n in names for p in range(n.start, n.end)}
    free = [PartyName(h.start, h.end, h.entry.data["country"], "short") for h in shorts if h.start not in taken]
    both = sorted([*names, *free], key=lambda n: n.start)
    joined = set()
    for a, b in pairwise(both):
        if a.code != b.code and _DASH.fullmatch(text, a.end, b.start) and {a.kind, b.kind} <= {"name", "short"}:
            joined |= {a.start, b.start}
    return [n for n in both if n.kind != "short" or n.start in joined]

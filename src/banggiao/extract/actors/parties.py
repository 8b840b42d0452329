"""Which parties' relation a document is about, or none.

Takes a Reading, its party names and people, gives codes: VNM first, then by weight. Keeps true: a document without
signs of a relation between parties (domestic news, markets, sport, crime) gives none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import Final

from banggiao.extract.actors.countries import PartyName
from banggiao.extract.actors.names import is_vietnamese
from banggiao.extract.actors.people import People
from banggiao.extract.reading import Reading
from banggiao.model.kinds import GROUPS

_DASH: Final = re.compile(r" ?[-–—] ?| (?:và|với) ")
#: what one naming weighs by the kind of its segment and of the name
_SEGMENT: Final = {"title": 4.0, "lede": 2.0, "caption": 0.5, "heading": 1.0, "paragraph": 1.0}
_KIND: Final = {"name": 1.0, "short": 1.5, "house": 0.7, "seat": 0.3, "town": 0.0}


def parties_of(reading: Reading, names: list[PartyName], people: People) -> tuple[str, ...]:
    """The parties, or () where the document is not about relations between parties."""
    weight = _weights(reading, names, people)
    ranked = [c for c, _ in sorted(weight.items(), key=lambda x: (-x[1], x[0]))]
    ranked = [c for c in ranked if c not in GROUPS or weight[c] >= 4]
    if len(ranked) < 2:
        return ()
    top = ranked[:2]
    if "VNM" in ranked and "VNM" not in top and weight["VNM"] >= 0.3 * weight[top[0]]:
        top = ["VNM", top[0]]
    if not _related(reading, top, weight):
        return ()
    return tuple(sorted(top, key=lambda c: (c != "VNM", -weight[c], c)))


def _weights(reading: Reading, names: list[PartyName], people: People) -> dict[str, float]:
    weight: dict[str, float] = defaultdict(float)
    for n in names:
        weight[n.code] += _SEGMENT[reading.sentence_at(n.start).segment] * _KIND[n.kind]
    for a, b in pairwise(names):
        if a.code != b.code and _DASH.fullmatch(reading.text, a.end, b.start):
            weight[a.code] += 1
            weight[b.code] += 1
    for p in people.characters:
        if p.printed_country is None and is_vietnamese(p.fullest.name) and p.titled:
            for naming in p.namings:
                weight["VNM"] += _SEGMENT[reading.sentence_at(naming.start).segment]
    return weight


def _related(reading: Reading, top: list[str], weight: dict[str, float]) -> bool:
    """Whether the text shows signs of a relation between the two."""
    joint = sum(h.category == "references" and h.entry.data["role"] in ("both", "both_people") for h in reading.hits)
    low = min(weight[c] for c in top)
    return low >= 2 and (joint >= 1 or low >= 6)

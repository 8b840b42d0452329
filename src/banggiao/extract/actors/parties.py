"""Which parties' relation a document is about, or none.

Takes a Reading, its party names and people, gives codes: VNM first, then by weight. Keeps true: a document without
signs of a relation between parties (domestic news, markets, sport, crime) gives none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from banggiao.extract.actors.countries import PartyName
from banggiao.extract.actors.people import People, country_of
from banggiao.extract.reading import Reading
from banggiao.model.kinds import GROUPS

_JOINED: Final = re.compile(r" ?[-–—] ?| (?:và|với) ")
#: what one naming weighs by the kind of its segment and of the name
_SEGMENT: Final = {"title": 4.0, "lede": 2.0, "caption": 0.5, "heading": 1.0, "paragraph": 1.0}
_KIND: Final = {"name": 1.0, "short": 1.5, "house": 0.7, "seat": 0.3, "town": 0.0}
#: states of the past and territories that are no party of a relation today
_NO_PARTY: Final = frozenset({"SUN", "CSK", "DDR", "YUG"})
#: titles of the outlet's own state where no country is printed
_OWN: Final = frozenset(
    {
        "state_president",
        "party_general_secretary",
        "vice_state_president",
        "assembly_president",
        "prime_minister",
        "deputy_prime_minister",
        "politburo",
    }
)
#: least weight of a party; least signs of a relation, of one in which the outlet's own state has no part, and of one
#: told without a single office of a state
_LEAST, _SIGNS, _SIGNS_ABROAD, _SIGNS_PRIVATE = 2.0, 3.0, 6.0, 5.5
#: a partner that takes less than this share of all foreign parties' weight, and is not in the title, is one of many
_SHARE: Final = 0.3
#: share of the heaviest party's weight from which the outlet's own state takes part without a person of its own
_OWN_SHARE: Final = 0.3


@dataclass(slots=True)
class Weights:
    """How much of the document each party takes."""

    all: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    #: parties named in the title, people's countries and own offices included
    title: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    #: how often two parties stand side by side ("Việt - Mỹ", "Việt Nam và Mỹ")
    pairs: dict[frozenset[str], float] = field(default_factory=lambda: defaultdict(float))
    #: people of each party who carry an office
    offices: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, code: str, segment: str, weight: float) -> None:
        """Count one naming."""
        self.all[code] += _SEGMENT[segment] * weight
        if segment == "title" and weight > 0.5:
            self.title[code] += weight


def parties_of(reading: Reading, names: list[PartyName], people: People) -> tuple[str, ...]:
    """The parties, or () where the document is not about relations between parties."""
    weights = _weights(reading, names, people)
    chosen = _chosen(weights)
    if len(chosen) < 2 or signs(reading, chosen, weights) < _needed(chosen, people):
        return ()
    return tuple(sorted(chosen, key=lambda c: (c != "VNM", -weights.all[c], c)))


def _weights(reading: Reading, names: list[PartyName], people: People) -> Weights:
    w = Weights()
    segment = _segments(reading)
    for n in names:
        if n.code not in _NO_PARTY and n.kind != "town":
            w.add(n.code, segment(n.start), _KIND[n.kind])
    for a, b in pairwise(names):
        if a.code != b.code and _JOINED.fullmatch(reading.text, a.end, b.start):
            w.pairs[frozenset((a.code, b.code))] += 2 if segment(a.start) == "title" else 1
    for p in people.characters:
        code = country_of(p, ())
        if code and p.titled:
            w.offices[code] += 1
            for naming in p.namings:
                if not naming.country:
                    w.add(code, segment(naming.start), 0.7)
    for phrase in people.bare:
        if not phrase.country and _OWN & {t.entry.id for t in phrase.titles}:
            w.add("VNM", segment(phrase.start), 0.7)
    return w


def _segments(reading: Reading) -> Callable[[int], str]:
    """The kind of segment that holds an offset."""
    segments = reading.document.segments
    starts = [s.start for s in segments]
    return lambda offset: segments[max(0, bisect_right(starts, offset) - 1)].kind


def _chosen(w: Weights) -> list[str]:
    """The two or more parties that the document turns on."""
    total = dict(w.all)
    for pair, count in w.pairs.items():
        for code in pair:
            if code in total:
                total[code] += count
    for code in GROUPS:
        if code in total:
            total[code] *= 0.45
    ranked = sorted((c for c in total if total[c] >= _LEAST), key=lambda c: (-total[c] - 3 * w.title.get(c, 0), c))
    if not ranked:
        return []
    headline = [c for c in ranked if c in w.title and c not in GROUPS]
    foreign = [c for c in headline if c != "VNM"]
    if len(foreign) >= 2 and frozenset(foreign[:2]) in w.pairs and "VNM" not in w.title:
        return foreign[:2]
    own = w.offices.get("VNM", 0) >= 1 or ("VNM" in ranked and total["VNM"] >= _OWN_SHARE * total[ranked[0]])
    if own and ranked != ["VNM"]:
        others = [c for c in ranked if c != "VNM"]
        partners = (
            foreign if len(foreign) > 1 and all(total[c] >= 0.5 * total[foreign[0]] for c in foreign) else others[:1]
        )
        return ["VNM", *partners]
    return ranked[:2]


def _needed(chosen: list[str], people: People) -> float:
    """The signs that the parties chosen need."""
    if "VNM" not in chosen:
        return _SIGNS_ABROAD
    offices = any(h.entry.data["kind"] == "office" for h in people.land.titles.values())
    return _SIGNS if offices else _SIGNS_PRIVATE


def signs(reading: Reading, chosen: list[str], w: Weights) -> float:
    """How strongly the text speaks of the relation of the parties chosen rather than of something else."""
    roles: dict[str, int] = defaultdict(int)
    for h in reading.hits_of("references"):
        roles[h.entry.data["role"]] += 1
    joint = min(3, roles["both"] + roles["both_people"])
    pairs = min(2.0, sum(n for pair, n in w.pairs.items() if pair <= set(chosen)))
    offices = sum(min(1.0, w.offices.get(c, 0)) for c in chosen)
    title = 2.5 if len([c for c in chosen if c in w.title]) >= 2 else 0.0
    about = min(3.0, 0.5 * roles["relation"]) - min(3.0, 0.5 * roles["elsewhere"])
    low = min(w.all[c] for c in chosen)
    foreign = [c for c in w.all if c != "VNM" and c not in GROUPS]
    share = max(w.all[c] for c in chosen if c != "VNM") / max(1.0, sum(w.all[c] for c in foreign))
    many = 3.0 if share < _SHARE and not any(c in w.title for c in chosen if c != "VNM") else 0.0
    return joint + pairs + offices + title + about + min(1.0, low / 8) - many

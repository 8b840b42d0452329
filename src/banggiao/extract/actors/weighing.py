"""How much of a document each party takes, counted once for `parties`.

Takes a Reading, its party names and people, gives Weights.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from banggiao.extract.actors.countries import PartyName, states_in
from banggiao.extract.actors.people import People, country_of
from banggiao.extract.actors.provinces import local_codes
from banggiao.extract.reading import Reading, Row

_JOINED: Final = re.compile(r" ?[-–—] ?| (?:và|với) ")
_DASH: Final = re.compile(r" ?[-–—] ?")
#: characters between two names that stand side by side
_BESIDE: Final = len(" với ")
#: what one naming weighs by the kind of its segment and of the name
_SEGMENT: Final = {"title": 4.0, "lede": 2.0, "caption": 0.5, "heading": 1.0, "paragraph": 1.0}
_KIND: Final = {"name": 1.0, "short": 1.5, "house": 0.7, "seat": 0.3, "town": 0.0}
#: folded, longest first: behind these a country in a title is where something happens, and no party
_WHERE: Final = ("ngoài khơi ", "bên lề ", "tại ", "ở ")
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
#: titles of those who lead a state
_LEADERS: Final = frozenset({"president", "monarch"}) | _OWN - {"politburo", "deputy_prime_minister"}
#: those that open a title of the outlet's without a name or country ("Bộ trưởng Công Thương tiếp ...")
_OPENS: Final = frozenset({"minister", "deputy_minister", "foreign_minister"})
_FORMER: Final = ("cựu ", "nguyên ", "cố ")
#: how many sentences back the other of `hai bên` may be named
_BACK: Final = 4
#: what speaks for a state, before its name, folded
_GOVERNMENT: Final = ("chính phủ ", "bộ ngoại giao ", "đại sứ quán ", "chính quyền ")


@dataclass(slots=True)
class Weights:
    """How much of the document each party takes."""

    all: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    #: parties named in the title, people's countries and own offices included
    title: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    #: how often two parties stand side by side ("Việt - Mỹ", "Việt Nam và Mỹ")
    pairs: dict[frozenset[str], float] = field(default_factory=lambda: defaultdict(float))
    #: how often a government, a ministry of foreign affairs or an embassy of each is named
    governments: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    #: how often `hai bên` means the own state and this one, by the state named last
    joint: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    #: parties of which a head of state, of government, of parliament or of the ruling party is named
    led: set[str] = field(default_factory=set)
    #: people of each party who carry an office
    offices: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    #: pairs that stand side by side in the title, and whether a dash joins them
    joined: dict[frozenset[str], bool] = field(default_factory=dict)
    #: parties whose provinces or cities deal with each other
    local: tuple[str, ...] = ()

    def add(self, code: str, segment: str, weight: float) -> None:
        """Count one naming."""
        self.all[code] += _SEGMENT[segment] * weight
        if segment == "title" and weight > 0.5:
            self.title[code] += weight


def weigh(reading: Reading, names: Row[PartyName], people: People) -> Weights:
    """The weights of all parties that the document names or whose people, provinces or cities it tells of."""
    w = Weights()
    segment = _segments(reading)
    for n in names:
        if n.code not in _NO_PARTY and n.kind != "town":
            kind = segment(n.start)
            w.governments[n.code] += people.land.folded.endswith(_GOVERNMENT, 0, n.start)
            here = n.code != "VNM" and kind == "title" and people.land.behind(n.start, _WHERE) < n.start
            w.add(n.code, "paragraph" if here else kind, _KIND[n.kind])
    for a, b in pairwise(names):
        if a.code == b.code or b.start - a.end > _BESIDE:
            continue
        between, titled = reading.text[a.end : b.start], segment(a.start) == "title"
        pair, joined = frozenset((a.code, b.code)), _JOINED.fullmatch(between)
        if joined:
            w.pairs[pair] += 2 if titled else 1
        if titled and (between == ", " or joined):
            w.joined[pair] = bool(_DASH.fullmatch(between))
    _add_people(w, people, segment)
    for h in reading.hits_of("references"):
        if h.entry.data["role"] == "own_people" and not reading.folded.startswith(" nam", h.end):
            w.add("VNM", "lede" if w.joined else segment(h.start), 0.7)
    _add_provinces(w, reading, people, segment)
    _add_joint(w, reading, names)
    return w


def _add_joint(w: Weights, reading: Reading, names: Row[PartyName]) -> None:
    """Whom `hai bên`, `hai nước` mean beside the own state: the one state named last in the sentences before."""
    for h in reading.hits_of("references"):
        if h.entry.data["role"] not in ("both", "both_people"):
            continue
        here = reading.sentence_at(h.start)
        if here.segment == "title":
            continue
        for i in range(here.index, max(-1, here.index - _BACK), -1):
            s = reading.sentences[i]
            others = states_in(reading, names, s.start, min(s.end, h.start)) - {"VNM"}
            if len(others) == 1:
                w.joint[others.pop()] += 1
            if others:
                break


def _add_provinces(w: Weights, reading: Reading, people: People, segment: Callable[[int], str]) -> None:
    """Provinces where those of two countries deal with each other; else the outlet's own ones in a title that names a
    foreign state ("Tàu hải quân Ấn Độ thăm Đà Nẵng").
    """
    w.local = local_codes(reading, people.land)
    guest = any(c != "VNM" for c in w.title) and not w.joined and "VNM" not in w.title
    for h in reading.hits_of("provinces"):
        kind = segment(h.start)
        if h.entry.id in w.local:
            w.add(h.entry.id, kind, 0.7)
        elif guest and kind == "title" and h.entry.id == "VNM" and people.land.behind(h.start, _WHERE) == h.start:
            w.add("VNM", kind, 0.7)


def _add_people(w: Weights, people: People, segment: Callable[[int], str]) -> None:
    """The countries of people, and of the outlet's own offices without a name."""
    for p in people.characters:
        code = country_of(p, ())
        if code and p.titled:
            former = people.land.folded.startswith(_FORMER, p.titled.start)
            w.offices[code] += 0.5 if former else 1
            if _LEADERS & p.classes:
                w.led.add(code)
            for naming in p.namings:
                if not naming.country:
                    w.add(code, segment(naming.start), 0.7)
    for phrase in people.bare:
        ids = {t.entry.id for t in phrase.titles}
        opens = phrase.start == 0 and _OPENS & ids and segment(0) == "title"
        if not phrase.country and (_OWN & ids or opens):
            w.add("VNM", segment(phrase.start), 0.7)


def _segments(reading: Reading) -> Callable[[int], str]:
    """The kind of segment that holds an offset."""
    segments = reading.document.segments
    starts = [s.start for s in segments]
    kinds = [s.kind for s in segments]
    return lambda offset: kinds[(bisect_right(starts, offset) or 1) - 1]

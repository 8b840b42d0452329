"""The vocabulary of people and bodies by the offset at which it begins, so that a grammar can look ahead.

Takes a Reading and its party names, gives a Landscape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from banggiao.extract.actors.countries import PartyName
from banggiao.extract.reading import Reading, Row
from banggiao.vocabulary.lexicon import Hit
from banggiao.vocabulary.phrases import phrases

#: folded; a person's name behind them is the city's ("Tp. Hồ Chí Minh")
_CITY: Final = ("thành phố ", "tp. ", "tp ", "tp.")
_JOINT: Final = re.compile(r" ?[-–] ?| và ")


@dataclass(frozen=True, slots=True)
class Landscape:
    """What begins where."""

    text: str
    folded: str
    titles: dict[int, Hit]
    #: heads and names of bodies; portfolios are looked up where a title or a head makes room for one
    bodies: dict[int, Hit]
    parties: dict[int, PartyName]
    #: start -> end of regions and places that are no party ("Đông Nam Á", "Mỹ Tho")
    regions: dict[int, int]
    #: provinces, states and cities that deal with others in their own name
    provinces: dict[int, Hit]
    #: start -> the offices that the person named there holds or held (`vocabulary/data/offices.toml`)
    holders: dict[int, list[Hit]]

    def behind(self, offset: int, phrases: tuple[str, ...]) -> int:
        """Where the longest of `phrases` (folded, each with its closing space) that ends at `offset` begins; `offset`
        itself where none does. The phrases stand longest first.
        """
        folded = self.folded
        if folded.endswith(phrases, 0, offset):
            for phrase in phrases:
                if folded.endswith(phrase, 0, offset):
                    start = offset - len(phrase)
                    if not start or not folded[start - 1].isalnum():
                        return start
        return offset

    def body(self, offset: int) -> Hit | None:
        """The longest body or portfolio that begins here."""
        body, portfolio = self.bodies.get(offset), phrases("portfolios").at(self.text, self.folded, offset)
        if body and portfolio:
            return portfolio if portfolio.end > body.end else body
        return body or portfolio

    def row(self, party: PartyName) -> tuple[int, tuple[str, ...]]:
        """End and codes of the row of parties that dashes or `và` join to `party` ("Việt Nam - Lào", "Việt-Nga")."""
        end, codes = party.end, [party.code]
        while (m := _JOINT.match(self.text, end)) and (more := self.parties.get(m.end())):
            end = more.end
            if more.code not in codes:
                codes.append(more.code)
        return end, tuple(codes)

    def stops(self, offset: int, words: int) -> bool:
        """Whether something that is no part of a personal name of `words` words so far begins here: a title, a
        region, a party.

        A single syllable that names a party ("Anh", "Nga") can be part of a name, and a town its two last ones
        ("Lê Hoà Bình").
        """
        if offset in self.regions:
            return True
        party = self.parties.get(offset)
        if party and party.kind == "town" and words == 1:
            return False
        if party and (" " in self.text[party.start : party.end] or party.kind not in ("name", "short")):
            return True
        title = self.titles.get(offset)
        return bool(title and title.entry.data["kind"] != "courtesy" and " " in self.text[title.start : title.end])


def landscape(reading: Reading, names: Row[PartyName]) -> Landscape:
    """The landscape of a document."""
    land = Landscape(reading.text, reading.folded, {}, {}, {n.start: n for n in names}, {}, {}, {})
    inside = 0  # end of the last trap among titles ("Phủ Chủ tịch")
    for h in reading.hits_of("titles"):
        if h.entry.data["kind"] == "trap":
            inside = h.end
        elif h.start >= inside and not (h.start in land.parties and land.parties[h.start].end > h.end):
            land.titles.setdefault(h.start, h)
    for h in reading.hits_of("institutions"):
        land.bodies.setdefault(h.start, h)
    for h in reading.hits_of("provinces"):
        if not h.entry.data.get("trap"):
            land.provinces[h.start] = h
    for h in reading.hits_of("offices"):
        if reading.folded.endswith(_CITY, 0, h.start):
            continue
        land.holders.setdefault(h.start, []).append(h)
    for h in reading.hits_of("parties"):
        if h.entry.data.get("trap") and not h.entry.data.get("person") and reading.text[h.start].isupper():
            land.regions[h.start] = h.end
    return land

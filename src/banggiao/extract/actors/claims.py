"""Actor claims: one a person who acts in the article (guidelines 3.7).

Takes a Reading and its Cast, gives Actors with name, role, country and where each stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from banggiao.extract.actors.model import Cast, Person
from banggiao.extract.reading import Reading
from banggiao.model.claims import Actor
from banggiao.model.evidence import Evidence

#: ids of titles that make nobody an actor by themselves
_NO_ACTORS: Final = frozenset({"academic", "hero", "spouse"})
#: what stands between an office and the name
_POLITE: Final = re.compile(r"(?:,? [-–]?)?(?: ?(?:ông|bà|ngài))? *$")
#: words of "người đồng cấp" without a country
_BARE: Final = 3
#: share of right claims with a role, and what is taken off for each thing that is not printed; counted on both halves
#: of the gold (a role 0.97; without one leaders and counterparts are right about every other time)
_WITH_ROLE, _WITHOUT_ROLE = 0.97, 0.5
_LESS: Final = {"printed": 0.0, "office": 0.01, "name": 0.01, "partner": 0.05, "": 0.1}
_REASONS: Final = {
    "printed": "the country stands in the title",
    "office": "the country is that of the office table",
    "name": "the name is Vietnamese",
    "partner": "the country is that of the only partner",
    "": "nothing tells the country",
}


def extract(reading: Reading, who: Cast) -> Sequence[Actor]:
    """One actor claim a person who acts in the article."""
    return [_actor(reading, p, who) for p in who.people if _acts(p)]


def _acts(person: Person) -> bool:
    """Whether the article gives the person an office, or everybody knows theirs: private people, artists, scholars of
    no printed institute, the long dead and bare names are left out.
    """
    if (
        person.past
        or _late(person)
        or (person.title in _NO_ACTORS and not (person.title == "academic" and person.housed))
    ):
        return False
    return person.role is not None or person.known or person.counterpart


def _late(person: Person) -> bool:
    """`cố Quốc vương A`: the dead are remembered, and act no more; `cố vấn` is an office."""
    role = (person.role or "").lower()
    return role.startswith("cố ") and not role.startswith("cố vấn") and person.title != "academic"


def _as_counterpart(reading: Reading, person: Person) -> tuple[int, int] | None:
    """`người đồng cấp Peru A`: the office that the text gives somebody whom it calls by no other."""
    start, end = person.shown[0], person.named[0]
    if not person.counterpart or not start < end or not reading.folded.startswith("người đồng", start):
        return None
    role = _POLITE.sub("", reading.text[start:end])
    return (start, start + len(role)) if len(role.split()) > _BARE else None


def _office_told(reading: Reading, person: Person, who: Cast) -> tuple[int, int] | None:
    """The office of somebody's counterpart where the text prints it without the name: `Thủ tướng A gặp người đồng cấp
    Peru B. ... Thủ tướng Peru nói ...`.
    """
    if not person.counterpart or not person.placed:
        return None
    sentence = reading.sentence_at(person.shown[0])
    before = [m.person for m in who.mentions_in(sentence.start, person.shown[0]) if m.person is not None]
    other = who.people[before[-1]] if before else person
    if not other.titled or other is person or other.country == person.country:
        return None
    start, end = other.titled
    end = other.placed[0] if other.placed and start < other.placed[0] < end else end
    office = f"{reading.folded[start:end].strip()} {reading.folded[slice(*person.placed)]}"
    at = reading.folded.find(office)
    return (at, at + len(office)) if at >= 0 else None


def _actor(reading: Reading, person: Person, who: Cast) -> Actor:
    text = reading.text
    grounds = {"name": Evidence.of(text, *person.named)}
    titled = person.titled or _office_told(reading, person, who) or _as_counterpart(reading, person)
    if titled:
        grounds["role"] = Evidence.of(text, *titled)
    if person.placed and person.country:
        grounds["country"] = Evidence.of(text, *person.placed)
    foreign = tuple(p for p in who.parties if p != "VNM")
    return Actor(
        document=reading.document.id,
        evidence=Evidence.of(text, *person.shown),
        grounds=grounds,
        name=person.name,
        role=text[titled[0] : titled[1]] if titled and not person.role else person.role,
        country=person.country,
        confidence=(_WITH_ROLE if person.role else _WITHOUT_ROLE) - _LESS[person.ground],
        reasons=("a title is printed" if person.role else "no title is printed", _REASONS[person.ground]),
        candidates={"country": foreign} if not person.country and len(foreign) > 1 else {},
    )

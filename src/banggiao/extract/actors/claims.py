"""Actor claims: one a person who acts in the article (guidelines 3.7).

Takes a Reading and its Cast, gives Actors with name, role, country and where each stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from banggiao.extract.actors.model import Cast, Person
from banggiao.extract.reading import Reading
from banggiao.model.claims import Actor
from banggiao.model.evidence import Evidence


def extract(reading: Reading, who: Cast) -> Sequence[Actor]:
    """One actor claim a person who acts in the article."""
    return [_actor(reading, p) for p in who.people if _acts(p)]


def _acts(person: Person) -> bool:
    """Whether the article gives the person an office: private people, scholars, artists and bare names have none."""
    if person.past or person.title in ("academic", "hero", "spouse"):
        return False
    return person.role is not None or person.known or person.counterpart


def _actor(reading: Reading, person: Person) -> Actor:
    text = reading.text
    grounds = {"name": Evidence.of(text, *person.named)}
    if person.titled:
        grounds["role"] = Evidence.of(text, *person.titled)
    if person.placed and person.country:
        grounds["country"] = Evidence.of(text, *person.placed)
    return Actor(
        document=reading.document.id,
        evidence=Evidence.of(text, *person.shown),
        grounds=grounds,
        name=person.name,
        role=person.role,
        country=person.country,
    )

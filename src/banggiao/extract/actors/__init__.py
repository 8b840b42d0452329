"""Who is who in one document: people and offices, parties, and what `hai bên`, `phía Hoa Kỳ`, `ông` refer to.

Front door: `cast(reading)` and `extract(reading, who)`. Takes a Reading, gives a Cast. Keeps true: mentions are sorted,
never overlap (the outermost phrase stands for what is inside it), and each is a span of the document's text.
"""

from __future__ import annotations

from banggiao.extract.actors.claims import extract
from banggiao.extract.actors.countries import party_names
from banggiao.extract.actors.model import Cast, Mention, Person
from banggiao.extract.actors.parties import parties_of
from banggiao.extract.actors.people import find_people
from banggiao.extract.actors.references import find_mentions
from banggiao.extract.reading import Reading, Row

__all__ = ["Cast", "Mention", "Person", "cast", "extract"]


def cast(reading: Reading) -> Cast:
    """Find the people, parties and references of a document."""
    names = party_names(reading)
    people = find_people(reading, names)
    parties = parties_of(reading, names, people)
    mentions = find_mentions(reading, names, people, parties)
    return Cast(parties, people.settled(parties, mentions), Row(mentions))

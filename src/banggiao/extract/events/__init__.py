"""Event claims: what happened or is to happen, once a document each (guidelines 3.3).

Front door: `extract(reading, who)`. Takes a Reading and its Cast, gives Events in order of their quotes. Keeps true: no
date that the text does not print, no participant that it does not name; a wish or an invitation is no event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from banggiao.extract.actors import Cast
from banggiao.extract.events.ahead import to_come
from banggiao.extract.events.alongside import with_talks
from banggiao.extract.events.chronicle import signed
from banggiao.extract.events.declared import declared
from banggiao.extract.events.deeds import deeds
from banggiao.extract.events.foundings import foundings
from banggiao.extract.events.held import held
from banggiao.extract.events.incidents import incidents
from banggiao.extract.events.jubilees import jubilees
from banggiao.extract.events.meetings import agreed, implied, meetings, pictured
from banggiao.extract.events.merge import merged
from banggiao.extract.events.mishaps import mishaps
from banggiao.extract.events.narrative import carried
from banggiao.extract.events.scene import Scene, companies, scenes
from banggiao.extract.events.speeches import speeches
from banggiao.extract.events.spoken import spoken
from banggiao.extract.events.told import Telling
from banggiao.extract.events.turns import turns
from banggiao.extract.events.visits import visits
from banggiao.extract.reading import Reading
from banggiao.model.claims import Event

__all__ = ["extract"]

#: beside these the sentence tells an incident too
_ASIDE = ("appointment", "anniversary")
#: beside these the beginning or end of negotiations
_TALKS = (*_ASIDE, "meeting", "call")
_TALKED = re.compile(r"trao đổi|thảo luận")


def extract(reading: Reading, who: Cast) -> Sequence[Event]:
    """One event claim a happening."""
    if not who.parties:
        return []
    told = carried((scene, _told(scene)) for scene in scenes(reading, who))
    told = to_come(reading, with_talks(reading.folded, told))
    company = list(companies(reading, who))
    told += [t for scene in company for t in agreed(scene)]
    if not any(t.type in ("meeting", "call") for t in told):
        told += [t for scene in company for t in implied(scene)][:1]
    return merged(reading, _once(reading, told))


def _once(reading: Reading, told: list[Telling]) -> list[Telling]:
    """Without the words that go on about a call ("hai bên đã trao đổi về ..."): they met on the telephone."""
    calls = [t.names for t in told if t.type == "call"]
    return [
        t
        for t in told
        if not (t.type == "meeting" and t.when is None and t.place is None and t.names in calls)
        or not _TALKED.search(reading.folded, *t.cue)
    ]


def _told(scene: Scene) -> list[Telling]:
    """All that one sentence tells; an incident or a speech only where it tells nothing else."""
    papers = signed(scene)
    done = [t for t in deeds(scene) if not (papers and t.type == "signing")]
    told = [*visits(scene), *(meetings(scene) or pictured(scene)), *papers, *done, *jubilees(scene), *held(scene)]
    told += [] if any(t.type == "statement" for t in told) else declared(scene)
    told += turns(scene) + spoken(scene) + mishaps(scene) + foundings(scene)
    if told:
        aside = all(t.type in _ASIDE for t in told)
        talks = all(t.type in _TALKS for t in told)
        more = (t for t in incidents(scene) if t.when)
        return told + [t for t in more if aside or "có hiệu lực" in t.topic or (talks and "đàm phán" in t.topic)]
    return incidents(scene) or speeches(scene)

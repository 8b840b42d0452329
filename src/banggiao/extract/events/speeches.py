"""Speeches and lectures: somebody speaks at a house or on a day that the sentence names.

Takes a Scene, gives Tellings of type other. Keeps true: the speaker is named; words that are only quoted from a speech,
without place or day, tell none.
"""

from __future__ import annotations

from typing import Final

from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Telling
from banggiao.extract.events.when import when
from banggiao.extract.events.where import place_in, place_leading
from banggiao.extract.events.whether import asked, modality, unreal
from banggiao.language.dates import DAY

_PLANS: Final = frozenset(("dự kiến", "dự kiến sẽ", "có kế hoạch", "dự định"))


def speeches(scene: Scene) -> list[Telling]:
    """The speeches that the sentence tells, the last person before the word as speaker."""
    out = []
    for t in scene.triggers:
        if t.entry.data["frame"] != "speech" or scene.sentence.segment == "title":
            continue
        cue = (t.start, t.end)
        low, high = scene.clause(t.start)
        people = [m for m in scene.people(low, t.start) if m.person is not None]
        party = scene.party(people[-1]) if people and _speaks(scene, people[-1].end, t.start) else None
        if party is None or unreal(scene, cue, low) or asked(scene, cue, low):
            continue
        date, place = when(scene, cue), place_in(scene, t.end, high) or place_leading(scene, low, t.start)
        if place is None and not (date and DAY.match(date.edtf)):
            continue
        mode, span, past = modality(scene, cue, low)
        out.append(
            Telling(
                type="other",
                sentence=scene.sentence,
                cue=cue,
                parties=(party,),
                when=date,
                place=place,
                modality=mode,
                modality_span=span,
                past=past,
                clause=(low, high),
                topic=scene.folded[t.end : t.end + 40],
            )
        )
    return out


def _speaks(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing but a plan stands between somebody and their speech: no other word of saying."""
    return scene.folded[start:end].strip() in _PLANS or not scene.said_between(start, end)

"""Disasters and attacks that befell a state, told by the way: "chia buồn về vụ cháy tại Viên vừa qua".

Takes a Scene, gives Tellings of type other. Keeps true: each has its place or time right behind its name; the one who
takes part is the state that it befell.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Dated
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Party, Place, Telling
from banggiao.extract.events.when import to_when, usable
from banggiao.extract.events.where import place_in
from banggiao.vocabulary.lexicon import Hit

#: between the word and its place or time
_NAME: Final = re.compile(
    r"(?: (?!(?:và|nhằm|để|khi|do|đã|gây|làm|sau|trước)\b)[^\s,;.:]+){0,8}?"
    r"(?: (?:tại|ở|xảy ra|diễn ra|vừa qua|mới đây|vào|hồi|hôm|ngày|tháng|năm))* "
)
#: characters of a name up to its place
_FAR: Final = 90
#: "nhân dân (Áo)", "cùng với (Áo)"
_TO: Final = re.compile(r"\b(?:tới|cho|cùng|với|đến|của|nhân dân|chính phủ|giúp|để|gia đình) (?:[^\W\d]+ ){0,3}$")


def mishaps(scene: Scene) -> list[Telling]:
    """The disasters and attacks that the sentence tells."""
    found = (t for t in scene.triggers if t.entry.data["frame"] == "mishap" and scene.sentence.segment != "title")
    return [told for t in found if (told := _told(scene, t))][:1]


def _told(scene: Scene, t: Hit) -> Telling | None:
    low, high = scene.clause(t.start)
    place = place_in(scene, t.end, min(high, t.end + _FAR))
    if place and not _NAME.fullmatch(scene.folded, t.end, place.span[0]):
        place = None
    date = _date(scene, place.span[1] if place else t.end, high) or _date(scene, t.end, high)
    party = _befallen(scene, t, low, place) if date or place else None
    if party is None:
        return None
    return Telling(
        type="other",
        sentence=scene.sentence,
        cue=(t.start, t.end),
        parties=(party,),
        when=date,
        place=place,
        past=True,
        clause=(low, high),
        topic=scene.folded[t.start : t.end + 24],
    )


def _date(scene: Scene, at: int, high: int) -> Dated | None:
    """The time right behind the name or the place."""
    first = next((d for d in scene.dates if at <= d.start and d.end <= high), None)
    near = first is not None and usable(first) and _NAME.fullmatch(scene.folded, at, first.start)
    return to_when(first) if first and near else None


def _befallen(scene: Scene, t: Hit, low: int, place: Place | None) -> Party | None:
    """The state where it happened; else the one before it to whom something is said or given."""
    if place and place.country:
        return Party(place.country, place.country, place.span)
    states = [
        m for m in scene.mentions if low <= m.start and m.end <= t.start and len(m.codes) == 1 and m.kind != "person"
    ]
    told = [m for m in states if _TO.search(scene.folded, max(low, m.start - 40), m.start)]
    if told:
        return Party(told[-1].codes[0], told[-1].codes[0], (told[-1].start, told[-1].end))
    parties = scene.who.parties
    if len(parties) == len(("home", "other")):
        return Party(parties[1], parties[1], (t.start, t.end))
    return None

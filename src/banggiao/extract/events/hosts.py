"""Where a journey goes: the place right behind its word, behind its visitor, a house, or a port.

Takes a Scene and the word, gives a Place. Keeps true: what stands in another clause, or in a part of its own, is none.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.events.gaps import CAPITALS, filled_by
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Place
from banggiao.extract.events.where import place_at, with_more
from banggiao.vocabulary.lexicon import Hit

_TOWARDS: Final = re.compile(r"(?:đã |sẽ )?(?:đến|tới|sang|(?:bay )?vào) ")
#: what a place behind a journey, or behind "thăm", does not stand beyond
_CLAUSE, _PART = re.compile(";"), re.compile("[;,]")
_PORT: Final = re.compile(rf"(?: quốc tế| quân sự)?(?: [{CAPITALS}][^\s,;.()]*){{1,3}}")
_TO: Final = re.compile(r"\b(?:tới|đến|sang|thăm|tại) ")


def host_of(scene: Scene, trigger: Hit) -> Place | None:
    """The place visited, right behind the word or behind its visitor ("chuyến thăm của A tới B")."""
    arrives = _TOWARDS.match(scene.folded, trigger.start, trigger.end) if trigger.entry.data.get("arrival") else None
    if arrives and (place := place_at(scene, arrives.end(), scene.sentence.end)):
        return place
    if scene.folded.startswith("cập cảng", trigger.start) and (port := _PORT.match(scene.text, trigger.end)):
        town = place_at(scene, port.start() + 1, scene.sentence.end)
        at = trigger.end - len("cảng")
        return Place(scene.text[at : port.end()], (at, port.end()), town.country if town else None)
    m = filled_by("to").match(scene.folded, trigger.end, scene.sentence.end)
    if m and (place := place_at(scene, m.end(), scene.sentence.end)):
        return with_more(scene, place)
    if trigger.entry.data.get("arrival"):
        return None
    if body := _body_at(scene, trigger.end + 1 if m is None else m.end()):
        return body
    stop = _CLAUSE if trigger.entry.data.get("noun") else _PART
    for m in _TO.finditer(scene.folded[trigger.end : trigger.end + 130]):
        at = trigger.end + m.end()
        if at < scene.sentence.end and not stop.search(scene.folded, trigger.end, at):
            place = place_at(scene, at, scene.sentence.end)
            if place and place.country:
                return place
    return None


def _body_at(scene: Scene, at: int) -> Place | None:
    """ "thăm Học viện Ngoại giao", "thăm Tổng cục A, Tập đoàn B": bodies that are called on in their houses."""
    end = at
    for m in scene.mentions:
        if m.kind == "organisation" and (m.start == at or (end > at and scene.folded[end : m.start] in (", ", " và "))):
            end = m.end
    return Place(scene.text[at:end], (at, end)) if end > at else None

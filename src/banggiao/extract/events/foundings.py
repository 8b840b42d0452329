"""Bodies and channels that came into being, told with the thing as subject: "Diễn đàn A ra đời năm 1996".

Takes a Scene, gives Tellings of type establishment. Keeps true: the thing is a body or a channel, no firm and no
relation, and its time stands in the clause, right behind the word or at the head.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Dated
from banggiao.extract.events.gaps import opens_with
from banggiao.extract.events.scene import Scene, countries
from banggiao.extract.events.told import Party, Telling
from banggiao.extract.events.when import to_when, usable
from banggiao.extract.events.where import place_in
from banggiao.extract.events.whether import unreal
from banggiao.model.kinds import GROUPS
from banggiao.vocabulary.lexicon import Hit

#: from the word to its time: "được thành lập tại Áo vào năm", "ra đời từ"
_TO_TIME: Final = re.compile(r"(?: (?:tại|ở|từ|vào|hồi|trong|cuối|đầu|giữa|lần đầu)(?: [^\s,;.]+){0,5}?)? ?\(?$")
#: "Thành lập năm 1989, diễn đàn này ..."
_OPENS: Final = re.compile(r" ?(?:được |chính thức )?$")
#: "kể từ khi được thành lập": the time of what follows
_SINCE: Final = re.compile(r"\b(?:kể từ|từ khi|kể từ khi|từ ngày|sau khi|khi|ngày|năm|trước khi|việc) $")
#: characters of the head of a clause, or of a thing by which it is told from others
_HEAD: Final = 30
#: characters of the thing's name and of the words before it
_NAME: Final = 120
_THING: Final = re.compile(r"(?:^|[,;:.] |\b(?:và|là|đó|này|của|các|hai|cho biết|rằng|cùng ngày) )")


def foundings(scene: Scene) -> list[Telling]:
    """What the sentence tells as having come into being."""
    found = (t for t in scene.triggers if t.entry.data["frame"] == "founded" and scene.sentence.segment != "title")
    return [told for t in found if (told := _told(scene, t))][:1]


def _told(scene: Scene, t: Hit) -> Telling | None:
    cue = (t.start, t.end)
    low, high = scene.clause(t.start)
    date = _date(scene, t, low, high)
    if date is None or _SINCE.search(scene.folded, low, t.start) or unreal(scene, cue, low):
        return None
    at = _thing(scene, t, low, high)
    if at is None:
        return None
    parties = _of_name(scene, at, t.start if at < t.start else high)
    return Telling(
        type="establishment",
        sentence=scene.sentence,
        cue=cue,
        parties=tuple(parties),
        when=date,
        place=place_in(scene, t.end, high),
        past=True,
        clause=(low, high),
        topic=scene.folded[at : at + _HEAD],
    )


def _date(scene: Scene, t: Hit, low: int, high: int) -> Dated | None:
    """The time right behind the word, else the one at the head of the clause."""
    for d in scene.dates:
        if not (low <= d.start and d.end <= high) or not (usable(d) or d.role == "since"):
            continue
        if d.start >= t.end - len("năm ") and _TO_TIME.match(scene.folded, min(t.end, d.start), d.start):
            return to_when(d)
        if d.end <= t.start and d.start - low < _HEAD:
            return to_when(d)
    return None


def _thing(scene: Scene, t: Hit, low: int, high: int) -> int | None:
    """Where the thing's name begins, that stands before the word, or behind the comma of a phrase that opens."""
    body = opens_with("born")
    if _OPENS.fullmatch(scene.folded, low, t.start):
        comma = scene.folded.find(", ", t.end, high)
        at = comma + len(", ")
        return at if comma > 0 and body.match(scene.folded, at) else None
    starts = [m.end() for m in _THING.finditer(scene.folded, max(low, t.start - _NAME), t.start)]
    starts = [low, *starts]
    return next((at for at in reversed(starts) if body.match(scene.folded, at)), None)


def _of_name(scene: Scene, start: int, end: int) -> list[Party]:
    """Whom the name gives: "Hội Hữu nghị A - B", "ASEAN"; else both sides of the text."""
    named = [
        p for m in scene.mentions if start <= m.start and m.end <= end and m.kind != "person" for p in countries(m)
    ]
    groups = [p for p in named if p.name in GROUPS]
    one = list({p.name: p for p in named}.values())
    return one if one and (len(one) > 1 or groups) else scene.both((start, start + 1)) or one

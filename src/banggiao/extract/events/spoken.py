"""Words given to the public on a day of their own: a ministry's regular press conference, its answer, a communiqué.

Takes a Scene, gives Tellings. Keeps true: each has its day in its own sentence and somebody who speaks; a report that
only names its source behind what it tells ("..., theo thông cáo ngày 6/10") is none.
"""

from __future__ import annotations

from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Party, Telling
from banggiao.extract.events.when import to_when, usable
from banggiao.extract.events.where import place_in
from banggiao.language.dates import DAY
from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import Hit

_SPEAKS: Final = "phát ngôn"
#: characters from the head of a sentence to the words
_HEAD: Final = 45
#: characters between the words and their day
_NEAR: Final = 50
#: characters from the day to the one who speaks; what was asked may stand between
_FAR: Final = 260


def spoken(scene: Scene) -> list[Telling]:
    """What the sentence tells of words given to the public, the one who gives them as participant."""
    if scene.sentence.segment == "title":
        return []
    found = (t for t in scene.triggers if t.entry.data["frame"] == "spoken")
    return [told for t in found if (told := _told(scene, t))][:1]


def _told(scene: Scene, t: Hit) -> Telling | None:
    head = t.start - scene.sentence.start <= _HEAD
    days = [d for d in scene.dates if usable(d) and DAY.fullmatch(d.at)]
    near = (d for d in days if d.start - t.end <= _NEAR and t.start - d.end <= _NEAR)
    day = next(near, None)
    speaker = _speaker(scene, t, day.end if day else t.end)
    if day is None or speaker is None or not (head or t.entry.id == "press"):
        return None
    return Telling(
        type=str(t.entry.data["type"]),
        sentence=scene.sentence,
        cue=(t.start, t.end),
        parties=(speaker,),
        when=to_when(day),
        place=place_in(scene, t.end, min(scene.sentence.end, t.end + _NEAR)),
        past=True,
        clause=(scene.sentence.start, scene.sentence.end),
        topic=scene.folded[t.start : t.end],
    )


def _speaker(scene: Scene, t: Hit, behind: int) -> Party | None:
    """Who speaks: the one named behind the words, of a press conference the text's spokesperson."""
    if t.entry.id != "communique":
        return _spokesperson(scene, t)
    before = [m for m in scene.mentions if m.end <= t.start and m.kind in ("person", "party", "organisation")]
    if before:  # "Bộ Ngoại giao Áo trong thông cáo ngày 6/10 khẳng định ..."
        return _party(scene, before[-1])
    low = t.start if scene.folded.endswith(" của", t.start, t.end) else behind
    near = [m for m in scene.mentions if low <= m.start < behind + _FAR and not scene.aside(m)]
    first = next((m for m in near if m.kind in ("person", "party", "organisation")), None)
    after = low == t.start or (first is not None and scene.folded.endswith(", ", 0, first.start))
    return _party(scene, first) if first and after and '"' not in scene.text[t.end : first.start] else None


def _spokesperson(scene: Scene, t: Hit) -> Party | None:
    """The spokesperson of the sentence, or the only one of the text."""
    serving = [i for i, p in enumerate(scene.who.people) if _SPEAKS in fold(p.role or "")]
    named = [m for m in scene.mentions if m.person in serving and m.person is not None]
    if named:  # "... Người Phát ngôn A": who is called so in this sentence, before anybody else
        return scene.party(next((m for m in named if _SPEAKS in scene.folded[m.start : m.end]), named[0]))
    if len(serving) != 1:
        return None
    person = scene.who.people[serving[0]]
    return Party(person.name, person.country, (t.start, t.end), serving[0], person.role or "")


def _party(scene: Scene, m: Mention) -> Party | None:
    return scene.party(m) if m.person is not None or len(m.codes) == 1 else None

"""Meetings told without the names of both: those whom the document is about stand for their sides.

Takes a Scene and the word that tells a meeting, gives the pair. Keeps true: of each side the one who holds the office,
or its only or most named person; nobody where two could be meant.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.events.delegations import principal
from banggiao.extract.events.gaps import filled_by
from banggiao.extract.events.scene import Scene, leaders
from banggiao.extract.events.told import Party
from banggiao.extract.events.when import usable
from banggiao.language.dates import DAY
from banggiao.vocabulary.lexicon import Hit

#: characters between talks and their day
_SOON: Final = 24
#: characters before talks that open a sentence, and from them to its subject
_LEAD: Final = 24
_PHRASE: Final = 80
_BY_THE_WAY: Final = re.compile(r",? (?:trong|tại|trong khuôn khổ|nhân) ")


def of_leaders(scene: Scene, trigger: Hit, low: int) -> list[tuple[Party, Party]]:
    """ "Lãnh đạo hai nước ... trong hội đàm hôm nay": the two whom the document is about, where nobody is named up to
    the word and those who meet.
    """
    both = next((m for m in scene.mentions if low <= m.start and m.kind == "both" and len(m.codes) == 2), None)
    if both is None or any(m.person is not None and m.start < max(both.start, trigger.start) for m in scene.mentions):
        return []
    named = any(m.person is not None for m in scene.mentions)
    if named and "," in scene.folded[min(both.end, trigger.end) : max(both.start, trigger.start)]:
        return []
    pair = leaders(scene, both) or _leaders_behind(scene, both)
    return [(pair[0], pair[1])] if len(pair) == 2 else []


def _leaders_behind(scene: Scene, both: Mention) -> list[Party]:
    """ "Tại cuộc hội đàm Việt Nam - Áo, (hai nhà lãnh đạo) ...": whom the words behind the comma name."""
    behind = next((m for m in scene.mentions if m.start > both.end and m.kind == "both"), None)
    two = set(both.codes) == set(scene.who.parties[:2])
    return leaders(scene, behind) if behind and two and scene.folded.endswith(", ", 0, behind.start) else []


def by_title(scene: Scene, trigger: Hit, low: int) -> tuple[Party, Party] | None:
    """ "Thủ tướng hai nước hội đàm": the two people of the document whom such a subject names."""
    before = [m for m in scene.mentions if low <= m.start and m.end <= trigger.start]
    last = before[-1] if before else None
    if (
        not last
        or last.kind not in ("both", "person")
        or not filled_by("tells").fullmatch(scene.folded, last.end, trigger.start)
    ):
        return None
    if last.kind == "person" and last.person is not None and "hai" not in scene.folded[last.start - 4 : last.end]:
        return None
    pair = leaders(scene, last) or _welcomed(scene, last)
    return (pair[0], pair[1]) if len(pair) == 2 else None


def _welcomed(scene: Scene, both: Mention) -> list[Party]:
    """ "A chủ trì lễ đón B. Sau lễ đón, hai bên hội đàm": the two of the sentence before, one of each side."""
    index = scene.sentence.index
    if both.kind != "both" or len(both.codes) != len(("one", "other")) or index == 0:
        return []
    last = scene.reading.sentences[index - 1]
    if "đón" not in scene.folded[last.start : both.start]:
        return []
    named = [m for m in scene.who.mentions_in(last.start, last.end) if m.person is not None]
    sides = {m.person: m for m in named if len(m.codes) == 1 and not scene.spoken_of(m.start, last.start)}
    codes = {m.codes[0] for m in sides.values()}
    if len(sides) != len(both.codes) or codes != set(both.codes):
        return []
    people = [(m.person, scene.who.people[m.person]) for m in sides.values() if m.person is not None]
    return [Party(p.name, p.country, (both.start, both.end), i, p.role or "") for i, p in people]


def on_a_day(scene: Scene, trigger: Hit) -> list[tuple[Party, Party]]:
    """ "Tại cuộc hội đàm ngày 3-10 (tại Graz), hai bên (A) ...": the two whom the document is about, where nobody or
    only the one behind the comma is named.
    """
    codes = scene.who.parties
    dated = any(0 <= d.start - trigger.end <= _SOON and usable(d) and DAY.fullmatch(d.at) for d in scene.dates)
    people = [m for m in scene.mentions if m.kind == "person" and m.start - trigger.end < _PHRASE]
    first = people[0] if people else None
    if (
        len(codes) != 2
        or not dated
        or (first and not (_leads(scene, trigger, first) or _aside(scene, trigger, people)))
    ):
        return []
    pair = [
        scene.party(first) if first and first.codes == (c,) else _stands_for(scene, c, _cue(trigger)) for c in codes
    ]
    return [(pair[0], pair[1])] if pair[0] and pair[1] else []


def _leads(scene: Scene, trigger: Hit, m: Mention) -> bool:
    """Whether somebody by name is the subject behind the phrase that the sentence opens with."""
    opens = trigger.start - scene.sentence.start < _LEAD and scene.folded.endswith(", ", trigger.end, m.start)
    return opens and m.person is not None and m.start - trigger.end < _PHRASE


def _aside(scene: Scene, trigger: Hit, people: list[Mention]) -> bool:
    """ "A, trong (cuộc gặp) sáng 7/6, cho biết": whether the only one named stands right before the phrase."""
    at = people[0].end
    return (
        len(people) == 1
        and people[0].person is not None
        and _BY_THE_WAY.fullmatch(scene.folded, at, trigger.start) is not None
    )


def _cue(trigger: Hit) -> tuple[int, int]:
    return trigger.start, trigger.end


def _stands_for(scene: Scene, code: str, words: tuple[int, int]) -> Party | None:
    """The one of a side whom the document is about, or its only one."""
    side = [p for p in scene.who.people if p.country == code and p.title and not p.past]
    person = principal(scene.who, code) or (side[0] if len(side) == 1 else None)
    return Party(person.name, code, words, scene.who.people.index(person), person.role or "") if person else None

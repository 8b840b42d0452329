"""Joint papers told as the subject: "Tuyên bố chung A - B công bố ngày 15/3".

Takes a Scene, gives Tellings of type statement. Keeps true: words behind the paper say that it was given out, and its
day stands behind them; a paper that is only named, or quoted from, is none.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.events.scene import Scene, countries
from banggiao.extract.events.told import Telling
from banggiao.extract.events.when import to_when, usable
from banggiao.language.dates import DAY
from banggiao.vocabulary.lexicon import Hit

_GIVEN: Final = re.compile(
    r"(?:,? [^\s,;.]+){0,9}?(?: được| vừa| đã)* (?:công bố|đưa ra|phát đi|thông qua|phát hành)(?: [^\s,;.\d]+){0,6}? ?$"
)
#: characters between the paper and its day, or the two whose it is
_FAR, _NEAR = 110, 12


def declared(scene: Scene) -> list[Telling]:
    """The joint papers that the sentence tells as given out on a day."""
    return [told for t in scene.papers if (told := _told(scene, t))][:1] if scene.sentence.segment != "title" else []


def _told(scene: Scene, t: Hit) -> Telling | None:
    days = (d for d in scene.dates if t.end <= d.start < t.end + _FAR and usable(d) and DAY.fullmatch(d.at))
    day = next(days, None)
    if day is None or not _GIVEN.match(scene.folded, t.end, day.start):
        return None
    both = next((m for m in scene.mentions if 0 <= m.start - t.end < _NEAR and m.kind == "both"), None)
    parties = countries(both) if both else scene.both((t.start, t.end))
    if not parties:
        return None
    low, high = scene.clause(t.start)
    return Telling(
        type="statement",
        sentence=scene.sentence,
        cue=(t.start, t.end),
        parties=tuple(parties),
        when=to_when(day),
        past=True,
        clause=(low, high),
        topic=scene.folded[t.end : t.end + 40],
    )

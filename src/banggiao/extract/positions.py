"""Positions: a stand, not an action (guidelines 3.2)."""

from __future__ import annotations

from collections.abc import Sequence

from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading
from banggiao.extract.speech import Act, acts
from banggiao.extract.speech.confidence import confidence, cues
from banggiao.model.claims import Position
from banggiao.model.evidence import Evidence


def extract(reading: Reading, who: Cast) -> Sequence[Position]:
    """One position an act that affirms, supports, welcomes, recognises, opposes or worries."""
    return [_claim(reading, a) for a in acts(reading, who) if a.kind == "position"]


def _claim(reading: Reading, act: Act) -> Position:
    text, found = reading.text, cues(act)
    spans = act.grounds | ({"heading": act.heading} if act.heading else {})
    return Position(
        document=reading.document.id,
        evidence=Evidence.of(text, act.start, act.end),
        grounds={k: Evidence.of(text, *v) for k, v in spans.items()},
        said=act.said,
        confidence=confidence(found),
        reasons=found,
        act=act.act,
        by=act.by,
        speaker=act.speaker,
        pillar=act.pillars,
        heading=text[act.heading[0] : act.heading[1]] if act.heading else None,
    )

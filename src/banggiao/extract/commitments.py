"""Commitments: somebody does, will do, agrees to do or asks for something (guidelines 3.1)."""

from __future__ import annotations

from collections.abc import Sequence

from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading
from banggiao.extract.speech import Act, acts
from banggiao.extract.speech.pillars import pillars
from banggiao.model.claims import Commitment
from banggiao.model.evidence import Evidence
from banggiao.model.kinds import ACT_STAGE


def extract(reading: Reading, who: Cast) -> Sequence[Commitment]:
    """One commitment an act that asks, pledges, carries out, grants, concludes or ends."""
    return [_claim(reading, a) for a in acts(reading, who) if a.kind == "commitment"]


def _claim(reading: Reading, act: Act) -> Commitment:
    text = reading.text
    return Commitment(
        document=reading.document.id,
        evidence=Evidence.of(text, act.start, act.end),
        grounds={k: Evidence.of(text, *v) for k, v in act.grounds.items()},
        stage=ACT_STAGE[act.act],
        act=act.act,
        by=act.by,
        to=act.to,
        speaker=act.speaker,
        agent=act.agent.organisation if act.agent else None,
        pillar=pillars(reading, act),
    )

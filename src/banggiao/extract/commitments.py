"""Commitments: somebody does, will do, agrees to do or asks for something (guidelines 3.1)."""

from __future__ import annotations

from collections.abc import Sequence

from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading
from banggiao.extract.speech import Act, acts
from banggiao.extract.speech.confidence import confidence, cues
from banggiao.extract.speech.measures import measures
from banggiao.model.claims import Commitment
from banggiao.model.evidence import Evidence
from banggiao.model.kinds import ACT_STAGE


def extract(reading: Reading, who: Cast) -> Sequence[Commitment]:
    """One commitment an act that asks, pledges, carries out, grants, concludes or ends."""
    return [_claim(reading, a) for a in acts(reading, who) if a.kind == "commitment"]


def _claim(reading: Reading, act: Act) -> Commitment:
    text, found = reading.text, cues(act)
    counted = measures(reading, act)
    spans = act.grounds | {
        name: span
        for name, span in (
            ("quantity", counted.quantity_span),
            ("deadline", counted.deadline_span),
            ("target", counted.target_span),
            ("heading", act.heading),
        )
        if span
    }
    return Commitment(
        document=reading.document.id,
        evidence=Evidence.of(text, act.start, act.end),
        grounds={k: Evidence.of(text, *v) for k, v in spans.items()},
        said=act.said,
        confidence=confidence(found),
        reasons=found,
        stage=ACT_STAGE[act.act],
        act=act.act,
        by=act.by,
        to=act.to,
        speaker=act.speaker,
        agent=act.agent,
        target=counted.target,
        pillar=act.pillars,
        quantity=counted.quantity,
        deadline=counted.deadline,
        heading=text[act.heading[0] : act.heading[1]] if act.heading else None,
    )

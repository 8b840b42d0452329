"""Fields of cooperation of a clause: a weighted vocabulary over its words, with the heading as prior.

Takes an act, gives pillars, the main one first. Weights stand with the entries in `vocabulary/data/pillars.toml`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Act, Span

#: a pillar is named beside the main one where it has at least this share of the main one's weight
_SHARE: Final = 0.5
#: a word early in the clause counts more: weight halves over this many characters
_HALF: Final = 200.0
_HEADING: Final = 0.6


def _weigh(reading: Reading, span: Span, scale: float, scores: dict[str, float]) -> None:
    for hit in reading.hits_in(*span, "pillars"):
        near = 1.0 / (1.0 + (hit.start - span[0]) / _HALF)
        for pillar, weight in hit.entry.data["weights"].items():
            scores[pillar] += weight * near * scale


def pillars(reading: Reading, act: Act) -> tuple[str, ...]:
    """The pillars of an act."""
    scores: dict[str, float] = defaultdict(float)
    _weigh(reading, act.content, 1.0, scores)
    if not scores:
        _weigh(reading, (act.start, act.end), 1.0, scores)
    if act.heading:
        _weigh(reading, act.heading, _HEADING, scores)
    if not scores:
        return ("general",)
    ranked = sorted(scores, key=lambda p: (-scores[p], p))
    best = scores[ranked[0]]
    return tuple(p for p in ranked if scores[p] >= _SHARE * best)[:4]

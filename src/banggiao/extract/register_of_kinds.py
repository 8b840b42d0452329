"""Which extractors there are: one line a kind of claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from banggiao.extract import actors, commitments, events, indicators, mechanisms, organisations, positions, statuses
from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading
from banggiao.model.claims import Claim

Extractor = Callable[[Reading, Cast], Sequence[Claim]]

EXTRACTORS: tuple[Extractor, ...] = (
    actors.extract,
    commitments.extract,
    events.extract,
    indicators.extract,
    mechanisms.extract,
    organisations.extract,
    positions.extract,
    statuses.extract,
)

"""Status claims: the level of a relationship by pair, with its label and since when (guidelines 3.6).

Front door: `extract(reading, who)`. Takes a Reading and its Cast, gives one Status a level and pair. Keeps true: a
level that is only wished for, was broken off or is said of many at once is none; a date stands in the text or follows
by arithmetic from a year that the text states.
"""

from __future__ import annotations

from collections.abc import Sequence

from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading
from banggiao.extract.statuses.labels import find_labels
from banggiao.extract.statuses.merge import merged
from banggiao.extract.statuses.pairs import pairs_of
from banggiao.extract.statuses.since import since
from banggiao.extract.statuses.told import Label, Told
from banggiao.model.claims import Status

__all__ = ["extract"]


def extract(reading: Reading, who: Cast) -> Sequence[Status]:
    """One status claim a level and pair of parties."""
    if not who.parties:
        return []
    told = [t for label in find_labels(reading) for t in _tell(reading, who, label)]
    return merged(reading, told)


def _tell(reading: Reading, who: Cast, label: Label) -> list[Told]:
    """What one label says: a level for each pair that it is told of."""
    pairs = pairs_of(reading, who, label)
    dates = since(reading, label, pairs)
    dated = label.hit.entry.data.get("dated")  # "quá trình bình thường hoá quan hệ" tells no founding
    return [Told(label, pair, date) for pair, date in zip(pairs, dates, strict=True) if date or not dated]

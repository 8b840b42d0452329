"""Who says what in which clause: the grammar under commitments and positions. See docs/extract.md.

Front door: `acts(reading, who)`. Takes a Reading and its Cast, gives Acts in their order in the text. Keeps true:
every span of an act lies inside one sentence; an act without a party behind it is not given.
"""

from __future__ import annotations

from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading
from banggiao.extract.speech.clauses import acts_of
from banggiao.extract.speech.model import Act

__all__ = ["Act", "acts"]

_last: tuple[Reading, Cast, tuple[Act, ...]] | None = None


def acts(reading: Reading, who: Cast) -> tuple[Act, ...]:
    """All acts of one document; none where it is about no relation.

    Commitments and positions ask one after the other: the last answer is kept.
    """
    global _last
    if _last is None or _last[0] is not reading or _last[1] is not who:
        _last = (reading, who, tuple(acts_of(reading, who)) if who.parties else ())
    return _last[2]

"""Mechanism claims: named instruments and channels, once a document each (guidelines 3.5).

Front door: `extract(reading, who)`. Takes a Reading and its Cast, gives Mechanisms in order of their quotes. Keeps
true: a name is printed in the text as it is given; plain organisations, levels of partnership and unnamed
instruments ("các hiệp định đã ký") are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from banggiao.extract.actors import Cast
from banggiao.extract.mechanisms.candidates import candidates
from banggiao.extract.mechanisms.merge import merged
from banggiao.extract.reading import Reading
from banggiao.model.claims import Mechanism

__all__ = ["extract"]


def extract(reading: Reading, who: Cast) -> Sequence[Mechanism]:
    """One mechanism claim a named instrument or channel."""
    return merged(reading, candidates(reading)) if who.parties else []

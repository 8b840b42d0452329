"""What a figure measures, and whether it is an indicator at all.

Takes a Figure, gives a `Measure` or None. Keeps true: a goal ("phấn đấu đạt 10 tỷ USD") and a gift ("đã trao 30 suất
học bổng") are commitments and no indicators; a figure of one country alone (its GDP, its population) is none either.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from banggiao.extract.indicators.counts import documents_of, flights_of, items_of, people_of, projects_of, rank_of
from banggiao.extract.indicators.figure import Figure
from banggiao.extract.indicators.measure import BILATERAL, Measure
from banggiao.extract.indicators.sums import money_of

__all__ = ["Measure", "measure"]

_OF_ONE: Final = re.compile(r"\b(?:của|cả) (?!hai)")


def measure(figure: Figure) -> Measure | None:
    """What `figure` measures, or None where it is no indicator."""
    found = _BY_SORT[figure.sort](figure)
    return found if found and _of_relation(figure, found) else None


def _of_relation(figure: Figure, found: Measure) -> bool:
    """Whether the sentence is about the two: names another party than the outlet's own, or says so."""
    clause, parties = figure.clause, figure.clause.who.parties
    named = [c for c in clause.codes if c in parties]
    if len(named) > 1 or (named and named[0] != parties[0]):
        return True
    if clause.codes and not named:
        return False
    if figure.sort == "documents" and len(parties) == 2:
        return True
    if BILATERAL.search(clause.text, clause.sentence.start, clause.sentence.end):
        return True
    if clause.follows or (not clause.codes and figure.sort == "money" and len(parties) == 2):
        return True
    # trade with nobody named is that of the two, unless it is said to be all of one country's
    told = figure.between(found.head[0], figure.start)
    return found.metric == "trade_turnover" and len(parties) == 2 and not _OF_ONE.search(told)


_BY_SORT: Final[dict[str, Callable[[Figure], Measure | None]]] = {
    "money": money_of,
    "rank": rank_of,
    "people": people_of,
    "projects": projects_of,
    "documents": documents_of,
    "flights": flights_of,
    "items": items_of,
}

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
from banggiao.extract.indicators.share import progress_of, rate_of, share_of
from banggiao.extract.indicators.sums import money_of

__all__ = ["Measure", "measure"]

_THIS_NUMBER: Final = re.compile(r"\b(?:con số|số|mức|số lượng) (?:này|đó|ấy)\b(?! (?:sẽ|có thể))")
_MANY: Final = re.compile(r"(?:\d|\bcác) (?:nước|quốc gia|nền kinh tế)(?: đối tác)? (?:thành viên|tham gia|ký kết)\b")
_OWN: Final = re.compile(r"người việt|gốc việt|kiều bào|việt kiều|(?:sinh viên|học sinh|lao động|công dân) việt nam")
_THERE: Final = re.compile(
    r"\b(?:nước|quốc gia|thành phố|bang|tỉnh|địa phương|khu vực|thủ đô|vùng)(?: [^\s,;.]+){0,3} (?:này|sở tại|bạn)\b"
    r"|\b(?:tại|ở) (?:đây|tỉnh|bang|địa phương|thành phố|nước sở tại)\b"
)
_OF_ONE: Final = re.compile(r"\b(?:của|cả) (?!hai)")


def measure(figure: Figure) -> Measure | None:
    """What `figure` measures, or None where it is no indicator."""
    found = _BY_SORT[figure.sort](figure)
    return found if found and _of_relation(figure, found) else None


def again(figure: Figure, before: tuple[int, str, Measure] | None) -> Measure | None:
    """`..., nhưng nay con số này là 30.000 người`: the measure of the figure before it, of the same sort.

    `before` is the number of that figure's sentence, its sort and its measure.
    """
    if before is None or before[1] != figure.sort or figure.clause.sentence.index - before[0] > 1:
        return None
    start = figure.clause.part_start(figure.start)
    m = _THIS_NUMBER.search(figure.clause.text, start, figure.start)
    if m is None or figure.cues_before("target", figure.clause.start):
        return None
    return Measure(before[2].metric, m.span(), before[2].flow, thing=m.start())


def _of_relation(figure: Figure, found: Measure) -> bool:
    """Whether the sentence is about the two: names another party than the outlet's own, or says so."""
    clause, parties = figure.clause, figure.clause.who.parties
    named = [c for c in clause.codes if c in parties]
    if len(named) > 1 or (named and named[0] != parties[0]):
        return True
    if (clause.codes and not named) or (not clause.follows and _MANY.search(clause.text, clause.start, clause.end)):
        return False
    pair = clause.pair
    if figure.sort in ("documents", "progress") and len(pair) == 2:
        return True
    if BILATERAL.search(clause.text, clause.sentence.start, clause.sentence.end):
        return True
    if found.metric == "people" and len(pair) == 2 and _is_there(figure):
        return True
    signs = any(c.entry.data["role"] == "sign" and c.start < figure.start for c in clause.cues)
    if found.metric == "deal_value" and signs and len(pair) == 2:
        return True
    if clause.follows or (not clause.codes and figure.sort == "money" and len(pair) == 2):
        return True
    # trade with nobody named is that of the two, unless it is said to be all of one country's
    told = figure.between(found.head[0], figure.start)
    return found.metric == "trade_turnover" and len(pair) == 2 and not _OF_ONE.search(told)


def _is_there(figure: Figure) -> bool:
    """`Nước này có 70.000 người gốc Việt`: one's own people in a country that the sentence only points at."""
    text, clause = figure.clause.text, figure.clause
    return bool(_OWN.search(text, clause.start, clause.end) and _THERE.search(text, clause.sentence.start, clause.end))


_BY_SORT: Final[dict[str, Callable[[Figure], Measure | None]]] = {
    "money": money_of,
    "rank": rank_of,
    "people": people_of,
    "projects": projects_of,
    "documents": documents_of,
    "flights": flights_of,
    "items": items_of,
    "share": share_of,
    "rate": rate_of,
    "progress": progress_of,
}

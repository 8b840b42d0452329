"""Shares and rates: "chiếm 30 % tổng kim ngạch", "thương mại tăng trưởng 20 % mỗi năm".

Takes a Figure that is a share or a yearly rate, gives its Measure. Keeps true: the whole that the words name says what
is measured, else the thing that the clause has told of before; a share of what is none of ours (people of one country,
GDP, a market) is none.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.indicators.figure import Figure, sort_of
from banggiao.extract.indicators.measure import Measure, goals
from banggiao.vocabulary.lexicon import Hit

#: words between a share and the whole that it is of
_WHOLE: Final = re.compile(
    r"(?: (?:trong|trên|của|vào|tổng|số|lượng|giá trị|toàn bộ|cam kết|tổng số|tổng lượng|mức))* $"
)
#: in a whole that has a name of its own no earlier word tells what is measured
_NAMED: Final = re.compile(r" (?:trong |trên |của )?(?:tổng|toàn|số|dân|gdp|thị phần|diện tích|[^\W\d_]+ lượng)\b")
#: "thị trường nhập khẩu thép lớn thứ hai của Việt Nam" buys there: exports of Việt Nam
_BUYS: Final = re.compile(r"thị trường nhập khẩu (?!lớn|chính|hàng|của|quan trọng|chủ)[^,;]{2,40}? của việt nam")
#: the works that neighbours do together
_WORK: Final = re.compile(
    r" (?:khối lượng |công tác |công việc )*"
    r"(?:công việc|công tác|phân giới|cắm mốc|đường biên|chiều dài|tuyến biên giới)\b"
)
#: characters of a part that goes before a share without a subject of its own ("chiếm khoảng "), and of one to quote
_BARE, _LONG = 18, 90


def share_of(figure: Figure) -> Measure | None:
    """What the whole is of: trade, exports, imports, investment, aid, people."""
    if goals(figure):
        return None
    head = _whole(figure)
    if head is None and not _NAMED.match(figure.clause.text, figure.end):
        head = _told(figure)
    if head is None or head.entry.data["role"] != "head":
        return None
    metric = head.entry.data.get("money") or head.entry.data.get("people")
    if metric is None or metric == "deal_value" or not _of_two(figure):
        return None
    if metric == "imports" and _BUYS.match(figure.clause.text, head.start):
        metric = "exports"
    part = figure.clause.part_start(figure.start)
    thing = part if figure.start - part <= _LONG else None
    return Measure(metric, (head.start, head.end), bool(head.entry.data.get("flow")), thing=thing)


def rate_of(figure: Figure) -> Measure | None:
    """What grows by so much a year; None where the sum that it has come to follows and bears the change."""
    clause, head = figure.clause, _told(figure)
    if head is None or goals(figure) or head.entry.data["role"] != "head":
        return None
    come = next((a for a in clause.amounts if figure.end <= a.start <= figure.end + 60 and sort_of(a) == "money"), None)
    aims = [h for h in clause.cues if h.entry.data["role"] == "target" and come and figure.end <= h.start < come.start]
    if come and not aims:
        return None
    metric = head.entry.data.get("money") or head.entry.data.get("people")
    if metric not in ("trade_turnover", "exports", "imports", "people"):
        return None
    return Measure(metric, (head.start, head.end), True, thing=clause.part_start(figure.start))


def progress_of(figure: Figure) -> Measure | None:
    """`hai nước đã hoàn thành 84 % công tác phân giới cắm mốc`: how far a work of the two has come."""
    work = _WORK.match(figure.clause.text, figure.end, figure.clause.end)
    if work is None or len(figure.clause.who.parties) != 2:
        return None
    span = (work.start() + 1, work.end())
    return Measure("other", span, thing=figure.clause.part_start(figure.start))


def _of_two(figure: Figure) -> bool:
    """Whether both are named, or the share is said of what stands before the comma or in the sentence before."""
    clause = figure.clause
    bare = figure.start - clause.part_start(figure.start) <= _BARE
    return bare or clause.follows or len(set(clause.codes) & set(clause.who.parties)) > 1


def _whole(figure: Figure) -> Hit | None:
    """The head of the words right behind the share."""
    for h in figure.clause.heads:
        if figure.end <= h.start <= figure.end + 40 and h.entry.data["role"] != "no":
            return h if _WHOLE.fullmatch(figure.clause.text, figure.end, h.start) else None
    return None


def _told(figure: Figure) -> Hit | None:
    """The nearest head before the share: `là thị trường xuất khẩu thép lớn thứ hai, chiếm 11 %`."""
    before = [h for h in figure.clause.heads if h.end <= figure.start and figure.start - h.end <= 90]
    return before[-1] if before else None

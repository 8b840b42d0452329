"""A measured goal behind a pledge is a claim of its own (guidelines 3.1): `..., phấn đấu đưa kim ngạch lên 10 tỷ USD`.

So is a second sum with a time of its own. Takes an act, gives one or two: the deed, and the goal or the further sum, in
the same mouth and of the same act.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Act

_GOAL: Final = re.compile(
    r"(?:,\s*|\s(?=và (?:cùng |cùng nhau )?phấn đấu\b))"
    r"(?=(?:và |đồng thời )?(?:cùng |quyết tâm |sớm |tiếp tục |cùng nhau )?"
    r"(?:phấn đấu|nâng|đưa|nỗ lực|hướng tới|hướng đến|tiến tới|hiện thực hóa|đạt|tăng)\b)"
)
_MEASURE: Final = re.compile(r"\b(?:kim ngạch|thương mại|mục tiêu|vốn đầu tư|lượt khách)\b")
_UNMEASURED: Final = ("", "rank", "years", "months")
#: acts beside which striving for a goal is a promise of its own
_BINDING: Final = ("agree", "intend", "announce")
_STRIVES: Final = re.compile(r"(?:cùng |cùng nhau |quyết tâm |tiếp tục )?phấn đấu\b")
_LINK: Final = re.compile(r"(?:và|đồng thời) ")
#: the comma behind a sum and its year, and the characters in which the verb of a further deed stands
_FURTHER: Final = re.compile(r"(?:usd|euro|đô la|\d{4}|tới|gần), ")
_VERB: Final = 24
_TWO: Final = 2
#: what joins two sums, right before the second
_JOINT: Final = re.compile(r"(?:,| và|, và) (?=(?:khoảng |hơn |gần |trên |tối đa |ít nhất )?$)")
#: characters of the deed before its goal; less is no deed of its own
_DEED: Final = 20


def with_sums(reading: Reading, act: Act) -> list[Act]:
    """`4 tỷ USD ... giai đoạn 2031-2035 và 200 triệu USD ... năm 2032`: two sums, each with its own time, are two."""
    start, end = act.content
    sums = [a for a in reading.amounts_in(start, end) if a.is_money]
    if len(sums) != _TWO or sums[0].unit != sums[1].unit:
        return [act]
    joint = _JOINT.search(reading.folded, sums[0].end, sums[1].start)
    if joint is None or not reading.dates_in(sums[0].end, joint.start()) or not reading.dates_in(sums[1].end, end):
        return [act]
    first = replace(act, end=joint.start(), content=(start, joint.start()))
    rest = joint.end()
    return [first, replace(act, start=rest, content=(rest, end), reasons=("goal", *act.reasons))]


def _list_behind(reading: Reading, act: Act) -> int | None:
    """`phấn đấu đạt 10 tỷ USD vào năm 2030, thực hiện ...`: where the further deeds behind a goal in figures begin."""
    start, end = act.content
    strives = _STRIVES.match(reading.folded, act.cue[0]) or _STRIVES.match(reading.folded, start + 1)
    comma = _FURTHER.search(reading.folded, start, end) if strives and act.act in ("agree", "commit") else None
    if comma is None or end - comma.end() < _DEED:
        return None
    sums = [a for a in reading.amounts_in(start, end) if a.unit not in _UNMEASURED]
    first = bool(sums) and all(a.end <= comma.end() for a in sums)
    if not first or not _MEASURE.search(reading.folded, start, comma.start()):
        return None
    verbs = [h for h in reading.hits_in(comma.end(), comma.end() + _VERB, "acts") if h.entry.data["class"] == "do"]
    return comma.end() if any(h.start - comma.end() <= len("sớm ") for h in verbs) else None


def with_goal(reading: Reading, act: Act) -> list[Act]:
    """The act, and behind it the goal that its clause sets in figures."""
    start, end = act.content
    rest = _list_behind(reading, act)
    if rest:
        cut = replace(act, end=rest - 2, content=(start, rest - 2))
        return [cut, replace(act, start=rest, content=(rest, end), reasons=("goal", *act.reasons))]
    for m in _GOAL.finditer(reading.folded, start + _DEED, end):
        measured = any(a.unit not in _UNMEASURED for a in reading.amounts_in(m.end(), end))
        before = [a for a in reading.amounts_in(start, m.start()) if a.unit not in _UNMEASURED]
        stop = reading.text.find(";", m.end(), end)
        strives = _STRIVES.match(reading.folded, m.end()) is not None
        measured = measured and (strives or _MEASURE.search(reading.folded, m.end(), end) is not None)
        if not (measured or (strives and reading.dates_in(m.end(), end))) or before:
            continue
        first = replace(act, end=m.start(), content=(start, m.start()))
        tail = stop if stop > 0 else end
        link = _LINK.match(reading.folded, m.end())
        begin = link.end() if link else m.end()
        goal = replace(act, start=begin, end=tail, content=(begin, tail), reasons=("goal", *act.reasons))
        both = act.act == "propose" and len(act.by) == _TWO and measured  # what both need to strive for, in figures
        if (act.act in _BINDING or both) and _STRIVES.match(reading.folded, begin):
            goal = replace(goal, act="commit")  # `phấn đấu` decides itself
        return [first, goal]
    return [act]

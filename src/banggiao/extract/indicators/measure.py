"""What decides about a figure: the head that names what is measured, and the words that make it a goal or a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from banggiao.extract.indicators.figure import Figure
from banggiao.vocabulary.lexicon import Hit


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures."""

    metric: str
    #: span of the words that say so
    head: tuple[int, int]
    #: whether the figure is for a span of time (a year's trade) and not at a point of time (a stock)
    flow: bool = False
    modality: str | None = None
    #: span of the words that give the modality
    mode: tuple[int, int] | None = None
    #: where the thing begins that the figure is told of ("hợp đồng ... trị giá", "đầu tư vào ... với 118 dự án")
    thing: int | None = None


_NEAR: Final = 140
HARD_GOALS: Final = frozenset(
    ("mục tiêu", "đặt mục tiêu", "phấn đấu", "nâng", "hướng tới", "hướng đến", "tiến tới", "đưa", "chỉ tiêu", "kỳ vọng")
)
_TODAY: Final = re.compile(r" (?:như )?(?:hiện nay|hiện tại|hiện có)(?! lên)\b")
#: "ước tính cả năm có thể đạt 4,5 tỷ USD" is a figure, no goal
_ESTIMATED: Final = re.compile(r"\bước(?: tính| lượng)? [^,;.]{0,40}có thể đạt $")
#: an estimate right before the value, or told of the whole year
ESTIMATE: Final = re.compile(rf"\bước(?: tính)? đạt $|{_ESTIMATED.pattern}")
#: said of a thing with a price these make no goal of the price
PROJECTED: Final = frozenset(("sẽ", "quyết tâm", "cam kết", "nỗ lực"))
#: a goal is for "vào năm", "đến năm"
_TOLD: Final = re.compile(r" (?:trong |của |\()?(?:cả )?năm ((?:19|20)\d\d)\b")
_FROM: Final = re.compile(
    r"\b(?:từ (?:mức |con số |chỗ )?|hiện(?: nay| tại| có)?(?: đang)?(?: ở| đạt| chỉ| là| mới)*(?: mức)? )$"
)
_RAISED: Final = re.compile(r"^(?:[^,]|,(?=\d)){0,90}\b(?:lên|đạt|vượt|tới|đến)\s")


#: words that say of themselves that a figure is of two
BILATERAL: Final = re.compile(r"song phương|hai chiều|\bgiữa\b|hai nước|hai bên")


def head_before(figure: Figure, sort: str) -> Hit | None:
    """The nearest head before the figure that takes its sort, or a word that makes it none of ours."""
    for h in reversed(figure.clause.heads):
        if h.end <= figure.start and figure.start - h.end <= _NEAR:
            data = h.entry.data
            if data["role"] == "no" or sort in data:
                return h
    if sort == "money" and not figure.clause.heads and figure.clause.heads_before:
        last = figure.clause.heads_before[-1]
        return last if "money" in last.entry.data else None
    return None


def head_after(figure: Figure, sort: str) -> Hit | None:
    """A head close behind the figure: "10 tỷ USD vốn đầu tư", "thứ 23/116 quốc gia đầu tư vào Việt Nam"."""
    # "143 quốc gia, vùng lãnh thổ đầu tư tại Việt Nam": a list may have a comma of its own
    stop = figure.right if sort == "rank" else min(figure.right, figure.clause.part_end(figure.end))
    reach = {"rank": 70, "people": 40}.get(sort, 24)
    for h in figure.clause.heads:
        if figure.end <= h.start <= min(stop, figure.end + reach) and (
            sort in h.entry.data or h.entry.data["role"] == "no"
        ):
            return h
    return None


def is_goal(figure: Figure, head: Hit, *, worth: bool = False) -> bool:
    """Whether the words before make the figure a goal; "từ 8 tỷ USD năm 2018 lên ..." is where one starts from.

    `worth`: the figure prices a thing, so that "sẽ" is said of the thing ("sẽ xây nhà máy trị giá 2 tỷ USD").
    """
    clause = figure.clause
    before = figure.between(max(clause.start, figure.start - 26), figure.start)
    if _FROM.search(before) and not (figure.amount.value_max and before.endswith(" từ ")):
        return False
    if is_current(figure) or _ESTIMATED.search(clause.text, clause.start, figure.start):
        return False
    part = clause.part_start(figure.start)
    told = _TOLD.match(clause.text, figure.end)
    present = clause.reading.present.present
    if told and present and int(told[1]) < present:
        return False
    for cue in figure.cues_before("target", clause.start):
        if head.start <= cue.start < head.end or (told and "," in clause.text[cue.end : head.start]):
            continue
        word = clause.text[cue.start : cue.end]
        if (worth and word in PROJECTED) or _in_brackets(figure, cue) or _sums_up(figure, cue):
            continue
        if word == "đưa":
            led = clause.text[max(clause.start, cue.start - 10) : cue.start]
            if led.endswith(("góp phần ", "đã ")) or not _RAISED.match(clause.text[cue.end : figure.start]):
                continue
        if word in HARD_GOALS or cue.start >= min(part, head.start):
            return True
    after = clause.text[figure.end : min(figure.right, figure.end + 24)]
    return "đặt ra" in after or "đề ra" in after


def is_current(figure: Figure) -> bool:
    """`phát triển, vượt mức 7 tỷ USD hiện nay`: a value that shall be passed is the one of today."""
    return _TODAY.match(figure.clause.text, figure.end) is not None


def _sums_up(figure: Figure, cue: Hit) -> bool:
    """`..., nâng tổng vốn lên 10 tỷ USD`: what the deeds told before have come to, with nothing else aimed at."""
    text, clause = figure.clause.text, figure.clause
    if not text.startswith("nâng tổng", cue.start) or not text.endswith(
        (", ", "qua đó ", "đã "), clause.start, cue.start
    ):
        return False
    return len(figure.cues_before("target", clause.start)) == 1


def hoped(figure: Figure) -> tuple[int, int] | None:
    """What is said of a thing that is still to be made: `quyết tâm xây nhà máy trị giá 2 tỷ USD`."""
    for cue in reversed(figure.cues_before("target", figure.clause.part_start(figure.start))):
        if figure.clause.text[cue.start : cue.end] in PROJECTED:
            return cue.start, cue.end
    return None


def _in_brackets(figure: Figure, cue: Hit) -> bool:
    """`phấn đấu tăng trưởng 20% (năm 2018 đạt 3 tỷ USD)`: what brackets tell is no part of the goal before them."""
    between = figure.between(cue.end, figure.start)
    return between.count("(") > between.count(")")


def plan_of(figure: Figure) -> tuple[int, int] | None:
    """The word that makes the figure a forecast."""
    found = figure.cues_before("plan", figure.clause.part_start(figure.start))
    return (found[-1].start, found[-1].end) if found else None


def goals(figure: Figure) -> list[Hit]:
    """Words of a goal in the figure's own part of the clause."""
    return [
        c
        for c in figure.cues_before("target", figure.clause.part_start(figure.start))
        if figure.clause.text[c.start : c.end] != "đưa"
    ]


def aimed_at(figure: Figure) -> bool:
    """Whether a word that means nothing but a goal stands anywhere before the figure in its clause."""
    text, cues = figure.clause.text, figure.cues_before("target", figure.clause.start)
    return any(text[c.start : c.end] in HARD_GOALS and not _sums_up(figure, c) for c in cues)

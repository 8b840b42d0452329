"""Sums of money: trade, investment, aid, deals; a sum that somebody gives or aims at is a commitment's."""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.indicators.figure import Figure
from banggiao.extract.indicators.measure import BILATERAL, Measure, head_after, head_before, hoped, is_goal, plan_of
from banggiao.vocabulary.lexicon import Hit

_STEP: Final = re.compile(r"\b(?:tăng|giảm|thêm)(?: thêm| khoảng| tới)? $")
_TO_OR_FROM: Final = re.compile(r"\b(?:sang|vào|từ|với|tới|đến|qua|cho)\s$")
_GIVEN_TO: Final = re.compile(r"\s(?:[^\W\d]+\s){0,2}cho\s")
_REACHED: Final = re.compile(r"\b(?:đạt|lên|lên tới|lên đến|vượt|tới|ở|là)(?: mức| con số)?\s$")
#: what one project costs on the average says nothing of all of them
_AVERAGE: Final = re.compile(r"\b(?:trung bình|bình quân)\s[^,;]{0,40}\b(?:dự án|doanh nghiệp|công ty|năm|của)\b")
_SIGNED: Final = re.compile(r"\s(?:đã |vừa )?được (?:k[ýí](?: kết)?)\b")
_SPENT: Final = re.compile(r"\b(?<!sẽ )(?:đã |từng )?(?:chi|bỏ ra)(?: ra| tới)? $")
_FOR: Final = re.compile(r"\s(?:để |cho việc )?(?:đặt )?mua\b")
_INK: Final = re.compile("k[ýí]")


def money_of(figure: Figure) -> Measure | None:
    """What a sum measures: trade, investment, aid, a deal; None for goals, gifts, fees and one country's own sums."""
    head = _right_behind(figure) or head_before(figure, "money") or head_after(figure, "money") or _started(figure)
    if head is None:
        signed = _SIGNED.match(figure.clause.text, figure.end, figure.clause.end) or _bought(figure)
        return Measure("deal_value", (signed.start() + 1, signed.end())) if signed and not _is_fee(figure) else None
    data = head.entry.data
    if data["role"] == "no" or _STEP.search(figure.between(max(figure.clause.start, figure.start - 14), figure.start)):
        return None
    if _is_fee(figure) or _is_milestone(figure):
        return None
    if data.get("worth") or data["role"] == "deal":
        return _worth(figure, head)
    if is_goal(figure, head) or (data.get("reach") and not _has_reached(figure, head)):
        return None
    metric = data["money"]
    if metric == "aid":
        return _aid(figure, head)
    if _is_lent(figure, head):
        return Measure("aid", (head.start, head.end))
    if metric in ("investment_stock", "investment_flow"):
        average = _AVERAGE.search(figure.clause.text, figure.clause.start, figure.start)
        return None if average else _investment(figure, head, metric)
    if metric in ("exports", "imports") and not _between_two(figure):
        return None
    mode = plan_of(figure)
    return Measure(metric, (head.start, head.end), True, "planned" if mode else None, mode)


def _right_behind(figure: Figure) -> Hit | None:
    """The capital named right behind a sum: "hơn 5 tỷ USD vốn đăng ký"."""
    head = head_after(figure, "money")
    return head if head is not None and head.start == figure.end + 1 and head.entry.data.get("modality") else None


#: "đạt 106 tỷ USD, lần đầu vượt mốc 100 tỷ USD": what was passed is not told again
_MILESTONE: Final = re.compile(r"(?:vượt )?(?:qua )?(?:mốc|ngưỡng) ")


def _is_milestone(figure: Figure) -> bool:
    """Whether the sum is one that the sum before it has passed."""
    told = any(a.is_money and a.end <= figure.start for a in figure.clause.amounts)
    words = figure.between(figure.start - 6, figure.end)
    return told and "vượt " in words and _MILESTONE.search(words) is not None


#: "Từ mức 450 triệu USD năm 1994, thương mại song phương đã lên ...": what is measured stands behind
_FROM: Final = re.compile(r"\W*từ (?:(?:mức|con số|chỗ|chỉ|vỏn vẹn|hơn|gần|khoảng) )*")


def _started(figure: Figure) -> Hit | None:
    """The head of trade behind a sum that the clause opens with as where it started."""
    clause = figure.clause
    if not _FROM.fullmatch(clause.text, clause.start, figure.start) or not any(
        a.start > figure.end for a in clause.amounts
    ):
        return None
    behind = next((h for h in clause.heads if h.start > figure.end and "money" in h.entry.data), None)
    return (
        behind if behind is not None and behind.entry.data["role"] == "head" and behind.entry.data.get("flow") else None
    )


#: "nước tài trợ ODA lớn thứ hai với tổng số vốn 3 tỷ EUR": the capital of what is lent
_LENT: Final = re.compile(r",? với (?:tổng (?:số )?vốn|số vốn) ")


def _is_lent(figure: Figure, head: Hit) -> bool:
    """Whether a sum of capital behind a rank among the donors is theirs."""
    ranked = [a for a in figure.clause.amounts if a.unit == "rank" and a.end <= head.start]
    donors = [h for h in figure.clause.heads if h.end <= head.start and h.entry.data.get("rank") == "aid"]
    if not ranked or not donors:
        return False
    return _LENT.search(figure.clause.text, ranked[-1].end, figure.start) is not None


def _bought(figure: Figure) -> re.Match[str] | None:
    """`đã chi 80 triệu USD để mua thiết bị của B`."""
    spent = _SPENT.search(figure.clause.text, max(figure.clause.start, figure.start - 24), figure.start)
    return _FOR.match(figure.clause.text, figure.end, figure.clause.end) if spent else None


def _has_reached(figure: Figure, head: Hit) -> bool:
    """Whether relations are said to have reached the sum, and nobody strives for it."""
    reached = _REACHED.search(figure.between(head.end, figure.start))
    return bool(reached) and not figure.cues_before("target", figure.clause.start)


def _between_two(figure: Figure) -> bool:
    """Whether exports or imports are those to or from the other one, and not one country's to all the world."""
    clause = figure.clause
    if len(clause.codes) > 1 or clause.follows:
        return True
    for m in clause.who.mentions_in(clause.sentence.start, clause.sentence.end):
        if m.codes and _TO_OR_FROM.search(clause.text[max(0, m.start - 12) : m.start]):
            return True
    return bool(BILATERAL.search(clause.text, clause.sentence.start, clause.sentence.end))


def _aid(figure: Figure, head: Hit) -> Measure | None:
    """Aid as a state of affairs: a total, or a loan or grant named by its noun; a giving verb makes it a commitment."""
    data, clause = head.entry.data, figure.clause
    registered = data.get("modality")
    if data.get("total"):
        return Measure("aid", (head.start, head.end), False, registered, (head.start, head.end) if registered else None)
    stands = _REACHED.search(figure.between(head.end, figure.start)) is not None
    if (figure.cues_before("give", clause.start) and not stands) or _is_verb(figure, head):
        return None
    plans = figure.cues_before("plan", clause.start)
    mode = (plans[-1].start, plans[-1].end) if plans else None
    return Measure("aid", (head.start, head.end), False, "planned" if mode else None, mode)


def _is_verb(figure: Figure, head: Hit) -> bool:
    """`Nhật Bản (đã) viện trợ cho Việt Nam 100 tỷ yên`: the name of the aid is what the giver does."""
    text = figure.clause.text
    if not text.startswith("viện trợ", head.start) or not _GIVEN_TO.match(text, head.end):
        return False
    return any(head.start - 12 <= m.end <= head.start for m in figure.clause.mentions)


def _investment(figure: Figure, head: Hit, metric: str) -> Measure:
    """A stock, unless it is wished, planned, or told for one year."""
    data, clause = head.entry.data, figure.clause
    span = (head.start, head.end)
    wishes = figure.cues_before("wish", clause.start)
    if wishes:
        return Measure("investment_flow", span, True, "wished", (wishes[-1].start, wishes[-1].end))
    mode = plan_of(figure)
    if mode:
        return Measure("investment_flow", span, True, "planned", mode)
    if not data.get("modality") and (project := _single_project(figure, head)):
        return Measure("deal_value", span, thing=project.start)
    modality = data.get("modality")
    return Measure(metric, span, bool(data.get("flow")), modality, span if modality else None)


def _single_project(figure: Figure, head: Hit) -> Hit | None:
    """The one project or plant named before the sum that it is the worth of; None where it is that of all there are."""
    clause = figure.clause
    deals = [h for h in clause.heads if h.entry.data["role"] == "deal" and h.end <= head.start]
    if not deals or any(a.unit == "projects" for a in clause.amounts):
        return None
    before = clause.text[max(clause.start, deals[-1].start - 14) : deals[-1].start]
    return None if re.search(r"\b(?:các|những|nhiều|số|có)\s(?:[^\W\d]+\s)?$", before) else deals[-1]


def _worth(figure: Figure, head: Hit) -> Measure | None:
    """What is priced by "trị giá": the nearest thing before it that can be."""
    clause, span = figure.clause, (head.start, head.end)
    if is_goal(figure, head, worth=True):
        return None
    mode = plan_of(figure) or hoped(figure)
    priced = [h for h in clause.heads if h.end <= head.start or h is head]
    for h in reversed(priced):
        data = h.entry.data
        if data["role"] == "no" or data["role"] == "grant":
            return None
        if data.get("worth"):
            continue
        if data["role"] == "deal":
            invested = clause.text[h.start : h.end] == "dự án" and any(
                a.unit == "projects" and a.value > 1 and a.end >= h.end
                for a in clause.amounts
                if a.start < figure.start
            )
            if _is_gift(figure, goods=bool(data.get("goods"))) or (h.start >= figure.end and _hands_out(figure)):
                return None
            metric = "investment_stock" if invested else "deal_value"
            return Measure(metric, span, False, "planned" if mode else None, mode, h.start)
        if data.get("money") == "aid":
            return _aid(figure, h)
        if "money" in data and not data.get("weak"):
            return Measure(data["money"], span, bool(data.get("flow")))
    signed = [h for h in clause.cues if h.entry.data["role"] == "sign" and _INK.search(clause.text, h.start, h.end)]
    return Measure("deal_value", span) if signed else None


#: what hands over a thing for nothing; the wider list of `figure_cues.toml` also tells who announces it
_GIFTS: Final = frozenset(("tặng", "trao tặng", "tài trợ", "ủng hộ", "giúp", "giúp đỡ", "hỗ trợ", "đã hỗ trợ"))


def _hands_out(figure: Figure) -> bool:
    """`đã cấp 3 triệu USD cho dự án ...`: what somebody gives to a project is a commitment's."""
    given = _GIVEN_TO.match(figure.clause.text, figure.end, figure.clause.end)
    return bool(given) and bool(figure.cues_before("give", figure.clause.part_start(figure.start)))


def _is_gift(figure: Figure, *, goods: bool) -> bool:
    """Whether the thing that the sum prices is given: `trao tặng 2 tàu trị giá 5 triệu USD`."""
    aid = any(h.entry.data.get("money") == "aid" and h.end <= figure.start for h in figure.clause.heads)
    cues = figure.cues_before("give", figure.clause.start)
    if any("money" in h.entry.data and h.entry.data["money"] == "aid" for h in figure.clause.heads_before):
        return True  # "công bố 2 dự án ODA, gồm ...; và một dự án trị giá 1 triệu USD"
    return (goods and (aid or bool(cues))) or any(figure.clause.text[c.start : c.end] in _GIFTS for c in cues)


def _is_fee(figure: Figure) -> bool:
    """A price or a fee of a person, no deal between states or companies."""
    return figure.amount.value < (1e9 if figure.amount.unit in ("VND", "KRW", "IDR", "LAK") else 1e5)

"""What a figure measures, and whether it is an indicator at all.

Takes a Figure, gives a `Measure` or None. Keeps true: a goal ("phấn đấu đạt 10 tỷ USD") and a gift ("đã trao 30 suất
học bổng") are commitments and no indicators; a figure of one country alone (its GDP, its population) is none either.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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
_HARD: Final = frozenset(
    ("mục tiêu", "đặt mục tiêu", "phấn đấu", "nâng", "hướng tới", "hướng đến", "tiến tới", "đưa", "chỉ tiêu", "kỳ vọng")
)
_FROM: Final = re.compile(
    r"\b(?:từ (?:mức |con số |chỗ )?|hiện(?: nay| tại| có)?(?: đang)?(?: ở| đạt| chỉ| là| mới)*(?: mức)? )$"
)
_STEP: Final = re.compile(r"\b(?:tăng|giảm|thêm)(?: thêm| khoảng| tới)? $")
_TO_OR_FROM: Final = re.compile(r"\b(?:sang|vào|từ|với|tới|đến|qua|cho)\s$")
_LIST_BEHIND: Final = re.compile(r"\s?(?:quốc gia|nước|trong (?:số|các|tổng)|về |cho )")
_ONE_DEED: Final = re.compile(r"\b(?:dự án|chương trình|công trình|gói|khoản|kết quả)\s$")
_OF_ONE: Final = re.compile(r"\b(?:của|cả) (?!hai)")
_INK: Final = re.compile("k[ýí]")
_GUESTS: Final = re.compile(
    r"\b(?:thiếu|cần|trước|tham dự của|tham gia của|gặp(?: gỡ)?|nói chuyện với|chia sẻ với|cùng|với sự có mặt của) $"
)
_RAISED: Final = re.compile(r"^(?:[^,]|,(?=\d)){0,90}\b(?:lên|đạt|vượt|tới|đến)\s")
_BILATERAL: Final = re.compile(r"song phương|hai chiều|\bgiữa\b|hai nước|hai bên")
_STRONG_PEOPLE: Final = re.compile(
    r"sinh viên|học sinh|du khách|khách(?! mời| hàng)|lượt|lao động|kiều bào|việt kiều"
    r"|tu nghiệp sinh|thực tập sinh|nghiên cứu sinh"
)
_BUSY: Final = re.compile(r"^[^,;]{0,45}\b(?:hoạt động|đầu tư|làm ăn|kinh doanh|có mặt|hiện diện)\b")
_ATTEND: Final = re.compile(r"\b(?:tham gia|tham dự|dự|tháp tùng|mong muốn|muốn|tới dự|góp mặt|top)\b")


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
    if _BILATERAL.search(clause.text, clause.sentence.start, clause.sentence.end):
        return True
    if clause.follows or (not clause.codes and figure.sort == "money" and len(parties) == 2):
        return True
    # trade with nobody named is that of the two, unless it is said to be all of one country's
    told = figure.between(found.head[0], figure.start)
    return found.metric == "trade_turnover" and len(parties) == 2 and not _OF_ONE.search(told)


def _money(figure: Figure) -> Measure | None:
    head = _head_before(figure, "money") or _head_after(figure, "money")
    if head is None:
        return None
    data = head.entry.data
    if data["role"] == "no" or _STEP.search(figure.between(max(figure.clause.start, figure.start - 14), figure.start)):
        return None
    if _is_fee(figure):
        return None
    if data.get("worth") or data["role"] == "deal":
        return _worth(figure, head)
    metric = data["money"]
    if _is_goal(figure, head):
        return None
    if metric == "aid":
        return _aid(figure, head)
    if metric in ("investment_stock", "investment_flow"):
        return _investment(figure, head, metric)
    if metric in ("exports", "imports") and not _between_two(figure):
        return None
    plan = _plan(figure)
    return Measure(metric, (head.start, head.end), True, "planned" if plan else None, plan)


def _between_two(figure: Figure) -> bool:
    """Whether exports or imports are those to or from the other one, and not one country's to all the world."""
    clause = figure.clause
    if len(clause.codes) > 1 or clause.follows:
        return True
    for m in clause.who.mentions_in(clause.sentence.start, clause.sentence.end):
        if m.codes and _TO_OR_FROM.search(clause.text[max(0, m.start - 12) : m.start]):
            return True
    return bool(_BILATERAL.search(clause.text, clause.sentence.start, clause.sentence.end))


def _head_before(figure: Figure, sort: str) -> Hit | None:
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


def _head_after(figure: Figure, sort: str) -> Hit | None:
    """A head close behind the figure: "10 tỷ USD vốn đầu tư", "thứ 23/116 quốc gia đầu tư vào Việt Nam"."""
    stop = min(figure.right, figure.clause.part_end(figure.end))
    reach = {"rank": 70, "people": 40}.get(sort, 24)
    for h in figure.clause.heads:
        if figure.end <= h.start <= min(stop, figure.end + reach) and (
            sort in h.entry.data or h.entry.data["role"] == "no"
        ):
            return h
    return None


def _is_goal(figure: Figure, head: Hit) -> bool:
    """Whether the words before make the figure a goal; "từ 8 tỷ USD năm 2018 lên ..." is where one starts from."""
    clause = figure.clause
    before = figure.between(max(clause.start, figure.start - 26), figure.start)
    if _FROM.search(before):
        return False
    part = clause.part_start(figure.start)
    for cue in figure.cues_before("target", clause.start):
        if head.start <= cue.start < head.end:
            continue
        word = clause.text[cue.start : cue.end]
        if word == "đưa":
            led = clause.text[max(clause.start, cue.start - 10) : cue.start]
            if led.endswith(("góp phần ", "đã ")) or not _RAISED.match(clause.text[cue.end : figure.start]):
                continue
        if word in _HARD or cue.start >= min(part, head.start):
            return True
    after = clause.text[figure.end : min(figure.right, figure.end + 24)]
    return "đặt ra" in after or "đề ra" in after


def _plan(figure: Figure) -> tuple[int, int] | None:
    """The word that makes the figure a forecast."""
    found = figure.cues_before("plan", figure.clause.part_start(figure.start))
    return (found[-1].start, found[-1].end) if found else None


def _aid(figure: Figure, head: Hit) -> Measure | None:
    """Aid as a state of affairs: a total, or a loan or grant named by its noun; a giving verb makes it a commitment."""
    data, clause = head.entry.data, figure.clause
    registered = data.get("modality")
    if data.get("total"):
        return Measure("aid", (head.start, head.end), False, registered, (head.start, head.end) if registered else None)
    if figure.cues_before("give", clause.start):
        return None
    plans = figure.cues_before("plan", clause.start)
    mode = (plans[-1].start, plans[-1].end) if plans else None
    return Measure("aid", (head.start, head.end), False, "planned" if mode else None, mode)


def _investment(figure: Figure, head: Hit, metric: str) -> Measure:
    """A stock, unless it is wished, planned, or told for one year."""
    data, clause = head.entry.data, figure.clause
    span = (head.start, head.end)
    wishes = figure.cues_before("wish", clause.start)
    if wishes:
        return Measure("investment_flow", span, True, "wished", (wishes[-1].start, wishes[-1].end))
    plan = _plan(figure)
    if plan:
        return Measure("investment_flow", span, True, "planned", plan)
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
    if _is_goal(figure, head):
        return None
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
            return Measure("investment_stock" if invested else "deal_value", span, thing=h.start)
        if data.get("money") == "aid":
            return _aid(figure, h)
        if "money" in data and not data.get("weak"):
            return Measure(data["money"], span, bool(data.get("flow")))
    signed = [h for h in clause.cues if h.entry.data["role"] == "sign" and _INK.search(clause.text, h.start, h.end)]
    return Measure("deal_value", span) if signed else None


def _is_fee(figure: Figure) -> bool:
    """A price or a fee of a person, no deal between states or companies."""
    return figure.amount.value < (1e9 if figure.amount.unit in ("VND", "KRW", "IDR", "LAK") else 1e5)


def _rank(figure: Figure) -> Measure | None:
    text = figure.clause.text
    listed = _LIST_BEHIND.match(text, figure.end)
    head = (_head_after(figure, "rank") if listed else None) or _near_rank_head(figure)
    if head is None or head.entry.data["role"] == "no":
        return None
    if any(text[c.start : c.end] in _HARD | {"mong muốn", "quyết tâm"} for c in _goals(figure)):
        return None
    if _ONE_DEED.search(text[max(0, head.start - 14) : head.start]):
        return None  # "dự án viện trợ lớn nhất" ranks a project, not a party
    return Measure(head.entry.data["rank"], (head.start, head.end))


def _goals(figure: Figure) -> list[Hit]:
    return [
        c
        for c in figure.cues_before("target", figure.clause.part_start(figure.start))
        if figure.clause.text[c.start : c.end] != "đưa"
    ]


def _near_rank_head(figure: Figure) -> Hit | None:
    """A head close before: within the part, or the head of a rank named just before ("..., lớn nhất trong ASEAN")."""
    head = _head_before(figure, "rank")
    if head is None or figure.start - head.end > 75:
        return None
    text = figure.clause.text
    if re.search(r"\b(?:là|trở thành)\s", text[head.end : figure.start]) and not text.endswith("về ", 0, head.start):
        return None  # "quy mô thị trường là lợi thế lớn nhất"
    if head.entry.data.get("vague"):
        others = [h for h in figure.clause.heads if "rank" in h.entry.data and not h.entry.data.get("vague")]
        return head if others or figure.clause.follows else None
    return head


def _people(figure: Figure) -> Measure | None:
    clause = figure.clause
    noun = clause.text[figure.amount.unit_start : figure.end]
    strong = _STRONG_PEOPLE.search(noun)
    head = _head_before(figure, "people")
    reach = max(figure.left, figure.start - (20 if strong else 60))
    near = head is not None and head.start >= reach and "people" in head.entry.data
    after = None if strong or near else _head_after(figure, "people")
    if not (strong or near or after) or not (strong or noun.startswith(("người", "công dân", "dân"))):
        return None
    part = clause.part_start(figure.start)
    if figure.cues_before("give", part) or figure.cues_before("target", part) or _aimed_at(figure):
        return None
    if _GUESTS.search(clause.text[max(clause.start, figure.start - 30) : figure.start]):
        return None
    named = head if near and head else after
    span = (named.start, named.end) if named else (figure.amount.unit_start, figure.end)
    return Measure("people", span, "khách" in noun + clause.text[span[0] : span[1]])


def _aimed_at(figure: Figure) -> bool:
    return any(figure.clause.text[c.start : c.end] in _HARD for c in figure.cues_before("target", figure.clause.start))


def _projects(figure: Figure) -> Measure | None:
    clause = figure.clause
    if figure.cues_before("give", clause.part_start(figure.start)) or _goals(figure) or figure.amount.value < 2:
        return None
    unit = (figure.amount.unit_start, figure.end)
    near = clause.text[max(clause.sentence.start, figure.start - 200) : min(clause.end, figure.end + 40)]
    if re.search(r"đầu tư|\bfdi\b|vốn|còn hiệu lực|kinh doanh|trị giá", near):
        part = clause.part_start(figure.start)
        led = [h for h in clause.heads if part <= h.start < figure.start and "projects" in h.entry.data]
        return Measure("investment_projects", unit, thing=led[-1].start if led else None)
    if any(m.kind == "both" for m in clause.mentions):
        return Measure("other", unit)
    return None


def _documents(figure: Figure) -> Measure | None:
    """A count of signed papers: a signing close before, or "được ký" behind."""
    clause = figure.clause
    joined = clause.text[max(clause.start, figure.start - 8) : figure.start].endswith(("cùng ", "với ", "và "))
    before = [h for h in figure.cues_before("sign", clause.start) if figure.start - h.end <= (140 if joined else 45)]
    after = [
        h
        for h in clause.cues
        if h.entry.data["role"] == "sign" and figure.end <= h.start <= min(figure.right, figure.end + 60)
    ]
    passed = [h for h in after if "ký" in clause.text[h.start : h.end] or "kí" in clause.text[h.start : h.end]]
    signed = [h for h in before if "thông qua" not in clause.text[h.start : h.end]]
    if not (signed or passed) or figure.amount.value < 2 or _aimed_at(figure):
        return None
    sign = (signed or passed)[-1]
    plans = [h for h in clause.cues if h.entry.data["role"] == "plan" and h.start <= max(sign.end, figure.end)]
    mode = (plans[-1].start, plans[-1].end) if plans else None
    return Measure("documents_signed", (sign.start, sign.end), False, "planned" if mode else None, mode)


def _flights(figure: Figure) -> Measure | None:
    goals = _goals(figure) or figure.cues_before("give", figure.clause.part_start(figure.start))
    return None if goals else Measure("flights", (figure.amount.unit_start, figure.end), True)


def _items(figure: Figure) -> Measure | None:
    """Companies at work in the other country, schools with its money; no guests of a forum."""
    clause = figure.clause
    noun = clause.text[figure.amount.unit_start : figure.end]
    after = clause.text[figure.end : min(clause.end, figure.end + 60)]
    before = clause.text[max(clause.start, figure.start - 40) : figure.start]
    if _ATTEND.search(before) or _ATTEND.search(after) or _goals(figure):
        return None
    if figure.cues_before("give", clause.part_start(figure.start)):
        return None
    if not re.match(r"doanh nghiệp|công ty|cơ sở|tập đoàn|chi nhánh|đường bay|trường|trung tâm", noun):
        return None
    if not (_BUSY.match(after) or re.match(r"[^,;]{0,40}vốn", after)):
        return None
    return Measure("other", (figure.amount.unit_start, figure.end))


_BY_SORT: Final[dict[str, Callable[[Figure], Measure | None]]] = {
    "money": _money,
    "rank": _rank,
    "people": _people,
    "projects": _projects,
    "documents": _documents,
    "flights": _flights,
    "items": _items,
}

"""Figures and dates of an act: the quantity promised, the day by which, the goal named beside the deed.

Takes an act, gives at most one of each with where it stands. Keeps true: nothing is given that the clause does not
print; a date inside a name or of a past agreement is no deadline; what stands behind `nhằm` is a goal, not the deed.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Act, Span
from banggiao.language.amounts import AmountMention
from banggiao.language.dates import DateMention
from banggiao.model.claims import Quantity, Target
from banggiao.model.dates import bounds
from banggiao.model.frozen import frozen

#: units that count no promised thing
_NO_QUANTITY: Final = frozenset({"", "rank", "times", "fraction", "years", "months", "weeks", "days", "pp", "hours"})
#: a number written in words counts from here on
_WORDS_COUNT: Final = 10
#: acts whose deed lies ahead, so that a date in the clause may be its deadline
_AHEAD: Final = frozenset({"request", "propose", "invite", "encourage", "intend", "agree", "commit", "announce"})
_BY: Final = re.compile(
    r"\b(?:vào|trong|ngay|hết|cuối|đầu|từ nay đến|usd|euro|đô la|đồng)(?: (?:cuối|đầu|giữa|khoảng))?\s*$"
)
#: a period that belongs to the name of a plan, a term of office or a gathering, not to the deed
_NAMED: Final = re.compile(
    r"\b(?:nhiệm kỳ|khóa|hội đồng bảo an(?: liên hợp quốc| lhq)?|chủ tịch (?:luân phiên )?asean"
    r"|(?:kế hoạch|chương trình|chiến lược|đề án|thỏa thuận|hiệp định|tầm nhìn)(?: [^\s,;]+){0,8}? giai đoạn"
    r"|(?:diễn đàn|hội nghị|lễ)\b[^,;]*) ?(?:vào )?$"
)
#: `đặc biệt trong năm 2020, khi ...`: a time that is picked out, by which nothing is due
_ASIDE_DATE: Final = re.compile(
    r"\b(?:(?:được ký|ký kết|ký|thành lập|thiết lập|ra đời)(?: vào| từ)?"
    r"|(?:đặc biệt|nhất là|đặc biệt là)(?: trong| vào)?) $"
)
_LED: Final = 24
#: a paper whose name ends with the years it is for, and the characters of such a name
_TITLED: Final = re.compile(r"\b(?:chương trình|kế hoạch|chiến lược|đề án|tầm nhìn)\b[^,;]*(?<!trong)(?<!giai đoạn) $")
_TITLE: Final = 120
#: what is celebrated has its year, and is due by none; and so has a vision that is declared
_FEAST: Final = re.compile(r"\b(?:kỷ niệm|năm (?:hữu nghị|đoàn kết|giao lưu|chéo|văn hóa|du lịch))\b[^;.]*$")
_VISION: Final = re.compile(r"\btuyên bố (?:chung về )?tầm nhìn\b[^;.]*$")
#: characters of a deed of its own before a goal of turnover; less is mere effort
_DEED: Final = 28
#: characters behind a verb in which what it strives for begins
_RIGHT_BEHIND: Final = 3
#: how many there are already, and how much there is today
_ALL: Final = ("toàn bộ ", "tất cả ", "cả ", "tổng số ", "các ")
_THERE: Final = (" hiện nay", " hiện tại", " hiện có", " hiện hành", " như hiện nay")
#: characters before an act in which a date may open its sentence; the words that lead such a date
_OPENS: Final = 40
_LEADS: Final = ("trong", "đến", "trước", "đến hết", "đến cuối", "trước cuối")
_GOAL: Final = re.compile(r"\b(?:nhằm|(?<!triệt )để|với mục tiêu|mục tiêu|hướng tới|qua đó|góp phần)\b")
_TRADE: Final = re.compile(r"\b(?:kim ngạch|trao đổi thương mại|thương mại (?:hai chiều|song phương))\b")
_ASIDE: Final = re.compile(r"\btrong đó(?: có)?\b")
#: how things stand today is not what is promised
_TODAY: Final = re.compile(r", (?:hiện|hiện nay|đến nay)(?: đang| đã)? (?:có|ở mức|đạt|ở|chiếm)\b")
_SIZE: Final = re.compile(r"\b(?:gdp|dân số|tổng sản phẩm|quy mô nền kinh tế)\b[^,;]*$")
_FROM: Final = re.compile(r"\btừ (?:mức )?(?:\S+ ){0,2}$")


@frozen
class Measures:
    """What an act counts and by when."""

    quantity: Quantity | None = None
    quantity_span: Span | None = None
    deadline: str | None = None
    deadline_span: Span | None = None
    target: Target | None = None
    target_span: Span | None = None


def measures(reading: Reading, act: Act) -> Measures:
    """Quantity, deadline and target of an act."""
    start, end = act.content
    today = _TODAY.search(reading.folded, start, end)
    end = today.start() if today else end
    goal = _goal_from(reading, start, end)
    # `mục tiêu 5 tỷ USD sẽ được hoàn thành`: what is counted stands before the verb
    amount = _amount(reading, act.start if "passive" in act.marks else start, goal or end)
    date = _deadline(reading, act, start, _next_sum(reading, amount, goal or end))
    target = _target(reading, goal, end) if goal and not date else None
    quantity = (
        Quantity(value=amount.value, unit=amount.unit, modifier=amount.modifier, value_max=amount.value_max)
        if amount
        else None
    )
    return Measures(
        quantity, (amount.start, amount.end) if amount else None,
        _until(date) if date else None, (date.start, date.end) if date else None,
        target, (goal, end) if target and goal else None,
    )  # fmt: skip


def _next_sum(reading: Reading, amount: AmountMention | None, end: int) -> int:
    """Where the next sum of the kind begins: a date behind it is that of the next."""
    if amount is None:
        return end
    found = (a.start for a in reading.amounts_in(amount.end, end) if a.unit == amount.unit)
    return next(found, end)


def _quantity(amount: AmountMention) -> Quantity:
    return Quantity(value=amount.value, unit=amount.unit, modifier=amount.modifier, value_max=amount.value_max)


def _goal_from(reading: Reading, start: int, end: int) -> int | None:
    """Where the wider goal begins: behind `nhằm`, save where the goal is the measured deed itself (turnover).

    Turnover is a goal beside a deed of its own (`nhập khẩu thêm gạo nhằm đưa kim ngạch ...`), not beside mere effort.
    """
    m = _GOAL.search(reading.folded, start, end)
    if m is None or m.start() - start < _RIGHT_BEHIND:
        return None  # `nỗ lực để hoàn tất ...`: the goal is all that is done
    if _TRADE.search(reading.folded, m.start(), end):
        return m.start() if m.start() - start >= _DEED else None
    money = [a for a in reading.amounts_in(m.start(), end) if a.is_money]
    return None if money and not reading.amounts_in(start, m.start()) else m.start()


def _amount(reading: Reading, start: int, end: int) -> AmountMention | None:
    """The main amount: the first counted thing; of `từ A lên B` the second; a share only where nothing else is."""
    aside = _ASIDE.search(reading.folded, start, end)
    stop = aside.start() if aside else end
    found = [a for a in reading.amounts_in(start, stop) if _counts(reading, a) and not _sized(reading, a, start)]
    if aside and not found:
        found = [a for a in reading.amounts_in(start, end) if _counts(reading, a)]
    found = [a for a in found if a.unit != "percent"] or found
    if not found:
        return None
    first = found[0]
    if len(found) > 1 and found[1].unit == first.unit and _FROM.search(reading.folded, start, first.start):
        return found[1]
    return first


def _sized(reading: Reading, amount: AmountMention, start: int) -> bool:
    """Whether it tells how large an economy or a people is."""
    return bool(_SIZE.search(reading.folded, max(start, amount.start - 60), amount.start))


def _counts(reading: Reading, amount: AmountMention) -> bool:
    """Whether it counts a promised thing; `hai hiệp định` names which, it does not count them."""
    if amount.unit in _NO_QUANTITY or reading.folded.startswith(_THERE, amount.end):
        return False
    if not amount.is_money and reading.folded.endswith(_ALL, 0, amount.start):
        return False
    figure = any(c.isdigit() for c in reading.text[amount.start : amount.end])
    return figure or amount.is_money or amount.value >= _WORDS_COUNT


def _deadline(reading: Reading, act: Act, start: int, end: int) -> DateMention | None:
    """The date by which or until which, if the deed lies ahead."""
    ahead = act.act in _AHEAD
    found = [d for d in reading.dates_in(start, end) if _may_end(reading, d, start, ahead=ahead)]
    if not found and ahead:
        found = [d for d in reading.dates_in(max(0, act.start - _OPENS), act.start) if _opens(reading, act, d)]
    return found[-1] if found else None


def _opens(reading: Reading, act: Act, date: DateMention) -> bool:
    """`Trong năm 2025, hai nước sẽ ...`: the date that opens the sentence is that of the deed."""
    first = reading.sentence_at(date.start).start
    led = reading.folded[first : date.start].strip(' "“')
    ends = led in _LEADS and reading.text[date.end : act.start] == ", " and "future" in act.marks
    return ends and not _is_past(reading, date)


def _may_end(reading: Reading, date: DateMention, start: int, *, ahead: bool) -> bool:
    if date.role in ("base", "since", "as_of") or _is_past(reading, date):
        return False
    if _FEAST.search(reading.folded, start, date.start) or _VISION.search(reading.folded, start, date.start):
        return False
    if date.role == "until":
        return True
    if not ahead:
        return False
    if reading.text.rfind("(", start, date.start) > reading.text.rfind(")", start, date.start):
        return False
    if _ASIDE_DATE.search(reading.folded, max(start, date.start - _LED), date.start):
        return False
    span = date.role == "span" or "/" in date.edtf
    if span and _TITLED.search(reading.folded, max(start, date.start - _TITLE), date.start):
        return False
    if _SIZE.search(reading.folded, max(start, date.start - _TITLE), date.start):
        return False
    if _NAMED.search(reading.folded, max(start, date.start - 60), date.start):
        return False
    led = bool(_BY.search(reading.folded, max(start, date.start - 24), date.start))
    return date.role in ("within", "span") or led or _starts_with(reading, date)


def _starts_with(reading: Reading, date: DateMention) -> bool:
    return reading.folded.startswith(("cuối ", "đầu ", "hết ", "nửa "), date.start)


def _is_past(reading: Reading, date: DateMention) -> bool:
    """Whether the date lies wholly before the document's own."""
    printed = reading.document.published.value if reading.document.published else reading.document.given.published
    if not printed:
        return False
    last, day = bounds(_until(date))[1], bounds(printed)[0]
    return last is not None and day is not None and last < day


def _until(date: DateMention) -> str:
    """The end of a date: of a span its last part; the words `trước năm 2025` name 2025."""
    edtf = date.at or date.edtf
    return edtf.split("/")[-1] if "/" in edtf and not edtf.endswith("..") else edtf.removesuffix("/..")


def _target(reading: Reading, goal: int, end: int) -> Target | None:
    """The dated or measured goal behind `nhằm`."""
    dates = [d for d in reading.dates_in(goal, end) if d.role not in ("base", "since", "as_of")]
    if not dates:
        return _undated(reading, goal, end)
    if _is_past(reading, dates[-1]):
        return None
    m = _GOAL.search(reading.folded, goal, end)
    start = m.end() if m else goal
    what = reading.text[start : dates[-1].start].strip(" ,")
    what = re.sub(r"\s+(?:vào|trong|đến|tới|cho đến)$", "", what)
    zero = re.search(r'về (?:mức )?["“]?\s?(?:0|không)\b', reading.folded[start:end])
    amounts = [a for a in reading.amounts_in(start, end) if a.unit not in _NO_QUANTITY]
    value = 0.0 if zero else (amounts[0].value if amounts else None)
    unit = amounts[0].unit if amounts and not zero else None
    return Target(what=what, value=value, unit=unit, by=_until(dates[-1])) if what else None


def _undated(reading: Reading, goal: int, end: int) -> Target | None:
    """A goal in money without a date: `nhằm đưa kim ngạch vượt 100 tỷ USD`."""
    sums = [a for a in reading.amounts_in(goal, end) if a.is_money]
    m = _GOAL.search(reading.folded, goal, end)
    if not sums or m is None or not _TRADE.search(reading.folded, goal, end):
        return None
    what = reading.text[m.end() : sums[0].start].strip(" ,")
    return Target(what=what, value=sums[0].value, unit=sums[0].unit) if what else None

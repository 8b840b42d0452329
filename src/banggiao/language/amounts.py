"""Numbers, money, percentages, ranks, fractions and counts in Vietnamese prose.

Takes a text, gives `AmountMention`s in order, none overlapping. Keeps true: the span holds the modifier, the number
and its unit as printed ("hơn 123,86 tỷ USD"); a unit printed once at the end of a range belongs to both ends; dates,
numbers of articles, sessions and roads, `4.0` and who acts (`2 nước`, `hai bên`) are no amounts.

Units: ISO 4217, `percent`, `pp` (percentage points), the counted things of `units.toml` (`people`, `doses`, `items`,
`projects`, `documents`, `flights`, `tonnes`, `km` ...), `times` ("gấp hai lần": 2), `fraction` ("1/3": value 1,
out_of 3), `rank` ("lớn thứ 7", "lớn nhất", "thứ 11/141"), durations `years`, `months`, `weeks`, `days` ("nửa thế kỷ":
50 years), and "" for a bare number with a scale word or printed thousands.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from banggiao.language.fold import fold
from banggiao.language.numerals import Numeral, digits_at, words_at
from banggiao.language.ranks import KEYS as RANK_KEYS
from banggiao.language.ranks import rank_at
from banggiao.language.triggers import Triggers
from banggiao.language.units import TIME_UNITS, Unit, unit_at, unit_before, unit_beginnings
from banggiao.model.frozen import frozen

#: letters of a currency's code (ISO 4217)
_CODE: Final = 3


@frozen
class AmountMention:
    """A figure as printed: value or range, unit, modifier."""

    start: int
    end: int
    value: float
    #: ISO 4217, percent, rank, people, doses, items, projects, documents, flights, ... or "" for a bare number
    unit: str
    #: exact, about, min, max
    modifier: str = "exact"
    value_max: float | None = None
    #: "11/141" -> 141
    out_of: int | None = None
    #: per year, per month: "year", "month", "day"; empty otherwise
    per: str = ""
    #: span of the number and its unit without the modifier; where the counted noun stands
    number_start: int = 0
    unit_start: int = 0

    @property
    def is_money(self) -> bool:
        """Whether it is a sum: its unit is the code of a currency."""
        return len(self.unit) == _CODE and self.unit.isupper()


_BLOCK: Final = re.compile(
    r"(?:\b(?:(?<!mỗi )(?<!một )(?<!hai )ngày|tháng|quý|điều|khoản|khóa|nghị quyết|quốc lộ|thứ|mùng|quận|phường)"
    r"|(?<!con )(?<!tổng )(?<!một )(?<!trong )(?<!ước )(?<!đa )\bsố) $"
)
_YEAR_WORD: Final = re.compile(r"\b(?:năm|giai đoạn|từ|đến|trước|sau|nhiệm kỳ) $")
_MODIFIER: Final = re.compile(
    r"\b(?:(?P<min>(?:khoảng |chừng |ước |ước tính )?(?:hơn|trên)|(?:ít|thấp) nhất(?: là)?|tối thiểu(?: là)?"
    r"|không dưới|không ít hơn|vượt(?: quá| mức| mốc| ngưỡng| con số)?|quá)"
    r"|(?P<max>(?:khoảng )?gần|dưới|tối đa(?: là)?|(?:nhiều|cao) nhất là|không quá|(?:chưa|không) (?:đến|tới))"
    r"|(?P<about>khoảng|chừng|xấp xỉ|ước(?: khoảng| chừng)|ước tính(?: khoảng)?|tầm|trên dưới|ngót|gần khoảng|độ))\s$"
)
_TO: Final = re.compile(r"\s?(?:[-–—]|(?:đến|tới|hoặc)(?= ))\s?")
_ONWARD: Final = re.compile(r"\s(?P<up>trở lên)|\s(?P<down>trở xuống)")
_PER: Final = re.compile(r"\s?(?:/\s?|(?:mỗi|một|hàng|hằng)\s)(năm|tháng|ngày|tuần)\b")
_PERIODS: Final = {"năm": "year", "tháng": "month", "ngày": "day", "tuần": "week"}
_RAISE: Final = re.compile(r"[^.;\n]{0,50}\b(?:lên|xuống|tới|đến)\s(?:mức\s|tới\s|đến\s|con số\s)*")
_FROM: Final = re.compile(r"\btừ (?:mức |con số |chỗ )?$")
_WORDS: Final = ("nửa ", "một ", "hai ", "ba ", "bốn ", "năm ", "sáu ", "bảy ", "tám ", "chín ", "mười ")
_MULTIPLE: Final = re.compile(r"gấp (?:hơn |gần |khoảng )?(?P<n>đôi|rưỡi|[a-zđà-ỹ]+|\d+(?:,\d+)?)(?! ?[-–])(?: lần)?")
_FRACTION: Final = re.compile(r"(?<![\w.,/])(1/[2-9]|2/[35]|3/[45]|[45]/[56])(?![\d/])(?! ?[/-])")
_DAY_LEAD: Final = re.compile(r"(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|từ|đến|vào|hồi|nay|\() ?,? ?\(?$")
_WORD_FRACTION: Final = re.compile(r"(một|hai|ba) phần (ba|tư|năm|bốn)")
_COUNTS: Final = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}


_TRIGGERS: Final = Triggers((*_WORDS, *RANK_KEYS, "gấp ", *(f"{n} phần " for n in ("một", "hai", "ba"))))


def find_amounts(text: str, *, folded: str | None = None) -> list[AmountMention]:
    """All amounts in `text` in order. `folded` is `fold(text)` where the caller has it."""
    folded = fold(text) if folded is None else folded
    out: list[AmountMention] = []
    for at, key in _TRIGGERS.find(folded):
        if out and at < out[-1].end:
            continue
        mention = _at(folded, at, key)
        if mention is None:
            continue
        while mention.unit == "rank" and out and out[-1].start >= mention.start:
            out.pop()  # "một trong 15 nhà đầu tư lớn nhất" counts nobody
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return _with_shared_currency(folded, out)


def _with_shared_currency(folded: str, found: list[AmountMention]) -> list[AmountMention]:
    """`từ 11,5 tỷ hiện tại lên 15 tỷ USD`: the currency at the end counts for where the sum started."""
    for i in range(len(found) - 2, -1, -1):
        a, b = found[i], found[i + 1]
        if a.unit or not b.is_money or b.start - a.end > 60:
            continue
        if _RAISE.fullmatch(folded, a.end, b.start) and _FROM.search(folded, max(0, a.start - 12), a.start):
            found[i] = replace(a, unit=b.unit)
    return found


@cache
def _after_number() -> frozenset[str]:
    """First two letters of what may follow a small number in words: a scale, another number, a unit."""
    return frozenset(begin for begin in (*unit_beginnings(), *(w[:2] for w in (*_WORDS, "mươi", "rưỡi")), *_AFTER_ONE))


#: "một" counts nothing by itself: only a scale word makes it an amount
_AFTER_ONE: Final = frozenset(("tr", "tỷ", "tỉ", "ng", "vạ", "ch", "mư"))


def _at(folded: str, at: int, key: str) -> AmountMention | None:
    """The amount at a place where `key` stands."""
    if not key:
        hyphen = folded[at - 1 : at] == "-" and not folded[at - 2 : at - 1].isdigit()  # "IPU-137", "Vnucovo -2"
        return None if hyphen or folded[at - 1 : at] == "%" else _fraction(folded, at) or _amount(folded, at)
    if key in _WORDS:
        after = at + len(key)
        return (
            _amount(folded, at)
            if folded[after : after + 2] in (_AFTER_ONE if key == "một " else _after_number())
            else None
        )
    if key == "gấp ":
        return _multiple(folded, at)
    if key.endswith("phần "):
        return _fraction(folded, at)
    rank = rank_at(folded, at, key)
    if rank is None:
        return None
    modifier = "max" if rank.most else "exact"
    return AmountMention(
        rank.start, rank.end, rank.rank, "rank", modifier=modifier, out_of=rank.out_of, number_start=rank.start
    )


def _amount(folded: str, at: int) -> AmountMention | None:
    """The amount whose number begins at `at`."""
    number = digits_at(folded, at) if folded[at].isdigit() else words_at(folded, at)
    if number is None:
        return None
    window = max(0, at - 26)
    before = folded[window:at]
    unit, unit_start, end = _unit(folded, number.end)
    start = at
    if unit is None and not number.worded and (prefixed := unit_before(folded, at)):
        unit, start = prefixed
        unit_start = start
    upper = _upper(folded, number.end if unit is None else end, unit)
    low = number.value * _shared_scale(number, upper[0]) if upper else 0.0
    if upper is not None and low < upper[0].value:
        high, unit, unit_start, end = upper
        made = _Amount(start, end, low * unit.factor, unit.id, high.value * unit.factor)
        return _finished(folded, made, at, unit_start)
    if not _counts(number, unit, before):
        return None
    value = number.value * (unit.factor if unit else 1)
    return _finished(folded, _Amount(start, end, value, unit.id if unit else ""), at, unit_start)


def _unit(folded: str, at: int) -> tuple[Unit | None, int, int]:
    """The unit after a number that ends at `at`, its start, and where both end."""
    begin = at + (folded[at : at + 1] == " ")
    found = unit_at(folded, begin)
    if found is None or not found[0].id:
        return (None, at, at) if found is None else (Unit("?"), at, at)
    return found[0], begin, found[1]


def _upper(folded: str, at: int, unit: Unit | None) -> tuple[Numeral, Unit, int, int] | None:
    """The upper end of a range with its unit: `320 - 350 tỉ USD`, `1,7 tỷ - 2 tỉ USD`, `6,5 - 7%`, `10% đến 15%`."""
    m = _TO.match(folded, at)
    if m is None or not folded[m.end() : m.end() + 1].isdigit():
        return None
    number = digits_at(folded, m.end())
    if number is None:
        return None
    found, begin, end = _unit(folded, number.end)
    if found is None and number.scaled and unit is None:
        return number, Unit(""), number.end, number.end
    if found is None or found.id == "?" or (unit is not None and unit.id != found.id):
        return None
    return number, found, begin, end


def _shared_scale(low: Numeral, high: Numeral) -> float:
    """`320 - 350 tỉ`: the scale word at the end counts for both, if the lower end has none."""
    if low.scaled or not high.scaled:
        return 1.0
    factor = 1.0
    for step in (1e12, 1e9, 1e6, 1e3):
        if high.value >= step:
            factor = step
            break
    while factor > 1 and low.value * factor >= high.value:
        factor /= 1e3
    return factor


def _counts(number: Numeral, unit: Unit | None, before: str) -> bool:
    """Whether a number with (or without) its unit is an amount and no name, date or pronoun."""
    if unit is not None and unit.id == "?":
        return False
    if unit is None and not number.scaled and not (number.marked and number.value >= 1000):
        return False
    if not number.scaled and (unit is None or not unit.money) and _BLOCK.search(before):
        return False
    if unit is None:
        return True
    if unit.large and not (number.scaled or number.value >= 1000):
        return False
    if not number.worded:
        year = 1900 <= number.value <= 2100 and not number.scaled and not number.marked
        return not (year and _YEAR_WORD.search(before))
    if number.scaled or unit.money:
        return True
    if number.value < 2 or not unit.worded:
        return number.value == 0.5 and unit.id in TIME_UNITS
    return not (number.value == 5 and _AFTER_YEAR.search(before))


#: before "năm" these words make it the year, not the number five
_AFTER_YEAR: Final = re.compile(r"\d ?$|\b(?:trong|mỗi|từng|hàng|các|mấy|nhiều|vài|theo|những|cả|suốt|qua|cuối|đầu) $")


class _Amount(NamedTuple):
    """A number with its unit, before its modifier is looked at."""

    start: int
    end: int
    value: float
    unit: str
    value_max: float | None = None


def _finished(folded: str, made: _Amount, number_start: int, unit_start: int) -> AmountMention:
    """Add the modifier before, "trở lên" after, and "/ năm"."""
    start, end, modifier, per = made.start, made.end, "exact", ""
    m = _MODIFIER.search(folded, max(0, start - 26), start)
    if m:
        modifier, start = m.lastgroup or modifier, m.start()
    after = _ONWARD.match(folded, end)
    if after:
        modifier, end = ("min" if after["up"] else "max"), after.end()
    each = _PER.match(folded, end)
    if each:
        per, end = _PERIODS[each[1]], each.end()
    value, top = made.value, made.value_max
    return AmountMention(start, end, value, made.unit, modifier, top, None, per, number_start, unit_start)


def _fraction(folded: str, at: int) -> AmountMention | None:
    """`1/3 tổng kim ngạch`, `hai phần ba`; not `ngày 1/3`."""
    m = _FRACTION.match(folded, at)
    if m:
        share = folded.startswith((" tổng", " dân số", " số "), m.end())
        if not share and _DAY_LEAD.search(folded, max(0, at - 12), at):
            return None
        value, whole = (int(n) for n in m[1].split("/"))
    else:
        m = _WORD_FRACTION.match(folded, at)
        if m is None:
            return None
        value, whole = _COUNTS[m[1]], _COUNTS[m[2]]
    return (
        AmountMention(at, m.end(), float(value), "fraction", out_of=whole, number_start=at) if value < whole else None
    )


def _multiple(folded: str, at: int) -> AmountMention | None:
    """`gấp đôi`, `gấp hơn ba lần`, `gấp 2,5 lần`."""
    m = _MULTIPLE.match(folded, at)
    if m is None:
        return None
    value = {"đôi": 2.0, "rưỡi": 1.5}.get(m["n"])
    if value is None and (number := digits_at(folded, m.start("n")) or words_at(folded, m.start("n"))):
        value = number.value
    if not value or value <= 1:
        return None
    modifier = "min" if " hơn " in m[0] else "max" if " gần " in m[0] else "exact"
    return AmountMention(at, m.end(), value, "times", modifier, number_start=m.start("n"))

"""The shapes of dates in Vietnamese: folded text in, parts of dates out, nothing resolved yet.

Takes `fold(text)`, gives `Shape`s in order, none overlapping. Keeps true: a shape holds only what its words print; a
day and month without a lead word (`ngày`, `sáng`, `hôm` ...) count as a date only in brackets, in a range or after a
preposition, so that `9-11`, `1/3 tổng kim ngạch`, `68/190` and `5-6 tỉ` are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from banggiao.language.date_words import CENTURIES, MONTHS, NUMBERS, QUARTERS


@dataclass(frozen=True, slots=True)
class Part:
    """Year (`2018`, `199X`), month or EDTF sub-year group (33 to 41), day; None for what is not printed."""

    year: str | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """One printed date or period. `parts` are one point, the two ends of an interval, or the members of a set."""

    start: int
    end: int
    parts: tuple[Part, ...]
    #: point, interval, set, or a relative kind: same_day, same_period, today, yesterday, tomorrow, ago
    kind: str = "point"
    #: the word that names the year beside the date: nay, ngoái, trước, tới, sau, qua
    year_word: str = ""
    mod: str = ""
    #: years back, for "cách đây 28 năm"
    number: int = 0


_D: Final = r"(?:0?[1-9]|[12]\d|3[01])(?![\d%])"
_M: Final = r"(?:0?[1-9]|1[0-2])(?![\d%])"
_Y: Final = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
_REF: Final = rf"(?:(?P<y>{_Y})|(?P<w>nay|này|ngoái|trước|tới|sau|qua)\b)"
_LEAD: Final = r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm|khuya|ngày|hôm|mùng|mồng)"
_MONTH_WORD: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_COUNT: Final = "|".join(sorted(NUMBERS, key=len, reverse=True))
_NO_UNIT: Final = (
    r"(?!\s?(?:%|phần trăm|tỷ|tỉ|triệu|nghìn|ngàn|usd|euro|người|dự án|năm\b|tháng đầu|lần|phiếu|tấn|km|độ))"
)

#: tried in this order at a digit
_DIGIT: Final = {
    "dmy": re.compile(rf"(?P<d>{_D})\s?(?P<s>[/.-])\s?(?P<m>{_M})\s?(?P=s)\s?(?P<y>{_Y})"),
    "days": re.compile(
        rf"(?P<d>{_D})(?P<more>(?:\s?(?:,|và)\s?(?:{_LEAD} )*{_D})*)(?P<c>\s?[-–—]\s?|\s(?:đến|tới|và)\s)(?:{_LEAD} )*"
        rf"(?P<d2>{_D})(?:\s?(?P<s>[/-])\s?|\stháng\s)(?P<m>{_M})(?:(?:\s?(?(s)(?P=s)|[/-])\s?|,?\snăm\s)(?P<y>{_Y}))?{_NO_UNIT}"
    ),
    "named": re.compile(
        rf"(?P<d>{_D})\stháng\s(?:(?P<m>{_M})|(?P<mw>{_MONTH_WORD})\b)"
        rf"(?:(?:\s?[/-]\s?|,?\s(?:của )?năm\s|,\s|\s)(?P<y>{_Y})|,?\snăm\s(?P<w>nay|ngoái|trước|tới|sau)\b)?"
    ),
    "my": re.compile(rf"(?P<m>{_M})\s?/\s?(?P<y>{_Y})"),
    "dm": re.compile(
        rf"(?P<d>{_D})\s?(?P<s>[/-])\s?(?P<m>{_M})(?!\s?[/-]\s?\d)"
        rf"(?:,?\s(?:của )?năm\s(?:(?P<y>{_Y})|(?P<w>nay|ngoái|trước|tới|sau)\b))?{_NO_UNIT}"
    ),
    "years": re.compile(rf"(?P<a>{_Y})\s?[-–—]\s?(?P<b>{_Y}|\d\d(?![\d/-]))"),
    "set": re.compile(rf"{_Y}(?:\s?(?:,|và)\s?(?:năm\s)?{_Y})+"),
    "year": re.compile(_Y),
}
_MONTHS_OF: Final = re.compile(
    rf"(?P<n>\d\d?|{_COUNT}) tháng (?P<part>đầu|cuối)(?: của)?(?: năm(?: {_REF})?)?(?:\s?[/-]\s?(?P<y2>{_Y}))?"
)
_AGO: Final = re.compile(
    r"cách đây (?:đúng |gần |hơn |khoảng )?(?P<n>\d{1,3}) năm\b|(?P<n2>\d{1,3}) năm trước(?: đây)?\b"
)
_TAIL: Final = (
    rf"(?:(?:\s?[/-]\s?|,?\s(?:của )?(?:năm\s)?)(?P<y>{_Y})|,?\s(?:của )?năm\s(?P<w>nay|này|ngoái|trước|tới|sau)\b)"
)
_KEYED: Final = {
    "tháng ": re.compile(
        rf"tháng\s(?:(?P<m>{_M})|(?P<mw>{_MONTH_WORD})\b)"
        rf"(?:(?:\s?[-–—]\s?|\sđến\s|\svà\s)(?:tháng\s)?(?P<m2>{_M})(?!\s?[/-]\s?{_M}(?!\d)))?{_TAIL}?"
    ),
    "quý ": re.compile(rf"quý\s(?P<q>iv|iii|ii|i|[1-4]|một|nhất|hai|ba|tư|bốn|đầu(?: tiên)?|cuối)\b{_TAIL}?"),
    "nửa ": re.compile(rf"nửa (?P<half>đầu|cuối|sau)(?: của)? năm(?: {_REF})?"),
    "thập ": re.compile(
        r"thập (?:niên|kỷ|kỉ)(?: những)?(?: năm)? (?P<a>\d{3}0|\d0)s?(?:\s?[-–—]\s?(?P<b>\d{3}0|\d0))?(?!\d)"
    ),
    "những năm ": re.compile(
        r"những năm(?: (?:đầu|cuối|giữa))?(?: của)?(?: thập (?:niên|kỷ|kỉ))?(?: những năm)? "
        r"(?P<a>\d{3}0|\d0)s?(?:\s?[-–—]\s?(?P<b>\d{3}0|\d0))?(?!\d)"
    ),
    "thế k": re.compile(r"thế (?:kỷ|kỉ) (?:thứ )?(?P<c>\d\d?|[xvi]+)\b"),
    "năm ": re.compile(r"năm (?P<w>nay|ngoái|trước|tới|sau)\b"),
    "cùng kỳ": re.compile(rf"cùng kỳ(?:(?: của)?(?: năm)? {_REF})?"),
    "cùng ngày": re.compile(r"cùng ngày\b"),
    "hôm ": re.compile(r"hôm (?P<day>nay|qua)\b"),
    "sáng ": re.compile(r"sáng (?P<day>nay|qua|mai)\b"),
    "chiều ": re.compile(r"chiều (?P<day>nay|qua|mai)\b"),
    "tối ": re.compile(r"tối (?P<day>nay|qua|mai)\b"),
    "trưa ": re.compile(r"trưa (?P<day>nay|mai)\b"),
    "ngày mai": re.compile(r"ngày (?P<day>mai)\b"),
    "cách đây ": _AGO,
    **{f"{word} tháng ": _MONTHS_OF for word in NUMBERS},
}
_BEFORE: Final = re.compile(
    rf"(?P<mod>(?:\b(?:đầu|giữa|cuối|nửa đầu|nửa cuối)\s)?)(?P<lead>(?:\b(?:{_LEAD}|năm(?: học| tài khóa)?)\s)*)$"
)
_WEAK: Final = re.compile(
    r"(?:\b(?:từ|đến|tới|vào|hồi|trước|sau|trong|của|dịp|đợt|hè|xuân|thu|đông|giai đoạn|nhiệm kỳ|khóa|và)\s"
    r"|\b(?:nay|qua|mai|hai|ba|tư|năm|sáu|bảy|nhật)\s?,?\s?\(?\s?|\(\s?(?:[^\W\d]+\s){0,3}|[-–—]\s?)$"
)
_FRACTION: Final = re.compile(r"[12]/[2-9]|3/[45]|[45]/[56]")
_MODS: Final = {"đầu": "early", "nửa đầu": "early", "giữa": "mid", "cuối": "late", "nửa cuối": "late"}


def shapes(folded: str) -> list[Shape]:
    """All date shapes of a folded text, in order."""
    out: list[Shape] = []
    done = 0
    for at, key in _triggers(folded):
        if at < done:
            continue
        shape = _keyed(folded, at, key) if key else _digits(folded, at)
        if shape is not None and shape.start >= done:
            out.append(shape)
            done = shape.end
    return out


def _triggers(folded: str) -> list[tuple[int, str]]:
    """Places where a date may begin, with the key word that stands there; "" for a digit."""
    found = [(m.start(), "") for m in _RUN.finditer(folded) if not _inside(folded, m.start())]
    for key in _KEYED:
        at = folded.find(key)
        while at >= 0:
            if at == 0 or not folded[at - 1].isalnum():
                found.append((at, key))
            at = folded.find(key, at + 1)
    return sorted(found, key=lambda f: (f[0], -len(f[1])))


_RUN: Final = re.compile("[0-9]+")


def _inside(folded: str, at: int) -> bool:
    """Whether the digit at `at` goes on a word or a number."""
    before = folded[at - 1] if at else " "
    return before.isalnum() or before in "_.,/"


def _keyed(folded: str, at: int, key: str) -> Shape | None:
    """The shape that a key word opens."""
    m = _KEYED[key].match(folded, at)
    if m is None:
        return None
    g = m.groupdict()
    year, word = g.get("y") or g.get("y2"), g.get("w") or ""
    if key.endswith(" tháng ") and key != "tháng ":
        return _months_of(folded, m)
    if key == "cách đây ":
        return Shape(at, m.end(), (), "ago", number=int(m["n"]))
    if key.startswith("cùng"):
        return Shape(at, m.end(), (Part(year),), "same_day" if "ngày" in key else "same_period", word)
    if g.get("day"):
        kind = {"nay": "today", "qua": "yesterday", "mai": "tomorrow"}[m["day"]]
        return Shape(at, m.end(), (), kind)
    if key == "năm ":
        return _led(folded, Shape(at, m.end(), (Part(),), "point", word))
    if key == "thế k":
        number = int(m["c"]) if m["c"].isdigit() else CENTURIES.get(m["c"], 0)
        return _led(folded, Shape(at, m.end(), (Part(f"{number - 1:02d}XX"),))) if 10 <= number <= 21 else None
    if key in ("thập ", "những năm "):
        return _decades(folded, m)
    if key == "nửa ":
        return Shape(at, m.end(), (Part(year, 40 if m["half"] == "đầu" else 41),), "point", word)
    if key == "quý ":
        return _led(folded, Shape(at, m.end(), (Part(year, QUARTERS[m["q"].split()[0]]),), "point", word))
    return _month(folded, m, year, word)


def _month(folded: str, m: re.Match[str], year: str | None, word: str) -> Shape | None:
    """`tháng 5`, `tháng 9/2021`, `tháng ba năm nay`, `tháng 3 - 5/2019`."""
    before = folded[max(0, m.start() - 12) : m.start()]
    if m["mw"] in ("năm", "ba", "hai", "tư", "sáu") and not year and not word and not _MONTH_LEAD.search(before):
        return None
    if re.search(r"(?:những|các|mỗi|hàng) $", before):
        return None
    parts = [Part(year, int(m["m"]) if m["m"] else MONTHS[m["mw"]])]
    if m["m2"]:
        parts.append(Part(year, int(m["m2"])))
    return _led(folded, Shape(m.start(), m.end(), tuple(parts), "interval" if m["m2"] else "point", word))


_MONTH_LEAD: Final = re.compile(r"(?:đầu|giữa|cuối|trong|vào|hồi|từ|đến|ngày) $")


def _months_of(folded: str, m: re.Match[str]) -> Shape | None:
    """`9 tháng đầu năm 2018` is January to September of 2018, `6 tháng cuối năm` July to December."""
    count = int(m["n"]) if m["n"].isdigit() else NUMBERS[m["n"]]
    if not 2 <= count <= 11:
        return None
    year = m["y"] or m["y2"]
    low, high = (1, count) if m["part"] == "đầu" else (13 - count, 12)
    return Shape(m.start(), m.end(), (Part(year, low), Part(year, high)), "interval", m["w"] or "")


def _decades(folded: str, m: re.Match[str]) -> Shape | None:
    """`những năm 90`, `thập niên 80-90`, `thập kỷ 1990`: two digits mean the twentieth century from 30 on."""
    years = []
    for text in (m["a"], m["b"]):
        if text:
            if len(text) == 2 and int(text) < 30:
                return None
            years.append(Part((text if len(text) == 4 else "19" + text)[:3] + "X"))
    words = m[0].split()
    mod = next((_MODS[w] for w in words if w in _MODS), "")
    shape = Shape(m.start(), m.end(), tuple(years), "interval" if len(years) == 2 else "point", mod=mod)
    return _led(folded, shape)


def _digits(folded: str, at: int) -> Shape | None:
    """The shape that begins with the digit at `at`."""
    m = _MONTHS_OF.match(folded, at)
    if m:
        return _months_of(folded, m)
    for name, pattern in _DIGIT.items():
        m = pattern.match(folded, at)
        if m and (shape := _numeric(folded, name, m)):
            return shape
    m = _AGO.match(folded, at)
    return Shape(at, m.end(), (), "ago", number=int(m["n2"])) if m and m["n2"] else None


def _numeric(folded: str, name: str, m: re.Match[str]) -> Shape | None:
    """A shape of digits, led by the words before it, or None where it is no date."""
    at, end, g = m.start(), m.end(), m.groupdict()
    if name in ("years", "set", "year"):
        return _years(folded, name, m)
    month = int(g["m"]) if g.get("m") else MONTHS[g["mw"]]
    year, word = g.get("y"), g.get("w") or ""
    if name == "my":
        return _led(folded, Shape(at, end, (Part(year, month),)))
    day = int(g["d"])
    if name == "days":
        if "-" in (g["c"] or "").strip() and g["s"] == "-":
            return None
        days = [day, *(int(x) for x in re.findall(r"\d+", g["more"])), int(g["d2"])]
        if days != sorted(set(days)):
            return None
        parts = tuple(Part(year, month, d) for d in days)
        listed = g["more"] or g["c"].strip() in ("và", ",")
        kind = "set" if listed and not all(b - a == 1 for a, b in pairwise(days)) else "interval"
        shape = Shape(at, end, parts if kind == "set" else parts[:1] + parts[-1:], kind)
        return _led(folded, shape)
    shape = _led(folded, Shape(at, end, (Part(year, month, day),), "point", word))
    if name == "dm" and not year and shape.start == at and not _bare_day_month(folded, at, end):
        return None
    return shape


def _bare_day_month(folded: str, at: int, end: int) -> bool:
    """Whether a day and month without a lead word is a date and not a fraction, score or range of numbers."""
    before = folded[max(0, at - 24) : at]
    weak = _WEAK.search(before)
    if weak is None:
        return False
    bracket = "(" in weak[0] and folded[end : end + 2].strip()[:1] in (")", ",", "-", "–")
    return bracket or not _FRACTION.fullmatch(folded[at:end].replace(" ", ""))


def _years(folded: str, name: str, m: re.Match[str]) -> Shape | None:
    """A year, an interval or a set of years; bare years count after `năm`, a preposition or in brackets."""
    at, end = m.start(), m.end()
    if name == "years":
        b = m["b"] if len(m["b"]) == 4 else m["a"][:2] + m["b"]
        if int(b) < int(m["a"]):
            return None
        return _led(folded, Shape(at, end, (Part(m["a"]), Part(b)), "interval"))
    years = re.findall(r"\d{4}", m[0])
    shape = _led(folded, Shape(at, end, tuple(Part(y) for y in years), "set" if len(years) > 1 else "point"))
    if shape.start == at and not _WEAK.search(folded[max(0, at - 24) : at]):
        return None
    after = folded[end : end + 12].lstrip()
    if shape.start == at and _COUNTED.match(after):
        return None
    return shape


_COUNTED: Final = re.compile(
    r"người|dự án|usd|tỷ|tỉ|triệu|tấn|doanh|km|m2|ha\b|%|cán bộ|sinh viên|vụ|chuyến|lượt|lao động"
)


def _led(folded: str, shape: Shape) -> Shape:
    """Take the words that lead a date (`đầu`, `ngày`, `sáng`, `năm`) into it."""
    window = max(0, shape.start - 26)
    m = _BEFORE.search(folded[window : shape.start])
    if m is None or not m[0]:
        return shape
    start, mod = window + m.start(), m["mod"].strip()
    if m["mod"] and shape.parts and shape.parts[0].day is not None and not m["lead"].strip():
        mod, start = "", window + m.start("lead")
    return replace(shape, start=start, mod=_MODS.get(mod, shape.mod))


def bare_years(folded: str) -> Iterator[tuple[int, int, str]]:
    """Every four-digit year, dates or not ("APEC 2017"): what a text may be anchored on."""
    for m in re.finditer(rf"(?<![\w.,/]){_Y}", folded):
        yield m.start(), m.end(), m[0]

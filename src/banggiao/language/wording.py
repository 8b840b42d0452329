"""Figures and dates as people write them: `123,86 tỷ USD`, `tháng 9/2023`, `giai đoạn 2016-2020`.

Takes the plain values of claims and entries (numbers, units, EDTF), gives words in Vietnamese or English. Keeps true:
no digit is lost by shortening (123860000000 reads 123,86 tỷ, 123865432100 stays whole); an unknown part of a date is
called unknown or left out, never filled.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from banggiao.language.labels import label, tables

_SCALES: Final = ((Decimal(10) ** 9, "tỷ", "billion"), (Decimal(10) ** 6, "triệu", "million"))
#: digits after the comma up to which a number is shortened by tỷ or triệu
_PLACES: Final = 3
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
#: level 2 groupings of EDTF: quarters 33-36, thirds of a year 37-39, halves 40-41, seasons 21-24
_GROUPS_VI: Final = {
    33: "quý I", 34: "quý II", 35: "quý III", 36: "quý IV", 37: "4 tháng đầu", 38: "4 tháng giữa", 39: "4 tháng cuối",
    40: "nửa đầu", 41: "nửa cuối", 21: "mùa xuân", 22: "mùa hè", 23: "mùa thu", 24: "mùa đông",
}  # fmt: skip
_GROUPS_EN: Final = {
    33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 37: "first four months of", 38: "middle four months of",
    39: "last four months of", 40: "first half of", 41: "second half of", 21: "spring", 22: "summer", 23: "autumn",
    24: "winter",
}  # fmt: skip
#: a leap year that no text prints
_ANY: Final = "4000"
_DATE: Final = re.compile(r"(-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?([~?%]?)")


def number(value: float, lang: str = "vi") -> str:
    """A number with the separators of the language: 1.150 and 10,3 in Vietnamese, 1,150 and 10.3 in English."""
    plain = f"{Decimal(repr(value)).normalize():,f}"
    return plain.translate(str.maketrans(",.", ".,")) if lang == "vi" else plain


def scaled(value: float, lang: str = "vi") -> str:
    """A number from a million up in tỷ or triệu (billion, million) where that shortens it, else in full."""
    exact = Decimal(repr(value))
    for size, vi, en in _SCALES:
        short = (exact / size).normalize()
        if abs(exact) >= size and -int(short.as_tuple().exponent) <= _PLACES:
            return f"{number(float(short), lang)} {vi if lang == 'vi' else en}"
    return number(value, lang)


def amount(value: float, unit: str = "", lang: str = "vi", *, value_max: float | None = None,
           modifier: str | None = None) -> str:  # fmt: skip
    """A sum, count, share or rank in words: `hơn 123,86 tỷ USD`, `50.000-100.000 người`, `11%`, `thứ 7`."""
    words = label("modifier", modifier, lang) if modifier else ""
    if unit == "rank":
        return " ".join(
            w for w in (words, f"thứ {number(value, lang)}" if lang == "vi" else f"rank {number(value, lang)}") if w
        )
    figure = scaled(value, lang)
    if value_max is not None:
        low, _, low_scale = figure.partition(" ")
        high, _, high_scale = scaled(value_max, lang).partition(" ")
        same = low_scale == high_scale
        figure = f"{low}-{high} {high_scale}".rstrip() if same else f"{figure} - {high} {high_scale}".rstrip()
    if unit == "percent":
        return " ".join(w for w in (words, figure + "%") if w)
    return " ".join(w for w in (words, figure, label("unit", unit, lang)) if w)


def signed_percent(value: float, lang: str = "vi") -> str:
    """A change in percent with its sign: `+11%`, `-3,5%`."""
    return ("+" if value > 0 else "") + number(value, lang) + "%"


def date_words(edtf: str | None, lang: str = "vi") -> str:
    """An EDTF date, period or set in words; `không rõ ngày` (`undated`) for none, the string itself if no EDTF."""
    if not edtf:
        return "không rõ ngày" if lang == "vi" else "undated"
    if edtf[0] in "{[":
        return ", ".join(date_words(x.strip(), lang) for x in edtf.strip("{}[]").split(","))
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return _interval(first, last, lang)
    m = _DATE.fullmatch(edtf)
    return _single(m, lang) if m else edtf


def _single(m: re.Match[str], lang: str) -> str:
    year, month, day, doubt = m[1], m[2], m[3], m[4]
    about = ("khoảng " if lang == "vi" else "about ") if doubt else ""
    known = year != "XXXX"
    if month in (None, "XX"):
        return about + _year(year, lang)
    group = int(month)
    if group > 12:
        return about + _grouped(group, year, lang)
    if lang == "vi":
        words = f"ngày {int(day)}/{group}" if day not in (None, "XX") else f"tháng {group}"
        return about + (f"{words}/{year}" if known else f"{words}, không rõ năm")
    words = f"{int(day)} {_MONTHS[group - 1]}" if day not in (None, "XX") else _MONTHS[group - 1]
    return about + (f"{words} {year}" if known else f"{words}, year unknown")


def _year(year: str, lang: str) -> str:
    if year == "XXXX":
        return "không rõ năm" if lang == "vi" else "year unknown"
    if year.endswith("XX"):
        century = int(year[:2]) + 1
        return f"thế kỷ {century}" if lang == "vi" else f"century {century}"
    if year.endswith("X"):
        return f"thập niên {year[:3]}0" if lang == "vi" else f"{year[:3]}0s"
    return f"năm {year}" if lang == "vi" else year


def _grouped(group: int, year: str, lang: str) -> str:
    names = _GROUPS_VI if lang == "vi" else _GROUPS_EN
    words = names.get(group, str(group))
    if year == "XXXX":
        return f"{words}, không rõ năm" if lang == "vi" else f"{words}, year unknown"
    return (
        f"{words} năm {year}"
        if lang == "vi" and group >= 37
        else f"{words}/{year}"
        if lang == "vi"
        else f"{words} {year}"
    )


def _interval(first: str, last: str, lang: str) -> str:
    """An interval, shortened as people do where both ends share a month or a year."""
    vi = lang == "vi"
    if first in ("", ".."):
        return ("đến " if vi else "until ") + date_words(last, lang)
    if last in ("", ".."):
        return ("từ " if vi else "since ") + date_words(first, lang)
    if "XXXX" in first and "XXXX" in last and first != last:
        # told with a year that stands for the unknown one, which is then taken out again
        known = _interval(first.replace("XXXX", _ANY), last.replace("XXXX", _ANY), lang)
        gone = known.replace(f" năm {_ANY}", "").replace(f"/{_ANY}", "").replace(f" {_ANY}", "")
        return gone + (", không rõ năm" if vi else ", year unknown")
    a, b = first.split("-"), last.split("-")
    plain = "X" not in first + last and not set("~?%") & set(first + last)
    if plain and len(a) == len(b) == 1:
        return f"giai đoạn {first}-{last}" if vi else f"{first}-{last}"
    if plain and len(a) == len(b) == 3 and a[:2] == b[:2] and int(a[1]) <= 12:
        if vi:
            return f"ngày {int(a[2])}-{int(b[2])}/{int(a[1])}/{a[0]}"
        return f"{int(a[2])}-{int(b[2])} {_MONTHS[int(a[1]) - 1]} {a[0]}"
    if plain and len(a) == len(b) == 2 and a[0] == b[0] and max(int(a[1]), int(b[1])) <= 12:
        return _months(int(a[1]), int(b[1]), a[0], lang)
    return (
        f"{date_words(first, lang)} - {date_words(last, lang)}"
        if vi
        else f"{date_words(first, lang)} to {date_words(last, lang)}"
    )


def _months(first: int, last: int, year: str, lang: str) -> str:
    if first == 1 and lang == "vi":
        return f"{last} tháng đầu năm {year}" if last < 12 else f"năm {year}"
    if lang == "vi":
        return f"tháng {first}-{last}/{year}"
    return f"{_MONTHS[first - 1]}-{_MONTHS[last - 1]} {year}"


def because(why: str, lang: str = "vi") -> str:
    """Why two entries are tied, in words: of `deed|visit|0.33` the sentence that `labels.toml` has for `deed`; of the
    name of a field its label. Words of earlier registers, which only knew English, are left out in Vietnamese."""
    key, *parts = why.split("|")
    row = tables()["because"].get(key)
    if row is None:
        return label("field", why, lang) if why in tables()["field"] else why if lang == "en" else ""
    names = row.get("with", "").split()
    if len(names) != len(parts):
        return ""
    return row[lang].format(**{name: _part(name, part, lang) for name, part in zip(names, parts, strict=True)})


def _part(name: str, part: str, lang: str) -> str:
    if name == "period":
        return date_words(part, lang)
    if name == "sum":
        value, _, unit = part.partition(" ")
        return amount(float(value), unit, lang)
    return number(float(part), lang) if name == "alike" else label(name, part, lang)


def quantity(value: dict[str, object] | None, lang: str = "vi") -> str:
    """A quantity as entries and claims carry it (`value`, `value_max`, `unit`, `modifier`) in words; "" for none."""
    if not value or not isinstance(value.get("value"), int | float):
        return ""
    high = value.get("value_max")
    return amount(
        float(str(value["value"])), str(value.get("unit") or ""), lang,
        value_max=float(str(high)) if isinstance(high, int | float) else None,
        modifier=str(value.get("modifier") or "exact"),
    )  # fmt: skip

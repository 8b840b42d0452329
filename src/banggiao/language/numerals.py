"""Vietnamese numerals: `123,86`, `1.150`, `ba mươi lăm`, `3,8 nghìn tỷ`, `nửa`, `2 tỷ 300 triệu`, `một tỷ rưỡi`.

Takes folded text and a place in it, gives a value and where its words end. A comma is the decimal mark and a dot
groups thousands; the English way (`27,000`, `1.85 tỷ`) is read where the digits or the scale word leave no doubt, and
so is a comma that stands apart on both sides (`8 , 49 tỷ`, as texts cut into words print it).
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.model.frozen import frozen


@frozen
class Numeral:
    """A number that ends at `end`."""

    end: int
    value: float
    #: whether a scale word (nghìn, triệu, tỷ) belongs to it
    scaled: bool = False
    #: whether it is written in words
    worded: bool = False
    #: whether it is printed with grouped thousands or decimals
    marked: bool = False


_SHAPE: Final = (
    r"(?P<group>\d{1,3}(?:\.\d{3})+)(?:,(?P<gd>\d+))?(?![.,]?\d)"
    r"|(?P<egroup>\d{1,3}(?:,\d{3})+)(?:\.(?P<egd>\d+))?(?![.,]?\d)"
    r"|(?P<whole>\d+)(?:(?P<mark>[,.])(?P<dec>\d+)|@(?P<apart>\d{1,2})(?= ?(?:tỷ|tỉ|triệu|%)))?(?![.,]?\d)"
)
_DIGITS: Final = re.compile(_SHAPE.replace("@", " , "))
#: "đạt 2, 4 triệu": a gap behind the comma only, as texts have it that were cut into words and joined again
_GAPPED: Final = re.compile(_SHAPE.replace("@", " ?, "))
#: before a number that a comma ends: "tháng 4, 15 triệu khách", "top 5, 30 %"
_NAMED: Final = re.compile(
    r"(?:\b(?:tháng|quý|năm|ngày|thứ|số|lần|khóa|kỳ|phiên|tuổi|top|hạng|điều|khoản|cấp|mục|giai đoạn|nhóm|g|covid) ?"
    r"|[\d/.–-] ?|\d, )$"
)
#: digits of a number before decimals that stand apart
_SMALL: Final = 3
_SCALE: Final = {
    "trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9, "chục": 10.0,
}  # fmt: skip
_SCALE_AT: Final = re.compile(r"\s?(trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|chục)\b")
_ONES: Final = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mươi": 10, "không": 0, "linh": 0, "lẻ": 0,
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")
_HALF: Final = re.compile(r"\srưỡi\b")


def scale_at(folded: str, at: int) -> tuple[float, int]:
    """The product of the scale words at `at` ("nghìn tỷ" is 10^12) and where they end; (1, at) where there are none."""
    factor = 1.0
    while m := _SCALE_AT.match(folded, at):
        factor, at = factor * _SCALE[m[1]], m.end()
    return factor, at


def digits_at(folded: str, at: int) -> Numeral | None:
    """The number printed in digits at `at`, with its scale words."""
    m = _DIGITS.match(folded, at)
    if m is None:
        return None
    if m.end() - at <= _SMALL and m["mark"] is None and folded.startswith(", ", m.end()):
        m = m if _NAMED.search(folded, max(0, at - 12), at) else _GAPPED.match(folded, at) or m
    factor, end = scale_at(folded, m.end())
    value = _digits(m, factor)
    if value is None:
        return None
    value *= factor
    marked = m["whole"] is None or m["mark"] is not None or m["apart"] is not None
    if factor >= 1e3:
        value, end = _rest(folded, value, factor, end)
    return Numeral(end, _tidy(value), factor > 1, False, marked)


def _digits(m: re.Match[str], factor: float) -> float | None:
    if m["group"]:
        return float(m["group"].replace(".", "") + "." + (m["gd"] or "0"))
    if m["egroup"]:
        parts = m["egroup"].split(",")
        if factor > 1 and len(parts) == 2:
            return float(parts[0] + "." + parts[1])  # "1,125 tỷ" has decimals: nobody counts 1125 tỷ with a comma
        return float("".join(parts) + "." + (m["egd"] or "0"))
    if m["mark"] == "." and m["dec"] and len(m["dec"]) > 2:
        return None
    return float(m["whole"] + "." + (m["dec"] or m["apart"] or "0"))


def _rest(folded: str, value: float, factor: float, end: int) -> tuple[float, int]:
    """`2 tỷ 300 triệu`, `1 tỷ rưỡi`: what a smaller scale word adds."""
    m = _HALF.match(folded, end)
    if m:
        return value + factor / 2, m.end()
    if folded[end : end + 1] == " " and folded[end + 1 : end + 2].isdigit():
        m = _DIGITS.match(folded, end + 1)
        if m:
            smaller, stop = scale_at(folded, m.end())
            more = _digits(m, smaller)
            if more is not None and 1e3 <= smaller < factor and more * smaller < factor:
                return value + more * smaller, stop
    return value, end


def words_at(folded: str, at: int) -> Numeral | None:
    """The number written in words at `at` ("hai mươi lăm", "một triệu", "nửa tỷ", "ba trăm nghìn")."""
    total, part, factor, end, seen = 0.0, 0.0, 1.0, at, False
    pos, scaled = at, False
    while m := _WORD.match(folded, pos):
        word = m[0]
        if word == "nửa" and not seen:
            part, seen = 0.5, True
        elif word in _ONES and (seen or word not in ("mươi", "mốt", "lăm", "linh", "lẻ", "không", "tư")):
            more = _with_one(part, word, seen)
            if more < 0:
                break
            part, seen = more, True
        elif word == "rưỡi" and scaled:
            total += factor / 2
        elif word in _SCALE and seen:
            total, part, scaled = _with_scale(total, part, word), 0.0, True
            factor = _SCALE[word]
        else:
            break
        end = m.end()
        if folded[end : end + 1] != " ":
            break
        pos = end + 1
    value = total + part
    return Numeral(end, _tidy(value), scaled, True) if seen and end > at else None


def _with_one(part: float, word: str, seen: bool) -> float:
    """Add a digit word: "hai" "mươi" "lăm"; -1 where two digits stand side by side and make no number."""
    one = _ONES[word]
    if word in ("linh", "lẻ"):
        return part
    if word == "mươi":
        return part - part % 10 + (part % 10) * 10 if part % 10 else -1
    if seen and part % 10:
        return -1
    if word == "mười" and part % 100:
        return -1
    return part + one


def _with_scale(total: float, part: float, word: str) -> float:
    """Add a scale word: it multiplies the digits before it, or all that a smaller scale left open ("nghìn tỷ")."""
    factor = _SCALE[word]
    if part:
        return total + part * factor
    lower = total % factor if factor > 1 else total
    return (total - lower) + lower * factor


def _tidy(value: float) -> float:
    """11.2 * 1e9 is not 11200000000 in binary; round away what decimals of the print cannot have."""
    return float(round(value)) if abs(value) >= 1e3 and abs(value - round(value)) < 1e-3 else round(value, 6)

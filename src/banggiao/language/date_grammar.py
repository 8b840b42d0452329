"""The shapes of dates in Vietnamese: folded text in, parts of dates out, nothing resolved yet.

Takes `fold(text)`, gives `Shape`s in order, none overlapping. Keeps true: a shape holds only what its words print; a
day and month without a lead word (`ngày`, `sáng`, `hôm` ...) count as a date only in brackets, in a range or after a
preposition, so that `9-11`, `1/3 tổng kim ngạch`, `68/190` and `5-6 tỉ` are none.
"""

from __future__ import annotations

import re
from itertools import pairwise

from banggiao.language.date_keyed import keyed, months_of
from banggiao.language.date_patterns import (
    AGO,
    COUNTED,
    DIGIT,
    FRACTION,
    KEYED,
    LATER,
    MONTHS_OF,
    PLAIN_NUMBER,
    UNIT,
    WEAK,
)
from banggiao.language.date_shapes import Part, Shape, led
from banggiao.language.date_words import MONTHS
from banggiao.language.triggers import Triggers

_TRIGGERS = Triggers(KEYED)
#: "(UNCLOS 1982)" names a treaty
_NAME_IN_BRACKETS = re.compile(r"\(\s?[^\W\d]+\s[-–]?\s?$")

#: "ngày 29.10 đến 2.11", "chiều nay, 3.6": a day and month with a dot needs its lead word, or stands behind one that
#: has it, or behind "nay"
_DOTTED = re.compile(
    r"\b(?:ngày|hôm|sáng|chiều|tối) \d{1,2}\.\d{1,2}\s?(?:[-–—]|(?:đến|tới|và)(?: hết)?)\s?$"
    r"|\b(?:hôm|sáng|trưa|chiều|tối|đêm) nay,? ?\(?$"
)
#: "từ 31/7-2/8", "từ 27/4 đến 1/5": what could be a fraction is the other end of a date
_FIRST_OF_TWO = re.compile(
    r"\b(?:(?P<lead>ngày|hôm|sáng|chiều|tối)|từ) (?P<dm>\d{1,2}/\d{1,2})(?:/\d{4})?\s?"
    r"(?:[-–—]|(?:đến|tới|và)(?: hết)?)\s?$"
)


def shapes(folded: str) -> list[Shape]:
    """All date shapes of a folded text, in order."""
    out: list[Shape] = []
    done = 0
    for at, key in _TRIGGERS.find(folded):
        if at < done:
            continue
        shape = keyed(folded, at, key) if key else _digits(folded, at)
        if shape is not None and shape.start >= done:
            out.append(shape)
            done = shape.end
    return out


def _digits(folded: str, at: int) -> Shape | None:
    """The shape that begins with the digit at `at`."""
    if PLAIN_NUMBER.match(folded, at):
        return None
    m = MONTHS_OF.match(folded, at)
    if m:
        return months_of(folded, m)
    for name, pattern in DIGIT.items():
        m = pattern.match(folded, at)
        if m and (shape := _numeric(folded, name, m)):
            return shape
    if m := AGO.match(folded, at):
        return Shape(at, m.end(), (), "ago", number=int(m["n2"])) if m["n2"] else None
    m = LATER.match(folded, at)
    return Shape(at, m.end(), (), "later", number=int(m["n"])) if m else None


def _numeric(folded: str, name: str, m: re.Match[str]) -> Shape | None:
    """A shape of digits, led by the words before it, or None where it is no date."""
    at, end, g = m.start(), m.end(), m.groupdict()
    if name in ("years", "set", "year"):
        return _years(folded, name, m)
    month = int(g["m"]) if g.get("m") else MONTHS[g["mw"]]
    year, word = g.get("y"), g.get("w") or ""
    if name == "my":
        if g["s"] == "-" and not re.search(r"(?:từ|đến|tới|và|,|[-–(]) ?$", folded[max(0, at - 5) : at]):
            return None
        return led(folded, Shape(at, end, (Part(year, month),)))
    day = int(g["d"])
    if name in ("days", "dm") and _counts(folded, m):
        return None
    if name == "days":
        if g["c"] == g["s"] == "-" and not folded.endswith("ngày ", 0, at):
            return None  # "5-6-7": a score or a row of numbers; "từ 19 - 20-4" and "ngày 19-20-4" are days
        days = [day, *(int(x) for x in re.findall(r"\d+", g["more"])), int(g["d2"])]
        if days != sorted(set(days)):
            return None
        parts = tuple(Part(year, month, d) for d in days)
        listed = g["more"] or g["c"].strip() in ("và", ",")
        kind = "set" if listed and not all(b - a == 1 for a, b in pairwise(days)) else "interval"
        shape = led(folded, Shape(at, end, parts if kind == "set" else parts[:1] + parts[-1:], kind))
        # "5, 6/4" and "từ 20 đến 23.3" may be numbers; behind "ngày" they are days
        return None if shape.start == at and (g["s"] == "." or g["c"].strip() == ",") else shape
    shape = led(folded, Shape(at, end, (Part(year, month, day),), "point", word))
    if name == "dm" and not year and shape.start == at:
        bare = _DOTTED.search(folded, max(0, at - 26), at) if g["dot"] else _bare_day_month(folded, at, end)
        return shape if bare else None
    return shape


def _counts(folded: str, m: re.Match[str]) -> bool:
    """Whether a unit follows and no word of time leads: `5-6/8 triệu`; behind "ngày" it is a day whatever follows."""
    unit = UNIT.match(folded, m.end())
    return unit is not None and led(folded, Shape(m.start(), m.end(), (Part(None, 1, 1),))).start == m.start()


def _bare_day_month(folded: str, at: int, end: int) -> bool:
    """Whether a day and month without a lead word is a date and not a fraction, score or range of numbers."""
    before = folded[max(0, at - 24) : at]
    weak = WEAK.search(before)
    if weak is None:
        return False
    bracket = "(" in weak[0] and folded[end : end + 2].strip()[:1] in (")", ",", "-", "–")
    if bracket or not FRACTION.fullmatch(folded[at:end].replace(" ", "")):
        return True
    first = _FIRST_OF_TWO.search(before)
    return bool(first and (first["lead"] or not FRACTION.fullmatch(first["dm"])))


def _years(folded: str, name: str, m: re.Match[str]) -> Shape | None:
    """A year, an interval or a set of years; bare years count after `năm`, a preposition or in brackets."""
    at, end = m.start(), m.end()
    if name == "years":
        b = m["b"] if len(m["b"]) == 4 else m["a"][:2] + m["b"]
        if int(b) < int(m["a"]):
            return None
        return led(folded, Shape(at, end, (Part(m["a"]), Part(b)), "interval"))
    years = re.findall(r"\d{4}", m[0])
    shape = led(folded, Shape(at, end, tuple(Part(y) for y in years), "set" if len(years) > 1 else "point"))
    if shape.start == at and not WEAK.search(folded[max(0, at - 24) : at]):
        return None
    if shape.start == at and _NAME_IN_BRACKETS.search(folded[max(0, at - 24) : at]):
        return None
    after = folded[end : end + 12].lstrip()
    if shape.start == at and COUNTED.match(after):
        return None
    return shape

"""A date as printed, before anything is resolved: its parts, and the words that lead it."""

from __future__ import annotations

from banggiao.language.date_patterns import BEFORE, LED, MODS
from banggiao.model.frozen import frozen


@frozen
class Part:
    """Year (`2018`, `199X`), month or EDTF sub-year group (33 to 41), day; None for what is not printed."""

    year: str | None = None
    month: int | None = None
    day: int | None = None


@frozen
class Shape:
    """One printed date or period. `parts` are one point, the two ends of an interval, or the members of a set."""

    start: int
    end: int
    parts: tuple[Part, ...]
    #: point, interval, set, or a relative kind: same_day, same_period, today, yesterday, tomorrow, ago, later
    kind: str = "point"
    #: the word that names the year beside the date: nay, ngoái, trước, tới, sau, qua
    year_word: str = ""
    mod: str = ""
    #: years back, for "cách đây 28 năm", or on, for "11 năm sau"
    number: int = 0


def led(folded: str, shape: Shape) -> Shape:
    """Take the words that lead a date (`đầu`, `ngày`, `sáng`, `năm`) into it."""
    window = max(0, shape.start - 26)
    words = folded[window : shape.start]
    m = BEFORE.search(words) if words.endswith(LED) else None
    if m is None or not m[0]:
        return shape
    start, mod = window + m.start(), m["mod"].strip()
    if shape.parts and shape.parts[0].day is None and not m["lead"].startswith("năm") and m["lead"]:
        # "kim ngạch hai chiều năm 2016": the time of day belongs to no year or month
        year = m["lead"].rfind("năm ")
        mod, start = "", window + m.start("lead") + year if year >= 0 else shape.start
    if m["mod"] and shape.parts and shape.parts[0].day is not None and not m["lead"].strip():
        mod, start = "", window + m.start("lead")
    mod = MODS.get(mod, shape.mod)
    return Shape(start, shape.end, shape.parts, shape.kind, shape.year_word, mod, shape.number)

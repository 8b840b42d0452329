"""Dates that begin with a word: `tháng 5`, `quý I/2018`, `nửa đầu năm`, `thập niên 80-90`, `cùng kỳ`, `hôm nay`."""

from __future__ import annotations

import re

from banggiao.language.date_patterns import KEYED, MODS, MONTH_LEAD
from banggiao.language.date_shapes import Part, Shape, led
from banggiao.language.date_words import CENTURIES, MONTHS, NUMBERS, QUARTERS


def keyed(folded: str, at: int, key: str) -> Shape | None:
    """The shape that a key word opens."""
    m = KEYED[key].match(folded, at)
    if m is None:
        return None
    g = m.groupdict()
    year, word = g.get("y") or g.get("y2"), g.get("w") or ""
    if key.endswith(" tháng ") and key != "tháng ":
        return months_of(folded, m)
    if key == "cách đây ":
        return Shape(at, m.end(), (), "ago", number=int(m["n"]))
    if key.startswith("cùng"):
        return Shape(at, m.end(), (Part(year),), "same_day" if "ngày" in key else "same_period", word)
    if g.get("day"):
        kind = {"nay": "today", "qua": "yesterday", "mai": "tomorrow"}[m["day"]]
        return Shape(at, m.end(), (), kind)
    if key == "năm ":
        return led(folded, Shape(at, m.end(), (Part(),), "point", word))
    if key == "thế k":
        number = int(m["c"]) if m["c"].isdigit() else CENTURIES.get(m["c"], 0)
        return led(folded, Shape(at, m.end(), (Part(f"{number - 1:02d}XX"),))) if 10 <= number <= 21 else None
    if key in ("thập ", "những năm "):
        return _decades(folded, m)
    if key == "nửa ":
        return Shape(at, m.end(), (Part(year, 40 if m["half"] == "đầu" else 41),), "point", word)
    if key == "quý ":
        return _quarter(folded, m, year, word)
    return _month(folded, m, year, word)


def _quarter(folded: str, m: re.Match[str], year: str | None, word: str) -> Shape | None:
    """`quý I/2018`, `quý 3 năm nay`, `hai quý đầu năm 2019`; not `cao quý`."""
    before = folded[max(0, m.start() - 4) : m.start()].split()
    last = before[-1] if before else ""
    if last in ("cao", "các"):
        return None
    months = {"2": 6, "hai": 6, "3": 9, "ba": 9}.get(last)
    if months and m["q"] == "đầu":
        start = m.start() - len(last) - 1
        return Shape(start, m.end(), (Part(year, 1), Part(year, months)), "interval", word)
    return led(folded, Shape(m.start(), m.end(), (Part(year, QUARTERS[m["q"].split()[0]]),), "point", word))


def _month(folded: str, m: re.Match[str], year: str | None, word: str) -> Shape | None:
    """`tháng 5`, `tháng 9/2021`, `tháng ba năm nay`, `tháng 3 - 5/2019`."""
    before = folded[max(0, m.start() - 12) : m.start()]
    if m["mw"] in ("năm", "ba", "hai", "tư", "sáu") and not year and not word and not MONTH_LEAD.search(before):
        return None
    if re.search(r"(?:những|các|mỗi|hàng) $", before):
        return None
    parts = [Part(year, int(m["m"]) if m["m"] else MONTHS[m["mw"]])]
    if m["m2"]:
        parts.append(Part(year, int(m["m2"])))
    return led(folded, Shape(m.start(), m.end(), tuple(parts), "interval" if m["m2"] else "point", word))


def months_of(folded: str, m: re.Match[str]) -> Shape | None:
    """`9 tháng đầu năm 2018` is January to September of 2018, `6 tháng cuối năm` July to December."""
    count = int(m["n"]) if m["n"].isdigit() else NUMBERS[m["n"]]
    if not 2 <= count <= 11:
        return None
    third = m["y3"] or ""
    year, word = m["y"] or m["y2"] or (third if third.isdigit() else None), m["w"] or ("" if third.isdigit() else third)
    low, high = (13 - count, 12) if m["part"] == "cuối" else (1, count)
    return Shape(m.start(), m.end(), (Part(year, low), Part(year, high)), "interval", word)


def _decades(folded: str, m: re.Match[str]) -> Shape | None:
    """`những năm 90`, `thập niên 80-90`, `thập kỷ 1990`: two digits mean the twentieth century from 30 on."""
    years = []
    for text in (m["a"], m["b"]):
        if text:
            if len(text) == 2 and int(text) < 30:
                return None
            years.append(Part((text if len(text) == 4 else "19" + text)[:3] + "X"))
    words = m[0].split()
    mod = next((MODS[w] for w in words if w in MODS), "")
    shape = Shape(m.start(), m.end(), tuple(years), "interval" if len(years) == 2 else "point", mod=mod)
    return led(folded, shape)

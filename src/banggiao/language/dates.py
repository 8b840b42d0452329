"""Dates and periods in Vietnamese prose to EDTF.

Takes the whole text of a document and the date that its page prints, gives `DateMention`s in order. Keeps true: EDTF
is always valid; nothing is resolved but by the words themselves, the printed date or a year that the text states for
its own present (`date_anchor`); what stays open is X ("XXXX-07-12"), and a relative date with nothing to hold on to
("năm ngoái" without any year) is not given at all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.language.date_anchor import Anchor, anchor_of
from banggiao.language.date_grammar import shapes
from banggiao.language.date_joining import joined
from banggiao.language.date_mention import DateMention
from banggiao.language.date_roles import with_role
from banggiao.language.date_shapes import Part, Shape
from banggiao.language.fold import fold
from banggiao.model.dates import is_edtf

__all__ = ["DAY", "Anchor", "DateMention", "find_dates", "read_dates"]

#: a day in EDTF, its year known or left open
DAY: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_LUNAR: Final = re.compile(r"\s?\(?(?:tức |nhằm |)(?:năm )?âm lịch")
_TURN: Final = re.compile(r"\s?(?P<past>vừa qua|vừa rồi|mới đây|qua\b|trước\b)|\s?(?P<next>tới đây|tới\b|sắp tới)")


def find_dates(text: str, *, printed: str | None = None, folded: str | None = None) -> list[DateMention]:
    """All dates in `text` in order.

    `printed` is the page's own date (EDTF), the only outer anchor there is; `folded` is `fold(text)` where the caller
    has it. Offsets are code points of `text`.
    """
    return read_dates(fold(text) if folded is None else folded, printed)[0]


def read_dates(folded: str, printed: str | None) -> tuple[list[DateMention], Anchor]:
    """The dates of a folded text as `find_dates` gives them, with the present that they are read by."""
    found = joined(folded, shapes(folded))
    anchor = anchor_of(folded, found, printed)
    out: list[DateMention] = []
    for shape in found:
        if _LUNAR.match(folded, shape.end):
            continue
        mention = _resolve(folded, shape, anchor, out)
        if mention is not None and is_edtf(mention.edtf):
            out.append(mention)
    return out, anchor


def _resolve(folded: str, shape: Shape, anchor: Anchor, before: list[DateMention]) -> DateMention | None:
    """The mention of a shape, or None where nothing anchors it."""
    if not shape.parts or shape.kind in ("same_day", "same_period"):
        return _relative(folded, shape, anchor, before)
    parts, source, span = _year_before(folded, shape, before) or _years(folded, shape, anchor)
    if all(p.year is None and p.month is None for p in parts):
        return None
    parts, kind = _in_months(parts, shape.kind)
    texts = [_edtf(p) for p in parts]
    edtf = texts[0] if len(texts) == 1 else "/".join(texts) if kind == "interval" else "{" + ",".join(texts) + "}"
    mention = DateMention(shape.start, shape.end, edtf, shape.mod, source, span, at=edtf)
    return with_role(folded, mention, anchor, shape)


Resolved = tuple[tuple[Part, ...], str, tuple[int, int] | None]


def _year_before(folded: str, shape: Shape, before: list[DateMention]) -> Resolved | None:
    """`Năm 2015 đạt ..., tăng 4% so với năm trước`: the year before the one just named."""
    last = before[-1] if before and "\n" not in folded[before[-1].end : shape.start] else None
    if shape.year_word != "trước" or last is None or not folded.endswith("so với ", 0, shape.start):
        return None
    if not last.at[:4].isdigit():
        return None
    given = str(int(last.at[:4]) - 1)
    return tuple(replace(p, year=given) for p in shape.parts), "text", (last.start, last.end)


def _in_months(parts: tuple[Part, ...], kind: str) -> tuple[tuple[Part, ...], str]:
    """Quarters and halves whose year is open, or that are ends of an interval, as months: EDTF knows no `XXXX-33`."""
    if not any((p.month or 0) > 12 and (p.year is None or len(parts) > 1) for p in parts):
        return parts, kind
    months = [_GROUPS.get(p.month or 0, (p.month, p.month)) for p in parts]
    ends = Part(parts[0].year, months[0][0]), Part(parts[-1].year, months[-1][1])
    return ends, "interval"


_GROUPS: Final = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


def _years(folded: str, shape: Shape, anchor: Anchor) -> Resolved:
    """The parts with their year where something states it, what stated it, and where."""
    if all(p.year for p in shape.parts):
        return shape.parts, "", None
    if shape.year_word:
        shift = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "qua": -1, "tới": 1, "sau": 1}[shape.year_word]
        year = anchor.present
        if year is None:
            return shape.parts, "", None
        given = str(year + shift)
        return tuple(replace(p, year=p.year or given) for p in shape.parts), anchor.source, anchor.span
    turn = _TURN.match(folded, shape.end)
    way = 0 if turn is None else -1 if turn["past"] else 1
    first = next(p for p in shape.parts if p.year is None)
    near = anchor.year_for(first, way)
    turns = shape.kind == "interval" and (shape.parts[0].month or 0) > (shape.parts[-1].month or 13)
    if near is None or (turns and anchor.month is None):
        return shape.parts, "", None
    if turns:  # "từ 30/12 đến 2/1"
        low, high = shape.parts
        return (replace(low, year=str(near)), replace(high, year=str(near + 1))), anchor.source, anchor.span
    return tuple(replace(p, year=p.year or str(near)) for p in shape.parts), anchor.source, anchor.span


def _edtf(part: Part) -> str:
    text = part.year or "XXXX"
    if part.month is not None:
        text += f"-{part.month:02d}"
    return f"{text}-{part.day:02d}" if part.day is not None else text


def _relative(folded: str, shape: Shape, anchor: Anchor, before: list[DateMention]) -> DateMention | None:
    """`cùng ngày`, `cùng kỳ`, `hôm nay`, `cách đây 28 năm`: by the last date, the printed date, or not at all."""
    if shape.kind == "same_day":
        day = next((m for m in reversed(before) if DAY.fullmatch(m.at)), None)
        return day and DateMention(shape.start, shape.end, day.at, "", "text", (day.start, day.end), at=day.at)
    if shape.kind == "same_period":
        return _same_period(folded, shape, anchor, before)
    if shape.kind == "later":
        return _later(shape, before)
    if shape.kind == "ago":
        if anchor.present is None:
            return None
        year = str(anchor.present - shape.number)
        return DateMention(shape.start, shape.end, year, "", anchor.source, anchor.span, at=year)
    if re.match(r"\s?[,(]?\s?(?:ngày )?\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)", folded[shape.end : shape.end + 16]):
        return None
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[shape.kind]
    today = anchor.today(shift)
    if today is None:
        return None
    return DateMention(shape.start, shape.end, today, "", "text" if anchor.told else "printed", anchor.told, at=today)


def _later(shape: Shape, before: list[DateMention]) -> DateMention | None:
    """`11 năm sau, hai nước ...`: counted from the year told right before, at the end of the last sentence."""
    last = before[-1] if before and shape.start - before[-1].end < _RIGHT_BEFORE else None
    if last is None or not last.at[:4].isdigit() or "/" in last.at:
        return None
    year = str(int(last.at[:4]) + shape.number)
    return DateMention(shape.start, shape.end, year, "", "text", (last.start, last.end), at=year)


_RIGHT_BEFORE: Final = 60


def _same_period(folded: str, shape: Shape, anchor: Anchor, before: list[DateMention]) -> DateMention | None:
    """`cùng kỳ (năm 2021)`: the period named before it, in the year named or the one before."""
    last = before[-1] if before and "\n" not in folded[before[-1].end : shape.start] else None
    named = shape.parts[0].year
    if named is None and shape.year_word in ("ngoái", "trước", "") and last and last.at[:4].isdigit():
        named = str(int(last.at[:4]) - 1)
    elif named is None and anchor.present is not None and shape.year_word in ("ngoái", "trước"):
        named = str(anchor.present - 1)
    if named is None:
        return None
    edtf = _moved(last, named) if last else named
    span = (last.start, last.end) if last else None
    return DateMention(shape.start, shape.end, edtf, "", "text" if last else "", span, "base", edtf)


def _moved(last: DateMention, year: str) -> str:
    """The period of `last` in another year; "tính đến tháng 5" is a period from January on."""
    ends = last.at.split("/")
    moved = [year + e[4:] if re.fullmatch(r"(?:\d{4}|XXXX)(?:-\d\d){0,2}", e) else "" for e in ends]
    if not all(moved):
        return year
    if len(moved) == 1 and last.role in ("as_of", "until") and len(moved[0]) == 7:
        return f"{year}-01/{moved[0]}"
    edtf = "/".join(moved)
    return edtf if is_edtf(edtf) else year

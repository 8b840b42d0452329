"""Dates and periods in Vietnamese prose to EDTF.

Takes the whole text of a document and the date that its page prints, gives `DateMention`s in order. Keeps true: EDTF
is always valid; nothing is resolved but by the words themselves, the printed date or a year that the text states for
its own present (`date_anchor`); what stays open is X ("XXXX-07-12"), and a relative date with nothing to hold on to
("năm ngoái" without any year) is not given at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from banggiao.language.date_anchor import Anchor, anchor_of
from banggiao.language.date_grammar import shapes
from banggiao.language.date_shapes import Part, Shape
from banggiao.language.fold import fold
from banggiao.model.dates import is_edtf


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, period or set of dates as printed."""

    start: int
    end: int
    #: EDTF; X for what neither the words nor a stated anchor give
    edtf: str
    #: early, mid, late, before, after, about; empty where exact
    mod: str = ""
    #: what resolved it: "" (its own words), "printed" (the page's date), "text" (another date of the text)
    anchor: str = ""
    #: span of the words that resolved it, where anchor is "text"
    anchor_span: tuple[int, int] | None = None
    #: as_of ("tính đến tháng 5"), until ("đến năm 2030", "trước năm 2020"), within ("trong năm 2019"),
    #: since ("từ năm 2013"), span ("giai đoạn 2016-2020", "5 tháng đầu năm 2022"), base ("so với năm 2021",
    #: "cùng kỳ năm 2021"); empty for a plain date
    role: str = ""
    #: the date itself, without the open end that "từ" and "trước" give to `edtf`
    at: str = ""


_CONNECT: Final = re.compile(r"\s?(?:[-–—]|,?\s?(?:cho )?(?:đến|tới)(?: hết| cuối)?)\s?$")
_ROLE: Final = re.compile(
    r"(?:(?P<as_of>\btính\s(?:đến|tới|hết)(?:\s(?:hết|cuối|nay))?)|(?P<since>\b(?:kể |tính |bắt đầu )?từ)"
    r"|(?P<until>\b(?:đến|tới)(?:\s(?:hết|cuối|khoảng))?|\bchậm nhất(?: là)?(?: vào)?)"
    r"|(?P<before>\btrước)|(?P<after>\bsau)"
    r"|(?P<within>\btrong(?: vòng| suốt)?|\bngay trong)|(?P<base>\bso(?: với)?(?: cùng kỳ| mức| con số)?(?: của)?)"
    r"|(?P<span>\b(?:giai đoạn|nhiệm kỳ|khóa)(?: \d+ năm)?))\s*\(?$"
)
_LUNAR: Final = re.compile(r"\s?\(?(?:tức |nhằm |)(?:năm )?âm lịch")
_TURN: Final = re.compile(r"\s?(?P<past>vừa qua|vừa rồi|mới đây|qua\b|trước\b)|\s?(?P<next>tới đây|tới\b|sắp tới)")


def find_dates(text: str, *, printed: str | None = None, folded: str | None = None) -> list[DateMention]:
    """All dates in `text` in order.

    `printed` is the page's own date (EDTF), the only outer anchor there is; `folded` is `fold(text)` where the caller
    has it. Offsets are code points of `text`.
    """
    folded = fold(text) if folded is None else folded
    found = _joined(folded, shapes(folded))
    anchor = anchor_of(folded, found, printed)
    out: list[DateMention] = []
    for shape in found:
        if _LUNAR.match(folded, shape.end):
            continue
        mention = _resolve(folded, shape, anchor, out)
        if mention is not None and is_edtf(mention.edtf):
            out.append(mention)
    return out


def _joined(folded: str, found: list[Shape]) -> list[Shape]:
    """Join `từ 27/2 đến 1/3`, `9/1973 - 9/2018`, `từ đầu năm 2017 đến tháng 5` into intervals; share the year."""
    out: list[Shape] = []
    for shape in found:
        last = out[-1] if out else None
        if last and last.kind == shape.kind == "point" and shape.start - last.end < 16:
            between = folded[last.end : shape.start]
            joined = _interval(last, shape) if _CONNECT.fullmatch(between) or _next_day(last, shape, between) else None
            if joined:
                out[-1] = joined
                continue
            if between.strip() in (",", "và") and _same_grain(last.parts[0], shape.parts[0]) and not last.year_word:
                out[-1] = replace(last, parts=(replace(last.parts[0], year=shape.parts[0].year),))
        out.append(shape)
    return out


def _same_grain(a: Part, b: Part) -> bool:
    """`tháng 3 và tháng 4/2020`: the year at the end counts for the members before it."""
    if a.year is not None or b.year is None or (a.day is None) != (b.day is None):
        return False
    return (a.month or 0, a.day or 0) < (b.month or 0, b.day or 0)


def _next_day(a: Shape, b: Shape, between: str) -> bool:
    """`16/1 và 17/1`: two days in a row are one period."""
    low, high = a.parts[0], b.parts[0]
    return (
        between == " và " and bool(low.day and high.day) and low.month == high.month and high.day == (low.day or 0) + 1
    )


def _interval(a: Shape, b: Shape) -> Shape | None:
    """`a` to `b`; None where they do not stand in order."""
    low, high = a.parts[0], b.parts[0]
    if high.year is None and low.year and not b.year_word:
        high = replace(high, year=low.year)
        if low.month is None and a.mod == "early" and high.month:
            low = replace(low, month=1)
    elif low.year is None and high.year and not a.year_word:
        earlier = (low.month or 0) > (high.month or 0) and high.year.isdigit()
        low = replace(low, year=str(int(high.year) - 1) if earlier else high.year)
    if low.year and high.year and low.year > high.year:
        return None
    word = b.year_word or a.year_word
    if low.year is None and high.year is None and (low.month or 0) > (high.month or 0) and not word:
        return None
    return Shape(a.start, b.end, (low, high), "interval", word)


def _resolve(folded: str, shape: Shape, anchor: Anchor, before: list[DateMention]) -> DateMention | None:
    """The mention of a shape, or None where nothing anchors it."""
    if not shape.parts or shape.kind in ("same_day", "same_period"):
        return _relative(folded, shape, anchor, before)
    parts, source, span = _years(folded, shape, anchor)
    if all(p.year is None and p.month is None for p in parts):
        return None
    texts = [_edtf(p) for p in parts]
    edtf = texts[0] if len(texts) == 1 else "/".join(texts) if shape.kind == "interval" else "{" + ",".join(texts) + "}"
    mention = DateMention(shape.start, shape.end, edtf, shape.mod, source, span, at=edtf)
    return _with_role(folded, mention, anchor, shape)


def _years(folded: str, shape: Shape, anchor: Anchor) -> tuple[tuple[Part, ...], str, tuple[int, int] | None]:
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
    if near is None:
        return shape.parts, "", None
    return tuple(replace(p, year=p.year or str(near)) for p in shape.parts), anchor.source, anchor.span


def _edtf(part: Part) -> str:
    text = part.year or "XXXX"
    if part.month is not None:
        text += f"-{part.month:02d}"
    return f"{text}-{part.day:02d}" if part.day is not None else text


def _relative(folded: str, shape: Shape, anchor: Anchor, before: list[DateMention]) -> DateMention | None:
    """`cùng ngày`, `cùng kỳ`, `hôm nay`, `cách đây 28 năm`: by the last date, the printed date, or not at all."""
    if shape.kind == "same_day":
        day = next((m for m in reversed(before) if _DAY.fullmatch(m.at)), None)
        return day and DateMention(shape.start, shape.end, day.at, "", "text", (day.start, day.end), at=day.at)
    if shape.kind == "same_period":
        return _same_period(folded, shape, anchor, before)
    if shape.kind == "ago":
        if anchor.present is None:
            return None
        year = str(anchor.present - shape.number)
        return DateMention(shape.start, shape.end, year, "", anchor.source, anchor.span, at=year)
    if re.match(r"\s?[,(]?\s?(?:ngày )?\d{1,2}\s?[/-]\s?\d", folded[shape.end : shape.end + 16]):
        return None
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[shape.kind]
    day_text = anchor.printed_day(shift)
    return (day_text and DateMention(shape.start, shape.end, day_text, "", "printed", at=day_text)) or None


_DAY: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")


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


def _with_role(folded: str, mention: DateMention, anchor: Anchor, shape: Shape) -> DateMention:
    """What the words before a date make of it."""
    m = _ROLE.search(folded, max(0, mention.start - 24), mention.start)
    role = (m.lastgroup or "") if m else ""
    if not role:
        months = shape.kind == "interval" and mention.at.count("-") and shape.parts[0].day is None
        return replace(mention, role="span" if months or (shape.kind == "interval" and "-" not in mention.at) else "")
    assert m is not None
    led = replace(mention, start=m.start())
    closed = shape.kind == "interval"
    if role == "since":
        return replace(
            led if not closed else mention,
            edtf=mention.at if closed else f"{mention.at}/..",
            role="span" if closed else "since",
        )
    if closed and role in ("until", "within", "span"):
        return replace(mention, role="span")
    if role == "before":
        edge = _day_before(mention.at)
        return replace(led, edtf=f"../{edge}" if edge else mention.at, mod="before", role="until")
    if role == "after":
        return replace(mention, mod="after")
    if role == "until" and anchor.is_past(mention.at):
        role = "as_of"
    return replace(mention, role=role)


def _day_before(at: str) -> str | None:
    """The last year, month or day before `at`, in the grain of `at`."""
    if re.fullmatch(r"\d{4}", at):
        return str(int(at) - 1)
    if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", at):
        year, month = int(at[:4]), int(at[5:])
        return f"{year - (month == 1):04d}-{(month - 2) % 12 + 1:02d}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", at) and is_edtf(at):
        return (date.fromisoformat(at) - timedelta(days=1)).isoformat()
    return None

"""Since when a relationship has its level: the date beside the label, in a bracket, or by arithmetic of a jubilee.

Takes a Label and its pairs, gives a Dated or None for each pair. Keeps true: a date that belongs to another deed of
the sentence is not taken; a jubilee of N years gives a year only where the text states the year it is held in.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Dated, dated
from banggiao.extract.reading import Reading
from banggiao.extract.statuses.told import Label, Pair
from banggiao.language.dates import DateMention

#: between a label and the date that belongs to it
_BESIDE: Final = re.compile(
    r"(?:\s?[\"”(,]\s?|\s|\b(?:giữa|với|cùng|của|vào|hồi|từ|kể|trong|ngay|được|đã|hai|bên|nước|thiết lập|xác lập"
    r"|nâng cấp|ký kết|ký|lần lượt|năm|tháng|ngày|và|tức|chính thức|đầu|cuối|lên|thành|mà|ở|đông nam á)\b)*"
)
#: "45 năm thiết lập quan hệ ngoại giao và 10 năm quan hệ đối tác chiến lược vào 2017": one year for both
_ALSO: Final = re.compile(r" và \d{1,3} năm [^,.;]{5,60}? (?:vào|trong)(?: năm)? ?$")
#: no article tells of a year that far behind those that it prints
_LONG: Final = 15
#: "chuẩn bị kỷ niệm 45 năm ... vào": a jubilee to come
_PREPARED: Final = re.compile(r"\b(?:chuẩn bị|sắp|tiến tới|hướng tới)\b[^.;\n]{0,40}kỷ niệm[^.;\n]*$")
_TO_COME: Final = re.compile(r"\b(?:sẽ|chuẩn bị|sắp|tiến tới|hướng tới|năm sau|năm tới|sang năm)\b[^.;\n]*$")
_BEFORE: Final = 160
#: characters in which a sentence names its day, an outlet in brackets before it
_FRONT: Final = 24
#: "thiết lập ... trong chuyến thăm của A tháng 9/2016": founded on the visit that is dated
_IN_VISIT: Final = re.compile(
    r"[^,;]{0,40}? (?:trong|nhân)(?: dịp| khuôn khổ)? (?:chuyến (?:thăm|công du)|cuộc gặp)[^,;]{0,120}"
)
#: between a date and the same one more finely
_NEXT: Final = 9
#: "từ năm 2012 là đối tác ..."
_HELD_SINCE: Final = re.compile(r",? (?:đã )?(?:là|trở thành|có) (?:quan hệ )?")
#: between a date and the word of founding that it belongs to
_LEAD: Final = re.compile(
    r"(?:[\s,]|\b(?:vào|năm|ngày|tháng|từ|kể từ|khi|hai nước|hai bên|việt nam|đã|chính thức|cách đây|cùng|mới|được"
    r"|quyết định|nhất trí|tuyên bố|và)\b)*"
)


def since(reading: Reading, label: Label, pairs: list[Pair]) -> list[Dated | None]:
    """The date for each pair, in order; None where the text gives none."""
    dates = reading.dates_in(label.sentence.start, label.sentence.end)
    if len(pairs) > 1:
        return _by_item(reading, label, pairs, dates)
    pair = pairs[0]
    return [_jubilee(reading, label, pair, dates) if label.years else _founding(reading, label, pair, dates)]


def _by_item(reading: Reading, label: Label, pairs: list[Pair], dates: list[DateMention]) -> list[Dated | None]:
    """A date in a bracket behind each name, or a row of dates "lần lượt" behind them all."""
    last = pairs[-1].span
    assert last
    behind = [d for d in dates if d.start >= last[1]]
    if len(behind) == 1 and behind[0].edtf.startswith("{"):
        years = behind[0].edtf.strip("{}").split(",")
        if len(years) == len(pairs):
            return [Dated(y.strip(), (behind[0].start, behind[0].end)) for y in years]
    if len(behind) == len(pairs):
        return [Dated(d.at or d.edtf, (d.start, d.end)) for d in behind]
    out: list[Dated | None] = []
    for pair in pairs:
        assert pair.item
        near = next(
            (d for d in dates if 0 <= d.start - pair.item[1] <= 8 and "(" in reading.text[pair.item[1] : d.start]), None
        )
        out.append(_of(near))
    return out


def _of(mention: DateMention | None) -> Dated | None:
    return None if mention is None else dated(mention)


def _founding(reading: Reading, label: Label, pair: Pair, dates: list[DateMention]) -> Dated | None:
    """A date beside the label or its pair, or before the word of founding."""
    folded = reading.folded
    ends = [label.end, *([pair.span[1]] if pair.span and pair.span[0] >= label.end else [])]
    for d in dates:
        if d.role in ("until", "span", "base", "as_of") and "/" not in d.at:
            continue
        bracket = any(_BESIDE.fullmatch(folded, e, d.start) for e in ends if e <= d.start)
        behind = folded[min(ends[-1], d.start) : d.start] or folded[label.end : d.start]
        told = label.found is not None or "(" in behind or d.role == "since"
        told = told or re.search(r"thiết lập|xác lập|ký|nâng cấp|hồi", behind) is not None
        if bracket and told:
            return _of(next((f for f in dates if 0 < f.start - d.end < _NEXT and f.at.startswith(d.at)), d))
        if label.found and _IN_VISIT.fullmatch(folded, label.end, d.start):
            return _of(d)
    if label.found is None:
        return _of(
            next((d for d in dates if _HELD_SINCE.fullmatch(folded[d.end : label.start]) and d.role == "since"), None)
        )
    before = [d for d in dates if d.end <= label.found[0]]
    if before:
        led, span = folded[before[-1].end : label.found[0]], pair.span
        if span and before[-1].end <= span[0] and span[1] <= label.found[0]:  # "ngày 21/9, A và B đã thiết lập ..."
            led = folded[before[-1].end : span[0]] + folded[span[1] : label.found[0]]
        if _LEAD.fullmatch(led):
            return _of(before[-1])
    opening = [d for d in before if d.start - label.sentence.start < _FRONT and "," in folded[d.end : d.end + 2]]
    # "Cách đây 55 năm, vào ngày 5/9/1962": the printed one, whatever the years come to
    finer = [d for d in before if opening and (d.at.startswith(opening[0].at) or 0 < d.start - opening[0].end < _NEXT)]
    return _of(finer[-1]) if opening and _is_past(folded, opening[0].end, label.found[0]) else _carried(reading, label)


def _is_past(folded: str, start: int, end: int) -> bool:
    """Whether nothing but the founding itself stands between: no other verb of saying."""
    return not re.search(
        r"cho biết|khẳng định|nhấn mạnh|cho rằng|đề nghị|bày tỏ|hội đàm|hội kiến|gặp|tiếp|kể từ|\d năm sau",
        folded[start:end],
    )


def _carried(reading: Reading, label: Label) -> Dated | None:
    """ "Nhân dịp này, hai bên nâng cấp ...": the date of the visit told in the sentence before."""
    if not re.match(
        r"nhân dịp này|nhân dịp đó|trong chuyến thăm này|tại đây", reading.folded[label.sentence.start :][:40]
    ):
        return None
    if label.sentence.index == 0:
        return None
    last = reading.sentences[label.sentence.index - 1]
    dates = [d for d in reading.dates_in(last.start, last.end) if re.match(r"\d{4}-\d\d", d.at)]
    return _of(dates[0]) if len(dates) == 1 else None


def _jubilee(reading: Reading, label: Label, pair: Pair, dates: list[DateMention]) -> Dated | None:
    """The founding behind "45 năm": a bracket (1973-2018), a printed day, or the year of the jubilee less its years."""
    assert label.found
    folded = reading.folded
    end = max(label.end, pair.span[1] if pair.span else 0)
    near = [d for d in dates if label.end <= d.start <= end + 40]
    for d in near:
        low, _, high = d.at.partition("/")
        if high and low[:4].isdigit() and _gap(low, high) == label.years:
            return Dated(low, (d.start, d.end))
    for d in near:
        beside = _BESIDE.fullmatch(folded, label.end if d.start < end else end, d.start)
        if beside and _was(d, label.years, dates) and not _is_ahead(reading, d, label.years):
            return _of(d)
    present = reading.present.present or 0  # a jubilee is told in its year or before it
    held = [d for d in dates if re.match(r"\d{4}", d.at) and "/" not in d.at and int(d.at[:4]) >= present]
    for d in sorted(held, key=lambda d: (d.start < end, d.start)):
        inside = abs(d.start - label.found[0]) < 60 or abs(d.start - label.end) < 40
        inside = inside or (d.start > end and _ALSO.match(folded[end : d.start]) is not None)
        inside = inside or (len(held) == 1 and 0 < label.found[0] - d.end < 150)
        if inside:
            return Dated(str(int(d.at[:4]) - label.years), label.found, (d.start, d.end))
    return _from_present(reading, label)


def _gap(low: str, high: str) -> int:
    return int(high[:4]) - int(low[:4]) if high[:4].isdigit() else -1


def _is_ahead(reading: Reading, d: DateMention, years: int) -> bool:
    """Whether the jubilee of a founding in that year would still lie far ahead: then the year is that of the jubilee
    ("45 năm thiết lập quan hệ vào năm 2018").
    """
    if int(d.at[:4]) + years == reading.present.present:
        return False
    printed = [int(x.at[:4]) for x in reading.dates if x.at[:4].isdigit()]
    if _PREPARED.search(reading.folded[max(0, d.start - _BEFORE) : d.start]):
        past = [int(x.at[:4]) for x in reading.dates if x.at[:4].isdigit() and "/" not in x.at]
        return int(d.at[:4]) + years > max(past, default=0)
    return int(d.at[:4]) + years > max(printed) + _LONG


def _was(d: DateMention, years: int, dates: list[DateMention]) -> bool:
    """Whether the date can be the founding: a full date, and no other year of the sentence speaks against it."""
    if not re.match(r"\d{4}", d.at):
        return False
    others = [int(o.at[:4]) for o in dates if o is not d and re.match(r"\d{4}", o.at)]
    return (
        int(d.at[:4]) + years not in (int(d.at[:4]),) and (years >= 5) and all(o - int(d.at[:4]) >= 0 for o in others)
    )


def _from_present(reading: Reading, label: Label) -> Dated | None:
    """The founding by the year that the page prints or the text states for its own present."""
    assert label.found
    present = reading.present
    if present.present is None or _TO_COME.search(reading.folded, label.sentence.start, label.found[0]):
        return None
    told = reading.dates_in(label.sentence.start, label.sentence.end)
    if any(d.at[:4].isdigit() and int(d.at[:4]) > present.present for d in told):
        return None  # "tổ chức năm chéo 2019-2020 nhân kỷ niệm ...": held when that is
    return Dated(str(present.present - label.years), label.found, present.span)

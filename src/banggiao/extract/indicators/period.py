"""When a figure holds.

Takes a Figure with its Measure, gives EDTF with the spans that print it. Keeps true: a figure takes a date only where
the words tie the two ("... năm 2022", "đến tháng 3/2022, ..."); a flow told "đến tháng 5" runs from January; a day is
told as its month (guidelines 3.4: the year or month it is for).
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Dated, dated
from banggiao.extract.indicators.figure import Figure
from banggiao.extract.indicators.metric import Measure
from banggiao.language.dates import DAY, DateMention

_AFTER: Final = re.compile(
    r"(?: hàng hóa)?[\s(,]*(?:trong|vào|của|hồi|tính|trong cả|cho|(?:trong )?giai đoạn|ở|chỉ trong|riêng|mỗi năm"
    r"|tính (?:đến|tới|hết)(?: hết| cuối| thời điểm)?)?\s*$"
)
_GROUPS: Final = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
_THIS_VISIT: Final = re.compile(r"chuyến (?:thăm|công du)[^.,;]{0,30}(?:này|lần này)")
_DATED: Final = frozenset(("deal_value", "documents_signed"))


def period_of(figure: Figure, measure: Measure) -> Dated | None:
    """The period of a figure, or None where the words give none."""
    date = _after(figure) or _base_of(figure) or _before(figure, measure) or _late(figure)
    date = date or _frame(figure, measure) or _share(figure, measure) or _aside(figure) or _trailing(figure, measure)
    if date is not None and date.role == "since" and _FROM_VALUE.search(figure.between(date.end, figure.start)):
        return dated(date, _month(date.at))
    if date is not None:
        edtf = in_months(date, flow=measure.flow) or (_row_of_years(date) if figure.sort == "rank" else None)
        return dated(date, edtf) if edtf else None
    return _now(figure) or (_of_the_visit(figure) if measure.metric in _DATED else None)


def _row_of_years(date: DateMention) -> str | None:
    """`đứng đầu trong hai năm 2017 và 2018`: a place that is held from the first to the last of them."""
    years = [int(y) for y in date.at.strip("{}").split(",") if y.isdigit()]
    held = len(years) > 1 and years == list(range(years[0], years[-1] + 1))
    return f"{years[0]}/{years[-1]}" if held else None


def _of_the_visit(figure: Figure) -> Dated | None:
    """`... sẽ được ký kết trong chuyến thăm này`: the days of the visit, if the article names them before."""
    clause = figure.clause
    if not _THIS_VISIT.search(clause.text, clause.start, clause.end):
        return None
    for date in clause.reading.dates:
        words = clause.text[max(0, date.start - 90) : date.start]
        if date.start < clause.start and _is_day(date) and "chuyến thăm" in words[words.rfind(".") + 1 :]:
            edtf = in_months(date, flow=False)
            return dated(date, edtf) if edtf else None
    return None


def is_usable(date: DateMention) -> bool:
    """Whether a date is no year compared with."""
    return date.role != "base"


def _after(figure: Figure) -> DateMention | None:
    """`2,7 tỷ USD năm 2016`, `123 tỷ USD (2022)`, `18,4 tỷ USD, tính từ 1993`."""
    for date in figure.clause.dates:
        if figure.end <= date.start <= min(figure.right, figure.end + 60) and is_usable(date):
            words = figure.between(figure.end, date.start)
            return date if _is_behind(words, date) else None
    return None


def _is_behind(words: str, date: DateMention) -> bool:
    """Whether `words` between a figure and a date bind the date to the figure; behind a comma only "tính từ 1993"."""
    return bool(_AFTER.fullmatch(words)) and ("," not in words or date.role in ("since", "as_of"))


#: "kể từ năm 1995, từ mức 451 triệu USD lên ...": the value is that of the year itself
_FROM_VALUE: Final = re.compile(r"\btừ (?:mức |con số |chỗ )?$")


def _base_of(figure: Figure) -> DateMention | None:
    """`tăng 40% so với năm 2017 (7,6 tỷ USD)`: the bracket behind what is compared with is of that time."""
    for date in figure.clause.dates:
        if date.role == "base" and figure.between(date.end, figure.start) == " (":
            return date
    return None


#: "thứ 11 thế giới (năm 2017)"
_IN_BRACKET: Final = re.compile(r"(?: [^\W\d]+){0,4} \(")
_AND: Final = re.compile(r"\bvà\b|[,;(]")
_OTHER: Final = re.compile(r"\b(?:và|với|có|đạt)\b|[,;(]")


def _late(figure: Figure) -> DateMention | None:
    """`đón 430.000 lượt khách Nga trong năm 2016`: behind the counted noun's own words."""
    if figure.sort not in ("people", "documents", "projects", "flights", "rank", "share"):
        return None
    for date in figure.clause.dates:
        if figure.end <= date.start <= min(figure.right, figure.end + 60) and is_usable(date):
            words = figure.between(figure.end, date.start)
            if figure.sort == "rank" and _IN_BRACKET.fullmatch(words):
                return date
            other = _OTHER if figure.sort == "rank" else _AND
            return None if other.search(words) else date
    return None


def _before(figure: Figure, measure: Measure) -> DateMention | None:
    """The nearest date between the figure before and this one, if it is not that figure's own."""
    dates = [d for d in figure.clause.dates if figure.left <= d.start and d.end <= figure.start and is_usable(d)]
    for date in reversed(dates):
        if figure.left > figure.clause.start and _is_behind(figure.between(figure.left, date.start), date):
            continue
        if _is_day(date) and date.role != "as_of" and measure.metric not in _DATED:
            continue
        if _dates_words(figure, date):
            continue
        return date
    return None


def _frame(figure: Figure, measure: Measure) -> DateMention | None:
    """A date that opens the clause counts for all its figures: `Đến tháng 3/2022, ... đạt ..., đứng thứ 11/141`."""
    clause = figure.clause
    if not clause.dates and clause.start > clause.sentence.start and (led := _led(figure)):
        return led
    told = [d for d in clause.dates if d.end <= figure.start and is_usable(d)]
    if told and told[-1].role == "as_of":
        return told[-1]
    for date in clause.dates:
        opens = date.start - clause.start <= 14 and "," in clause.text[date.end : date.end + 2]
        if (
            opens
            and is_usable(date)
            and not _dates_words(figure, date)
            and (not _is_day(date) or date.role == "as_of" or measure.metric in _DATED)
        ):
            return date
        break
    return None


#: between the last figure and the time that it and those before it are told up to, or in
_UP_TO: Final = re.compile(r"(?: [^\W\d]+){0,5}[ ,(]*(?:tính )?(?:(?:đến|tới)(?: hết| cuối)? )?")
_IN_YEAR: Final = re.compile(r"(?: [^\W\d]+){0,2} (?:trong |\()(?:năm )?")
#: between the figures of a row that one year behind them all is told of
_JOINED: Final = re.compile(r"[^.;]{0,60}(?:\b(?:và|còn|trong khi)\b|, (?:xuất|nhập))[^.;]{0,60}")


def _trailing(figure: Figure, measure: Measure) -> DateMention | None:
    """`lớn thứ ba, với 25 dự án và 4 tỷ USD, tính đến tháng 2/2017`, `xuất 3 và nhập 1 tỷ USD trong năm 2017`."""
    clause = figure.clause
    later = [a for a in clause.amounts if a.start >= figure.end]
    last = later[-1].end if later else figure.end
    if len(clause.dates) != 1 or clause.dates[0].start < last:
        return None
    date = clause.dates[0]
    words = figure.between(last, date.start)
    if date.role == "as_of":
        return date if _UP_TO.fullmatch(words) else None
    told = _IN_YEAR.fullmatch(words) and measure.flow and figure.sort == "money"
    one = len(later) == 1 and later[0].is_money and _JOINED.fullmatch(figure.between(figure.end, later[0].start))
    aims = any(c.entry.data["role"] == "target" for c in clause.cues)
    return date if told and one and not aims and is_usable(date) else None


def _led(figure: Figure) -> DateMention | None:
    """`Tính đến hết năm 2014, Áo có 267 dự án; vốn thực hiện đạt ...`: what opens the sentence holds behind ";" too."""
    sentence = figure.clause.sentence
    dates = [d for d in figure.clause.reading.dates_in(sentence.start, figure.clause.start) if is_usable(d)]
    opens = dates and dates[0].start - sentence.start <= 14
    opens = opens and (dates[0].role == "as_of" or not _is_day(dates[0]))
    return dates[0] if opens and len(dates) == 1 else None


_SAYS: Final = re.compile(r"\b(?:cho biết|cho hay|nói|phát biểu|khẳng định|thông tin|tiết lộ|nhắc lại|dẫn)\b")


def _dates_words(figure: Figure, date: DateMention) -> bool:
    """`Tháng 9/2012, ông X cho biết ... trị giá 3 tỷ USD`: the date is that of the words, not of the figure."""
    return date.role != "as_of" and bool(_SAYS.search(figure.clause.text, date.end, figure.start))


_PART: Final = re.compile(r"; trong đó\b")


def _share(figure: Figure, measure: Measure) -> DateMention | None:
    """`Năm 2016, kim ngạch đạt ..., trong đó ta xuất siêu 2 tỷ USD`: a part is of the time of the whole."""
    if figure.clause.text.startswith("trong đó", figure.clause.sentence.start) or (
        measure.metric == "trade_balance" and figure.clause.follows and not figure.clause.dates
    ):
        return _whole_before(figure)
    if _PART.match(figure.clause.text, figure.clause.start):  # "...; trong đó xuất khẩu đạt ..."
        before = figure.clause.reading.dates_in(figure.clause.sentence.start, figure.clause.start)
        whole = [d for d in before if is_usable(d) and not _is_day(d)]
        return whole[0] if len(whole) == 1 and figure.sort == "money" and not figure.clause.dates else None
    told = [d for d in figure.clause.dates if d.end <= figure.left and is_usable(d) and not _is_day(d)]
    part = figure.clause.text.rfind("trong đó", told[-1].end if told else figure.start, figure.start)
    if len(told) != 1 or part < 0 or figure.left == figure.clause.start:
        return None
    row = figure.sort in ("people", "items") or measure.metric in ("exports", "imports", "trade_balance")
    return told[0] if row or (part >= figure.left and figure.sort == "money") else None


def _aside(figure: Figure) -> DateMention | None:
    """`năm 2018 đạt 5 tỷ USD (theo cách tính của B là 6 tỷ USD)`: a bracket is of the time of what it explains."""
    words = figure.between(figure.left, figure.start)
    if figure.left == figure.clause.start or not words.startswith(" (") or ")" in words:
        return None
    told = [d for d in figure.clause.dates if d.end <= figure.left and is_usable(d) and not _is_day(d)]
    return told[0] if len(told) == 1 else None


def _whole_before(figure: Figure) -> DateMention | None:
    """`Năm 2017, kim ngạch đạt 6 tỷ USD. Trong đó xuất khẩu đạt 4 tỷ USD`: the period of the sentence before."""
    clause = figure.clause
    index = clause.sentence.index
    if not index or any(is_usable(d) and d.end <= figure.start for d in clause.dates):
        return None
    last = clause.reading.sentences[index - 1]
    told = [d for d in clause.reading.dates_in(last.start, last.end) if is_usable(d) and not _is_day(d)]
    return told[0] if len(told) == 1 and figure.sort == "money" else None


def _is_day(date: DateMention) -> bool:
    return DAY.search(date.at) is not None


def _today(figure: Figure) -> Dated | None:
    """The day that the document prints, else the one that its text calls today."""
    reading = figure.clause.reading
    published = reading.document.published
    if published is not None:
        full = DAY.fullmatch(published.value)
        return Dated(published.value, (0, 0)) if full else None
    today = (d for d in reading.dates if reading.folded[d.start : d.end].endswith(" nay") and _is_day(d))
    return next((dated(d) for d in today), None)


_TODAY: Final = re.compile(r" (?:như )?(?:hiện nay|hiện tại)\b")
_OF_THEM: Final = re.compile(r"[^,;.]{0,40},?\s(?:với |có )?(?:tổng |số )[^,;.]{0,40}")


def _now(figure: Figure) -> Dated | None:
    """`Hiện nay, Việt Nam có 6 trường ...` is the day that the document prints."""
    day = _today(figure)
    if day is None:
        return None
    if today := _TODAY.match(figure.clause.text, figure.end):  # "từ 3 tỷ USD hiện nay lên ..."
        return Dated(day.edtf, (today.start() + 1, today.end()), day.anchor)
    for cue in reversed(figure.cues_before("now", figure.clause.start)):
        words = figure.between(max(cue.end, figure.left), figure.start)
        if cue.end <= figure.left:
            # "hiện có 40 dự án, tổng vốn 3 tỷ USD": a sum goes with the projects it is of
            if figure.sort != "money" or not _OF_THEM.fullmatch(words) or figure.left - cue.end > 90:
                return None
            return Dated(day.edtf, (cue.start, cue.end), day.anchor)
        if not re.search(r"[,;:]", words[1:].lstrip(",") if words.startswith(",") else words):
            return Dated(day.edtf, (cue.start, cue.end), day.anchor)
    return None


def in_months(date: DateMention, *, flow: bool) -> str | None:
    """The EDTF of a period: days as their month, quarters of a flow as their months, "đến tháng 5" from January."""
    if date.role == "since" and not date.at.count("/"):
        return f"{_month(date.at)}/.."
    if date.at.startswith("{"):
        return None
    ends = [_month(e) for e in date.at.split("/")]
    if len(ends) == 1:
        return _point(ends[0], flow=flow, as_of=date.role in ("as_of", "until"))
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def _point(edtf: str, *, flow: bool, as_of: bool) -> str:
    m = re.fullmatch(r"(\d{4}|XXXX)-(\d\d)", edtf)
    if not m or not flow:
        return edtf
    year, number = m[1], int(m[2])
    low, high = _GROUPS.get(number, (number, number))
    if as_of:
        return f"{year}-01/{year}-{high:02d}"
    return edtf if low == high else f"{year}-{low:02d}/{year}-{high:02d}"


def _month(edtf: str) -> str:
    return edtf[:7] if DAY.fullmatch(edtf) else edtf

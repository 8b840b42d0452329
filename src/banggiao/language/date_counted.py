"""The year of a text's own present by counting: from a year that it prints and the years that it says have passed.

Takes the folded text and its date shapes, gives the year and where it stands. Keeps true: both numbers are printed;
where two countings contend, or a later year is told of, none is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from banggiao.language.date_context import SENTENCE_END, Stated, is_ahead, number, sentence_start
from banggiao.language.date_shapes import Shape

#: "chuyến thăm đầu tiên của một Tổng thống Áo sau 12 năm, kể từ khi Tổng thống A đến thăm hồi 2004"
_SINCE: Final = re.compile(r"\bsau (?P<n>\d{1,2}) năm,? (?:kể |tính )?từ [^.;\n]{0,80}?\b(?P<y>(?:19|20)\d\d)\b")
#: "Năm 2015, sau 20 năm kể từ 1995": told of that year, not of the present one
_THEN: Final = re.compile(r"\b(?:năm|tháng|ngày|hồi|vào) [\d/-]{4,10}\b[^.;\n]*$")
_JUBILEE: Final = re.compile(r"kỷ niệm (?:lần thứ )?(?P<n>\d{2,3}) năm (?:ngày |ngày chính thức )?thiết lập quan hệ")
_AHEAD: Final = re.compile(r"\b(?:chuẩn bị|sắp|hướng tới|hướng đến|tiến tới|sẽ|để|năm tới|năm sau|sang năm)\b[^.;\n]*$")
_LATER: Final = re.compile(r"[^.;\n]{0,60}\b(?:năm tới|năm sau|sang năm|vào năm \d{4}|trong năm \d{4}|năm \d{4})\b")
_FOUNDED: Final = re.compile(r"thiết lập quan hệ (?:ngoại giao|với|giữa|chính thức)\b[^.;\n]{0,60}$")
#: "dự Tuần lễ cấp cao APEC vào tháng 11 tới"
_MONTH_COMING: Final = re.compile(r" tháng (?:1[0-2]|[1-9]) tới\b")
_COMING: Final = re.compile(r"\b(?P<who>apec|asean|asem|aipa)\b[^.;\n]{0,40}? tháng (?P<month>1[0-2]|[1-9]) tới\b")
_NAMED: Final = re.compile(r"\b(?P<who>apec|asean|asem|aipa)(?: việt nam)? (?P<y>20\d\d)\b")
_PREPARED: Final = re.compile(
    r"\b(?:(?:chuẩn bị|sắp|hướng tới|tiến tới)\b[^.;\n]{0,30}"
    r"|(?:sẽ|cùng|nhất trí) [^.;\n]{0,40}\btổ chức\b[^.;\n]{0,60})kỷ niệm[^.;\n]*$"
)
#: how far from the jubilee the founding is told, in characters
_NEAR: Final = 300
#: no text tells of a year that far behind all those that it prints
_LONG: Final = 15
#: where nothing but the founding is printed, it lies before this year
_RECENT: Final = 2000
_MONTHS: Final = 12
#: characters between the figure of a whole year and that of months of the next one
_NEXT: Final = 120


def counted_year(folded: str, found: Sequence[Shape]) -> Stated | None:
    """The present year as the text counts it, or None."""
    counted = [*_since(folded), *_jubilees(folded, found), *_meetings(folded, found), *_eves(folded, found)]
    votes = counted or _month_ahead(folded, found)
    years = {year for year, _ in votes}
    if len(years) != 1 or any(y > votes[0][0] for y in _past_years(folded, found)):
        return None
    return votes[0]


def _since(folded: str) -> list[Stated]:
    """Years by "sau 12 năm, kể từ ... 2004"."""
    if "kể từ" not in folded and "tính từ" not in folded:
        return []
    return [
        (int(m["y"]) + int(m["n"]), m.span("y"))
        for m in _SINCE.finditer(folded)
        if not _THEN.search(folded, sentence_start(folded, m.start()), m.start())
    ]


def _jubilees(folded: str, found: Sequence[Shape]) -> list[Stated]:
    """Years by "kỷ niệm 50 năm thiết lập quan hệ" beside the day or year of the founding."""
    out = []
    latest = max((y for s in found for p in s.parts if (y := number(p.year))), default=0)
    for m in _JUBILEE.finditer(folded):
        if _AHEAD.search(folded, sentence_start(folded, m.start()), m.start()) or _LATER.match(folded, m.end()):
            continue
        for s in found:
            first = number(s.parts[0].year) if s.kind == "point" and s.parts else 0
            if not first or abs(s.start - m.start()) > _NEAR or not _is_founding(folded, s):
                continue
            if latest <= first + int(m["n"]) <= latest + _LONG or latest == first < _RECENT:
                out.append((first + int(m["n"]), (s.start, s.end)))
    return out


def _meetings(folded: str, found: Sequence[Shape]) -> list[Stated]:
    """Years by a meeting of "tháng 11 tới" whose year its name prints: "APEC 2017"."""
    m = _COMING.search(folded) if _MONTH_COMING.search(folded) else None  # the rarer words first
    if m is None:
        return []
    named = {int(n["y"]): n.span("y") for n in _NAMED.finditer(folded) if n["who"] == m["who"]}
    bare = [p.month for s in found for p in s.parts if p.day and p.month and p.year is None]
    fits = len(named) == 1 and all(month <= int(m["month"]) for month in bare)
    return list(named.items()) if fits else []


def _eves(folded: str, found: Sequence[Shape]) -> list[Stated]:
    """Years by a jubilee whose day or month is still to come: "20-21/12", before "chuẩn bị ... - 24/6/2017"."""
    bare = [p.month for s in found for p in s.parts if p.day and p.month and p.year is None]
    for s in found:
        last = s.parts[-1] if s.kind == "interval" else None
        if last is None or not (last.month and number(last.year) and bare) or last.year == s.parts[0].year:
            continue
        before = folded[max(0, s.start - _NEAR) : s.start]
        if _PREPARED.search(before) and (min(bare) > last.month or max(bare) <= last.month):
            return [(number(last.year) - (min(bare) > last.month), (s.start, s.end))]
    return []


def _is_founding(folded: str, s: Shape) -> bool:
    """Whether a date is told of a founding: "thiết lập quan hệ ngoại giao (11/1/1969)"."""
    before = folded[max(0, s.start - 90) : s.start]
    m = _FOUNDED.search(before)
    return m is not None and not re.search(r"\d{4}|kỷ niệm", m[0])


def _month_ahead(folded: str, found: Sequence[Shape]) -> list[Stated]:
    """Years by a month to come that is printed with its year, where all days without theirs lie before it.

    Not where the text looks back to a month as well, save to one of that year before the days: else both years may have
    them (`date_stated` weighs them).
    """
    ahead = [s for s in found if _is_month(s) and is_ahead(folded, s.start)]
    bare = [p.month for s in found for p in s.parts if p.day and p.month and p.year is None]
    if not ahead or not bare or len({s.parts[0].year for s in ahead}) > 1:
        return []
    first = min(ahead, key=lambda s: s.parts[0].month or 0)
    others = [s for s in found if _is_month(s) and s not in ahead]
    begun = all(s.parts[0].year == first.parts[0].year and (s.parts[0].month or 0) < min(bare) for s in others)
    fits = begun and max(bare) <= (first.parts[0].month or 0)
    return [(number(first.parts[0].year), (first.start, first.end))] if fits else []


def _is_month(s: Shape) -> bool:
    """Whether the shape is one month with its year, or a day of one."""
    return s.kind == "point" and bool(number(s.parts[0].year)) and 1 <= (s.parts[0].month or 0) <= _MONTHS


def _past_years(folded: str, found: Sequence[Shape]) -> list[int]:
    """Years of days and months that the text tells of as gone."""
    return [number(s.parts[0].year) for s in found if _is_month(s) and not is_ahead(folded, s.start)]


def of_neighbours(folded: str, found: Sequence[Shape]) -> list[Stated]:
    """Years by a month that is printed with its year and told as of this year or the last one, and by a whole year's
    figure right before that of "9 tháng năm nay".
    """
    if not any(s.year_word for s in found):
        return []
    points = [s for s in found if s.kind == "point" and s.parts and number(s.parts[0].year)]
    full = {m: s for s in (*points, *filter(_is_stay, found)) if (m := s.parts[0].month)}
    out = []
    for words, ahead in ((("ngoái", "trước"), 1), (("nay", "này"), 0)):
        months = {p.month for s in found if s.year_word in words for p in s.parts[:1] if p.month}
        years = {number(s.parts[0].year): s for month, s in full.items() if month in months}
        if len(years) == 1:
            out += [(year + ahead, (s.start, s.end)) for year, s in years.items()]
    latest = max((number(s.parts[0].year) for s in full.values()), default=0)
    return [x for x in out if x[0] >= latest] + _of_figures(folded, found)


def _is_stay(s: Shape) -> bool:
    """`trong hai ngày 1 và 2-3-2019`."""
    return s.kind == "interval" and bool(number(s.parts[0].year) and s.parts[0].day)


def _of_figures(folded: str, found: Sequence[Shape]) -> list[Stated]:
    """`Kim ngạch năm 2016 đạt ... Kim ngạch 9 tháng năm nay đạt ...`: this year is the one behind the whole one, where
    the text prints it as well ("giai đoạn 2014 - 2017").
    """
    out = []
    printed = {number(p.year) for s in found for p in s.parts}
    for whole, part in pairwise(found):
        between = folded[whole.end : part.start]
        year = number(whole.parts[0].year) if whole.kind == "point" and whole.parts else 0
        if year + 1 not in printed or whole.parts[0].month or part.kind != "interval" or part.year_word != "nay":
            continue
        if "đạt" in between and part.start - whole.end < _NEXT and len(SENTENCE_END.findall(between)) <= 1:
            out.append((year + 1, (whole.start, whole.end)))
    return out

"""The year of a text's own present, where the page prints no date: what the text itself states of it.

Takes the folded text and its date shapes, gives the year and where it stands. Keeps true: the year is printed in the
text; where two years contend, none is given; a goal, a jubilee's first year and a base of comparison state nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from banggiao.language.date_agenda import agenda_year
from banggiao.language.date_context import LEDE, Stated, number, sentence_start
from banggiao.language.date_counted import counted_year, of_neighbours
from banggiao.language.date_elapsed import elapsed_year
from banggiao.language.date_named import named_year
from banggiao.language.date_shapes import Shape
from banggiao.language.date_window import window_year

#: what a text says of its own year: the year of a meeting in the chair's country, "năm nay (2018)", a jubilee's year,
#: "từ đầu năm 2018 đến nay", "ước cả năm 2018"
_OWN_YEAR: Final = re.compile(
    r"năm (?:"  # one word for all: the scan stops nowhere else
    r"(?:chủ tịch )?(?:apec|asean|aipa|asem)(?: việt nam)? (?P<a>20\d\d)\b"
    r"|nay \(?(?:năm )?(?P<b>20\d\d)\b"
    r"|(?P<c>20\d\d)(?:,| là (?:năm|dịp|thời điểm))(?: mà)? (?:hai nước|hai bên|việt nam và)[^.;\n]{0,30}kỷ niệm"
    r"|(?:(?<=đầu năm )|(?<=trong năm ))(?P<d>20\d\d) (?:cho )?(?:đến|tới) nay\b"
    r"|(?:đoàn kết,? )?hữu nghị [^.;,\n\d]{0,30} (?P<g>20\d\d)\b"
    r"|(?:(?<=ước cả năm )|(?<=ước tính cả năm )|(?<=dự kiến cả năm )|(?<=dự báo cả năm )"
    r"|(?<=ước trong cả năm )|(?<=ước tính trong cả năm )|(?<=dự kiến trong cả năm )|(?<=dự báo trong cả năm ))"
    r"(?P<e>20\d\d)\b"
    r"|(?P<h>20\d\d) (?:là năm |mang tính |có tính )(?:bản lề|then chốt)"
    r"|(?P<i>20\d\d) (?:là năm )?có ý nghĩa (?:rất |hết sức |vô cùng )?(?:quan trọng|đặc biệt)"
    r"|(?P<j>20\d\d),? (?:là năm )?(?:đánh dấu|kỷ niệm) (?:lần thứ |tròn |đúng )?\d+ năm\b"
    r")"
)
#: "Cuộc diễn tập VINBAX 2024 sẽ diễn ra vào tháng 11 năm nay"
_THIS_YEAR: Final = re.compile(r" (?:vào|trong) tháng \d{1,2} năm nay\b")
_BEFORE_IT: Final = re.compile(r"\b(?!năm|tháng|đến|tới|từ|vào|và)[^\W\d]{2,} (?P<y>20\d\d)\b[^.;\n]{0,60}$")
_AS_OF: Final = re.compile(r"(?:\btính (?:đến|tới)|(?P<bare>(?:^|\n|\. )đến))(?: hết)?(?: đầu| giữa)?(?: năm)? ?$")
#: behind "Đến tháng 6/2026" at the head of a sentence: a goal
_AIM: Final = re.compile(r"[^.;\n]{0,80}\b(?:sẽ|hoàn thành|phấn đấu|phải|cần|dự kiến)\b")
_PREPARED: Final = re.compile(r"\b(?:chuẩn bị|sẽ|sắp|tiến tới|hướng tới)\b[^.;\n]*\btổ chức\b[^.;\n]*$")
#: what is to be done: its date is no present
_PLAN: Final = re.compile(
    r"\b(?:sẽ|dự kiến|sắp|sớm|cần|đề nghị|thống nhất|nhất trí|phấn đấu|trước|chậm nhất|mong|mời|nhằm|kế hoạch|mục tiêu"
    r"|hướng tới|chuẩn bị|thúc đẩy)\b[^.;\n]*$"
)
#: a year of meetings that is told as gone
_IS_OVER: Final = re.compile(r"(?<!chúc )(?<!để )(?<!trợ )(?<!hộ )(?<!giúp )(?:đã |việc )tổ chức thành công ?$")
#: what both will do in a year of meetings
_TO_COME: Final = re.compile(r"\bsẽ\b[^.;\n]*\btrong $")
_WISHED: Final = re.compile(r"\b(?:mong|ủng hộ|phối hợp|chuẩn bị|hỗ trợ|sẵn sàng|đăng cai|hướng tới)\b[^.;\n]*$")
_IN_OFFICE: Final = re.compile(r"\b(?:vai trò|tư cách|cương vị)(?: là)? (?:nước )?chủ tịch\b[^.;\n]{0,60}$")
#: characters before "Năm APEC 2017" in which that is said
_BACK: Final = 30
#: characters before "tháng 11 năm nay" in which a name prints its year
_FAR: Final = 90
_REMEMBERED: Final = re.compile(r"kỷ niệm|thiết lập|truyền thống|thành lập|ký kết|quốc khánh|sinh ")
_OPENS: Final = re.compile(r"(?:^|\n|[.:]\s)(?:\([^()\n]{2,24}\)\s?[-–—]?\s?|[-–—]\s)?(?:[^.,;:\n]{0,24}, )?$")
_DONE: Final = re.compile(r" (?:đã|vừa|cho biết|thông báo|tuyên bố)\b(?! thiết lập)")
_DAYTIME: Final = re.compile(r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm)\b")
#: years before a jubilee in which it is spoken of
_SOON: Final = 2


def stated_year(folded: str, found: Sequence[Shape]) -> Stated | None:
    """The year of the text's own present, with where it stands; None where none or more than one is stated."""
    votes = _votes(folded, found)
    first = _first_day(folded, found)
    if first:
        votes = {y: at for y, at in votes.items() if not _is_looked_ahead_to(folded, at, y - first[0])}
    if first and all(year < first[0] for year in votes):
        return first  # a text that opens with its day may tell of last year's figures
    if len(votes) > 1:  # "mong A phối hợp trong Năm APEC 2017" may be said in the year before
        votes = {y: at for y, at in votes.items() if y == min(votes) or not _is_wished(folded, at)}
    if not votes:
        return (
            named_year(folded, found)
            or _same_day(folded, found)
            or first
            or window_year(folded, found)
            or counted_year(folded, found)
            or elapsed_year(folded, found)
            or agenda_year(folded, found)
        )
    year, span = next(iter(votes.items()))
    return (year, span) if len(votes) == 1 and not _is_behind(folded, year, found) else None


def _votes(folded: str, found: Sequence[Shape]) -> dict[int, tuple[int, int]]:
    """All years that the words themselves call the present one."""
    votes: dict[int, tuple[int, int]] = {}
    running: Stated | None = None
    months = 0
    for s in found:
        year = number(s.parts[-1].year) if s.parts else 0
        if not year:
            continue
        here = (year, (s.start, s.end))
        counted = _is_counted_up_to(folded, s) or (_is_running(s) and _told(folded, s))
        if counted and _comes_after(s, found):
            running = max(running or here, here)
            months = max(months, year if _is_running(s) else 0)
        elif s.kind == "interval" and (_is_jubilee(folded, s) or _is_office(folded, s, found)):
            votes.setdefault(*here)
    for year, span in _called_own(folded):
        votes.setdefault(year, span)
    for near in of_neighbours(folded, found):
        votes.setdefault(*near)
    for m in _THIS_YEAR.finditer(folded) if "năm nay" in folded else ():
        if named := _BEFORE_IT.search(folded, max(0, m.start() - _FAR), m.start()):
            votes.setdefault(int(named["y"]), named.span("y"))
    if months:  # "3 tháng đầu năm 2019": jubilees of the next years are looked ahead to
        votes = {y: at for y, at in votes.items() if not _is_looked_ahead_to(folded, at, y - months)}
    if running and not any(year > running[0] + 1 for year in votes):  # "Đến tháng 5-2015, hai nước ký" is history
        votes.setdefault(*running)
    return votes


def _called_own(folded: str) -> Iterator[Stated]:
    """The years that the words call the text's own."""
    for m in _OWN_YEAR.finditer(folded):
        if m["g"] and _PREPARED.search(folded, sentence_start(folded, m.start()), m.start()):
            continue  # "chuẩn bị tổ chức năm hữu nghị ... trong năm 2019"
        if m["a"] and _IS_OVER.search(folded, max(0, m.start() - _BACK), m.start()):
            continue  # "đánh giá cao việc tổ chức thành công Năm APEC 2017"
        if m["a"] and _TO_COME.search(folded, sentence_start(folded, m.start()), m.start()):
            continue  # "hai nước sẽ phối hợp, nhất là trong Năm Chủ tịch ASEAN 2020": perhaps the next one
        if m["j"] and folded[sentence_start(folded, m.start()) : m.start()].strip(' "“') not in ("", "trong"):
            continue  # "hướng tới năm 2027 đánh dấu 55 năm ..."
        yield int(next(y for y in m.groups() if y)), m.span()


def _is_wished(folded: str, at: tuple[int, int]) -> bool:
    """Whether a year of meetings is one for which something is wished or offered."""
    return folded.startswith("năm ", at[0]) and _WISHED.search(folded, sentence_start(folded, at[0]), at[0]) is not None


def _is_looked_ahead_to(folded: str, at: tuple[int, int], years: int) -> bool:
    """Whether a jubilee ("1973 - 2023") is one of the years to come of a text that opens with its day."""
    return 0 < years <= _SOON and len(re.findall(r"\d{4}", folded[slice(*at)])) > 1


def _is_counted_up_to(folded: str, s: Shape) -> bool:
    """`tính đến đầu năm 2017`, `tính đến tháng 5/2017`: a stock is told up to a month of the present year."""
    if s.kind != "point" or (s.parts[0].month or 0) > 11 or s.parts[0].day is not None:
        return False
    if s.parts[0].month is None and s.mod not in ("early", "mid"):
        return False
    told = _AS_OF.search(folded, max(0, s.start - 24), s.start)
    return told is not None and not (told["bare"] and _AIM.match(folded, s.end))


def _is_behind(folded: str, year: int, found: Sequence[Shape]) -> bool:
    """Whether the text dates something to a day or month of a later year, so that `year` is not its present; what is
    only planned for then says nothing.
    """
    later = (s for s in found if any(number(p.year) > year and p.month is not None for p in s.parts))
    return any(not _is_planned(folded, s) for s in later)


def _is_planned(folded: str, s: Shape) -> bool:
    """Whether a date is one by or on which something is to be done: "sớm họp ... trong quý I/2024"."""
    return _PLAN.search(folded, sentence_start(folded, s.start), s.start) is not None


def _is_running(s: Shape) -> bool:
    """`5 tháng đầu năm 2017`, `quý I/2018`: parts of a year, told in it or soon after."""
    first, last = s.parts[0], s.parts[-1]
    if s.kind == "interval":
        return first.month == 1 and first.day is None and last.month not in (None, 12) and first.year == last.year
    return s.kind == "point" and first.month in (33, 34, 35, 40)


def _is_office(folded: str, s: Shape, found: Sequence[Shape]) -> bool:
    """`với vai trò là Chủ tịch EU trong sáu tháng cuối năm 2018`: an office held while the text's days lie in it."""
    first, last = s.parts[0], s.parts[-1]
    if s.kind != "interval" or not first.month or not last.month or first.day or first.year != last.year:
        return False
    months = [p.month for x in found for p in x.parts if p.day and p.month and p.year is None]
    held = _IN_OFFICE.search(folded, max(0, s.start - _FAR), s.start)
    return held is not None and bool(months) and all(first.month <= month <= last.month for month in months)


def _comes_after(running: Shape, found: Sequence[Shape]) -> bool:
    """Whether the days printed without a year lie behind that part of a year, and not in the next January."""
    first, last = running.parts[0], running.parts[-1]
    least = {33: 1, 34: 4, 35: 7, 40: 1}.get(first.month or 0, last.month or 0)
    if running.mod == "mid" and not first.month:
        least = 6
    months = [p.month for s in found for p in s.parts if p.day and p.month and p.year is None]
    return not months or max(months) >= least


def _told(folded: str, s: Shape) -> bool:
    """Whether a part of a year is told of, not planned and not the base of a comparison."""
    before = folded[max(0, s.start - 40) : s.start]
    return not re.search(r"(?:sẽ|so với|cùng kỳ|dự kiến|đến|vào) [^.;]*$", before) and not _is_planned(folded, s)


def _is_jubilee(folded: str, s: Shape) -> bool:
    """`kỷ niệm 45 năm ... (1973-2018)`: an anniversary is told in its year, or ahead of it ("hướng tới")."""
    if s.parts[0].month is not None:
        return False
    before = folded[max(0, s.start - 140) : s.start]
    gap = number(s.parts[1].year) - number(s.parts[0].year)
    return bool(re.search(rf"(?<!\d){gap} năm", before)) and not re.search(
        r"hướng tới|tiến tới|chuẩn bị|sắp|sẽ|sang năm|năm tới|năm sau", before
    )


def _same_day(folded: str, found: Sequence[Shape]) -> Stated | None:
    """A day that is printed once with its year and again without it: the year of all the others.

    Not a day that is remembered: a text that looks back prints days of several years.
    """
    looks_back = "kỷ niệm" in folded or "lịch sử" in folded
    full = [(y, s) for s in found if s.parts and s.parts[-1].day and (y := number(s.parts[-1].year))]
    bare = {(p.month, p.day) for s in found for p in s.parts if p.day and p.year is None}
    latest = max((y for y, _ in full), default=0)
    hits = [
        (y, (s.start, s.end))
        for y, s in full
        if y == latest
        and _holds(s, bare)
        and not _is_remembered(folded, s)
        and (not looks_back or all(x == y for x, _ in full) or _opens_sentence(folded, s) or _is_stay(s))
    ]
    return hits[0] if hits and not _is_behind(folded, latest, found) else None


def _is_stay(s: Shape) -> bool:
    """`từ ngày 3-8/7/2017`: a few days of one year are those of a journey or meeting, not remembered ones."""
    low, high = s.parts[0], s.parts[-1]
    return s.kind == "interval" and bool(low.day and high.day) and low.year == high.year


def _holds(s: Shape, bare: Collection[tuple[int | None, int | None]]) -> bool:
    """Whether a day printed without its year is one of the shape's, or lies inside its interval."""
    if any((p.month, p.day) in bare for p in s.parts):
        return True
    low, high = ((p.month or 0, p.day or 0) for p in (s.parts[0], s.parts[-1]))
    return s.kind == "interval" and any(low <= (m or 0, d or 0) <= high for m, d in bare)


def _is_remembered(folded: str, s: Shape) -> bool:
    """Whether a day with its year is one that is looked back to."""
    low = max(sentence_start(folded, s.start), s.start - 70)  # a title that tells of a signing remembers nothing
    return _REMEMBERED.search(folded, low, min(len(folded), s.end + 20)) is not None


def _opens_sentence(folded: str, s: Shape) -> bool:
    """`Sáng 6/8/2019, ...`, `Tin từ Huế, ngày 6/8/2019 ...`, `Hai Bộ trưởng ngày 6/8/2019 đã ...`."""
    led = _DAYTIME.match(folded, s.start) is not None
    opens = _OPENS.search(folded, max(0, s.start - 40), s.start) is not None
    return led and (opens or _DONE.match(folded, s.end) is not None)


def _first_day(folded: str, found: Sequence[Shape]) -> Stated | None:
    """`Sáng 6/8/2019, tại Hà Nội, ...`: the first day that the text tells of opens a sentence and has its year."""
    days = [s for s in found if s.parts and s.parts[0].day is not None]
    if not days or days[0].start > LEDE or len(days[0].parts) > 2:
        return None
    first = days[0]
    year = number(first.parts[-1].year)
    if (
        not year
        or not _opens_sentence(folded, first)
        or _is_remembered(folded, first)
        or _is_behind(folded, year, found)
    ):
        return None
    return year, (first.start, first.end)

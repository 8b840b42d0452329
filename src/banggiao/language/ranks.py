"""Ranks in Vietnamese prose: `lớn thứ 7`, `lớn nhất`, `đứng đầu`, `thứ 11/141`, `xếp hạng 68/190`.

Takes folded text and a place in it, gives a `Rank`. Keeps true: sessions and occasions (`lần thứ 2`, `kỳ họp thứ ba`),
weekdays (`sáng thứ hai`) and third persons (`bên thứ ba`) are no ranks, nor is one of several (`một trong những ...
lớn nhất`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from banggiao.language.numerals import words_at


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in a list: 1 is the first."""

    start: int
    end: int
    rank: int
    #: length of the list, where the words give it
    out_of: int | None = None
    #: whether it is told as a limit: "một trong 10 đối tác lớn nhất"
    most: bool = False


_OF: Final = r"(?:\s?/\s?(?P<of>\d{2,3})\b|\s(?:trong|trên|/)\s(?:tổng\ssố\s|số\s|tổng\s)?(?P<in>\d{2,3})\b)"
_NTH: Final = re.compile(
    rf"thứ\s(?:(?P<n>\d{{1,3}})(?![\d.,]\d)|(?P<w>nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)\b){_OF}?"
)
_PLACE: Final = re.compile(rf"(?:xếp hạng|thứ hạng|hạng|vị trí|xếp thứ)\s(?:thứ\s)?(?P<n>\d{{1,3}}){_OF}")
_BEFORE: Final = re.compile(
    r"(?:lớn|cao|đông|nhiều|mạnh|quan trọng|(?<!bạn )hàng|đứng|xếp|xếp hạng|vị trí|vị thế|ở)\s$"
)
_ORDINAL: Final = re.compile(
    r"\b(?:lần|kỳ|họp|khóa|phiên|nghị|cuộc|người|năm|vòng|đợt|bước|buổi|thế giới|bên|nước|chuyến|điểm|khoản|thống|nhân"
    r"|cầu|ngày|sáng|trưa|chiều|tối|đêm|hôm|vào|ngôi nhà|quê hương|gia|cấp cao|văn phòng|cơ sở|nhà máy|và|tập|thế hệ"
    r"|chiếc|con|thăm|tang|thư|tán|trưởng)\s$|[(,;:.]\s?$"
)
#: "đứng thứ nhất về đầu tư, thứ 2 về viện trợ": what a place further down the row is held in
_ABOUT: Final = re.compile(
    r" (?:trên )?thế giới\b"
    r"| về (?:đầu tư|thương mại|du lịch|viện trợ|vốn|xuất khẩu|nhập khẩu|kim ngạch|số|lượng|hợp tác|oda)\b"
)
_THIRD: Final = re.compile(r"\b(?:lần|kỳ|họp|khóa|phiên|vòng|bên|người) $")
_WEEKDAY: Final = re.compile(r"\s?(?:\(|tuần|,? ngày|hàng tuần|này\b)")
_TOP: Final = ("lớn nhất", "đứng đầu", "dẫn đầu", "số một", "số 1", "đông nhất", "nhiều nhất")
#: "nhà đầu tư số hai": behind these nouns only, since all else may bear a number
_NUMBERS: Final = {"số hai": 2, "số 2": 2, "số ba": 3, "số 3": 3}
_NUMBERED: Final = re.compile(
    r"\b(?:nhà đầu tư|nhà tài trợ|nhà cung cấp|đối tác|bạn hàng|khách hàng|thị trường)(?: [^\W\d]+){0,4} $"
)
#: "người đứng đầu chính phủ", "dẫn đầu đoàn": heads of something, not of a list
_HEAD: Final = re.compile(
    r"(?:đứng|dẫn) đầu (?:đoàn|phái|lực|bộ|chính|nhà nước|cơ|một|cuộc|phe|liên|ủy|uỷ|thành|tổ"
    r"|các (?!nhà (?:đầu|tài)|nước|quốc gia|đối tác|thị trường))"
)
_AMONG: Final = re.compile(
    r"\b(?:một (?:trong|số|vài)|trong số (?:những|các)|vài|những|các|nhiều|hai|ba|bốn|\d+)\s[^.;,]{0,70}$"
)
#: "một trong 10 đối tác thương mại lớn nhất": tenth at the least
_ONE_OF: Final = re.compile(
    r"\b(?:một trong|nằm trong|thuộc|trong|vào|ở)(?: (?:số|nhóm|danh sách))? (?P<n>\d{1,2}) "
    r"(?:đối tác|nhà|thị trường|nước|quốc gia|nền kinh tế|bạn hàng|điểm đến)[^.;,]{0,60} $"
)
#: "trong top 4 nhà đầu tư", "tốp 10 quốc gia ... lớn nhất": fourth, tenth at the least
_TOP_N: Final = re.compile(
    r"(?:top|tốp) (?P<n>\d{1,2})(?![\d.,]\d)(?=\s|[.,;)])(?:[^.;,]{1,60}? (?:lớn|nhiều|đông|cao) nhất\b)?"
)
_IN_TOP: Final = re.compile(r"\b(?:tốp|top|nhóm)\s?(?:\d+|đầu)[^.;,]*$")
_VERB: Final = re.compile(r"\b(?:là|đứng|trở thành|vươn lên|giữ|có|xếp|đạt)\s")


#: phrases at which a rank may stand
KEYS: Final = ("thứ ", "xếp hạng ", "thứ hạng ", "hạng ", "vị trí ", "top ", "tốp ", *_TOP, *_NUMBERS)


def rank_at(folded: str, at: int, key: str) -> Rank | None:
    """The rank at `at`, where `key` (one of KEYS) stands; None where it is none."""
    if key in _TOP:
        return _top(folded, at, key)
    if key == "thứ ":
        return _nth(folded, at)
    if key in _NUMBERS:
        end = at + len(key)
        named = _NUMBERED.search(folded, max(0, at - 60), at) or _ABOUT.match(folded, end)
        return Rank(at, end, _NUMBERS[key]) if named and not _goes_on(folded, end) else None
    if key in ("top ", "tốp "):
        top = _TOP_N.match(folded, at)
        return Rank(at, top.end(), int(top["n"]), most=True) if top and int(top["n"]) > 1 else None
    m = _PLACE.match(folded, at)
    return Rank(at, m.end(), int(m["n"]), int(m["of"] or m["in"])) if m else None


def _nth(folded: str, at: int) -> Rank | None:
    """`thứ N` with what leads and limits it."""
    m = _NTH.match(folded, at)
    if m is None:
        return None
    before = folded[max(0, at - 16) : at]
    led = _BEFORE.search(before)
    total = m["of"] or m["in"]
    in_list = _ABOUT.match(folded, m.end()) is not None and not _THIRD.search(before)
    if not led and not total and not in_list and (_ORDINAL.search(before) or _WEEKDAY.match(folded, m.end())):
        return None
    rank, end = _place(folded, m)
    start = at - (len(led[0]) if led else 0)
    return Rank(start, max(end, m.end()), rank, int(total) if total else None) if rank else None


def _place(folded: str, m: re.Match[str]) -> tuple[int, int]:
    """The number of `thứ 7`, `thứ hai`, `thứ mười hai`, and where it ends."""
    if m["n"]:
        return int(m["n"]), m.end("n")
    if m["w"] in ("nhất", "tư"):
        return (1 if m["w"] == "nhất" else 4), m.end("w")
    number = words_at(folded, m.start("w"))
    return (int(number.value), number.end) if number and not number.scaled else (0, m.end())


def _top(folded: str, at: int, phrase: str) -> Rank | None:
    """`lớn nhất`, `đứng đầu`: the first place, unless it is shared."""
    end = at + len(phrase)
    if _goes_on(folded, end) or folded.endswith("tập trung ", 0, at):
        return None
    if phrase.endswith("đầu") and (_HEAD.match(folded, at) or folded.endswith("người ", 0, at)):
        return None
    before = folded[max(0, at - 90) : at]
    few = _ONE_OF.search(before)
    if few:
        return Rank(at - len(before) + few.start(), end, int(few["n"]), most=True)
    return None if _shared(before) else Rank(at, end, 1)


def _goes_on(folded: str, end: int) -> bool:
    """Whether the word or number that ends at `end` is longer: "số 1,85 tỷ"."""
    return folded[end : end + 1].isalnum() or (
        folded[end : end + 1] in (",", ".") and folded[end + 1 : end + 2].isdigit()
    )


def _shared(before: str) -> bool:
    """Whether the words before make it one of several: "một trong những", "các", "hai" without a verb between."""
    if _IN_TOP.search(before):
        return True
    for m in _AMONG.finditer(before):
        if not _VERB.search(before, m.start()):
            return True
    return "một trong" in before[max(before.rfind("."), before.rfind(";"), before.rfind(" là ")) + 1 :]

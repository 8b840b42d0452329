"""Ranks in Vietnamese prose: `lớn thứ 7`, `lớn nhất`, `đứng đầu`, `thứ 11/141`, `xếp hạng 68/190`.

Takes folded text, gives `Rank`s in order. Keeps true: sessions and occasions (`lần thứ 2`, `kỳ họp thứ ba`), weekdays
(`sáng thứ hai`) and third persons (`bên thứ ba`) are no ranks, nor is one of several (`một trong những ... lớn nhất`).
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


_OF: Final = r"(?:\s?/\s?(?P<of>\d{2,3})\b|\s(?:trong|trên|/)\s(?:tổng\ssố\s|số\s|tổng\s)?(?P<in>\d{2,3})\b)"
_NTH: Final = re.compile(
    rf"thứ\s(?:(?P<n>\d{{1,3}})(?![\d.,]\d)|(?P<w>nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)\b){_OF}?"
)
_PLACE: Final = re.compile(rf"(?:xếp hạng|thứ hạng|hạng|vị trí|xếp thứ)\s(?:thứ\s)?(?P<n>\d{{1,3}}){_OF}")
_BEFORE: Final = re.compile(r"(?:lớn|cao|đông|nhiều|mạnh|quan trọng|hàng|đứng|xếp|xếp hạng|vị trí|vị thế|ở)\s$")
_ORDINAL: Final = re.compile(
    r"\b(?:lần|kỳ|họp|khóa|phiên|nghị|cuộc|người|năm|vòng|đợt|bước|buổi|thế giới|bên|nước|chuyến|điểm|khoản|thống|nhân"
    r"|cầu|ngày|sáng|trưa|chiều|tối|đêm|hôm|vào|ngôi nhà|quê hương|gia|cấp cao|văn phòng|cơ sở|nhà máy|và|tập|thế hệ"
    r"|chiếc|con|thăm|tang|thư|tán|trưởng)\s$|[(,;:.]\s?$"
)
_WEEKDAY: Final = re.compile(r"\s?(?:\(|tuần|,? ngày|hàng tuần|này\b)")
_TOP: Final = ("lớn nhất", "đứng đầu", "dẫn đầu", "số một", "số 1", "đông nhất", "nhiều nhất")
#: "người đứng đầu chính phủ", "dẫn đầu đoàn": heads of something, not of a list
_HEAD: Final = re.compile(
    r"(?:đứng|dẫn) đầu (?:đoàn|phái|lực|bộ|chính|nhà nước|cơ|một|các|cuộc|phe|liên|ủy|uỷ|thành|tổ)"
)
_AMONG: Final = re.compile(r"\b(?:một trong|trong số (?:những|các)|những|các|nhiều|hai|ba|bốn|\d+)\s[^.;,]{0,70}$")
_IN_TOP: Final = re.compile(r"\b(?:tốp|top|nhóm)\s?(?:\d+|đầu)[^.;,]*$")
_VERB: Final = re.compile(r"\b(?:là|đứng|trở thành|vươn lên|giữ|có|xếp|đạt)\s")


def find_ranks(folded: str) -> list[Rank]:
    """All ranks of a folded text, in order."""
    out = [*_nth(folded), *_tops(folded)]
    out.sort(key=lambda r: (r.start, -r.end))
    return [r for i, r in enumerate(out) if not i or r.start >= out[i - 1].end]


def _nth(folded: str) -> list[Rank]:
    """`thứ N` with what leads and limits it, and `hạng N/M`."""
    out = []
    at = folded.find("thứ ")
    while at >= 0:
        m = _NTH.match(folded, at)
        if m and (at == 0 or not folded[at - 1].isalnum()):
            before = folded[max(0, at - 16) : at]
            led = _BEFORE.search(before)
            total = m["of"] or m["in"]
            bare = not (_ORDINAL.search(before) or _WEEKDAY.match(folded, m.end()))
            if led or total or bare:
                number = words_at(folded, m.start("w")) if m["w"] and m["w"] not in ("nhất", "tư") else None
                rank = (
                    int(m["n"]) if m["n"] else {"nhất": 1, "tư": 4}.get(m["w"]) or (int(number.value) if number else 0)
                )
                end = number.end if number and not total else m.end()
                start = at - (len(led[0]) if led else 0)
                out.append(Rank(start, end, rank, int(total) if total else None))
        at = folded.find("thứ ", at + 1)
    if "hạng" in folded or "vị trí" in folded:
        for m in _PLACE.finditer(folded):
            out.append(Rank(m.start(), m.end(), int(m["n"]), int(m["of"] or m["in"])))
    return [r for r in out if r.rank]


def _place(folded: str, m: re.Match[str]) -> tuple[int, int]:
    """The number of `thứ 7`, `thứ hai`, `thứ mười hai`, and where it ends."""
    if m["n"]:
        return int(m["n"]), m.end("n")
    if m["w"] in ("nhất", "tư"):
        return (1 if m["w"] == "nhất" else 4), m.end("w")
    number = words_at(folded, m.start("w"))
    return (int(number.value), number.end) if number and not number.scaled else (0, m.end())


def _tops(folded: str) -> list[Rank]:
    """`lớn nhất`, `đứng đầu`: the first place, unless it is shared."""
    out = []
    for phrase in _TOP:
        at = folded.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            whole = not (at and folded[at - 1].isalnum()) and not folded[end : end + 1].isalnum()
            if folded[max(0, at - 10) : at].endswith("tập trung "):
                whole = False
            if phrase.endswith("đầu") and (_HEAD.match(folded, at) or folded[max(0, at - 6) : at].endswith("người ")):
                whole = False
            if whole and not _shared(folded[max(0, at - 90) : at]):
                out.append(Rank(at, end, 1))
            at = folded.find(phrase, end)
    return out


def _shared(before: str) -> bool:
    """Whether the words before make it one of several: "một trong những", "các", "hai" without a verb between."""
    if _IN_TOP.search(before):
        return True
    for m in _AMONG.finditer(before):
        if not _VERB.search(before, m.start()):
            return True
    return "một trong" in before[max(before.rfind("."), before.rfind(";"), before.rfind(" là ")) + 1 :]

"""Lines and phrases of credit: who wrote it, who took the picture, from which agency it comes.

Keeps true: what is recognised here is about the article and not part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from banggiao.clean.lines import Line
from banggiao.clean.photographs import NAME, outlets
from banggiao.language.fold import fold

#: "Ngọc Ánh", "L.G", "Nhóm PV"
_WRITER: Final = rf"(?:{NAME}(?: {NAME}){{1,3}}|(?:[A-ZĐ]\.){{1,3}}[A-ZĐ]?|Nhóm [Pp]hóng viên|Nhóm PV|PV|CTV)"
#: "Hoa Liên/ANTT", "Trí Dũng - Như Tâm", "TTXVN/Tin Tức", "Minh Trang (theo Reuters)", "Đức An (TTXVN)"
_BYLINE: Final = re.compile(
    rf"(?:{_WRITER}|{NAME}(?=/))(?: ?[-–/,&|] ?{NAME}(?: {NAME}){{0,3}}){{0,3}}(?: {{0,2}}\([^()]{{2,60}}\)){{0,2}}"
)
_BY: Final = re.compile(
    r"(?:bài và ảnh|bài, ảnh|tác giả|thực hiện|biên tập|tin, ảnh|tin và ảnh|theo|nguồn)\s*:?\s", re.I
)
#: A sentence's end ("./." closes agency copy), and how far back from the end of a line a byline is looked for.
_SENTENCE_END: Final = re.compile(r"[.!?…](?:/ ?\.)?[”\"]? ")
_TAIL: Final = 160
_FROM: Final = re.compile(r"(?:\(\s*)?(?:theo|nguồn(?: tin)?(?: từ)?)\s*:?\s*(?P<who>[^,;:]{2,60}?)[.)]*$", re.I)
#: Heads of names of outlets.
_OUTLET: Final = re.compile(
    r"(?:Báo|Tạp chí|Đài|Truyền hình|Cổng thông tin|Trang tin|Thông tấn xã|Kênh)(?: [\w&+.]+){1,7}"
)
#: Longest line, in words, that can be a byline or credit.
_LONGEST: Final = 12


@dataclass(frozen=True, slots=True)
class Credit:
    """To whom the article is credited: the name as printed, and its span inside the line."""

    name: str
    start: int
    end: int


def credit_of(line: Line) -> Credit | None:
    """The outlet that a line of its own credits ("Theo TTXVN", "(Nguồn: VOV)"); None where it credits none.

    Of "Theo <writer>/<outlet>" the outlet is meant.
    """
    if line.words > _LONGEST:
        return None
    m = _FROM.fullmatch(line.text)
    if not m:
        return None
    who, start = m["who"], m.start("who")
    if "/" in who:
        start += who.rindex("/") + 1
        who = m["who"][m["who"].rindex("/") + 1 :]
    lead = len(who) - len(who.lstrip())
    name = who.strip()
    known = outlets().scan(name, fold(name))
    if not known and not (name[:1].isupper() or "." in name):
        return None
    return Credit(name, start + lead, start + lead + len(name))


def is_byline(line: Line) -> bool:
    """Whether a line holds nothing but writers' names."""
    if line.words > _LONGEST or (line.ends and not line.text.endswith(")")):
        return False
    return _is_writers(line.text)


def _is_writers(text: str) -> bool:
    m = _BY.match(text)
    return _BYLINE.fullmatch(text, m.end() if m else 0) is not None


def byline_credit(line: Line) -> Credit | None:
    """The agency, else the last outlet, that a byline names ("Xuân An/VOV", "Đức An (TTXVN)", "TTXVN/Tin Tức")."""
    hits = outlets().scan(line.text, line.folded)
    agencies = [h for h in hits if h.entry.data["kind"] == "agency"]
    hit = agencies[0] if agencies else hits[-1] if hits else None
    return Credit(line.text[hit.start : hit.end], hit.start, hit.end) if hit else None


def byline_at_end(text: str, start: int, end: int) -> int | None:
    """Where, behind the last sentence of a line that runs on, the byline begins; None where there is none."""
    window = max(start, end - _TAIL)
    for m in reversed(list(_SENTENCE_END.finditer(text, window, end))):
        tail = text[m.end() : end]
        if _is_writers(tail):
            return m.end()
        if len(tail) > _TAIL // 2:
            break
    return None


def is_publisher(line: Line, *, anywhere: bool = False) -> bool:
    """Whether a line is nothing but the name of an outlet; `anywhere` in the page only known ones count."""
    if line.words > _LONGEST or (line.ends and not line.text.endswith(")")):
        return False
    for hit in outlets().scan(line.text, line.folded):
        if (hit.start, hit.end) == (0, len(line.text)) and hit.entry.data["kind"] in ("press", "sample"):
            return True
    return not anywhere and line.words <= 8 and _OUTLET.fullmatch(line.text) is not None

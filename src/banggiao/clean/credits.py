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

#: "Ngọc Ánh", "Hoa Liên/ANTT", "Trí Dũng - Như Tâm", "Minh Trang (theo Reuters)", "Nhóm PV"
_BYLINE: Final = re.compile(
    rf"(?:(?:{NAME}(?: {NAME}){{1,3}})|{NAME}\.?(?: ?{NAME}){{0,2}}|Nhóm [Pp]hóng viên|Nhóm PV|PV|CTV)"
    rf"(?: ?[-–/,&|] ?{NAME}(?: {NAME}){{0,3}}){{0,3}}"
    r"(?: ?\((?:[Tt]heo |[Tt]ổng hợp|[Ll]ược ghi|[Gg]hi|[Dd]ịch)[^)]*\))?"
)
_BY: Final = re.compile(
    r"(?:bài và ảnh|bài, ảnh|tác giả|thực hiện|biên tập|tin, ảnh|tin và ảnh|theo|nguồn)\s*:?\s", re.I
)
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
    text = line.text
    m = _BY.match(text)
    return _BYLINE.fullmatch(text[m.end() :] if m else text) is not None and (line.words >= 2 or bool(m))


def is_publisher(line: Line, *, anywhere: bool = False) -> bool:
    """Whether a line is nothing but the name of an outlet; `anywhere` in the page only known ones count."""
    if line.words > _LONGEST or (line.ends and not line.text.endswith(")")):
        return False
    for hit in outlets().scan(line.text, line.folded):
        if (hit.start, hit.end) == (0, len(line.text)) and hit.entry.data["kind"] in ("press", "sample"):
            return True
    return not anywhere and line.words <= 8 and _OUTLET.fullmatch(line.text) is not None

"""The year of a text's own present in the name of what is held: the year beside the day on which it is.

Takes the folded text and its date shapes, gives the year and where it stands. Keeps true: the name stands in the
sentence of a day without a year; a year that is only looked back on or planned for ("tổng kết năm 2018") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from banggiao.language.date_context import SENTENCE_END, Stated
from banggiao.language.date_shapes import Shape

#: a meeting named with its year
_NAMED_YEAR: Final = re.compile(
    r"(?:hội thảo|hội nghị|diễn đàn|đối thoại|triển lãm|liên hoan|tuần lễ|ngày hội|hội chợ|lễ hội|đại lễ|festival|giải"
    r"|diễn tập|tập trận|olympic|sea games|world cup|apec|wef|hội đàm|gặp gỡ|gặp mặt|giao lưu|chiến dịch"
    r"|tuần văn hóa)\s"
    r"(?:(?!tổng kết|sơ kết|kiểm điểm|đánh giá|kết quả|kế hoạch|phương hướng)[^.;,\n]){0,90}?(?P<y>20\d\d)\b"
)
#: between such a name and the day on which it is held
_HELD_ON: Final = re.compile(
    r"\s?[\"”]?,? ?(?:(?:dự kiến|sẽ|đã|vừa|đang|được|chính thức|lần này|do [^,.;\n]{3,60}) ?)*"
    r"(?:tổ chức|diễn ra|khai mạc)(?! (?:thành công|trước đó|năm ngoái))[^.;\n]{0,60}"
    r"|\s?[\"”]?(?: tại [^.,;\n]{3,40},?)? ?\(?"
)
#: a year right behind a name, with no word of time or deed before it
_BARE_YEAR: Final = re.compile(
    r"(?<!vào )(?<!trong )(?<!hồi )(?<!đến )(?<!tới )(?<!của )(?<!chức )(?<!ra )(?<!ký )(?<!lập )năm 20\d\d$"
)
#: what stands before the name of what one is at
_AT: Final = ("dự ", "tại ", "chủ trì ", "diễn ra ", "tổ chức ", "khai mạc ", "chương trình ")


def named_year(folded: str, found: Sequence[Shape]) -> Stated | None:
    """`Sáng 14/9, hội thảo ... 2017 được tổ chức`, `Diễn đàn ... 2018, diễn ra ngày 11/9`: the year in a meeting's
    name is that of the day beside it.
    """
    for day in found:
        if not day.parts or day.parts[0].day is None or day.parts[0].year is not None:
            continue
        stop = SENTENCE_END.search(folded, day.end)
        m = _NAMED_YEAR.search(folded, day.end, stop.start() if stop else len(folded))
        inside = m and next((s for s in found if s.start <= m.start("y") < s.end), None)
        if m and (inside is None or _is_of_name(folded, m.start(), inside)):
            return int(m["y"]), m.span("y")
        low = max(folded.rfind("\n", 0, day.start), folded.rfind(". ", 0, day.start), day.start - 220, 0)
        for m in _NAMED_YEAR.finditer(folded, low, day.start):
            if _HELD_ON.fullmatch(folded, m.end(), day.start):
                return int(m["y"]), m.span("y")
    return None


def _is_of_name(folded: str, start: int, year: Shape) -> bool:
    """Whether "năm 2017" closes the name that opens at `start`: "dự Đối thoại ... Việt Nam - Áo năm 2017 tại ..."."""
    attended = folded.endswith(_AT, 0, start)
    return attended and year.kind == "point" and _BARE_YEAR.search(folded, start, year.end) is not None

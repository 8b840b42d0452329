"""Whose people a count tells of: those of one party in the other's country, or visitors from everywhere.

Takes a Figure that counts people. Keeps true: victims, suspects and guests of a day are no state of affairs.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.indicators.figure import Figure

_THERE: Final = re.compile(
    r"\s(?:(?:hiện |đang |đã |sẽ |từng )?(?:sống|sinh sống|định cư|làm việc|học tập|du học|du lịch|làm ăn|tới|đến|sang"
    r"|thăm|nhập cảnh)(?:\s(?:và|thăm|làm việc|học tập|du lịch|sinh sống|sống))*\s(?:tại |ở |vào |đến |tới |sang )?"
    r"|(?:tại|ở) )(?:nước )?$"
)
_HARMED: Final = re.compile(
    r"\b(?:bị|thiệt mạng|tử vong|mất tích|nhiễm|chết|biểu tình|bắt giữ|mắc kẹt|hồi hương|sơ tán)\b"
)
_INTO: Final = re.compile(r"\b(?:vào|đến|tới|thăm)\s$")


def lives_abroad(figure: Figure) -> bool:
    """`40.000 người Nga tới Việt Nam mỗi năm`: people of one party by name, in the country of another."""
    clause = figure.clause
    stop = min(figure.right, clause.part_end(figure.end))
    named = [m for m in clause.mentions if m.end > figure.end and m.end <= stop and len(m.codes) == 1]
    if len(named) < 2 or named[0].start > figure.end + 2 or named[0].codes == named[1].codes:
        return False
    if clause.text.endswith("cho ", 0, figure.start):
        return False  # "xét visa cho 200 công dân": what is done for them
    if _HARMED.search(clause.text, clause.part_start(figure.start), min(clause.end, figure.end + 90)):
        return False
    return bool(_THERE.fullmatch(figure.between(named[0].end, named[1].start)))


def from_everywhere(figure: Figure) -> bool:
    """`mỗi năm có 9 triệu khách vào Việt Nam`: all who come to one's own country, with nobody else named before."""
    clause, home = figure.clause, figure.clause.who.parties[0]
    stop = min(figure.right, clause.part_end(figure.end))
    around = [m for m in clause.mentions if m.start < stop]
    if not around or any(m.codes != (home,) for m in around):
        return False
    into = [m for m in around if m.start >= figure.end and _INTO.search(clause.text[m.start - 6 : m.start])]
    return bool(into) and any(code != home for code in clause.codes)

"""Where a date stands in its text: the sentence before it, whether that speaks of what is to come, the opening.

Takes the folded text and an offset or the year of a date shape, gives offsets and numbers. Keeps true: offsets are
those of the folded text; those who look for a text's own day or year all go by these.
"""

from __future__ import annotations

import re
from typing import Final

#: a year with the span of the words that state it
Stated = tuple[int, tuple[int, int]]

SENTENCE_END: Final = re.compile(r"[.;]\s|\n")
#: how much of a text may stand before the first day that it tells of
LEDE: Final = 700
#: who is welcomed to come ("hoan nghênh Thủ tướng A sang dự ... tháng 11/2021"), no visit that was ("hoan nghênh chuyến
#: thăm", "hoan nghênh việc A thăm")
WELCOMED: Final = (
    r"hoan nghênh (?!chuyến|việc|kết quả|những|các|sự)(?:[^\W\d]+ ){2,12}?(?:sang |tới |đến )?"
    r"(?:tham dự|dự|(?<!chuyến )thăm)"
)
#: words before a date that put it in the future
FUTURE: Final = re.compile(rf"\b(?:sẽ|dự kiến|sắp|{WELCOMED})\b[^.;\n]*$")

#: "TP. Đà Nẵng": no end of a sentence
_TOWN: Final = (" tp", "\ntp")


def sentence_start(folded: str, at: int) -> int:
    """Where the sentence that holds `at` begins."""
    line = folded.rfind("\n", 0, at) + 1
    stop = folded.rfind(". ", line, at)
    while stop > 0 and folded.endswith(_TOWN, 0, stop):
        stop = folded.rfind(". ", line, stop)
    return max(line, stop + 1, folded.rfind(";", line, at) + 1)


def is_ahead(folded: str, at: int) -> bool:
    """Whether the sentence says before `at` that what it dates is still to come."""
    return FUTURE.search(folded, sentence_start(folded, at), at) is not None


def number(year: str | None) -> int:
    """The year as a number; 0 where it is not fully known."""
    return int(year) if year and year.isdigit() else 0

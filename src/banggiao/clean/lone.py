"""Lines that are no article wherever they stand: date bars, credits, bylines, buttons, headings of lists.

Keeps true: a line is told by itself and its neighbours; what it takes a row of lines to tell is in `signs`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from banggiao.clean.credits import credit_of, is_byline, is_publisher
from banggiao.clean.lines import Line
from banggiao.clean.markdown import PICTURE
from banggiao.clean.photographs import photo_credit
from banggiao.clean.stamps import holds_stamp, is_stamp

HEADING: Final = "a heading or button of the page"
CREDIT: Final = "the agency's credit"
DATE_BAR: Final = "the date bar"
PUBLISHER: Final = "the publisher's line"
BYLINE: Final = "the byline"
PHOTOGRAPHER: Final = "a photographer's credit"

#: How many lines below the title date bar and byline can stand.
_NEAR: Final = 5
#: Marks before the headline of another page.
_POINTERS: Final = (">>", "»", "›", "► ", "▶", "☞")
#: "6 giờ trước"
_AGO: Final = re.compile(r"\d+ (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước")


def lone(lines: Sequence[Line], i: int, first: int) -> str | None:
    """Why `lines[i]` is no article; None where nothing says so. `first` is the index of the line below the title."""
    line = lines[i]
    if line.heading is not None:
        return HEADING
    if line.text.startswith(_POINTERS) and not line.inner:
        return "a pointer to another page"
    if line.text == PICTURE:
        return "a picture"
    if credit_of(line) is not None:
        return CREDIT
    if (i < first + _NEAR and (is_stamp(line.text) or holds_stamp(line.text))) or _AGO.fullmatch(line.folded):
        return DATE_BAR
    if is_publisher(line, anywhere=not (i + 1 == len(lines) or i < first + 2)):
        return PUBLISHER
    if is_byline(line) and _is_at_border(lines, i, first):
        return BYLINE
    if line.pictured and photo_credit(line.text) == (0, len(line.text)):
        return PHOTOGRAPHER
    return None


def closes(line: Line, why: str) -> float:
    """How surely a lone line closes an article: 1 what follows its last word, less what may stand inside it."""
    if why in (CREDIT, BYLINE):
        return 1.0
    if why == HEADING and line.heading is not None:
        return _CLOSING.get(line.heading.id, 0.0)
    return 0.0


_CLOSING: Final = {
    "tags": 1.0,
    "comments": 1.0,
    "imprint": 1.0,
    "source_label": 1.0,
    "related": 0.5,
    "other_news": 0.7,
    "most_read": 0.7,
    "media_list": 0.5,
    "share": 0.2,
    "share_bar": 0.2,
}


def _is_at_border(lines: Sequence[Line], i: int, first: int) -> bool:
    """Whether a line stands right under the title, or closes the text: bylines do nothing else."""
    if i < first + 2 and (i + 1 < len(lines) and not lines[i].text.endswith(":")):
        return lines[i].words <= 6
    after = lines[i + 1] if i + 1 < len(lines) else None
    if after is None or after.gap >= 2:
        return True
    return lines[i - 1].is_sentence and (after.gap > 0 or not after.is_sentence)

"""What each kept line is: title, lede, paragraph, caption or heading."""

from __future__ import annotations

import re
from typing import Final

from banggiao.clean.furniture import Sorted
from banggiao.clean.lines import Line
from banggiao.clean.markdown import frame
from banggiao.clean.photographs import photo_credit
from banggiao.clean.web import Web

#: Longest heading, in words.
_HEADING: Final = 16
#: "Về hợp tác kinh tế.", "II. Kết quả", "3. Quốc phòng": headings that may end as a sentence does.
_OPENING: Final = re.compile(r"(?:Về|Trên lĩnh vực|Trong lĩnh vực|Đối với|[IVX]{1,4}[.)]|\d{1,2}[.)])\s")
#: The end of a heading that quotes.
_QUOTED: Final = re.compile(r"[^.!?…,;:][\"”»]$")
#: What makes a sentence of it after all.
_VERB: Final = re.compile(r" (?:phải|sẽ|đã|đang|là|cần|được|đạt|nhất trí|đề nghị|khẳng định|thống nhất) ")
#: Parts (runs of lines without a blank one) of a corpus text: title, lede, body, captions.
_PARTS: Final = 4


def give_kinds(found: Sorted, *, segmented: bool, web: Web | None = None) -> None:
    """Write down the kind of every kept line."""
    kept = found.kept
    parts = 1 + sum(1 for x in found.lines[1:] if x.gap)
    last_part = max((i for i, x in enumerate(found.lines) if x.gap), default=0)
    pictures = {found.lines[last_part].start} if segmented and parts >= _PARTS else set()
    pictures |= {x.start for x in found.lines[last_part:]} if pictures else set()
    labelled = {
        found.lines[i + 1].start
        for i in found.reasons
        if i + 1 < len(found.lines) and _announces_picture(found.lines[i])
    }
    labelled |= {
        found.lines[i - 1].start
        for i in found.reasons
        if i and _follows_picture(found.lines[i]) and i - 1 not in found.reasons
    }
    title = found.lines[found.title] if found.title is not None else None
    lede = False
    for i, line in enumerate(kept):
        after = kept[i + 1] if i + 1 < len(kept) else None
        if line is title:
            line.kind = "title"
        elif line.start in pictures or line.start in labelled or line.kind == "caption" or _is_caption(line, web):
            line.kind = "caption"
        elif not lede and title is not None and line.is_sentence:
            line.kind, lede = "lede", True
        elif _is_heading(line, after) or (web is not None and web.is_heading(line)):
            line.kind = "heading"


def _announces_picture(line: Line) -> bool:
    return line.text.startswith("![") or (line.heading is not None and line.heading.id == "caption_label")


def _follows_picture(line: Line) -> bool:
    return line.heading is not None and line.heading.id == "inline_button"


def _is_caption(line: Line, web: Web | None) -> bool:
    if web is not None and web.is_caption(line):
        return True
    span = photo_credit(line.text) if line.pictured else None
    if span is None:
        return False
    return span[1] == len(line.text.rstrip("| ")) or bool(frame(line.text))


def _is_heading(line: Line, after: Line | None) -> bool:
    if line.words > _HEADING or line.inner or line.row or after is None or after.words < line.words:
        return False
    if not line.ends or _QUOTED.search(line.text):
        return True
    opening = _OPENING.match(line.text) if line.text.endswith((".", ":")) else None
    if opening is None or any(c.isdigit() for c in line.text[opening.end() :]):
        return False  # "Về đầu tư, năm 2021 hai nước có 12 dự án." tells something
    return not _VERB.search(line.folded)

"""Direct speech: which stretches of the text stand in quotation marks, and in whose mouth.

Takes the text, gives spans between marks (the marks left out) that are speech and not a single quoted phrase. Curly
marks pair by shape, straight ones by turns. An unclosed mark ends with its paragraph.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.speech.model import Span
from banggiao.model.document import Document

#: a quotation of fewer words is a phrase ("mạnh, độc lập và thịnh vượng"), no speech
_WORDS: Final = 7
#: longest stretch that one pair of marks is trusted to hold, in characters
_LONGEST: Final = 3000
#: a mark that opens a paragraph of speech; one before a comma or stop closes the speech before it
_OPENS: Final = re.compile(r'["“]\s?\w')
_MARKS: Final = re.compile('[“”"]')
#: a quotation that opens inside a sentence is speech behind a colon, `rằng` or a verb of saying at most this far back
_BEFORE: Final = re.compile(r"(?:^|[.!?…:,;]|\brằng|\blà|nói|biết|hay|mạnh|định|rõ|phát biểu|viết|sẻ)\s*$")

#: what goes on behind the name of something in marks: `"Năm hữu nghị ..." có ý nghĩa sâu sắc`
_GOES_ON: Final = re.compile(
    r"[”\"] (?:có|đã|sẽ|đang|được|do|của|nhằm|góp phần|mang|thể hiện|cho thấy|đánh dấu|trở thành|diễn ra"
    r"|là (?!(?:lời|câu|khẳng định|phát biểu|nhận định|ý kiến|chia sẻ|điều|những|tuyên bố)\b))\b"
)


def speeches(document: Document) -> list[Span]:
    """Spans of direct speech, in order."""
    out: list[Span] = []
    opened: int | None = None
    body = [s for s in document.segments if s.kind not in ("title", "heading")]
    text = document.text
    for n, segment in enumerate(body):
        if opened is not None and segment.start - opened > _LONGEST:
            opened = None
        if opened is not None and _OPENS.match(text, segment.start):
            # speech over several paragraphs opens each of them anew and is closed in the last
            if len(text[opened : body[n - 1].end].split()) >= _WORDS and _speaks(text, opened, body[n - 1].start):
                out.append((opened, body[n - 1].end))
            opened = None
        for found in _MARKS.finditer(text, segment.start, segment.end):
            at, mark = found.start(), found[0]
            if mark == "“" or (mark == '"' and opened is None):
                opened = at + 1
            elif mark in '"”' and opened is not None:
                named = text[at - 1].isalnum() and _GOES_ON.match(text, at) is not None
                if not named and len(text[opened:at].split()) >= _WORDS and _speaks(text, opened, segment.start):
                    out.append((opened, at))
                opened = None
        anew = n + 1 < len(body) and _OPENS.match(text, body[n + 1].start) is not None
        if opened is not None and not anew and not _goes_on(text, segment.end):
            opened = None
    return out


def _speaks(text: str, opened: int, floor: int) -> bool:
    """Whether the quotation that opens at `opened` stands where speech does, not inside a phrase."""
    return bool(_BEFORE.search(text[max(0, opened - 21) : opened - 1].rstrip())) or opened - 1 <= floor


def _goes_on(text: str, end: int) -> bool:
    """Whether a quotation open at the end of a paragraph closes in the next ones before another opens."""
    rest = text[end : end + _LONGEST]
    closing = min((i for i in (rest.find("”"), rest.find('"')) if i >= 0), default=-1)
    opening = rest.find("“")
    return closing >= 0 and not 0 <= opening < closing

"""Whether a clause judges: how a relation or what both sides share stands, what it comes to or what it means.

Takes the tokens of what is said, gives yes or no. Of what is only told (`cho biết`), and of what stands in nobody's
saying, such a judgement alone is a stand; a report of figures is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from banggiao.extract.reading import Reading
from banggiao.extract.speech.holding import STRONG
from banggiao.extract.speech.tokens import Token
from banggiao.vocabulary.phrases import phrases

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses

#: what stands between `là` and what something is said to be
_IS: Final = re.compile(
    r"\blà [\"“]?(?:(?:không chỉ|một trong(?: những| các)?|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+|những|các"
    r"|hoàn toàn|hết sức|vừa) )*[\"“]?"
)
#: what is told to count: `Điều quan trọng là ...`
_COUNTS: Final = re.compile(
    r"\b(?:điều|việc|vấn đề|điểm)(?: rất| đặc biệt| hết sức)? (?:quan trọng|cần thiết|đáng mừng|đáng quý|then chốt"
    r"|cốt lõi|mấu chốt|đáng tự hào|đáng ghi nhận|có ý nghĩa)(?: nhất| hơn cả)? là\b"
)
#: what stands between a word of degree, or `có`, and what counts: `ngày càng bền chặt`, `có rất nhiều lợi thế`
_VERY: Final = re.compile(
    r"\b(?:(?:rất|hết sức|vô cùng|cực kỳ|đặc biệt|ngày càng|càng|khá|thực sự|thật sự|luôn luôn|luôn|vẫn|còn|đang|cũng"
    r"|chưa bao giờ|chưa khi nào|chưa từng) )+(?:là )?"
)
_HAS: Final = re.compile(
    r"\b(?<!không )(?<!chưa )có "
    r"(?:(?:những|nhiều|rất|một|một số|các|đầy đủ|đủ|không ít|chung|cùng|cả|sẵn|thêm|hai|ba) )*"
)
#: further words between: `là sự kiện đối ngoại quan trọng`
_BETWEEN: Final = 3
RELATION: Final = re.compile(r"\b(?:quan hệ|hai (?:nước|bên|dân tộc)|hợp tác|song phương|khu vực|chuyến thăm)\b")
#: what a telling of the relation as such begins with
_AS_SUCH: Final = (
    "quan hệ",
    "mối quan hệ",
    "tiềm năng",
    "hợp tác",
    "sự hợp tác",
    "tình hữu nghị",
    "lập trường của",
    "quan điểm của",
)
_PARTNER: Final = re.compile(r"\blà [^,]{0,40}(?:đối tác|láng giềng|người bạn|trụ cột|ưu tiên)\b")
_NO_FIGURE: Final = ("rank", "years", "months", "days", "times")


def judges(c: Clauses, first: int, stop: int) -> bool:
    """Whether the tokens from first to stop judge a relation, or a party other than the one who speaks."""
    row = _clause(c, first, stop)
    if not row or any(t.is_role("condition", "maybe") for t in row[:2]):
        return False
    start, end = row[0].start, row[-1].end
    if figures(c.thread.reading, start, end):
        return False
    relation = RELATION.search(c.thread.reading.folded, start, end) or any(t.kind == "who" for t in row)
    return bool(relation) and _comes_to(c, row)


def proves(c: Clauses, first: int, stop: int) -> bool:
    """Whether the tokens from first to stop tell what something comes to or means."""
    return _comes_to(c, _clause(c, first, stop))


def needs_deed(c: Clauses, say: int, end: int) -> bool:
    """`nhấn mạnh các nước tham gia cần tăng cường ...`: whether all that is said is that somebody must act."""
    behind = [t for t in c.tokens[say + 1 :] if t.start < end]
    need = next((k for k, t in enumerate(behind) if t.is_role("need") and t.entry == "need"), None)
    if not need or need + 1 == len(behind) or not _named(behind[:need]):
        return False
    after = behind[need + 1 : need + 3]
    does = after[0].role == "do" or (after[0].entry == "degree" and after[-1].is_role("nominaliser"))
    held = any(t.is_role("relative", "purpose", "condition") or t.is_mark(";:") for t in behind[:need])
    is_so = any(t.is_role("that") for t in behind[1:need])
    return does and not held and not is_so and behind[0].entry != "degree"


def _named(row: Sequence[Token]) -> bool:
    """Whether somebody, or a thing, stands in the row, and not only words of number."""
    return any(t.kind in ("who", "words") or t.is_role("official", "private", "nominal") for t in row)


def figures(reading: Reading, start: int, end: int) -> bool:
    """Whether the text from start to end reports figures: other than places in a list and stretches of time."""
    return any(a.unit not in _NO_FIGURE for a in reading.amounts_in(start, end))


def _comes_to(c: Clauses, row: Sequence[Token]) -> bool:
    """Whether a verb of the row tells what it comes to, or the row what something means."""
    if any(_proves(row, n) for n in range(len(row))):
        return True
    if not row:
        return False
    span = row[0].start, row[-1].end
    return means(c.thread.reading, *span) or stands(c.thread.reading, *span)


def means(reading: Reading, start: int, end: int) -> bool:
    """Whether the text from start to end says what something is, in a word of worth: `là một dấu mốc quan trọng`."""
    worths = phrases("worths")
    for found in _IS.finditer(reading.folded, start, end):
        at = found.end()
        for n in range(_BETWEEN):
            hit = worths.at(reading.text, reading.folded, at)
            if hit and hit.end <= end and not (n and hit.entry.data.get("near")):
                return True
            space = reading.folded.find(" ", at, end)
            if space < 0 or reading.folded[space - 1] in ",;:.":
                break
            at = space + 1
    return False


def stands(reading: Reading, start: int, end: int) -> bool:
    """Whether the text from start to end says how something stands, or what counts (`rất bền chặt`)."""
    if _COUNTS.search(reading.folded, start, end):
        return True
    standings = phrases("standings")
    relative = reading.folded.find(" mà ", start, end)
    end = relative if relative > 0 else end  # `..., mà A có nhiều kinh nghiệm` is told by the way
    for lead, key in ((_VERY, "degree"), (_HAS, "had")):
        for found in lead.finditer(reading.folded, start, end):
            hit = standings.at(reading.text, reading.folded, found.end())
            if hit and hit.end <= end and hit.entry.data.get(key):
                return True
    return False


def _clause(c: Clauses, first: int, stop: int) -> list[Token]:
    """The tokens up to a further verb of speech behind a mark."""
    further = (k for k in range(first + 1, stop) if c.tokens[k].role in STRONG and c.tokens[k - 1].kind == "mark")
    return [t for t in c.tokens[first : next(further, stop)] if not t.is_mark(".…")]


def _proves(row: Sequence[Token], n: int) -> bool:
    """Whether the verb at n tells what the clause comes to: not one behind a relative, a purpose or a noun of it."""
    if n == 0 or row[n].kind != "verb" or not row[n].data("judges"):
        return False
    return not row[n - 1].is_role("relative", "purpose", "nominal", "nominaliser")


def of_relation(c: Clauses, k: int) -> bool:
    """Whether what is plainly told is how a relation stands: `cho biết quan hệ hai nước đang phát triển mạnh mẽ`."""
    while k < len(c.tokens) and (c.tokens[k].is_role("that", "nominal") or c.tokens[k].is_mark(",")):
        if c.thread.reading.folded[c.tokens[k].start : c.tokens[k].end] in _AS_SUCH:
            return True
        k += 1
    if k >= len(c.tokens):
        return False
    clause = c.thread.reading.folded[c.tokens[k].start : c.tokens[-1].end].split(",", 1)[0]
    return clause.startswith(_AS_SUCH) or (" là " in clause and _PARTNER.search(clause) is not None)

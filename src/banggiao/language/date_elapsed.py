"""The year of a text's own present by adding: the year in which something began and the years told since.

Takes the folded text and its date shapes, gives the year and where it stands. Keeps true: both numbers are printed,
of one matter ("45 năm quan hệ ngoại giao" and "đối tác chiến lược ... năm 2013" are two), and the sum is not before
what the text tells as gone; where two sums contend, none is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from banggiao.language.date_context import Stated, number, sentence_start
from banggiao.language.date_shapes import Shape
from banggiao.language.date_side import side

#: "kỷ niệm 30 năm hợp tác tìm kiếm ...", "và 5 năm quan hệ đối tác chiến lược", "sau 5 năm triển khai đối tác ..."
_JUBILEE: Final = re.compile(
    r"(?:kỷ ni[eêệ]m|nhân dịp|đánh dấu|chào mừng|khởi động|sau|dịp|hành trình|chặng đường)"
    r" (?:lần thứ |tròn |đúng |dịp )?(?P<n>\d{1,3}) năm(?! qua| nay| tới)(?P<what>[^.;,()\d\n]{0,70})"
    r"|\bvà (?P<n2>\d{1,3}) năm (?P<what2>(?:ngày |thiết lập )*(?:quan hệ|đối tác|hợp tác)[^.;,()\d\n]{0,60})"
)
#: "trong 19 năm qua": since what the sentence before or behind it tells to have begun
_LAPSE: Final = re.compile(r"(?<!hơn )(?<!gần )\b(?P<n>\d{1,3}) năm (?:qua\b|trước,)")
#: "45 năm trước, ngày 21/9/1973, ...", "cách đây 50 năm (1973)": the years told right before the date
_AGO: Final = re.compile(
    r"(?<!hơn )(?<!gần )\b(?:cách (?:đây|nay) (?:tròn |đúng )?(?P<a>\d{1,3}) năm|(?P<b>\d{1,3}) năm (?:về )?trước)"
    r"(?: đây)?,? ?\(?(?:cũng |chính |đúng )?(?:(?:vào|từ|tức|tức là) )?$"
)
_SINCE: Final = re.compile(r",? kể từ (?:khi|ngày|lúc) [^.;\n]{0,90}$")
_AHEAD: Final = re.compile(r"\b(?:chuẩn bị|sắp|hướng tới|hướng đến|tiến tới|sẽ|để|năm tới|năm sau|sang năm)\b[^.;\n]*$")
_LATER: Final = re.compile(r"[^.;\n]{0,40}\b(?:năm tới|năm sau|sang năm|(?:vào|trong) năm \d{4})\b")
_BEGAN: Final = re.compile(
    r"\b(?:thiết lập|xác lập|thành lập|bắt đầu|khởi đầu|mở đầu|có từ|ra đời|nâng cấp|nâng lên|lần đầu tiên)\b"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
#: syllables that tell no matter of two states from another
_COMMON: Final = re.compile(
    r"quan|hệ|thiết|lập|xác|hai|nước|bên|việt|nam|hợp|tác|đối|chính|thức|hữu|nghị|ngày|giữa|với|và|vào|của|kể|từ|khi"
    r"|sau|nhân|dịp|trong|các|năm|là|được|có|về|nâng|cấp|lên|thành|bắt|đầu"
)
#: how far before its year, and behind the years told, what began is told
_REACH: Final = 110
_RIGHT_BEFORE: Final = 140
#: how far before a date the years since then are told
_NEAR: Final = 50
_LEAST, _MOST = 3, 100
#: no text is so much later than the last year that it tells of, where that is one of its own time
_LONG: Final = 6
_RECENT: Final = 2005
#: EDTF years have four digits
_LAST: Final = 9999


def elapsed_year(folded: str, found: Sequence[Shape]) -> Stated | None:
    """The present year as the sum of a beginning and the years told since, or None."""
    dated = [s for s in found if s.kind != "set" and s.parts and number(s.parts[0].year)]
    began = [s for s in dated if _is_beginning(folded, s)]
    ago = list(_ago(folded, dated))
    if not began and not ago:
        return None
    told = [s for s in dated if s.kind == "point" and s not in began and side(folded, s) < 0]
    latest = max((number(s.parts[0].year) for s in (*began, *told)), default=0)
    sums: dict[int, tuple[int, int]] = {}
    for year, span in (*ago, *_jubilees(folded, began), *_lapses(folded, began)):
        sums.setdefault(year, span)
    top = latest + _LONG if told and latest >= _RECENT else _LAST
    fits = {year: span for year, span in sums.items() if max(latest, _RECENT) <= year <= top}
    return next(iter(fits.items())) if len(fits) == 1 else None


def _is_beginning(folded: str, s: Shape) -> bool:
    """`thiết lập quan hệ ngoại giao ngày 24/6/1967`: something is told to begin then; ranges begin with their year."""
    before = folded[max(sentence_start(folded, s.start), s.start - _REACH) : s.start]
    if s.kind == "interval" and s.parts[0].month is None:
        return before.endswith("(") and "năm" in before
    began = _BEGAN.search(before)
    jubilee = "kỷ niệm" in before and not before.endswith(("(", "(ngày "))  # "kỷ niệm 40 năm ... trong năm 2016"
    return began is not None and not jubilee and side(folded, s) <= 0


def _jubilees(folded: str, began: Sequence[Shape]) -> Iterator[Stated]:
    """Sums of jubilees with the beginning of the same matter."""
    for m in _JUBILEE.finditer(folded):
        n, what = int(m["n"] or m["n2"]), m["what"] or m["what2"] or ""
        start = sentence_start(folded, m.start())
        if not _LEAST <= n <= _MOST or _AHEAD.search(folded, start, m.start()) or _LATER.match(folded, m.end()):
            continue
        for s in began:
            before = folded[max(sentence_start(folded, s.start), s.start - _REACH) : s.start]
            if s.kind == "point" and _is_one_matter(what, before):
                yield number(s.parts[0].year) + n, (s.start, s.end)


def _lapses(folded: str, began: Sequence[Shape]) -> Iterator[Stated]:
    """Sums of years gone by with what the words right before or behind them tell to have begun."""
    for m in _LAPSE.finditer(folded):
        n = int(m["n"])
        for s in began if _LEAST <= n <= _MOST else ():
            since = m.end() < s.start and _SINCE.fullmatch(folded, m.end(), s.start)
            if since or 0 < m.start() - s.end < _RIGHT_BEFORE:
                yield number(s.parts[0].year) + n, (s.start, s.end)


def _ago(folded: str, dated: Sequence[Shape]) -> Iterator[Stated]:
    """Sums of a date with the years told right before it as gone since then."""
    for s in dated:
        m = _AGO.search(folded, max(0, s.start - _NEAR), s.start) if s.kind == "point" else None
        if m and _LEAST <= int(m["a"] or m["b"]) <= _MOST:
            yield number(s.parts[0].year) + int(m["a"] or m["b"]), (s.start, s.end)


def _is_one_matter(a: str, b: str) -> bool:
    """Whether both name one matter by two syllables that not every bond has; a comprehensive one is another."""
    if ("toàn diện" in a) != ("toàn diện" in b):
        return False
    return not _matters(a).isdisjoint(_matters(b)) or "có từ" in b  # "quan hệ ... có từ năm 1967"


def _matters(text: str) -> set[tuple[str, str]]:
    """The pairs of neighbouring syllables that tell of what the years are counted."""
    return {x for x in pairwise(_WORD.findall(text)) if not any(_COMMON.fullmatch(word) for word in x)}

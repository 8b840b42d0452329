"""Where a text names a level of relationship that is so, with the words of founding before it.

Takes a Reading, gives Labels in order. Keeps true: a level inside the name of a treaty, one that is wished for or
broken off, one said of companies or of many partners at once is no Label.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Span
from banggiao.extract.reading import Reading, Sentence
from banggiao.extract.statuses.pairs import LIST
from banggiao.extract.statuses.told import Label
from banggiao.vocabulary.lexicon import Hit, lexicon

#: how far before a label its verb may stand
_BEFORE: Final = 90
#: names that a level is part of: "Hiệp định ... về đối tác chiến lược"
_IN_NAME: Final = re.compile(
    r"(?:hiệp định|hiệp ước|diễn đàn|đối thoại|ủy ban|chương trình|dự án|nghị định thư|bản ghi nhớ)"
    r"(?: \w+){0,5} (?:về )?$|tuyên bố(?: tầm nhìn)?(?: chung)? về (?:quan hệ )?$|tầm nhìn (?:quan hệ )?$"
)
#: "ký Tuyên bố chung về Đối tác chiến lược tháng 9/2013": by that paper the level was founded
_BY_PAPER: Final = re.compile(
    r"\b(?:ký|ký kết|thông qua|ra)(?: bản)? tuyên bố(?: chung)? về (?:quan hệ |khuôn khổ (?:quan hệ )?)?$"
)
#: "Quan hệ ngoại giao giữa hai nước được thiết lập năm ..."
_FOUNDED: Final = re.compile(
    r"(?: (?:giữa )?(?:hai (?:nước|bên)|[^,.;]{3,40}?))?(?: đã)? (?:chính thức )?được (?:chính thức )?"
    r"(?:thiết lập|xác lập|thành lập|nâng cấp)\b"
)
#: "tăng cường quan hệ đối tác chiến lược lên tầm cao mới": the rung on which they stand is to be made more of
_DEEPENED: Final = re.compile(
    r"(?: (?:song phương|hai nước|(?:giữa )?hai (?:nước|bên)|[^,.;]{3,40}?))?"
    r" (?:lên|phát triển lên)(?: một)? (?:tầm|mức|nấc thang|bước|giai đoạn)"
    r"(?: phát triển)? (?:cao|mới|sâu)"
)
#: "quan hệ ngoại giao với 187 nước", "26 nước là đối tác chiến lược"
_WITH_MANY: Final = re.compile(
    r" với (?:hơn |gần |khoảng |tất cả |hầu hết )?(?:\d+ |các |nhiều )?(?:nước|quốc gia|đối tác)\b"
)
_ARE_MANY: Final = re.compile(
    r"\b(?:\d+|các|nhiều|một số) (?:nước|quốc gia|đối tác)(?: [^\W\d]+){0,3} là (?:đối tác [^,.;]{4,24} và )?$"
)
#: "là mối quan hệ đặc biệt quý báu" praises, it names no level
_PREDICATE: Final = re.compile(r"\b(?:là|có|sự kiện|mang tính) (?:một |những )?(?:mối )?$")
_TAIL: Final = re.compile(
    r" (?:sâu rộng|tăng cường|toàn cầu)(?= |[,.;\"”])|"
    r" (?:vì|hướng tới|hướng đến) [^,.;\"”()]{4,60}?"
    r"(?= giữa | với | của | được | từ \d| vào \d| trong chuyến| nhân | năm \d|[,.;\"”(]|$)"
)
#: "Đối tác chiến lược về ứng phó ...", "coi Việt Nam là đối tác chiến lược": of one field, or how one side sees it
_FIELD: Final = re.compile(
    r"(?: của [^,.;]{2,25}?)?(?: (?:quan trọng|hàng đầu|lớn))?(?: nhất)?"
    r" (?:về|trong hợp tác|trong (?:quản lý|thích ứng|ứng phó|phát triển|lĩnh vực))\b"
)
_SEEN: Final = re.compile(r"\b(?:coi|xem)\b[^,;]{0,40}\b(?:là|như)(?: một)? $")
_YEARS: Final = re.compile(
    r"(?<!\w)(\d{1,3}) năm (?!trước\b|sau\b(?! khi))(?:ngày |kể từ (?:ngày |khi )?|qua,? |sau khi |hai nước "
    r"|chính thức )*"
)
#: behind a bare "thiết lập quan hệ" stand the two sides, a date or nothing; else another relation is meant
_BARE: Final = re.compile(
    r"(?! hai nước lên)(?: (?:giữa|hai|việt|chính thức|vào|năm|ngày|tháng)\b| với (?:việt nam|nhau)| ?[(.,;)]|$)"
)
#: what stands right before a level in small letters that is one of states, not of firms
_LED: Final = re.compile(
    r"(?:quan hệ|khuôn khổ|tinh thần|lên|thành|mức|tầm|và|cấp|là|hợp tác|lập|ký|năm|cho|từ|của|với|giữa|nước|tầm cao)"
    r"(?: mới| một)? [\"“']?$|[,\"“(] ?$|^$"
)
_CLAUSE: Final = re.compile(r"[;:]|\. |, (?:đồng thời|trong khi|nhưng|và )")
_RUNG_LEFT: Final = re.compile(r"\b(?:nâng cấp|nâng|đưa)\b[^.;]{0,40}\btừ (?:quan hệ )?$")
#: between two rungs of a row
_ROW: Final = re.compile(r"(?: (?:vào|từ|hồi|năm|tháng|ngày|\(?[\d/-]+\)?))*(?:,| và|, và)(?: (?:quan hệ|lên))* [\"“]?")
#: "lộ trình và nội hàm của Đối tác chiến lược": a rung that is still talked about
_ROADMAP: Final = re.compile(r"\blộ trình(?: và nội hàm)?(?: của| lên| tiến tới)? $")
_COMPANY: Final = re.compile(
    r" (?:là |với |giữa |của )?(?:tập đoàn|công ty|ngân hàng|hãng|doanh nghiệp|tổng công ty|trong lĩnh vực du lịch)"
)


def find_labels(reading: Reading) -> list[Label]:
    """All levels that the text tells as they are."""
    out: list[Label] = []
    told = [h for category in ("levels", "level_foundings") for h in reading.hits_of(category)]
    for hit in sorted(told, key=lambda h: (h.start, -h.end)):
        if "level" in hit.entry.data:
            label = _label(reading, hit, out[-1] if out else None)
            if label:
                out.append(label)
    return out


def _label(reading: Reading, hit: Hit, last: Label | None) -> Label | None:
    sentence = reading.sentence_at(hit.start)
    low = max(sentence.start, hit.start - _BEFORE)
    before = reading.folded[low : hit.start]
    cut = max((m.end() for m in _CLAUSE.finditer(before)), default=0)
    low, before = low + cut, before[cut:]
    by_paper = _BY_PAPER.search(before)
    if (
        (_IN_NAME.search(before) and not by_paper)
        or _ROADMAP.search(before)
        or (hit.entry.data["level"] == "special" and _PREDICATE.search(before))
        or _COMPANY.match(reading.folded, hit.end)
        or _ARE_MANY.search(before)
        or (_WITH_MANY.match(reading.folded, hit.end) and not LIST.match(reading.folded, hit.end, sentence.end))
        or (_SEEN.search(before) and hit.entry.data["level"] != "special")
    ):
        return None
    cues = lexicon("level_cues").scan(reading.text[low : hit.start], before)
    found = _founded(hit, cues, low) or _of_row(reading, hit, last) or _founded_behind(reading, hit, sentence)
    if by_paper:
        found = (low + by_paper.start(), low + by_paper.end())
    deepened = _DEEPENED.match(reading.folded, hit.end, sentence.end)
    if _RUNG_LEFT.search(before) or deepened:
        found = None  # "sẽ nâng cấp quan hệ từ đối tác toàn diện từ năm 2009 lên ...": the rung on which they stand
    elif _is_undone(before, cues, found, low):
        return None
    small = reading.text[hit.start].islower() and hit.entry.data["level"] not in ("special", "diplomatic_relations")
    if small and found is None and not _LED.search(before):
        return None
    bare = hit.entry.data.get("bare") and not hit.entry.data.get("dated")
    if bare and not _BARE.match(reading.folded, hit.end, sentence.end):
        return None
    years, span = _jubilee(before, low)
    if _FIELD.match(reading.folded, hit.end) and not years:
        return None
    if hit.entry.data.get("founded") and not (found or years):
        return None
    tail = _TAIL.match(reading.text, hit.end, sentence.end) if hit.entry.data["level"] == "strategic" else None
    return Label(hit.start, tail.end() if tail else hit.end, hit, sentence, span if years else found, years)


def _founded(hit: Hit, cues: list[Hit], low: int) -> Span | None:
    """Where the nearest word of founding stands; a bare "thiết lập quan hệ" is its own."""
    if hit.entry.data.get("bare"):
        return hit.start, hit.end
    spans = [(low + c.start, low + c.end) for c in cues if c.entry.data["role"] == "found"]
    return spans[-1] if spans else None


def _founded_behind(reading: Reading, hit: Hit, sentence: Sentence) -> Span | None:
    """Where the words of founding stand behind the level: "... được thiết lập năm 1992"."""
    m = _FOUNDED.match(reading.folded, hit.end, sentence.end)
    return (hit.end, m.end()) if m else None


def _of_row(reading: Reading, hit: Hit, last: Label | None) -> Span | None:
    """ "lên Đối tác chiến lược năm 2013 và Đối tác chiến lược toàn diện năm 2025": founded as the rung before it."""
    if last is None or last.years or not last.end < hit.start < last.sentence.end:
        return None
    return last.found if _ROW.fullmatch(reading.folded, last.end, hit.start) else None


def _is_undone(before: str, cues: list[Hit], found: Span | None, low: int) -> bool:
    """Whether the level is broken off, wished for, or of many."""
    for c in cues:
        gap = before[c.end :]
        role = c.entry.data["role"]
        if role == "end" and len(gap) < 24:
            return True
        if role == "many" and gap.strip() in ("", "quan hệ", "nước", "khuôn khổ"):
            return True
        # a wish reaches the level through its word of founding, or stands right before it
        reached = found is not None and low + c.end <= found[0] and found[0] - low - c.end < 30
        near = gap.strip(' "“') in ("", "quan hệ", "một", "xây dựng quan hệ", "xây dựng")
        if role == "wish" and (reached or near) and not re.search(r"\d năm", gap):
            return True
    return False


def _jubilee(before: str, low: int) -> tuple[int, Span | None]:
    """`45 năm (ngày) thiết lập` before the level: the number, and where it stands."""
    last = None
    for m in _YEARS.finditer(before):
        last = m
    if last is None or len(before) - last.end() > 45 or int(last[1]) == 0:
        return 0, None
    return int(last[1]), (low + last.start(), low + last.end())

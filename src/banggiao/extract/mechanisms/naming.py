"""Whether a head and the words behind it make a name.

Takes a head, the extent of what may be its name, and their sentence. Keeps true: several of a kind, levels of a
relationship, bodies and papers told only by whose they are have no name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from banggiao.extract.actors.names import CAPITALS, is_syllable
from banggiao.extract.mechanisms.extent import words
from banggiao.extract.mechanisms.named import Extent
from banggiao.extract.mechanisms.papers import PAPERS, is_about, is_bare
from banggiao.extract.reading import Reading, Sentence
from banggiao.vocabulary.lexicon import Hit, entries_of

_REGION: Final = re.compile(r" (?:đông á|asean|apec|asem|á ?-|cộng đồng|đặc biệt|tiểu vùng|pháp ngữ)")
_OPENING: Final = re.compile(r" (?:về|hướng tới|vì|hợp tác|hỗ trợ|hành động|thường niên)\b")
#: who works for a programme; the programme is a body then
_LED: Final = re.compile(r"(?:giám đốc|trưởng|chuyên gia(?: cấp cao)?|điều phối viên)(?: của| thuộc)? $")
_BODY: Final = re.compile(r" (?:tổ chức|hội đồng|liên minh|ngân hàng|ủy ban|liên hợp quốc|hiệp hội|hiệp hội các)\b")
#: a treaty that names both its sides has a name, also in small letters
_BETWEEN: Final = re.compile(rf" giữa (?:[{CAPITALS}][^,;]* (?:và|với) [{CAPITALS}]|hai Bộ [{CAPITALS}])")
#: heads in capitals that name a thing also with small letters behind them
_SURE: Final = frozenset(
    {"treaty", "memorandum", "committee", "dialogue", "partnership", "joint-paper", "committee-of"}
)
#: common words: a name only in capitals and with a name behind them
_PROPER: Final = frozenset({"declaration", "vision", "joint-paper", "committee-of"})
#: characters back to the verb of a row of things that are founded
_ROW: Final = 90
#: a joint statement that is a paper of two offices, or known by its year; leaders end their talks with others
_OF_OFFICES: Final = re.compile(r" giữa (?:hai )?(?:bộ|cơ quan|ủy ban|văn phòng|ngân hàng) .*|.* năm \d{4}$")
#: "Tầm nhìn trung và dài hạn về ... 2015-2019"
_LONG_TERM: Final = re.compile(r" (?:trung (?:hạn )?và )?dài hạn\b")
#: a partnership of one field is a framework of its own
_FIELD: Final = re.compile(r" (?:về|trong) ")
#: "ý nghĩa của hội nghị trong hợp tác với A": the meeting is told, not named
_JOINED: Final = re.compile(r" (?:và|với|trong|thông qua|tập trung|bàn(?! tròn)|kết thúc|nhất trí) ")
_PAIR: Final = re.compile(r" ?[-–] ?")
#: a group of parliament; it is no channel where it only says what somebody is
_FRIENDS: Final = re.compile(r"nghị s[ĩỹ] hữu nghị$")
_OFFICER: Final = re.compile(r"(?:chủ tịch|tổng thư ký|thành viên|ủy viên|trưởng|cố vấn|cố vấn đặc biệt)(?: của)? $")
#: behind "đối thoại thường niên": between whom or of what
_YEARLY: Final = re.compile(r" (?:cấp|giữa|về|trong lĩnh vực) ")
_SEVERAL: Final = re.compile(
    r"\b(?:các|những|nhiều|một số|(?:hàng |một )?loạt|(?<!thứ )\d+|hai|(?<!thứ )ba|mọi|từng) $"
)
_WORD: Final = re.compile(r"[^\W\d_][^\W_]*")
#: acronyms of a kind, not of one instrument
_KINDS: Final = frozenset({"FTA", "MOU", "MoU", "LOI", "ODA", "PPP", "FDI"})
#: before the acronym of a forum whose meeting is spoken of
MEETING: Final = re.compile(
    r"(?:dự|tại|bên lề|nhân dịp|trước thềm|đăng cai|chủ trì|tổ chức(?: thành công| tốt)?|khai mạc|hội nghị|diễn đàn"
    r"|thượng đỉnh|cấp cao|tuần lễ|năm) $"
)


def is_named(reading: Reading, head: Hit, found: Extent, sentence: Sentence) -> bool:
    """Whether head and extent make a name."""
    if _is_none(reading, head, found, sentence):
        return False
    if found.quoted or (found.acronym and found.acronym not in _KINDS):
        return True
    if _is_barred(reading, head, found):
        return False
    text = reading.text
    opens = head.start == sentence.start and text[head.start].isupper()
    if head.entry.id in PAPERS:
        if is_bare(reading, head, found):
            return False
        if is_about(reading, head, found):
            return True
    if text[head.start].isupper() and not opens:
        return _is_named_big(reading, head, found)
    numbered = found.numbered and found.count >= 2 and reading.folded.count(" ", head.start, head.end) > 2
    if numbered and head.entry.id == "memorandum":  # "kế hoạch hợp tác năm 2019"
        return True
    if opens:
        long = reading.folded.count(" ", head.start, head.end) > 1  # "Diễn đàn doanh nghiệp Việt Nam - Lào"
        named = found.capitals > 0 and found.count >= (2 if long else 3)
        return named or _is_named_small(reading, head, found)
    return _is_named_small(reading, head, found)


def _is_none(reading: Reading, head: Hit, found: Extent, sentence: Sentence) -> bool:
    """Whether the head names nothing here, whatever stands behind it: a level, a body, an office, a common word."""
    folded, kind = reading.folded, head.entry.id
    if _is_level(reading, head, found):
        return True
    if kind in _PROPER:
        begins = head.start == sentence.start or reading.text[head.start].islower()
        return begins or not _is_proper(reading, head, found, sentence)
    if kind == "committee" and _FRIENDS.search(folded, head.start, head.end):
        return _is_whose(reading, head, found)
    if (head.entry.data["type"] == "summit" or kind == "drill") and _JOINED.match(folded, head.end):
        return True
    if kind == "free-trade":  # "FTA Việt Nam - EU": the pair alone makes it a name
        return _PAIR.search(folded, head.end, found.end) is None
    if kind == "accord":
        return _phrase_at(reading, head.end + 1) in words("verb")
    if kind == "forum" and found.acronym in _forums():
        return not _is_met(reading, head, sentence)
    if not head.entry.data.get("generic"):
        return False
    led = _LED.search(folded, max(0, head.start - 34), head.start) is not None
    return led or _is_other(reading, head) or _is_party(reading, head, found)


def _is_party(reading: Reading, head: Hit, found: Extent) -> bool:
    """`dự án Ấn Độ đóng tàu`: a party alone is whose it is, and no name."""
    whole = (h for h in reading.hits_in(head.end, found.end) if (h.start, h.end) == (head.end + 1, found.end))
    return any(h.category in ("parties", "countries") and "trap" not in h.entry.data for h in whole)


def _is_barred(reading: Reading, head: Hit, found: Extent) -> bool:
    """Whether what stands around the head says that no one instrument is meant, or a body."""
    text, folded = reading.text, reading.folded
    proper = text[head.start].isupper() and found.capitals > 1 and found.acronym != "FTA"
    proper = proper or (head.entry.id == "drill" and _is_foreign(reading, head))  # "các cuộc tập trận Milan"
    if head.entry.id == "strategy" and found.numbered:
        return False
    if not proper and _SEVERAL.search(folded[max(0, head.start - 12) : head.start]):
        return True
    small = head.entry.data.get("small")
    if text[head.start].islower() and small != "kind" and folded.endswith("đàm phán ", 0, head.start):
        return True
    framed = head.entry.data["type"] == "framework" and head.entry.id not in ("partnership", "vision")
    if framed and not proper and not text[head.end + 1 : head.end + 2].isupper():
        return True
    return head.entry.id == "talk" or (head.entry.id == "summit-short" and not _REGION.match(folded, head.end))


@cache
def _forums() -> frozenset[str]:
    """Acronyms of forums that are bodies, unless their meeting is spoken of."""
    return frozenset(c for e in entries_of("mechanisms") if e.data.get("meeting") for c in e.cased)


def _is_met(reading: Reading, head: Hit, sentence: Sentence) -> bool:
    """Whether the meeting of a forum is spoken of."""
    return MEETING.search(reading.folded, max(sentence.start, head.start - 22), head.start) is not None


def _phrase_at(reading: Reading, at: int) -> str:
    """The two syllables at an offset, folded."""
    return " ".join(reading.folded[at : at + 24].split(" ")[:2])


def _is_level(reading: Reading, head: Hit, found: Extent) -> bool:
    """Whether the frame is a level of a relationship ("khuôn khổ Quan hệ đối tác toàn diện"): that is a status."""
    if head.entry.id != "frame":
        return False
    at = head.end + 1
    return any(
        h.start - at < 10 and _FIELD.search(reading.folded, h.end, found.end) is None
        for h in reading.hits_in(at, found.end, "levels")
    )


def _is_named_big(reading: Reading, head: Hit, found: Extent) -> bool:
    """Whether a head with a capital opens a name."""
    if head.entry.data.get("small") == "kind":
        return True
    if head.entry.data.get("small") == "yearly":
        return _is_named_small(reading, head, found)
    sure = head.entry.id in _SURE or _OPENING.match(reading.folded, head.end) is not None
    counted = found.numbered and head.entry.id in (*PAPERS, "vision")  # "Công ước 87", "Bản ghi nhớ 2011"
    return found.capitals > 0 or counted or ((sure or found.numbered) and found.count >= 2)


def _is_whose(reading: Reading, head: Hit, found: Extent) -> bool:
    """`Chủ tịch Nhóm nghị sĩ hữu nghị A - B`, `nhóm nghị sĩ hữu nghị hai nước`: somebody's office, or no one group."""
    return not found.own or _OFFICER.search(reading.folded, max(0, head.start - 24), head.start) is not None


def _is_proper(reading: Reading, head: Hit, found: Extent, sentence: Sentence) -> bool:
    """`Tuyên bố Lima`, `Tầm nhìn ASEAN 2025`: a common word that makes a name with a proper one behind it."""
    behind = reading.text[head.end + 1 : head.end + 2]
    if head.entry.id == "vision":
        return found.numbered and (
            behind.isupper() or behind.isdigit() or _LONG_TERM.match(reading.folded, head.end) is not None
        )
    if head.entry.id == "joint-paper":
        return _OF_OFFICES.search(reading.folded, head.end, found.end) is not None
    if head.entry.id == "committee-of":  # the state has committees too: "Ủy ban về người Việt Nam ở nước ngoài"
        return "lập " in reading.folded[max(sentence.start, head.start - _ROW) : head.start]
    whose = (h for h in reading.hits_in(head.end, head.end + 30) if h.start == head.end + 1)
    return behind.isupper() and (
        " về " in reading.folded[head.end : found.end]
        or not any(h.category in ("parties", "countries", "titles", "institutions") for h in whose)
    )


def _is_named_small(reading: Reading, head: Hit, found: Extent) -> bool:
    """Whether a head in small letters opens a name."""
    behind = reading.text[head.end + 1 : head.end + 2]
    small = head.entry.data.get("small", "")
    if small == "kind":
        return True
    if small == "yearly":
        return found.count >= 3 and _YEARLY.match(reading.folded, head.end) is not None
    if _only_between(reading, head, found):
        return False
    sides = head.entry.id in PAPERS and _BETWEEN.search(reading.text, head.end, found.end) is not None
    if small == "capital" and not sides:
        return behind.isupper() and found.count >= 2
    if behind.isupper():
        return found.capitals > 0 and (found.count >= 2 or _opens_known(reading, head) or _is_foreign(reading, head))
    named = small == "name" and (found.own > 0 or found.numbered)
    return (sides or named) and found.count >= 3


def _only_between(reading: Reading, head: Hit, found: Extent) -> bool:
    """`hiệp định giữa Bộ A hai nước`: whose it is, and neither what it is about nor between whom and whom."""
    name = reading.folded[head.end : found.end]
    return head.entry.id in PAPERS and name.startswith(" giữa ") and name.endswith((" hai nước", " hai bên"))


def _is_foreign(reading: Reading, head: Hit) -> bool:
    """Whether a project bears a foreign word for its name ("dự án Transposition")."""
    m = _WORD.match(reading.text, head.end + 1)
    generic = bool(head.entry.data.get("generic")) and head.entry.data["type"] == "programme"
    return generic and m is not None and len(m[0]) > 4 and not m[0].isupper() and not is_syllable(m[0])


def _opens_known(reading: Reading, head: Hit) -> bool:
    """Whether a known name follows the head at once ("tuần lễ cấp cao APEC")."""
    at = head.end + 1
    return any(h.start == at and h.category == "mechanisms" for h in reading.hits_in(at, at + 40))


def _is_other(reading: Reading, head: Hit) -> bool:
    """Whether a generic word stands before another head, or before a party or body ("khuôn khổ ASEAN")."""
    at = head.end + 1
    near = [h for h in reading.hits_in(at, min(len(reading.text), at + 60)) if h.start == at]
    if any(h.category == "mechanism_heads" and "type" in h.entry.data for h in near):
        return True
    if head.entry.id != "frame":
        return False
    named = any(h.category in ("parties", "countries", "institutions", "levels") for h in near)
    return named or _BODY.match(reading.folded, head.end) is not None

"""Every place of a text where a mechanism is named: behind a head word, or by a known name.

Takes a Reading, gives Named places in order. Keeps true: a head without a name of its own ("hội nghị này", "các hiệp
định đã ký") is no candidate.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from banggiao.extract.actors.names import CAPITALS, is_syllable
from banggiao.extract.mechanisms.extent import Extent, extent, words
from banggiao.extract.mechanisms.named import Named
from banggiao.extract.reading import Reading, Sentence
from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import Hit, entries_of

_REGION: Final = re.compile(r" (?:đông á|asean|apec|asem|á ?-|cộng đồng|đặc biệt|tiểu vùng|pháp ngữ)")
_ABOUT: Final = re.compile(r" (?:về|trong lĩnh vực) (?!việc)")
_OPENING: Final = re.compile(r" (?:về|hướng tới|vì|hợp tác|hỗ trợ|hành động|thường niên)\b")
#: who works for a programme; the programme is a body then
_LED: Final = re.compile(r"(?:giám đốc|trưởng|chuyên gia(?: cấp cao)?|điều phối viên)(?: của| thuộc)? $")
_BODY: Final = re.compile(r" (?:tổ chức|hội đồng|liên minh|ngân hàng|ủy ban|liên hợp quốc|hiệp hội|hiệp hội các)\b")
#: a treaty that names both its sides has a name, also in small letters
_BETWEEN: Final = re.compile(rf" giữa (?:[{CAPITALS}][^,;]* (?:và|với) [{CAPITALS}]|hai Bộ [{CAPITALS}])")
#: heads of papers that two sides make
_PAPERS: Final = frozenset({"treaty", "memorandum", "accord"})
#: a partnership of one field is a framework of its own
_FIELD: Final = re.compile(r" (?:về|trong) ")
_SEVERAL: Final = re.compile(r"\b(?:các|những|nhiều|một số|hàng loạt|(?<!thứ )\d+|hai|(?<!thứ )ba|mọi|từng) $")
_GENERIC_BEFORE: Final = re.compile(
    r"(?:cơ chế|khuôn khổ|chương trình|dự án|sáng kiến|quan hệ|hiệp định|thỏa thuận)(?: quan hệ)? $"
)
_MEETING: Final = re.compile(
    r"(?:dự|tại|bên lề|đăng cai|chủ trì|tổ chức|khai mạc|hội nghị|diễn đàn|thượng đỉnh|cấp cao|tuần lễ|năm) $"
)
_NUMBERED: Final = re.compile(r"[- ]?(?:\d{1,4}\b|lần thứ \w+|năm \d{4})")
_BRACKET: Final = re.compile(r" ?\( ?([A-ZĐ][A-Za-z0-9Đ+/\- ]{1,14}) ?\)(?: (?:năm )?\d{4})?")
_YEAR: Final = re.compile(r"[- ](?:năm )?(?:19|20)\d\d\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ACRONYMS: Final = re.compile(r"\b[A-Z]{3,}\b")
#: acronyms of a kind, not of one instrument
_KINDS: Final = frozenset({"FTA", "MOU", "MoU", "LOI", "ODA", "PPP", "FDI"})
#: characters before a bracket in which its name opens, and in which that of a body ends
_NAME: Final = 160
_NEAR: Final = 40
_NO_KEY: Final = frozenset({"ASEAN", "COVID", "FTA", "APEC", "LHQ"})


def candidates(reading: Reading) -> list[Named]:
    """All places where a mechanism is named; overlapping ones joined into the longest."""
    known = [h for h in reading.hits if h.entry.category == "mechanisms"]
    heads = [h for h in reading.hits if h.entry.category == "mechanism_heads" and "type" in h.entry.data]
    out = [n for h in heads if (n := _behind_head(reading, h, known))]
    out += [n for h in known if (n := _by_name(reading, h))]
    return _longest(out)


def _behind_head(reading: Reading, head: Hit, known: list[Hit]) -> Named | None:
    sentence = reading.sentence_at(head.start)
    found = extent(reading, head.end, sentence.end, of_place=bool(head.entry.data.get("of_place")))
    if not (found.count or head.entry.data.get("small") == "kind") or not _is_named(reading, head, found, sentence):
        return None
    inside = [k for k in known if head.start <= k.start and k.end <= found.end]
    inner = next((k for k in inside if _is_core(reading, head, k, found)), None)
    if head.entry.data["type"] == "summit":
        inner = None
    start = head.start
    if head.entry.data.get("generic") and not found.quoted and _stands_alone(reading, head, inner):
        start = head.end + 1
    text = reading.text
    return Named(
        start=start,
        end=found.end,
        type=str(head.entry.data["type"])
        if inner is None or "meeting" in inner.entry.data
        else str(inner.entry.data["type"]),
        whole=_whole(reading, head.start, sentence),
        keys=_keys(text, found, [*([inner] if inner else []), *(k for k in inside if "meeting" in k.entry.data)]),
        head=head,
        known=inner,
        acronym=found.acronym,
        typed=(head.start, head.end),
    )


def _is_core(reading: Reading, head: Hit, known: Hit, found: Extent) -> bool:
    """Whether the known name is what the head names, not something that it is about."""
    if "meeting" in known.entry.data:
        return False
    return known.start <= head.end + 1 or (bool(found.acronym) and known.end >= found.end - 1)


def _stands_alone(reading: Reading, head: Hit, known: Hit | None) -> bool:
    """Whether there is a name without the generic word: what follows opens with a capital, or is known."""
    behind = reading.text[head.end + 1 : head.end + 2]
    return behind.isupper() or (known is not None and known.start == head.end + 1)


def _keys(text: str, found: Extent, known: list[Hit]) -> tuple[str, ...]:
    keys = [known_key(text, k) for k in known]
    if found.acronym:
        keys += [a for a in _ACRONYMS.findall(found.acronym) if a not in _NO_KEY]
    return tuple(keys)


def known_key(text: str, hit: Hit) -> str:
    """What makes two known names one: the entry, or the form where an entry gathers several things."""
    return fold(text[hit.start : hit.end]) if hit.entry.data.get("several") else hit.entry.id


def _is_named(reading: Reading, head: Hit, found: Extent, sentence: Sentence) -> bool:
    """Whether head and extent make a name."""
    text = reading.text
    if _is_level(reading, head, found):
        return False
    generic = head.entry.data.get("generic")
    if generic and (_LED.search(reading.folded, max(0, head.start - 34), head.start) or _is_other(reading, head)):
        return False
    if head.entry.id == "accord" and _phrase_at(reading, head.end + 1) in words("verb"):
        return False
    if head.entry.id == "forum" and found.acronym in _forums() and not _is_met(reading, head, sentence):
        return False
    if found.quoted or (found.acronym and found.acronym not in _KINDS):
        return True
    if _is_barred(reading, head, found):
        return False
    opens = head.start == sentence.start and text[head.start].isupper()
    if head.entry.id in ("treaty", "memorandum") and _ABOUT.match(reading.folded, head.end) and found.count >= 4:
        return True
    if text[head.start].isupper() and not opens:
        return _is_named_big(reading, head, found)
    if opens:
        return found.capitals > 0 and found.count >= 3
    return _is_named_small(reading, head, found)


def _is_barred(reading: Reading, head: Hit, found: Extent) -> bool:
    """Whether what stands around the head says that no one instrument is meant, or a body."""
    text, folded = reading.text, reading.folded
    proper = text[head.start].isupper() and found.capitals > 1
    if not proper and _SEVERAL.search(folded[max(0, head.start - 12) : head.start]):
        return True
    if text[head.start].islower() and folded.endswith("đàm phán ", 0, head.start):
        return True
    if head.entry.data["type"] == "framework" and not proper and not text[head.end + 1 : head.end + 2].isupper():
        return True
    return head.entry.id == "summit-short" and not _REGION.match(folded, head.end)


@cache
def _forums() -> frozenset[str]:
    """Acronyms of forums that are bodies, unless their meeting is spoken of."""
    return frozenset(c for e in entries_of("mechanisms") if e.data.get("meeting") for c in e.cased)


def _is_met(reading: Reading, head: Hit, sentence: Sentence) -> bool:
    """Whether the meeting of a forum is spoken of."""
    return _MEETING.search(reading.folded, max(sentence.start, head.start - 22), head.start) is not None


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
    sure = head.entry.id in ("treaty", "committee") or _OPENING.match(reading.folded, head.end) is not None
    counted = found.numbered and head.entry.id == "treaty"  # "Công ước 87"
    return found.capitals > 0 or counted or ((sure or found.numbered) and found.count >= 2)


def _is_named_small(reading: Reading, head: Hit, found: Extent) -> bool:
    """Whether a head in small letters opens a name."""
    behind = reading.text[head.end + 1 : head.end + 2]
    small = head.entry.data.get("small", "")
    if small == "kind":
        return True
    if _only_between(reading, head, found):
        return False
    sides = head.entry.id in _PAPERS and _BETWEEN.search(reading.text, head.end, found.end) is not None
    if small == "capital" and not sides:
        return behind.isupper() and found.count >= 2
    if behind.isupper():
        return found.capitals > 0 and (found.count >= 2 or _opens_known(reading, head) or _is_foreign(reading, head))
    named = small == "name" and (found.own > 0 or found.numbered)
    return (sides or named) and found.count >= 3


def _only_between(reading: Reading, head: Hit, found: Extent) -> bool:
    """`hiệp định giữa Bộ A hai nước`: whose it is, and neither what it is about nor between whom and whom."""
    name = reading.folded[head.end : found.end]
    return head.entry.id in _PAPERS and name.startswith(" giữa ") and name.endswith((" hai nước", " hai bên"))


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


def _whole(reading: Reading, start: int, sentence: Sentence) -> int:
    """Where the generic words before the name begin ("cơ chế", "khuôn khổ quan hệ")."""
    m = _GENERIC_BEFORE.search(reading.folded, max(sentence.start, start - 30), start)
    return m.start() if m else start


def _by_name(reading: Reading, hit: Hit) -> Named | None:
    """A known name that stands by itself, with a bracket or year behind it."""
    text, data = reading.text, hit.entry.data
    if text[hit.start : hit.end].islower() or _is_other_body(reading, hit):
        return None
    sentence = reading.sentence_at(hit.start)
    end, acronym = hit.end, ""
    if m := _BRACKET.match(text, end, sentence.end):
        end, acronym = m.end(), m[1]
    elif m := _YEAR.match(text, end, sentence.end):
        end = m.end()
    if data.get("meeting"):
        before = reading.folded[max(sentence.start, hit.start - 22) : hit.start]
        numbered = _NUMBERED.match(text, hit.end)
        if not numbered or not _MEETING.search(before):
            return None
        end = max(end, numbered.end())
    if text[hit.start] == "(" or (hit.start and text[hit.start - 1] == "("):
        return None
    return Named(
        start=hit.start,
        end=end,
        type=str(data["type"]),
        whole=_whole(reading, hit.start, sentence),
        keys=(known_key(text, hit), *(a for a in _ACRONYMS.findall(acronym) if a not in _NO_KEY)),
        known=hit,
        acronym=acronym,
        typed=(hit.start, hit.end),
    )


def _is_other_body(reading: Reading, hit: Hit) -> bool:
    """Whether the text itself gives the acronym to something else: "Bộ Thương mại Hoa Kỳ (DOC)"."""
    acronym = reading.text[hit.start : hit.end]
    if not acronym.isupper() or " " in acronym:
        return False
    at = reading.text.find(f"({acronym})")
    if at < 0:
        return False
    sentence = reading.sentence_at(at)
    near = reading.hits_in(max(sentence.start, at - _NAME), at)
    named = any(h.category in ("mechanisms", "mechanism_heads") and "type" in h.entry.data for h in near)
    return not named and any(h.category == "institutions" and at - h.end < _NEAR for h in near)


def _longest(found: list[Named]) -> list[Named]:
    """Of places that overlap the longest one, with the keys of all."""
    out: list[Named] = []
    for n in sorted(found, key=lambda n: (n.start, -n.end)):
        last = out[-1] if out else None
        if last and n.start < last.end:
            continue
        out.append(n)
    return out

"""Every place of a text where a mechanism is named: behind a head word, or by a known name.

Takes a Reading, gives Named places in order. Keeps true: a head without a name of its own ("hội nghị này", "các hiệp
định đã ký") is no candidate.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.mechanisms.extent import extent
from banggiao.extract.mechanisms.named import Extent, Named
from banggiao.extract.mechanisms.naming import MEETING, is_named
from banggiao.extract.mechanisms.papers import PAPERS
from banggiao.extract.reading import Reading, Row, Sentence
from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import Hit

_GENERIC_BEFORE: Final = re.compile(
    r"(?:cơ chế|khuôn khổ|chương trình|dự án|sáng kiến|quan hệ|hiệp định|thỏa thuận)(?: quan hệ)? $"
)
_NUMBERED: Final = re.compile(r"[- ]?(?:\d{1,4}\b|lần thứ \w+|năm \d{4})")
_BRACKET: Final = re.compile(r" ?\( ?([A-ZĐ][A-Za-z0-9Đ+/\- ]{1,14}) ?\)(?: (?:năm )?\d{4})?")
_YEAR: Final = re.compile(r"[- ](?:năm )?(?:19|20)\d\d\b")
#: from where a name was cut to a bracket with its short form
_UP_TO: Final = re.compile(r" [^,;.:()\"]{4,80} \(([A-Z][A-Z0-9/+-]{2,9})\)")
#: from where a name was cut to its sides
_FOR: Final = re.compile(
    r" cho [^,;.:()\"]{4,80}?(?= giữa (?:hai )?(?:bộ|chính phủ|cơ quan|ủy ban|văn phòng|tập đoàn)\b)"
)
_ACRONYMS: Final = re.compile(r"\b[A-Z]{3,}\b")
#: characters before a bracket in which its name opens, and in which that of a body ends
_NAME: Final = 160
_NEAR: Final = 40
_NO_KEY: Final = frozenset({"ASEAN", "COVID", "FTA", "APEC", "LHQ"})


def candidates(reading: Reading) -> list[Named]:
    """All places where a mechanism is named; overlapping ones joined into the longest."""
    known = reading.hits_of("mechanisms")
    heads = [h for h in reading.hits_of("mechanism_heads") if "type" in h.entry.data]
    out = [n for h in heads if (n := _behind_head(reading, h, known))]
    out += [n for h in known if (n := _by_name(reading, h))]
    return _longest(out)


def _behind_head(reading: Reading, head: Hit, known: Row[Hit]) -> Named | None:
    sentence = reading.sentence_at(head.start)
    found = extent(reading, head.end, sentence.end, of_place=bool(head.entry.data.get("of_place")))
    found = _to_its_acronym(reading, found, sentence)
    if head.entry.id in PAPERS:
        found = _to_its_sides(reading, found, sentence)
    if not (found.count or head.entry.data.get("small") == "kind") or not is_named(reading, head, found, sentence):
        return None
    inside = known.within(head.start, found.end)
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
        type="programme" if _is_foreign_scheme(reading, head, found) else _type(head, inner),
        whole=_whole(reading, head.start, sentence),
        keys=_keys(text, found, [*([inner] if inner else []), *(k for k in inside if "meeting" in k.entry.data)]),
        head=head,
        known=inner,
        acronym=found.acronym,
        typed=(head.start, head.end),
    )


def _is_foreign_scheme(reading: Reading, head: Hit, found: Extent) -> bool:
    """`Chương trình Hợp tác Kinh tế - Kỹ thuật (ITEC)`: what one state runs for others, by its foreign short name."""
    return (
        head.entry.id == "plan"
        and bool(found.acronym)
        and reading.folded.startswith("chương trình hợp tác", head.start)
    )


def _type(head: Hit, known: Hit | None) -> str:
    """What a known name is; but a council or dialogue "(TIFA)" is what its head says."""
    of_head = str(head.entry.data["type"])
    return (
        of_head
        if known is None or "meeting" in known.entry.data or of_head == "dialogue" or _is_paper_of(head, known)
        else str(known.entry.data["type"])
    )


def _is_paper_of(head: Hit, known: Hit) -> bool:
    """`thỏa thuận COP21 về khí hậu`: the paper of a meeting is no meeting."""
    return bool(head.entry.data["type"] == "agreement" and known.entry.data["type"] == "summit")


def _to_its_acronym(reading: Reading, found: Extent, sentence: Sentence) -> Extent:
    """`Hiệp định thiết lập khuôn khổ | cho việc tham gia ... (FPA)`: the bracket says how far the name goes."""
    if found.acronym or found.quoted or found.count < 2:
        return found
    m = _UP_TO.match(reading.text, found.end, sentence.end)
    if m is None:
        return found
    if _is_broken(reading, found.end, m.start(1)):
        return found
    return replace(found, end=m.end(), count=found.count + len(m[0].split()), acronym=m[1])


def _to_its_sides(reading: Reading, found: Extent, sentence: Sentence) -> Extent:
    """`Ý định thư về mở rộng đất đai | cho nông nghiệp bền vững giữa Bộ A và Bộ B`: the sides stand at the end."""
    m = _FOR.match(reading.folded, found.end, sentence.end) if found.count > 2 and not found.quoted else None
    if m is None or _is_broken(reading, found.end, m.end()):
        return found
    rest = extent(reading, m.end(), sentence.end)
    if not rest.capitals:
        return found
    return replace(found, end=rest.end, count=found.count + rest.count, capitals=found.capitals + rest.capitals)


def _is_broken(reading: Reading, start: int, end: int) -> bool:
    """Whether something stands between that is no part of a name."""
    others = ("mechanism_heads", "institutions", "parties", "countries", "titles", "levels")
    near = reading.hits_in(start, end)
    return any(h.category in others or (h.category == "acts" and h.entry.data.get("class") == "say") for h in near)


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
    return fold(text[hit.start : hit.end]).replace(" ", "") if hit.entry.data.get("several") else hit.entry.id


def _whole(reading: Reading, start: int, sentence: Sentence) -> int:
    """Where the generic words before the name begin ("cơ chế", "khuôn khổ quan hệ")."""
    m = _GENERIC_BEFORE.search(reading.folded, max(sentence.start, start - 30), start)
    return m.start() if m else start


def _by_name(reading: Reading, hit: Hit) -> Named | None:
    """A known name that stands by itself, with a bracket or year behind it."""
    text, data = reading.text, hit.entry.data
    if (text[hit.start : hit.end].islower() and not data.get("plain")) or _is_other_body(reading, hit):
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
        if not MEETING.search(before) or not (numbered or _attended(reading, hit, before)):
            return None
        end = max(end, numbered.end()) if numbered else end
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


def _attended(reading: Reading, hit: Hit, before: str) -> bool:
    """`sẽ dự APEC tại Đà Nẵng`: a forum's meeting that somebody attends or hosts, no house or firm of its name."""
    behind = reading.text[hit.end + 1 : hit.end + 2]
    return before.endswith(("dự ", "đăng cai ")) and not behind.isupper()


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

"""Names of institutions: a head word ("Uỷ ban") with what it is for ("Đối ngoại") and whose it is ("Quốc hội Lào").

Takes a Landscape, gives where a name ends, and all organisations of a document as Mentions.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.actors.countries import PartyName
from banggiao.extract.actors.landscape import Landscape
from banggiao.extract.actors.model import Mention
from banggiao.extract.actors.names import CAPITALS, is_syllable
from banggiao.vocabulary.lexicon import Hit

LOWER: Final = re.compile(r"(?:,| [-–])? ([^\W\d_]+)")
_NEXT: Final = re.compile(r" ([^\W\d_]+)")
_ENDING: Final = """
    đã đang sẽ vừa mới tiếp gặp hội thăm tới đến khẳng cho bày nhấn cùng với là có được trong trên ngày sáng chiều
    tối nói phát trao ký dự chủ chứng dẫn đề mong cảm đánh hoan nhất cũng và theo sau khi nêu đón mời do vì để từ
    này kêu tuyên thông tin vào lên bị phải sang rời về bắt tham điện gửi chúc tái đồng thay hai các những một
    tại ở của không cần luôn giữa đưa làm ra đó ủng tổ thực bởi nhằm nên chưa còn rất đều lại như qua nhận kết
"""
#: words that are no part of an institution's name
NO_PART: Final = frozenset(_ENDING.split())
#: those of them that are no second syllable of a noun either ("Giao thông", "Đoàn kết")
VERBAL: Final = NO_PART - {"thông", "tin", "hội", "phát", "kết", "đồng", "tổ", "nhận", "thực", "tham"}
_LINK: Final = re.compile(r", | ?[-–&] ?| và | ")
#: folded, longest first: what makes the body behind it one of several, or the agents bodies under it
_SEVERAL: Final = (
    "các cơ quan thuộc ", "các đơn vị thuộc ", "các cơ quan của ", "các đơn vị của ", "thượng viện và ",
    "thượng viện, ", "hạ viện và ", "quốc hội và ", "nghị viện và ", "các nhóm ", "các ",
)  # fmt: skip
_PLACE: Final = re.compile(rf" (?:bang|tỉnh|thành phố)(?: [{CAPITALS}][^\W\d_]*){{1,3}}")
_DASH: Final = re.compile(r" ?[-–]")
_ACRONYM: Final = re.compile(r" \(([A-ZĐ][A-ZĐ&-]{1,9})\)")
_OWNER: Final = re.compile(r" (?:của |nước )?")
#: `Trường Sa` is an archipelago and `Trường Sơn` a range: names of places and people whose first syllable is no school
_NO_SCHOOL: Final = re.compile(r"Trường (?:Sa|Sơn|Hải|Giang|Chinh|Thành|Xuân|Thọ|Lâm)\b")
#: heads that are named in lower case too, where a country stands behind them
_OF_STATES: Final = frozenset({"ministry", "army", "embassy", "parliament", "party_body"})
#: types whose head word is followed by a proper name, and its longest length in words
_PROPER: Final = frozenset({"company", "university", "other", "agency", "media", "bank"})
#: "Đảng Hành động Nhân dân" has a name, "Đảng XII" counts a congress
_OWN_PARTY: Final = re.compile(r"Đảng (?![IVXL]+\b)")
_LONGEST_PROPER: Final = 6
#: portfolios that are verbs in lower case
_VERBS: Final = frozenset(
    {
        "tổ chức",
        "phát triển",
        "hợp tác",
        "đầu tư",
        "xây dựng",
        "quy hoạch",
        "nghiên cứu",
        "chính sách",
        "kinh doanh",
        "hành chính",
        "thông tin",
        "đổi mới",
    }
)
_BOTH: Final = re.compile(r" (?:hai nước|hai bên)(?!\w)", re.IGNORECASE)


def body_end(land: Landscape, body: Hit) -> int:
    """End of the name that begins with `body` as far as no vocabulary is needed: lower-case words that go on it ("Uỷ
    ban kiểm tra ...") and words of which only the first syllable is capital ("Uỷ ban Quân vụ"), as no person's name is.
    """
    end = body.end
    if body.entry.data["part"] != "head":
        return end
    while m := _NEXT.match(land.text, end):
        if (
            (m[1] in NO_PART and m[1] != "các")
            or m.start(1) in land.titles
            or m.start(1) in land.parties
            or land.body(m.start(1))
        ):
            break
        if m[1][0].isupper():
            second = _NEXT.match(land.text, m.end())
            if not second or not second[1].islower() or second[1] in VERBAL or not is_syllable(m[1]):
                break
            m = second
        end = m.end()
    return end


def organisations_in(land: Landscape, parties: tuple[str, ...]) -> list[Mention]:
    """Every body of the document that has a name: a head word with what it is for or whose it is, a proper name, the
    acronym that a bracket gave it, and a bare `ủy ban` behind one that was named.
    """
    out: list[Mention] = []
    at = 0
    for start in sorted(land.bodies):
        body = land.bodies[start]
        if start < at or body.entry.data["type"] == "state":
            continue
        end, codes = _name_end(land, body, parties) if _can_open(land, body) else (0, ())
        if end:
            bracket = _ACRONYM.match(land.text, end) if body.entry.data["part"] == "head" else None
            at = bracket.end() if bracket else end
            out.append(Mention(start, end, "organisation", codes, organisation=land.text[start:at]))
        elif back := _taken_up(land, body, out):
            out.append(back)
    return sorted([*_coordinated(land, out), *_acronyms(land.text, out)], key=lambda m: m.start)


def _coordinated(land: Landscape, named: list[Mention]) -> list[Mention]:
    """`named` with bodies that `và` joins as one mention ("Uỷ ban A và Hội B"), and with what before a body makes it
    one of several ("Thượng viện và [Hạ viện Nhật Bản]", "các cơ quan thuộc [Bộ Y tế]").
    """
    out: list[Mention] = []
    for m in named:
        start = land.behind(m.start, _SEVERAL)
        if start < m.start:
            m = replace(m, start=start, organisation=land.text[start : m.end])
        if out and land.text[out[-1].end : m.start] == " và " and out[-1].organisation:
            last = out.pop()
            codes = tuple(dict.fromkeys((*last.codes, *m.codes)))
            m = replace(m, start=last.start, codes=codes, organisation=land.text[last.start : m.end])
        out.append(m)
    return out


def _taken_up(land: Landscape, body: Hit, named: list[Mention]) -> Mention | None:
    """A bare `ủy ban` as the committee named last."""
    if land.folded[body.start : body.end] != "ủy ban":
        return None
    last = next((m for m in reversed(named) if land.folded.startswith("ủy ban", m.start)), None)
    return replace(last, start=body.start, end=body.end) if last else None


def _acronyms(text: str, named: list[Mention]) -> list[Mention]:
    """Later mentions of bodies by the acronym in the bracket behind their name."""
    out = []
    for m in named:
        found = _ACRONYM.match(text, m.end)
        if not found or not (m.organisation or "").endswith(found[0]):
            continue
        acronym = found[1]
        at = text.find(acronym, found.end())
        while at >= 0:
            end = at + len(acronym)
            if not text[at - 1].isalnum() and not text[end : end + 1].isalnum():
                out.append(replace(m, start=at, end=end, organisation=acronym))
            at = text.find(acronym, end)
    return out


def _can_open(land: Landscape, body: Hit) -> bool:
    """Whether a name can begin here: with a capital, or in lower case a body that every state has one of."""
    if land.text[body.start : body.end] == "bộ":  # "cán bộ ngoại giao" is no ministry
        purpose = land.body(body.end + 1)
        return bool(purpose and purpose.entry.data["part"] == "portfolio" and land.text[body.end + 1].isupper())
    if body.entry.id == "university" and _NO_SCHOOL.match(land.text, body.start):
        return False
    return land.text[body.start].isupper() or body.entry.id in _OF_STATES


def _name_end(land: Landscape, body: Hit, parties: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """End of the body's name (0 where there is only a head word) and the parties that it belongs to."""
    code = body.entry.data.get("country")
    codes: tuple[str, ...] = (code,) if code else ()
    end, named = body.end, body.entry.data["part"] == "name"
    if not named:
        end = _purpose_end(land, body)
        own = body.entry.data["type"] in _PROPER and land.text[body.start].isupper()
        if own or (body.end - body.start == len("Đảng") and _OWN_PARTY.match(land.text, body.start)):
            end = proper_end(land, end)
        named = end > body.end
    inside = [p for o in range(body.start + 1, body.end) if (p := land.parties.get(o)) and p.end > body.end]
    if inside:  # "Hội đồng Liên bang Nga"
        return inside[0].end, (inside[0].code,)
    if both := _BOTH.match(land.text, end):
        return both.end(), parties
    owner = _OWNER.match(land.text, end)
    party = land.parties.get(owner.end()) if owner else None
    if party and not codes and party.kind in ("name", "house", "short"):
        return _owned(land, body, party, parties)
    if named and not codes and body.entry.id == "ministry" and "VNM" in parties:
        codes = ("VNM",)  # the outlet writes of its own state's ministries without the country
    return (end if named else 0), codes


def _owned(land: Landscape, body: Hit, party: PartyName, parties: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """End and codes of a body with the parties that it belongs to: "Bộ Y tế Lào", "Quân đội Việt Nam và Lào", "Ủy ban
    hỗn hợp Việt - Lào"; an association of friendship belongs to the first of its two.
    """
    end, row = land.row(party)
    pair = _DASH.match(land.text, party.end)
    if not pair and set(row) != set(parties):
        return party.end, (party.code,)
    joint = any(
        w in land.folded[body.start : party.start] for w in ("liên chính phủ", "hỗn hợp", "song phương", "nghị s")
    )
    if pair and body.entry.data["type"] in ("other", "agency") and not joint:
        row = row[:1]
    place = _PLACE.match(land.text, end)
    return (place.end() if place else end), row


def _purpose_end(land: Landscape, body: Hit) -> int:
    """End of the portfolios behind a head word: "Bộ [Kế hoạch và Đầu tư]", "Uỷ ban [Đối ngoại Quốc hội]"."""
    end, capital = body.end, land.text[body.start].isupper()
    while m := _LINK.match(land.text, end):
        part = land.body(m.end())
        if not part or part.entry.data["part"] == "name" or (capital and _common(land, part, m[0])):
            break
        if part.entry.data["part"] == "head" and m[0] != " ":
            break
        end = part.end
    return end


def _common(land: Landscape, part: Hit, link: str) -> bool:
    """Whether the part is a verb behind a name ("Bộ Công Thương tổ chức ..."), no part of it: in lower case, and with
    no country behind it that would close the name ("Cơ quan Tài chính phát triển quốc tế Hoa Kỳ").
    """
    if link != " " or not land.text[part.start].islower() or land.folded[part.start : part.end] not in _VERBS:
        return False
    end: int = part.end
    while (m := _NEXT.match(land.text, end)) and m[1][0].islower() and m[1] not in NO_PART:
        end = m.end()
    return not (land.text[end : end + 1] == " " and end + 1 in land.parties)


def proper_end(land: Landscape, end: int) -> int:
    """End of the capitalised words behind `end`: "Tập đoàn [Sông Lam]", "Đại học [Quốc gia Hà Nội]".

    A capital on the first syllable of a Vietnamese word takes the second one with it.
    """
    row = 0  # capitals in a row
    for _ in range(_LONGEST_PROPER):
        m = _NEXT.match(land.text, end)
        if not m or m.start(1) in land.parties or m.start(1) in land.titles:
            break
        word = m[1]
        if word[0].isupper():
            row = row + 1 if is_syllable(word) else 0
        elif row == 1 and word not in VERBAL and is_syllable(word):
            row = 0
        else:
            break
        end = m.end()
    return end

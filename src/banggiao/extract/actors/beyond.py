"""What follows an office and belongs to it though no vocabulary names it: places, levels, charges, unknown bodies.

Takes a Landscape and an offset behind an office, gives where what follows ends, 0 where nothing does.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors.bodies import LOWER, NO_PART, VERBAL, body_end, proper_end
from banggiao.extract.actors.landscape import Landscape
from banggiao.extract.actors.names import CAPITALS, SMALL, is_syllable

_AT: Final = re.compile(r",? (?:(?:ở|tại|của|thuộc) )?")
_NEXT: Final = re.compile(r" ([^\W\d_]+)")
_SOFT: Final = re.compile(r",? | [-–] ")
#: "Phó Chủ tịch UBND [tỉnh] làm trưởng đoàn": the level alone, where the province was named before
_LEVEL: Final = re.compile(
    rf" (?:tỉnh|thành phố|huyện|quận|xã|phường)(?=[,.;)]| [{SMALL}]"
    rf"| (?!Hà Nam|Hà Tây|Thái Bình)(?:[{CAPITALS}][{SMALL}]+ ){{2}}[{CAPITALS}])"
)
_COUNCILS: Final = ("ubnd", "hđnd", "ủy ban nhân dân", "hội đồng nhân dân")
#: "phụ trách kiểm soát vũ khí", "về biến đổi khí hậu": words up to the name
CHARGE: Final = re.compile(r" (?:phụ trách|đặc trách|chuyên trách|về)(?: các vấn đề)?(?= )", re.IGNORECASE)
#: longest charge in words
_LONGEST_CHARGE: Final = 16
#: words that end a body's name and go on inside a charge ("chính sách khu vực của ...")
_JOINING: Final = frozenset({"và", "với", "các", "của"})
#: marks behind which a charge that ends in a known name is complete
_CLOSING: Final = (",", ".", ";", ")", "\n", " - ", " – ")
_ABBREVIATION: Final = re.compile(r" (?!TP|TT)([A-ZĐ]{2,8}(?:[-&/][A-ZĐ]{1,6})*)(?![\w-])")
_WORDS: Final = re.compile(rf"(?:(?:,| và)? [{CAPITALS}][{SMALL}]+ [{SMALL}]+){{1,4}}(?= )")
_MINISTRY: Final = re.compile(
    rf"(?: [{CAPITALS}][{SMALL}]+(?: (?!và )[{SMALL}]+){{0,4}})"
    rf"(?:(?: ?,| và)?(?: [{CAPITALS}][{SMALL}]+(?: (?!và )[{SMALL}]+){{0,4}})| và(?: (?!và )[{SMALL}]+){{2,4}}){{0,5}}"
)
_LAND: Final = re.compile(rf" xứ [{CAPITALS}][^\W\d_]*", re.IGNORECASE)
#: "bang Rheinland, ông": a place that no list knows, told by the word before it and the comma behind it
_PLACE: Final = re.compile(
    rf" (?:tỉnh|bang|thành phố|vùng|quận|huyện)(?: [{CAPITALS}][^\W\d_]*(?:-[^\W\d_]+)*){{1,4}}(?=, (?:ông|bà|ngài) )"
)


_THEN: Final = re.compile(r" (?:khi ấy|khi đó|lúc đó|lúc bấy giờ|bấy giờ|thời điểm đó|hiện nay|sắp mãn nhiệm)(?!\w)")
#: a degree between an office and the name: "Đại sứ Áo, TS. Peter ..."
_DEGREE: Final = re.compile(rf",? (?:(?:ông|bà|ngài) )?(?:(?:PGS|GS)[. ]{{1,2}})?(?:TS|ThS|GS|Dr)\.?(?= [{CAPITALS}])")


def name_start(land: Landscape, at: int, *, academic: bool) -> int:
    """Where the name can stand behind an office: behind " khi ấy", a degree, or the dot of one that is the title."""
    if m := _THEN.match(land.text, at) or _DEGREE.match(land.text, at):
        return m.end()
    return at + 1 if academic and land.text.startswith(". ", at) else at


def place_end(land: Landscape, at: int) -> int:
    """End of a place or a level: "bang Hessen", "xứ Wales", "Phó Chủ tịch UBND [tỉnh]"."""
    m = _PLACE.match(land.text, at) or _LAND.match(land.text, at)
    if not m and land.folded.endswith(_COUNCILS, 0, at):
        m = _LEVEL.match(land.text, at)
    return m.end() if m else 0


def loose_end(land: Landscape, at: int) -> int:
    """End of a body that no vocabulary knows: capitals as an abbreviation ("Chủ tịch [HĐBT]"), or words with a capital
    on their first syllable only, up to a country ("Bộ trưởng [Phúc lợi và Nhà ở] Úc").
    """
    if m := _ABBREVIATION.match(land.text, at):
        return m.end() if m.start(1) not in land.parties and m.start(1) not in land.bodies else 0
    m = _WORDS.match(land.text, at)
    if not m or m.end() + 1 not in land.parties or any(o in land.titles for o in range(at, m.end())):
        return 0
    words = [w for w in m[0].replace(",", " ").split() if w != "và"]
    return 0 if any(w in VERBAL or not is_syllable(w) for w in words) else m.end()


def ministry_end(land: Landscape, at: int) -> int:
    """End of a minister's field that no vocabulary knows, up to the country behind it: "Bộ trưởng [Chuyển đổi sinh thái
    và Gắn kết lãnh thổ] Pháp"; 0 where none stands.
    """
    m = _MINISTRY.match(land.text, at)
    end = next((o - 1 for o in range(at + 2, m.end() + 2) if o in land.parties), 0) if m else 0
    words = land.text[at:end].replace(",", " ").split()
    if not any(w.islower() for w in words if w != "và") or any(o in land.titles for o in range(at, end)):
        return 0
    return 0 if any(w in VERBAL - {"và"} or not is_syllable(w) for w in words) else end


def institute_end(land: Landscape, at: int) -> int:
    """End of the institute at which a scholar works: "nhà nghiên cứu [ở Viện Thương mại Quốc tế]"; 0 where none is."""
    m = _AT.match(land.text, at)
    body = land.bodies.get(m.end()) if m else None
    if body is None or body.entry.data["part"] != "head" or not land.text[body.start].isupper():
        return 0
    end = proper_end(land, body_end(land, body))
    while (word := _NEXT.match(land.text, end)) and word[1] not in VERBAL and word[1] not in ("và", "các", "với"):
        if not word[1][0].isupper() and not is_syllable(word[1]):
            break
        if word.start(1) in land.titles or word.start(1) in land.parties:
            break
        end = word.end()
    return end


def charge_end(land: Landscape, at: int) -> int:
    """End of "phụ trách kiểm soát vũ khí": lower-case words and known names up to a capital; 0 where none begins."""
    m = CHARGE.match(land.text, at)
    if not m:
        return 0
    end, count, known = m.end(), 0, 0
    while count < _LONGEST_CHARGE and (word := LOWER.match(land.text, end)):
        start = word.start(1)
        if start in land.titles or (word[0][0] == "," and start in land.bodies):
            break
        body, party = land.body(start), land.parties.get(start)
        short = word.end() if len(word[1]) > 1 and word[1].isupper() else 0  # "của USABC"
        name = land.regions.get(start) or (body.end if body else 0) or (party.end if party else 0) or short
        if not name and (
            (word[1][0].isupper() and word[1] != "Các") or (word[1] in NO_PART and word[1] not in _JOINING)
        ):
            break
        count, known = count + 1, name
        end = name or word.end()
    soft = _SOFT.match(land.text, end)
    named = land.text[end : end + 2][1:].isupper() or (
        soft and (soft.end() in land.titles or soft.end() in land.bodies)
    )
    behind = _NEXT.match(land.text, end)
    told = "về" not in m[0]  # "Chủ tịch UBND Huế về sự phát triển đã ...": what he spoke of
    verb = told and behind is not None and behind[1] in VERBAL and behind[1] not in ("và", "các", "với")
    named = named or (known > 0 and (verb or land.text.startswith(_CLOSING, end)))
    return end if count > 0 and named else 0

"""The title before (or behind) a name: "Uỷ viên Bộ Chính trị, Phó Thủ tướng, Bộ trưởng Ngoại giao", with institution
and country, as the newspapers print it.

Takes a Landscape (vocabulary by offset) and an offset, gives a TitlePhrase. Keeps true: the phrase is one contiguous
span; the country of the office is told from the country that it is accredited to ("tại Hoa Kỳ").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from banggiao.extract.actors.bodies import LOWER, NO_PART, VERBAL, body_end
from banggiao.extract.actors.countries import PartyName
from banggiao.extract.actors.landscape import Landscape
from banggiao.extract.actors.names import CAPITALS, SMALL, is_syllable
from banggiao.vocabulary.lexicon import Hit

#: what stands before a title and belongs to it
_BEFORE: Final = ("đương kim ", "nguyên ", "quyền ", "cựu ", "tân ", "cố ")
#: what may stand between the parts of a title phrase
_LINK: Final = re.compile(
    r" ?, | (?:kiêm|của|nước|phía|thuộc|cho|tỉnh|thành phố|TP\.?|bang|vùng) | ?[-–/] ?| (?:và|&) | ", re.IGNORECASE
)
_POST: Final = re.compile(r" (?:tại|ở|thường trú tại|bên cạnh) ", re.IGNORECASE)
_RANKED: Final = re.compile(
    r" (?:thứ nhất|thứ hai|thường trực|đắc cử|đương nhiệm|danh dự|lâm thời|cấp cao|đặc biệt|điều hành|toàn quyền"
    r"|nước chủ nhà|nước này|nước bạn|trẻ tuổi|trẻ)(?!\w)",
    re.IGNORECASE,
)
#: "phụ trách kiểm soát vũ khí", "về biến đổi khí hậu": words up to the name
_CHARGE: Final = re.compile(r" (?:phụ trách|đặc trách|chuyên trách|về)(?: các vấn đề)?(?= )", re.IGNORECASE)
#: longest charge in words
_LONGEST_CHARGE: Final = 16
_BRACKET: Final = re.compile(r" ?\([^()\n]{2,60}\)")
_SOFT: Final = re.compile(r",? | [-–] ")
#: behind these a title is what somebody is, and the next name another's
_IS: Final = ("là ", "làm ", "chức ")
_ABBREVIATION: Final = re.compile(r" (?!TP|TT)([A-ZĐ]{2,8}(?:[-&/][A-ZĐ]{1,6})*)(?![\w-])")
_WORDS: Final = re.compile(rf"(?:(?:,| và)? [{CAPITALS}][{SMALL}]+ [{SMALL}]+){{1,4}}(?= )")
_THEN: Final = re.compile(r" (?:khi ấy|khi đó|lúc đó|lúc bấy giờ|bấy giờ|thời điểm đó|hiện nay|sắp mãn nhiệm)(?!\w)")
_LAND: Final = re.compile(rf" xứ [{CAPITALS}][^\W\d_]*", re.IGNORECASE)
#: "bang Rheinland, ông": a place that no list knows, told by the word before it and the comma behind it
_PLACE: Final = re.compile(
    rf" (?:tỉnh|bang|thành phố|vùng|quận|huyện)(?: [{CAPITALS}][^\W\d_]*(?:-[^\W\d_]+)*){{1,4}}(?=, (?:ông|bà|ngài) )"
)
#: titles that no other office follows behind a comma: "Thủ tướng, Chủ tịch Quốc hội ..." are two people
_SOLE: Final = frozenset({"prime_minister", "president", "monarch", "crown"})
#: types of bodies whose head word alone is no name
_WANTING: Final = frozenset({"university", "other", "media", "company"})
_DASH: Final = re.compile(r" ?[-–]")
#: titles of those who are sent to, or sit in, another country
_POSTED: Final = frozenset({"ambassador", "diplomat", "envoy", "director", "chairman", "adviser", "counterpart"})
#: kinds of titles that make a role
_TOLD: Final = frozenset({"office", "post", "rank", "spouse", "hero"})
#: offices up to this rank follow a post of another body only as another person's
_HIGH: Final = 3
#: titles that open a row of one person's offices even behind their country
_OPENING: Final = frozenset({"politburo", "party_general_secretary", "military", "academic"})


@dataclass(slots=True)
class TitlePhrase:
    """`text[start:end]` is the role as printed; the name, if one follows, stands one space behind `name_at`."""

    start: int
    end: int
    name_at: int
    titles: list[Hit] = field(default_factory=list)
    country: PartyName | None = None
    #: country to which an envoy is accredited
    post: PartyName | None = None
    #: whether an institution or portfolio is printed
    body: bool = False
    #: whether it ends in a head word that wants a proper name ("Chủ tịch Tập đoàn ...") or in a company
    open: bool = False
    #: ông, bà, ngài ... in lower case where one stands before the name
    courtesy: str = ""
    #: whether an office, post or rank is printed, not only ông or bà
    official: bool = False

    @property
    def told(self) -> bool:
        """Whether the phrase says what somebody is: an office, post or rank, not only whose counterpart."""
        return self.official and any(t.entry.data["kind"] in _TOLD for t in self.titles)

    @property
    def title(self) -> str:
        """Id of the highest title of the phrase."""
        ranked = [t for t in self.titles if t.entry.data["kind"] in ("office", "post")] or self.titles
        return min(ranked, key=lambda t: t.entry.data["rank"]).entry.id


def title_phrase(land: Landscape, hit: Hit) -> TitlePhrase:
    """The title phrase that begins with `hit`."""
    start = land.behind(hit.start, _BEFORE)
    if land.folded.endswith("chính quyền ", 0, hit.start):
        start = hit.start
    phrase = TitlePhrase(start, hit.end, hit.end, [hit])
    if hit.entry.data["kind"] == "courtesy":
        phrase.courtesy = land.text[hit.start : hit.end].lower()
    else:
        phrase.official = True
    if phrase.official:
        _cross(land, phrase)
    while _grow(land, phrase):
        pass
    phrase.name_at = phrase.end
    if phrase.official:
        _courtesy(land, phrase)
    return phrase


def _cross(land: Landscape, phrase: TitlePhrase) -> None:
    """Take in a party whose name stands or begins inside the title: "[Nhật] hoàng", "Chủ tịch Hội đồng [Liên bang
    Nga]".
    """
    for offset in range(phrase.start, phrase.end):
        party = land.parties.get(offset)
        if party:
            phrase.end, phrase.country = max(party.end, phrase.end), party


def _grow(land: Landscape, phrase: TitlePhrase) -> bool:
    """Take one more part into the phrase; False where none follows."""
    text, at = land.text, phrase.end
    if text[at : at + 1] not in (" ", ",", "-", "–", "/", "("):
        return False
    link = _LINK.match(text, at)
    if phrase.official:
        more = _RANKED.match(text, at) or _bracket(land, at)
        if more:
            phrase.end = more.end()
            return True
        post = _POST.match(text, at) if phrase.titles[-1].entry.id in _POSTED else None
        if post and (party := land.parties.get(post.end())):
            phrase.end, phrase.post = party.end, phrase.post or party
            return True
    if link and (end := _part(land, phrase, link.end(), link[0].strip().lower())):
        phrase.end = end
        return True
    if link and len(link[0]) > 1 and text[at] == " " and (end := _part(land, phrase, at + 1, "")):
        phrase.end = end
        return True
    if phrase.official and (end := _place_end(land, at) or _loose_end(land, at)):
        phrase.end = end
        phrase.body = True
        return True
    if phrase.official and (end := _charge_end(land, at)):
        phrase.end = end
        return True
    return False


def _bracket(land: Landscape, at: int) -> re.Match[str] | None:
    """A bracket that explains the office and stands inside it: "(Thượng viện) Valentina ...", "(EU) về ..."."""
    m = _BRACKET.match(land.text, at)
    if not m:
        return None
    inside = land.text[m.end() : m.end() + 2][1:].isupper() or _CHARGE.match(land.text, m.end())
    more = land.titles.get(m.end() + 2) if land.text.startswith(", ", m.end()) else None
    return m if inside or (more and more.entry.data["kind"] in _TOLD) else None


def _place_end(land: Landscape, at: int) -> int:
    m = _PLACE.match(land.text, at) or _LAND.match(land.text, at)
    return m.end() if m else 0


def _loose_end(land: Landscape, at: int) -> int:
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


def _part(land: Landscape, phrase: TitlePhrase, at: int, link: str) -> int:
    """End of the title, body or country that begins at `at` and belongs to the phrase; 0 where none does."""
    title, body, party = land.titles.get(at), land.body(at), land.parties.get(at)
    if title and body and phrase.body and link == "và":
        title = None  # "Bộ trưởng Quốc phòng và Cựu chiến binh"
    if title and title.entry.data["kind"] not in ("courtesy", "spouse"):
        if _joins(phrase, title, link):
            if not _is_owner(phrase, link):
                phrase.titles.append(title)
            phrase.official = True
            return title.end
        return 0
    if not phrase.official:
        return 0
    if body and party and party.end > body.end:
        body = None  # "Đại sứ [Liên minh châu Âu]"
    if body and link == "," and body.entry.data["part"] == "portfolio" and (phrase.country or not phrase.body):
        body = None
    if body:
        phrase.body = True
        end = body_end(land, body)
        kind, part = body.entry.data.get("type"), body.entry.data["part"]
        phrase.open = kind == "company" or (part == "head" and kind in _WANTING and end == body.end)
        code = body.entry.data.get("country")
        if code and phrase.country is None:
            phrase.country = PartyName(body.start, body.end, code, "house")
        return end
    if party and link not in (",", "và", "-", "–", "/"):
        phrase.open = False
        if phrase.country is None and party.kind in ("name", "house"):
            phrase.country = party
        return land.row(party)[0] if _DASH.match(land.text, party.end) else party.end
    return 0


def _is_owner(phrase: TitlePhrase, link: str) -> bool:
    """Whether the next title is that of the person served: "đặc phái viên của [Tổng thống]", "Cố vấn [Thủ tướng]"."""
    return link == "của" or (link == "" and phrase.titles[-1].entry.id in ("adviser", "envoy"))


def _joins(phrase: TitlePhrase, title: Hit, link: str) -> bool:
    """Whether one more title goes on the row of one person's offices."""
    first, kind = phrase.titles[-1].entry, title.entry.data["kind"]
    if first.data["kind"] == "spouse":
        return False
    if not phrase.official:
        return link == ""
    if link in ("và", "&"):
        return False
    if link in (",", "-", "–", "/"):
        if title.entry.id == "military":
            return True
        if phrase.country and first.id not in _OPENING and phrase.titles[0].entry.id not in _OPENING:
            return False
        if kind == "office" and title.entry.data["rank"] <= _HIGH and first.id not in _OPENING:
            return first.data["kind"] == "office" and first.id not in _SOLE and title.entry.id not in _SOLE
        return not (first.id in _SOLE and kind == "office") and first.id != "leading"
    return True


def _charge_end(land: Landscape, at: int) -> int:
    """End of "phụ trách kiểm soát vũ khí": lower-case words and known names up to a capital; 0 where none begins."""
    m = _CHARGE.match(land.text, at)
    if not m:
        return 0
    end, count = m.end(), 0
    while count < _LONGEST_CHARGE and (word := LOWER.match(land.text, end)):
        start = word.start(1)
        if start in land.titles:
            break
        body, party = land.body(start), land.parties.get(start)
        known = land.regions.get(start) or (body.end if body else 0) or (party.end if party else 0)
        if not known and (
            (word[1][0].isupper() and word[1] != "Các") or (word[1] in NO_PART and word[1] not in ("và", "với", "các"))
        ):
            break
        count += 1
        end = known or word.end()
    soft = _SOFT.match(land.text, end)
    named = land.text[end : end + 2][1:].isupper() or (soft and soft.end() in land.titles)
    return end if count > 0 and named else 0


def _courtesy(land: Landscape, phrase: TitlePhrase) -> None:
    """Step over ", ông", " ngài" or " khi ấy" between the title and the name."""
    then = _THEN.match(land.text, phrase.end)
    phrase.name_at = then.end() if then else phrase.end
    m = _SOFT.match(land.text, phrase.name_at)
    hit = land.titles.get(m.end()) if m else None
    if m and "," in m[0] and (phrase.titles[0].entry.id == "leading" or land.behind(phrase.start, _IS) < phrase.start):
        return
    if hit and hit.entry.data["kind"] == "courtesy":
        phrase.courtesy = land.text[hit.start : hit.end].lower()
        phrase.name_at = hit.end

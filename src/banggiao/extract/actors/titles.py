"""The title before (or behind) a name: "Uỷ viên Bộ Chính trị, Phó Thủ tướng, Bộ trưởng Ngoại giao", with institution
and country, as the newspapers print it.

Takes a Landscape (vocabulary by offset) and an offset, gives a TitlePhrase. Keeps true: the phrase is one contiguous
span; the country of the office is told from the country that it is accredited to ("tại Hoa Kỳ").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from banggiao.extract.actors.beyond import (
    CHARGE,
    charge_end,
    institute_end,
    loose_end,
    ministry_end,
    name_start,
    place_end,
)
from banggiao.extract.actors.bodies import body_end
from banggiao.extract.actors.countries import PartyName
from banggiao.extract.actors.landscape import Landscape
from banggiao.vocabulary.lexicon import Hit

#: what stands before a title and belongs to it
_BEFORE: Final = ("đương kim ", "nguyên ", "quyền ", "cựu ", "tân ", "cố ")
#: what may stand between the parts of a title phrase
_LINK: Final = re.compile(
    r" ?, | (?:kiêm|của|nước|phía|thuộc|cho|tỉnh|thành phố|TP\.?|bang|vùng|khu tự trị(?: dân tộc \w+,?)?) "
    r"| ?[-–/] ?| (?:và|&) | ",
    re.IGNORECASE,
)
_POST: Final = re.compile(r" (?:tại|ở|thường trú tại|bên cạnh) ", re.IGNORECASE)
_RANKED: Final = re.compile(
    r" (?:thứ nhất|thứ hai|thường trực|đắc cử|đương nhiệm|danh dự|lâm thời|cấp cao|đặc biệt|điều hành|toàn quyền"
    r"|nước chủ nhà|nước này|nước bạn|trẻ tuổi|trẻ)(?!\w)",
    re.IGNORECASE,
)
_BRACKET: Final = re.compile(r" ?\([^()\n]{2,60}\)")
_SOFT: Final = re.compile(r" [-–] |,? ")
#: behind these a title is what somebody is, and the next name another's
_IS: Final = ("là ", "làm ", "chức ")
#: links that say that a place follows, folded
_PLACES: Final = frozenset({"tỉnh", "thành phố", "tp", "tp.", "bang", "vùng"})
#: titles that no other office follows behind a comma: "Thủ tướng, Chủ tịch Quốc hội ..." are two people
_SOLE: Final = frozenset({"prime_minister", "president", "monarch", "crown"})
#: types of bodies whose head word alone is no name
_WANTING: Final = frozenset({"university", "other", "media", "company"})
_DASH: Final = re.compile(r" ?[-–]")
#: titles behind which a town's name is a person's
CROWNED: Final = frozenset({"crown", "monarch", "spouse"})
#: titles of those who are sent to, or sit in, another country
_POSTED: Final = frozenset({"ambassador", "diplomat", "envoy", "director", "chairman", "adviser", "counterpart"})
#: titles of those who have a field
_MINISTERS: Final = frozenset({"minister", "deputy_minister"})
#: kinds of titles that make a role
_TOLD: Final = frozenset({"office", "post", "rank", "spouse", "hero"})
#: offices up to this rank follow a post of another body only as another person's
HIGH: Final = 3
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
    #: title of the person served ("cố vấn của [Thủ tướng]"), which is not the holder's
    served: Hit | None = None
    #: whether an institution or portfolio is printed
    body: bool = False
    #: whether it ends in a head word that wants a proper name ("Chủ tịch Tập đoàn ...") or in a company
    open: bool = False
    #: ông, bà, ngài ... in lower case where one stands before the name
    courtesy: str = ""
    #: whether an office, post or rank is printed, not only ông or bà
    official: bool = False
    #: whether it is an office of a party, whose holder has one of the state too ("Chủ tịch Đảng X, Chủ tịch nước")
    partisan: bool = False
    #: whether the body is nobody's and everybody's ("Tổng Giám đốc IMF")
    world: bool = False
    #: whether a military rank stands before the name already, so that the next one is another person's
    ranked: bool = False

    @property
    def role_start(self) -> int:
        """Where the office begins, behind a courtesy ("ngài [Tổng Chưởng lý Malaysia]")."""
        polite = len(self.titles) > 1 and self.titles[0].entry.data["kind"] == "courtesy"
        return self.titles[1].start if polite else self.start

    @property
    def told(self) -> bool:
        """Whether the phrase says what somebody is: an office, post or rank, not only whose counterpart."""
        return self.official and any(t.entry.data["kind"] in _TOLD for t in self.titles)

    @property
    def title(self) -> str:
        """Id of the highest title of the phrase."""
        ranked = [t for t in self.titles if t.entry.data["kind"] in ("office", "post")] or self.titles
        return min(ranked, key=lambda t: t.entry.data["rank"]).entry.id


def title_phrase(land: Landscape, hit: Hit, *, ranked: bool = False) -> TitlePhrase:
    """The title phrase that begins with `hit`; `ranked` where it follows the name of somebody with a military rank."""
    start = land.behind(hit.start, _BEFORE)
    if land.folded.endswith("chính quyền ", 0, hit.start):
        start = hit.start
    phrase = TitlePhrase(start, hit.end, hit.end, [hit], ranked=ranked)
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
    words = range(phrase.start, phrase.end)
    if land.parties.keys().isdisjoint(words) and land.bodies.keys().isdisjoint(words):
        return
    for offset in words:
        party, body = land.parties.get(offset), land.bodies.get(offset)
        if party:
            phrase.end, phrase.country = max(party.end, phrase.end), party
        if body and body.entry.id == "party_body" and body.end > phrase.end and offset > phrase.start:
            phrase.end, phrase.body, phrase.partisan = body_end(land, body), True, True


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
        if phrase.titles[-1].entry.id == "academic" and (end := institute_end(land, at)):
            phrase.end, phrase.body = end, True
            return True
    if link and (end := _part(land, phrase, link.end(), link[0].strip().lower())):
        phrase.end = end
        return True
    if link and len(link[0]) > 1 and text[at] == " " and (end := _part(land, phrase, at + 1, "")):
        phrase.end = end
        return True
    if phrase.official and (end := _field_end(land, phrase, at) or place_end(land, at) or loose_end(land, at)):
        phrase.end = end
        phrase.body = True
        return True
    if phrase.official and (end := charge_end(land, at)):
        phrase.end = end
        return True
    return False


def _bracket(land: Landscape, at: int) -> re.Match[str] | None:
    """A bracket that explains the office and stands inside it: "(Thượng viện) Valentina ...", "(EU) về ..."."""
    m = _BRACKET.match(land.text, at)
    if not m:
        return None
    inside = land.text[m.end() : m.end() + 2][1:].isupper() or CHARGE.match(land.text, m.end())
    inside = inside or _POST.match(land.text, m.end())
    more = land.titles.get(m.end() + 2) if land.text.startswith(", ", m.end()) else None
    return m if inside or (more and more.entry.data["kind"] in _TOLD) else None


def _part(land: Landscape, phrase: TitlePhrase, at: int, link: str) -> int:
    """End of the title, body or country that begins at `at` and belongs to the phrase; 0 where none does."""
    title, body, party = land.titles.get(at), land.body(at), land.parties.get(at)
    if title and body and phrase.body and link == "và" and body.end >= title.end:
        title = None  # "Bộ trưởng Quốc phòng và Cựu chiến binh"
    if title and title.entry.data["kind"] not in ("courtesy", "spouse"):
        if _joins(phrase, title, link):
            if _is_owner(phrase, link):
                phrase.served = phrase.served or title
            else:
                phrase.titles.append(title)
            phrase.official = True
            return title.end
        return 0
    if not phrase.official or at in land.holders:
        return 0
    if body and party and party.end > body.end:
        body = None  # "Đại sứ [Liên minh châu Âu]"
    if body and link == "," and phrase.country and land.text[at].islower():
        return 0  # "..., cảnh sát biển Thái Lan" acts itself
    if body and link == "," and body.entry.data["part"] == "portfolio" and (phrase.country or not phrase.body):
        body = None
    if body:
        end = max(body_end(land, body), _field_end(land, phrase, at - 1))
        phrase.body = True
        phrase.partisan = phrase.partisan or body.entry.id == "party_body"
        kind, part = body.entry.data.get("type"), body.entry.data["part"]
        phrase.world = phrase.world or kind == "international"
        wanting = kind in _WANTING or " " not in land.text[body.start : body.end]  # "Quỹ ...", "Viện ..."
        phrase.open = kind == "company" or (part == "head" and wanting and end == body.end)
        code = body.entry.data.get("country")
        if code and phrase.country is None:
            phrase.country = PartyName(body.start, body.end, code, "house")
        return end
    if party and party.kind != "town":
        return _country_end(land, phrase, party, link)
    local = link in _PLACES or link.startswith("khu tự trị") or phrase.body or phrase.titles[-1].entry.id == "local"
    return _province_end(land, phrase, at, link) if local else 0


def _field_end(land: Landscape, phrase: TitlePhrase, at: int) -> int:
    """End of a minister's field that no vocabulary knows; 0 where none stands or the body is told already."""
    return ministry_end(land, at) if phrase.titles[-1].entry.id in _MINISTERS and not phrase.body else 0


def _country_end(land: Landscape, phrase: TitlePhrase, party: PartyName, link: str) -> int:
    """End of the country, or the row of two, whose office it is; 0 where the link starts something new."""
    named = party.kind == "seat" and phrase.titles[-1].entry.id in CROWNED  # "Hoàng hậu Sofia"
    if named or link in (",", "và", "-", "–", "/"):
        return 0
    phrase.open = False
    if phrase.country is None and party.kind in ("name", "house"):
        phrase.country = party
    return land.row(party)[0] if _DASH.match(land.text, party.end) else party.end


def _province_end(land: Landscape, phrase: TitlePhrase, at: int, link: str) -> int:
    """End of the province or city whose office it is ("Tỉnh trưởng [Champasak]"); 0 where none begins."""
    province, town = land.provinces.get(at), land.parties.get(at)
    if link in (",", "-", "–", "/"):
        return 0
    if not province:
        return town.end if town and link != "và" else 0
    phrase.body, phrase.open = True, False
    if phrase.country is None:
        phrase.country = PartyName(at, province.end, province.entry.id, "house")
    return province.end


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
            return not phrase.ranked
        of_party = phrase.titles[0].entry.id == "politburo" or phrase.partisan
        if of_party and first.id != "leading" and title.entry.id not in _SOLE:
            return True
        if phrase.country and first.id not in _OPENING and phrase.titles[0].entry.id not in _OPENING:
            return False
        if kind == "office" and title.entry.data["rank"] <= HIGH and first.id not in _OPENING:
            sole = first.id in _SOLE or (title.entry.id in _SOLE and first.id != "vice_president")
            return first.data["kind"] == "office" and not sole  # "Phó Tổng thống, Thủ tướng UAE" is one man
        return first.id not in _SOLE and first.id != "leading"
    return True


def _courtesy(land: Landscape, phrase: TitlePhrase) -> None:
    """Step over ", ông", " ngài" or " khi ấy" between the title and the name."""
    phrase.name_at = name_start(land, phrase.end, academic=phrase.titles[-1].entry.id == "academic")
    m = _SOFT.match(land.text, phrase.name_at)
    hit = land.titles.get(m.end()) if m else None
    if m and "," in m[0] and (phrase.titles[0].entry.id == "leading" or land.behind(phrase.start, _IS) < phrase.start):
        return
    if hit and hit.entry.data["kind"] == "courtesy":
        phrase.courtesy = land.text[hit.start : hit.end].lower()
        phrase.name_at = hit.end

"""The title before (or behind) a name: "Uỷ viên Bộ Chính trị, Phó Thủ tướng, Bộ trưởng Ngoại giao", with institution
and country, as the newspapers print it.

Takes a Landscape (vocabulary by offset) and an offset, gives a TitlePhrase. Keeps true: the phrase is one contiguous
span; the country of the office is told from the country that it is accredited to ("tại Hoa Kỳ").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from banggiao.extract.actors.countries import PartyName
from banggiao.extract.reading import Reading
from banggiao.vocabulary.lexicon import Hit
from banggiao.vocabulary.phrases import phrases

#: what stands before a title and belongs to it
_BEFORE: Final = re.compile(r"(?:cựu|nguyên|quyền|tân|đương kim|cố) +$", re.IGNORECASE)
#: what may stand inside a title phrase between its parts
_LINK: Final = re.compile(r" ?, | (?:kiêm|của|nước|phía|thuộc|cho) | ?[-–/] ?| (?:và|&) |,? ", re.IGNORECASE)
_POST: Final = re.compile(r" (?:tại|ở|thường trú tại|bên cạnh) ", re.IGNORECASE)
_RANKED: Final = re.compile(
    r" (?:thứ nhất|thứ hai|thường trực|đắc cử|đương nhiệm|danh dự|lâm thời|cấp cao|đặc biệt|điều hành|toàn quyền)"
    r"(?!\w)",
    re.IGNORECASE,
)
#: "phụ trách kiểm soát vũ khí", "về biến đổi khí hậu": words up to the name
_CHARGE: Final = re.compile(r" (?:phụ trách|đặc trách|chuyên trách|về)(?= )", re.IGNORECASE)
#: longest charge in words
_LONGEST_CHARGE: Final = 16
_BRACKET: Final = re.compile(r" ?\([^()]{2,60}\)")
_ENDING: Final = """
    đã đang sẽ vừa mới tiếp gặp hội thăm tới đến khẳng cho bày nhấn cùng với là có được trong trên ngày sáng chiều
    tối nói phát trao ký dự chủ chứng dẫn đề mong cảm đánh hoan nhất cũng và theo sau khi nêu đón mời do vì để từ
    này kêu tuyên thông tin vào lên bị phải sang rời về bắt tham điện gửi chúc tái đồng thay hai các những một
    """
#: words with which no institution's name goes on
_ENDERS: Final = frozenset(_ENDING.split())
_LOWER: Final = re.compile(r"(?:,| [-–])? ([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Landscape:
    """Vocabulary of the document by the offset at which it begins."""

    text: str
    folded: str
    titles: dict[int, Hit]
    #: heads and names of bodies; portfolios are looked up where a title or a head makes room for one
    bodies: dict[int, Hit]
    parties: dict[int, PartyName]

    def body(self, offset: int) -> Hit | None:
        """The longest body or portfolio that begins here."""
        body, portfolio = self.bodies.get(offset), phrases("portfolios").at(self.text, self.folded, offset)
        if body and portfolio:
            return portfolio if portfolio.end >= body.end else body
        return body or portfolio

    def stops(self, offset: int) -> bool:
        """Whether something that is no part of a personal name begins here: a title or a name of two syllables."""
        party, title = self.parties.get(offset), self.titles.get(offset)
        if party and (" " in self.text[party.start : party.end] or party.kind != "name"):
            return True
        return bool(title and title.entry.data["kind"] != "courtesy" and " " in self.text[title.start : title.end])


@dataclass(slots=True)
class TitlePhrase:
    """`text[start:end]` is the role as printed; a courtesy (ông, bà) behind it stands in `[end, name_at)`."""

    start: int
    end: int
    name_at: int
    titles: list[Hit] = field(default_factory=list)
    country: PartyName | None = None
    #: country to which an envoy is accredited
    post: PartyName | None = None
    body: bool = False
    courtesy: str = ""

    @property
    def official(self) -> bool:
        """Whether an office, post or rank is printed, not only ông or bà."""
        return any(t.entry.data["kind"] != "courtesy" for t in self.titles)

    @property
    def title(self) -> str:
        """Id of the highest title of the phrase."""
        ranked = [t for t in self.titles if t.entry.data["kind"] in ("office", "post")] or self.titles
        return min(ranked, key=lambda t: t.entry.data["rank"]).entry.id


def landscape(reading: Reading, names: list[PartyName]) -> Landscape:
    """Titles, bodies and parties of a document by offset; of two titles at one place the longer."""
    titles: dict[int, Hit] = {}
    bodies: dict[int, Hit] = {}
    for h in reading.hits:
        into = titles if h.category == "titles" else bodies if h.category == "institutions" else None
        if into is not None and (h.start not in into or h.end > into[h.start].end):
            into[h.start] = h
    return Landscape(reading.text, reading.folded, titles, bodies, {n.start: n for n in names})


def title_phrase(land: Landscape, hit: Hit) -> TitlePhrase:
    """The title phrase that begins with `hit`."""
    before = _BEFORE.search(land.text, max(0, hit.start - 12), hit.start)
    phrase = TitlePhrase(before.start() if before else hit.start, hit.end, hit.end, [hit])
    if hit.entry.data["kind"] == "courtesy":
        phrase.courtesy = land.text[hit.start : hit.end].lower()
    while _grow(land, phrase):
        pass
    phrase.name_at = phrase.end
    _courtesy(land, phrase)
    return phrase


def _grow(land: Landscape, phrase: TitlePhrase) -> bool:
    """Take one more part into the phrase; False where none follows."""
    text, at = land.text, phrase.end
    only_courtesy = not phrase.official
    for m in (_RANKED.match(text, at), _BRACKET.match(text, at)):
        if m and not only_courtesy:
            phrase.end = m.end()
            return True
    post = _POST.match(text, at)
    if post and not only_courtesy and (party := land.parties.get(post.end())):
        phrase.end, phrase.post = party.end, phrase.post or party
        return True
    link = _LINK.match(text, at)
    if link and (end := _part(land, phrase, link.end(), link[0].strip(" ,").lower(), "," in link[0])):
        phrase.end = end
        return True
    if not only_courtesy and (end := _charge_end(land, at)):
        phrase.end = end
        return True
    return False


def _charge_end(land: Landscape, at: int) -> int:
    """End of "phụ trách kiểm soát vũ khí": lower-case words and known names up to a capital; 0 where none begins."""
    m = _CHARGE.match(land.text, at)
    if not m:
        return 0
    end, count = m.end(), 0
    while count < _LONGEST_CHARGE and (word := _LOWER.match(land.text, end)):
        count += 1
        known = land.body(word.start(1)) or land.parties.get(word.start(1))
        if known:
            end = known.end
        elif word[1][0].isupper() or (word[1] in _ENDERS and word[1] not in ("và", "với", "các")):
            break
        else:
            end = word.end()
    return end if count > 0 and land.text[end : end + 2][1:].isupper() else 0


def _part(land: Landscape, phrase: TitlePhrase, at: int, link: str, comma: bool) -> int:
    """End of the title, body or country that begins at `at` and belongs to the phrase; 0 where none does."""
    title, body, party = land.titles.get(at), land.body(at), land.parties.get(at)
    if title and title.entry.data["kind"] not in ("courtesy", "spouse") and link != "và":
        if phrase.official or not comma:
            phrase.titles.append(title)
            return title.end
        return 0
    if not phrase.official:
        return 0
    if body and (not comma or body.entry.data["part"] != "portfolio" or phrase.body):
        end = _body_end(land, body)
        if end:
            phrase.body = True
            code = body.entry.data.get("country")
            if code and phrase.country is None:
                phrase.country = PartyName(body.start, body.end, code, "house")
            return end
    if party and not comma and link not in ("và", "-", "–", "/"):
        if phrase.country is None and party.kind in ("name", "house"):
            phrase.country = party
        return party.end
    return 0


def _body_end(land: Landscape, body: Hit) -> int:
    """End of an institution's name that begins with `body`: the head word with the words that make its name."""
    end = body.end
    if body.entry.data["part"] != "head":
        return end
    text = land.text
    while True:
        m = _LOWER.match(text, end)
        if not m or m[1][0].isupper() or m[1] in _ENDERS or land.titles.get(m.start(1)):
            return end
        inner = land.body(m.start(1))
        if inner:
            return end
        end = m.end()


def _courtesy(land: Landscape, phrase: TitlePhrase) -> None:
    """Step over ", ông" or " ngài" between the title and the name."""
    m = re.compile(r",? ").match(land.text, phrase.end)
    hit = land.titles.get(m.end()) if m else None
    if phrase.official and hit and hit.entry.data["kind"] == "courtesy":
        phrase.courtesy = land.text[hit.start : hit.end].lower()
        phrase.name_at = hit.end

"""Who stands behind a subject: codes, the person in whose mouth an act is put, the organisation that owes it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from banggiao.extract.actors import Cast, Mention
from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Span
from banggiao.extract.speech.tokens import Token
from banggiao.language.fold import fold
from banggiao.model.frozen import frozen

#: titles (ids of `titles.toml`) that are no office: who has none but these speaks for no state (guidelines 3.1)
LAYMEN: Final = frozenset({"academic", "courtesy", "hero", "spouse"})
_LEARNED: Final = re.compile(r"(?:giáo sư|phó giáo sư|tiến sĩ|tiến sỹ|chuyên gia|nhà nghiên cứu|học giả|pgs|gs|ts)\b")
#: a firm without a name, right behind the post
_FIRM: Final = re.compile(
    r" (?:(?:một|chuỗi|các) )?(?:doanh nghiệp (?!nhà nước)|nhà máy|xí nghiệp|khách sạn|nhà hàng|cửa hàng|trang trại)"
)
#: an office held once, other than the first ones of a state
_ONCE: Final = re.compile(r"\bcựu (?!chủ tịch|tổng thống|thủ tướng|tổng bí thư|quốc vương)")
_HOUSE: Final = re.compile(r"\b(?:(?:trung tâm|viện|chương trình) nghiên cứu|đại học|viện chính sách|think tank)\b")
#: an office that somebody no longer has
_FORMER: Final = re.compile(r"(?:cựu|nguyên) ")
#: characters of an apposition, and those in which its title begins
_APPOSED: Final = 70
_NEAR: Final = 20
#: characters of a comma between two names
_COMMA: Final = 2
#: titles that businesses and schools have as well as states
POSTS: Final = frozenset({"adviser", "chairman", "director", "leading", "secretary_general"})
_PRIVATE: Final = re.compile(
    r"\b(?:công ty|tập đoàn|hãng(?! thông tấn)|viện nghiên cứu|(?:tổ chức|chương trình) nghiên cứu|đại học"
    r"|(?<!lập )(?<!thị )(?<!môi )(?<!hiện )(?<!công )(?<!chủ )trường(?! sa\b)"
    r"|hội đồng quản trị|tạp chí|(?<!thông )(?<!họp )(?<!cảnh )(?<!dự )báo(?! cáo\b)|trung tâm nghiên cứu"
    r"|phòng thương mại|eurocham|amcham|hiệp hội doanh nghiệp)\b"
)


@frozen
class Voice:
    """One side of a clause. One without codes is that of somebody who speaks for no state."""

    codes: tuple[str, ...]
    span: Span
    #: full name of the one person who speaks; None for several, for parties and organisations
    speaker: str | None = None
    speaker_span: Span | None = None
    mentions: tuple[Mention, ...] = ()
    #: the subject names a person (who may be without a name)
    personal: bool = False

    @property
    def joint(self) -> bool:
        """Whether two or more parties speak at once."""
        return len(self.codes) > 1

    def apart_from(self, other: Voice) -> bool:
        """Whether the two sides have no party in common."""
        return not set(self.codes) & set(other.codes)

    def spoken_by(self, other: Voice) -> Voice:
        """This side, with the person of `other` as speaker where both are one party."""
        if self.speaker or not other.speaker or self.codes != other.codes:
            return self
        return replace(self, speaker=other.speaker, speaker_span=other.speaker_span)


def union(codes: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Codes of several mentions, each once, in their order."""
    return tuple(dict.fromkeys(c for some in codes for c in some))


def officials(reading: Reading, who: Cast) -> frozenset[int]:
    """Indices of the people who speak for a state: with an office or rank before the name or right behind it.

    `cựu đại sứ` does so no longer.
    """
    out = set()
    for n, person in enumerate(who.people):
        if person.mentions and _former(reading, person.mentions[0][0]):
            continue
        if person.role and "," not in person.role and _FORMER.match(fold(person.role)):
            continue
        if person.title and person.title not in LAYMEN:
            private = person.title in POSTS and (
                _PRIVATE.search(fold(person.role or ""))
                or _learned(reading, person.mentions)
                or any(_HOUSE.search(reading.folded, a, _apposed(reading, a, b)) for a, b in person.mentions)
            )
            employed = person.title == "adviser" and _employed(reading, person.mentions)
            if person.title in POSTS and person.titled and _FIRM.match(reading.folded, person.titled[1]):
                employed = True
            if not (private or employed):
                out.add(n)
        elif person.counterpart or (
            person.title in ("", "courtesy") and any(_appointed(reading, end) for _, end in person.mentions)
        ):
            out.add(n)  # `người đồng cấp Peru A`: who is called the other's counterpart holds the same office
    return frozenset(out)


def _former(reading: Reading, start: int) -> bool:
    """`Cựu đại sứ A`: who held an office once speaks for no state, save as its elder statesman."""
    m = _ONCE.search(reading.folded, max(0, start - _NEAR), start + _NEAR)
    return m is not None and m.start() <= start <= m.end()


def _learned(reading: Reading, mentions: tuple[tuple[int, int], ...]) -> bool:
    """`Giáo sư A, giám đốc viện B`: a scholar by the first title, who gives a view of their own."""
    return any(_LEARNED.match(reading.folded, start) for start, _ in mentions)


def _employed(reading: Reading, mentions: tuple[tuple[int, int], ...]) -> bool:
    """`Bà A, cố vấn về châu Á tại Trung tâm nghiên cứu B`: whether the house behind the name is no state's."""
    for _, end in mentions[:1]:
        stop = reading.text.find(",", end + 2, end + 2 * _APPOSED)
        if stop > 0 and _PRIVATE.search(reading.folded, end, stop):
            return True
    return False


def _appointed(reading: Reading, end: int) -> bool:
    """`Ông A, cố vấn đặc biệt của ...`: whether an office stands in apposition behind a mention."""
    if not reading.text.startswith(", ", end) or _FORMER.match(reading.folded, end + 2):
        return False
    stop = _apposed(reading, end, end)
    titles = reading.hits_in(end + 2, stop, "titles")
    public = any(h.entry.data["kind"] in ("office", "post") and h.start - end < _NEAR for h in titles)
    return public and not _PRIVATE.search(reading.folded, end, stop)


def _apposed(reading: Reading, start: int, end: int) -> int:
    """Where what is told between commas of the person named at `text[start:end]` ends; `end` where nothing is."""
    if not (reading.text.startswith(", ", end) or ", " in reading.text[start:end]):
        return end
    stop = reading.text.find(",", end + 2, end + _APPOSED)
    return stop if stop > 0 else end + _APPOSED


def _apart_from_house(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Giáo sư A, Học viện B, Đại học C`: the person alone, where only commas join the houses behind to the name."""
    first, rest = mentions[0], mentions[1:]
    if first.person is None or any(m.person is not None or not m.organisation for m in rest):
        return mentions
    return mentions[:1] if all(b.start - a.end <= _COMMA for a, b in pairwise(mentions)) else mentions


def voice_of(token: Token, who: Cast, offices: frozenset[int]) -> Voice | None:
    """The voice behind a subject; None where nothing says whose it is."""
    if all(m.person is not None and m.person not in offices for m in _apart_from_house(token.mentions)):
        person = token.mentions[0].person
        name = who.people[person].name if person is not None else None
        return Voice(codes=(), span=(token.start, token.end), speaker=name)
    codes = union([m.codes for m in token.mentions])
    if not codes:
        return None
    people = [m for m in token.mentions if m.person is not None]
    one = people[0] if len(people) == 1 and len(token.mentions) == 1 else None
    return Voice(
        codes=codes,
        span=(token.start, token.end),
        speaker=who.speaker(one) if one else None,
        speaker_span=(one.start, one.end) if one else None,
        mentions=token.mentions,
        personal=bool(people),
    )

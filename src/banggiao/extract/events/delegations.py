"""Delegations by their leaders: "đoàn" stands for the one who leads it, once the text has said who does.

Takes a Reading and its Cast, gives the mentions of a sentence with delegations as their leaders. Keeps true: a country
has one leader or none; who comes with somebody ("cùng đoàn đại biểu") is no leader's second mention.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.actors import Cast, Mention, Person
from banggiao.extract.reading import Reading

_DELEGATION: Final = re.compile(r"\b(?:phái )?đoàn\b")
#: "Đoàn đại biểu Quốc hội Áo do ông A, Chủ tịch ..., dẫn đầu"
_LED_BY: Final = re.compile(r"\bdo (?:đồng chí |ông |bà |ngài |thượng tướng |đại tướng )?$")
_LEADS: Final = re.compile(r"(?:, [^;:.]{2,140}?)?,? (?:dẫn đầu|làm trưởng đoàn|làm trưởng|đứng đầu|chủ trì đoàn)\b")
#: "A dẫn đầu đoàn đại biểu ...", "A, Trưởng đoàn"
_HEADS: Final = re.compile(
    r"(?:, [^;:.]{2,90},)? (?:đã |sẽ |đang )?(?:dẫn đầu|làm trưởng) (?:một )?(?:đoàn|phái đoàn)\b|, trưởng đoàn\b"
)
#: without any of these words nobody leads one
_WORDS: Final = ("dẫn đầu", "trưởng đoàn", "làm trưởng", "đứng đầu", "chủ trì đoàn")
#: "đoàn đại biểu cấp cao (Quốc hội) (Áo)", up to the country or body that it is of
_OF: Final = re.compile(
    r"\b(?P<d>(?:phái )?đoàn(?! (?:kết|thanh niên|tháp tùng|tùy tùng|tuỳ tùng|tàu)\b)"
    r"(?: (?:đại biểu|công tác|cấp cao|liên ngành|quân sự|đảng|quốc hội|chính phủ|của|nước|bộ|cán bộ))*) $"
)
#: a delegation that is the subject and called by nothing else
_BARE: Final = re.compile(
    r"(?:^|(?<=[,.;] )|(?<=\n))(?P<d>(?:phái )?đoàn(?: (?:đại biểu|công tác|cấp cao))*)"
    r"(?= (?:đã|sẽ|cũng|còn|có|đến|tới|thăm|chào|tiến hành|làm việc|gặp)\b)"
)
_WITH: Final = re.compile(r"\b(?:cùng|và|cùng với|với|tiếp|đón|các|nhiều|những|thành viên|mời) $")

_HIGH: Final = re.compile(r"\bđoàn [^,.;]{0,24}?cấp cao\b")
_HIGH_OF: Final = re.compile(r"\bđoàn (?:đại biểu |quân sự )*cấp cao (?:\w+ ){0,3}$")

#: characters in which a body is named as one that sends a delegation
_NEAR: Final = 60

#: the leader of each country's delegation: index into Cast.people, and where the text says so
Leaders = dict[str, tuple[int, int]]


def leaders_of(reading: Reading, who: Cast) -> Leaders:
    """Who leads the delegation of each country; none where two do."""
    found: Leaders = {}
    if "đoàn" not in reading.folded:
        return found
    twice: set[str] = set()
    for m in who.mentions if any(words in reading.folded for words in _WORDS) else ():
        person = who.people[m.person] if m.kind == "person" and m.person is not None else None
        if person is None or not person.country or not _leads(reading, m):
            continue
        known = found.setdefault(person.country, (m.person or 0, m.start))
        if known[0] != m.person:
            twice.add(person.country)
    return {code: at for code, at in found.items() if code not in twice} | _of_high_rank(reading, who, found)


def _of_high_rank(reading: Reading, who: Cast, found: Leaders) -> Leaders:
    """Of a "đoàn đại biểu cấp cao" whose leader no words give: the one of its side whom the document is about."""
    out: Leaders = {}
    for m in who.mentions if "cấp cao" in reading.folded and _HIGH.search(reading.folded) else ():
        code = m.codes[0] if m.kind in ("party", "organisation") and len(m.codes) == 1 else ""
        if (
            not code
            or code in found
            or code in out
            or not _HIGH_OF.search(reading.folded, max(0, m.start - _NEAR), m.start)
        ):
            continue
        person = principal(who, code)
        if person:
            out[code] = who.people.index(person), 0
    return out


def _leads(reading: Reading, m: Mention) -> bool:
    stop = min(len(reading.folded), m.end + 190)
    led = _LED_BY.search(reading.folded, max(0, m.start - 24), m.start) and _LEADS.match(reading.folded, m.end, stop)
    return bool(led) or _HEADS.match(reading.folded, m.end, stop) is not None


def principal(who: Cast, code: str) -> Person | None:
    """The person of a party whom the document is about: the one named most, if clearly so."""
    found = (p for p in who.people if p.country == code and p.title and not p.past)
    side = sorted(found, key=lambda p: -len(p.mentions))
    if not side or (len(side) > 1 and len(side[0].mentions) < 2 * len(side[1].mentions)):
        return None
    return side[0]


def with_leaders(reading: Reading, leaders: Leaders, start: int, end: int, mentions: list[Mention]) -> list[Mention]:
    """The mentions of the sentence `[start, end)`, its delegations as the people who lead them."""
    if not leaders or "đoàn" not in reading.folded[start:end]:
        return mentions
    mentions = [_as_body(reading, m) for m in mentions]
    named = {m.person for m in mentions if m.person is not None}
    out = [_as_leader(reading, leaders, start, m, named) for m in mentions]
    if len(leaders) == 1:
        code, (person, said) = next(iter(leaders.items()))
        bare = _BARE.search(reading.folded, start, end) if person not in named and said < start else None
        if bare and not any(m.start <= bare.start("d") < m.end for m in out):
            out.append(Mention(bare.start("d"), bare.end("d"), "person", (code,), person))
            out.sort(key=lambda m: m.start)
    return out


def _as_body(reading: Reading, m: Mention) -> Mention:
    """ "Đoàn | đại biểu Quốc hội Áo": who goes is the delegation, no deputy."""
    deputy = m.kind == "person" and m.person is None and reading.folded.startswith("đại biểu", m.start)
    return replace(m, kind="organisation") if deputy and reading.folded.endswith("đoàn ", 0, m.start) else m


def _as_leader(reading: Reading, leaders: Leaders, low: int, m: Mention, named: set[int]) -> Mention:
    code = m.codes[0] if m.kind in ("party", "organisation") and len(m.codes) == 1 else ""
    if code not in leaders or leaders[code][0] in named:
        return m
    of = _OF.search(reading.folded, max(low, m.start - 70), m.start)
    start = m.start if _DELEGATION.match(reading.folded, m.start) else of.start("d") if of else None
    if start is None or _WITH.search(reading.folded, max(low, start - 14), start):
        return m
    return replace(m, start=start, kind="person", person=leaders[code][0])

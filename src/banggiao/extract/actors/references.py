"""Mentions: every phrase that names or refers to somebody who can act, with what it stands for.

Takes a Reading, its party names, people and parties, gives Mentions sorted and without overlap: the outermost phrase
stands for what is inside it. Bare titles and pronouns are resolved in `antecedents`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from banggiao.extract.actors.antecedents import Antecedents
from banggiao.extract.actors.bodies import organisations_in
from banggiao.extract.actors.countries import PartyName, states_in
from banggiao.extract.actors.landscape import Landscape
from banggiao.extract.actors.model import Mention
from banggiao.extract.actors.people import People, country_of
from banggiao.extract.actors.provinces import provinces
from banggiao.extract.reading import Reading, Row
from banggiao.model.kinds import GROUPS

#: what before a party's name goes on its mention, folded, longest first
_PREFIX: Final = (
    "đảng, nhà nước và nhân dân ", "đảng, chính phủ và nhân dân ", "đảng, chính phủ, nhân dân ",
    "đảng, nhà nước, nhân dân ", "chính phủ và nhân dân ", "nhà nước và nhân dân ", "chính phủ, nhân dân ",
    "nhà nước, nhân dân ", "đảng và nhà nước ", "đảng và nhân dân ", "các nhà lãnh đạo ", "đảng, nhà nước ",
    "chính quyền ", "chính phủ ", "nhà nước ", "nhân dân ", "lãnh đạo ", "phía ", "nước ",
)  # fmt: skip
_JOIN: Final = re.compile(r" ?[-–—] ?| (?:và|cùng) ")
_ROW: Final = re.compile(r" ?[-–—] ?| (?:và|cùng) |, ")
#: behind these a group is part of a title
_ON_PAPER: Final = (
    "công ước ", "hiến chương ", "nghị quyết ", "cộng đồng ", "hội nghị ", "tầm nhìn ", "diễn đàn ", "cấp cao ",
)  # fmt: skip
#: behind these a capital is a place
_PLACE: Final = (
    "trung tâm ", "thành phố ", "sân bay ", "đại học ", "thủ đô ", "đường ", "khỏi ", "giữa ", "thăm ", "tại ", "đến ",
    "tới ", "rời ", "vào ", "sang ", "qua ", "giờ ", "về ", "từ ", "tp. ", "tp ", "ở ",
)  # fmt: skip
_TWO: Final = 2
#: how many sentences back the other of `hai bên` may be named
_BACK: Final = 4
#: of two readings of one span the first of these stands
_RANK: Final = {"person": 0, "both": 1, "party": 2, "organisation": 3}


def find_mentions(reading: Reading, names: Row[PartyName], people: People, parties: tuple[str, ...]) -> list[Mention]:
    """All mentions of the document; the titles that stand for people without their names go to `people.alone`."""
    found = [*_people(people, parties), *organisations_in(people.land, parties)]
    found += _references(reading, names, people, parties)
    found += _party_mentions(people.land, names)
    found += provinces(reading, people.land, parties)
    fixed = _outermost(found)
    antecedents = Antecedents(reading, people, parties, fixed)
    mentions = _outermost([*fixed, *antecedents.resolved()])
    people.alone = antecedents.titles
    left = _left_of_rows(people.land, names, mentions)
    return _outermost([*mentions, *left]) if left else mentions


def _left_of_rows(land: Landscape, names: Row[PartyName], mentions: list[Mention]) -> list[Mention]:
    """`Bộ trưởng Giao thông Việt Nam và Peru`: the state that joins the one whose name the title has taken."""
    ends = {m.end for m in mentions if m.kind == "person"}
    out = []
    for before, n in pairwise(names):
        if n.kind != "town" and before.end in ends and _JOIN.fullmatch(land.text, before.end, n.start):
            out.append(Mention(n.start, n.end, "party", (n.code,)))
    return out


def _outermost(found: list[Mention]) -> list[Mention]:
    """Leftmost, then longest; a person before anything else of the same span."""
    out: list[Mention] = []
    for m in sorted(found, key=lambda m: (m.start, -m.end, _RANK[m.kind])):
        if not out or m.start >= out[-1].end:
            out.append(m)
    return out


def _people(people: People, parties: tuple[str, ...]) -> list[Mention]:
    out = []
    for i, who in enumerate(people.characters):
        code = country_of(who, parties)
        out += [Mention(n.start, n.end, "person", (code,) if code else (), person=i) for n in who.namings]
    return out


def _references(reading: Reading, names: Row[PartyName], people: People, parties: tuple[str, ...]) -> list[Mention]:
    """`hai bên`, `hai Thủ tướng`, `nước ta`, `phía bạn`, `nước này`."""
    out = []
    foreign = tuple(p for p in parties if p != "VNM")
    for h in reading.hits_of("references"):
        role = h.entry.data["role"]
        if role == "both_people" and _by_name(people, h.start, h.end):
            continue
        if role in ("both", "both_people") or (role == "several" and len(parties) > 2):
            pair = _pair_here(reading, names, h.start, parties) if role == "both" else ()
            if role == "both_people" and len(parties) > _TWO:
                pair = _who_met(reading, people, h.start, parties)
            end, named = _row_behind(reading, names, h.end) if role != "several" else (h.end, ())
            out.append(Mention(h.start, end, "both", named or pair or parties))
        elif role == "own":
            out.append(Mention(h.start, h.end, "party", ("VNM",)))
        elif role == "other":
            one = len(foreign) == 1
            out.append(Mention(h.start, h.end, "party", foreign if one else (), candidates=() if one else foreign))
        elif role == "last":
            out.append(Mention(h.start, h.end, "party", _last_named(names, h.start)))
    return out


def _row_behind(reading: Reading, names: Row[PartyName], end: int) -> tuple[int, tuple[str, ...]]:
    """`hai nước Việt Nam - Lào`: where the row of names right behind ends, and whom it names."""
    i = bisect_left(names.starts, end + 1)
    if (
        i + 1 >= len(names)
        or names[i].start != end + 1
        or not _ROW.fullmatch(reading.text, names[i].end, names[i + 1].start)
    ):
        return end, ()
    return names[i + 1].end, (names[i].code, names[i + 1].code)


def _pair_here(reading: Reading, names: Row[PartyName], offset: int, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The two whom `hai bên` means where they are not all parties of the document: the own state and the one other that
    the sentence names before, or the one that the sentences before it in the segment named last; () where none is.
    """
    if len(parties) < _TWO:
        return ()
    sentence = reading.sentence_at(offset)
    several = len(parties) > _TWO
    for index in range(sentence.index, max(-1, sentence.index - (_BACK if several else 1)), -1):
        s = reading.sentences[index]
        if s.segment != sentence.segment:
            break
        here = states_in(reading, names, s.start, min(s.end, offset))
        others = here - {parties[0]}
        group = _with_group(reading, names, s.start, min(s.end, offset)) if several and parties[0] not in here else ()
        if group and set(group) <= set(parties):
            return group
        if len(others) == 1 and (others <= set(parties) if several else parties[0] in here):
            return (parties[0], *others)
        if others:
            break
    return ()


def _with_group(reading: Reading, names: Row[PartyName], start: int, end: int) -> tuple[str, ...]:
    """A group and the state that a dash or `và` joins to it: "quan hệ ASEAN - Úc"; () where none is named."""
    for a, b in pairwise(names):
        joined = start <= a.start and b.end <= end and _JOIN.fullmatch(reading.text, a.end, b.start)
        if joined and (a.code in GROUPS) != (b.code in GROUPS):
            return (a.code, b.code)
    return ()


def _by_name(people: People, start: int, end: int) -> bool:
    """ "hai (Thủ tướng) A và B": whether the office in the words goes on with a name, no comma between."""
    folded = people.land.folded
    named = (n for w in people.characters for n in w.namings if start < n.start < end < n.end)
    return any("," not in folded[end : n.end] for n in named)


def _who_met(reading: Reading, people: People, offset: int, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The states of the two whom `hai Thủ tướng` means in a text on several: those of whom people were named last
    before it; () where they are not two.
    """
    here = reading.sentence_at(offset).index
    near = reading.sentences[max(0, here - _BACK)].start
    named = [(n.start, i) for i, who in enumerate(people.characters) for n in who.namings if near <= n.start < offset]
    codes: list[str] = []
    at = here
    for start, i in sorted(named, reverse=True):
        code, sentence = country_of(people.characters[i], parties), reading.sentence_at(start).index
        if len(codes) >= _TWO and sentence < at:
            break
        at = sentence
        if code and code not in codes:
            codes.append(code)
    return tuple(p for p in parties if p in codes) if len(codes) == _TWO and set(codes) <= set(parties) else ()


def _last_named(names: Row[PartyName], offset: int) -> tuple[str, ...]:
    """The party named last before `offset`, the outlet's own left out."""
    for n in reversed(names[: bisect_left(names.starts, offset)]):
        if n.code != "VNM" and n.kind in ("name", "house") and n.code not in GROUPS:
            return (n.code,)
    return ()


def _party_mentions(land: Landscape, names: Row[PartyName]) -> list[Mention]:
    """Names of parties with what belongs before them, and rows of them joined by a dash or `và`."""
    out = []
    skip = -1
    for i, n in enumerate(names):
        if i <= skip or n.kind == "town":
            continue
        if n.kind == "seat" and land.behind(n.start, _PLACE) < n.start:
            continue
        if n.code in GROUPS and land.behind(n.start, _ON_PAPER) < n.start:
            continue
        codes, end = [n.code], n.end
        while (
            i + 1 < len(names) and names[i + 1].kind != "town" and _JOIN.fullmatch(land.text, end, names[i + 1].start)
        ):
            i += 1
            end, skip = names[i].end, i
            if names[i].code not in codes:
                codes.append(names[i].code)
        kind = "both" if len(codes) > 1 else "party"
        out.append(Mention(land.behind(n.start, _PREFIX), end, kind, tuple(codes)))
    return out

"""Mentions: every phrase that names or refers to somebody who can act, with what it stands for.

Takes a Reading, its party names, people and parties, gives Mentions sorted and without overlap: the outermost phrase
stands for what is inside it.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors.countries import PartyName
from banggiao.extract.actors.model import Mention
from banggiao.extract.actors.organs import organisations_in
from banggiao.extract.actors.people import People, country_of
from banggiao.extract.actors.titles import title_phrase
from banggiao.extract.reading import Reading

_PREFIX: Final = re.compile(
    r"(?:phía|chính phủ|nhà nước|chính quyền|nhân dân|đảng và nhà nước|đảng, nhà nước|lãnh đạo|các nhà lãnh đạo"
    r"|nước) $",
    re.IGNORECASE,
)
_JOIN: Final = re.compile(r" ?[-–—] ?| (?:và|cùng) ")


def find_mentions(reading: Reading, names: list[PartyName], people: People, parties: tuple[str, ...]) -> list[Mention]:
    """All mentions of the document."""
    found = [*_people(people, parties), *organisations_in(people.land, parties)]
    found += _references(reading, parties)
    found += _party_mentions(reading, names)
    fixed = _outermost(found)
    return _outermost([*fixed, *_by_title(reading, people, parties, fixed)])


def _outermost(found: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for m in sorted(found, key=lambda m: (m.start, -m.end, m.kind)):
        if not out or m.start >= out[-1].end:
            out.append(m)
    return out


def _people(people: People, parties: tuple[str, ...]) -> list[Mention]:
    out = []
    for i, who in enumerate(people.characters):
        code = country_of(who, parties)
        out += [Mention(n.start, n.end, "person", (code,) if code else (), person=i) for n in who.namings]
    return out


def _references(reading: Reading, parties: tuple[str, ...]) -> list[Mention]:
    """`hai bên`, `nước ta`, `phía bạn`."""
    out = []
    foreign = tuple(p for p in parties if p != "VNM")
    for h in reading.hits:
        if h.category != "references":
            continue
        role = h.entry.data["role"]
        if role in ("both", "both_people"):
            out.append(Mention(h.start, h.end, "both", parties))
        elif role == "own":
            out.append(Mention(h.start, h.end, "party", ("VNM",)))
        elif role in ("other", "last"):
            one = len(foreign) == 1
            out.append(Mention(h.start, h.end, "party", foreign if one else (), candidates=() if one else foreign))
    return out


def _party_mentions(reading: Reading, names: list[PartyName]) -> list[Mention]:
    """Names of parties with what belongs before them, and pairs of them."""
    out = []
    text = reading.text
    skip = -1
    for i, n in enumerate(names):
        if i <= skip or n.kind == "town":
            continue
        m = _PREFIX.search(text, max(0, n.start - 30), n.start)
        start = m.start() if m else n.start
        codes, end = [n.code], n.end
        while i + 1 < len(names) and _JOIN.fullmatch(text, end, names[i + 1].start) and names[i + 1].kind != "town":
            i += 1
            end, skip = names[i].end, i
            if names[i].code not in codes:
                codes.append(names[i].code)
        out.append(Mention(start, end, "both" if len(codes) > 1 else "party", tuple(codes)))
    return out


def _by_title(reading: Reading, people: People, parties: tuple[str, ...], fixed: list[Mention]) -> list[Mention]:
    """Bare titles ("Thủ tướng", "Tổng thống Pháp") and `ông`, `bà`, resolved to the people of the document."""
    out: list[Mention] = []
    land = people.land
    taken = {p for m in fixed if m.kind == "person" for p in range(m.start, m.end)}
    last: int | None = None
    timeline = sorted(
        [(m.start, m) for m in fixed if m.kind == "person"] + [(s, None) for s in land.titles if s not in taken],
        key=lambda x: x[0],
    )
    at = 0
    for start, mention in timeline:
        if mention:
            last = mention.person
            continue
        if start < at:
            continue
        hit = land.titles[start]
        if hit.entry.data["kind"] == "courtesy":
            if last is not None and land.text[hit.start : hit.end].lower() in ("ông", "bà"):
                code = country_of(people.characters[last], parties)
                out.append(Mention(hit.start, hit.end, "person", (code,) if code else (), person=last))
            continue
        phrase = title_phrase(land, hit)
        at = phrase.end
        if hit.entry.data["kind"] != "office" and hit.entry.id not in ("chairman", "secretary_general"):
            continue
        want = phrase.country.code if phrase.country else None
        fits = []
        for i, who in enumerate(people.characters):
            if phrase.title in who.classes():
                code = country_of(who, parties)
                if want is None or code == want:
                    fits.append((i, code))
        own = [f for f in fits if f[1] == "VNM"]
        pick = fits if len(fits) == 1 else own if want is None and len(own) == 1 else []
        if pick:
            i, code = pick[0]
            last = i
            out.append(Mention(phrase.start, phrase.end, "person", (code,) if code else (), person=i))
        else:
            codes = (want,) if want else ()
            names = tuple(people.characters[i].fullest.name for i, _ in fits)
            out.append(Mention(phrase.start, phrase.end, "person", codes, candidates=names))
    return out

"""People of a document: each naming ("title institution country name") found, and the namings of one person joined.

Takes a Reading and its party names, gives People. Keeps true: a person has one entry however often and however
shortly named; a name that fits two people joins the one named last before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from banggiao.extract.actors.countries import PartyName
from banggiao.extract.actors.model import Mention, Person
from banggiao.extract.actors.names import is_syllable, is_vietnamese, name_end, surnames
from banggiao.extract.actors.titles import Landscape, TitlePhrase, landscape, title_phrase
from banggiao.extract.reading import Reading
from banggiao.language.fold import bare, fold

_BEHIND: Final = re.compile(r" ?, | [-–] | \(")
_AND: Final = re.compile(r" ?, | (?:và|cùng) ")
_PLURAL: Final = re.compile(r"(?:các|hai|những|ba) (?:vị |cựu |nguyên )?$", re.IGNORECASE)
_CAPITAL: Final = re.compile(r"(?<![^\W\d_])[^\W\d_a-zđ][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named: `text[start:end]`, the name in `[name_start, end)`."""

    start: int
    end: int
    name_start: int
    name: str
    words: tuple[str, ...]
    #: title phrase before the name, or behind it (`behind`)
    phrase: TitlePhrase | None = None
    behind: bool = False

    @property
    def country(self) -> str | None:
        """Code that the title phrase prints."""
        return self.phrase.country.code if self.phrase and self.phrase.country else None


@dataclass(slots=True)
class Character:
    """A person in the making: all their namings."""

    namings: list[Naming] = field(default_factory=list)

    @property
    def fullest(self) -> Naming:
        """The naming with most of the name; the first of equals."""
        return max(self.namings, key=lambda n: (len(n.words), -n.start))

    @property
    def titled(self) -> Naming | None:
        """The naming whose role says most: an institution or country printed, then length; the first of equals."""
        official = [n for n in self.namings if n.phrase and n.phrase.official]
        return max(official, key=_says, default=None)

    @property
    def printed_country(self) -> str | None:
        """The country printed most often beside the person."""
        codes = [n.country for n in self.namings if n.country]
        return max(codes, key=lambda c: (codes.count(c), -codes.index(c)), default=None)

    def classes(self) -> set[str]:
        """Ids of all titles that the person carries in the document."""
        return {t.entry.id for n in self.namings if n.phrase for t in n.phrase.titles}


def _says(n: Naming) -> tuple[bool, int, int]:
    assert n.phrase
    return (n.phrase.country is not None or n.phrase.body, min(n.phrase.end - n.phrase.start, 90), -n.start)


@dataclass(slots=True)
class People:
    """Everybody named in a document, in order of first naming."""

    land: Landscape
    characters: list[Character]

    def settled(self, parties: tuple[str, ...], mentions: list[Mention]) -> tuple[Person, ...]:
        """The people as they go into the Cast, references included."""
        spans: dict[int, list[tuple[int, int]]] = {}
        for m in mentions:
            if m.person is not None:
                spans.setdefault(m.person, []).append((m.start, m.end))
        return tuple(self._person(i, parties, spans.get(i, [])) for i in range(len(self.characters)))

    def _person(self, index: int, parties: tuple[str, ...], spans: list[tuple[int, int]]) -> Person:
        who = self.characters[index]
        full, titled = who.fullest, who.titled
        shown = titled or full
        phrase = titled.phrase if titled else None
        printed = next((n.phrase.country for n in who.namings if n.phrase and n.phrase.country), None)
        return Person(
            name=full.name,
            role=self.land.text[phrase.start : phrase.end] if phrase else None,
            country=country_of(who, parties),
            mentions=tuple(sorted(spans)),
            shown=(shown.start, shown.end) if not shown.behind else (shown.start, phrase.end if phrase else shown.end),
            named=(full.name_start, full.end)
            if not full.behind
            else (full.name_start, full.name_start + len(full.name)),
            titled=(phrase.start, phrase.end) if phrase else None,
            placed=(printed.start, printed.end) if printed else None,
            title=phrase.title if phrase else "",
        )


def country_of(who: Character, parties: tuple[str, ...]) -> str | None:
    """The person's country: as printed; else what the name's shape leaves among the parties."""
    if who.printed_country:
        return who.printed_country
    vietnamese = is_vietnamese(who.fullest.name) and "president" not in who.classes()
    foreign = [p for p in parties if p != "VNM"]
    if vietnamese and ("VNM" in parties or not parties):
        return "VNM"
    return foreign[0] if len(foreign) == 1 else None


def find_people(reading: Reading, names: list[PartyName]) -> People:
    """All people named in the document."""
    land = landscape(reading, names)
    namings = _titled_names(land)
    namings = _bare_names(reading.text, namings)
    return People(land, _joined(namings))


def _titled_names(land: Landscape) -> list[Naming]:
    """Names with a title before or behind them."""
    out: list[Naming] = []
    at = 0
    for start in sorted(land.titles):
        if start < at:
            continue
        phrase = title_phrase(land, land.titles[start])
        name = _name_at(land, phrase.name_at)
        if not name:
            at = phrase.end if phrase.official else at
            continue
        naming = replace(name, start=phrase.start, phrase=phrase)
        found = [naming]
        if _PLURAL.search(land.text, max(0, phrase.start - 14), phrase.start):
            found += [replace(n, phrase=phrase) for n in _more_names(land, naming.end)]
        if not phrase.official:
            found[0] = _with_title_behind(land, naming)
        out += found
        at = max(n.end if not n.behind or not n.phrase else n.phrase.end for n in found)
    return out


def _name_at(land: Landscape, pos: int) -> Naming | None:
    """The name one space behind `pos`."""
    start = pos + 1
    if land.text[pos:start] != " " or start >= len(land.text) or not land.text[start].isupper() or land.stops(start):
        return None
    end = name_end(land.text, start, land.stops)
    if end == start:
        return None
    name = land.text[start:end]
    return Naming(start, end, start, name, _words(name))


def _more_names(land: Landscape, pos: int) -> list[Naming]:
    """ ", B và C" behind a name under a plural title."""
    out: list[Naming] = []
    while m := _AND.match(land.text, pos):
        name = _name_at(land, m.end() - 1)
        if not name:
            break
        out.append(name)
        pos = name.end
    return out


def _with_title_behind(land: Landscape, naming: Naming) -> Naming:
    """ "ông Katsuro Nagai, Tham tán công sứ Đại sứ quán ..." : the title behind the name, if it is nobody else's."""
    m = _BEHIND.match(land.text, naming.end)
    hit = land.titles.get(m.end()) if m else None
    if not hit or hit.entry.data["kind"] in ("courtesy", "spouse"):
        return naming
    phrase = title_phrase(land, hit)
    return naming if _name_at(land, phrase.name_at) else replace(naming, phrase=phrase, behind=True)


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(w) if is_syllable(w) else bare(w) for w in name.split())


def _bare_names(text: str, namings: list[Naming]) -> list[Naming]:
    """`namings` with the places where somebody is named without a title: known names, and Vietnamese full names."""
    known = {w for n in namings for w in n.words if len(n.words) > 1 or n.phrase}
    taken = [(n.start, max(n.end, n.phrase.end if n.phrase else 0)) for n in namings]
    out, at, i = list(namings), 0, 0
    for m in _CAPITAL.finditer(text):
        while i < len(taken) and taken[i][1] <= m.start():
            i += 1
        if m.start() < at or (i < len(taken) and taken[i][0] <= m.start()):
            continue
        word = m[0]
        if not (fold(word) in surnames() or _words(word)[0] in known) or (word.isupper() and len(word) > 2):
            continue
        end = name_end(text, m.start(), lambda o: False)
        name = text[m.start() : end]
        words = _words(name)
        is_known = len(words) > 1 and any(set(words) <= set(n.words) for n in namings)
        is_known = is_known or (
            len(words) == 1 and not is_syllable(name) and any(words[0] == n.words[-1] for n in namings)
        )
        if is_known:
            out.append(Naming(m.start(), end, m.start(), name, words))
            at = end
    return sorted(out, key=lambda n: n.start)


def _joined(namings: list[Naming]) -> list[Character]:
    """One Character a person: longer names first, each shorter one to the person that it fits."""
    people: list[Character] = []
    for n in sorted(namings, key=lambda n: (-len(n.words), n.start)):
        fits = [p for p in people if _same(p, n)]
        if not fits:
            people.append(Character([n]))
            continue
        near = max(
            fits,
            key=lambda p: (max((x.start for x in p.namings if x.start < n.start), default=-1), -p.namings[0].start),
        )
        near.namings.append(n)
    for p in people:
        p.namings.sort(key=lambda n: n.start)
    return sorted(people, key=lambda p: p.namings[0].start)


def _same(person: Character, n: Naming) -> bool:
    """Whether `n` can name `person`: its words among theirs, at an end of the name, no other country printed."""
    full = person.fullest.words
    if n.country and person.printed_country and n.country != person.printed_country:
        return False
    if n.words == full:
        return True
    k = len(n.words)
    if k >= len(full):
        return False
    if k == 1 and len(full) > 1:
        return n.words[0] in (full[0], full[-1]) or (n.words[0] in full and not is_syllable(n.name))
    return set(n.words) <= set(full)

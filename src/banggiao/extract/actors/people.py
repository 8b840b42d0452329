"""People of a document: the namings of one person joined, with title and country.

Takes a Reading and its party names, gives People. Keeps true: a person has one entry however often and however
shortly named; a name that fits two people joins the one named last before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from banggiao.extract.actors.countries import PartyName
from banggiao.extract.actors.landscape import Landscape, landscape
from banggiao.extract.actors.model import Mention, Person
from banggiao.extract.actors.names import is_syllable, is_vietnamese
from banggiao.extract.actors.naming import Naming
from banggiao.extract.actors.namings import find_namings
from banggiao.extract.actors.titles import TitlePhrase
from banggiao.extract.reading import Reading, Row
from banggiao.model.kinds import GROUPS

#: "Phía Trung Quốc, [Phó Thủ tướng ...]", "về phía Lào có [đồng chí ...]": whose people are named next
_SIDE: Final = re.compile(
    r"(?:^|[.;:\n]|, )\W*(?:về )?phía (?:nước )?([^\W\d_][^,;:.()\n]{1,30}?)(?:,| có| là|:)(?: (?:đồng chí|ông|bà))? $",
    re.IGNORECASE,
)
_SIDE_BACK: Final = 60
#: titles behind which a lone foreign word is a company's name
_OF_COMPANIES: Final = frozenset({"director", "leading"})
#: states whose people bear names that in Vietnamese spelling may look Vietnamese
_SINIC: Final = frozenset({"CHN", "TWN", "HKG", "MAC"})
#: length from which a foreign minister's title prints the portfolio ("Bộ trưởng Ngoại giao", not "Ngoại trưởng")
_WITH_PORTFOLIO: Final = 20
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
#: how much oftener the one whom a text is about is named than another of the same short name
_OFTEN: Final = 3
_DOUBLED: Final = re.compile(r"(\w)\1")
#: a role longer than this is no longer one office as a reader would write it
_LONG_ROLE = 150


@dataclass(slots=True)
class Character:
    """A person in the making: all their namings, in order once `close` was called."""

    namings: list[Naming] = field(default_factory=list)
    #: country of the offices that the office table knows for the name
    known: str | None = None
    #: whether the office table says that the person is long dead
    past: bool = False
    #: the naming with most of the name, words before initials; the first of equals
    fullest: Naming = field(init=False)
    #: the naming whose role says most: an institution or country printed, then length; the first of equals
    titled: Naming | None = None
    #: the country printed most often beside the person
    printed_country: str | None = None
    #: states named in the sentence that names the person first
    near: frozenset[str] = frozenset()
    #: ids of all titles that the person carries in the document
    classes: frozenset[str] = frozenset()
    #: ông, bà ... as the person is called in the document
    courtesies: frozenset[str] = frozenset()

    def add(self, n: Naming) -> None:
        """One more naming of the person."""
        self.namings.append(n)
        if self.printed_country is None:
            self.printed_country = n.country

    def close(self) -> None:
        """Work out what all namings say together."""
        self.namings.sort(key=lambda n: n.start)
        phrases = [n.phrase for n in self.namings if n.phrase]
        self.fullest = max(self.namings, key=lambda n: (len(n.words), "." not in n.name, -n.start))
        self.titled = max((n for n in self.namings if n.phrase and n.phrase.told), key=_says, default=None)
        codes = [p.country.code for p in phrases if p.country]
        self.printed_country = max(codes, key=lambda c: (codes.count(c), -codes.index(c)), default=None)
        self.classes = frozenset(t.entry.id for p in phrases for t in p.titles)
        self.courtesies = frozenset(p.courtesy for p in phrases if p.courtesy)


def _says(n: Naming) -> tuple[bool, bool, int, int]:
    assert n.phrase
    length = n.phrase.end - n.phrase.start
    portfolio = any(t.entry.id == "foreign_minister" and t.end - t.start >= _WITH_PORTFOLIO for t in n.phrase.titles)
    told = n.phrase.country is not None or n.phrase.body or portfolio
    return (length <= _LONG_ROLE, told, length, -n.start)


@dataclass(slots=True)
class People:
    """Everybody named in a document, in order of first naming, and the titles that stand without a name."""

    land: Landscape
    characters: list[Character]
    bare: list[TitlePhrase]
    #: person -> fullest title that stands for them without their name; known once references are resolved
    alone: dict[int, TitlePhrase] = field(default_factory=dict)

    def settled(self, parties: tuple[str, ...], mentions: list[Mention]) -> tuple[Person, ...]:
        """The people as they go into the Cast, references included."""
        spans: dict[int, list[tuple[int, int]]] = {}
        for m in mentions:
            if m.person is not None:
                spans.setdefault(m.person, []).append((m.start, m.end))
        return tuple(self._person(i, parties, spans.get(i, [])) for i in range(len(self.characters)))

    def _only(self, index: int, title: str) -> bool:
        """Whether nobody else in the document carries the title."""
        return not any(title in c.classes for i, c in enumerate(self.characters) if i != index)

    def _person(self, index: int, parties: tuple[str, ...], spans: list[tuple[int, int]]) -> Person:
        who = self.characters[index]
        full, titled = who.fullest, who.titled
        phrase = titled.phrase if titled else None
        role = (phrase.role_start, titled.role_end) if phrase and titled else None
        alone = self.alone.get(index)
        if role and phrase and alone and _tells_more(alone, phrase) and self._only(index, phrase.title):
            role = (alone.start, alone.end)
        printed = next((n.phrase.country for n in who.namings if n.phrase and n.country == who.printed_country), None)
        country, ground = country_and_ground(who, parties)
        return Person(
            name=full.name,
            role=self.land.text[role[0] : role[1]] if role else None,
            country=country,
            ground=ground,
            mentions=tuple(sorted(spans)),
            shown=(titled or full).shown,
            named=(full.name_start, full.name_end),
            titled=role,
            placed=(printed.start, printed.end) if printed else None,
            title=phrase.title if phrase else "",
            housed=phrase.body if phrase else False,
            known=who.known is not None,
            past=who.past,
            counterpart="counterpart" in who.classes,
        )


def _tells_more(alone: TitlePhrase, named: TitlePhrase) -> bool:
    """Whether a title without the name tells the institution or country that the one beside the name leaves out."""
    more = alone.body or alone.country is not None
    return more and not (named.body or named.country) and alone.title == named.title


def country_of(who: Character, parties: tuple[str, ...]) -> str | None:
    """The person's country; None where nothing decides."""
    return country_and_ground(who, parties)[0]


def country_and_ground(who: Character, parties: tuple[str, ...]) -> tuple[str | None, str]:
    """The person's country and what tells it: `printed` in a title, the `office` table, the shape of the `name`, or
    that there is only one `partner`.
    """
    if who.printed_country:
        return who.printed_country, "printed"
    if who.known:
        return who.known, "office"
    if is_vietnamese(who.fullest.name) and "president" not in who.classes:
        abroad = bool(parties) and "VNM" not in parties
        sinic = [p for p in parties if p in _SINIC]
        if not abroad:
            return "VNM", "name"
        return (sinic[0], "partner") if len(sinic) == 1 else (None, "")
    if who.titled and who.titled.phrase and (who.titled.phrase.open or who.titled.phrase.world):
        return None, ""  # the head of a company of no printed country, or of a body of the world
    foreign = [p for p in parties if p != "VNM"]
    if len(foreign) > 1 or "academic" in who.classes:
        foreign = [p for p in foreign if p in who.near or (len(foreign) == 1 and p not in GROUPS)]
    if len(foreign) == 1 and not (len(who.fullest.words) == 1 and is_syllable(who.fullest.name)):
        return foreign[0], "partner"
    return None, ""


def find_people(reading: Reading, names: Row[PartyName]) -> People:
    """All people named in the document."""
    land = landscape(reading, names)
    namings, bare = find_namings(land)
    for n in namings:
        if (
            n.phrase
            and n.phrase.country is None
            and n.name_start not in land.holders
            and (party := _side(land, n.phrase.start))
        ):
            n.phrase.country = party
    people = _joined(namings)
    for p in people:
        offices = [h.entry.data for n in p.namings for h in land.holders.get(n.name_start, ()) if h.end >= n.name_end]
        p.known = offices[0]["country"] if offices else None
        p.past = any(o.get("past") for o in offices)
        if not p.known and not p.printed_country:
            p.near = _near(reading, names, p.namings[0])
    return People(land, people, bare)


def _near(reading: Reading, names: Row[PartyName], naming: Naming) -> frozenset[str]:
    """The states that the sentence of a naming names up to it, places left out."""
    near = (names[i] for i in names.begun(reading.sentence_at(naming.start).start, naming.end))
    return frozenset(n.code for n in near if n.kind in ("name", "short", "house"))


def _side(land: Landscape, start: int) -> PartyName | None:
    """The party whose side is named right before a title: "Phía Lào, [Bộ trưởng ...]"."""
    if land.text[start - 2 : start] not in (", ", "ó ", "à ", ": ", "í ", "g "):
        return None
    m = _SIDE.search(land.text, max(0, start - _SIDE_BACK), start)
    party = land.parties.get(m.start(1)) if m else None
    return party if m and party and party.end == m.end(1) else None


def _joined(namings: list[Naming]) -> list[Character]:
    """One Character a person: longer names first, each shorter one to the person that it fits."""
    people: list[Character] = []
    for n in sorted(namings, key=lambda n: (-len(n.words), n.start)):
        fits = [p for p in people if _same(p, n)]
        if not fits:
            people.append(Character())
        (people[-1] if not fits else fits[0 if len(fits) == 1 else _nearest(fits, n)]).add(n)
    for p in people:
        p.close()
    people = [p for p in people if not _stray(p)]
    return sorted(people, key=lambda p: p.namings[0].start)


def _nearest(fits: list[Character], n: Naming) -> int:
    """Which of those that a short name fits is meant: the only one whom the text names often, where others (a father
    of one name) stand once; else the one named last before it.
    """
    often = sorted(range(len(fits)), key=lambda i: -len(fits[i].namings))
    if len(fits[often[0]].namings) >= _OFTEN * len(fits[often[1]].namings):
        return often[0]
    before = [max((x.start for x in p.namings if x.start < n.start), default=-1) for p in fits]
    return max(range(len(fits)), key=lambda i: (before[i], -fits[i].namings[0].start))


def _stray(p: Character) -> bool:
    """Whether a lone word behind an office is a piece of something else ("Chủ tịch Cộng ...")."""
    if _INITIALS.fullmatch(p.fullest.name) or len(p.fullest.name) == 1 or p.fullest.name == "Tp":
        return True
    if any(len(n.words) > 1 for n in p.namings):
        return False
    if is_syllable(p.fullest.name):
        return not p.courtesies
    return (
        bool(p.classes) and p.classes <= _OF_COMPANIES and not p.courtesies
    )  # "Tổng Giám đốc Vinatrans": a company's name


def _same(person: Character, n: Naming) -> bool:
    """Whether `n` can name `person`: its words among theirs, at an end of the name, no other country printed."""
    full = person.namings[0].words
    if n.country and person.printed_country and n.country != person.printed_country:
        return False
    if n.words == full:
        return True
    k = len(n.words)
    if k > len(full):
        return False
    if k == len(full):
        return k > 1 and (set(n.words) == set(full) or _spelt_alike(n.words, full))
    if k == 1:
        return n.words[0] in (full[0], full[-1]) or (n.words[0] in full and not is_syllable(n.name))
    last = n.words[-1]
    glued = len(full[-1]) > 3 and not is_syllable(last) and last.startswith(full[-1])  # the next word stuck to the name
    return set(n.words if not glued else n.words[:-1]) <= set(full)


def _is_initial(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two foreign names of two words differ in that the one has an initial for the first word."""
    short, long = sorted((a[0], b[0]), key=len)
    return a[1:] == b[1:] and not is_syllable(a[-1]) and short.rstrip(".") == long[0] and len(long) > len(short)


def _spelt_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names differ in one foreign word by a letter or two ("Dmitri", "Dmitry"; "Sisoulith", "Sisulith"), in
    doubled letters ("Winn", "Win") or in an initial ("V. Putin").
    """
    begin_alike = all(x[0] == y[0] for x, y in zip(a, b, strict=True))
    if begin_alike and [_DOUBLED.sub(r"\1", w) for w in a] == [_DOUBLED.sub(r"\1", w) for w in b]:
        return True
    if _is_initial(a, b):
        return True
    if a[:-1] == b[:-1] and len(a) > 1 and not is_syllable(a[-1]):
        x, y = sorted((a[-1], b[-1]), key=len)
        if len(x) > 3 and y.startswith(x):
            return True  # the next word glued to the name
    odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(odd) != 1 or any(len(w) < 5 for w in odd[0]):
        return False
    x, y = odd[0]
    return sorted(x) == sorted(y) or (x[:2] == y[:2] and abs(len(x) - len(y)) <= 2 and len(set(x) ^ set(y)) <= 2)

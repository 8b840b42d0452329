"""Persons over documents: one entry a person, with the offices that they are said to hold.

Takes actor claims. Keeps true: two full names that differ are two persons; a short form joins a full one only where
a single full name of that country fits.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from rapidfuzz.fuzz import ratio

from banggiao.language.fold import bare
from banggiao.model.claims import Actor, Claim
from banggiao.model.entries import Entry
from banggiao.model.register import Filed
from banggiao.resolve.chains import said_order
from banggiao.resolve.dating import sort_key
from banggiao.resolve.items import Draft, Item, Same, Thing, Whole
from banggiao.resolve.names import short_for, tokens
from banggiao.resolve.parties import without_parties

#: how alike two spellings of one foreign name are (rapidfuzz ratio, of 100)
_ALIKE: Final = 72.0
#: consonants by which a name that is written in syllables is known; most letters of a syllable; letters of one sound
_BONES: Final = 4
_SYLLABLE: Final = 4
_SOUNDS: Final = (("nh", "n"), ("kh", "k"), ("th", "t"), ("ph", "f"), ("x", "s"), ("c", "k"), ("q", "k"), ("z", "d"))
#: what is left of a country's name behind an office
_OF_STATE: Final = re.compile(r" (?:nước )?(?:nước|cộng hòa|liên bang|vương quốc)$")


@dataclass(frozen=True, slots=True)
class Seen:
    """A name as its words, and the person's country."""

    name: tuple[str, ...]
    country: str


class People(Whole):
    """Actor claims -> person entries."""

    kind = "person"
    sees = Seen

    def features(self, claim: Claim, filed: Filed) -> Seen:
        """Name and country."""
        assert isinstance(claim, Actor)
        country = claim.country or ""
        # the marks of foreign names are printed or left out as it pleases the outlet
        name = tokens(claim.name) if country in ("VNM", "") else tokens(bare(claim.name))
        return Seen(name, country)

    def joins(self, seen: Seen) -> Collection[str]:
        """The word by which a person of that country may be called for short; the whole name without its country."""
        keys = {" ".join(seen.name)} if len(seen.name) > 1 else set()
        if seen.name:
            # Vietnamese are called by the last word of their name, others
            # by the first or the last, of which spellings share the beginning
            ends = {seen.name[-1]} if seen.country == "VNM" else {seen.name[0][:4], seen.name[-1][:4]}
            keys |= {f"{seen.country}|{end}" for end in ends}
            if seen.country not in ("VNM", "") and len(bones := skeleton(seen.name)) >= _BONES:
                keys.add(f"{seen.country}|{bones}")
        return sorted(keys)

    def partition(self, things: Sequence[Thing], same: Same) -> list[list[Thing]]:
        """One group a full name; short forms to the one full name that they can stand for."""
        by_name: dict[Name, list[Thing]] = defaultdict(list)
        for thing in things:
            by_name[thing.seen.name, thing.seen.country].append(thing)
        groups: dict[Name, list[Thing]] = {}
        for key in sorted(by_name, key=lambda k: (-len(k[0]), k)):
            fits = [g for g in groups if _same(key, g)] or [g for g in groups if _sounds(key, g)]
            home = fits[0] if len(fits) == 1 else key
            groups.setdefault(home, []).extend(by_name[key])
        return [sorted(g, key=attrgetter("order")) for g in groups.values()]

    def draft(self, items: Sequence[Item]) -> Draft:
        """Name, country, and the offices in the order in which they were told."""
        return _draft(_told(items), [i.name for i in sorted(items, key=said_order)])

    def grown(self, old: Entry, items: Sequence[Item], told: Sequence[str]) -> Draft | None:
        """The draft of an entry to which `items` come, `told` being all claims in the order in which they were said;
        none where only all of its items can tell."""
        before = _Told(Counter(old.why["names"]), _country(old), _rows(old))
        new = _told(items)
        if before.country and new.country and before.country != new.country:
            return None
        return _draft(before.with_(new), told)


Name = tuple[tuple[str, ...], str]


def _same(short: Name, full: Name) -> bool:
    """Whether a name can be a form of another: words left out, an initial for a word, another spelling of it."""
    if short[1] and full[1] and short[1] != full[1]:
        return False
    a, b = short[0], full[0]
    if a == b or "".join(a) == "".join(b) or (len(a) < len(b) and short_for(a, b)):
        return True
    if (short[1] or full[1]) in ("VNM", "") or len(a) < 2:
        return False
    # Dmitri Medvedev, D. A. Medvedev, Dmitry Anatolyevich Medvedev: first and last word, the rest as it may be
    return spelt_alike(a[-1], b[-1]) and (spelt_alike(a[0], b[0]) or (a[0] == b[0][:1] and len(b) > 1))


def _sounds(name: Name, full: Name) -> bool:
    """Whether two foreign names of one country are one that is written in words and syllable by syllable."""
    a, b = name[0], full[0]
    if name[1] != full[1] or name[1] in ("VNM", "") or len(a) == len(b) or len(bones := skeleton(a)) < _BONES:
        return False
    return bones == skeleton(b) and ratio("".join(a), "".join(b)) >= _ALIKE


def spelt_alike(a: str, b: str) -> bool:
    """Whether two words are spellings of one name: Sergei and Sergey, Maksim and Maxim; never Kim and Lim."""
    return a == b or (min(len(a), len(b)) > 3 and ratio(a, b) >= _ALIKE)


@lru_cache(maxsize=16384)
def skeleton(name: tuple[str, ...]) -> str:
    """The consonants of a name as it sounds: "Vi-xa-na Xu-li-nha" and "Visana Soulinya" have the same."""
    word = "".join(name)
    for printed, sound in _SOUNDS:
        word = word.replace(printed, sound)
    return re.sub(r"[^a-z]|[aeiouyw]", "", re.sub(r"(.)\1+", r"\1", word))


def in_syllables(name: str) -> bool:
    """Whether a name is written syllable by syllable."""
    words = tokens(name)
    return sum(len(w) for w in words) <= _SYLLABLE * len(words)


@lru_cache(maxsize=16384)
def held(role: str) -> str:
    """An office without the name of the country behind it: "Thủ tướng Úc" and "Thủ tướng nước Australia" are one."""
    words = " ".join(tokens(without_parties(role)))
    bare_words = _OF_STATE.sub("", words)
    return words if bare_words in ("", "chủ tịch") else bare_words


@dataclass(slots=True)
class _Office:
    """One office: how often each form of it is printed, the first and last day, who tells it."""

    printed: Counter[str] = field(default_factory=Counter)
    days: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)

    def add(self, other: _Office) -> None:
        """Take in what another says of the same office."""
        self.printed += other.printed
        self.days += other.days
        self.claims += other.claims

    def row(self, place: Mapping[str, int]) -> dict[str, Any]:
        """As an entry shows it, its claims in their order."""
        days = sorted(set(self.days), key=_by_day)
        row: dict[str, Any] = {"role": max(sorted(self.printed), key=lambda r: self.printed[r])}
        row |= {"first": days[0], "last": days[-1]} if days else {}
        return row | {"claims": sorted(self.claims, key=lambda c: place[c])}


@dataclass(slots=True)
class _Told:
    """What claims tell of a person: sums, which those of more claims can be added to."""

    names: Counter[str]
    country: str | None
    offices: dict[str, _Office]

    def with_(self, more: _Told) -> _Told:
        """What these tell together with others."""
        for name, office in more.offices.items():
            self.offices.setdefault(name, _Office()).add(office)
        return _Told(self.names + more.names, self.country or more.country, self.offices)


def _told(items: Sequence[Item]) -> _Told:
    out = _Told(Counter(), None, {})
    for item in items:
        claim = item.claim
        assert isinstance(claim, Actor)
        out.names[claim.name] += 1
        out.country = out.country or claim.country
        if claim.role:
            days = [item.day] if item.day else []
            told = _Office(Counter([claim.role]), days, [item.name])
            out.offices.setdefault(held(claim.role), _Office()).add(told)
    return out


def _rows(entry: Entry) -> dict[str, _Office]:
    """The offices of an entry, as it keeps them."""
    out: dict[str, _Office] = {}
    for role, number in entry.why["roles"].items():
        out.setdefault(held(role), _Office()).printed[role] = number
    for row in entry.fields["offices"]:
        office = out[held(row["role"])]
        office.days, office.claims = [row[n] for n in ("first", "last") if n in row], list(row["claims"])
    return out


def _country(entry: Entry) -> str | None:
    country = entry.fields.get("country")
    return country if isinstance(country, str) else None


def _draft(told: _Told, claims: Sequence[str]) -> Draft:
    names, country = told.names, told.country
    name = max(sorted(names), key=lambda n: (not in_syllables(n), len(tokens(n)), names[n]))
    place = {c: n for n, c in enumerate(claims)}
    rows = sorted((o.row(place) for o in told.offices.values()), key=lambda r: (_by_day(r.get("last")), r["role"]))
    fields: dict[str, Any] = {"name": name, "names": sorted(names), "offices": rows}
    if country:
        fields["country"] = country
    if rows:
        fields["role"] = rows[-1]["role"]
    roles = {r: n for o in told.offices.values() for r, n in o.printed.items()}
    why = {
        "names": dict(sorted(names.items())), "country": country or "not told", "roles": dict(sorted(roles.items())),
    }  # fmt: skip
    return Draft(label=name, parties=(country,) if country else (), fields=fields, why=why)


def _by_day(day: str | None) -> tuple[tuple[int, str, str], str]:
    """Days in their order, the same whatever order they came in."""
    return sort_key(day), day or ""

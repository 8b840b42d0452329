"""Events over documents: one entry a visit, meeting, call, signing or session, with what is told of it.

Takes event claims. Keeps true: two events are one only where their types, people (or parties) and dates allow it and
at least the people or the day say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from banggiao.model.claims import Actor, Claim, Event
from banggiao.model.register import Filed
from banggiao.resolve.content import Content, content, likeness
from banggiao.resolve.dating import apart, precise, sort_key, span
from banggiao.resolve.items import Comparison, Draft, Item
from banggiao.resolve.names import short_for, tokens

#: types that texts exchange for one and the same event
_KIN = {
    "conference": "session",
    "dialogue": "session",
    "opening": "ceremony",
    "handover": "ceremony",
    "ceremony": "ceremony",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """When, who, where, and the words."""

    type: str
    date: str | None
    people: frozenset[tuple[str, ...]]
    codes: frozenset[str]
    place: tuple[str, ...]
    content: Content


class Events:
    """Event claims -> event entries."""

    kind = "event"

    def features(self, claim: Claim, filed: Filed) -> Seen:
        """The features of one event."""
        assert isinstance(claim, Event)
        people, codes = who(claim, filed)
        return Seen(
            _KIN.get(claim.type, claim.type), claim.date, people, codes, tokens(claim.place or ""),
            content(claim.evidence.quote),
        )  # fmt: skip

    def joins(self, seen: Seen) -> Collection[str]:
        """None: pairs decide."""
        return ()

    def keys(self, seen: Seen) -> Collection[str]:
        """Type with the last word of each person's name, or with the parties."""
        ends = {name[-1] for name in seen.people} | {name[0] for name in seen.people}
        return sorted({f"{seen.type}|{e}" for e in (*ends, "+".join(sorted(seen.codes)))})

    def compare(self, a: Item, b: Item) -> Comparison:
        """People, day, place, words."""
        x, y = a.seen, b.seen
        gap = apart(x.date, y.date)
        people = both_people(x.people, y.people)
        words = likeness(x.content, y.content)[1]
        told = {"days apart": gap, "people": people, "words alike": round(words, 2), "parties": bool(x.codes & y.codes)}
        if x.type != y.type or (gap is not None and gap > 1) or not (x.codes & y.codes or people):
            return Comparison(False, told)
        dated = gap is not None and precise(x.date) and precise(y.date)
        alone = not (x.people and y.people)
        enough = (people > 0 and (dated or words >= 0.5)) or (dated and alone and words >= 0.3)
        if a.happening and a.happening == b.happening:
            told["reports of one happening"] = True
            enough = enough or people > 0 or words >= 0.35
        return Comparison(enough, told)

    def partition(self, items: Sequence[Item]) -> list[list[Item]]:
        """All in one entry."""
        return [list(items)]

    def draft(self, items: Sequence[Item]) -> Draft:
        """Type, days, participants, places of all that is told."""
        claims = [i.claim for i in items if isinstance(i.claim, Event)]
        types = Counter(c.type for c in claims)
        fields: dict[str, Any] = {"type": max(sorted(types), key=lambda t: types[t])}
        dates = Counter(c.date for c in claims if c.date)
        if dates:
            fields["date"] = max(sorted(dates, key=sort_key), key=lambda d: (_known(d), dates[d], len(d)))
        people = list(dict.fromkeys(p for c in claims for p in c.participants))
        places = Counter(c.place for c in claims if c.place)
        fields |= {"participants": people} if people else {}
        fields |= {"place": max(sorted(places), key=lambda p: places[p])} if places else {}
        for name in ("level", "modality"):
            told = Counter(getattr(c, name) for c in claims if getattr(c, name))
            fields |= {name: max(sorted(told), key=lambda v: told[v])} if told else {}
        best = max(claims, key=lambda c: (len(c.participants), len(c.evidence.quote)))
        parties = sorted({p for i in items for p in (i.seen.codes or i.filed.parties)})
        return Draft(label=best.evidence.quote, parties=tuple(parties), fields=fields)


def _known(edtf: str) -> int:
    s = span(edtf)
    return 2 if s and s.year and s.days <= 31 else 1 if s and s.year else 0


def who(claim: Event, filed: Filed) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """The people of an event as words, and the parties: codes among its participants, countries of its people."""
    codes = {p for p in claim.participants if p.isupper() and " " not in p}
    people = frozenset(tokens(p) for p in claim.participants if p not in codes)
    countries = {c.country for c in filed.claims if isinstance(c, Actor) and c.country and tokens(c.name) in people}
    found = codes | countries
    return people, frozenset(found if len(found) > 1 else found | set(filed.parties))


def both_people(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> int:
    """How many people stand in both, short forms counted."""
    return sum(any(x == y or short_for(x, y) or short_for(y, x) for y in b) for x in a)

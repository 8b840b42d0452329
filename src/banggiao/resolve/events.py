"""Events over documents: one entry a visit, meeting, call, signing or session, with what is told of it.

Takes event claims. Keeps true: two events are one only where their types, people (or parties) and dates allow it and
at least the people or the day say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from banggiao.model.claims import Actor, Claim, Event
from banggiao.model.register import Filed
from banggiao.resolve.content import Content, content, likeness
from banggiao.resolve.dating import apart, precise, sort_key, span
from banggiao.resolve.items import Compared, Comparison, Draft, Item, Paired
from banggiao.resolve.linking import telling_keys
from banggiao.resolve.names import short_for, tokens
from banggiao.resolve.parties import codes_in, without_parties
from banggiao.resolve.reports import head_of, visited
from banggiao.resolve.whenkeys import looks, stands
from banggiao.vocabulary.lexicon import lexicon

#: types that texts exchange for one and the same event
_KIN: Final = {
    "conference": "session",
    "dialogue": "session",
    "opening": "ceremony",
    "handover": "ceremony",
    "ceremony": "ceremony",
}

#: types that are of two parties: what one of them signs or marks with a third is another event
_BETWEEN: Final = frozenset({"signing", "ceremony", "statement", "establishment", "anniversary", "exercise"})
#: types that are known by who met whom
_MET: Final = frozenset({"meeting", "call"})
#: types that are told when their day comes round or before, not as what a report is of
_RECALLED: Final = frozenset({"anniversary", "appointment"})
#: words alike (Dice) that make two events one: on one day or in reports of one happening, and otherwise
_WORDS_INSIDE, _WORDS = 0.35, 0.6


@dataclass(frozen=True, slots=True)
class Seen:
    """When, who, where, and the words."""

    type: str
    date: str | None
    people: frozenset[tuple[str, ...]]
    codes: frozenset[str]
    #: codes of the parties where it takes place; the countries of its people
    hosts: frozenset[str]
    homes: frozenset[str]
    content: Content
    #: what it is in the guidelines' word; the same where it was done, and is not only planned or called off
    told: str
    deed: str
    #: whether it is told as of now in title, lede or right after them
    headed: bool
    #: whether it is dated after the day of its own article, though told as past
    late: bool


class Events(Paired):
    """Event claims -> event entries."""

    kind = "event"
    sees = Seen

    def features(self, claim: Claim, filed: Filed) -> Seen:
        """The features of one event."""
        assert isinstance(claim, Event)
        people, codes, homes = who(claim, filed)
        quote = claim.evidence.quote
        kind = _KIN.get(claim.type, claim.type)
        deed = "" if claim.modality else claim.type
        headed = claim.type not in _RECALLED and claim.evidence.start < len(head_of(filed.document)[1])
        return Seen(
            kind, claim.date, people, codes, where(claim.place or "", quote), homes, content(without_parties(quote)),
            claim.type, deed, headed, after_its_article(claim, filed),
        )  # fmt: skip

    def keys(self, seen: Seen) -> Collection[str]:
        """Type and days, with the ends of people's names where these decide; words of what has no day."""
        long = (s := span(seen.date)) is not None and s.days > 31
        return _keys(seen, stands(seen.date), ("L",) if long else ("l",))

    def asks(self, seen: Seen) -> Collection[str]:
        """The same, a day beside them."""
        long = (s := span(seen.date)) is not None and s.days > 31
        return _keys(seen, looks(seen.date, 1), ("L", "l") if long else ("L",))

    def compare(self, a: Compared, b: Compared) -> Comparison:
        """Type, place, people, days; words where people are not told."""
        x, y = a.seen, b.seen
        gap = apart(x.date, y.date)
        if x.type != y.type or (gap is not None and gap > 1):
            return Comparison(False, {"type": x.type == y.type, "days apart": gap})
        if x.hosts and y.hosts and not x.hosts & y.hosts:
            return Comparison(False, {"place": "another"})
        inside = a.happening == b.happening
        people, few = both_people(x.people, y.people), min(len(x.people), len(y.people))
        words = likeness(x.content, y.content)[1]
        one_day = gap is not None and precise(x.date) and precise(y.date)
        told = {"days apart": gap, "people": people, "words alike": round(words, 2), "reports of one happening": inside}
        both = x.codes & y.codes
        if not both or (x.type in _BETWEEN and len(both) < 2 and not inside):
            return Comparison(False, told | {"parties": "others"})
        if x.type in _MET:
            enough = people >= 2 if few >= 2 else people >= 1 and x.codes == y.codes
            return Comparison(enough and (one_day or inside), told)
        if x.type == "visit":
            somewhere = bool(x.hosts or y.hosts) or inside
            return Comparison(people >= 1 and somewhere and (one_day or inside or _one_month(x.date, y.date)), told)
        alike = words >= (_WORDS_INSIDE if one_day or inside else _WORDS)
        return Comparison(alike and (one_day or inside or gap == 0), told)

    def draft(self, items: Sequence[Item]) -> Draft:
        """Type, days, participants, places of all that is told."""
        claims = [i.claim for i in items if isinstance(i.claim, Event)]
        fields: dict[str, Any] = {"type": type_of(items)}
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
        # the telling that says most in the fewest words
        best = max(
            claims, key=lambda c: (bool(c.date), bool(c.place), len(c.participants), -len(c.evidence.quote), c.id)
        )
        parties = sorted({p for i in items for p in (i.seen.codes or i.leaf.parties)})
        return Draft(label=best.evidence.quote, parties=tuple(parties), fields=fields)


def _keys(seen: Seen, days: Collection[str], loose: Collection[str]) -> list[str]:
    if seen.type in _MET or seen.type == "visit":
        ends = {name[-1] for name in seen.people} | {name[0] for name in seen.people}
        return sorted({f"{seen.type}|{e}|{d}" for e in ends for d in days})
    words = telling_keys(seen.content, seen.type) if seen.date else ()
    return sorted({*(f"{seen.type}|{d}" for d in days), *(f"{tag}|{w}" for tag in loose for w in words)})


def type_of(items: Sequence[Item]) -> str:
    """What most claims of an event say that it is."""
    types = Counter(str(i.seen.told) for i in items)
    return max(sorted(types), key=lambda t: types[t])


def after_its_article(claim: Event, filed: Filed) -> bool:
    """Whether a visit or meeting told as past is dated after the day that its own article prints."""
    printed, s = filed.document.published, span(claim.date)
    day = span(printed.value) if printed else None
    return bool(day and day.year and s and s.year and not claim.modality and s.first > day.last)


def _known(edtf: str) -> int:
    s = span(edtf)
    return 2 if s and s.year and s.days <= 31 else 1 if s and s.year else 0


def _one_month(a: str | None, b: str | None) -> bool:
    """Whether two dates with their years lie in one month."""
    x, y = span(a), span(b)
    return bool(x and y and x.year and y.year and max(x.days, y.days) <= 31 and apart(a, b) == 0)


def where(place: str, quote: str) -> frozenset[str]:
    """Codes of the parties to which a place, as printed, belongs; else of those that the quote says are visited."""
    codes = set(codes_in(place)) | {str(h.entry.data.get("country")) for h in lexicon("capitals").scan(place)}
    return frozenset(codes) or visited(quote)


def who(claim: Event, filed: Filed) -> tuple[frozenset[tuple[str, ...]], frozenset[str], frozenset[str]]:
    """The people of an event as words, the parties (codes among its participants, countries of its people), and
    these countries."""
    codes = {p for p in claim.participants if p.isupper() and " " not in p}
    people = frozenset(tokens(p) for p in claim.participants if p not in codes)
    countries = {c.country for c in filed.claims if isinstance(c, Actor) and c.country and tokens(c.name) in people}
    found = codes | countries
    return people, frozenset(found if len(found) > 1 else found | set(filed.parties)), frozenset(countries)


def both_people(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> int:
    """How many people stand in both, short forms counted."""
    return sum(x in b or any(short_for(x, y) or short_for(y, x) for y in b) for x in a)

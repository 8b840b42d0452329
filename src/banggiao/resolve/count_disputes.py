"""What the sentences of one event tell otherwise: counts of people, vessels, firms, the number of a session, the days
that a visit lasts, the leader of a delegation.

Takes tellings of events in reports of one happening, gives disputes. Keeps true: a count disputes another only of the
same things in the same state, and where neither document prints the other's number as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import Any, Final, Protocol

from banggiao.model.entries import Entry
from banggiao.resolve.content import content, likeness
from banggiao.resolve.counts import (
    Count,
    Jubilee,
    Lasting,
    Leader,
    Ordinal,
    counts,
    jubilees,
    lastings,
    leaders,
    ordinals,
)
from banggiao.resolve.dating import apart
from banggiao.resolve.disputes import Dispute, Side, Told, independent, side, together
from banggiao.resolve.event_disputes import one_name
from banggiao.resolve.items import Item
from banggiao.resolve.names import tokens
from banggiao.resolve.parties import codes_in, without_parties
from banggiao.resolve.rounding import compatible

#: how many times apart two counts of one thing may be
_TIMES: Final = 2.5
#: words alike (Dice) of two sentences that tell one event
_ALIKE: Final = 0.25
#: the same over the shorter side: of the names of two numbered sessions, of what began in two jubilees
_NAME: Final = 0.5
_BEGAN: Final = 0.7


class Placed(Protocol):
    """Something read in a sentence."""

    @property
    def key(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def count_disputes(entries: Sequence[Entry], items: Told, core: Set[int]) -> Iterator[Dispute]:
    """The disputes about counts and sessions in which tellings of the entries at the places `core` have a part."""
    for (happening, _), told in together(items, core):
        if len({i.leaf.witness for _, i in told}) < 2:
            continue
        yield from _disputed(told, "count", happening, entries, counts, same_things)
        yield from _disputed(told, "session", happening, entries, ordinals, same_session)
        yield from _disputed(told, "count", happening, entries, lastings, same_visit)
        yield from _disputed(told, "count", happening, entries, jubilees, same_jubilee)
        yield from _disputed(told, "participants", happening, entries, leaders, same_delegation)


def _disputed(
    told: Told, field: str, happening: str, entries: Sequence[Entry],
    read: Callable[[str], tuple[Any, ...]], differ: Callable[[Item, Any, Item, Any], str],
) -> Iterator[Dispute]:  # fmt: skip
    """One dispute of each thing that is told with other numbers."""
    rows = [(n, item, x) for n, item in told for x in read(item.sentence)]
    found: dict[str, dict[str, list[tuple[int, Item, Any]]]] = defaultdict(lambda: defaultdict(list))
    for a, b in combinations(rows, 2):
        if a[1].leaf.witness != b[1].leaf.witness and (thing := differ(a[1], a[2], b[1], b[2])):
            for row in (a, b):
                of_value = found[thing][row[2].key]
                if row not in of_value:
                    of_value.append(row)
    for thing, sides in sorted(found.items()):
        made = tuple(_side([(i, x) for _, i, x in rows_]) for _, rows_ in sorted(sides.items()))
        about = tuple(sorted({n for rows_ in sides.values() for n, _, _ in rows_}))
        if independent(made):
            key, named = f"{thing} {happening[:12]}", "amount" if thing.isupper() else field
            yield Dispute(about=about, field=named, key=key, label=entries[about[0]].label, sides=made)


def _side(rows: Sequence[tuple[Item, Placed]]) -> Side:
    """A side of tellings, with the words that give each its number, as they stand in its document."""
    items = list({i.name: i for i, _ in rows}.values())
    words = {}
    for item, x in rows:
        at = item.sighted.start - offset(item)
        words[item.name] = (at + x.start, at + x.end)
    first, told = min(rows, key=lambda r: r[0].order)
    made = side(first.sentence[told.start : told.end], items)
    return replace(made, words=tuple((name, *span) for name, span in sorted(words.items())))


def offset(item: Item) -> int:
    """Where the quote of a claim begins in its sentence."""
    return max(0, item.sentence.find(item.claim.evidence.quote))


def same_things(a: Item, x: Count, b: Item, y: Count) -> str:
    """The class of things of which two tellings give other counts; nothing where they may count other things."""
    if x.noun != y.noun or (x.of and y.of and x.of != y.of) or (x.fate and y.fate and x.fate != y.fate):
        return ""
    if compatible(x.row, y.row) or max(x.value, y.value) > _TIMES * min(x.value, y.value):
        return ""
    if apart(a.seen.date, b.seen.date) not in (None, 0) or alike(a.sentence, b.sentence) < _ALIKE:
        return ""
    return "" if prints(b, x) or prints(a, y) else x.noun


def alike(a: str, b: str) -> float:
    """How alike two sentences are (Dice), figures and parties left out."""
    one, other = (content(" ".join(w for w in without_parties(s).split() if not w[:1].isdigit())) for s in (a, b))
    return likeness(one, other)[1]


def prints(item: Item, told: Count) -> bool:
    """Whether the document of a claim gives the same things in a number that goes with `told`, anywhere."""
    known = _counts_in(item.text)
    return any(c.noun == told.noun and compatible(c.row, told.row) for c in known)


@lru_cache(maxsize=64)
def _counts_in(text: str) -> tuple[Count, ...]:
    return tuple(c for line in text.replace(". ", ".\n").split("\n") for c in counts(line))


def same_session(a: Item, x: Ordinal, b: Item, y: Ordinal) -> str:
    """What is numbered, where two tellings of one day number it differently."""
    if x.what != y.what or x.number == y.number or apart(a.seen.date, b.seen.date) != 0:
        return ""
    if likeness(content(x.name), content(y.name))[0] < _NAME:
        return ""
    both = [{o.key for o in ordinals(i.sentence)} for i in (a, b)]
    return "" if both[0] & both[1] or len(both[0]) > 1 or len(both[1]) > 1 else x.what


def same_visit(a: Item, x: Lasting, b: Item, y: Lasting) -> str:
    """Who visits, where two tellings let one visit to one country last other days."""
    if a.seen.type != "visit" or x.key == y.key or apart(a.seen.date, b.seen.date) not in (None, 0):
        return ""
    if a.seen.hosts != b.seen.hosts or len(a.seen.hosts) != 1 or elsewhere(a) or elsewhere(b):
        return ""
    both = a.seen.people & b.seen.people
    return f"days {' '.join(min(both))}" if both else ""


def elsewhere(item: Item) -> bool:
    """Whether the sentence of a visit names other countries than the visited one and the visitor's."""
    return bool(set(codes_in(item.sentence)) - item.seen.hosts - item.seen.homes)


def same_jubilee(a: Item, x: Jubilee, b: Item, y: Jubilee) -> str:
    """What began, where two tellings of the same parties count other years since."""
    if x.key == y.key or x.of != y.of or len(x.of) != 2 or x.when != y.when:
        return ""
    if likeness(content(without_parties(x.what)), content(without_parties(y.what)))[0] < _BEGAN:
        return ""
    if any(j.key == y.key for j in jubilees(a.sentence)) or any(j.key == x.key for j in jubilees(b.sentence)):
        return ""
    return f"jubilee {' '.join(sorted(x.of))} {' '.join(x.what.split()[:2])}"


def same_delegation(a: Item, x: Leader, b: Item, y: Leader) -> str:
    """Whose delegation it is, where two tellings of one event of a day let other people lead it."""
    one, other = tokens(x.key), tokens(y.key)
    if x.of != y.of or not x.of or one_name(one, other) or apart(a.seen.date, b.seen.date) != 0:
        return ""
    if alike(a.sentence, b.sentence) < _ALIKE or y.key in a.text or x.key in b.text:
        return ""
    return f"led {'+'.join(sorted(x.of))}"

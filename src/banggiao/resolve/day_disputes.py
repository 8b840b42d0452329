"""Openings, signings, sessions and exercises told of two days.

Takes tellings of events in reports of one happening, gives disputes. Keeps true: what lasts several days, another
round and a day by another clock are no other day of the same; two days far apart differ only where they are a month
apart to the day, as a slip makes them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import combinations
from typing import Final

from banggiao.model.entries import Entry
from banggiao.resolve.content import Content, likeness, without_figures
from banggiao.resolve.counts import ordinals
from banggiao.resolve.dating import apart, span
from banggiao.resolve.disputes import Dispute, Told, independent, side, together
from banggiao.resolve.event_disputes import one_day, same_people
from banggiao.resolve.items import Item
from banggiao.resolve.visit_disputes import by_common_clock, closed, said, value

#: types of event that are known by what is opened, signed or held; who met whom is told apart elsewhere
_HELD: Final = frozenset({"ceremony", "signing", "session", "exercise", "other"})
#: days apart within which two tellings of one event differ
_NEAR: Final = 3
#: words alike (over the shorter side, and Dice) of two tellings of one event, figures left out
_SHORT, _DICE = 0.7, 0.4
#: the same (Dice) of two tellings that give stretches of days
_STRETCH: Final = 0.6
#: weight of words below which a telling names nothing by which it could be known
_THIN: Final = 5.0


def day_disputes(entries: Sequence[Entry], items: Told, core: Set[int]) -> Iterator[Dispute]:
    """The disputes about days in which tellings of the entries at the places `core` have a part."""
    found: dict[tuple[int, ...], dict[str, dict[str, Item]]] = {}
    for _, told in together(items, core, _HELD):
        dated = [(n, item) for n, item in told if one_day(item) or several_days(item)]
        for (m, a), (n, b) in combinations(dated, 2):
            if (m in core or n in core) and a.document != b.document and other_day(a, b) and one_thing(a, b):
                sides = found.setdefault(tuple(sorted({m, n})), defaultdict(dict))
                for item in (a, b):
                    sides[said(item, "date")][item.name] = item
    for about, by_day in sorted(found.items()):
        made = tuple(side(value(rows, "date"), [*rows.values()]) for _, rows in sorted(by_day.items()))
        if independent(made):
            yield Dispute(about=about, field="date", key="held", label=entries[about[0]].label, sides=made)


def other_day(a: Item, b: Item) -> bool:
    """Whether two days differ by a few days, or by a month to the day; or two stretches that share days in an end."""
    x, y = span(a.seen.date), span(b.seen.date)
    if x is None or y is None or (x.year and y.year and x.first.year != y.first.year):
        return False
    if x.days > 1 or y.days > 1:
        several = x.days > 1 and y.days > 1 and apart(a.seen.date, b.seen.date) == 0
        return several and said(a, "date") != said(b, "date") and likeness(_words(a), _words(b))[1] >= _STRETCH
    one, other = x.first.replace(year=2000), y.first.replace(year=2000)
    return 0 < abs((one - other).days) <= _NEAR or (one.day == other.day and abs(one.month - other.month) == 1)


def several_days(item: Item) -> bool:
    """Whether a telling gives days from one to another, in its own sentence and by the common clock."""
    days = closed(item)
    return days is not None and days.days > 1 and by_common_clock(item)


def one_thing(a: Item, b: Item) -> bool:
    """Whether two tellings name the same thing in their words, and do not number it otherwise; what is known by its
    people is told apart elsewhere."""
    if same_people(a.seen.people, b.seen.people):
        return False
    numbers = [{o.key for o in ordinals(i.sentence)} for i in (a, b)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    one, other = _words(a), _words(b)
    short, dice = likeness(one, other)
    return min(one.total, other.total) >= _THIN and short >= _SHORT and dice >= _DICE


def _words(item: Item) -> Content:
    return without_figures(item.seen.content.words)

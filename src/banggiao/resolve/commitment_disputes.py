"""One undertaking with another sum or deadline in two reports of one happening.

Takes commitment entries with their claims, gives disputes. Keeps true: what was said on another occasion is a change,
and no disagreement (the entry's chain tells it); a less precise sum or deadline contradicts nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import combinations
from typing import Any, Final

from banggiao.model.claims import Commitment
from banggiao.model.entries import Entry
from banggiao.resolve.commitments import one_metric
from banggiao.resolve.content import likeness, without_figures
from banggiao.resolve.dating import before
from banggiao.resolve.disputes import Dispute, independent, side
from banggiao.resolve.items import Item
from banggiao.resolve.rounding import compatible

#: words alike (Dice, numbers left out) of two tellings of one promise
_ALIKE: Final = 0.5
#: how many times apart two sums of one promise may be
_TIMES: Final = 12.0
#: how many times apart two of them, told without "about" or "more than", are no rounding
_ROUNDED: Final = 1.1


def commitment_disputes(entries: Sequence[Entry], groups: Sequence[Sequence[Item]]) -> Iterator[Dispute]:
    """The disputes about sums and deadlines, one an entry, happening and field."""
    for n, items in enumerate(groups):
        reports: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            reports[item.happening].append(item)
        for _, told in sorted(reports.items()):
            if len({i.leaf.witness for i in told}) < 2:
                continue
            for field, differ in (("quantity", other_sum), ("deadline", other_deadline)):
                found = _apart([i for i in told if getattr(i.claim, field)], differ)
                sides = tuple(side(_value(rows[0], field), rows) for rows in found)
                if independent(sides):
                    # no key of the happening, which may become another while the entry stays as it is
                    yield Dispute(
                        about=(n,),
                        field=field,
                        key=min(c for s in sides for c in s.claims),
                        label=entries[n].label,
                        sides=sides,
                    )


def _apart(items: Sequence[Item], differ: Callable[[Item, Item], bool]) -> list[list[Item]]:
    """Two sides of which each telling differs from each of the other; none where a third stands between them, or a
    document gives both."""
    for a, b in combinations(sorted(items, key=lambda i: i.order), 2):
        if a.document != b.document and a.seen.asks == b.seen.asks and differ(a, b) and alike(a, b):
            left = [i for i in items if differ(i, b)]
            right = [i for i in items if i not in left]
            clear = all(differ(x, y) for x in left for y in right)
            if clear and not {i.document for i in left} & {i.document for i in right}:
                return [left, right]
    return []


def alike(a: Item, b: Item) -> bool:
    """Whether two tellings have most of their words in common, figures left out, or are goals of a metric and year."""
    if one_metric(a.seen, b.seen):
        return True
    one, other = (without_figures(i.claim.evidence.quote) for i in (a, b))
    return likeness(one, other)[1] >= _ALIKE


def other_sum(a: Item, b: Item) -> bool:
    """Whether two tellings give sums or counts in one unit that no rounding makes one."""
    assert isinstance(a.claim, Commitment) and isinstance(b.claim, Commitment)
    x, y = a.claim.quantity, b.claim.quantity
    if x is None or y is None or x.unit != y.unit or max(x.value, y.value) > _TIMES * min(x.value, y.value):
        return False
    # what is promised is no measured figure: nobody rounds a promise of 25 to one of 30
    plain = x.modifier == y.modifier == "exact" and max(x.value, y.value) >= _ROUNDED * min(x.value, y.value)
    return plain or not compatible(asdict(x), asdict(y))


def other_deadline(a: Item, b: Item) -> bool:
    """Whether two tellings give deadlines that share no day."""
    assert isinstance(a.claim, Commitment) and isinstance(b.claim, Commitment)
    x, y = a.claim.deadline, b.claim.deadline
    return before(x, y) or before(y, x)


def _value(item: Item, field: str) -> Any:
    """A sum as entries carry it, or the deadline."""
    claim = item.claim
    assert isinstance(claim, Commitment)
    if field == "deadline" or claim.quantity is None:
        return claim.deadline
    return {k: v for k, v in asdict(claim.quantity).items() if v is not None}

"""Components, and the groups into which they fall.

Takes things and the pairs that are the same, gives groups. Keeps true: the groups depend on the things and the pairs
alone, in whatever order both come; a component's groups depend on nothing outside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Final, Generic, Protocol, TypeVar

from banggiao.resolve.items import Order

K = TypeVar("K", bound=Hashable)


class Components(Generic[K]):
    """Union-find over any hashable things."""

    def __init__(self) -> None:
        self._parent: dict[K, K] = {}

    def find(self, x: K) -> K:
        """The root of the component of `x`."""
        parent = self._parent.setdefault(x, x)
        while parent != self._parent[parent]:
            self._parent[parent] = self._parent[self._parent[parent]]
            parent = self._parent[parent]
        self._parent[x] = parent
        return parent

    def join(self, a: K, b: K) -> None:
        """Put `a` and `b` into one component."""
        self._parent[self.find(a)] = self.find(b)


class Named(Protocol):
    """What can be grouped."""

    @property
    def name(self) -> str: ...
    @property
    def order(self) -> Order: ...


#: words alike (Dice) from which two that are kept apart are told of by `explain`
NEARLY: Final = 0.3

T = TypeVar("T", bound=Named)


def components(things: Iterable[T], pairs: Iterable[tuple[str, str]]) -> list[list[T]]:
    """What hangs together by pairs of names, each component in its fixed order, and all of them by their first."""
    linked: Components[str] = Components()
    ordered = sorted(things, key=lambda t: t.order)
    known = {t.name for t in ordered}
    for a, b in pairs:
        if a in known and b in known:
            linked.join(a, b)
    groups: dict[str, list[T]] = defaultdict(list)
    for thing in ordered:
        groups[linked.find(thing.name)].append(thing)
    return list(groups.values())


#: share of pairs that must agree for two groups to be one
AGREE: Final = 0.5


def linkage(things: Sequence[T], same: Collection[tuple[str, str]]) -> list[list[T]]:
    """Groups of one component in which at least half of all pairs agree: average linkage, best agreement first.

    What hangs together through one thing that is like two others falls apart again. Between equal agreements the
    larger group wins, then the fixed order. `things` is in that order.
    """
    if len(things) < 3:
        return [list(things)]
    groups = {n: [n] for n in range(len(things))}
    place = {t.name: n for n, t in enumerate(things)}
    agree: dict[tuple[int, int], int] = {}
    for a, b in same:
        if a in place and b in place:
            agree[min(place[a], place[b]), max(place[a], place[b])] = 1
    nearest = [_rank(groups, agree, pair) for pair in agree]
    heapify(nearest)
    while nearest and -nearest[0][0] >= AGREE:
        found = heappop(nearest)
        _, _, i, j = found
        # a rank that is not that of the two groups as they are now has been followed by another one
        if (i, j) in agree and found == _rank(groups, agree, (i, j)):
            for pair in _merge(groups, agree, i, j):
                heappush(nearest, _rank(groups, agree, pair))
    return [[things[n] for n in sorted(group)] for group in groups.values()]


Groups = dict[int, list[int]]
Agreed = dict[tuple[int, int], int]


def _rank(groups: Groups, agree: Agreed, pair: tuple[int, int]) -> tuple[float, int, int, int]:
    """The least of the pairs of groups is put together next."""
    i, j = pair
    a, b = len(groups[i]), len(groups[j])
    return (-agree[pair] / (a * b), -a - b, i, j)


def _merge(groups: Groups, agree: Agreed, i: int, j: int) -> list[tuple[int, int]]:
    """Put group `j` into group `i`; gives the pairs of groups of which the agreement is another now."""
    groups[i] += groups.pop(j)
    del agree[i, j]
    changed = []
    for k in groups:
        if k == i:
            continue
        hits = agree.pop((j, k) if j < k else (k, j), 0)
        pair = (i, k) if i < k else (k, i)
        if hits:
            agree[pair] = agree.get(pair, 0) + hits
        if pair in agree:
            changed.append(pair)
    return changed

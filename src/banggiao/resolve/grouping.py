"""Components, and the groups into which they fall.

Takes things and the pairs that are the same, gives groups. Keeps true: the groups depend on the things and the pairs
alone, in whatever order both come; a component's groups depend on nothing outside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
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
    while agree:
        share, _, i, j = max(
            (hits / (len(groups[i]) * len(groups[j])), len(groups[i]) + len(groups[j]), -i, -j)
            for (i, j), hits in agree.items()
        )
        if share < AGREE:
            break
        _merge(groups, agree, -i, -j)
    return [[things[n] for n in sorted(group)] for group in groups.values()]


def _merge(groups: dict[int, list[int]], agree: dict[tuple[int, int], int], i: int, j: int) -> None:
    """Put group `j` into group `i`."""
    groups[i] += groups.pop(j)
    del agree[i, j]
    for k in groups:
        hits = agree.pop((min(j, k), max(j, k)), 0)
        if k != i and hits:
            pair = (min(i, k), max(i, k))
            agree[pair] = agree.get(pair, 0) + hits

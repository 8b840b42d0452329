"""Claims that hang together: the components made by shared keys and by pairs that compare as the same.

Takes things (claims of one kind, documents) and what ties them, gives groups. Keeps true: the groups do not depend on
the order of the things; two that share no key are never compared, so that cost follows blocks, not the register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, Final, Generic, Protocol, TypeVar

from banggiao.resolve.items import Comparison, Ties

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


class Thing(Protocol):
    """What can hang together: an `Item` or a `Paper`."""

    @property
    def name(self) -> str: ...
    @property
    def order(self) -> tuple[str, int, int, str]: ...
    @property
    def seen(self) -> Any: ...


#: words alike (Dice) from which two that are kept apart are told of by `explain`
NEARLY: Final = 0.3

T = TypeVar("T", bound=Thing)
Pairs = Mapping[tuple[str, str], Comparison]


def pairs(things: Sequence[T], ties: Ties[T]) -> Iterable[tuple[T, T]]:
    """All pairs that share a key to be compared by, each once."""
    blocks: dict[str, list[int]] = defaultdict(list)
    looks: set[Any] = set()
    for n, thing in enumerate(things):
        keys = ties.keys(thing.seen)
        if keys and ties.collapses:
            if thing.seen in looks:
                continue
            looks.add(thing.seen)
        for key in keys:
            blocks[key].append(n)
    done: set[tuple[int, int]] = set()
    for block in blocks.values():
        for pair in combinations(block, 2):
            if pair not in done:
                done.add(pair)
                yield things[pair[0]], things[pair[1]]


def components(things: Iterable[T], ties: Ties[T]) -> tuple[list[list[T]], Pairs]:
    """Components of things, each in its fixed order, and the pairs that are the same or nearly (for `explain`)."""
    ordered = sorted(things, key=lambda t: t.order)
    linked: Components[str] = Components()
    first: dict[str, str] = {}
    for thing in ordered:
        linked.find(thing.name)
        for key in ties.joins(thing.seen):
            linked.join(first.setdefault(key, thing.name), thing.name)
    seen: dict[tuple[str, str], Comparison] = {}
    for a, b in pairs(ordered, ties):
        comparison = ties.compare(a, b)
        if comparison.same:
            linked.join(a.name, b.name)
        if comparison.same or comparison.features.get("words alike", 0) >= NEARLY:
            seen[a.name, b.name] = comparison
    groups: dict[str, list[T]] = defaultdict(list)
    for thing in ordered:
        groups[linked.find(thing.name)].append(thing)
    return list(groups.values()), seen


#: share of pairs that must agree for two groups to be one
AGREE: Final = 0.5


def linkage(things: Sequence[T], ties: Ties[T]) -> list[list[T]]:
    """Groups of one component in which at least half of all pairs agree: average linkage, best agreement first.

    What hangs together through one thing that is like two others falls apart again. Between equal agreements the
    larger group wins, then the fixed order.
    """
    if len(things) < 3:
        return [list(things)]
    groups = {n: [n] for n in range(len(things))}
    agree = {
        (i, j): int(ties.compare(things[i], things[j]).same) for i, j in combinations(range(len(things)), 2)
    }  # fmt: skip
    while len(groups) > 1:
        share, _, i, j = max(
            (hits / (len(groups[i]) * len(groups[j])), len(groups[i]) + len(groups[j]), -i, -j)
            for (i, j), hits in agree.items()
        )
        if share < AGREE:
            break
        i, j = -i, -j
        groups[i] += groups.pop(j)
        for k in groups:
            if k != i:
                a, b = (min(i, k), max(i, k)), (min(j, k), max(j, k))
                agree[a] += agree.pop(b)
        del agree[i, j]
    return [[things[n] for n in sorted(group)] for group in groups.values()]

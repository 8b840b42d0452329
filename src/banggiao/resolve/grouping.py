"""Claims that hang together: the components made by shared keys and by pairs that compare as the same.

Takes items of one kind and its rule, gives groups. Keeps true: the groups do not depend on the order of the items;
two items that share no key are never compared, so that cost follows the size of blocks, not of the register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Generic, TypeVar

from banggiao.resolve.items import Comparison, Item, Rule

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


def pairs(items: Sequence[Item], rule: Rule) -> Iterable[tuple[Item, Item]]:
    """All pairs of items that share a key to be compared by, each once."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        for key in rule.keys(item.seen):
            blocks[key].append(n)
    done: set[tuple[int, int]] = set()
    for block in blocks.values():
        for pair in combinations(block, 2):
            if pair not in done:
                done.add(pair)
                yield items[pair[0]], items[pair[1]]


Pairs = Mapping[tuple[str, str], Comparison]


def components(items: Iterable[Item], rule: Rule) -> tuple[list[list[Item]], Pairs]:
    """Components of items in their fixed order, and the comparisons that were made (claim ids -> what was seen)."""
    ordered = sorted(items, key=lambda i: i.order)
    linked: Components[str] = Components()
    first: dict[str, str] = {}
    for item in ordered:
        linked.find(item.claim.id)
        for key in rule.joins(item.seen):
            linked.join(first.setdefault(key, item.claim.id), item.claim.id)
    seen: dict[tuple[str, str], Comparison] = {}
    for a, b in pairs(ordered, rule):
        comparison = rule.compare(a, b)
        seen[a.claim.id, b.claim.id] = comparison
        if comparison.same:
            linked.join(a.claim.id, b.claim.id)
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in ordered:
        groups[linked.find(item.claim.id)].append(item)
    return list(groups.values()), seen

"""What the makers of links share: claims met by telling word pairs, and links collected without repeats.

Takes items and entries, gives candidates and links in a fixed order. Keeps true: claims that share no telling words
never meet, so that the cost of a link does not grow with the register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from banggiao.model.entries import Entry, Link
from banggiao.resolve.content import Content
from banggiao.resolve.items import Item


def telling_keys(content: Content, scope: str) -> list[str]:
    """Keys of the word pairs of a quote that say something, within a scope; of pale ones where there is no other."""
    strong = [k for k, w in content.weights.items() if " " in k and w > 0.6]
    return sorted({f"{scope}|{k}" for k in strong or content.weights if " " in k})


class Blocks:
    """Claims under the keys of their words and parties."""

    def __init__(self) -> None:
        self._blocks: dict[str, list[tuple[int, Item]]] = defaultdict(list)

    def add(self, item: Item, place: int) -> None:
        """File a claim of the entry at `place`."""
        for key in telling_keys(item.seen.content, "+".join(sorted(item.seen.parties))):
            self._blocks[key].append((place, item))

    def like(self, item: Item) -> Iterator[tuple[int, Item]]:
        """(place, claim) of each claim that shares a key, once, in a fixed order."""
        seen: dict[str, tuple[int, Item]] = {}
        for key in telling_keys(item.seen.content, "+".join(sorted(item.seen.parties))):
            for place, other in self._blocks.get(key, ()):
                seen.setdefault(other.name, (place, other))
        yield from (seen[name] for name in sorted(seen))


class Found:
    """Links by the place of the entry that bears them; one a relation and other entry."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._done: set[tuple[int, str, int]] = set()
        self.links: dict[int, list[Link]] = defaultdict(list)

    def put(self, place: int, relation: str, other: int, why: str, claim: str | None) -> None:
        """A link from the entry at `place` to the one at `other`."""
        if (place, relation, other) not in self._done:
            self._done.add((place, relation, other))
            self.links[place].append(Link(relation=relation, entry=self._entries[other].id, why=why, claim=claim))

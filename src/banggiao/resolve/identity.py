"""Opaque ids of entries: born from a claim, kept for life.

Takes groups of claims and the ids that their claims had before, gives an id a group and aliases. Keeps true: an id
never goes to another thing; an id that is merged away or split stays known by its alias.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

#: first letters of the ids of entries that are made of other entries: disagreements and origin statements
MADE: Final = ("x", "o")


def made(kind: str, *parts: str) -> str:
    """The id of an entry that is made of other entries: a hash over its kind and what makes it one thing."""
    letter = "x" if kind == "disagreement" else "o"
    return letter + hashlib.sha256("|".join((kind, *parts)).encode()).hexdigest()[:15]


def born(kind: str, claims: Sequence[str]) -> str:
    """The id of an entry that had none: a hash over its kind and the least of its claims' ids."""
    return "e" + hashlib.sha256(f"{kind}|{min(claims)}".encode()).hexdigest()[:15]


def name_groups(
    groups: Sequence[tuple[str, Sequence[str]]], known: Mapping[str, str], occupied: Collection[str] = ()
) -> tuple[list[str], dict[str, str]]:
    """An id for each (kind, claim ids), and aliases old id -> new id.

    `known` says which entry each claim was in before, `occupied` which ids other entries have; entries that are made
    of other entries are passed over. The group that holds most claims of an old entry keeps its id (of equals the one
    with the least claim id); other old ids found in a group become aliases of the group's id.
    """
    wishes: list[tuple[int, str, int, str]] = []
    for n, (_, claims) in enumerate(groups):
        had = Counter(known[c] for c in claims if c in known and not known[c].startswith(MADE))
        wishes += [(-count, min(claims), n, old) for old, count in had.items()]
    ids: dict[int, str] = {}
    aliases: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, n, old in sorted(wishes):
        if n not in ids and old not in taken:
            ids[n] = old
            taken.add(old)
    for n, (kind, claims) in enumerate(groups):
        if n not in ids:
            fresh = born(kind, claims)
            while fresh in taken or fresh in occupied:
                fresh = born(kind, [fresh])
            ids[n] = fresh
            taken.add(fresh)
    for _, _, n, old in sorted(wishes):
        if old not in taken:
            aliases.setdefault(old, ids[n])
    return [ids[n] for n in range(len(groups))], aliases

"""Looks that come and go: filed under their keys, compared with whom they meet, taken away with their ties.

Takes new looks, looks to compare anew and names of looks that are gone; gives the names of all that hang together with
others than before, and the ties that changed nothing of that. Keeps true: two old looks are never compared again, so
that the cost is that of the new ones' neighbourhood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from banggiao.model.candidates import Look, Tie
from banggiao.resolve.grouping import components
from banggiao.resolve.items import Thing
from banggiao.resolve.rules import BONDS, GROUPING, JOINED, asks_of, keys_of
from banggiao.resolve.sights import opening
from banggiao.resolve.workspace import Workspace, is_single

Pair = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Settled:
    """What the coming and going of looks has changed."""

    #: looks that are new, or that hang together with others than before
    moving: set[str]
    #: ties that came or went, and former versions of those that are others, by which nothing hangs together
    loose: list[Tie]


def settle(ws: Workspace, fresh: Sequence[Look], dropped: Collection[str], again: Sequence[Look] = ()) -> Settled:
    """File `fresh`, take `dropped` away, compare those of `again` anew with one another.

    `again`: all looks of documents that report another happening than before; two looks of which only one is among them
    report together what they did, so that what was said of them holds.
    """
    cut = ws.state.ties(dropped)
    moving = {n for names in ws.joined(ws.state.looks(dropped).values()) for n in names}
    ws.state.drop_looks(dropped)
    ws.state.put_looks([(x, keys_of(x.rule, ws.seen(x))) for x in fresh])
    names = {x.name for x in again}
    old = {(t.rule, t.a, t.b): t for t in ws.state.ties(sorted(names)) if t.a in names and t.b in names}
    found = [*meetings(ws, fresh), *compared(ws, among(ws, again), {x.name: x for x in again})]
    new = {(t.rule, t.a, t.b): t for t in found}
    changed = [t for k, t in new.items() if k not in old or old[k] != t]
    gone = [t for k, t in old.items() if k not in new]
    ws.state.drop_ties(gone)
    ws.state.put_ties(changed)
    others = [*cut, *gone, *changed, *(old[k] for t in changed if (k := (t.rule, t.a, t.b)) in old)]
    moving |= ends(t for t in others if t.same and t.rule in GROUPING)
    moving = (moving - set(dropped)) | {x.name for x in fresh}
    return Settled(moving, [t for t in others if not (t.same and t.rule in GROUPING)])


def ends(ties: Iterable[Tie]) -> set[str]:
    """The looks at both ends of ties."""
    return {n for t in ties for n in (t.a, t.b)}


def meetings(ws: Workspace, active: Sequence[Look]) -> Iterable[Tie]:
    """The ties between each of `active` and all whom it meets."""
    looks = {x.name: x for x in active}
    askers: dict[str, list[str]] = defaultdict(list)
    for look in active:
        for key in asks_of(look.rule, ws.seen(look)):
            askers[key].append(look.name)
    pairs: set[Pair] = set()
    for key, found in ws.state.under(askers).items():
        bond = key.partition("|")[0]
        looks |= {x.name: x for x in found}
        pairs |= {(bond, min(n, x.name), max(n, x.name)) for n in askers[key] for x in found if n != x.name}
    pairs |= inside(ws, active, looks)
    return compared(ws, pairs, looks)


def among(ws: Workspace, looks: Sequence[Look]) -> set[Pair]:
    """The pairs of some looks that meet."""
    under: dict[str, list[str]] = defaultdict(list)
    for look in looks:
        for key in keys_of(look.rule, ws.seen(look)):
            under[key].append(look.name)
    asked = {(key, look.name) for look in looks for key in asks_of(look.rule, ws.seen(look))}
    pairs = {
        (key.partition("|")[0], min(n, x), max(n, x)) for key, n in asked for x in under.get(key, ()) if n != x
    }  # fmt: skip
    names = {x.name for x in looks}
    return pairs | {p for p in inside(ws, looks, {}) if p[1] in names and p[2] in names}


def compared(ws: Workspace, pairs: Collection[Pair], looks: Mapping[str, Look]) -> Iterator[Tie]:
    """The ties of pairs."""
    things = ws.things([looks[n] for n in {n for _, a, b in pairs for n in (a, b)}])
    for bond, a, b in sorted(pairs):
        yield from BONDS[bond].ties((looks[a].rule, things[a]), (looks[b].rule, things[b]))


def inside(ws: Workspace, active: Sequence[Look], looks: dict[str, Look]) -> set[Pair]:
    """Pairs of events of one type told in reports of one happening; their looks are added to `looks`."""
    told = [x for x in active if x.rule == "event"]
    own = {d: leaf.happening for d, leaf in ws.leaves({x.document for x in told}).items()}
    found = ws.state.looks_in("event", set(own.values())) if own else ()
    own |= {d: leaf.happening for d, leaf in ws.leaves({x.document for x in found}).items()}
    looks |= {x.name: x for x in found}
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for look in found:  # the type is the first that is kept of an event
        blocks[own[look.document], opening(look.seen)].append(look.name)
    return {
        ("event", min(x.name, n), max(x.name, n))
        for x in told for n in blocks[own[x.document], opening(x.seen)] if n != x.name
    }  # fmt: skip


def spread(ws: Workspace, rule: str, start: Collection[str]) -> tuple[dict[str, Look | None], list[Pair]]:
    """The looks of a rule that hang together with one of `start`, themselves where keys join them, and the pairs by
    which they do."""
    out: dict[str, Look | None] = {}
    pairs: set[Pair] = set()
    front = set(start)
    while front and rule not in JOINED:
        out |= dict.fromkeys(front)
        same = ws.state.alike(rule, front)
        pairs |= {("same", a, b) for a, b in same}
        front = {n for pair in same for n in pair} - out.keys()
    while front:
        looks = {n: x for n, x in ws.state.looks(front).items() if x.rule == rule}
        out |= looks
        same = ws.state.alike(rule, looks)
        pairs |= {("same", a, b) for a, b in same}
        front = {n for pair in same for n in pair}
        for names in ws.joined(looks.values()):
            pairs |= {("join", names[0], n) for n in names[1:]}
            front |= set(names)
        front -= out.keys()
    return out, sorted(pairs)


def components_of(ws: Workspace, rule: str, start: Collection[str]) -> list[tuple[list[Thing], set[tuple[str, str]]]]:
    """The components that hold one of `start`, each in its fixed order, with the pairs that are the same."""
    looks, pairs = spread(ws, rule, start)
    things = ws.things(x for x in looks.values() if x)
    # where pairs alone decide, what is seen is not looked at again
    orders = {s.look: s.order for s in ws.state.sightings(claims=[n for n in looks if is_single(n)])}
    for n in looks:
        known = things.get(n)
        things[n] = Thing(n, known.seen if known else None, orders.get(n, (n, 0, 0, n)))
    by_name: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for what, a, b in pairs:
        if what == "same":
            by_name[a].add((a, b))
    groups = components(things.values(), [(a, b) for _, a, b in pairs])
    return [(group, {p for thing in group for p in by_name[thing.name]}) for group in groups]

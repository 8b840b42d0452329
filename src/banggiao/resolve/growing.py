"""Entries that grow claim by claim: what they say follows from what they said and from what came.

Takes entries that hold what they held and the claims that came to them, gives their base entries. Keeps true: each says
what all of its claims together would make it say; the claims that it held are not read, but for those few beside which
the new ones take their places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from banggiao.model.entries import Entry
from banggiao.resolve.chains import said_order
from banggiao.resolve.gathering import Gathered
from banggiao.resolve.items import Item
from banggiao.resolve.rules import GROWING
from banggiao.resolve.workspace import Workspace

#: claims -> their items
Made = Callable[[Sequence[str]], list[Item]]


def grown_entries(
    ws: Workspace, gathered: Gathered, copied: Mapping[str, Collection[str]], made: Made
) -> dict[str, Entry]:
    """The base entries of those that can be told so. `copied`: documents that came -> those that were there and are one
    witness with them."""
    came = {e: claims for e, claims in gathered.came.items() if gathered.groups[e][0] in GROWING}
    if not came:
        return {}
    items = {i.name: i for i in made([c for claims in came.values() for c in claims])}
    new = {e: sorted((items[c] for c in claims), key=lambda i: i.order) for e, claims in came.items()}
    held = {e: gathered.groups[e][1][: len(gathered.groups[e][1]) - len(claims)] for e, claims in came.items()}
    old = {e: entry for e, entry in ws.state.bodies(came).items() if "judged" not in entry.fields and held[e]}
    told = in_order({e: held[e] for e in old}, new, made)
    known = witnessed(ws, copied)
    out = {}
    for e, entry in old.items():
        draft = GROWING[entry.kind].grown(entry, new[e], told[e])
        if draft is not None:
            out[e] = Entry(
                id=e, kind=entry.kind, label=draft.label, parties=draft.parties, fields=draft.fields, flags=draft.flags,
                claims=told[e], chain=draft.chain, why=draft.why,
                witnesses=entry.witnesses + len({i.leaf.witness for i in new[e] if e not in known.get(i.document, ())}),
            )  # fmt: skip
    return out


def witnessed(ws: Workspace, copied: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Document that came -> the entries of which a copy of it told before."""
    out = {}
    for document, others in sorted(copied.items()):
        if others:
            sighted = ws.state.sightings(documents=sorted(others))
            out[document] = set(ws.before([s.claim for s in sighted]).values())
    return out


def in_order(
    held: Mapping[str, Sequence[str]], new: Mapping[str, Sequence[Item]], made: Made
) -> dict[str, tuple[str, ...]]:
    """Entry -> all of its claims in the order in which they were said; `held` are in that order.

    The place of each new claim is sought by halves, those of all entries in step, so that few claims are fetched and
    those of one step at once.
    """
    sought: dict[tuple[str, str], tuple[int, int]] = {
        (e, i.name): (0, len(claims)) for e, claims in held.items() for i in new[e]
    }
    key: dict[str, Any] = {i.name: said_order(i) for e in held for i in new[e]}
    while open_ := {pair: (low + high) // 2 for pair, (low, high) in sought.items() if low < high}:
        missing = {held[e][middle] for (e, _), middle in open_.items()} - key.keys()
        key |= {i.name: said_order(i) for i in made(sorted(missing))}
        for (e, claim), middle in open_.items():
            low, high = sought[e, claim]
            later = key[held[e][middle]] < key[claim]
            sought[e, claim] = (middle + 1, high) if later else (low, middle)
    at: dict[str, dict[int, list[str]]] = {e: defaultdict(list) for e in held}
    for (e, claim), (place, _) in sorted(sought.items(), key=lambda row: key[row[0][1]]):
        at[e][place].append(claim)
    return {e: tuple(_woven(claims, at[e])) for e, claims in held.items()}


def _woven(held: Sequence[str], new: Mapping[int, Sequence[str]]) -> list[str]:
    out: list[str] = []
    last = 0
    for place, claims in sorted(new.items()):
        out += [*held[last:place], *claims]
        last = place
    return [*out, *held[last:]]

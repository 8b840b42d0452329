"""Entries that stay one but for claims that come and go, found without looking at all that they hold.

Takes what is stirred, gives entries with their claims. Keeps true: an entry is told here only where each look concerned
hangs together with what it did, so that a walk over its component would find the same group; whatever a merge or a
split of the ledger is about is left to that walk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from banggiao.resolve.settling import spread
from banggiao.resolve.sighting import Stirred
from banggiao.resolve.workspace import Workspace

#: kinds of which the entries that share a component with one made anew are asked for
BESIDE = frozenset({"person", "relationship"})


def staying(ws: Workspace, stirred: Stirred) -> dict[str, str]:
    """Look -> its entry, of the looks that hang together as they did."""
    elders = {look: stirred.elders[look] for look in stirred.looks - stirred.moving if look in stirred.elders}
    if not ws.going_on or not elders:
        return {}
    named, entries = regrouped_by_hand(ws)
    if named is None:
        return {}
    homes = ws.before([*elders.values(), *named])
    apart = entries | {homes[c] for c in named if c in homes}
    apart |= {homes[c] for s in stirred.came if s.claim in named and (c := elders.get(s.look, "")) in homes}
    return {look: homes[c] for look, c in elders.items() if c in homes and homes[c] not in apart}


def regrouped_by_hand(ws: Workspace) -> tuple[set[str] | None, set[str]]:
    """The claims and entries that merges and splits are about; no claims where these cannot be told."""
    claims: set[str] = set()
    entries: set[str] = set()
    for j in ws.ledger.entries:
        if j.decision == "split":
            claims.update(j.values.get("with", ()))
        elif j.decision != "merge":
            continue
        for name in (j.entry or "", *(j.values.get("with", ()) if j.decision == "merge" else ())):
            kept = ws.ledger.kept(j, name)
            if not kept and j.decision == "merge":
                return None, set()
            claims.update(kept)
            entries.add(name)
    return claims, entries


def grown(
    ws: Workspace, stirred: Stirred, entry_of: Mapping[str, str]
) -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Entry -> (kind, its claims of before, those that came), of entries that stay; `entry_of`: the looks concerned,
    each with its entry."""
    new: dict[str, list[str]] = defaultdict(list)
    for s in stirred.came:
        if s.look in entry_of:
            new[entry_of[s.look]].append(s.claim)
    kinds = {entry_of[name]: look.rule for name, look in ws.state.looks(entry_of).items()}
    return {
        entry: (kinds[entry], tuple(c for c in claims if c not in stirred.left), tuple(new[entry]))
        for entry, claims in ws.state.held(kinds).items()
    }


def beside(ws: Workspace, names: Collection[str]) -> set[str]:
    """The entries before this run that share a component with looks, where disagreements ask for these."""
    out: set[str] = set()
    by_rule: dict[str, list[str]] = defaultdict(list)
    for look in ws.state.looks(names).values():
        # no two Vietnamese are taken for one (`person_disputes`)
        if look.rule in BESIDE and not (look.rule == "person" and ws.seen(look).country == "VNM"):
            by_rule[look.rule].append(look.name)
    for rule, start in by_rule.items():
        out.update(ws.state.dwellings(sorted(spread(ws, rule, start)[0])))
    return out

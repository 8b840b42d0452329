"""Groups of claims: which entries the looks concerned fall into, and which of these are others than before.

Takes names of looks, gives groups with the ids of their entries. Keeps true: a group that holds what it held, and of
which nothing else has changed, is left alone; merges and splits are applied to all groups that they name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from banggiao.model.candidates import Sighting, order_of
from banggiao.resolve.identity import born, name_groups
from banggiao.resolve.ledger import regrouped
from banggiao.resolve.rules import RULES
from banggiao.resolve.settling import components_of
from banggiao.resolve.sighting import Stirred
from banggiao.resolve.staying import BESIDE, beside, grown, staying
from banggiao.resolve.workspace import Workspace


@dataclass(slots=True)
class Gathered:
    """The entries that are made anew."""

    #: entry id -> (kind, its claims)
    groups: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    #: claim -> its entry, for the claims of `groups`
    home: dict[str, str] = field(default_factory=dict)
    #: entries of persons and of relationships that share a component with one of `groups`
    beside: set[str] = field(default_factory=set)
    #: those of `groups` that hold what they held, nothing of it being told anew, each with the claims that came
    came: dict[str, tuple[str, ...]] = field(default_factory=dict)


def gather(ws: Workspace, stirred: Stirred) -> Gathered:
    """The groups that are others than before, with ids."""
    out = Gathered()
    by_rule: dict[str, set[str]] = defaultdict(set)
    stays = staying(ws, stirred)
    left = [c for claims in ws.state.held(stirred.lost - set(stays.values())).values() for c in claims]
    looks = (stirred.looks - stays.keys()) | {s.look for s in ws.state.sightings(claims=left)}
    for look in ws.state.looks(looks).values():
        by_rule[look.rule].add(look.name)
    changed: list[tuple[str, list[Sighting]]] = []
    was: dict[str, str] = {}
    others: set[str] = set()
    for rule in RULES:
        groups = groups_of(ws, rule.kind, by_rule[rule.kind])
        homes = ws.before([s.claim for g in groups for s in g])
        was |= homes
        taken = set(homes.values())
        others |= taken if rule.kind in BESIDE else set()
        stays = {n: e for n, e in stays.items() if e not in taken}
        changed += [(rule.kind, g) for g in other(groups, homes, stirred)]
    _name(ws, out, changed, was)
    touched = {c for _, claims in out.groups.values() for c in claims}
    old = {was[c] for c in touched if c in was} | stirred.lost
    altered = stirred.claims - stirred.shifted
    for entry, (kind, held, came) in grown(ws, stirred, stays).items():
        out.groups[entry] = (kind, (*held, *came))
        out.home |= dict.fromkeys((*held, *came), entry)
        if entry not in stirred.lost and altered.isdisjoint(held):
            out.came[entry] = came
    out.gone = {e for e in old if e not in out.groups and not _stays(ws, e, was, touched)}
    out.beside = {e for e in others | beside(ws, stays) if e not in out.gone}
    return out


def _stays(ws: Workspace, entry: str, was: Mapping[str, str], touched: Collection[str]) -> bool:
    """Whether an entry still has claims that are in no new group."""
    return any(e == entry for c, e in was.items() if c not in touched)


def groups_of(ws: Workspace, kind: str, names: Collection[str]) -> list[list[Sighting]]:
    """The groups of the components that hold `names`, reviewers' merges and splits applied."""
    rule = next(r for r in RULES if r.kind == kind)
    start = set(names)
    while True:
        pieces = [rule.partition(things, same) for things, same in components_of(ws, kind, start)]
        looks = {t.name for groups in pieces for g in groups for t in g}
        claims = ws.claims_of(looks)
        groups = [
            sorted((s for t in g for s in claims[t.name]), key=order_of) for groups in pieces for g in groups
        ]  # fmt: skip
        more = _drawn_in(ws, {s.claim for g in groups for s in g}) - looks
        if not more:
            groups = [g for g in groups if g]
            return sorted(regrouped(groups, kind, ws.ledger), key=lambda g: g[0].order)
        start |= more


def _drawn_in(ws: Workspace, claims: Collection[str]) -> set[str]:
    """The looks of the claims that a merge puts together with some of `claims`."""
    wanted: set[str] = set()
    for j in ws.ledger.entries:
        if j.decision == "merge":
            named = {c for n in (j.entry or "", *j.values.get("with", ())) for c in ws.ledger.kept(j, n)}
            if named & set(claims):
                wanted |= named
    return {s.look for s in ws.state.sightings(claims=sorted(wanted))} if wanted else set()


def other(groups: Sequence[list[Sighting]], homes: Mapping[str, str], stirred: Stirred) -> list[list[Sighting]]:
    """The groups that do not hold just what one entry held, or of which a claim is to be told anew."""
    held: dict[str, int] = defaultdict(int)
    for entry in homes.values():
        held[entry] += 1
    out = []
    for group in groups:
        names = [s.claim for s in group]
        entry = homes.get(names[0], "")
        same = entry != "" and held[entry] == len(names) and all(homes.get(c) == entry for c in names)
        if not same or entry in stirred.lost or stirred.claims.intersection(names):
            out.append(group)
    return out


def _name(ws: Workspace, out: Gathered, changed: Sequence[tuple[str, list[Sighting]]], was: Mapping[str, str]) -> None:
    """Give the groups their ids."""
    plain = [(kind, [s.claim for s in g]) for kind, g in changed]
    taken = set(ws.state.alive([born(kind, claims) for kind, claims in plain]))
    own = {was[c] for _, claims in plain for c in claims if c in was}
    ids, out.aliases = name_groups(plain, was, taken - own)
    for name, (kind, claims) in zip(ids, plain, strict=True):
        out.groups[name] = (kind, tuple(claims))
        out.home |= dict.fromkeys(claims, name)

"""Documents that come and go: whose copies they are, and which happening they report.

Takes the documents that are new and the ids of those that are gone, gives what has moved among the others. Keeps true:
a happening is known by the least id of its documents, a document that stands alone by its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from banggiao.model.candidates import Leaf, Look
from banggiao.model.register import Filed
from banggiao.resolve.dating import day_of
from banggiao.resolve.grouping import linkage
from banggiao.resolve.rules import COPIES, REPORTING
from banggiao.resolve.settling import components_of, settle
from banggiao.resolve.sights import kept
from banggiao.resolve.witnesses import witness_of
from banggiao.resolve.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Moved:
    """What the coming and going of documents has changed among those that stay."""

    #: documents that report one happening with others than before, those that came aside
    shifted: frozenset[str]
    #: documents that are another witness than before
    rewitnessed: frozenset[str]
    #: happenings of which the documents are others than before
    happenings: frozenset[str]
    #: those of them that have another key than before, or have lost a document
    renamed: frozenset[str]
    #: documents that came -> those that were there and are one witness with them
    copied: Mapping[str, frozenset[str]]


def refile(ws: Workspace, fresh: Sequence[Filed], gone: Collection[str]) -> Moved:
    """File documents, and take those that are gone away."""
    leaving = {*gone, *(f.document.id for f in fresh)}
    old = ws.leaves(leaving)
    ws.drop_leaves(leaving)
    ws.put_leaves([leaf_of(f) for f in fresh])
    looks = [look for f in fresh for look in _looks(ws, f)]
    stirred = settle(ws, looks, [f"{rule.kind} {d}" for d in sorted(leaving) for rule in (COPIES, REPORTING)]).moving
    known = {f.document.id for f in fresh}
    rewitnessed, group_of = rewitness(ws, {n for n in stirred if n.startswith(COPIES.kind)})
    lost = {leaf.happening for leaf in old.values()}
    shifted, happenings, renamed = regroup(ws, {n for n in stirred if n.startswith(REPORTING.kind)}, lost, known)
    copied = {d: group - known for d, group in group_of.items() if d in known}
    return Moved(shifted - known, rewitnessed - known, happenings | known, renamed, copied)


def leaf_of(filed: Filed) -> Leaf:
    """A document that stands alone so far."""
    d = filed.document
    return Leaf(
        document=d.id, doc=filed.doc, title=d.title, extent=d.extent, parties=filed.parties, day=day_of(filed),
        run=filed.run, happening=d.id, witness=f"w{d.id[:15]}",
    )  # fmt: skip


def _looks(ws: Workspace, filed: Filed) -> Iterable[Look]:
    for rule in (COPIES, REPORTING):
        if rule is COPIES or filed.parties:
            seen = rule.features(filed)
            name = f"{rule.kind} {filed.document.id}"
            look = Look(name=name, rule=rule.kind, seen=kept(seen), document=filed.document.id)
            ws.put(look, seen)
            yield look


def rewitness(ws: Workspace, stirred: Collection[str]) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Name the witnesses of the documents that hang together with `stirred`; gives those with another one, and of each
    all that are one witness."""
    moved: list[Leaf] = []
    group_of: dict[str, frozenset[str]] = {}
    for things, _ in components_of(ws, COPIES.kind, stirred):
        leaves = _leaves_of(ws, (t.name for t in things))
        name = witness_of(leaves)
        moved += [leaf._replace(witness=name) for leaf in leaves if leaf.witness != name]
        group_of |= dict.fromkeys(group := frozenset(leaf.document for leaf in leaves), group)
    ws.put_leaves(moved)
    return frozenset(leaf.document for leaf in moved), group_of


def regroup(
    ws: Workspace, stirred: Collection[str], lost: Collection[str], fresh: Collection[str]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Group the documents that hang together with `stirred`; gives those that have moved, the happenings whose
    documents are others than before, and those of them whose former documents are under another key. `lost`: happenings
    of which a document was taken away."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    moved = []
    for things, same in components_of(ws, REPORTING.kind, stirred):
        for group in linkage(things, same):
            leaves = _leaves_of(ws, (t.name for t in group))
            key = min(leaf.document for leaf in leaves)
            for leaf in leaves:
                before[leaf.document], after[leaf.document] = leaf.happening, key
                if leaf.happening != key:
                    moved.append(leaf._replace(happening=key))
    ws.put_leaves(moved)
    old, new = _mates(before, fresh), _mates(after, fresh)
    shifted = {d for d in old if old[d] != new[d]}
    came = {after[d] for d in fresh if d in after}
    left = {after[d] for d in before if before[d] in lost and d not in fresh}
    renamed = {after[d] for d in before if before[d] != after[d] and d not in fresh} | left | set(lost)
    return frozenset(shifted), frozenset(came | renamed | {after[d] for d in shifted}), frozenset(renamed)


def _mates(key: Mapping[str, str], fresh: Collection[str]) -> dict[str, frozenset[str]]:
    """Document -> the documents of its happening, new ones left out."""
    groups: dict[str, set[str]] = defaultdict(set)
    for d, k in key.items():
        if d not in fresh:
            groups[k].add(d)
    return {d: frozenset(group) for group in groups.values() for d in group}


def _leaves_of(ws: Workspace, names: Iterable[str]) -> list[Leaf]:
    documents = [n.partition(" ")[2] for n in names]
    found = ws.leaves(documents)
    return [found[d] for d in documents]

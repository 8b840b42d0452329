"""All documents at once: the reference that any growth document by document must equal.

Takes filed documents and the ledger, gives a `Resolution`, and the candidates from which later runs go on. Keeps true:
the order of the documents does not matter; nothing but the documents, the ledger and earlier ids decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from banggiao.model.entries import ENTRY_OF_CLAIM, Entry
from banggiao.model.judgements import Judgement
from banggiao.model.register import Filed
from banggiao.resolve import bases
from banggiao.resolve.items import Item, Rule
from banggiao.resolve.ledger import Ledger, judged
from banggiao.resolve.memory import Memory
from banggiao.resolve.papers import leaf_of, refile
from banggiao.resolve.renewal import Asked, renew
from banggiao.resolve.resolution import Resolution
from banggiao.resolve.rules import COPIES, RULES
from banggiao.resolve.sighting import sighting_of
from banggiao.resolve.witnesses import copies
from banggiao.resolve.workspace import Workspace

__all__ = ["RULES", "entry_of", "happenings", "items_of", "rebuild", "resolve_all"]


def resolve_all(
    filed: Sequence[Filed],
    judgements: Sequence[Judgement] = (),
    *,
    as_of: date | None = None,
    known: Mapping[str, str] | None = None,
) -> Resolution:
    """The entries of a register.

    `judgements` is the ledger in its order; `as_of` the day against which overdue is computed (none: nothing is
    overdue); `known` the entry that each claim was in before, so that ids live on.
    """
    return rebuild(filed, judgements, as_of=as_of, known=known)[0]


def rebuild(
    filed: Sequence[Filed],
    judgements: Sequence[Judgement] = (),
    *,
    as_of: date | None = None,
    known: Mapping[str, str] | None = None,
) -> tuple[Resolution, Memory]:
    """The entries of a register, and the candidates with which documents can be added one by one."""
    memory = Memory()
    memory.put_documents(filed)
    fresh = sorted(filed, key=lambda f: f.document.id)
    run = renew(memory, Asked(fresh=fresh, judgements=judgements, as_of=as_of, known=known or {}))
    documents = [f.document.id for f in fresh]
    leaves = memory.leaves(documents)
    ties = [t for t in memory.ties([f"{COPIES.kind} {d}" for d in documents]) if t.same]
    orphans = (*run.ws.orphans(set(documents)), *run.orphans)
    resolution = Resolution(
        entries=tuple(sorted(memory.entries.values(), key=lambda e: (e.kind, e.label, e.id))),
        witnesses={d: leaf.witness for d, leaf in sorted(leaves.items())}, aliases=dict(run.gathered.aliases),
        copies=copies(leaves, ties), orphans=orphans,
    )  # fmt: skip
    return resolution, memory


def happenings(filed: Sequence[Filed]) -> dict[str, str]:
    """Document -> key of the happening that it reports; documents that stand alone are left out."""
    ws = Workspace(Memory())
    refile(ws, sorted(filed, key=lambda f: f.document.id), ())
    keys = {d: leaf.happening for d, leaf in ws.leaves([f.document.id for f in filed]).items()}
    shared = [*keys.values()]
    return {d: k for d, k in sorted(keys.items()) if shared.count(k) > 1}


def items_of(rule: Rule, filed: Sequence[Filed], reported: Mapping[str, str], ledger: Ledger) -> list[Item]:
    """The claims that a rule is for, as reviewers left them and as it sees them. `reported`: document -> happening."""
    held = Held({f.document.id: f for f in filed})
    out = []
    for f in filed:
        leaf = leaf_of(f)
        leaf = leaf._replace(happening=reported.get(leaf.document, leaf.document))
        text = f.document.text
        for claim in f.claims:
            if ENTRY_OF_CLAIM[claim.kind] != rule.kind:
                continue
            left = judged(claim, lambda text=text: text, ledger.claims.get(claim.id, ()))  # type: ignore[misc]
            if left is not None:
                sighted = sighting_of(claim.id, claim.id, rule.kind, left, f)
                out.append(Item(sighted, rule.features(left, f), leaf, held))
    return out


@dataclass(frozen=True, slots=True)
class Held:
    """Documents that the caller holds; implements `items.Source`."""

    documents: Mapping[str, Filed]

    def filed(self, document: str) -> Filed:
        """A document with its text."""
        return self.documents[document]

    def text(self, document: str) -> str:
        """The text of a document."""
        return self.documents[document].document.text


def entry_of(rule: Rule, items: Sequence[Item], name: str, witnesses: Mapping[str, str]) -> Entry:
    """The entry of one group; `witnesses`: document -> its witness."""
    told = {witnesses[i.document] for i in items}
    return replace(bases.entry_of(rule, items, name), witnesses=len(told))

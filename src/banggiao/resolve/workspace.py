"""What one run of resolving has looked up so far: looks, leaves, documents and decisions, each fetched once.

Takes the candidates and the ledger, gives what the stations of the run ask for. Keeps true: nothing is fetched that
was not asked for by name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from banggiao.model.candidates import Candidates, Leaf, Look, Sighting, order_of
from banggiao.model.judgements import Judgement
from banggiao.model.register import Filed
from banggiao.resolve.items import Thing
from banggiao.resolve.ledger import Ledger, about, standing
from banggiao.resolve.rules import SEES, joins_of
from banggiao.resolve.sights import built


class Workspace:
    """The state of one run."""

    def __init__(
        self, state: Candidates, judgements: Sequence[Judgement] = (), known: Mapping[str, str] | None = None
    ) -> None:
        self.state = state
        #: claim -> entry before this run, where the caller says it
        self._known = known
        self._seen: dict[str, Any] = {}
        self._leaves: dict[str, Leaf] = {}
        self._filed: dict[str, Filed] = {}
        self._texts: dict[str, str] = {}
        self._about: dict[str, Mapping[str, list[Judgement]]] = {}
        self.judgements = standing(judgements)
        self._by_document: dict[str, list[Judgement]] = {}
        for j in self.judgements:
            if j.claim:
                self._by_document.setdefault(j.claim.document, []).append(j)
        self.ledger = Ledger(
            entries=tuple(j for j in self.judgements if j.claim is None and j.entry), held=self._held()
        )

    def _held(self) -> dict[str, tuple[str, ...]]:
        """The claims that the entries of the ledger held before this run."""
        named = {n for j in self.judgements if j.entry for n in (j.entry, *_entries(j))}
        if self._known is None:
            return {n: e.claims for n, e in self.state.entries_at(named).items()}
        out: dict[str, list[str]] = {n: [] for n in named}
        for claim, entry in sorted(self._known.items()):
            if entry in out:
                out[entry].append(claim)
        return {n: tuple(claims) for n, claims in out.items() if claims}

    def before(self, claims: Collection[str]) -> Mapping[str, str]:
        """Claim -> the entry that gathered it before this run."""
        if self._known is None:
            return self.state.homes(claims)
        return {c: self._known[c] for c in claims if c in self._known}

    @property
    def going_on(self) -> bool:
        """Whether the run goes on from an earlier one, whose entries hold the claims as it left them."""
        return self._known is None

    def put(self, look: Look, seen: Any) -> None:
        """Remember what is seen in a look that was just made."""
        self._seen[look.name] = seen

    def seen(self, look: Look) -> Any:
        """What is seen in a look."""
        if look.name not in self._seen:
            self._seen[look.name] = built(SEES[look.rule], look.seen)
        return self._seen[look.name]

    def forget(self, names: Iterable[str]) -> None:
        """Looks that are gone."""
        for name in names:
            self._seen.pop(name, None)

    def leaves(self, documents: Iterable[str]) -> Mapping[str, Leaf]:
        """Leaves by document; those that are not there are left out."""
        wanted = set(documents)
        if missing := wanted - self._leaves.keys():
            self._leaves |= self.state.leaves(sorted(missing))
        return {d: self._leaves[d] for d in wanted if d in self._leaves}

    def put_leaves(self, leaves: Sequence[Leaf]) -> None:
        """Write leaves."""
        self.state.put_leaves(leaves)
        self._leaves |= {leaf.document: leaf for leaf in leaves}

    def drop_leaves(self, documents: Collection[str]) -> None:
        """Take leaves away."""
        self.state.drop_leaves(documents)
        for d in documents:
            self._leaves.pop(d, None)

    def filed(self, document: str) -> Filed:
        """A document with its text and claims."""
        if document not in self._filed:
            self._filed |= self.state.filed_at([document])
        return self._filed[document]

    def text(self, document: str) -> str:
        """The text of a document, without its claims."""
        if document in self._filed:
            return self._filed[document].document.text
        if document not in self._texts:
            self._texts |= self.state.texts_at([document])
        return self._texts[document]

    def put_filed(self, filed: Iterable[Filed]) -> None:
        """Documents that the caller holds."""
        self._filed |= {f.document.id: f for f in filed}

    def decided(self, document: str) -> Mapping[str, list[Judgement]]:
        """Claim of the document -> the judgements about it."""
        if document not in self._by_document:
            return {}
        if document not in self._about:
            self._about[document] = about(self._by_document[document], self.filed(document).claims)
        return self._about[document]

    def orphans(self, documents: Collection[str]) -> list[Judgement]:
        """Judgements whose claim is in none of `documents`, all of the register."""
        out = []
        for d, decisions in self._by_document.items():
            settled = {id(j) for js in self.decided(d).values() for j in js} if d in documents else set()
            out += [j for j in decisions if id(j) not in settled]
        return sorted(out, key=lambda j: (j.number or 0, j.at))

    def things(self, looks: Iterable[Look]) -> dict[str, Thing]:
        """Looks as they are compared."""
        found = list(looks)
        leaves = self.leaves({x.document for x in found if x.document})
        return {
            x.name: Thing(x.name, self.seen(x), (x.document, 0, 0, x.name), _happening(x, leaves)) for x in found
        }  # fmt: skip

    def joined(self, looks: Iterable[Look]) -> list[list[str]]:
        """Names of the looks that share a join with one of `looks`, by key."""
        keys = sorted({k for x in looks for k in joins_of(x.rule, self.seen(x))})
        return [[x.name for x in found] for found in self.state.under(keys).values()] if keys else []

    def claims_of(self, looks: Collection[str]) -> dict[str, list[Sighting]]:
        """Look -> its sightings, in their order."""
        out: dict[str, list[Sighting]] = {name: [] for name in looks}
        own = [n for n in looks if is_single(n)]
        shared = [n for n in looks if not is_single(n)]
        for s in sorted(self.state.sightings(looks=shared, claims=own), key=order_of):
            out[s.look].append(s)
        return out

    def first(self, look: str) -> str:
        """The least of the claims that have a look."""
        if is_single(look):
            return look
        return min((s.claim for s in self.state.sightings(looks=[look])), default=look)


def is_single(look: str) -> bool:
    """Whether a look is of one claim, whose name it has (`sighting.look_of`)."""
    return " " not in look


def _entries(j: Judgement) -> Sequence[str]:
    return tuple(j.values.get("with", ())) if j.decision == "merge" else ()


def _happening(look: Look, leaves: Mapping[str, Leaf]) -> str:
    leaf = leaves.get(look.document)
    return leaf.happening if leaf else look.document

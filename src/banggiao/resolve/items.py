"""What resolving works on: a claim with its document, and what the rules of its kind see in it.

Takes claims, gives `Item`s and the contracts `Ties` (what hangs together) and `Rule` (what becomes an entry). Keeps
true: features depend on the claim and its document alone, never on what else the register holds, so that the order
of documents cannot matter.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from banggiao.model.claims import Claim
from banggiao.model.entries import Change
from banggiao.model.register import Filed


@dataclass(frozen=True, slots=True)
class Item:
    """One claim as its rule sees it."""

    #: the claim's id in the register, also where a reviewer has edited the claim
    name: str
    claim: Claim
    filed: Filed
    #: what `Rule.features` made of it
    seen: Any
    #: key of the happening that its document reports; empty where the document stands alone
    happening: str = ""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """A fixed order over all items of a register, whatever the order in which they came."""
        e = self.claim.evidence
        return (self.claim.document, e.start, e.end, self.name)


@dataclass(frozen=True, slots=True)
class Paper:
    """One document as a rule over whole documents sees it."""

    filed: Filed
    #: what the rule made of it
    seen: Any

    @property
    def name(self) -> str:
        """The document's id."""
        return self.filed.document.id

    @property
    def order(self) -> tuple[str, int, int, str]:
        """By id."""
        return (self.filed.document.id, 0, 0, "")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two claims are about the same thing, and what each feature said."""

    same: bool
    features: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an entry says, before it has an id, witnesses and links."""

    label: str
    parties: tuple[str, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    chain: tuple[Change, ...] = ()
    why: Mapping[str, Any] = field(default_factory=dict)


T_contra = TypeVar("T_contra", contravariant=True)


class Ties(Protocol[T_contra]):
    """What makes claims, or documents, hang together."""

    @property
    def collapses(self) -> bool:
        """Whether things of equal features hang together by their joins anyway, so that one of them is compared."""
        ...

    def joins(self, seen: Any) -> Collection[str]:
        """Keys: what shares one of these hangs together, without looking at pairs."""
        ...

    def keys(self, seen: Any) -> Collection[str]:
        """Keys: what shares one of these is compared pair by pair."""
        ...

    def compare(self, a: T_contra, b: T_contra) -> Comparison:
        """Whether two are about the same thing."""
        ...


class Rule(Ties[Item], Protocol):
    """How claims of one kind become entries of one kind."""

    @property
    def kind(self) -> str:
        """The kind of entry that the rule makes."""
        ...

    def features(self, claim: Claim, filed: Filed) -> Any:
        """What the rule sees in a claim; computed once."""
        ...

    def partition(self, items: Sequence[Item]) -> list[list[Item]]:
        """The groups, one an entry, of claims that hang together by keys and pairs; `items` is in its fixed order."""
        ...

    def draft(self, items: Sequence[Item]) -> Draft:
        """What the entry of these claims says."""
        ...


class Whole:
    """The parts of a rule that most kinds share: no pairs are compared, and what hangs together is one entry."""

    collapses = False

    def keys(self, seen: Any) -> Collection[str]:
        """No pairs."""
        return ()

    def compare(self, a: Item, b: Item) -> Comparison:
        """Never asked, since there are no keys."""
        return Comparison(False, {})

    def partition(self, items: Sequence[Item]) -> list[list[Item]]:
        """All in one entry."""
        return [list(items)]

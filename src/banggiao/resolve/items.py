"""What resolving works on: a claim with its document, and what the rules of its kind see in it.

Takes claims, gives `Item`s and the contracts `Ties` (what hangs together) and `Rule` (what becomes an entry). Keeps
true: features depend on the claim and its document alone, never on what else the register holds, so that the order
of documents cannot matter.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from banggiao.model.candidates import Leaf, Sighting, order_of
from banggiao.model.claims import Claim
from banggiao.model.entries import Change, Entry
from banggiao.model.register import Filed
from banggiao.resolve.telling import claim_of

Order = tuple[str, int, int, str]


class Source(Protocol):
    """Where an item gets what few ask for."""

    def filed(self, document: str) -> Filed:
        """A document with its text and claims."""
        ...

    def text(self, document: str) -> str:
        """The text of a document alone."""
        ...


@dataclass(slots=True, eq=False)
class Item:
    """One claim as its rule sees it."""

    #: which claim it is, and where it stands
    sighted: Sighting
    #: what `Rule.features` made of it
    seen: Any
    leaf: Leaf
    source: Source = field(repr=False)
    #: its place in a fixed order over all items of a register, whatever the order in which they came
    order: Order = field(init=False, repr=False)
    _claim: Claim | None = field(default=None, init=False, repr=False)
    _sentence: str | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self.order = order_of(self.sighted)

    @property
    def name(self) -> str:
        """The claim's id in the register, also where a reviewer has edited the claim."""
        return self.sighted.claim

    @property
    def claim(self) -> Claim:
        """The claim as reviewers left it, with what its sighting keeps of it."""
        if self._claim is None:
            self._claim = claim_of(self.sighted)
        return self._claim

    @property
    def look(self) -> str:
        """Name of the look that it has."""
        return self.sighted.look

    @property
    def sentence(self) -> str:
        """The sentence in which it stands."""
        if self._sentence is None:
            told = self.sighted.sentence
            self._sentence = told if isinstance(told, str) else told.decode()
        return self._sentence

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.leaf.document

    @property
    def happening(self) -> str:
        """Key of the happening that its document reports; the document's own where it stands alone."""
        return self.leaf.happening

    @property
    def day(self) -> str | None:
        """The day of its document."""
        return self.leaf.day

    @property
    def filed(self) -> Filed:
        """Its document with all of its claims, fetched."""
        return self.source.filed(self.leaf.document)

    @property
    def text(self) -> str:
        """The text of its document, fetched."""
        return self.source.text(self.leaf.document)


@dataclass(frozen=True, slots=True)
class Thing:
    """A claim or a document where it is compared with others: what is seen in it, and nothing else."""

    name: str
    seen: Any
    order: Order
    #: key of the happening that its document reports; empty where many claims share what is seen
    happening: str = ""


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


class Compared(Protocol):
    """What is compared: a `Thing` or an `Item`."""

    @property
    def name(self) -> str: ...
    @property
    def seen(self) -> Any: ...
    @property
    def happening(self) -> str: ...


class Ties(Protocol):
    """What makes claims, or documents, hang together."""

    def joins(self, seen: Any) -> Collection[str]:
        """Keys: what shares one of these hangs together, without looking at pairs."""
        ...

    def keys(self, seen: Any) -> Collection[str]:
        """Keys under which it is found."""
        ...

    def asks(self, seen: Any) -> Collection[str]:
        """Keys under which it looks for what to be compared with; what finds must be found in turn."""
        ...

    def compare(self, a: Compared, b: Compared) -> Comparison:
        """Whether two are about the same thing."""
        ...


#: the things of a component, and the pairs of names that compare as the same
Same = Collection[tuple[str, str]]


class Seeing(Ties, Protocol):
    """A rule by name, and what it sees."""

    @property
    def kind(self) -> str:
        """Its name: the kind of entry that it makes, where it makes any."""
        ...

    @property
    def sees(self) -> Any:
        """The type of its features."""
        ...


class Rule(Seeing, Protocol):
    """How claims of one kind become entries of one kind."""

    def features(self, claim: Claim, filed: Filed) -> Any:
        """What the rule sees in a claim; computed once."""
        ...

    def shared(self, seen: Any) -> bool:
        """Whether claims in which the same is seen are one thing anyway, and share a look."""
        ...

    def partition(self, things: Sequence[Thing], same: Same) -> list[list[Thing]]:
        """The groups, one an entry, of things that hang together by keys and pairs; `things` is in its fixed order."""
        ...

    def draft(self, items: Sequence[Item]) -> Draft:
        """What the entry of these claims says."""
        ...


class Growing(Rule, Protocol):
    """A rule of which an entry with one more claim follows from the entry and that claim."""

    def grown(self, old: Entry, items: Sequence[Item], told: Sequence[str]) -> Draft | None:
        """The draft of an entry to which `items` come, `told` being all of its claims in the order in which they were
        said; none where only all of its items can tell. `old`: as the register holds it, no judgement being on it."""
        ...


class Whole:
    """The parts of a rule that most kinds share: no pairs are compared, and what hangs together is one entry."""

    def keys(self, seen: Any) -> Collection[str]:
        """No pairs."""
        return ()

    def asks(self, seen: Any) -> Collection[str]:
        """No pairs."""
        return ()

    def compare(self, a: Compared, b: Compared) -> Comparison:
        """Never asked, since there are no keys."""
        return Comparison(False, {})

    def shared(self, seen: Any) -> bool:
        """Claims in which the same is seen are one thing."""
        return True

    def partition(self, things: Sequence[Thing], same: Same) -> list[list[Thing]]:
        """All in one entry."""
        return [list(things)]


class Paired:
    """The parts of a rule that compares claims pair by pair."""

    def joins(self, seen: Any) -> Collection[str]:
        """None: pairs decide."""
        return ()

    def shared(self, seen: Any) -> bool:
        """Every claim stands for itself."""
        return False

    def partition(self, things: Sequence[Thing], same: Same) -> list[list[Thing]]:
        """Groups in which at least half of the pairs are the same."""
        from banggiao.resolve.grouping import linkage

        return linkage(things, same)

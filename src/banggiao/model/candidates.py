"""What resolving keeps of a register between two runs, and how it asks for the neighbours of a new document.

A *look* is what a rule sees in a claim (or in a document); looks meet under *keys*; a *tie* is what was said of two
looks that met. Takes nothing, gives the protocol `Candidates` that `pipeline` wires to the store. Keeps true: every
answer is about the names that were asked for alone, so that its cost does not grow with the register.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final, NamedTuple, Protocol

from banggiao.model.entries import Entry, Link
from banggiao.model.register import Filed

#: a fixed order over all claims of a register, whatever the order in which they came, of their sightings
order_of: Final = attrgetter("document", "start", "end", "claim")
#: relation of an entry to a disagreement about it
DISPUTED: Final = "disputed_in"


class Look(NamedTuple):
    """What a rule sees in a claim or a document; claims in which it sees the same may share one."""

    name: str
    rule: str
    #: the features as JSON
    seen: str
    #: the document, where the look is of one claim or document alone; else empty
    document: str = ""


class Tie(NamedTuple):
    """What was said of two looks that share a key. `rule` names who said it."""

    rule: str
    a: str
    b: str
    same: bool
    told: Mapping[str, Any]
    #: how alike their words are, 0 where these were not compared
    alike: float = 0.0


class Sighting(NamedTuple):
    """One claim and the look that it has."""

    claim: str
    look: str
    rule: str
    document: str
    start: int
    end: int
    #: the sentence in which it stands (of a person: what is printed around), where disagreements are read off it; here
    #: and below the bytes of UTF-8 where a database gives them, since of an entry that grows few are read
    sentence: str | bytes = ""
    #: what entries and disagreements tell of the claim, as JSON
    told: str | bytes = ""

    @property
    def name(self) -> str:
        """The claim's id."""
        return self.claim

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Its place in the fixed order."""
        place: tuple[str, int, int, str] = order_of(self)
        return place


class Leaf(NamedTuple):
    """What resolving needs of a document without its text."""

    document: str
    #: its first name, title and extent, as printed
    doc: str
    title: str
    extent: str
    parties: tuple[str, ...]
    #: the day of the document: as printed, else as given
    day: str | None
    run: int
    #: key of the happening that it reports, its own id where it stands alone
    happening: str
    witness: str


@dataclass(slots=True)
class Written:
    """What a run of resolving leaves: entries to write, ids that are gone, old id -> new id."""

    entries: list[Entry] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)


class Candidates(Protocol):
    """The neighbours of claims and documents. Unknown names are left out of every answer."""

    def under(self, keys: Collection[str]) -> Mapping[str, Sequence[Look]]:
        """Key -> the looks that stand under it."""
        ...

    def looks(self, names: Collection[str]) -> Mapping[str, Look]:
        """Looks by name."""
        ...

    def looks_in(self, rule: str, happenings: Collection[str]) -> Sequence[Look]:
        """The looks of a rule in documents that report these happenings."""
        ...

    def ties(self, names: Collection[str], rules: Collection[str] = ()) -> Sequence[Tie]:
        """The ties of which an end is among these looks, by these rules (none named: by all), each once."""
        ...

    def alike(self, rule: str, names: Collection[str]) -> Sequence[tuple[str, str]]:
        """The pairs of looks that the rule says are the same, an end of each being among these."""
        ...

    def sightings(
        self, *, looks: Collection[str] = (), claims: Collection[str] = (), documents: Collection[str] = ()
    ) -> Sequence[Sighting]:
        """The sightings of these looks, of these claims, and in these documents."""
        ...

    def elders(self, looks: Collection[str]) -> Mapping[str, str]:
        """Look -> the least of the claims that have it; looks that no claim has are left out."""
        ...

    def dwellings(self, looks: Collection[str]) -> Collection[str]:
        """The entries that gather claims with one of these looks; entries made of other entries are passed over."""
        ...

    def leaves(self, documents: Collection[str]) -> Mapping[str, Leaf]:
        """Leaves by document."""
        ...

    def leaves_in(self, happenings: Collection[str]) -> Sequence[Leaf]:
        """The leaves that report these happenings."""
        ...

    def told(self, rule: str, happenings: Collection[str]) -> Mapping[str, Sequence[Sighting]]:
        """Happening -> the sightings by a rule in the documents that report it."""
        ...

    def counted(self, entries: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        """Entry -> happening -> how many of its reports hold claims of the entry."""
        ...

    def homes(self, claims: Collection[str]) -> Mapping[str, str]:
        """Claim -> id of the entry that gathers it; entries made of other entries are passed over."""
        ...

    def entries_at(self, ids: Collection[str]) -> Mapping[str, Entry]:
        """Entries by id or alias, under the id that was asked for."""
        ...

    def alive(self, ids: Collection[str]) -> Collection[str]:
        """Those of the ids that are entries; no aliases."""
        ...

    def gists(self, ids: Collection[str]) -> Mapping[str, Entry]:
        """Entries by id (no aliases) without their claims, chains and links."""
        ...

    def bodies(self, ids: Collection[str]) -> Mapping[str, Entry]:
        """Entries by id (no aliases) with their why and witnesses, without their claims, chains and links."""
        ...

    def held(self, ids: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Entry -> its claims; no aliases."""
        ...

    def firsts(self, ids: Collection[str]) -> Mapping[str, str]:
        """Entry -> the least of its claims; no aliases."""
        ...

    def disputes_of(self, ids: Collection[str]) -> Mapping[str, Sequence[Link]]:
        """Entry -> its links to disagreements about it; entries that have none are left out."""
        ...

    def reported_by(self, documents: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Document -> ids of the event entries of which it is a report."""
        ...

    def statements_in(self, documents: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Document -> ids of the statement entries of which it is a report."""
        ...

    def filed_at(self, documents: Collection[str]) -> Mapping[str, Filed]:
        """Documents with all of their claims, by id."""
        ...

    def texts_at(self, documents: Collection[str]) -> Mapping[str, str]:
        """The texts of documents alone, by id."""
        ...

    def put_looks(self, looks: Iterable[tuple[Look, Collection[str]]]) -> None:
        """File looks, each under its keys."""
        ...

    def drop_looks(self, names: Collection[str]) -> None:
        """Take looks away with their keys and ties."""
        ...

    def put_ties(self, ties: Iterable[Tie]) -> None:
        """Write ties over what was said of the same two by the same rule."""
        ...

    def drop_ties(self, ties: Iterable[Tie]) -> None:
        """Take these ties away."""
        ...

    def put_sightings(self, sightings: Iterable[Sighting]) -> None:
        """Write which looks claims have."""
        ...

    def drop_sightings(self, documents: Collection[str]) -> None:
        """Take all sightings in these documents away."""
        ...

    def put_leaves(self, leaves: Iterable[Leaf]) -> None:
        """Write leaves over those of the same documents."""
        ...

    def drop_leaves(self, documents: Collection[str]) -> None:
        """Take the leaves of these documents away."""
        ...

    def write(self, written: Written) -> None:
        """Write entries over what has their ids, take away those that are gone, add aliases."""
        ...

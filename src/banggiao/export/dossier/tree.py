"""What a dossier is made of: lines (an entry with its sentences) in sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from banggiao.export.citations import Citation
from banggiao.model.entries import Entry
from banggiao.model.page import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Over what nothing more was heard: so many documents of so many outlets, between two days."""

    #: EDTF of when it was last said
    since: str
    documents: int
    outlets: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry with the sentences that carry it, the one that says most first."""

    entry: Entry
    citations: tuple[Citation, ...]
    #: the deadline lies before the day that the dossier was asked for
    overdue: bool = False
    #: nobody has spoken of it for a year
    silent: Silence | None = None

    @property
    def by_claim(self) -> Mapping[str, Citation]:
        """Claim id -> its citation."""
        return {c.claim: c for c in self.citations}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pillar:
    """The commitments of one pillar, by stage in the order of the lifecycle."""

    pillar: str
    stages: tuple[tuple[str, tuple[Line, ...]], ...]

    @property
    def count(self) -> int:
        """How many commitments stand in it."""
        return sum(len(lines) for _, lines in self.stages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document that is cited."""

    doc: str
    names: tuple[str, ...]
    document: str
    title: str
    publisher: str | None
    credit: str | None
    published: str | None
    given: Given
    extent: str
    sample: bool
    shape: str
    claims: int
    witness: str

    @property
    def outlet(self) -> str | None:
        """Printed publisher or credit."""
        return self.publisher or self.credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A joint statement as an origin: who tells it, and its undertakings under its own headings (else by pillar)."""

    line: Line
    reports: tuple[Source, ...]
    #: (heading as printed, or a pillar's code where the statement has none; lines)
    fields: tuple[tuple[str, tuple[Line, ...]], ...]
    #: over what a follow-up of its undertakings was looked for
    heard: Silence | None = None

    @property
    def complete(self) -> bool:
        """Whether some report gives the whole text."""
        return any(r.extent == "full" for r in self.reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The register seen for `parties`."""

    parties: tuple[str, ...]
    #: the day against which "overdue" was computed; None where the caller named none
    as_of: date | None
    lang: str
    matrix: Mapping[str, Mapping[str, int]]
    levels: tuple[Line, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Pillar, ...] = ()
    stances: tuple[Line, ...] = ()
    mechanisms: tuple[Line, ...] = ()
    timeline: tuple[Line, ...] = ()
    figures: tuple[Line, ...] = ()
    people: tuple[Line, ...] = ()
    organisations: tuple[Line, ...] = ()
    disagreements: tuple[Line, ...] = ()
    sources: tuple[Source, ...] = ()
    #: entry id -> entry, for lines that speak of another one
    entries: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def sample(self) -> bool:
        """Whether any document in it is a sample."""
        return any(s.sample for s in self.sources)

    @property
    def empty(self) -> bool:
        """Whether the register holds nothing of these parties."""
        return not self.sources

"""How the register is read: the protocol that resolve, export, serve and cli see instead of a database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from banggiao.model.claims import Claim
from banggiao.model.document import Document
from banggiao.model.entries import Entry
from banggiao.model.judgements import Judgement
from banggiao.model.page import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One name under which the same bytes were found."""

    #: what `extract` prints as `doc`: the file's stem, or its relative path where two share one
    doc: str
    #: path or URL as given, "-" for standard input
    origin: str
    media_type: str
    given: Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One document as the register holds it: with its claims and every name it was found under."""

    document: Document
    parties: tuple[str, ...]
    claims: tuple[Claim, ...]
    #: sorted by `doc`; the first one names the document where one name is needed
    origins: tuple[Origin, ...]
    #: number of the run that ingested it, and that run's day (ISO 8601)
    run: int = 0
    ingested: str = ""
    #: id of the witness (group of copied documents) that it belongs to
    witness: str | None = None
    #: version of the rules that made the claims
    rules: str = ""

    @property
    def doc(self) -> str:
        """The document's first name."""
        return self.origins[0].doc if self.origins else self.document.id[:12]


class Register(Protocol):
    """The reading side of a store. Every listing has one fixed order, so that outputs repeat byte for byte."""

    def documents(self) -> Iterator[Filed]:
        """All documents with their claims, by first name, then id."""
        ...

    def document(self, name: str) -> Filed | None:
        """One document by id, by a prefix of it that is unique, or by one of its names."""
        ...

    def claim(self, claim: str) -> tuple[Filed, Claim] | None:
        """One claim by id, with its document."""
        ...

    def entries(self, *, kind: str | None = None, parties: Sequence[str] = ()) -> Iterator[Entry]:
        """Entries of a kind whose parties include all of `parties`, by kind, then label, then id."""
        ...

    def entry(self, entry: str) -> Entry | None:
        """One entry by id or by an alias of it."""
        ...

    def judgements(self) -> Iterator[Judgement]:
        """The ledger in its order."""
        ...

"""Where each claim stands: the citation that every line of every output carries.

Takes claim ids, gives citations with quote, offsets and source. Keeps true: a document is fetched once, however many
of its claims are cited; what the page prints and what a manifest gives never share a field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from banggiao.language.sentences import sentences
from banggiao.model.claims import Claim
from banggiao.model.register import Filed, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One claim's sentence, where it stands and who printed it."""

    claim: str
    #: the document's first name, and the SHA-256 that is its id
    doc: str
    document: str
    #: code points into the document's canonical text
    start: int
    end: int
    quote: str
    title: str
    #: printed on the page: publisher, credited agency, EDTF date
    publisher: str | None = None
    credit: str | None = None
    published: str | None = None
    #: said by the manifest alone
    given_publisher: str | None = None
    given_published: str | None = None
    #: EDTF of when it was said, where an anchor tells
    said: str | None = None
    #: the group of copied documents to which the document belongs
    witness: str = ""
    excerpt: bool = False
    sample: bool = False

    @property
    def anchor(self) -> str:
        """`seed-001 §120-180`: what `banggiao show` opens."""
        return f"{self.doc} §{self.start}-{self.end}"

    @property
    def outlet(self) -> str | None:
        """Who printed it: publisher, else the credited agency, as printed; else as given."""
        return self.publisher or self.credit or self.given_publisher

    @property
    def day(self) -> str | None:
        """EDTF of publication, as printed, else as given."""
        return self.published or self.given_published


def cite(filed: Filed, claim: Claim) -> Citation:
    """The citation of one claim in its document."""
    d, e = filed.document, claim.evidence
    given = filed.origins[0].given if filed.origins else d.given
    return Citation(
        claim=claim.id, doc=filed.doc, document=d.id, start=e.start, end=e.end, quote=e.quote, title=d.title,
        publisher=d.publisher.value if d.publisher else None,
        credit=d.source_credit.value if d.source_credit else None,
        published=d.published.value if d.published else None,
        given_publisher=None if d.publisher else given.publisher,
        given_published=None if d.published else given.published,
        said=claim.said.date if claim.said else None,
        witness=filed.witness or d.id, excerpt=d.extent == "excerpt", sample=d.sample,
    )  # fmt: skip


class Citations:
    """Claims of a register by id; fetches a document when the first of its claims is asked for, and once only."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._filed: dict[str, Filed] = {}
        self._claims: dict[str, tuple[str, Claim]] = {}

    def find(self, claim: str) -> tuple[Filed, Claim] | None:
        """The claim with its document, or None where the register holds no such claim."""
        if claim not in self._claims:
            found = self._register.claim(claim)
            if not found:
                return None
            self.add(found[0])
            self._claims.setdefault(claim, (found[0].document.id, found[1]))
        document, value = self._claims[claim]
        return self._filed[document], value

    def add(self, filed: Filed) -> None:
        """Keep a document that is at hand anyway."""
        if filed.document.id not in self._filed:
            self._filed[filed.document.id] = filed
            self._claims |= {c.id: (filed.document.id, c) for c in filed.claims}

    def of(self, claim: str) -> Citation | None:
        """The citation of a claim by its id."""
        found = self.find(claim)
        return cite(*found) if found else None

    def all_of(self, claims: Iterable[str]) -> tuple[Citation, ...]:
        """Citations of several claims in their order; ids that the register does not hold are passed over."""
        return tuple(c for c in map(self.of, claims) if c)

    @property
    def fetched(self) -> Iterator[Filed]:
        """The documents that were cited so far, by name, then id."""
        return iter(sorted(self._filed.values(), key=lambda f: (f.doc, f.document.id)))


def telling(text: str, evidence: tuple[int, int], places: Sequence[tuple[int, int]]) -> str:
    """What shows a value of a claim: the text from its evidence to the places (code points) that give the value; their
    own sentence where that is another one."""
    start, end = min(a for a, _ in (evidence, *places)), max(b for _, b in (evidence, *places))
    line = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    found = sentences(text, line[0], line[1] if line[1] >= 0 else len(text))
    if any(a <= start and end <= b for a, b in found) or not places:
        return text[start:end]
    return next((text[a:b] for a, b in found if a <= places[0][0] < b), text[start:end])

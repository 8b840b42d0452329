"""Search: words in, places in documents and claims out, the same on both databases.

Takes what a person typed and filters, gives hits in context. Keeps true: words with diacritics mean exactly these
letters, words without mean any (đ too); a phrase in quotes stands together; nothing of a query is ever an operator;
the cost is bounded however common the words are: only the newest texts are ranked.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, overload

from sqlalchemy import Connection, RowMapping

from banggiao.model.kinds import CLAIM_KINDS
from banggiao.store.context import in_context
from banggiao.store.counting import READ
from banggiao.store.database import Database
from banggiao.store.matching import COUNTED, Numbers, kinds_of, match, older, ordered, shown
from banggiao.store.query import Query, read
from banggiao.store.words import first_number, tag

#: Days that sort after every day.
_LAST_DAY: Final = date.max.toordinal() + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What else must hold. Codes and words of the closed vocabularies; days are ISO, of the document."""

    kinds: tuple[str, ...] = ()
    #: all of them
    parties: tuple[str, ...] = ()
    pillar: str | None = None
    stage: str | None = None
    act: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place: a document, or a claim with its document."""

    #: document, or the kind of the claim
    kind: str
    #: name and id of the document
    doc: str
    document: str
    title: str
    published: str | None
    publisher: str | None
    #: id of the claim
    claim: str | None
    #: the context that is shown: `text[start:end] == snippet` of the document's canonical text
    start: int
    end: int
    snippet: str
    #: where the words stand in the canonical text
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Sequence[Hit]):
    """One page of hits, and how many there are in all (`more` where there are more than `total`)."""

    hits: tuple[Hit, ...]
    total: int
    more: bool

    def __len__(self) -> int:
        return len(self.hits)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, at: int | slice) -> Hit | tuple[Hit, ...]:
        return self.hits[at]


class Searching:
    """Full-text search."""

    database: Database
    kept: Callable[..., Any]

    def search(
        self, words: str, *, kinds: Sequence[str] = (), limit: int = 20, offset: int = 0,
        filters: Filters | None = None,
    ) -> Found:  # fmt: skip
        """Documents and claims that hold all of `words`, phrases in double quotes together.

        The newest RANKED matches come first: title matches, then those in which the words stand side by side, then
        others, each newest first; after them all older matches, newest first.
        """
        query = read(words)
        if query is None:
            return Found(hits=(), total=0, more=False)
        wanted = filters or Filters()
        named = tuple(dict.fromkeys((*kinds, *wanted.kinds)))
        with self.database.snapshot(), self.database.reading() as connection:
            every = self._ordered(query, wanted, named)
            numbers = every[offset : offset + limit].tolist()
            if len(every) > COUNTED and offset + limit > len(every):
                rest = _matching(connection, query, wanted, named)
                numbers += older(connection, rest, limit - len(numbers), max(offset, len(every)))
            hits = tuple(_hit(r, query) for r in shown(connection, numbers))
            return Found(hits=hits, total=min(len(every), COUNTED), more=len(every) > COUNTED)

    def _ordered(self, query: Query, wanted: Filters, named: tuple[str, ...]) -> array[int]:
        """The numbers of hits in their order, at most COUNTED and one, found once a version of the register."""

        def make() -> array[int]:
            with self.database.reading() as connection:
                return ordered(connection, _matching(connection, query, wanted, named), query)

        found: array[int] = self.kept(("hits", query, wanted, named), make, of=READ)
        return found

    def search_counts(self, words: str, *, filters: Filters | None = None) -> tuple[dict[str, int], bool]:
        """Kind -> number of matches, kinds without any left out; with more than COUNTED matches of all kinds, the
        numbers among the newest COUNTED, all kinds named, and True."""
        query, wanted = read(words), filters or Filters()
        if query is None:
            return {}, False
        found: tuple[dict[str, int], bool] = self.kept(
            ("search", query, wanted), lambda: self._search_counts(query, wanted), of=READ
        )
        return found

    def _search_counts(self, query: Query, wanted: Filters) -> tuple[dict[str, int], bool]:
        with self.database.snapshot(), self.database.reading() as connection:
            every = self._ordered(query, wanted, ())
            found = kinds_of(connection, every.tolist())
        more = len(every) > COUNTED
        return {kind: found.get(kind, 0) for kind in _KINDS if more or kind in found}, more


def _matching(connection: Connection, query: Query, wanted: Filters, named: Sequence[str]) -> Numbers:
    return match(connection, query, _tags(wanted), [tag("k", k) for k in named], _span(wanted))


_KINDS: Final = ("document", *CLAIM_KINDS)


def _tags(wanted: Filters) -> list[str]:
    named = (("f", wanted.pillar), ("s", wanted.stage), ("a", wanted.act))
    return [*(tag("p", code) for code in wanted.parties), *(tag(x, v) for x, v in named if v)]


def _span(wanted: Filters) -> tuple[int, int] | None:
    """First and last number of the texts of the days asked for."""
    if not wanted.since and not wanted.until:
        return None
    first = date.fromisoformat(wanted.since).toordinal() if wanted.since else 1
    last = date.fromisoformat(wanted.until).toordinal() + 1 if wanted.until else _LAST_DAY
    return first_number(first), first_number(last) - 1


def _hit(row: RowMapping, query: Query) -> Hit:
    span = None if row["claim"] is None else (row["start"], row["end"])
    (start, end), marks = in_context(row["text"], query, span)
    return Hit(
        kind=row["kind"] or "document", doc=row["name"], document=row["document"], title=row["title"],
        published=row["published"], publisher=row["publisher"], claim=row["claim"],
        start=start, end=end, snippet=row["text"][start:end], marks=marks,
    )  # fmt: skip

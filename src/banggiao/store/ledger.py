"""The ledger: judgements, one after another, never changed.

Takes judgements, gives them back in their order. Keeps true: a number is given once and in sequence; every row holds
the hash of itself and of the row before, so that a change made behind the program's back is found; a judgement that
was acknowledged is on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from banggiao.errors import BadSetting
from banggiao.model.anchoring import standing_for
from banggiao.model.claims import Claim
from banggiao.model.judgements import DECISIONS, ClaimAnchor, Judgement
from banggiao.store import tables as t
from banggiao.store.database import Database
from banggiao.store.documents import bump
from banggiao.store.packing import digest, dump, load
from banggiao.store.reading import batches, filed, readable

_START: Final = "0" * 64
_PAGE: Final = 1000


class Ledger:
    """Judgements: adding and finding them."""

    database: Database
    undone: Callable[[], set[int]]

    def add_judgement(self, judgement: Judgement) -> Judgement:
        """Append one judgement; gives it with its number. On the disk when this returns.

        Raises BadSetting where the decision is none of DECISIONS, where it is about nothing, or where an `undo` names
        no judgement.
        """
        with self.database.writing(durable=True) as connection:
            c = t.judgements.c
            query = sa.select(c.number, c.hash).order_by(c.number.desc()).limit(1)
            last = connection.execute(query).one_or_none()
            number = last.number + 1 if last else 1
            _check(judgement, number)
            row = _row(judgement, number)
            row["hash"] = digest([last.hash if last else _START, _said(row)])
            connection.execute(t.judgements.insert(), row)
            bump(connection, "judgements")
        return replace(judgement, number=number)

    def judgements(self) -> Iterator[Judgement]:
        """The ledger in its order."""
        yield from map(_judgement, ledger_rows(self.database))

    def judgement(self, number: int) -> Judgement | None:
        """One judgement by its number."""
        with self.database.reading() as connection:
            query = t.judgements.select().where(t.judgements.c.number == number)
            row = connection.execute(query).mappings().one_or_none()
        return _judgement(row) if row else None

    def judgements_for(self, claim: Claim) -> list[Judgement]:
        """The judgements about a claim, also those made when it had another id (`model.anchoring`)."""
        with self.database.reading() as connection:
            found = _of_document(connection, claim.document)
            if not found:
                return []
            query = sa.select(t.documents.c.number).where(t.documents.c.id == claim.document)
            number = connection.execute(query).scalar_one_or_none()
            documents = filed(connection, [number]) if number is not None else []
        claims = documents[0].claims if documents else (claim,)
        return [j for j in found if j.claim and (now := standing_for(j.claim, claims)) and now.id == claim.id]

    def judgements_of_entry(self, entry: str) -> list[Judgement]:
        """The judgements about an entry, under its id or an alias of it."""
        c = t.judgements.c
        old = sa.select(t.aliases.c.alias).where(t.aliases.c.entry == entry)
        query = t.judgements.select().where((c.entry == entry) | c.entry.in_(old)).order_by(c.number)
        with self.database.reading() as connection:
            return [_judgement(row) for row in connection.execute(query).mappings()]

    def judgements_of_documents(self, documents: Iterable[str]) -> list[Judgement]:
        """The judgements about claims of these documents, in the order of the ledger."""
        found: list[Judgement] = []
        for batch in batches(sorted(set(documents)), 500):
            query = t.judgements.select().where(t.judgements.c.document.in_(batch))
            with self.database.reading() as connection:
                found += [_judgement(row) for row in connection.execute(query).mappings()]
        return sorted(found, key=lambda j: j.number or 0)

    def last_judgements(self, number: int, *, offset: int = 0, reviewer: str | None = None) -> list[Judgement]:
        """The newest judgements, newest first; of one reviewer or of all."""
        query = t.judgements.select().order_by(t.judgements.c.number.desc()).limit(number).offset(offset)
        if reviewer is not None:
            query = query.where(t.judgements.c.reviewer == reviewer)
        with self.database.reading() as connection:
            return [_judgement(row) for row in connection.execute(query).mappings()]

    def newest_standing(self) -> Judgement | None:
        """The newest judgement that nothing has taken back and that takes nothing back itself."""
        c = t.judgements.c
        query = t.judgements.select().where(c.decision != "undo").order_by(c.number.desc()).limit(1)
        if gone := self.undone():
            query = query.where(c.number.not_in(sorted(gone)))
        with self.database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return _judgement(row) if row else None

    def judged_by(self) -> dict[str, int]:
        """Reviewer -> number of judgements, most first."""
        c = t.judgements.c
        query = sa.select(c.reviewer, sa.func.count()).group_by(c.reviewer)
        with self.database.reading() as connection:
            found = {row[0]: int(row[1]) for row in connection.execute(query)}
        return dict(sorted(found.items(), key=lambda x: (-x[1], x[0])))

    def orphans(self) -> Iterator[Judgement]:
        """Judgements whose claim is gone from the register: to be shown, never dropped."""
        return (judgement for judgement, now in self._unsettled() if now is None)

    def moved(self) -> Iterator[tuple[Judgement, Claim]]:
        """Judgements whose claim has another id now, with that claim."""
        return ((judgement, now) for judgement, now in self._unsettled() if now is not None)

    def _unsettled(self) -> Iterator[tuple[Judgement, Claim | None]]:
        """Judgements whose claim is not there under its id, and the claim that stands for it."""
        c = t.judgements.c
        there = sa.exists().where(t.claims.c.id == c.claim)
        query = t.judgements.select().where(c.claim.is_not(None), ~there).order_by(c.document, c.number)
        with self.database.reading() as connection:
            judged = [_judgement(row) for row in connection.execute(query).mappings()]
        for batch in batches(sorted({j.claim.document for j in judged if j.claim})):
            with self.database.reading() as connection:
                numbers = sa.select(t.documents.c.number).where(t.documents.c.id.in_(batch))
                there_now = filed(connection, list(connection.execute(numbers).scalars()))
            claims = {f.document.id: f.claims for f in there_now}
            for judgement in judged:
                at = judgement.claim
                if at is not None and at.document in batch:
                    yield judgement, standing_for(at, claims.get(at.document, ()))


def ledger_rows(database: Database) -> Iterator[RowMapping]:
    """The rows of the ledger in their order, read a thousand at a time."""
    c, last = t.judgements.c, 0
    while True:
        query = t.judgements.select().where(c.number > last).order_by(c.number).limit(_PAGE)
        with database.reading() as connection:
            rows = connection.execute(query).mappings().all()
        yield from rows
        if len(rows) < _PAGE:
            return
        last = rows[-1]["number"]


def broken_links(database: Database) -> Iterator[int]:
    """Numbers of the judgements that were changed after they were written, that follow a missing one, or that are
    missing at the end."""
    before, expected = _START, 1
    for row in ledger_rows(database):
        if row["number"] != expected or digest([before, _said(row)]) != row["hash"]:
            yield row["number"]
        before, expected = row["hash"], row["number"] + 1
    with database.reading() as connection:
        written = connection.execute(sa.select(t.facts.c.value).where(t.facts.c.name == "judgements")).scalar_one()
    yield from range(expected, written + 1)


def _check(judgement: Judgement, number: int) -> None:
    if judgement.decision not in DECISIONS:
        raise BadSetting(judgement.decision, "is no decision", "one of: " + ", ".join(DECISIONS))
    if judgement.decision == "undo":
        undone = judgement.values.get("number")
        if not isinstance(undone, int) or not 0 < undone < number:
            raise BadSetting(f"undo {undone}", "names no judgement of the ledger")
    elif judgement.claim is None and judgement.entry is None:
        raise BadSetting(judgement.decision, "is about no claim and no entry")


def _row(judgement: Judgement, number: int) -> dict[str, Any]:
    at = judgement.claim
    return {
        "number": number, "decision": judgement.decision, "reviewer": judgement.reviewer, "at": judgement.at,
        "reason": judgement.reason, "rules": judgement.rules,
        "document": at.document if at else None, "kind": at.kind if at else None,
        "start": at.start if at else None, "end": at.end if at else None, "claim": at.claim if at else None,
        "entry": judgement.entry, "values": dump(dict(judgement.values)),
    }  # fmt: skip


def _said(row: Mapping[Any, Any]) -> str:
    return dump([row[name] for name in _SAID])


_SAID: Final = tuple(c.name for c in t.judgements.c if c.name != "hash")


def _judgement(row: RowMapping) -> Judgement:
    at = None
    if row["document"] is not None:
        at = ClaimAnchor(**{name: row[name] for name in ("document", "kind", "start", "end", "claim")})
    with readable(lambda: f"judgement {row['number']}"):
        values = load(row["values"])
    return Judgement(
        decision=row["decision"], reviewer=row["reviewer"], at=row["at"], reason=row["reason"], claim=at,
        entry=row["entry"], values=values, rules=row["rules"], number=row["number"],
    )  # fmt: skip


def _of_document(connection: Connection, document: str) -> list[Judgement]:
    c = t.judgements.c
    query = t.judgements.select().where(c.document == document).order_by(c.number)
    return [_judgement(row) for row in connection.execute(query).mappings()]

"""The review queue: claims that nobody has accepted or rejected yet, in the order in which a reviewer wants them.

Takes a filter, gives ids of claims. Keeps true: a judged claim leaves the queue, an undone judgement brings it back;
every order ends with the claim's id, so that the queue is the same on both databases.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from banggiao.model.claims import Claim
from banggiao.model.judgements import Judgement
from banggiao.store import tables as t
from banggiao.store.database import Database
from banggiao.store.packing import load

#: decisions after which a claim waits no more
_DECIDED: Final = ("accept", "reject")
QUEUE_ORDERS: Final = ("unsure", "sure", "disagreements", "unresolved", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which claims; empty fields ask nothing."""

    kind: str | None = None
    #: all of them
    parties: tuple[str, ...] = ()


class Queue:
    """Claims to review."""

    database: Database
    kept: Callable[[Hashable, Callable[[], Any]], Any]
    judgement: Callable[[int], Judgement | None]
    moved: Callable[[], Iterable[tuple[Judgement, Claim]]]

    def queue(self, wanted: QueueFilter, *, order: str = "unsure", limit: int = 20, offset: int = 0) -> list[str]:
        """Ids of claims without a standing accept or reject."""
        query = (
            sa.select(t.claims.c.id).where(*self._where(wanted)).order_by(*_order(order)).limit(limit).offset(offset)
        )
        with self.database.reading() as connection:
            return list(connection.execute(query).scalars())

    def queue_total(self, wanted: QueueFilter) -> int:
        """How many claims wait, counted once a data version."""
        return int(self.kept(("queue", wanted), lambda: self._waiting(wanted)))

    def _waiting(self, wanted: QueueFilter) -> int:
        query = sa.select(sa.func.count()).select_from(t.claims).where(*self._where(wanted))
        with self.database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def last_judgements(self, number: int) -> list[Judgement]:
        """The newest judgements, newest first."""
        query = sa.select(t.judgements.c.number).order_by(t.judgements.c.number.desc()).limit(number)
        with self.database.reading() as connection:
            numbers = list(connection.execute(query).scalars())
        return [j for n in numbers if (j := self.judgement(n))]

    def undone(self) -> set[int]:
        """Numbers of judgements that a later judgement takes back, an undone undo not counted."""
        found: set[int] = self.kept("undone", self._undone)
        return found

    def _undone(self) -> set[int]:
        c = t.judgements.c
        query = sa.select(c.number, c["values"]).where(c.decision == "undo").order_by(c.number.desc())
        gone: set[int] = set()
        with self.database.reading() as connection:
            for number, values in connection.execute(query):
                if number not in gone:  # newest first, so an undone undo is known before it is met
                    gone.add(int(load(values)["number"]))
        return gone

    def _renamed(self, gone: set[int]) -> list[str]:
        """Claims that were decided when they had another id, before the rules changed."""
        return sorted({c.id for x, c in self.moved() if x.decision in _DECIDED and x.number not in gone})

    def _where(self, wanted: QueueFilter) -> list[ColumnElement[bool]]:
        c, j, p = t.claims.c, t.judgements.c, t.claim_parties.c
        decided = sa.select(j.claim).where(j.decision.in_(_DECIDED), j.claim.is_not(None))
        if gone := self.undone():
            decided = decided.where(j.number.not_in(sorted(gone)))
        out: list[ColumnElement[bool]] = [c.id.not_in(decided)]
        if renamed := self.kept("decided under another id", lambda: self._renamed(gone)):
            out.append(c.id.not_in(renamed))
        out += [c.kind == wanted.kind] if wanted.kind else []
        return out + [c.number.in_(sa.select(p.claim).where(p.party == code)) for code in wanted.parties]


def _order(order: str) -> tuple[ColumnElement[Any], ...]:
    c = t.claims.c
    if order == "sure":
        return (c.confidence.desc(), c.id)
    if order == "text":
        return (c.number, c.id)
    if order == "unresolved":
        return (c.shape.like('%"candidates"%').desc(), c.confidence, c.id)
    if order == "disagreements":
        e = sa.select(t.entry_claims.c.claim).join(t.entries, t.entries.c.id == t.entry_claims.c.entry)
        return (c.id.in_(e.where(t.entries.c.kind == "disagreement")).desc(), c.confidence, c.id)
    return (c.confidence, c.id)

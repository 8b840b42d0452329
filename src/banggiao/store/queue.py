"""The review queue: claims that nobody has accepted or rejected yet, in the order in which a reviewer wants them.

Takes a filter, gives ids of claims. Keeps true: a judged claim leaves the queue, an undone judgement brings it back;
every order ends with the claim's id, so that the queue is the same on both databases.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from banggiao.model.claims import Claim
from banggiao.model.judgements import Judgement
from banggiao.store import tables as t
from banggiao.store.counting import DATA, READ
from banggiao.store.database import Database
from banggiao.store.packing import load

#: decisions after which a claim waits no more
_DECIDED: Final = ("accept", "reject")
#: so many ids are named in a query; more are looked up in the ledger
_FEW: Final = 200
QUEUE_ORDERS: Final = ("unsure", "sure", "disagreements", "unresolved", "text")


class Kept(Protocol):
    """`Counts.kept`: what `make` gives, made once as long as the counters `of` stand still."""

    def __call__(self, key: Hashable, make: Callable[[], Any], *, of: Sequence[str] = DATA) -> Any:
        """What was kept under `key`, or what `make` gives."""
        ...


@dataclass(slots=True)
class Told:
    """Decisions and undos of the ledger by their numbers, and the last number that was read. Only ever grows."""

    decisions: dict[int, str] = field(default_factory=dict)
    undos: dict[int, int] = field(default_factory=dict)
    read: int = 0

    def gone(self) -> set[int]:
        """Numbers of judgements that stand no more."""
        out: set[int] = set()
        for number in sorted(self.undos, reverse=True):  # newest first: an undone undo is known before it is met
            if number not in out:
                out.add(self.undos[number])
        return out


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which claims; empty fields ask nothing."""

    kind: str | None = None
    #: all of them
    parties: tuple[str, ...] = ()


class Queue:
    """Claims to review."""

    database: Database
    kept: Kept
    moved: Callable[[], Iterable[tuple[Judgement, Claim]]]
    orphans: Callable[[], Iterable[Judgement]]

    def queue(self, wanted: QueueFilter, *, order: str = "unsure", limit: int = 20, offset: int = 0) -> list[str]:
        """Ids of claims without a standing accept or reject. The orders `disagreements` and `unresolved` begin with
        the claims that they name, and go on as `unsure`."""
        return self._next(wanted, order, limit, offset, self._told())

    def queue_total(self, wanted: QueueFilter) -> int:
        """How many claims wait. All are counted once; a judgement only takes away what it decides."""
        return self._total(wanted, self._told())

    def queue_at(self, wanted: QueueFilter, order: str, at: int) -> tuple[str | None, int, int, set[int]]:
        """The claim at place `at` of the queue (from its beginning again where it is shorter), that place, how many
        wait, and the judgements that were taken back: what the desk asks for, in one reading of the ledger."""
        told = self._told()
        total = self._total(wanted, told)
        at = at if at < total else 0
        found = self._next(wanted, order, 1, at, told)
        return (found[0] if found else None), at, total, told.gone()

    def _next(self, wanted: QueueFilter, order: str, limit: int, offset: int, told: Told) -> list[str]:
        decided = self._decided(told)
        first: list[str] = []
        if wanted.parties or order in _FAVOURED:
            kept = self.kept(("queue", order, wanted), lambda: self._kept_ids(wanted, order), of=READ)
            first = [c for c in kept if c not in decided]
        found = first[offset : offset + limit]
        if wanted.parties or len(found) == limit:
            return found
        query = sa.select(t.claims.c.id).where(*_matching(wanted)).order_by(*_order(order))
        if decided:
            query = query.where(~self._among(decided, told))
        if order in _FAVOURED:
            query = query.where(~_FAVOURED[order]())
        query = query.limit(limit - len(found)).offset(max(0, offset - len(first)))
        with self.database.reading() as connection:
            return found + list(connection.execute(query).scalars())

    def _total(self, wanted: QueueFilter, told: Told) -> int:
        decided = self._decided(told)
        if wanted.parties:
            kept = self.kept(("queue", "unsure", wanted), lambda: self._kept_ids(wanted, "unsure"), of=READ)
            return sum(c not in decided for c in kept)
        every = int(self.kept(("queue", wanted), lambda: self._claims_among(*_matching(wanted)), of=READ))
        if not decided or wanted == QueueFilter():
            return every - len(decided)
        among = self._among(decided, told)
        return every - int(self.kept(("decided", wanted), lambda: self._claims_among(*_matching(wanted), among)))

    def _claims_among(self, *where: ColumnElement[bool]) -> int:
        query = sa.select(sa.func.count()).select_from(t.claims).where(*where)
        with self.database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def _kept_ids(self, wanted: QueueFilter, order: str) -> list[str]:
        """The queue of some parties, decided or not; of all parties only the claims with which the order begins."""
        favoured = _FAVOURED[order]() if order in _FAVOURED else None
        query = sa.select(t.claims.c.id).where(*_matching(wanted)).order_by(*_order(order))
        first = query.where(favoured) if favoured is not None else query
        with self.database.reading() as connection:
            found = list(connection.execute(first).scalars())
            if favoured is not None and wanted.parties:
                found += list(connection.execute(query.where(~favoured)).scalars())
        return found

    def undone(self) -> set[int]:
        """Numbers of judgements that a later judgement takes back, an undone undo not counted."""
        return self._told().gone()

    def _decided(self, told: Told) -> frozenset[str]:
        """The claims of the register that somebody has accepted or rejected, under their ids of now."""
        now: dict[int | None, str | None] = self.kept("unsettled", self._unsettled_now, of=READ)
        gone = told.gone()
        standing = (now.get(n, c) for n, c in told.decisions.items() if n not in gone)
        return frozenset(c for c in standing if c)

    def _unsettled_now(self) -> dict[int | None, str | None]:
        """Judgements whose claim has another id since the rules changed, or is gone, and the id of now."""
        gone: dict[int | None, str | None] = {j.number: None for j in self.orphans()}
        return gone | {j.number: c.id for j, c in self.moved()}

    def _told(self) -> Told:
        """What the ledger says of the queue, read on from where the last reading stopped."""
        told: Told = self.kept("told", Told, of=READ)
        c = t.judgements.c
        query = sa.select(c.number, c.decision, c.claim, c["values"]).where(
            c.number > told.read, c.decision.in_((*_DECIDED, "undo"))
        )
        with self.database.reading() as connection:
            for number, decision, claim, values in connection.execute(query.order_by(c.number)):
                if decision == "undo":
                    told.undos[number] = int(load(values)["number"])
                elif claim is not None:
                    told.decisions[number] = claim
                told.read = max(told.read, number)
        return told

    def _among(self, decided: frozenset[str], told: Told) -> ColumnElement[bool]:
        """Whether a claim is one of those decided."""
        c, j = t.claims.c, t.judgements.c
        if len(decided) <= _FEW:
            return c.id.in_(sorted(decided))
        standing = sa.select(j.claim).where(j.decision.in_(_DECIDED), j.claim.is_not(None))
        gone = sorted(told.gone())
        found = c.id.in_(standing.where(j.number.not_in(gone)) if gone else standing)
        now: dict[int | None, str | None] = self.kept("unsettled", self._unsettled_now, of=READ)
        renamed = sorted({x for n, x in now.items() if x in decided and n not in gone})
        return found | c.id.in_(renamed) if renamed else found


def _matching(wanted: QueueFilter) -> list[ColumnElement[bool]]:
    c, p = t.claims.c, t.claim_parties.c
    out = [c.kind == wanted.kind] if wanted.kind else []
    if wanted.parties:
        # one list of numbers: of two, SQLite walks each for every row of the other
        out.append(c.number.in_(sa.intersect(*(sa.select(p.claim).where(p.party == x) for x in wanted.parties))))
    return out


def _disputed() -> ColumnElement[bool]:
    e = sa.select(t.entry_claims.c.claim).join(t.entries, t.entries.c.id == t.entry_claims.c.entry)
    return t.claims.c.id.in_(e.where(t.entries.c.kind == "disagreement"))


def _order(order: str) -> tuple[ColumnElement[Any], ...]:
    c = t.claims.c
    if order == "sure":
        return (c.confidence.desc(), c.id)
    return (c.number, c.id) if order == "text" else (c.confidence, c.id)


#: orders that begin with some claims -> which
_FAVOURED: Final[dict[str, Callable[[], ColumnElement[bool]]]] = {
    "disagreements": _disputed, "unresolved": lambda: t.claims.c.shape.like('%"candidates"%'),
}  # fmt: skip

"""Who met whom: the people named where the happenings of some parties are told.

Takes parties, gives people with a number of happenings. Keeps true: the cost is bounded however many happenings there
are: only the newest RECENT are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import sqlalchemy as sa

from banggiao.store import tables as t
from banggiao.store.database import Database
from banggiao.store.listing import EntryFilter, by_the_way, conditions, order_of
from banggiao.store.tables import CLAIM_BITS

#: Happenings that are looked at.
RECENT: Final = 200
#: types of happenings at which people meet
MEETINGS: Final = ("visit", "meeting", "call", "dialogue", "signing", "conference")


class Meeting:
    """People by the happenings that they are named with."""

    database: Database
    kept: Callable[..., Any]

    def met(self, parties: Sequence[str], limit: int) -> list[tuple[str, int]]:
        """Ids of the people of these parties named in documents of the newest happenings of theirs, with the number of
        these happenings; most first."""
        key = ("met", tuple(sorted(parties)), limit)
        found: list[tuple[str, int]] = self.kept(key, lambda: self._met(parties, limit), of=("entries_version",))
        return found

    def _met(self, parties: Sequence[str], limit: int) -> list[tuple[str, int]]:
        lists, told, actor = t.entry_lists.c, t.claims.alias("told"), t.claims.alias("actor")
        held, holds = t.entry_claims.alias("held"), t.entry_claims.alias("holds")
        wanted = EntryFilter(kinds=("event",), parties=tuple(parties))
        newest = sa.select(lists.entry).where(*conditions(wanted), lists.type.in_(MEETINGS))
        happenings = newest.order_by(*order_of("date")).limit(RECENT).subquery()
        first = told.c.document * 2**CLAIM_BITS
        beside = actor.c.number.between(first, first + 2**CLAIM_BITS - 1)
        number = sa.func.count(happenings.c.entry.distinct())
        query = (
            sa.select(holds.c.entry, number)
            .select_from(happenings)
            .join(held, held.c.entry == happenings.c.entry)
            .join(told, told.c.id == held.c.claim)
            .join(actor, beside & (by_the_way(actor.c.kind) == "actor"))
            .join(holds, holds.c.claim == actor.c.id)
            .where(sa.exists().where(lists.entry == holds.c.entry, lists.value.in_(parties), lists.kind == "person"))
            .group_by(holds.c.entry)
            .order_by(number.desc(), holds.c.entry)
            .limit(limit)
        )
        with self.database.reading() as connection:
            return [(row[0], int(row[1])) for row in connection.execute(query)]

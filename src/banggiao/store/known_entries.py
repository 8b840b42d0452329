"""Entries as resolving asks for them: by id, by claim and by document, in the database.

Takes the connection of one writing transaction, gives what a run needs to know of entries that are there. Keeps true:
every statement asks for names that it was given, so that its cost does not grow with the register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from banggiao.model.candidates import DISPUTED
from banggiao.model.entries import Entry, Link
from banggiao.store.bulk import rows_with
from banggiao.store.entries import read_entries
from banggiao.store.once import Once
from banggiao.store.packing import load

#: first letters of ids of entries that are made of others (`resolve.identity.MADE`)
_MADE: Final = ("o", "x")
#: names asked for in one statement
_MANY: Final = 512
_COUNTED: Final = (
    "SELECT c.entry, l.happening, COUNT(DISTINCT l.document) FROM entry_claims c JOIN sightings s ON s.claim = c.claim "
    "JOIN leaves l ON l.document = s.document WHERE c.entry IN"
)


class KnownEntries:
    """The entries of a register."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._homes = Once(self._fetch_homes)
        self._placed = Once(self._fetch_placed)

    def _rows(self, select: str, values: Collection[Any]) -> list[Any]:
        return rows_with(self.connection, select, values)

    def counted(self, entries: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        """Entry -> happening -> how many of its reports hold claims of the entry."""
        out: dict[str, dict[str, int]] = {e: {} for e in entries}
        for entry, happening, number in rows_with(self.connection, _COUNTED, entries, "GROUP BY c.entry, l.happening"):
            out[entry][happening] = number
        return out

    def homes(self, claims: Collection[str]) -> Mapping[str, str]:
        """Claim -> id of the entry that gathers it; entries made of other entries are passed over."""
        return self._homes.of(claims)

    def _fetch_homes(self, claims: list[str]) -> Mapping[str, str]:
        found = self._rows("SELECT claim, entry FROM entry_claims WHERE claim IN", claims)
        return {claim: entry for claim, entry in found if not entry.startswith(_MADE)}

    def dwellings(self, looks: Collection[str]) -> Collection[str]:
        """The entries that gather claims with one of these looks; entries made of other entries are passed over."""
        select = "SELECT DISTINCT c.entry FROM sightings s JOIN entry_claims c ON c.claim = s.claim WHERE s.look IN"
        return {entry for (entry,) in self._rows(select, looks) if not entry.startswith(_MADE)}

    def entries_at(self, ids: Collection[str]) -> Mapping[str, Entry]:
        """Entries by id or alias, under the id that was asked for."""
        found = {e.id: e for e in self._entries(ids)}
        rest = [i for i in ids if i not in found]
        now: dict[str, str] = dict(self._rows("SELECT alias, entry FROM aliases WHERE alias IN", rest)) if rest else {}
        renamed = {e.id: e for e in self._entries(sorted(set(now.values())))}
        return found | {old: renamed[new] for old, new in now.items() if new in renamed}

    def _entries(self, ids: Collection[str]) -> Iterable[Entry]:
        wanted = sorted(ids)
        for n in range(0, len(wanted), _MANY):
            yield from read_entries(self.connection, wanted[n : n + _MANY])

    def alive(self, ids: Collection[str]) -> Collection[str]:
        """Those of the ids that are entries; no aliases."""
        return {r[0] for r in self._rows("SELECT id FROM entries WHERE id IN", ids)}

    def gists(self, ids: Collection[str]) -> Mapping[str, Entry]:
        """Entries by id (no aliases) without their claims, chains and links."""
        found = self._rows("SELECT id, kind, label, parties, fields FROM entries WHERE id IN", ids)
        return {
            name: Entry(id=name, kind=kind, label=label, parties=tuple(load(parties)), fields=load(fields))
            for name, kind, label, parties, fields in found
        }

    def bodies(self, ids: Collection[str]) -> Mapping[str, Entry]:
        """Entries by id (no aliases) with their why and witnesses, without their claims, chains and links."""
        found = self._rows("SELECT id, kind, label, parties, fields, why, witnesses FROM entries WHERE id IN", ids)
        return {
            name: Entry(
                id=name, kind=kind, label=label, parties=tuple(load(parties)), fields=load(fields), why=load(why),
                witnesses=witnesses,
            )
            for name, kind, label, parties, fields, why, witnesses in found
        }  # fmt: skip

    def held(self, ids: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Entry -> its claims; no aliases."""
        return {entry: [claim for _, claim in rows] for entry, rows in self._placed.of(ids).items()}

    def _fetch_placed(self, ids: list[str]) -> Mapping[str, list[tuple[int, str]]]:
        """Entry -> its claims with their places, in their order."""
        out: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for entry, place, claim in self._rows("SELECT entry, place, claim FROM entry_claims WHERE entry IN", ids):
            out[entry].append((place, claim))
        return {entry: sorted(rows) for entry, rows in out.items()}

    def firsts(self, ids: Collection[str]) -> Mapping[str, str]:
        """Entry -> the least of its claims; no aliases."""
        select = "SELECT entry, MIN(claim) FROM entry_claims WHERE entry IN"
        return dict(rows_with(self.connection, select, ids, "GROUP BY entry"))

    def disputes_of(self, ids: Collection[str]) -> Mapping[str, Sequence[Link]]:
        """Entry -> its links to disagreements about it; entries that have none are left out."""
        select = f"SELECT entry, other, why, claim FROM entry_links WHERE relation = '{DISPUTED}' AND entry IN"  # noqa: S608
        out: dict[str, list[Link]] = defaultdict(list)
        for entry, other, why, claim in self._rows(select, ids):
            out[entry].append(Link(relation=DISPUTED, entry=other, why=why, claim=claim))
        return out

    def statements_in(self, documents: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Document -> ids of the statement entries of which it is a report."""
        return self._faceted("text", documents)

    def reported_by(self, documents: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Document -> ids of the event entries of which it is a report."""
        return self._faceted("report", documents)

    def _faceted(self, facet: str, documents: Collection[str]) -> Mapping[str, Sequence[str]]:
        select = f"SELECT value, entry FROM entry_facets WHERE facet = '{facet}' AND value IN"  # noqa: S608
        out: dict[str, list[str]] = defaultdict(list)
        for document, entry in self._rows(select, documents):
            out[document].append(entry)
        return {d: sorted(ids) for d, ids in out.items()}

"""Outermost happenings: which event entry the documents of a happening report, and what took place inside it.

Takes bases, gives `reports` (documents that report an event in title and lede) and `part_of` links. Keeps true: an
event of another time that a report recalls is no part of what it reports; an event is what one happening's documents
report at most, that in which most of its claims are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from banggiao.model.entries import Entry, Link
from banggiao.resolve.bases import Bases
from banggiao.resolve.dating import apart, span
from banggiao.resolve.events import type_of
from banggiao.resolve.items import Item

#: what frames what: a visit holds its talks and signings, a summit its meetings aside
_RANK: Final = {
    "visit": 5, "conference": 4, "call": 3, "dialogue": 3, "exercise": 3, "meeting": 2, "statement": 1, "signing": 1,
}  # fmt: skip


class Frames:
    """Frames by happening, each found once."""

    def __init__(self, bases: Bases) -> None:
        self.bases = bases
        self._main: dict[str, str | None] = {}
        self._size: dict[str, list[str]] = {}

    def load(self, entries: Iterable[str]) -> None:
        """Fetch in one go what the frames of these events depend on."""
        keys = sorted({i.happening for e in entries for i in self.bases.items(e)})
        found = self.bases.in_happenings(keys)
        inside = {e for held in found.values() for e in held}
        self.bases.load(inside, claims=False)
        self._documents(sorted({i.happening for e in inside for i in self.bases.items(e)} | set(keys)))

    def _documents(self, keys: Sequence[str]) -> None:
        if missing := [k for k in keys if k not in self._size]:
            self._size |= {k: [] for k in missing}
            for leaf in self.bases.ws.state.leaves_in(missing):
                self._size[leaf.happening].append(leaf.document)

    def documents(self, key: str) -> list[str]:
        """The documents that report a happening, sorted."""
        self._documents([key])
        return sorted(self._size[key])

    def home(self, entry: str) -> str:
        """The happening in whose documents most of an event's claims are told, the one of more documents between
        equals."""
        told = Counter(h for h, _ in {(i.happening, i.document) for i in self.bases.items(entry)})
        return min(told, key=lambda h: (-told[h], -len(self.documents(h)), h))

    def main(self, key: str) -> str | None:
        """The event that the documents of a happening report: the widest frame, told in most of them."""
        if key not in self._main:
            own = [e for e in self.bases.in_happening(key) if self.home(e) == key]
            found = self._outermost(own, key, headed=True)
            if found is None and len(self.documents(key)) > 1:
                found = self._outermost(own, key, headed=False)
            self._main[key] = found
        return self._main[key]

    def _outermost(self, entries: Sequence[str], key: str, *, headed: bool) -> str | None:
        best: tuple[tuple[int, int, int, str], str] | None = None
        for entry in entries:
            items = self.bases.items(entry)
            told = {i.document for i in items if i.happening == key and (i.seen.headed or not headed)}
            if not told:
                continue
            rank = (_RANK.get(type_of(items), 0), len(told), len(items), min(i.name for i in items))
            if best is None or rank > best[0]:
                best = (rank, entry)
        return best[1] if best else None

    def moved(self, keys: Sequence[str]) -> set[str]:
        """The events of which reports or frame are others than the register holds, where these happenings have other
        documents or other events than before."""
        out: set[str] = set()
        self.bases.load({e for held in self.bases.in_happenings(keys).values() for e in held}, claims=False)
        self.load(e for held in self.bases.in_happenings(keys).values() for e in held)
        before = self.bases.ws.state.reported_by([d for k in keys for d in self.documents(k)])
        for key in keys:
            old = {e for d in self.documents(key) for e in before.get(d, ())}
            main = self.main(key)
            out |= {main} if main else set()
            if old != {main} or self._alters(main):
                out |= old | set(self.bases.in_happening(key))
        return out - self.bases.gathered.gone

    def _alters(self, entry: str | None) -> bool:
        """Whether a frame has other days or parties than the register holds, so that other events lie in it."""
        if entry is None or entry not in self.bases.gathered.groups:
            return False
        old, new = self.bases.ws.state.entries_at([entry]).get(entry), self.bases.base(entry)
        return old is None or (old.fields.get("date"), old.parties) != (new.fields.get("date"), new.parties)

    def framed(self, entry: Entry) -> Entry:
        """An event with its reports, and with links to what it is part of."""
        items = self.bases.items(entry.id)
        links: dict[str, Link] = {}
        for key in sorted({i.happening for i in items}):
            main = self.main(key)
            if main == entry.id:
                entry = replace(entry, fields={**entry.fields, "reports": self.documents(key)})
            elif main is not None and main not in links and within(entry, self.bases.base(main)):
                links[main] = _part(main, items)
        return replace(entry, links=(*entry.links, *links.values()))


def _part(main: str, items: Sequence[Item]) -> Link:
    why = "told by reports of the same happening, on its days"
    return Link(relation="part_of", entry=main, why=why, claim=items[0].name)


def within(entry: Entry, frame: Entry) -> bool:
    """Whether an event can lie inside another: on its days, with a party in common."""
    gap = apart(entry.fields.get("date"), frame.fields.get("date"))
    s = span(entry.fields.get("date"))
    near = gap is not None and gap <= 3 and (s is None or s.days <= 31)
    unknown = gap is None and not entry.fields.get("date")
    return (near or unknown) and bool(set(entry.parties) & set(frame.parties))

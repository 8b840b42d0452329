"""Outermost happenings: which event entry the documents of a happening report, and what took place inside it.

Takes bases, gives `reports` (documents that report an event in title and lede) and `part_of` links. Keeps true: an
event of another time that a report recalls is no part of what it reports; an event is what one happening's documents
report at most, that in which most of its claims are told; a happening that nothing new concerns is not read again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from banggiao.model.entries import Entry, Link
from banggiao.resolve.bases import Bases
from banggiao.resolve.dating import apart, span
from banggiao.resolve.events import type_of
from banggiao.resolve.items import Item
from banggiao.resolve.sighting import Stirred

#: what frames what: a visit holds its talks and signings, a summit its meetings aside
_RANK: Final = {
    "visit": 5, "conference": 4, "call": 3, "dialogue": 3, "exercise": 3, "meeting": 2, "statement": 1, "signing": 1,
}  # fmt: skip


class Frames:
    """Frames by happening, each found once."""

    def __init__(self, bases: Bases) -> None:
        self.bases = bases
        self._main: dict[str, str | None] = {}
        self._documents: dict[str, list[str]] = {}
        self._told: dict[str, Mapping[str, int]] = {}
        #: happenings whose documents may report another event than the register holds
        self._open: set[str] = set()

    def documents(self, keys: Collection[str]) -> dict[str, list[str]]:
        """The documents that report happenings, sorted."""
        if missing := [k for k in keys if k not in self._documents]:
            found: dict[str, list[str]] = {k: [] for k in missing}
            for leaf in self.bases.ws.state.leaves_in(missing):
                found[leaf.happening].append(leaf.document)
            self._documents |= {k: sorted(v) for k, v in found.items()}
        return {k: self._documents[k] for k in keys}

    def told(self, entries: Iterable[str]) -> dict[str, Mapping[str, int]]:
        """Event -> happening -> in how many of its documents claims of the event are told."""
        wanted = list(dict.fromkeys(entries))
        missing = [e for e in wanted if e not in self._told]
        for e in missing:
            if e in self.bases.gathered.groups:
                self._told[e] = in_documents(self.bases.items(e))
        if rest := [e for e in missing if e not in self._told]:
            self._told |= self.bases.ws.state.counted(rest)
        return {e: self._told[e] for e in wanted}

    def home(self, entry: str) -> str:
        """The happening in whose documents most of an event's claims are told, the one of more documents between
        equals."""
        equal = most_told(self.told([entry])[entry])
        return equal[0] if len(equal) == 1 else min(equal, key=lambda h: (-len(self.documents([h])[h]), h))

    def main(self, key: str) -> str | None:
        """The event that the documents of a happening report: the widest frame, told in most of them."""
        if key not in self._main:
            held = self.bases.in_happening(key)
            self.told(held)
            own = [e for e in held if self.home(e) == key]
            self.bases.load(own)
            found = self._outermost(own, key, headed=True)
            if found is None and len(self.documents([key])[key]) > 1:
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

    def moved(self, changed: Collection[str], events: Collection[str], stirred: Stirred) -> set[str]:
        """The events of which reports or frame are others than the register holds. `changed`: happenings that have
        other documents than before; `events`: those that are made anew."""
        keys = {*changed, *(h for e in events for h in self._homes(e, stirred))}
        told = self.told(e for held in self.bases.in_happenings(sorted(keys)).values() for e in held)
        # between happenings in which an event is told equally often the number of their documents decides
        equal = [most_told(by) for by in told.values() if len(by) > 1]
        self._open = keys = keys.union(*(e for e in equal if len(e) > 1 and keys.intersection(e)))
        ordered, out = sorted(keys), set[str]()
        held = self.bases.in_happenings(ordered)
        before = self.bases.ws.state.reported_by([d for found in self.documents(ordered).values() for d in found])
        for key in ordered:
            old = {e for d in self.documents([key])[key] for e in before.get(d, ())}
            main = self.main(key)
            out |= {main} if main else set()
            if old != {main} or self._alters(main):
                out |= old | set(held[key])
        return out - self.bases.gathered.gone

    def _homes(self, entry: str, stirred: Stirred) -> Iterable[str]:
        """The happenings that an event that is made anew was at home in, or may be now."""
        items = self.bases.items(entry)
        before = self.bases.ws.before([i.name for i in items])
        parts: dict[str, list[Item]] = {}
        for item in items:
            if (old := before.get(item.name)) is not None:
                parts.setdefault(old, []).append(item)
        if stirred.lost.intersection(parts) or any(i.name in stirred.claims for part in parts.values() for i in part):
            return {i.happening for i in items}
        return {h for part in (items, *parts.values()) for h in most_told(in_documents(part))}

    def _alters(self, entry: str | None) -> bool:
        """Whether a frame has other days or parties than the register holds, so that other events lie in it."""
        if entry is None or entry not in self.bases.gathered.groups:
            return False
        old, new = self.bases.ws.state.gists([entry]).get(entry), self.bases.base(entry)
        return old is None or (old.fields.get("date"), old.parties) != (new.fields.get("date"), new.parties)

    def load(self, entries: Iterable[str]) -> None:
        """Fetch in one go what the frames of these events depend on."""
        shown = {i.happening: i.document for e in entries for i in self.bases.items(e)}
        settled = {k: d for k, d in shown.items() if k not in self._open and k not in self._main}
        found = self.bases.ws.state.reported_by(sorted(settled.values()))
        self._main |= {k: next(iter(found.get(d, ())), None) for k, d in settled.items()}
        self.bases.gists(sorted({m for k in shown if (m := self.main(k)) is not None}))

    def framed(self, entry: Entry) -> Entry:
        """An event with its reports, and with links to what it is part of; `load` was asked for it."""
        items = self.bases.items(entry.id)
        links: dict[str, Link] = {}
        for key in sorted({i.happening for i in items}):
            main = self.main(key)
            if main == entry.id:
                entry = replace(entry, fields={**entry.fields, "reports": self.documents([key])[key]})
            elif main is not None and main not in links and within(entry, self.bases.gist(main)):
                links[main] = _part(main, items)
        return replace(entry, links=(*entry.links, *links.values()))


def in_documents(items: Iterable[Item]) -> dict[str, int]:
    """Happening -> in how many of its documents claims are told."""
    return Counter(h for h, _ in {(i.happening, i.document) for i in items})


def most_told(told: Mapping[str, int]) -> list[str]:
    """The happenings in most of whose documents something is told."""
    most = max(told.values(), default=0)
    return [h for h, n in told.items() if n == most]


def _part(main: str, items: Sequence[Item]) -> Link:
    return Link(relation="part_of", entry=main, why="same_happening", claim=items[0].name)


def within(entry: Entry, frame: Entry) -> bool:
    """Whether an event can lie inside another: on its days, with a party in common."""
    gap = apart(entry.fields.get("date"), frame.fields.get("date"))
    s = span(entry.fields.get("date"))
    near = gap is not None and gap <= 3 and (s is None or s.days <= 31)
    unknown = gap is None and not entry.fields.get("date")
    return (near or unknown) and bool(set(entry.parties) & set(frame.parties))

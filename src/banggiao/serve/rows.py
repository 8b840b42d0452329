"""Entries as rows of lists, the same for pages, `.json`, `.csv` and the API.

Takes entries, gives plain mappings. Keeps true: a row is what the entry says and where its first sentence stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from banggiao.serve.listing import AT_ONCE, Column
from banggiao.store.listed import Listed
from banggiao.store.listing import EntryFilter
from banggiao.store.reading import batches
from banggiao.store.store import Store


class Row(dict[str, Any]):
    """A row; what an entry does not give is None, so that a template may ask for any column."""

    def __missing__(self, key: str) -> None:
        return None


_COMMON: Final = (Column("id", "id"), Column("kind", "kind"), Column("label", "what"), Column("parties", "parties"))
_PROOF: Final = (
    Column("witnesses", "witnesses"), Column("quote", "quote"), Column("doc", "source"), Column("start", "start"),
    Column("end", "end"), Column("published", "published"),
)  # fmt: skip
_OWN: Final = {
    "commitment": ("stage", "act", "by", "to", "speaker", "agent", "pillar", "quantity", "deadline"),
    "stance": ("act", "by", "speaker", "pillar"),
    "event": ("type", "date", "participants", "place", "modality", "level"),
    "statement": ("type", "date", "participants", "place"),
    "series": ("metric", "unit", "of", "in", "modality", "values"),
    "mechanism": ("name", "type"),
    "relationship": ("level", "date"),
    "person": ("name", "role", "country"),
    "organisation": ("name", "type", "country"),
    "disagreement": ("what", "values"),
}


def columns(kinds: Sequence[str]) -> list[Column]:
    """The columns of a list of entries of these kinds."""
    own = dict.fromkeys(name for kind in kinds for name in _OWN[kind])
    return [*_COMMON, *(Column(name, name) for name in own), *_PROOF]


def row(listed: Listed) -> Row:
    """One entry as a row."""
    out = Row({"id": listed.id, "kind": listed.kind, "label": listed.label, "parties": list(listed.parties)})
    out |= {name: listed.fields.get(name) for name in _OWN[listed.kind]}
    out |= {"witnesses": listed.witnesses, "flags": list(listed.flags), "claims": listed.claims}
    if quoted := listed.quoted:
        out |= {
            "quote": quoted.quote, "doc": quoted.doc, "document": quoted.document, "title": quoted.title,
            "start": quoted.start, "end": quoted.end, "published": quoted.published, "publisher": quoted.publisher,
            "claim": quoted.claim, "sample": quoted.sample,
        }  # fmt: skip
    return out


def rows(store: Store, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of some entries, in the order of their ids."""
    return [row(listed) for listed in store.listed(ids)]


def all_rows(store: Store, wanted: EntryFilter, order: str) -> Iterator[dict[str, Any]]:
    """The rows of all entries of a list; nothing is read before the first is asked for, then in batches."""
    for batch in batches(store.entry_ids(wanted, order=order, limit=None), AT_ONCE):
        yield from rows(store, batch)

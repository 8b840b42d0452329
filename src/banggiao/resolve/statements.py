"""Joint statements and communiqués as origins: one entry a statement, with its reports as children.

Takes event entries with their items, gives statement entries and the links to them. Keeps true: what two outlets tell
of one statement has two witnesses and one origin; a report that says it is an excerpt, and an article about the
statement, are marked so and never count as complete.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from banggiao.language.fold import fold
from banggiao.model.candidates import Leaf
from banggiao.model.entries import Entry, Link
from banggiao.resolve.identity import made
from banggiao.resolve.items import Item

#: what a document calls itself in its title where it is the text of a statement, not news about one
_TITLES: Final = ("tuyên bố chung", "thông cáo chung", "thông cáo báo chí chung", "tuyên bố tầm nhìn chung", "toàn văn")
#: kinds of entries that may stand in a statement
STATED: Final = frozenset({"commitment", "stance", "mechanism", "relationship"})


def statement_of(event: Entry, items: Sequence[Item]) -> Entry | None:
    """The statement entry that an event of issuing one makes, where a document is its text."""
    if event.kind != "event" or event.fields.get("type") != "statement":
        return None
    leaves = {i.document: i.leaf for i in items}
    texts = [leaves[d] for d in sorted(leaves) if is_text(leaves[d]) or tells_of_it(leaves[d])]
    return _made(event, items, texts) if texts else None


def statement_id(event: str) -> str:
    """The id of the statement that an event makes, if it makes one."""
    return made("statement", event)


def is_text(leaf: Leaf) -> bool:
    """Whether a document is a report of the statement's own text: its title says so."""
    title = fold(leaf.title)
    return any(title.startswith(t) or f"{t} về" in title or f"{t} việt" in title for t in _TITLES)


def tells_of_it(leaf: Leaf) -> bool:
    """Whether a document is an article about a joint statement: its title names one, and so it gives parts of it."""
    title = fold(leaf.title)
    return any(t in title for t in _TITLES if t.endswith("chung"))


def extent(leaf: Leaf) -> str:
    """How much of the statement a document gives: what it says itself; of an article about it never the whole."""
    return leaf.extent if is_text(leaf) else "excerpt"


def _made(event: Entry, items: Sequence[Item], texts: Sequence[Leaf]) -> Entry:
    reports = [{"document": x.document, "doc": x.doc, "extent": extent(x), "witness": x.witness} for x in texts]
    title = next((x.title for x in texts if is_text(x)), texts[0].title)
    fields: dict[str, Any] = {"title": title, "reports": reports, "event": event.id}
    fields |= {"date": event.fields["date"]} if event.fields.get("date") else {}
    fields["complete"] = any(extent(x) == "full" for x in texts)
    told = {x.document for x in texts}
    return Entry(
        id=statement_id(event.id), kind="statement", label=fields["title"], parties=event.parties, fields=fields,
        claims=tuple(i.name for i in items if i.document in told), flags=() if fields["complete"] else ("excerpt",),
        witnesses=len({x.witness for x in texts}),
        links=(Link(relation="issued_at", entry=event.id, why="issuing"),),
        why={"reports": [x.doc for x in texts]},
    )  # fmt: skip


def issuing(statement: str) -> Link:
    """The link from an event to the statement that it makes."""
    return Link(relation="issues", entry=statement, why="issued")


def origins(items: Sequence[Item], stated: Mapping[str, Sequence[str]]) -> list[Link]:
    """Links to the statements in whose reports an entry's claims stand. `stated`: document -> statements."""
    own: dict[str, Item] = {}
    for item in items:
        for statement in stated.get(item.document, ()):
            own.setdefault(statement, item)
    return [
        Link(relation="origin", entry=s, why="in_report", claim=own[s].name)
        for s in sorted(own, key=lambda s: own[s].order)
    ]  # fmt: skip

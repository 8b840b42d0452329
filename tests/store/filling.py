"""Putting made-up documents into a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from banggiao.model.candidates import Leaf, Written
from banggiao.model.document import Document, Edit, Printed, Segment, Step
from banggiao.model.entries import Entry
from banggiao.model.page import Page
from banggiao.model.register import Filed, Origin
from banggiao.store import Store
from banggiao.store.resolving import Kept
from banggiao.store.writing import Outcome
from tests.store import made


def fill(store: Store, count: int = 5, *, sentences: int = 12) -> list[Filed]:
    """Put `count` made-up documents in one run."""
    run = store.begin_run(rules=made.RULES, at=made.NOW)
    put = []
    for page, filed in made.documents(count, sentences=sentences, run=run):
        assert store.put(page, filed) is Outcome.NEW
        put.append(filed)
    store.finish_run(run, at=made.NOW)
    return put


def keep(
    store: Store, entries: Sequence[Entry] = (), *, aliases: Mapping[str, str] | None = None,
    witnesses: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """Leave what a rebuild leaves: these entries, and of these documents their witnesses."""
    leaves = [
        Leaf(document=d, doc=d, title="", extent="", parties=(), day=None, run=1, happening=d, witness=w)
        for d, w in (witnesses or {}).items()
    ]
    kept = Kept(looks=(), ties=(), sightings=(), leaves=leaves, entries=entries, aliases=aliases or {})
    store.keep(kept, made.RULES, store.read())


def renew(
    store: Store, entries: Sequence[Entry], *, gone: Iterable[str] = (), aliases: Mapping[str, str] | None = None
) -> None:
    """Write what a run over new documents writes."""
    with store.resolving(made.RULES) as (_, state):
        state.write(Written(list(entries), set(gone), dict(aliases or {})))


def put_text(store: Store, name: str, text: str, day: str) -> Filed:
    """Put one document without claims."""
    source = f"{day}\n{text}"
    page = Page(origin=f"{name}.txt", media_type="text/plain", content=source.encode(), source=source, encoding="utf-8")
    title = text.split("\n")[0]
    document = Document(
        id=page.sha256, text=text, segments=(Segment("title", 0, len(title)),), title=title,
        published=Printed(day, 0, len(day), day), steps=(Step("date", "the day", (Edit(0, len(day) + 1),)),),
    )  # fmt: skip
    run = store.begin_run(rules=made.RULES, at=made.NOW)
    origin = Origin(doc=name, origin=page.origin, media_type=page.media_type, given=page.given)
    filed = Filed(document=document, parties=(), claims=(), origins=(origin,), run=run, rules=made.RULES)
    store.put(page, filed)
    return filed

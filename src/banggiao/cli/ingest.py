"""`banggiao ingest PATH...`: read pages into the register and resolve them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING

import typer

from banggiao.cli.options import Db, Json, Limit, Manifest, Paths, Workers, opened
from banggiao.cli.terminal import progress, say, tell_failure
from banggiao.errors import BadInput, NothingFound, StoreFault

if TYPE_CHECKING:
    from banggiao.model.page import Page
    from banggiao.store.store import Store


def now() -> str:
    """The moment, as the register writes it down."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def ingest(
    paths: Paths,
    workers: Workers = 1,
    db: Db = None,
    manifest: Manifest = None,
    limit: Limit = None,
    as_json: Json = False,
) -> None:
    """Đọc văn bản vào sổ bộ. Read texts into the register.

    Example: banggiao ingest articles/ --db sqlite:///us.db --workers 2

    Idempotent: the same bytes are read once. A run that was killed keeps what it finished; run it again for the rest.
    """
    from banggiao.pipeline import renew_register
    from banggiao.settings import load
    from banggiao.sources import origins, pages, register_names

    known = origins(paths)
    names = dict(zip(known, register_names(known), strict=True))
    bound = load(limit=limit).limit
    found = pages(paths, manifest=manifest, limit=bound)
    if is_new(db):
        found = readable(found)
    with opened(db, write=True, create=True) as store:
        counts = file_pages(store, found, names, workers)
        done, failed = sum(counts.values()) - counts["failed"], counts["failed"]
        if counts["new"] or counts["renewed"] or counts["named"] or (done and not store.resolved()):
            say("banggiao: resolving")
            renew_register(store)
        report = {"documents": done, **dict(sorted(counts.items())), "register": store.counts()}
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
    else:
        told = ", ".join(f"{n} {what}" for what, n in sorted(counts.items()) if n)
        say(f"banggiao: {done} documents in the register ({told})")
    if failed:
        say(f"banggiao: {failed} of {done + failed} inputs failed")
        raise typer.Exit(3)


def is_new(db: str | None) -> bool:
    """Whether there is no register yet that can be read under `db`."""
    try:
        with opened(db):
            return False
    except StoreFault:
        return True


def readable(found: Iterable[Page | BadInput]) -> Iterator[Page | BadInput]:
    """The pages and failures that were found. Raises BadInput or NothingFound where no page is among them.

    It looks at the first ones before any register is opened, so that a mistyped path makes no empty database.
    """
    waiting, source = list[BadInput](), iter(found)
    for page in source:
        if not isinstance(page, BadInput):
            return chain(waiting, [page], source)
        waiting.append(page)
    for error in waiting[:-1]:
        tell_failure(error)
    if waiting:
        raise waiting[-1]
    raise NothingFound("the paths", "no document in them", "give .txt, .md or .html files")


def file_pages(store: Store, found: Iterable[Page | BadInput], names: dict[str, str], workers: int) -> Counter[str]:
    """Put every page; gives how many were new, renewed, named, the same, or failed."""
    from banggiao.pipeline import filed, read_pages, rules_version

    run = store.begin_run(rules=rules_version(), at=now())
    counts: Counter[str] = Counter()
    fresh = (p for p in found if isinstance(p, BadInput) or not _unchanged(store, p, names, counts))
    for read in progress(read_pages(fresh, workers=workers), stage="nạp", total=len(names)):
        try:
            if isinstance(read, BadInput):
                raise read
            counts[store.put(read.page, filed(read, names[read.page.origin], run=run)).value] += 1
        except BadInput as error:
            counts["failed"] += 1
            tell_failure(error)
            store.file_failure(run, error)
    store.finish_run(run, at=now())
    return counts


def _unchanged(store: Store, page: Page, names: dict[str, str], counts: Counter[str]) -> bool:
    """Whether these bytes stand in the register under this name, read by these rules: one look-up."""
    from banggiao.pipeline import rules_version

    if store.unchanged(page, names[page.origin], rules=rules_version()):
        counts["same"] += 1
        return True
    return False

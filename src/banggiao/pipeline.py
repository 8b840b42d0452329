"""The only room that knows the order of the stations: page -> document -> claims -> entries -> register.

Takes pages, gives readings and a filled store. Keeps true: the same pages give byte-identical claims, in any order
and with any number of workers; one page that fails never stops the others.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from banggiao import __version__
from banggiao.clean import clean
from banggiao.errors import BadInput
from banggiao.extract import extract
from banggiao.model.document import Document
from banggiao.model.extraction import Extraction
from banggiao.model.page import Page
from banggiao.model.register import Filed, Origin
from banggiao.resolve import Resolution, rebuild
from banggiao.resolve.renewal import Asked, renew

if TYPE_CHECKING:
    from banggiao.model.candidates import Candidates
    from banggiao.model.judgements import Judgement
    from banggiao.store.resolving import Behind
    from banggiao.store.store import Store

#: Pages handed to the pool ahead of the one that is awaited, a worker: enough to keep all busy, few enough to keep
#: memory flat (a page may be 20 MB).
_AHEAD = 8
#: New objects after which the collector looks at the youngest while pages are read; at the default of 700 its looks
#: take 4 % of the time and find nothing, since reading makes no cycles.
_YOUNG = 20_000
#: New documents up to which going on is tried however small the register is.
_FEW = 50


@cache
def rules_version() -> str:
    """Version of the program and hash of its vocabulary: what a claim was made by."""
    digest = hashlib.sha256()
    folder = resources.files("banggiao.vocabulary").joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page with what was read in it."""

    page: Page
    document: Document
    extraction: Extraction


def read_page(page: Page) -> ReadPage | BadInput:
    """Clean and extract one page; a page that cannot be read comes back as the error that says why."""
    try:
        document = clean(page)
        return ReadPage(page, document, extract(document))
    except BadInput as error:
        return error
    except RecursionError:
        return BadInput(page.origin, "is nested too deeply", "simplify the page")
    except Exception as error:
        # A fault of the program in one page must not take the other pages with it; it is listed like any other.
        return BadInput(page.origin, f"the program failed on it: {type(error).__name__}: {error}", "please report it")


def read_pages(pages: Iterable[Page | BadInput], *, workers: int = 1) -> Iterator[ReadPage | BadInput]:
    """Read pages in their order, with `workers` processes where there are more than one."""
    if workers <= 1:
        with collected_seldom():
            for page in pages:
                yield page if isinstance(page, BadInput) else read_page(page)
        return
    spawn = get_context("spawn")
    with ProcessPoolExecutor(workers, spawn, initializer=gc.set_threshold, initargs=(_YOUNG,)) as pool:
        source = iter(pages)
        waiting: list[Future[ReadPage | BadInput] | BadInput] = []
        while True:
            for page in islice(source, workers * _AHEAD - len(waiting)):
                waiting.append(page if isinstance(page, BadInput) else pool.submit(read_page, page))
            if not waiting:
                return
            first = waiting.pop(0)
            yield first if isinstance(first, BadInput) else first.result()


@contextmanager
def collected_seldom() -> Iterator[None]:
    """The collector looks at new objects less often meanwhile, as is right where many pages are read: what reading
    makes is freed as soon as nothing refers to it."""
    before = gc.get_threshold()
    gc.set_threshold(_YOUNG, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def filed(read: ReadPage, doc: str, *, run: int) -> Filed:
    """What `Store.put` takes: the reading of a page under one name."""
    page = read.page
    origin = Origin(doc=doc, origin=page.origin, media_type=page.media_type, given=page.given)
    return Filed(
        document=read.document,
        parties=read.extraction.parties,
        claims=read.extraction.claims,
        origins=(origin,),
        run=run,
        rules=rules_version(),
    )


@cache
def resolving_version() -> str:
    """What entries are made by: version of the program, its vocabulary, and the rules of resolving."""
    digest = hashlib.sha256(rules_version().encode())
    folder = resources.files("banggiao.resolve")
    for file in sorted((f for f in folder.iterdir() if f.is_file()), key=lambda f: f.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def resolve_register(store: Store) -> Resolution:
    """Make all entries of a register anew from its claims and its ledger, and write them in one piece.

    Nothing in the register depends on the day: what is overdue is computed by every output, against its own.
    """
    from banggiao.store.resolving import Kept

    read = store.read()
    known = store.entry_of_claim()
    resolution, made = rebuild(list(store.documents()), list(store.judgements()), known=known)
    kept = Kept(
        looks=made.kept_looks(), ties=made.kept_ties(), sightings=made.kept_sightings(), leaves=made.kept_leaves(),
        entries=resolution.entries, aliases=resolution.aliases,
    )  # fmt: skip
    store.keep(kept, resolving_version(), read)
    return resolution


def renew_register(store: Store, give_way: Callable[[], bool] | None = None) -> int | None:
    """Make the entries anew that new or changed documents, and new judgements, concern: the same register as a
    rebuild makes, at a cost that follows what is new. Gives the number of documents; None where all were resolved,
    since no run of these rules could be gone on from, or most of the register is new. What renews a part gives way
    (StoreBusy, nothing written) to whoever waits for the register.
    """
    with _uncollected():
        return _renewed(store, give_way)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: what a run makes lives to its end, and each search would walk over all that the
    process holds, which is the more the larger the register is."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def _renewed(store: Store, give_way: Callable[[], bool] | None) -> int | None:
    behind = store.behind(resolving_version())
    if behind is None or len(behind.documents) > max(_FEW, behind.of // 4):
        resolve_register(store)
        return None
    judgements = list(store.judgements())
    with store.resolving(resolving_version(), give_way) as (left, state):
        if left is not None:
            asked = _asked(state, left, judgements)
            renew(state, asked)
            return len(asked.fresh)
    return _renewed(store, give_way)


def _asked(state: Candidates, left: Behind, judgements: Sequence[Judgement]) -> Asked:
    """What a run is for: documents that entries do not stand for, and those that new judgements are about."""
    by_number = {j.number: j for j in judgements}
    new = [j for j in judgements if (j.number or 0) > left.ledger]
    new += [old for j in new if j.decision == "undo" and (old := by_number.get(j.values.get("number")))]
    documents = {*left.documents, *(j.claim.document for j in new if j.claim)}
    filed = state.filed_at(sorted(documents))
    judged = {n for j in new if j.entry for n in (j.entry, *_named(j))}
    gone = documents - filed.keys()
    return Asked(
        fresh=[filed[d] for d in sorted(filed)], gone=sorted(gone), judgements=judgements, judged=sorted(judged)
    )


def _named(judgement: Judgement) -> Sequence[str]:
    return tuple(judgement.values.get("with", ())) if judgement.decision == "merge" else ()

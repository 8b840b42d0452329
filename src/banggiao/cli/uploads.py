"""The worker that keeps the register up to date while `banggiao serve` runs: uploads, and what is judged at the desk.

Takes jobs out of the queue, gives documents and entries. Keeps true: what a server that was killed had finished stays,
what it held is read by the next one at once, entries are made of all that was read, also before a kill, and entries
follow the judgements as soon as nobody judges any more for some seconds.
"""

from __future__ import annotations

import os
import socket
import threading
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from banggiao.cli.processes import runs
from banggiao.errors import BangGiaoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from banggiao.store.jobs import Job
    from banggiao.store.store import Store

#: Documents after which the entries are made, where more are waiting.
_BATCH = 200
#: Seconds without an upload or a judgement after which entries follow the ledger: writing them would hold up whoever
#: decides claim after claim.
_QUIET = 4.0


def worker_name() -> str:
    """This process as the queue knows it."""
    return f"serve@{socket.gethostname()}:{os.getpid()}"


def is_dead(worker: str) -> bool:
    """Whether a worker is a server of this machine that runs no more; of another machine nothing is known."""
    place, _, process = worker.rpartition(":")
    if place != f"serve@{socket.gethostname()}" or not process.isdecimal():
        return False
    return not runs(int(process))


def read_uploads(store: Store, wake: threading.Event, stop: threading.Event) -> None:
    """Read waiting uploads one after another into the register, until `stop`."""
    for worker in store.workers():
        if is_dead(worker):
            store.release(worker)
    while not stop.is_set():
        done = read_batch(store, stop)
        if done or (store.job_counts()["done"] and not store.resolved()):
            from banggiao.pipeline import renew_register

            renew_register(store)
        if not done and not wake.wait(timeout=_QUIET):
            with suppress(BangGiaoError):  # another program writes just now, or a reviewer decides: the next time then
                follow_ledger(store, wake.is_set)
        wake.clear()


def follow_ledger(store: Store, give_way: Callable[[], bool] | None = None) -> bool:
    """Bring entries up to the judgements that they do not stand for yet; gives whether there were any. Entries that
    were made by other rules wait for `banggiao resolve`, which takes longer than a reader wants to wait. Raises
    StoreBusy, and writes nothing, as soon as `give_way` says that somebody decides."""
    from banggiao.pipeline import renew_register, resolving_version

    behind, newest = store.behind(resolving_version()), store.last_judgements(1)
    if behind is None or not newest or (newest[0].number or 0) <= behind.ledger:
        return False
    renew_register(store, give_way)
    return True


def read_batch(store: Store, stop: threading.Event) -> int:
    """Read up to _BATCH waiting uploads in one run; gives how many jobs were ended."""
    from banggiao.pipeline import rules_version

    run, ended = 0, 0
    while ended < _BATCH and not stop.is_set():
        found = store.claim_next(worker_name(), now=datetime.now(UTC))
        if found is None:
            break
        run = run or store.begin_run(rules=rules_version(), at=datetime.now(UTC).isoformat(timespec="seconds"))
        read_upload(store, run, *found)
        ended += 1
    if run:
        store.finish_run(run, at=datetime.now(UTC).isoformat(timespec="seconds"))
    return ended


def read_upload(store: Store, run: int, job: Job, content: bytes) -> None:
    """Read one upload into the register. One that cannot be read is listed with its reason."""
    from banggiao.pipeline import ReadPage, filed, read_page
    from banggiao.sources import page_of

    try:
        page = page_of(job.name, content, media_type=job.media_type, given=job.given)
        read = read_page(page)
        if not isinstance(read, ReadPage):
            raise read
        store.put(page, filed(read, job.name.rsplit(".", 1)[0] or job.name, run=run))
        store.finish(job.number, worker_name(), now=datetime.now(UTC), document=read.document.id)
    except BangGiaoError as error:
        store.fail(job.number, worker_name(), now=datetime.now(UTC), reason=str(error))

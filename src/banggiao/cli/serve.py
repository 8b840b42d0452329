"""`banggiao serve`: the dossier in the browser, the review desk and the API; and the worker that reads uploads."""

from __future__ import annotations

import getpass
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.options import AsOf, Db, Lang, day, language, opened
from banggiao.cli.terminal import say

if TYPE_CHECKING:
    from banggiao.store.store import Store

WORKER = "banggiao-serve"


def serve(
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8765,
    host: Annotated[str, typer.Option("--host", help="127.0.0.1 unless --public-read-only.")] = "127.0.0.1",
    db: Db = None, lang: Lang = None, as_of: AsOf = None,
    public: Annotated[bool, typer.Option("--public-read-only", help="No way to write; quotes only.")] = False,
    reviewer: Annotated[str | None, typer.Option("--reviewer", help="The name under which you judge.")] = None,
) -> None:  # fmt: skip
    """Mở hồ sơ trong trình duyệt. Open the dossier in the browser."""
    import uvicorn

    from banggiao.cli.deciding import Deciding
    from banggiao.serve.app import create_app
    from banggiao.serve.options import Reviewer, ServeOptions
    from banggiao.settings import load

    name = load(reviewer=reviewer).reviewer or getpass.getuser()
    options = ServeOptions(
        host=host, port=port, lang=language(lang), public_read_only=public, reviewer=Reviewer(name),
        as_of=day(as_of).isoformat(),
    )  # fmt: skip
    with opened(db, write=not public) as store:
        wake = threading.Event()
        stop = threading.Event()
        if not public:
            threading.Thread(target=read_uploads, args=(store, wake, stop), daemon=True).start()
        app = create_app(
            store, options, clock=lambda: datetime.now(UTC), wake=wake.set, deciding=Deciding(store)
        )  # fmt: skip
        say(f"banggiao: {options.origin}/" + ("" if public else f"?token={options.token}"))
        try:
            uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
        finally:
            stop.set()
            wake.set()


def read_uploads(store: Store, wake: threading.Event, stop: threading.Event) -> None:
    """Read waiting uploads one after another into the register, until `stop`."""
    while not stop.is_set():
        done = 0
        while not stop.is_set() and read_upload(store):
            done += 1
        if done:
            from banggiao.pipeline import resolve_register

            resolve_register(store)
        wake.wait(timeout=5)
        wake.clear()


def read_upload(store: Store) -> bool:
    """Read the next upload; False where none waits. One that cannot be read is listed with its reason."""
    from banggiao.errors import BangGiaoError
    from banggiao.pipeline import ReadPage, filed, read_page, rules_version
    from banggiao.sources import page_of

    found = store.claim_next(WORKER, now=datetime.now(UTC))
    if found is None:
        return False
    job, content = found
    try:
        page = page_of(job.name, content, media_type=job.media_type, given=job.given)
        read = read_page(page)
        if not isinstance(read, ReadPage):
            raise read
        run = store.begin_run(rules=rules_version(), at=datetime.now(UTC).isoformat(timespec="seconds"))
        store.put(page, filed(read, job.name.rsplit(".", 1)[0] or job.name, run=run))
        store.finish_run(run, at=datetime.now(UTC).isoformat(timespec="seconds"))
        store.finish(job.number, WORKER, now=datetime.now(UTC), document=read.document.id)
    except BangGiaoError as error:
        store.fail(job.number, WORKER, now=datetime.now(UTC), reason=str(error))
    return True

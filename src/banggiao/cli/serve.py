"""`banggiao serve`: the dossier in the browser, the review desk and the API."""

from __future__ import annotations

import getpass
import threading
from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated

import typer

from banggiao.cli.options import AsOf, Db, Lang, day, language, opened
from banggiao.cli.terminal import say


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
    from banggiao.cli.uploads import read_uploads
    from banggiao.errors import BangGiaoError
    from banggiao.serve.app import create_app
    from banggiao.serve.options import Reviewer, ServeOptions
    from banggiao.serve.ready import make_ready
    from banggiao.settings import load

    name = load(reviewer=reviewer).reviewer or getpass.getuser()
    options = ServeOptions(
        host=host, port=port, lang=language(lang), public_read_only=public, reviewer=Reviewer(name),
        as_of=day(as_of).isoformat(),
    )  # fmt: skip
    with opened(db, write=not public) as store:
        wake, stop = threading.Event(), threading.Event()

        def ready() -> None:
            with suppress(BangGiaoError):  # only what is asked for often is made early; who asks is told what is wrong
                make_ready(store, options.as_of, stop.is_set)

        worker, given = (ready, ()) if public else (read_uploads, (store, wake, stop, ready))
        threading.Thread(target=worker, args=given, daemon=True).start()
        app = create_app(
            store, options, clock=lambda: datetime.now(UTC), wake=wake.set, deciding=Deciding(store)
        )  # fmt: skip
        say(f"banggiao: {options.origin}/" + ("" if public else f"?token={options.token}"))
        try:
            uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
        finally:
            stop.set()
            wake.set()

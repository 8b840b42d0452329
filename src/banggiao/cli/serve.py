"""`banggiao serve`: the dossier in the browser, the review desk and the API."""

from __future__ import annotations

import getpass
import threading
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
    workers: Annotated[int | None, typer.Option("--workers", min=1, max=64, help="Processes that make pages.")] = None,
) -> None:  # fmt: skip
    """Mở hồ sơ trong trình duyệt. Open the dossier in the browser."""
    from banggiao.cli.serve_workers import default_workers, run_alone, run_workers
    from banggiao.cli.uploads import read_uploads
    from banggiao.serve.options import Reviewer, ServeOptions
    from banggiao.settings import load

    settings = load(reviewer=reviewer, db=db)
    options = ServeOptions(
        host=host, port=port, lang=language(lang), public_read_only=public,
        reviewer=Reviewer(settings.reviewer or getpass.getuser()), as_of=day(as_of).isoformat(),
    )  # fmt: skip
    with opened(db, write=not public) as store:
        wake, stop = threading.Event(), threading.Event()
        if not public:
            threading.Thread(target=read_uploads, args=(store, wake, stop), daemon=True).start()
        say(f"banggiao: {options.origin}/" + ("" if public else f"?token={options.token}"))
        try:
            if (number := workers or default_workers()) > 1:
                run_workers(settings.db, options, wake, number)
            else:
                run_alone(store, options, wake)
        finally:
            stop.set()
            wake.set()

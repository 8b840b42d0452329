"""The processes of `banggiao serve`: workers make pages, the parent keeps them and reads uploads.

Takes an address and a register, gives a running server until it is told to stop. Keeps true: all workers accept from
one listening socket and hold the one start-up token, which they are handed through the pipe that starts them (never
by arguments, environment or a file); only the parent reads uploads; a worker that dies is replaced (uvicorn's own
supervisor does it); no worker outlives its parent, however that ends.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from uvicorn import Config

    from banggiao.serve.options import ServeOptions
    from banggiao.serve.safety import Safety
    from banggiao.store.store import Store

#: Connections that wait to be accepted.
_BACKLOG: Final = 2048
#: Seconds that an answer may still take once the server was told to stop.
_GRACE: Final = 3
#: Seconds without a sign of life after which a worker is replaced; a busy machine lets it start slowly.
_SILENT: Final = 30
#: New objects after which the collector looks at the youngest; the default of 700 costs a page of rows a dozen looks.
_YOUNG: Final = 20_000


def default_workers() -> int:
    """Processes that make pages: two where there are two cores. One on Windows, where sharing a listening socket
    among processes is not tried by any test of ours."""
    return 1 if os.name == "nt" else min(2, os.cpu_count() or 1)


def application(store: Store, options: ServeOptions, wake: Callable[[], None], stopped: threading.Event) -> Safety:
    """The application over an open register; what readers open first is made ready in the background."""
    from banggiao.cli.deciding import Deciding
    from banggiao.serve.app import create_app
    from banggiao.serve.ready import keep_ready

    threading.Thread(target=keep_ready, args=(store, options.as_of, stopped.wait), daemon=True).start()
    return create_app(store, options, clock=lambda: datetime.now(UTC), wake=wake, deciding=Deciding(store))


@dataclass(frozen=True, slots=True)
class Worker:
    """What makes the application in a worker: picklable, so that uvicorn can hand it to a new process.

    `link` leads to the parent: a byte says that something waits in the queue, its end that the parent is gone.
    """

    db: str
    options: ServeOptions
    listener: socket.socket
    link: socket.socket

    def __call__(self) -> Safety:
        """Open the register and make the application; called once by the worker's event loop."""
        from banggiao.store import open_store

        threading.Thread(target=self._follow_parent, daemon=True).start()
        gc.set_threshold(_YOUNG)
        store = open_store(self.db, read_only=self.options.public_read_only, create=False)
        return application(store, self.options, self._wake, threading.Event())

    def _wake(self) -> None:
        with suppress(OSError):  # a full pipe has told the parent already
            self.link.send(b".", socket.MSG_DONTWAIT)

    def _follow_parent(self) -> None:
        """End with the parent. Once a second, let many connections wait: a worker that starts says that one may."""
        self.link.settimeout(1)
        with suppress(ConnectionError):
            while True:
                with suppress(TimeoutError):
                    if not self.link.recv(1):  # the parent never writes: what can be read is its end
                        break
                self.listener.listen(_BACKLOG)
        os.kill(os.getpid(), signal.SIGTERM)


def _config(app: object, options: ServeOptions, workers: int) -> Config:
    import uvicorn

    # asyncio accepts as many connections in one go as its backlog says: one, so that an idle worker gets the next
    return uvicorn.Config(
        app, host=options.host, port=options.port, log_level="warning", server_header=False, workers=workers,  # type: ignore[arg-type]
        factory=workers > 1, backlog=1 if workers > 1 else _BACKLOG, timeout_graceful_shutdown=_GRACE,
        timeout_worker_healthcheck=_SILENT,
    )  # fmt: skip


def run_alone(store: Store, options: ServeOptions, wake: threading.Event) -> None:
    """Make pages in this process until it is told to stop."""
    import uvicorn

    gc.set_threshold(_YOUNG)
    stopped = threading.Event()
    try:
        uvicorn.Server(_config(application(store, options, wake.set, stopped), options, 1)).run()
    except KeyboardInterrupt:
        pass
    finally:
        stopped.set()


def run_workers(db: str, options: ServeOptions, wake: threading.Event, workers: int) -> None:
    """Make pages in `workers` processes until this one is told to stop. Ends the process where none can start."""
    from uvicorn.supervisors import Multiprocess

    from banggiao.cli.fair_accept import fair

    mine, theirs = socket.socketpair()
    config = _config(None, options, workers)
    listener = fair(config.bind_socket(), workers)
    config.app = Worker(db, options, listener, theirs)

    def follow() -> None:
        with suppress(OSError):
            while mine.recv(4096):
                wake.set()

    threading.Thread(target=follow, daemon=True).start()
    with mine, theirs, listener:
        Multiprocess(config, sockets=[listener]).run()

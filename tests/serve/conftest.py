"""A real server over a register of the samples, and a real browser to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from banggiao import samples
from banggiao.cli.deciding import Deciding
from banggiao.cli.ingest import file_pages
from banggiao.pipeline import resolve_register
from banggiao.serve.app import create_app
from banggiao.serve.options import ServeOptions
from banggiao.sources import doc_names, origins, pages
from banggiao.store import open_store
from banggiao.store.store import Store

MOMENT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def fill(url: str) -> Store:
    """A register of the samples at `url`."""
    store = open_store(url)
    paths = [str(p) for p in samples.paths()]
    known = origins(paths)
    names = dict(zip(known, doc_names(known), strict=True))
    file_pages(store, pages(paths, manifest=samples.manifest()), names, workers=1)
    resolve_register(store)
    return store


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a register of the samples; tests that write copy it."""
    path = tmp_path_factory.mktemp("register") / "samples.db"
    fill(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def store(register: Path, tmp_path: Path) -> Iterator[Store]:
    """A register of the samples of this test's own."""
    copy = tmp_path / "samples.db"
    shutil.copy(register, copy)
    with open_store(f"sqlite:///{copy}") as opened:
        yield opened


def options(**changed: object) -> ServeOptions:
    """The options of a test's server."""
    return ServeOptions(as_of="2026-11-22", token="the-start-up-token", **changed)  # type: ignore[arg-type]


@pytest.fixture
def client(store: Store) -> TestClient:
    """A client without the token."""
    return TestClient(create_app(store, options(), clock=lambda: MOMENT), follow_redirects=False)


@dataclass(frozen=True)
class Served:
    """A running server."""

    url: str
    token: str
    store: Store


def serving(store: Store, chosen: ServeOptions) -> tuple[uvicorn.Server, threading.Thread]:
    """Start a server in a thread and wait until it answers."""
    app = create_app(store, chosen, clock=lambda: MOMENT, deciding=Deciding(store))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=chosen.port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            return server, thread
        time.sleep(0.05)
    raise RuntimeError("the server did not start")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@pytest.fixture(scope="session")
def served(register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over its own copy of the samples' register."""
    copy = tmp_path_factory.mktemp("served") / "samples.db"
    shutil.copy(register, copy)
    chosen = options(port=free_port())
    with open_store(f"sqlite:///{copy}") as opened:
        server, thread = serving(opened, chosen)
        yield Served(chosen.origin, chosen.token, opened)
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright. Without it a loud skip; with CI=true a failure."""
    path = os.environ.get("BANGGIAO_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        message = "no chromium on this machine (make test installs Debian's where it runs as root)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        )  # fmt: skip
        yield started
        started.close()

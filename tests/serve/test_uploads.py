"""Uploads: what a form holds is taken, what fails is listed and retried, and a kill loses nothing that was finished."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from banggiao.serve.app import create_app
from banggiao.serve.safety import COOKIE, form_token
from banggiao.store import open_store
from banggiao.store.store import Store
from tests.serve.conftest import MOMENT, free_port, options

#: Documents of the upload that is killed: enough that the reader is in the middle of them.
MANY = 120


def article(number: int) -> str:
    """A text of our own, no two alike."""
    return (
        f"Australia hỗ trợ Việt Nam dự án số {number}\n\n"
        f"Ngày {1 + number % 28}/3/2023, Australia cam kết hỗ trợ Việt Nam {number + 2} triệu AUD đến năm 2030 để "
        "nâng cao năng lực quản lý nguồn nước.\n\n" + "Hai bên nhất trí tăng cường hợp tác giáo dục. " * 20
    )


@pytest.fixture
def writer(store: Store) -> TestClient:
    """A client with the token."""
    client = TestClient(create_app(store, options(), clock=lambda: MOMENT), follow_redirects=False)
    client.cookies.set(COOKIE, options().token)
    return client


FORM = {"form_token": form_token(options().token)}


def test_files_and_pasted_text_come_together(writer: TestClient, store: Store) -> None:
    files = [("files", (f"{n}.txt", article(n).encode())) for n in range(120)]
    assert writer.post("/upload", data=FORM | {"pasted": "chữ", "name": "dan.txt"}, files=files).status_code == 303
    assert store.job_counts()["waiting"] == 121
    told = writer.get("/upload?page=2").text
    assert "20.txt" in told and "/upload?page=1" in told


def test_the_page_says_what_the_database_says(writer: TestClient, store: Store) -> None:
    for n in range(3):
        store.enqueue(f"{n}.txt", b"x", media_type="text/plain", now=MOMENT)
    for _ in range(2):
        found = store.claim_next("w", now=MOMENT)
        assert found
        store.fail(found[0].number, "w", now=MOMENT, reason="<b>is empty</b>")
    told = writer.get("/upload").text
    assert 'value="2"' in told and 'max="3"' in told
    assert "&lt;b&gt;is empty&lt;/b&gt;" in told
    assert writer.get("/upload/progress").json() == store.job_counts()
    assert "2.txt" not in writer.get("/upload?state=failed").text
    assert writer.post("/upload/retry", data=FORM).status_code == 303
    assert store.job_counts() == {"waiting": 3, "running": 0, "done": 0, "failed": 0}
    assert writer.post("/upload/retry", data=FORM | {"number": "999"}).status_code == 404


class Server:
    """`banggiao serve` in a process of its own."""

    def __init__(self, db: Path, *more: str) -> None:
        self.port = free_port()
        told = [sys.executable, "-m", "banggiao", "serve", "--db", f"sqlite:///{db}", "--port", str(self.port), *more]
        self.process = subprocess.Popen(told, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr
        line = self.process.stderr.readline()
        found = re.search(r"token=(\S+)", line)
        assert found, line
        self.token = found[1]
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", cookies={COOKIE: self.token}, timeout=60)
        for _ in range(300):
            with suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/about", timeout=5).close()
                return
            time.sleep(0.1)
        raise RuntimeError("the server did not start")

    def counts(self) -> dict[str, int]:
        """What the page of progress says."""
        found: dict[str, int] = self.client.get("/upload/progress").json()
        return found

    def kill(self) -> None:
        """As a power cut would."""
        self.client.close()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)


def wait_until(server: Server, what: str, seconds: int = 150) -> dict[str, int]:
    """The counts once `what` holds of them."""
    for _ in range(seconds * 10):
        counts = server.counts()
        if eval(what, {}, counts):
            return counts
        time.sleep(0.1)
    raise AssertionError(f"{what} never held: {counts}")


def test_a_killed_server_loses_nothing_that_was_finished(tmp_path: Path) -> None:
    db = tmp_path / "killed.db"
    open_store(f"sqlite:///{db}").close()
    server = Server(db)
    files = [("files", (f"{n}.txt", article(n).encode())) for n in range(MANY)]
    files.append(("files", ("empty.txt", b"")))
    form = {"form_token": form_token(server.token)}
    assert server.client.post("/upload", data=form, files=files).status_code == 303
    before = wait_until(server, "done >= 5")
    server.kill()
    with open_store(f"sqlite:///{db}", read_only=True) as store:
        counts = store.job_counts()
        finished = {j.document for j in store.jobs(state="done", limit=1000)}
        assert counts["done"] >= before["done"] and counts["waiting"] > 0, "it was killed in the middle"
        assert sum(counts.values()) == MANY + 1, "all that was taken is listed"
        assert finished <= {f.document.id for f in store.documents()}, "what was finished is in the register"
    server = Server(db)
    try:
        after = wait_until(server, "waiting == 0 and running == 0")
        assert after == {"waiting": 0, "running": 0, "done": MANY, "failed": 1}
        listed = server.client.get("/upload?state=failed").text
        assert "empty.txt" in listed and "/upload/retry" in listed
    finally:
        server.kill()
    with open_store(f"sqlite:///{db}", read_only=True) as store:
        assert len(list(store.documents())) == MANY
        assert {j.document for j in store.jobs(state="done", limit=1000)} >= finished


def test_entries_are_made_of_what_a_killed_server_had_read(tmp_path: Path) -> None:
    db = tmp_path / "killed.db"
    with open_store(f"sqlite:///{db}") as store:
        store.enqueue("a.txt", article(1).encode(), media_type="text/plain", now=MOMENT)
        from threading import Event

        from banggiao.cli.uploads import read_batch

        assert read_batch(store, Event()) == 1
        assert not store.resolved()
    server = Server(db)
    try:
        for _ in range(600):
            if "AUD" in server.client.get("/commitments").text:
                break
            time.sleep(0.1)
        else:
            raise AssertionError("no entry was made")
    finally:
        server.kill()

"""Several processes behind one address: what one writes the other shows, one may die, none outlives the server."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from banggiao.cli.serve_workers import default_workers
from banggiao.serve.safety import COOKIE, form_token
from tests.serve.test_uploads import Server, article

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes through /proc")


def children(process: int) -> list[int]:
    """Processes that a process started."""
    found = [p.read_text("utf-8").split() for p in Path(f"/proc/{process}/task").glob("*/children")]
    return [int(child) for some in found for child in some]


def workers(server: Server) -> list[int]:
    """The processes that make pages."""
    return [p for p in children(server.process.pid) if b"spawn_main" in Path(f"/proc/{p}/cmdline").read_bytes()]


def until(what: Callable[[], bool], seconds: float = 90) -> None:
    """Wait until `what` holds."""
    for _ in range(int(seconds * 20)):
        if what():
            return
        time.sleep(0.05)
    raise AssertionError("it never held")


def alive(process: int) -> bool:
    """Whether a process runs still."""
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    return False


@contextmanager
def stopped(process: int) -> Iterator[None]:
    """Meanwhile a process stands still: another one has to answer."""
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def answers(server: Server) -> bool:
    """Whether a new connection is answered soon."""
    with suppress(httpx.TransportError):
        return httpx.get(f"{server.client.base_url}/about", timeout=5).status_code == 200
    return False


def ask(server: Server, path: str, form: dict[str, str] | None = None) -> httpx.Response:
    """Ask over a connection of its own."""
    told = {"form_token": form_token(server.token), **form} if form is not None else None
    with httpx.Client(base_url=server.client.base_url, cookies={COOKIE: server.token}, timeout=20) as client:
        return client.get(path) if told is None else client.post(path, data=told)


def started(register: Path, folder: Path) -> Server:
    """A real server with two workers over a register of its own."""
    copy = folder / "samples.db"
    copy.write_bytes(register.read_bytes())
    made = Server(copy, "--workers", "2")
    until(lambda: len(workers(made)) == 2)
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the register of `server` lies."""
    return tmp_path_factory.mktemp("workers")


@pytest.fixture(scope="module")
def server(register: Path, folder: Path) -> Iterator[Server]:
    """A server both of whose workers answer."""
    made = started(register, folder)
    for worker in workers(made):
        until(lambda worker=worker: answers_alone(made, worker))  # type: ignore[misc]
    yield made
    made.kill()


def answers_alone(server: Server, worker: int) -> bool:
    """Whether a worker answers while the others stand still."""
    (other,) = (p for p in workers(server) if p != worker)
    with stopped(other):
        return answers(server)


def test_the_default_is_two_where_there_are_two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 16)
    assert default_workers() == 2
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert default_workers() == 1
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setattr(os, "cpu_count", lambda: 16)
    assert default_workers() == 1


def connections(process: int) -> int:
    """Sockets that a process holds."""
    number = 0
    for descriptor in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # files of the database come and go
            number += str(descriptor.readlink()).startswith("socket:")
    return number


def test_clients_who_keep_their_connections_are_spread_evenly(server: Server) -> None:
    clients = [httpx.Client(base_url=server.client.base_url, timeout=20) for _ in range(12)]
    try:
        assert {client.get("/about").status_code for client in clients} == {200}
        first, second = (connections(p) for p in workers(server))
        assert abs(first - second) <= 2  # where who is quicker takes more, all twelve are with one now and then
    finally:
        for client in clients:
            client.close()


def test_what_one_worker_writes_the_other_shows_at_once(server: Server) -> None:
    first, second = workers(server)
    with stopped(second):
        page = ask(server, "/review").text
        claim = re.search(r'name="claim" value="([^"]+)"', page)
        assert claim
        answer = ask(server, "/judgements", {"decision": "reject", "claim": claim[1], "reason": "by the first"})
        assert answer.status_code == 303
    with stopped(first):
        assert "by the first" in ask(server, "/review/history").text
        again = re.search(r'name="claim" value="([^"]+)"', ask(server, "/review").text)
        assert again and again[1] != claim[1], "a judged claim leaves the queue of every worker"
        assert ask(server, "/judgements", {"decision": "undo", "number": "1"}).status_code == 303
    with stopped(second):
        back = re.search(r'name="claim" value="([^"]+)"', ask(server, "/review").text)
        assert back and back[1] == claim[1]


def test_a_write_without_the_token_is_refused_by_either_worker(server: Server) -> None:
    for worker in workers(server):
        with stopped(worker):
            plain = httpx.post(f"{server.client.base_url}/judgements", data={"decision": "undo"}, timeout=20)
            assert plain.status_code == 401
            assert ask(server, "/judgements", {"decision": "undo", "form_token": "x"}).status_code == 403


def test_the_token_stands_in_no_argument_and_no_environment(server: Server) -> None:
    for process in (server.process.pid, *children(server.process.pid)):
        assert server.token.encode() not in Path(f"/proc/{process}/cmdline").read_bytes()
        assert server.token.encode() not in Path(f"/proc/{process}/environ").read_bytes()


def test_one_process_reads_uploads_and_is_told_of_them(server: Server, folder: Path) -> None:
    for n, worker in enumerate(workers(server)):
        with stopped(worker):
            told = {"pasted": article(n), "name": f"{n}.txt"}
            assert ask(server, "/upload", told).status_code == 303
    until(lambda: server.counts()["done"] == 2)
    with sqlite3.connect(folder / "samples.db") as connection:
        readers = {row[0] for row in connection.execute("SELECT worker FROM jobs")}
    assert {r.rpartition(":")[2] for r in readers} == {str(server.process.pid)}


def test_a_worker_that_dies_is_replaced(server: Server) -> None:
    before = workers(server)
    os.kill(before[0], signal.SIGKILL)
    assert answers(server) or answers(server), "the other one goes on; what the dead one held is asked for again"
    until(lambda: len(set(workers(server)) - set(before)) == 1)
    until(lambda: answers_alone(server, next(iter(set(workers(server)) - set(before)))))
    assert server.process.poll() is None


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_however_a_server_ends_it_leaves_nothing_behind(register: Path, tmp_path: Path, how: signal.Signals) -> None:
    server = started(register, tmp_path)
    left = [server.process.pid, *children(server.process.pid)]
    server.process.send_signal(how)
    assert server.process.wait(40) == (-9 if how == signal.SIGKILL else 0)
    until(lambda: not any(map(alive, left)), 30)
    assert not answers(server)

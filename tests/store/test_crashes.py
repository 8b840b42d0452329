"""A process that dies, a full disk, two writers at once: what was acknowledged stays, the rest can be redone."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from banggiao.errors import StoreFault
from banggiao.store import doctor, open_store, verify
from tests.store import made

#: A writer that says which document is in the register once `put` has returned, and which judgement is.
WRITER = """
import sys
from banggiao.model.judgements import Judgement
from banggiao.store import open_store
from tests.store import made
url, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with open_store(url) as store:
    run = store.begin_run(rules=made.RULES, at=made.NOW)
    print("ready", flush=True)
    for n in range(first, first + count):
        page, filed = made.document(n, run=run)
        store.put(page, filed)
        print("put", filed.document.id, flush=True)
        if n % 3 == 0:
            j = store.add_judgement(Judgement(decision="note", reviewer="an", at=made.NOW, entry="e", reason=str(n)))
            print("judged", j.number, n, flush=True)
"""
ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("BANGGIAO_KILLS", "3"))


def writer(url: str, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, url, str(first), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_nothing_acknowledged_is_lost_by_kill_9(url: str) -> None:
    dice, told = random.Random(5), {"put": set[str](), "judged": set[str]()}
    open_store(url).close()
    for _ in range(KILLS):
        process = writer(url, 0, 200)
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        time.sleep(dice.random() * 0.4)
        process.send_signal(signal.SIGKILL)
        said, _ = process.communicate()
        for line in said.split("\n")[:-1]:
            what, text = line.split(" ", 1)
            told[what].add(text)
        with open_store(url) as store:
            there = {f.document.id for f in store.documents()}
            judged = {f"{j.number} {j.reason}" for j in store.judgements()}
            assert told["put"] <= there and told["judged"] <= judged
            report = verify(store)
            assert report.found == 0, str(report)
    assert doctor(url).faults == [] and len(told["put"]) > 0
    assert "runs that did not finish" in "".join(doctor(url).notes)
    # the same paths again finish the rest, and the register is what it would have been
    last = writer(url, 0, 30)
    last.communicate()
    assert last.returncode == 0
    with open_store(url) as store:
        documents = [f for f in store.documents() if int(f.doc[-5:]) < 30]
        assert len(documents) == 30
        assert [f.claims for f in documents] == [made.document(n)[1].claims for n in range(30)]


def test_two_writers_and_a_reader_lose_nothing(url: str) -> None:
    open_store(url).close()
    writers = [writer(url, 0, 40), writer(url, 20, 40)]
    seen = [0]
    with open_store(url, read_only=True) as reader:
        while any(w.poll() is None for w in writers):
            found = list(reader.documents())
            assert all(f.claims for f in found) and len(found) >= seen[-1]
            seen.append(len(found))
    for w in writers:
        _, errors = w.communicate()
        assert (w.returncode, errors) == (0, "")
    with open_store(url) as store:
        assert store.counts()["documents"] == 60
        assert [j.number for j in store.judgements()] == list(range(1, store.counts()["judgements"] + 1))
        assert verify(store).found == 0


def test_a_full_disk_is_said_and_what_is_done_is_kept(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    with open_store(url) as store:
        run = store.begin_run(rules=made.RULES, at=made.NOW)
        store.put(*made.document(0, run=run))
    put = 1
    with open_store(url) as store:
        pages = sqlite3.connect(tmp_path / "x.db").execute("PRAGMA page_count").fetchone()[0]

        def bounded(connection: sqlite3.Connection, _: object) -> None:
            connection.execute(f"PRAGMA max_page_count={pages + 40}")

        from sqlalchemy import event

        store.database.close()
        event.listen(store.database.engine, "connect", bounded)
        with pytest.raises(StoreFault, match="no room left"):
            for n in range(1, 200):
                store.put(*made.document(n, run=run))
                put += 1
    with open_store(url) as store:
        assert 1 < store.counts()["documents"] == put
        assert verify(store).found == 0 and doctor(url).faults == []
        for n in range(put, put + 5):
            assert store.put(*made.document(n, run=run)) == "new"


def test_a_put_that_breaks_anywhere_leaves_no_trace(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nth statement of a put fails, for every n: the register is as before, and the next try succeeds."""
    from sqlalchemy import event

    with open_store(url) as store:
        run = store.begin_run(rules=made.RULES, at=made.NOW)
        page, filed = made.document(0, run=run)
        store.put(page, filed)
        changed = made.with_claims(filed, filed.claims[:4], rules="other", run=run)
        for reading, other in ((made.document(1, run=run)), (page, changed)):
            before, n, broke = store.state_hash(), 0, True
            while broke:
                n, broke = n + 1, False
                left = [n]

                def fail(*_: object, left: list[int] = left) -> None:
                    left[0] -= 1
                    if left[0] == 0:
                        raise InterruptedError("the nth statement")

                event.listen(store.database.engine, "before_cursor_execute", fail)
                try:
                    store.put(reading, other)
                except InterruptedError:
                    broke = True
                finally:
                    event.remove(store.database.engine, "before_cursor_execute", fail)
                if broke:
                    assert store.state_hash() == before
                    assert verify(store).found == 0
            assert n > 6 and store.state_hash() != before

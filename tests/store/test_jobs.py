"""The queue of uploads, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Thread

from banggiao.model.page import Given
from banggiao.store import Store
from banggiao.store.jobs import LEASE, TRIES

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def add(store: Store, name: str = "a.txt", content: bytes = b"noi dung") -> int:
    given = Given(publisher="Bản mẫu")
    return store.enqueue(name, content, media_type="text/plain", now=NOW, given=given).number


def test_a_job_is_read_once_and_its_bytes_are_given_up(store: Store) -> None:
    number = add(store)
    took = store.claim_next("w", now=NOW)
    assert took is not None
    job, content = took
    assert (job.number, job.state, job.tries, content, job.given) == (
        number,
        "running",
        1,
        b"noi dung",
        Given(publisher="Bản mẫu"),
    )
    assert store.claim_next("v", now=NOW) is None
    assert store.job_counts() == {"waiting": 0, "running": 1, "done": 0, "failed": 0}
    assert not store.finish(number, "v", now=NOW, document="d")
    assert store.finish(number, "w", now=NOW, document="d")
    done = store.job(number)
    assert done is not None and (done.state, done.document, done.finished) == (
        "done",
        "d",
        "2026-11-22T08:00:00.000+00:00",
    )
    assert not store.fail(number, "w", now=NOW, reason="late") and not store.retry(number)


def test_a_failed_job_says_why_and_can_be_tried_again(store: Store) -> None:
    number = add(store)
    store.claim_next("w", now=NOW)
    assert store.fail(number, "w", now=NOW, reason="is empty")
    assert [(j.number, j.reason) for j in store.jobs(state="failed")] == [(number, "is empty")]
    assert store.retry(number) and not store.retry(number)
    took = store.claim_next("w", now=NOW)
    assert took is not None and took[0].reason == "" and took[1] == b"noi dung"


def test_what_a_dead_worker_held_comes_back_and_then_fails(store: Store) -> None:
    number, now = add(store), NOW
    for n in range(TRIES):
        took = store.claim_next(f"w{n}", now=now)
        assert took is not None and took[0].number == number and took[0].tries == n + 1
        assert store.claim_next("x", now=now + LEASE - timedelta(seconds=1)) is None
        assert store.renew(number, f"w{n}", now=now + LEASE)
        assert store.claim_next("x", now=now + LEASE + timedelta(seconds=1)) is None
        now += 2 * LEASE + timedelta(seconds=1)
    other = add(store, "b.txt")
    took = store.claim_next("w", now=now)
    assert took is not None and took[0].number == other
    lost = store.job(number)
    assert lost is not None and lost.state == "failed" and "twice" in lost.reason
    assert not store.finish(number, "w1", now=now, document="late")


def test_two_workers_never_hold_one_job(store: Store) -> None:
    numbers = {add(store, f"{n}.txt") for n in range(30)}
    taken: list[int] = []

    def work(name: str) -> None:
        while (took := store.claim_next(name, now=NOW)) is not None:
            taken.append(took[0].number)
            assert store.finish(took[0].number, name, now=NOW, document="d")

    threads = [Thread(target=work, args=(f"w{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(numbers)
    assert [j.number for j in store.jobs(limit=5, offset=1)] == sorted(numbers)[::-1][1:6]


def test_what_a_dead_worker_held_waits_at_once(store: Store) -> None:
    first, second = add(store, "a.txt"), add(store, "b.txt")
    for worker in ("dead", "alive"):
        assert store.claim_next(worker, now=NOW) is not None
    assert store.workers() == ["alive", "dead"]
    assert store.release("dead") == 1
    took = store.claim_next("new", now=NOW)
    assert took is not None and took[0].number == first
    assert store.claim_next("new", now=NOW) is None
    assert store.finish(second, "alive", now=NOW, document="d")


def test_uploads_of_one_form_come_together(store: Store) -> None:
    made = store.enqueue_all([("a.txt", b"a", "text/plain"), ("b.txt", b"b", "text/plain")], now=NOW)
    assert [j.name for j in made] == ["a.txt", "b.txt"] and store.job_counts()["waiting"] == 2
    for job in made:
        assert store.claim_next("w", now=NOW) is not None
        assert store.fail(job.number, "w", now=NOW, reason="is empty")
    assert store.retry() == 2 and store.job_counts()["waiting"] == 2

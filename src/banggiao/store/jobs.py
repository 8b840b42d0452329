"""Jobs: uploads that wait to be read. `serve` writes them, a worker that `cli` started reads them.

Takes bytes with a name, gives them to one worker at a time. Keeps true: a job is held by one worker until its lease
ends; what a dead worker held comes back, and fails for good after TRIES; a finished job says what became of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy import RowMapping

from banggiao.model.page import Given
from banggiao.store import tables as t
from banggiao.store.database import Database
from banggiao.store.document_rows import given_text
from banggiao.store.packing import load, pack, unpack

#: Times that a job is begun; a worker that dies on a job twice dies of it (RELIABILITY F8).
TRIES: Final = 2
LEASE: Final = timedelta(minutes=2)
STATES: Final = ("waiting", "running", "done", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One upload. Times are ISO 8601 in UTC."""

    number: int
    state: str
    name: str
    media_type: str
    created: str
    sha256: str
    given: Given = field(default_factory=Given)
    #: why it failed
    reason: str = ""
    #: id of the document that it became
    document: str | None = None
    started: str | None = None
    finished: str | None = None
    tries: int = 0


class Jobs:
    """The queue of uploads."""

    database: Database

    def enqueue(self, name: str, content: bytes, *, media_type: str, now: datetime, given: Given | None = None) -> Job:
        """Add an upload; on the disk when this returns."""
        return self.enqueue_all([(name, content, media_type)], now=now, given=given)[0]

    def enqueue_all(
        self, uploads: Iterable[tuple[str, bytes, str]], *, now: datetime, given: Given | None = None
    ) -> list[Job]:
        """Add uploads (name, bytes, media type), all of them or none; on the disk when this returns."""
        rows = [
            {"state": "waiting", "name": name, "media_type": media_type, "given": given_text(given or Given()),
             "content": pack(content), "sha256": hashlib.sha256(content).hexdigest(), "reason": "",
             "created": _moment(now), "tries": 0}
            for name, content, media_type in uploads
        ]  # fmt: skip
        with self.database.writing(durable=True) as connection:
            numbers = [connection.execute(_ADD, row).scalar_one() for row in rows]
            found = connection.execute(_JOB.where(t.jobs.c.number.in_(numbers)).order_by(t.jobs.c.number)).mappings()
            return [_job(row) for row in found]

    def release(self, worker: str) -> int:
        """Let the jobs of a worker that is known to be dead wait again, those that were begun TRIES times fail. Gives
        how many it held."""
        c = t.jobs.c
        held = (c.state == "running") & (c.worker == worker)
        with self.database.writing() as connection:
            query = t.jobs.update().where(held).values(lease=0)
            return int(connection.execute(query).rowcount)

    def workers(self) -> list[str]:
        """Workers that hold a job."""
        query = sa.select(t.jobs.c.worker).where(t.jobs.c.state == "running", t.jobs.c.worker.is_not(None))
        with self.database.reading() as connection:
            return sorted(set(connection.execute(query).scalars()))

    def claim_next(self, worker: str, *, now: datetime, lease: timedelta = LEASE) -> tuple[Job, bytes] | None:
        """The oldest job that waits, or whose worker let its lease end, with its bytes; None where there is none.

        The worker has it until `now + lease`, and renews that with `renew`.
        """
        c = t.jobs.c
        over = (c.state == "running") & (c.lease < now.timestamp())
        with self.database.writing() as connection:
            lost = {"state": "failed", "reason": "the reader stopped on it twice", "finished": _moment(now)}
            connection.execute(t.jobs.update().where(over, c.tries >= TRIES), {**lost, "lease": None})
            query = sa.select(c.number).where((c.state == "waiting") | over).order_by(c.number).limit(1)
            number = connection.execute(query).scalar_one_or_none()
            if number is None:
                return None
            held = {"state": "running", "worker": worker, "started": _moment(now), "lease": (now + lease).timestamp()}
            connection.execute(t.jobs.update().where(c.number == number).values(tries=c.tries + 1, **held))
            row = connection.execute(_JOB.where(c.number == number)).mappings().one()
            content = connection.execute(sa.select(c.content).where(c.number == number)).scalar_one()
        return _job(row), unpack(content)

    def renew(self, number: int, worker: str, *, now: datetime, lease: timedelta = LEASE) -> bool:
        """Hold a job longer; False where it is this worker's no more."""
        return self._end(number, worker, {"lease": (now + lease).timestamp()})

    def finish(self, number: int, worker: str, *, now: datetime, document: str) -> bool:
        """The job became this document; False where it is this worker's no more. Its bytes are in the page now."""
        values = {"state": "done", "document": document, "content": None, "lease": None, "finished": _moment(now)}
        return self._end(number, worker, values)

    def fail(self, number: int, worker: str, *, now: datetime, reason: str) -> bool:
        """The job cannot be read, and why; its bytes stay for a retry. False where it is this worker's no more."""
        values = {"state": "failed", "reason": reason, "lease": None, "finished": _moment(now)}
        return self._end(number, worker, values)

    def _end(self, number: int, worker: str, values: Mapping[str, object]) -> bool:
        c = t.jobs.c
        mine = (c.number == number) & (c.worker == worker) & (c.state == "running")
        with self.database.writing() as connection:
            return connection.execute(t.jobs.update().where(mine), dict(values)).rowcount == 1

    def retry(self, number: int | None = None) -> int:
        """Let a failed job wait again, or all of them; gives how many do."""
        c = t.jobs.c
        again = {"state": "waiting", "reason": "", "tries": 0, "worker": None, "finished": None}
        failed = (c.state == "failed") & c.content.is_not(None)
        with self.database.writing() as connection:
            query = t.jobs.update().where(failed if number is None else failed & (c.number == number))
            return int(connection.execute(query, again).rowcount)

    def job(self, number: int) -> Job | None:
        """One job by its number."""
        with self.database.reading() as connection:
            row = connection.execute(_JOB.where(t.jobs.c.number == number)).mappings().one_or_none()
        return _job(row) if row else None

    def jobs(self, *, state: str | None = None, limit: int = 200, offset: int = 0) -> list[Job]:
        """Jobs in one state or in all, newest first."""
        query = _JOB.order_by(t.jobs.c.number.desc()).limit(limit).offset(offset)
        with self.database.reading() as connection:
            rows = connection.execute(query if state is None else query.where(t.jobs.c.state == state)).mappings()
            return [_job(row) for row in rows]

    def job_counts(self) -> dict[str, int]:
        """How many jobs are in each state."""
        query = sa.select(t.jobs.c.state, sa.func.count()).group_by(t.jobs.c.state)
        with self.database.reading() as connection:
            found = {row[0]: row[1] for row in connection.execute(query)}
        return {state: found.get(state, 0) for state in STATES}


_NAMES: Final = ("number", "state", "name", "media_type", "given", "sha256", "reason", "document", "created", "started",
                 "finished", "tries")  # fmt: skip
_ADD: Final = t.jobs.insert().returning(t.jobs.c.number)
_JOB: Final = sa.select(*(t.jobs.c[name] for name in _NAMES))


def _job(row: RowMapping) -> Job:
    return Job(**{**row, "given": Given(**load(row["given"]))})


def _moment(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="milliseconds")

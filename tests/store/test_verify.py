"""verify finds every kind of tampering, on both databases, and stumbles over none."""

from __future__ import annotations

import zlib

import pytest
import sqlalchemy as sa

from banggiao.store import Store, verify
from banggiao.store import tables as t
from tests.store import made
from tests.store.filling import fill, keep


@pytest.fixture
def sound(store: Store) -> Store:
    """A register with documents and entries in which everything stands."""
    keep(store, made.entries_of(fill(store, 3)))
    report = verify(store)
    assert (report.found, report.documents) == (0, 3) and report.quotes > report.claims > report.entries > 10
    assert "every quote stands" in str(report)
    return store


def tamper(store: Store, statement: str) -> None:
    with store.database.writing() as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE claims SET quote = 'x' || quote WHERE number % 8 = 1", "does not stand"),
        ("UPDATE claims SET start = start + 1, \"end\" = \"end\" + 1 WHERE number % 8 = 1", "does not stand"),
        ("UPDATE claims SET shape = replace(shape, 'pledge', 'delivered')", "column stage"),
        ("UPDATE claims SET stage = 'delivered' WHERE stage = 'pledge'", "column stage"),
        ("UPDATE claims SET value = value + 1 WHERE kind = 'indicator'", "column value"),
        ("UPDATE claims SET confidence = 0.99 WHERE kind = 'event'", "not those that were put"),
        ("UPDATE claims SET shape = '{' WHERE number % 8 = 1", "cannot be read back"),
        ("UPDATE claims SET kind = 'rumour' WHERE number % 8 = 1", "cannot be read back"),
        ("UPDATE claims SET id = 'c1' WHERE number = 1048576", "another id"),
        ("DELETE FROM evidence WHERE role = 'anchor'", "not those that were put"),
        ("UPDATE evidence SET quote = 'một tỷ đồng' WHERE field = 'quantity'", "does not stand"),
        ("UPDATE evidence SET start = 0, \"end\" = 3 WHERE role = 'anchor'", "does not stand"),
        ("UPDATE documents SET text = replace(text, 'USD', 'EUR')", "do not lead from the page"),
        ("UPDATE documents SET title = 'khác'", "not those that were put"),
        ("UPDATE documents SET printed = replace(printed, '20', '19')", "does not stand in the page"),
        ("UPDATE documents SET segments = '[[\"title\",5,3]]'", "out of order"),
        ("UPDATE documents SET segments = '[[\"title\",0'", "cannot be read back"),
        ("UPDATE documents SET parties = '[\"AAA\",\"BBB\"]'", "not those that were put"),
        ("UPDATE entry_claims SET claim = 'c0' WHERE place = 0", "is not there"),
        ("UPDATE entry_chain SET claim = 'c0'", "is not there"),
        ("UPDATE entry_links SET other = 'e0'", "leads to e0"),
        ("INSERT INTO aliases VALUES ('old', 'e0')", "old name leads to e0"),
        ("UPDATE entries SET label = 'khác' WHERE kind = 'series'", "does not say what was written"),
        ("UPDATE entries SET fields = '{' WHERE kind = 'series'", "does not say what was written"),
        ("UPDATE entries SET witnesses = 9", "does not say what was written"),
        ("UPDATE entries SET stage = 'delivered'", "does not say what was written"),
        ("DELETE FROM entry_chain", "does not say what was written"),
        ("UPDATE entries SET claims = 0", "has no claim"),
    ],
)  # fmt: skip
def test_every_tampering_is_found(sound: Store, statement: str, told: str) -> None:
    tamper(sound, statement.replace("%", "%%") if not sound.database.is_sqlite else statement)
    report = verify(sound)
    assert report.found >= 1 and any(told in fault for fault in report.faults), report.faults[:5]


def other(content: bytes) -> bytes:
    return zlib.compress(zlib.decompress(content).replace(b"USD", b"EUR"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (other, "not those that its SHA-256"),
        (lambda c: c[:-7], "cannot be read back"),
        (lambda c: b"", "cannot be read back"),
        (lambda c: b"\0" * 9, "cannot be read back"),
    ],
)
def test_other_bytes_of_a_page_are_found(sound: Store, change: object, told: str) -> None:
    with sound.database.writing() as connection:
        row = connection.execute(sa.select(t.pages.c.sha256, t.pages.c.content).limit(1)).one()
        changed = change(row.content)  # type: ignore[operator]
        connection.execute(t.pages.update().where(t.pages.c.sha256 == row.sha256).values(content=changed))
    assert any(told in fault for fault in verify(sound).faults)


def test_other_steps_are_found(sound: Store) -> None:
    with sound.database.writing() as connection:
        connection.execute(t.documents.update().values(steps=zlib.compress(b"[]")))
    report = verify(sound)
    assert len([f for f in report.faults if "steps do not lead" in f]) == 3
    assert "3 documents" in str(report) and "faults" in str(report)


def test_faults_are_counted_beyond_those_that_are_kept(sound: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("banggiao.store.checking._KEPT", 2)
    tamper(sound, "UPDATE entry_links SET other = 'e0'")
    report = verify(sound)
    assert len(report.faults) == 2 and report.found > 2 and "more" in str(report)

"""Backups come back whole, onto either database; damage is named by the doctor and never put back."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from banggiao.errors import StoreFault
from banggiao.model.anchoring import anchor
from banggiao.model.judgements import Judgement
from banggiao.store import Store, backup, doctor, open_store, restore, verify
from tests.store import made
from tests.store.conftest import BOTH, url_of
from tests.store.filling import fill, keep


def filled(store: Store) -> Store:
    put = fill(store, 4)
    entries, witnesses = made.entries_of(put), {f.document.id: "w" for f in put}
    keep(store, entries, aliases={"old": entries[0].id}, witnesses=witnesses)
    for n in range(3):
        claim = put[n].claims[0]
        store.add_judgement(Judgement(decision="accept", reviewer="an", at=made.NOW, claim=anchor(claim)))
    return store


@pytest.fixture(params=[pytest.param(k, marks=pytest.mark.postgres if k == "postgresql" else ()) for k in BOTH])
def other_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    folder = tmp_path / "other"
    folder.mkdir()
    return url_of(request.param, request, folder)


def test_a_backup_comes_back_onto_either_database(store: Store, other_url: str, tmp_path: Path) -> None:
    filled(store)
    file = tmp_path / "register.backup"
    assert backup(store, file) == file.stat().st_size > 10_000
    assert {p.name for p in tmp_path.iterdir() if "backup" in p.name} == {"register.backup"}
    restore(file, other_url)
    with open_store(other_url, create=False) as other:
        assert other.state_hash() == store.state_hash() and verify(other).found == 0
        assert list(other.judgements()) == list(store.judgements())
        assert list(other.documents()) == list(store.documents())
        assert (other.aliases(), other.witnesses(), other.runs()) == (store.aliases(), store.witnesses(), store.runs())
        assert list(other.search("usd", limit=100)) == list(store.search("usd", limit=100))
        # and it goes on from there
        assert other.add_judgement(Judgement(decision="note", reviewer="b", at=made.NOW, entry="e")).number == 4
        run = other.begin_run(rules="r", at=made.NOW)
        assert run == store.runs()[-1].number + 1
        assert other.put(*made.document(77, run=run)) == "new"
    assert doctor(other_url).faults == []


def test_a_backup_can_be_opened_as_it_lies(store: Store, tmp_path: Path) -> None:
    filled(store)
    file = tmp_path / "register.backup"
    backup(store, file)
    with open_store(f"sqlite:///{file}", read_only=True) as copy:
        assert copy.state_hash() == store.state_hash()


def test_nothing_is_overwritten_without_say_so(store: Store, register_url: str, tmp_path: Path) -> None:
    filled(store)
    file = tmp_path / "register.backup"
    backup(store, file)
    before = file.read_bytes()
    fill_more = made.document(50)
    store.put(*fill_more)
    with pytest.raises(StoreFault, match="is there already"):
        backup(store, file)
    with pytest.raises(StoreFault, match="already"):
        restore(file, register_url)
    assert file.read_bytes() == before and store.counts()["documents"] == 5
    version = store.data_version()
    restore(file, register_url, force=True)
    assert store.counts()["documents"] == 4 and store.data_version() > version
    backup(store, file, force=True)
    with pytest.raises(StoreFault, match="folder"):
        backup(store, tmp_path / "no" / "x")


def test_what_is_no_backup_is_not_put_back(url: str, tmp_path: Path) -> None:
    with open_store(url) as store:
        filled(store)
        before = store.state_hash()
        (tmp_path / "text").write_text("xin chào" * 1000)
        (tmp_path / "empty").touch()
        sound = tmp_path / "sound"
        backup(store, sound)
        whole = sound.read_bytes()
        (tmp_path / "cut").write_bytes(whole[: len(whole) // 2])
        (tmp_path / "holed").write_bytes(whole[:8192] + b"\xa5" * 8192 + whole[16384:])
        for name in ("text", "empty", "cut", "holed", "missing"):
            with pytest.raises(StoreFault):
                restore(tmp_path / name, url, force=True)
        assert store.state_hash() == before


def test_the_doctor_names_what_is_wrong(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    assert "does not exist" in doctor(url).faults[0]
    with open_store(url) as store:
        store.begin_run(rules="r", at=made.NOW)
        store.put(*made.document(1))
    found = doctor(url)
    assert found.faults == [] and len(found.notes) == 2 and "sound" in str(found)
    with open_store(url) as store, store.database.writing() as connection:
        connection.exec_driver_sql(
            "DELETE FROM texts_index_docsize WHERE id IN (SELECT max(id) FROM texts_index_docsize)"
        )
    assert any("search index lacks 1" in x for x in doctor(url).faults)
    assert "NOT SOUND" in str(doctor(url))
    assert doctor("mysql://x").faults != []


def damaged(whole: bytes, dice: random.Random, *, cut: bool) -> bytes:
    """The bytes of a file with one bit flipped, or cut at some place."""
    at = dice.randrange(len(whole))
    if cut:
        return whole[:at]
    return whole[:at] + bytes([whole[at] ^ (1 << dice.randrange(8))]) + whole[at + 1 :]


def test_no_damage_makes_anything_but_a_clear_fault(tmp_path: Path) -> None:
    """A bit flipped, a file cut: opening, verifying and the doctor say so, or nothing of it can be seen."""
    path = tmp_path / "x.db"
    with open_store(f"sqlite:///{path}") as store:
        filled(store)
        before = store.state_hash()
    whole, dice, silent = path.read_bytes(), random.Random(11), []
    for n in range(int(os.environ.get("BANGGIAO_DAMAGES", "40"))):
        for suffix in ("-wal", "-shm"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)
        path.write_bytes(damaged(whole, dice, cut=n % 6 == 0))
        seen = bool(doctor(f"sqlite:///{path}").faults)
        try:
            with open_store(f"sqlite:///{path}", read_only=True) as store:
                report = verify(store)
                same = store.state_hash() == before and len(list(store.documents())) == 4
            if not seen and not report.found and not same:
                silent.append(n)
        except StoreFault:
            pass
    assert silent == []

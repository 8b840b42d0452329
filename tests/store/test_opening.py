"""Opening: what is no register is named and never written to; the schema is made once and is what the tables say."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from banggiao.errors import BadSetting, StoreBusy, StoreFault
from banggiao.model.judgements import Judgement
from banggiao.store import open_store
from banggiao.store.migrations.versions import v0001_first
from banggiao.store.opening import STEPS
from banggiao.store.tables import metadata
from tests.store import made
from tests.store.filling import fill, keep


def test_the_schema_is_what_the_tables_say(url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def mine(thing: object, name: str, kind: str, reflected: bool, other: object) -> bool:
        return not (reflected and (name.startswith("texts_index") or name in {"body_words", "bare_words", "tag_words"}))

    with open_store(url) as store, store.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": mine, "compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_the_known_steps_are_those_in_the_package() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "banggiao.store:migrations")
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert [s.revision for s in script.walk_revisions()][::-1] == list(STEPS)


def test_an_older_register_gets_the_lists_of_its_entries(url: str) -> None:
    lists = metadata.tables["entry_lists"]
    every = sa.select(lists).order_by(lists.c.value, lists.c.kind, lists.c.entry)
    with open_store(url) as store:
        keep(store, made.entries_of(fill(store, 3)))
        with store.database.writing() as connection:
            before = connection.execute(every).all()
            for table in {*metadata.tables} - {*v0001_first.metadata.tables}:
                connection.exec_driver_sql(f"DROP TABLE {table}")
            facts = metadata.tables["facts"]
            connection.execute(facts.delete().where(facts.c.name.not_in([name for name, _ in v0001_first.FACTS])))
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'v0001'")
    with open_store(url) as store, store.database.reading() as connection:
        assert connection.execute(every).all() == before
        assert {row.value for row in before} >= {"", "VNM", "IND-VNM"}


def test_opening_again_keeps_everything(url: str) -> None:
    with open_store(url) as store:
        put = fill(store, 3)
        before = store.state_hash()
    with open_store(url, create=False) as store:
        assert store.state_hash() == before
    with open_store(url, read_only=True) as store:
        assert len(list(store.documents())) == len(put)
        assert store.state_hash() == before and store.search("usd")
        with pytest.raises(StoreFault, match="reading only"):
            store.begin_run(rules="r", at=made.NOW)
        with pytest.raises(sa.exc.DBAPIError), store.database.engine.begin() as connection:
            connection.execute(metadata.tables["failures"].delete())


def test_nothing_there_is_said(url: str) -> None:
    for more in ({"create": False}, {"read_only": True}):
        with pytest.raises(StoreFault, match=r"does not exist|holds no register") as told:
            open_store(url, **more)
        assert "banggiao ingest" in told.value.way_out


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///:memory:", "nonsense", ""])
def test_a_url_of_another_kind_is_the_caller_s_mistake(url: str) -> None:
    with pytest.raises(BadSetting):
        open_store(url)


def test_the_name_of_a_file_is_enough(tmp_path: Path) -> None:
    file = tmp_path / "so bo.db"
    with open_store(str(file)) as store:
        fill(store)
    with open_store(f"sqlite:///{file}", create=False) as again:
        assert len(list(again.documents())) > 0


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(StoreFault, match="cannot be reached") as told:
        open_store("postgresql://me:secret@127.0.0.1:1/none")
    assert "secret" not in str(told.value) and told.value.exit_code == 1


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE documents (a)")
    connection.close()


def newer(path: Path) -> None:
    open_store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'v9999'")
    connection.close()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda p: p.write_text("đây là văn bản, không phải cơ sở dữ liệu\n" * 40), "is no database"),
        (lambda p: p.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096), "is no database|is damaged"),
        (lambda p: p.mkdir(), "is a folder"),
        (foreign, "another program"),
        (newer, "does not know"),
    ],
)  # fmt: skip
def test_what_is_no_register_is_named_and_left_alone(tmp_path: Path, make: object, reason: str) -> None:
    path = tmp_path / "x.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    for more in ({}, {"read_only": True}, {"create": False}):
        with pytest.raises(StoreFault, match=reason) as told:
            open_store(f"sqlite:///{path}", **more)
        assert told.value.culprit == str(path) and told.value.way_out and told.value.exit_code == 1
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreFault, match=r"folder .* does not exist"):
        open_store(f"sqlite:///{tmp_path}/no/such/x.db")


def test_an_empty_file_becomes_a_register(tmp_path: Path) -> None:
    (tmp_path / "x.db").touch()
    with open_store(f"sqlite:///{tmp_path}/x.db") as store:
        assert store.counts()["documents"] == 0


def test_odd_paths_are_paths(tmp_path: Path) -> None:
    folder = tmp_path / "sổ bộ ?a=1#x %41"
    folder.mkdir()
    url = sa.URL.create("sqlite", database=str(folder / "đăng ký.db")).render_as_string()
    with open_store(url) as store:
        fill(store, 1)
    assert {p.name for p in folder.iterdir()} == {"đăng ký.db"}


def test_a_held_database_is_busy(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("banggiao.store.database.WAIT_MS", 200)
    with open_store(url) as holder, open_store(url) as waiter, holder.database.writing():
        with pytest.raises(StoreBusy) as told:
            waiter.add_judgement(Judgement(decision="note", reviewer="an", at=made.NOW, entry="e"))
        assert told.value.exit_code == 5 and "another process" in told.value.reason
        assert list(waiter.judgements()) == []


def test_two_may_open_a_new_register_at_once(url: str) -> None:
    code = "import sys; from banggiao.store import open_store; open_store(sys.argv[1]).close()"
    started = [subprocess.Popen([sys.executable, "-c", code, url], stderr=subprocess.PIPE) for _ in range(3)]
    assert [p.communicate()[1].decode() for p in started] == [""] * 3
    assert {p.returncode for p in started} == {0}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_read_only_folder_can_be_read_and_says_why_not_written(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    url = f"sqlite:///{folder}/x.db"
    with open_store(url) as store:
        fill(store, 2)
        before = store.state_hash()
    for part in (folder, *list(folder.parents)[:-1]):
        part.chmod(part.stat().st_mode | 0o555)
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        os.setuid(65534)
        os._exit(as_somebody_else(url, before))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def as_somebody_else(url: str, before: str) -> int:
    """What somebody without rights sees: 0 where reading works and writing is refused with a reason."""
    try:
        with open_store(url, read_only=True) as store:
            if store.state_hash() != before:
                return 2
        with open_store(url) as store:
            store.begin_run(rules="r", at=made.NOW)
        return 3
    except StoreFault as fault:
        return 0 if fault.way_out and ("cannot be written" in fault.reason or "cannot be opened" in fault.reason) else 4
    except BaseException:
        return 5


def test_importing_the_room_loads_no_database_library() -> None:
    code = "import sys, banggiao.store; print([m for m in ('sqlalchemy', 'alembic', 'sqlite3') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_opening_a_register_that_is_there_does_not_load_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    open_store(url).close()
    code = f"from banggiao.store import open_store; open_store({url!r}).counts()"
    code = f"import sys; {code}; print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

"""From texts to the register and out of it: idempotence, verify, export, dossier, and databases that are none."""

from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import STATEMENT, Run


@pytest.fixture
def db(run: Run, texts: Path) -> str:
    url = "sqlite:///register.db"
    ran = run("ingest", texts, "--db", url)
    assert ran.code == 0, ran.err
    return url


def state(run: Run, db: str) -> str:
    return str(json.loads(run("info", "--json", "--db", db).out)["state"])


def test_ingesting_again_changes_nothing(run: Run, texts: Path, db: str) -> None:
    before = state(run, db)
    ran = run("ingest", texts, "--db", db, "--json")
    assert json.loads(ran.out)["same"] == 3
    assert state(run, db) == before


def test_any_order_and_workers_give_the_same_register(run: Run, texts: Path, db: str) -> None:
    files = sorted(texts.glob("*.txt"), reverse=True)
    assert run("ingest", *files, "--workers", 2, "--db", "sqlite:///other.db").code == 0
    assert state(run, db) == state(run, "sqlite:///other.db")


def test_the_same_bytes_under_two_names_are_one_document(run: Run, texts: Path, db: str) -> None:
    (texts / "copy.txt").write_text(STATEMENT, "utf-8")
    run("ingest", texts, "--db", db)
    counts = json.loads(run("info", "--json", "--db", db).out)["counts"]
    assert (counts["documents"], counts["origins"]) == (3, 4)


def test_verify_finds_every_quote(run: Run, db: str) -> None:
    ran = run("verify", "--db", db)
    assert ran.code == 0, ran.out + ran.err


def test_verify_sees_a_changed_quote(run: Run, db: str, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "register.db") as connection:
        connection.execute("UPDATE claims SET quote = quote || ' và hơn thế'")
    assert run("verify", "--db", db).code == 1


def test_the_dossier_tells_the_undertaking_with_its_sum(run: Run, db: str) -> None:
    ran = run("dossier", "VNM", "AUS", "--db", db, "--as-of", "2026-01-01")
    assert ran.code == 0
    assert "5 triệu AUD" in ran.out
    assert "Australia cam kết hỗ trợ Việt Nam" in ran.out
    again = run("dossier", "vnm", "aus", "--db", db, "--as-of", "2026-01-01", "--format", "json")
    assert json.loads(again.out)


def test_the_brief_passes_its_own_checker(run: Run, db: str) -> None:
    assert run("brief", "VNM", "AUS", "--db", db, "--as-of", "2026-01-01").code == 0


@pytest.mark.parametrize("words", ["thị trường", "thi truong", "giao duc va dao tao", '"nguồn nước"'])
def test_search_with_and_without_diacritics(run: Run, db: str, words: str) -> None:
    ran = run("search", words, "--db", db, "--json")
    assert ran.code == 0
    assert json.loads(ran.out)


def test_search_that_finds_nothing_says_so(run: Run, db: str) -> None:
    assert run("search", "xyzzy", "--db", db).code == 4


def test_show_opens_what_search_found(run: Run, db: str) -> None:
    hit = json.loads(run("search", "thị trường", "--db", db, "--json").out)[0]
    assert "thị trường" in run("show", hit["claim"] or hit["doc"], "--db", db).out
    assert run("show", "nothing-of-that-name", "--db", db).code == 4


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx"])
def test_export_writes_every_format(run: Run, db: str, tmp_path: Path, form: str) -> None:
    ran = run("export", "--format", form, "--output", tmp_path / f"out.{form}", "--db", db)
    assert ran.code == 0, ran.err
    assert (tmp_path / f"out.{form}").stat().st_size > 100


def test_a_database_that_is_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fake.db").write_bytes(b"this is no database at all" * 100)
    ran = run("info", "--db", "sqlite:///fake.db")
    assert ran.code == 1
    assert "fake.db" in ran.err
    assert "Traceback" not in ran.err


def test_a_register_that_is_not_there(run: Run) -> None:
    ran = run("dossier", "VNM", "USA", "--db", "sqlite:///nowhere.db")
    assert ran.code == 1
    assert "ingest" in ran.err, "the way out is told"


def test_a_folder_for_the_register_that_is_not_there(run: Run, texts: Path) -> None:
    ran = run("ingest", texts, "--db", "sqlite:///no/such/folder/r.db")
    assert ran.code == 1
    assert "no/such/folder" in ran.err


def test_a_folder_that_may_not_be_written(run: Run, texts: Path) -> None:
    # nobody makes files in /proc, root included
    ran = run("ingest", texts, "--db", "sqlite:////proc/register.db")
    assert ran.code == 1
    assert "/proc/register.db" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "args", [("dossier", "Vietnam"), ("export", "--format", "pdf"), ("extract",), ("nonsense",), ("info", "--wat")]
)
def test_usage_errors_are_two(run: Run, args: tuple[str, ...]) -> None:
    assert run(*args).code == 2


def test_demo_prints_the_dossier_and_what_to_do_next(run: Run) -> None:
    ran = run("demo")
    assert ran.code == 0, ran.err
    assert "Việt Nam" in ran.out
    assert "banggiao serve" in ran.err
    assert "mẫu" in ran.out, "samples are marked in every output"


def test_a_judgement_outlives_rebuild_and_restore(run: Run, texts: Path, db: str) -> None:
    hit = json.loads(run("search", "nguồn nước", "--kind", "commitment", "--db", db, "--json").out)[0]
    assert run("judge", "reject", hit["claim"], "--reason", "thử", "--db", db).code == 0
    assert run("resolve", "--db", db).code == 0
    assert run("backup", "copy.db", "--db", db).code == 0
    assert run("restore", "copy.db", "--db", "sqlite:///again.db").code == 0
    assert run("doctor", "--db", "sqlite:///again.db").code == 0
    assert json.loads(run("info", "--json", "--db", "sqlite:///again.db").out)["counts"]["judgements"] == 1
    assert "5 triệu AUD" not in run("dossier", "VNM", "AUS", "--db", "sqlite:///again.db").out


def test_review_takes_one_key_a_decision_and_undoes(run: Run, db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a\nr\nu\ns\nq\n"))
    ran = run("review", "--reviewer", "Thử", "--db", db)
    assert ran.code == 0, ran.err
    assert json.loads(run("info", "--json", "--db", db).out)["counts"]["judgements"] == 3


def test_a_judgement_about_nothing(run: Run, db: str) -> None:
    assert run("judge", "accept", "c0000", "--db", db).code == 4
    assert run("judge", "undo", "99", "--db", db).code == 2


def test_changes_lists_what_came_in(run: Run, db: str) -> None:
    ran = run("changes", "--since", "2020-01-01", "--as-of", "2026-01-01", "--db", db)
    assert ran.code == 0, ran.err
    assert "5 triệu AUD" in ran.out
    assert "5 triệu AUD" not in run("changes", "--since", "2099-01-01", "--as-of", "2099-01-02", "--db", db).out
    assert run("changes", "--since", "hôm qua", "--db", db).code == 2


def test_explain_says_why_claims_are_together(run: Run, db: str) -> None:
    lines = run("export", "--db", db).out.splitlines()
    entry = next(e for e in map(json.loads, lines) if e["kind"] == "commitment")
    ran = run("explain", entry["id"], "--db", db)
    assert ran.code == 0
    assert entry["id"] in ran.out
    assert run("explain", "e000", "--db", db).code == 4


def test_every_command_is_documented_and_helps(run: Run) -> None:
    from banggiao.cli import COMMANDS

    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
    for command in COMMANDS:
        name = command.__name__
        assert f"`{name}" in page, f"docs/cli.md does not tell of {name}"
        assert run(name, "--help").code == 0


def test_files_of_one_stem_and_the_same_bytes_keep_the_stem(run: Run, texts: Path) -> None:
    again = texts.parent / "again"
    again.mkdir()
    (again / "statement.txt").write_text(STATEMENT, "utf-8")
    (again / "report.txt").write_text(STATEMENT + "Hai bên nhất trí thêm.\n", "utf-8")
    assert run("ingest", texts, again, "--db", "sqlite:///both.db").code == 0
    names = {
        json.loads(line)["doc"]
        for line in run("export", "--db", "sqlite:///both.db").out.splitlines()
        if json.loads(line)["kind"] == "document"
    }
    assert "statement" in names
    assert {"texts/report.txt", "again/report.txt"} <= names


def test_a_merge_and_a_split_outlive_a_rebuild(run: Run, db: str) -> None:
    def commitments() -> dict[str, list[str]]:
        lines = map(json.loads, run("export", "--db", db).out.splitlines())
        return {e["id"]: [c["id"] for c in e["claims"]] for e in lines if e["kind"] == "commitment"}

    before = commitments()
    one, two, *_ = sorted(before)
    assert run("judge", "merge", one, "--values", json.dumps({"with": [two]}), "--db", db).code == 0
    for _ in range(2):
        assert run("resolve", "--db", db).code == 0
        assert sorted(before[one] + before[two]) in [sorted(c) for c in commitments().values()]
    assert run("judge", "undo", "1", "--db", db).code == 0
    assert run("resolve", "--db", db).code == 0
    assert sorted(map(sorted, commitments().values())) == sorted(map(sorted, before.values()))


def test_a_mistyped_path_makes_no_register(run: Run, tmp_path: Path) -> None:
    ran = run("ingest", "nowhere.txt", "--db", "sqlite:///fresh.db")
    assert ran.code == 3 and "nowhere.txt: does not exist" in ran.err
    assert not (tmp_path / "fresh.db").exists()


def test_one_bad_path_beside_good_ones_is_listed_and_stops_nothing(run: Run, texts: Path) -> None:
    ran = run("ingest", "nowhere.txt", texts, "--db", "sqlite:///fresh.db", "--json")
    assert ran.code == 3 and json.loads(ran.out)["new"] == 3 and json.loads(ran.out)["failed"] == 1


@pytest.mark.parametrize("command", ["dossier", "brief", "coverage"])
def test_parties_of_whom_the_register_holds_nothing_are_nothing_found(run: Run, db: str, command: str) -> None:
    ran = run(command, "VNM", "ISL", "--db", db)
    assert ran.code == 4 and "VNM ISL: the register holds no" in ran.err and not ran.out
    if command != "coverage":
        assert "documents by parties: VNM AUS (2)" in ran.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("brief", "VNM", "AUS", "--pillar", "weather"),
        ("search", "nước", "--kind", "weather"),
        ("export", "--output", "/nowhere/at/all.jsonl"),
        ("dossier", "VNM", "AUS", "--output", "/nowhere/at/all.md"),
    ],
)
def test_a_wrong_value_is_a_fault_of_usage(run: Run, db: str, wrong: tuple[str, ...]) -> None:
    ran = run(*wrong, "--db", db)
    assert ran.code == 2 and len(ran.err.splitlines()) == 1 and ran.err.startswith("banggiao: --")


def test_coverage_lists_the_undertakings_of_a_statement(run: Run) -> None:
    run("demo", "--quiet")
    ran = run("coverage", "VNM", "USA", "--db", "sqlite:///banggiao-demo.db", "--lang", "en", "--as-of", "2026-01-01")
    assert ran.code == 0 and "A full text is known: " in ran.out and "Overdue as of 1 January 2026: " in ran.out
    (view,) = json.loads(run("coverage", "mau-a-tuyen-bo-chung", "--db", "sqlite:///banggiao-demo.db", "--json").out)
    assert f"**{len(view['undertakings'])} undertakings**" in ran.out


def test_the_list_of_commands_speaks_both_languages(run: Run) -> None:
    listed = " ".join(run("--help").out.split())
    assert "Hồ sơ quan hệ của hai (hay nhiều) bên · The dossier of a pair or group of parties" in listed

"""`extract`: the shape, the order and worker independence, and every bad input by its own line."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from banggiao.model.json_schema import document_schema
from tests.cli.conftest import STATEMENT, Run


def rows(out: str) -> dict[str, dict[str, object]]:
    return {r["doc"]: r for r in map(json.loads, out.splitlines())}


def test_a_line_a_document_in_the_published_shape(run: Run, texts: Path) -> None:
    ran = run("extract", texts)
    assert (ran.code, ran.err) == (0, "")
    found = rows(ran.out)
    assert set(found) == {"statement", "report", "market"}
    validator = jsonschema.Draft202012Validator(document_schema())
    for row in found.values():
        validator.validate(row)
        for claim in row["claims"]:  # type: ignore[attr-defined]
            assert row["text"][claim["start"] : claim["end"]] == claim["quote"]  # type: ignore[index]


def test_a_text_about_no_relation_gives_no_claims_and_is_no_failure(run: Run, texts: Path) -> None:
    ran = run("extract", texts / "market.txt")
    assert ran.code == 0
    assert rows(ran.out)["market"]["claims"] == []


def test_workers_and_order_change_nothing(run: Run, texts: Path) -> None:
    files = sorted(texts.glob("*.txt"))
    one = run("extract", *files)
    two = run("extract", "--workers", 2, *reversed(files))
    assert sorted(one.out.splitlines()) == sorted(two.out.splitlines())


def test_two_files_of_one_stem_are_named_by_their_paths(run: Run, texts: Path) -> None:
    other = texts / "b"
    other.mkdir()
    (other / "statement.txt").write_text(STATEMENT.replace("5 triệu", "6 triệu"), "utf-8")
    assert {"statement.txt", "b/statement.txt"} <= set(rows(run("extract", texts).out))


def _bad(folder: Path) -> dict[str, bytes]:
    return {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 20,
        "picture.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
        "latin.txt": "Hội đàm tại Hà N".encode() + b"\xff\xfe\xfa i",
        "nul.txt": b"Vi\0t Nam \0\0\0 h\0p t\0c",
    }


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "picture.png", "latin.txt", "nul.txt"])
def test_a_bad_file_is_one_line_and_the_others_are_read(run: Run, texts: Path, name: str) -> None:
    bad = texts.parent / name
    bad.write_bytes(_bad(texts)[name])
    ran = run("extract", bad, texts / "statement.txt")
    assert ran.code == 3
    assert set(rows(ran.out)) == {"statement"}
    told = [line for line in ran.err.splitlines() if name in line]
    assert len(told) == 1
    assert "(" in told[0], "the way out is told"


def test_a_file_over_the_limit(run: Run, texts: Path) -> None:
    ran = run("extract", "--limit", 100, texts / "statement.txt")
    assert ran.code == 3
    assert "statement.txt" in ran.err


def test_a_missing_path(run: Run, texts: Path) -> None:
    ran = run("extract", "nowhere.txt", texts / "report.txt")
    assert ran.code == 3
    assert "nowhere.txt" in ran.err
    assert set(rows(ran.out)) == {"report"}


def test_a_folder_without_readable_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    ran = run("extract", tmp_path / "none")
    assert ran.code in (3, 4)
    assert "none" in ran.err


def test_a_line_of_five_megabytes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Việt Nam và Australia hợp tác " * 170_000, "utf-8")
    ran = run("extract", tmp_path / "long.txt")
    assert ran.code in (0, 3)
    assert "Traceback" not in ran.err


def test_utf_16_and_html_are_read(run: Run, texts: Path) -> None:
    (texts / "wide.txt").write_bytes(STATEMENT.encode("utf-16"))
    page = "".join(f"<p>{line}</p>" for line in STATEMENT.splitlines()[2:] if line)
    head = "<html><head><title>Tuyên bố chung</title></head><body><h1>Tuyên bố chung Việt Nam - Australia</h1>"
    html = f"{head}{page}</body></html>"
    (texts / "page.html").write_text(html, "utf-8")
    found = rows(run("extract", texts / "wide.txt", texts / "page.html").out)
    assert found["wide"]["claims"]
    assert found["page"]["claims"]


def test_a_file_that_may_not_be_read(run: Run, texts: Path) -> None:
    # reading a process's memory from its beginning fails for everybody, root included
    (texts / "locked.txt").symlink_to("/proc/self/mem")
    ran = run("extract", texts)
    assert ran.code == 3
    assert "locked.txt" in ran.err
    assert set(rows(ran.out)) == {"statement", "report", "market"}

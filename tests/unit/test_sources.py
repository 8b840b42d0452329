"""Bytes -> Page: encodings, files and folders, what is refused and how, manifests, names of documents."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from banggiao.errors import BadInput, BadSetting
from banggiao.model.page import Page
from banggiao.sources import doc_names, origins, page_of, pages

TEXT = "Hai bên ký thỏa thuận ở thủ đô.\n"


def only(path: Path | str, **options: object) -> Page | BadInput:
    found = list(pages([str(path)], **options))  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0]


def refused(path: Path | str, **options: object) -> BadInput:
    error = only(path, **options)
    assert isinstance(error, BadInput)
    assert error.culprit == str(path)
    assert error.way_out
    return error


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_text_is_decoded_whole(tmp_path: Path, content: bytes, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    page = only(file)
    assert isinstance(page, Page)
    assert (page.source, page.encoding, page.content) == (TEXT, encoding, content)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture"),
        ("paper.txt", b"%PDF-1.7 text", "a PDF"),
        ("nul.txt", "Hai bên".encode() + b"\x00" + "ký".encode(), "a NUL at byte 8"),
        ("control.txt", bytes(range(1, 32)) * 9, "control characters"),
        ("latin.txt", "đoàn Qu\xe9bec".encode("latin-1", "ignore") + b"\n\xe9", "is no valid UTF-8 at byte"),
        ("old.html", b'<meta charset="windows-1258"><p>Vi\xea\xf2t', "says that it is windows-1258"),
        ("half.txt", b"\xff\xfea\x00b", "broken UTF-16"),
        ("report.docx", b"PK\x03\x04", "has the extension '.docx'"),
        ("noname", TEXT.encode(), "has no extension"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert reason in refused(file).reason


def test_a_missing_path_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "gone.txt").reason
    (tmp_path / "data.csv").write_text("a,b")
    assert "without readable files" in refused(tmp_path).reason


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("a" * 101)
    assert "limit of 100 bytes" in refused(file, limit=100).reason
    assert isinstance(only(file, limit=101), Page)


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "locked.txt"
    # reading a process's memory from its beginning fails for everybody, root included
    file.symlink_to("/proc/self/mem")
    assert "cannot be read" in refused(file).reason


def test_a_folder_is_walked_sorted_and_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    for name, content in {
        "b/2.txt": TEXT,
        "a/9.md": TEXT,
        "a/1.html": "<p>Hai bên</p>",
        "c.txt": "",
        ".x.txt": TEXT,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    found = list(pages([str(tmp_path)]))
    assert [isinstance(p, Page) for p in found] == [True, True, True, False]
    assert [Path(o).name for o in origins([str(tmp_path)])] == ["1.html", "9.md", "2.txt", "c.txt"]
    assert [p.media_type for p in found if isinstance(p, Page)] == ["text/html", "text/markdown", "text/plain"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    assert origins([str(file), str(tmp_path)]) == [str(file)]


def test_standard_input_is_a_page() -> None:
    (page,) = pages(["-"], stdin=io.BytesIO(b"<!DOCTYPE html><p>Hai b\xc3\xaan</p>"))
    assert isinstance(page, Page)
    assert (page.origin, page.media_type) == ("-", "text/html")
    assert page_of("pasted", TEXT.encode()).media_type == "text/plain"


def test_names_are_stems_and_paths_where_stems_collide() -> None:
    assert doc_names(["x/a.txt", "y/b.md", "-"]) == ["a", "b", "-"]
    assert doc_names(["in/x/a.txt", "in/y/a.txt", "in/b.txt"]) == ["x/a.txt", "y/a.txt", "b"]
    assert doc_names(["in/a.txt", "in/a.html"]) == ["a.txt", "a.html"]
    assert doc_names(["/p/a.txt", "q/a.txt"]) == ["/p/a.txt", "q/a.txt"]
    assert doc_names([]) == []


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_a_manifest_gives_what_the_page_does_not_print(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    manifest = tmp_path / f"m.{suffix}"
    manifest.write_text(
        "path,url,published\na.txt,https://example.org/a,2021-05\n"
        if suffix == "csv"
        else '{"path": "a.txt", "url": "https://example.org/a", "published": "2021-05"}\n'
    )
    page = only(tmp_path / "a.txt", manifest=manifest)
    assert isinstance(page, Page)
    assert (page.given.url, page.given.published, page.given.rights) == ("https://example.org/a", "2021-05", None)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("m.csv", "path,colour\na.txt,red\n", "unknown columns"),
        ("m.csv", "path,published\na.txt,11/9/2023\n", "is no EDTF date"),
        ("m.csv", "path,url\n,https://example.org\n", "names no path"),
        ("m.csv", "path,url\na.txt,b,c\n", "more values than columns"),
        ("m.jsonl", "{path", "is no JSON"),
        ("m.jsonl", "[]", "is no JSON object"),
        ("m.jsonl", '{"path": "a.txt", "url": 3}', "is no text"),
        ("m.xml", "<a/>", "extension '.xml'"),
    ],
)
def test_a_wrong_manifest_is_refused_before_the_first_page(tmp_path: Path, name: str, text: str, reason: str) -> None:
    manifest = tmp_path / name
    manifest.write_text(text)
    with pytest.raises(BadSetting) as error:
        pages([str(tmp_path)], manifest=manifest)
    assert reason in error.value.reason

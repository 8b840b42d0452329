"""The sample texts say what they are, come in all shapes, and hold what the demo shows."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from banggiao import samples

TEXTS = samples.paths()


def plain(path: Path) -> str:
    """The text with word segmentation undone."""
    return path.read_text("utf-8").replace("_", " ").replace("( ", "(").replace(" )", ")").replace(" ,", ",")


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_a_sample_says_of_itself_that_it_is_one(path: Path) -> None:
    text = plain(path)
    assert path.stem.startswith("mau-")
    assert samples.MARK in text
    assert any(outlet in text for outlet in samples.OUTLETS)


def test_there_are_texts_of_every_shape() -> None:
    assert 12 <= len(TEXTS) <= 14
    assert sum(p.suffix == ".html" for p in TEXTS) >= 3
    assert any(p.suffix == ".md" and "![]()" in p.read_text("utf-8") for p in TEXTS)
    assert sum(p.read_text("utf-8").count("_") > 20 for p in TEXTS) >= 2
    assert sum("Phiên bản di động" in p.read_text("utf-8") for p in TEXTS) >= 2


def test_no_two_texts_are_the_same_and_the_copies_nearly_are() -> None:
    assert len({p.read_bytes() for p in TEXTS}) == len(TEXTS)
    by_name = {p.stem: p.read_text("utf-8").splitlines() for p in TEXTS}
    for a, b in samples.COPIES:
        shared = set(by_name[a]) & set(by_name[b])
        assert len(shared) >= 5 and by_name[a] != by_name[b]


def test_the_manifest_gives_only_what_its_text_does_not_print() -> None:
    with samples.manifest().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {p.name: p for p in TEXTS}
    assert rows and {r["path"] for r in rows} <= set(names)
    assert all(r["published"] not in names[r["path"]].read_text("utf-8") for r in rows if r["published"])
    assert all(r["published"] or r["publisher"] for r in rows)

"""The pages of docs keep up: every format has a heading, every link of the README leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from banggiao.export import FORMATS

ROOT = Path(__file__).parents[2]


def test_every_format_has_a_heading() -> None:
    headings = " ".join(re.findall(r"^### (.*)$", (ROOT / "docs/export.md").read_text("utf-8"), re.M)).split()
    assert [name for name in FORMATS if name not in headings] == []


@pytest.mark.parametrize("page", ["README.md", "README.vi.md", "CONTRIBUTING.md"])
def test_every_file_that_a_page_names_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r"`((?:src|docs)/[^`*]+)`", text)
    assert named
    # docs/quality.md is written by the measurement itself and may be missing from a fresh tree
    assert [n for n in named if n != "docs/quality.md" and not (ROOT / n).exists()] == []


def test_every_vocabulary_file_that_contributing_names_exists() -> None:
    data = ROOT / "src/banggiao/vocabulary/data"
    named = re.findall(r"\| `([a-z_]+\.toml)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert len(named) > 8
    assert [n for n in named if not (data / n).exists()] == []

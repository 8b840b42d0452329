"""Pairs of short articles, from the text to the register: what they tell differently, and what only looks so."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from banggiao.export.lines import side
from banggiao.model.entries import Entry
from banggiao.model.page import Page
from banggiao.model.register import Filed
from banggiao.pipeline import ReadPage, filed, read_page
from banggiao.resolve import resolve_all

CASES = Path(__file__).parents[1] / "cases" / "resolve"


def pairs(name: str, *, differ: bool) -> list[Any]:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["pair"]
    return [pytest.param(r, id=r["name"]) for r in rows if ("sides" in r) == differ]


def read(name: str, text: str) -> Filed:
    source = text.strip() + "\n"
    page = Page(
        origin=f"{name}.txt", media_type="text/plain", content=source.encode(), source=source, encoding="utf-8"
    )  # fmt: skip
    made = read_page(page)
    assert isinstance(made, ReadPage)
    return filed(made, name, run=1)


def differences(row: dict[str, Any]) -> list[Entry]:
    documents = [read(name, row[name]) for name in ("one", "other")]
    assert all(d.claims for d in documents)
    return [e for e in resolve_all(documents).entries if e.kind == "disagreement"]


def told(row: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(e.fields["field"], sorted(side(v, "vi") for v in e.fields["values"])) for e in differences(row)]


@pytest.mark.parametrize("row", pairs("disagreements", differ=True))
def test_two_reports_differ(row: dict[str, Any]) -> None:
    assert told(row) == [(row["field"], sorted(row["sides"]))]


@pytest.mark.parametrize("row", pairs("disagreements", differ=False))
def test_two_reports_agree(row: dict[str, Any]) -> None:
    assert told(row) == []


@pytest.mark.xfail(reason="one of the two sentences is not read as a claim", strict=True)
@pytest.mark.parametrize("row", pairs("disagreements-known-failures", differ=True))
def test_not_yet_seen(row: dict[str, Any]) -> None:
    assert told(row) == [(row["field"], sorted(row["sides"]))]

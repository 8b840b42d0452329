"""Pairs of claims that are one thing, that are two, and those in which resolving is known to fail."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from banggiao.resolve import resolve_all
from tests.unit.resolve_documents import filed

CASES = Path(__file__).parents[1] / "cases" / "resolve"


def pairs(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["pair"]
    return [pytest.param(r["kind"], r["one"], r["other"], id=r["name"]) for r in rows]


def entries(kind: str, one: str, other: str) -> int:
    documents = [
        filed(f"d{n}", f"Bài của báo {n}", claims=((kind, quote, {}),)) for n, quote in enumerate((one, other))
    ]
    return len(resolve_all(documents).entries)


@pytest.mark.parametrize(("kind", "one", "other"), pairs("synthetic"))
def test_one_thing(kind: str, one: str, other: str) -> None:
    assert entries(kind, one, other) == 1


@pytest.mark.parametrize(("kind", "one", "other"), pairs("negative"))
def test_two_things(kind: str, one: str, other: str) -> None:
    assert entries(kind, one, other) == 2


@pytest.mark.xfail(reason="words are compared, meanings are not", strict=True)
@pytest.mark.parametrize(("kind", "one", "other"), pairs("known-failures"))
def test_not_yet_seen_as_one(kind: str, one: str, other: str) -> None:
    assert entries(kind, one, other) == 1

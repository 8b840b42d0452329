"""What a reader sees of a disagreement: each side's sentence holds the words that differ."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from banggiao.model.page import Page
from banggiao.pipeline import resolve_register
from banggiao.serve.pages.sides import disputes
from banggiao.store import Store, open_store
from tests.store.test_resolving import put

CASES = Path(__file__).parents[1] / "cases" / "resolve" / "disagreements.toml"
SOME = ("members of a delegation of firms", "documents signed", "fishermen handed over")


def cases() -> list[dict[str, Any]]:
    """Pairs whose sides differ in a number."""
    return [p for p in tomllib.loads(CASES.read_text("utf-8"))["pair"] if p["name"] in SOME]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty register."""
    with open_store(f"sqlite:///{tmp_path / 'register.db'}") as made:
        yield made


@pytest.mark.parametrize("case", cases(), ids=lambda c: c["name"])
def test_each_side_shows_the_sentence_with_its_number(case: dict[str, Any], store: Store) -> None:
    texts = [case["one"].strip(), case["other"].strip()]
    put(store, [replace(PAGE, origin=f"{n}.txt", content=t.encode(), source=t) for n, t in enumerate(texts)])
    resolve_register(store)
    told = disputes([e.fields for e in store.entries(kind="disagreement")], store)
    (sides,) = [sides for field, sides in told if field == case["field"]]
    numbers = [words.split()[0] for words in case["sides"]]
    shown = [[n for n in numbers if all(n in q.quote.split() for q in side.quoted)] for side in sides]
    assert sorted(shown) == sorted([n] for n in numbers)


def test_its_own_page_shows_the_words_from_which_a_claim_took_the_field(store: Store) -> None:
    visit = "Sáng 7/5/2031, Tổng thống Slovenia Ana Testnik thăm Việt Nam. Đây là chuyến thăm {} của Tổng thống.\n"
    texts = [f"Tổng thống Slovenia thăm Việt Nam\n{visit.format(level)}" for level in ("chính thức", "cấp nhà nước")]
    put(store, [replace(PAGE, origin=f"{n}.txt", content=t.encode(), source=t) for n, t in enumerate(texts)])
    resolve_register(store)
    fields = [e.fields for e in store.entries(kind="disagreement")]
    ((field, sides),) = disputes(fields, store, grounds=True)
    assert field == "level"
    assert all(side.value in q.quote for side in sides for q in side.quoted)
    assert not any(s.value in q.quote for _, found in disputes(fields, store) for s in found for q in s.quoted)


PAGE = Page(origin="0.txt", media_type="text/plain", content=b"", source="", encoding="utf-8")

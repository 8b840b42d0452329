"""Every unit and currency is found in its examples and not in its counter-examples."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.language.amounts import find_amounts
from banggiao.language.units import FILES, rows, unit_at


def _entries() -> list[Any]:
    return [pytest.param(row, id=f"{name}:{row['id']}") for name in FILES for row in rows(name)]


def _units(text: str) -> set[str]:
    return {m.unit for m in find_amounts(text)}


@pytest.mark.parametrize("row", _entries())
def test_a_unit_is_found_in_its_examples_only(row: dict[str, Any]) -> None:
    unit = row.get("unit", row["id"])
    if unit:
        assert row["examples"], "a unit needs an example"
    assert row["counter_examples"], "a unit needs a counter-example"
    for sentence in row["examples"]:
        assert unit in _units(sentence), sentence
    for sentence in row["counter_examples"]:
        assert not unit or unit not in _units(sentence), sentence


def test_ids_are_told_apart() -> None:
    ids = [row["id"] for name in FILES for row in rows(name)]
    assert len(ids) == len(set(ids))


def test_the_longest_name_wins() -> None:
    found = unit_at("đô la úc là tiền", 0)
    assert found is not None
    assert (found[0].id, found[1]) == ("AUD", len("đô la úc"))


def test_a_name_covers_whole_words() -> None:
    assert unit_at("wonder", 0) is None

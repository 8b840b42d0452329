"""Relationship levels: cases, and what must hold for all of them."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.extract.statuses import extract
from banggiao.model.kinds import LEVELS
from tests.unit.claim_cases import cases, check, claims_of


@pytest.mark.parametrize("case", cases("statuses"))
def test_levels_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    check(extract, case)


def test_a_level_is_told_once_a_pair() -> None:
    text = "Việt Nam - Ba Lan\nHai nước là đối tác toàn diện.\nQuan hệ đối tác toàn diện Việt Nam - Ba Lan tốt đẹp."
    assert len(claims_of(extract, text)) == 1


def test_levels_are_of_the_closed_list() -> None:
    text = "Việt Nam và Lào hội đàm\nTình hữu nghị đặc biệt giữa Việt Nam và Lào mãi bền. Thủ tướng hai nước hội đàm."
    found = claims_of(extract, text)
    assert [c.level for c in found] == ["special"]  # type: ignore[attr-defined]
    assert found[0].level in LEVELS  # type: ignore[attr-defined]

"""Named instruments and channels: cases, and what must hold for all of them."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.extract.mechanisms import extract
from tests.unit.claim_cases import cases, check, claims_of


@pytest.mark.parametrize("case", cases("mechanisms"))
def test_names_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    check(extract, case)


def test_acronym_and_full_name_are_one() -> None:
    name = "Hiệp định Đối tác toàn diện và tiến bộ xuyên Thái Bình Dương (CPTPP)"
    found = claims_of(extract, f"Việt Nam - Peru\nHai bên triển khai CPTPP.\nHai nước coi trọng {name}.")
    assert [c.name for c in found] == [name]  # type: ignore[attr-defined]

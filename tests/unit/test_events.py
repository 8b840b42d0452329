"""Happenings: cases, and what must hold for all of them."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.extract.events import extract
from banggiao.model.kinds import EVENT_MODALITIES, EVENT_TYPES
from tests.unit.claim_cases import cases, check, claims_of

_TEXT = """Bộ trưởng hai nước hội đàm
Ngày 5/3/2021, Bộ trưởng Quốc phòng Nguyễn Văn Sông hội đàm với Bộ trưởng Quốc phòng Áo Karl Berger tại Hà Nội.
Chiều 6/3, Bộ trưởng Karl Berger sẽ thăm Đà Nẵng.
[ảnh] Bộ trưởng Nguyễn Văn Sông hội đàm với Bộ trưởng Karl Berger."""


@pytest.mark.parametrize("case", cases("events"))
def test_happenings_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    check(extract, case)


def test_types_and_modalities_are_of_the_closed_lists() -> None:
    found = claims_of(extract, _TEXT)
    assert {c.type for c in found} == {"meeting", "visit"}  # type: ignore[attr-defined]
    assert {c.type for c in found} <= set(EVENT_TYPES)  # type: ignore[attr-defined]
    assert {c.modality for c in found} <= {None, *EVENT_MODALITIES}  # type: ignore[attr-defined]


def test_a_caption_adds_no_second_claim() -> None:
    found = claims_of(extract, _TEXT)
    assert sum(c.type == "meeting" for c in found) == 1  # type: ignore[attr-defined]
    assert all("ảnh" not in c.evidence.quote for c in found)


def test_a_text_about_no_relation_gives_nothing() -> None:
    assert claims_of(extract, "Giá gạo tăng\nNgày 3/4, chợ đầu mối họp sớm, gạo tăng giá.") == []

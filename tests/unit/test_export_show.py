"""`show`: whatever an output names can be opened, and is shown in its own text."""

from __future__ import annotations

import pytest

from banggiao.errors import NothingFound
from banggiao.export.show import render
from tests.unit.export_register import small_register


def test_an_entry_is_shown_with_every_sentence_in_context() -> None:
    text = render(small_register(), "e-grant")
    assert text.startswith(
        "Cam kết e-grant: cấp 5 triệu EUR\nThụy Điển → Việt Nam cam kết · 5 triệu EUR · hạn năm 2028"
    )
    assert "»Thụy Điển cam kết cấp 5 triệu EUR đến năm 2028 để đào tạo kỹ sư«." in text
    assert "»Chính phủ Thụy Điển sẽ dành 5 triệu EUR« cho chương trình đào tạo kỹ sư." in text
    assert "Diễn biến:\n  ngày 5/3/2025: lần đầu" in text
    assert "nói ngày: ngày 5/3/2025 (theo sự kiện, hội đàm)" in text


def test_a_claim_and_the_citation_of_it_open_the_same_passage() -> None:
    register = small_register()
    claim = next(iter(register.documents())).claims[1]
    e = claim.evidence
    for name in (claim.id, f"alpha §{e.start}-{e.end}", f"[alpha §{e.start}-{e.end}]"):
        assert f"»{e.quote}«" in render(register, name)
        assert claim.id in render(register, name)


def test_a_document_lists_its_claims_and_tells_printed_from_given() -> None:
    text = render(small_register(), "beta")
    assert "Ngày đăng: 2025-03-07 (theo danh mục kèm)" in text and "Nơi đăng: Tin Mẫu\n" in text
    assert text.count("  §") == 2


def test_links_name_the_other_entry_and_why() -> None:
    assert "thuộc về e-trade: Kim ngạch VNM-SWE (giá trị)" in render(small_register(), "e-differ")


def test_english() -> None:
    assert "deadline: 2028 (2028)" in render(small_register(), "e-grant", lang="en")


@pytest.mark.parametrize("name", ["nothing", "alpha §5-99999", "gamma §1-2"])
def test_what_is_not_there_is_said_with_a_way_out(name: str) -> None:
    with pytest.raises(NothingFound):
        render(small_register(), name)

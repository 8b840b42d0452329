"""Indicators: cases, and what must hold for all of them."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.extract.indicators import extract
from banggiao.model.claims import Indicator
from banggiao.model.dates import is_edtf
from banggiao.model.kinds import INDICATOR_MODALITIES, METRICS, MODIFIERS
from tests.unit.claim_cases import cases, check, claims_of

LONG = """
Việt Nam và Chile hội đàm
Kim ngạch thương mại Việt Nam - Chile năm 2016 đạt 1,2 tỷ USD, tăng 8% so với năm 2015.
Chile là đối tác thương mại lớn thứ 4 của Việt Nam.
Tính đến ngày 20/6/2017, Chile có 12 dự án đầu tư tại Việt Nam với tổng vốn đăng ký 30 triệu USD.
Năm 2016, Việt Nam đón 5.000 lượt khách Chile. Hai nước đã ký 25 văn kiện hợp tác.
"""


#: makes each text one about the relation of two
FRAME = "\nThủ tướng và Bộ trưởng Ngoại giao hai nước hội đàm tại Hà Nội, nhất trí thúc đẩy quan hệ song phương."


@pytest.mark.parametrize("case", cases("indicators"))
def test_figures_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    check(extract, case | {"text": case["text"].rstrip() + FRAME})


def _claims(text: str, published: str | None = None) -> list[Indicator]:
    return [c for c in claims_of(extract, text.rstrip() + FRAME, published) if isinstance(c, Indicator)]


def test_every_value_has_its_own_evidence() -> None:
    found = _claims(LONG)
    assert found
    for c in found:
        assert "metric" in c.grounds and "value" in c.grounds
        for name in ("period", "change_pct", "change_base", "modality", "out_of"):
            assert (name in c.grounds) == (getattr(c, name) is not None), (c, name)


def test_values_are_of_the_closed_lists() -> None:
    for c in _claims(LONG):
        assert c.metric in METRICS
        assert c.modifier in MODIFIERS
        assert c.modality is None or c.modality in INDICATOR_MODALITIES
        assert all(is_edtf(d) for d in (c.period, c.change_base) if d)


def test_a_quote_holds_its_figure_and_stays_in_its_sentence() -> None:
    for c in _claims(LONG):
        value = c.grounds["value"]
        assert c.evidence.start <= value.start and value.end <= c.evidence.end
        assert "\n" not in c.evidence.quote


def test_a_relative_period_names_its_anchor() -> None:
    text = "Việt Nam và Chile hội đàm\nKim ngạch Việt Nam - Chile 5 tháng đầu năm 2017 đạt 400 triệu USD, "
    [c] = _claims(text + "tăng 3% so với cùng kỳ năm 2016.")
    assert c.change_base == "2016-01/2016-05"
    assert c.anchors["change_base"].quote == "5 tháng đầu năm 2017"


def test_the_title_carries_no_claims() -> None:
    assert not _claims("Kim ngạch Việt Nam - Chile năm 2016 đạt 1,2 tỷ USD\nHai nước gặp nhau ở Hà Nội.")


def test_a_text_that_is_not_about_relations_has_none() -> None:
    market = "Chợ hoa ngày Tết\nXuất khẩu hoa đạt 3 tỷ đồng, tăng 4% so với năm 2015. Chợ là chợ hoa lớn nhất tỉnh."
    assert not claims_of(extract, market)

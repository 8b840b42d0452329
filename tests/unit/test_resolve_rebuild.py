"""Claims of several documents become entries: what is one thing is one entry, what is another stays another."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.model.claims import Quantity
from banggiao.model.entries import Entry
from banggiao.resolve import resolve_all
from tests.unit.resolve_documents import filed

Claim = tuple[str, str, dict[str, Any]]


def entries(kind: str, *claims: Claim, parties: tuple[str, ...] = ("VNM", "NZL")) -> list[Entry]:
    documents = [filed(f"d{n}", claims=(c,), parties=parties) for n, c in enumerate(claims)]
    return [e for e in resolve_all(documents).entries if e.kind == kind]


def test_a_short_name_joins_the_only_full_name_that_fits() -> None:
    found = entries(
        "person",
        ("actor", "Bộ trưởng Anne Whitcombe", {"name": "Anne Whitcombe", "role": "Bộ trưởng", "country": "NZL"}),
        ("actor", "Bà Whitcombe", {"name": "Whitcombe", "country": "NZL"}),
    )
    assert [len(e.claims) for e in found] == [2]
    assert found[0].fields["name"] == "Anne Whitcombe"


def test_a_short_name_that_two_people_could_bear_joins_neither() -> None:
    found = entries(
        "person",
        ("actor", "Anne Whitcombe", {"name": "Anne Whitcombe", "country": "NZL"}),
        ("actor", "Ralph Whitcombe", {"name": "Ralph Whitcombe", "country": "NZL"}),
        ("actor", "Whitcombe", {"name": "Whitcombe", "country": "NZL"}),
    )
    assert len(found) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sáng kiến Rừng Ven biển (SKRVB)", "khuôn khổ SKRVB", True),
        ("Đối thoại Nghề cá Việt Nam - New Zealand", "Đối thoại nghề cá New Zealand - Việt Nam lần thứ ba", True),
        ("Đối thoại Nghề cá Việt Nam - New Zealand", "Đối thoại Nghề cá Việt Nam - Chile", False),
        ("Hiệp định Nuôi tôm 2011", "Hiệp định Nuôi tôm 2017", False),
        ("Chương trình San hô tại Trung tâm Nghiên cứu Biển sâu (TTBS)", "Diễn đàn Nghề muối của TTBS", False),
        ("Kế hoạch dạy nghề với nước CHND Trung Hoa", "Nghị định thư về hạt tiêu với nước CHND Trung Hoa", False),
    ],
)
def test_mechanisms_meet_on_acronym_or_core_name(one: str, other: str, same: bool) -> None:
    found = entries(
        "mechanism",
        ("mechanism", one, {"name": one, "type": "dialogue"}),
        ("mechanism", other, {"name": other, "type": "dialogue"}),
    )
    assert (len(found) == 1) is same


def test_one_level_of_one_pair_is_one_entry_with_all_its_dates() -> None:
    found = entries(
        "relationship",
        ("status", "Đối tác Chiến lược từ năm 2009", {"date": "2009"}),
        ("status", "Đối tác Chiến lược (tháng 7/2009)", {"date": "2009-07"}),
    )
    assert len(found) == 1
    assert found[0].fields["date"] == "2009-07"
    assert set(found[0].fields["dates"]) == {"2009", "2009-07"}


def test_a_wished_sum_stays_out_of_the_series_of_realised_ones() -> None:
    found = entries(
        "series",
        ("indicator", "kim ngạch đạt 2 tỷ USD năm 2016", {"value": 2e9, "period": "2016"}),
        ("indicator", "kim ngạch đạt 2,2 tỷ USD năm 2017", {"value": 2.2e9, "period": "2017"}),
        ("indicator", "mong kim ngạch đạt 5 tỷ USD", {"value": 5e9, "modality": "wished"}),
    )
    assert sorted(len(e.claims) for e in found) == [1, 2]
    realised = max(found, key=lambda e: len(e.claims))
    assert [v["value"] for v in realised.fields["values"]] == [2_000_000_000, 2_200_000_000]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("nhất trí lập đường bay thẳng Hà Nội - Huế", "sẽ lập đường bay thẳng nối Hà Nội với Huế", True),
        ("nhất trí lập đường bay thẳng Hà Nội - Huế", "hai bên nhất trí lập trung tâm dạy nghề ở Huế", False),
    ],
)
def test_the_object_decides_whether_two_undertakings_are_one(one: str, other: str, same: bool) -> None:
    assert (len(entries("commitment", ("commitment", one, {}), ("commitment", other, {}))) == 1) is same


def test_a_goal_of_one_measure_and_day_needs_few_words() -> None:
    goal = {"quantity": Quantity(value=3e9, unit="USD"), "deadline": "2026"}
    found = entries(
        "commitment",
        ("commitment", "phấn đấu đưa kim ngạch hai chiều lên 3 tỷ USD vào năm 2026", goal),
        ("commitment", "hướng tới 3 tỷ USD trong 2026", goal),
    )
    assert len(found) == 1


def test_the_same_goal_with_another_partner_is_another_entry() -> None:
    goal = {"quantity": Quantity(value=3e9, unit="USD"), "deadline": "2026"}
    quote = "phấn đấu đưa kim ngạch hai chiều lên 3 tỷ USD vào năm 2026"
    a = filed("a", claims=(("commitment", quote, goal),))
    b = filed("b", claims=(("commitment", quote, goal | {"by": ("VNM", "CHL")}),), parties=("VNM", "CHL"))
    assert len(resolve_all([a, b]).entries) == 2


def test_the_order_of_documents_changes_nothing() -> None:
    documents = [
        filed(f"d{n}", claims=(("mechanism", name, {"name": name, "type": "framework"}),))
        for n, name in enumerate(("Sáng kiến SKRVB", "SKRVB", "Quỹ Biển xanh", "Sáng kiến Rừng Ven biển (SKRVB)"))
    ]
    assert resolve_all(documents) == resolve_all(documents[::-1])


def test_an_entry_keeps_its_id_when_a_claim_joins_it() -> None:
    documents = [filed(f"d{n}", claims=(("status", f"Đối tác Chiến lược {n}", {}),)) for n in range(3)]
    before = resolve_all(documents[:2]).entries[0]
    known = dict.fromkeys(before.claims, "e-of-old")
    after = resolve_all(documents, known=known)
    assert [e.id for e in after.entries] == ["e-of-old"]
    assert len(after.entries[0].claims) == 3

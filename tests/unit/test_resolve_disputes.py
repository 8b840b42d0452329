"""Figures that differ become a disagreement with both sides; what rounding or another period explains does not."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.model.entries import Entry
from banggiao.model.register import Filed
from banggiao.resolve import resolve_all
from banggiao.resolve.rounding import compatible, last_digit
from banggiao.resolve.scopes import direction
from tests.unit.resolve_documents import filed

Value = dict[str, Any]


def told(name: str, quote: str, value: Value) -> Filed:
    return filed(name, f"Bài của báo {name}", claims=(("indicator", quote, value),))


def disagreements(*documents: Filed) -> list[Entry]:
    return [e for e in resolve_all(documents).entries if e.kind == "disagreement"]


def test_two_amounts_for_one_year_are_both_kept() -> None:
    one = told("A", "kim ngạch năm 2016 đạt 3,2 tỷ USD", {"value": 3.2e9, "period": "2016"})
    other = told("B", "năm 2016 hai nước buôn bán 4,1 tỷ USD", {"value": 4.1e9, "period": "2016"})
    found = disagreements(one, other)
    assert [sorted(v["value"] for v in e.fields["values"]) for e in found] == [[3.2e9, 4.1e9]]
    assert found[0].witnesses == 2
    series = next(e for e in resolve_all([one, other]).entries if e.kind == "series")
    assert series.flags == ("disputed",)
    assert [(x.relation, x.entry) for x in series.links] == [("disputed_in", found[0].id)]


@pytest.mark.parametrize(
    "other",
    [
        {"value": 3e9, "period": "2016", "modifier": "exact"},
        {"value": 3.3e9, "period": "2016", "modifier": "about"},
        {"value": 3e9, "period": "2016", "modifier": "min"},
        {"value": 4.1e9, "period": "2015"},
        {"value": 4.1e9, "period": "2016", "unit": "EUR"},
        {"value": 4.1e9, "period": "2016", "modality": "planned"},
    ],
    ids=["fewer digits", "about", "more than", "another year", "another currency", "planned"],
)
def test_no_disagreement(other: Value) -> None:
    one = told("A", "kim ngạch năm 2016 đạt 3,2 tỷ USD", {"value": 3.2e9, "period": "2016"})
    assert disagreements(one, told("B", "kim ngạch hai nước", other)) == []


def ranked(name: str, quote: str, value: float, **more: Any) -> Filed:
    values = {"metric": "investment_rank", "unit": "rank", "of": "NZL", "in_": "VNM", "parties": ("NZL", "VNM"), **more}
    people = (("actor", "Anne Whitcombe", {"name": "Anne Whitcombe", "country": "NZL"}),)
    lede = "Bà Anne Whitcombe thăm Việt Nam ngày 5/4, bàn về nghề cá và đóng tàu."
    return filed(name, "Bà Anne Whitcombe thăm Việt Nam", lede, f"Báo {name}: {quote}",
                 claims=(*people, ("indicator", quote, {"value": value} | values)))  # fmt: skip


def test_ranks_in_one_list_differ_and_ranks_in_two_lists_do_not() -> None:
    third = ranked("A", "New Zealand là nhà đầu tư lớn thứ ba của Việt Nam", 3)
    fifth = ranked("B", "New Zealand là nhà đầu tư lớn thứ năm ở Việt Nam", 5)
    assert [sorted(v["value"] for v in e.fields["values"]) for e in disagreements(third, fifth)] == [[3, 5]]
    assert disagreements(third, ranked("B", "New Zealand là nhà đầu tư lớn nhất tại TP HCM", 1)) == []
    within = ranked("B", "New Zealand xếp thứ 15 trong 119 nước đầu tư vào Việt Nam", 15, out_of=119)
    assert disagreements(ranked("A", "New Zealand là nhà đầu tư châu Âu lớn nhất tại Việt Nam", 1), within) == []


@pytest.mark.parametrize(("value", "differs"), [(300000.0, True), (1000.0, False), (33000.0, False)])
def test_figures_without_a_period_differ_by_a_digit_alone(value: float, differs: bool) -> None:
    def count(name: str, quote: str, n: float) -> Filed:
        return told(name, quote, {"metric": "people", "unit": "people", "value": n, "parties": ("NZL", "VNM")})

    one = count("A", "hiện có 30.000 sinh viên Việt Nam học tại New Zealand", 30000.0)
    other = count("B", "khoảng chừng ấy sinh viên Việt Nam học tại New Zealand", value)
    assert bool(disagreements(one, other)) is differs


def on_the_visit(name: str, quote: str, value: float, **more: Any) -> Filed:
    """A report of one visit that gives a figure without its period."""
    lede = "Bà Anne Whitcombe thăm Việt Nam ngày 5/4, bàn về nghề cá và đóng tàu."
    people = (("actor", "Anne Whitcombe", {"name": "Anne Whitcombe", "country": "NZL"}),)
    given = {"value": value, "parties": ("NZL", "VNM"), "printed": {"value": f"{value:g}"}} | more
    return filed(name, "Bà Anne Whitcombe thăm Việt Nam", lede, f"Báo {name}: {quote}",
                 claims=(*people, ("indicator", quote, given)))  # fmt: skip


COMMUNITY = {"metric": "people", "unit": "people"}
SIGNED = {"metric": "documents_signed", "unit": "documents"}
FIRMS = {"metric": "other", "unit": "items"}


@pytest.mark.parametrize(
    ("one", "other", "values", "differ"),
    [
        ("tỉnh Đông Hải hiện có 300 người Việt đang sinh sống", "tỉnh Đông Hải có 700 người Việt đang sinh sống",
         COMMUNITY, True),
        ("tỉnh Đông Hải hiện có 300 người Việt đang sinh sống", "tỉnh Tây Sơn có 700 người Việt đang sinh sống",
         COMMUNITY, False),
        ("một địa phương hiện có 300 người Việt đang sinh sống", "địa phương có 700 người Việt đang sinh sống",
         COMMUNITY, False),
        ("hai bên đã ký 4 văn kiện về nghề cá", "chứng kiến lễ ký 5 văn kiện về nghề cá", SIGNED, True),
        ("ký tuyên bố chung cùng 4 văn kiện khác về nghề cá", "hai bên ký 5 văn kiện về nghề cá", SIGNED, False),
        ("hiện có 120 doanh nghiệp New Zealand đang hoạt động tại Việt Nam",
         "có 170 doanh nghiệp New Zealand làm ăn, hoạt động tại Việt Nam", FIRMS, True),
        ("hiện có 120 doanh nghiệp New Zealand đang hoạt động tại Việt Nam",
         "có 170 doanh nghiệp New Zealand tham gia diễn đàn tại Việt Nam", FIRMS, False),
    ],
    ids=["a province", "two provinces", "a part without a name", "signed", "and others", "firms", "firms that came"],
)  # fmt: skip
def test_counts_in_reports_of_one_visit(one: str, other: str, values: Value, differ: bool) -> None:
    first, second = (
        on_the_visit(name, quote, float(next(w for w in quote.split() if w.isdigit())), **values)
        for name, quote in (("A", one), ("B", other))
    )
    assert bool(disagreements(first, second)) is differ


def test_what_is_told_of_its_parts_is_whole_all_the_same() -> None:
    first = "năm 2016 kim ngạch đạt 51 tỷ USD, trong đó các tập đoàn lớn chiếm quá nửa"
    second = "năm 2016 là bạn hàng lớn thứ 6 trên thế giới, với 61 tỷ USD"
    year = {"period": "2016"}
    one = told("A", first, year | {"value": 51e9, "printed": {"value": "51"}})
    other = told("B", second, year | {"value": 61e9, "printed": {"value": "61"}})
    assert len(disagreements(one, other)) == 1


def test_a_rank_of_two_months_is_no_rank_of_all_time() -> None:
    ever = ranked("A", "New Zealand là nhà đầu tư lớn thứ ba của Việt Nam", 3)
    months = ranked("B", "New Zealand là nhà đầu tư lớn thứ năm ở Việt Nam", 5, period="XXXX-01/XXXX-02")
    assert disagreements(ever, months) == []


def test_two_levels_since_one_year_are_a_disagreement() -> None:
    def level(name: str, kind: str, label: str, year: str) -> Filed:
        quote = f"hai nước lập quan hệ {label} từ năm {year}"
        return filed(name, f"Bài {name}", claims=(("status", quote, {
            "level": kind, "label": label, "date": year, "printed": {"date": year}}),))  # fmt: skip

    lower = level("A", "comprehensive", "Đối tác Toàn diện", "2011")
    higher = level("B", "comprehensive_strategic", "Đối tác Chiến lược Toàn diện", "2011")
    later = level("B", "comprehensive_strategic", "Đối tác Chiến lược Toàn diện", "2019")
    assert [(e.fields["field"], len(e.fields["sides"])) for e in disagreements(lower, higher)] == [("level", 2)]
    assert disagreements(lower, later) == []


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("ký thỏa thuận vay 40 tỷ yên và Bản ghi nhớ giữa Bộ Công Thương Việt Nam và New Zealand", ""),
        ("là nước cấp vốn vay lớn nhất cho Việt Nam", "NZL>VNM"),
        ("New Zealand đã viện trợ thêm 3 triệu USD", "NZL>VNM"),
        ("riêng năm ngoái New Zealand đón 17.000 khách Việt Nam", "VNM>NZL"),
        ("đưa New Zealand trở thành thị trường khách lớn nhất của Việt Nam", "NZL>VNM"),
        ("lượt khách đến thăm New Zealand", "VNM>NZL"),
    ],
)
def test_which_way_a_figure_flows(words: str, way: str) -> None:
    assert direction(words, ("NZL", "VNM")) == way


def test_one_witness_does_not_disagree_with_itself() -> None:
    one = filed(
        "A",
        "Bài của báo A",
        claims=(
            ("indicator", "kim ngạch năm 2016 đạt 3,2 tỷ USD", {"value": 3.2e9, "period": "2016"}),
            ("indicator", "hoặc là 4,1 tỷ USD theo hải quan", {"value": 4.1e9, "period": "2016"}),
        ),
    )
    assert disagreements(one) == []


@pytest.mark.parametrize(("value", "unit"), [(8e9, 1e9), (61.5e9, 1e8), (118.0, 1.0), (300000.0, 100000.0), (0.0, 0.0)])
def test_the_last_digit_that_says_something(value: float, unit: float) -> None:
    assert last_digit(value) == pytest.approx(unit)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("exact", 8e9), ("exact", 7.8e9), True),
        (("exact", 64e9), ("exact", 61.5e9), False),
        (("min", 1.24e9), ("min", 0.9e9), False),
        (("max", 2000.0), ("exact", 1960.0), True),
        (("about", 3.5e9), ("exact", 3.55e9), True),
        (("exact", 4.0), ("exact", 5.0), False),
        (("exact", 118.0), ("exact", 117.0), False),
    ],
)
def test_what_words_and_digits_leave_open(a: tuple[str, float], b: tuple[str, float], same: bool) -> None:
    rows = [{"modifier": m, "value": v} for m, v in (a, b)]
    assert compatible(rows[0], rows[1]) is same
    assert compatible(rows[1], rows[0]) is same


def test_part_of_a_year_is_compared_pro_rata_and_flagged_with_its_sum() -> None:
    found = resolve_all(
        [
            told("A", "năm 2016 đạt 60 tỷ USD", {"value": 60e9, "period": "2016"}),
            told("B", "bốn tháng đầu năm đạt 5,1 tỷ USD", {"value": 5.1e9, "period": "2016-01/2016-04"}),
        ]
    )
    series = next(e for e in found.entries if e.kind == "series")
    wrong = {v["value"]: v["implausible"] for v in series.fields["values"] if "implausible" in v}
    assert series.flags == ("implausible",)
    assert list(wrong) == [5.1e9]
    assert wrong[5.1e9]["reason"] == "may be one month"
    assert "5,100,000,000 / 4 months x 12 = 15,300,000,000" in wrong[5.1e9]["sum"]


def test_a_part_of_a_year_that_fits_is_not_flagged() -> None:
    found = resolve_all(
        [
            told("A", "năm 2016 đạt 60 tỷ USD", {"value": 60e9, "period": "2016"}),
            told("B", "bốn tháng đầu năm đạt 19 tỷ USD", {"value": 19e9, "period": "2016-01/2016-04"}),
        ]
    )
    assert all(not e.flags for e in found.entries)


def test_a_quarter_of_a_count_of_people_may_be_what_came_in_it() -> None:
    count = {"metric": "people", "unit": "people"}
    found = resolve_all(
        [
            told("A", "năm 2016 đón 400.000 khách", count | {"value": 400000.0, "period": "2016"}),
            told("B", "quý 1 đón 120.000 khách", count | {"value": 120000.0, "period": "2017-01/2017-03"}),
            told("C", "năm 2017 chỉ 4.000 khách", count | {"value": 4000.0, "period": "2017"}),
        ]
    )
    series = next(e for e in found.entries if e.kind == "series")
    assert [v["value"] for v in series.fields["values"] if "implausible" in v] == [4000]


def test_figures_of_parts_of_a_country_are_no_measure_of_one_another() -> None:
    town = told("A", "năm 2016 thành phố Huế buôn bán 60 triệu USD", {"value": 6e7, "period": "2016"})
    other = told("B", "năm 2016 tỉnh Kon Tum buôn bán 2 triệu USD", {"value": 2e6, "period": "2016"})
    assert all(not e.flags for e in resolve_all([town, other]).entries)


def test_a_value_against_its_own_growth_is_flagged() -> None:
    grown = {"value": 30e9, "period": "2016", "change_pct": 10.0, "change_base": "2012"}
    found = resolve_all(
        [
            told("A", "năm 2012 đạt 5 tỷ USD", {"value": 5e9, "period": "2012"}),
            told("B", "năm 2016 đạt 30 tỷ USD, tăng 10% so với 2012", grown),
        ]
    )
    series = next(e for e in found.entries if e.kind == "series")
    assert [v["value"] for v in series.fields["values"] if "implausible" in v] == [30e9]


def test_entries_never_share_an_id() -> None:
    late = [
        ("event", f"gặp bà Anne Whitcombe ngày {day}/6/2018 tại Huế",
         {"type": "meeting", "date": f"2018-06-0{day}", "participants": ("Anne Whitcombe",)})
        for day in (7, 8, 9)
    ]  # fmt: skip
    known = ("event", "chuyến thăm của bà Anne Whitcombe (tháng 6/2017)",
             {"type": "visit", "date": "2017-06", "participants": ("Anne Whitcombe",)})  # fmt: skip
    article = filed("A", "Nhìn lại một năm", claims=(*late, known), published="2018-01-05")
    ids = [e.id for e in resolve_all([article]).entries]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("other", "same"), [(3.0, True), (4.0, True), (1.0, True), (5.0, False)])
def test_a_place_among_the_first_few_is_any_of_them(other: float, same: bool) -> None:
    among = {"modifier": "max", "value": 4.0, "unit": "rank"}
    assert compatible(among, {"modifier": "exact", "value": other, "unit": "rank"}) is same

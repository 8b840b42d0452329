"""Figures and dates in words, in both languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banggiao.language.labels import LANGUAGES, tables
from banggiao.language.wording import amount, because, date_words, number, quantity, scaled, signed_percent


@pytest.mark.parametrize(
    ("args", "vi", "en"),
    [
        ({"value": 123.86e9, "unit": "USD", "modifier": "min"}, "hơn 123,86 tỷ USD", "more than 123.86 billion USD"),
        ({"value": 2e6, "unit": "USD"}, "2 triệu USD", "2 million USD"),
        ({"value": 50000, "unit": "people", "value_max": 100000}, "50.000-100.000 người", "50,000-100,000 people"),
        ({"value": 8e8, "unit": "USD", "value_max": 1e9}, "800 triệu - 1 tỷ USD", "800 million - 1 billion USD"),
        ({"value": 1.5e9, "unit": "EUR", "value_max": 2e9}, "1,5-2 tỷ EUR", "1.5-2 billion EUR"),
        ({"value": 1150, "unit": "projects", "modifier": "max"}, "gần 1.150 dự án", "nearly 1,150 projects"),
        ({"value": 11, "unit": "percent"}, "11%", "11%"),
        ({"value": 7, "unit": "rank"}, "thứ 7", "rank 7"),
        ({"value": 3, "unit": ""}, "3", "3"),
    ],
)
def test_amounts(args: dict[str, object], vi: str, en: str) -> None:
    assert amount(**args) == vi  # type: ignore[arg-type]
    assert amount(lang="en", **args) == en  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "vi", "en"),
    [
        ("2023-09-10", "ngày 10/9/2023", "10 September 2023"),
        ("2023-09", "tháng 9/2023", "September 2023"),
        ("2013", "năm 2013", "2013"),
        ("2023-09-10/2023-09-11", "ngày 10-11/9/2023", "10-11 September 2023"),
        ("2016/2020", "giai đoạn 2016-2020", "2016-2020"),
        ("2022-01/2022-05", "5 tháng đầu năm 2022", "January-May 2022"),
        ("2022-04/2022-06", "tháng 4-6/2022", "April-June 2022"),
        ("XXXX-07-12", "ngày 12/7, không rõ năm", "12 July, year unknown"),
        ("XXXX", "không rõ năm", "year unknown"),
        ("XXXX-01/XXXX-03", "3 tháng đầu, không rõ năm", "January-March, year unknown"),
        ("XXXX-09-10/XXXX-09-11", "ngày 10-11/9, không rõ năm", "10-11 September, year unknown"),
        ("XXXX-04-26/XXXX-05-03", "ngày 26/4 - ngày 3/5, không rõ năm", "26 April to 3 May, year unknown"),
        ("2022-33", "quý I/2022", "Q1 2022"),
        ("2022-40", "nửa đầu năm 2022", "first half of 2022"),
        ("../2030", "đến năm 2030", "until 2030"),
        ("2022-03/..", "từ tháng 3/2022", "since March 2022"),
        ("202X", "thập niên 2020", "2020s"),
        ("2020~", "khoảng năm 2020", "about 2020"),
        ("{2018,2019}", "năm 2018, năm 2019", "2018, 2019"),
        (None, "không rõ ngày", "undated"),
        ("no date", "no date", "no date"),
    ],
)
def test_dates(edtf: str | None, vi: str, en: str) -> None:
    assert date_words(edtf) == vi
    assert date_words(edtf, "en") == en


def test_percentages_and_quantities() -> None:
    assert signed_percent(11) == "+11%"
    assert signed_percent(-3.5) == "-3,5%"
    assert quantity({"value": 40000000, "unit": "doses", "modifier": "max"}) == "gần 40 triệu liều"
    assert quantity(None) == ""


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_shortening_loses_no_digit(value: int) -> None:
    words = scaled(value, "en")
    m = re.fullmatch(r"(-?[\d,.]+)(?: (billion|million))?", words)
    assert m
    size = {"billion": 10**9, "million": 10**6}.get(m[2] or "", 1)
    whole, _, part = m[1].replace(",", "").partition(".")
    assert abs(int(whole)) * size + (int(part) * size // 10 ** len(part) if part else 0) == abs(value)


PARTS = st.sampled_from(["2023", "XXXX"])
ENDS = st.sampled_from(["202X", "20XX"]) | st.builds(
    lambda y, m, d, q: y + m + (d if m and int(m[1:3].replace("X", "1")) <= 12 else "") + q,
    PARTS, st.sampled_from(["", "-05", "-12", "-XX", "-33", "-41", "-21"]), st.sampled_from(["", "-01", "-28", "-XX"]),
    st.sampled_from(["", "~"]),
)  # fmt: skip


@given(st.one_of(ENDS, st.builds("{}/{}".format, st.one_of(ENDS, st.just("..")), st.one_of(ENDS, st.just("..")))))
def test_every_date_has_words_without_an_x(edtf: str) -> None:
    for lang in ("vi", "en"):
        words = date_words(edtf, lang)
        assert words and "XX" not in words and "None" not in words


def test_numbers_keep_their_own_separators() -> None:
    assert number(10.3) == "10,3"
    assert number(1234567.5, "en") == "1,234,567.5"
    assert number(0) == "0"


def test_why_two_entries_are_tied_in_both_languages() -> None:
    assert because("deed|visit|0.33") == "chuyến thăm được kể bằng lời gần giống (độ giống: 0,33)"
    assert because("answer|0.47", "en") == "the one asked says so (words alike: 0.47)"
    assert because("reached|trade_turnover|2016|10000000000 USD", "en").endswith(
        "of 2016 reaches the goal of 10 billion USD"
    )
    assert because("in_report") == "nằm trong một bản thuật lại văn bản này"
    assert because("value") == "giá trị"


def test_words_of_an_earlier_register_stand_in_english_alone() -> None:
    assert because("a visit in the same words (0.33)", "en") == "a visit in the same words (0.33)"
    assert because("a visit in the same words (0.33)") == because("deed|visit") == ""


def test_every_reason_says_all_its_parts_in_both_languages() -> None:
    for row in tables()["because"].values():
        for lang in LANGUAGES:
            assert set(re.findall(r"{(\w+)}", row[lang])) == set(row.get("with", "").split())

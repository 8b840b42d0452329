"""What holds for every text: offsets, order, valid EDTF, and values that come back as they were printed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from banggiao.language.amounts import find_amounts
from banggiao.language.dates import find_dates
from banggiao.language.fold import fold
from banggiao.language.sentences import sentences
from banggiao.model.dates import is_edtf

#: pieces from which sentences are made that the grammars have to get through
PIECES = [
    "ngày", "tháng", "năm", "quý", "sáng", "từ", "đến", "và", ",", "-", "–", "/", "(", ")", ".", "...", '"',
    "so với", "cùng kỳ", "cùng ngày", "hôm nay", "thứ", "lớn nhất", "tỷ", "triệu", "USD", "%", "người",
    "dự án", "hơn", "gần", "nửa", "hai", "năm", "một", "gấp", "đôi", "phần", "Hà Nội", "TP.", "ASEAN", "đầu",
    "cuối", "trước", "ngoái", "những năm", "thế kỷ", "XIX", "I", "âm lịch", "tính", "12", "7", "31", "2018",
    "90", "1.150", "3,5", "9-11", "10-11/9/2023", "2/2",
]  # fmt: skip
FORMS = ["{d}/{m}/{y}", "{d}-{m}-{y}", "{d} tháng {m} năm {y}"]
texts = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=60)
printed = st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)).map(date.isoformat)


@settings(max_examples=150, deadline=None)
@given(texts, printed)
def test_dates_are_ordered_valid_and_inside_the_text(text: str, page: str | None) -> None:
    found = find_dates(text, printed=page)
    at = 0
    for m in found:
        assert at <= m.start < m.end <= len(text)
        at = m.end
        assert is_edtf(m.edtf), m
        assert edtf.parse_edtf(m.edtf) is not None
        assert m.anchor != "printed" or page is not None
        if m.anchor_span:
            assert text[slice(*m.anchor_span)]


@settings(max_examples=150, deadline=None)
@given(texts)
def test_amounts_are_ordered_and_inside_the_text(text: str) -> None:
    at = 0
    for m in find_amounts(text):
        assert at <= m.start < m.end <= len(text)
        at = m.end
        assert m.value >= 0
        assert m.value_max is None or m.value_max > m.value
        assert m.modifier in ("exact", "about", "min", "max")


@settings(max_examples=100, deadline=None)
@given(texts)
def test_sentences_hold_every_character_once(text: str) -> None:
    spans = sentences(text)
    assert spans == sorted(spans)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    inside = "".join(text[a:b] for a, b in spans)
    assert "".join(inside.split()) == "".join(text.split())


@settings(max_examples=100, deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{d}/{m}/{y}", "{d}-{m}-{y}", "{d} tháng {m} năm {y}"]),
)
def test_a_printed_day_comes_back(day: date, form: str) -> None:
    text = "Đoàn đến ngày " + form.format(d=day.day, m=day.month, y=day.year) + ", rồi về."
    assert [m.edtf for m in find_dates(text)] == [day.isoformat()]


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 999_999_999), st.sampled_from(["USD", "euro", "người", "dự án"]))
def test_a_printed_number_comes_back(value: int, unit: str) -> None:
    grouped = f"{value:,}".replace(",", ".")
    [found] = find_amounts(f"tổng cộng {grouped} {unit} cả thảy")
    assert found.value == value
    assert found.unit in ("USD", "EUR", "people", "projects")


@settings(max_examples=100, deadline=None)
@given(texts)
def test_reading_a_folded_text_twice_gives_the_same(text: str) -> None:
    folded = fold(text)
    assert find_dates(text, folded=folded) == find_dates(text)
    assert find_amounts(text, folded=folded) == find_amounts(text)

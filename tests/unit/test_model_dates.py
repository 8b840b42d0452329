"""EDTF bounds, against hand-made cases and against the `edtf` library where both can read a string."""

from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from banggiao.model.dates import bounds, is_edtf, latest, overlap

CASES = {
    "2023": (date(2023, 1, 1), date(2023, 12, 31)),
    "2023-09": (date(2023, 9, 1), date(2023, 9, 30)),
    "2024-02": (date(2024, 2, 1), date(2024, 2, 29)),
    "2023-09-10": (date(2023, 9, 10), date(2023, 9, 10)),
    "2022-01/2022-05": (date(2022, 1, 1), date(2022, 5, 31)),
    "2022-35": (date(2022, 7, 1), date(2022, 9, 30)),
    "2022-41": (date(2022, 7, 1), date(2022, 12, 31)),
    "199X": (date(1990, 1, 1), date(1999, 12, 31)),
    "2023-09-10/..": (date(2023, 9, 10), None),
    "../2030": (None, date(2030, 12, 31)),
    "{2008,2012,2016}": (date(2008, 1, 1), date(2016, 12, 31)),
    "2021~": (date(2021, 1, 1), date(2021, 12, 31)),
    "XXXX-07-12": (None, None),
    "XXXX-02-29": (None, None),
}


@pytest.mark.parametrize("text", CASES)
def test_bounds(text: str) -> None:
    assert bounds(text) == CASES[text]


@pytest.mark.parametrize("text", ["", "2023-13", "2023-02-30", "12/07/2022", "tháng 9", "2023-9", "2022-01/x"])
def test_what_is_no_edtf(text: str) -> None:
    assert not is_edtf(text)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from([4, 7, 10]))
def test_bounds_equal_those_of_the_edtf_library(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    parsed = edtf.parse_edtf(text)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    assert bounds(text) == (date(*low[:3]), date(*high[:3]))


def test_latest_of_an_open_end_is_unknown() -> None:
    assert latest("2023/..") is None


def test_overlap_needs_known_years() -> None:
    assert overlap("2023-09", "2023-09-10/2023-10-01")
    assert not overlap("2023", "2024")
    assert not overlap("XXXX-07-12", "2023-07-12")

"""What is packed comes out as it went in, and what was never packed whole is told."""

from __future__ import annotations

import json

import pytest

from banggiao.store.packing import Packed, dump, load


def test_a_value_comes_out_as_it_went_in() -> None:
    value = {"đối tác": ["Việt Nam", "Hoa Kỳ"], "năm": 2023, "trống": None}
    assert load(dump(value)) == value == dict(Packed(dump(value)))


@pytest.mark.parametrize("text", ['{"a":1}{', '{"a":1} ', '{"a":1', ""])
def test_what_is_not_one_whole_value_is_told(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        load(text)

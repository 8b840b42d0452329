"""What a value is that rooms hand to one another: equal and hashed by its fields, without room for others."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from banggiao.model.frozen import frozen


@frozen
class Place:
    name: str
    size: int = 0


@frozen(kw_only=True, order=True)
class Visit:
    day: str
    place: Place | None = None


def test_two_of_the_same_fields_are_one() -> None:
    assert {Place("Lima", 1), Place("Lima", 1)} == {Place("Lima", 1)}
    assert Place("Lima") != Place("Lima", 1)


def test_it_takes_no_other_field() -> None:
    with pytest.raises(AttributeError):
        Place("Lima").country = "PER"  # type: ignore[attr-defined]


def test_it_is_replaced_ordered_and_sent_as_any_dataclass() -> None:
    first = Visit(day="2031-05-01", place=Place("Lima"))
    assert replace(first, day="2031-05-02") > first
    assert pickle.loads(pickle.dumps(first)) == first

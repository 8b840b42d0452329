"""Rows of spanned things: what lies wholly inside a stretch, whatever begins or ends at its edges."""

from __future__ import annotations

import pytest

from banggiao.extract.reading import Row, Sentence

THREE = Row([Sentence(0, 4, "paragraph", 0), Sentence(5, 9, "paragraph", 1), Sentence(9, 20, "paragraph", 2)])


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 20, [0, 1, 2]), (0, 8, [0]), (1, 9, [1]), (5, 9, [1]), (5, 5, []), (9, 19, []), (20, 30, []), (4, 5, [])],
)
def test_what_lies_inside(start: int, end: int, found: list[int]) -> None:
    assert [s.index for s in THREE.within(start, end)] == found


def test_an_empty_row_holds_nothing() -> None:
    assert Row[Sentence]().within(0, 9) == []

"""The cast: cases of people, references and parties, and what must hold for all of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from banggiao.extract.actors import Cast, Mention, cast, extract
from banggiao.extract.reading import read
from tests.unit.claim_cases import cases, check, document


def _cast(text: str) -> tuple[str, Cast]:
    doc = document(text)
    return doc.text, cast(read(doc))


def _mention(text: str, who: Cast, wanted: dict[str, Any]) -> Mention:
    """The `nth` mention (from 0) with the words of `text`."""
    fits = [m for m in who.mentions if text[m.start : m.end] == wanted["text"]]
    assert len(fits) > wanted.get("nth", 0), (
        f"{wanted['text']!r} not among {[text[m.start : m.end] for m in who.mentions]}"
    )
    nth: int = wanted.get("nth", 0)
    return fits[nth]


@pytest.mark.parametrize("case", cases("actors"))
def test_the_cast_is_as_the_case_says(case: dict[str, Any]) -> None:
    text, who = _cast(case["text"])
    if "parties" in case:
        assert list(who.parties) == case["parties"]
    if "claims" in case:
        check(extract, case)
    for silent in case.get("none", ()):
        assert silent not in [text[m.start : m.end] for m in who.mentions]
    for wanted in case.get("mentions", ()):
        found = _mention(text, who, wanted)
        if "kind" in wanted:
            assert found.kind == wanted["kind"]
        if "codes" in wanted:
            assert list(found.codes) == wanted["codes"]
        if "person" in wanted:
            assert (who.speaker(found) or "") == wanted["person"]
        if "candidates" in wanted:
            assert sorted(found.candidates) == sorted(wanted["candidates"])


@pytest.mark.parametrize("case", [c for c in cases("actors") if not c.marks])
def test_mentions_stand_in_order_and_never_overlap(case: dict[str, Any]) -> None:
    text, who = _cast(case["text"])
    spans = [(m.start, m.end) for m in who.mentions]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(m.person is None or 0 <= m.person < len(who.people) for m in who.mentions)


def test_the_same_document_gives_the_same_cast() -> None:
    text = "Việt Nam - Lào hội đàm\nBộ trưởng Ngoại giao Lào Khamla Vongsa tiếp ông Lê Văn Hoà. Hai bên nhất trí."
    assert _cast(text)[1] == _cast(text)[1]


def test_mentions_in_a_span_are_those_wholly_inside() -> None:
    text, who = _cast("Việt Nam - Lào\nHai bên họp. Phía Lào cảm ơn Việt Nam.")
    start = text.index("Phía")
    assert [text[m.start : m.end] for m in who.mentions_in(start, len(text))] == ["Phía Lào", "Việt Nam"]


def test_an_empty_document_has_no_cast() -> None:
    assert _cast("Tin ngắn")[1].parties == ()

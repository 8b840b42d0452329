"""What is kept of a claim, read again: alike from memory and from a database, and each name by its words."""

from __future__ import annotations

import pytest

from banggiao.model.candidates import Leaf
from banggiao.resolve.content import Runs
from banggiao.resolve.items import Item
from banggiao.resolve.memory import Memory
from banggiao.resolve.names import short_for
from banggiao.resolve.rules import RULE_OF
from banggiao.resolve.sighting import see
from banggiao.resolve.workspace import Workspace
from tests.unit.resolve_documents import filed


def test_texts_of_a_sighting_are_read_alike_as_text_and_as_bytes() -> None:
    line = "Thủ tướng Úc Anthony Albanese gặp Thủ tướng Phạm Minh Chính tại Hà Nội ngày 4/6/2023"
    values = {"name": "Anthony Albanese", "role": "Thủ tướng Úc", "country": "AUS"}
    document = filed("A", "Bài A", line, claims=(("actor", "Anthony Albanese", values),), parties=("VNM", "AUS"))
    ws = Workspace(Memory())
    (told,), (look,) = see(ws, [document])
    packed = told._replace(sentence=str(told.sentence).encode(), told=str(told.told).encode())
    leaf = Leaf("A", "A", "Bài A", "", ("VNM", "AUS"), None, 1, "A", "wA")
    plain, read = (Item(s, ws.seen(look), leaf, ws) for s in (told, packed))
    assert line in plain.sentence
    assert (read.sentence, read.claim, read.order) == (plain.sentence, plain.claim, plain.order)
    assert RULE_OF["person"].draft([read]) == RULE_OF["person"].draft([plain])


@pytest.mark.parametrize(
    ("one", "other", "short"),
    [("a b", "a b", True), ("a b", "b a", False), ("a c", "a b c", True), ("c a", "a b c", False),
     ("a b c", "a c", False), ("", "", False), ("", "a", False)],
)  # fmt: skip
def test_a_short_form_leaves_words_out_and_keeps_their_order(one: str, other: str, short: bool) -> None:
    assert short_for(tuple(one.split()), tuple(other.split())) is short


def test_runs_that_were_kept_are_read_when_first_asked_for_and_once() -> None:
    asked: list[int] = []

    def read() -> tuple[int, ...]:
        asked.append(1)
        return (1, 5, 9)

    runs, other = Runs(read), Runs(frozenset({5, 9, 11}))
    assert asked == []
    assert (runs.shared(other), other.shared(runs), len(runs), runs == Runs(frozenset({1, 5, 9}))) == (2, 2, 3, True)
    assert asked == [1]

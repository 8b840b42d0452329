"""Search finds the same on both databases, with and without diacritics, and takes nothing typed for an operator."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banggiao.language.fold import bare
from banggiao.store import Store
from banggiao.store.context import in_context, places
from banggiao.store.query import read
from banggiao.store.searching import Filters
from banggiao.store.words import plain, plain_in_place, tag, text_number, words
from tests.store import made
from tests.store.filling import fill, put_text


@pytest.fixture
def shelf(store: Store) -> Store:
    """Three small documents on different days."""
    put_text(store, "a", "Đức và Việt Nam ký thoả thuận\nBộ trưởng Đức tới Đà Nẵng bàn về bán dẫn.", "2021-05-01")
    put_text(store, "b", "Hội đàm ở Hà Nội\nHai bên nói về hoà bình, thuỷ điện và chất bán dẫn.", "2022-05-01")
    put_text(store, "c", "Bán hàng\nChợ dẫn đầu về doanh số; ducati vào thị trường.", "2023-05-01")
    return store


def docs(store: Store, words: str, **more: object) -> list[str]:
    return [h.doc for h in store.search(words, kinds=("document",), **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Đức", ["a"]), ("duc", ["a"]), ("DUC", ["a"]), ("Da Nang", ["a"]), ("đà nẵng", ["a"]),
        ("hòa bình", ["b"]), ("hoà bình", ["b"]), ("hoa binh", ["b"]), ("thủy điện", ["b"]),
        ("bán dẫn", ["b", "a", "c"]), ('"bán dẫn"', ["b", "a"]), ('"ban dan"', ["b", "a"]), ("“bán dẫn”", ["b", "a"]),
        ("ban đức", []), ("khong co gi", []), ("", []), ("  ", []), ("...", []),
    ],
)  # fmt: skip
def test_words_are_found_as_typed(shelf: Store, typed: str, found: list[str]) -> None:
    assert docs(shelf, typed) == found
    assert docs(shelf, unicodedata.normalize("NFD", typed)) == found


@pytest.mark.parametrize(
    "typed",
    ['"', "a AND", "NEAR(", "*", "x:y", "-a", "a OR b", "^a", "tags : kdocument", "' --", "{a b}: c", "\0", '""'],
)
def test_nothing_typed_is_an_operator(shelf: Store, typed: str) -> None:
    shelf.search(typed)
    shelf.search(f"Đức {typed}")
    shelf.search_counts(typed)


def test_random_queries_never_fail(shelf: Store) -> None:
    dice = random.Random(7)
    signs = "ađ\"'()*:^-+{}<>|&!\\;,. \u0301\u200b\t\n%_@#$=?/~[]`0"
    for _ in range(300):
        shelf.search("".join(dice.choices(signs, k=dice.randint(0, 20))))


def test_filters_hold_and_counts_agree(store: Store) -> None:
    put = fill(store, 8)
    every = store.search("USD", limit=1000)
    assert every.total == len(every) == sum(store.search_counts("USD")[0].values()) > 8
    kinds = ("commitment", "indicator")
    for kind in kinds:
        hits = store.search("usd", kinds=(kind,), limit=1000)
        assert hits and {h.kind for h in hits} == {kind}
        assert len(hits) == store.search_counts("usd")[0][kind]
    both = store.search("USD", kinds=kinds, limit=1000)
    assert {h.claim for h in both} == {h.claim for h in every if h.kind in kinds}
    party = put[0].parties[0]
    of_party = store.search("USD", kinds=("indicator",), filters=Filters(parties=(party,)), limit=1000)
    assert {h.document for h in of_party} == {f.document.id for f in put if party in f.parties}
    day = sorted(f.document.published.value for f in put if f.document.published)[3]
    since = store.search("USD", filters=Filters(since=day), limit=1000)
    assert {h.published >= day for h in since if h.published} == {True}
    until = store.search("USD", filters=Filters(until=day), limit=1000)
    assert {h.claim or h.document for h in since} | {h.claim or h.document for h in until} == {
        h.claim or h.document for h in every
    }


def test_hits_stand_where_they_say(store: Store) -> None:
    texts = {f.document.id: f for f in fill(store, 6)}
    for hit in store.search("trieu usd", limit=50):
        text = texts[hit.document].document.text
        assert text[hit.start : hit.end] == hit.snippet
        assert hit.marks
        for start, end in hit.marks:
            assert hit.start <= start < end <= hit.end
            assert plain(words(text[start:end])) in ("trieu", "usd")
        if hit.claim:
            claim = next(c for c in texts[hit.document].claims if c.id == hit.claim)
            assert claim.evidence.quote in hit.snippet


def test_pages_of_hits_join_without_gap_or_repeat(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store, 12)
    monkeypatch.setattr("banggiao.store.matching.RANKED", 10)
    whole = [h.claim or h.document for h in store.search("usd", limit=1000)]
    for size in (1, 3, 7, 10, 11):
        paged = [
            h.claim or h.document
            for at in range(0, len(whole), size)
            for h in store.search("usd", limit=size, offset=at)
        ]
        assert paged == whole


def test_a_title_comes_first_then_words_side_by_side(store: Store) -> None:
    put_text(store, "scattered", "Bài một\nDẫn lời, bán hàng.", "2024-01-03")
    put_text(store, "together", "Bài hai\nChất bán dẫn.", "2024-01-02")
    put_text(store, "title", "Bán dẫn lên ngôi\nChuyện khác.", "2024-01-01")
    assert docs(store, "bán dẫn") == ["title", "together", "scattered"]


def test_a_document_read_anew_is_found_by_its_new_claims_alone(store: Store) -> None:
    page, filed = made.document(3)
    store.begin_run(rules="a", at=made.NOW)
    store.put(page, filed)
    assert len(store.search("usd", kinds=("commitment",))) > 0
    store.put(page, made.with_claims(filed, filed.claims[:1], rules="b"))
    hits = store.search("usd", limit=100)
    assert {h.claim for h in hits} <= {None, filed.claims[0].id}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_plain_is_bare_character_by_character(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert plain(text) == "".join(bare(c) for c in text)
    assert len(plain_in_place(text)) == len(text)


@given(st.text(max_size=80), st.text(max_size=20))
def test_context_is_a_span_of_the_text(text: str, typed: str) -> None:
    query = read(typed)
    if query is None:
        return
    (start, end), marks = in_context(text, query, None)
    assert 0 <= start <= end <= len(text)
    assert all(start <= a < b <= end for a, b in marks)
    assert set(marks) <= set(places(text, query))


def test_numbers_of_texts_order_by_day() -> None:
    assert text_number(0, 9, 9) < text_number(1, 0, 0) < text_number(1, 1, 0) < text_number(2, 0, 0) < 2**63
    assert text_number(3_652_060, 2**28 - 1, 2**13 - 1) < 2**63
    assert tag("s", "under_way") == "sunderway"

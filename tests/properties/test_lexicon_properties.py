"""The one scan against a search that tries every phrase at every offset."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import Hit, Lexicon, VocabularyEntry, same_case
from banggiao.vocabulary.phrases import Phrases

#: few syllables, so that phrases overlap, begin and end alike, and differ in case and tone placement
_SYLLABLES = st.sampled_from(["hoà", "hòa", "Hoà", "bình", "Bình", "mỹ", "Mỹ", "an", "An", "tho", "a"])
_PHRASE = st.lists(_SYLLABLES, min_size=1, max_size=3).map(" ".join)
_TEXT = st.lists(st.tuples(_SYLLABLES, st.sampled_from([" ", ", ", ".", "-", ""])), max_size=12).map(
    lambda parts: "".join(word + mark for word, mark in parts)
)
_ENTRY = st.builds(
    lambda number, category, forms, cased: VocabularyEntry(str(number), category, tuple(forms), tuple(cased), {}),
    st.integers(0, 99),
    st.sampled_from(["a", "b"]),
    st.lists(_PHRASE, max_size=2),
    st.lists(_PHRASE, min_size=1, max_size=2),
)
_ENTRIES = st.lists(_ENTRY, min_size=1, max_size=6, unique_by=lambda e: (e.category, e.id))


def _whole(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def _naive(entries: list[VocabularyEntry], text: str) -> list[Hit]:
    """Leftmost-longest inside each category, found the slow way."""
    folded = fold(text)
    hits: set[tuple[int, int, str, str]] = set()
    by_key = {(e.category, e.id): e for e in entries}
    for e in entries:
        for form, cased in [*((f, False) for f in e.forms), *((f, True) for f in e.cased)]:
            size = len(form)
            for start in range(len(text) - size + 1):
                same = folded[start : start + size] == fold(form)
                stands = not cased or same_case(text[start : start + size], form)
                if same and stands and _whole(text, start, start + size):
                    hits.add((start, -(start + size), e.category, e.id))
    out: list[Hit] = []
    last: dict[str, tuple[int, int]] = {}
    for start, minus_end, category, key in sorted(hits):
        a, b = last.get(category, (-1, -1))
        if start >= b or (start, -minus_end) == (a, b):
            last[category] = (start, -minus_end)
            out.append(Hit(start, -minus_end, by_key[category, key]))
    return out


@settings(max_examples=200, deadline=None)
@given(_ENTRIES, _TEXT)
def test_the_scan_finds_what_a_naive_search_finds(entries: list[VocabularyEntry], text: str) -> None:
    assert Lexicon(entries).scan(text) == _naive(entries, text)


@settings(max_examples=100, deadline=None)
@given(_ENTRIES, _TEXT)
def test_a_phrase_looked_up_in_its_place_is_the_longest_of_the_scan(entries: list[VocabularyEntry], text: str) -> None:
    one = [VocabularyEntry(f"{e.category}{e.id}", "a", e.forms, e.cased, {}) for e in entries]
    table, folded = Phrases(one), fold(text)
    for hit in Lexicon(one).scan(text):
        found = table.at(text, folded, hit.start)
        assert found is not None
        assert (found.start, found.end) == (hit.start, hit.end)

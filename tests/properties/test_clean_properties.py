"""What cleaning keeps true of every page: replay, walking back, offsets, form of the text."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from banggiao.clean import clean
from banggiao.clean.characters import tidy
from banggiao.clean.draft import Draft
from banggiao.clean.glued import split_glued
from banggiao.clean.segmentation import is_segmented, unsegment
from banggiao.model.document import Document
from banggiao.model.page import Page


def words(text: str) -> st.SearchStrategy[str]:
    return st.sampled_from(text.split(" "))


PROSE = "Hai bên nhất_trí thúc_đẩy hợp_tác , và cam_kết trong năm 2050"
ODD = (
    'phát_thải . Thủ_tướng “ nói ” ( WTO ) 11 % " tuyên_bố " khối.Ngoài chungNgọc VinFast TP.HCM 19 2/1 93 Ảnh : TTXVN '
    "Theo VOV 20:07 | 12/07/2022 "
    "a\u0300 e\u0302\u0301 Xem_thêm [Video] Tin liên_quan … ; : ! ? - – / + 'khát nước' Ðảng"
)
WORDS = words(f"{PROSE} {ODD}")
GAPS = st.sampled_from([" ", " ", " ", "  ", "\n", "\n\n", "\u00a0", "\u200b", "\t", "\r\n", " \n"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=120).map(lambda x: "".join(w + g for w, g in x))
ANY_TEXT = st.one_of(TEXTS, st.text(min_size=1, max_size=300))
TAGS = words(
    "<p> </p> <div class='related'> </div> <h1> </h1> <a href='/x'> </a> <br> <!-- --> <li> <img alt=' < > </ <td \""
)
ENTITIES = words("&amp; &#7879; &nbsp; &bogus; <script>'<p>'</script> <figcaption> <head> <style> </style> </body>")
MARKUP = st.lists(st.one_of(TAGS, ENTITIES, WORDS, GAPS), min_size=1, max_size=80).map("".join)


def cleaned(text: str, media_type: str = "text/plain") -> tuple[Page, Document]:
    content = text.encode("utf-8", "replace")
    page = Page(origin="a.txt", media_type=media_type, content=content, source=text, encoding="utf-8")
    return page, clean(page)


def holds(page: Page, document: Document) -> None:
    text = page.source
    for step in document.steps:
        assert all(a.end <= b.start for a, b in zip(step.edits, step.edits[1:], strict=False)), step.name
        text = step.apply(text)
    assert text == document.text
    assert unicodedata.is_normalized("NFC", text)
    lines = text.split("\n") if text else []
    assert [text[s.start : s.end] for s in document.segments] == lines
    assert all(line and line == line.strip(" ") for line in lines)
    for printed in (document.published, document.published_at, document.publisher, document.source_credit):
        assert printed is None or page.source[printed.start : printed.end] == printed.quote
    for segment in document.segments:
        start, end = document.back(segment.start, segment.end)
        assert 0 <= start < end <= len(page.source)


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_steps_replay_and_offsets_hold_on_any_text(text: str) -> None:
    holds(*cleaned(text))


@settings(max_examples=100, deadline=None)
@given(MARKUP)
def test_steps_replay_and_offsets_hold_on_any_markup(text: str) -> None:
    holds(*cleaned(text, "text/html"))


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.data())
def test_a_word_walks_back_to_the_characters_that_it_was_made_of(text: str, data: st.DataObject) -> None:
    page, document = cleaned(text)
    spans = [(s.start, s.end) for s in document.segments]
    if not spans:
        return
    start, end = data.draw(st.sampled_from(spans))
    a = data.draw(st.integers(start, end - 1))
    b = data.draw(st.integers(a + 1, end))
    back = page.source[slice(*document.back(a, b))]
    # whatever was cut or put, the letters and digits are the page's own, in their order
    assert _letters(document.text[a:b]) in _letters(back)


@settings(max_examples=60, deadline=None)
@given(st.lists(words(PROSE), min_size=4, max_size=30))
def test_cleaning_the_source_behind_a_line_gives_the_line(said: list[str]) -> None:
    text = f"Tiêu_đề của bài viết mẫu\n\n{unicodedata.normalize('NFD', ' '.join(said))} hết .\n"
    page, document = cleaned(text)
    for segment in document.segments:
        fragment = Draft(page.source[slice(*document.back(segment.start, segment.end))])
        tidy(fragment)
        if is_segmented(page.source):
            unsegment(fragment)
        split_glued(fragment)
        assert fragment.text == document.text[segment.start : segment.end]


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text).replace("Ð", "Đ") if c.isalnum())

"""The brief and its checker: what resolves passes, what was changed by hand does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from banggiao.export import brief
from banggiao.export.brief_check import PAGE_WORDS, PAGES, syllables
from banggiao.model.entries import Entry
from tests.unit.export_register import PAIR, FakeRegister, small_register


def written(lang: str = "vi", pillar: str | None = None) -> str:
    return brief.write(small_register(), PAIR, pillar=pillar, as_of=date(2029, 1, 1), lang=lang)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("pillar", [None, "education", "human_rights"])
def test_a_brief_passes_its_own_checker(lang: str, pillar: str | None) -> None:
    assert brief.check(written(lang, pillar=pillar), small_register()) == []


def test_it_tells_level_pledge_request_figure_and_difference() -> None:
    text = written()
    for words in (
        "**Quan hệ ngoại giao**, từ ngày 11/1/1969",
        "**5 triệu EUR** · hạn năm 2028 · **QUÁ HẠN**",
        "## Đề nghị còn chờ trả lời",
        "năm 2024: **hơn 1,5 tỷ USD** (+12% so với năm 2023)",
        "1,5 tỷ ≠ 15 tỷ",
    ):
        assert words in text


def test_of_one_pillar_it_tells_that_pillar_alone() -> None:
    text = written(pillar="education")
    assert "5 triệu EUR" in text and "đối thoại thường niên" not in text and "Quan hệ ngoại giao" not in text


def broken_figure(text: str) -> str:
    return text.replace("**5 triệu EUR**", "**7 triệu EUR**", 1)


def broken_year(text: str) -> str:
    return text.replace("ngày 11/1/1969.", "ngày 11/1/1971.", 1)


def broken_quote(text: str) -> str:
    return text.replace("“Việt Nam đề nghị Thụy Điển mở cửa", "“Việt Nam yêu cầu Thụy Điển mở cửa", 1)


def broken_note(text: str) -> str:
    return re.sub(r"(\[\^1\]: `e-level`) `c\w+`", r"\1 `c0000000000000000000`", text)


def broken_entry(text: str) -> str:
    return text.replace("[^1]: `e-level`", "[^1]: `e-nowhere`")


def broken_place(text: str) -> str:
    return re.sub(r"(\[\^1\].*§\d+)-\d+", r"\1-9999", text)


def broken_quote_of_a_note(text: str) -> str:
    return text.replace("“thiết lập quan hệ ngoại giao ngày 11/1/1969”", "“thiết lập quan hệ ngoại giao”")


def a_sentence_of_ones_own(text: str) -> str:
    return text.replace("## Số liệu", "Quan hệ hai nước rất tốt đẹp.\n\n## Số liệu")


def a_sentence_slipped_behind_another(text: str) -> str:
    return text.replace("ngày 11/1/1969.[^1]", "ngày 11/1/1969.[^1] Đó là một dấu mốc lớn.")


def a_note_that_is_missing(text: str) -> str:
    return re.sub(r"\n\[\^1\]:.*", "", text)


def a_note_for_nothing(text: str) -> str:
    return text.replace("ngày 11/1/1969.[^1]", "ngày 11/1/1969.[^5]")


def a_third_page(text: str) -> str:
    return text + "\n> " + "rất dài " * PAGE_WORDS


@pytest.mark.parametrize(
    "change",
    [
        broken_figure, broken_year, broken_quote, broken_note, broken_entry, broken_place, broken_quote_of_a_note,
        a_sentence_of_ones_own, a_sentence_slipped_behind_another, a_note_that_is_missing, a_note_for_nothing,
        a_third_page,
    ],
)  # fmt: skip
def test_the_checker_fails_what_was_changed_by_hand(change: Callable[[str], str]) -> None:
    text = change(written())
    assert text != written()
    assert brief.check(text, small_register())


def test_a_claim_of_another_entry_is_a_fault() -> None:
    text = written().replace("[^1]: `e-level`", "[^1]: `e-grant`")
    assert any("no claim of e-grant" in str(f) for f in brief.check(text, small_register()))


def test_a_long_register_still_makes_two_pages() -> None:
    register = small_register()
    many: list[Entry] = []
    for entry in register.entries(parties=PAIR):
        many += [replace(entry, id=f"{entry.id}-{n}") for n in range(60)]
    crowd = FakeRegister(list(register.documents()), many)
    text = brief.write(crowd, PAIR, as_of=date(2029, 1, 1))
    assert syllables(text) <= PAGES * PAGE_WORDS
    assert brief.check(text, crowd) == []


def test_of_nothing_the_brief_says_that_there_is_nothing() -> None:
    assert "_chưa có gì_" in brief.write(small_register(), ("VNM", "FRA"))

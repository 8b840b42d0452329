"""Every entry of every vocabulary file is found where its examples say, and not where its counter-examples say."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import Lexicon, VocabularyEntry, categories, lexicon
from banggiao.vocabulary.phrases import Phrases


def _rows() -> list[Any]:
    out = []
    for category in categories():
        text = resources.files("banggiao.vocabulary").joinpath("data", f"{category}.toml").read_text("utf-8")
        out += [pytest.param(category, row, id=f"{category}:{row['id']}") for row in tomllib.loads(text)["entry"]]
    return out


def _found(category: str, entry: str, sentence: str) -> bool:
    return any(h.entry.id == entry for h in lexicon(category).scan(sentence))


@pytest.mark.parametrize(("category", "row"), _rows())
def test_an_entry_is_found_in_its_examples_only(category: str, row: dict[str, Any]) -> None:
    assert row.get("examples"), "an entry needs an example"
    assert row.get("counter_examples"), "an entry needs a counter-example"
    for sentence in row["examples"]:
        assert _found(category, row["id"], sentence), f"not found in {sentence!r}"
    for sentence in row["counter_examples"]:
        assert not _found(category, row["id"], sentence), f"found in {sentence!r}"


@pytest.mark.parametrize("written", ["Ôx-trây-li-a", "Ôx - trây - li - a"])
def test_all_dashes_of_a_name_are_spaced_one_way(written: str) -> None:
    """A name with several dashes is found with each of them spaced, and with none."""
    entry = VocabularyEntry("x", "parties", ("Ôx-trây-li-a",), (), {})
    hits = Lexicon([entry]).scan(f"Ở {written} trời mưa.")
    assert [(h.start, h.end) for h in hits] == [(2, 2 + len(written))]


@pytest.mark.parametrize(
    ("written", "offset", "found"),
    [("Ý - Áo", 0, "Ý"), ("Áo-Ý", 3, "Ý"), ("Ý-Áo", 2, "Áo"), ("Ýa", 0, None), ("Ý", 1, None)],
)
def test_a_phrase_of_one_letter_is_looked_up(written: str, offset: int, found: str | None) -> None:
    entries = [VocabularyEntry(name, "names", (), (name,), {}) for name in ("Ý", "Áo")]
    hit = Phrases(entries).at(written, fold(written), offset)
    assert (hit.entry.id if hit else None) == found

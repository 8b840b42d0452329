"""Headings, labels and buttons of furniture, by the words of vocabulary/data/furniture.toml."""

from __future__ import annotations

from functools import cache
from typing import Final

from banggiao.clean.lines import Line
from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import VocabularyEntry, entries_of

#: How many words can follow a leading form: as many as a link has, and fewer where a sentence goes on.
_LINK: Final = 9
_SENTENCE: Final = 4

#: No heading of furniture is longer, in words.
_LONGEST: Final = 24


@cache
def _furniture() -> tuple[dict[str, VocabularyEntry], dict[str, list[tuple[str, VocabularyEntry]]]]:
    whole: dict[str, VocabularyEntry] = {}
    lead: dict[str, list[tuple[str, VocabularyEntry]]] = {}
    for entry in entries_of("furniture"):
        for form in map(fold, entry.forms):
            if entry.data["as"] in ("whole", "inline"):
                whole[form] = entry
            else:
                lead.setdefault(form[:2], []).append((form, entry))
    return whole, lead


def furniture_heading(line: Line) -> VocabularyEntry | None:
    """The vocabulary entry whose words the line is, or begins with."""
    whole, lead = _furniture()
    if line.words > _LONGEST:
        return None
    text = line.folded.strip(" :.»>|-•*")
    if (entry := whole.get(text)) is not None:
        return entry
    for form, found in lead.get(line.folded[:2], ()):
        if line.folded.startswith(form) and line.words <= form.count(" ") + 1 + (
            _LINK if not line.is_sentence else _SENTENCE
        ):
            rest = line.folded[len(form) : len(form) + 1]
            if not rest.isalnum():
                return found
    return None

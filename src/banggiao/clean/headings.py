"""Headings, labels and buttons of furniture, by the words of vocabulary/data/furniture.toml."""

from __future__ import annotations

from functools import cache
from typing import Final

from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import VocabularyEntry, entries_of

#: How many words can follow a leading form: as many as a link has, and fewer where a sentence goes on.
_LINK: Final = 18
_SENTENCE: Final = 4

#: Longest heading that may begin with a count, in words.
_COUNTED: Final = 8
#: No heading of furniture is longer, in words.
_LONGEST: Final = 30


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


def furniture_heading(folded: str, words: int, *, sentence: bool) -> VocabularyEntry | None:
    """The vocabulary entry whose words a line is, or begins with.

    `folded` is the line, folded, `words` its length in words, `sentence` whether it reads as running text.
    """
    if words > _LONGEST:
        return None
    whole, lead = _furniture()
    folded = folded.lstrip("0123456789() ") if words <= _COUNTED else folded  # "(3) bình luận"
    if (entry := whole.get(folded.strip(" :.»>|-•*"))) is not None:
        return entry
    for form, found in lead.get(folded[:2], ()):
        more = _SENTENCE if sentence and not found.data.get("tail") else _LINK
        if not folded.startswith(form) or words > form.count(" ") + 1 + more:
            continue
        if not folded[len(form) : len(form) + 1].isalnum():
            return found
    return None

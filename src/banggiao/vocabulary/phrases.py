"""Phrases looked up at a given place: the vocabulary that the one scan leaves out (`scan = false`).

Takes a category, gives the longest of its phrases that begins at an offset. Keeps true: as in the scan, a phrase
covers whole words, and a `cased` one stands in its own case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import Hit, VocabularyEntry, entries_of, same_case

_WORD: Final = re.compile(r"\w+")
#: characters by which most places are told to begin no phrase
_HEAD: Final = 2


class Phrases:
    """The phrases of some entries by their first word."""

    def __init__(self, entries: Iterable[VocabularyEntry]) -> None:
        self._by_word: dict[str, list[tuple[str, VocabularyEntry, str | None]]] = {}
        for entry in entries:
            for form, cased in [*((f, None) for f in entry.forms), *((f, f) for f in entry.cased)]:
                phrase = fold(form)
                word = _WORD.match(phrase)
                self._by_word.setdefault(word[0] if word else "", []).append((phrase, entry, cased))
        for rows in self._by_word.values():
            rows.sort(key=lambda r: (-len(r[0]), r[1].id))
        #: what the phrases begin with, "Ý" with its one letter: at most places none of them does
        self._heads = frozenset(phrase[:_HEAD] for rows in self._by_word.values() for phrase, _, _ in rows)

    def at(self, text: str, folded: str, offset: int) -> Hit | None:
        """The longest phrase that begins at `offset`, a word's first character; None where none does."""
        head = folded[offset : offset + _HEAD]
        if head not in self._heads and head[:1] not in self._heads:
            return None
        word = _WORD.match(folded, offset)
        for phrase, entry, cased in self._by_word.get(word[0], ()) if word else ():
            end = offset + len(phrase)
            whole = folded.startswith(phrase, offset) and not folded[end : end + 1].isalnum()
            if whole and (cased is None or same_case(text[offset:end], cased)):
                return Hit(offset, end, entry)
        return None


@cache
def phrases(category: str) -> Phrases:
    """The phrases of one data file, built once a process."""
    return Phrases(entries_of(category))

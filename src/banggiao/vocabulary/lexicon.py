"""The one scan: every phrase of every vocabulary file, found in a text in a single pass.

Takes the TOML files of `vocabulary/data`, gives `Hit`s over a text. Keeps true: a hit covers whole words; of hits of
one category that overlap only the longest, leftmost stays; a phrase with `cased = true` stands as it is written
(in the text's own case, tone placement aside).

A data file `<category>.toml` holds `[[entry]]` tables:
    id        unique in its category
    forms     the phrases, in any tone placement; matched without case unless `cased`
    cased     list of forms that match only in their own case ("Mỹ", "Anh"); optional
    examples, counter_examples   sentences in which the entry must, must not be found; the tests run them
All other keys are the entry's own data and reach the extractor as `Hit.entry.data`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import ahocorasick_rs

from banggiao.errors import BadVocabulary
from banggiao.language.fold import fold


@dataclass(frozen=True, slots=True)
class VocabularyEntry:
    """One thing that has names: an act's verbs, a title, a country, a mechanism's head."""

    id: str
    category: str
    forms: tuple[str, ...]
    cased: tuple[str, ...]
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Hit:
    """`text[start:end]` is one form of `entry`."""

    start: int
    end: int
    entry: VocabularyEntry

    @property
    def category(self) -> str:
        """The vocabulary file in which the entry stands."""
        return self.entry.category


def read_entries(category: str, text: str) -> list[VocabularyEntry]:
    """The entries of one TOML file. Raises BadVocabulary where an entry has no id, no form or a twin."""
    try:
        rows = tomllib.loads(text).get("entry", [])
    except tomllib.TOMLDecodeError as e:
        raise BadVocabulary(f"vocabulary/data/{category}.toml", f"is no TOML: {e}", "mend the line it names") from e
    out, seen = [], set()
    for row in rows:
        data = {k: v for k, v in row.items() if k not in ("id", "forms", "cased", "examples", "counter_examples")}
        entry = VocabularyEntry(
            row.get("id", ""), category, tuple(row.get("forms", ())), tuple(row.get("cased", ())), data
        )
        if not entry.id or entry.id in seen or not (entry.forms or entry.cased):
            raise BadVocabulary(
                f"vocabulary/data/{category}.toml", f"entry {entry.id!r} needs an id of its own and at least one form"
            )
        seen.add(entry.id)
        out.append(entry)
    return out


class Lexicon:
    """All entries of some categories, compiled into one automaton."""

    def __init__(self, entries: Iterable[VocabularyEntry]) -> None:
        phrases: dict[str, list[tuple[VocabularyEntry, str | None]]] = {}
        for entry in entries:
            for form in entry.forms:
                phrases.setdefault(fold(form), []).append((entry, None))
            for form in entry.cased:
                phrases.setdefault(fold(form), []).append((entry, form))
        self._owners = list(phrases.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(phrases), implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def scan(self, text: str, folded: str | None = None) -> list[Hit]:
        """All hits in `text`, in order of start, longer first; `folded` is `fold(text)` where the caller has it."""
        folded = fold(text) if folded is None else folded
        size, found = len(folded), []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if (start and folded[start - 1].isalnum()) or (end < size and folded[end].isalnum()):
                continue
            for entry, cased in self._owners[index]:
                if cased is None or _same_case(text[start:end], cased):
                    found.append(Hit(start, end, entry))
        found.sort(key=lambda h: (h.start, h.start - h.end, h.category, h.entry.id))
        return _longest(found)


def _same_case(found: str, cased: str) -> bool:
    """Whether the two spell each letter in the same case; an all-capitals text counts as the form's own case."""
    return found == cased or [c.isupper() for c in found] == [c.isupper() for c in cased] or found.isupper()


def _longest(hits: list[Hit]) -> list[Hit]:
    """Leftmost-longest inside each category; several entries may share one span."""
    last: dict[str, tuple[int, int]] = {}
    out = []
    for h in hits:
        start, end = last.get(h.category, (-1, -1))
        if h.start >= end or (h.start, h.end) == (start, end):
            last[h.category] = (h.start, h.end)
            out.append(h)
    return out


@cache
def categories() -> tuple[str, ...]:
    """Names of the data files, in order."""
    folder = resources.files("banggiao.vocabulary").joinpath("data")
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def entries_of(category: str) -> tuple[VocabularyEntry, ...]:
    """The entries of one data file, read once a process."""
    file = resources.files("banggiao.vocabulary").joinpath("data", f"{category}.toml")
    return tuple(read_entries(category, file.read_text("utf-8")))


@cache
def lexicon(*only: str) -> Lexicon:
    """The lexicon of the categories named, or of all; built once a process."""
    return Lexicon(e for c in (only or categories()) for e in entries_of(c))

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
A file that opens with `scan = false` stays out of the one scan: its phrases mean something only at places that an
extractor knows, and are looked up there (`vocabulary.phrases`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, NamedTuple

import ahocorasick_rs

from banggiao.errors import BadVocabulary
from banggiao.language.fold import fold

#: a dash between two words of a name, with and without its spaces
_SPACED: Final = re.compile(r" - (?=[^\W_])")
_CLOSE: Final = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class VocabularyEntry:
    """One thing that has names: an act's verbs, a title, a country, a mechanism's head."""

    id: str
    category: str
    forms: tuple[str, ...]
    cased: tuple[str, ...]
    data: Mapping[str, Any]


class Hit(NamedTuple):
    """`text[start:end]` is one form of `entry`. A tuple, since a text has some hundreds of them."""

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
        self._entries = sorted(entries, key=lambda e: (e.category, e.id))
        numbers = {c: n for n, c in enumerate(sorted({e.category for e in self._entries}))}
        #: rank of an entry -> number of its category
        self._category = [numbers[e.category] for e in self._entries]
        self._size = len(numbers)
        phrases: dict[str, list[tuple[int, str | None]]] = {}
        for rank, entry in enumerate(self._entries):
            for form in (f for written in entry.forms for f in _spellings(written)):
                phrases.setdefault(fold(form), []).append((rank, None))
            for form in (f for written in entry.cased for f in _spellings(written)):
                phrases.setdefault(fold(form), []).append((rank, form))
        #: pattern -> ranks of the entries that own it, each with its form where case counts
        self._owners = [sorted(set(owners), key=lambda o: (o[0], o[1] or "")) for owners in phrases.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(phrases), implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def scan(self, text: str, folded: str | None = None) -> list[Hit]:
        """All hits in `text`, in order of start, longer first; `folded` is `fold(text)` where the caller has it."""
        folded = fold(text) if folded is None else folded
        size, owners = len(folded), self._owners
        found: list[tuple[int, int, int]] = []
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not matches:
            return []
        for index, start, end in matches:
            if (start and folded[start - 1].isalnum()) or (end < size and folded[end].isalnum()):
                continue
            for rank, cased in owners[index]:
                if cased is None or same_case(text[start:end], cased):
                    found.append((start, -end, rank))
        found.sort()
        return self._longest(found) if found else []

    def _longest(self, found: list[tuple[int, int, int]]) -> list[Hit]:
        """Leftmost-longest inside each category; several entries may share one span, each once."""
        entries, category = self._entries, self._category
        starts, ends = [-1] * self._size, [-1] * self._size
        out: list[Hit] = []
        make = tuple.__new__  # what Hit(...) calls, without a frame of Python for each of some hundreds
        last = (-1, 1, -1)
        for match in found:
            start, end, rank = match[0], -match[1], match[2]
            n = category[rank]
            if (start >= ends[n] or (start == starts[n] and end == ends[n])) and match != last:
                starts[n], ends[n], last = start, end, match
                out.append(make(Hit, (start, end, entries[rank])))
        return out


def _spellings(form: str) -> tuple[str, ...]:
    """A form with its dashes as newspapers space them, all one way: "Mekong - Lan Thương", "Mekong-Lan Thương"."""
    if "-" not in form:
        return (form,)
    return (form, _SPACED.sub("-", form), _CLOSE.sub(" - ", form))


def same_case(found: str, cased: str) -> bool:
    """Whether the two spell each letter in the same case; an all-capitals text counts as the form's own case."""
    return found == cased or [c.isupper() for c in found] == [c.isupper() for c in cased] or found.isupper()


@cache
def categories() -> tuple[str, ...]:
    """Names of the data files, in order."""
    folder = resources.files("banggiao.vocabulary").joinpath("data")
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def _source(category: str) -> str:
    file = resources.files("banggiao.vocabulary").joinpath("data", f"{category}.toml")
    return file.read_text("utf-8")


@cache
def entries_of(category: str) -> tuple[VocabularyEntry, ...]:
    """The entries of one data file, read once a process."""
    return tuple(read_entries(category, _source(category)))


@cache
def scanned() -> tuple[str, ...]:
    """The categories of the one scan: all files but those that open with `scan = false`."""
    return tuple(c for c in categories() if not any(line == "scan = false" for line in _head(c)))


def _head(category: str) -> list[str]:
    """The lines of a file before its first entry."""
    return _source(category).partition("[[entry]]")[0].splitlines()


@cache
def lexicon(*only: str) -> Lexicon:
    """The lexicon of the categories named, or of the one scan; built once a process."""
    return Lexicon(e for c in (only or scanned()) for e in entries_of(c))

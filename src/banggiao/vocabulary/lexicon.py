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
from typing import Any, Final

import ahocorasick_rs

from banggiao.errors import BadVocabulary
from banggiao.language.fold import fold
from banggiao.model.frozen import frozen

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


@frozen
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
        ordered = sorted(entries, key=lambda e: (e.category, e.id))
        numbers = {c: n for n, c in enumerate(sorted({e.category for e in ordered}))}
        self._size = len(numbers)
        phrases: dict[str, set[tuple[int, str]]] = {}
        for rank, entry in enumerate(ordered):
            for form in (f for written in entry.forms for f in _spellings(written)):
                phrases.setdefault(fold(form), set()).add((rank, ""))
            for form in (f for written in entry.cased for f in _spellings(written)):
                phrases.setdefault(fold(form), set()).add((rank, form))
        self._entries = ordered
        #: pattern -> who owns it: number of category, rank of the entry, and the form where case counts. Tuples of
        #: numbers and text alone, which the garbage collector need not look through
        self._owners = [
            tuple((numbers[ordered[rank].category], rank, cased) for rank, cased in sorted(owners))
            for owners in phrases.values()
        ]
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(phrases), implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def scan(self, text: str, folded: str | None = None) -> list[Hit]:
        """All hits in `text`, in order of start, longer first; `folded` is `fold(text)` where the caller has it."""
        folded = fold(text) if folded is None else folded
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not matches:
            return []
        around = f" {folded} "  # so that every match has a character before it and one behind
        whole = [
            (start, -end, index)
            for index, start, end in matches
            if not (around[start].isalnum() or around[end + 1].isalnum())
        ]
        whole.sort()
        return self._longest(text, whole) if whole else []

    def _longest(self, text: str, found: list[tuple[int, int, int]]) -> list[Hit]:
        """Leftmost-longest inside each category; several entries may share one span, each once.

        `found`: start, negated end and pattern of each match, sorted; no two patterns share a span.
        """
        owners, entries = self._owners, self._entries
        starts, ends = [-1] * self._size, [-1] * self._size
        out: list[Hit] = []
        for start, minus, index in found:
            end, last = -minus, -1
            for n, rank, cased in owners[index]:
                if start < ends[n] and (start != starts[n] or end != ends[n]):
                    continue
                if rank != last and (not cased or same_case(text[start:end], cased)):
                    starts[n], ends[n], last = start, end, rank
                    out.append(Hit(start, end, entries[rank]))
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

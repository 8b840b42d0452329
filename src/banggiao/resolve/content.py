"""What a sentence is about: its weighed words, its numbers, its parties.

Takes quotes, gives features for comparing claims. Keeps true: weights are fixed by `words.toml` and never learned
from the register, so that one more document changes no comparison of two others.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from banggiao.language.fold import fold

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
#: weight of a pale word beside 1 for a word that says something
PALE = 0.25


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("banggiao.resolve").joinpath("words.toml").read_text("utf-8"))


@cache
def syllables(name: str) -> frozenset[str]:
    """One of the lists of syllables of `words.toml`, folded."""
    return frozenset(fold(_words()[name]).split())


@cache
def phrases(name: str) -> dict[str, tuple[str, ...]]:
    """One of the tables of `words.toml`: class -> folded phrases."""
    return {k: tuple(fold(p) for p in v) for k, v in _words()[name].items()}


@cache
def any_phrase(table: str, name: str) -> re.Pattern[str]:
    """Finds each phrase of a class of such a table, as whole words of folded text."""
    return re.compile("|".join(rf"\b{re.escape(p)}\b" for p in phrases(table)[name]))


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a quote by which it is compared."""

    #: word pairs and single words -> weight
    weights: dict[str, float]
    total: float
    numbers: frozenset[str]
    #: the words themselves, by which a content is kept
    words: str = ""


class Runs:
    """The runs of words of a text as numbers: a set where the text was read, its members in order where they were kept,
    since of two texts that are compared one is new, and the other need not be made a set. What was kept is read when
    it is first asked for: most texts that meet are told apart by their day, place or people."""

    __slots__ = ("_numbers",)

    def __init__(self, numbers: frozenset[int] | Callable[[], tuple[int, ...]]) -> None:
        self._numbers: frozenset[int] | tuple[int, ...] | Callable[[], tuple[int, ...]] = numbers

    @property
    def numbers(self) -> frozenset[int] | tuple[int, ...]:
        """The numbers, in order where they were kept."""
        if not isinstance(self._numbers, frozenset | tuple):
            self._numbers = self._numbers()
        return self._numbers

    def shared(self, other: Runs) -> int:
        """How many stand in both."""
        one, many = (other, self) if isinstance(other.numbers, frozenset) else (self, other)
        return len(frozenset(one.numbers).intersection(many.numbers))

    def __len__(self) -> int:
        return len(self.numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Runs) and frozenset(self.numbers) == frozenset(other.numbers)

    def __hash__(self) -> int:
        return hash(frozenset(self.numbers))


def words(text: str) -> list[str]:
    """Folded words and numbers in order."""
    return _TOKEN.findall(fold(text))


@lru_cache(maxsize=65536)
def content(text: str) -> Content:
    """The weighed words and neighbouring word pairs of a text."""
    empty = syllables("empty")
    return weighed(" ".join(w for w in words(text) if w not in empty or w[0].isdigit()))


@lru_cache(maxsize=65536)
def without_figures(text: str) -> Content:
    """The same of all words but the numbers."""
    return content(" ".join(w for w in words(text) if not w[0].isdigit()))


@lru_cache(maxsize=65536)
def weighed(telling: str) -> Content:
    """The content of words that say something, as `content` keeps them."""
    pale, found = syllables("pale"), telling.split()
    weights: dict[str, float] = {}
    for word in found:
        weights[word] = PALE if word in pale else 1.0
    for a, b in itertools.pairwise(found):
        weights[f"{a} {b}"] = 0.5 * (weights[a] + weights[b])
    return Content(weights, sum(weights.values()), frozenset(w for w in found if w[0].isdigit()), telling)


def shared(a: Content, b: Content) -> float:
    """The weight of what both say."""
    small, large = (a, b) if len(a.weights) <= len(b.weights) else (b, a)
    other = large.weights
    return sum([w for k, w in small.weights.items() if k in other])


def likeness(a: Content, b: Content) -> tuple[float, float]:
    """(overlap over the shorter side, Dice over both sides), each 0 to 1."""
    if not a.total or not b.total:
        return 0.0, 0.0
    both = shared(a, b)
    return both / min(a.total, b.total), 2 * both / (a.total + b.total)

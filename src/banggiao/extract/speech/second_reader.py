"""A second reader of an act's main field: a small linear model over its words, heard where the rules are in doubt.

Takes the span of an act and what the rules of `pillars` count for each field, gives the main field. The rules' counts
weigh as a prior, so that the model only wins where it is surer than they are. It sees syllables in small letters and
pairs of them (so that no name is among its weights), the entries of the vocabulary of fields, and how the words of the
whole document part into fields. The weights stand in `second_reader.toml`; `tools/fit_second_reader.py` fits them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

from banggiao.extract.reading import Reading

#: how much the rules' share of a field counts against the model (both logarithms of odds)
TRUST: Final = 3.0
#: what each field has with the rules before a word is read
BASE: Final = 0.5
#: the rules are in doubt where their best field has less than this many times what their second best has
_DOUBT: Final = 2.0
#: what may stand around a word
_SIGNS: Final = ",.;:!?…\"'“”‘’()[]-–/"

#: weights by the place of the field among all fields
Pull = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for each field: from the start, each word or entry in the act, each field's share of the document."""

    fields: tuple[str, ...]
    bias: tuple[float, ...]
    words: Mapping[str, Pull]
    shares: Mapping[str, Pull]


@cache
def weights() -> Weights:
    """The weights of `second_reader.toml`."""
    file = resources.files("banggiao.extract.speech").joinpath("second_reader.toml")
    return weighed(tomllib.loads(file.read_text("utf-8")))


def weighed(data: Mapping[str, Any]) -> Weights:
    """The tables of the file, field -> word -> weight as people read them, turned to word -> fields."""
    fields = tuple(sorted(data["bias"]))
    words, shares = (_by_word(data[part], fields) for part in ("words", "shares"))
    return Weights(fields, tuple(float(data["bias"][f]) for f in fields), words, shares)


def _by_word(table: Mapping[str, Mapping[str, float]], fields: tuple[str, ...]) -> dict[str, Pull]:
    out: dict[str, Pull] = {}
    for n, name in enumerate(fields):
        for word, weight in table.get(name, {}).items():
            out[word] = (*out.get(word, ()), (n, float(weight)))
    return out


def words_of(reading: Reading, start: int, end: int) -> list[str]:
    """What `text[start:end]` shows the model, each once: syllables in small letters, pairs, entries as `@id`."""
    printed, folded = reading.text[start:end].split(), reading.folded[start:end].split()
    words = [f.strip(_SIGNS) if p[0].islower() else "" for p, f in zip(printed, folded, strict=True)]
    pairs = [f"{a} {b}" for a, b in pairwise(words) if a and b]
    entries = [f"@{hit.entry.id}" for hit in reading.hits_in(start, end, "pillars")]
    return [w for w in dict.fromkeys((*words, *pairs, *entries)) if w]


def field_weights(reading: Reading) -> dict[str, float]:
    """What all words of a document together say for each field."""
    total: dict[str, float] = {}
    for hit in reading.hits_of("pillars"):
        for name, weight in hit.entry.data["weights"].items():
            total[name] = total.get(name, 0.0) + weight
    return total


def shares_of(reading: Reading) -> dict[str, float]:
    """How the words of a document part into fields: field -> share of all their weights."""
    return _shares(field_weights(reading))


def _shares(total: Mapping[str, float]) -> dict[str, float]:
    whole = sum(total.values())
    return {name: weight / whole for name, weight in sorted(total.items())}


@dataclass(frozen=True, slots=True)
class SecondReader:
    """The model before one document."""

    reading: Reading
    model: Weights
    #: what stands for each field before the words of an act are read
    start: tuple[float, ...]
    #: what all words of the document together say for each field
    document: Mapping[str, float]

    @classmethod
    def of(cls, reading: Reading) -> SecondReader:
        """With the document's shares weighed, once."""
        model, total = weights(), field_weights(reading)
        start = list(model.bias)
        for name, share in _shares(total).items():
            for n, weight in model.shares.get(name, ()):
                start[n] += share * weight
        return cls(reading, model, tuple(start), total)

    def main(self, span: tuple[int, int], rule: str, scores: Mapping[str, float]) -> str:
        """The main field of an act; `scores` are what the rules count for each field, `rule` is their answer."""
        if not doubtful(scores):
            return rule
        odds, table = list(self.start), self.model.words
        for word in words_of(self.reading, *span):
            if word in table:
                for n, weight in table[word]:
                    odds[n] += weight
        for n, name in enumerate(self.model.fields):
            odds[n] += TRUST * math.log(scores.get(name, 0.0) + BASE)
        return self.model.fields[odds.index(max(odds))]


def doubtful(scores: Mapping[str, float]) -> bool:
    """Whether the rules count nearly as much for another field as for the best, or nothing for any."""
    best, other = sorted((*scores.values(), 0.0, 0.0), reverse=True)[:2]
    return best + BASE < _DOUBT * (other + BASE)

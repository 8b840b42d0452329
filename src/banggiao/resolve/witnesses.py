"""Copies: documents that tell one and the same text are one witness, however many outlets print it.

Takes documents, gives groups. MinHash bands (rensa) name the candidates; what decides is how much of the shorter text
stands in the longer one, in runs of five words, and that no number of the shorter is missing from the longer.
Keeps true: two texts that differ in a number or a date are never one witness; segmented and plain forms of one text
are, since words are compared as syllables.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rensa import RMinHash

from banggiao.language.fold import fold
from banggiao.model.register import Filed
from banggiao.resolve.grouping import components
from banggiao.resolve.items import Comparison, Paper

#: words in a run; share of the shorter text's runs that must stand in the longer one (issue 4)
_RUN: Final = 5
CONTAINED: Final = 0.7
#: 64 bands of 2 rows find a text of a third of the other's length in 99.8 of 100 cases, of a fifth in 9 of 10
_BANDS, _ROWS, _SEED = 64, 2, 20
#: a text shorter than this says too little to be anybody's copy
_SHORTEST: Final = 40

_WORD = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Seen:
    """The runs, numbers and bands of a text."""

    runs: frozenset[str]
    numbers: frozenset[str]
    bands: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Documents that count once."""

    id: str
    #: ids of the documents
    documents: tuple[str, ...]
    #: "doc = doc" -> what was compared
    why: Mapping[str, Mapping[str, object]]


class Copies:
    """What makes documents copies of one another."""

    collapses = False

    def features(self, filed: Filed) -> Seen:
        """The runs, numbers and bands of the document's text."""
        found = _WORD.findall(fold(filed.document.text))
        runs = frozenset(" ".join(found[n : n + _RUN]) for n in range(len(found) - _RUN + 1))
        numbers = frozenset(w.lstrip("0") for w in found if w.isdigit())
        return Seen(runs, numbers, bands(runs) if len(runs) >= _SHORTEST else ())

    def joins(self, seen: Seen) -> Collection[str]:
        """None: pairs decide."""
        return ()

    def keys(self, seen: Seen) -> Collection[str]:
        """The MinHash bands."""
        return seen.bands

    def compare(self, a: Paper, b: Paper) -> Comparison:
        """How much of the shorter stands in the longer, and whether its numbers do."""
        short, long = sorted((a.seen, b.seen), key=lambda s: (len(s.runs), sorted(s.numbers)))
        contained = len(short.runs & long.runs) / max(1, len(short.runs))
        missing = sorted(short.numbers - long.numbers)
        told: dict[str, object] = {"contained": round(contained, 2), "numbers missing": missing}
        credits = [p.filed.document.source_credit for p in (a, b)]
        if any(credits):
            told["credits"] = [c.value if c else None for c in credits]
        return Comparison(contained >= CONTAINED and not missing, told)


def bands(runs: Collection[str]) -> tuple[str, ...]:
    """The LSH band keys of a set of runs."""
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update(sorted(runs))
    digest = sketch.digest()
    return tuple(f"{n}:{digest[n * _ROWS]:x}.{digest[n * _ROWS + 1]:x}" for n in range(_BANDS))


def witnesses(filed: Iterable[Filed]) -> list[Witness]:
    """All witnesses of a register, by id."""
    rule = Copies()
    groups, seen = components([Paper(f, rule.features(f)) for f in filed], rule)
    doc = {p.name: p.filed.doc for group in groups for p in group}
    out = []
    for group in groups:
        names = {p.name for p in group}
        pairs = [(a, b, c) for (a, b), c in sorted(seen.items()) if c.same and a in names]
        why = {f"{doc[a]} = {doc[b]}": c.features for a, b, c in pairs}
        out.append(Witness(id=witness_id(group), documents=tuple(sorted(names)), why=why))
    return sorted(out, key=lambda w: w.id)


def witness_id(group: Collection[Paper]) -> str:
    """The id of a witness: that of its first document."""
    first = min(group, key=lambda p: (p.filed.run, p.name))
    return "w" + first.name[:15]

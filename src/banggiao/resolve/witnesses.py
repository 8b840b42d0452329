"""Copies: documents that tell one and the same text are one witness, however many outlets print it.

Takes documents, gives groups. MinHash bands (rensa) name the candidates; what decides is how much of the shorter text
stands in the longer one, in runs of five words, and that no number of the shorter is missing from the longer.
Keeps true: two texts that differ in a number or a date are never one witness; segmented and plain forms of one text
are, since words are compared as syllables.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rensa import RMinHash

from banggiao.language.fold import fold
from banggiao.model.candidates import Leaf, Tie
from banggiao.model.register import Filed
from banggiao.resolve.items import Compared, Comparison

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
    """The runs (as checksums) and numbers of a text, and whom it is credited to."""

    runs: frozenset[int]
    numbers: frozenset[str]
    credit: str | None


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

    kind = "witness"
    sees = Seen

    def features(self, filed: Filed) -> Seen:
        """The runs and numbers of the document's text."""
        found = _WORD.findall(fold(filed.document.text))
        numbers = frozenset(w.lstrip("0") for w in found if w.isdigit())
        credit = filed.document.source_credit
        return Seen(runs(found, _RUN), numbers, credit.value if credit else None)

    def joins(self, seen: Seen) -> Collection[str]:
        """None: pairs decide."""
        return ()

    def keys(self, seen: Seen) -> Collection[str]:
        """The MinHash bands."""
        return bands(seen.runs) if len(seen.runs) >= _SHORTEST else ()

    def asks(self, seen: Seen) -> Collection[str]:
        """The same."""
        return self.keys(seen)

    def compare(self, a: Compared, b: Compared) -> Comparison:
        """How much of the shorter stands in the longer, and whether its numbers do."""
        short, long = sorted((a.seen, b.seen), key=lambda s: (len(s.runs), sorted(s.numbers)))
        contained = len(short.runs & long.runs) / max(1, len(short.runs))
        missing = sorted(short.numbers - long.numbers)
        told: dict[str, object] = {"contained": round(contained, 2), "numbers missing": missing}
        credits = [c.seen.credit for c in (a, b)]
        if any(credits):
            told["credits"] = credits
        return Comparison(contained >= CONTAINED and not missing, told)


def runs(words: Sequence[str], length: int) -> frozenset[int]:
    """The runs of words of a text, as checksums."""
    told = [w.encode() for w in words]
    return frozenset([zlib.crc32(b" ".join(told[n : n + length])) for n in range(len(told) - length + 1)])


def bands(found: Collection[int]) -> tuple[str, ...]:
    """The LSH band keys of a set of runs."""
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update([str(r) for r in sorted(found)])
    digest = sketch.digest()
    return tuple(f"{n}:{digest[n * _ROWS]:x}.{digest[n * _ROWS + 1]:x}" for n in range(_BANDS))


def witness_of(group: Iterable[Leaf]) -> str:
    """The id of the witness of copies: that of the first document to come in."""
    return "w" + min((leaf.run, leaf.document) for leaf in group)[1][:15]


def copies(leaves: Mapping[str, Leaf], ties: Iterable[Tie]) -> dict[str, dict[str, Mapping[str, object]]]:
    """Witness -> "doc = doc" -> what was compared, for documents that are copies. Looks are named as in `papers`."""
    out: dict[str, dict[str, Mapping[str, object]]] = {}
    for tie in sorted(ties, key=lambda t: (t.a, t.b)):
        a, b = (leaves[end.partition(" ")[2]] for end in (tie.a, tie.b))
        out.setdefault(a.witness, {})[f"{a.doc} = {b.doc}"] = tie.told
    return out

"""Acts as a small linear model sees them: those of gold files to learn from, those of the rules to be tried on.

Takes folders with `docs` and `gold`, gives rows of features with what the gold says. Shared by `ablation`, which asks
whether a model beside the rules reads better, and `fit_second_reader`, which fits the one that does.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from banggiao.clean import clean
from banggiao.extract import extract
from banggiao.extract.reading import Reading, read
from banggiao.extract.speech.second_reader import SecondReader, shares_of, words_of
from banggiao.model.document_shape import document_shape
from banggiao.model.page import Page
from banggiao.sources import pages
from tools.bench_run import arguments, golds, paired
from tools.linear import Row

KINDS = ("commitment", "position")
#: value of a word or pair, and of an entry of the vocabulary; a share of the document has its own
WORD, ENTRY = 0.25, 0.5
SHARE = "share:"
_TOKEN = re.compile(r"\w+")

Span = tuple[int, int]


@dataclass(frozen=True)
class Taught:
    """One act of a gold file, found in its document."""

    doc: str
    row: Row
    gold: dict[str, Any]


@dataclass(frozen=True)
class Tried:
    """One act that the rules found: what they count for each field, and the gold's claim where there is one."""

    doc: str
    row: Row
    claim: dict[str, Any]
    scores: Mapping[str, float]
    gold: dict[str, Any] | None


def features(reading: Reading, span: Span) -> dict[str, float]:
    """The features of an act: as `SecondReader` sees it."""
    out = {w: ENTRY if w.startswith("@") else WORD for w in words_of(reading, *span)}
    return out | {SHARE + name: share for name, share in shares_of(reading).items()}


def taught_arguments(about: str) -> argparse.ArgumentParser:
    """The options of tools that learn: --bench and --taught."""
    ap = arguments(about)
    ap.add_argument("--taught", type=Path, action="append", default=[])
    return ap


def taught(args: argparse.Namespace, scorer: Any) -> list[Taught]:
    """The gold acts of the folders of --bench and --taught."""
    return [t for folder in (args.bench, *args.taught) for t in acts(folder, scorer)[0]]


def acts(folder: Path, scorer: Any) -> tuple[list[Taught], list[Tried]]:
    """The commitments and positions of a folder: those of its gold, and those that the rules alone find.

    A gold act that the rules find is learnt with the words that they quote, since these are what the model will see.
    """
    known: list[Taught] = []
    found: list[Tried] = []
    for gold in golds(folder):
        claims, seen, text = _alone(folder, gold["doc"])
        for kind in KINDS:
            told, said, found_in = paired(scorer, kind, gold, claims)
            pairs = {j: i for i, j in found_in}
            rows: dict[int, Row] = {}
            for j, claim in enumerate(said):
                scores, reading = seen[claim["start"], claim["end"]]
                row = features(reading, (claim["start"], claim["end"]))
                found.append(Tried(gold["doc"], row, claim, scores, told[pairs[j]] if j in pairs else None))
                rows |= {pairs[j]: row} if j in pairs else {}
            for i, claim in enumerate(told):
                span = None if i in rows else _place(text.text, claim["quote"], scorer)
                rows |= {i: features(text, span)} if span else {}
            known += [Taught(gold["doc"], rows[i], told[i]) for i in sorted(rows)]
    return known, found


Seen = dict[Span, tuple[Mapping[str, float], Reading]]


def _alone(folder: Path, doc: str) -> tuple[list[dict[str, Any]], Seen, Reading]:
    """The claims of a document by the rules alone, what they count for the fields of each act, and its reading."""
    seen: Seen = {}

    def main(self: SecondReader, span: Span, rule: str, scores: Mapping[str, float]) -> str:
        seen[span] = (dict(scores), self.reading)
        return rule

    (page,) = pages([str(folder / "docs" / f"{doc}.txt")])
    assert isinstance(page, Page), page
    document = clean(page)
    with patch.object(SecondReader, "main", main):
        extraction = extract(document)
    claims = document_shape(doc, document, extraction.parties, extraction.claims)["claims"]
    return claims, seen, read(document)


def _place(text: str, quote: str, scorer: Any) -> Span | None:
    """Where the words of a quote stand, whatever is between them; None where they do not."""
    spots = list(_TOKEN.finditer(text.replace("_", " ")))
    words, wanted = [" ".join(scorer.tokens(m[0])) for m in spots], scorer.tokens(quote)
    size = len(wanted)
    for n in range(len(words) - size + 1):
        if words[n] == wanted[0] and words[n : n + size] == wanted:
            return spots[n].start(), spots[n + size - 1].end()
    return None

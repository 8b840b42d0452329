"""Runs `extract` over the bench and scores it; what the gate and the developer loop share.

Takes the bench folder, gives predictions by document name and the scorer's figures. The scorer itself is
`bench/score.py`, loaded from there, so that there is one scorer and not two.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from banggiao.model.document_shape import document_shape
from banggiao.pipeline import ReadPage, read_pages
from banggiao.sources import pages

Row = dict[str, Any]
T = TypeVar("T")
#: of what is drawn by chance
SEED = 20261122


def load_scorer(bench: Path, name: str = "score") -> ModuleType:
    """`bench/<name>.py` as a module."""
    sys.path.insert(0, str(bench))
    spec = importlib.util.spec_from_file_location(name, bench / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def golds(bench: Path) -> list[Row]:
    """The gold files, sorted by name."""
    return _rows_in(bench / "gold")


def unseen(sets: Iterable[tuple[Path, Path]]) -> tuple[list[Row], dict[str, Row]]:
    """Gold files outside the bench, and what was extracted of their documents: pairs of a folder of gold files and a
    file of predictions (JSON lines)."""
    rows: list[Row] = []
    predictions: dict[str, Row] = {}
    for folder, file in sets:
        rows += _rows_in(folder)
        predictions |= {p["doc"]: p for p in map(json.loads, file.read_text("utf-8").splitlines())}
    return rows, predictions


def arguments(about: str) -> argparse.ArgumentParser:
    """The options of tools over gold files: --bench."""
    ap = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    return ap


def outside_arguments(about: str) -> argparse.ArgumentParser:
    """These, and --unseen for the sets of `unseen`."""
    ap = arguments(about)
    ap.add_argument("--unseen", type=Path, nargs=2, action="append", default=[], metavar=("GOLD", "PREDICTIONS"))
    return ap


def paired(
    scorer: Any, kind: str, gold: Row, claims: Iterable[Row]
) -> tuple[list[Row], list[Row], list[tuple[int, int]]]:
    """Of one kind the claims of a gold file, those of `claims`, and the scorer's pairs of the two."""
    told = [c for c in gold["claims"] if c["kind"] == kind]
    read = [c for c in claims if c["kind"] == kind]
    return told, read, scorer.match(kind, told, read, gold["parties"])


def interval(documents: Sequence[T], figure: Callable[[list[T]], float], samples: int) -> tuple[float, float]:
    """The 95 % bootstrap interval of a figure, over documents drawn again."""
    chance = random.Random(SEED)
    drawn = sorted(figure(chance.choices(documents, k=len(documents))) for _ in range(samples))
    return drawn[int(0.025 * samples)], drawn[int(0.975 * samples) - 1]


def _rows_in(folder: Path) -> list[Row]:
    return [json.loads(f.read_text("utf-8")) for f in sorted(folder.glob("*.json"))]


def gold_hash(bench: Path) -> str:
    """One hash over names and bytes of the gold set: floors hold for one gold set only."""
    digest = hashlib.sha256()
    for f in sorted((bench / "gold").glob("*.json")):
        digest.update(f.name.encode() + b"\0" + f.read_bytes())
    return digest.hexdigest()[:16]


def predict(files: Iterable[Path], *, workers: int = 1) -> dict[str, Row]:
    """The reading of each file by its stem. Raises the error of a file that cannot be read: the bench has none."""
    out: dict[str, Row] = {}
    for read in read_pages(pages([str(f) for f in files]), workers=workers):
        if not isinstance(read, ReadPage):
            raise read
        name = Path(read.page.origin).stem
        out[name] = document_shape(name, read.document, read.extraction.parties, read.extraction.claims)
    return out


def texts(bench: Path) -> dict[str, str]:
    """The documents as they are, by name."""
    return {f.stem: f.read_text("utf-8") for f in sorted((bench / "docs").glob("*.txt"))}


def halves(rows: list[Row], turn: int = 0) -> tuple[list[Row], list[Row]]:
    """Two random halves of the gold, the same every time; `turn` rotates the split. Seeds stand in the first."""
    ranked = sorted(
        (r for r in rows if not r["doc"].startswith("seed")),
        key=lambda r: hashlib.sha1(f"{turn or ''}{r['doc']}".encode()).hexdigest(),
    )
    told = [r for r in ranked if r["parties"]]
    other = [r for r in ranked if not r["parties"]]
    seeds = [r for r in rows if r["doc"].startswith("seed")]
    return seeds + told[::2] + other[::2], told[1::2] + other[1::2]

"""Documents per CPU second of clean + extract, as a ratio to the floor and to peers of the same run.

    python benchmarks/speed.py --corpus ../shared/corpus/news [--every 4] [--json]

The floor is read + decode + NFC + split. Peers (underthesea's word_tokenize, pyvi's tokenize) are measured where they
are installed (requirements/bench.in); their time is on the same canonical texts. CPU time, rounds taken
in turn, the lowest of each; the garbage collector is set for all works as `banggiao extract` sets it.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
import unicodedata
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from banggiao.clean import clean
from banggiao.extract import extract
from banggiao.model.page import Page
from banggiao.pipeline import collected_seldom
from banggiao.sources import pages

ROUNDS = 3


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one run; what the works before it have left behind is cleared away first, and charged to none."""
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def lowest(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The lowest CPU seconds of each of several works, their rounds taken in turn.

    CPU time on a busy machine grows with what else runs (caches, clock); in turn and lowest, every work has met the
    quietest moment of the run.
    """
    out: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, work in works.items():
            out[name] = min(out.get(name, float("inf")), cpu(work))
    return out


def floor(files: list[Path]) -> None:
    """What cannot be avoided: read, decode, NFC, split."""
    for f in files:
        unicodedata.normalize("NFC", f.read_bytes().decode("utf-8")).split()


def peers(texts: list[str]) -> dict[str, Callable[[], object]]:
    """The word segmenters that are installed, each over all texts."""
    out: dict[str, Callable[[], object]] = {}
    for name, module, function in (
        ("underthesea word_tokenize", "underthesea", "word_tokenize"),
        ("pyvi tokenize", "pyvi.ViTokenizer", "tokenize"),
    ):
        try:
            tokenize = getattr(import_module(module), function)
        except ImportError:
            continue
        tokenize(texts[0])
        out[name] = partial(_each, tokenize, texts)
    return out


def _each(tokenize: Callable[[str], object], texts: list[str]) -> None:
    for text in texts:
        tokenize(text)


def measure(files: list[Path]) -> dict[str, float | int]:
    """All figures of one run."""
    found = [p for p in pages([str(f) for f in files]) if isinstance(p, Page)]
    documents = [clean(p) for p in found]
    extract(documents[0])  # the lexicon is built once a process; a run of one document is not what is measured
    others = peers([d.text for d in documents])
    works: dict[str, Callable[[], object]] = {
        "floor": lambda: floor(files),
        "clean": lambda: [clean(p) for p in found],
        "extract": lambda: [extract(d) for d in documents],
        **others,
    }
    with collected_seldom():
        times = lowest(works)
    whole = times["clean"] + times["extract"]
    out: dict[str, float | int] = {
        "documents": len(files),
        "syllables": sum(len(d.text.split()) for d in documents),
        **{f"{name} s": seconds for name, seconds in times.items()},
        "documents_per_cpu_second": len(files) / whole,
        "ratio_to_floor": whole / times["floor"],
    }
    return out | {f"share of {name}": whole / times[name] for name in others}


def main() -> None:
    """Print the figures."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpus", type=Path, required=True)
    ap.add_argument("--every", type=int, default=4, help="take every Nth file")
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    files = sorted(args.corpus.glob("*.txt"))[:: args.every]
    if not files:
        raise SystemExit(f"{args.corpus}: no .txt files; give a folder of articles with --corpus")
    figures = measure(files)
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:36} {value:>14,.2f}" if isinstance(value, float) else f"{name:36} {value:>14,}")


if __name__ == "__main__":
    main()

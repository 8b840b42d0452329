"""Documents per CPU second of clean + extract, as a ratio to the floor and to peers of the same run.

    python benchmarks/speed.py --corpus ../shared/corpus/news [--every 4] [--json]

The floor is read + decode + NFC + split. Peers (underthesea's word_tokenize, pyvi's tokenize) are measured where they
are installed (requirements/bench.in); their time is on the same canonical texts. CPU time, median of three.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
import unicodedata
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from banggiao.clean import clean
from banggiao.extract import extract
from banggiao.model.page import Page
from banggiao.sources import pages

ROUNDS = 3


def cpu(work: Callable[[], object]) -> float:
    """Median CPU seconds of three runs."""
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)


def floor(files: list[Path]) -> None:
    """What cannot be avoided: read, decode, NFC, split."""
    for f in files:
        unicodedata.normalize("NFC", f.read_bytes().decode("utf-8")).split()


def peers(texts: list[str]) -> dict[str, float]:
    """CPU seconds of the word segmenters that are installed."""
    out = {}
    for name, module, function in (
        ("underthesea word_tokenize", "underthesea", "word_tokenize"),
        ("pyvi tokenize", "pyvi.ViTokenizer", "tokenize"),
    ):
        try:
            tokenize = getattr(import_module(module), function)
        except ImportError:
            continue
        tokenize(texts[0])
        started = time.process_time()
        for text in texts:
            tokenize(text)
        out[name] = time.process_time() - started
    return out


def measure(files: list[Path]) -> dict[str, float | int]:
    """All figures of one run."""
    found = [p for p in pages([str(f) for f in files]) if isinstance(p, Page)]
    documents = [clean(p) for p in found]
    extract(documents[0])  # the lexicon is built once a process; a run of one document is not what is measured
    base = cpu(lambda: floor(files))
    cleaning = cpu(lambda: [clean(p) for p in found])
    extracting = cpu(lambda: [extract(d) for d in documents])
    whole = cleaning + extracting
    out: dict[str, float | int] = {
        "documents": len(files),
        "syllables": sum(len(d.text.split()) for d in documents),
        "floor_s": base,
        "clean_s": cleaning,
        "extract_s": extracting,
        "documents_per_cpu_second": len(files) / whole,
        "ratio_to_floor": whole / base,
    }
    for name, seconds in peers([d.text for d in documents]).items():
        out[f"{name} s"] = seconds
        out[f"share of {name}"] = whole / seconds
    return out


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

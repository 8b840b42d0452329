"""Fits the confidence of commitments and positions on the gold, and prints how well it is calibrated.

    python -m tools.fit_confidence --bench ../shared/bench [--unseen GOLD PREDICTIONS ...] [--write]

A prediction counts as right where the scorer matches it with a gold claim. The rules were developed on the gold, where
nearly all of them are right; a cue `developed` takes up that advantage in the fit and is left out of the written
weights, so that the confidence is that of documents which nobody has looked at. --unseen adds such documents: a folder
of gold files and what a version of the program that was not developed on them extracted (JSON lines). Prints the
calibration over documents held out in turn, of the unseen ones where there are any, else of half b;
--write renews `extract/speech/confidence.toml`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools.bench_run import golds, halves, load_scorer, outside_arguments, paired, predict, unseen

OUT = Path(__file__).parent.parent / "src/banggiao/extract/speech/confidence.toml"
KINDS = ("commitment", "position")
#: strength of the pull towards zero on every cue but the bias; steps and rate of the descent
PULL, STEPS, RATE = 4.0, 1200, 0.05
FOLDS = 10
#: a cue seen less often than this is left out
SELDOM = 4
HEAD = """# Weights of the cues of an act (see confidence.py): the logarithm of the odds that each adds.
# Written by tools/fit_confidence.py from gold files; do not edit by hand.

[weights]
"""

Case = tuple[str, tuple[str, ...], bool]


def cases(bench: Path, sets: Sequence[tuple[Path, Path]] = ()) -> list[Case]:
    """Document, cues and whether it was right, of every predicted commitment and position; `sets` as in `unseen`."""
    rows = golds(bench)
    predictions = predict(bench / "docs" / f"{r['doc']}.txt" for r in rows)
    developed = {r["doc"] for r in (rows if sets else halves(rows)[0])}
    scorer, (more, read) = load_scorer(bench), unseen(sets)
    predictions |= read
    return [c for row in (*rows, *more) for c in _of_document(scorer, row, predictions, row["doc"] in developed)]


def _of_document(scorer: Any, row: Any, predictions: Any, developed: bool) -> list[Case]:
    out: list[Case] = []
    for kind in KINDS:
        _, read, pairs = paired(scorer, kind, row, predictions[row["doc"]]["claims"])
        right = {j for _, j in pairs}
        for j, claim in enumerate(read):
            cues = (*claim["reasons"], "developed") if developed else tuple(claim["reasons"])
            out.append((row["doc"], cues, j in right))
    return out


def fit(data: list[Case]) -> dict[str, float]:
    """Weights of a logistic model by plain gradient descent: small data, the same every time."""
    names = sorted({c for _, cues, _ in data for c in cues if sum(c in x for _, x, _ in data) >= SELDOM})
    weights = dict.fromkeys(["bias", *names], 0.0)
    for _ in range(STEPS):
        slope = {n: PULL * w if n != "bias" else 0.0 for n, w in weights.items()}
        for _, cues, right in data:
            error = probability(weights, cues) - right
            slope["bias"] += error
            for c in cues:
                if c in slope:
                    slope[c] += error
        for n in weights:
            weights[n] -= RATE * slope[n] / len(data) * 10
    return weights


def probability(weights: dict[str, float], cues: tuple[str, ...]) -> float:
    """The model's probability for a set of cues."""
    return 1 / (1 + math.exp(-weights["bias"] - sum(weights.get(c, 0.0) for c in cues)))


def held_out(data: list[Case]) -> list[tuple[float, bool]]:
    """Probability and truth of the cases that nobody developed on, a tenth of their documents held out in turn."""
    docs, out = sorted({d for d, cues, _ in data if "developed" not in cues}), []
    for k in range(FOLDS):
        held = set(docs[k::FOLDS])
        weights = fit([c for c in data if c[0] not in held])
        out += [(probability(weights, cues), right) for d, cues, right in data if d in held]
    return out


def table(pairs: list[tuple[float, bool]], bins: int = 4) -> str:
    """Markdown: bins of equal size, mean confidence beside the share that was right."""
    ranked = sorted(pairs)
    lines = ["| confidence | claims | mean | right |", "|---|---|---|---|"]
    gap = 0.0
    for k in range(bins):
        part = ranked[len(ranked) * k // bins : len(ranked) * (k + 1) // bins]
        mean, right = sum(p for p, _ in part) / len(part), sum(r for _, r in part) / len(part)
        gap += abs(mean - right) * len(part) / len(ranked)
        lines.append(f"| {part[0][0]:.2f} to {part[-1][0]:.2f} | {len(part)} | {mean:.2f} | {right:.2f} |")
    brier = sum((p - r) ** 2 for p, r in ranked) / len(ranked)
    return "\n".join([*lines, "", f"Expected calibration error {gap:.3f}, Brier score {brier:.3f}."])


def written(weights: dict[str, Any]) -> str:
    """The TOML of the weights."""
    kept = {n: w for n, w in weights.items() if n != "developed" and (n == "bias" or abs(w) >= 0.01)}
    rest = sorted(n for n in kept if n != "bias")
    return HEAD + "".join(f'"{n}" = {kept[n]:.3f}\n' for n in ["bias", *rest])


def main() -> None:
    """Fit, print, and write where asked."""
    ap = outside_arguments(__doc__)
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    data = cases(args.bench, args.unseen)
    print(table(held_out(data)))
    if args.write:
        OUT.write_text(written(fit(data)), "utf-8")


if __name__ == "__main__":
    main()

"""Writes docs/quality.md: what the program gets wrong and how often, per kind and field, with intervals.

    python -m tools.quality --bench ../shared/bench
    python -m tools.quality --bench ../shared/bench --unseen GOLD PREDICTIONS [--unseen ...]

The second form writes nothing and prints one table over other documents: folders of gold files, each with what was
extracted (JSON lines) before anybody developed on them.

Intervals are 95 % bootstrap intervals over documents (1,000 samples, a fixed seed): a document is drawn with all its
claims, since the claims of one text stand and fall together. The calibration table bins matched and spurious claims
by their confidence. Figures on half A were seen while the rules were made; half B was read later, so its figures at
the time of reading are the fairer ones and stand in the text that this script keeps.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools.bench_run import (
    Row,
    golds,
    halves,
    interval,
    load_scorer,
    outside_arguments,
    paired,
    predict,
    texts,
    unseen,
)

PAGE = Path("docs/quality.md")
#: below this mark the page is made anew; above it people write
MARK = "<!-- made by tools/quality.py -->"
SAMPLES = 1000


def counts(scorer: Any, row: Row, prediction: Row) -> dict[str, Counter[str]]:
    """One document's counts by kind: gold, pred, detect, strict, and each field's right and wrong."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for kind in scorer.KINDS:
        g, p, pairs = paired(scorer, kind, row, prediction.get("claims", []))
        out[kind].update(gold=len(g), pred=len(p), detect=len(pairs))
        for i, j in pairs:
            checks = scorer.fields(kind, g[i], p[j], row["parties"])
            out[kind]["strict"] += all(checks.values())
            for name, right in (checks | scorer.further(kind, g[i], p[j])).items():
                out[kind][f"{'right' if right else 'wrong'} {name}"] += 1
    return out


def f1(c: Counter[str], measure: str) -> float:
    """F1 of a measure; 0 where nothing is there."""
    return 2 * c[measure] / (c["gold"] + c["pred"]) if c["gold"] + c["pred"] else 0.0


def summed(parts: list[dict[str, Counter[str]]], kind: str) -> Counter[str]:
    """The counts of one kind over documents."""
    whole: Counter[str] = Counter()
    for part in parts:
        whole.update(part[kind])
    return whole


def f1_interval(parts: list[dict[str, Counter[str]]], kind: str, measure: str) -> tuple[float, float]:
    """The interval of a kind's F1."""
    return interval(parts, lambda drawn: f1(summed(drawn, kind), measure), SAMPLES)


def calibration(scorer: Any, rows: list[Row], predictions: dict[str, Row]) -> list[str]:
    """Confidence bins: how many claims, how sure they are said to be, how many the gold has."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for row in rows:
        claims = predictions[row["doc"]]["claims"]
        for kind in scorer.KINDS:
            _, p, pairs = paired(scorer, kind, row, claims)
            hit = {j for _, j in pairs}
            for j, c in enumerate(p):
                bins[min(9, int(c["confidence"] * 10))].append((c["confidence"], j in hit))
    lines = ["| confidence | claims | said, mean | in the gold |", "|---|---|---|---|"]
    for n, found in sorted(bins.items()):
        said, right = sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found)
        lines.append(f"| {n / 10:.1f} to {(n + 1) / 10:.1f} | {len(found)} | {said:.2f} | {right:.2f} |")
    return lines


def by_kind(scorer: Any, rows: list[Row], predictions: dict[str, Row], parted: Sequence[list[Row]] = ()) -> list[str]:
    """The table of kinds: F1 with intervals, F1 of the two halves where they are given, fields right of all matched."""
    parts = {r["doc"]: counts(scorer, r, predictions[r["doc"]]) for r in rows}
    named = ["half A", "half B"][: len(parted)]
    heads = ["kind", "gold", "detect F1", "strict F1", *named, "fields right"]
    out = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for kind in scorer.KINDS:
        whole = summed(list(parts.values()), kind)
        cells = []
        for measure in ("detect", "strict"):
            low, high = f1_interval(list(parts.values()), kind, measure)
            cells.append(f"{f1(whole, measure):.3f} ({low:.2f} to {high:.2f})")
        for half in parted:
            c = summed([parts[r["doc"]] for r in half], kind)
            cells.append(f"{f1(c, 'detect'):.2f} / {f1(c, 'strict'):.2f}")
        names = sorted({k.split(" ", 1)[1] for k in whole if " " in k})
        fields = ", ".join(f"{n} {whole[f'right {n}']}/{whole[f'right {n}'] + whole[f'wrong {n}']}" for n in names)
        out.append(f"| {kind} | {whole['gold']} | {' | '.join(cells)} | {fields} |")
    return out


def outside(bench: Path, sets: Sequence[tuple[Path, Path]]) -> str:
    """The table of kinds over documents outside the gold, and the mean of the kinds' F1."""
    scorer, (rows, predictions) = load_scorer(bench), unseen(sets)
    parts = [counts(scorer, r, predictions[r["doc"]]) for r in rows]
    mean = [sum(f1(summed(parts, k), m) for k in scorer.KINDS) / len(scorer.KINDS) for m in ("detect", "strict")]
    told = f"{len(rows)} documents; macro F1: detect {mean[0]:.3f}, strict {mean[1]:.3f}."
    return "\n".join([*by_kind(scorer, rows, predictions), "", told])


def made(bench: Path) -> str:
    """The tables of the page."""
    scorer, rows, source = load_scorer(bench), golds(bench), texts(bench)
    predictions = predict(sorted((bench / "docs").glob("*.txt")), workers=2)
    out = ["## By kind", "", *by_kind(scorer, rows, predictions, halves(rows))]
    result, _ = scorer.score(rows, predictions, source)
    out += ["", f"Macro F1: detect {result['macro']['detect']:.3f}, strict {result['macro']['strict']:.3f}."]
    told = ", ".join(f"{k} {v:.3f}" for k, v in result["documents"].items() if v is not None)
    out += [f"Documents: {told}.", "", "## Calibration", "", *calibration(scorer, rows, predictions)]
    return "\n".join(out) + "\n"


def main() -> None:
    """Make the page's tables anew."""
    args = outside_arguments(__doc__).parse_args()
    if args.unseen:
        print(outside(args.bench, args.unseen))
        return
    head = PAGE.read_text("utf-8").split(MARK)[0] if PAGE.exists() else "# Quality\n\n"
    PAGE.write_text(head + MARK + "\n\n" + made(args.bench), "utf-8")


if __name__ == "__main__":
    main()

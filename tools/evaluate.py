"""The developer loop: score table, both halves, change against the committed figures, misses that a person can read.

    python tools/evaluate.py --bench ../shared/bench [--half a|b] [--kind KIND] [--turn N] [--docs ID,ID]

Prints the tables; writes the misses by kind to out/misses/<kind>.txt. With --half only that half is scored and its
misses written, so that the other half stays unseen.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from tools.bench_run import Row, arguments, golds, halves, load_scorer, paired, predict, texts
from tools.gate import FLOORS

OUT = Path("out")


def table(result: dict[str, Any], floors: dict[str, Any] | None) -> str:
    """One line a kind: counts, detect and strict with their change, fields."""
    lines = [f"{'kind':11} {'gold':>5} {'pred':>5}  {'detect':>15}  {'strict':>15}  fields | further"]
    rows = [(k, v["gold"], v["pred"], v["detect"]["f1"], v["strict"]["f1"], v) for k, v in result["kinds"].items()]
    rows.append(("macro", 0, 0, result["macro"].get("detect", 0.0), result["macro"].get("strict", 0.0), {}))
    for kind, gold, pred, detect, strict, row in rows:
        was = (floors["macro"] if kind == "macro" else floors["kinds"].get(kind)) if floors else None
        cells = [
            f"{v:.3f} {v - was[m]:+.3f}" if was else f"{v:.3f}" for m, v in (("detect", detect), ("strict", strict))
        ]
        fields = " ".join(f"{n} {v:.2f}" for n, v in row.get("fields", {}).items())
        further = " ".join(f"{n} {v:.2f}" for n, v in row.get("further", {}).items())
        lines.append(f"{kind:11} {gold:5} {pred:5}  {cells[0]:>15}  {cells[1]:>15}  {fields} | {further}")
    lines.append("documents   " + "  ".join(f"{k} {v:.3f}" for k, v in result["documents"].items() if v is not None))
    return "\n".join(lines)


def field_f1(scorer: Any, rows: list[Row], predictions: dict[str, Row], field: str) -> float:
    """F1 of a commitment's `field` (quantity, deadline) over matched claims that have one on either side."""
    same = scorer.same_quantity if field == "quantity" else scorer.same_date
    hit = gold = pred = 0
    for row in rows:
        g, p, pairs = paired(scorer, "commitment", row, predictions.get(row["doc"], {}).get("claims", []))
        for i, j in pairs:
            gold += bool(g[i].get(field))
            pred += bool(p[j].get(field))
            hit += bool(g[i].get(field)) and bool(p[j].get(field)) and same(g[i][field], p[j][field])
    return 2 * hit / (gold + pred) if gold + pred else 1.0


def write_misses(misses: list[Any]) -> None:
    """out/misses/<kind>.txt: what was missed, spurious or wrong, gold and prediction side by side."""
    folder = OUT / "misses"
    folder.mkdir(parents=True, exist_ok=True)
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, why, doc, g, p in sorted(misses, key=lambda m: (m[0], m[2], m[1])):
        lines = [f"== {doc}: {why}"]
        for sign, claim in (("-", g), ("+", p)):
            if claim:
                skip = ("quote", "kind", "evidence", "id", "start", "end", "said", "reasons", "confidence", "anchors")
                rest = {k: v for k, v in claim.items() if k not in skip}
                lines += [f"{sign} {claim.get('quote')}", f"{sign}     {json.dumps(rest, ensure_ascii=False)}"]
        by_kind[kind].append("\n".join(lines))
    for kind, blocks in by_kind.items():
        (folder / f"{kind}.txt").write_text("\n\n".join(blocks) + "\n", "utf-8")


def main() -> None:
    """Run the loop."""
    ap = arguments(__doc__)
    ap.add_argument("--half", choices=("a", "b"))
    ap.add_argument("--turn", type=int, default=0)
    ap.add_argument("--docs", help="only these documents, comma between")
    args = ap.parse_args()
    scorer, rows = load_scorer(args.bench), golds(args.bench)
    a, b = halves(rows, args.turn)
    chosen = {"a": a, "b": b, None: rows}[args.half]
    if args.docs:
        chosen = [r for r in rows if r["doc"] in args.docs.split(",")]
    started = time.process_time()
    predictions = predict(args.bench / "docs" / f"{r['doc']}.txt" for r in rows)
    OUT.mkdir(exist_ok=True)
    lines = [json.dumps(predictions[name], ensure_ascii=False) for name in sorted(predictions)]
    (OUT / "bench.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    source = texts(args.bench)
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else None
    result, misses = scorer.score(chosen, predictions, source)
    print(table(result, floors if chosen is rows else None))
    for field in ("quantity", "deadline"):
        print(f"commitment {field} F1 over matched claims: {field_f1(scorer, chosen, predictions, field):.3f}")
    for name, half in (("half a", a), ("half b", b)):
        part, _ = scorer.score(half, predictions, source)
        per = "  ".join(f"{k} {v['detect']['f1']:.2f}/{v['strict']['f1']:.2f}" for k, v in part["kinds"].items())
        print(f"{name}: macro {part['macro']['detect']:.3f}/{part['macro']['strict']:.3f}   {per}")
    write_misses(misses)
    print(f"misses: {OUT / 'misses'}/<kind>.txt   CPU {time.process_time() - started:.1f} s")


if __name__ == "__main__":
    main()

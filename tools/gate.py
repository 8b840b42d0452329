"""The quality gate: figures on the gold may not fall below the committed floors.

    python tools/gate.py --bench ../shared/bench [--renew]

Floors stand in tools/floors.json beside the hash of the gold set. The macro may not fall at all, a kind by at most
0.01. Where the gold set has another hash the figures are printed and nothing fails: renew the floors (--renew) in a
commit of their own.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tools.bench_run import gold_hash, golds, load_scorer, predict, texts

FLOORS = Path(__file__).with_name("floors.json")
#: How far one kind's F1 may fall (issue 2, item 11).
SLACK = 0.01
#: Figures are stored with four digits; less than half of the last one is no change.
ROUNDING = 0.00005


def figures(bench: Path) -> dict[str, Any]:
    """The figures that have floors: macro, and detect and strict of each kind."""
    scorer = load_scorer(bench)
    rows = golds(bench)
    predictions = predict(sorted((bench / "docs").glob("*.txt")), workers=2)
    result, _ = scorer.score(rows, predictions, texts(bench))
    kinds = {k: {m: round(v[m]["f1"], 4) for m in ("detect", "strict")} for k, v in result["kinds"].items()}
    return {
        "macro": {m: round(v, 4) for m, v in result["macro"].items()},
        "kinds": kinds,
        "documents": {k: v if v is None else round(v, 4) for k, v in result["documents"].items()},
    }


def falls(now: dict[str, Any], floor: dict[str, Any]) -> list[str]:
    """What fell below its floor, as lines for people."""
    out = [
        f"macro {m}: {now['macro'][m]:.4f} is under the floor of {floor['macro'][m]:.4f}"
        for m in ("detect", "strict")
        if now["macro"][m] < floor["macro"][m] - ROUNDING
    ]
    for kind, floors in floor["kinds"].items():
        out += [
            f"{kind} {m}: {now['kinds'][kind][m]:.4f} is more than {SLACK} under the floor of {floors[m]:.4f}"
            for m in ("detect", "strict")
            if now["kinds"][kind][m] < floors[m] - SLACK - ROUNDING
        ]
    return out


def main() -> int:
    """Print the figures; 1 where one fell."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bench", type=Path, required=True)
    ap.add_argument("--renew", action="store_true", help="write the floors anew")
    args = ap.parse_args()
    if not (args.bench / "gold").is_dir():
        print(f"gate: no gold set in {args.bench}; skipped", file=sys.stderr)
        return 0
    now = figures(args.bench)
    print(json.dumps(now, indent=1))
    known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else None
    if args.renew or known is None:
        FLOORS.write_text(json.dumps({"gold": gold_hash(args.bench), **now}, indent=1) + "\n", "utf-8")
        print(f"gate: floors written to {FLOORS}", file=sys.stderr)
        return 0
    if known["gold"] != gold_hash(args.bench):
        print("gate: the gold set is another one; renew the floors in a commit of their own (--renew)", file=sys.stderr)
        return 0
    fallen = falls(now, known)
    print("\n".join(f"gate: {line}" for line in fallen) or "gate: no figure fell", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())

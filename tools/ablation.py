"""Would a small linear model read better than the rules? Pillar, and claim or not, on documents the model did not see.

    python tools/ablation.py --bench ../shared/bench [--unseen FOLDER]

Takes the acts that the rules find in the gold, with the gold's word on each; prints how often the rules, a linear model
over the clause's words, and one over words and the rules' answer are right, on each half of the gold after training on
the other. `--unseen` names a folder with `gold` and `docs` of its own: trained on all of the gold, tried there.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from banggiao.language.fold import fold
from tools.bench_run import golds, halves, load_scorer, predict

KINDS = ("commitment", "position")
#: rounds over the data, step of the descent and pull towards zero: small data, the same every time
ROUNDS, STEP, PULL = 40, 0.2, 0.0005

Weights = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Case:
    """One act that the rules found: its words, the rules' pillar and cues, and what the gold says of it."""

    doc: str
    words: tuple[str, ...]
    rule: str
    cues: tuple[str, ...]
    matched: bool
    right: tuple[str, ...]


def cases(bench: Path, scorer: Any) -> list[Case]:
    """Every commitment and position that the rules find in the documents of a bench folder."""
    rows = golds(bench)
    found = predict(bench / "docs" / f"{r['doc']}.txt" for r in rows)
    out = []
    for row in rows:
        for kind in KINDS:
            told = [c for c in row["claims"] if c["kind"] == kind]
            read = [c for c in found[row["doc"]]["claims"] if c["kind"] == kind]
            pairs = {j: told[i] for i, j in scorer.match(kind, told, read, row["parties"])}
            out += [_case(row["doc"], c, pairs.get(j)) for j, c in enumerate(read)]
    return out


def _case(doc: str, claim: dict[str, Any], gold: dict[str, Any] | None) -> Case:
    syllables = fold(claim["quote"].replace("_", " ")).split()
    words = tuple(dict.fromkeys([*syllables, *(f"{a} {b}" for a, b in pairwise(syllables))]))
    pillar = (claim.get("pillar") or ["general"])[0]
    return Case(doc, words, pillar, tuple(claim["reasons"]), gold is not None, tuple(gold["pillar"] if gold else ()))


def train(data: Iterable[tuple[tuple[str, ...], str]]) -> Weights:
    """Weights of each feature for each label: multinomial logistic regression by plain gradient descent."""
    rows = list(data)
    labels = sorted({label for _, label in rows})
    weights: Weights = {label: defaultdict(float) for label in labels}
    for _ in range(ROUNDS):
        for features, label in rows:
            for name, share in shares(weights, features).items():
                step = STEP * ((name == label) - share) / math.sqrt(len(features) or 1)
                for f in features:
                    weights[name][f] += step - PULL * weights[name][f]
    return weights


def shares(weights: Weights, features: tuple[str, ...]) -> dict[str, float]:
    """The probability of each label."""
    sums = {name: sum(w.get(f, 0.0) for f in features) / math.sqrt(len(features) or 1) for name, w in weights.items()}
    top = max(sums.values())
    odds = {name: math.exp(s - top) for name, s in sums.items()}
    return {name: o / sum(odds.values()) for name, o in odds.items()}


def best(weights: Weights, features: tuple[str, ...]) -> str:
    """The likeliest label, ties by name."""
    return min(shares(weights, features).items(), key=lambda kv: (-kv[1], kv[0]))[0]


def words_only(case: Case) -> tuple[str, ...]:
    """The clause's syllables and pairs of syllables."""
    return case.words


def with_rules(case: Case) -> tuple[str, ...]:
    """The same, with the rules' answer as a strong feature (it stands four times)."""
    return (*case.words, *(f"rule {n} {case.rule}" for n in range(4)), *(f"cue {c}" for c in case.cues))


def pillar_right(taught: list[Case], tried: list[Case], features: Callable[[Case], tuple[str, ...]]) -> float:
    """Share of matched acts whose main pillar the model gets right."""
    weights = train((features(c), c.right[0]) for c in taught if c.matched)
    told = [c for c in tried if c.matched]
    return sum(best(weights, features(c)) in c.right for c in told) / len(told)


def claim_kept(taught: list[Case], tried: list[Case], features: Callable[[Case], tuple[str, ...]]) -> tuple[int, int]:
    """How many false acts the model would take out, and how many true ones with them."""
    weights = train((features(c), str(c.matched)) for c in taught)
    out = [c for c in tried if best(weights, features(c)) == "False"]
    return sum(not c.matched for c in out), sum(c.matched for c in out)


def report(name: str, taught: list[Case], tried: list[Case]) -> dict[str, Any]:
    """One row of the table."""
    told = [c for c in tried if c.matched]
    false = len(tried) - len(told)
    return {
        "tried on": name,
        "acts": len(tried),
        "pillar, rules": round(sum(c.rule in c.right for c in told) / len(told), 3),
        "pillar, words": round(pillar_right(taught, tried, words_only), 3),
        "pillar, words and rules": round(pillar_right(taught, tried, with_rules), 3),
        "false acts": false,
        "out by words (false, true)": claim_kept(taught, tried, words_only),
        "out by words and rules (false, true)": claim_kept(taught, tried, with_rules),
    }


def main() -> None:
    """Print the ablation as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--unseen", type=Path, action="append", default=[])
    args = parser.parse_args()
    scorer = load_scorer(args.bench)
    every = cases(args.bench, scorer)
    first = {r["doc"] for r in halves(golds(args.bench))[0]}
    a, b = [c for c in every if c.doc in first], [c for c in every if c.doc not in first]
    rows = [report("half b", a, b), report("half a", b, a)]
    rows += [report(folder.name, every, cases(folder, scorer)) for folder in args.unseen]
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()

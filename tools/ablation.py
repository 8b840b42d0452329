"""Would a small linear model beside the rules read better? Field, act, and claim or not, on documents held out.

    python -m tools.ablation --bench ../shared/bench [--taught FOLDER ...] --unseen FOLDER [--unseen FOLDER ...]

Folders hold `docs` and `gold`. The documents of --unseen are held out a fifth in turn; the model learns from the gold
of all others, and is tried on the acts that the rules find there. How much it counts against the rules is chosen on
the answers to the other fifths. Fair only where the rules were not developed on the unseen documents: run it on the
source tree of a state that had not seen them (it needs `speech/second_reader.py` and the call of it there).
Prints JSON lines: rules alone, model alone, both, and the difference that the model makes to the rules, with its 95 %
interval over documents.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from banggiao.extract.speech.second_reader import BASE, doubtful
from tools.act_cases import KINDS, Taught, Tried, acts, taught, taught_arguments
from tools.bench_run import golds, interval, load_scorer
from tools.linear import Model, Row, common, shares, train

FOLDS, LEAST, SAMPLES = 5, 3, 2000
#: how much the rules may count against the model; from the last on the model is not heard
TRUSTS = (1.0, 2.0, 3.0, 4.0, 6.0, math.inf)
#: sureness below which an act is dropped; with the last none is
FLOORS = (0.6, 0.5, 0.4, 0.3, 0.2, 0.0)

#: what one document adds to the two sums of a measure: above and below the line
Part = tuple[float, float]
Odds = list[Mapping[str, float]]
Hear = Callable[[Tried, Mapping[str, float], float], str]


@dataclass(frozen=True)
class Target:
    """What is asked of an act: its label in the gold, what counts as right, and the answer with the model heard."""

    name: str
    label: Callable[[Mapping[str, Any]], str]
    right: Callable[[Tried, str], bool]
    hear: Hear


def _field(case: Tried, odds: Mapping[str, float], trust: float) -> str:
    scores = {f: case.scores.get(f, 0.0) + BASE for f in sorted({*odds, *case.scores})}
    if trust == math.inf or (trust and not doubtful(case.scores)):
        return str(case.claim["pillar"][0])
    told = {
        f: math.log(odds.get(f, 0.0) + 1e-9) + trust * math.log(s / sum(scores.values())) for f, s in scores.items()
    }
    return min(told, key=lambda f: (-told[f], f))


def _act(case: Tried, odds: Mapping[str, float], trust: float) -> str:
    rule = case.claim["act"]
    told = {a: math.log(p + 1e-9) + (trust if a == rule else 0.0) for a, p in odds.items()}
    return rule if trust == math.inf else min(told, key=lambda a: (-told[a], a))


TARGETS = (
    Target("field", lambda g: str(g["pillar"][0]), lambda c, x: bool(c.gold) and x in (c.gold or {})["pillar"], _field),
    Target("act", lambda g: str(g["act"]), lambda c, x: bool(c.gold) and x == (c.gold or {})["act"], _act),
)


def fold_of(doc: str) -> int:
    """The fifth in which a document is held out."""
    return int(hashlib.sha1(doc.encode()).hexdigest(), 16) % FOLDS


def fitted(rows: Sequence[tuple[str, Row]], labels: Sequence[str]) -> Model:
    """A model of rows with their documents."""
    return train([row for _, row in rows], labels, common(rows, LEAST))


def held_out(cases: Sequence[Tried], model_of: Callable[[int], Model]) -> Odds:
    """The odds of each case by the model that did not see its document."""
    models = {k: model_of(k) for k in sorted({fold_of(c.doc) for c in cases})}
    return [shares(models[fold_of(c.doc)], c.row) for c in cases]


def difference(before: Mapping[str, Part], after: Mapping[str, Part]) -> tuple[float, float, float]:
    """After minus before, and its 95 % interval over documents drawn again."""

    def gain(docs: Sequence[str]) -> float:
        return ratio([after[d] for d in docs]) - ratio([before[d] for d in docs])

    docs = sorted(before)
    return gain(docs), *interval(docs, gain, SAMPLES)


def ratio(parts: Sequence[Part]) -> float:
    """The sum above the line over that below it."""
    return sum(a for a, _ in parts) / (sum(b for _, b in parts) or 1.0)


def chosen(
    cases: Sequence[Tried], worth: Callable[[Sequence[int], float], float], options: Sequence[float]
) -> list[float]:
    """For each case the option that is worth most on the cases of the other fifths; ties to the later one."""

    def best(k: int) -> float:
        others = [n for n, c in enumerate(cases) if fold_of(c.doc) != k]
        return max(enumerate(options), key=lambda o: (worth(others, o[1]), o[0]))[1]

    by_fold = {k: best(k) for k in range(FOLDS)}
    return [by_fold[fold_of(c.doc)] for c in cases]


def of_target(target: Target, known: Sequence[Taught], cases: Sequence[Tried]) -> dict[str, Any]:
    """The row of the table for a target whose answer is a label."""

    def model_of(k: int) -> Model:
        rows = [t for t in known if fold_of(t.doc) != k or t.doc not in unseen]
        return fitted([(t.doc, t.row) for t in rows], [target.label(t.gold) for t in rows])

    def worth(among: Sequence[int], trust: float) -> float:
        return sum(target.right(cases[n], target.hear(cases[n], odds[n], trust)) for n in among)

    unseen = {c.doc for c in cases}
    odds = held_out(cases, model_of)
    trust = chosen(cases, worth, TRUSTS)
    answers = {
        "rules": [target.hear(c, o, math.inf) for c, o in zip(cases, odds, strict=True)],
        "model": [target.hear(c, o, 0.0) for c, o in zip(cases, odds, strict=True)],
        "both": [target.hear(c, o, t) for c, o, t in zip(cases, odds, trust, strict=True)],
    }
    parts = {
        name: _parts(cases, [target.right(c, x) for c, x in zip(cases, said, strict=True)])
        for name, said in answers.items()
    }
    changed = sum(a != b for a, b in zip(answers["rules"], answers["both"], strict=True))
    at = {str(t): round(worth(range(len(cases)), t) / len(cases), 3) for t in TRUSTS}
    return _row(target.name, len(cases), parts) | {"changed": changed, "trust": sorted(set(trust)), "at": at}


def _parts(cases: Sequence[Tried], right: Sequence[bool]) -> dict[str, Part]:
    out: dict[str, Part] = defaultdict(lambda: (0.0, 0.0))
    for case, hit in zip(cases, right, strict=True):
        above, below = out[case.doc]
        out[case.doc] = (above + hit, below + 1)
    return dict(out)


def _row(name: str, size: int, parts: Mapping[str, Mapping[str, Part]]) -> dict[str, Any]:
    gain, low, high = difference(parts["rules"], parts["both"])
    figures = {n: round(ratio(list(p.values())), 3) for n, p in parts.items()}
    return (
        {"target": name, "acts": size} | figures | {"gain": round(gain, 3), "interval": [round(low, 3), round(high, 3)]}
    )


def claim_or_not(kind: str, cases: Sequence[Tried], told: Mapping[str, int]) -> dict[str, Any]:
    """The row for what the model would drop: F1 of a kind; `told` counts the gold's claims of each document."""
    seen = [_with_cues(c) for c in cases if c.claim["kind"] == kind]

    def model_of(k: int) -> Model:
        rows = [c for c in seen if fold_of(c.doc) != k]
        return fitted([(c.doc, c.row) for c in rows], [str(c.gold is not None) for c in rows])

    def worth(among: Sequence[int], floor: float) -> float:
        docs = {seen[n].doc for n in among}
        kept = [n for n in among if sure[n] >= floor]
        return 2 * sum(seen[n].gold is not None for n in kept) / (len(kept) + sum(told[d] for d in docs))

    sure = [o["True"] for o in held_out(seen, model_of)]
    floor = chosen(seen, worth, FLOORS)
    parts = {}
    for name, least in (("rules", [0.0] * len(seen)), ("model", [0.5] * len(seen)), ("both", floor)):
        kept = [c for c, s, f in zip(seen, sure, least, strict=True) if s >= f]
        parts[name] = {
            d: (2.0 * sum(c.gold is not None for c in kept if c.doc == d), sum(c.doc == d for c in kept) + told[d])
            for d in told
        }
    out = sum(s < f for s, f in zip(sure, floor, strict=True))
    return _row(f"claim or not, {kind}, F1", len(seen), parts) | {"changed": out, "floor": sorted(set(floor))}


def _with_cues(case: Tried) -> Tried:
    cues = {f"cue {c}": 0.7 for c in case.claim["reasons"]}
    return Tried(case.doc, {**case.row, **cues}, case.claim, case.scores, case.gold)


def main() -> None:
    """Print the ablation as JSON lines."""
    ap = taught_arguments(__doc__)
    ap.add_argument("--unseen", type=Path, action="append", default=[], required=True)
    args = ap.parse_args()
    scorer = load_scorer(args.bench)
    known = taught(args, scorer)
    cases: list[Tried] = []
    for folder in args.unseen:
        learnt, found = acts(folder, scorer)
        known, cases = known + learnt, cases + found
    right = [c for c in cases if c.gold]
    for kind in KINDS:
        told = {g["doc"]: sum(c["kind"] == kind for c in g["claims"]) for folder in args.unseen for g in golds(folder)}
        print(json.dumps(claim_or_not(kind, cases, told)), flush=True)
    for target in TARGETS:
        print(json.dumps(of_target(target, known, right)), flush=True)


if __name__ == "__main__":
    main()

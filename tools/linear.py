"""A linear model small enough to read: multinomial logistic regression with a pull to zero (L1), in plain Python.

Takes rows of features with values and a label each, gives the weights that are not zero. The same rows give the same
weights: no chance, no library. A thousand rows with some thousand features take half a minute.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

#: feature -> value
Row = Mapping[str, float]
#: label -> feature -> weight; the feature "" is the label's bias
Model = dict[str, dict[str, float]]

#: rounds of the descent, pull towards zero of each weight, and of its square
ROUNDS, PULL, SQUARE = 250, 0.3, 0.02
BIAS = ""
#: rounds that tell how steep the loss can be, and room left above that
_POWER, _ROOM = 12, 1.1

#: rows that have a feature, with its value there
Column = list[tuple[int, float]]


def common(rows: Sequence[tuple[str, Row]], least: int) -> set[str]:
    """The features that stand in the rows of at least `least` documents; `rows` are documents with features."""
    seen = Counter(f for _, f in {(doc, f) for doc, row in rows for f in row})
    return {f for f, n in seen.items() if n >= least}


def train(rows: Sequence[Row], labels: Sequence[str], kept: set[str]) -> Model:
    """Weights of the `kept` features for each label, by accelerated proximal descent on the summed loss."""
    names, features = sorted(set(labels)), sorted(kept)
    columns: list[Column] = [[(n, row[f]) for n, row in enumerate(rows) if f in row] for f in features]
    step, rest = 1.0 / (_ROOM * _steepest(columns, len(rows)) / 2 + SQUARE), 2.0 / len(rows)
    now = [[0.0] * len(features) for _ in names]
    ahead, bias, bias_ahead, speed = [list(w) for w in now], [0.0] * len(names), [0.0] * len(names), 1.0
    truth = [names.index(x) for x in labels]
    for _ in range(ROUNDS):
        faster = (1 + math.sqrt(1 + 4 * speed * speed)) / 2
        push, speed = (speed - 1) / faster, faster
        for k, off in enumerate(_errors(columns, ahead, bias_ahead, truth)):
            new = [_moved(w, column, off, step) for w, column in zip(ahead[k], columns, strict=True)]
            ahead[k] = [n + push * (n - o) if n or o else 0.0 for n, o in zip(new, now[k], strict=True)]
            now[k] = new
            moved = bias_ahead[k] - rest * sum(off)
            bias[k], bias_ahead[k] = moved, moved + push * (moved - bias[k])
    return {
        name: {BIAS: bias[k]} | {f: w for f, w in zip(features, now[k], strict=True) if w}
        for k, name in enumerate(names)
    }


def _moved(weight: float, column: Column, off: Sequence[float], step: float) -> float:
    """A weight one step down its slope, and pulled to zero."""
    slope = SQUARE * weight
    for n, v in column:
        slope += v * off[n]
    new = weight - step * slope
    pull = step * PULL
    return new - pull if new > pull else new + pull if new < -pull else 0.0


def _errors(
    columns: Sequence[Column], weights: Sequence[Sequence[float]], bias: Sequence[float], truth: Sequence[int]
) -> list[list[float]]:
    """For each label, by how much each row's probability of it is too high."""
    sums = []
    for k, own in enumerate(weights):
        z = [bias[k]] * len(truth)
        for w, column in zip(own, columns, strict=True):
            if w:
                for n, v in column:
                    z[n] += v * w
        sums.append(z)
    shared = [softmax(z) for z in zip(*sums, strict=True)]
    return [[p[k] - (right == k) for p, right in zip(shared, truth, strict=True)] for k in range(len(bias))]


def _steepest(columns: Sequence[Column], rows: int) -> float:
    """The largest eigenvalue of the features' square, by powers: what bounds the step."""
    v, length = [1.0] * len(columns), 1.0
    for _ in range(_POWER):
        dots = [0.0] * rows
        for x, column in zip(v, columns, strict=True):
            for n, value in column:
                dots[n] += x * value
        v = [sum(value * dots[n] for n, value in column) for column in columns]
        length = math.sqrt(sum(x * x for x in v)) or 1.0
        v = [x / length for x in v]
    return length


def softmax(z: Sequence[float]) -> list[float]:
    """Sums to shares."""
    top = max(z)
    odds = [math.exp(x - top) for x in z]
    whole = sum(odds)
    return [o / whole for o in odds]


def shares(model: Model, row: Row) -> dict[str, float]:
    """The probability of each label."""
    sums = [w[BIAS] + sum(v * w.get(f, 0.0) for f, v in row.items()) for w in model.values()]
    return dict(zip(model, softmax(sums), strict=True))

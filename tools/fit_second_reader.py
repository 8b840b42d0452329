"""Fits the second reader of an act's field on gold files and writes `extract/speech/second_reader.toml`.

    python -m tools.fit_second_reader --bench ../shared/bench [--taught FOLDER ...]

Folders hold `docs` and `gold`; the documents stay where they are. A feature that fewer than three documents have is
left out, so that no sentence of theirs can be read from the weights. `tools/ablation.py` tells what the model is worth.
"""

from __future__ import annotations

import json
from pathlib import Path

from tools.act_cases import ENTRY, SHARE, WORD, taught, taught_arguments
from tools.bench_run import load_scorer
from tools.linear import BIAS, Model, common, train

OUT = Path(__file__).parent.parent / "src/banggiao/extract/speech/second_reader.toml"
#: documents that must have a feature, and weights too small to count
LEAST, FAINT = 3, 0.005
HEAD = """# Weights of the second reader of an act's field (see second_reader.py): the logarithm of the odds each adds.
# `bias`: from the start. `shares`: the share of each field in the whole document's words. `words`: syllables, pairs of
# neighbours and entries of pillars.toml (@) of the act. Written by tools/fit_second_reader.py; do not edit by hand.
"""


def written(model: Model) -> str:
    """The TOML of the weights, each field's words the strongest first."""
    bias = "".join(f"{name} = {w[BIAS]:.3f}\n" for name, w in model.items())
    out = [HEAD, "[bias]\n" + bias]
    for part in ("shares", "words"):
        for name, weights in model.items():
            rows = {f.removeprefix(SHARE): w * _value(f) for f, w in weights.items() if _part(f) == part}
            ranked = sorted((f for f in rows if abs(rows[f]) >= FAINT), key=lambda f: (-abs(rows[f]), f))
            lines = "".join(f"{json.dumps(f, ensure_ascii=False)} = {rows[f]:.3f}\n" for f in ranked)
            out.append(f"[{part}.{name}]\n{lines}")
    return "\n".join(out)


def _part(feature: str) -> str:
    return "bias" if feature == BIAS else "shares" if feature.startswith(SHARE) else "words"


def _value(feature: str) -> float:
    """What a feature counts where it stands: the reader only adds weights."""
    return 1.0 if feature.startswith(SHARE) else ENTRY if feature.startswith("@") else WORD


def main() -> None:
    """Fit and write."""
    args = taught_arguments(__doc__).parse_args()
    rows = taught(args, load_scorer(args.bench))
    kept = common([(t.doc, t.row) for t in rows], LEAST)
    model = train([t.row for t in rows], [t.gold["pillar"][0] for t in rows], kept)
    OUT.write_text(written(model), "utf-8")
    print(f"{len(rows)} acts, {len(kept)} features, {sum(len(w) - 1 for w in model.values())} weights")


if __name__ == "__main__":
    main()

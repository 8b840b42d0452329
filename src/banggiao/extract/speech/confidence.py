"""How sure an act is: a small logistic model over its cues, with the weights as readable data.

Takes an act, gives a probability that a careful analyst would write it, and the cues by name. The weights stand in
`confidence.toml` beside this module; `tools/fit_confidence.py` fits them on the gold and prints the calibration.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib import resources
from typing import Final

from banggiao.extract.speech.model import Act

#: verbs of saying by strength, and other first cues that name no entry of `acts.toml`
_SAID: Final = ("firm", "closed", "direct_speech", "carried", "goal", "passive", "unknown_verb")
_SHORT: Final = 40
_LONG: Final = 260


def cues(act: Act) -> tuple[str, ...]:
    """The cues that speak for or against an act, and what is missing; sorted, each once."""
    first, *rest = act.reasons or ("unknown",)
    out = {f"kind:{act.kind}", f"act:{act.act}", f"segment:{act.segment}"}
    out.add(f"cue:{first}" if first in _SAID else f"verb:{first}")
    out.update(f"mark:{r}" if r in act.marks else f"place:{r}" for r in rest)
    size = act.end - act.start
    if size < _SHORT or size > _LONG:
        out.add("length:short" if size < _SHORT else "length:long")
    out.add("by:joint" if len(act.by) > 1 else "by:one")
    if act.speaker is None and len(act.by) == 1:
        out.add("missing:speaker")
    if not act.fielded:
        out.add("missing:field")
    return tuple(sorted(out))


@cache
def weights() -> dict[str, float]:
    """Cue -> weight, `bias` among them."""
    file = resources.files("banggiao.extract.speech").joinpath("confidence.toml")
    return {k: float(v) for k, v in tomllib.loads(file.read_text("utf-8"))["weights"].items()}


def confidence(found: tuple[str, ...]) -> float:
    """The probability for a set of cues; unknown cues weigh nothing."""
    table = weights()
    z = table["bias"] + sum(table.get(c, 0.0) for c in found)
    return round(1.0 / (1.0 + math.exp(-z)), 4)

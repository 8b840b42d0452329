"""What the tool writes is what the program reads."""

from __future__ import annotations

import tomllib

from banggiao.extract.speech.second_reader import weighed
from tools.act_cases import ENTRY, SHARE, WORD
from tools.fit_second_reader import written
from tools.linear import BIAS


def test_weights_are_written_as_they_are_added() -> None:
    model = {
        "economic": {BIAS: 0.5, "gạo": 2.0, "@economic": 1.0, f"{SHARE}health": -1.0, "chè": 0.001},
        "general": {BIAS: -0.5, "gạo": -2.0},
    }
    read = weighed(tomllib.loads(written(model)))
    assert read.fields == ("economic", "general")
    assert read.bias == (0.5, -0.5)
    assert read.words == {"gạo": ((0, 2.0 * WORD), (1, -2.0 * WORD)), "@economic": ((0, ENTRY),)}
    assert read.shares == {"health": ((0, -1.0),)}

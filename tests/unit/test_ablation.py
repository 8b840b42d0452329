"""The ablation: the model is heard by its margin, options are chosen elsewhere, intervals are over documents."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tools.ablation import FOLDS, TARGETS, chosen, difference, fold_of, ratio
from tools.act_cases import Tried

FIELD, ACT = TARGETS


def case(doc: str = "a", **scores: float) -> Tried:
    """An act of which the rules count `scores`; the gold says that it is of the economy."""
    rule = max(scores, key=lambda f: scores[f])
    return Tried(doc, {}, {"pillar": [rule], "act": "agree"}, scores, {"pillar": ["economic"], "act": "agree"})


def test_the_field_is_the_models_only_where_the_rules_doubt_and_trust_is_outweighed() -> None:
    odds = {"economic": 0.9, "general": 0.1}
    assert FIELD.hear(case(general=3.0, economic=2.0), odds, 1.0) == "economic"
    assert FIELD.hear(case(general=3.0, economic=2.0), odds, 9.0) == "general"
    assert FIELD.hear(case(general=3.0, economic=2.0), odds, math.inf) == "general"
    assert FIELD.hear(case(general=3.0), odds, 0.1) == "general"
    assert FIELD.right(case(general=3.0), "economic")


def test_the_act_is_the_models_only_by_its_margin() -> None:
    odds = {"agree": 0.2, "commit": 0.8}
    assert ACT.hear(case(general=1.0), odds, 1.0) == "commit"
    assert ACT.hear(case(general=1.0), odds, 2.0) == "agree"


def test_an_option_is_chosen_without_the_fold_that_it_is_used_on() -> None:
    cases = [case(doc, general=1.0) for doc in "abcdefghij"]
    odd = fold_of("a")

    def worth(among: Sequence[int], option: float) -> float:
        return sum((fold_of(cases[n].doc) == odd) == (option == 1.0) for n in among)

    told = chosen(cases, worth, (1.0, 2.0))
    assert {fold_of(c.doc) for c in cases} <= set(range(FOLDS))
    assert all(option == 2.0 for c, option in zip(cases, told, strict=True) if fold_of(c.doc) == odd)


def test_a_difference_has_its_interval_over_documents() -> None:
    before, after = {"a": (1.0, 2.0), "b": (1.0, 2.0)}, {"a": (2.0, 2.0), "b": (1.0, 2.0)}
    gain, low, high = difference(before, after)
    assert (gain, low, high) == (0.25, 0.0, 0.5)
    assert ratio([(1.0, 2.0), (2.0, 2.0)]) == 0.75

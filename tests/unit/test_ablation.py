"""The linear model of the ablation learns what can be learnt, and its shares add up."""

from __future__ import annotations

import math

from tools.ablation import best, shares, train

TAUGHT = [
    (("mua", "gạo"), "economic"),
    (("bán", "gạo"), "economic"),
    (("dạy", "nghề"), "education"),
    (("dạy", "chữ"), "education"),
]


def test_learns_the_words_that_tell_two_labels_apart() -> None:
    weights = train(TAUGHT)
    assert best(weights, ("trồng", "gạo")) == "economic"
    assert best(weights, ("dạy", "hát")) == "education"


def test_shares_are_probabilities_and_do_not_favour_a_label_without_cause() -> None:
    weights = train(TAUGHT)
    unseen = shares(weights, ("biển",))
    assert math.isclose(sum(unseen.values()), 1.0)
    assert math.isclose(unseen["economic"], unseen["education"])

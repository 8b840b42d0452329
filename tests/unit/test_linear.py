"""The linear model of the tools learns what can be learnt, keeps few weights, and is the same every time."""

from __future__ import annotations

import math

import pytest

from tools.linear import BIAS, common, shares, train

ROWS = [{"mua": 1.0, "gạo": 1.0}, {"bán": 1.0, "gạo": 1.0}, {"dạy": 1.0, "nghề": 1.0}, {"dạy": 1.0, "chữ": 1.0}] * 3
LABELS = ["economic", "economic", "education", "education"] * 3
KEPT = {"mua", "bán", "gạo", "dạy", "nghề", "chữ"}


def test_learns_the_words_that_tell_two_labels_apart() -> None:
    model = train(ROWS, LABELS, KEPT)
    assert shares(model, {"trồng": 1.0, "gạo": 1.0})["economic"] > 0.7
    assert shares(model, {"dạy": 1.0, "hát": 1.0})["education"] > 0.7


def test_shares_are_probabilities_and_do_not_favour_a_label_without_cause() -> None:
    unseen = shares(train(ROWS, LABELS, KEPT), {"biển": 1.0})
    assert math.isclose(sum(unseen.values()), 1.0)
    assert unseen["economic"] == pytest.approx(unseen["education"], abs=1e-6)


def test_what_tells_nothing_has_no_weight() -> None:
    rows = [{**row, "và": 1.0} for row in ROWS]
    model = train(rows, LABELS, {*KEPT, "và"})
    assert set(model["economic"]) == {BIAS, "gạo", "dạy"}
    assert model == train(rows, LABELS, {*KEPT, "và"})


def test_only_features_of_several_documents_are_common() -> None:
    rows = [("a", {"gạo": 1.0, "chè": 1.0}), ("a", {"chè": 1.0}), ("b", {"gạo": 1.0})]
    assert common(rows, 2) == {"gạo"}

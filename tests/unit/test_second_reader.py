"""The second reader of an act's field: what it sees, when it is asked, and that sure rules keep their answer."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from banggiao.extract.reading import Reading, read
from banggiao.extract.speech import second_reader
from banggiao.extract.speech.second_reader import SecondReader, doubtful, shares_of, weighed, weights, words_of
from banggiao.model.kinds import PILLARS
from banggiao.vocabulary.lexicon import entries_of
from tests.unit.claim_cases import document

TEXT = "Việt Nam và Peru hội đàm\nÔng Garcia mong Peru mua thêm gạo, cà phê."
ACT = (TEXT.index("mong"), len(TEXT) - 1)


def told(**words: dict[str, float]) -> dict[str, Any]:
    """Data of a model of two fields with the weights of some words."""
    return {"bias": {"economic": 0.0, "general": 0.0}, "words": words, "shares": {}}


@pytest.fixture
def reading() -> Reading:
    return read(document(TEXT))


def test_it_sees_words_in_small_letters_pairs_and_entries_each_once(reading: Reading) -> None:
    seen = words_of(reading, *ACT)
    assert {"mong", "mua thêm", "thêm gạo", "cà phê", "@economic"} <= set(seen)
    assert len(seen) == len(set(seen))
    assert not {"garcia", "peru", "mong peru", "mong mua", "gạo,"} & set(seen)


def test_shares_of_a_document_add_up(reading: Reading) -> None:
    assert sum(shares_of(reading).values()) == pytest.approx(1.0)
    assert shares_of(read(document("Mèo nằm sưởi nắng."))) == {}


def test_the_model_decides_where_the_rules_are_in_doubt(monkeypatch: pytest.MonkeyPatch, reading: Reading) -> None:
    scores = {"general": 3.0, "economic": 2.5}
    for weight, field in ((0.1, "general"), (2.0, "economic")):
        model = weighed(told(economic={"gạo": weight}))
        monkeypatch.setattr(second_reader, "weights", lambda model=model: model)
        assert SecondReader.of(reading).main(ACT, "general", scores) == field


def test_the_rules_keep_what_they_are_sure_of(monkeypatch: pytest.MonkeyPatch, reading: Reading) -> None:
    model = weighed(told(economic={"gạo": 99.0}))
    monkeypatch.setattr(second_reader, "weights", lambda: model)
    assert SecondReader.of(reading).main(ACT, "general", {"general": 3.0}) == "general"
    assert not doubtful({"general": 3.0})
    assert doubtful({"general": 3.0, "economic": 1.5})
    assert doubtful({})


def test_the_weights_are_few_and_hold_neither_names_nor_sentences() -> None:
    file = resources.files("banggiao.extract.speech").joinpath("second_reader.toml")
    data = tomllib.loads(file.read_text("utf-8"))
    told = [word for part in ("words", "shares") for table in data[part].values() for word in table]
    assert 0 < len(told) <= 2000
    assert all(len(word.split()) <= 2 and word == word.lower() for word in told)
    assert set(weights().fields) == set(PILLARS)
    entries = {f"@{entry.id}" for entry in entries_of("pillars")}
    assert {word for word in weights().words if word.startswith("@")} <= entries

"""Every closed vocabulary has both labels, and no label names a value that is gone."""

from __future__ import annotations

import pytest

from banggiao.language.labels import LANGUAGES, label, parties, tables
from banggiao.model import kinds
from banggiao.model.entries import ENTRY_KINDS
from banggiao.model.judgements import DECISIONS
from banggiao.vocabulary.lexicon import entries_of

CLOSED = {
    "kind": {*kinds.CLAIM_KINDS, *ENTRY_KINDS, "document"},
    "stage": set(kinds.STAGES),
    "act": {*kinds.ACT_STAGE, *kinds.POSITION_ACTS},
    "pillar": set(kinds.PILLARS),
    "level": set(kinds.LEVELS),
    "event_type": set(kinds.EVENT_TYPES),
    "event_modality": set(kinds.EVENT_MODALITIES),
    "metric": set(kinds.METRICS),
    "indicator_modality": set(kinds.INDICATOR_MODALITIES),
    "mechanism_type": set(kinds.MECHANISM_TYPES),
    "modifier": set(kinds.MODIFIERS),
    "decision": set(DECISIONS),
    "extent": {"full", "excerpt"},
}


@pytest.mark.parametrize("vocabulary", sorted(CLOSED))
def test_a_closed_vocabulary_is_labelled_value_by_value(vocabulary: str) -> None:
    assert set(tables()[vocabulary]) == CLOSED[vocabulary]


def test_every_label_has_both_languages_and_none_is_blank() -> None:
    blank = [
        (name, value, lang)
        for name, table in tables().items()
        for value, words in table.items()
        for lang in LANGUAGES
        if not words.get(lang, "").strip() and (name, value) != ("modifier", "exact")
    ]
    assert blank == []


def test_every_party_of_the_gazetteer_has_a_name() -> None:
    known = {e.id for category in ("parties", "countries") for e in entries_of(category) if not e.data.get("trap")}
    assert len(known) > 190
    assert known - set(tables()["party"]) == set()
    assert set(kinds.GROUPS) <= set(tables()["party"])


def test_names_of_parties() -> None:
    assert parties(("VNM", "KOR", "PRK"), "vi") == "Việt Nam, Hàn Quốc, Triều Tiên"
    assert parties(("USA", "EU"), "en", between=" - ") == "United States - European Union"


def test_an_open_value_is_its_own_label() -> None:
    assert label("unit", "turbines", "en") == "turbines"
    assert label("stage", None) == ""

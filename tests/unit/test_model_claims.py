"""Claims: no claim without evidence, ids that distinguish, one shape both ways, a schema that holds."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from banggiao.model.claims import (
    CLAIM_CLASSES,
    Actor,
    Claim,
    Commitment,
    Event,
    Indicator,
    Mechanism,
    Organisation,
    Position,
    Quantity,
    Said,
    Status,
    Target,
)
from banggiao.model.evidence import Evidence
from banggiao.model.json_schema import claim_schema, document_schema
from banggiao.model.kinds import ACT_STAGE, CLAIM_KINDS, FIRMNESS, POSITION_ACTS, STAGES
from banggiao.model.shape import from_shape, to_shape

TEXT = "Nước A cam kết hỗ trợ nước B 2 triệu USD đến năm 2030."
QUOTE = Evidence.of(TEXT, 0, len(TEXT) - 1)
SUM = Evidence.of(TEXT, TEXT.index("2 triệu"), TEXT.index(" đến"))

ONE_OF_EACH: list[Claim] = [
    Commitment(
        document="d", evidence=QUOTE, grounds={"quantity": SUM}, stage="pledge", act="commit", by=("AUS",), to=("VNM",),
        pillar=("economic",), quantity=Quantity(value=2e6, unit="USD"), deadline="2030", confidence=0.75,
        target=Target(what="phát thải ròng", value=0, by="2050"), said=Said(date="2023-09-10", anchor="happening"),
        reasons=("performative verb",), candidates={"speaker": ("ông A", "ông B")},
    ),
    Position(document="d", evidence=QUOTE, act="support", by=("AUS",), pillar=("general",)),
    Event(document="d", evidence=QUOTE, type="visit", participants=("VNM",), date="XXXX-07-12"),
    Indicator(
        document="d", evidence=QUOTE, metric="trade_rank", value=7, unit="rank", of="VNM", in_="USA", out_of=141
    ),
    Mechanism(document="d", evidence=QUOTE, name="Đối thoại A", type="dialogue"),
    Status(document="d", evidence=QUOTE, level="strategic", parties=("VNM", "AUS"), label="đối tác chiến lược"),
    Actor(document="d", evidence=QUOTE, name="Nguyễn Văn A", role="Đại sứ", country="VNM"),
    Organisation(document="d", evidence=QUOTE, name="Bộ A", type="ministry", country="VNM"),
]  # fmt: skip


@pytest.mark.parametrize("claim", ONE_OF_EACH, ids=lambda c: c.kind)
def test_shape_and_back(claim: Claim) -> None:
    raw = json.loads(json.dumps(to_shape(claim)))
    assert from_shape(raw, "d") == claim
    jsonschema.validate(raw, claim_schema(claim.kind))


def test_every_kind_has_an_example_here() -> None:
    assert {c.kind for c in ONE_OF_EACH} == set(CLAIM_CLASSES) == set(CLAIM_KINDS)


def test_names_of_the_guidelines_are_kept() -> None:
    raw = to_shape(ONE_OF_EACH[3])
    assert (raw["of"], raw["in"], raw["out_of"], raw["value"]) == ("VNM", "USA", 141, 7)


def test_a_field_that_is_not_given_is_left_out() -> None:
    assert "deadline" not in to_shape(
        Commitment(document="d", evidence=QUOTE, stage="pledge", act="agree", by=("VNM",))
    )


def test_a_schema_refuses_what_the_vocabulary_does_not_know() -> None:
    raw = to_shape(ONE_OF_EACH[0]) | {"act": "vow"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(raw, claim_schema("commitment"))


def test_two_ranks_in_one_sentence_have_two_ids() -> None:
    one = Indicator(document="d", evidence=QUOTE, metric="trade_rank", value=7, unit="rank")
    two = Indicator(document="d", evidence=QUOTE, metric="trade_rank", value=9, unit="rank")
    assert one.id != two.id
    assert (
        one.id == Indicator(document="d", evidence=QUOTE, metric="trade_rank", value=7, unit="rank", period="2022").id
    )


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (0, len(TEXT) + 1), (-1, 4), (4, 5)])
def test_no_evidence_without_words(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"span|white space"):
        Evidence.of("Một  hai" if span == (4, 5) else TEXT, *span)


def test_evidence_leaves_white_space_out_and_stands() -> None:
    e = Evidence.of("  Hai bên  ", 0, 11)
    assert (e.start, e.end, e.quote) == (2, 9, "Hai bên")
    assert e.stands_in("  Hai bên  ")
    assert not e.stands_in("Hai bên")


def test_selectors_are_those_of_the_web_annotation_model() -> None:
    position, quote = SUM.selectors(TEXT)
    assert position == {"type": "TextPositionSelector", "start": SUM.start, "end": SUM.end}
    assert str(quote["prefix"]) + str(quote["exact"]) == TEXT[SUM.start - 32 if SUM.start > 32 else 0 : SUM.end]


def test_closed_tables_agree() -> None:
    assert set(ACT_STAGE.values()) < set(STAGES)
    assert set(FIRMNESS) == (set(ACT_STAGE) | set(POSITION_ACTS)) - {"end"}


def test_the_published_schema_is_the_one_of_the_code() -> None:
    published = json.loads(Path("docs/extract.schema.json").read_text("utf-8"))
    assert published == json.loads(json.dumps(document_schema())), "run: banggiao schema > docs/extract.schema.json"

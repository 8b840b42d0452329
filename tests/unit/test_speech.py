"""The grammar of clauses: cases for commitments and positions together, and what must hold for all of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import pytest

from banggiao.extract import commitments, positions
from banggiao.extract.actors import Cast, cast
from banggiao.extract.reading import Reading, read
from banggiao.extract.speech import acts
from banggiao.extract.speech.confidence import confidence
from banggiao.extract.speech.heads import find_heads
from banggiao.extract.speech.quotes import speeches
from banggiao.extract.speech.thread import Thread
from banggiao.model.claims import Claim, Commitment, Position
from banggiao.model.kinds import ACT_STAGE, PILLARS, POSITION_ACTS
from tests.unit.claim_cases import cases, check, document

PAIR = "Việt Nam và Peru hội đàm\n"


def both(reading: Reading, who: Cast) -> Sequence[Claim]:
    """Commitments and positions of one document."""
    return [*commitments.extract(reading, who), *positions.extract(reading, who)]


def heads_of(sentence: str) -> list[tuple[str, str]]:
    """Verb and place of each head of one sentence."""
    reading = read(document(PAIR + sentence))
    start = len(PAIR)
    tokens = Thread.of(reading, cast(reading), statement=False).tokens(start, len(reading.text))
    return [(reading.text[tokens[h.verb].start : tokens[h.verb].end], h.place) for h in find_heads(tokens)]


@pytest.mark.parametrize("case", cases("speech"))
def test_acts_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    check(both, case)


@pytest.mark.parametrize(
    ("sentence", "heads"),
    [
        ("Hai bên nhất trí mở cảng.", [("nhất trí", "subject")]),
        ("Đề nghị Peru mở cảng.", [("Đề nghị", "open")]),
        ("Peru khẳng định ủng hộ Việt Nam.", [("khẳng định ủng hộ", "subject")]),
        ("Peru cho biết sẽ ủng hộ Việt Nam.", [("cho biết", "subject"), ("ủng hộ", "said")]),
        ("Đây là việc Peru ủng hộ Việt Nam.", []),
        ("Để hỗ trợ nông dân, Peru đề nghị lập quỹ.", [("đề nghị", "subject")]),
    ],
)
def test_a_verb_is_a_head_by_what_stands_before_it(sentence: str, heads: list[tuple[str, str]]) -> None:
    assert heads_of(sentence) == heads


def test_tokens_never_overlap_and_leave_out_asides_only() -> None:
    text = PAIR + "Ngoại trưởng Peru (trái) khẳng định sẽ hỗ trợ Việt Nam, đồng thời mời ông sang thăm."
    reading = read(document(text))
    tokens = Thread.of(reading, cast(reading), statement=False).tokens(len(PAIR), len(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    covered = "".join(text[t.start : t.end] for t in tokens).replace(" ", "")
    assert covered == text[len(PAIR) :].replace(" (trái)", "").replace(" ", "")


def test_direct_speech_is_told_from_a_quoted_phrase() -> None:
    doc = document(PAIR + 'Ông nói: "Chúng tôi sẽ mở thêm ba trường học ở miền núi." Đó là "rừng xanh và biển sạch".')
    assert [doc.text[a:b] for a, b in speeches(doc)] == ["Chúng tôi sẽ mở thêm ba trường học ở miền núi."]


def test_every_act_lies_in_one_sentence_and_its_cue_in_the_act() -> None:
    text = PAIR + (
        "Hai bên nhất trí mở cảng và đề nghị doanh nghiệp tham gia; hoan nghênh kết quả nghề cá. "
        "Peru khẳng định, thời gian tới, Peru sẽ hỗ trợ Việt Nam trồng rừng."
    )
    reading = read(document(text))
    found = acts(reading, cast(reading))
    assert len(found) == 4
    for act in found:
        sentence = reading.sentences[act.sentence]
        assert sentence.start <= act.start < act.end <= sentence.end
        assert act.start <= act.cue[0] < act.cue[1] <= act.end


def test_the_same_reading_gives_the_same_acts() -> None:
    text = PAIR + "Hai bên nhất trí mở cảng; hoan nghênh kết quả nghề cá."
    first, second = read(document(text)), read(document(text))
    assert acts(first, cast(first)) == acts(second, cast(second))


def test_acts_stages_and_pillars_are_of_the_closed_lists() -> None:
    text = PAIR + "Hai bên nhất trí mở cảng; đề nghị doanh nghiệp tham gia; hoan nghênh kết quả nghề cá."
    reading = read(document(text))
    found = both(reading, cast(reading))
    assert {c.kind for c in found} == {"commitment", "position"}
    for claim in found:
        assert isinstance(claim, Commitment | Position)
        assert set(claim.pillar) <= set(PILLARS)
        if isinstance(claim, Commitment):
            assert claim.stage == ACT_STAGE[claim.act]
        else:
            assert claim.act in POSITION_ACTS


def test_said_has_the_day_of_the_happening_before_the_printed_one() -> None:
    told = "Ngày 5/3/2019, Ngoại trưởng hai nước hội đàm. Hai bên nhất trí mở cảng."
    reading = read(document(PAIR + told, "2019-03-06"))
    (claim,) = commitments.extract(reading, cast(reading))
    assert claim.said and (claim.said.date, claim.said.anchor) == ("2019-03-05", "happening")
    reading = read(document(PAIR + "Hai bên nhất trí mở cảng.", "2019-03-06"))
    (claim,) = commitments.extract(reading, cast(reading))
    assert claim.said and (claim.said.date, claim.said.anchor) == ("2019-03-06", "printed")
    reading = read(document(PAIR + "Hai bên nhất trí mở cảng."))
    assert commitments.extract(reading, cast(reading))[0].said is None


def test_confidence_is_a_probability_with_its_cues() -> None:
    text = PAIR + "Hai bên nhất trí mở cảng. Theo đó, nhiều chuyến phà sẽ được mở thêm."
    reading = read(document(text))
    for claim in both(reading, cast(reading)):
        assert 0.0 < claim.confidence < 1.0
        assert claim.reasons == tuple(sorted(set(claim.reasons)))
        assert f"kind:{claim.kind}" in claim.reasons


def test_a_cue_without_weight_leaves_the_confidence_as_it_is() -> None:
    assert confidence(("verb:agree",)) == confidence(("verb:agree", "verb:never_seen"))


def test_a_text_about_no_relation_between_parties_binds_nobody() -> None:
    text = (
        "Thành phố khởi công cầu mới\nChủ tịch thành phố cam kết hoàn thành cây cầu. Sở Giao thông sẽ hỗ trợ nhà thầu."
    )
    reading = read(document(text))
    assert not cast(reading).parties
    assert not both(reading, cast(reading))

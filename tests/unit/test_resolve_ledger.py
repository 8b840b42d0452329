"""Reviewers' decisions hold at every resolve: on claims, on entries, after a rebuild and under new ids."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.model.anchoring import anchor
from banggiao.model.claims import Quantity
from banggiao.model.entries import Entry
from banggiao.model.judgements import ClaimAnchor, Judgement
from banggiao.resolve import Resolution, resolve_all
from banggiao.resolve.ledger import anchored
from tests.unit.resolve_documents import filed

ROPE = "nhất trí mở xưởng bện dây thừng từ xơ dừa"
REEF = "nhất trí thả rạn nhân tạo quanh đảo nhỏ"
DOCUMENTS = [
    filed("A", "Bài A", claims=(("commitment", ROPE, {"quantity": Quantity(value=2.0, unit="USD")}),)),
    filed("B", "Bài B", claims=(("commitment", REEF, {}), ("commitment", f"{ROPE} và sợi đay", {}))),
]
CLAIMS = {c.evidence.quote: c for d in DOCUMENTS for c in d.claims}


def judgement(decision: str, number: int = 1, **values: Any) -> Judgement:
    claim, entry = values.pop("claim", None), values.pop("entry", None)
    return Judgement(
        decision=decision, reviewer="R", at="2026-01-01T00:00:00+07:00", number=number, entry=entry,
        claim=anchor(claim) if claim else None, values=values,
    )  # fmt: skip


def resolve(*judgements: Judgement, known: dict[str, str] | None = None) -> Resolution:
    return resolve_all(DOCUMENTS, judgements, known=known)


def groups(resolution: Resolution) -> list[set[str]]:
    quotes = {c.id: q for q, c in CLAIMS.items()}
    return sorted(({quotes[c] for c in e.claims} for e in resolution.entries), key=sorted)


def holding(resolution: Resolution, quote: str) -> Entry:
    return next(e for e in resolution.entries if CLAIMS[quote].id in e.claims)


def known(resolution: Resolution) -> dict[str, str]:
    return {c: e.id for e in resolution.entries for c in e.claims}


def test_without_judgements_the_rope_is_one_entry_and_the_reef_another() -> None:
    assert groups(resolve()) == [{ROPE, f"{ROPE} và sợi đay"}, {REEF}]


def test_a_rejected_claim_is_in_no_entry_until_it_is_accepted_again_or_undone() -> None:
    reject = judgement("reject", claim=CLAIMS[REEF])
    assert {REEF} not in groups(resolve(reject))
    assert {REEF} in groups(resolve(reject, judgement("accept", 2, claim=CLAIMS[REEF])))
    undo = Judgement(decision="undo", reviewer="R", at="2026-01-02T00:00:00+07:00", number=2, values={"number": 1})
    assert {REEF} in groups(resolve(reject, undo))


def test_an_edited_field_is_the_one_that_resolves_under_the_same_claim_id() -> None:
    edit = judgement("edit", claim=CLAIMS[REEF], field="deadline", value="2031")
    entry = holding(resolve(edit), REEF)
    assert entry.fields["deadline"] == "2031"
    assert [j["decision"] for j in entry.fields["judged"]] == ["edit"]


@pytest.mark.parametrize(
    ("field", "value", "result"),
    [
        ("by", "NZL CHL", ["NZL", "CHL"]),
        ("quantity", '{"value": 5, "unit": "EUR"}', {"value": 5, "unit": "EUR", "modifier": "exact"}),
        ("deadline", "", None),
        ("confidence", "1", None),
        ("no such field", "1", None),
    ],
)
def test_typed_values_become_the_fields_own(field: str, value: str, result: Any) -> None:
    entry = holding(resolve(judgement("edit", claim=CLAIMS[REEF], field=field, value=value)), REEF)
    assert entry.fields.get(field) == result


def test_a_merge_holds_through_rebuilds_with_and_without_former_ids() -> None:
    first = resolve()
    one, other = holding(first, ROPE).id, holding(first, REEF).id
    merge = judgement("merge", 1, entry=one, **{"with": [other]})
    merged = resolve(merge, known=known(first))
    assert len(merged.entries) == 1
    assert merged.aliases == {other: one} or merged.aliases == {one: other}
    assert groups(resolve(merge)) == groups(merged)
    assert groups(resolve(merge, known=known(merged))) == groups(merged)


def test_a_merge_that_keeps_its_claims_is_found_under_any_ids() -> None:
    first = resolve(known={c.id: f"old-{n % 2}" for n, c in enumerate(CLAIMS.values())})
    names = {e.id: e.claims for e in first.entries}
    one, other = list(names)
    merge = anchored(judgement("merge", 1, entry=one, **{"with": [other]}), names)
    assert len(resolve(merge).entries) == 1


def test_a_split_takes_the_named_claims_out_and_keeps_them_out() -> None:
    first = resolve()
    leaving = CLAIMS[f"{ROPE} và sợi đay"].id
    split = judgement("split", 1, entry=holding(first, ROPE).id, **{"with": [leaving]})
    after = resolve(split, known=known(first))
    assert groups(after) == [{ROPE}, {f"{ROPE} và sợi đay"}, {REEF}]
    assert holding(after, ROPE).id == holding(first, ROPE).id
    assert groups(resolve(split, known=known(after))) == groups(after)


def test_a_judgement_whose_claim_is_gone_is_listed() -> None:
    gone = Judgement(
        decision="reject", reviewer="R", at="2026-01-01T00:00:00+07:00", number=1,
        claim=ClaimAnchor(document="0" * 64, kind="commitment", start=0, end=9, claim="c0"),
    )  # fmt: skip
    lost = judgement("note", 2, entry="e-nowhere")
    assert resolve(gone, lost).orphans == (gone, lost)


def test_a_judged_claim_is_found_again_after_its_span_has_moved_a_little() -> None:
    claim = CLAIMS[REEF]
    e = claim.evidence
    moved = ClaimAnchor(
        document=claim.document, kind="commitment", start=e.start, end=e.end - 4, claim="c-of-old-rules"
    )
    reject = Judgement(decision="reject", reviewer="R", at="2026-01-01T00:00:00+07:00", number=1, claim=moved)
    assert {REEF} not in groups(resolve(reject))


def test_accepted_and_ranked_entries_say_so() -> None:
    entry = holding(resolve(), REEF).id
    found = holding(resolve(judgement("accept", entry=entry), judgement("rank", 2, entry=entry, rank=1)), REEF)
    assert found.flags == ("accepted",)
    assert found.fields["rank"] == {"rank": 1}

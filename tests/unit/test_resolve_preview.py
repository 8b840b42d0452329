"""What a preview shows is what resolving gives once the decision is in the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from banggiao.errors import BadSetting
from banggiao.model.entries import Entry
from banggiao.resolve import resolve_all
from banggiao.resolve.ledger import anchored
from banggiao.resolve.previewing import preview
from tests.unit.test_resolve_ledger import CLAIMS, DOCUMENTS, REEF, ROPE, holding, judgement, known, resolve


def said(entry: Entry) -> Entry:
    """An entry without what only resolving a whole register tells of it."""
    fields = {k: v for k, v in entry.fields.items() if k != "judged"}
    why = {k: v for k, v in entry.why.items() if k not in ("together", "kept_out")}
    return replace(entry, fields=fields, links=(), why=why)


def shown(decision: str, *entries: Entry, **values: Any) -> tuple[list[Entry], list[Entry]]:
    """The preview of a decision about the first entry, and what resolving gives with it."""
    before = resolve()
    made = judgement(decision, entry=entries[0].id, **values)
    seen = preview(entries, DOCUMENTS, made, (), before.witnesses)
    written = anchored(made, {e.id: e.claims for e in before.entries})
    after = resolve_all(DOCUMENTS, [written], known=known(before)).entries
    ids = {c for e in entries for c in e.claims}
    return [said(e) for e in seen], [said(e) for e in after if ids & set(e.claims)]


def test_a_merge_looks_as_it_will() -> None:
    rope, reef = holding(resolve(), ROPE), holding(resolve(), REEF)
    seen, after = shown("merge", rope, reef, **{"with": [reef.id]})
    assert len(seen) == 1
    assert seen == after


def test_a_split_looks_as_it_will() -> None:
    rope = holding(resolve(), ROPE)
    seen, after = shown("split", rope, **{"with": [CLAIMS[ROPE].id]})
    assert len(seen) == 2
    assert sorted(e.claims for e in seen) == sorted(e.claims for e in after)
    assert {e.label for e in seen} == {e.label for e in after}


def test_a_rejected_claim_is_not_in_the_preview() -> None:
    rope, reef = holding(resolve(), ROPE), holding(resolve(), REEF)
    reject = judgement("reject", claim=CLAIMS[ROPE])
    merge = judgement("merge", 2, entry=rope.id, **{"with": [reef.id]})
    (one,) = preview([rope, reef], DOCUMENTS, merge, [reject], resolve().witnesses)
    assert CLAIMS[ROPE].id not in one.claims


@pytest.mark.parametrize("leaves", [[], [CLAIMS[ROPE].id, CLAIMS[f"{ROPE} và sợi đay"].id], ["c-unknown"]])
def test_a_split_that_changes_nothing_is_refused(leaves: list[str]) -> None:
    rope = holding(resolve(), ROPE)
    with pytest.raises(BadSetting, match="change nothing"):
        shown("split", rope, **{"with": leaves})


def test_entries_of_several_kinds_are_not_merged() -> None:
    rope = holding(resolve(), ROPE)
    with pytest.raises(BadSetting, match="several kinds"):
        shown("merge", rope, replace(rope, id="e1", kind="stance"), **{"with": ["e1"]})
    made = replace(rope, kind="disagreement")
    with pytest.raises(BadSetting, match="made of other entries"):
        shown("merge", made, made, **{"with": []})

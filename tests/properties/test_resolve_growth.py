"""A register that grows document by document, is edited, judged and cut, holds what one rebuild of it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from banggiao.model.anchoring import anchor
from banggiao.model.claims import Claim
from banggiao.model.entries import Entry
from banggiao.model.judgements import Judgement
from banggiao.model.register import Filed
from banggiao.resolve import Resolution, resolve_all
from banggiao.resolve.identity import MADE
from banggiao.resolve.ledger import anchored
from banggiao.resolve.memory import Memory
from banggiao.resolve.renewal import Asked, renew
from tests.properties.test_resolve_order import registers, without_ids

SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip


def grown(memory: Memory) -> Resolution:
    """What the memory holds, as a resolution."""
    return Resolution(entries=tuple(memory.entries.values()), witnesses={})


def same(memory: Memory, judgements: Sequence[Judgement] = ()) -> None:
    """Assert that the memory holds what a rebuild of its documents would."""
    known = {c: e.id for e in memory.entries.values() if not e.id.startswith(MADE) for c in e.claims}
    whole = resolve_all(list(memory.documents.values()), judgements, known=known)
    assert without_ids(grown(memory)) == without_ids(whole)
    assert {e.id for e in whole.entries} == set(memory.entries)
    documents = list(memory.documents)
    assert {d: x.witness for d, x in memory.leaves(documents).items()} == dict(whole.witnesses)


def add(memory: Memory, fresh: Sequence[Filed], gone: Sequence[str] = (), **asked: Any) -> None:
    """Bring documents in, and take documents away."""
    memory.put_documents(fresh)
    renew(memory, Asked(fresh=fresh, gone=gone, **asked))
    for document in gone:
        del memory.documents[document]


@SLOW
@given(registers(), st.randoms(use_true_random=False), st.data())
def test_in_any_order_and_in_any_parts(documents: list[Filed], random: Any, data: st.DataObject) -> None:
    random.shuffle(documents)
    memory = Memory()
    while documents:
        part = data.draw(st.integers(1, len(documents)))
        add(memory, documents[:part])
        documents = documents[part:]
        same(memory)


@SLOW
@given(registers(), registers(), st.data())
def test_documents_that_are_read_anew_or_taken_away(
    documents: list[Filed], others: list[Filed], data: st.DataObject
) -> None:
    memory = Memory()
    add(memory, documents)
    for _ in range(3):
        there = sorted(memory.documents)
        fresh = data.draw(st.lists(st.sampled_from(others), max_size=2, unique_by=lambda f: f.document.id))
        free = [d for d in there if d not in {f.document.id for f in fresh}]
        gone = data.draw(st.lists(st.sampled_from(free), max_size=2, unique=True)) if free else []
        add(memory, fresh, gone)
        same(memory)


def claim_at(memory: Memory, name: str) -> Claim:
    """A claim of the documents that are there."""
    return next(c for f in memory.documents.values() for c in f.claims if c.id == name)


def decide(data: st.DataObject, entries: Sequence[Entry], memory: Memory, number: int) -> Judgement:
    """Some decision about claims or entries that are there."""
    what = data.draw(st.sampled_from(("reject", "edit", "merge", "split", "note", "accept")))
    base = Judgement(decision=what, reviewer="R", at=f"2026-01-{number:02}T00:00:00+07:00", number=number)
    gathered = [e for e in entries if not e.id.startswith(MADE)]
    entry = data.draw(st.sampled_from(gathered))
    values: dict[str, Any] = {}
    if what in ("reject", "edit"):
        claim = claim_at(memory, entry.claims[0])
        values = {"field": "pillar", "value": "health"} if what == "edit" else {}
        return replace(base, claim=anchor(claim), values=values)
    if what == "merge":
        values = {"with": [data.draw(st.sampled_from([e for e in gathered if e.kind == entry.kind])).id]}
    if what == "split":
        values = {"with": list(entry.claims[:1])}
    return anchored(replace(base, entry=entry.id, values=values), {e.id: e.claims for e in gathered})


@SLOW
@given(registers(), registers(), st.data())
def test_decisions_hold_while_documents_come_in(documents: list[Filed], more: list[Filed], data: st.DataObject) -> None:
    memory = Memory()
    add(memory, documents)
    judgements: list[Judgement] = []
    for number in range(1, data.draw(st.integers(2, 4))):
        entries = sorted(memory.entries.values(), key=lambda e: e.id)
        judgements.append(made := decide(data, entries, memory, number))
        fresh = [memory.documents[made.claim.document]] if made.claim else []
        judged = [made.entry, *made.values.get("with", ())] if made.entry else []
        add(memory, fresh, judgements=judgements, judged=judged)
        same(memory, judgements)
    for document in more:
        add(memory, [document], judgements=judgements)
    same(memory, judgements)

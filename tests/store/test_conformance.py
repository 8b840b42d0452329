"""What every store must do, on both databases."""

from __future__ import annotations

from banggiao.model.anchoring import anchor
from banggiao.model.judgements import Judgement
from banggiao.model.register import Filed
from banggiao.store import Store
from banggiao.store.writing import Outcome
from tests.store import made

NOW = "2026-11-22T08:00:00+00:00"


def fill(store: Store, count: int = 5, **more: int) -> list[Filed]:
    run = store.begin_run(rules=made.RULES, at=NOW)
    put = []
    for page, filed in made.documents(count, run=run, **more):
        assert store.put(page, filed) is Outcome.NEW
        put.append(filed)
    store.finish_run(run, at=NOW)
    return put


def test_what_was_put_is_what_is_read(store: Store) -> None:
    put = {f.document.id: f for f in fill(store)}
    read = list(store.documents())
    assert [f.doc for f in read] == sorted(f.doc for f in put.values())
    for f in read:
        was = put[f.document.id]
        assert f.document == was.document
        assert f.claims == was.claims
        assert [c.id for c in f.claims] == [c.id for c in was.claims]
        assert (f.parties, f.origins, f.rules, f.ingested) == (was.parties, was.origins, made.RULES, NOW[:10])


def test_entries_come_back_equal_and_in_order(store: Store) -> None:
    entries = made.entries_of(fill(store))
    assert store.write_entries(entries) == len(entries) > 10
    assert list(store.entries()) == sorted(entries, key=lambda e: (e.kind, e.label, e.id))


def test_a_judgement_is_numbered_and_found_again_by_its_claim(store: Store) -> None:
    claim = fill(store)[0].claims[0]
    first = store.add_judgement(Judgement(decision="accept", reviewer="an", at=NOW, claim=anchor(claim)))
    assert first.number == 1
    assert store.judgements_for(claim) == [first] == list(store.judgements())

"""What every store must do, on both databases."""

from __future__ import annotations

from banggiao.model.anchoring import anchor
from banggiao.model.judgements import Judgement
from banggiao.store import Store
from tests.store import made
from tests.store.filling import fill


def test_what_was_put_is_what_is_read(store: Store) -> None:
    put = {f.document.id: f for f in fill(store)}
    read = list(store.documents())
    assert [f.doc for f in read] == sorted(f.doc for f in put.values())
    for f in read:
        was = put[f.document.id]
        assert f.document == was.document
        assert f.claims == was.claims
        assert [c.id for c in f.claims] == [c.id for c in was.claims]
        assert (f.parties, f.origins, f.rules, f.ingested) == (was.parties, was.origins, made.RULES, made.NOW[:10])


def test_entries_come_back_equal_and_in_order(store: Store) -> None:
    entries = made.entries_of(fill(store))
    assert store.write_entries(entries) == len(entries) > 10
    assert list(store.entries()) == sorted(entries, key=lambda e: (e.kind, e.label, e.id))


def test_a_judgement_is_numbered_and_found_again_by_its_claim(store: Store) -> None:
    claim = fill(store)[0].claims[0]
    first = store.add_judgement(Judgement(decision="accept", reviewer="an", at=made.NOW, claim=anchor(claim)))
    assert first.number == 1
    assert store.judgements_for(claim) == [first] == list(store.judgements())

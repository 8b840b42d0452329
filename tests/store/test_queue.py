"""The queue against a plain list: what waits, in which order, how many, whatever was decided and taken back."""

from __future__ import annotations

import random

import pytest

from banggiao.model.anchoring import anchor
from banggiao.model.entries import Entry
from banggiao.model.judgements import Judgement
from banggiao.model.shape import to_shape
from banggiao.store import Store, queue
from banggiao.store.claim_rows import party_roles
from banggiao.store.queue import QUEUE_ORDERS, QueueFilter
from tests.store import made
from tests.store.filling import fill, keep


@pytest.mark.parametrize("few", [200, 0])
def test_the_queue_is_the_list_without_what_stands(store: Store, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_FEW", few)
    claims = [c for f in fill(store, 3) for c in f.claims]
    disputed = Entry(
        id="x1", kind="disagreement", label="vênh", parties=("VNM",), claims=(claims[1].id, claims[4].id)
    )  # fmt: skip
    keep(store, [disputed])
    dice = random.Random(7)
    decided: list[tuple[int, str]] = []
    history: list[tuple[int, str]] = []
    for step in range(8):
        if history and dice.random() < 0.3:
            last = history.pop()
            store.add_judgement(Judgement(decision="undo", reviewer="an", at=made.NOW, values={"number": last[0]}))
            decided.remove(last)
        else:
            claim = dice.choice(claims)
            decision = dice.choice(("accept", "reject", "note"))
            said = Judgement(decision=decision, reviewer="an", at=made.NOW, claim=anchor(claim))
            number = store.add_judgement(said).number or 0
            if decision != "note":
                history.append((number, claim.id))
                decided.append((number, claim.id))
        gone = {c for _, c in decided}
        waiting = [c for c in claims if c.id not in gone]
        assert store.queue_total(QueueFilter()) == len(waiting), step
        events = QueueFilter(kind="event")
        assert store.queue_total(events) == len([c for c in waiting if c.kind == "event"])
        party = QueueFilter(parties=("VNM",))
        of_party = [c.id for c in waiting if "VNM" in {code for _, code in party_roles(to_shape(c))}]
        assert store.queue_total(party) == len(of_party)
        for order in QUEUE_ORDERS:
            assert sorted(store.queue(party, order=order, limit=1000)) == sorted(of_party)
            found = store.queue(QueueFilter(), order=order, limit=1000)
            assert sorted(found) == sorted(c.id for c in waiting), order
            threes = [x for n in range(0, 9, 3) for x in store.queue(QueueFilter(), order=order, limit=3, offset=n)]
            assert threes == found[:9], "pages are the list"
        unsure = [c.id for c in sorted(waiting, key=lambda c: (c.confidence, c.id))]
        assert store.queue(QueueFilter(), limit=1000) == unsure
        first = [c for c in unsure if c in disputed.claims]
        assert store.queue(QueueFilter(), order="disagreements", limit=len(first)) == first


def test_the_newest_decision_that_stands_is_the_one_to_take_back(store: Store) -> None:
    claim = fill(store)[0].claims[0]
    assert store.newest_standing() is None
    for decision in ("accept", "reject", "note"):
        store.add_judgement(Judgement(decision=decision, reviewer="an", at=made.NOW, claim=anchor(claim)))
    for depth in (3, 2, 1):
        newest = store.newest_standing()
        assert newest is not None and newest.number == depth
        store.add_judgement(Judgement(decision="undo", reviewer="binh", at=made.NOW, values={"number": depth}))
    assert store.newest_standing() is None
    assert store.judged_by() == {"an": 3, "binh": 3}
    assert [j.number for j in store.last_judgements(2, offset=1, reviewer="an")] == [2, 1]
    assert [j.number for j in store.judgements_of_documents([claim.document])] == [1, 2, 3]

"""A register that grows, is read anew and judged holds what one rebuild of it holds, on both databases."""

from __future__ import annotations

import itertools
import random

import pytest

from banggiao.cli.uploads import follow_ledger
from banggiao.errors import StoreBusy
from banggiao.model.anchoring import anchor
from banggiao.model.judgements import Judgement
from banggiao.model.page import Page
from banggiao.pipeline import ReadPage, read_page, renew_register, resolve_register, resolving_version
from banggiao.pipeline import filed as filed_of
from banggiao.resolve import Resolution
from banggiao.resolve.ledger import anchored
from banggiao.samples import paths
from banggiao.sources import pages
from banggiao.store import Store, open_store, verify
from tests.properties.test_resolve_order import without_ids
from tests.store import made


def put(store: Store, some: list[Page], rules: str = "") -> None:
    run = store.begin_run(rules=rules or "r", at=made.NOW)
    for page in some:
        read = read_page(page)
        assert isinstance(read, ReadPage)
        store.put(page, filed_of(read, page.origin.rsplit("/", 1)[-1], run=run))
    store.finish_run(run, at=made.NOW)


def held(store: Store) -> list[str]:
    return without_ids(Resolution(entries=tuple(store.entries()), witnesses={}))


def settled(store: Store) -> None:
    """Assert that a rebuild finds nothing to change."""
    assert store.resolved() and store.behind(resolving_version()) is not None
    grown, witnesses, ids = held(store), store.witnesses(), {e.id for e in store.entries()}
    resolve_register(store)
    assert held(store) == grown
    assert store.witnesses() == witnesses
    assert {e.id for e in store.entries()} == ids
    assert verify(store).found == 0


def test_samples_one_by_one_then_judged_hold_what_a_rebuild_holds(url: str) -> None:
    some = [p for p in pages([str(p) for p in paths()]) if isinstance(p, Page)]
    random.Random(7).shuffle(some)
    with open_store(url) as store:
        put(store, some[:2])
        assert renew_register(store) is None
        for n in range(2, len(some)):
            put(store, some[n : n + 1])
            assert renew_register(store) == 1
        settled(store)
        commitments = list(store.entries(kind="commitment"))[:2]
        merge = Judgement(
            decision="merge", reviewer="R", at=made.NOW, entry=commitments[0].id, values={"with": [commitments[1].id]}
        )
        store.add_judgement(anchored(merge, {e.id: e.claims for e in commitments}))
        claim = next(store.documents()).claims[0]
        store.add_judgement(Judgement(decision="reject", reviewer="R", at=made.NOW, claim=anchor(claim)))
        assert renew_register(store) == 1
        assert len(store.entries_of_claims([commitments[1].claims[0]])) == 1
        assert store.entries_of_claims([claim.id]) == {}
        settled(store)
        store.add_judgement(Judgement(decision="undo", reviewer="R", at=made.NOW, entry=None, values={"number": 1}))
        renew_register(store)
        settled(store)


def test_a_server_at_rest_brings_entries_up_to_the_ledger_once(url: str) -> None:
    some = [p for p in pages([str(p) for p in paths()]) if isinstance(p, Page)][:3]
    with open_store(url) as store:
        put(store, some)
        assert not follow_ledger(store)
        resolve_register(store)
        assert not follow_ledger(store)
        claim = next(store.documents()).claims[0]
        store.add_judgement(Judgement(decision="reject", reviewer="R", at=made.NOW, claim=anchor(claim)))
        asked = itertools.count()
        with pytest.raises(StoreBusy):  # somebody decides while entries follow: nothing is written
            follow_ledger(store, lambda: next(asked) == 12)
        assert store.entries_of_claims([claim.id]) != {}
        assert follow_ledger(store)
        assert store.entries_of_claims([claim.id]) == {}
        assert not follow_ledger(store)
        settled(store)

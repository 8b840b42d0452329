"""Lists, facets and the review queue say the same on both databases, and agree with a count by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banggiao.model.anchoring import anchor
from banggiao.model.entries import Entry
from banggiao.model.judgements import Judgement
from banggiao.store import Store
from banggiao.store.listing import EntryFilter
from banggiao.store.queue import QUEUE_ORDERS, QueueFilter
from tests.store import made
from tests.store.filling import fill, keep


@pytest.fixture
def listed(store: Store) -> tuple[Store, list[Entry]]:
    """A register with entries in several stages, fields and years."""
    entries = []
    for n, entry in enumerate(made.entries_of(fill(store, 8))):
        stage = ("pledge", "under_way", "delivered")[n % 3]
        fields = {**entry.fields, "stage": stage} if entry.kind == "commitment" else entry.fields
        entries.append(replace(entry, fields=fields, flags=("silent",) if n % 4 == 0 else (), witnesses=n % 3))
    keep(store, entries)
    return store, entries


def by_hand(entries: list[Entry], wanted: EntryFilter) -> set[str]:
    def fits(e: Entry) -> bool:
        pillars = e.fields.get("pillar", [])
        return (
            (not wanted.kinds or e.kind in wanted.kinds)
            and set(wanted.parties) <= set(e.parties)
            and (wanted.pillar is None or wanted.pillar in pillars)
            and (wanted.stage is None or e.fields.get("stage") == wanted.stage)
            and (wanted.flag is None or wanted.flag in e.flags)
        )

    return {e.id for e in entries if fits(e)}


FILTERS = (
    EntryFilter(), EntryFilter(kinds=("commitment",)), EntryFilter(kinds=("commitment", "series"), flag="silent"),
    EntryFilter(stage="delivered"), EntryFilter(pillar="general", stage="pledge"), EntryFilter(parties=("VNM",)),
    EntryFilter(parties=("USA", "VNM"), kinds=("commitment",)), EntryFilter(kinds=("person",)),
)  # fmt: skip


@pytest.mark.parametrize("wanted", FILTERS)
def test_a_list_holds_what_its_filter_says(listed: tuple[Store, list[Entry]], wanted: EntryFilter) -> None:
    store, entries = listed
    whole = by_hand(entries, wanted)
    for order in ("label", "newest", "deadline", "surest"):
        ids = store.entry_ids(wanted, order=order, limit=1000)
        assert set(ids) == whole and len(ids) == len(whole) == store.entry_total(wanted)
        paged = [
            i for at in range(0, len(ids) + 7, 7) for i in store.entry_ids(wanted, order=order, limit=7, offset=at)
        ]
        assert paged == ids


def test_orders_are_what_they_are_called(listed: tuple[Store, list[Entry]]) -> None:
    store, entries = listed
    known = {e.id: e for e in entries}

    def said(name: str) -> str:
        return known[name].chain[0].date or ""

    newest = [said(i) for i in store.entry_ids(EntryFilter(), order="newest", limit=1000)]
    dated = [d for d in newest if d]
    assert dated == sorted(dated, reverse=True) and newest[len(dated) :] == [""] * (len(newest) - len(dated))
    surest = [known[i].witnesses for i in store.entry_ids(EntryFilter(), order="surest", limit=1000)]
    assert surest == sorted(surest, reverse=True)


def test_open_overdue_and_silent_are_told_by_days(listed: tuple[Store, list[Entry]]) -> None:
    store, entries = listed
    day = "2022-06-30"
    still = [e for e in entries if e.fields.get("stage") in ("pledge", "under_way")]
    overdue = {e.id for e in still if f"{e.fields['deadline']}-12-31" < day}
    due = {e.id for e in still if f"{e.fields['deadline']}-01-01" >= day}
    silent = {e.id for e in still if (e.chain[0].date or "9") < day}
    assert set(store.entry_ids(EntryFilter(overdue=day), limit=1000)) == overdue != set()
    assert set(store.entry_ids(EntryFilter(due_from=day), limit=1000)) == due != set()
    assert set(store.entry_ids(EntryFilter(silent_since=day), limit=1000)) == silent != set()


def test_facets_count_what_a_click_would_list(listed: tuple[Store, list[Entry]]) -> None:
    store, _ = listed
    for base in (EntryFilter(), EntryFilter(kinds=("commitment",), parties=("VNM",))):
        for name in ("stage", "pillar", "flag", "kind"):
            counted = store.facet(name, base)
            field = {"kind": "kinds"}.get(name, name)
            for value, number in counted.items():
                clicked = replace(base, **{field: (value,) if name == "kind" else value})  # type: ignore[arg-type]
                assert store.entry_total(clicked) == number > 0
            assert list(counted.values()) == sorted(counted.values(), reverse=True)


def test_the_matrix_counts_what_its_cells_list(listed: tuple[Store, list[Entry]]) -> None:
    store, entries = listed
    for parties in ((), ("VNM",), entries[0].parties):
        matrix = store.matrix(parties)
        whole = [e for e in entries if e.kind == "commitment" and set(parties) <= set(e.parties)]
        assert matrix and sum(matrix.values()) == sum(len(e.fields["pillar"]) for e in whole)
        for (pillar, stage), number in matrix.items():
            wanted = EntryFilter(kinds=("commitment",), parties=parties, pillar=pillar, stage=stage)
            assert number == store.entry_total(wanted) == len(store.entry_ids(wanted, limit=None))
            assert number == len([e for e in whole if pillar in e.fields["pillar"] and e.fields["stage"] == stage])


def test_quotes_come_with_their_place(store: Store) -> None:
    for filed in fill(store, 2):
        found = store.quotes([c.id for c in filed.claims] + ["none"])
        assert len(found) == len(filed.claims)
        for claim in filed.claims:
            q = found[claim.id]
            assert filed.document.text[q.start : q.end] == q.quote == claim.evidence.quote
            assert (q.doc, q.document, q.publisher) == (filed.doc, filed.document.id, None)


def test_a_judged_claim_leaves_the_queue_and_an_undone_one_comes_back(store: Store) -> None:
    filed = fill(store, 3)
    every = {c.id: c for f in filed for c in f.claims}
    for order in QUEUE_ORDERS:
        assert sorted(store.queue(QueueFilter(), order=order, limit=1000)) == sorted(every)
    unsure = [every[i].confidence for i in store.queue(QueueFilter(kind="event"), limit=1000)]
    assert unsure == sorted(unsure) and len(unsure) == len([c for c in every.values() if c.kind == "event"])
    claim = filed[0].claims[0]
    store.add_judgement(Judgement(decision="reject", reviewer="an", at=made.NOW, claim=anchor(claim)))
    assert claim.id not in store.queue(QueueFilter(), limit=1000)
    assert store.queue_total(QueueFilter()) == len(every) - 1
    store.add_judgement(Judgement(decision="undo", reviewer="an", at=made.NOW, values={"number": 1}))
    assert claim.id in store.queue(QueueFilter(), limit=1000) and store.undone() == {1}
    store.add_judgement(Judgement(decision="undo", reviewer="an", at=made.NOW, values={"number": 2}))
    assert claim.id not in store.queue(QueueFilter(), limit=1000) and store.undone() == {2}
    assert [j.number for j in store.last_judgements(2)] == [3, 2]

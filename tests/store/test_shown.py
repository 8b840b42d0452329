"""What pages read: rows, sources, pairs, people met; the same on both databases, and one state at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from banggiao.model.entries import Entry
from banggiao.model.judgements import Judgement
from banggiao.store.listing import EntryFilter
from banggiao.store.store import Store
from tests.store import made
from tests.store.filling import fill, keep


def filled(store: Store) -> list[Entry]:
    entries = made.entries_of(fill(store, 6))
    keep(store, entries)
    return entries


def test_rows_are_what_the_entries_say(store: Store) -> None:
    entries = {e.id: e for e in filled(store)}
    rows = store.listed([*entries, "none"])
    assert [r.id for r in rows] == list(entries)
    for r in rows:
        e = entries[r.id]
        assert (r.kind, r.label, r.parties, r.flags, r.claims) == (e.kind, e.label, e.parties, e.flags, len(e.claims))
        assert dict(r.fields) == dict(e.fields)
        assert (r.quoted.claim if r.quoted else None) == (e.claims[0] if e.claims else None)


def test_a_pair_counts_what_its_list_holds(store: Store) -> None:
    filled(store)
    found = store.pairs(("commitment", "series"))
    assert found
    for pair, counts in found.items():
        for kind, number in counts.items():
            assert store.entry_total(EntryFilter(kinds=(kind,), parties=pair)) == number > 0


def test_claims_come_by_their_ids_with_their_evidence(store: Store) -> None:
    put = fill(store, 3)
    claims = [c for f in put for c in f.claims][::-1]
    assert [c for _, c in store.claims_by_id([c.id for c in claims] + ["none"])] == claims


def test_sources_are_the_documents_by_name(store: Store) -> None:
    put = fill(store, 4)
    keep(store, witnesses={f.document.id: "w1" for f in put[:2]})
    rows = list(store.source_rows(store.sources()))
    assert [r.document for r in rows] == [f.document.id for f in store.documents()]
    for row, f in zip(rows, store.documents(), strict=True):
        assert (row.claims, row.parties, row.witness) == (len(f.claims), f.parties, f.witness)
    assert len(store.sources(witness="w1")) == 2
    assert [(c.witness, c.number) for c in store.copies(5)] == [("w1", 2)]
    assert sum(n for _, n in store.outlets()) == len(put)
    assert store.read_of(put[0].parties).documents >= 1


def test_people_are_met_where_the_happening_is_told(store: Store) -> None:
    put = fill(store, 6)
    told = next(f for f in put if {"event", "actor"} <= {c.kind for c in f.claims})
    event = next(c for c in told.claims if c.kind == "event")
    actor = next(c for c in told.claims if c.kind == "actor")
    base = made.entries_of(put)[0]
    blank = replace(base, fields={}, chain=(), links=(), flags=())
    keep(store, [
        replace(blank, id="e1", kind="event", parties=("USA", "VNM"), claims=(event.id,), fields={"type": "visit"}),
        replace(blank, id="p1", kind="person", parties=("USA",), claims=(actor.id,)),
        replace(blank, id="p2", kind="person", parties=("FRA",), claims=(actor.id,)),
    ])  # fmt: skip
    assert store.met(("VNM", "USA"), 5) == [("p1", 1)]


def test_a_snapshot_sees_one_state(store: Store) -> None:
    entries = filled(store)
    with store.snapshot():
        before = store.versions()
        ids = store.entry_ids(EntryFilter(), limit=None)
        assert store.versions() == before and len(ids) == len(entries)
    keep(store, [])
    assert store.versions() != before and store.entry_ids(EntryFilter()) == []


def test_a_state_that_is_taken_is_read_on_by_other_threads_and_stays(store: Store) -> None:
    fill(store, 2)
    with store.snapshot():
        before = store.counts()
        taken = store.take()
    store.add_judgement(Judgement(decision="note", reviewer="an", at=made.NOW, entry="e"))

    def then() -> tuple[object, int]:
        with taken.used():
            return store.counts(), store.data_version()

    with ThreadPoolExecutor(2) as threads:
        told = [threads.submit(then).result() for _ in range(4)]
    assert {str(counts) for counts, _ in told} == {str(before)}
    taken.close()
    taken.close()
    assert store.counts()["judgements"] == before["judgements"] + 1
    assert store.data_version() > told[0][1]

"""What every store must do with documents and entries, on both databases."""

from __future__ import annotations

import itertools
from dataclasses import replace
from random import Random

import pytest
import sqlalchemy as sa

from banggiao.errors import BadInput
from banggiao.model.claims import Indicator
from banggiao.model.entries import Entry
from banggiao.model.page import Given, Page
from banggiao.model.register import Filed, Register
from banggiao.store import Store, verify
from banggiao.store import tables as t
from banggiao.store.writing import Outcome
from tests.store import made
from tests.store.filling import fill, keep, renew


def test_a_store_reads_as_a_register(store: Store) -> None:
    register: Register = store  # mypy proves it
    assert list(register.documents()) == []
    assert register.document("x") is None
    assert register.claim("x") is None
    assert register.entry("x") is None


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


def test_a_document_answers_to_all_its_names(store: Store) -> None:
    filed = fill(store)[2]
    for name in (filed.document.id, filed.document.id[:12], filed.doc, f"{filed.doc}.txt"):
        found = store.document(name)
        assert found is not None and found.document.id == filed.document.id
    for claim in filed.claims:
        at = store.claim(claim.id)
        assert at is not None and at[1] == claim and at[0].document == filed.document
    page = store.page(filed.document.id)
    assert page is not None and page.sha256 == filed.document.id and page == made.document(2)[0]
    assert [f.document.id for f in store.documents_by_id([filed.document.id, "0" * 64])] == [filed.document.id]
    assert store.texts_by_id([filed.document.id, "0" * 64]) == {filed.document.id: filed.document.text}


def test_the_same_again_changes_nothing(store: Store) -> None:
    put = fill(store)
    before = store.state_hash(), store.data_version(), store.counts()["origins"]
    for page, filed in made.documents(5):
        assert store.put(page, filed) is Outcome.SAME
        assert store.unchanged(page, filed.doc, rules=made.RULES)
        assert not store.unchanged(page, filed.doc, rules="other")
        assert not store.unchanged(page, "other", rules=made.RULES)
        assert not store.unchanged(replace(page, given=Given()), filed.doc, rules=made.RULES)
    assert (store.state_hash(), store.data_version(), store.counts()["origins"]) == before
    assert len(put) == 5


def test_the_same_bytes_under_two_names_are_one_document(store: Store) -> None:
    store.begin_run(rules=made.RULES, at=made.NOW)
    page, filed = made.document(1, name="b")
    assert store.put(page, filed) is Outcome.NEW
    for name in ("c", "a"):
        assert store.put(*made.named(page, filed, name)) is Outcome.NAMED
    (found,) = store.documents()
    assert [o.doc for o in found.origins] == ["a", "b", "c"]
    assert found.doc == "a"
    assert store.document("c") == store.document("a") == found
    assert verify(store).found == 0


def test_the_reading_of_the_least_name_counts_in_any_order(store: Store) -> None:
    """Two names of one page with other given values: the register must not depend on which came first."""
    run = store.begin_run(rules=made.RULES, at=made.NOW)
    for seed, order in enumerate(itertools.permutations("abc")):
        base = made.document(seed, run=run)
        for name in order:
            store.put(*made.named(*base, f"{seed}{name}", given=Given(publisher=f"báo {name}")))
        found = store.document(base[1].document.id)
        assert found is not None and found.document.given.publisher == "báo a", order
        assert [o.given.publisher for o in found.origins] == ["báo a", "báo b", "báo c"]
        for name in order:
            assert store.put(*made.named(*base, f"{seed}{name}", given=Given(publisher=f"báo {name}"))) is Outcome.SAME


def test_other_rules_replace_the_claims_and_keep_the_page(store: Store) -> None:
    page, filed = made.document(4)
    first = store.begin_run(rules="one", at="2026-01-01T00:00:00+00:00")
    store.put(page, replace(filed, rules="one", run=first))
    second = store.begin_run(rules="two", at="2026-02-01T00:00:00+00:00")
    fewer = made.with_claims(filed, filed.claims[2:5], rules="two", run=second)
    assert store.put(page, fewer) is Outcome.RENEWED
    found = store.document(filed.document.id)
    assert found is not None and found.claims == fewer.claims
    assert (found.run, found.ingested, found.rules) == (first, "2026-01-01", "two")
    assert store.claim(filed.claims[0].id) is None
    assert store.put(page, replace(fewer, rules="three", run=second)) is Outcome.SAME
    assert store.counts()["claims"] != {} and verify(store).found == 0


def test_the_hash_depends_on_content_alone(store: Store) -> None:
    put = fill(store, 6)
    entries = made.entries_of(put)
    keep(store, entries)
    whole = store.state_hash()
    names = {e.id: f"other{n}" for n, e in enumerate(entries)}
    renamed = [
        replace(e, id=names[e.id], links=tuple(replace(x, entry=names[x.entry]) for x in e.links)) for e in entries
    ]
    Random(1).shuffle(renamed)
    keep(store, renamed)
    assert store.state_hash() == whole
    keep(store, [replace(renamed[0], label="khác"), *renamed[1:]])
    assert store.state_hash() != whole
    keep(store, renamed)
    page, filed = made.document(0)
    store.put(page, made.with_claims(filed, filed.claims[:-1], rules="b"))
    assert store.state_hash() != whole


def test_documents_may_come_in_any_order(store: Store) -> None:
    pairs = list(made.documents(6))
    store.begin_run(rules=made.RULES, at=made.NOW)
    Random(3).shuffle(pairs)
    for page, filed in pairs:
        store.put(page, filed)
    shuffled = store.state_hash()
    assert [f.doc for f in store.documents()] == sorted(f.doc for _, f in pairs)
    for page, filed in sorted(pairs, key=lambda p: p[1].doc):
        store.put(page, filed)
    assert store.state_hash() == shuffled


def test_runs_and_failures_are_kept(store: Store) -> None:
    run = store.begin_run(rules="r", at=made.NOW)
    store.put(*made.document(1, run=run))
    store.put(*made.document(1, run=run))
    store.file_failure(run, BadInput("hỏng.txt\0\ud800", "is empty", "give it text"))
    done = store.finish_run(run, at="2026-11-22T09:00:00+00:00")
    assert dict(done.counts) == {"new": 1, "same": 1, "failed": 1}
    assert store.runs() == [done]
    (failure,) = store.failures(run)
    assert (failure.reason, failure.way_out, failure.origin[:8]) == ("is empty", "give it text", "hỏng.txt")


@pytest.mark.parametrize("bad", ["NUL \0 here", "half \ud83d pair"])
def test_what_no_database_can_hold_is_the_page_s_fault(store: Store, bad: str) -> None:
    store.begin_run(rules="r", at=made.NOW)
    page, filed = made.document(1)
    broken = replace(filed, document=replace(filed.document, text=bad, segments=()), claims=())
    with pytest.raises(BadInput):
        store.put(page, broken)
    assert store.counts()["documents"] == 0
    assert store.put(page, filed) is Outcome.NEW


def test_odd_values_come_back_as_they_were(store: Store) -> None:
    """Long names, NUL bytes in the page, an undecodable page, quotes that look like SQL, extreme numbers."""
    store.begin_run(rules="r", at=made.NOW)
    content = b"\xff\xfe\x00 not utf-8 \x00 'x'; DROP TABLE pages; --"
    source = "\ufffd\ufffd nicht"
    page = Page(origin="d/" * 1500 + "x.txt", media_type="text/plain", content=content, source=source, encoding="utf-8")
    _, base = made.document(1)
    text = 'Ông O\'Brien: "1.000" %s {0} \\ \u2028 \U0001f600'
    document = replace(base.document, id=page.sha256, text=text, segments=(), title=text, published=None, steps=())
    claim = Indicator(
        document=page.sha256, evidence=made.evidence(text, text), metric="other", value=-1.5e300, unit="%s", of="VNM",
        in_="ASEAN", out_of=10, period="../2030", change_pct=0.1, flags=("a'b",), candidates={"unit": ("x", "y")},
    )  # fmt: skip
    origin = replace(base.origins[0], doc="d/" * 1500 + "x", origin=page.origin)
    filed = Filed(document=document, parties=(), claims=(claim,), origins=(origin,), run=1, rules="r")
    assert store.put(page, filed) is Outcome.NEW
    found = store.document(origin.doc)
    assert found is not None and found.document == document and found.claims == (claim,)
    assert store.page(page.sha256) == replace(page, given=origin.given)
    assert store.document("d/x") is None


def test_entries_come_back_equal_and_in_order(store: Store) -> None:
    entries = made.entries_of(fill(store))
    keep(store, entries)
    assert len(entries) > 10
    assert list(store.entries()) == sorted(entries, key=lambda e: (e.kind, e.label, e.id))
    assert store.resolved()
    one = entries[3]
    assert store.entry(one.id) == one
    for kind, parties in ((one.kind, one.parties), (one.kind, ()), (None, one.parties[:1])):
        wanted = [e for e in entries if (kind in (None, e.kind)) and set(parties) <= set(e.parties)]
        found = list(store.entries(kind=kind, parties=parties))
        assert found == sorted(wanted, key=lambda e: (e.kind, e.label, e.id))
    assert store.entries_of_claims([one.claims[0], "none"]) == {one.claims[0]: (one.id,)}
    assert store.entry_of_claim()[one.claims[0]] == one.id
    assert store.links_to(one.id) == [("part_of", entries[4].id)]


def test_upsert_touches_only_what_it_is_given(store: Store) -> None:
    entries = made.entries_of(fill(store))
    keep(store, entries)
    changed, gone, new = replace(entries[0], label="khác", claims=()), entries[1], replace(entries[2], id="new")
    renew(store, [changed, new], gone=[gone.id], aliases={gone.id: changed.id})
    left = {e.id: e for e in store.entries()}
    assert left == {e.id: e for e in [changed, new, *entries[2:]]}
    assert store.entry(gone.id) == changed


def test_claims_keep_their_order_wherever_one_comes_or_goes(store: Store) -> None:
    claims = [f"c{n:02}" for n in range(40)]
    entry = Entry(id="e", kind="person", label="Ông Lê Văn Thử", parties=("VNM",), claims=tuple(claims[1::3]))
    keep(store, [entry])
    chance = Random(3)
    for n in range(60):
        kept = [c for c in claims if c not in entry.claims or chance.random() > 0.1]
        held = [c for c in kept if c in entry.claims or chance.random() < 0.1]
        if n % 20 == 19:
            chance.shuffle(held)
        entry = replace(entry, claims=tuple(held), witnesses=n, label=f"Ông Lê Văn Thử {n // 10}")
        renew(store, [entry])
        assert store.entry("e") == entry
        with store.database.reading() as connection:
            first = connection.execute(sa.select(t.entry_claims.c.claim).where(t.entry_claims.c.place == 0)).scalar()
            shown = connection.execute(sa.select(t.entry_lists.c.witnesses).distinct()).scalars().all()
        assert first == (held[0] if held else None) and shown == [n]


def test_a_claim_between_two_moves_no_other(store: Store) -> None:
    def places() -> dict[str, int]:
        with store.database.reading() as connection:
            rows = connection.execute(sa.select(t.entry_claims.c.claim, t.entry_claims.c.place)).all()
        return {row.claim: row.place for row in rows}

    entry = Entry(id="e", kind="person", label="Ông Lê Văn Thử", parties=(), claims=("a", "b", "d", "e"))
    keep(store, [entry])
    before = places()
    renew(store, [replace(entry, claims=("a", "b", "c", "e", "f"))])
    assert before["b"] < places()["c"] < before["e"] < places()["f"]
    assert {c: p for c, p in places().items() if c in before} == {c: p for c, p in before.items() if c != "d"}


def test_aliases_lead_to_the_end_of_every_rename(store: Store) -> None:
    def entry(name: str) -> Entry:
        return Entry(id=name, kind="mechanism", label=name, parties=())

    keep(store, [entry("a")])
    renew(store, [entry("b")], gone=["a"], aliases={"a": "b"})
    renew(store, [entry("c")], gone=["b"], aliases={"b": "c"})
    assert store.aliases() == {"a": "c", "b": "c"}
    for name in "abc":
        assert store.entry(name) == entry("c")
    renew(store, [entry("a")], gone=["c"], aliases={"c": "a"})
    assert store.aliases() == {"b": "a", "c": "a"}
    assert store.entry("b") == store.entry("a") == entry("a")


def test_witnesses_are_read_with_their_documents(store: Store) -> None:
    put = fill(store, 3)
    keep(store, witnesses={put[2].document.id: "w1"})
    keep(store, witnesses={put[0].document.id: "w1", put[1].document.id: "w2", "0" * 64: "w9"})
    assert store.witnesses() == {put[0].document.id: "w1", put[1].document.id: "w2"}
    assert {f.document.id: f.witness for f in store.documents()} == {**store.witnesses(), put[2].document.id: None}


def test_the_data_version_moves_with_data_alone(store: Store) -> None:
    put = fill(store, 2)
    before = store.data_version()
    list(store.documents())
    store.search("usd")
    assert store.data_version() == before
    assert not store.resolved()
    entries = made.entries_of(put)
    keep(store, entries)
    assert store.resolved() and store.data_version() > before
    matrix = store.matrix(entries[0].parties)
    same = [e for e in entries if e.kind == "commitment" and e.parties == entries[0].parties]
    assert sum(matrix.values()) == sum(len(e.fields["pillar"]) for e in same)
    assert store.matrix(entries[0].parties) is matrix
    keep(store, [])
    assert store.matrix(entries[0].parties) == {}

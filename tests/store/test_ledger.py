"""The ledger: never changed, on either database, by whatever means; judgements outlive what was judged."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from banggiao.errors import BadSetting
from banggiao.model.anchoring import anchor, standing_for
from banggiao.model.evidence import Evidence
from banggiao.model.judgements import Judgement
from banggiao.store import Store, verify
from banggiao.store.diagnosis import examine
from banggiao.store.ledger import broken_links
from banggiao.store.queue import QueueFilter
from tests.store import made
from tests.store.filling import fill


def judged(store: Store, **more: object) -> Judgement:
    values = {"decision": "note", "reviewer": "an", "at": made.NOW, "entry": "e1", **more}
    return store.add_judgement(Judgement(**values))  # type: ignore[arg-type]


def test_judgements_come_back_in_their_order(store: Store) -> None:
    claim = fill(store)[0].claims[0]
    written = [
        judged(store, decision="accept", claim=anchor(claim), entry=None, reason="đúng"),
        judged(store, decision="edit", claim=anchor(claim), entry=None, values={"field": "unit", "to": "VND"}),
        judged(store, decision="merge", values={"with": ["e2", "e3"]}, rules="0.1"),
        judged(store, decision="undo", entry=None, values={"number": 2}),
    ]
    assert [j.number for j in written] == [1, 2, 3, 4]
    assert list(store.judgements()) == written
    assert store.judgement(3) == written[2] and store.judgement(9) is None
    assert store.judgements_for(claim) == written[:2]
    assert store.judgements_of_entry("e1") == [written[2]]
    assert list(broken_links(store.database)) == []


@pytest.mark.parametrize(
    "wrong",
    [{"decision": "agree"}, {"entry": None}, {"decision": "undo", "values": {"number": 7}}, {"decision": "undo"}],
)
def test_a_judgement_about_nothing_is_refused(store: Store, wrong: dict[str, object]) -> None:
    with pytest.raises(BadSetting):
        judged(store, **wrong)
    assert list(store.judgements()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE judgements SET reviewer = 'x'",
        "UPDATE judgements SET number = number",
        "DELETE FROM judgements",
        "DELETE FROM judgements WHERE number = 2",
        "INSERT INTO judgements SELECT * FROM judgements WHERE number = 2",
        "INSERT OR REPLACE INTO judgements SELECT * FROM judgements WHERE number = 1",
        "TRUNCATE judgements",
    ],
)
def test_no_statement_changes_the_ledger(store: Store, statement: str) -> None:
    for _ in range(3):
        judged(store)
    before = list(store.judgements())
    with pytest.raises(sa.exc.DBAPIError), store.database.writing() as connection:
        connection.exec_driver_sql(statement)
    assert list(store.judgements()) == before


def lift(store: Store, statement: str) -> None:
    """Tamper as somebody would who owns the database."""
    with store.database.writing() as connection:
        if store.database.is_sqlite:
            for name in ("judgements_stay", "judgements_remain", "judgements_follow"):
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("ALTER TABLE judgements DISABLE TRIGGER USER")
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE judgements SET reviewer = 'x' WHERE number = 2", 2),
        ('UPDATE judgements SET "values" = \'{"a":1}\' WHERE number = 3', 3),
        ("DELETE FROM judgements WHERE number = 2", 3),
        ("DELETE FROM judgements WHERE number = 1", 2),
        ("DELETE FROM judgements WHERE number = 4", 4),
    ],
)
def test_tampering_behind_the_program_is_found(store: Store, statement: str, broken: int) -> None:
    for _ in range(4):
        judged(store)
    lift(store, statement)
    assert broken in list(broken_links(store.database))
    assert any(f"judgement {broken}" in x for x in verify(store).faults)
    assert any(f"judgement {broken}" in x for x in examine(store.database).faults)


def test_a_judgement_finds_its_claim_under_other_rules(store: Store) -> None:
    page, filed = made.document(2)
    store.begin_run(rules="r", at=made.NOW)
    store.put(page, filed)
    claim = filed.claims[0]
    one = judged(store, decision="accept", claim=anchor(claim), entry=None)
    e = claim.evidence
    shorter = replace(claim, evidence=Evidence(e.start, e.end - 5, e.quote[:-5]))
    assert shorter.id != claim.id
    store.put(page, made.with_claims(filed, (shorter, *filed.claims[1:]), rules="s"))
    assert store.judgements_for(shorter) == [one]
    assert list(store.orphans()) == [] and list(store.moved()) == [(one, shorter)]
    assert shorter.id not in store.queue(QueueFilter(), limit=1000)
    undo = judged(store, decision="undo", entry=None, values={"number": one.number})
    assert shorter.id in store.queue(QueueFilter(), limit=1000)
    judged(store, decision="undo", entry=None, values={"number": undo.number})
    assert shorter.id not in store.queue(QueueFilter(), limit=1000)
    store.put(page, made.with_claims(filed, filed.claims[1:], rules="t"))
    assert store.judgements_for(filed.claims[1]) == []
    assert list(store.orphans()) == [one]
    assert next(store.judgements()) == one
    assert examine(store.database).orphans == [1]
    store.put(page, replace(filed, rules="u"))
    assert store.judgements_for(claim) == [one] and list(store.orphans()) == []


def test_a_claim_that_still_exists_keeps_its_judgements_from_its_neighbours() -> None:
    _, filed = made.document(2)
    claim = filed.claims[0]
    twin = replace(claim, evidence=Evidence(claim.evidence.start, claim.evidence.end - 1, claim.evidence.quote[:-1]))
    assert standing_for(anchor(claim), (twin, claim)) == claim
    assert standing_for(anchor(claim), (twin,)) == twin
    e = claim.evidence
    far = replace(claim, evidence=Evidence(e.end - 3, e.end - 3 + 40, "x" * 40))
    assert standing_for(anchor(claim), (far,)) is None
    assert standing_for(anchor(claim), [c for c in filed.claims if c.kind != claim.kind]) is None

"""The digest and the explanation: what is new is told once, with the sentence that is new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from banggiao.errors import NothingFound
from banggiao.export import changes, explain
from tests.unit.export_register import PAIR, FakeRegister, small_register


def two_runs() -> FakeRegister:
    """`alpha` came in run 1 on 6 March, `beta` in run 2 on 8 March 2025."""
    register = small_register()
    alpha, beta = register.documents()
    dated = [replace(alpha, run=1, ingested="2025-03-06T09:00:00+00:00"), replace(beta, run=2, ingested="2025-03-08")]
    return FakeRegister(dated, list(register.entries()))


def told(since: date | int, as_of: date | None = None) -> dict[str, list[str]]:
    found = changes.build(two_runs(), since=since, as_of=as_of, parties=PAIR)
    return {section: [x.entry.id for x in lines] for section, lines in found.sections}


@pytest.mark.parametrize("since", [2, date(2025, 3, 7)])
def test_what_the_second_day_brought_is_told_by_what_it_did(since: date | int) -> None:
    assert told(since) == {"contradicted": ["e-differ"], "reaffirmed": ["e-grant"], "added": ["e-trade"]}


def test_from_the_first_day_on_all_is_new() -> None:
    found = told(1)
    assert set(found) == {"contradicted", "new"}
    assert "e-grant" in found["new"] and "e-person" not in found["new"]


def test_after_the_last_run_nothing_is_new() -> None:
    assert told(3) == {}
    assert "chưa có gì" in changes.render_md(changes.build(two_runs(), since=3))


def test_a_deadline_that_passed_since_is_told_though_no_document_speaks_of_it() -> None:
    assert told(date(2028, 12, 31), date(2029, 1, 1)) == {"overdue": ["e-grant"]}
    assert told(date(2029, 1, 2), date(2029, 6, 1)) == {}


def test_the_digest_shows_the_new_sentence_first() -> None:
    text = changes.render_md(changes.build(two_runs(), since=2, as_of=date(2025, 4, 1), lang="en"))
    assert text.startswith("# What is new")
    part = text.split("## Reaffirmed")[1].split("\n## ")[0]
    assert "“Chính phủ Thụy Điển sẽ dành 5 triệu EUR” [beta §" in part and "[alpha §" not in part
    assert "Since #2: 1 new documents; as of 1 April 2025." in text


def test_explain_tells_what_resolve_wrote_down_and_the_words_of_claims() -> None:
    register = small_register()
    claim = next(iter(register.documents())).claims[1]
    why = {"words alike": 0.8, "pairs": {claim.id: {"same": True}}, "kept out": ["e-ask"]}
    entries = [replace(e, why=why) if e.id == "e-grant" else e for e in register.entries()]
    text = explain.render(FakeRegister(list(register.documents()), entries), "e-grant")
    assert "Các điều ghi được trong mục này (2):" in text
    assert f"{claim.id} “Thụy Điển cam kết cấp 5 triệu EUR" in text
    assert "từ ngữ giống nhau: 0.8" in text and "kept out: e-ask" in text


def test_explain_shows_pairs_by_number_and_the_candidates_that_were_kept_out() -> None:
    register = small_register()
    entry = next(e for e in register.entries() if e.id == "e-grant")
    other = next(iter(register.documents())).claims[0]
    why = {
        "together": [{"claims": sorted(entry.claims), "words alike": 0.73, "reports of one happening": True}],
        "kept_out": [{"claims": [entry.claims[0], other.id], "words alike": 0.41, "measure": "another"}],
    }
    made = FakeRegister(list(register.documents()), [replace(entry, why=why)])
    text = explain.render(made, "e-grant", lang="en")
    assert ": words alike: 0.73; reports of one happening: yes" in text and " = " in text
    out = text.split("Compared with it and kept out:")[1]
    assert f"{other.id} [alpha §" in out and "Hai bên nhất trí mở đối thoại thường niên" in out
    assert "on 1: words alike: 0.41; measure: another" in out
    assert "So với mục này nhưng để riêng:" in explain.render(made, "e-grant")


def test_explain_of_nothing_says_so() -> None:
    with pytest.raises(NothingFound):
        explain.render(small_register(), "e-nowhere")

"""The coverage view: every undertaking with what followed, or over what nothing did; an excerpt is never complete."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from banggiao.errors import NothingFound
from banggiao.export.coverage import Coverage, build, render_json, render_md
from banggiao.model.document import Extent
from banggiao.model.entries import Change, Entry, Link
from tests.unit.export_register import PAIR, FakeRegister, small_register

STATEMENT = "o-statement"


def register(
    *, day: str | None = "2025-03-05", extent: Extent = "excerpt", published: str | None = "2025-03-07"
) -> FakeRegister:
    """Two undertakings stand in `alpha`, a report of the statement; `beta` tells one of them on 7 March (or no day)."""
    alpha, beta = small_register().documents()
    alpha = replace(alpha, document=replace(alpha.document, extent=extent))
    if published is None:
        beta = replace(beta, origins=tuple(replace(o, given=replace(o.given, published=None)) for o in beta.origins))
    report = {"document": alpha.document.id, "doc": alpha.doc, "extent": extent, "witness": "w"}
    statement = Entry(
        id=STATEMENT, kind="statement", label="Tuyên bố chung", parties=PAIR, claims=(alpha.claims[0].id,),
        fields={"title": "Tuyên bố chung", "reports": [report], "complete": extent == "full"}
        | ({"date": day} if day else {}),
    )  # fmt: skip
    origin = (Link(relation="origin", entry=STATEMENT, why="in_report"),)
    later = Change(what="under_way", date=published, claim=beta.claims[0].id)
    entries = []
    for e in small_register().entries():
        if e.id == "e-grant":
            e = replace(e, links=origin, chain=(e.chain[0], later))
        entries.append(replace(e, links=origin) if e.id == "e-dialogue" else e)
    return FakeRegister([alpha, beta], [*entries, statement])


def one(found: tuple[Coverage, ...]) -> Coverage:
    (only,) = found
    return only


def test_each_undertaking_has_its_follow_up_with_its_sentence() -> None:
    view = one(build(register(), parties=PAIR))
    assert {u.line.entry.id: u.state for u in view.undertakings} == {"e-dialogue": "none", "e-grant": "under_way"}
    text = render_md([view])
    assert "→ **bắt đầu làm (ngày 7/3/2025)**: “Chính phủ Thụy Điển sẽ dành 5 triệu EUR” [beta §" in text
    assert "→ không thấy trong 1 tài liệu của 1 nơi đăng, từ ngày 7/3/2025 đến ngày 7/3/2025" in text
    assert "| **Tổng** | 1 | 1 | 2 |" in text


def test_an_excerpt_is_never_called_complete() -> None:
    view = one(build(register(), parties=PAIR, lang="en"))
    text = render_md([view])
    assert not view.complete and "**NOT COMPLETE.**" in text and "all 2 undertakings below are from excerpts" in text
    assert text.count("_from an excerpt alone_") == 2


def test_what_comes_from_the_full_text_is_counted() -> None:
    view = one(build(register(extent="full"), parties=PAIR, lang="en"))
    assert view.complete and "2 undertakings are read from it, 0 from excerpts alone" in render_md([view])


def test_an_undated_telling_is_no_follow_up_and_no_silence() -> None:
    view = one(build(register(published=None), parties=PAIR))
    assert view.heard is None and view.dayless == ("beta",)
    assert {u.line.entry.id: u.state for u in view.undertakings} == {"e-dialogue": "none", "e-grant": "undated"}
    text = render_md([view])
    assert "không có tài liệu nào sau ngày ra tuyên bố" in text and "không thấy trong" not in text
    assert "1 tài liệu khác không rõ ngày đăng, không so được trước sau: [beta]" in text


def test_without_a_day_of_the_statement_nothing_is_later() -> None:
    view = one(build(register(day=None), parties=PAIR))
    assert all(not u.steps for u in view.undertakings)
    assert "Không rõ ngày ra tuyên bố" in render_md([view])


def test_a_passed_deadline_is_counted_against_the_day_that_is_named() -> None:
    view = one(build(register(), parties=PAIR, as_of=date(2029, 1, 1)))
    assert view.overdue == 1 and "Quá hạn tính đến ngày 1/1/2029: 1." in render_md([view])


@pytest.mark.parametrize("name", [STATEMENT, "alpha"])
def test_a_statement_is_found_by_its_id_and_by_a_report_of_it(name: str) -> None:
    assert one(build(register(), statement=name)).statement.line.entry.id == STATEMENT


@pytest.mark.parametrize("wrong", [{"statement": "e-grant"}, {"statement": "nothing"}, {"parties": ("VNM", "JPN")}])
def test_what_is_no_statement_is_said_to_be_none(wrong: dict[str, str]) -> None:
    with pytest.raises(NothingFound):
        build(register(), **wrong)  # type: ignore[arg-type]


def test_the_json_counts_what_it_lists() -> None:
    (view,) = json.loads(render_json(build(register(), parties=PAIR)))
    assert view["counts"]["by_follow_up"]["under_way"] == 1
    assert sum(view["counts"]["by_follow_up"].values()) == len(view["undertakings"]) == 2
    step = view["undertakings"][1]["steps"][0]
    assert step["told"]["quote"] == "Chính phủ Thụy Điển sẽ dành 5 triệu EUR" and step["date"] == "2025-03-07"


def test_an_article_about_a_statement_counts_as_an_excerpt_of_it() -> None:
    made = register(extent="full")
    entries = []
    for e in made.entries():
        if e.id == STATEMENT:
            reports = [{**r, "extent": "excerpt"} for r in e.fields["reports"]]
            e = replace(e, fields={**e.fields, "reports": reports, "complete": False})
        entries.append(e)
    view = one(build(FakeRegister(list(made.documents()), entries), parties=PAIR))
    assert not view.complete and all(not u.full for u in view.undertakings)
    assert [r.extent for r in view.statement.reports] == ["excerpt"]

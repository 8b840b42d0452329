"""Formats of the export room: what a desk, a program and a spreadsheet get."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from banggiao.export import FORMATS
from banggiao.export.desk import answered, rows
from banggiao.export.desk_csv import guarded
from banggiao.model.entries import Entry, Link
from banggiao.model.register import Register
from tests.unit.export_register import FakeRegister, small_register


def written(name: str, register: Register, **options: object) -> bytes:
    stream = io.BytesIO()
    FORMATS[name].write(register, stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def lines(register: Register, **options: object) -> list[dict[str, object]]:
    return [json.loads(x) for x in written("jsonl", register, **options).decode().splitlines()]


def test_registry_names_each_format_by_its_own_name() -> None:
    assert {"jsonl", "csv", "xlsx"} <= set(FORMATS)
    assert all(name == f.name and f.suffix.startswith(".") and "/" in f.media_type for name, f in FORMATS.items())


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_format_gives_the_same_bytes_twice(name: str) -> None:
    assert written(name, small_register()) == written(name, small_register()) != b""


def test_jsonl_tells_documents_before_entries_and_each_claim_with_its_document() -> None:
    found = lines(small_register())
    kinds = [x["kind"] for x in found]
    assert kinds[:2] == ["document", "document"] and "document" not in kinds[2:]
    grant = next(x for x in found if x.get("id") == "e-grant")
    claims = grant["claims"]
    assert isinstance(claims, list)
    assert [c["doc"] for c in claims] == ["alpha", "beta"]
    assert claims[0]["quote"].startswith("Thụy Điển cam kết") and claims[0]["quantity"]["value"] == 5000000
    assert grant["deadline"] == "2028" and grant["witnesses"] == 2 and grant["flags"] == []


def test_jsonl_never_shows_a_given_value_as_printed() -> None:
    beta = next(x for x in lines(small_register()) if x.get("doc") == "beta")
    assert beta["published"] is None
    assert beta["given"] == {"published": "2025-03-07"}


def test_jsonl_tells_a_document_under_each_of_its_names() -> None:
    register = small_register()
    first, *rest = register.documents()
    twin = replace(first, origins=(*first.origins, replace(first.origins[0], doc="alpha-too")))
    found = lines(FakeRegister([twin, *rest], list(register.entries())))
    assert [x["doc"] for x in found if x["kind"] == "document"] == ["alpha", "alpha-too", "beta"]
    grant = next(x for x in found if x.get("id") == "e-grant")
    claims = grant["claims"]
    assert isinstance(claims, list) and [c["doc"] for c in claims] == ["alpha", "alpha-too", "beta"]


def test_jsonl_of_two_parties_leaves_out_what_is_not_theirs() -> None:
    found = lines(small_register(), parties=("VNM", "SWE"))
    assert "e-person" not in [x.get("id") for x in found]
    assert lines(small_register(), parties=("VNM", "FRA")) == []


def test_desk_lists_what_waits_with_its_sentence_and_source() -> None:
    found = rows(small_register(), as_of=date(2029, 1, 1))
    assert [r["entry"] for r in found] == ["e-grant", "e-dialogue", "e-ask"]
    grant = found[0]
    assert grant["quote"] == "Thụy Điển cam kết cấp 5 triệu EUR đến năm 2028 để đào tạo kỹ sư"
    assert (grant["doc"], grant["outlet"], grant["published"]) == ("alpha", "Báo Mẫu", "2025-03-06")
    assert grant["latest"] == date(2028, 12, 31) and grant["overdue"] == "có"
    assert str(grant["others"]).startswith("beta §")


def test_desk_marks_what_a_deed_seems_to_have_advanced() -> None:
    register = small_register()
    entries = [
        replace(e, fields={**e.fields, "advanced_to": "delivered"}) if e.id == "e-grant" else e
        for e in register.entries()
    ]
    grant = rows(FakeRegister(list(register.documents()), entries))[0]
    assert grant["flags"] == "có dấu hiệu tiến triển: đã hoàn thành"


def test_desk_calls_nothing_overdue_without_a_day_or_before_it() -> None:
    assert "overdue" not in rows(small_register())[0]
    assert "overdue" not in rows(small_register(), as_of=date(2028, 12, 31))[0]


def test_an_answered_request_waits_no_longer() -> None:
    register = small_register()
    link = Link(relation="answers", entry="e-ask", why="cùng việc")
    reply = Entry(
        id="e-reply",
        kind="commitment",
        label="trả lời",
        parties=("VNM", "SWE"),
        fields={"stage": "pledge"},
        links=(link,),
    )
    more = FakeRegister(list(register.documents()), [*register.entries(), reply])
    assert answered(more.entries()) == {"e-ask"}
    assert "e-ask" not in [r["entry"] for r in rows(more)]


def test_a_document_is_fetched_once_however_many_of_its_claims_are_cited() -> None:
    register = small_register()
    rows(register)
    assert register.asked == 1 + 1


def test_csv_opens_in_a_spreadsheet_and_has_a_row_an_entry() -> None:
    text = written("csv", small_register()).decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    assert [r["Mã mục"] for r in table] == ["e-grant", "e-dialogue", "e-ask"]
    assert table[0]["Giá trị"] == "5000000" and table[0]["Thời hạn"] == "năm 2028"
    english = csv.DictReader(io.StringIO(written("csv", small_register(), lang="en").decode("utf-8-sig")))
    assert next(iter(english))["Who"] == "Sweden"


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-cmd|x", "@A1", "\tx", " =1", "＝1"])
def test_csv_disarms_what_a_spreadsheet_would_run(cell: str) -> None:
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize(("cell", "text"), [("-3,5", "-3,5"), ("+12", "+12"), (-4.0, "-4"), (2028, "2028"), (None, "")])
def test_csv_leaves_plain_numbers_alone(cell: str | float | None, text: str) -> None:
    assert guarded(cell) == text


@given(st.text())
def test_no_csv_cell_begins_a_formula(text: str) -> None:
    out = guarded(text)
    assert not out.startswith(("=", "@", "\t")) and (not out.startswith(("+", "-")) or out[1:2].isdigit())


def test_xlsx_has_a_sheet_a_list_and_no_formula() -> None:
    register = small_register()
    odd = Entry(id="=1+1", kind="commitment", label="=HYPERLINK(1)\x01", parties=("VNM", "SWE"),
                fields={"stage": "pledge", "by": ["VNM"]})  # fmt: skip
    register = FakeRegister(list(register.documents()), [*register.entries(), odd])
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", register)))
    assert book.sheetnames == ["Việc đang mở", "Đề nghị chưa trả lời", "Thời hạn"]
    sheet = book["Việc đang mở"]
    cells = [c for row in sheet.iter_rows() for c in row]
    assert "=HYPERLINK(1)" in [c.value for c in cells]
    assert all(c.data_type != "f" for c in cells)
    assert book["Thời hạn"].max_row == 2

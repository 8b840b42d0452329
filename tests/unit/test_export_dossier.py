"""The dossier: every line with its sentence and place, in both languages, as Markdown and JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from banggiao.export.desk import as_told, rows
from banggiao.export.dossier import build, render_json, render_md
from banggiao.export.markup import escaped, unescaped
from banggiao.model.entries import Change, Entry, Link
from tests.unit.export_register import PAIR, FakeRegister, small_register

ITEM = re.compile(r"^\s*(?:- .*|\| \*\*.*)`(e-[a-z]+)`")
QUANTITY = {"value": 5000000, "unit": "EUR", "modifier": "exact"}
QUOTE = re.compile(r"“(.+)” \[(\S+) §(\d+)-(\d+)\]")


def md(lang: str = "vi", **options: bool) -> str:
    return render_md(build(small_register(**options), PAIR, as_of=date(2029, 1, 1), lang=lang))


def test_every_entry_of_the_pair_stands_in_it() -> None:
    found = {m[1] for line in md().splitlines() if (m := ITEM.match(line))}
    assert found == {e.id for e in small_register().entries()}


def test_every_quotation_is_verbatim_at_its_place() -> None:
    register, seen = small_register(), 0
    for m in QUOTE.finditer(md()):
        filed = register.document(m[2])
        assert filed and filed.document.text[int(m[3]) : int(m[4])] == unescaped(m[1])
        seen += 1
    assert seen > 10


def test_the_head_draws_the_pillars_by_stage_with_numbers() -> None:
    text = md()
    picture = text.split("```")[1].splitlines()
    assert "đề xuất" in picture[1] and "chấm dứt, hoãn" in picture[1]
    economy = next(x for x in picture if x.startswith("Kinh tế"))
    assert economy.split()[-5:] == ["1", "████████", "·", "·", "·"] or "1 ████████" in economy


def test_both_languages_say_the_same_entries_in_their_own_words() -> None:
    assert "**Thụy Điển → Việt Nam** cam kết · **5 triệu EUR** · hạn năm 2028 · **QUÁ HẠN**" in md()
    english = md("en")
    assert "**Sweden → Viet Nam** commits · **5 million EUR** · by 2028 · **OVERDUE**" in english
    assert "**Viet Nam and Sweden** agree `e-dialogue`" in english
    assert english.startswith("# Relations dossier Viet Nam - Sweden")
    assert [m[1] for m in QUOTE.finditer(english)] == [m[1] for m in QUOTE.finditer(md())]


def test_nothing_is_overdue_without_a_day_to_compare_with() -> None:
    text = render_md(build(small_register(), PAIR))
    assert "QUÁ HẠN" not in text and "xét đến" not in text


def test_a_given_date_is_marked_as_given_and_a_sample_as_a_sample() -> None:
    text = md()
    assert "ngày 7/3/2025 (theo danh mục kèm)" in text and "Bản mẫu" not in text
    marked = md(sample=True)
    assert "> **Bản mẫu.**" in marked and "Báo Mẫu, ngày 6/3/2025, nêu ngày 5/3/2025, bản mẫu" in marked


def test_both_sides_of_a_disagreement_and_both_points_of_a_series_are_shown() -> None:
    part = md().split("## Chỗ các nguồn không khớp")[1].split("\n## ")[0]
    assert "hơn 1,5 tỷ USD" in part and "đạt 15 tỷ USD" in part
    figures = md().split("## Số liệu")[1].split("\n## ")[0]
    assert "**hơn 1,5 tỷ USD** (+12% so với năm 2023)" in figures and "khó tin" in figures


def test_a_statement_with_few_headings_lists_its_undertakings_by_pillar() -> None:
    register = small_register()
    first = next(iter(register.documents())).claims[0]
    part = Link(relation="has_part", entry="e-dialogue", why="cùng văn bản")
    statement = Entry(
        id="e-statement",
        kind="statement",
        label="Tuyên bố chung",
        parties=PAIR,
        claims=(first.id,),
        fields={"type": "statement"},
        links=(part,),
    )
    more = FakeRegister(list(register.documents()), [*register.entries(), statement])
    found = build(more, PAIR)
    fields = [(h, [x.entry.id for x in lines]) for h, lines in found.statements[0].fields]
    assert fields == [("climate_energy", ["e-dialogue"])]
    assert "- **Khí hậu - năng lượng**" in render_md(found)


def with_statement(date_: str) -> FakeRegister:
    """The register with a statement of `date_` that both undertakings stand in, and a chain that goes on later."""
    register = small_register()
    claims, later_claims = (f.claims for f in register.documents())
    statement = Entry(
        id="e-statement", kind="statement", label="Tuyên bố chung", parties=PAIR, claims=(claims[0].id,),
        fields={"title": "Tuyên bố chung Việt Nam - Thụy Điển", "date": date_, "complete": False},
    )  # fmt: skip
    origin = Link(relation="origin", entry="e-statement", why="in_report")
    entries = [
        replace(e, links=(origin,), chain=(*e.chain, later) if e.id == "e-grant" else e.chain)
        if e.id in ("e-dialogue", "e-grant")
        else e
        for e in register.entries()
        for later in [Change(what="under_way", date="2026-01", claim=later_claims[0].id)]
    ]
    return FakeRegister(list(register.documents()), [*entries, statement])


def test_what_followed_a_statement_is_told_and_else_over_what_nothing_did() -> None:
    part = render_md(build(with_statement("2025-03-05"), PAIR)).split("## Tuyên bố")[1].split("\n## ")[0]
    assert "chỉ có bản trích, không coi là đầy đủ" in part
    assert "`e-grant` · tiếp theo: bắt đầu làm (tháng 1/2026)" in part
    assert "`e-dialogue` · tiếp theo: chưa thấy gì thêm" in part
    where = "không thấy trong 1 tài liệu của 1 nơi đăng, từ ngày 7/3/2025 đến ngày 7/3/2025"
    assert f"2 cam kết: đang làm 1, chưa thấy gì thêm 1 ({where}) (`banggiao coverage e-statement`)" in part


def test_after_a_statement_without_later_documents_nothing_is_said_of_silence() -> None:
    part = render_md(build(with_statement("2025-03-07"), PAIR)).split("## Tuyên bố")[1].split("\n## ")[0]
    assert "không thấy trong" not in part


def test_an_undertaking_is_silent_only_a_year_on_and_over_counted_documents() -> None:
    def silent(day: date) -> list[str]:
        found = build(small_register(), PAIR, as_of=day)
        return [x.entry.id for p in found.commitments for _, lines in p.stages for x in lines if x.silent]

    assert silent(date(2026, 3, 4)) == []
    assert silent(date(2026, 3, 5)) == ["e-dialogue"]
    # e-grant was last spoken of by the latest document, so that nothing was looked through since
    assert silent(date(2026, 3, 6)) == ["e-ask", "e-dialogue"]
    text = render_md(build(small_register(), PAIR, as_of=date(2027, 1, 1)))
    assert "không nhắc lại từ ngày 5/3/2025 (không thấy trong 2 tài liệu của 2 nơi đăng" in text


def test_json_holds_what_markdown_shows() -> None:
    found = json.loads(render_json(build(small_register(), PAIR)))
    grant = found["commitments"][1]["stages"][0]["entries"][0]
    assert grant["id"] == "e-grant" and [c["doc"] for c in grant["citations"]] == ["alpha", "beta"]
    assert grant["citations"][1]["given"] == {"published": "2025-03-07"}
    assert found["matrix"]["education"]["pledge"] == 1 and found["as_of"] is None


def test_parties_without_entries_give_an_empty_dossier() -> None:
    found = build(small_register(), ("VNM", "FRA"))
    assert found.empty and "chưa có gì" in render_md(found)


def test_a_field_of_a_source_cannot_bring_markup_into_a_line() -> None:
    register = small_register()
    hostile = "**x** <script>alert(1)</script> [y](http://z) `w`"
    entries = [
        replace(e, fields={**e.fields, "agent": hostile, "name": hostile, "place": hostile, "speaker": hostile})
        for e in register.entries()
    ]
    text = render_md(build(FakeRegister(list(register.documents()), entries), PAIR))
    assert text.count("alert(1)") >= 5
    assert not re.search(r"(?<!\\)<script|(?<!\\)\]\(http|(?<!\\)\*x", text)


def test_what_a_reviewer_rejected_is_in_no_dossier_and_no_sheet() -> None:
    register = small_register()
    entries = [replace(e, flags=("rejected",)) if e.id == "e-grant" else e for e in register.entries()]
    judged = FakeRegister(list(register.documents()), entries)
    assert "e-grant" not in render_md(build(judged, PAIR))
    assert "e-grant" not in [r["entry"] for r in rows(judged)]


def test_an_entry_whose_claims_are_gone_has_no_line() -> None:
    register = small_register()
    orphan = Entry(id="e-orphan", kind="stance", label="x", parties=PAIR, claims=("c0",))
    found = build(FakeRegister(list(register.documents()), [*register.entries(), orphan]), PAIR)
    assert "e-orphan" not in [x.entry.id for x in found.stances]


@pytest.mark.parametrize("text", ["*đậm* _nghiêng_ [liên kết](x) <b>", "a|b\\c `mã`"])
def test_no_character_of_a_source_works_as_markup(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not re.search(r"(?<!\\)[*_\[\]<>|`]", escaped(text).replace("\\\\", ""))


def test_the_fields_of_a_line_are_those_of_the_claim_whose_sentence_it_shows() -> None:
    register = small_register()
    alpha, beta = register.documents()
    first, other = alpha.claims[1], beta.claims[0]
    entry = next(e for e in register.entries() if e.id == "e-grant")
    fields = {"stage": "pledge", "act": "commit", "by": ["SWE"], "pillar": ["education"], "quantity": QUANTITY}
    entry = replace(entry, label=other.evidence.quote, fields=fields)
    more = FakeRegister([alpha, beta], [entry])
    text = render_md(build(more, PAIR))
    line = text.split("`e-grant`")[0].splitlines()[-1]
    assert "**Thụy Điển** cam kết · **5 triệu EUR**" in line and "2028" not in line
    assert f"> “{other.evidence.quote}” [beta §" in text.split("`e-grant`")[1].splitlines()[1]
    told = as_told(entry, first)
    assert (told.fields["deadline"], told.fields["to"]) == ("2028", ["VNM"]) and told.fields["pillar"] == ["education"]

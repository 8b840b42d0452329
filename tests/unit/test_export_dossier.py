"""The dossier: every line with its sentence and place, in both languages, as Markdown and JSON."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from banggiao.export.dossier import build, render_json, render_md
from banggiao.export.markup import escaped, unescaped
from banggiao.model.entries import Entry, Link
from tests.unit.export_register import PAIR, FakeRegister, small_register

ITEM = re.compile(r"^\s*(?:- .*|\| \*\*.*)`(e-[a-z]+)`")
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


def test_a_statement_lists_its_undertakings_under_its_own_headings() -> None:
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
    assert [(h, [x.entry.id for x in lines]) for h, lines in found.statements[0].fields] == [
        ("Năng lượng", ["e-dialogue"])
    ]
    assert "- **Năng lượng**" in render_md(found)


def test_json_holds_what_markdown_shows() -> None:
    found = json.loads(render_json(build(small_register(), PAIR)))
    grant = found["commitments"][1]["stages"][0]["entries"][0]
    assert grant["id"] == "e-grant" and [c["doc"] for c in grant["citations"]] == ["alpha", "beta"]
    assert grant["citations"][1]["given"] == {"published": "2025-03-07"}
    assert found["matrix"]["education"]["pledge"] == 1 and found["as_of"] is None


def test_parties_without_entries_give_an_empty_dossier() -> None:
    found = build(small_register(), ("VNM", "FRA"))
    assert found.empty and "chưa có gì" in render_md(found)


def test_an_entry_whose_claims_are_gone_has_no_line() -> None:
    register = small_register()
    orphan = Entry(id="e-orphan", kind="stance", label="x", parties=PAIR, claims=("c0",))
    found = build(FakeRegister(list(register.documents()), [*register.entries(), orphan]), PAIR)
    assert "e-orphan" not in [x.entry.id for x in found.stances]


@pytest.mark.parametrize("text", ["*đậm* _nghiêng_ [liên kết](x) <b>", "a|b\\c `mã`"])
def test_no_character_of_a_source_works_as_markup(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not re.search(r"(?<!\\)[*_\[\]<>|`]", escaped(text).replace("\\\\", ""))

"""The whole way on the samples: every output resolves down to the sentence."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from banggiao import samples
from banggiao.cli.demo import demo
from banggiao.export import FORMATS, brief
from banggiao.export.dossier import build, render_md
from banggiao.export.markup import unescaped
from banggiao.export.show import render
from banggiao.model.register import Register
from banggiao.store import open_store

PAIR = ("VNM", "USA")
QUOTE = re.compile(r"(?:“(.+?)”|«(.+?)») \[([^\]]+?) §(\d+)-(\d+)\]")
DAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    url = f"sqlite:///{tmp_path_factory.mktemp('samples')}/samples.db"
    demo(db=url, quiet=True)
    with open_store(url, read_only=True, create=False) as store:
        yield store


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_sentence_of_the_dossier_stands_where_it_says(register: Register, lang: str) -> None:
    text, seen = render_md(build(register, PAIR, as_of=DAY, lang=lang)), 0
    for m in QUOTE.finditer(text):
        filed = register.document(m[3])
        assert filed
        words = filed.document.text[int(m[4]) : int(m[5])]
        assert " ".join(words.split()) == unescaped(m[1] or m[2])
        seen += 1
    assert seen > 60


def test_the_dossier_tells_what_the_samples_tell(register: Register) -> None:
    text = render_md(build(register, PAIR, as_of=DAY))
    for words in ("**ngày 12/7/1995** · Quan hệ ngoại giao", "**năm 2013** · Đối tác toàn diện", "**2 triệu USD**",
                  "**19 triệu USD** · hạn năm 2022", "**50.000-100.000 người**", "**hơn 123,86 tỷ USD**",
                  "có thể là số của một tháng", "> **Bản mẫu.**"):  # fmt: skip
        assert words in text, words


def test_no_word_of_a_page_s_frame_is_in_it(register: Register) -> None:
    text = render_md(build(register, PAIR, as_of=DAY))
    for words in ("ghế ngồi", "bản đồ cổ", "Hán Việt", "lịch treo", "chợ sách", "đăng nhập"):
        assert words not in text, words


def test_the_statement_keeps_its_own_headings_and_knows_its_reports(register: Register) -> None:
    statement = build(register, PAIR, as_of=DAY).statements[0]
    assert [(r.doc, r.extent) for r in statement.reports] == [
        ("mau-a-tuyen-bo-chung", "full"), ("mau-b-tuyen-bo-chung-trich", "excerpt"),
    ]  # fmt: skip
    assert len([h for h, _ in statement.fields if h.startswith("Về ")]) == 10
    assert statement.complete and statement.heard


def test_a_text_about_no_relation_gives_no_claim(register: Register) -> None:
    filed = register.document("mau-c-ngoai-de-tai")
    assert filed and filed.claims == () and filed.parties == ()


def test_no_claim_puts_words_into_a_person_s_mouth(register: Register) -> None:
    spoken = [(f.doc, c.evidence.quote) for f in register.documents() for c in f.claims if getattr(c, "speaker", None)]
    assert spoken == []


def test_copies_of_one_agency_text_are_one_witness(register: Register) -> None:
    for names in samples.COPIES:
        witnesses = {filed.witness for n in names if (filed := register.document(n))}
        assert len(witnesses) == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("pillar", [None, "war_legacy", "science_tech"])
def test_the_brief_passes_its_checker(register: Register, lang: str, pillar: str | None) -> None:
    assert brief.check(brief.write(register, PAIR, pillar=pillar, as_of=DAY, lang=lang), register) == []


def test_every_id_that_the_dossier_names_can_be_shown(register: Register) -> None:
    ids = sorted(set(re.findall(r"`([a-z][0-9a-f]{15})`", render_md(build(register, PAIR, as_of=DAY)))))
    assert len(ids) > 50
    assert all("»" in render(register, i) for i in ids)


def test_documents_of_the_export_say_that_they_are_samples(register: Register) -> None:
    stream = io.BytesIO()
    FORMATS["jsonl"].write(register, stream)
    documents = [d for line in stream.getvalue().splitlines() if (d := json.loads(line))["kind"] == "document"]
    assert {d["doc"] for d in documents} == {Path(p).stem for p in samples.paths()}
    assert all(d["sample"] for d in documents)
    assert {d["doc"] for d in documents if d.get("given", {}).get("published")} == {
        "mau-b-thu-truong-tham",
        "mau-c-kinh-te",
    }

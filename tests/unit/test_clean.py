"""Page -> Document: canonical text by cases, kinds of segments, what the page prints of itself, HTML pages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from banggiao.clean import clean
from banggiao.clean.glued import is_syllable
from banggiao.clean.stamps import is_stamp, read_stamp, today
from banggiao.clean.wrapped import join_wrapped
from banggiao.model.document import Document
from banggiao.sources import page_of

CASES = Path(__file__).parent.parent / "cases" / "clean"
PAGES = sorted((CASES / "html").glob("*.html"))


def cases(name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    return found


def read(text: str, origin: str = "a.txt") -> Document:
    return clean(page_of(origin, text.encode()))


def kinds(document: Document) -> list[str]:
    return [s.kind for s in document.segments]


@pytest.mark.parametrize("case", cases("texts.toml"), ids=lambda c: c["label"])
def test_the_canonical_text(case: dict[str, str]) -> None:
    assert read(case["before"]).text == case["after"].strip()


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=c["label"], marks=pytest.mark.xfail(strict=True)) for c in cases("known-failures.toml")],
)
def test_known_failures(case: dict[str, str]) -> None:
    assert read(case["before"]).text == case["after"].strip()


def portal() -> Document:
    return read(next(c["before"] for c in cases("texts.toml") if c["label"].startswith("a portal page")))


def test_a_portal_page_tells_day_moment_and_credit_with_their_places() -> None:
    document = portal()
    source = next(c["before"] for c in cases("texts.toml") if c["label"].startswith("a portal page"))
    values = {n: getattr(document, n) for n in ("published", "published_at", "source_credit")}
    assert {n: v.value for n, v in values.items()} == {
        "published": "2024-05-06",
        "published_at": "2024-05-06T09:15+07:00",
        "source_credit": "VOV",
    }
    assert all(source[v.start : v.end] == v.quote for v in values.values())
    assert document.publisher is None
    assert kinds(document) == ["title", "lede", "paragraph", "caption", "paragraph"]
    assert document.shape == "portal"


@pytest.mark.parametrize(
    ("sentence", "credit"),
    [
        ("Hai bộ trưởng gặp nhau sáng 6/5, TTXVN đưa tin.", "TTXVN"),
        ("Hai bộ trưởng gặp nhau sáng 6/5, theo TTXVN.", "TTXVN"),
        ("Hai bộ trưởng gặp nhau sáng 6/5, Bộ Công Thương cho hay.", None),
    ],
)
def test_an_agency_that_tells_the_news_is_credited(sentence: str, credit: str | None) -> None:
    found = read(f"Hai bộ trưởng gặp nhau ở Lạc Thủy\n\n{sentence} Cuộc gặp kéo dài hơn hai giờ.\n").source_credit
    assert (found.value if found else None) == credit


def test_every_cut_tells_its_reason() -> None:
    reasons = {step.why for step in portal().steps}
    assert any("says one thing twice" in why for why in reasons)
    assert any("opens with a label in brackets" in why for why in reasons)
    assert any("picture file" in why for why in reasons)
    assert all(step.why for step in portal().steps)


def test_a_corpus_text_keeps_a_caption_once_and_no_byline() -> None:
    document = read(
        "An_Hải và Lạc_Thủy họp kỳ thứ sáu\n\nHai bên mở thêm ba nhóm công_tác về nghề cá .\n\n"
        "Hai trưởng_đoàn tại phòng_họp .\nSáng 6/5 , hai bên họp tại thủ_đô .\nKhánh_Vy\n\n\n"
        "Hai trưởng_đoàn tại phòng_họp .\nCờ hai nước trước trụ_sở\n"
    )
    assert document.text.split("\n")[2:] == [
        "Hai trưởng đoàn tại phòng họp.",
        "Sáng 6/5, hai bên họp tại thủ đô.",
        "Cờ hai nước trước trụ sở",
    ]
    assert kinds(document) == ["title", "lede", "caption", "paragraph", "caption"]
    assert document.shape == "segmented"


def test_a_statement_gives_headings_publisher_and_extent() -> None:
    document = read(
        "Tuyên bố chung An Hải - Lạc Thủy\n\nNhân chuyến thăm, hai nước ra Tuyên bố chung. Sau đây là một số nội dung "
        "chính.\n\nVề Hợp tác nghề cá.\n\nHai bên nhất trí lập một nhóm công tác chung và họp hai lần mỗi năm tại mỗi "
        "nước.\n\nVề Giáo dục.\n\nHai bên khuyến khích các trường đại học trao đổi sinh viên và giảng viên trong năm "
        "năm tới.\n\nTruyền hình Quốc hội Việt Nam"
    )
    assert kinds(document) == ["title", "lede", "heading", "paragraph", "heading", "paragraph"]
    assert document.publisher is not None
    assert (document.publisher.value, document.extent) == ("Truyền hình Quốc hội Việt Nam", "excerpt")


@pytest.mark.parametrize(
    ("line", "day", "moment"),
    [
        ("20:07 | 12/07/2022 GMT+7", "2022-07-12", "2022-07-12T20:07+07:00"),
        ("Thứ ba, 6/5/2024, 09:30 (GMT+7)", "2024-05-06", "2024-05-06T09:30+07:00"),
        ("Ngày 6 tháng 5 năm 2024", "2024-05-06", None),
        ("Cập nhật lúc 7h05 ngày 06-05-2024", "2024-05-06", "2024-05-06T07:05"),
    ],
)
def test_date_bars(line: str, day: str, moment: str | None) -> None:
    stamp = read_stamp(line)
    assert is_stamp(line)
    assert stamp is not None
    assert (stamp.day, stamp.moment) == (day, moment)


def test_no_day_is_invented() -> None:
    assert read_stamp("31/02/2024 10:00") is None
    assert not is_stamp("Ngày 6/5/2024, hai bên họp tại thủ đô.")
    assert today("Chiều nay, hai bên họp.") is None
    assert today("Sáng nay (6/5) đoàn đến, chiều nay 7/5 đoàn về.") is None
    stamp = today("Chiều nay, 6-5, hai bên họp.")
    assert stamp is not None
    assert stamp.day == "XXXX-05-06"
    assert (dotted := today("Chiều nay, 6.5, hai bên họp.")) is not None
    assert dotted.day == "XXXX-05-06"
    assert today("Giá gạo sáng nay 6.5 nghìn đồng.") is None


def test_the_headline_gives_no_day() -> None:
    body = "Hai bên họp tại thủ đô trong hai ngày và bàn bốn nội dung về nghề cá."
    assert read(f"Khẩn cấp ngay hôm nay 20-4 hai bên họp\n{body}\n").published is None


@pytest.mark.parametrize("word", ["thuyền", "nghiêng", "Phái", "ngoại", "quý", "ứng", "ổn"])
def test_vietnamese_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Vin", "Nuti", "Café", "Mc", "Fast", "brand"])
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word) or word == "Vin"


@pytest.mark.parametrize("file", PAGES, ids=lambda f: f.stem)
def test_an_html_page_gives_its_article(file: Path) -> None:
    wanted = tomllib.loads(file.with_suffix(".toml").read_text("utf-8"))
    document = clean(page_of(file.name, file.read_bytes()))
    assert document.title == wanted["segments"][0][1]
    for name in ("published", "published_at", "publisher", "source_credit"):
        printed = getattr(document, name)
        assert (printed.value if printed else None) == wanted.get(name), name
    expected = [text.rstrip(".") for _, text in wanted["segments"]]
    found = [document.text[s.start : s.end].rstrip(".") for s in document.segments]
    assert len(set(expected) & set(found)) >= len(expected) - 1
    assert len(set(found) - set(expected)) <= 1


def test_markup_is_read_as_browsers_read_it() -> None:
    page = (
        "<title>x</title><body><h1>An Hải &amp; Lạc Thủy k&#253; thỏa thuận</h1><script>if (a < b) '<p>không'</script>"
        "<p>Hai bên <b>nhất trí</b> lập\n nhóm công tác về nghề cá<br>và họp mỗi năm hai lần tại thủ đô.<!-- <p>ẩn -->"
    )
    document = clean(page_of("a.html", page.encode()))
    assert document.text.split("\n") == [
        "An Hải & Lạc Thủy ký thỏa thuận",
        "Hai bên nhất trí lập nhóm công tác về nghề cá",
        "và họp mỗi năm hai lần tại thủ đô.",
    ]
    start = document.text.index("nhất trí")
    assert page[slice(*document.back(start, start + 8))] == "nhất trí"


def test_five_megabytes_in_one_line_are_read() -> None:
    text = "Hai bên nhất trí thúc đẩy hợp tác nghề cá trong năm tới. " * 17_000  # 1 MB; time grows with length
    document = read(text)
    assert len(document.text) > 0.98 * len(text)
    assert max(s.end - s.start for s in document.segments) <= 20_000


def test_a_list_of_bare_lines_is_kept() -> None:
    text = "".join(f"Điều {n} thỏa thuận nghề cá giữa hai nước\n" for n in range(1, 40))
    assert len(read(text).segments) == 39


def test_what_is_not_broken_is_not_joined() -> None:
    assert join_wrapped.__doc__
    text = "Hai nước họp\nHai bên nhất trí ba nội dung sau:\n- đào tạo nghề\n- y tế\n"
    assert read(text).text == text.strip()


def test_rows_of_a_table_and_items_under_a_colon_are_article() -> None:
    document = read(
        "Hai nước công bố số liệu thương mại\n\n"
        "Ngày 12/3/2024, hai bộ thương mại họp tại thủ đô và công bố số liệu của ba năm liền.\n\n"
        "Về đầu tư, hai nước có 12 dự án với tổng vốn 300 triệu USD.\n\n"
        "Năm | Xuất khẩu | Nhập khẩu\n2022 | 6,9 tỷ USD | 0,6 tỷ USD\n2023 | 7,7 tỷ USD | 0,7 tỷ USD\n\n"
        "Hai bên nhất trí:\n\n1. Tăng cường trao đổi đoàn.\n2. Mở thêm một cửa khẩu.\n"
    )
    kinds = {document.text[s.start : s.end]: s.kind for s in document.segments}
    assert kinds["Về đầu tư, hai nước có 12 dự án với tổng vốn 300 triệu USD."] == "paragraph"
    assert kinds["2022 | 6,9 tỷ USD | 0,6 tỷ USD"] == "paragraph"
    assert [*kinds][-3:] == ["Hai bên nhất trí:", "1. Tăng cường trao đổi đoàn.", "2. Mở thêm một cửa khẩu."]


def test_cells_of_a_row_of_a_table_are_one_line() -> None:
    page = (
        "<article><h1>Hai nước công bố số liệu</h1><p>Hai bộ thương mại họp tại thủ đô và công bố số liệu.</p>"
        "<table><tr><th>Năm</th><th>Xuất khẩu</th></tr><tr><td>2022</td><td>6,9 tỷ USD</td></tr></table>"
        "<p>Hai bên nhất trí họp lại vào năm sau tại thủ đô của nước kia.</p></article>"
    )
    lines = clean(page_of("a.html", page.encode())).text.split("\n")
    assert lines[2:4] == ["Năm | Xuất khẩu", "2022 | 6,9 tỷ USD"]


def test_a_headline_in_brackets_between_two_sentences_goes() -> None:
    document = read(
        "Hai thủ tướng hội đàm\n"
        "Chiều 5/4/2024, hai thủ tướng hội đàm tại thủ đô và nhất trí mở thêm một cửa khẩu trong năm nay. "
        '[Thủ tướng Bình Xuyên bắt đầu thăm chính thức Kim Đảo] Ông Lê An nói: "Chúng tôi [hai nước] cùng làm."\n'
    )
    assert document.text.split("\n")[1:] == [
        "Chiều 5/4/2024, hai thủ tướng hội đàm tại thủ đô và nhất trí mở thêm một cửa khẩu trong năm nay.",
        'Ông Lê An nói: "Chúng tôi [hai nước] cùng làm."',
    ]


@pytest.mark.parametrize("space", ["\u3000", "\u1680", "\t"])
def test_a_lone_odd_space_is_a_space(space: str) -> None:
    assert "hội đàm tại Lima" in read(f"Hai bên hội đàm{space}tại Lima.").text


def test_a_stack_of_marks_is_cut_before_it_is_composed() -> None:
    assert "\u0323" * 9 not in read("Hai bên hội đàm a" + "\u0323" * 500 + " tại Lima.").text

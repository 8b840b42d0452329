"""What became of an undertaking: chains, answers, deeds and figures that advance it, origins."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.model.claims import Quantity
from banggiao.model.entries import Entry
from banggiao.model.register import Filed
from banggiao.resolve import resolve_all
from tests.unit.resolve_documents import filed

SCHOOL = "xây trường dạy nghề đóng tàu ở Quảng Bình"


def told(name: str, day: str, quote: str, **values: Any) -> Filed:
    return filed(name, f"Bài của báo {name}", claims=(("commitment", quote, values),), published=day)


def entry(*documents: Filed) -> Entry:
    found = [e for e in resolve_all(documents).entries if e.kind == "commitment"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("later", "step"),
    [
        ({"act": "agree"}, "reaffirmed"),
        ({"act": "commit"}, "firmer"),
        ({"act": "implement", "stage": "under_way"}, "under_way"),
        ({"act": "grant", "stage": "delivered"}, "delivered"),
        ({"act": "end", "stage": "ended"}, "ended"),
        ({"act": "announce", "stage": "postponed"}, "postponed"),
        ({"deadline": "2021"}, "deadline_changed"),
        ({"quantity": Quantity(value=9.0, unit="USD")}, "sum_changed"),
    ],
)
def test_each_change_is_a_step_with_the_claim_that_shows_it(later: dict[str, Any], step: str) -> None:
    first: dict[str, Any] = {"act": "agree", "deadline": "2019"}
    if "quantity" in later:
        first["quantity"] = Quantity(value=7.0, unit="USD")
    if "deadline" not in later:
        later = later | {"deadline": "2019"}
    a = told("A", "2017-03-01", f"hai bên nhất trí {SCHOOL}", **first)
    b = told("B", "2018-05-02", f"hai bên nói lại việc {SCHOOL} và kè biển", **later)
    found = entry(a, b)
    assert [(c.what, c.date) for c in found.chain] == [("new", "2017-03-01"), (step, "2018-05-02")]
    assert found.chain[1].claim == b.claims[0].id
    if "stage" in later:
        assert found.fields["stage"] == later["stage"]


def test_a_day_without_its_year_makes_nothing_firmer() -> None:
    asked = told("A", "XXXX-03-01", f"hai bên nhất trí {SCHOOL}", act="agree")
    later = told("B", "XXXX-05-02", f"hai bên nói lại việc {SCHOOL} và kè biển", act="commit")
    assert [c.what for c in entry(asked, later).chain] == ["new", "reaffirmed"]


def test_what_is_done_of_a_thing_is_not_what_was_promised_of_it() -> None:
    promise = (
        "phấn đấu ký hai văn kiện về kết quả hoàn thành 84% việc xây trường nghề trước mùa mưa, giao tỉnh lập tổ thợ"
    )
    a = told("A", "2018-03-01", promise, act="commit")
    b = told("B", "2018-03-01", "hai bên đã hoàn thành 84% việc xây trường nghề", act="conclude", stage="delivered")
    assert sorted(e.fields["stage"] for e in resolve_all([a, b]).entries) == ["delivered", "pledge"]


def test_two_sentences_of_one_body_are_two_undertakings_and_the_lede_is_told_again() -> None:
    lede = "Hai bên nhất trí lập trạm nuôi hàu giống, ương hàu con."
    again = "hai bên nhất trí lập trạm nuôi hàu giống, ương hàu con ở cửa sông Trà và dạy nghề lặn"
    other = "hai bên nhất trí lập trạm đo mặn ở cửa sông Trà, lắp phao và dạy nghề lưới"
    lines = ("Trạm ở cửa sông", lede, f"Tại cuộc họp, {again}.", f"Ngoài ra, {other}.")
    quotes = (lede[:-1], again, other)
    found = resolve_all([filed("A", *lines, claims=tuple(("commitment", q, {}) for q in quotes))]).entries
    assert sorted(len(e.claims) for e in found) == [1, 2]


def report(name: str, quote: str, day: str) -> Filed:
    guest: dict[str, Any] = {"name": "Olga Testova", "country": "NZL"}
    visit = {"type": "visit", "date": f"2017-{day}", "participants": ("Olga Testova",), "place": "Việt Nam"}
    month, of_month = day.split("-")
    title, lede = f"Báo {name}: bà Olga Testova thăm Việt Nam", "Bà Olga Testova hội đàm với ông Trần Văn Thử."
    came = f"Bà Olga Testova thăm Việt Nam ngày {of_month}/{month}/2017"
    body = f"Hai bên nhất trí {quote}."
    claims = (("actor", "Olga Testova", guest), ("event", came, visit), ("commitment", quote, dict[str, Any]()))
    return filed(name, title, lede, came, body, claims=claims, published=f"2017-{day}")


@pytest.mark.parametrize(("other_day", "number"), [("04-05", 1), ("11-20", 2)])
def test_two_reports_tell_one_undertaking_by_its_first_clause(other_day: str, number: int) -> None:
    long = "tiếp tục tăng cường trao đổi thanh niên học nghề đóng tàu cá, dạy tiếng, mở hội chợ gốm và lập quỹ sách"
    short = "tiếp tục trao đổi thanh niên học nghề đóng tàu, chấm thi hát, trồng rừng ngập mặn và đo gió ngoài khơi"
    entries = resolve_all([report("A", long, "04-05"), report("B", short, other_day)]).entries
    assert len([e for e in entries if e.kind == "commitment"]) == number


def test_two_reports_of_one_day_reaffirm_nothing() -> None:
    a = told("A", "2017-03-01", f"hai bên nhất trí {SCHOOL}")
    b = told("B", "2017-03-01", f"nhất trí việc {SCHOOL}")
    found = entry(a, b)
    assert [c.what for c in found.chain] == ["new"]
    assert found.witnesses == 2


def test_what_was_ended_and_later_taken_up_again_is_under_way() -> None:
    days = ("2017-01-01", "2018-01-01", "2019-01-01")
    stages = ("pledge", "ended", "under_way")
    found = entry(*(told(s, d, f"hai bên {SCHOOL}", stage=s) for d, s in zip(days, stages, strict=True)))
    assert found.fields["stage"] == "under_way"


def test_a_request_is_linked_to_the_answer_of_the_one_who_was_asked() -> None:
    ask = told("A", "2017-03-01", f"đề nghị New Zealand giúp {SCHOOL} cho con em ngư dân",
               act="request", stage="proposal", by=("VNM",), to=("NZL",))  # fmt: skip
    answer = told("B", "2017-03-01", f"sẵn sàng cử thầy sang {SCHOOL} nếu có đất",
                  act="intend", by=("NZL",), to=("VNM",))  # fmt: skip
    other = told("C", "2017-03-01", "sẵn sàng mở hội chợ trái cây ở Wellington", act="intend", by=("NZL",))
    entries = {e.label: e for e in resolve_all([ask, answer, other]).entries}
    request = next(e for label, e in entries.items() if label.startswith("đề nghị"))
    promise = next(e for label, e in entries.items() if "cử thầy" in label)
    assert [(x.relation, x.entry) for x in request.links] == [("answered_by", promise.id)]
    assert [(x.relation, x.entry) for x in promise.links] == [("answers", request.id)]


def test_an_opening_in_the_same_words_delivers_and_an_earlier_one_does_not() -> None:
    promise = told("A", "2017-03-01", f"hai bên nhất trí {SCHOOL}")
    event = ("event", f"khánh thành việc {SCHOOL}", {"type": "opening", "date": "2019-09-05"})
    early = ("event", f"khánh thành việc {SCHOOL}", {"type": "opening", "date": "2011-09-05"})
    for claim, steps in ((event, ["new", "delivered"]), (early, ["new"])):
        entries = resolve_all([promise, filed("B", "Khánh thành", claims=(claim,))]).entries
        found = next(e for e in entries if e.kind == "commitment")
        assert [c.what for c in found.chain] == steps


@pytest.mark.parametrize(
    ("quote", "steps"),
    [
        ("sẽ dự lễ khai giảng Trường Đóng tàu Lý Hòa trong chuyến thăm Quảng Bình", ["new"]),
        ("mời Thủ tướng New Zealand thăm Quảng Bình, dự lễ khai giảng Trường Đóng tàu Lý Hòa", ["new", "under_way"]),
    ],
)
def test_a_deed_advances_only_what_promises_it(quote: str, steps: list[str]) -> None:
    visit = ("event", "Thủ tướng New Zealand thăm Quảng Bình, dự lễ khai giảng Trường Đóng tàu Lý Hòa năm học mới",
             {"type": "visit", "date": "2019-09-05"})  # fmt: skip
    entries = resolve_all([told("A", "2017-03-01", quote), filed("B", "Thăm", claims=(visit,))]).entries
    found = next(e for e in entries if e.kind == "commitment")
    assert [c.what for c in found.chain] == steps


def test_a_figure_that_reaches_the_goal_meets_it() -> None:
    goal = told("A", "2017-03-01", "phấn đấu đưa kim ngạch thương mại lên 3 tỷ USD vào năm 2020",
                quantity=Quantity(value=3e9, unit="USD"), deadline="2020")  # fmt: skip
    for value, met in ((3.1e9, True), (2.4e9, False)):
        figure = filed("B", "Số liệu", claims=(
            ("indicator", "kim ngạch năm 2019 của hai nước", {"value": value, "period": "2019"}),))  # fmt: skip
        found = next(e for e in resolve_all([goal, figure]).entries if e.kind == "commitment")
        assert ("met_by" in [x.relation for x in found.links]) is met


def test_the_drift_of_a_standing_formula_is_told_in_words() -> None:
    words = ("ủng hộ một vùng biển yên bình và mở", "ủng hộ một vùng biển yên bình, mở và sạch rác nhựa")
    documents = [
        filed(f"d{n}", f"Bài {n}", claims=(("position", q, {}),), published=f"201{n}-01-01")
        for n, q in enumerate(words, start=5)
    ]
    found = next(e for e in resolve_all(documents).entries if e.kind == "stance")
    assert [(c.what, c.note) for c in found.chain] == [("new", "support"), ("reworded", "+sạch rác nhựa")]


def test_two_reports_of_a_statement_are_two_witnesses_of_one_origin() -> None:
    line = "Hai bên nhất trí lập quỹ chung về rong biển và nghêu"
    fields: dict[str, Any] = {"type": "statement", "date": "2018-03-04", "participants": ("VNM", "NZL")}
    issued = ("event", "ra Tuyên bố chung", fields)
    claims: tuple[tuple[str, str, dict[str, Any]], ...] = (issued, ("commitment", line, {}))
    leads = {"A": "Hôm qua hai nước ra Tuyên bố chung.", "B": "Nay hai bên đã ra Tuyên bố chung."}
    documents = [
        filed(name, "Tuyên bố chung Việt Nam - New Zealand", lead, line, claims=claims) for name, lead in leads.items()
    ]
    entries = resolve_all(documents).entries
    statement = next(e for e in entries if e.kind == "statement")
    undertaking = next(e for e in entries if e.kind == "commitment")
    assert statement.witnesses == 2
    assert [r["doc"] for r in statement.fields["reports"]] == sorted(
        ["A", "B"], key=lambda n: next(d.document.id for d in documents if d.doc == n)
    )
    assert (undertaking.witnesses, undertaking.fields["origins"]) == (2, 1)
    assert [x.entry for x in undertaking.links if x.relation == "origin"] == [statement.id]


def test_who_told_it_where_says_nothing_of_what_is_to_be_done() -> None:
    short = "Bà Whitcombe đề nghị xem xét để có thể lập trạm giống hàu ở cửa sông Trà"
    long = (
        "Thủ tướng Whitcombe cho biết trong buổi làm việc với Bộ Thủy sản và các tỉnh ven vịnh sáng thứ ba, "
        "bà đã đề nghị lập trạm giống hàu ở cửa sông Trà"
    )
    fields = {"act": "request", "by": ("NZL",), "to": ("VNM",), "printed": {"act": "đề nghị"}}
    documents = [filed(f"d{n}", f"Bài {n}", claims=(("commitment", q, fields),)) for n, q in enumerate((short, long))]
    assert len(resolve_all(documents).entries) == 1

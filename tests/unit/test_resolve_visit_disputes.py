"""Visits, meetings and relationships told differently, and what only looks so."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.model.entries import Entry
from banggiao.model.register import Filed
from banggiao.resolve import resolve_all
from tests.unit.resolve_documents import filed

GUEST = "Olga Testova"
LEDE = f"Bà {GUEST} hội đàm với ông Trần Văn Thử trong chuyến thăm Việt Nam từ ngày 5 đến 7/4."
PEOPLE = (
    ("actor", GUEST, {"name": GUEST, "country": "NZL"}),
    ("actor", "Trần Văn Thử", {"name": "Trần Văn Thử", "country": "VNM"}),
)


def visit(name: str, sentence: str, day: str, words: str, **more: Any) -> Filed:
    values = {"type": "visit", "date": day, "participants": (GUEST,), "place": "Việt Nam", "printed": {"date": words}}
    claims = (*PEOPLE, ("event", sentence, {**values, **more}))
    return filed(name, f"Bài của báo {name} về bà {GUEST}", LEDE, sentence, claims=claims)


def differences(*documents: Filed) -> list[Entry]:
    return [e for e in resolve_all(documents).entries if e.kind == "disagreement"]


STAY = visit("A", f"Bà {GUEST} thăm Việt Nam từ ngày 5 đến 7/4", "XXXX-04-05/XXXX-04-07", "từ ngày 5 đến 7/4")


def test_two_stays_with_other_ends_are_both_kept() -> None:
    other = visit("B", f"Bà {GUEST} ở thăm Việt Nam từ ngày 5 đến 8/4", "XXXX-04-05/XXXX-04-08", "từ ngày 5 đến 8/4")
    (found,) = differences(STAY, other)
    assert (found.fields["field"], found.witnesses) == ("date", 2)
    assert sorted(found.fields["values"]) == ["XXXX-04-05/XXXX-04-07", "XXXX-04-05/XXXX-04-08"]


def test_an_arrival_beside_the_first_day_of_the_stay() -> None:
    sentence = f"Bà {GUEST} sáng 6/4 đến Hà Nội, bắt đầu chuyến thăm Việt Nam"
    (found,) = differences(STAY, visit("B", sentence, "XXXX-04-06", "sáng 6/4"))
    assert sorted(found.fields["values"]) == ["XXXX-04-05/XXXX-04-07", "XXXX-04-06"]


@pytest.mark.parametrize(
    ("sentence", "day", "words"),
    [
        (f"Bà {GUEST} thăm Việt Nam và Lào từ ngày 5 đến 9/4", "XXXX-04-05/XXXX-04-09", "từ ngày 5 đến 9/4"),
        (f"Bà {GUEST} sáng 6/4 đến Huế trong chuyến thăm Việt Nam", "XXXX-04-06", "sáng 6/4"),
        (f"Rạng sáng 6/4, giờ địa phương, bà {GUEST} bắt đầu chuyến thăm Việt Nam", "XXXX-04-06", "sáng 6/4"),
        (f"Bà {GUEST} lại ở thăm Việt Nam từ ngày 5 đến 7/4", "XXXX-04-05/XXXX-04-07", "từ ngày 5 đến 7/4"),
    ],
    ids=["two countries", "a day within", "another clock", "the same days"],
)
def test_days_that_do_not_differ(sentence: str, day: str, words: str) -> None:
    assert differences(STAY, visit("B", sentence, day, words)) == []


@pytest.mark.parametrize(("level", "differs"), [("cấp Nhà nước", True), ("chính thức", False), ("và làm việc", False)])
def test_a_state_visit_is_no_official_one(level: str, differs: bool) -> None:
    one = visit("A", f"Bà {GUEST} thăm chính thức Việt Nam ngày 5/4", "XXXX-04-05", "ngày 5/4", level="chính thức")
    other = visit("B", f"Bà {GUEST} thăm {level} Việt Nam từ 5/4", "XXXX-04-05", "5/4", level=level)
    assert [e.fields["field"] for e in differences(one, other)] == (["level"] if differs else [])


def test_a_text_that_gives_a_visit_both_levels_disputes_none() -> None:
    one = visit("A", f"Bà {GUEST} thăm chính thức Việt Nam ngày 5/4", "XXXX-04-05", "ngày 5/4", level="chính thức")
    first = f"Bà {GUEST} thăm cấp Nhà nước Việt Nam ngày 5/4"
    second = f"Trang tin kể bà {GUEST} thăm chính thức Việt Nam từ 5/4"
    values: dict[str, Any] = {"type": "visit", "date": "XXXX-04-05", "participants": (GUEST,), "place": "Việt Nam"}
    values["printed"] = {"date": "5/4"}
    events = (
        ("event", first, {**values, "level": "cấp Nhà nước"}),
        ("event", second, {**values, "level": "chính thức"}),
    )
    both = filed("B", f"Bài của báo B về bà {GUEST}", LEDE, first, second, claims=(*PEOPLE, *events))
    assert differences(one, both) == []


def test_a_side_shows_first_the_claim_whose_words_carry_the_level() -> None:
    values: dict[str, Any] = {"type": "visit", "date": "XXXX-04-05", "participants": (GUEST,), "place": "Việt Nam"}
    values |= {"level": "cấp Nhà nước", "printed": {"date": "5/4"}}
    first, second = f"Bà {GUEST} tới Huế 5/4", f"Bà {GUEST} thăm cấp Nhà nước Việt Nam từ 5/4"
    claims = (*PEOPLE, ("event", first, values), ("event", second, values))
    state = filed("B", f"Bài của báo B về bà {GUEST}", LEDE, first, second, claims=claims)
    one = visit("A", f"Bà {GUEST} thăm chính thức Việt Nam ngày 5/4", "XXXX-04-05", "ngày 5/4", level="chính thức")
    (found,) = differences(one, state)
    shown = next(s["claims"][0] for s in found.fields["sides"] if len(s["claims"]) == 2)
    assert {c.id: c.evidence.quote for c in state.claims}[shown] == second


def test_a_day_that_is_told_by_this_afternoon_alone_disputes_none() -> None:
    late = met("B", "Oksana Maximova", "6", words="chiều nay")
    assert differences(met("A", "Oksana Maximova", "5"), late) == []


def met(name: str, guest: str, day: str, words: str = "") -> Filed:
    words = words or f"chiều {day}/4"
    quote = f"{words}, ông Trần Văn Thử tiếp bà {guest}"
    people = ("Trần Văn Thử", guest)
    values = {"type": "meeting", "date": f"2017-04-0{day}", "participants": people, "printed": {"date": words}}
    lede = f"Ông Trần Văn Thử tiếp bà {guest} nhân chuyến thăm Việt Nam của bà, bàn về nghề cá và đóng tàu."
    claims = (("actor", guest, {"name": guest, "country": "NZL"}), PEOPLE[1], ("event", quote, values))
    return filed(name, f"Bà {guest} thăm Việt Nam", lede, f"Báo {name}: {quote}", claims=claims)


def test_a_meeting_on_two_days_is_seen_under_two_spellings() -> None:
    (found,) = differences(met("A", "Oksana Maximova", "5"), met("B", "Oksana Maksimova", "6"))
    assert sorted(found.fields["values"]) == ["2017-04-05", "2017-04-06"]


@pytest.mark.parametrize(("printed", "found"), [("2016-04-06", 1), ("XXXX-04-06", 0)])
def test_a_past_visit_after_the_day_of_its_own_article_has_another_year(printed: str, found: int) -> None:
    def came(name: str, year: str, **more: Any) -> Filed:
        quote = f"Bà {GUEST} thăm Việt Nam ngày 5/4/{year}"
        values = {"type": "visit", "date": f"{year}-04-05", "participants": (GUEST,), "place": "Việt Nam"}
        return filed(name, f"Bài {name}", "Nghề cá", claims=(*PEOPLE, ("event", quote, values)), **more)

    assert len(differences(came("A", "2017", published=printed), came("B", "2016"))) == found


def since(name: str, sentence: str, year: str) -> Filed:
    claims = (("status", sentence, {"date": year, "printed": {"date": year}}),)
    return filed(name, f"Bài {name}", sentence, claims=claims)


FIRST = since("A", "hai nước lập quan hệ Đối tác Chiến lược năm 2009", "2009")


def test_two_printed_years_of_one_level_are_both_kept() -> None:
    (found,) = differences(FIRST, since("B", "Đối tác Chiến lược được thiết lập từ năm 2011", "2011"))
    assert sorted(found.fields["values"]) == ["2009", "2011"]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("năm 2019 hai nước kỷ niệm 10 năm quan hệ Đối tác Chiến lược", "2019"),
        ("kỷ niệm 10 năm Đối tác Chiến lược (2009 - 2019)", "2009"),
        ("kế hoạch ký Đối tác Chiến lược được phác thảo năm 2008", "2008"),
        ("hai nước lập quan hệ Đối tác Chiến lược sâu rộng năm 2014", "2014"),
    ],
    ids=["anniversary", "counted and printed", "plan", "another form"],
)
def test_years_that_are_of_something_else(sentence: str, year: str) -> None:
    assert differences(FIRST, since("B", sentence, year)) == []

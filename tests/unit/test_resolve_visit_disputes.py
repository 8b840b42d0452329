"""Visits, meetings and relationships told differently, and what only looks so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from banggiao.model.claims import Claim
from banggiao.model.entries import Entry
from banggiao.model.evidence import Evidence
from banggiao.model.register import Filed
from banggiao.resolve import resolve_all
from tests.unit.resolve_documents import filed

GUEST = "Olga Testova"
LEDE = f"Bà {GUEST} hội đàm với ông Trần Văn Thử trong chuyến thăm Việt Nam từ ngày 5 đến 7/4."
PEOPLE = (
    ("actor", GUEST, {"name": GUEST, "country": "NZL"}),
    ("actor", "Trần Văn Thử", {"name": "Trần Văn Thử", "country": "VNM"}),
)


def grounded(document: Filed, dates: dict[str, str]) -> Filed:
    """The document, its claims with the words that give their dates."""

    def one(claim: Claim) -> Claim:
        words = dates.get(str(getattr(claim, "date", None)))
        if not words:
            return claim
        at = document.document.text.index(words, max(0, claim.evidence.start - 60))
        return replace(claim, grounds={"date": Evidence(at, at + len(words), words)})

    return replace(document, claims=tuple(one(c) for c in document.claims))


def visit(name: str, sentence: str, day: str, words: str, **more: Any) -> Filed:
    values = {"type": "visit", "date": day, "participants": (GUEST,), "place": "Việt Nam", **more}
    made = filed(
        name, f"Bài của báo {name} về bà {GUEST}", LEDE, sentence, claims=(*PEOPLE, ("event", sentence, values))
    )
    return grounded(made, {day: words})


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


def met(name: str, guest: str, day: str) -> Filed:
    words = f"chiều {day}/4"
    quote = f"{words}, ông Trần Văn Thử tiếp bà {guest}"
    values = {"type": "meeting", "date": f"2017-04-0{day}", "participants": ("Trần Văn Thử", guest)}
    people = (("actor", guest, {"name": guest, "country": "NZL"}), PEOPLE[1])
    lede = f"Ông Trần Văn Thử tiếp bà {guest} nhân chuyến thăm Việt Nam của bà, bàn về nghề cá và đóng tàu."
    made = filed(
        name, f"Bà {guest} thăm Việt Nam", lede, f"Báo {name}: {quote}", claims=(*people, ("event", quote, values))
    )
    return grounded(made, {f"2017-04-0{day}": words})


def test_a_meeting_on_two_days_is_seen_under_two_spellings() -> None:
    (found,) = differences(met("A", "Oksana Maximova", "5"), met("B", "Oksana Maksimova", "6"))
    assert sorted(found.fields["values"]) == ["2017-04-05", "2017-04-06"]


def since(name: str, sentence: str, year: str) -> Filed:
    made = filed(name, f"Bài {name}", sentence, claims=(("status", sentence, {"date": year}),))
    return grounded(made, {year: year})


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

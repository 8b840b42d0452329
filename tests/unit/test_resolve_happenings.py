"""Documents about one visit, call or summit: people, days, place and kind of occasion decide."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.model.register import Filed
from banggiao.resolve import resolve_all
from banggiao.resolve.rebuild import happenings
from banggiao.resolve.reports import report as features
from tests.unit.resolve_documents import filed

HOST = ("Lê Văn Thuần", "VNM", "Thủ tướng")
GUEST = ("Anne Whitcombe", "NZL", "Thủ tướng")


def report(name: str, *lines: str, claims: tuple[tuple[str, str, dict[str, Any]], ...] = ()) -> Filed:
    people = tuple(
        ("actor", full, {"name": full, "country": country, "role": role})
        for full, country, role in (HOST, GUEST)
        if any(full in line for line in lines)
    )
    return filed(name, *lines, claims=(*people, *claims))


ARRIVAL = report(
    "arrival",
    "Thủ tướng New Zealand Anne Whitcombe thăm Việt Nam",
    "Sáng 4-5, Thủ tướng Anne Whitcombe đến Hà Nội, bắt đầu chuyến thăm chính thức Việt Nam từ ngày 4 đến 6-5.",
)
TALKS = report(
    "talks",
    "Thủ tướng Lê Văn Thuần hội đàm với Thủ tướng Anne Whitcombe",
    "Chiều 5-5 tại Hà Nội, Thủ tướng Lê Văn Thuần đã hội đàm với Thủ tướng Anne Whitcombe về nghề cá.",
)
CALL = report(
    "call",
    "Thủ tướng Lê Văn Thuần điện đàm với Thủ tướng Anne Whitcombe",
    "Chiều 6-5, Thủ tướng Lê Văn Thuần điện đàm với Thủ tướng New Zealand Anne Whitcombe về cứu hộ.",
)
RETURN = report(
    "return",
    "Thủ tướng Lê Văn Thuần thăm New Zealand",
    "Sáng 5-5, Thủ tướng Lê Văn Thuần đến Wellington, bắt đầu chuyến thăm New Zealand và gặp bà Anne Whitcombe.",
)
AUTUMN = report(
    "autumn",
    "Thủ tướng New Zealand Anne Whitcombe trở lại thăm Việt Nam",
    "Sáng 9-11, Thủ tướng Anne Whitcombe đến Hà Nội, bắt đầu chuyến thăm Việt Nam lần thứ hai.",
)

#: in Wellington, where a visit to Việt Nam is recalled; an invitation to Việt Nam; a visit to a summit's host
RECALLED = report(
    "recalled",
    "Thủ tướng Lê Văn Thuần hội kiến Chủ tịch Quốc hội New Zealand",
    "Ngày 6-5, Thủ tướng Lê Văn Thuần đã hội kiến Chủ tịch Quốc hội New Zealand nhân chuyến thăm nước này.",
    "Hai bên nhắc kết quả chuyến thăm Việt Nam của bà Anne Whitcombe đầu tháng 3 vừa qua.",
)
INVITED = report(
    "invited",
    "Thủ tướng Lê Văn Thuần gặp Thủ tướng Anne Whitcombe",
    "Ngày 6-5, Thủ tướng Lê Văn Thuần đã mời bà Anne Whitcombe sang thăm Việt Nam vào thời gian thích hợp.",
)
HARBOUR = report(
    "history",
    "Bà Anne Whitcombe xem bến tàu cổ",
    "Thủ tướng Lê Văn Thuần đưa Thủ tướng Anne Whitcombe xem bến tàu xây ngày 5-5-1931 ở Hà Nội, sửa lại năm 2017.",
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (RETURN, RECALLED, True),
        (RETURN, INVITED, True),
        (ARRIVAL, TALKS, True),
        (TALKS, CALL, False),
        (ARRIVAL, RETURN, False),
        (ARRIVAL, AUTUMN, False),
    ],
    ids=[
        "a visit recalled",
        "a visit asked for",
        "arrival and talks",
        "talks and a call",
        "the other capital",
        "another trip",
    ],
)
def test_what_is_one_happening(one: Filed, other: Filed, same: bool) -> None:
    found = happenings([one, other])
    assert (len(found) == 2) is same


def test_a_day_of_history_is_no_day_of_the_report() -> None:
    assert features(HARBOUR).days == ()


def test_a_document_that_tells_of_two_trips_does_not_make_them_one() -> None:
    spring = [report(f"s{n}", f"Bên lề chuyến đi {n}", ARRIVAL.document.text.split("\n")[1]) for n in range(3)]
    found = happenings([*spring, AUTUMN])
    assert AUTUMN.document.id not in found
    assert len(set(found.values())) == 1


def test_talks_inside_a_visit_are_part_of_it_and_the_visit_is_what_the_documents_report() -> None:
    visit = ("event", "bắt đầu chuyến thăm chính thức Việt Nam từ ngày 4 đến 6-5",
             {"type": "visit", "date": "XXXX-05-04/XXXX-05-06", "participants": ("Anne Whitcombe",)})  # fmt: skip
    talks = ("event", "đã hội đàm với Thủ tướng Anne Whitcombe về nghề cá",
             {"type": "meeting", "date": "XXXX-05-05", "participants": ("Lê Văn Thuần", "Anne Whitcombe")})  # fmt: skip
    documents = [report("arrival", *ARRIVAL.document.text.split("\n")[:2], claims=(visit,)),
                 report("talks", *TALKS.document.text.split("\n")[:2], claims=(talks,))]  # fmt: skip
    events = [e for e in resolve_all(documents).entries if e.kind == "event"]
    main = next(e for e in events if e.fields["type"] == "visit")
    inner = next(e for e in events if e.fields["type"] == "meeting")
    assert main.fields["reports"] == sorted(d.document.id for d in documents)
    assert [(x.relation, x.entry) for x in inner.links] == [("part_of", main.id)]


def test_one_session_by_its_number_is_one_happening_though_announced_as_a_visit() -> None:
    coming = report(
        "coming",
        "Thủ tướng New Zealand Anne Whitcombe sắp thăm Việt Nam",
        "Bà Anne Whitcombe sẽ đồng chủ trì khóa họp lần thứ 12 Ủy ban nghề cá trong hai ngày 3 và 4-8 tại Huế.",
    )
    held = report(
        "held",
        "Việt Nam - New Zealand mở rộng vùng nuôi hàu",
        "Thủ tướng Lê Văn Thuần và bà Anne Whitcombe bàn chuyện hàu giống tại khóa họp lần thứ 12 Ủy ban nghề cá.",
    )
    other = report(
        "other",
        "Việt Nam - New Zealand mở rộng vùng nuôi hàu",
        "Thủ tướng Lê Văn Thuần và bà Anne Whitcombe bàn chuyện hàu giống tại khóa họp lần thứ 11 Ủy ban nghề cá.",
    )
    assert len(happenings([coming, held])) == 2
    assert happenings([coming, other]) == {}


def meeting(day: str, name: str, quote: str) -> tuple[str, str, dict[str, Any]]:
    printed = {"date": " ".join(w for w in quote.split() if w.endswith("-5"))}
    return (
        "event",
        quote,
        {"type": "meeting", "date": day, "participants": ("Lê Văn Thuần", name), "printed": printed},
    )


TALKED = "Chiều 5-5 tại Hà Nội, Thủ tướng Lê Văn Thuần đã hội đàm với Thủ tướng Anne Whitcombe về nghề cá."


def disputes(*claims: tuple[str, str, dict[str, Any]]) -> list[Any]:
    documents = [report(f"d{n}", f"Bài báo của nhà {n}", TALKED, claims=(c,)) for n, c in enumerate(claims)]
    return [e for e in resolve_all(documents).entries if e.kind == "disagreement"]


def test_one_meeting_on_two_days_is_a_disagreement_and_another_clock_is_none() -> None:
    one = meeting("2018-05-05", "Anne Whitcombe", "hai bên hội đàm ngày 5-5")
    other = meeting("2018-05-07", "Anne Whitcombe", "hai bên hội đàm ngày 7-5")
    clock = meeting("2018-05-06", "Anne Whitcombe", "hội đàm rạng sáng 6-5 giờ Hà Nội")
    assert [e.fields["values"] for e in disputes(one, other)] == [["2018-05-05", "2018-05-07"]]
    assert disputes(one, clock) == []


def test_a_participant_under_two_given_names_is_a_disagreement() -> None:
    one = meeting("2018-05-05", "Anne Whitcombe", "Thủ tướng Anne Whitcombe hội đàm")
    other = meeting("2018-05-05", "Ralph Whitcombe", "Thủ tướng Ralph Whitcombe hội đàm")
    spelt = meeting("2018-05-05", "Ann Whitcombe", "Thủ tướng Ann Whitcombe hội đàm")
    assert [e.fields["field"] for e in disputes(one, other)] == ["participants"]
    assert disputes(one, spelt) == []


def test_a_past_event_dated_after_its_own_article_is_set_beside_the_other_year() -> None:
    late = ("event", "gặp bà Anne Whitcombe ngày 9/6/2018",
            {"type": "meeting", "date": "2018-06-09", "participants": ("Anne Whitcombe",)})  # fmt: skip
    known = ("event", "chuyến thăm của bà Anne Whitcombe (tháng 6/2017)",
             {"type": "visit", "date": "2017-06", "participants": ("Anne Whitcombe",)})  # fmt: skip
    article = filed("A", "Nhìn lại một năm", claims=(late, known), published="2018-01-05")
    found = [e for e in resolve_all([article]).entries if e.kind == "disagreement"]
    assert [sorted(e.fields["values"]) for e in found] == [["2017-06", "2018-06-09"]]
    later = filed("A", "Nhìn lại một năm", claims=(late, known), published="2018-12-05")
    assert [e for e in resolve_all([later]).entries if e.kind == "disagreement"] == []


def test_what_two_parties_sign_is_not_what_one_of_them_signs_with_a_third() -> None:
    quote = "hai bên chứng kiến lễ ký bản ghi nhớ về đóng tàu"
    signing = ("event", quote, {"type": "signing", "date": "2018-05-05"})
    texts = [
        filed(n, f"Ký kết, báo {n}", f"Báo {n}: {quote}", claims=(signing,), parties=("VNM", p))
        for n, p in (("a", "NZL"), ("b", "PER"), ("c", "NZL"))
    ]
    found = [sorted(e.parties) for e in resolve_all(texts).entries if e.kind == "event"]
    assert sorted(found) == [["NZL", "VNM"], ["PER", "VNM"]]

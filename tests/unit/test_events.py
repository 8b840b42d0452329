"""Happenings: cases, and what must hold for all of them."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.extract.events import extract
from banggiao.model.kinds import EVENT_MODALITIES, EVENT_TYPES
from tests.unit.claim_cases import cases, check, claims_of

_TEXT = """Bộ trưởng hai nước hội đàm
Ngày 5/3/2021, Bộ trưởng Quốc phòng Nguyễn Văn Sông hội đàm với Bộ trưởng Quốc phòng Áo Karl Berger tại Hà Nội.
Chiều 6/3, Bộ trưởng Karl Berger sẽ thăm Đà Nẵng.
[ảnh] Bộ trưởng Nguyễn Văn Sông hội đàm với Bộ trưởng Karl Berger."""


@pytest.mark.parametrize("case", cases("events"))
def test_happenings_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    check(extract, case)


def test_types_and_modalities_are_of_the_closed_lists() -> None:
    found = claims_of(extract, _TEXT)
    assert {c.type for c in found} == {"meeting", "visit"}  # type: ignore[attr-defined]
    assert {c.type for c in found} <= set(EVENT_TYPES)  # type: ignore[attr-defined]
    assert {c.modality for c in found} <= {None, *EVENT_MODALITIES}  # type: ignore[attr-defined]


def test_a_caption_adds_no_second_claim() -> None:
    found = claims_of(extract, _TEXT)
    assert sum(c.type == "meeting" for c in found) == 1  # type: ignore[attr-defined]
    assert all("ảnh" not in c.evidence.quote for c in found)


def test_a_text_about_no_relation_gives_nothing() -> None:
    assert claims_of(extract, "Giá gạo tăng\nNgày 3/4, chợ đầu mối họp sớm, gạo tăng giá.") == []


_TALKS = "Thủ tướng hội đàm với Thủ tướng Áo\nSáng 12/4, Thủ tướng Lê Văn Suối đã hội đàm với Thủ tướng Áo Hans Gruber."


@pytest.mark.parametrize(
    ("sentence", "kind", "date"),
    [
        ("Hai bên đã ký kết 5 văn kiện hợp tác.", "signing", "XXXX-04-12"),
        ("Hai nhà lãnh đạo đã ra Tuyên bố chung về hợp tác.", "statement", "XXXX-04-12"),
        ("Tại đây, Thủ tướng Lê Văn Suối đã gặp Chủ tịch Quốc hội Áo Eva Braun.", "meeting", "XXXX-04-12"),
        (
            "Trong cuộc làm việc với Bộ trưởng Áo Karl Berger, Thủ tướng Lê Văn Suối đề nghị hợp tác.",
            "meeting",
            "XXXX-04-12",
        ),
        ("Thủ tướng Lê Văn Suối sau đó dự lễ khánh thành Trung tâm Văn hóa.", "opening", "XXXX-04-12"),
        ("Việt Nam vừa ký Hiệp định thương mại với Áo.", "signing", None),
        ("Hai Thủ tướng nhắc lại hai nước từng ký Hiệp định hàng không.", "signing", None),
        (
            "Trong khuôn khổ chuyến thăm, Thủ tướng Áo Hans Gruber chào xã giao Chủ tịch nước Trần Văn Núi.",
            "meeting",
            None,
        ),
    ],
)
def test_what_goes_with_talks_has_their_day_and_what_was_before_has_none(
    sentence: str, kind: str, date: str | None
) -> None:
    found = claims_of(extract, f"{_TALKS} {sentence}")
    assert [c.date for c in found if c.type == kind][-1] == date  # type: ignore[attr-defined]


def test_the_day_that_opens_a_programme_is_that_of_its_next_stop() -> None:
    text = (
        "Thủ tướng Áo thăm Việt Nam\nTrong ngày 12/4, lễ đón Thủ tướng Áo Hans Gruber sẽ diễn ra tại Phủ Chủ tịch. "
        "Ngay sau lễ đón, Thủ tướng Hans Gruber sẽ hội đàm với Thủ tướng Lê Văn Suối."
    )
    found = [c for c in claims_of(extract, text) if c.type == "meeting"]  # type: ignore[attr-defined]
    assert [(c.date, c.modality) for c in found] == [("XXXX-04-12", "scheduled")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("sentence", "kind", "modality"),
    [
        (
            "Việt Nam hoan nghênh Thủ tướng Áo Hans Gruber dự Diễn đàn Hòa Bình tháng 11/2021.",
            "conference",
            "scheduled",
        ),
        ("Hai bên tổ chức các hoạt động kỷ niệm 50 năm quan hệ (5/9/1971 - 5/9/2021).", "anniversary", "scheduled"),
        ("Thủ tướng Áo Hans Gruber đã dự Diễn đàn Hòa Bình tháng 3/2021.", "conference", None),
    ],
)
def test_what_is_dated_behind_the_news_is_to_come(sentence: str, kind: str, modality: str | None) -> None:
    text = (
        f"Thủ tướng tiếp Thủ tướng Áo\nNgày 5/6/2021, Thủ tướng Lê Văn Suối tiếp Thủ tướng Áo Hans Gruber. {sentence}"
    )
    found = [c for c in claims_of(extract, text) if c.type == kind]  # type: ignore[attr-defined]
    assert [c.modality for c in found] == [modality]  # type: ignore[attr-defined]


def test_a_jubilee_that_both_agree_to_hold_is_to_come_whatever_was_signed_before() -> None:
    text = (
        "Thủ tướng tiếp Thủ tướng Áo\nHai bên triển khai các thỏa thuận đã ký kết, cam kết phối hợp tổ chức tốt "
        "các hoạt động kỷ niệm 50 năm thiết lập quan hệ ngoại giao Việt Nam - Áo."
    )
    assert [(c.type, c.modality) for c in claims_of(extract, text)] == [("anniversary", "scheduled")]  # type: ignore[attr-defined]


_SEEN = "Thủ tướng Lê Văn Suối đã hội đàm với Thủ tướng Áo Hans Gruber"


@pytest.mark.parametrize(
    ("text", "kind", "dates"),
    [
        (f"Chiều 10-6, giờ Graz tức rạng sáng 11-6 giờ Hà Nội, {_SEEN}.", "meeting", ["XXXX-06-10"]),
        (f"Chiều 10/6 (tức rạng sáng 11/6 giờ Việt Nam), {_SEEN}.", "meeting", ["XXXX-06-10"]),
        (f"Theo tin tức ngày 11/6, {_SEEN}.", "meeting", ["XXXX-06-11"]),
        (
            f"{_SEEN} và dự Diễn đàn doanh nghiệp Việt - Áo từ ngày 1 - 2/2.",
            "meeting",
            ["XXXX-02-01/XXXX-02-02"],
        ),
        (f"{_SEEN} nhân chuyến thăm Việt Nam từ ngày 3 - 5/4.", "meeting", [None]),
        ("Thủ tướng Áo Hans Gruber đang thăm Việt Nam, kéo dài tới 26/5.", "visit", ["/XXXX-05-26"]),
        (
            "Ngày 2/10/2017, Thủ tướng Lê Văn Suối tiếp Thủ tướng Áo Hans Gruber. Thủ tướng cảm ơn Áo nhân kỷ niệm 55 "
            "năm Ngày hai nước thiết lập quan hệ ngoại giao và 40 năm Ngày hai nước ký Hiệp ước Hữu nghị.",
            "anniversary",
            ["2017", "2017"],
        ),
    ],
)
def test_a_day_told_twice_is_the_one_there_and_one_behind_a_row_is_that_of_each(
    text: str, kind: str, dates: list[str | None]
) -> None:
    found = [c for c in claims_of(extract, f"Thủ tướng hội đàm với Thủ tướng Áo\n{text}") if c.type == kind]  # type: ignore[attr-defined]
    assert [c.date for c in found] == dates  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Thủ tướng Lê Văn Suối sẽ tới Graz để tham dự Hội nghị Thượng đỉnh Hòa Bình.", "Graz"),
        ("Thủ tướng Lê Văn Suối đến thành phố Linz (Áo) dự Hội nghị Thượng đỉnh Hòa Bình.", "thành phố Linz"),
        ("Thủ tướng Lê Văn Suối đến Linz thăm kiều bào, dự Hội nghị Thượng đỉnh Hòa Bình.", None),
        ("Thủ tướng Lê Văn Suối tới Áo dự Hội nghị Thượng đỉnh Hòa Bình tại Graz.", "Graz"),
    ],
)
def test_one_comes_to_the_place_of_a_conference(text: str, place: str | None) -> None:
    found = claims_of(extract, f"Việt Nam - Áo\n{text}")
    assert [c.place for c in found if c.type == "conference"] == [place]  # type: ignore[attr-defined]


def test_a_house_is_named_with_its_town() -> None:
    text = "Chiều 5/6, tại Đại lễ đường Hòa Bình ở Graz, Thủ tướng Lê Văn Suối hội đàm với Thủ tướng Áo Hans Gruber."
    found = claims_of(extract, f"Việt Nam - Áo\n{text}")
    assert [c.place for c in found] == ["Đại lễ đường Hòa Bình ở Graz"]  # type: ignore[attr-defined]


def test_a_visit_is_quoted_as_the_journey_and_not_as_the_arrival() -> None:
    text = """Thủ tướng Áo thăm Việt Nam
Chiều 5/3/2021, Thủ tướng Áo Hans Gruber đến Hà Nội.
Thủ tướng Hans Gruber thăm chính thức Việt Nam từ ngày 5 đến 7/3/2021."""
    (visit,) = claims_of(extract, text)
    assert visit.evidence.quote == "Thủ tướng Hans Gruber thăm chính thức Việt Nam từ ngày 5 đến 7/3/2021"


def test_a_later_meeting_of_a_row_is_quoted_without_its_subject() -> None:
    text = """Thủ tướng Áo thăm Việt Nam
Ngày 5/3/2021, Thủ tướng Áo Hans Gruber chào Tổng Bí thư Trần Văn Núi, hội đàm với Thủ tướng Ngô Văn Bình."""
    first, second = claims_of(extract, text)
    assert first.evidence.quote.startswith("Ngày 5/3/2021, Thủ tướng Áo Hans Gruber chào")
    assert second.evidence.quote == "hội đàm với Thủ tướng Ngô Văn Bình"
    assert second.date == "2021-03-05"  # type: ignore[attr-defined]


def test_what_is_signed_on_the_visit_has_its_days() -> None:
    text = (
        "Thủ tướng thăm Áo\nThủ tướng Lê Văn Suối thăm chính thức Áo từ ngày 23-25/5/2021. Chiều 24/5, Thủ tướng "
        "gặp Chủ tịch Quốc hội Áo Eva Braun. Hai bên đã ký một số văn kiện nhân chuyến thăm, trong đó có Hiệp định."
    )
    found = [c for c in claims_of(extract, text) if c.type == "signing"]  # type: ignore[attr-defined]
    assert [c.date for c in found] == ["2021-05-23/2021-05-25"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("visit", "date"),
    [
        ("Thủ tướng Áo Hans Gruber thăm chính thức Việt Nam từ ngày 23-25/5/2021.", "2021-05-23/2021-05-25"),
        (
            "Thủ tướng Áo Hans Gruber thăm chính thức Việt Nam cùng đoàn đại biểu cấp cao Chính phủ Cộng hòa Áo theo "
            "lời mời của Thủ tướng Chính phủ nước Việt Nam Lê Văn Suối, từ ngày 23-25/5/2021.",
            "2021-05-23/2021-05-25",
        ),
        ("Ngày 25/5/2021, Thủ tướng Áo Hans Gruber kết thúc chuyến thăm chính thức Việt Nam.", None),
        ("Chủ tịch Quốc hội Áo Eva Braun thăm chính thức Việt Nam từ ngày 23-25/5/2021.", None),
    ],
)
def test_whom_a_visitor_met_on_the_visit_has_its_days_but_not_the_day_it_ended(visit: str, date: str | None) -> None:
    met = "Trong khuôn khổ chuyến thăm, Thủ tướng Áo Hans Gruber chào xã giao Chủ tịch nước Trần Văn Núi."
    found = [c for c in claims_of(extract, f"Thủ tướng Áo thăm Việt Nam\n{visit} {met}") if c.type == "meeting"]  # type: ignore[attr-defined]
    assert [c.date for c in found] == [date]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("talks", "date"),
    [
        ("Tại cuộc gặp sau lễ đón, Thủ tướng Lê Văn Suối và Thủ tướng Hans Gruber nhất trí hợp tác.", "2021-05-24"),
        ("Thủ tướng Lê Văn Suối hội đàm với Thủ tướng Hans Gruber.", None),
    ],
)
def test_talks_behind_a_welcome_have_its_day_far_off_only_where_they_say_so(talks: str, date: str | None) -> None:
    between = "Áo có nhiều núi. Việt Nam có nhiều sông. Hai nước ở xa nhau."
    text = f"Sáng 24/5/2021, lễ đón Thủ tướng Áo Hans Gruber diễn ra tại Hà Nội. {between} {talks}"
    found = [c for c in claims_of(extract, f"Thủ tướng Áo thăm Việt Nam\n{text}") if c.type == "meeting"]  # type: ignore[attr-defined]
    assert [c.date for c in found] == [date]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Chiều 4/7, Thủ tướng Lê Văn Suối đã tiếp Thủ tướng Áo Hans Gruber nhân dịp sang dự {}.", [None]),
        ("Chiều 4/7, Thủ tướng Lê Văn Suối đã tiếp Thủ tướng Áo Hans Gruber sang dự {}.", [None]),
        (
            "Chiều 4/7, trong khuôn khổ chuyến thăm Áo và tham dự {}, Thủ tướng Lê Văn Suối tiếp ông Karl Berger.",
            [None],
        ),
        ("Chiều 4/7, Thủ tướng Lê Văn Suối tiếp Thủ tướng Áo Hans Gruber và dự {}.", ["XXXX-07-04"]),
    ],
)
def test_the_day_of_talks_is_not_that_of_the_conference_one_came_for(text: str, dates: list[str | None]) -> None:
    found = claims_of(extract, "Việt Nam - Áo\n" + text.format("Hội nghị Hòa Bình lần thứ 3"))
    assert [c.date for c in found if c.type == "conference"] == dates  # type: ignore[attr-defined]


def test_the_day_of_talks_is_not_that_of_the_visit_one_is_on() -> None:
    text = "Chiều 4/7, Thủ tướng Lê Văn Suối đã tiếp Thủ tướng Áo Hans Gruber nhân dịp ông thăm chính thức Việt Nam."
    found = claims_of(extract, f"Việt Nam - Áo\n{text}")
    assert [(c.type, c.date) for c in found] == [("meeting", "XXXX-07-04"), ("visit", None)]  # type: ignore[attr-defined]


def test_a_visit_of_late_has_not_the_day_on_which_it_is_spoken_of() -> None:
    text = (
        "Sáng 5/6, tại cuộc tiếp Chủ tịch Quốc hội Áo Eva Braun, Thủ tướng Lê Văn Suối đánh giá cao chuyến thăm "
        "Việt Nam gần đây của Thủ tướng Áo Hans Gruber."
    )
    found = claims_of(extract, f"Việt Nam - Áo\n{text}")
    assert [c.date for c in found if c.type == "visit"] == [None]  # type: ignore[attr-defined]

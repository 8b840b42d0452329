"""What a sentence counts, and what it numbers."""

from __future__ import annotations

import pytest

from banggiao.resolve.counts import counts, lastings, leaders, ordinals


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Tháp tùng Thủ tướng có gần 60 doanh nghiệp Việt Nam", [("firms", 60, "max", "")]),
        ("Vụ lật thuyền làm 7 công dân Lào thiệt mạng, 12 người mất tích", [("citizens", 7, "exact", "dead")]),
        ("Lễ đón có 21 phát đại bác", [("salutes", 21, "exact", "")]),
        ("Hai tàu hải quân cập cảng", [("vessels", 2, "exact", "")]),
        ("Cảng tiếp nhận lô hàng trị giá 2,3 tỷ USD", [("USD", 2.3e9, "exact", "")]),
    ],
)
def test_what_is_counted(sentence: str, found: list[tuple[str, float, str, str]]) -> None:
    assert [(c.noun, c.value, c.modifier, c.fate) for c in counts(sentence)] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Từ đầu năm đến nay, 240 ngư dân đã được trao trả",
        "Tàu rời cảng ngày 5 tàu ngầm",
        "Đoàn có 40 doanh nghiệp, sau thêm 20 doanh nghiệp",
        "Đoàn gồm bộ trưởng và 5 thành viên khác",
        "Hai bên thăm tàu",
    ],
    ids=["a total over a time", "a day", "two counts of one thing", "the rest", "who acts"],
)
def test_what_is_no_count(sentence: str) -> None:
    assert counts(sentence) == ()


def test_a_count_tells_whose_the_things_are() -> None:
    (count,) = counts("Lào trao trả 18 ngư dân Việt Nam cho cảnh sát biển")
    assert (count.of, count.fate) == (frozenset({"VNM"}), "freed")


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("đồng chủ trì kỳ họp lần thứ 7 Uỷ ban liên Chính phủ", 7),
        ("dự hội nghị cấp cao lần thứ XII", 12),
        ("đối thoại quốc phòng lần thứ tư", 4),
    ],
)
def test_the_number_of_a_session(sentence: str, number: int) -> None:
    (found,) = ordinals(sentence)
    assert found.number == number
    assert sentence[found.start : found.end].startswith("lần thứ")


def test_how_long_a_visit_lasts_and_who_leads_a_delegation() -> None:
    (days,) = lastings("bắt đầu chuyến thăm chính thức Ý kéo dài ba ngày")
    assert days.key == "3"
    assert lastings("thăm Ý, dự hội nghị trong hai ngày tiếp theo") == ()
    sentence = "Đoàn Việt Nam do Thứ trưởng Ngoại giao Bùi Thị Thử dẫn đầu đã tới nơi"
    (led,) = leaders(sentence)
    assert (led.key, led.of) == ("Bùi Thị Thử", frozenset({"VNM"}))
    assert sentence[led.start : led.end] == led.key

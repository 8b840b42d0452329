"""Copies are one witness; texts that differ in a number, or only share their formulas, are not."""

from __future__ import annotations

import pytest

from banggiao.resolve import resolve_all
from tests.unit.resolve_documents import filed

BODY = (
    "Chiều thứ hai, đoàn nghề cá của hai nước họp tại nhà văn hóa xã để bàn chuyện nuôi hàu trên phá.",
    "Trưởng đoàn chủ nhà nói ba năm qua người nuôi đã thả 40 vạn con giống và bán được giá hơn trước.",
    "Trưởng đoàn khách hứa gửi hai kỹ sư sang ở lại một vụ, dạy cách treo dây và đo độ mặn mỗi sáng.",
    "Cuối buổi, bà con mời khách đi xem bè, ăn cháo hàu và chụp ảnh cùng đội thuyền của thôn.",
)


def groups(*texts: tuple[str, ...]) -> int:
    documents = [filed(f"d{n}", "Họp nghề cá " + "ABC"[n], *lines) for n, lines in enumerate(texts)]
    return len(set(resolve_all(documents).witnesses.values()))


def test_a_copy_under_another_title_is_one_witness() -> None:
    found = resolve_all([filed("a", "Họp nghề cá", *BODY), filed("b", "Bàn chuyện nuôi hàu", *BODY, credit="TTX")])
    assert len(set(found.witnesses.values())) == 1
    ((pair, told),) = next(iter(found.copies.values())).items()
    assert pair in ("a = b", "b = a")
    assert told["credits"] in ([None, "TTX"], ["TTX", None])


def test_a_body_inside_a_longer_piece_is_its_copy() -> None:
    longer = (*BODY, *(f"Ở thôn thứ {w}, người ta còn nuôi thêm tôm sú, cua và rong câu chỉ vàng." for w in "ABCDEFG"))
    assert groups(BODY, longer) == 1


@pytest.mark.parametrize("other", ["41 vạn", "04 vạn"])
def test_another_number_is_another_witness(other: str) -> None:
    assert groups(BODY, tuple(line.replace("40 vạn", other) for line in BODY)) == 2


def test_the_place_of_the_tone_mark_and_the_spaces_do_not_matter() -> None:
    assert groups(BODY, tuple(line.replace("văn hóa", "văn hoá").replace(", ", " , ") for line in BODY)) == 1


def test_two_texts_that_share_one_paragraph_are_two_witnesses() -> None:
    other = (BODY[0], "Nhưng cuộc họp bị hoãn vì bão, và không ai nói được bao giờ thì đoàn khách trở lại phá.",
             "Dân thôn kéo bè vào bờ, chằng lại mái nhà, rồi ngồi nghe đài báo gió giật trên biển suốt đêm ấy.",
             "Sáng ra trời quang, hàu còn nguyên, chỉ mất một chiếc thuyền thúng và mấy cuộn dây mới mua.")  # fmt: skip
    assert groups(BODY, other) == 2

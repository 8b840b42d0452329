"""Organisation claims: names, types, countries, once a document."""

from __future__ import annotations

from banggiao.extract.organisations import extract
from banggiao.model.claims import Claim, Organisation
from tests.unit.claim_cases import claims_of

TITLE = "Việt Nam - Phần Lan hợp tác\n"
END = " Hai nước Việt Nam - Phần Lan hợp tác tốt. Hai bên hài lòng."


def _organisation(claim: Claim) -> Organisation:
    assert isinstance(claim, Organisation)
    return claim


def _found(text: str) -> dict[str, tuple[str, str | None]]:
    claims = [_organisation(c) for c in claims_of(extract, TITLE + text + END)]
    return {c.name: (c.type, c.country) for c in claims}


def test_a_ministry_has_the_country_printed_behind_it() -> None:
    assert _found("Bộ Giáo dục và Văn hóa Phần Lan ký.")["Bộ Giáo dục và Văn hóa Phần Lan"] == ("ministry", "FIN")


def test_a_ministry_without_a_country_is_the_outlet_s_own() -> None:
    assert _found("Theo Bộ Kế hoạch và Đầu tư, vốn tăng.")["Bộ Kế hoạch và Đầu tư"] == ("ministry", "VNM")


def test_a_university_takes_its_proper_name() -> None:
    assert _found("Trường Đại học Bách khoa Sông Lam ký.")["Trường Đại học Bách khoa Sông Lam"][0] == "university"


def test_an_island_whose_name_begins_like_a_school_is_none() -> None:
    assert not _found("Đảo này thuộc quần đảo Trường Sa của Việt Nam.")


def test_a_company_takes_its_proper_name() -> None:
    assert _found("Tập đoàn Sao Mai xây nhà máy.")["Tập đoàn Sao Mai"][0] == "company"


def test_a_body_known_by_name_has_its_country() -> None:
    assert _found("USAID tài trợ.")["USAID"] == ("agency", "USA")


def test_an_organisation_stands_once() -> None:
    names = [_organisation(c).name for c in claims_of(extract, TITLE + "Bộ Y tế ký. Bộ Y tế nhận." + END)]
    assert names.count("Bộ Y tế") == 1


def test_a_government_is_a_party_and_no_organisation() -> None:
    assert not any("Chính phủ" in name for name in _found("Chính phủ Phần Lan hỗ trợ Chính phủ Việt Nam."))


def test_a_head_word_alone_is_no_name() -> None:
    assert _found("Các công ty và ngân hàng dự hội thảo. Bộ này đồng ý.") == {}


def test_evidence_stands_in_the_text() -> None:
    text = TITLE + "Cơ quan Phát triển Phần Lan và Bộ Y tế Phần Lan dự." + END
    for claim in claims_of(extract, text):
        assert claim.evidence.stands_in(text)
        assert all(e.stands_in(text) for e in claim.grounds.values())

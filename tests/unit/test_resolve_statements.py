"""What is a report of a joint statement, and how much of it: its text, an excerpt, an article about it."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.model.entries import Entry
from banggiao.model.register import Filed
from banggiao.resolve import resolve_all
from tests.unit.resolve_documents import filed

ISSUED = "Ngày 5/4/2018, hai bên ra Tuyên bố chung"
PROMISE = "hai bên nhất trí lập trạm quan trắc nước mặn ở cửa sông Trà"


def document(title: str) -> Filed:
    event: dict[str, Any] = {"type": "statement", "date": "2018-04-05"}
    return filed(title[:12], title, claims=(("event", ISSUED, event), ("commitment", PROMISE, {})))


def statements(*documents: Filed) -> list[Entry]:
    return [e for e in resolve_all(documents).entries if e.kind == "statement"]


@pytest.mark.parametrize(
    ("title", "complete"),
    [
        ("Tuyên bố chung Việt Nam - New Zealand", True),
        ("Toàn văn Tuyên bố chung Việt Nam - New Zealand", True),
        ("Việt Nam - New Zealand ra tuyên bố chung", False),
        ("Hai nước cam kết bảo vệ biển trong tuyên bố chung", False),
    ],
)
def test_the_text_is_a_full_report_and_an_article_about_it_an_excerpt(title: str, complete: bool) -> None:
    (found,) = statements(document(title))
    assert found.fields["complete"] is complete
    assert [r["extent"] for r in found.fields["reports"]] == ["full" if complete else "excerpt"]
    assert ("excerpt" in found.flags) is not complete


@pytest.mark.parametrize("title", ["Việt Nam và New Zealand hội đàm", "Tuyên bố của người phát ngôn về vụ tàu cá"])
def test_an_article_on_something_else_makes_no_statement(title: str) -> None:
    assert statements(document(title)) == []

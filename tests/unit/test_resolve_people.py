"""Persons over documents: spellings, initials and short forms; names and titles in dispute."""

from __future__ import annotations

from typing import Any

import pytest

from banggiao.model.entries import Entry
from banggiao.model.register import Filed
from banggiao.resolve import resolve_all
from tests.unit.resolve_documents import filed


def told(doc: str, *lines: str, **values: Any) -> Filed:
    actor = {"role": "Bộ trưởng Thủy sản", "country": "RUS"} | values
    return filed(doc, f"Bài {doc}", *lines, claims=(("actor", actor["name"], actor),), parties=("VNM", "RUS"))


def entries(kind: str, *documents: Filed) -> list[Entry]:
    return [e for e in resolve_all(documents).entries if e.kind == kind]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Gennadi Orlovski", "Gennady Orlovsky", True),
        ("G. Orlovski", "Gennady Petrovich Orlovski", True),
        ("Édouard Lanier", "Edouard Lanier", True),
        ("Orlovski", "Gennady Orlovski", True),
        ("Vi-xa-na Xu-li-nha", "Visana Soulinya", True),
        ("Bakane Dolova", "Ebok Una Diliv", False),
        ("Gennady Orlovski", "Viktor Orlovski", False),
        ("Gennady Orlovski", "Gennady Belyakov", False),
    ],
)
def test_spellings_of_a_foreign_name(one: str, other: str, same: bool) -> None:
    assert (len(entries("person", told("A", name=one), told("B", name=other))) == 1) is same


def test_a_person_is_shown_by_the_name_that_is_not_written_in_syllables() -> None:
    (found,) = entries("person", *(told(n, name=n, country="LAO") for n in ("Vi-xa-na Xu-li-nha", "Visana Soulinya")))
    assert found.label == "Visana Soulinya"


def test_a_title_before_a_name_keeps_it_from_no_spelling() -> None:
    names = ("Samdech Visana Soulinya", "Vi-xa-na Xu-li-nha", "Visana Soulinya")
    found = entries("person", *(told(n, name=n, country="LAO") for n in names))
    assert sorted(len(e.claims) for e in found) == [1, 2]


def test_an_office_is_one_whatever_name_of_its_country_is_printed() -> None:
    roles = ("Tổng thống Nga", "Tổng thống Liên bang Nga", "Tổng thống nước Cộng hoà Nga", "Thủ tướng Nga")
    found = entries("person", *(told(f"d{n}", name="Gennady Orlovski", role=r) for n, r in enumerate(roles)))
    assert [len(o["claims"]) for o in found[0].fields["offices"]] == [1, 3]


def test_vietnamese_names_are_never_guessed_alike() -> None:
    one, other = told("A", name="Trần Văn Hoành", country="VNM"), told("B", name="Trần Văn Hoàng", country="VNM")
    assert len(entries("person", one, other)) == 2


LETTER = "Sáng 9-4, bộ trưởng hai nước trao thư về nghề cá, trong đó có {} Gennady Orlovski."


@pytest.mark.parametrize(
    ("role", "day", "disputed"),
    [
        ("Đại sứ Nga", "9-4", True),
        ("Đại sứ Nga", "2-8", False),
        ("ngài Bộ trưởng Thủy sản Nga", "9-4", False),
    ],
    ids=["another office on one day", "another day", "the same office"],
)
def test_two_offices_of_one_person_on_one_day(role: str, day: str, disputed: bool) -> None:
    one = told("A", LETTER.format("Bộ trưởng Thủy sản Nga"), name="Gennady Orlovski")
    line = LETTER.format(role).replace("9-4", day)
    other = told("B", line, name="Gennady Orlovski", role=role)
    assert bool(entries("disagreement", one, other)) is disputed


def test_who_is_told_to_hold_two_offices_is_not_disputed() -> None:
    one = told("A", LETTER.format("Bộ trưởng Thủy sản Nga"), name="Gennady Orlovski")
    other = told("B", LETTER.format("Đại sứ Nga"), name="Gennady Orlovski", role="Đại sứ Nga")
    both = told("C", name="Gennady Orlovski", role="Bộ trưởng Thủy sản, Đại sứ Nga")
    assert entries("disagreement", one, other, both) == []

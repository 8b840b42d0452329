"""Sentences, dates and amounts, one expression a case (tests/cases/language)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import edtf
import pytest

from banggiao.language.amounts import find_amounts
from banggiao.language.dates import find_dates
from banggiao.language.sentences import sentences
from banggiao.model.dates import is_edtf

CASES = Path(__file__).parent.parent / "cases" / "language"


def _rows(*files: str) -> list[Any]:
    out = []
    for file in files:
        marks = [pytest.mark.xfail(strict=True)] if "known-failures" in file else []
        for case in tomllib.loads((CASES / f"{file}.toml").read_text("utf-8"))["case"]:
            out.append(pytest.param(case, id=f"{file}:{case['id']}", marks=marks))
    return out


@pytest.mark.parametrize("case", _rows("dates", "no-dates", "dates-known-failures"))
def test_dates(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_dates(text, printed=case.get("printed"))
    assert [m.edtf for m in found] == [d["edtf"] for d in case["dates"]]
    for m, wanted in zip(found, case["dates"], strict=True):
        at = text.index(wanted["words"])
        assert m.start < at + len(wanted["words"]) and at < m.end, "covers other words"
        got = {"mod": m.mod, "role": m.role, "anchor": m.anchor, "at": m.at}
        assert {k: got[k] for k in got if k in wanted} == {k: wanted[k] for k in got if k in wanted}
        assert is_edtf(m.edtf)
        assert edtf.parse_edtf(m.edtf) is not None


@pytest.mark.parametrize("case", _rows("amounts", "no-amounts"))
def test_amounts(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_amounts(text)
    assert [(m.value, m.unit) for m in found] == [(a["value"], a["unit"]) for a in case["amounts"]]
    for m, wanted in zip(found, case["amounts"], strict=True):
        at = text.index(wanted["words"])
        assert m.start <= at and at + len(wanted["words"]) <= m.end, f"covers {text[m.start : m.end]!r}"
        assert m.modifier == wanted.get("modifier", "exact")
        assert (m.value_max, m.out_of, m.per) == (wanted.get("value_max"), wanted.get("out_of"), wanted.get("per", ""))


@pytest.mark.parametrize("case", _rows("sentences"))
def test_sentences(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[a:b] for a, b in sentences(text)] == case["sentences"]

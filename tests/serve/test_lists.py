"""One list, three faces: what the page counts, `.json` and `.csv` hold; an address gives the same rows anywhere."""

from __future__ import annotations

import csv
import io
import re

import pytest
from starlette.testclient import TestClient

from banggiao.serve.listing import cell

PATHS = [
    "/commitments", "/commitments?parties=VNM-USA", "/commitments?pillar=education&stage=pledge",
    "/commitments?state=overdue", "/stances", "/timeline", "/figures", "/mechanisms", "/people", "/organisations",
    "/disagreements", "/relations", "/search?q=hop+tac",
]  # fmt: skip


def data(path: str, suffix: str) -> str:
    base, _, query = path.partition("?")
    return f"{base}.{suffix}" + (f"?{query}" if query else "")


@pytest.mark.parametrize("path", PATHS)
def test_csv_and_json_have_the_rows_that_the_page_counts(client: TestClient, path: str) -> None:
    shown = re.search(r"(\d+) dòng", client.get(path).text)
    assert shown
    rows = client.get(data(path, "json")).json()
    lines = list(csv.reader(io.StringIO(client.get(data(path, "csv")).text)))
    assert int(shown[1]) == rows["total"] == len(rows["rows"]) == len(lines) - 1


@pytest.mark.parametrize("path", PATHS)
def test_an_address_gives_the_same_rows_again(client: TestClient, path: str) -> None:
    assert client.get(data(path, "json")).content == client.get(data(path, "json")).content


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "page=99999999999"])
def test_a_page_that_is_none(client: TestClient, query: str) -> None:
    assert client.get(f"/commitments?{query}").status_code == 404


@pytest.mark.parametrize("query", ["parties=%00", "pillar=nothing", "order=wat", "year=9999", "state=x", "since=abc"])
def test_a_filter_that_is_none_asks_for_nothing_and_breaks_nothing(client: TestClient, query: str) -> None:
    assert client.get(f"/commitments?{query}").status_code == 200


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@sum", "\tx", "\rx"])
def test_a_cell_is_no_formula(text: str) -> None:
    assert cell(text) == "'" + text


@pytest.mark.parametrize("text", ["-3,5%", "+26", "-12", "Việt Nam - Hoa Kỳ"])
def test_a_plain_number_stays(text: str) -> None:
    assert cell(text) == text


def test_every_word_has_both_languages() -> None:
    from banggiao.serve.render import words

    assert all(set(v) == {"vi", "en"} and all(v.values()) for v in words().values())


def test_the_timeline_runs_by_the_dates_of_what_happened(client: TestClient) -> None:
    from banggiao.model.dates import latest

    days = [latest(r["date"]) for r in client.get("/timeline.json").json()["rows"]]
    dated = [d for d in days if d]
    assert len(dated) > 5
    assert dated == sorted(dated, reverse=True)
    assert days[: len(dated)] == dated, "what has no date stands last"

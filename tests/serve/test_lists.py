"""One list, three faces: what the page counts, `.json` and `.csv` hold; an address gives the same rows anywhere."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from banggiao.serve.app import create_app
from banggiao.serve.listing import as_json, cell
from banggiao.serve.ready import make_ready
from banggiao.serve.rows import all_rows
from banggiao.store import tables as t
from banggiao.store.listing import EntryFilter
from banggiao.store.store import Store
from tests.serve.conftest import MOMENT, options
from tests.store.filling import keep

PATHS = [
    "/commitments", "/commitments?parties=VNM-USA", "/commitments?pillar=education&stage=pledge",
    "/commitments?state=overdue", "/stances", "/timeline", "/figures", "/mechanisms", "/people", "/organisations",
    "/disagreements", "/relations", "/search?q=hop+tac", "/timeline?kind=event", "/timeline?kind=event&state=due",
    "/commitments?since=2023-01-01", "/sources", "/figures?parties=VNM-USA",
]  # fmt: skip

#: all of the entries
GONE = (t.entry_lists, t.entry_claims, t.entry_facets, t.entry_links, t.entry_chain, t.entries)


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


def test_an_outlet_and_a_witness_filter_the_sources(client: TestClient, store: Store) -> None:
    for name, number in store.outlets():
        assert client.get("/sources.json", params={"outlet": name}).json()["total"] == number
    copies = store.copies(5)
    assert copies, "two samples are copies"
    for c in copies:
        assert client.get("/sources.json", params={"witness": c.witness}).json()["total"] == c.number > 1


def test_the_matrix_counts_what_its_cells_open(client: TestClient) -> None:
    cells = re.findall(r'<a href="(/commitments\?[^"]+)">(\d+)</a>', client.get("/relations/VNM-USA").text)
    assert len(cells) > 10
    for address, number in cells:
        assert client.get(data(address.replace("&amp;", "&"), "json")).json()["total"] == int(number), address


def test_the_blocks_of_a_relation_count_what_they_open(client: TestClient) -> None:
    for query in ("", "?since=2023-06-01"):
        told = client.get(f"/relations/VNM-USA{query}").text
        found = re.findall(r'<h2 id="h-[a-z]+"><a href="([^"]+)">[^<]*\((\d+)\)', told)
        assert len(found) >= 4
        for address, number in found:
            assert client.get(data(address.replace("&amp;", "&"), "json")).json()["total"] == int(number), address


def test_the_map_counts_what_it_opens(client: TestClient) -> None:
    for row in client.get("/relations.json").json()["rows"]:
        pair = "-".join(row["parties"])
        for path, name in (("commitments", "commitments"), ("timeline", "events"), ("figures", "series")):
            query = "&kind=event" if name == "events" else ""
            assert client.get(f"/{path}.json?parties={pair}{query}").json()["total"] == row[name]


def test_coverage_tells_each_undertaking_of_a_statement(client: TestClient, store: Store) -> None:
    ids = store.entry_ids(EntryFilter(kinds=("statement",)))
    assert ids and f"/entries/{ids[0]}/coverage" in client.get(f"/entries/{ids[0]}").text
    shown = client.get(f"/entries/{ids[0]}/coverage")
    lines = list(csv.DictReader(io.StringIO(client.get(f"/entries/{ids[0]}/coverage.csv").text)))
    told = client.get(f"/entries/{ids[0]}/coverage.json").json()
    assert len(lines) == len(told["undertakings"]) == shown.text.count('<li class="card k-commitment">') > 5
    assert {x["entry"] for x in lines} == {u["entry"] for u in told["undertakings"]}
    assert client.get(f"/entries/{store.entry_ids(EntryFilter(kinds=('person',)))[0]}/coverage").status_code == 404


def test_an_answer_is_told_by_its_tag_until_the_register_moves(client: TestClient, store: Store) -> None:
    first = client.get("/commitments")
    again = client.get("/commitments", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/commitments?lang=en").text != first.text
    client.cookies.clear()
    assert client.get("/commitments").headers["etag"] == first.headers["etag"]
    keep(store, [])
    moved = client.get("/commitments", headers={"if-none-match": first.headers["etag"]})
    assert moved.status_code == 200 and moved.headers["etag"] != first.headers["etag"]
    assert "0 dòng" in moved.text


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


def test_what_is_made_ready_is_what_is_shown(client: TestClient, store: Store) -> None:
    before = {path: client.get(path).text for path in ("/relations/VNM-USA", "/commitments", "/relations")}
    make_ready(store, options().as_of)
    asked = TestClient(create_app(store, options(), clock=lambda: MOMENT), follow_redirects=False)
    assert {path: asked.get(path).text for path in before} == before


def test_a_long_answer_is_of_one_state_to_its_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("banggiao.serve.rows.AT_ONCE", 1)
    wanted = EntryFilter(kinds=("commitment",))
    before = [r["id"] for r in all_rows(store, wanted, "label")]
    with store.snapshot():
        answer = as_json(all_rows(store, wanted, "label"), store.entry_total(wanted), store.take())

    async def read() -> str:
        parts: list[str] = []
        async for part in answer.body_iterator:  # type: ignore[attr-defined]
            if len(parts) == 2:
                with store.database.writing() as connection:
                    for table in (
                        t.entry_lists,
                        t.entry_claims,
                        t.entry_facets,
                        t.entry_links,
                        t.entry_chain,
                        t.entries,
                    ):
                        connection.execute(table.delete())
            parts.append(part)
        return "".join(parts)

    with ThreadPoolExecutor(1) as alone:  # a loop of its own, wherever a browser's runs in this thread
        told = json.loads(alone.submit(asyncio.run, read()).result())
    assert [r["id"] for r in told["rows"]] == before and told["total"] == len(before) > 3

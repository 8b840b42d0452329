"""The HTTP API: it keeps its own schema under arbitrary calls, pages by cursor, and answers 304."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from banggiao.serve.app import create_app
from tests.serve.conftest import MOMENT, fill, options


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application over a register of the samples."""
    store = fill(f"sqlite:///{tmp_path_factory.mktemp('api') / 'samples.db'}")
    wrapped = create_app(store, options(), clock=lambda: MOMENT)
    assert isinstance(wrapped.app, FastAPI)
    wrapped.app.state.wrapped = wrapped
    return wrapped.app


@pytest.fixture
def whole(app: FastAPI) -> TestClient:
    """A client of the application with its safety around it."""
    return TestClient(app.state.wrapped)


OPERATIONS = [
    "/api/v1/info", "/api/v1/relations", "/api/v1/entries", "/api/v1/entries/{entry}", "/api/v1/claims/{claim}",
    "/api/v1/documents", "/api/v1/documents/{document}", "/api/v1/search",
]  # fmt: skip


def test_every_operation_is_called_below(app: FastAPI) -> None:
    assert sorted(app.openapi()["paths"]) == sorted(OPERATIONS)


@pytest.mark.parametrize("path", OPERATIONS)
def test_no_call_breaks_the_schema(app: FastAPI, path: str) -> None:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)

    @given(case=schema[path]["GET"].as_strategy())
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def call(case: Any) -> None:
        answer = case.call()
        assert answer.status_code < 500
        case.validate_response(answer)

    call()


@pytest.mark.parametrize("path", ["relations", "entries", "documents", "search?q=hop+tac"])
def test_cursors_walk_the_whole_list_once(whole: TestClient, path: str) -> None:
    join = "&" if "?" in path else "?"
    everything = whole.get(f"/api/v1/{path}{join}limit=100").json()
    seen: list[object] = []
    cursor = ""
    for _ in range(200):
        page = whole.get(f"/api/v1/{path}{join}limit=3{cursor}").json()
        seen += page["rows"]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert len(seen) == page["total"]
    assert seen[: len(everything["rows"])] == everything["rows"]


def test_nothing_new_is_304_until_something_is(whole: TestClient, app: FastAPI) -> None:
    first = whole.get("/api/v1/entries?kind=commitment")
    again = whole.get("/api/v1/entries?kind=commitment", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    store = app.state.store
    run = store.begin_run(rules="x", at="2026-11-22T00:00:00+00:00")
    store.finish_run(run, at="2026-11-22T00:00:00+00:00")
    assert whole.get("/api/v1/entries?kind=stance").headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize("path", ["entries/none", "claims/none", "documents/none", "nothing"])
def test_what_is_not_there_is_a_problem(whole: TestClient, path: str) -> None:
    answer = whole.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404


def test_the_names_are_those_of_the_command_line(whole: TestClient) -> None:
    row = whole.get("/api/v1/documents?limit=1").json()["rows"][0]
    document = whole.get(f"/api/v1/documents/{row['document']}").json()
    assert {"doc", "title", "published", "parties", "text", "segments", "claims"} <= set(document)
    claim = document["claims"][0]
    assert document["text"][claim["start"] : claim["end"]] == claim["quote"]
    assert whole.get(f"/api/v1/claims/{claim['id']}").json()["quote"] == claim["quote"]

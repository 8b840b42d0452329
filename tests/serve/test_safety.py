"""Who may write, from where, and what no answer lacks."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from starlette.routing import BaseRoute, Mount, Route
from starlette.testclient import TestClient

from banggiao.errors import BadSetting
from banggiao.serve.app import create_app
from banggiao.serve.options import ServeOptions
from banggiao.serve.safety import COOKIE, form_token
from banggiao.store.store import Store
from tests.serve.conftest import MOMENT, options

TOKEN = options().token
FORM = {"form_token": form_token(TOKEN)}


def routes(app: FastAPI) -> list[BaseRoute]:
    """All routes of the application, as it has them."""
    return [r for r in app.router.routes if not isinstance(r, Mount)]


def writing(store: Store, **changed: object) -> list[tuple[str, str]]:
    """(method, path) of every route that takes more than GET and HEAD."""
    app = create_app(store, options(**changed), clock=lambda: MOMENT).app
    assert isinstance(app, FastAPI)
    return [
        (method, re.sub(r"\{[^}]*\}", "x", getattr(r, "path", "")))
        for r in routes(app)
        for method in sorted(getattr(r, "methods", None) or ())
        if method not in ("GET", "HEAD", "OPTIONS")
    ]


def test_there_are_routes_that_write(store: Store) -> None:
    assert len(writing(store)) >= 3


def test_every_write_needs_the_token(store: Store, client: TestClient) -> None:
    for method, path in writing(store):
        assert client.request(method, path, data=FORM).status_code == 401, path


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_every_write_from_elsewhere_is_refused(store: Store, client: TestClient, headers: dict[str, str]) -> None:
    client.cookies.set(COOKIE, TOKEN)
    for method, path in writing(store):
        assert client.request(method, path, data=FORM, headers=headers).status_code == 403, path


def test_a_write_without_its_form_token_is_refused(store: Store, client: TestClient) -> None:
    client.cookies.set(COOKIE, TOKEN)
    for method, path in writing(store):
        assert client.request(method, path, data={"form_token": "old"}).status_code == 403, path


def test_read_only_has_no_route_that_writes(store: Store) -> None:
    assert writing(store, public_read_only=True) == []
    public = TestClient(create_app(store, options(public_read_only=True), clock=lambda: MOMENT))
    for method, path in writing(store):
        assert public.request(method, path, data=FORM).status_code in (404, 405), path
    assert public.get("/review").status_code == 404


def test_read_only_shows_no_article_that_its_rights_do_not_open(store: Store) -> None:
    public = TestClient(create_app(store, options(public_read_only=True), clock=lambda: MOMENT))
    for filed in store.documents():
        shown = public.get(f"/documents/{filed.document.id}").text
        assert filed.document.sample, "the samples may be shown; a text of an outlet may not"
        assert filed.document.title in shown or "&#" in shown


def test_get_changes_nothing(store: Store, client: TestClient) -> None:
    client.cookies.set(COOKIE, TOKEN)
    app = create_app(store, options(), clock=lambda: MOMENT).app
    assert isinstance(app, FastAPI)
    before = store.data_version()
    for route in routes(app):
        if isinstance(route, Route) and "GET" in (route.methods or ()):
            client.get(re.sub(r"\{[^}]*\}", "x", route.path))
    assert store.data_version() == before


def test_no_answer_lacks_the_policy(client: TestClient) -> None:
    for path in ("/relations", "/nowhere", "/api/v1/info", "/static/app.css", "/commitments.csv"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff", path


def test_a_page_as_found_is_plain_text_in_a_sandbox(store: Store, client: TestClient) -> None:
    html = next(f for f in store.documents() if f.document.shape == "html")
    answer = client.get(f"/documents/{html.document.id}/page.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_another_host_is_refused(client: TestClient) -> None:
    assert client.get("/relations", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org"])
def test_other_addresses_need_to_be_asked_for(host: str) -> None:
    with pytest.raises(BadSetting, match="public-read-only"):
        ServeOptions(host=host)
    assert ServeOptions(host=host, public_read_only=True).host == host


def test_the_theme_leads_nowhere_else(client: TestClient) -> None:
    for back in ("//evil.example", "https://evil.example", "/\\evil.example"):
        assert client.get("/theme", params={"to": "dark", "back": back}).headers["location"] == "/"


def test_an_upload_over_the_limit_is_refused(store: Store) -> None:
    small = TestClient(create_app(store, options(upload_limit=1000), clock=lambda: MOMENT))
    small.cookies.set(COOKIE, TOKEN)
    answer = small.post("/upload", data=FORM, files={"files": ("a.txt", b"x" * 5000)})
    assert answer.status_code == 413
    assert store.jobs() == []

"""Hostile sources: what is written in a title, a body, a name or a file's name never runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.etree
import lxml.html
import pytest
from playwright.sync_api import Browser, Dialog
from starlette.testclient import TestClient

from banggiao.cli.ingest import file_pages
from banggiao.pipeline import resolve_register
from banggiao.serve.app import create_app
from banggiao.serve.safety import COOKIE, form_token
from banggiao.sources import page_of
from banggiao.store import open_store
from banggiao.store.store import Store
from tests.serve.conftest import MOMENT, free_port, options, serving

TAGS = ("script", "img", "svg", "iframe", "body", "details", "video", "input", "a", "math")
PAYLOADS = [
    form.format(tag=tag)
    for tag in TAGS
    for form in (
        "<{tag}>alert(1)</{tag}>", "<{tag} src=x onerror=alert(1)>", "\"><{tag} onload=alert(1)>",
        "'><{tag} onfocus=alert(1) autofocus>", "</title><{tag} onclick=alert(1)>", "<{tag}/onerror=alert(1) src>",
        "{{{{7*7}}}}<{tag}>", "javascript:alert('{tag}')", "<!--><{tag} onerror=alert(1)>",
        "\u202e<{tag} href=javascript:alert(1)>",
    )
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A register of texts that try to run something on every page."""
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'hostile.db'}") as store:
        found = []
        for n in range(0, len(PAYLOADS), 5):
            some = PAYLOADS[n : n + 5]
            text = (
                f"Việt Nam - Australia hợp tác {some[0]}\n\n"
                f"Thủ tướng Trần Văn {some[1]} khẳng định Việt Nam sẽ tăng cường hợp tác với Australia {some[2]}.\n"
                f"Australia cam kết hỗ trợ Việt Nam 5 triệu AUD {some[3]} để đào tạo nhân lực.\n"
                f"Hai bên nhất trí triển khai Chương trình Hợp tác {some[4]} Việt Nam - Australia.\n"
            )
            found.append(page_of(f"{n}{some[0].replace('/', '')}.txt", text.encode()))
        file_pages(store, found, {p.origin: p.origin for p in found}, workers=1)
        resolve_register(store)
        yield store


def test_there_are_a_hundred(hostile: Store) -> None:
    assert len(PAYLOADS) == 100
    assert sum(1 for _ in hostile.documents()) == 20


def paths(store: Store) -> list[str]:
    """Every page of the hostile register."""
    out = ["/relations", "/relations/VNM-AUS", "/commitments", "/stances", "/timeline", "/people", "/mechanisms",
           "/organisations", "/sources", "/about", "/search?q=hop+tac", "/review"]  # fmt: skip
    out += [f"/documents/{f.document.id}" for f in store.documents()]
    return out + [f"/entries/{e.id}" for e in store.entries()]


def test_no_payload_leaves_as_markup(hostile: Store) -> None:
    client = TestClient(create_app(hostile, options(), clock=lambda: MOMENT))
    client.cookies.set(COOKIE, options().token)
    for path in paths(hostile):
        tree = lxml.html.fromstring(client.get(path).text)
        for element in tree.iter(lxml.etree.Element):
            assert not [a for a in element.attrib if a.startswith("on")], (path, element.attrib)
            for name in ("href", "src", "action", "formaction"):
                assert not element.get(name, "").strip().lower().startswith(("javascript:", "data:text")), path
        assert {s.get("src") for s in tree.iter("script")} == {"/static/vendor/htmx.min.js", "/static/app.js"}, path
        assert not list(tree.iter("iframe", "object", "embed", "video", "math")), path


@pytest.mark.browser
def test_nothing_runs(hostile: Store, browser: Browser) -> None:
    chosen = options(port=free_port())
    server, thread = serving(hostile, chosen)
    context = browser.new_context()
    page = context.new_page()
    ran: list[str] = []

    def opened(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", opened)
    page.on("console", lambda m: ran.append(m.text) if "Content Security Policy" in m.text else None)
    try:
        for path in paths(hostile)[:40]:
            page.goto(chosen.origin + path, wait_until="load")
    finally:
        server.should_exit = True
        thread.join(10)
        context.close()
    assert ran == []


def test_an_upload_with_a_hostile_name_is_shown_escaped(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'u.db'}") as store:
        client = TestClient(create_app(store, options(), clock=lambda: MOMENT))
        client.cookies.set(COOKIE, options().token)
        form = {"form_token": form_token(options().token), "name": "<img src=x onerror=alert(1)>.txt", "pasted": "chữ"}
        assert client.post("/upload", data=form).status_code == 200
        html = client.get("/upload").text
        assert "<img" not in html
        assert "&lt;img" in html

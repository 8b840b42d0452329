"""Partial updates: what htmx swaps, that the address follows, and that the policy holds."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from banggiao.serve.render import environment
from tests.serve.conftest import MOMENT, Served
from tools.vendor import VENDOR, sums


def test_what_is_vendored_is_what_was_taken() -> None:
    assert (VENDOR / "SHA256SUMS").read_text("utf-8") == sums()
    assert hashlib.sha256(Path(VENDOR / "htmx.min.js").read_bytes()).hexdigest() in sums()


def test_htmx_may_neither_eval_nor_write_styles() -> None:
    source = environment().loader.get_source(environment(), "base.html")[0]  # type: ignore[union-attr]
    found = re.search(r"htmx-config\" content='([^']+)'", source)
    assert found
    config = json.loads(found[1])
    for name in ("allowEval", "allowScriptTags", "includeIndicatorStyles"):
        assert config[name] is False
    assert config["selfRequestsOnly"] is True
    assert config["historyCacheSize"] == 0


@pytest.mark.browser
def test_a_filter_changes_rows_and_address_without_a_new_page(browser: Browser, served: Served) -> None:
    opened = browser.new_context()
    page, wrong = watched(opened, served)
    page.goto(f"{served.url}/commitments?parties=VNM-USA")
    page.evaluate("window.same = true")
    all_rows = page.inner_text("p[role=status]")
    page.focus("#f-stage")
    with page.expect_response("**/commitments?*"):
        page.select_option("#f-stage", "pledge")
    page.wait_for_url("**stage=pledge**")
    assert page.evaluate("window.same") is True
    assert "pillar=" not in page.url, "the address holds only what was chosen"
    assert page.evaluate("document.activeElement.id") == "f-stage", "the keyboard stays where it was"
    told = page.inner_text("p[role=status]")
    assert told != all_rows
    assert "stage=pledge" in str(page.get_attribute("#foot a", "href"))
    fresh = browser.new_context().new_page()
    fresh.goto(page.url)
    assert fresh.inner_text("p[role=status]") == told
    assert fresh.locator("ul.rows > li").all_inner_texts() == page.locator("ul.rows > li").all_inner_texts()
    page.go_back()
    expect(page.locator("p[role=status]")).to_have_text(all_rows)
    assert wrong == []
    opened.close()


@pytest.mark.browser
def test_progress_follows_the_database(browser: Browser, served: Served) -> None:
    opened = browser.new_context()
    opened.add_cookies([{"name": "banggiao_token", "value": served.token, "url": served.url}])
    number = served.store.enqueue("a.txt", b"mot", media_type="text/plain", now=MOMENT).number
    page, wrong = watched(opened, served)
    page.goto(f"{served.url}/upload")
    assert str(page.get_attribute("#progress", "hx-trigger")).startswith("every ")
    found = served.store.claim_next("test", now=MOMENT)
    assert found is not None and found[0].number == number
    served.store.fail(number, "test", now=MOMENT, reason="hỏng")
    page.wait_for_selector("#progress:not([hx-trigger])")
    assert "hỏng" in page.inner_text("#progress")
    assert wrong == []
    opened.close()


def watched(opened: BrowserContext, served: Served) -> tuple[Page, list[str]]:
    """A page, and what goes wrong on it: console errors, page errors, requests to elsewhere."""
    page, wrong = opened.new_page(), []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda r: None if r.url.startswith((served.url, "data:")) else wrong.append(r.url))
    return page, wrong

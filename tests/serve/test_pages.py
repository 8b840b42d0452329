"""Every kind of page in a real browser: both languages, both themes, narrow and wide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from banggiao.store.listing import EntryFilter
from tests.serve.conftest import Served

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PATHS = [
    "/relations", "/relations/VNM-USA", "/commitments", "/commitments?parties=VNM-USA&stage=pledge", "/stances",
    "/timeline", "/figures", "/mechanisms", "/people", "/organisations", "/disagreements", "/sources", "/about",
    "/search?q=ban+dan", "/review", "/review?edit=deadline", "/review?edit=deadline&wrong=wrong_quote",
    "/review/history", "/upload", "/nowhere", "merge", "split", "rank",
    "entry:commitment", "entry:series", "entry:person", "entry:mechanism", "entry:relationship", "entry:disagreement",
    "document", "coverage", "/relations/VNM-USA?since=2023-06-01",
]  # fmt: skip


def address(served: Served, path: str) -> str:
    """The address of a page kind: of the first entry of a kind, of the first document."""
    if path == "document":
        return f"{served.url}/documents/{next(served.store.documents()).document.id}"
    if path == "coverage":
        return address(served, "entry:statement") + "/coverage"
    if path.startswith("entry:"):
        kind = path.removeprefix("entry:")
        found = served.store.entry_ids(EntryFilter(kinds=(kind,)), order="surest", limit=1)
        assert found, f"the samples have no {kind}"
        return f"{served.url}/entries/{found[0]}"
    if path in ("merge", "split", "rank"):
        return f"{served.url}/review/entries/{joining(served, path)}"
    return served.url + path


def joining(served: Served, decision: str) -> str:
    """The entry, and the proposal, of a page that merges, splits or ranks."""
    if decision == "rank":
        return served.store.entry_ids(EntryFilter(kinds=("disagreement",)), limit=1)[0]
    one = next(e for e in served.store.entries(kind="commitment") if len(e.claims) > 1)
    other = next(e for e in served.store.entries(kind="commitment") if e.id != one.id)
    return f"{one.id}?decision={decision}&with={other.id if decision == 'merge' else one.claims[0]}"


@pytest.fixture(params=["light", "dark"])
def context(browser: Browser, served: Served, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh browser profile in one theme, with the token."""
    opened = browser.new_context(color_scheme=request.param, viewport={"width": 1280, "height": 900})
    opened.add_cookies([{"name": "banggiao_token", "value": served.token, "url": served.url}])
    yield opened
    opened.close()


def watch(page: Page, served: Served) -> list[str]:
    """What goes wrong on a page: console errors, page errors, requests to elsewhere."""
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(f"console: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda e: wrong.append(f"error: {e}"))

    def asked(url: str) -> None:
        if not url.startswith((served.url, "data:", "blob:")):
            wrong.append(f"off-site: {url}")

    page.on("request", lambda r: asked(r.url))
    return wrong


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_sound(context: BrowserContext, served: Served, path: str) -> None:
    page = context.new_page()
    wrong = watch(page, served)
    url = address(served, path)
    for lang in ("vi", "en"):
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(url + ("&" if "?" in url else "?") + f"lang={lang}", wait_until="load")
            assert page.locator("html").get_attribute("lang") == lang
            scroll = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert scroll <= 0, f"{lang} {width}: scrolls sideways by {scroll}"
            found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
            assert found.violations_count == 0, f"{lang} {width}: {found.generate_report()}"
    # a 404 is told by the browser as a console error; that is the page under test there
    assert [w for w in wrong if not (path == "/nowhere" and "404" in w)] == []


def test_a_chart_is_drawn_under_the_policy(context: BrowserContext, served: Served) -> None:
    series = [
        e
        for e in served.store.entries(kind="series")
        if len({v.get("period") for v in e.fields["values"]} - {None}) > 1
    ]
    assert series, "the samples have a series of two periods"
    page = context.new_page()
    wrong = watch(page, served)
    page.goto(f"{served.url}/entries/{series[0].id}")
    page.wait_for_selector("[data-spec] svg.marks, [data-spec] .marks", timeout=10_000)
    assert wrong == []


def test_a_deep_link_scrolls_to_its_quote(context: BrowserContext, served: Served) -> None:
    filed = max(served.store.documents(), key=lambda f: len(f.document.text))
    claim = filed.claims[-1]
    page = context.new_page()
    page.goto(f"{served.url}/documents/{filed.document.id}#{claim.id}")
    page.wait_for_selector("mark.on")
    text = "".join(page.locator("mark.on").all_text_contents())
    assert "".join(claim.evidence.quote.split()) == "".join(text.split())


def test_print_is_ink_on_paper_whatever_the_theme(context: BrowserContext, served: Served) -> None:
    page = context.new_page()
    page.goto(f"{served.url}/relations/VNM-USA")
    page.emulate_media(media="print")
    style = page.evaluate("(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.body))")
    assert style == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    soft = page.evaluate("getComputedStyle(document.querySelector('.soft')).color")
    assert soft == "rgb(51, 51, 51)"
    assert not page.locator("header.top").is_visible()


def test_pages_work_without_scripts(browser: Browser, served: Served) -> None:
    opened = browser.new_context(java_script_enabled=False)
    page = opened.new_page()
    page.goto(f"{served.url}/relations/VNM-USA")
    page.click("td.count a")
    assert page.locator("ul.rows > li").count() > 0
    opened.close()


def test_keyboard_alone_finds_the_pledge_rejects_and_undoes(browser: Browser, served: Served) -> None:
    opened = browser.new_context()
    page = opened.new_page()
    page.goto(f"{served.url}/?token={served.token}")
    assert "token" not in page.url
    focus(page, 'input[type="search"]')
    page.keyboard.type("ban dan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ban+dan")
    focus(page, 'main li.k-commitment a[href*="#c"]')
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.on")
    claim = page.url.rsplit("#", 1)[1]
    assert "bán dẫn" in "".join(page.locator("mark.on").all_text_contents())
    focus(page, f'aside a[href="/review?claim={claim}"]')
    page.keyboard.press("Enter")
    page.wait_for_selector("#do-reject")
    before = sum(1 for _ in served.store.judgements())
    page.keyboard.press("r")
    page.wait_for_selector("#do-undo")
    assert [j.decision for j in served.store.judgements()][before:] == ["reject"]
    page.keyboard.press("u")
    page.wait_for_url(f"**/review?claim={claim}")
    page.wait_for_selector("#recent li s")
    assert [j.decision for j in served.store.judgements()][before:] == ["reject", "undo"]
    opened.close()


def focus(page: Page, selector: str) -> None:
    """Tab until the first element of `selector` has the focus."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement === document.querySelector(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")

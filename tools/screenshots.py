"""Takes the pictures of the README and docs from a server over the samples.

python -m tools.screenshots URL        (the address with its token, as `banggiao serve` prints it over the samples)
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

OUT = Path("docs/pictures")
PAGES = {
    "relation": "/relations/VNM-USA", "commitments": "/commitments?parties=VNM-USA", "timeline": "/timeline",
    "review": "/review?kind=commitment",
}  # fmt: skip
#: pages that are also shown as on a phone, in the dark
PHONE = ("relation", "review")
_CHROMIUM = ["--no-sandbox", "--disable-gpu"]


def merge_preview(page: Page, base: str) -> None:
    """Open the preview of a merge of two entries of the samples."""
    page.goto(f"{base}/review?kind=commitment")
    page.click("#do-entry")
    page.check('section:has(#h-merge) input[name="with"] >> nth=0')
    page.click("section:has(#h-merge) form:has(fieldset) button")


def main(url: str) -> None:
    """Write one picture a page."""
    OUT.mkdir(parents=True, exist_ok=True)
    where = urlsplit(url)
    base = f"{where.scheme}://{where.netloc}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_CHROMIUM)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(url)  # the token goes into a cookie
        for name, path in PAGES.items():
            page.goto(base + path)
            page.screenshot(path=str(OUT / f"{name}.png"))
        page.goto(f"{base}/sources")
        page.click("tbody th a")
        page.screenshot(path=str(OUT / "document.png"))
        merge_preview(page, base)
        page.screenshot(path=str(OUT / "merge.png"))
        phone = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme="dark")
        page = phone.new_page()
        page.goto(url)
        for name in PHONE:
            page.goto(base + PAGES[name])
            page.screenshot(path=str(OUT / f"{name}-phone.png"))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])

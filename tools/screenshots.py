"""Takes the pictures of the README and docs from a server over the samples.

python -m tools.screenshots URL        (a running `banggiao serve` over the samples' register)
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

OUT = Path("docs/pictures")
PAGES = {"relation": "/relations/VNM-USA", "commitments": "/commitments?parties=VNM-USA", "timeline": "/timeline"}


def main(url: str) -> None:
    """Write one picture a page."""
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1180, "height": 900})
        for name, path in PAGES.items():
            page.goto(url + path)
            page.screenshot(path=str(OUT / f"{name}.png"))
        page.goto(url + "/sources")
        page.click("tbody th a")
        page.screenshot(path=str(OUT / "document.png"))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])

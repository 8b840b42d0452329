"""How well cleaning tells the article from the page: ours beside trafilatura alone, on the pages of tests/cases.

Prints one table: token F1 of the kept text against the page's article, for each page as HTML, for its text dumped
line by line (what a reader copies), and for trafilatura 2.3 on the HTML. `--dump FILE` shows what ours kept wrongly.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from pathlib import Path

from banggiao.clean import clean
from banggiao.clean.markup import read_blocks, text_of
from banggiao.sources import page_of

PAGES = Path(__file__).parent.parent / "tests" / "cases" / "clean" / "html"


def tokens(text: str) -> list[str]:
    """Words of a text, in small letters."""
    return re.findall(r"\w+", text.lower())


def f1(wanted: str, found: str) -> float:
    """Token F1 of two texts, as `content_f1` of the bench counts it."""
    a, b = Counter(tokens(wanted)), Counter(tokens(found))
    hit = sum((a & b).values())
    return 2 * hit / (sum(a.values()) + sum(b.values())) if hit else 0.0


def dumped(source: str) -> str:
    """The page's text as a reader copies it: one block a line."""
    return "\n".join(text_of(source, block) for block in read_blocks(source)) + "\n"


def measure(file: Path) -> dict[str, float]:
    """The three figures of one page."""
    from trafilatura import extract

    wanted = "\n".join(text for _, text in tomllib.loads(file.with_suffix(".toml").read_text("utf-8"))["segments"])
    content = file.read_bytes()
    page = page_of(file.name, content)
    plain = page_of(file.stem + ".txt", dumped(page.source).encode())
    return {
        "html": f1(wanted, clean(page).text),
        "dump": f1(wanted, clean(plain).text),
        "dump, raw": f1(wanted, plain.source),
        "trafilatura": f1(wanted, extract(page.source, include_comments=False) or ""),
    }


def show(file: Path) -> None:
    """What ours kept that it should not have, and lost that it should have kept."""
    wanted = [text for _, text in tomllib.loads(file.with_suffix(".toml").read_text("utf-8"))["segments"]]
    page = page_of(file.name, file.read_bytes())
    plain = page_of(file.stem + ".txt", dumped(page.source).encode())
    for name, got in (("html", clean(page).text), ("dump", clean(plain).text)):
        lines = got.split("\n")
        for line in lines:
            if not any(line.rstrip(".") == w.rstrip(".") for w in wanted):
                print(f"{name} kept  {line[:150]}")
        for w in wanted:
            if not any(line.rstrip(".") == w.rstrip(".") for line in lines):
                print(f"{name} lost  {w[:150]}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dump", type=Path)
    chosen = parser.parse_args().dump
    if chosen:
        show(chosen)
        return
    rows = {file.stem: measure(file) for file in sorted(PAGES.glob("*.html"))}
    names = list(next(iter(rows.values())))
    print("page  " + "  ".join(f"{n:>11}" for n in names))
    for stem, row in rows.items():
        print(f"{stem:5} " + "  ".join(f"{row[n]:11.3f}" for n in names))
    print("mean  " + "  ".join(f"{sum(r[n] for r in rows.values()) / len(rows):11.3f}" for n in names))


if __name__ == "__main__":
    main()

"""Writes the excerpt of the READMEs from what the demo prints: `python -m tools.readme`, `--check` to compare only.

Takes the samples' register, puts the picture of pillars and a few entries, each found by words of its sentence, between
the marks of README.md and README.vi.md. Keeps true: every line of the excerpt is a line that `banggiao demo` prints.
"""

from __future__ import annotations

import re
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from banggiao.cli.demo import demo
from banggiao.export.dossier import build, render_md
from banggiao.store import open_store

ROOT: Final = Path(__file__).parents[1]
PAGES: Final = {"README.md": "en", "README.vi.md": "vi"}
#: by which words of its sentences an entry is found, in the order of the excerpt
ENTRIES: Final = (
    "(tháng 9/2023",
    " 2 triệu USD",
    "bổ sung 19 triệu USD trong năm 2022",
    "gần 11,2 tỷ USD",
    "ngày 25/8/2022",
)
#: the day that overdue and silent are told against; the demo takes today
AS_OF: Final = date(2026, 1, 1)
_MARKS: Final = re.compile(r"(<!-- excerpt -->\n).*?(\n<!-- end of excerpt -->)", re.DOTALL)


def dossiers(folder: Path) -> dict[str, str]:
    """Language -> the samples' dossier as the demo prints it."""
    url = f"sqlite:///{folder}/samples.db"
    demo(db=url, quiet=True)
    with open_store(url, read_only=True) as store:
        return {lang: render_md(build(store, ("VNM", "USA"), as_of=AS_OF, lang=lang)) for lang in PAGES.values()}


def blocks(dossier: str) -> list[str]:
    """The entries of a dossier, each with its sentences and what stands under it."""
    found: list[list[str]] = []
    for line in dossier.splitlines():
        if line.startswith("- "):
            found.append([line])
        elif line.startswith("#"):
            found.append([])
        elif found and found[-1] and (line.startswith("  ") or not line):
            found[-1].append(line)
    return ["\n".join(block).rstrip() for block in found if block]


def excerpt(dossier: str) -> str:
    """The picture and the chosen entries, the shortest block of each; one that the dossier has lost is left out."""
    picture = dossier.split("```text\n")[1].split("\n```")[0]
    entries = blocks(dossier)
    found = [[b for b in entries if words in b] for words in ENTRIES]
    chosen = [min(held, key=len) for held in found if held]
    return f"\n```text\n{picture}\n```\n\n" + "\n".join(chosen) + "\n"


def main() -> int:
    """Write both pages, or with `--check` tell whether they are as written; gives the exit code."""
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        made = dossiers(Path(folder))
    for page, lang in PAGES.items():
        text = (ROOT / page).read_text("utf-8")
        shown = excerpt(made[lang]).replace("\\", r"\\")
        new = _MARKS.sub(rf"\1{shown}\2", text)
        if new != text:
            stale.append(page)
            if "--check" not in sys.argv:
                (ROOT / page).write_text(new, "utf-8")
    print(f"excerpts {'stale' if '--check' in sys.argv else 'written'}: {', '.join(stale) or 'none'}")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())

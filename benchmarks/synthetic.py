"""A register of synthetic articles, as large as a benchmark asks for.

    python benchmarks/synthetic.py --corpus ../shared/corpus/news --claims 100000 [--folder FOLDER] [--workers 2]

Takes the news corpus, gives a folder of new articles (parties, people, dates and figures swapped, some sentences left
out) and the register that `banggiao ingest` makes of them. Keeps true: nothing of it is stored in the project; every
article says of itself that it is a sample and no news, so that every page and file marks it; the same corpus, size and
seed give the same articles.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from banggiao.model.claims import Actor
from banggiao.model.page import Page
from banggiao.pipeline import ReadPage, read_page
from banggiao.sources import pages
from banggiao.vocabulary.lexicon import entries_of, lexicon

FOLDER: Final = Path("/tmp/banggiao-bench")
#: the words by which `clean` knows a text that is no news
MARK: Final = "Văn bản mẫu của Bang Giao: máy ghép từ tin khác, mọi tên, ngày và số đều không thật."
#: Share of sentences that a new article leaves out, so that articles of one origin are not one witness.
LEFT_OUT: Final = 0.3
#: The register's dates end here, so that some deadlines are over and some are not.
FIRST_YEAR, LAST_YEAR = 2012, 2026
_DATE: Final = re.compile(r"\b(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>(?:19|20)\d\d))?\b|\b(?P<year>(?:19|20)\d\d)\b")
_FIGURE: Final = re.compile(r"\b\d+(?:[.,]\d+)*\b")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+(?=[“\"A-ZĐÀ-Ỹ])")
_MIDDLE: Final = ("Văn", "Thị", "Đức", "Minh", "Quang", "Hữu", "Ngọc", "Thu", "Xuân", "Công")
_LAST: Final = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khoa", "Lan", "Mai", "Nam", "Phúc", "Quý", "Sơn", "Tâm")
_ABROAD: Final = ("Abel", "Bruno", "Carla", "Dario", "Elena", "Fabio", "Greta", "Hugo", "Irma", "Jonas", "Karin")
_FAMILY: Final = ("Aldani", "Bremont", "Castellar", "Dorvin", "Estavel", "Fennick", "Galvero", "Harlind", "Ivarsen")


@dataclass(frozen=True, slots=True)
class Original:
    """An article as read: its text and what can be swapped in it."""

    text: str
    #: spans of party names with their codes, in order
    parties: tuple[tuple[int, int, str], ...]
    people: tuple[str, ...]


@cache
def party_names() -> Mapping[str, str]:
    """Code of a state -> the name that a new article uses for it."""
    rows = [e for c in ("parties", "countries") for e in entries_of(c) if len(e.id) == 3 and not e.data.get("trap")]
    gone = ("SUN", "CSK", "DDR", "YUG")
    return {e.id: (*e.forms, *e.cased)[0] for e in rows if e.id.isupper() and e.id not in gone}


def read(corpus: Path) -> list[Original]:
    """The articles of the corpus with what can be swapped in them."""
    out, scan = [], lexicon("parties", "countries")
    for page in pages([str(corpus)]):
        done = read_page(page) if isinstance(page, Page) else page
        if not isinstance(done, ReadPage):
            continue
        text = done.document.text
        people = {c.name for c in done.extraction.claims if isinstance(c, Actor)}
        named = [m.span() for name in people for m in re.finditer(re.escape(name), text)]
        found = [
            (h.start, h.end, h.entry.id)
            for h in scan.scan(text)
            if h.entry.id in party_names() and not any(a <= h.start < b for a, b in named)
        ]
        kept = tuple(f for n, f in enumerate(found) if not n or f[0] >= found[n - 1][1])
        out.append(Original(text, kept, tuple(sorted(people, key=lambda n: (-len(n), n)))))
    return out


def other(original: Original, chance: random.Random) -> str:
    """A new article out of an old one."""
    text = _with_parties(original, chance)
    for name in original.people:
        text = text.replace(name, _person(name, chance))
    years = chance.randint(-4, 4)
    dates: list[str] = []

    def date(match: re.Match[str]) -> str:
        dates.append(_date(match, years, chance))
        return f"\x00{chr(0xE000 + len(dates) - 1)}\x00"

    text = _FIGURE.sub(lambda m: _figure(m[0], chance), _DATE.sub(date, text))
    text = re.sub("\x00(.)\x00", lambda m: dates[ord(m[1]) - 0xE000], text)
    head, *rest = text.split("\n")
    lines = [" ".join(s for s in _SENTENCE.split(line) if chance.random() > LEFT_OUT) for line in rest]
    return "\n".join([head, *(line for line in lines if line), MARK, ""])


def _with_parties(original: Original, chance: random.Random) -> str:
    """The text with every foreign party swapped; a few partners have most of the articles, as in a real register."""
    codes = [c for c in party_names() if c != "VNM"]
    named = dict.fromkeys(code for _, _, code in original.parties if code != "VNM")
    swap = {code: codes[min(int(chance.paretovariate(0.8)) - 1, len(codes) - 1)] for code in named}
    out, at = [], 0
    for start, end, code in original.parties:
        out += [original.text[at:start], party_names()[swap[code]] if code in swap else original.text[start:end]]
        at = end
    return "".join([*out, original.text[at:]])


def _person(name: str, chance: random.Random) -> str:
    if len(name.split()) < 2:
        return name
    surnames = next(e for e in entries_of("surnames") if e.id == "vietnamese").cased[:20]
    if name.split()[0] in surnames:
        return f"{chance.choice(surnames)} {chance.choice(_MIDDLE)} {chance.choice(_LAST)}"
    return f"{chance.choice(_ABROAD)} {chance.choice(_FAMILY)}"


def _date(match: re.Match[str], years: int, chance: random.Random) -> str:
    year = match["y"] or match["year"]
    new = str(min(max(int(year) + years, FIRST_YEAR), LAST_YEAR + 9)) if year and int(year) > 1999 else year
    if match["year"]:
        return str(new)
    return f"{chance.randint(1, 28)}/{chance.randint(1, 12)}" + (f"/{new}" if new else "")


def _figure(number: str, chance: random.Random) -> str:
    """Another number of the same shape; small ones stay (ordinals, hours)."""
    if len(number) < 2:
        return number
    digits = iter([str(chance.randint(1, 9)), *(str(chance.randint(0, 9)) for _ in number)])
    return "".join(next(digits) if c.isdigit() else c for c in number)


def articles(originals: Sequence[Original], seed: int) -> Iterator[str]:
    """New articles without end."""
    chance = random.Random(seed)
    while True:
        yield from (other(original, chance) for original in originals)


def write(originals: Sequence[Original], folder: Path, number: int, seed: int) -> None:
    """`number` articles with a manifest of given days into `folder`."""
    texts = folder / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["path", "published", "publisher"])
        for n, text in zip(range(number), articles(originals, seed), strict=False):
            name = f"ghep-{n:06}.txt"
            (texts / name).write_text(text, encoding="utf-8")
            day = f"{chance.randint(FIRST_YEAR, LAST_YEAR)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            rows.writerow([f"texts/{name}", day, f"Bang Giao (máy ghép {chance.randint(1, 30)})"])


def held(db: Path) -> int:
    """Claims in a register, which is brought to the newest schema."""
    from banggiao.store import open_store

    with open_store(f"sqlite:///{db}", create=False) as store:
        return sum(store.counts()["claims"].values())


def build(corpus: Path, folder: Path, claims: int, *, workers: int = 2, seed: int = 7) -> Path:
    """The register with at least `claims` claims, made where `folder` does not hold it yet."""
    db, said = folder / f"register-{claims}-{seed}.db", folder / f"register-{claims}-{seed}.json"
    if said.exists():
        return db
    originals = read(corpus)
    # spread over the whole corpus, whose parts differ in length by half
    spread = [t for n, t in zip(range(len(originals)), articles(originals, seed), strict=False) if n % 4 == 0]
    sample = [read_page(Page(origin="x.txt", media_type="text/plain", content=t.encode(), source=t, encoding="utf-8"))
              for t in spread]  # fmt: skip
    mean = sum(len(r.extraction.claims) for r in sample if isinstance(r, ReadPage)) / len(sample)
    number = int(claims / mean * 1.02) + 1
    while True:
        write(originals, folder, number, seed)
        told = [sys.executable, "-m", "banggiao", "ingest", str(folder / "texts"), "--db", f"sqlite:///{db}",
                "--manifest", str(folder / "manifest.csv"), "--workers", str(workers)]  # fmt: skip
        subprocess.run(told, check=True)
        if (found := held(db)) >= claims:
            break
        number = int(number * claims / found * 1.02) + 1
    said.write_text(json.dumps({"synthetic": True, "articles": number, "claims": found, "seed": seed}))
    return db


def main() -> None:
    """Build the register and say what it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    db = build(asked.corpus, asked.folder, asked.claims, workers=asked.workers)
    print(f"{db}: {held(db)} claims of SYNTHETIC articles (parties, people, dates, figures swapped); no news")


if __name__ == "__main__":
    main()

"""Coverage of country mentions: how many of those that a hand list finds the gazetteer names with the right code.

    python benchmarks/gazetteer.py [--corpus ../shared/corpus/news] [--review]

Prints recall over all mentions and by code, what is missed in its context, and what the gazetteer names where the
list has nothing (for the eye: over-naming). `--review` also lists capitalised words behind cues of a state
("Tổng thống", "Đại sứ", "thăm", ...) that no vocabulary knows: the way to find names that the hand list lacks too.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from banggiao.clean import clean
from banggiao.extract.actors.countries import PartyName, party_names
from banggiao.extract.actors.landscape import landscape
from banggiao.extract.reading import Reading, Row, read
from banggiao.sources import pages

REFERENCE: Final = Path(__file__).with_name("gazetteer_reference.tsv")
#: the check of the issue
GOAL: Final = 0.98
_CUE: Final = re.compile(
    r"(?:[Tt]ổng thống|[Tt]hủ tướng|[Nn]goại trưởng|[Cc]hính phủ|[Đđ]ại sứ|[Tt]hăm|[Nn]gười|[Nn]ước|[Pp]hía|sang)"
    r" ([A-ZĐ][^\W\d_]*(?: [A-ZĐ][^\W\d_]*){0,2})"
)


def reference() -> list[tuple[re.Pattern[str], str]]:
    """The hand list: a pattern over whole words, and the code."""
    rows = [line.split("\t") for line in REFERENCE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return [(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), code) for pattern, code in rows]


def readings(corpus: Path) -> Iterator[tuple[str, Reading]]:
    """Every article of the corpus, cleaned and read."""
    for page in pages(sorted(str(f) for f in corpus.glob("*.txt"))):
        if not isinstance(page, Exception):
            yield Path(page.origin).stem, read(clean(page))


def _named_as(names: Row[PartyName], start: int, end: int, code: str) -> bool:
    return any(n.start < end and start < n.end and n.code == code for n in names)


def measure(corpus: Path, *, review: bool) -> None:
    """Print the figures."""
    patterns = reference()
    hit: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    over: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for _, reading in readings(corpus):
        text, names = reading.text, party_names(reading)
        found = [(m.start(), m.end(), code) for pattern, code in patterns for m in pattern.finditer(text)]
        for start, end, code in found:
            total[code] += 1
            if _named_as(names, start, end, code):
                hit[code] += 1
            else:
                missed[f"{code}: ...{text[max(0, start - 22) : end + 16]!r}"] += 1
        for n in names:
            if n.kind == "name" and not any(a < n.end and n.start < b for a, b, _ in found):
                over[f"{n.code}: {text[max(0, n.start - 14) : n.end + 12]!r}"] += 1
        if review:
            unknown.update(_unknown(reading, names))
    share = sum(hit.values()) / max(1, sum(total.values()))
    print(f"mentions {sum(total.values())}, named {sum(hit.values())}, coverage {share:.4f} (goal {GOAL})")
    weak = sorted((hit[c] / total[c], c) for c in total if hit[c] < total[c])
    print("by code, where below 1: " + "  ".join(f"{c} {s:.3f} of {total[c]}" for s, c in weak))
    for title, counter in (("missed", missed), ("named beside the list", over), ("unknown behind a cue", unknown)):
        if counter:
            print(f"\n{title}: {sum(counter.values())}")
            print("\n".join(f"  {n:4} {what}" for what, n in counter.most_common(60)))


def _unknown(reading: Reading, names: Row[PartyName]) -> list[str]:
    land = landscape(reading, names)
    taken = {o for n in names for o in range(n.start, n.end)} | set(land.regions) | set(land.holders)
    taken |= {o for h in (*land.titles.values(), *land.bodies.values()) for o in range(h.start, h.end)}
    return [m[1] for m in _CUE.finditer(reading.text) if m.start(1) not in taken]


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpus", type=Path, default=Path("../shared/corpus/news"))
    ap.add_argument("--review", action="store_true")
    args = ap.parse_args()
    measure(args.corpus, review=args.review)


if __name__ == "__main__":
    main()

"""CPU of resolving a register, and of one more document, at a quarter, a half and the whole of a corpus.

    .venv/bin/python benchmarks/resolve.py FOLDER [FOLDER ...]

Takes folders of texts, puts them into registers of their own in a temporary folder, gives CPU seconds of one full
resolve and, for some texts held back, milliseconds of reading and storing one more and of resolving what it touches.
What grows with the register is shown as a ratio to the same measured in the same run, since machines differ.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from banggiao.model.page import Page
from banggiao.pipeline import ReadPage, filed, read_page, renew_register
from banggiao.sources import pages
from banggiao.store import Store, open_store

#: texts held back, which come one by one
_MORE = 20
#: passed as the time of every run: nothing that is measured depends on it
_AT = "2026-01-01T00:00:00+00:00"


def put(store: Store, some: Sequence[Page]) -> int:
    """Read and store pages; gives how many are new."""
    run, new = store.begin_run(rules="benchmark", at=_AT), 0
    for page in some:
        read = read_page(page)
        if isinstance(read, ReadPage):
            new += store.put(page, filed(read, Path(page.origin).stem, run=run)).value == "new"
    store.finish_run(run, at=_AT)
    return new


def grown(url: str, base: Sequence[Page], more: Sequence[Page]) -> tuple[int, float, list[tuple[float, float]]]:
    """Documents, CPU seconds of a full resolve, and of each one more those of putting and of resolving it."""
    with open_store(url) as store:
        count = put(store, base)
        start = time.process_time()
        renew_register(store)
        full, costs = time.process_time() - start, []
        for page in more:
            start = time.process_time()
            new = put(store, [page])
            between = time.process_time()
            renew_register(store)
            if new:
                costs.append((between - start, time.process_time() - between))
    return count, full, costs


def main() -> None:
    """Print a line a share of the corpus, and the ratio of the whole to the quarter."""
    found = [p for p in pages(sys.argv[1:] or ["../shared/corpus/news"]) if isinstance(p, Page)]
    random.Random(20).shuffle(found)
    base, more = found[:-_MORE], found[-_MORE:]
    resolving, whole = [], []
    with tempfile.TemporaryDirectory() as folder:
        for part in (4, 2, 1):
            url = f"sqlite:///{folder}/{part}.db"
            count, full, costs = grown(url, base[: len(base) // part], more)
            reading, renewing = (1000 * statistics.fmean(c[n] for c in costs) for n in (0, 1))
            resolving.append(renewing)
            whole.append(reading + renewing)
            print(
                f"{count:5} documents  full resolve {full:6.2f} s   one more: read and stored {reading:5.0f} ms, "
                f"resolved {renewing:5.0f} ms (median {1000 * statistics.median(c[1] for c in costs):.0f})"
            )
    print(f"one more, whole to quarter: resolved {resolving[-1] / resolving[0]:.2f}, in all {whole[-1] / whole[0]:.2f}")


if __name__ == "__main__":
    main()

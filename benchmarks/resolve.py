"""CPU of resolving a register, and of one more document, at a quarter, a half and the whole of a corpus.

    .venv/bin/python benchmarks/resolve.py FOLDER [FOLDER ...]

Takes folders of texts, puts them into registers of their own in a temporary folder, gives CPU seconds of one full
resolve and, for the same texts held back at each size, milliseconds of reading and storing one more and of resolving
what it touches, and the rows that resolving it reads and writes, which no load of the machine changes. What grows with
the register is shown as a ratio to the same measured at a quarter; the sizes take turns, document by document.
"""

from __future__ import annotations

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

from sqlalchemy import Connection, Table

from banggiao.model.page import Page
from banggiao.pipeline import ReadPage, filed, read_page, renew_register
from banggiao.sources import pages
from banggiao.store import Store, bulk, entry_writing, known_entries, neighbours, open_store

#: texts held back, which come one by one; of these the first are not counted, with which a process warms up
_MORE, _WARM = 48, 4
#: passed as the time of every run: nothing that is measured depends on it
_AT = "2026-01-01T00:00:00+00:00"
#: shares of the corpus: a quarter, a half, the whole
PARTS = (4, 2, 1)


class Rows:
    """Rows that resolving reads and writes, counted where it asks the database."""

    def __init__(self) -> None:
        self.number = 0
        self._ask, self._insert, self._update = bulk.rows_with, bulk.insert, bulk.update
        for module in (neighbours, known_entries, entry_writing):
            for name in ("rows_with", "insert", "update"):
                if hasattr(module, name):
                    setattr(module, name, getattr(self, name))

    def rows_with(self, *given: Any) -> list[Any]:
        """`bulk.rows_with`, counted."""
        out = self._ask(*given)
        self.number += len(out)
        return out

    def insert(self, connection: Connection, table: Table, rows: Sequence[bulk.Row]) -> None:
        """`bulk.insert`, counted."""
        self.number += len(rows)
        self._insert(connection, table, rows)

    def update(self, connection: Connection, table: Table, rows: Sequence[bulk.Row], by: str) -> None:
        """`bulk.update`, counted."""
        self.number += len(rows)
        self._update(connection, table, rows, by)


@dataclass(frozen=True)
class Cost:
    """What one more document cost."""

    #: milliseconds of CPU
    stored: float
    resolved: float
    rows: int


def put(store: Store, some: Sequence[Page]) -> int:
    """Read and store pages; gives how many are new."""
    run, new = store.begin_run(rules="benchmark", at=_AT), 0
    for page in some:
        read = read_page(page)
        if isinstance(read, ReadPage):
            new += store.put(page, filed(read, Path(page.origin).stem, run=run)).value == "new"
    store.finish_run(run, at=_AT)
    return new


def filled(store: Store, base: Sequence[Page]) -> tuple[int, float]:
    """Documents, and CPU seconds of a full resolve."""
    count = put(store, base)
    start = time.process_time()
    renew_register(store)
    return count, time.process_time() - start


def cost_of(store: Store, page: Page, rows: Rows) -> Cost:
    """What one more document costs; what was left over before it is cleared away first, and what stays is not looked
    through by the collector while another register is measured."""
    gc.collect()
    gc.freeze()
    start, before = time.process_time(), rows.number
    put(store, [page])
    between = time.process_time()
    renew_register(store)
    done = time.process_time()
    return Cost(1000 * (between - start), 1000 * (done - between), rows.number - before)


def in_turn(registers: Sequence[Store], page: Page, turn: int, rows: Rows) -> list[Cost]:
    """What one document costs each register; by turns another one is the first, which finds nothing remembered."""
    order = [(turn + n) % len(registers) for n in range(len(registers))]
    costs = {n: cost_of(registers[n], page, rows) for n in order}
    return [costs[n] for n in range(len(registers))]


def held_back(folders: Sequence[str]) -> tuple[list[Page], list[Page]]:
    """The texts of the folders, each once, in a fixed order that follows nothing; the last of them apart."""
    found = {p.sha256: p for p in pages(folders) if isinstance(p, Page)}
    ordered = [found[name] for name in sorted(found)]
    random.Random(20).shuffle(ordered)
    return ordered[:-_MORE], ordered[-_MORE:]


def main() -> None:
    """Print a line a share of the corpus, and the ratios of the whole to the quarter.

    Each document comes to all three registers before the next one does: a machine that is faster one minute than the
    other is so for all of them.
    """
    base, more = held_back(sys.argv[1:] or ["../shared/corpus/news"])
    rows = Rows()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stores:
        registers = [stores.enter_context(open_store(f"sqlite:///{folder}/{part}.db")) for part in PARTS]
        made = [filled(store, base[: len(base) // part]) for store, part in zip(registers, PARTS, strict=True)]
        each = [in_turn(registers, page, n, rows) for n, page in enumerate(more)][_WARM:]
    measured = list(zip(*each, strict=True))
    for (count, full), costs in zip(made, measured, strict=True):
        print(line(count, full, costs))
    ratio("CPU of resolving", measured, lambda c: c.resolved)
    ratio("CPU of reading, storing and resolving", measured, lambda c: c.stored + c.resolved)
    ratio("rows touched by resolving", measured, lambda c: c.rows)


def line(count: int, full: float, costs: Sequence[Cost]) -> str:
    """What one size costs."""
    ms, touched = [c.resolved for c in costs], [c.rows for c in costs]
    return (
        f"{count:5} documents  full resolve {full:6.2f} s   one more of {len(costs)}: "
        f"read and stored {fmean(c.stored for c in costs):4.0f} ms, "
        f"resolved mean {fmean(ms):4.0f} median {median(ms):4.0f} ms, "
        f"rows mean {fmean(touched):6.0f} median {median(touched):6.0f}"
    )


def ratio(name: str, measured: Sequence[Sequence[Cost]], of: Callable[[Cost], float]) -> None:
    """Print how much more the whole costs than the quarter."""
    quarter, whole = ([of(c) for c in costs] for costs in (measured[0], measured[-1]))
    each = median(w / q for q, w in zip(quarter, whole, strict=True))
    print(
        f"whole to quarter, {name}: of means {fmean(whole) / fmean(quarter):.2f}, of medians "
        f"{median(whole) / median(quarter):.2f}, median of ratios {each:.2f}"
    )


if __name__ == "__main__":
    main()

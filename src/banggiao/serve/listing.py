"""One list, three faces: a page, `.json` and `.csv`, with the same rows.

Takes rows as plain mappings, gives answers. Keeps true: `.csv` and `.json` hold every row of the list, the page says
how many there are and shows them by pages; a CSV cell never begins with what a spreadsheet would run.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, Final

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from banggiao.store.database import Taken
from banggiao.store.reading import batches

#: Rows a page shows (RELIABILITY, default limits).
PAGE: Final = 50
#: Rows that are written at once: enough that handing them over costs little, few enough that others come in between.
AT_ONCE: Final = 100
#: A cell that begins so is run as a formula by spreadsheets, unless it is a plain number.
_FORMULA: Final = re.compile(r"^[=+\-@\t\r](?!\d[\d.,%]*$)")

Row = Mapping[str, Any]
_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the row's key, and the key of its heading in words.toml."""

    key: str
    heading: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list page shows: rows of this page, how many there are in all, and where the next page begins."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    total: int
    page: int = 1
    size: int = PAGE

    @property
    def pages(self) -> int:
        """How many pages the list has; at least one."""
        return max(1, -(-self.total // self.size))


def cell(value: object) -> str:
    """A value as a CSV cell: lists joined, objects as JSON, formulas disarmed by a leading apostrophe."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)) and all(isinstance(v, (str, int, float)) for v in value):
        text = "; ".join(str(v) for v in value)
    elif isinstance(value, (dict, list, tuple)):
        text = json.dumps(value, ensure_ascii=False)
    else:
        text = str(value)
    return f"'{text}" if _FORMULA.match(text) else text


class Streamed(StreamingResponse):
    """An answer that goes out in parts, all of one state of the register. Its head leaves at once; of all long answers
    of a process one part is made at a time, so that they take turns and hold up no page."""

    def __init__(self, parts: Iterator[str], taken: Taken | None, media_type: str, headers: Mapping[str, str]) -> None:
        super().__init__(self._in_turn(parts), media_type=media_type, headers=headers)
        self._taken = taken

    async def _in_turn(self, parts: Iterator[str]) -> AsyncIterator[str]:
        while (part := await to_thread.run_sync(self._next, parts, limiter=_turns())) is not None:
            yield part

    def _next(self, parts: Iterator[str]) -> str | None:
        with self._taken.used() if self._taken else nullcontext():
            return next(parts, None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; the state of the register is let go even where nobody listens to the end."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            if self._taken:
                self._taken.close()


_TURNS: Final[RunVar[CapacityLimiter]] = RunVar("turns")


def _turns() -> CapacityLimiter:
    """Who makes the next part of a long answer, one in each event loop."""
    found = _TURNS.get(None)
    if found is None:
        _TURNS.set(found := CapacityLimiter(1))
    return found


def as_csv(columns: Sequence[Column], rows: Iterable[Row], name: str, taken: Taken | None = None) -> Response:
    """All rows as CSV with a header line of keys, streamed; `taken` is the state of the register that rows which are
    read on the way are read from."""
    keys = [c.key for c in columns]

    def lines() -> Iterator[str]:
        yield _csv([keys])
        for batch in batches(rows, AT_ONCE):
            yield _csv([[cell(row.get(key)) for key in keys] for row in batch])

    head = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Streamed(lines(), taken, "text/csv; charset=utf-8", head)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()


def as_json(rows: Iterable[Row], total: int | None = None, taken: Taken | None = None) -> Response:
    """All rows as JSON, with their number (counted here where it is not given), streamed as in `as_csv`."""
    if total is None:
        rows = list(rows)
        total = len(rows)

    def parts() -> Iterator[str]:
        yield f'{{"total":{total},"rows":['
        comma = ""
        for batch in batches(rows, AT_ONCE):
            yield comma + _encode(batch)[1:-1]
            comma = ","
        yield "]}"

    return Streamed(parts(), taken, "application/json", {})

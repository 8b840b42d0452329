"""One list, three faces: a page, `.json` and `.csv`, with the same rows.

Takes rows as plain mappings, gives answers. Keeps true: `.csv` and `.json` hold every row of the list, the page says
how many there are and shows them by pages; a CSV cell never begins with what a spreadsheet would run.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response, StreamingResponse

from banggiao.store.reading import batches

#: Rows a page shows (RELIABILITY, default limits).
PAGE: Final = 50
#: Rows that are written at once: enough that handing them over costs little, few enough that others come in between.
AT_ONCE: Final = 100
#: A cell that begins so is run as a formula by spreadsheets, unless it is a plain number.
_FORMULA: Final = re.compile(r"^[=+\-@\t\r](?!\d[\d.,%]*$)")

Row = Mapping[str, Any]


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


def as_csv(columns: Sequence[Column], rows: Iterable[Row], name: str) -> Response:
    """All rows as CSV with a header line of keys, streamed."""
    keys = [c.key for c in columns]

    def lines() -> Iterator[str]:
        yield _csv([keys])
        for batch in batches(rows, AT_ONCE):
            yield _csv([[cell(row.get(key)) for key in keys] for row in batch])

    head = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(lines(), media_type="text/csv; charset=utf-8", headers=head)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()


def as_json(rows: Iterable[Row], total: int | None = None) -> Response:
    """All rows as JSON, with their number (counted here where it is not given), streamed."""
    if total is None:
        rows = list(rows)
        total = len(rows)

    def parts() -> Iterator[str]:
        yield f'{{"total":{total},"rows":['
        comma = ""
        for batch in batches(rows, AT_ONCE):
            text = json.dumps([dict(r) for r in batch], ensure_ascii=False, separators=(",", ":"))
            yield comma + text[1:-1]
            comma = ","
        yield "]}"

    return StreamingResponse(parts(), media_type="application/json")

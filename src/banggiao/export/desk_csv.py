"""The desk's sheet as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets show Vietnamese).

Takes a register, gives one table. Keeps true: no cell can begin a formula (OWASP CSV injection): a cell that starts
like one gets an apostrophe, unless it is a plain number.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from typing import BinaryIO, Final

from banggiao.export.desk import COLUMNS, Cell, rows
from banggiao.export.format import Format
from banggiao.model.register import Register

_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)*")
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(cell: Cell) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
    text = cell.isoformat() if isinstance(cell, date) else cell.replace("\0", "")
    if text.lstrip(" ").startswith(_DANGEROUS) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def write(
    register: Register, stream: BinaryIO, *, parties: Sequence[str] = (), as_of: date | None = None, lang: str = "vi"
) -> None:
    """Write the sheet as one CSV table; column `list` tells undertakings from requests."""
    stream.write("\ufeff".encode())
    line = io.StringIO()
    out = csv.writer(line, lineterminator="\r\n")
    out.writerow([c.heading(lang) for c in COLUMNS])
    for row in rows(register, parties=parties, as_of=as_of, lang=lang):
        out.writerow([guarded(row.get(c.key)) for c in COLUMNS])
        stream.write(line.getvalue().encode())
        line.seek(0)
        line.truncate()
    stream.write(line.getvalue().encode())


FORMAT = Format("csv", ".csv", "text/csv", write)

"""The desk's sheet as an Excel workbook: one worksheet each for undertakings, requests and deadlines.

Takes a register, gives a workbook. Keeps true: text is never stored as a formula; the same register gives the same
bytes (openpyxl stamps the clock into the file, so the archive is written again without it).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from typing import Any, BinaryIO, Final

from banggiao.export.desk import COLUMNS, LISTS, Cell, Row, rows
from banggiao.export.format import Format
from banggiao.model.register import Register

#: what XML 1.0 forbids, and Excel's own limit of characters a cell
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST: Final = 32_767
_STAMP: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def _styles(sheet: Any) -> tuple[Any, Any]:
    """The styles of a plain and of a heading cell, made once: openpyxl looks each style up again when it is set."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    made = []
    for bold in (False, True):
        cell: Any = WriteOnlyCell(sheet)
        cell.alignment, cell.font = Alignment(vertical="top", wrap_text=True), Font(bold=bold)
        made.append(cell._style)
    return made[0], made[1]


def _cell(sheet: Any, value: Cell, style: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet)
    cell._style = copy(style)
    if isinstance(value, str):
        cell.value = _FORBIDDEN.sub("", value)[:_LONGEST]
        # Left to itself openpyxl stores "=..." as a formula.
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in "=+-@\t" and value != ""
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
        cell.value = value
    else:
        cell.value = value
    return cell


def _sheet(book: Any, title: str, found: Iterable[Row], lang: str) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title[:31])
    plain, heading = _styles(sheet)
    columns = [c for c in COLUMNS if c.key != "list"]
    for i, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(i)].width = column.width
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, c.heading(lang), heading) for c in columns])
    count = 1
    for row in found:
        # An empty cell is left out, which is quicker and smaller than a styled nothing.
        sheet.append([_cell(sheet, v, plain) if (v := row.get(c.key)) not in (None, "") else None for c in columns])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"


def _without_clock(workbook: bytes) -> bytes:
    """The same archive with fixed times in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return out.getvalue()


def write(
    register: Register, stream: BinaryIO, *, parties: Sequence[str] = (), as_of: date | None = None, lang: str = "vi"
) -> None:
    """Write the workbook: undertakings, requests, and every row that has a deadline, the next one first."""
    from openpyxl import Workbook

    found = rows(register, parties=parties, as_of=as_of, lang=lang)
    book = Workbook(write_only=True)
    for which in ("undertaking", "request"):
        _sheet(book, LISTS[which][lang], (r for r in found if r["list"] == LISTS[which][lang]), lang)
    dated = [r for r in found if isinstance(r["latest"], date)]
    _sheet(book, LISTS["deadline"][lang], sorted(dated, key=lambda r: str(r["latest"])), lang)
    buffer = io.BytesIO()
    book.save(buffer)
    stream.write(_without_clock(buffer.getvalue()))


FORMAT = Format("xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write)

"""The manifest: what is known of a page that the page itself does not print (CSV or JSONL).

Columns: path, url, publisher, published (EDTF), retrieved, rights; only `path` must be there. Keeps true: a given
value stays apart from printed ones (`Page.given`); a manifest with a fault is refused as a whole, with its line.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from banggiao.errors import BadSetting
from banggiao.model.dates import is_edtf
from banggiao.model.page import Given

COLUMNS: Final = ("path", *(f.name for f in fields(Given)))


@dataclass(frozen=True, slots=True)
class Manifest:
    """Absolute path -> what is given of it."""

    rows: Mapping[str, Given]

    def of(self, origin: str) -> Given:
        """What is given of an origin; nothing where the manifest does not name it."""
        return self.rows.get(str(Path(origin).absolute()), self.rows.get(origin, Given()))


def read_manifest(file: Path) -> Manifest:
    """Read a manifest; paths in it are relative to its own folder, or to the working folder where only that exists.

    Raises BadSetting with the line where it cannot be read, has an unknown column, or a value of the wrong form.
    """
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(str(file), f"cannot be read as UTF-8: {error}", "give a .csv or .jsonl file") from error
    suffix = file.suffix.lower()
    if suffix not in (".csv", ".jsonl"):
        raise BadSetting(str(file), f"is a manifest with the extension {suffix!r}", "give a .csv or .jsonl file")
    rows: dict[str, Given] = {}
    for line, row in _csv(file, text) if suffix == ".csv" else _jsonl(file, text):
        rows[_key(file, line, row)] = _given(file, line, row)
    return Manifest(rows)


def _csv(file: Path, text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    _check_columns(file, 1, reader.fieldnames or ())
    try:
        for row in reader:
            if None in row:
                raise BadSetting(f"{file}, line {reader.line_num}", "has more values than columns", "quote the commas")
            yield reader.line_num, row
    except csv.Error as error:
        raise BadSetting(f"{file}, line {reader.line_num}", f"is no CSV: {error}", "mend the line") from error


def _jsonl(file: Path, text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadSetting(f"{file}, line {number}", f"is no JSON: {error}", "one object a line") from error
        if not isinstance(row, dict):
            raise BadSetting(f"{file}, line {number}", "is no JSON object", "one object a line")
        _check_columns(file, number, row)
        yield number, row


def _check_columns(file: Path, line: int, columns: Iterable[str]) -> None:
    wrong = sorted(set(columns) - set(COLUMNS))
    if wrong:
        raise BadSetting(f"{file}, line {line}", f"has unknown columns {wrong}", f"known are {', '.join(COLUMNS)}")


def _key(file: Path, line: int, row: Mapping[str, Any]) -> str:
    path = str(row.get("path") or "").strip()
    if not path:
        raise BadSetting(f"{file}, line {line}", "names no path", "fill the column path")
    if path == "-":
        return path
    beside = file.parent / path
    return str((beside if beside.exists() or not Path(path).exists() else Path(path)).absolute())


def _given(file: Path, line: int, row: Mapping[str, Any]) -> Given:
    values: dict[str, str | None] = {}
    for name in COLUMNS[1:]:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise BadSetting(f"{file}, line {line}", f"{name} is no text: {value!r}", "write it in quotes")
        values[name] = (value or "").strip() or None
    if values["published"] and not is_edtf(values["published"]):
        raise BadSetting(
            f"{file}, line {line}", f"published {values['published']!r} is no EDTF date", "write it as 2023-09-11"
        )
    return Given(**values)

"""What leaves the register: one module a format, one registry.

Takes anything that reads as `model.register.Register`, gives bytes. Keeps true: nothing is written that the register
does not hold, and every value that goes out goes with its sentence and its source.

A new format is one module with `FORMAT = Format(...)` and one line here; `cli` and `serve` read the registry.
"""

from __future__ import annotations

from typing import Final

from banggiao.export import cross, desk_csv, desk_xlsx, jsonl
from banggiao.export.format import Format, Write

FORMATS: Final[dict[str, Format]] = {f.name: f for f in (jsonl.FORMAT, desk_csv.FORMAT, desk_xlsx.FORMAT, cross.FORMAT)}

__all__ = ["FORMATS", "Format", "Write"]

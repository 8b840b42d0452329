"""The coverage view: each undertaking of a joint statement with what followed, or over what nothing did.

`build(register, names)` gathers, `render_md` and `render_json` write. Keeps true: an excerpt is never called complete;
"none" is always said over counted documents between two days; every follow-up has its sentence.
"""

from __future__ import annotations

from banggiao.export.coverage.build import build
from banggiao.export.coverage.markdown import render_md
from banggiao.export.coverage.tree import Coverage, Step, Undertaking, render_json

__all__ = ["Coverage", "Step", "Undertaking", "build", "render_json", "render_md"]

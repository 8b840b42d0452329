"""The dossier: the register seen for one pair or group of parties, as a tree, as Markdown and as JSON.

`build(register, parties)` gathers, `render_md(dossier)` and `render_json(dossier)` write. Keeps true: every line has an
entry's id, a verbatim sentence and the place where it stands.
"""

from __future__ import annotations

from banggiao.export.dossier.as_json import render_json
from banggiao.export.dossier.build import build
from banggiao.export.dossier.markdown import render_md
from banggiao.export.dossier.tree import Dossier, Line, Pillar, Source, Statement

__all__ = ["Dossier", "Line", "Pillar", "Source", "Statement", "build", "render_json", "render_md"]

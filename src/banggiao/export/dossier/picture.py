"""The small picture at the head of a dossier: pillars by stages, in characters.

Takes the matrix of counts, gives lines of equal columns. Keeps true: numbers stand beside every bar, so that nothing
is told by length alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from banggiao.language.labels import label

#: column heading -> stages that it counts
_COLUMNS: Final = (("proposal",), ("pledge",), ("under_way",), ("delivered",), ("ended", "postponed"))
_WIDTH: Final = 16
_BAR: Final = 8


def picture(matrix: Mapping[str, Mapping[str, int]], lang: str) -> list[str]:
    """Lines of the picture; a bar of at most eight blocks for the largest count."""
    names = {p: label("pillar", p, lang) for p in matrix}
    left = max((len(n) for n in names.values()), default=0) + 2
    counts = {p: [sum(row.get(s, 0) for s in stages) for stages in _COLUMNS] for p, row in matrix.items()}
    most = max((n for row in counts.values() for n in row), default=0)
    heads = [", ".join(label("stage", s, lang) for s in stages) for stages in _COLUMNS]
    lines = [(" " * left + "".join(h.ljust(_WIDTH) for h in heads)).rstrip()]
    for pillar, row in counts.items():
        lines.append((names[pillar].ljust(left) + "".join(_bar(n, most).ljust(_WIDTH) for n in row)).rstrip())
    total = [sum(row[i] for row in counts.values()) for i in range(len(_COLUMNS))]
    foot = "Tổng" if lang == "vi" else "Total"
    return [*lines, (foot.ljust(left) + "".join(f"{n:>3}".ljust(_WIDTH) for n in total)).rstrip()]


def _bar(count: int, most: int) -> str:
    if not count:
        return "  ·"
    return f"{count:>3} " + "█" * max(1, round(_BAR * count / most))

"""Markdown that says exactly what the text says.

Takes strings of sources, gives Markdown. Keeps true: no character of a source works as markup; white space of a quote
is kept to one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def escaped(text: str) -> str:
    """The text with every character that Markdown would take for markup escaped; line breaks become spaces."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def unescaped(text: str) -> str:
    """What `escaped` was given, white space aside."""
    return re.sub(r"\\([\\`*_\[\]<>|])", r"\1", text)


def quoted(text: str) -> str:
    """The text in quotation marks that do not stand in it: “…”, else «…»."""
    return f"«{escaped(text)}»" if "“" in text or "”" in text else f"“{escaped(text)}”"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table; cells are escaped already."""
    out = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return out + ["| " + " | ".join(cell.replace("\n", " ") or " " for cell in row) + " |" for row in rows]

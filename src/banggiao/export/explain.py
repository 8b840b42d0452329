"""Why the claims of an entry stand together, feature by feature, and what was kept apart from it.

Takes a register and an entry's id, gives text for a terminal. Keeps true: it tells what `resolve` wrote down when it
joined the claims, and computes nothing anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from banggiao.errors import NothingFound
from banggiao.export.citations import Citations
from banggiao.export.lines import head
from banggiao.export.markup import unescaped
from banggiao.export.words import word
from banggiao.language.labels import label
from banggiao.model.entries import Entry
from banggiao.model.register import Register


def render(register: Register, name: str, *, lang: str = "vi") -> str:
    """The explanation of one entry. Raises NothingFound where the register has no such entry."""
    entry = register.entry(name.strip())
    if not entry:
        raise NothingFound(name, "is no entry of the register", "banggiao search finds ids")
    return "\n".join(_lines(register, entry, lang)) + "\n"


def _lines(register: Register, entry: Entry, lang: str) -> Iterator[str]:
    citations = Citations(register)
    yield f"{label('kind', entry.kind, lang)} {entry.id}"
    yield unescaped(head(entry, lang).replace("**", ""))
    yield ""
    yield f"{word('together', lang)} ({len(entry.claims)}):"
    for c in citations.all_of(entry.claims):
        yield f"  {c.claim} [{c.anchor}] {' '.join(c.quote.split())}"
    yield ""
    yield f"{word('because', lang)}:"
    yield from _tree(entry.why, "  ", register) if entry.why else iter([f"  {word('none', lang)}"])
    for link in entry.links:
        other = register.entry(link.entry)
        yield f"  {label('relation', link.relation, lang)} {link.entry}: {link.why}" + (
            f" ({' '.join(other.label.split())})" if other else ""
        )


def _tree(value: Any, indent: str, register: Register) -> Iterator[str]:
    """A mapping or list, one line a leaf; ids of claims followed by their words."""
    pairs = value.items() if isinstance(value, Mapping) else ((str(n), v) for n, v in enumerate(value, 1))
    for name, inner in pairs:
        if isinstance(inner, Mapping) or (
            isinstance(inner, list | tuple) and any(isinstance(x, Mapping) for x in inner)
        ):
            yield f"{indent}{_named(str(name), register)}:"
            yield from _tree(inner, indent + "  ", register)
        else:
            shown = ", ".join(map(str, inner)) if isinstance(inner, list | tuple) else str(inner)
            yield f"{indent}{_named(str(name), register)}: {_named(shown, register)}"


def _named(text: str, register: Register) -> str:
    found = register.claim(text) if len(text) == 20 and text.startswith("c") else None
    return f"{text} “{' '.join(found[1].evidence.quote.split())}”" if found else text

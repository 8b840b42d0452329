"""Why the claims of an entry stand together, feature by feature, and what was kept apart from it.

Takes a register and an entry's id, gives text for a terminal. Keeps true: it tells what `resolve` wrote down when it
joined the claims, and computes nothing anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from banggiao.errors import NothingFound
from banggiao.export.citations import Citations
from banggiao.export.lines import head
from banggiao.export.markup import unescaped
from banggiao.export.words import feature, word
from banggiao.language.labels import label
from banggiao.language.wording import because
from banggiao.model.entries import Entry
from banggiao.model.register import Register

#: lists of compared pairs in `Entry.why`: those that hang together, those that were compared and stayed apart
_PAIRS: Final = ("together", "kept_out")


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
    for n, claim in enumerate(entry.claims, 1):
        if c := citations.of(claim):
            yield f"  {n}. {c.claim} [{c.anchor}] {' '.join(c.quote.split())}"
    rest = {k: v for k, v in entry.why.items() if k not in _PAIRS}
    yield ""
    yield f"{word('because', lang)}:"
    if not entry.why:
        yield f"  {word('none', lang)}"
    yield from _together(entry, lang)
    yield from _tree(rest, "  ", citations, lang)
    yield from _kept_out(entry, citations, register, lang)
    if entry.links:
        yield ""
        yield f"{word('links', lang)}:"
    for link in entry.links:
        other = register.entry(link.entry)
        why = because(link.why, lang)
        yield (
            f"  {label('relation', link.relation, lang)} {link.entry}"
            + (f": {why}" if why else "")
            + (f" ({' '.join(other.label.split())})" if other else "")
        )


def _together(entry: Entry, lang: str) -> Iterator[str]:
    """The pairs that hang together, by the numbers of their claims."""
    places = {claim: str(n) for n, claim in enumerate(entry.claims, 1)}
    for row in _rows(entry, "together"):
        pair = " = ".join(sorted((places.get(c, c) for c in row.get("claims", ())), key=lambda p: (len(p), p)))
        yield f"  {pair}: {features(row, lang)}"


def _kept_out(entry: Entry, citations: Citations, register: Register, lang: str) -> Iterator[str]:
    """The nearest candidates that were compared and stayed apart, each with its words and what told them apart."""
    rows = _rows(entry, "kept_out")
    if not rows:
        return
    places = {claim: str(n) for n, claim in enumerate(entry.claims, 1)}
    yield ""
    yield f"{word('kept_out', lang)}:"
    for row in rows:
        for other in (c for c in row.get("claims", ()) if c not in places):
            cited = citations.of(other)
            yield f"  {other} " + (f"[{cited.anchor}] {' '.join(cited.quote.split())}" if cited else "")
        own = ", ".join(places[c] for c in row.get("claims", ()) if c in places)
        yield f"    {word('against', lang)} {own or '?'}: {features(row, lang)}"


def _rows(entry: Entry, key: str) -> Sequence[Mapping[str, Any]]:
    """The compared pairs under a key of `why`; none where it holds something else."""
    rows = entry.why.get(key)
    return [r for r in rows if isinstance(r, Mapping)] if isinstance(rows, list | tuple) else []


def features(row: Mapping[str, Any], lang: str) -> str:
    """What was compared of a pair, in words."""
    return "; ".join(
        f"{feature(name, lang)}: {_told(value, lang)}" for name, value in row.items() if name != "claims"
    )  # fmt: skip


def _told(value: Any, lang: str) -> str:
    if isinstance(value, bool):
        return word("yes" if value else "no", lang)
    if value is None:
        return "-"
    if isinstance(value, list | tuple):
        return ", ".join(_told(v, lang) for v in value) or "-"
    return f"{value:g}" if isinstance(value, float) else feature(str(value), lang)


def _tree(value: Any, indent: str, citations: Citations, lang: str) -> Iterator[str]:
    """A mapping or list, one line a leaf; ids of claims followed by their words."""
    pairs = value.items() if isinstance(value, Mapping) else ((str(n), v) for n, v in enumerate(value, 1))
    for name, inner in pairs:
        shown = _named(feature(str(name), lang), citations)
        if isinstance(inner, Mapping) or (
            isinstance(inner, list | tuple) and any(isinstance(x, Mapping) for x in inner)
        ):
            yield f"{indent}{shown}:"
            yield from _tree(inner, indent + "  ", citations, lang)
        else:
            yield f"{indent}{shown}: {_named(_told(inner, lang), citations)}"


def _named(text: str, citations: Citations) -> str:
    found = citations.of(text) if len(text) == 20 and text.startswith("c") else None
    return f"{text} “{' '.join(found.quote.split())}”" if found else text

"""Parties that a short text names: in the name of a mechanism, in the words around a figure.

Takes text, gives codes and spans. Keeps true: the names are those of the vocabulary; one-syllable names count only
where a dash joins them to another ("Việt - Nga").
"""

from __future__ import annotations

import re
from functools import lru_cache

from banggiao.vocabulary.lexicon import Hit, lexicon

_DASH = re.compile(r"\s*[-–—]\s*")


@lru_cache(maxsize=32768)
def found(text: str) -> tuple[Hit, ...]:
    """The hits of parties' names in `text`, traps left out, in order."""
    hits = [h for h in lexicon("parties", "countries").scan(text) if not h.entry.data.get("trap")]
    taken = {(h.start, h.end) for h in hits}
    shorts = [h for h in lexicon("party_shorts").scan(text) if (h.start, h.end) not in taken]
    ends = {h.end for h in [*hits, *shorts]}
    starts = {h.start for h in [*hits, *shorts]}
    for h in shorts:
        before, after = _dash_before(text, h.start), _DASH.match(text, h.end)
        if (before is not None and before in ends) or (after and after.end() in starts):
            hits.append(h)
    return tuple(sorted(hits, key=lambda h: (h.start, h.end, h.entry.id)))


def _dash_before(text: str, start: int) -> int | None:
    stripped = text[:start].rstrip()
    return len(stripped[:-1].rstrip()) if stripped and stripped[-1] in "-–—" else None


def code(hit: Hit) -> str:
    """The party that a hit stands for."""
    return str(hit.entry.data.get("country", hit.entry.id))


def codes_in(text: str) -> tuple[str, ...]:
    """Codes of the parties named in `text`, each once, in order of first mention."""
    return tuple(dict.fromkeys(code(h) for h in found(text)))


@lru_cache(maxsize=16384)
def without_parties(text: str) -> str:
    """`text` with the names of parties taken out."""
    out, at = [], 0
    for h in found(text):
        if h.start >= at:
            out.append(text[at : h.start])
            at = h.end
    return "".join([*out, text[at:]])

"""Claims as a sighting keeps them: what drafts and disagreements read of a claim, and nothing else.

Takes a claim, gives a line of JSON; builds the claim again from a sighting. Keeps true: what is built has the claim's
own fields, its span, when it was said, and the words that give its date; it has neither confidence nor other evidence.
"""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache, lru_cache
from typing import Any, Final, get_type_hints

from banggiao.model.candidates import Sighting
from banggiao.model.claims import CLAIM_CLASSES, Claim, Said
from banggiao.model.entries import ENTRY_OF_CLAIM
from banggiao.model.evidence import Evidence
from banggiao.resolve.sights import plain, reader

_SHARED: Final = frozenset(f.name for f in fields(Claim))
#: kind of entry -> the class of its claims, and the fields that only this class has
_CLASSES: Final = {ENTRY_OF_CLAIM[kind]: cls for kind, cls in CLAIM_CLASSES.items()}
_OWN: Final = {rule: tuple(f.name for f in fields(cls) if f.name not in _SHARED) for rule, cls in _CLASSES.items()}
#: rules of which nobody reads the words of a claim
_NAMES: Final = frozenset({"person", "organisation", "mechanism"})
_decode: Final = json.JSONDecoder().raw_decode
_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def told(claim: Claim) -> str:
    """What is kept of a claim, as JSON."""
    rule, date = ENTRY_OF_CLAIM[claim.kind], claim.grounds.get("date")
    said = [claim.said.date, claim.said.anchor, claim.said.happening] if claim.said else None
    shared = [
        "" if rule in _NAMES else claim.evidence.quote, said,
        [date.start, date.end, date.quote] if date else None, sorted(claim.candidates),
    ]  # fmt: skip
    return _encode([*shared, *(plain(getattr(claim, name)) for name in _OWN[rule])])


def claim_of(sighted: Sighting) -> Claim:
    """The claim of a sighting."""
    return _claim_of(sighted.rule, sighted.document, sighted.start, sighted.end, sighted.told)


@lru_cache(maxsize=32768)
def _claim_of(rule: str, document: str, start: int, end: int, told: str | bytes) -> Claim:
    quote, said, date, candidates, *own = _decode(told if isinstance(told, str) else told.decode())[0]
    values: dict[str, Any] = {
        name: read(value) for (name, read), value in zip(_readers(rule), own, strict=True)
    }  # fmt: skip
    return _CLASSES[rule](
        document=document, evidence=Evidence(start, end, quote),
        grounds={"date": Evidence(*date)} if date else {},
        said=Said(date=said[0], anchor=said[1], happening=said[2]) if said else None,
        candidates=dict.fromkeys(candidates, ()), **values,
    )  # fmt: skip


@cache
def _readers(rule: str) -> list[tuple[str, Any]]:
    hints = get_type_hints(_CLASSES[rule])
    return [(name, reader(hints[name])) for name in _OWN[rule]]

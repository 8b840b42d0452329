"""The sides of disagreements: the value, who tells it, and the sentences in which that is printed.

Takes the fields of disagreements, gives their sides as pages show them. Keeps true: where the words that disagree stand
outside the claim's own sentence, the sentence that holds them is shown, so that a reader sees what differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from banggiao.export.citations import telling
from banggiao.store.listed import Quoted
from banggiao.store.store import Store

#: Sentences of one side of a disagreement.
OF_A_SIDE: Final = 5


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement: the value, how many witnesses tell it, some of their sentences."""

    value: Any
    witnesses: int
    quoted: tuple[Quoted, ...]


def by_witness(quoted: Iterable[Quoted]) -> list[list[Quoted]]:
    """Sentences grouped by the witness that tells them: copies of one text count once."""
    groups: dict[str, list[Quoted]] = defaultdict(list)
    for q in quoted:
        groups[q.witness or q.document].append(q)
    return list(groups.values())


def disputes(
    fields: Iterable[Mapping[str, Any]], store: Store, *, grounds: bool = False
) -> list[tuple[str, list[Side]]]:
    """The field and the sides of disagreements, whose fields are given; with `grounds` (one disagreement's own page) a
    side's sentence is also that of the words from which its claim took the field."""
    told = [f for f in fields if f.get("sides")]
    claims = [c for f in told for s in f["sides"] for c in s["claims"][:OF_A_SIDE]]
    quotes = store.quotes(dict.fromkeys(claims))
    places = {c: tuple(place) for f in told for s in f["sides"] for c, place in s.get("words", {}).items()}
    of_field = {c: str(f.get("field", "")) for f in told for s in f["sides"] for c in s["claims"]} if grounds else {}
    quotes = _with_words(quotes, places, of_field, store)
    return [(str(f.get("field", "")), [_side(s, quotes) for s in f["sides"]]) for f in told]


def _side(side: Mapping[str, Any], quotes: Mapping[str, Quoted]) -> Side:
    quoted = tuple(quotes[c] for c in side["claims"][:OF_A_SIDE] if c in quotes)
    return Side(side.get("value"), int(side.get("witnesses") or len(by_witness(quoted))), quoted)


def disputed(told: Iterable[tuple[str, Sequence[Side]]]) -> frozenset[str]:
    """The claims on any side of disagreements."""
    return frozenset(q.claim for _, sides in told for side in sides for q in side.quoted)


def _with_words(
    quotes: Mapping[str, Quoted], places: Mapping[str, tuple[int, ...]], of_field: Mapping[str, str], store: Store
) -> dict[str, Quoted]:
    """The quotes, those of claims whose disputed words stand elsewhere with the sentence of these words. `places`:
    where they stand, by claim; `of_field`: the field whose own evidence shows them, by claim."""
    found = {c: [(place[0], place[1])] for c, place in places.items() if c in quotes}
    for _, claim in store.claims_by_id([c for c in quotes if c in of_field]):
        if ground := claim.grounds.get(of_field[claim.id]):
            found.setdefault(claim.id, []).append((ground.start, ground.end))
    outside = {
        c: spans for c, spans in found.items() if any(a < quotes[c].start or b > quotes[c].end for a, b in spans)
    }
    texts = store.texts_by_id(sorted({quotes[c].document for c in outside}))
    out = dict(quotes)
    for c, spans in outside.items():
        q = quotes[c]
        if text := texts.get(q.document):
            out[c] = replace(q, quote=telling(text, (q.start, q.end), spans))
    return out

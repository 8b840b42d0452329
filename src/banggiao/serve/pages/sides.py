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


def disputes(fields: Iterable[Mapping[str, Any]], store: Store) -> list[tuple[str, list[Side]]]:
    """The field and the sides of disagreements, whose fields are given."""
    told = [f for f in fields if f.get("sides")]
    claims = [c for f in told for s in f["sides"] for c in s["claims"][:OF_A_SIDE]]
    quotes = _with_words(
        store.quotes(dict.fromkeys(claims)), [s.get("words", {}) for f in told for s in f["sides"]], store
    )
    return [(str(f.get("field", "")), [_side(s, quotes) for s in f["sides"]]) for f in told]


def _side(side: Mapping[str, Any], quotes: Mapping[str, Quoted]) -> Side:
    quoted = tuple(quotes[c] for c in side["claims"][:OF_A_SIDE] if c in quotes)
    return Side(side.get("value"), int(side.get("witnesses") or len(by_witness(quoted))), quoted)


def disputed(told: Iterable[tuple[str, Sequence[Side]]]) -> frozenset[str]:
    """The claims on any side of disagreements."""
    return frozenset(q.claim for _, sides in told for side in sides for q in side.quoted)


def _with_words(
    quotes: Mapping[str, Quoted], words: Iterable[Mapping[str, Sequence[int]]], store: Store
) -> dict[str, Quoted]:
    """The quotes, those of claims whose disputed words stand elsewhere with the sentence of these words."""
    places = {claim: (place[0], place[1]) for row in words for claim, place in row.items() if claim in quotes}
    read = store.documents_by_id(sorted({quotes[claim].document for claim in places}))
    texts = {filed.document.id: filed.document.text for filed in read}
    out = dict(quotes)
    for claim, place in places.items():
        q = quotes[claim]
        if text := texts.get(q.document):
            out[claim] = replace(q, quote=telling(text, (q.start, q.end), [place]))
    return out

"""Mechanisms over documents: one entry an instrument or channel, whatever form of its name is printed.

Takes mechanism claims. Keeps true: a name that any two parties could use ("Uỷ ban liên Chính phủ") belongs to the
parties of its document; a name with an acronym, a number or parties of its own stands for itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from banggiao.language.fold import fold
from banggiao.model.claims import Claim, Mechanism
from banggiao.model.register import Filed
from banggiao.resolve.items import Compared, Comparison, Draft, Item, Whole
from banggiao.resolve.names import acronyms, tokens
from banggiao.resolve.parties import codes_in, without_parties

_SESSION = re.compile(
    r"\b(?:lần|khoá|khóa|kỳ họp|phiên họp|vòng)\s+(?:thứ\s+)?(?:\d+|[ivx]+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b"
)
#: two names this alike, with equal numbers and parties, are one (Dice over the words)
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Seen:
    """A name without its parties, session and year, and where it belongs."""

    core: tuple[str, ...]
    acronyms: frozenset[str]
    numbers: frozenset[str]
    #: parties named in it, else those of the document
    scope: str
    named: frozenset[str]


@lru_cache(maxsize=16384)
def _core(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    plain = _SESSION.sub(" ", fold(without_parties(re.sub(r"\([^)]*\)", " ", name))))
    words = [w for w in tokens(plain) if w not in ("giữa", "năm", "nước", "hai", "của", "và", "các", "cơ", "chế")]
    return tuple(w for w in words if not w.isdigit()), frozenset(w for w in words if w.isdigit())


def own_acronyms(name: str) -> frozenset[str]:
    """The acronyms of a name that are not those of the body whose it is, or at which it takes place."""
    return frozenset(
        a for a in acronyms(name)
        if not re.search(rf"\b(?:của|thuộc) (?:nước )?{re.escape(a)}\b|\b(?:tại|thuộc) [^(),]*\({re.escape(a)}\)", name)
    )  # fmt: skip


class Mechanisms(Whole):
    """Mechanism claims -> mechanism entries."""

    kind = "mechanism"
    sees = Seen

    def features(self, claim: Claim, filed: Filed) -> Seen:
        """The name in its parts."""
        assert isinstance(claim, Mechanism)
        core, numbers = _core(claim.name)
        named = frozenset(codes_in(claim.name))
        scope = "+".join(sorted(named or filed.parties))
        return Seen(core, own_acronyms(claim.name), numbers, scope, named)

    def joins(self, seen: Seen) -> Collection[str]:
        """Acronyms; the whole core within its scope."""
        keys = {f"acronym {a.rstrip('0123456789+')}" for a in seen.acronyms}
        if seen.core:
            keys.add(f"{seen.scope}|{''.join(seen.core)}|{'+'.join(sorted(seen.numbers))}")
        return sorted(keys)

    def keys(self, seen: Seen) -> Collection[str]:
        """Neighbouring words of the core within its scope; beginnings of acronyms."""
        words = {f"{seen.scope}|{a} {b}" for a, b in zip(seen.core, seen.core[1:], strict=False)}
        return sorted(words | {f"acronym {a[:3]}" for a in seen.acronyms})

    def asks(self, seen: Seen) -> Collection[str]:
        """The same."""
        return self.keys(seen)

    def compare(self, a: Compared, b: Compared) -> Comparison:
        """Alike in words, the same in numbers and parties."""
        x, y = a.seen, b.seen
        if x.core == y.core and x.scope == y.scope and x.numbers == y.numbers:
            return Comparison(True, {"name": "equal"})
        both = len(Counter(x.core) & Counter(y.core))
        alike = 2 * sum((Counter(x.core) & Counter(y.core)).values()) / max(1, len(x.core) + len(y.core))
        prefix = any(p != q and (p.startswith(q) or q.startswith(p)) for p in x.acronyms for q in y.acronyms)
        places = x.scope == y.scope or prefix
        numbers = not (x.numbers and y.numbers and x.numbers != y.numbers)
        same = both >= 2 and places and numbers and (alike >= _ALIKE or (prefix and alike >= 0.6))
        return Comparison(same, {"words alike": round(alike, 2), "parties": places, "numbers": numbers})

    def draft(self, items: Sequence[Item]) -> Draft:
        """The longest of the names that are printed most, its type, its parties."""
        claims = [i.claim for i in items if isinstance(i.claim, Mechanism)]
        names = Counter([c.name for c in claims])
        name = max(sorted(names), key=lambda n: (bool(acronyms(n)) + (len(tokens(n)) > 2), names[n], len(n)))
        types = Counter([c.type for c in claims])
        parties = sorted({p for i in items for p in (i.seen.named or i.leaf.parties)})
        fields: dict[str, Any] = {
            "name": name,
            "names": sorted(names),
            "type": max(sorted(types), key=lambda t: types[t]),
        }
        return Draft(label=name, parties=tuple(parties), fields=fields, why={"names": dict(sorted(names.items()))})

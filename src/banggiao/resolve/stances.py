"""Stands over documents: one entry a standing formula of the same parties, with the drift of its wording.

Takes position claims. Keeps true: the act may grow firmer (recognise, support) inside one stance, but support and
opposition never share one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from banggiao.language.fold import fold
from banggiao.model.claims import Claim, Position
from banggiao.model.register import Filed
from banggiao.model.shape import own_fields
from banggiao.resolve.chains import said_order, stance_chain
from banggiao.resolve.content import Content, likeness
from banggiao.resolve.items import Compared, Comparison, Draft, Item, Paired
from banggiao.resolve.linking import telling_keys
from banggiao.resolve.parties import codes_in
from banggiao.resolve.wanting import parties_of, subject

_BOTH: Final = re.compile(r"\b(?:hai|mỗi) (?:nước|bên|quốc gia|nền)\b|\bsong phương\b")
_AGAINST: Final = frozenset({"oppose", "concern"})


@dataclass(frozen=True, slots=True)
class Seen:
    """What a stand is about and whose it is."""

    content: Content
    by: frozenset[str]
    #: the other parties that it is about: those it names, or all of the document where it says "hai nước"
    about: frozenset[str]
    against: bool
    #: the parties whom an entry of it concerns
    concerned: tuple[str, ...]


class Stances(Paired):
    """Position claims -> stance entries."""

    kind = "stance"
    sees = Seen

    def features(self, claim: Claim, filed: Filed) -> Seen:
        """Words and holders."""
        assert isinstance(claim, Position)
        quote, by = claim.evidence.quote, frozenset(claim.by)
        both = parties_of(claim, filed) if _BOTH.search(fold(quote)) else ()
        about = frozenset((*codes_in(quote), *claim.to, *both)) - by
        return Seen(subject(quote, claim.speaker or ""), by, about, claim.act in _AGAINST, parties_of(claim, filed))

    def keys(self, seen: Seen) -> Collection[str]:
        """Telling word pairs with the holders and those whom it is about."""
        scope = f"{'+'.join(sorted(seen.by))}>{'+'.join(sorted(seen.about))}{'-' if seen.against else ''}"
        return telling_keys(seen.content, scope)

    def asks(self, seen: Seen) -> Collection[str]:
        """The same."""
        return self.keys(seen)

    def compare(self, a: Compared, b: Compared) -> Comparison:
        """Words alike, the same holders."""
        x, y = a.seen, b.seen
        short, dice = likeness(x.content, y.content)
        inside = a.happening == b.happening
        least, least_short, with_dice = (0.45, 0.7, 0.3) if inside else (0.55, 0.7, 0.35)
        enough = dice >= least or (short >= least_short and dice >= with_dice)
        if min(x.content.total, y.content.total) < 3:
            enough = dice >= 0.8
        same = x.by == y.by and x.about == y.about and x.against == y.against and enough
        told = {"words alike": round(dice, 2), "shorter side": round(short, 2), "held by": x.by == y.by}
        return Comparison(same, told | {"about": x.about == y.about})

    def draft(self, items: Sequence[Item]) -> Draft:
        """The fields of the fullest claim."""
        best = max(items, key=lambda i: len(i.claim.evidence.quote))
        fields: dict[str, Any] = own_fields(best.claim)
        parties = {p for i in items for p in i.seen.concerned}
        wordings = list(dict.fromkeys(i.claim.evidence.quote for i in sorted(items, key=said_order)))
        fields["wordings"] = wordings
        label = best.claim.evidence.quote
        return Draft(label=label, parties=tuple(sorted(parties)), fields=fields, chain=stance_chain(items))

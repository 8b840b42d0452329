"""Finding a judged claim again after the rules have changed.

Takes the anchor of a judgement and the claims of its document, gives the claim that it is about now. Keeps true: a
claim that still exists under its id keeps its judgements; only where that id is gone does the place decide.
"""

from __future__ import annotations

from collections.abc import Iterable

from banggiao.model.claims import Claim
from banggiao.model.judgements import ClaimAnchor

#: Least part of the shorter of two spans that both must share to be the same claim under another rule version.
SHARED = 0.5


def anchor(claim: Claim) -> ClaimAnchor:
    """What a judgement on `claim` is anchored to."""
    e = claim.evidence
    return ClaimAnchor(document=claim.document, kind=claim.kind, start=e.start, end=e.end, claim=claim.id)


def standing_for(anchor: ClaimAnchor, claims: Iterable[Claim]) -> Claim | None:
    """The claim among `claims` (all of the document) that the judgement is about now; None where it is gone.

    The claim with the judged id; else the one of the same kind that shares most of the judged span, and at least
    half of the shorter span. Between equals the earlier one, then the one with the lesser id.
    """
    best: tuple[float, int, str] | None = None
    found: Claim | None = None
    for claim in claims:
        if claim.document != anchor.document or claim.kind != anchor.kind:
            continue
        if claim.id == anchor.claim:
            return claim
        e = claim.evidence
        common = min(e.end, anchor.end) - max(e.start, anchor.start)
        if common < SHARED * min(e.end - e.start, anchor.end - anchor.start) or common <= 0:
            continue
        rank = (-common / (max(e.end, anchor.end) - min(e.start, anchor.start)), e.start, claim.id)
        if best is None or rank < best:
            best, found = rank, claim
    return found

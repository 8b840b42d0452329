"""Who claims whose promise: what each side's sources say of one undertaking.

Takes the claims of an entry, gives for each party the claims that its own people or outlets tell. Keeps true: a joint
statement is told by all its parties; where neither the speaker nor the outlet shows a side, the telling is nobody's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from banggiao.model.claims import Actor, Commitment
from banggiao.model.register import Filed
from banggiao.resolve.items import Item
from banggiao.resolve.names import short_for, tokens


def told_by(items: Sequence[Item]) -> dict[str, list[str]]:
    """Party -> ids of the claims that it tells: by the country of the speaker, else all who speak jointly."""
    out: dict[str, list[str]] = defaultdict(list)
    for item in items:
        for party in item.seen.tellers:
            out[party].append(item.name)
    return {party: sorted(claims) for party, claims in sorted(out.items())}


def tellers(claim: Commitment, filed: Filed) -> list[str]:
    """The parties in whose mouth the text puts the claim."""
    if claim.speaker:
        name = tokens(claim.speaker)
        for actor in filed.claims:
            if isinstance(actor, Actor) and actor.country:
                other = tokens(actor.name)
                if other == name or short_for(name, other) or short_for(other, name):
                    return [actor.country]
    return sorted(set(claim.by)) if len(set(claim.by)) > 1 else sorted(set(claim.by))[:1] if claim.speaker else []

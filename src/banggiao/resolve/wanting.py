"""Undertakings as they are compared: who is to do it, for whom, what it is about.

Takes commitment claims, gives their features. Keeps true: who speaks and who is to act are told apart, so that a
request and the promise that answers it meet on the one who acts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from banggiao.model.claims import Claim, Commitment, Position
from banggiao.model.register import Filed
from banggiao.resolve.content import Content, content
from banggiao.resolve.names import acronyms
from banggiao.resolve.parties import without_parties

#: acts by which one side wants the other to act
ASKING = frozenset({"request", "invite", "encourage"})


@dataclass(frozen=True, slots=True)
class Undertaking:
    """The features of a commitment."""

    content: Content
    parties: frozenset[str]
    #: who is to act
    doers: frozenset[str]
    act: str
    stage: str
    pillars: frozenset[str]
    #: (value, unit) of the quantity or the target
    measure: tuple[float, str] | None
    #: EDTF of the deadline or the target
    until: str | None
    acronyms: frozenset[str]
    speaker: str


def undertaking(claim: Claim, filed: Filed) -> Undertaking:
    """The features of one commitment claim."""
    assert isinstance(claim, Commitment)
    by, to = frozenset(claim.by), frozenset(claim.to)
    parties = by | to
    if len(parties) < 2 and len(filed.parties) <= 3:
        parties |= frozenset(filed.parties)
    doers = to if claim.act in ASKING and to else by | to if claim.act == "propose" else by
    measure, until = measured(claim)
    quote = claim.evidence.quote
    return Undertaking(
        content=subject(quote, claim.speaker or ""), parties=parties, doers=doers, act=claim.act, stage=claim.stage,
        pillars=frozenset(claim.pillar), measure=measure, until=until, acronyms=acronyms(quote),
        speaker=claim.speaker or "",
    )  # fmt: skip


def measured(claim: Commitment) -> tuple[tuple[float, str] | None, str | None]:
    """The measure and the day of an undertaking: of its quantity, else of its target."""
    q, t = claim.quantity, claim.target
    measure = (q.value, q.unit) if q else (t.value, t.unit or "") if t and t.value is not None else None
    return measure, claim.deadline or (t.by if t else None)


@lru_cache(maxsize=65536)
def subject(quote: str, speaker: str) -> Content:
    """What a quote is about: its words without the parties' names and the speaker's."""
    bare = without_parties(quote)
    return content(bare.replace(speaker, " ") if speaker else bare)


def parties_of(claim: Commitment | Position, filed: Filed) -> tuple[str, ...]:
    """The parties whom an entry of the claim concerns: its own, and where it names one only, the document's."""
    own = [*claim.by, *claim.to]
    if len(set(own)) < 2 and len(filed.parties) <= 3:
        own += filed.parties
    return tuple(sorted(set(own)))

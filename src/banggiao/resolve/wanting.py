"""Undertakings as they are compared: who is to do it, for whom, what it is about.

Takes commitment claims, gives their features. Keeps true: who speaks and who is to act are told apart, so that a
request and the promise that answers it meet on the one who acts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from banggiao.language.amounts import find_amounts
from banggiao.language.dates import find_dates
from banggiao.language.fold import fold
from banggiao.model.claims import Claim, Commitment, Position
from banggiao.model.register import Filed
from banggiao.resolve.asymmetry import tellers
from banggiao.resolve.content import Content, content, phrases
from banggiao.resolve.dating import day_of
from banggiao.resolve.names import tokens
from banggiao.resolve.parties import without_parties

#: acts by which one side wants the other to act
ASKING = frozenset({"request", "invite", "encourage"})
#: a visit that is only the occasion
_VISIT = re.compile(r"(?<!chuẩn bị cho )(?<!mong chờ )(?<!mong đợi )(?<!bảo đảm cho )\bchuyến (?:đi )?thăm\b")


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
    #: (value, unit) of every sum or count in the quote, and the years that it names
    sums: frozenset[tuple[float, str]]
    years: frozenset[int]
    #: whether it asks the other side to act
    asks: bool
    speaker: tuple[str, ...]
    #: when it was said
    said: str | None
    #: the parties in whose mouth the text puts it
    tellers: tuple[str, ...]
    #: the parties whom an entry of it concerns
    concerned: tuple[str, ...]
    #: the metrics that its words name
    measured: tuple[str, ...]
    #: the types of deeds that its words promise
    deeds: frozenset[str]
    #: the document in whose body it stands; nothing where title or lede tell it, which the body tells again
    body: str
    #: its first clause from the act on
    head: Content


def undertaking(claim: Claim, filed: Filed) -> Undertaking:
    """The features of one commitment claim."""
    assert isinstance(claim, Commitment)
    by, to = frozenset(claim.by), frozenset(claim.to)
    parties = by | to
    if len(parties) < 2 and len(filed.parties) <= 3:
        parties |= frozenset(filed.parties)
    doers = to if claim.act in ASKING and to else by | to if claim.act == "propose" else by
    quote = claim.evidence.quote
    q, t = claim.quantity, claim.target
    measure = (q.value, q.unit) if q else (t.value, t.unit or "") if t and t.value is not None else None
    sums, years = figures_in(quote)
    return Undertaking(
        content=subject(told(claim), claim.speaker or ""), parties=parties, doers=doers, act=claim.act,
        stage=claim.stage, pillars=frozenset(claim.pillar),
        measure=measure, sums=sums | ({measure} if measure else frozenset()),
        years=years | years_of(claim.deadline) | years_of(t.by if t else None), asks=claim.act in ASKING and bool(to),
        speaker=tokens(claim.speaker or ""), said=claim.said.date if claim.said else day_of(filed),
        tellers=tuple(tellers(claim, filed)), concerned=parties_of(claim, filed),
        measured=measured(quote), deeds=deeds(told(claim)), body="" if in_top(claim, filed) else filed.document.id[:16],
        head=subject(head(told(claim)), claim.speaker or ""),
    )  # fmt: skip


def in_top(claim: Claim, filed: Filed) -> bool:
    """Whether a claim stands in title or lede."""
    ends = [s.end for s in filed.document.segments if s.kind in ("title", "lede")]
    return claim.evidence.start < max(ends, default=0)


def told(claim: Commitment) -> str:
    """The quote from the clause of its act on: who told it where and after what says nothing of what is to be done."""
    quote, act = claim.evidence.quote, claim.grounds.get("act")
    return quote[quote.rfind(", ", 0, max(0, act.start - claim.evidence.start)) + 1 :] if act else quote


def head(words: str) -> str:
    """The first clause."""
    return re.split(r"[,;] |: ", words.strip(), maxsplit=1)[0]


@lru_cache(maxsize=65536)
def figures_in(quote: str) -> tuple[frozenset[tuple[float, str]], frozenset[int]]:
    """The sums and counts of a quote with their units, and the years that it names."""
    if not any(c.isdigit() for c in quote):
        return frozenset(), frozenset()
    sums = frozenset((a.value, a.unit) for a in find_amounts(quote) if a.unit)
    return sums, frozenset(y for d in find_dates(quote) for y in years_of(d.edtf))


@lru_cache(maxsize=65536)
def measured(quote: str) -> tuple[str, ...]:
    """The metrics that the words of a goal name."""
    folded = fold(quote)
    return tuple(m for m, known in sorted(phrases("measured").items()) if any(w in folded for w in known))


@lru_cache(maxsize=65536)
def deeds(words: str) -> frozenset[str]:
    """The types of events that do what the words of an undertaking say; "nhân chuyến thăm" promises no visit."""
    plain = _VISIT.sub(" ", fold(words))
    return frozenset(k for k, known in phrases("deeds").items() if any(re.search(rf"\b{w}\b", plain) for w in known))


def years_of(edtf: str | None) -> frozenset[int]:
    """The years that an EDTF string names."""
    return frozenset(int(y) for y in re.findall(r"\b[12]\d{3}\b", edtf or ""))


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

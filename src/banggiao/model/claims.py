"""Claims: what one document says, one frozen dataclass a kind, each with its evidence.

Dates in claims are EDTF strings (bounds: `model.dates.bounds`); the words as printed are the quote of the field's
own evidence in `grounds`. A field that the document does not give is None or empty, and left out of the shape.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar

from banggiao.model.evidence import Evidence
from banggiao.model.frozen import frozen


def _whole(value: object) -> object:
    """2.0 as 2: JSON gives a whole number back as an int, and the id must not depend on that."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


@frozen(kw_only=True)
class Quantity:
    """A sum or count: `value` (to `value_max` in a range) of `unit` (ISO 4217 or a named unit of the guidelines)."""

    value: float
    unit: str
    modifier: str = "exact"
    value_max: float | None = None


@frozen(kw_only=True)
class Target:
    """A dated or measured goal named beside the deed."""

    what: str
    value: float | None = None
    unit: str | None = None
    #: EDTF
    by: str | None = None


@frozen(kw_only=True)
class Said:
    """When a commitment or position was said: EDTF, by which anchor, and the happening in which it was said."""

    date: str
    #: "happening" (dated in the text), "printed" (the page's own date) or "given" (the manifest's)
    anchor: str
    #: what was going on, as printed ("hội đàm", "chuyến thăm ..."); empty where the text does not tell
    happening: str = ""


@frozen(kw_only=True)
class Claim:
    """What all kinds share. Never built without evidence."""

    kind: ClassVar[str] = ""
    #: fields that tell two claims of one kind with one span apart (DESIGN section 4, Identifiers)
    distinguishing: ClassVar[tuple[str, ...]] = ()

    #: id of the document
    document: str
    evidence: Evidence
    #: field name -> where that field's value stands
    grounds: Mapping[str, Evidence] = field(default_factory=dict)
    #: field name -> the stated thing that a relative value was resolved with
    anchors: Mapping[str, Evidence] = field(default_factory=dict)
    said: Said | None = None
    #: calibrated probability that a careful analyst would write this claim
    confidence: float = 0.5
    #: which cues speak for it, what is missing
    reasons: tuple[str, ...] = ()
    #: field name -> the readings between which the text does not decide
    candidates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flags: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Document hash, kind, span and distinguishing fields, hashed: stable over runs and rule versions."""
        parts = [self.document, self.kind, str(self.evidence.start), str(self.evidence.end)]
        parts += [f"{name}={_whole(getattr(self, name))}" for name in self.distinguishing]
        return "c" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:19]


@frozen(kw_only=True)
class Commitment(Claim):
    """Somebody does, will do, agrees to do or asks for something (guidelines 3.1)."""

    kind: ClassVar[str] = "commitment"

    stage: str
    act: str
    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    speaker: str | None = None
    agent: str | None = None
    target: Target | None = None
    pillar: tuple[str, ...] = ()
    quantity: Quantity | None = None
    deadline: str | None = None
    #: the heading under which a statement itself puts the undertaking
    heading: str | None = None


@frozen(kw_only=True)
class Position(Claim):
    """A stand, not an action (guidelines 3.2)."""

    kind: ClassVar[str] = "position"

    act: str
    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    speaker: str | None = None
    pillar: tuple[str, ...] = ()
    heading: str | None = None


@frozen(kw_only=True)
class Event(Claim):
    """Something dated or datable that happened or is scheduled (guidelines 3.3)."""

    kind: ClassVar[str] = "event"
    distinguishing: ClassVar[tuple[str, ...]] = ("type", "participants")

    type: str
    date: str | None = None
    modality: str | None = None
    participants: tuple[str, ...] = ()
    place: str | None = None
    #: the official level of a visit as printed ("cấp Nhà nước", "chính thức", "làm việc")
    level: str | None = None


@frozen(kw_only=True)
class Indicator(Claim):
    """A figure about a state of affairs (guidelines 3.4)."""

    kind: ClassVar[str] = "indicator"
    distinguishing: ClassVar[tuple[str, ...]] = ("metric", "value", "unit", "parties")

    metric: str
    value: float
    unit: str
    value_max: float | None = None
    modifier: str = "exact"
    period: str | None = None
    change_pct: float | None = None
    change_base: str | None = None
    parties: tuple[str, ...] = ()
    modality: str | None = None
    #: code of the party that is ranked (`of` in the shape)
    of: str | None = None
    #: code of the party, ASEAN or world, in whose list it stands (`in` in the shape)
    in_: str | None = None
    out_of: int | None = None


@frozen(kw_only=True)
class Mechanism(Claim):
    """A named instrument or channel (guidelines 3.5)."""

    kind: ClassVar[str] = "mechanism"
    distinguishing: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    type: str


@frozen(kw_only=True)
class Status(Claim):
    """The level of a relationship (guidelines 3.6)."""

    kind: ClassVar[str] = "status"
    distinguishing: ClassVar[tuple[str, ...]] = ("level", "parties")

    level: str
    parties: tuple[str, ...]
    label: str
    date: str | None = None


@frozen(kw_only=True)
class Actor(Claim):
    """A person who acts in the article (guidelines 3.7)."""

    kind: ClassVar[str] = "actor"
    distinguishing: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    role: str | None = None
    country: str | None = None


@frozen(kw_only=True)
class Organisation(Claim):
    """A ministry, agency, company, university or international body that the article names."""

    kind: ClassVar[str] = "organisation"
    distinguishing: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    #: ministry, agency, company, university, party_body, parliament, international, bank, media, local, other
    type: str = "other"
    country: str | None = None


#: kind -> its class
CLAIM_CLASSES: dict[str, type[Claim]] = {
    c.kind: c for c in (Commitment, Position, Event, Indicator, Mechanism, Status, Actor, Organisation)
}

"""The rules of all kinds, and the questions that are asked of claims and documents that meet.

Takes nothing, gives tables. Keeps true: every kind of claim has one rule; keys of two questions never mix.
"""

from __future__ import annotations

from typing import Any, Final

from banggiao.resolve.bonds import Alike, Answered, Bond, Deeds, Goals, Late
from banggiao.resolve.commitments import Commitments
from banggiao.resolve.events import Events
from banggiao.resolve.figures import Figures
from banggiao.resolve.happenings import Reporting
from banggiao.resolve.items import Growing, Rule, Seeing
from banggiao.resolve.mechanisms import Mechanisms
from banggiao.resolve.organisations import Organisations
from banggiao.resolve.people import People
from banggiao.resolve.relationships import Relationships
from banggiao.resolve.stances import Stances
from banggiao.resolve.witnesses import Copies

RULES: Final[tuple[Rule, ...]] = (
    Commitments(), Stances(), Events(), Figures(), Mechanisms(), Relationships(), People(), Organisations(),
)  # fmt: skip
RULE_OF: Final = {rule.kind: rule for rule in RULES}
#: rules of which entries grow claim by claim
GROWING: Final[dict[str, Growing]] = {rule.kind: rule for rule in (People(), Organisations())}
COPIES: Final = Copies()
REPORTING: Final = Reporting()
DOCUMENTS: Final[tuple[Seeing, ...]] = (COPIES, REPORTING)
#: what is seen in a look, by its rule
SEES: Final[dict[str, Any]] = {r.kind: r.sees for r in (*RULES, *DOCUMENTS)}
#: rules of which claims share looks by their joins
JOINED: Final = {r.kind: r for r in RULES if r.kind not in ("commitment", "stance", "event")}
BONDS: Final[dict[str, Bond]] = {
    b.name: b
    for b in (
        Answered(RULE_OF["commitment"]), Alike(RULE_OF["stance"]), Alike(RULE_OF["event"]), Alike(RULE_OF["series"]),
        Alike(RULE_OF["mechanism"], nearly=0.6), Deeds(), Goals(), Late(), Alike(COPIES), Alike(REPORTING),
    )
}  # fmt: skip
#: rules of which looks are compared in pairs
COMPARED: Final = frozenset(BONDS) & frozenset(RULE_OF)
#: questions by whose answers looks hang together
GROUPING: Final = COMPARED | {rule.kind for rule in DOCUMENTS}


def keys_of(rule: str, seen: Any) -> list[str]:
    """All keys under which a look stands."""
    out = [f"{name}|{k}" for name, bond in BONDS.items() for k in bond.gives(rule, seen)]
    return out + joins_of(rule, seen)


def joins_of(rule: str, seen: Any) -> list[str]:
    """The keys by which a look hangs together with others."""
    return [f"={rule}|{k}" for k in JOINED[rule].joins(seen)] if rule in JOINED else []


def asks_of(rule: str, seen: Any) -> list[str]:
    """All keys under which a look looks for others."""
    return [f"{name}|{k}" for name, bond in BONDS.items() for k in bond.asks(rule, seen)]

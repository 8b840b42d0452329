"""All documents at once: every rule over the claims of its kind, then ids, witnesses and order.

Takes filed documents and the ledger, gives a `Resolution`. Keeps true: the order of the documents does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from banggiao.model.entries import ENTRY_OF_CLAIM, Entry
from banggiao.model.judgements import Judgement
from banggiao.model.register import Filed
from banggiao.resolve.answers import answers
from banggiao.resolve.chains import said_order
from banggiao.resolve.commitments import Commitments
from banggiao.resolve.deliveries import deliveries
from banggiao.resolve.disputes import with_disputes
from banggiao.resolve.event_disputes import event_disputes
from banggiao.resolve.events import Events
from banggiao.resolve.explaining import explained, overdue
from banggiao.resolve.figure_disputes import figure_disputes
from banggiao.resolve.figures import Figures
from banggiao.resolve.framing import frame
from banggiao.resolve.grouping import components
from banggiao.resolve.happenings import Reported, happenings
from banggiao.resolve.identity import name_groups
from banggiao.resolve.items import Comparison, Item, Rule
from banggiao.resolve.ledger import Ledger, judged, marked, read_ledger, regrouped
from banggiao.resolve.linking import Found
from banggiao.resolve.mechanisms import Mechanisms
from banggiao.resolve.organisations import Organisations
from banggiao.resolve.people import People
from banggiao.resolve.person_disputes import person_disputes
from banggiao.resolve.relationships import Relationships
from banggiao.resolve.resolution import Resolution
from banggiao.resolve.stances import Stances
from banggiao.resolve.statements import statements
from banggiao.resolve.witnesses import witnesses as witness_groups

RULES: Final[tuple[Rule, ...]] = (
    Commitments(), Stances(), Events(), Figures(), Mechanisms(), Relationships(), People(), Organisations(),
)  # fmt: skip


def resolve_all(
    filed: Sequence[Filed],
    judgements: Sequence[Judgement] = (),
    *,
    as_of: date | None = None,
    known: Mapping[str, str] | None = None,
) -> Resolution:
    """The entries of a register.

    `judgements` is the ledger in its order; `as_of` the day against which overdue is computed (none: nothing is
    overdue); `known` the entry that each claim was in before, so that ids live on.
    """
    groups = witness_groups(filed)
    witnesses = {d: w.id for w in groups for d in w.documents}
    reported = happenings(filed)
    ledger = read_ledger(judgements, filed, known or {})
    drafted: list[tuple[Rule, list[Item]]] = []
    compared: dict[tuple[str, str], Comparison] = {}
    for rule in RULES:
        found, pairs = components(items_of(rule, filed, reported, ledger), rule)
        compared |= pairs
        parts = [group for component in found for group in rule.partition(component)]
        drafted += [(rule, group) for group in regrouped(parts, rule.kind, ledger)]
    ids, aliases = name_groups([(r.kind, [i.name for i in g]) for r, g in drafted], known or {})
    entries = [entry_of(r, g, i, witnesses) for (r, g), i in zip(drafted, ids, strict=True)]
    entries = connected(entries, [g for _, g in drafted], filed, reported, witnesses)
    entries, gone = marked(overdue(explained(entries, compared), as_of), ledger)
    return Resolution(
        entries=tuple(sorted(entries, key=lambda e: (e.kind, e.label, e.id))), witnesses=witnesses,
        aliases=aliases, copies={w.id: w.why for w in groups if w.why}, orphans=(*ledger.orphans, *gone),
    )  # fmt: skip


def connected(
    entries: list[Entry], groups: list[list[Item]], filed: Sequence[Filed], reported: Reported,
    witnesses: Mapping[str, str],
) -> list[Entry]:  # fmt: skip
    """The entries with what ties them to one another, and the entries that only ties make."""
    entries = frame(entries, groups, reported.happening)
    found = Found(entries)
    answers(entries, groups, found)
    entries = deliveries(entries, groups, found)
    entries = [replace(e, links=(*e.links, *found.links.get(n, ()))) for n, e in enumerate(entries)]
    disputes = [
        *figure_disputes(entries, groups, witnesses, reported),
        *person_disputes(entries, groups, witnesses, reported),
        *event_disputes(entries, groups, witnesses),
    ]
    entries = statements(entries, groups, {f.document.id: f for f in filed}, witnesses)
    return with_disputes(entries, disputes)


def items_of(rule: Rule, filed: Sequence[Filed], reported: Reported, ledger: Ledger) -> list[Item]:
    """The claims that a rule is for, as reviewers left them and as it sees them."""
    out = []
    for f in filed:
        for claim in f.claims:
            if ENTRY_OF_CLAIM[claim.kind] == rule.kind and (left := judged(claim, f.document.text, ledger)):
                out.append(Item(claim.id, left, f, rule.features(left, f), reported.happening.get(f.document.id, "")))
    return out


def entry_of(rule: Rule, items: Sequence[Item], name: str, witnesses: Mapping[str, str]) -> Entry:
    """The entry of one group, its claims in the order in which they were said."""
    draft = rule.draft(items)
    told = sorted(items, key=said_order)
    return Entry(
        id=name, kind=rule.kind, label=draft.label, parties=draft.parties, fields=draft.fields, flags=draft.flags,
        claims=tuple(i.name for i in told), chain=draft.chain, why=draft.why,
        witnesses=len({witnesses[i.filed.document.id] for i in items}),
    )  # fmt: skip

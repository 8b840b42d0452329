"""All documents at once: every rule over the claims of its kind, then ids, witnesses and order.

Takes filed documents and the ledger, gives a `Resolution`. Keeps true: the order of the documents does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from banggiao.model.entries import ENTRY_OF_CLAIM, Entry
from banggiao.model.judgements import Judgement
from banggiao.model.register import Filed
from banggiao.resolve.commitments import Commitments
from banggiao.resolve.dating import sort_key
from banggiao.resolve.events import Events
from banggiao.resolve.figures import Figures
from banggiao.resolve.grouping import components
from banggiao.resolve.identity import name_groups
from banggiao.resolve.items import Item, Rule
from banggiao.resolve.mechanisms import Mechanisms
from banggiao.resolve.organisations import Organisations
from banggiao.resolve.people import People, day_of
from banggiao.resolve.relationships import Relationships
from banggiao.resolve.resolution import Resolution
from banggiao.resolve.stances import Stances

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
    witnesses = {f.document.id: "w" + f.document.id[:15] for f in filed}
    drafted: list[tuple[Rule, list[Item]]] = []
    for rule in RULES:
        items = [
            Item(c, f, rule.features(c, f)) for f in filed for c in f.claims if ENTRY_OF_CLAIM[c.kind] == rule.kind
        ]
        for component in components(items, rule)[0]:
            drafted += [(rule, group) for group in rule.partition(component)]
    ids, aliases = name_groups([(r.kind, [i.claim.id for i in g]) for r, g in drafted], known or {})
    entries = [entry_of(r, g, i, witnesses) for (r, g), i in zip(drafted, ids, strict=True)]
    return Resolution(
        entries=tuple(sorted(entries, key=lambda e: (e.kind, e.label, e.id))), witnesses=witnesses, aliases=aliases
    )


def entry_of(rule: Rule, items: Sequence[Item], name: str, witnesses: Mapping[str, str]) -> Entry:
    """The entry of one group, its claims in the order in which they were said."""
    draft = rule.draft(items)
    told = sorted(items, key=said_order)
    return Entry(
        id=name, kind=rule.kind, label=draft.label, parties=draft.parties, fields=draft.fields, flags=draft.flags,
        claims=tuple(i.claim.id for i in told), chain=draft.chain, why=draft.why,
        witnesses=len({witnesses[i.filed.document.id] for i in items}),
    )  # fmt: skip


def said_order(item: Item) -> tuple[tuple[int, str, str], tuple[str, int, int, str]]:
    """When a claim was said, else when its document was printed; undated last."""
    said = item.claim.said.date if item.claim.said else day_of(item.filed)
    return (sort_key(said), item.order)


def by_kind(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Entries under their kinds."""
    out: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        out[entry.kind].append(entry)
    return out

"""What entries will look like after a merge or a split, before anybody has decided it.

Takes the entries that a judgement names, the documents of their claims and the ledger so far, gives the entries that
the rule of their kind would make. Keeps true: nothing but the judgement changes which claims are together; what only
ties to other entries give (answers, deliveries, disagreements) is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from banggiao.errors import BadSetting
from banggiao.model.entries import Entry
from banggiao.model.judgements import Judgement
from banggiao.model.register import Filed
from banggiao.resolve.identity import name_groups
from banggiao.resolve.items import Item, Rule
from banggiao.resolve.ledger import Ledger, read_ledger, regrouped
from banggiao.resolve.rebuild import RULES, entry_of, happenings, items_of


def preview(
    entries: Sequence[Entry], filed: Sequence[Filed], judgement: Judgement, earlier: Sequence[Judgement],
    witnesses: Mapping[str, str],
) -> list[Entry]:  # fmt: skip
    """The entries after `judgement`, a merge or split of `entries`; their own order, the biggest first.

    `filed`: the documents of their claims; `witnesses`: document id -> id of its witness. Raises BadSetting where the
    entries are of several kinds, are made of other entries, or would not change.
    """
    rule = _rule(entries)
    home = {c: e.id for e in entries for c in e.claims}
    ledger = read_ledger(earlier, filed, home)
    items = {i.name: i for i in items_of(rule, filed, happenings(filed), ledger)}
    groups: list[list[Item]] = [[items[c] for c in e.claims if c in items] for e in entries]
    held = {e.id: e.claims for e in entries}
    after = regrouped([g for g in groups if g], rule.kind, Ledger(entries=(judgement,), held=held))
    if sorted(map(_names, after)) == sorted(_names(g) for g in groups if g):
        raise BadSetting(judgement.decision, "would change nothing", "name other entries or claims")
    ids, _ = name_groups([(rule.kind, _names(g)) for g in after], home)
    made = [entry_of(rule, g, i, witnesses) for g, i in zip(after, ids, strict=True)]
    return sorted(made, key=lambda e: (-len(e.claims), e.id))


def _names(group: Sequence[Item]) -> list[str]:
    return sorted(i.name for i in group)


def _rule(entries: Sequence[Entry]) -> Rule:
    kinds = sorted({e.kind for e in entries})
    found = [r for r in RULES if [r.kind] == kinds]
    if not found:
        why = "are made of other entries" if len(kinds) == 1 else "are of several kinds"
        raise BadSetting(", ".join(e.id for e in entries), why, "merge and split entries of one kind that has claims")
    return found[0]

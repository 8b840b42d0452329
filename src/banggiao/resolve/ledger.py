"""What reviewers decided, applied anew at every resolve: reject, edit, merge, split, rank, accept, note.

Takes the ledger in its order, gives what to do with claims, groups and entries. Keeps true: a decision that was undone
does nothing; one whose claim or entry is gone is listed and never dropped; nothing is decided that nobody decided.

Values of a judgement: edit {"field", "value", "start", "end"}; merge {"with": entry ids}; split {"with": claim ids that
leave}; rank {"rank": place of the side} or {"with": claim ids, best first}; undo {"number"}. Where it has {"claims":
{entry id: claim ids}} (see `anchored`), entries are found by their claims even where all ids are new.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from banggiao.model.anchoring import standing_for
from banggiao.model.claims import Claim
from banggiao.model.entries import Entry
from banggiao.model.judgements import Judgement
from banggiao.model.register import Filed
from banggiao.resolve.editing import edited
from banggiao.resolve.identity import born
from banggiao.resolve.items import Item

Groups = list[list[Item]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Judgements by what they are about, undone ones left out."""

    #: present claim id -> judgements about it, in order
    claims: Mapping[str, list[Judgement]] = field(default_factory=dict)
    #: judgements about entries, in order
    entries: tuple[Judgement, ...] = ()
    #: entry id -> ids of the claims that it held before
    held: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: judgements whose claim is gone
    orphans: tuple[Judgement, ...] = ()


def read_ledger(judgements: Sequence[Judgement], filed: Sequence[Filed], known: Mapping[str, str]) -> Ledger:
    """The ledger as it bears on the claims that there are now."""
    undone = {j.values.get("number") for j in judgements if j.decision == "undo"}
    live = [j for j in judgements if j.decision != "undo" and (j.number is None or j.number not in undone)]
    if not live:
        return Ledger()
    documents = {f.document.id: f.claims for f in filed}
    about: dict[str, list[Judgement]] = defaultdict(list)
    orphans = []
    for j in live:
        if j.claim is None:
            continue
        claim = standing_for(j.claim, documents.get(j.claim.document, ()))
        if claim is None:
            orphans.append(j)
        else:
            about[claim.id].append(j)
    held: dict[str, list[str]] = defaultdict(list)
    for claim_id, entry in sorted(known.items()):
        held[entry].append(claim_id)
    return Ledger(
        dict(about), tuple(j for j in live if j.claim is None and j.entry),
        {e: tuple(c) for e, c in held.items()}, tuple(orphans),
    )  # fmt: skip


def judged(claim: Claim, text: str, ledger: Ledger) -> Claim | None:
    """The claim as reviewers left it; None where they rejected it."""
    out = claim
    rejected = False
    for j in ledger.claims.get(claim.id, ()):
        if j.decision in ("reject", "accept"):
            rejected = j.decision == "reject"
        elif j.decision == "edit":
            out = edited(out, text, j.values)
    return None if rejected else out


def regrouped(groups: Groups, kind: str, ledger: Ledger) -> Groups:
    """The groups of one kind after splits and merges, in the order of the ledger."""
    out = groups
    for j in ledger.entries:
        if j.decision == "split":
            out = _split(out, set(j.values.get("with", ())))
        elif j.decision == "merge":
            names = [j.entry or "", *j.values.get("with", ())]
            out = _merged(out, [members(n, j, out, kind, ledger) for n in names])
    return out


def members(entry: str, j: Judgement, groups: Groups, kind: str, ledger: Ledger) -> frozenset[str]:
    """The claims by which an entry of the ledger is found: as the judgement keeps them, as the register held them,
    else those of the group that would be born under its id."""
    kept = j.values.get("claims", {}).get(entry) or ledger.held.get(entry)
    if kept:
        return frozenset(kept)
    return frozenset(i.name for g in groups if born(kind, [i.name for i in g]) == entry for i in g)


def _split(groups: Groups, leave: set[str]) -> Groups:
    out: Groups = []
    for group in groups:
        stay = [i for i in group if i.name not in leave]
        gone = [i for i in group if i.name in leave]
        out += [g for g in (stay, gone) if g]
    return out


def _merged(groups: Groups, entries: Sequence[frozenset[str]]) -> Groups:
    """The groups with those that hold claims of any of the entries put into one, where each entry was found."""
    wanted = frozenset().union(*entries)
    into = [g for g in groups if any(i.name in wanted for i in g)]
    if len(into) < 2 or not all(any(i.name in e for g in into for i in g) for e in entries):
        return groups
    one = sorted((i for g in into for i in g), key=lambda i: i.order)
    return [*(g for g in groups if g not in into), one]


def marked(entries: Sequence[Entry], ledger: Ledger) -> tuple[list[Entry], tuple[Judgement, ...]]:
    """The entries with what was decided on them and their claims, and the judgements about entries that are gone."""
    by_id: dict[str, list[Judgement]] = defaultdict(list)
    claims = {c: e.id for e in entries for c in e.claims}
    ids = {e.id for e in entries}
    orphans = []
    for j in ledger.entries:
        home = j.entry if j.entry in ids else _home(j, ledger, claims)
        if home:
            by_id[home].append(j)
        else:
            orphans.append(j)
    for claim, decisions in ledger.claims.items():
        if claim in claims:
            by_id[claims[claim]] += decisions
    return [_with(e, by_id[e.id]) if e.id in by_id else e for e in entries], tuple(orphans)


def _home(j: Judgement, ledger: Ledger, claims: Mapping[str, str]) -> str | None:
    """Where most claims of an entry that has lost its id are now."""
    kept = j.values.get("claims", {}).get(j.entry) or ledger.held.get(j.entry or "", ())
    now = Counter(claims[c] for c in kept if c in claims)
    return min(now, key=lambda e: (-now[e], e)) if now else None


def _with(entry: Entry, decisions: Sequence[Judgement]) -> Entry:
    fields: dict[str, Any] = dict(entry.fields)
    flags = dict.fromkeys(entry.flags)
    rows = []
    for j in sorted(decisions, key=lambda j: (j.number or 0, j.at)):
        row = {"decision": j.decision, "reviewer": j.reviewer, "at": j.at, "number": j.number}
        rows.append(row | ({"reason": j.reason} if j.reason else {}))
        if j.decision == "edit" and j.claim is None and "field" in j.values:
            fields[str(j.values["field"])] = j.values.get("value")
        elif j.decision == "rank":
            fields["rank"] = {k: j.values[k] for k in ("rank", "with") if k in j.values}
        elif j.decision in ("accept", "reject") and j.claim is None:
            flags.pop("rejected" if j.decision == "accept" else "accepted", None)
            flags["accepted" if j.decision == "accept" else "rejected"] = None
    fields["judged"] = rows
    return replace(entry, fields=fields, flags=tuple(flags))


def anchored(judgement: Judgement, entries: Mapping[str, Sequence[str]]) -> Judgement:
    """The judgement with the claims of the entries that it names, to be written into the ledger: by them the entries
    are found again after any change of rules. `entries`: entry id -> its claims."""
    named = [n for n in (judgement.entry, *judgement.values.get("with", ())) if n in entries]
    if not named:
        return judgement
    return replace(judgement, values={**judgement.values, "claims": {n: list(entries[n]) for n in named}})

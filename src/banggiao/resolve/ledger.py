"""What reviewers decided, applied anew at every resolve: reject, edit, merge, split, rank, accept, note.

Takes the ledger in its order, gives what to do with claims, groups and entries. Keeps true: a decision that was undone
does nothing; one whose claim or entry is gone is listed and never dropped; nothing is decided that nobody decided.

Values of a judgement: edit {"field", "value", "start", "end"}; merge {"with": entry ids}; split {"with": claim ids that
leave}; rank {"rank": place of the side} or {"with": claim ids, best first}; undo {"number"}. Where it has {"claims":
{entry id: claim ids}} (see `anchored`), entries are found by their claims even where all ids are new.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from banggiao.model.anchoring import standing_for
from banggiao.model.claims import Claim
from banggiao.model.entries import Entry
from banggiao.model.judgements import Judgement
from banggiao.model.register import Filed
from banggiao.resolve.editing import edited
from banggiao.resolve.grouping import Named
from banggiao.resolve.identity import born

T = TypeVar("T", bound=Named)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Judgements by what they are about, undone ones left out."""

    #: present claim id -> judgements about it, in order
    claims: Mapping[str, list[Judgement]] = field(default_factory=dict)
    #: judgements about entries, in order
    entries: tuple[Judgement, ...] = ()
    #: entry id -> ids of the claims that it held before
    held: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def kept(self, j: Judgement, entry: str) -> Sequence[str]:
        """The claims by which an entry that a judgement names is found: as the judgement keeps them, else as the
        register held them."""
        found: Sequence[str] = j.values.get("claims", {}).get(entry) or self.held.get(entry, ())
        return found


def standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements that nobody has undone, in order."""
    undone = {j.values.get("number") for j in judgements if j.decision == "undo"}
    return [j for j in judgements if j.decision != "undo" and (j.number is None or j.number not in undone)]


def about(judgements: Sequence[Judgement], claims: Sequence[Claim]) -> dict[str, list[Judgement]]:
    """Claim of one document -> the judgements about it, in order."""
    out: dict[str, list[Judgement]] = defaultdict(list)
    for j in judgements:
        if j.claim and (claim := standing_for(j.claim, claims)):
            out[claim.id].append(j)
    return out


def read_ledger(judgements: Sequence[Judgement], filed: Sequence[Filed], known: Mapping[str, str]) -> Ledger:
    """The ledger as it bears on the claims of some documents."""
    live = standing(judgements)
    documents = {f.document.id: f.claims for f in filed}
    claims: dict[str, list[Judgement]] = defaultdict(list)
    for j in live:
        if j.claim and (claim := standing_for(j.claim, documents.get(j.claim.document, ()))):
            claims[claim.id].append(j)
    held: dict[str, list[str]] = defaultdict(list)
    for claim_id, entry in sorted(known.items()):
        held[entry].append(claim_id)
    return Ledger(
        dict(claims), tuple(j for j in live if j.claim is None and j.entry), {e: tuple(c) for e, c in held.items()}
    )


def judged(claim: Claim, text: Callable[[], str], decisions: Sequence[Judgement]) -> Claim | None:
    """The claim as reviewers left it; None where they rejected it. `text` gives the text of its document."""
    out = claim
    rejected = False
    for j in decisions:
        if j.decision in ("reject", "accept"):
            rejected = j.decision == "reject"
        elif j.decision == "edit":
            out = edited(out, text(), j.values)
    return None if rejected else out


def regrouped(groups: list[list[T]], kind: str, ledger: Ledger) -> list[list[T]]:
    """The groups of one kind after splits and merges, in the order of the ledger."""
    out = groups
    for j in ledger.entries:
        if j.decision == "split":
            out = _split(out, set(j.values.get("with", ())))
        elif j.decision == "merge":
            names = [j.entry or "", *j.values.get("with", ())]
            out = _merged(out, [members(n, j, out, kind, ledger) for n in names])
    return out


def members(entry: str, j: Judgement, groups: Sequence[Sequence[Named]], kind: str, ledger: Ledger) -> frozenset[str]:
    """The claims by which an entry of the ledger is found: as the judgement keeps them, as the register held them,
    else those of the group that would be born under its id."""
    if kept := ledger.kept(j, entry):
        return frozenset(kept)
    return frozenset(i.name for g in groups if born(kind, [i.name for i in g]) == entry for i in g)


def _split(groups: list[list[T]], leave: set[str]) -> list[list[T]]:
    out: list[list[T]] = []
    for group in groups:
        stay = [i for i in group if i.name not in leave]
        gone = [i for i in group if i.name in leave]
        out += [g for g in (stay, gone) if g]
    return out


def _merged(groups: list[list[T]], entries: Sequence[frozenset[str]]) -> list[list[T]]:
    """The groups with those that hold claims of any of the entries put into one, where each entry was found."""
    wanted = frozenset().union(*entries)
    into = [g for g in groups if any(i.name in wanted for i in g)]
    if len(into) < 2 or not all(any(i.name in e for g in into for i in g) for e in entries):
        return groups
    one = sorted((i for g in into for i in g), key=lambda i: i.order)
    return [*(g for g in groups if g not in into), one]


def most(homes: Iterable[str]) -> str | None:
    """The entry in which most claims are, the one of the least id between equals."""
    now = Counter(homes)
    return min(now, key=lambda e: (-now[e], e)) if now else None


def marked(entry: Entry, decisions: Sequence[Judgement]) -> Entry:
    """The entry with what was decided on it and on its claims."""
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

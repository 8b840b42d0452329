"""What became of an undertaking, and of a stand's wording, over time: one step a saying.

Takes the claims of one entry, gives its chain. Keeps true: reports of one happening, and copies of one text, are one
saying and never a reaffirmation; every step names the claim that shows it; a state is only what a claim says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from banggiao.model.claims import Claim, Commitment, Position, Quantity
from banggiao.model.entries import Change
from banggiao.model.kinds import FIRMNESS
from banggiao.model.shape import plain_number
from banggiao.resolve.content import content, syllables, words
from banggiao.resolve.dating import apart, before, sort_key
from banggiao.resolve.items import Item

#: how far a stage has come; `ended` and `postponed` stand outside
PROGRESS: Final = {"proposal": 0, "pledge": 1, "under_way": 2, "delivered": 3}
#: stages in which something is still to be done
OPEN: Final = frozenset({"proposal", "pledge", "under_way", "postponed"})


@dataclass(frozen=True, slots=True)
class Saying:
    """Claims that tell one act of speech."""

    date: str | None
    items: tuple[Item, ...]


def said(item: Item) -> str | None:
    """When a claim was said: its own anchor, else the day of its document."""
    return item.claim.said.date if item.claim.said else item.day


def said_order(item: Item) -> tuple[tuple[int, str, str], tuple[str, int, int, str]]:
    """Claims in the order in which they were said; undated last."""
    return (sort_key(said(item)), item.order)


def sayings(items: Sequence[Item]) -> list[Saying]:
    """The claims by act of speech: those of one document, or of reports of one happening, are one."""
    groups: dict[str, list[Item]] = {}
    for item in sorted(items, key=said_order):
        groups.setdefault(item.happening, []).append(item)
    merged: list[list[Item]] = []
    for group in groups.values():
        home = next((m for m in merged if _one_day(m[0], group[0])), None)
        if home is None:
            merged.append(group)
        else:
            home += group
    return [Saying(said(g[0]), tuple(g)) for g in merged]


def _one_day(a: Item, b: Item) -> bool:
    """Whether two claims were said on one known day by the same words' bearers."""
    x, y = said(a), said(b)
    return bool(x and y and len(x) >= 10 and apart(x, y) == 0)


def standing(items: Sequence[Item]) -> Item:
    """The claim that stands for others: the firmest act, then the fullest, then the fixed order."""

    def rank(item: Item) -> tuple[int, int, int]:
        c = item.claim
        assert isinstance(c, Commitment)
        given = (c.quantity is not None) + (c.deadline is not None) + bool(c.speaker) + bool(c.to)
        return (FIRMNESS.get(c.act, 9), given, len(c.evidence.quote))

    return max(sorted(items, key=lambda i: i.order), key=rank)


def commitment_chain(items: Sequence[Item]) -> tuple[Change, ...]:
    """New, then at each later saying what is different: stage, sum, deadline, firmness, else reaffirmed."""
    out: list[Change] = []
    last: Commitment | None = None
    since: str | None = None
    for saying in sayings(items):
        shown = standing(saying.items)
        claim = shown.claim
        assert isinstance(claim, Commitment)
        steps = [("new", claim.stage)] if last is None else changes(last, claim, later=before(since, saying.date))
        out += [Change(what=what, date=saying.date, claim=shown.name, note=note) for what, note in steps]
        if last is not (last := carried(last, claim)):
            since = saying.date
    return tuple(out)


def carried(last: Commitment | None, claim: Commitment) -> Commitment:
    """What the next saying is compared with: the later claim, unless it only falls back to a weaker stage."""
    if last is None or PROGRESS.get(claim.stage, 9) >= PROGRESS.get(last.stage, 0):
        return claim
    return last


def changes(last: Commitment, claim: Commitment, *, later: bool) -> list[tuple[str, str]]:
    """What one claim changes of another: (what, the value after it); firmer only where it is known to be the later."""
    steps = []
    stopped = claim.stage in ("ended", "postponed") and claim.stage != last.stage
    if stopped or PROGRESS.get(claim.stage, 0) > max(1, PROGRESS.get(last.stage, 0)):
        steps.append((claim.stage, claim.act))
    q, was = claim.quantity, last.quantity
    if q and was and q.unit == was.unit != "" and q.value != was.value:
        steps.append(("sum_changed", amount(q)))
    if claim.deadline and last.deadline and apart(claim.deadline, last.deadline) not in (0, None):
        steps.append(("deadline_changed", claim.deadline))
    if not steps and later and FIRMNESS.get(claim.act, 0) > FIRMNESS.get(last.act, 0):
        steps.append(("firmer", claim.act))
    return steps or [("reaffirmed", claim.act)]


def amount(q: Quantity) -> str:
    """A sum for a note."""
    top = f"-{plain_number(q.value_max)}" if q.value_max is not None else ""
    return f"{plain_number(q.value)}{top} {q.unit}"


def stage_now(items: Sequence[Item]) -> str:
    """The stage that an undertaking has reached: the furthest told, unless it was ended or postponed after that."""
    ordered = [i.claim for i in sorted(items, key=said_order) if isinstance(i.claim, Commitment)]
    furthest = max((c.stage for c in ordered), key=lambda s: PROGRESS.get(s, -1))
    stopped = [n for n, c in enumerate(ordered) if c.stage in ("ended", "postponed")]
    resumed = [n for n, c in enumerate(ordered) if PROGRESS.get(c.stage, 0) >= PROGRESS["under_way"]]
    if stopped and (not resumed or resumed[-1] < stopped[-1]):
        return ordered[stopped[-1]].stage
    return furthest


def stance_chain(items: Sequence[Item]) -> tuple[Change, ...]:
    """New, then at each later saying the words that came or went, else reaffirmed."""
    out: list[Change] = []
    last: Claim | None = None
    for saying in sayings(items):
        shown = max(saying.items, key=lambda i: (len(i.claim.evidence.quote), i.order))
        claim = shown.claim
        assert isinstance(claim, Position)
        what, note = ("new", claim.act) if last is None else drift(last.evidence.quote, claim.evidence.quote)
        out.append(Change(what=what, date=saying.date, claim=shown.name, note=note))
        last = claim
    return tuple(out)


def drift(before: str, after: str) -> tuple[str, str]:
    """(reworded, "+new words -old words") or (reaffirmed, ""); words of grammar and courtesy are passed over."""
    came, went = telling(after, before), telling(before, after)
    if not came and not went:
        return "reaffirmed", ""
    return "reworded", " ".join([*(f"+{w}" for w in came), *(f"-{w}" for w in went)])


def telling(text: str, other: str) -> list[str]:
    """Runs of words of `text` that do not stand in `other` and say something."""
    known, empty = set(words(other)), syllables("empty")
    out: list[list[str]] = []
    fresh = False
    for word in words(text):
        if word in known or word in empty:
            fresh = False
        elif fresh:
            out[-1].append(word)
        else:
            out.append([word])
            fresh = True
    return [" ".join(run) for run in out if content(" ".join(run)).total >= 1.0][:6]

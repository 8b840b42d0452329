"""Entries of which the explanation is another because a tie came or went, while they hold what they held.

Takes bases and the ties by which nothing hangs together, gives entries. Keeps true: an entry tells the nearest claims
that were kept out of it, a handful; where another claim is kept out that is further off than these, nothing of the
entry changes, however many more are kept out of it as the register grows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from banggiao.model.candidates import Tie
from banggiao.resolve.bases import Bases
from banggiao.resolve.explaining import kept_out, shown
from banggiao.resolve.rules import COMPARED, JOINED
from banggiao.resolve.settling import ends

#: rules by which ties keep claims apart that have looks of their own, named after them
_OWN: Final = COMPARED - JOINED.keys()


def shown_otherwise(bases: Bases, core: Collection[str], loose: Iterable[Tie]) -> set[str]:
    """The entries that tell of other claims kept out than before, those of `core` left out, which are made anew anyway.

    `loose`: ties that came or went, and former versions of those that are others.
    """
    told = [t for t in loose if t.rule in _OWN]
    homes = bases.homes(sorted(ends(told)))
    by_entry: dict[str, list[Tie]] = defaultdict(list)
    for tie in told:
        for entry in {homes[n] for n in (tie.a, tie.b) if n in homes}:
            if entry not in core:
                by_entry[entry].append(tie)
    held = bases.claims(by_entry)
    _fetch(bases, [(ties[0].rule, held[e]) for e, ties in by_entry.items()])
    return {e for e, ties in by_entry.items() if _among_nearest(bases, ties, held[e])}


def _fetch(bases: Bases, held: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Fetch in one go the ties that are asked for entry by entry."""
    names: dict[str, set[str]] = defaultdict(set)
    for rule, claims in held:
        names[rule].update(shown(claims))
    for rule, looks in sorted(names.items()):
        bases.ws.state.ties(sorted(looks), (rule,))


def _among_nearest(bases: Bases, loose: Sequence[Tie], claims: Sequence[str]) -> bool:
    """Whether one of the ties of an entry is, or was, among those that it tells of."""
    own, looks = set(claims), shown(claims)
    outside = [t for t in bases.ws.state.ties(looks, (loose[0].rule,)) if not {t.a, t.b} <= own]
    # where a claim was kept out before and now is one of these the walk over what hangs together sees it
    told = (t for t in loose if not {t.a, t.b} <= own and not {t.a, t.b}.isdisjoint(looks))
    return any(t in kept_out([*outside, t]) for t in told)

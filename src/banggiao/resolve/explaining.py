"""Why the claims of an entry are together, which were kept out, and what is past its day.

Takes an entry with the ties of its claims, gives `why["together"]` and `why["kept_out"]`. Keeps true: every feature
that decided is told as it was seen; a day is only compared with the one that is passed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from banggiao.model.candidates import Sighting, Tie
from banggiao.model.dates import latest
from banggiao.model.entries import Entry
from banggiao.resolve.chains import OPEN

#: how many pairs are kept of an entry: enough to see by what it hangs together
_TOGETHER: Final = 12
_KEPT_OUT: Final = 5


def explained(entry: Entry, ties: Iterable[Tie], sighted: Mapping[str, Sequence[Sighting]]) -> Entry:
    """The entry with the pairs that tie its claims, and the nearest of those that were compared and kept out.

    `sighted`: look -> the claims that have it; a look of many claims is shown by the least of them.
    """
    own = set(entry.claims)
    inside: list[dict[str, Any]] = []
    outside: list[dict[str, Any]] = []
    for tie in ties:
        left, right = ([s.claim for s in sighted.get(end, ())] for end in (tie.a, tie.b))
        if tie.rule != entry.kind or not left or not right:
            continue
        row = {"claims": sorted((min(left), min(right))), **tie.told}
        both = own.intersection(left), own.intersection(right)
        if all(both) and tie.same:
            inside.append(row)
        elif not all(both):
            outside.append(row)
    if not inside and not outside:
        return entry
    why = dict(entry.why)
    if inside:
        why["together"] = sorted(inside, key=lambda r: r["claims"])[:_TOGETHER]
    if outside:
        why["kept_out"] = sorted(outside, key=lambda r: (-r.get("words alike", 0), r["claims"]))[:_KEPT_OUT]
    return replace(entry, why=why)


def overdue(entry: Entry, as_of: date | None) -> Entry:
    """The entry, flagged where it is an undertaking whose last day is before `as_of` and which nothing delivered."""
    if as_of is None or entry.kind != "commitment" or entry.fields.get("stage") not in OPEN:
        return entry
    last = latest(entry.fields.get("deadline"))
    late = last is not None and last < as_of and entry.fields.get("advanced_to") != "delivered"
    return replace(entry, flags=(*entry.flags, "overdue")) if late else entry

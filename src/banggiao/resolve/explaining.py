"""Why the claims of an entry are together, which were kept out, and what is past its day.

Takes entries with the comparisons that were made, gives the entries with `why["together"]` and `why["kept_out"]`.
Keeps true: every feature that decided is told as it was seen; a day is only compared with the one that is passed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from banggiao.model.dates import latest
from banggiao.model.entries import Entry
from banggiao.resolve.chains import OPEN
from banggiao.resolve.items import Comparison

#: how many pairs are kept of an entry: enough to see by what it hangs together
_TOGETHER: Final = 12
_KEPT_OUT: Final = 5


def explained(entries: Sequence[Entry], compared: Mapping[tuple[str, str], Comparison]) -> list[Entry]:
    """The entries with the pairs that tie their claims, and the nearest of those that were compared and kept out."""
    home = {c: n for n, e in enumerate(entries) if e.kind != "disagreement" for c in e.claims}
    inside: dict[int, list[dict[str, Any]]] = defaultdict(list)
    outside: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for (a, b), comparison in sorted(compared.items()):
        m, n = home.get(a), home.get(b)
        if m is None or n is None:
            continue
        row = {"claims": [a, b], **comparison.features}
        if m == n and comparison.same:
            inside[m].append(row)
        elif m != n:
            for place in (m, n):
                outside[place].append(row)
    out = list(entries)
    for place in {*inside, *outside}:
        why = dict(out[place].why)
        if inside[place]:
            why["together"] = inside[place][:_TOGETHER]
        if outside[place]:
            nearest = sorted(outside[place], key=lambda r: (-r.get("words alike", 0), r["claims"]))
            why["kept_out"] = nearest[:_KEPT_OUT]
        out[place] = replace(out[place], why=why)
    return out


def overdue(entries: Sequence[Entry], as_of: date | None) -> list[Entry]:
    """The entries, undertakings flagged whose last day is before `as_of` and which nothing has delivered."""
    if as_of is None:
        return list(entries)
    return [replace(e, flags=(*e.flags, "overdue")) if _late(e, as_of) else e for e in entries]


def _late(entry: Entry, as_of: date) -> bool:
    if entry.kind != "commitment" or entry.fields.get("stage") not in OPEN:
        return False
    last = latest(entry.fields.get("deadline"))
    return last is not None and last < as_of and entry.fields.get("advanced_to") != "delivered"

"""Why the claims of an entry are together, which were kept out, and what is past its day.

Takes an entry with the ties of its claims, gives `why["together"]` and `why["kept_out"]`. Keeps true: every feature
that decided is told as it was seen; a day is only compared with the one that is passed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from banggiao.model.candidates import Tie
from banggiao.model.dates import latest
from banggiao.model.entries import Entry
from banggiao.resolve.chains import OPEN
from banggiao.resolve.items import Item

#: of how many claims' looks the pairs are told, the least ones': what more there are hang together in the same way
_SHOWN: Final = 6
#: how many pairs are kept of an entry: enough to see by what it hangs together
_TOGETHER: Final = 12
_KEPT_OUT: Final = 5


def explained(entry: Entry, items: Sequence[Item], ties: Iterable[Tie], first: Callable[[str], str]) -> Entry:
    """The entry with the pairs that tie its claims, and the nearest of those that were compared and kept out.

    `ties`: those of its claims' looks by the rule of its kind; `first`: look -> the least of the claims that have it,
    by which a look of many claims is shown.
    """
    own: dict[str, str] = {}
    for item in items:
        own[item.look] = min(own.get(item.look, item.name), item.name)
    inside: list[tuple[list[str], Tie]] = []
    outside: list[Tie] = []
    for tie in ties:
        if tie.a not in own or tie.b not in own:
            outside.append(tie)
        elif tie.same:
            inside.append((sorted((own[tie.a], own[tie.b])), tie))
    why = dict(entry.why)
    if inside:
        nearest = sorted(inside, key=lambda row: row[0])[:_TOGETHER]
        why["together"] = [_row(claims, tie.told) for claims, tie in nearest]
    if outside:
        why["kept_out"] = [_row(sorted(own.get(n) or first(n) for n in (t.a, t.b)), t.told) for t in kept_out(outside)]
    return replace(entry, why=why)


def shown(looks: Iterable[str]) -> list[str]:
    """Those of an entry's looks of which the pairs are told."""
    return sorted(looks)[:_SHOWN]


def kept_out(ties: Iterable[Tie]) -> list[Tie]:
    """Of pairs that were compared and kept apart those that are told, the nearest first."""
    return sorted(ties, key=lambda t: (-t.alike, t.a, t.b))[:_KEPT_OUT]


def _row(claims: Sequence[str], told: Mapping[str, Any]) -> dict[str, Any]:
    return {"claims": list(claims), **told}


def overdue(entry: Entry, as_of: date | None) -> Entry:
    """The entry, flagged where it is an undertaking whose last day is before `as_of` and which nothing delivered."""
    if as_of is None or entry.kind != "commitment" or entry.fields.get("stage") not in OPEN:
        return entry
    last = latest(entry.fields.get("deadline"))
    late = last is not None and last < as_of and entry.fields.get("advanced_to") != "delivered"
    return replace(entry, flags=(*entry.flags, "overdue")) if late else entry

"""Figures that differ: two values of one series for one period that no rounding explains.

Takes series with their claims, gives disputes. Keeps true: values for different periods never disagree; where no
period is told, only reports of one happening, or figures several times apart, do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, Final

from banggiao.model.claims import Indicator
from banggiao.model.entries import Entry
from banggiao.resolve.dating import span
from banggiao.resolve.disputes import Dispute, Side, independent, side
from banggiao.resolve.items import Item
from banggiao.resolve.plausible import FLOWS
from banggiao.resolve.rounding import compatible

#: figures without a period that are so many times apart cannot both be meant of about one time
_TIMES: Final = 5.0


def figure_disputes(
    entries: Sequence[Entry], groups: Sequence[Sequence[Item]], witnesses: Mapping[str, str]
) -> Iterator[Dispute]:
    """The disputes about values of series."""
    for n, entry in enumerate(entries):
        # what was planned or wished differs without anybody being wrong
        if entry.kind != "series" or len(groups[n]) < 2 or entry.fields.get("modality") in ("planned", "wished"):
            continue
        for period, items in periods(groups[n]).items():
            sides = apart(items, witnesses)
            if independent(sides):
                label = f"{entry.label} ({period})" if period else entry.label
                yield Dispute(about=(n,), field="value", key=period, label=label, sides=tuple(sides))


def row(item: Item) -> dict[str, Any]:
    """The value of a claim."""
    c = item.claim
    assert isinstance(c, Indicator)
    return {"value": c.value, "value_max": c.value_max, "modifier": c.modifier, "unit": c.unit, "period": c.period}


def periods(items: Sequence[Item]) -> dict[str, list[Item]]:
    """Claims by the period that they are for; those without a period by the happening that their documents report."""
    out: dict[str, list[Item]] = defaultdict(list)
    loose: list[Item] = []
    for item in items:
        assert isinstance(item.claim, Indicator)
        s = span(item.claim.period)
        if s and s.year:
            out[str(item.claim.period)].append(item)
        elif item.claim.metric not in FLOWS:
            loose.append(item)
    for item in loose:
        if item.happening:
            out[f"happening {item.happening[:12]}"].append(item)
    return {**dict(sorted(out.items())), **far_apart(loose)}


def far_apart(loose: Sequence[Item]) -> dict[str, list[Item]]:
    """Claims without a period whose values are several times apart, all of them together."""
    values = [float(row(i)["value"]) for i in loose]
    if len(loose) < 2 or max(values) < _TIMES * min(values) or min(values) <= 0:
        return {}
    return {"": list(loose)}


def apart(items: Sequence[Item], witnesses: Mapping[str, str]) -> list[Side]:
    """The values that exclude one another, each with its claims; values that rounding allows stand on one side."""
    groups: list[list[Item]] = []
    for item in sorted(items, key=lambda i: (float(row(i)["value"]), i.order)):
        home = next((g for g in groups if all(compatible(row(item), row(o)) for o in g)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    clear = [
        g for g in groups
        if any(not compatible(row(a), row(b)) for h in groups if h is not g for a in g for b in h)
    ]  # fmt: skip
    if not any(all(not compatible(row(a), row(b)) for a in g for b in h) for g, h in combinations(clear, 2)):
        return []
    return [side(shown(g), g, witnesses) for g in clear]


def shown(items: Sequence[Item]) -> dict[str, Any]:
    """The value of a side, as the first of its claims gives it."""
    return {k: v for k, v in row(items[0]).items() if v is not None}

"""Figures that differ: two values of one series for one period that no rounding explains.

Takes series with their claims, gives disputes. Keeps true: values for different periods never disagree; where no
period is told, only reports of one happening, or figures several times apart, do.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, Final

from banggiao.language.fold import fold
from banggiao.model.claims import Indicator
from banggiao.model.entries import Entry
from banggiao.resolve.content import likeness, without_figures
from banggiao.resolve.dating import span
from banggiao.resolve.disputes import Dispute, Side, independent, sentence_of, side
from banggiao.resolve.happenings import Reported
from banggiao.resolve.items import Item
from banggiao.resolve.plausible import FLOWS
from banggiao.resolve.relationship_disputes import levels, years
from banggiao.resolve.rounding import compatible
from banggiao.resolve.scopes import among, local

#: how many times apart two figures without a period may be to be meant of one thing at one time
_TIMES: Final = 2.5
#: how far (in powers of ten) a ratio may lie from ten, a hundred, a thousand to be a slip of a digit
_SLIP: Final = 0.03
#: how alike the words of two figures without a period must be (Dice, numbers left out)
_ALIKE: Final = 0.3
#: the same of figures of which every one is of another thing, and the weight of words below which they name nothing
_VERY: Final = 0.75
_THIN: Final = 4.0
#: metrics whose values are of different things, one each
_NEVER: Final = frozenset({"other", "deal_value"})
#: metrics of what was done on the occasion, whatever the sentence says of places and firms
_DONE: Final = frozenset({"documents_signed", "deal_value"})


def figure_disputes(
    entries: Sequence[Entry], groups: Sequence[Sequence[Item]], reported: Reported
) -> Iterator[Dispute]:
    """The disputes about values of series, and about the levels of relationships and their first years."""
    yield from levels(entries, groups)
    for n, entry in enumerate(entries):
        if entry.kind == "relationship":
            yield from years(n, entry, groups[n])
        # what was planned or wished differs without anybody being wrong
        if entry.kind != "series" or len(groups[n]) < 2 or entry.fields.get("modality") in ("planned", "wished"):
            continue
        # a part of the country without a name, or what a loose metric counts, is hardly ever the same part twice: only
        # like words in reports of one happening say so
        scope = entry.fields.get("scope", "")
        never = entry.fields["metric"] in _NEVER and not scope.startswith("firms")
        if scope.endswith("local"):
            if entry.fields["metric"] not in _DONE:
                continue
            never = True
        counted = [i for i in groups[n] if not rest_of_all(i)]
        for period, items in (row for part in by_scope(counted) for row in periods(part, reported).items()):
            sides = apart(items, dated=dated(period))
            if never and not alike(items, _VERY, one_happening=True):
                continue
            if independent(sides) and (dated(period) or alike(items)):
                label = f"{entry.label} ({period})" if dated(period) else entry.label
                yield Dispute(about=(n,), field="value", key=period, label=label, sides=tuple(sides))


def rest_of_all(item: Item) -> bool:
    """Whether a count leaves out what the sentence has named before: "tuyên bố chung cùng 4 văn kiện khác"."""
    claim = item.claim
    return isinstance(claim, Indicator) and claim.metric == "documents_signed" and "khác" in fold(item.sentence)


def by_scope(items: Sequence[Item]) -> list[list[Item]]:
    """Ranks apart by the list in which their sentence puts them; of other figures the series says it."""
    parts: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        assert isinstance(item.claim, Indicator)
        scope = ""
        if item.claim.unit == "rank":
            sentence = sentence_of(item)
            scope = f"{local(sentence)} " + ("" if item.claim.out_of else among(sentence))
        parts[scope].append(item)
    return [part for _, part in sorted(parts.items())]


def row(item: Item) -> dict[str, Any]:
    """The value of a claim."""
    c = item.claim
    assert isinstance(c, Indicator)
    return {"value": c.value, "value_max": c.value_max, "modifier": c.modifier, "unit": c.unit, "period": c.period}


def periods(items: Sequence[Item], reported: Reported) -> dict[str, list[Item]]:
    """Claims that are for one time: by period, by "năm ngoái" in reports of one time; stocks by reports of one time."""
    out: dict[str, list[Item]] = defaultdict(list)
    loose: list[Item] = []
    for item in items:
        assert isinstance(item.claim, Indicator)
        s = span(item.claim.period)
        if s and s.year:
            out[str(item.claim.period)].append(item)
        elif item.claim.metric not in FLOWS or item.claim.metric == "flights" or last_year(item):
            loose.append(item)
    for item in loose:
        if last_year(item):
            for period, known in sorted(out.items()):
                if len(period) == 4 and any(one_time(item, k, reported) for k in known if not last_year(k)):
                    known.append(item)
    stocks = [i for i in loose if not last_year(i)]
    told = [i for known in out.values() for i in known]
    at_one_time = {
        f"at the time of {a.name}": [
            a, *(b for b in part if b is not a and stretch(a) == stretch(b) and one_time(a, b, reported))
        ] for part in (stocks, [i for i in loose if last_year(i) and i not in told]) for a in part
    }  # fmt: skip
    whole = far_apart(stocks)
    return {**dict(sorted(out.items())), **(whole or largest(at_one_time))}


def one_time(a: Item, b: Item, reported: Reported) -> bool:
    """Whether the documents of two claims report one time."""
    return reported.at_one_time(a.document, b.document)


def stretch(item: Item) -> str:
    """The months that a figure without a year is for, where these are several: not all there is came in then."""
    period = item.claim.period if isinstance(item.claim, Indicator) else None
    return period if period and "/" in period else ""


def last_year(item: Item) -> bool:
    """Whether a figure is for the year before that of its document, whichever that is."""
    return (
        isinstance(item.claim, Indicator) and not item.claim.period and "năm ngoái" in fold(item.claim.evidence.quote)
    )


def largest(groups: dict[str, list[Item]]) -> dict[str, list[Item]]:
    """The groups that no other group holds, each set of claims once."""
    out: dict[str, list[Item]] = {}
    sets: list[frozenset[str]] = []
    for key, items in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
        names = frozenset(i.name for i in items)
        if len(names) > 1 and not any(names <= s for s in sets):
            sets.append(names)
            out[key] = items
    return out


def dated(period: str) -> bool:
    """Whether the key of a group is a period."""
    return period[:1].isdigit()


def alike(items: Sequence[Item], least: float = _ALIKE, *, one_happening: bool = False) -> bool:
    """Whether two claims with other values speak in like words; of `one_happening`, in reports of one and in words that
    name something."""
    words = [without_figures(i.claim.evidence.quote) for i in items]
    return any(
        likeness(words[a], words[b])[1] >= least and not compatible(row(items[a]), row(items[b]))
        and (not one_happening or (items[a].happening == items[b].happening and words[a].total >= _THIN))
        for a, b in combinations(range(len(items)), 2)
    )  # fmt: skip


def far_apart(loose: Sequence[Item]) -> dict[str, list[Item]]:
    """Claims without a period of which two differ by a digit's place (ten, a hundred times), all of them together."""
    values = [float(row(i)["value"]) for i in loose]
    if any(slipped(a, b) for a, b in combinations(values, 2)):
        return {"": list(loose)}
    return {}


def slipped(a: float, b: float) -> bool:
    """Whether one figure is ten, a hundred or a thousand times the other, as a lost digit or comma makes it."""
    if min(a, b) <= 0:
        return False
    power = math.log10(max(a, b) / min(a, b))
    return power > 0.9 and abs(power - round(power)) < _SLIP


def comparable(a: Item, b: Item) -> bool:
    """Whether two figures without a period can be meant of one thing: within a factor of two, or a digit apart."""
    x, y = float(row(a)["value"]), float(row(b)["value"])
    return slipped(x, y) or max(x, y) <= _TIMES * min(x, y)


def apart(items: Sequence[Item], *, dated: bool) -> list[Side]:
    """The values that exclude one another, each with its claims; values that rounding allows stand on one side."""

    def differ(a: Item, b: Item) -> bool:
        return not compatible(row(a), row(b)) and (dated or comparable(a, b))

    groups: list[list[Item]] = []
    for item in sorted(items, key=lambda i: (float(row(i)["value"]), i.order)):
        home = next((g for g in groups if all(compatible(row(item), row(o)) for o in g)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    clear = [g for g in groups if any(differ(a, b) for h in groups if h is not g for a in g for b in h)]
    if not any(all(differ(a, b) for a in g for b in h) for g, h in combinations(clear, 2)):
        return []
    return [side(shown(g), g) for g in clear]


def shown(items: Sequence[Item]) -> dict[str, Any]:
    """The value of a side, as the first of its claims gives it."""
    return {k: v for k, v in row(items[0]).items() if v is not None}

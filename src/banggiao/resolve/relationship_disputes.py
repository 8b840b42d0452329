"""Since when two parties stand in a relation, where sources print other years; at which level they stand since a year,
or to which level they raise it in one happening.

Takes the claims of relationship entries, gives disputes. Keeps true: a year that was counted back from an anniversary
never disputes one that is printed; a plan, a renewal and another form of the same level are other things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from banggiao.language.fold import fold
from banggiao.model.claims import Status
from banggiao.model.entries import Entry
from banggiao.resolve.dating import span
from banggiao.resolve.disputes import Dispute, independent, sentence_of, side
from banggiao.resolve.items import Item

_COUNTED: Final = re.compile(r"\b(\d{1,3}) năm\b|\bkỷ niệm\b")
#: what is not the day on which the level itself began
_OTHER: Final = re.compile(
    r"\b(?:kế hoạch|dự kiến|sẽ|hướng tới|bình thường|khôi phục|nối lại|tái lập|đại sứ|sâu rộng|tăng cường)\b"
)
#: words by which a relation is raised as of now, and any rung
_RAISED: Final = re.compile(
    r"\b(?:nhất trí|quyết định|thống nhất|tuyên bố|công bố)\b[^.;]{0,60}\b(?:nâng|xác lập|thiết lập)\b"
)
_LEVEL: Final = re.compile(r"\bđối tác\b")
#: levels of which two parties reach one at a time
_RUNGS: Final = frozenset({"comprehensive", "strategic", "comprehensive_strategic"})


def years(n: int, entry: Entry, items: Sequence[Item]) -> Iterator[Dispute]:
    """The dispute of one relationship about its first year, where there is one."""
    told: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if year := printed_year(item):
            told[year].append(item)
    sides = tuple(side(date_of(found), found) for _, found in sorted(told.items()))
    if independent(sides):
        yield Dispute(about=(n,), field="date", key="since", label=entry.label, sides=sides)


def levels(entries: Sequence[Entry], groups: Sequence[Sequence[Item]]) -> Iterator[Dispute]:
    """The disputes about the level that began in one year: two rungs of the ladder, printed for one pair."""
    told: dict[tuple[tuple[str, ...], str], dict[int, list[Item]]] = defaultdict(dict)
    for n, entry in enumerate(entries):
        if entry.kind == "relationship" and entry.fields["level"] in _RUNGS:
            for item in groups[n]:
                year = printed_year(item)
                if when := year or (item.happening if raised(item) else ""):
                    told[entry.parties, when].setdefault(n, []).append(item)
    for (parties, when), sides in sorted(told.items()):
        made = tuple(side(label_of(items), items) for _, items in sorted(sides.items()))
        if independent(made):
            dated = len(when) == 4
            # no key of the happening, which may become another while the entries stay as they are
            key = when if dated else min(c for s in made for c in s.claims)
            label = " - ".join(parties) + (f" ({when})" if dated else "")
            yield Dispute(about=tuple(sorted(sides)), field="level", key=key, label=label, sides=made)


def raised(item: Item) -> bool:
    """Whether a telling says that the parties raise their relation now, to this level alone."""
    return _raised_in(sentence_of(item))


@lru_cache(maxsize=4096)
def _raised_in(words: str) -> bool:
    sentence = fold(words)
    return _RAISED.search(sentence) is not None and len(_LEVEL.findall(sentence)) == 1


def label_of(items: Sequence[Item]) -> str:
    """The name of the level as the first of some claims prints it."""
    claim = min(items, key=lambda i: i.order).claim
    return claim.label if isinstance(claim, Status) else ""


def printed_year(item: Item) -> str:
    """The year since when, where the sentence prints it as such; else nothing."""
    assert isinstance(item.claim, Status)
    ground = item.claim.grounds.get("date")
    return _year_in(item.claim.date, f"{sentence_of(item)} {ground.quote if ground else ''}")


@lru_cache(maxsize=4096)
def _year_in(date: str | None, words: str) -> str:
    days, sentence = span(date), fold(words)
    if days is None or not days.year or days.first.year != days.last.year or _OTHER.search(sentence):
        return ""
    year = days.first.year
    if not re.search(rf"\b{year}\b", sentence):
        return ""
    if _COUNTED.search(sentence):
        counts = [int(m[1]) for m in _COUNTED.finditer(sentence) if m[1]]
        return str(year) if any(str(year + n) in sentence for n in counts) else ""
    return str(year)


def date_of(items: Sequence[Item]) -> str | None:
    """The fullest of the dates that some claims of one year give."""
    dates = [i.claim.date for i in items if isinstance(i.claim, Status) and i.claim.date]
    return max(sorted(dates), key=len, default=None)

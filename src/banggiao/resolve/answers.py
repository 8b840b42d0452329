"""Requests and their answers: who was asked for what, and what the other side then promised or did.

Takes commitment entries with their claims, gives links. Keeps true: an answer comes from the one who was asked and is
about the same thing in words; it is never earlier than the request.
"""

from __future__ import annotations

from collections.abc import Sequence

from banggiao.model.entries import Entry
from banggiao.resolve.chains import said
from banggiao.resolve.content import likeness
from banggiao.resolve.dating import span
from banggiao.resolve.items import Item
from banggiao.resolve.linking import Blocks, Found
from banggiao.resolve.wanting import Undertaking

_DICE, _SHORT, _SHORT_DICE = 0.45, 0.75, 0.3


def answers(entries: Sequence[Entry], groups: Sequence[Sequence[Item]], found: Found) -> None:
    """Put the links `answers` and `answered_by` into `found`."""
    promises = Blocks()
    asked: list[tuple[int, Item]] = []
    for n, entry in enumerate(entries):
        for item in groups[n] if entry.kind == "commitment" else ():
            if item.seen.asks:
                asked.append((n, item))
            elif item.seen.stage != "proposal":
                promises.add(item, n)
    for n, request in asked:
        best: tuple[float, str, int, Item] | None = None
        for m, answer in promises.like(request):
            alike = answering(request, answer) if m != n else 0.0
            if alike and (best is None or (alike, answer.name) > best[:2]):
                best = (alike, answer.name, m, answer)
        if best:
            why = f"the one asked says so; words alike {best[0]:.2f}"
            found.put(n, "answered_by", best[2], why, best[3].name)
            found.put(best[2], "answers", n, why, request.name)


def answering(request: Item, answer: Item) -> float:
    """How alike the words of an answer are to those of a request; 0 where it is none."""
    x: Undertaking = request.seen
    y: Undertaking = answer.seen
    if not x.doers & y.doers or earlier(answer, request):
        return 0.0
    short, dice = likeness(x.content, y.content)
    return dice if dice >= _DICE or (short >= _SHORT and dice >= _SHORT_DICE) else 0.0


def earlier(a: Item, b: Item) -> bool:
    """Whether a claim is known to have been said before another."""
    x, y = span(said(a)), span(said(b))
    return bool(x and y and x.year and y.year and x.last < y.first)

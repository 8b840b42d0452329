"""A text under cleaning: its present state and the steps that led there.

Keeps true: `text` is what the steps make of the page's source, one after the other; each step has a name, a reason
and its edits, so that every character can be walked back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from banggiao.model.document import Edit, Printed, Step

_START = attrgetter("start")


@dataclass(slots=True)
class Draft:
    """The page's text as far as it has been cleaned."""

    source: str
    text: str = ""
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.text or self.source

    def edit(self, name: str, why: str, edits: Iterable[Edit], text: str | None = None) -> None:
        """Take one step: `edits` are spans of the present text, in any order, never overlapping; none is no step.

        `text` is what they make of the present text, where the caller has a quicker way to it.
        """
        ordered = tuple(sorted(edits, key=_START))
        if ordered:
            step = Step(name, why, ordered)
            self.text = step.apply(self.text) if text is None else text
            self.steps.append(step)

    def sub(self, name: str, why: str, pattern: re.Pattern[str], put: str | Callable[[re.Match[str]], str]) -> None:
        """Take one step that puts `put` in the place of each match; matches that stay as they are make no edit."""
        if callable(put):
            pairs = [(m, put(m)) for m in pattern.finditer(self.text)]
            self.edit(name, why, [Edit(m.start(), m.end(), p) for m, p in pairs if m[0] != p])
        else:
            self.edit(name, why, [Edit(*m.span(), put) for m in pattern.finditer(self.text) if m[0] != put])

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source behind `text[start:end]`."""
        for step in reversed(self.steps):
            start, end = step.back(start, end)
        return start, end

    def printed(self, value: str, start: int, end: int) -> Printed:
        """`value` as the page prints it at `text[start:end]`, with its place in the source."""
        start, end = self.back(start, end)
        return Printed(value, start, end, self.source[start:end])

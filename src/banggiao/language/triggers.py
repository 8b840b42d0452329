"""Where in a text a grammar has to look: at its key phrases and at runs of digits, all found in one pass.

Takes folded text, gives places in order. Keeps true: a key phrase begins at the start of a word; what stands inside
a longer word or number is no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import ahocorasick_rs

#: a number begins neither inside a word nor inside a number ("1.150", "a4", "7/9"); the digit stands
#: first, so that the search skips what is none
_RUN: Final = re.compile(r"[0-9](?<![\w.,/].)[0-9]*")


class Triggers:
    """The key phrases of one grammar, compiled once."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(phrases)
        # of a few dozen phrases the fastest automaton is small enough
        self._automaton = ahocorasick_rs.AhoCorasick(self._phrases, implementation=ahocorasick_rs.Implementation.DFA)

    def find(self, folded: str) -> list[tuple[int, str]]:
        """Places with the phrase that stands there, "" for a run of digits; longer phrases of one place first."""
        found = [(at, "") for at in _runs(folded)]
        for index, at, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not at or not folded[at - 1].isalnum():
                found.append((at, self._phrases[index]))
        found.sort(key=_order)
        return found


@lru_cache(maxsize=1)
def _runs(folded: str) -> tuple[int, ...]:
    """Where the runs of digits begin; kept for the next grammar, which asks of the same text."""
    return tuple([m.start() for m in _RUN.finditer(folded)])


def _order(place: tuple[int, str]) -> tuple[int, int]:
    return place[0], -len(place[1])

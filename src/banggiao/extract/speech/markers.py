"""Marks of enumeration: the sign at the head of an item, and those that part items inside a sentence.

Takes folded text, gives spans. `- `, `+ `, `1.`, `2)`, `a)`, `(i)`, `IV.`, `Thứ nhất,`, `Một là` open a line or a
sentence; `(i)`, `1)`, `thứ hai,`, `ba là` behind a comma, a stop, a colon or `và` part the items of one sentence.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_ORDINAL: Final = (
    r"(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?=,| là\b|:)(?: là)?"
    r"|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là\b),?:?"
)
_BRACKETED: Final = r"\((?:[ivx]{1,4}|\d{1,2}|[a-h])\)|(?:[ivx]{1,4}|\d{1,2}|[a-h])\)"
#: sign of a line: dashes and bullets, numbers (`1.`, `1.2.`, `1/`), letters, roman numbers, with white space behind
_SIGN: Final = re.compile(
    r"(?P<dash>[-–—])\s|(?P<plus>\+)\s?|(?P<bullet>[*•▪●◦·✓])\s?"
    r"|(?P<roman>[ivx]{1,5})[.)/]\s|(?P<letter>[a-hđ])[.)/]\s|(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)/]\s"
    r"|(?P<bracket>\((?:[ivx]{1,4}|\d{1,2}|[a-h])\))\s|(?P<ordinal>" + _ORDINAL + r")\s"
)
_INSIDE: Final = re.compile(rf"(?:(?<=[:;,.] )|(?<= và ))(?:{_BRACKETED}|{_ORDINAL})(?=\s)")
#: what a text with items inside sentences holds at least one of: the search for them is left out where it holds none
_SOME: Final = ("(i)", "(1)", " 1)", " a)", "(a)", "hai là", "thứ hai,", "thứ hai là")


class Sign(NamedTuple):
    """The sign at the head of an item: its kind, and where what follows begins."""

    shape: str
    end: int


def sign_at(folded: str, start: int, end: int) -> Sign | None:
    """The sign that opens `folded[start:end]`; None where a line begins with plain words."""
    found = _SIGN.match(folded, start, end)
    return Sign(found.lastgroup or "", found.end()) if found and found.end() < end else None


class Enumerator(NamedTuple):
    """A sign inside a sentence; one that leads stands behind the colon, where the first item begins."""

    start: int
    end: int
    leads: bool


def enumerators(folded: str) -> list[Enumerator]:
    """The signs that part items inside sentences, in order."""
    if not any(s in folded for s in _SOME):
        return []
    return [Enumerator(m.start(), m.end(), folded[m.start() - 2] == ":") for m in _INSIDE.finditer(folded)]

"""Rows of names: whether `và` before a subject joins clauses, or only names under one verb, preposition or relative.

Takes tokens and an index, gives yes or no.
"""

from __future__ import annotations

from typing import Final

from banggiao.extract.speech.tokens import Token

_TWO: Final = 2
_TENSED: Final = frozenset({"future", "need", "progressive", "past"})


def parts_here(tokens: list[Token], i: int, j: int, marks: frozenset[str]) -> bool:
    """Whether `và` before the subject at j joins clauses, and not two names under one preposition or verb."""
    if tokens[i].role == "do" and not marks & _TENSED:
        return False
    if _in_wish(tokens, j - 2) or in_relative(tokens, j - 2):
        return False
    before = tokens[j - 2] if j > 1 else None
    if before is None or before.kind != "who" or tokens[j].role == "both":
        return True
    further = tokens[j - 3] if j > 2 else None
    return further is None or not (further.is_role("prep", "possessive") or further.kind == "verb")


def _in_wish(tokens: list[Token], k: int) -> bool:
    """`hy vọng A và B sẽ ...`: nothing but names stands between a verb of wishing or asking and the `và`."""
    first = k
    while k >= 0 and (tokens[k].kind in ("who", "words") or tokens[k].is_role("nominal", "possessive", "official")):
        k -= 1
    if k < 0 or tokens[k].kind != "verb":
        return False
    thanked = tokens[k].role == "stand" and first - k <= _TWO
    return bool(tokens[k].data("other") or tokens[k].data("act") == "request") or thanked


def in_relative(tokens: list[Token], k: int) -> bool:
    """`mà A, B và C đã dành cho ...`: the row of names stands under a relative."""
    while k >= 0 and (tokens[k].kind in ("who", "words") or tokens[k].is_mark(",") or tokens[k].is_role("possessive")):
        k -= 1
    return k >= 0 and tokens[k].is_role("relative")

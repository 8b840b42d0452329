"""Who is addressed, helped or given to: the other side named in what is said or done."""

from __future__ import annotations

from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.speech.tokens import Token

#: tokens behind a verb within which the one who is asked stands
_REACH: Final = 7
_BEFORE_NAME: Final = ("that", "nominal", "nominaliser", "manner", "time", "future")
#: longest head noun before a name, in characters
_NOUN: Final = 18
#: acts whose other side is the one that is to do the thing
ASKING = ("request", "propose", "invite", "encourage")


def addressee(tokens: list[Token], verb: int) -> int | None:
    """Index of the mention right behind the verb, `rằng`, `các` and adverbs set aside: who is asked."""
    for k in range(verb + 1, min(verb + _REACH, len(tokens))):
        if tokens[k].kind == "who":
            return k
        if tokens[k].entry == "affair":
            return None  # `mong muốn quan hệ hai nước ...`: nobody is asked
        if _leads(tokens, k):
            return k + 1
        if tokens[k].is_role("private", "official") and _owner(tokens, k + 1):
            return k + 2
        if tokens[k].kind == "words" and k + 2 < len(tokens) and tokens[k + 1].is_role("link"):
            return k + 2 if tokens[k + 2].kind == "who" else None
        if not (tokens[k].is_role(*_BEFORE_NAME) or tokens[k].is_mark(",:") or _received(tokens, k)):
            return None
    return None


def _owner(tokens: list[Token], k: int) -> bool:
    """`doanh nghiệp của Việt Nam`: whose they are stands behind `của`."""
    return k + 1 < len(tokens) and tokens[k].is_role("possessive") and tokens[k + 1].kind == "who"


def _received(tokens: list[Token], k: int) -> bool:
    """`mong được đón doanh nghiệp ...`: who is received is to come."""
    if tokens[k].is_role("passive"):  # `mong được đón A`, `mong được thấy A ...`, `mong được A hỗ trợ`
        after = tokens[k + 1 : k + 3]
        acts = len(after) > 1 and after[0].kind == "who" and after[1].kind == "verb"
        return bool(after) and (acts or after[0].role == "meet" or after[0].entry == "see")
    return (tokens[k].role == "meet" and tokens[k - 1].is_role("passive")) or tokens[k].entry == "see"


def _leads(tokens: list[Token], k: int) -> bool:
    """Whether the token at k is the head noun of the name behind it: `các doanh nghiệp Nhật Bản`."""
    t, after = tokens[k], tokens[k + 1] if k + 1 < len(tokens) else None
    short = t.kind == "words" and t.end - t.start <= _NOUN and (t.role != "trap" or bool(t.data("acts")))
    return (short or t.is_role("private", "official")) and after is not None and after.kind == "who"


def other_side(tokens: list[Token], first: int, stop: int, by: tuple[str, ...]) -> Mention | None:
    """The first mention of one party outside `by` among `tokens[first:stop]`; None where both or nobody is named."""
    for t in tokens[first:stop]:
        for m in t.mentions:
            if m.codes and len(m.codes) == 1 and m.codes[0] not in by:
                return m
    return None

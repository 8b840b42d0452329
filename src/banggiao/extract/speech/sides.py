"""Who is addressed, helped or given to: the other side named in what is said or done."""

from __future__ import annotations

from banggiao.extract.actors import Mention
from banggiao.extract.speech.model import Span
from banggiao.extract.speech.tokens import Token

#: acts whose other side is the one that is to do the thing
ASKING = ("request", "propose", "invite", "encourage")


def addressee(tokens: list[Token], verb: int) -> int | None:
    """Index of the mention right behind the verb, `rằng`, `các` and adverbs set aside: who is asked."""
    for k in range(verb + 1, min(verb + 4, len(tokens))):
        if tokens[k].kind == "who":
            return k
        if not (tokens[k].is_role("that", "nominal", "nominaliser", "manner", "time") or tokens[k].is_mark(",:")):
            return None
    return None


def other_side(tokens: list[Token], first: int, stop: int, by: tuple[str, ...]) -> Mention | None:
    """The first mention of one party outside `by` among `tokens[first:stop]`; None where both or nobody is named."""
    for t in tokens[first:stop]:
        for m in t.mentions:
            if m.codes and len(m.codes) == 1 and m.codes[0] not in by:
                return m
    return None


def span_of(tokens: list[Token], index: int) -> Span:
    """The span of one token."""
    return tokens[index].start, tokens[index].end

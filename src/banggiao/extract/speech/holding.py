"""What a verb of saying or asking holds: from the words before a clause to the verb whose content it opens.

Takes tokens and an index, gives the index of the verb; None where the clause stands in nobody's saying.
"""

from __future__ import annotations

from typing import Final

from banggiao.extract.speech.tokens import Token

STRONG: Final = ("say", "act", "stand")
OPENERS: Final = ("prep", "purpose", "time", "relative", "condition")
#: characters of `với`, which only tells how; `cùng với`, `bên cạnh`, `ngoài` tell of one thing more
_WITH: Final = 4
#: tokens between a verb of saying and its `rằng`
_FAR: Final = 7


def verb_before(tokens: list[Token], j: int) -> int | None:
    """The verb of saying before `rằng` at j, a phrase of time or place set aside."""
    k = j - 1
    while k > 0 and j - k < _FAR and (tokens[k].kind in ("words", "date", "who") or tokens[k].is_role("prep", "time")):
        k -= 1
    if k > 1 and tokens[k].is_role("possessive"):
        k -= 1  # `nêu rõ quan điểm` `của A là cần ...`
    return k if k >= 0 and says(tokens[k]) and (k == j - 1 or tokens[k + 1].kind != "who") else None


def asked_before(tokens: list[Token], j: int) -> bool:
    """`đề nghị với A rằng B cần ...`: the `rằng` at j opens what is asked."""
    k = j - 1
    while k > 0 and j - k < _FAR and tokens[k].kind != "verb" and tokens[k].kind != "mark":
        k -= 1
    return k >= 0 and tokens[k].kind == "verb" and tokens[k].role in ("act", "stand")


def told_before(tokens: list[Token], j: int) -> int | None:
    """`cho biết trọng tâm là hai bên ...`: the verb of saying that holds the `là` at j, no other verb between."""
    for k in range(j - 1, -1, -1):
        if says(tokens[k]):
            return k
        if tokens[k].is_mark(";:.") or (tokens[k].kind == "verb" and tokens[k].role in ("act", "stand")):
            return None
    return None


def asks(tokens: list[Token], k: int) -> bool:
    """Whether a verb of asking stands at k."""
    return k >= 0 and tokens[k].kind == "verb" and tokens[k].data("act") == "request"


def in_noun_clause(tokens: list[Token], verb: int) -> bool:
    """`đánh giá cao việc A sớm khẳng định ...`: what is said there is only told of."""
    k = verb - 1
    while k > 0 and (tokens[k].kind == "who" or tokens[k].is_role("manner", "past", "continue")):
        k -= 1
    return k >= 0 and k < verb - 1 and tokens[k].is_role("nominaliser")


def says(token: Token) -> bool:
    """Whether the token is a verb of saying."""
    return token.kind == "verb" and token.role == "say"


def said_before(tokens: list[Token], j: int) -> int | None:
    """The verb of saying whose content opens right after j; None where there is none."""
    over = opened_by(tokens, j)
    return over if over is not None and says(tokens[over]) else None


def opened_by(tokens: list[Token], j: int) -> int | None:
    """The verb of saying or wishing whose content opens right after j, an adverbial phrase between set aside.

    `khẳng định, Việt Nam ...`, `cho biết trong chuyến thăm ..., Bộ trưởng ...` and `mong rằng trên cương vị mới, ông
    ...` have one; `A khẳng định X, B ...` has none.
    """
    if j >= 0 and says(tokens[j]):
        return j
    if j < 0 or not tokens[j].is_mark(",:") or (tokens[j].is_mark(":") and j and _counts_up(tokens[j - 1])):
        return None
    clause = False
    for k in range(j - 1, -1, -1):
        t = tokens[k]
        if t.kind != "verb":
            if t.kind == "mark" and t.is_mark(";."):
                return None
            continue
        if t.role == "say" or t.data("other") or t.data("act") == "agree":
            if k and tokens[k - 1].is_role("nominaliser", "passive"):
                return None  # `hoàn thành việc xác định, xây dựng ...`, `về vấn đề chưa được nhất trí, hai bên ...`
            return k if _only_circumstance(tokens[k + 1 : j], clause=clause) else None
        clause = clause or (t.role in STRONG and not _noun_here(tokens, k))
    return None


def _noun_here(tokens: list[Token], k: int) -> bool:
    """`trên cơ sở tôn trọng ...`, `cam kết của lãnh đạo ...`: a verb that is a thing, by what stands beside it."""
    return tokens[k - 1].is_role("prep") or (k + 1 < len(tokens) and tokens[k + 1].is_role("possessive"))


def _counts_up(token: Token) -> bool:
    """`bao gồm:`, `các nội dung:`: what follows is a row of things."""
    return token.role == "be" or token.is_role("nominal", "prep")


def _only_circumstance(between: list[Token], *, clause: bool) -> bool:
    """Whether nothing, or one adverbial phrase or clause, stands between a verb of saying and what is said."""
    rest = [t for t in between if not t.is_role("that")]
    while rest and rest[0].kind == "mark":
        rest = rest[1:]
    if not rest:
        return True
    if rest[0].is_role("relative", "condition"):
        return True
    if rest[0].role == "đảng" and all(t.is_mark(",") or t.kind in ("words", "who") for t in rest):
        return True  # `khẳng định Đảng, Chính phủ và Quốc hội A coi trọng ...`: one side by its bodies
    being = between[0].kind == "mark" and len(between) > 1 and between[1].is_role("that")
    deeds = any(t.kind == "verb" and t.role == "do" and not t.data("nounlike") for t in rest[:2])
    # `nhấn mạnh, là thành viên ..., A ...` tells as what A acts
    return (rest[0].is_role(*OPENERS) or being) and not clause and not deeds


def policy_of(tokens: list[Token], i: int) -> int | None:
    """`Quan điểm của Việt Nam (về X) là ...`: index of the policy that opens a clause before the `là` at i."""
    k = i - 1
    while k > 1 and not (tokens[k].kind == "who" and tokens[k - 1].is_role("possessive")):
        if i - k > _FAR or not (tokens[k].kind in ("words", "who") or tokens[k].is_role("prep", "nominal")):
            return None
        k -= 1
    first = k - 2
    if first < 0:
        return None
    opens = first == 0 or tokens[first - 1].kind == "mark" or tokens[first - 1].is_role("link", "that")
    return first if tokens[first].is_role("policy") and (opens or says(tokens[first - 1])) else None


def thereby(tokens: list[Token], i: int, j: int) -> bool:
    """`..., trên cơ sở đó nhất trí ...`: what is agreed on the ground of the clause before is an act of its own.

    So is what is promised above all: `..., đặc biệt là sẽ thúc đẩy ...`.
    """
    led = tokens[j].entry
    if led == "notably" and j:
        return tokens[j - 1].kind == "mark" and tokens[i - 1].is_role("future")
    return led == "thereby" and tokens[i].role == "act" and (j == 0 or tokens[j - 1].kind == "mark")


def beside(tokens: list[Token], i: int, j: int) -> bool:
    """`Cùng với việc đề nghị A ..., Thủ tướng mong muốn ...`: what is asked besides opens the sentence."""
    if j == 0 and tokens[0].entry == "concession":
        return tokens[i].role == "stand"  # `Mặc dù bày tỏ thất vọng ..., A cho biết ...`
    if j == 0 and tokens[0].entry == "notably":
        return tokens[i].role == "do"  # `Đặc biệt là thúc đẩy ...`: what was agreed goes on
    opens = j == 1 and tokens[0].end - tokens[0].start > _WITH and tokens[0].entry == "prep"
    acts = tokens[i].role in ("act", "stand") and tokens[i].data("act") not in ("announce", "end")
    return opens and acts and tokens[1].is_role("nominaliser")


def tells_what(tokens: list[Token], i: int) -> bool:
    """Whether `là` follows the verb at i in its clause: the verb only says which thing is told of."""
    if i + 1 < len(tokens) and tokens[i + 1].kind == "who":
        return False  # `mong muốn Việt Nam là ...`
    for t in tokens[i + 1 :]:
        if t.kind == "mark":
            return False
        if t.is_role("that"):
            return True
    return False

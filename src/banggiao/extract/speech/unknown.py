"""Verbs that no vocabulary knows, told by the particles before them.

Takes tokens and an index, gives yes or no.
"""

from __future__ import annotations

from banggiao.extract.speech.tokens import Token


def unknown_verb(tokens: list[Token], i: int) -> bool:
    """Plain words behind `sẽ`, `sẽ không`, `cần tiếp tục` are a verb that the vocabulary does not know."""
    if tokens[i - 1].kind != "particle":
        return False
    if tokens[i].role == "trap":
        if tokens[i].entry == "activity" and tokens[i - 1].is_role("continue"):
            return i > 1 and tokens[i - 2].is_role("future")
        return tokens[i].entry in ("report", "activity") and tokens[i - 1].is_role("future")
    j = i - 1
    while j >= 0 and tokens[j].is_role("continue", "manner", "negation"):
        j -= 1
    if j == i - 1 and j > 0 and tokens[j].is_role("progressive"):
        return tokens[j - 1].kind == "who"
    if j >= 0 and tokens[j].is_mark(";") and tokens[j + 1].is_role("continue", "negation"):
        return True  # `...; tiếp tục hội nhập ...`, `...; không sử dụng vũ lực`: the list goes on
    if j >= 0 and tokens[j].is_role("need"):
        return True
    plain = not any(t.entry == "degree" for t in tokens[j + 1 : i])
    return j >= 0 and tokens[j].is_role("future") and plain


def must_have(tokens: list[Token], i: int) -> bool:
    """`cần có những nỗ lực ...`: what is needed is a thing, and `có` all the verb there is."""
    return i > 1 and tokens[i - 1].entry == "degree" and tokens[i - 2].is_role("need")


def acts_unknown(tokens: list[Token], i: int) -> bool:
    """Whether the words at i hold a verb that no vocabulary knows."""
    if tokens[i].role == "nominal" and must_have(tokens, i):
        return True
    # plain words behind a sign (`(ii) báo cáo ...`) open an item, whatever their verb
    return i > 0 and tokens[i].kind == "words" and (tokens[i - 1].enumerates or unknown_verb(tokens, i))

"""Tokens that are one together: rows of names, adverbs, and verbs told in several words.

Takes the tokens of a sentence, gives them with such groups joined and such verbs told for what they do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from banggiao.extract.speech.grouping import grouped
from banggiao.extract.speech.tokens import BEFORE_VERB, COUNTS, Token
from banggiao.extract.speech.voicing import announcing, passing, raising, voicing

_SPEECH: Final = ("say", "act", "stand")
#: what a place without its name may stand before
_LEADS: Final = frozenset({"future", "progressive", "act"})
#: marks of a verb that a colon may follow
_TENSED: Final = frozenset({"future", "need"})
#: classes of verbs that may announce, one handed over (`lời mời`) included
_ANNOUNCING: Final = frozenset({"act", "meet", "trap"})
#: places and bodies that speak of themselves without a name: `tỉnh sẽ ...`
_OWN_PLACES: Final = frozenset({"tỉnh", "thành phố", "bang", "vùng", "địa phương", "bộ", "đại sứ quán"})


def worded(text: str, tokens: list[Token], homes: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens with their groups joined; `homes` are the places whose heads the text names."""
    roles = {t.role for t in tokens}  # most sentences lack what the joining asks for
    if roles & _TENSED:
        tokens = _without_colon(tokens)
    if "manner" in roles or "say" in roles:
        tokens = _adverbs(text, tokens)
    said = text[tokens[0].start : tokens[-1].end] if tokens else ""
    if "nên" in said or ("link" in roles and "còn" in said):
        tokens = _also(text, tokens)
    if "progressive" in roles and "meet" in roles:
        tokens = _without_visit(tokens)
    if roles & _LEADS:
        tokens = _own_places(text, tokens, homes)
    tokens = grouped(text, tokens)
    if roles & COUNTS:
        tokens = raising(text, tokens)
    if "trap" in roles:
        tokens = passing(text, tokens)
    if roles & _ANNOUNCING:
        tokens = announcing(text, tokens)
    return voicing(text, tokens) if "stand" in roles else tokens


def _without_colon(tokens: list[Token]) -> list[Token]:
    """`hai bên sẽ: mở ...; lập ...`: the colon between a tense mark and its verb says nothing."""
    for n in range(len(tokens) - 2, 0, -1):
        if tokens[n - 1].role in _TENSED and tokens[n].is_mark(":") and tokens[n - 1].kind == "particle":
            return tokens[:n] + tokens[n + 1 :]
    return tokens


def _adverbs(text: str, tokens: list[Token]) -> list[Token]:
    """`sẽ tích cực và chủ động phối hợp`: the link between two adverbs joins nothing; `sẽ chia sẻ kinh nghiệm` does.

    So does `chia sẻ và tạo điều kiện`: what is shared out is a deed, and only what is told behind it is said.
    """
    for n in range(len(tokens) - 2, 0, -1):
        t = tokens[n]
        if t.role == "link" and tokens[n - 1].entry == "manner":
            after = tokens[n + 1]
            goes_on = after.is_role("manner") or (after.kind == "verb" and after.role == "do")
            if goes_on and n > 1 and tokens[n - 2].is_role(*BEFORE_VERB):
                tokens = tokens[:n] + tokens[n + 1 :]
        elif t.kind == "verb" and t.entry == "tell":
            shares = text[t.start : t.end].lower() == "chia sẻ"
            if shares and _shared(tokens[n - 1], tokens[n + 1 : n + 3]):
                tokens[n] = replace(t, role="do")
    return tokens


def _shared(before: Token, after: list[Token]) -> bool:
    """Whether `chia sẻ` between these is a deed: promised or needed, of things, or joined to another deed."""
    joined = len(after) > 1 and after[0].is_role("link") and after[1].role == "do"
    told = after[0].is_role("that") or after[0].kind in ("who", "mark", "date") or after[0].kind == "verb"
    return joined or (before.is_role("future", "need", "continue") and not told)


def _also(text: str, tokens: list[Token]) -> list[Token]:
    """`Ngoài ra, Peru còn dành ...`: between somebody and a verb the word joins nothing.

    `..., nên ông ...`: before somebody who acts the word is no need, but what joins the clause to its ground.
    """
    for n in range(1, len(tokens) - 1):
        t, after = tokens[n], tokens[n + 1]
        if after.kind == "who" and t.entry == "need" and text[t.start : t.end] == "nên":
            tokens[n] = replace(t, role="link")
        if t.role == "link" and tokens[n - 1].kind == "who" and text[t.start : t.end] == "còn":
            tokens[n] = replace(t, role="manner") if after.kind == "verb" or after.is_role(*BEFORE_VERB) else t
    return tokens


def _without_visit(tokens: list[Token]) -> list[Token]:
    """`Tổng thống A đang ở thăm Việt Nam hôm nay cam kết ...`: where somebody is on a visit only describes them."""
    for n in range(1, len(tokens) - 2):
        if not (tokens[n].is_role("progressive") and tokens[n - 1].kind == "who"):
            continue
        k = n + 2 if tokens[n + 1].is_role("prep") else n + 1
        if k >= len(tokens) or tokens[k].role != "meet":
            continue
        k += 1
        while k < len(tokens) and (tokens[k].kind in ("who", "date", "words") or tokens[k].is_role("time", "prep")):
            k += 1
        if k < len(tokens) and tokens[k].kind == "verb" and tokens[k].role in _SPEECH:
            return tokens[:n] + tokens[k:]
    return tokens


def _speaks_on(tokens: list[Token], n: int) -> bool:
    """`..., thành phố cũng cam kết`: the words at n open a clause, and a verb of speech or `đang` follows."""
    opens = n == 0 or tokens[n - 1].is_mark(",;") or tokens[n - 1].is_role("link", "time")
    k = n + 2 if tokens[n + 1].is_role("manner") else n + 1
    after = tokens[k] if k < len(tokens) else tokens[n]
    return opens and (after.is_role("progressive", "future") or (after.kind == "verb" and after.role == "act"))


def _own_places(text: str, tokens: list[Token], homes: frozenset[str]) -> list[Token]:
    """`tỉnh sẽ tạo điều kiện ...`, `Kitakyushu sẽ ...`: the place of the one who speaks acts."""
    for n, t in enumerate(tokens[:-1]):
        if t.kind != "words" or not (tokens[n + 1].is_role("future") or _speaks_on(tokens, n)):
            continue
        if text[t.start : t.end] in homes or text[t.start : t.end].lower() in _OWN_PLACES:
            tokens[n] = replace(t, kind="particle", role="chief")
    return tokens

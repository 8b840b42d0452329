"""Tokens that are one together: rows of names, `nêu ba đề xuất`, `chuyển ... lời mời`, `ra tuyên bố` that says.

Takes the tokens of a sentence, gives them with such groups joined and such verbs told for what they do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from banggiao.extract.speech.grouping import grouped
from banggiao.extract.speech.tokens import BEFORE_VERB, COUNTS, Token

_SPEECH: Final = ("say", "act", "stand")
#: verbs that hand over what is told behind them
_PASSES: Final = frozenset({"chuyển", "gửi", "trao", "chuyển lời"})
#: tokens of a clause in which its verb stands
_TOLD: Final = 12
#: marks of a verb that a colon may follow
_TENSED: Final = frozenset({"future", "need"})
#: classes of verbs that may announce, one handed over (`lời mời`) included
_ANNOUNCING: Final = frozenset({"act", "meet", "trap"})
#: places and bodies that speak of themselves without a name: `tỉnh sẽ ...`
_OWN_PLACES: Final = frozenset({"tỉnh", "thành phố", "bang", "vùng", "địa phương", "bộ", "đại sứ quán"})
#: verbs that give voice to the stand that is told behind them as a thing, and what makes it one
_VOICES: Final = ("bày tỏ", "tỏ", "thể hiện", "dành", "nêu lên", "nói lên", "gửi", "gửi tới", "gửi đến")
_MADE_THING: Final = ("sự", "lòng", "lời", "niềm", "mối", "nỗi", "tình", "những", "nhiều lời", "những lời")
#: tokens between a verb of voicing and the stand
_VOICED: Final = 3
#: verbs that bring forward what the noun behind them tells: `nêu ba đề xuất`
_RAISES: Final = frozenset({"nêu", "nêu ra", "nêu lên", "đưa ra", "đề ra", "gửi"})


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
    if "future" in roles:
        tokens = _own_places(text, tokens, homes)
    tokens = grouped(text, tokens)
    if roles & COUNTS:
        tokens = _raising(text, tokens)
    if "trap" in roles:
        tokens = _passing(text, tokens)
    if roles & _ANNOUNCING:
        tokens = _announcing(text, tokens)
    return _voicing(text, tokens) if "stand" in roles else tokens


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


def _own_places(text: str, tokens: list[Token], homes: frozenset[str]) -> list[Token]:
    """`tỉnh sẽ tạo điều kiện ...`, `Kitakyushu sẽ ...`: the place of the one who speaks acts."""
    for n, t in enumerate(tokens[:-1]):
        if t.kind != "words" or not tokens[n + 1].is_role("future"):
            continue
        if text[t.start : t.end] in homes or text[t.start : t.end].lower() in _OWN_PLACES:
            tokens[n] = replace(t, kind="particle", role="chief")
    return tokens


def _raising(text: str, tokens: list[Token]) -> list[Token]:
    """`nêu ba đề xuất`, `đưa ra một số kiến nghị`: one verb of asking or proposing."""
    for i in range(len(tokens) - 2):
        first, count, noun = tokens[i : i + 3]
        if first.kind != "verb" or noun.role != "act" or not noun.data("noun") or count.role not in COUNTS:
            continue
        if text[first.start : first.end].lower() in _RAISES and noun.data("act") in ("request", "propose"):
            return [*tokens[:i], replace(noun, start=first.start), *_raising(text, tokens[i + 3 :])]
    return tokens


def _passing(text: str, tokens: list[Token]) -> list[Token]:
    """`chuyển tới A lời thăm hỏi và lời mời thăm`: one verb of inviting."""
    if not any(t.role == "trap" and t.data("passed") for t in tokens):
        return tokens
    given = None
    for i, t in enumerate(tokens):
        if t.is_mark(",;:"):
            given = None
        elif t.kind == "verb" and text[t.start : t.end].lower() in _PASSES:
            given = i
        elif given is not None and t.role == "trap" and t.data("passed"):
            tokens[given] = replace(tokens[given], role="act", hit=t.hit)
            given = None
    return tokens


def _announcing(text: str, tokens: list[Token]) -> list[Token]:
    """`thông báo rằng ...`, `tuyên bố Mỹ sẽ ...`: a verb of announcing before a clause is one of saying.

    So is `ra tuyên bố chung` before a verb of its own.
    """
    for i, t in enumerate(tokens[:-1]):
        speaks = tokens[i + 1].kind == "verb" and tokens[i + 1].role in _SPEECH
        if speaks and t.kind == "verb" and t.role == "meet" and text.startswith("ra ", t.start):
            tokens[i] = replace(t, role="say")
    for i, t in enumerate(tokens):
        if t.kind != "verb" or t.role != "act" or t.data("act") != "announce":
            continue
        declares = i + 1 < len(tokens) and tokens[i + 1].role == "stand" and text.startswith("tuyên bố", t.start)
        if declares or _clause_follows(tokens, i + 1):
            tokens[i] = replace(t, role="say")
    return tokens


def _voicing(text: str, tokens: list[Token]) -> list[Token]:
    """`bày tỏ lòng cảm ơn sâu sắc`, `bày tỏ sự đồng tình`: one verb of the stand that is voiced."""
    for i, t in enumerate(tokens[:-2]):
        if t.kind not in ("verb", "words") or text[t.start : t.end].lower() not in _VOICES:
            continue
        if text[tokens[i + 1].start : tokens[i + 1].end] not in _MADE_THING:
            continue
        for k in range(i + 2, min(i + 2 + _VOICED, len(tokens))):
            stand = tokens[k]
            if stand.kind == "verb" and stand.role == "stand":
                return [*tokens[:i], replace(stand, start=t.start), *_voicing(text, tokens[k + 1 :])]
            if not (stand.is_role("manner") or text[stand.start : stand.end] in _MADE_THING):
                break
    return tokens


def _is_told_of(tokens: list[Token], i: int) -> bool:
    """`tuyên bố đổi mới sáng tạo là trụ cột ...`: what is announced is what something is."""
    for t in tokens[i : i + _TOLD]:
        if t.is_mark(",;:.") or t.is_role("future", "need", "purpose", "relative"):
            return False
        if t.is_role("that"):
            return True
    return False


def _clause_follows(tokens: list[Token], i: int) -> bool:
    after = tokens[i : i + 6]
    if after and (after[0].role == "do" or after[0].kind == "words") and _is_told_of(tokens, i):
        return True
    if len(after) > 1 and after[0].kind == "who" and after[1].data("schedules"):
        return True  # `thông báo A dự kiến thăm ...`
    if after and after[0].is_role("past", "progressive"):
        return True
    if len(after) > 1 and after[0].kind == "who" and after[1].kind == "verb" and after[1].role == "stand":
        return True  # `tuyên bố Peru ủng hộ ...`
    if after and after[0].kind == "who":
        verb = next((n for n, t in enumerate(after) if t.kind in ("verb", "mark")), len(after))
        return any(t.is_role("future", "past", "progressive", "negation") for t in after[1 : max(verb, 3)])
    named = bool(after) and after[0].kind == "words" and after[0].hit is not None
    if named and any(t.role in ("be", "do") for t in tokens[i : i + _TOLD]):
        return True
    for n, t in enumerate(after):
        if t.is_role("that") or (t.is_role("progressive", "past") and after[n - 1].kind == "who"):
            return True
        if t.kind in ("verb", "mark"):
            return n > 1 and after[n - 1].kind == "who" and t.role in ("act", "stand")
    return False

"""Tokens that are one together: names joined by `và`, `nêu ba đề xuất`, `chuyển ... lời mời`, `ra tuyên bố` that says.

Takes the tokens of a sentence, gives them with such groups joined and such verbs told for what they do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from banggiao.extract.speech.tokens import BEFORE_VERB, COUNTS, Token

_SPEECH: Final = ("say", "act", "stand")
#: what states are called before the name of their group
_STATES: Final = ("nước ", "quốc gia ", "thành viên ")
#: what several states are called before `như` and their names, and the tokens of that
_STATES_CALLED: Final = ("nước", "quốc gia", "đối tác", "thành viên", "cường quốc", "nền kinh tế")
_CALLED: Final = 8
#: verbs that hand over what is told behind them
_PASSES: Final = frozenset({"chuyển", "gửi", "trao", "chuyển lời"})
#: tokens of a clause in which its verb stands
_TOLD: Final = 12
_TWO: Final = 2
#: marks of a verb that a colon may follow
_TENSED: Final = frozenset({"future", "need"})
#: classes of verbs that may announce, one handed over (`lời mời`) included
_ANNOUNCING: Final = frozenset({"act", "meet", "trap"})
#: places and bodies that speak of themselves without a name: `tỉnh sẽ ...`
_OWN_PLACES: Final = frozenset({"tỉnh", "thành phố", "bang", "vùng", "địa phương", "bộ", "đại sứ quán"})
#: entries of `particles.toml` that join two names into one subject
_JOINTS: Final = ("link", "manner", "together")
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
    tokens = _grouped(text, tokens)
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


def _grouped(text: str, tokens: list[Token]) -> list[Token]:
    """Two or more mentions joined by `và`, `,` or `cùng` at the head of a clause become one subject."""
    out: list[Token] = []
    i = 0
    tokens = _quantified(text, tokens)
    while i < len(tokens):
        t = tokens[i]
        if t.kind != "who" or not _clause_opens(out):
            out.append(t)
            i += 1
            continue
        last, members = i, [t]
        while last + 2 < len(tokens) and tokens[last + 2].kind == "who" and _joins(tokens, last + 1):
            last += 2
            members.append(tokens[last])
        row = sum(max(len(x.mentions), _several(text, x)) for x in members)
        if len(members) > 1 and (not tokens[last - 1].is_mark(",") or row > _TWO or _bare_row(tokens, last, out)):
            mentions = tuple(m for x in members for m in x.mentions)
            role = "joined" if any(x.role == "first" for x in members) else "group"
            start = _called(text, out) or t.start
            out.append(Token("who", start, tokens[last].end, role, None, mentions))
            i = last + 1
        else:
            called = _called(text, out)
            out.append(replace(t, start=called) if called else t)
            i += 1
    return out


def _called(text: str, before: list[Token]) -> int | None:
    """`các nước trong khu vực như` before a row of names: taken off, where what the states are called begins."""
    if not before or text[before[-1].start : before[-1].end].lower() != "như":
        return None
    for k in range(len(before) - 2, max(len(before) - _CALLED, -1), -1):
        t = before[k]
        if t.kind in ("verb", "mark", "date"):
            return None
        if text[t.start : t.end].lower() in ("các", "những", "nhiều", "một số"):
            named = text[t.end : before[-1].start].strip().startswith(_STATES_CALLED)
            if named:
                del before[k:]
            return t.start if named else None
    return None


def _several(text: str, who: Token) -> int:
    """How many are named in one mention: `IMF và WB` are two."""
    named = len(who.mentions) == 1 and who.role in ("organisation", "both") and len(who.mentions[0].codes) > 1
    return _TWO if named and " và " in text[who.start : who.end] else 1


def _bare_row(tokens: list[Token], last: int, before: list[Token]) -> bool:
    """`Quân đội Việt Nam, Lào sẽ ...`: nothing but a comma stands between two states at the head of a clause.

    So it is with two bodies that are asked (`đề nghị A, B hợp tác ...`).
    """
    first, second, after = tokens[last - 2], tokens[last], tokens[last + 1 : last + 2]
    asked = bool(before) and (before[-1].data("act") == "request" or before[-1].data("other") is not None)
    bodies = ("party", "organisation") if asked else ("party",)
    named = first.role in ("party", "organisation", "both") and second.role in bodies
    other = {c for m in second.mentions for c in m.codes} - {
        c for m in first.mentions if m.kind != "both" for c in m.codes
    }
    acts = bool(after) and after[0].is_role("future", "need", "progressive", "continue", "manner")
    return named and bool(other) and (acts or (asked and bool(after) and after[0].kind == "verb"))


def _is_name(text: str, who: Token, words: Token) -> bool:
    """`hai Bộ` `Ngoại giao`: the words go on with the name of both ministries."""
    both = who.kind == "who" and who.role == "both" and text[who.start : who.end].endswith(("Bộ", "bộ", "ngành"))
    return both and words.start - who.end <= 1 and text[words.start].isupper()


def _plural(text: str, before: Token, who: Token) -> bool:
    """`các` `nước ASEAN`: several states named by their group."""
    return (
        before.is_role("nominal")
        and text.startswith(("các", "Các"), before.start)
        and text.startswith(_STATES, who.start)
    )


def _quantifies(t: Token) -> bool:
    """`tất cả` before a name, `người đồng cấp` before a party."""
    return t.role == "quantifier" or t.entry == "counterpart"


def _quantified(text: str, tokens: list[Token]) -> list[Token]:
    """`tất cả các bên` is one subject, and so is `Bộ trưởng ... ông ...`, who is named last."""
    out: list[Token] = []
    for t in tokens:
        if t.kind == "who" and out and (_quantifies(out[-1]) or _plural(text, out[-1], t)):
            t = replace(t, start=out.pop().start)
        elif t.kind == "who" and out and out[-1].kind == "who" and t.start - out[-1].end <= 1:
            first = out.pop()
            named = t if any(m.person is not None for m in t.mentions) else first
            t = replace(named, start=first.start, end=t.end)
        elif t.kind == "words" and out and _is_name(text, out[-1], t):
            t = replace(out.pop(), end=t.end)
        out.append(t)
    return out


def _joins(tokens: list[Token], i: int) -> bool:
    t = tokens[i]
    return t.is_mark(",-–") or (t.kind == "particle" and t.entry in _JOINTS)


def _clause_opens(before: list[Token]) -> bool:
    """Whether a subject may stand after these tokens: at the start, after a mark, a link, a verb of saying."""
    if not before:
        return True
    t = before[-1]
    if t.kind == "mark" or t.kind == "date" or t.entry == "relative":
        return True
    return t.is_role("link", "that", "time") or (t.kind == "verb" and t.role in ("say", "act"))


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

"""Names joined into one subject: `A và B`, `A, B và C`, `các nước như A và B`, `tất cả các bên`.

Takes the tokens of a sentence, gives them with such rows as one token each, that holds the mentions of all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from banggiao.extract.speech.tokens import Token

#: what states are called before the name of their group
_STATES: Final = ("nước ", "quốc gia ", "thành viên ")
#: what several states are called before `như` and their names, and the tokens of that
_STATES_CALLED: Final = ("nước", "quốc gia", "đối tác", "thành viên", "cường quốc", "nền kinh tế")
_CALLED: Final = 8
#: entries of `particles.toml` that join two names into one subject
_JOINTS: Final = ("link", "manner", "together")
_TWO: Final = 2


def grouped(text: str, tokens: list[Token]) -> list[Token]:
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
        if len(members) > 1 and (
            not tokens[last - 1].is_mark(",")
            or sum(max(len(x.mentions), _several(text, x)) for x in members) > _TWO
            or _bare_row(tokens, last, out)
        ):
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
    both = who.role == "both" and text[who.start : who.end].endswith(("Bộ", "bộ", "ngành"))
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
        before = out[-1] if out else None
        if before is None or t.kind not in ("who", "words"):
            out.append(t)
            continue
        if t.kind == "who" and (_quantifies(before) or _plural(text, before, t)):
            t = replace(t, start=out.pop().start)
        elif t.kind == "who" and before.kind == "who" and t.start - before.end <= 1:
            named = t if any(m.person is not None for m in t.mentions) else before
            t = replace(named, start=out.pop().start, end=t.end)
        elif t.kind == "words" and before.kind == "who" and _is_name(text, before, t):
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
    if t.kind == "mark" or t.kind == "date" or t.entry in ("relative", "concession"):
        return True
    return t.is_role("link", "that", "time") or (t.kind == "verb" and t.role in ("say", "act"))

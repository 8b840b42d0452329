"""Verbs told in several words: `nêu ba đề xuất`, `chuyển ... lời mời`, `bày tỏ sự cảm kích`, `ra tuyên bố` that says.

Takes the tokens of a sentence, gives them with such words joined to one verb and such verbs told for what they do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from banggiao.extract.speech.tokens import COUNTS, Token

_SPEECH: Final = ("say", "act", "stand")
#: verbs that hand over what is told behind them
_PASSES: Final = frozenset({"chuyển", "gửi", "trao", "chuyển lời"})
#: tokens of a clause in which its verb stands
_TOLD: Final = 12
#: verbs that give voice to the stand that is told behind them as a thing, and what makes it one
_VOICES: Final = frozenset(
    ("bày tỏ", "tỏ", "tỏ rõ", "tỏ ra", "tỏ ý", "thể hiện", "thể hiện rõ", "dành", "nêu", "nêu lên", "nói lên", "gửi")
) | frozenset(("gửi tới", "gửi đến", "ngỏ", "không giấu", "không giấu được", "không giấu nổi", "xin gửi"))
_MADE_THING: Final = frozenset(
    ("sự", "lòng", "lời", "niềm", "mối", "nỗi", "tình", "những", "các", "thái độ", "nhiều lời", "những lời", "một số")
)
#: tokens between a verb of voicing and the stand
_VOICED: Final = 3
#: verbs that bring forward what the noun behind them tells: `nêu ba đề xuất`
_RAISES: Final = frozenset({"nêu", "nêu ra", "nêu lên", "đưa ra", "đề ra", "gửi"})


def raising(text: str, tokens: list[Token]) -> list[Token]:
    """`nêu ba đề xuất`, `đưa ra một số kiến nghị`: one verb of asking or proposing."""
    for i in range(len(tokens) - 2):
        first, count, noun = tokens[i : i + 3]
        if first.kind != "verb" or noun.role != "act" or not noun.data("noun") or count.role not in COUNTS:
            continue
        if text[first.start : first.end].lower() in _RAISES and noun.data("act") in ("request", "propose"):
            return [*tokens[:i], replace(noun, start=first.start), *raising(text, tokens[i + 3 :])]
    return tokens


def passing(text: str, tokens: list[Token]) -> list[Token]:
    """`chuyển tới A lời thăm hỏi và lời mời thăm`: one verb of inviting."""
    if not any(t.data("passed") for t in tokens if t.role == "trap"):
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


def announcing(text: str, tokens: list[Token]) -> list[Token]:
    """`thông báo rằng ...`, `tuyên bố Mỹ sẽ ...`: a verb of announcing before a clause is one of saying.

    So is `ra tuyên bố chung` before a verb of its own.
    """
    for i, t in enumerate(tokens[:-1]):
        if t.kind != "verb" or t.role != "meet" or not text.startswith("ra ", t.start):
            continue
        if tokens[i + 1].kind == "verb" and tokens[i + 1].role in _SPEECH:
            tokens[i] = replace(t, role="say")
    for i, t in enumerate(tokens):
        if t.kind != "verb" or t.role != "act" or t.data("act") != "announce":
            continue
        after = tokens[i + 1] if i + 1 < len(tokens) else t
        # `tuyên bố phản đối ...`, `tuyên bố rút khỏi ...`: what is declared decides; who `quyết định` has decided
        declares = (after.role == "stand" or after.data("act") == "end") and text.startswith("tuyên bố", t.start)
        if declares or _clause_follows(tokens, i + 1):
            tokens[i] = replace(t, role="say")
    return tokens


def voicing(text: str, tokens: list[Token]) -> list[Token]:
    """`bày tỏ lòng cảm ơn sâu sắc`, `bày tỏ sự đồng tình`: one verb of the stand that is voiced."""
    for i, t in enumerate(tokens[:-2]):
        if t.role == "say" and _affirms_stand(text, tokens, i):
            return [*tokens[:i], replace(tokens[i + 2], start=t.start), *voicing(text, tokens[i + 3 :])]
        if t.kind not in ("verb", "words") or text[t.start : t.end].lower() not in _VOICES:
            continue
        if text[tokens[i + 1].start : tokens[i + 1].end] not in _MADE_THING:
            continue
        for k in range(i + 2, min(i + 2 + _VOICED, len(tokens))):
            stand = tokens[k]
            if stand.kind == "verb" and stand.role == "stand":
                if _shows(text, t) and tokens[k + 1 : k + 2] and tokens[k + 1].is_role("possessive"):
                    break  # `điều đó thể hiện sự coi trọng của A`: what a thing shows
                return [*tokens[:i], replace(stand, start=t.start), *voicing(text, tokens[k + 1 :])]
            if not (stand.is_role("manner") or text[stand.start : stand.end] in _MADE_THING):
                break
    return tokens


def _shows(text: str, token: Token) -> bool:
    """Whether the verb of voicing is more often one of showing."""
    return text.startswith("thể hiện", token.start)


def _affirms_stand(text: str, tokens: list[Token], i: int) -> bool:
    """`nhắc lại việc đánh giá cao ...`, `nhấn mạnh sự coi trọng ...`: the stand is all that is affirmed at i.

    Of `nhấn mạnh sự ủng hộ của A là ...` it is only the subject.
    """
    made, stand = tokens[i + 1], tokens[i + 2]
    if tokens[i].data("strength") != "firm" or not made.is_role("nominaliser") or stand.role != "stand":
        return False
    for t in tokens[i + 3 :]:
        if t.kind == "mark":
            break
        if t.is_role("that", "future", "past", "progressive") or t.role == "be":
            return False
    return text[made.start : made.end] in ("sự", "việc")


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

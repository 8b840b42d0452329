"""A verb that is no verb where it stands: a name, a thing that somebody has or makes, one of a row of things.

Takes tokens and the index of a verb, gives yes or no.
"""

from __future__ import annotations

from banggiao.extract.speech.holding import says
from banggiao.extract.speech.tokens import Token


def is_name(tokens: list[Token], verb: int) -> bool:
    """`đề nghị của Việt Nam`, `Thoả thuận Paris`: no verb at all, whatever stands before."""
    if verb + 1 >= len(tokens):
        return False
    after = tokens[verb + 1]
    if after.is_role("possessive") and tokens[verb].role == "do":
        # `nêu rõ ưu tiên của ...`, `nhấn mạnh X là ưu tiên của ...`
        return verb > 0 and (says(tokens[verb - 1]) or tokens[verb - 1].is_role("that"))
    if after.is_role("possessive"):
        return tokens[verb].role in ("act", "stand") and not (tokens[verb].data("said") or tokens[verb].voiced)
    if after.is_role("passive") and tokens[verb].role in ("act", "stand"):
        named = tokens[verb].data("act") == "announce" or tokens[verb].entry == "deal"
        return named or verb == 0 or _told_of(tokens, verb + 2)
    if tokens[verb].data("adverbial") and after.kind == "verb":
        return True
    if not tokens[verb].data("named"):
        return False
    return not (after.kind == "verb" or after.is_role("that", "future", "need", "continue", "manner", "negation"))


def _told_of(tokens: list[Token], k: int) -> bool:
    """`giải pháp mà hai bên chấp nhận được nhằm ...`: nothing is told behind the passive."""
    return k >= len(tokens) or tokens[k].kind == "mark" or tokens[k].is_role("purpose", "link")


def is_noun(tokens: list[Token], verb: int) -> bool:
    """`các cam kết, thoả thuận của ...`: a verb that is a noun here, by what follows it."""
    if verb + 1 >= len(tokens):
        return False
    after = tokens[verb + 1]
    if (
        tokens[verb].data("weak")
        and after.is_role("link")
        and verb + 2 < len(tokens)
        and tokens[verb + 2].data("nounlike")
    ):
        return True  # `tình đoàn kết, ủng hộ và hợp tác`
    if not tokens[verb].data("noun"):
        return False
    if verb == 0 and tokens[0].data("act") in ("announce", "agree", "commit") and _tells_of_it(tokens):
        return True
    owned = verb + 3 < len(tokens) and tokens[verb + 2].is_role("possessive") and tokens[verb + 3].kind == "who"
    if after.kind == "words" and owned and verb and tokens[verb - 1].is_role("link"):
        return True  # `xử lý đơn xin tị nạn và đề nghị dẫn độ của A`
    if after.is_role("prep"):
        return after.end - after.start <= 4 and not _by_way(tokens, verb)
    if after.is_role("past"):
        return True  # `các thoả thuận, cam kết đã ký`
    if after.kind == "mark":
        return not after.is_mark(':"“,')
    if after.kind == "words" and after.role == "chung" and _ends(tokens, verb + 2):
        return True
    return after.kind == "words" and after.role in ("này", "đó", "trên", "nói", "nêu")


def _by_way(tokens: list[Token], verb: int) -> bool:
    """`mong muốn qua chuyến thăm, hai bên sẽ ...`: who is wished to act stands behind what only tells when or how."""
    comma = next((n for n in range(verb + 2, len(tokens)) if tokens[n].kind in ("mark", "verb")), 0)
    wished = tokens[verb].data("other") is not None and comma and tokens[comma].is_mark(",")
    return bool(wished) and comma + 1 < len(tokens) and tokens[comma + 1].kind == "who"


def _tells_of_it(tokens: list[Token]) -> bool:
    """`Quyết định dỡ bỏ lệnh cấm cũng mở ra ...`: a verb of being in the first clause makes its opening the subject."""
    for t in tokens[1:]:
        if t.kind == "mark":
            return False
        if (t.kind == "verb" and t.role == "be") or t.is_role("that"):
            return True
    return False


def _ends(tokens: list[Token], k: int) -> bool:
    return k >= len(tokens) or tokens[k].kind == "mark"

"""What stands behind a performative verb and changes what it comes to: a need, a meeting, a date, somebody nameless.

Takes tokens and an index, gives yes or no.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.reading import Reading
from banggiao.extract.speech.heads import Head
from banggiao.extract.speech.judging import means
from banggiao.extract.speech.tokens import Token

#: first words of a place without its name, and its characters: `tỉnh`, `thành phố`
_PLACES: Final = ("tỉnh", "thành", "bang", "vùng")
_PLACE: Final = 9
#: tokens of the name of a firm, asides included
_NAME: Final = 9
#: first words of what is held on a day
_GATHERINGS: Final = ("lễ", "hội", "kỳ", "phiên", "cuộc", "vòng", "chuyến")
#: what opens a deed
_OF_A_DEED: Final = ("future", "need", "continue", "progressive", "manner", "negation")
#: first words of deeds whose verb no vocabulary knows
_UNKNOWN_VERBS: Final = (
    "lấy",
    "tạo",
    "chọn",
    "dùng",
    "trình",
    "biến",
    "gọi",
    "lựa",
    "bầu",
    "ra",
    "xoá",
    "tìm",
    "gửi",
    "sử",
)
#: measures and points of talks, and no state of things
_SEVERAL: Final = (
    "các",
    "những",
    "một số",
    "nhiều",
    "biện pháp",
    "phương hướng",
    "kế hoạch",
    "chương trình",
    "lộ trình",
)
#: what is agreed is how much something counts, or what somebody thinks of it
_ESTEEMED: Final = re.compile(
    r"(?: (?:rất )?cao| hoàn toàn)?(?: với nhau)?(?: về| với)?(?: (?:những|các))?"
    r" (?:tầm quan trọng|ý nghĩa|vai trò (?:quan trọng|trung tâm|then chốt|tích cực|chủ chốt)|tiềm năng|đánh giá"
    r"|nhận định|nhận xét|hiệu quả tích cực|kết quả (?:tích cực|tốt đẹp|quan trọng)|thành tựu)\b"
)


def needs_next(tokens: list[Token], verb: int, *, that: bool = False) -> bool:
    """`nhất trí là ngoài ..., cần ...`, `nhất trí hai bên cần ...`: what is agreed is a need."""
    k = verb + 1
    while k < len(tokens) and (tokens[k].is_role("that", "time") or tokens[k].kind == "who" or tokens[k].is_mark(",")):
        k += 1
    if k < len(tokens) and tokens[k].is_role("official", "private"):
        named, k = k, k + 1
        while k < min(named + _NAME // 2, len(tokens)) and _named(tokens, k):
            k += 1
        k = k if k < len(tokens) and tokens[k].entry == "need" else named
    elif that or tokens[k - 1].is_role("that"):
        row = k
        while row < min(k + _NAME, len(tokens)) and _named(tokens, row) and tokens[row].kind != "mark":
            row += 1
        k = row if row < len(tokens) and tokens[row].entry == "need" else k  # `nhất trí rằng các tranh chấp ... cần`
    if k < len(tokens) and tokens[k].is_role("prep", "purpose", "relative"):
        while k < len(tokens) and not (tokens[k].kind == "verb" and tokens[k].role in ("act", "stand")):
            if tokens[k].is_role("need") and tokens[k - 1].is_mark(","):
                return True
            k += 1
        return False
    return k < len(tokens) and tokens[k].is_role("need")


def meeting_next(tokens: list[Token], verb: int) -> bool:
    """Whether the next verb, adverbs set aside, is one of meeting."""
    k = verb + 1
    told = k < len(tokens) and tokens[k].is_role("nominaliser")  # `thông báo việc A sẽ thăm B`
    while k < len(tokens) and (
        tokens[k].is_role("manner", "future", "time")
        or tokens[k].kind == "date"
        or (told and (tokens[k].kind == "who" or tokens[k].is_mark(",") or tokens[k].is_role("nominaliser")))
    ):
        k += 1
    if k + 1 < len(tokens) and tokens[k].entry == "dwell":
        k += 1  # `dự kiến tập trung thảo luận`
    if k < len(tokens) and tokens[k].data("hears") and not tokens[verb].data("ready"):
        return True  # `dự kiến phát biểu tại các phiên họp`
    if k >= len(tokens) or tokens[k].kind != "verb" or tokens[k].role != "meet":
        return False
    return not (tokens[verb].data("ready") and tokens[k].data("talks"))


def in_talks(tokens: list[Token], head: Head) -> bool:
    """`sẽ trao đổi, thống nhất ...`: what a meeting that lies ahead is about."""
    k = head.first - 1
    if head.place != "open" or k < 1 or not (tokens[k].is_mark(",") or tokens[k].is_role("link")):
        return False
    met = tokens[k - 1]
    return met.kind == "verb" and met.role == "meet" and any(t.is_role("future") for t in tokens[: k - 1])


def dated_next(tokens: list[Token], verb: int) -> bool:
    """`nhất trí lễ động thổ sẽ được tiến hành ...`: what is agreed is when something takes place: an event."""
    k = verb + 2 if verb + 1 < len(tokens) and tokens[verb + 1].is_role("that") else verb + 1
    if k + 2 >= len(tokens) or tokens[k].kind != "words" or tokens[k].role not in _GATHERINGS:
        return False
    return any(t.is_role("future") for t in tokens[k + 1 : k + 4])


def nameless_acts(tokens: list[Token], k: int) -> bool:
    """`mong muốn tỉnh tiếp nhận ...`, `mong các doanh nghiệp tiếp tục ...`: somebody without a name of a party acts."""
    while k < len(tokens) and tokens[k].is_role("nominal", "that", "manner", "time"):
        k += 1
    if k + 1 >= len(tokens):
        return False
    if _states(tokens, k):
        return True
    place = tokens[k].role in _PLACES and tokens[k].end - tokens[k].start <= _PLACE
    if not (tokens[k].is_role("private", "official") or _firm(tokens[k]) or tokens[k].role == "ngài" or place):
        return False
    firm = k
    k += 1
    while k < min(firm + _NAME, len(tokens)) and _named(tokens, k):
        k += 1
    after = tokens[k] if k < len(tokens) else tokens[firm]
    # a house of state, and those abroad, give their support as well
    does_it = after.role == "do" or (after.role == "stand" and tokens[firm].entry in ("house", "abroad"))
    deed = after.kind == "verb" and does_it and k == firm + 1
    return deed or after.is_role("continue", "future", "manner")


def _states(tokens: list[Token], k: int) -> bool:
    """`mong muốn các quốc gia trong khu vực tôn trọng ...`: states without a name, and what they are to do."""
    if tokens[k].role != "quốc" or not tokens[k - 1].is_role("nominal"):
        return False
    k += 1
    while k < len(tokens) and (tokens[k].kind == "words" or tokens[k].is_role("prep")):
        k += 1
    return k < len(tokens) and tokens[k].kind == "verb" and tokens[k].role == "do" and not tokens[k].data("nounlike")


def states_next(reading: Reading, tokens: list[Token], verb: int, *, that: bool) -> bool:
    """`thống nhất rằng ở khu vực còn ...`, `nhất trí hợp tác là trụ cột`: what is agreed is how things are, no deed.

    `that` tells whether the verb itself ends with `rằng`.
    """
    text = reading.folded
    if _ESTEEMED.match(text, tokens[verb].end):
        return True
    row, that = _what_is_agreed(tokens, verb + 1, that=that)
    if not row or (not that and (_opens_deed(row[0]) or text[row[0].start : row[0].end] in _SEVERAL)):
        return False
    for n, t in enumerate(row):
        future = t.is_role("future") and not (n + 1 < len(row) and row[n + 1].role == "be")
        if future or t.is_role("need", "continue", "relative", "purpose"):
            return False
        if t.is_role("past") and n and row[0].kind != "who" and n + 1 < len(row) and row[n + 1].kind == "verb":
            return True
        made_noun = n > 0 and row[n - 1].is_role("nominaliser")  # `việc tuân thủ ... là nền tảng`
        if t.kind == "verb" and not (t.data("nounlike") or made_noun):
            return t.role == "be"
    return means(reading, row[0].start, row[-1].end)


def _opens_deed(token: Token) -> bool:
    """Whether what is agreed begins with a verb, known or not, or with a word that only a deed has before it."""
    if token.kind == "verb":
        return not token.data("nounlike")
    return token.is_role(*_OF_A_DEED) or (token.kind == "words" and token.role in _UNKNOWN_VERBS)


def _what_is_agreed(tokens: list[Token], k: int, *, that: bool) -> tuple[list[Token], bool]:
    """The clause from token k on, without `rằng`, up to its first mark; and whether `rằng` opens it."""
    if k < len(tokens) and tokens[k].is_role("that"):
        that, k = True, k + 1
    if that and k < len(tokens) and tokens[k].is_mark(","):
        k += 1
    aside = k < len(tokens) and tokens[k].is_role("prep", "time")
    row: list[Token] = []
    for t in tokens[k:]:
        if t.is_mark(";.:") or (t.is_mark(",") and not aside):
            break
        aside = aside and not t.is_mark(",")
        row.append(t)
    return row, that


def holds_next(tokens: list[Token], verb: int) -> bool:
    """`nhất trí kim ngạch tăng trưởng nhanh`, `nhất trí hiệp định sẽ mở ra cơ hội`: a thing, and how it fares."""
    k = verb + 1
    if k >= len(tokens) or not (tokens[k].kind == "words" or tokens[k].entry == "affair"):
        return False
    for n in range(k, len(tokens)):
        t = tokens[n]
        if t.kind == "mark" or t.is_role("need", "continue", "purpose", "relative", "possessive", "that", "link"):
            return False
        if t.kind == "verb" and not t.data("nounlike"):
            return t.entry == "fare" or (t.role == "be" and bool(t.data("judges")) and tokens[n - 1].is_role("future"))
    return False


def _firm(token: Token) -> bool:
    """`công ty`, `các bên`: words that no verb is in, for somebody who can act."""
    return token.role == "trap" and bool(token.data("acts"))


def _named(tokens: list[Token], k: int) -> bool:
    """Whether the token may still be of the name of those who are to act, or of an aside on them."""
    return (
        tokens[k].kind in ("words", "who")
        or tokens[k].is_role("nominal", "prep", "link", "possessive")
        or tokens[k].is_mark(",")
    )


def receives(tokens: list[Token], k: int) -> bool:
    """`mong muốn tiếp tục nhận được sự quan tâm của ...`: what one wishes to get, the other is to give."""
    while k < len(tokens) and tokens[k].is_role("continue", "manner", "future"):
        k += 1
    if k + 1 >= len(tokens):
        return False
    return tokens[k].kind == "words" and tokens[k].role == "nhận" and tokens[k + 1].is_role("passive")


def does(tokens: list[Token], asked: int) -> bool:
    """Whether the mention behind the verb is the one to do it: a verb follows."""
    after = tokens[asked + 1] if asked + 1 < len(tokens) else None
    return after is not None and (after.kind == "verb" or after.is_role("future", "continue", "need", "manner"))


def leads_to_name(token: Token) -> bool:
    """Whether the token is of what is somebody's: `mạnh mẽ lập trường của A`."""
    return token.kind == "words" or token.is_role("nominal", "possessive", "manner", "policy", "link")

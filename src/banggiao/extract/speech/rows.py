"""Rows of names: whether `và` before a subject joins clauses, or only names under one verb, preposition or relative.

And what stands between a subject and its verb: an apposition, those who act together with it.

Takes tokens and an index, gives yes or no, or the index of the token in question.
"""

from __future__ import annotations

from typing import Final

from banggiao.extract.speech.holding import OPENERS, says, tells_what
from banggiao.extract.speech.tokens import Token

_TWO: Final = 2
#: characters of `tại` and `ở`
_AT: Final = 3
#: tokens between `cùng` and the verb that those named there share
_SHARED: Final = 7
#: tokens that an apposition has at most
_APPOSED: Final = 8
#: tokens of what tells of the subject between two commas
_ASIDE: Final = 14
#: first words of what ranks a state behind its name
_RANKED: Final = ("đầu", "duy", "lớn", "thứ")
#: to what somebody named belongs
_HOUSES: Final = ("organisation", "party")
_TENSED: Final = frozenset({"future", "need", "progressive", "past"})


def row_start(tokens: list[Token], start: int) -> int:
    """Where a row of things begins that goes on at `start` behind a comma: `khẳng định các tranh chấp A, B cần ...`."""
    if not (start and (tokens[start - 1].is_mark(",") or tokens[start - 1].is_role("link"))):
        return start
    k, comma = start - 1, start
    while k >= 0 and (tokens[k].is_mark(",") or _of_a_thing(tokens[k])):
        comma = k if tokens[k].is_mark(",") else comma
        k -= 1
    named = comma + 1 < len(tokens) and tokens[comma + 1].kind == "words"
    return k + 1 if k >= 0 and says(tokens[k]) and named and k + 1 < comma else start


def _of_a_thing(token: Token) -> bool:
    """Whether the token may stand in a row of things."""
    return token.kind in ("words", "who") or token.is_role("nominal", "possessive", "prep", "link", "manner")


def parts_here(tokens: list[Token], i: int, j: int, marks: frozenset[str]) -> bool:
    """Whether `và` before the subject at j joins clauses, and not two names under one preposition or verb."""
    if tokens[i].role == "do" and not marks & _TENSED:
        return False
    if tokens[i].entry == "accept":
        return True  # `mời A sang thăm Việt Nam và ông A đã nhận lời`
    if _in_wish(tokens, j - 2) or in_relative(tokens, j - 2):
        return False
    before = tokens[j - 2] if j > 1 else None
    if before is not None and before.kind == "words" and j > _TWO and tokens[j - 3].is_role("possessive"):
        return False  # `quy trình của chính phủ và quốc hội A ban hành`
    if before is None or before.kind != "who" or tokens[j].role == "both":
        return True
    further = tokens[j - 3] if j > 2 else None
    return further is None or not (further.is_role("prep", "possessive") or further.kind == "verb")


def _in_wish(tokens: list[Token], k: int) -> bool:
    """`hy vọng A và B sẽ ...`: nothing but names stands between a verb of wishing or asking and the `và`."""
    first = k
    while k >= 0 and (tokens[k].kind in ("who", "words") or tokens[k].is_role("nominal", "possessive", "official")):
        k -= 1
    if k > 0 and tokens[k].is_mark(":"):
        k -= 1  # `đề nghị: Quốc hội và Chính phủ A ...`
    if k < 0 or tokens[k].kind != "verb":
        return False
    thanked = tokens[k].role == "stand" and first - k <= _TWO
    return bool(tokens[k].data("other") or tokens[k].data("act") == "request") or thanked


def in_relative(tokens: list[Token], k: int) -> bool:
    """`mà A, B và C đã dành cho ...`: the row of names stands under a relative."""
    named = False
    while k >= 0 and (tokens[k].kind in ("who", "words") or tokens[k].is_mark(",") or tokens[k].is_role("possessive")):
        named = named or tokens[k].kind in ("who", "mark")
        k -= 1
    return named and k >= 0 and tokens[k].is_role("relative")  # but of `dù khó khăn do cấm vận, A sẽ ...` nobody


def _owned_row(tokens: list[Token], k: int) -> bool:
    """`sự ủng hộ của A, B và C dành cho ...`: the row of names tells whose it is."""
    while k > 0 and (tokens[k].kind == "who" or tokens[k].is_mark(",")):
        k -= 1
    return k > 0 and tokens[k].is_role("possessive")


def _named_first(tokens: list[Token], k: int) -> bool:
    """Whether a person opens a clause at k."""
    opens = k == 0 or tokens[k - 1].kind in ("mark", "date")
    return opens and tokens[k].kind == "who" and tokens[k].role == "person"


def before_apposition(tokens: list[Token], j: int) -> int | None:
    """`Ông A, giám đốc công ty B, cho biết ...`: index of the person whom the words up to the comma at j describe."""
    if j and _named_first(tokens, j - 1):
        return j - 1  # the mention holds what describes it
    for k in range(j - 1, max(j - _APPOSED, 0), -1):
        t = tokens[k]
        if t.is_mark(",-–") and k + 1 < j:
            return k - 1 if _named_first(tokens, k - 1) else None
        if t.kind in ("verb", "mark", "date") or t.is_role("link", *OPENERS):
            return None
    return None


def before_circumstance(tokens: list[Token], j: int) -> int | None:
    """`Peru, với tư cách chủ nhà, đã ...`: who stands before the circumstance that ends with the comma at j."""
    for k in range(j - 1, max(j - _ASIDE, 0), -1):
        t = tokens[k]
        if t.is_mark(",") and tokens[k + 1].is_role("relative", "prep", "time") and _named_side(tokens, k - 1):
            return k - 1  # `Hai Bộ trưởng, sau khi nghe báo cáo, đã ...`
        if j - k >= _APPOSED:
            continue
        if t.is_mark(",-–"):
            before = tokens[k - 2] if k > 1 else None
            opens = before is None or before.kind in ("mark", "date") or before.is_role("link", "time") or says(before)
            return k - 1 if opens and tokens[k + 1].is_role("prep") and tokens[k - 1].kind == "who" else None
        if t.kind == "mark":
            return None
    return None


def _named_side(tokens: list[Token], k: int) -> bool:
    """Whether somebody or both sides stand at k and open a clause."""
    opens = k == 0 or (k > 0 and (tokens[k - 1].kind in ("mark", "date") or says(tokens[k - 1])))
    return opens and tokens[k].kind == "who"


def given_by(tokens: list[Token], i: int, j: int) -> bool:
    """`dự án đã được Chính phủ A tài trợ`: who gave it stands between the passive and the verb."""
    passive = j > 1 and tokens[j - 1].is_role("passive") and tokens[j - 2].is_role("past")
    return passive and tokens[i].data("done") == "grant"


def gives_what(row: list[Token]) -> bool:
    """`hỗ trợ ngành y tế A ...`: a verb and whom it helps stand at the head of the phrase, and no subject."""
    return len(row) > 1 and row[0].kind == "verb" and row[1].entry == "body"


def counted_off(tokens: list[Token], i: int, roles: frozenset[str]) -> bool:
    """`các ngành điện tử, xây dựng, dịch vụ`: a bare verb between two commas is one of a row of things."""
    return not roles and tokens[i].role == "do" and i + 1 < len(tokens) and tokens[i + 1].is_mark(",.…")


def ranked(tokens: list[Token], j: int) -> bool:
    """`nước G7 đầu tiên mời ...` describes."""
    return tokens[j].kind == "words" and tokens[j].role in _RANKED and j > 0 and tokens[j - 1].kind == "who"


def under_preposition(tokens: list[Token], j: int) -> bool:
    """`quan hệ giữa A và B`: the mention at j goes on behind a link with a row that stands under a preposition."""
    row = j > _TWO and tokens[j - 1].is_role("link") and tokens[j - 2].kind == "who"
    return row and tokens[j - 3].is_role("prep", "possessive")


def stranger(tokens: list[Token], first: int, text: str) -> int | None:
    """`Theo đó, Ana Ruiz, biên tập viên báo B, cho rằng ...`: index of a name that nobody in the cast has.

    It opens a clause, what it is stands behind it in lower case between commas, and the verb at `first` is its own.
    """
    if not (first and tokens[first - 1].is_mark(",")):
        return None
    for k in range(first - 4, -1, -1):
        t, behind = tokens[k], tokens[k + 1]
        if t.kind == "verb" or t.is_mark(";:.") or tokens[k + 2].kind == "verb":
            return None
        opens = k == 0 or tokens[k - 1].kind in ("mark", "date") or tokens[k - 1].is_role("link")
        named = t.kind == "words" and opens and behind.is_mark(",") and text[tokens[k + 2].start].islower()
        words = text[t.start : t.end].split()
        if named and len(words) >= _TWO and all(w[0].isupper() for w in words):
            return k
    return None


def on_behalf(tokens: list[Token], j: int) -> int | None:
    """`A đã thay mặt Chính phủ B bày tỏ ...`: index of the one who speaks, where the mention at j tells for whom.

    So does the house of somebody named (`Giáo sư A của Học viện B cho rằng ...`).
    """
    if j > 1 and tokens[j].role in _HOUSES and tokens[j - 1].is_role("possessive") and _named_first(tokens, j - 2):
        return j - 2
    if j < _TWO or tokens[j - 1].kind != "words" or tokens[j - 1].role not in ("thay", "nhân"):
        return None
    k = j - 2
    while k > 0 and tokens[k].is_role("past", "manner", "time"):
        k -= 1
    return k if tokens[k].kind == "who" else None


def past_companion(tokens: list[Token], j: int) -> int:
    """`sẽ cùng các nước liên quan tiếp tục ...`: the index before `cùng`, where j ends those named behind it."""
    for k in range(j, max(j - _SHARED, 0), -1):
        t = tokens[k]
        if t.entry == "together":
            tensed = tokens[k - 1].is_role("future", "need", "past", "continue") or tokens[k - 1].kind == "who"
            return k if (tensed or tokens[k - 1].is_mark(";")) and k < j else j
        if t.kind in ("verb", "mark", "date") or t.is_role("link", "that", "purpose"):
            return j
    return j


def shared_before(tokens: list[Token], j: int) -> int:
    """`cần cùng các nước khác lên án ...`: the index before `cùng`; bare `A cùng B mở ...` is a story."""
    if j < 1 or not (tokens[j].kind in ("words", "who") or tokens[j].entry == "several"):
        return j
    shared = past_companion(tokens, j)
    return j if tokens[shared - 1].kind == "who" else shared


def in_row(tokens: list[Token], j: int) -> bool:
    """Whether the mention at j, behind a comma, only goes on with a row under a relative, or of those who are thanked.

    `mà A, B đã dành cho ...`, `biết ơn sâu sắc đối với A, B đã giúp ...`.
    """
    k = j - 2
    if in_relative(tokens, k) or (tokens[j + 1].entry == "give" and _owned_row(tokens, k)):
        return True
    if (
        k < 1
        or tokens[k].kind != "who"
        or {m.codes for m in tokens[k].mentions} != {m.codes for m in tokens[j].mentions}
    ):
        return False
    while k > 0 and tokens[k].kind not in ("verb", "mark"):
        k -= 1
    return tokens[k].entry == "thank"


def who_acts(tokens: list[Token], start: int, stop: int) -> list[int]:
    """Who is named in a phrase; one behind a preposition (`Phái đoàn Peru tại Việt Nam`) tells only where."""
    people = [k for k in range(start, stop + 1) if tokens[k].kind == "who"]
    if people and people[-1] > start and tokens[people[-1] - 1].is_role("prep"):
        before = tokens[people[-1] - 1]
        if len(people) > 1 or before.end - before.start <= _AT:
            people.pop()
    return people


def phrase_start(tokens: list[Token], j: int) -> int:
    """Index of the first token of the phrase that holds j: behind the last mark, link or verb of saying."""
    while j > 0 and not (tokens[j - 1].kind == "mark" or tokens[j - 1].is_role("link", "that") or says(tokens[j - 1])):
        j -= 1
    return j


def noun_phrase_start(tokens: list[Token], j: int) -> bool:
    """Whether the phrase that holds j opens a clause as a noun phrase without any verb in it."""
    start = phrase_start(tokens, j)
    if tokens[start].is_role("prep", "purpose", "relative", "condition", "time", "nominaliser"):
        return False
    row = tokens[start : j + 1]
    if gives_what(row) or any(t.is_role("passive", "relative", "past", "future", "progressive") for t in row):
        return False
    owned = len(row) > 1 and row[0].data("noun") and row[1].is_role("possessive")
    return all(t.kind != "verb" or t.data("nounlike") for t in (row[1:] if owned else row))


def forces(row: list[Token]) -> bool:
    """`không quân nước này`, `nước ông`: plain words and the state whose they are, and nothing that is told of it."""
    last = row[-1]
    plain = all(t.kind == "words" or t.entry == "nominal" for t in row[:-1]) and not any(t.role == "người" for t in row)
    return len(row) > 1 and plain and last.kind == "who" and last.role in ("party", "person") and not last.hit


def acts_so(verb: Token) -> bool:
    """Whether only somebody can do it, and no trade or goods that are told of."""
    return verb.role == "do" and not verb.data("affair")


def is_part(tokens: list[Token], start: int) -> bool:
    """Whether a phrase goes on with what stands before it: `các địa phương, nhất là các tỉnh biên giới, tăng cường`."""
    of_those = tokens[start].entry == "notably" and start > 0 and tokens[start - 1].is_mark(",")
    return of_those or tokens[start].entry == "together"


def describes(tokens: list[Token], i: int, marks: frozenset[str]) -> bool:
    """`thông điệp hai nước muốn gửi đến là ...`; of a verb that no vocabulary knows only somebody is the subject."""
    which = bool(tokens[i].data("other")) and not marks and tells_what(tokens, i)
    return which or tokens[i].kind == "words"

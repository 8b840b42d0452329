"""How many claims a sentence holds: whether a head parts from the clause before it (guidelines 3.1).

A comma or `và` under one verb goes on with the list; `;` and a new verb of speech part; the act carries over where no
new one stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banggiao.extract.speech.heads import Head
from banggiao.extract.speech.nouns import is_name, is_noun
from banggiao.extract.speech.rows import under_preposition
from banggiao.extract.speech.tokens import Token

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses

#: two verbs nearer than this many characters share their object: `đánh giá cao vị thế và coi trọng quan hệ`
_CLOSE: Final = 30
#: tokens up to the verb of what a body of a state is said to do
_BODY: Final = 5
_CIRCUMSTANCE: Final = ("prep", "purpose", "time", "relative")
_BEFORE_LEAD: Final = ("link", "time", "official")
#: acts told as done, and as done or going on
_ENDED: Final = ("grant", "conclude", "end")
_DONE: Final = (*_ENDED, "implement")
_GOES_ON: Final = frozenset({"progressive", "manner", "time"})
#: links after which even a weak verb opens a clause of its own
_STRONG_LINKS: Final = ("trong đó", "qua đó", "từ đó", "đồng thời")


def parts(c: Clauses, head: Head, role: str) -> bool:
    """Whether the head opens a clause of its own."""
    if is_name(c.tokens, head.verb) or _titled(c, head.verb):
        return False
    if head.place != "open":
        return True
    sign = border(c, head)
    if is_noun(c.tokens, head.verb):
        return False
    if sign == ";" and c.governor is None and c.main is None and c.tokens[head.verb].data("weak"):
        return False  # `kinh nghiệm A; kinh nghiệm B; khuyến khích C`: a list of things
    if sign in ("", ";") or (role == "do" and c.governor is None and leads(c.tokens, head.first)):
        return True
    wishes = c.tokens[head.verb].data("other") is not None or c.tokens[head.verb].data("act") == "request"
    if c.governor is None and c.main is None and not wishes and _in_aim(c.tokens, head.first):
        return False
    if c.main is None and not c.verdicts and not _after_circumstance(c.tokens, head.first):
        return _opened_in_speech(c, head)
    if role == "say":
        token = c.tokens[head.verb]
        if token.data("weak") and c.governor is not None and c.governor.kind == "commitment" and sign != "":
            return False
        after_stand = c.governor is not None and c.governor.kind in ("position", "say") and sign == ","
        needs = token.data("strength") == "plain" or (token.data("bound") and not after_stand)
        that = c.thread.reading.folded.endswith(" rằng", 0, token.end)
        return not needs or that or _says_something(c.tokens, head.verb)
    if role in ("act", "stand"):
        return _speech_parts(c, head, sign)
    if role == "do":
        return _deed_parts(c, head, sign)
    return False


def _titled(c: Clauses, k: int) -> bool:
    """`; Tuyên bố về hợp tác biển`, `và Thống nhất Hành động`: with a capital inside a sentence it is a name."""
    token, text = c.tokens[k], c.thread.reading.text
    if token.role != "act" or not text[token.start].isupper() or not k or text[token.start - 1] in "\"“'‘":
        return False
    before = c.tokens[k - 1]
    return not (before.kind == "mark" and (not before.is_mark(";,") or token.data("act") != "announce"))


def _opened_in_speech(c: Clauses, head: Head) -> bool:
    """A verb behind something that no verb before it tells of: with somebody to lead it, or in direct speech."""
    if lead(c.tokens, head.first) is not None:
        return True
    promise = c.tokens[head.verb].role == "act" and c.thread.reading.folded.endswith(" sẽ", 0, c.tokens[head.verb].end)
    if promise and border(c, head) == "," and c.thread.voice is not None:
        return True  # `Các kênh được tăng cường, cam kết sẽ ...`: who spoke goes on
    if c.tokens[head.verb].entry == "strive" and border(c, head) != ";":
        return True  # `Kim ngạch đạt 3 tỷ USD và phấn đấu nâng lên 5 tỷ USD`
    turns_out = "future" in head.marks and c.tokens[head.verb].kind == "words" and c.tokens[0].kind == "words"
    return bool(c.thread.quoted) and not turns_out  # `chặng đường ấy ... và sẽ đơm hoa`


def lead(tokens: list[Token], stop: int) -> int | None:
    """Index of the mention that opens a clause before `stop`, whatever its own verb is: a subject to go on with.

    One in a row under a preposition (`sau hội đàm giữa A và B, hai bên ...`) only where there is no other.
    """
    found = None
    for k, t in enumerate(tokens[:stop]):
        before = tokens[k - 1] if k else None
        if t.kind == "who" and (before is None or before.kind in ("mark", "date") or before.is_role(*_BEFORE_LEAD)):
            if not under_preposition(tokens, k):
                return k
            found = k if found is None else found
    return found


def leads(tokens: list[Token], first: int) -> bool:
    """`Đồng thời, tăng cường ...`, `Cùng với đó là đẩy mạnh ...`: nothing but a link stands before the verb."""
    return all(t.is_role("link") or t.entry == "thereby" or t.is_mark(",") for t in tokens[:first])


def border(c: Clauses, head: Head) -> str:
    """What stands before the head: "" at the start, ";", ",", or the link as it is written."""
    k = head.first - 1
    while k >= 0:
        t = c.tokens[k]
        if t.kind == "mark":
            if t.is_mark(":;") and _one_row(c, k):
                return ","
            if t.is_mark(":"):
                return ";" if k and c.tokens[k - 1].kind == "verb" else ","
            return ";" if t.is_mark(";") else ("," if t.is_mark(",") else "")
        if not t.is_role("link"):
            break
        before = c.tokens[k - 1] if k else None
        if before is None or before.kind != "mark":
            return c.thread.reading.folded[t.start : t.end]
        if before.is_mark(",") and c.thread.reading.folded[t.start : t.end] in _STRONG_LINKS:
            return c.thread.reading.folded[t.start : t.end]
        k -= 1
    return ""


def _one_row(c: Clauses, k: int) -> bool:
    """`trên ba trụ cột, bao gồm: A; B`: the mark at k parts what is named in a row, and no deeds."""
    for n in range(k, 0, -1):
        t = c.tokens[n]
        if t.kind != "mark":
            continue
        if t.is_mark(":"):
            return c.thread.reading.folded.endswith("gồm", 0, c.tokens[n - 1].end)
        if t.is_mark("."):
            return False
    return False


def _speech_parts(c: Clauses, head: Head, sign: str) -> bool:
    token, governor = c.tokens[head.verb], c.governor
    if governor is None:
        return True
    if sign == "và" and head.first - 2 == governor.head.verb:
        # `sẵn sàng và mong muốn` is one act; of `cảm ơn và đề nghị` the second has the object
        return bool(token.role == "act" and (governor.kind in ("position", "say", "") or governor.act == "announce"))
    if joined_closely(c, head, sign) and (
        governor.act == token.data("act") or (governor.kind == "position" and token.role == "stand")
    ):
        return False
    again = token.hit is not None and token.entry in ("support", governor.reasons[0] if governor.reasons else "")
    again = again and governor.act == token.data("act")  # `ủng hộ việc ký ... và ủng hộ B ...`
    if token.data("weak") and sign in ("và", "cũng như") and not again and _in_noun_clause(c.tokens, head.first):
        return False
    if token.data("act") == "agree" and sign == "," and governor.act in ("request", "propose", "encourage"):
        return False
    if sign == "," and c.thread.reading.folded.startswith(("coi đây", "coi đó", "coi việc này"), token.start):
        return True
    named = governor.kind == "say" and c.tokens[governor.head.verb + 1].is_role("nominal", "nominaliser")
    plain = governor.kind == "say" and sign != "," and not named  # but `nhấn mạnh sự cần thiết và ủng hộ việc ...`
    weak = token.data("weak") and (governor.kind == "commitment" or plain)
    promised = "future" in head.marks and governor.act == "intend"  # `sẵn sàng ..., sẽ khuyến khích ...`
    return not weak or promised or sign in _STRONG_LINKS


def _in_aim(tokens: list[Token], first: int) -> bool:
    """`Khoá họp nhằm rà soát ..., thống nhất ...`: the verb goes on with the aim of a thing named before it."""
    for k in range(first - 1, 0, -1):
        if tokens[k].is_role("purpose"):
            return tokens[k - 1].kind != "mark"
        if tokens[k].is_mark(";:"):
            return False
    return False


def _in_noun_clause(tokens: list[Token], first: int) -> bool:
    """`việc A thông qua ... và tuyên bố ...`: the second verb is still of the `việc`."""
    for t in reversed(tokens[:first]):
        if t.kind == "mark":
            return False
        if t.is_role("nominaliser"):
            return True
    return False


def joined_closely(c: Clauses, head: Head, sign: str) -> bool:
    """Whether `và` alone, and few words that are no whole object, stand between the verb before and this one."""
    governor = c.governor
    if governor is None or sign != "và":
        return False
    between = c.tokens[governor.head.verb + 1 : head.first - 1]
    if between and c.thread.reading.folded.startswith("bày tỏ ", c.tokens[head.verb].start):
        return False  # `hoan nghênh chuyến thăm và bày tỏ hài lòng về ...`
    if len(between) > 1 and c.tokens[head.verb].data("act") != governor.act:
        return False  # `ghi nhận phán quyết của Toà và ủng hộ ...`: each has its object
    return c.tokens[head.first].start - c.tokens[governor.head.verb].end <= _CLOSE


def _deed_parts(c: Clauses, head: Head, sign: str) -> bool:
    governor = c.governor
    if "future" in head.marks:
        open_to = ("propose", "encourage", "request") if sign == "và" else ("propose", "request")
        open_to = (*open_to, *_DONE)  # `đã ...`, `đang ... và sẽ ...`: what is done, and what is promised
        return governor is None or governor.kind != "commitment" or governor.act in open_to
    if going_further(c, head) or own_tense(c, head):
        return True
    aside = sign == "trong đó"  # `đề nghị ..., trong đó cần đẩy mạnh ...`
    return "need" in head.marks and (aside or governor is None or governor.kind != "commitment")


def own_tense(c: Clauses, head: Head) -> bool:
    """`vừa cấp ... và đang giúp ...`: what is done, and what goes on meanwhile, each with its tense."""
    governor = c.governor
    # `Chúng tôi đã trao đổi với ... và đang xây dựng ...`: nor is it of talks that were held
    held = governor is not None and (governor.kind == "" or bool(c.tokens[governor.head.verb].data("hears")))
    ended = governor is not None and (held or governor.act in _ENDED)
    return ended and head.place == "open" and "progressive" in head.marks and head.marks <= _GOES_ON


def going_further(c: Clauses, head: Head) -> bool:
    """`khẳng định A đánh giá cao ... và tiếp tục hợp tác với ...`: behind a stand that is affirmed, a promise."""
    governor = c.governor
    if governor is None or governor.kind != "position" or governor.head.inside is None:
        return False
    return head.place == "open" and "continue" in head.marks and border(c, head) == "và"


def _after_circumstance(tokens: list[Token], first: int) -> bool:
    """Whether only an adverbial phrase stands before: `Tại cuộc gặp, đề nghị ...`."""
    return tokens[0].kind == "date" or tokens[0].is_role("link", *_CIRCUMSTANCE) or first == 0


def _says_something(tokens: list[Token], verb: int) -> bool:
    after = tokens[verb + 1] if verb + 1 < len(tokens) else None
    k = verb + 1
    while k < min(verb + _BODY, len(tokens)) and (
        tokens[k].kind == "words" or tokens[k].is_role("official", "nominal") or tokens[k].kind == "who"
    ):
        k += 1
    told = tokens[verb + 1 : k]
    clause = any(t.kind == "who" or t.is_role("official") for t in told) and _acts_behind(tokens, k)
    return after is not None and (after.is_role("that", "future") or after.is_mark(":") or clause)


def _acts_behind(tokens: list[Token], k: int) -> bool:
    """`và cho biết (cảnh sát) A sẽ ...`: a tense at k makes the mention before it the subject of what is said."""
    return k < len(tokens) and tokens[k].is_role("future", "progressive", "past")

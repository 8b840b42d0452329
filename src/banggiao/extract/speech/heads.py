"""Which verbs of a sentence are heads of clauses, and who their subject is.

Takes tokens, gives heads in order. A verb is a head where its left neighbour (adverbs and tense marks aside) is the
start of a clause, a subject in its place, or a verb of saying. Behind a preposition (`để hỗ trợ`), a noun
(`sự ủng hộ`), a relative (`mà hai bên đang`) or another verb (`đề nghị Nga hỗ trợ`) it is not.
"""

from __future__ import annotations

from typing import Final, Literal

from banggiao.extract.speech.holding import (
    STRONG,
    asked_before,
    asks,
    beside,
    in_noun_clause,
    opened_by,
    policy_of,
    said_before,
    says,
    thereby,
    told_before,
    verb_before,
)
from banggiao.extract.speech.rows import (
    acts_so,
    before_apposition,
    before_circumstance,
    counted_off,
    describes,
    forces,
    given_by,
    in_row,
    is_part,
    noun_phrase_start,
    on_behalf,
    parts_here,
    past_companion,
    phrase_start,
    ranked,
    row_start,
    shared_before,
    who_acts,
)
from banggiao.extract.speech.tokens import BEFORE_VERB, Token
from banggiao.extract.speech.unknown import acts_unknown
from banggiao.model.frozen import frozen

Place = Literal["open", "subject", "said", "thing"]

#: marks of a verb that tells what has been said
_SETTLED: Final = frozenset({"past", "manner"})
_TENSED: Final = frozenset({"future", "need", "progressive", "past"})
#: what may lead somebody named in a phrase that does something
_LED: Final = ("prep", "possessive", "nominal", "official", "policy", "private", "chief")
#: characters of `tại` and `ở`
_AT: Final = 3
#: what may be the verb of a head
_MAY_HEAD: Final = frozenset({"verb", "words", "particle"})
#: roles of the only particles that may be one
_LEADS_HEAD: Final = ("that", "nominal")
#: what a circumstance is made of
_PLAIN: Final = ("words", "particle", "date")


@frozen
class Head:
    """One verb at the head of a clause."""

    #: index of the verb's token
    verb: int
    place: Place
    #: index of the first token of the head: subject, else first adverb, else the verb
    first: int
    #: roles of the particles before the verb
    marks: frozenset[str]
    #: index of the subject's token
    subject: int | None = None
    #: index of the verb of saying whose content this head opens
    inside: int | None = None


def find_heads(tokens: list[Token]) -> list[Head]:
    """All heads of one sentence."""
    out: list[Head] = []
    for i, token in enumerate(tokens):
        if token.kind not in _MAY_HEAD or (token.kind == "particle" and token.role not in _LEADS_HEAD):
            continue
        policy = policy_of(tokens, i) if token.role == "that" else None
        if policy is not None:
            over = policy - 1 if policy and says(tokens[policy - 1]) else None
            out.append(Head(i, "subject", policy, frozenset(), subject=policy + 2, inside=over))
        elif token.kind == "verb" or acts_unknown(tokens, i):
            head = _head(tokens, i)
            if head:
                out.append(head)
    return out


def _head(tokens: list[Token], i: int) -> Head | None:
    j, marks = shared_before(tokens, i - 1), set[str]()
    while j >= 0 and _between(tokens, j):
        if tokens[j].is_role("passive") and marks & _TENSED:
            break  # `những gì đã đạt được sẽ ...`: the passive ends the thing that the verb is told of
        marks.add(tokens[j].role if tokens[j].kind == "particle" else "time")
        j -= 1
        if j >= 0 and not _between(tokens, j):
            j = past_companion(tokens, j)
    first, roles = j + 1, frozenset(marks)
    if "passive" in roles and tokens[i].role in STRONG:
        return None
    if j < 0 or beside(tokens, i, j):
        return Head(i, "open", 0, roles)
    left = tokens[j]
    if left.kind == "mark" or left.is_role("link"):
        return _behind_border(tokens, i, j, first, roles)
    if thereby(tokens, i, j):
        return _behind_border(tokens, i, j - 1, j, roles) if j else Head(i, "open", 0, roles)
    if left.is_role("that"):
        said = verb_before(tokens, j)
        return Head(i, "said", first, roles, inside=said) if said is not None else None
    if left.kind == "who":
        return _giver(tokens, i, j, roles) or _with_subject(tokens, i, _who_acts(tokens, j), roles)
    if left.kind == "verb":
        return Head(i, "said", first, roles, inside=j) if left.role == "say" and not in_noun_clause(tokens, j) else None
    if left.kind == "words" or left.is_role("official", "policy", "private", "chief"):
        return _thing(tokens, i, j, roles)
    return _circumstance(tokens, i, (phrase_start(tokens, j), j), roles) if "future" in roles else None


def _behind_border(tokens: list[Token], i: int, j: int, first: int, roles: frozenset[str]) -> Head:
    """The head behind a mark or link at j."""
    left = tokens[j]
    if left.is_mark(",") and tokens[i].role in STRONG and roles <= _SETTLED:
        named = before_apposition(tokens, j)
        if named is not None:
            return Head(i, "subject", named, roles, subject=named)
    told = before_circumstance(tokens, j) if left.is_mark(",") and roles & _TENSED else None
    head = _with_subject(tokens, i, told, roles) if told is not None else None
    if head is not None:
        return head
    said = said_before(tokens, j) if left.is_mark(",:") and not counted_off(tokens, i, roles) else None
    return Head(i, "open" if said is None else "said", first, roles, inside=said)


def _between(tokens: list[Token], j: int) -> bool:
    """Whether the token at j may stand between a subject and its verb."""
    t = tokens[j]
    if t.kind == "particle" and t.role in BEFORE_VERB:
        return True
    if j == 0:
        return False
    if t.kind == "verb":
        return bool(t.data("adverbial")) and tokens[j + 1].kind == "verb"
    if t.kind == "date":
        return not says(tokens[j - 1])
    # `A đồng thời hoan nghênh ...`; behind an object (`phát triển của A đồng thời ...`) it parts clauses
    subject = tokens[j - 1].kind == "who" and (j == 1 or tokens[j - 2].kind in ("mark", "date"))
    return t.entry == "sentence_link" and subject


def _who_acts(tokens: list[Token], j: int) -> int:
    """`Đại sứ quán Peru tại Việt Nam đang ...`: the index of who acts, where the mention at j only tells where.

    Or for whom (`A đã thay mặt Chính phủ B bày tỏ ...`), or to what house who acts belongs.
    """
    speaks = on_behalf(tokens, j)
    if speaks is not None:
        return speaks
    at = j > 1 and tokens[j - 1].is_role("prep") and tokens[j - 1].end - tokens[j - 1].start <= _AT
    return j - 2 if at and tokens[j - 2].kind == "who" else j


def _with_subject(tokens: list[Token], i: int, j: int, marks: frozenset[str]) -> Head | None:
    """The head whose left neighbour is a mention: is it its subject?"""
    if j == 0:
        return Head(i, "subject", 0, marks, subject=0)
    before = tokens[j - 1]
    if before.kind == "verb":
        return Head(i, "subject", j, marks, subject=j, inside=j - 1) if before.role == "say" else None
    if before.is_role("that"):
        if asked_before(tokens, j - 1):
            return None
        return Head(i, "subject", j, marks, subject=j, inside=verb_before(tokens, j - 1) or told_before(tokens, j - 1))
    if before.is_role("link") and not _after_mark(tokens, j - 1) and not parts_here(tokens, i, j, marks):
        return None
    if before.is_mark(":") and j > 1 and tokens[j - 2].kind == "verb" and not says(tokens[j - 2]):
        return None
    if j > 1 and (before.kind == "date" or before.is_role("time")) and tokens[j - 2].kind == "verb":
        return Head(i, "subject", j, marks, subject=j, inside=j - 2) if says(tokens[j - 2]) else None
    if before.kind in ("mark", "date") or before.is_role("link", "time"):
        over = opened_by(tokens, j - 1)
        related = tokens[i].role == "do" and before.is_mark(",") and (in_row(tokens, j) or asks(tokens, j - 2))
        if related or (over is not None and not says(tokens[over])):
            return None
        return Head(i, "subject", j, marks, subject=j, inside=over)
    if before.is_role("possessive") and tokens[i].data("act") == "invite":
        return Head(i, "subject", j, marks, subject=j)  # `chuyển lời mời của A mời B`
    if before.kind == "words" or before.is_role(*_LED):
        return _thing(tokens, i, j, marks)
    return None


def _giver(tokens: list[Token], i: int, j: int, roles: frozenset[str]) -> Head | None:
    """The head of `dự án đã được Chính phủ A tài trợ`: who gave it."""
    given = not roles and given_by(tokens, i, j)
    return Head(i, "subject", phrase_start(tokens, j), frozenset({"past"}), subject=j) if given else None


def _after_mark(tokens: list[Token], j: int) -> bool:
    """Whether the link at j opens the sentence or stands behind a mark."""
    return j == 0 or tokens[j - 1].kind == "mark"


def _thing(tokens: list[Token], i: int, j: int, marks: frozenset[str]) -> Head | None:
    """A verb behind plain words: their head where they open the clause and the verb is one of speech."""
    start = phrase_start(tokens, j)
    start = row_start(tokens, start) if "need" in marks else start
    phrase = tokens[start : j + 1]
    official = any(t.is_role("official", "chief") for t in phrase if t.kind == "particle")
    if marks and (special := _circumstance(tokens, i, (start, j), marks) or _imperative(tokens, i, (start, j), marks)):
        return special
    if is_part(tokens, start) or ranked(tokens, j) or (not official and describes(tokens, i, marks)):
        return None
    if tokens[start].entry == "affair" and tokens[i].role in ("act", "stand") and not official:
        return Head(i, "thing", start, marks)  # `Hiệp định Lima đã chấm dứt ...`: no paper ends, asks or agrees
    inside = said_before(tokens, start - 1) if start else None
    needs = "need" in marks and tokens[i].role == "do"
    if needs and tokens[start].is_role("nominaliser"):
        return Head(i, "thing", start, marks, inside=inside)
    if "passive" in marks and marks & {"future", "need"} and tokens[i].role == "do":
        wished = any(t.kind == "verb" and t.role in ("act", "stand") for t in phrase)
        wished = wished or (start > 0 and says(tokens[start - 1]) and tokens[start].is_role("policy"))
        # of `mong muốn quan hệ ... sẽ được đẩy mạnh` all is wished
        return None if wished else Head(i, "thing", start, marks, inside=inside)
    if start and says(tokens[start - 1]):
        return _said_thing(tokens, i, (start, j), marks)
    if start and tokens[start - 1].is_role("link") and not _after_mark(tokens, start - 1):
        return None
    if any(t.is_role("private") or (t.kind == "words" and t.role == "người") for t in phrase):
        # what a firm, a paper or an expert says is nobody's: a clause without a side
        return Head(i, "thing", start, marks) if tokens[i].role in STRONG else None
    needed = needs and tokens[j].kind == "who"
    if not (tokens[i].role in STRONG or official or needed) or not noun_phrase_start(tokens, j):
        return None
    people = who_acts(tokens, start, j)
    owned = bool(people) and people[-1] > start and tokens[people[-1] - 1].is_role("possessive")
    if owned and tokens[i].role in ("act", "stand") and not official and not tokens[start].is_role("policy"):
        return Head(i, "thing", start, marks, inside=inside)  # `nhu cầu điện của A dự kiến ...`
    if not people and not official and start and not tokens[start - 1].is_mark(";"):
        return None
    return Head(i, "thing", start, marks, subject=people[-1] if people else None, inside=inside)


def _circumstance(tokens: list[Token], i: int, phrase: tuple[int, int], marks: frozenset[str]) -> Head | None:
    """`; trên cương vị mới sẽ tiếp tục ...`: a circumstance stands before the verb, and who speaks goes on."""
    start, stop = phrase
    if "future" not in marks or not tokens[start].is_role("prep", "time"):
        return None
    if any(t.kind not in _PLAIN for t in tokens[start : stop + 1]) or _aside(tokens, start):
        return None
    return _behind_border(tokens, i, start - 1, start, marks) if start else Head(i, "open", 0, marks)


def _aside(tokens: list[Token], start: int) -> bool:
    """Whether a phrase behind a comma goes on with what stands before it; behind `cho biết ,` it opens what is said."""
    return start > 0 and tokens[start - 1].is_mark(",") and not (start > 1 and says(tokens[start - 2]))


def _imperative(tokens: list[Token], i: int, phrase: tuple[int, int], marks: frozenset[str]) -> Head | None:
    """`Các bạn hãy ...`: whoever is called on opens the sentence."""
    start, stop = phrase
    if "need" not in marks or start or not any(t.imperative for t in tokens[stop + 1 : i]):
        return None
    people = [k for k in range(stop + 1) if tokens[k].kind == "who"]
    return Head(i, "thing", start, marks, subject=people[-1] if people else None)


def _said_thing(tokens: list[Token], i: int, phrase: tuple[int, int], marks: frozenset[str]) -> Head | None:
    """The head of a noun phrase right behind a verb of saying: a body that acts, a need, or a policy that decides."""
    start, stop = phrase
    row = tokens[start : stop + 1]
    if row[0].is_role("nominaliser") and "need" not in marks:
        return None  # `khẳng định sự giao lưu ... sẽ đóng góp ...`: what something will do is no promise
    needs = "need" in marks and tokens[i].role == "do"
    if needs or (any(t.is_role("official", "chief") for t in row) and marks & _TENSED):
        people = [k for k in range(start, stop + 1) if tokens[k].kind == "who"]
        own = people and not any(t.is_role("private") for t in row)
        return Head(i, "said", start, marks, subject=people[-1] if own else None, inside=start - 1)
    if tokens[i].kind == "verb" and forces(row) and marks & _TENSED and "past" not in marks:
        return Head(i, "said", start, marks, subject=stop, inside=start - 1) if acts_so(tokens[i]) else None
    # `khẳng định lập trường của mình ủng hộ ...`: what is said is a policy, and the verb behind it decides
    if tokens[i].role in ("act", "stand") and tokens[start].is_role("policy", "possessive"):
        return Head(i, "said", start, marks, inside=start - 1)
    return None

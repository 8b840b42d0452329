"""Which organisation does or owes it: the body that is asked or directed, else the one that acts by name.

Takes a verdict, gives span and words as printed; None where it is no narrower than the state.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from banggiao.extract.actors import Mention
from banggiao.extract.speech.model import Span
from banggiao.extract.speech.spans import trimmed
from banggiao.extract.speech.tokens import BEFORE_VERB, Token
from banggiao.extract.speech.verdicts import ASKING, Verdict
from banggiao.model.kinds import LENDERS

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses

#: characters that the name of a body has at least
_SHORTEST: Final = 6
_DIRECT: Final = re.compile(
    r"(?: thời gian tới)?(?: sẽ)?(?: tiếp tục)? (?:chỉ đạo|giao(?! lưu\b)(?: cho)?|giao nhiệm vụ cho) "
)
#: what a name of bodies or firms is made of beside plain words, and tokens in which its noun stands
_NAMING: Final = ("private", "nominal", "possessive")
_LEADING: Final = 2


def agent_of(c: Clauses, v: Verdict) -> tuple[Span, str] | None:
    """The organisation that is asked or told to do it, else the one that acts: span and words."""
    reading = c.thread.reading
    ordered = _directed(c, v)
    if v.asked is not None and ordered is None:
        phrase = _asked_phrase(c.tokens, v.head.verb, v.asked)
        if phrase:
            return phrase, reading.text[phrase[0] : phrase[1]]
    directed = ordered or _nameless(c, v) or _own_body(c, v)
    if directed:
        return directed, reading.text[directed[0] : directed[1]]
    asked = c.tokens[v.asked].mentions if v.asked is not None else ()
    row = v.voice.mentions if v.voice and not asked else asked
    if len(row) > 1 and all(_body_of(m, reading.folded, reading.text) for m in row):
        return (row[0].start, row[-1].end), reading.text[row[0].start : row[-1].end]  # `TTXVN và APS`
    for m in (*asked, *(v.voice.mentions if v.voice else ())):
        name = _body_of(m, reading.folded, reading.text)
        if name:
            return (m.start, m.end), name
    return None


def _directed(c: Clauses, v: Verdict) -> Span | None:
    """`nhất trí chỉ đạo Uỷ ban liên hợp ...`: who is directed, up to the next verb or mark."""
    reading, start = c.thread.reading, c.tokens[v.head.verb].end
    m = _DIRECT.match(reading.folded, start)
    if m is None:
        return None
    for t in c.tokens[v.head.verb + 1 :]:
        made = t.kind == "words" and t.role == "làm"  # `giao hai Bộ Ngoại giao làm đầu mối`
        if t.start > m.end() and (made or (t.kind == "verb" and not t.data("nounlike")) or t.is_mark(",;.")):
            stop = next((x.start for x in c.tokens if m.end() < x.start < t.start and x.is_role(*BEFORE_VERB)), t.start)
            span = trimmed(reading.text, m.end(), stop)
            return span if span[1] - span[0] > _SHORTEST // 2 else None
    return None


def _is_body(token: Token) -> bool:
    """Whether it is a body of a state that acts by name (`các bộ, ngành`, `Quốc hội`)."""
    return token.entry in ("body", "house", "abroad")


def _names(token: Token) -> bool:
    """Whether a token may stand in the name of bodies or firms."""
    return token.kind in ("words", "who") or token.is_role(*_NAMING) or _is_body(token)


def _nameless(c: Clauses, v: Verdict) -> Span | None:
    """`khuyến khích cộng đồng doanh nghiệp hai nước tiếp tục ...`: bodies and firms that are asked without a name."""
    if v.asked is not None or v.act not in ASKING:
        return None
    first = v.head.verb + 1
    k = first
    while k < len(c.tokens) and _names(c.tokens[k]):
        k += 1
    row = c.tokens[first:k]
    acts = k < len(c.tokens) and (c.tokens[k].kind == "verb" or c.tokens[k].is_role(*BEFORE_VERB))
    if not acts or not any(t.is_role("private") or _is_body(t) for t in row[:_LEADING]):
        return None
    return row[0].start, row[-1].end


def _own_body(c: Clauses, v: Verdict) -> Span | None:
    """`các cơ quan chức năng Việt Nam đang ...`: the body that is the subject, up to its verb."""
    row = list(c.tokens[v.head.first : v.head.verb])
    while row and (row[-1].is_role(*BEFORE_VERB) or row[-1].kind == "date"):
        row.pop()
    if v.asked is not None or not row or not _is_body(row[0]):
        return None
    return row[0].start, row[-1].end


def _asked_phrase(tokens: list[Token], verb: int, asked: int) -> tuple[int, int] | None:
    """`các lực lượng chấp pháp biển hai nước`: span of the whole phrase that is asked, where more than its name."""
    first = verb + 1
    while first < asked and (tokens[first].is_role("that", "time", "manner") or tokens[first].is_mark(",:")):
        first += 1
    row = tokens[first:asked]
    if not row or not any(t.kind == "words" or t.is_role("nominal", "private") or _is_body(t) for t in row):
        return None
    if any((t.is_role("official") and not _is_body(t)) or t.kind in ("verb", "mark") for t in row):
        return None
    return tokens[first].start, tokens[asked].end


_STATE: Final = re.compile(r"(?:các )?(?:nhà nước|lãnh đạo|nhân dân|thủ tướng|phía)\b|chính phủ và\b")
_GOVERNMENT: Final = re.compile(r"chính phủ (?!hai\b)\w+")
_BODY: Final = re.compile(
    r"\b(?:quốc hội|bộ(?! trưởng)|ngành|hải quân|quân đội|không quân|cơ quan|địa phương|hội|ủy ban|uỷ ban|đảng"
    r"|nghị viện|ngân hàng|công an|cảnh sát|doanh nghiệp|viện|trường|tòa án|thanh tra|mặt trận|đoàn thanh niên"
    r"|nghị sĩ|nghị sỹ)\b"
)


def _body_of(mention: Mention, folded: str, text: str) -> str | None:
    """The organisation behind a mention, where it is narrower than the state; `Quốc hội hai nước` is one as well."""
    if mention.person is not None or (mention.codes and set(mention.codes) <= set(LENDERS)):
        return None
    printed = folded[mention.start : mention.end]
    if len(mention.codes) == 1 and _GOVERNMENT.match(printed) and not _STATE.match(printed):
        return text[mention.start : mention.end]
    if mention.organisation:
        return None if _STATE.match(printed) else mention.organisation
    if mention.kind == "both" and _BODY.search(printed) and not _STATE.match(printed):
        return text[mention.start : mention.end]
    return None

"""A wish or request: whether it asks somebody else, is one of the past, or is put at length.

Takes the clauses and a head, gives yes or no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banggiao.extract.speech.ahead import does, nameless_acts, receives
from banggiao.extract.speech.heads import Head
from banggiao.extract.speech.voices import Voice

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses

_TWO: Final = 2
#: both sides as such: who wishes that they act, acts as well and asks nobody
_BOTH: Final = ("hai nước", "hai bên", "hai phía", "hai quốc gia", "hai dân tộc", "đôi bên", "cả hai")
#: wishes of one's own, where what is wished for is done by both
_WISHES: Final = ("mong muốn", "mong muốn rằng", "hy vọng", "hi vọng", "hy vọng rằng", "hi vọng rằng")


def past_wish(c: Clauses, head: Head) -> bool:
    """`từng muốn`: a wish of the past is none of today."""
    text = c.thread.reading.folded
    return any(text[t.start : t.end] == "từng" for t in c.tokens[head.first : head.verb])


def asks_other(c: Clauses, head: Head, voice: Voice | None, asked: int | None) -> bool:
    """Whether somebody else than the one who wishes is to do it."""
    token = c.tokens[head.verb]
    if asked is None:
        follows = c.tokens[head.verb + 1] if head.verb + 1 < len(c.tokens) else None
        thing = follows is not None and follows.kind != "verb" and follows.entry != "affair"
        thing = thing and token.data("thing") == "request" and not _own_act(c, head)
        return thing or nameless_acts(c.tokens, head.verb + 1) or receives(c.tokens, head.verb + 1)
    if c.tokens[asked - 1].entry == "together":
        return False  # `mong muốn cùng A chia sẻ ...`: the one who wishes acts as well
    other = c.thread.behind(c.tokens[asked])
    if other is None:
        return any(m.organisation for m in c.tokens[asked].mentions)
    text = c.thread.reading.folded
    if text.endswith("quan hệ ", 0, c.tokens[asked].start):
        return False  # `mong muốn quan hệ hai nước phát triển`: nobody is asked
    if other.joint and voice and not voice.joint:
        needs = asked + 1 < len(c.tokens) and c.tokens[asked + 1].is_role("need")
        plain = text.startswith(_BOTH, c.tokens[asked].start) and not needs
        # `mong hai nước ...` asks the other side as well; `mong muốn`, `hy vọng hai nước ...` is the wish of one
        return does(c.tokens, asked) and not (plain and text.endswith(_WISHES, token.start, token.end))
    return voice is not None and other.apart_from(voice)


def _own_act(c: Clauses, head: Head) -> bool:
    """`mong được hợp tác với A`: what one wishes to be allowed to do; `mong được hỗ trợ` asks."""
    row = c.tokens[head.verb + 1 : head.verb + 3]
    if len(row) < _TWO or not row[0].is_role("passive"):
        return False
    return row[1].kind == "words" or (row[1].role in ("do", "meet") and row[1].data("done") != "grant")


def asked_at_length(c: Clauses, head: Head) -> bool:
    """`đề nghị, với tiềm năng to lớn về nghề cá, Peru cần ...`: what B needs to do is what is asked."""
    asks = c.governor
    if asks is None or asks.act != "request" or asks.asked is not None or "need" not in head.marks:
        return False
    between = c.tokens[asks.head.verb + 1 : head.first]
    return (
        bool(between)
        and between[0].is_mark(",:")
        and between[-1].is_mark(",:")
        and not any(t.kind == "verb" and not t.data("nounlike") for t in between)
    )

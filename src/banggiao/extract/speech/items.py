"""The first part of an item of a list, and the act that opens a list (guidelines 3.1: the act carries over)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from banggiao.extract.speech.heads import Head
from banggiao.extract.speech.listing import OPENING_ACTS, Opening
from banggiao.extract.speech.model import Act
from banggiao.extract.speech.tokens import COUNTS, Token
from banggiao.extract.speech.verdicts import Verdict

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses

#: words of an item that a verb unknown to the vocabulary may open; fewer say nothing
_FEWEST: Final = 3
_SPEECH: Final = ("do", "say", "act", "stand")
_NO_ITEM: Final = ("prep", "time", "relative", "condition", "purpose", "that", "past", "progressive")
#: words of a content that says nothing but that a list follows
_FEW: Final = 4
_FOLLOWS: Final = re.compile(
    r"(?:\b(?:sau|sau đây|dưới đây|cụ thể|gồm|bao gồm|là|nội dung|phương hướng|định hướng|biện pháp|giải pháp|trọng tâm"
    r"|lĩnh vực|hướng|điểm|đề xuất|kiến nghị|vấn đề|nhiệm vụ|hoạt động|việc|ưu tiên)"
    r"(?: lớn| chính| quan trọng| chủ yếu)?)\W*$"
)
_LONGEST: Final = 16


def as_item(c: Clauses) -> Verdict | None:
    """The first part of an item, whole, where no verb that the vocabulary knows opens it."""
    item, opening = c.item, c.opening
    if item is None or opening is None or not (item.told and item.sure) or item.further or not c.tokens:
        return None
    stop = next((n for n, t in enumerate(c.tokens) if t.is_mark(";")), len(c.tokens))
    verb = next((n for n, t in enumerate(c.tokens[:stop]) if t.kind != "particle"), None)
    first = c.tokens[0]
    if verb is None or first.kind in ("who", "date", "mark") or first.is_role(*_NO_ITEM):
        return None
    text = c.thread.reading.text
    if len(text[first.start : c.tokens[stop - 1].end].split()) < _FEWEST or text[first.start] in '"“':
        return None
    for h in c.heads:
        known = h.first == 0 and c.tokens[h.verb].kind == "verb" and c.tokens[h.verb].role in _SPEECH
        if h.first < stop and (known or h.place in ("subject", "thing")):
            return None
    head = Head(verb, "open", 0, frozenset())
    return Verdict(head, opening.kind, opening.act, opening.voice, 0, None, ("carried", "item"))


def opening_of(c: Clauses, to: Act | None) -> Opening | None:
    """The act with which a sentence that ends with a colon opens a list; `to` is its act where it has built one."""
    tokens = [t for t in c.tokens if t.kind != "mark"]
    tense = tokens[-1] if tokens else None
    if len(tokens) > 1 and tense and tense.is_role("future", "need") and tokens[-2].kind == "who":
        voice = c.thread.behind(tokens[-2])
        act = "commit" if tense.role == "future" else "propose"
        return Opening("commitment", act, voice, (tense.start, tense.end)) if voice and voice.codes else None
    v = c.governor
    if v is None or v.act not in OPENING_ACTS or v.voice is None or not v.voice.codes or not v.kind:
        return None
    cue = c.tokens[v.head.verb]
    if to and to.cue == (cue.start, cue.end):
        return Opening.of(to)
    return Opening(v.kind, v.act, v.voice, (cue.start, cue.end))


def going_on(c: Clauses) -> Opening | None:
    """`Cụ thể:`, `Trong đó:` right behind an act: that act holds the list."""
    last = c.thread.last
    if last is None or last.act not in OPENING_ACTS or c.sentence.index - last.sentence > 1 or c.item:
        return None
    if any(t.kind in ("who", "verb") for t in c.tokens) or len(c.tokens) > _FEW:
        return None
    return Opening.of(last)


def only_opens(c: Clauses, act: Act) -> bool:
    """Whether an act before a list says nothing but that one follows: `thống nhất các nội dung sau`."""
    tokens = [t for t in c.tokens if t.start >= act.content[0] and t.kind not in ("mark", "who")]
    words = " ".join(c.thread.reading.folded[t.start : t.end] for t in tokens).split()
    return len(words) <= _FEW or (len(words) <= _LONGEST and bool(_FOLLOWS.search(" ".join(words))))


def raised(c: Clauses, verb: int) -> bool:
    """`nêu ba đề xuất`, `mang theo ba đề nghị`: the act only tells how many follow."""
    token, after = c.tokens[verb], c.tokens[verb + 1 : verb + 2]
    counts = token.data("act") in ("request", "propose") and bool(after) and _counts(after[0], c.thread.reading.folded)
    return token.raises or counts or (verb > 0 and c.tokens[verb - 1].role in COUNTS)


def _counts(token: Token, folded: str) -> bool:
    """`đề xuất ba trọng tâm`: a number and what is counted."""
    return (
        token.role in COUNTS
        and folded[token.start : token.end].split(None, 2)[1:2] != ["bên"]
        and token.kind == "words"
    )

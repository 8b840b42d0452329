"""Who is told to have said it behind the words: `"...", ông nói` and `..., Thủ tướng nhấn mạnh.`"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.speech.heads import Head, find_heads
from banggiao.extract.speech.thread import Thread
from banggiao.extract.speech.tokens import COUNTS, Token
from banggiao.extract.speech.voices import Voice

#: tokens behind a quotation within which the verb of who says it stands
_NEAR: Final = 12
#: tokens of `, theo A` and of the least that is told so
_TELLING: Final = 5
#: characters of `như vậy`
_SO: Final = 8
#: what the press tells is in nobody's words
_PRESS: Final = ("ttxvn", "thông tấn xã", "hãng", "báo", "tạp chí", "đài", "cổng thông tin")
_TWO: Final = 2
#: what is said in somebody's words, before their name: at the head of the sentence, between commas, at its end
_WORDS_OF: Final = (
    r"theo (?:(?:lời|ý kiến|ý|quan điểm|đánh giá|nhận định|nhận xét|chia sẻ|khẳng định|phân tích|cách nhìn|góc nhìn"
    r"|quan sát)(?: của)? )?$"
)
_LEADS: Final = re.compile(r"[,\s]*(?:cũng |vẫn )?" + _WORDS_OF)
_ASIDE: Final = re.compile(", " + _WORDS_OF)
_AFTER: Final = ("prep", "time", "relative")


def teller(thread: Thread, start: int, end: int) -> Voice | None:
    """Who says what stands before `text[start:end]`; None where the stretch tells nobody."""
    tokens = thread.tokens(start, end)
    for n, t in enumerate(tokens[1:_NEAR], 1):
        if t.kind == "who" and tokens[n - 1].entry == "quoting":
            return thread.behind(t)
    for head in thread.heads(start, end):
        if tokens[head.verb].role == "say" and head.subject is not None:
            subject = tokens[head.subject]
            if head.subject and tokens[head.subject - 1].role in COUNTS:
                return Voice((), (subject.start, subject.end))  # `ba ông nhấn mạnh`: nobody says which three
            return thread.behind(subject)
        if tokens[head.verb].role == "say" and any(t.is_role("private") for t in tokens[head.first : head.verb]):
            return Voice((), (start, tokens[head.verb].start))
    for n, t in enumerate(tokens):
        if t.kind == "who" and n <= 2 and n + 1 < len(tokens):
            return thread.behind(t)
    last = next((t for t in tokens[:_TELLING] if t.kind == "who"), None)
    told = last is not None and _LEADS.match(thread.reading.folded, tokens[0].start, last.start)
    return thread.behind(last) if last and told else None  # `"...", theo lời Đại sứ A.`


def stranger(thread: Thread, start: int, end: int) -> Voice | None:
    """Somebody whom the cast does not know and who is told to say it: a voice of no state."""
    tokens = thread.tokens(start, end)
    for n, t in enumerate(tokens[:_NEAR]):
        if t.kind == "verb":
            told = t.role == "say" and n and tokens[n - 1].kind in ("words", "date")
            told = told and not any(x.is_role("official") for x in tokens[:n])
            return Voice((), (start, t.start)) if told else None
    return None


def announcer(thread: Thread, start: int, end: int) -> Voice | None:
    """Who opens the speech that begins at `end`: the last one to say in `text[start:end]`, before a colon or rằng."""
    tokens = list(thread.tokens(start, end))
    while tokens and (tokens[-1].is_mark(':",“') or tokens[-1].is_role("that")):
        tokens.pop()
    for head in reversed(find_heads(tokens)):
        if tokens[head.verb].role == "say" and head.subject is not None:
            return thread.behind(tokens[head.subject])
        if tokens[head.verb].role == "say" and any(t.is_role("private") for t in tokens[head.first : head.verb]):
            return Voice((), (start, end))
    return None


def opener(thread: Thread, start: int, end: int) -> Voice | None:
    """Who opens `text[start:end]`, a sentence that ends with a colon, whatever the verb: `Bộ trưởng A đáp lời:`."""
    tokens = thread.tokens(start, end)
    return thread.behind(tokens[0]) if len(tokens) > 1 and tokens[0].kind == "who" else None


def named(thread: Thread, start: int, end: int) -> Voice | None:
    """Who is named before the colon of a speech and nothing else: `Tổng thống A: "..."`."""
    tokens = thread.tokens(start, end)
    return (
        thread.behind(tokens[0]) if len(tokens) == _TWO and tokens[0].kind == "who" and tokens[1].is_mark(":") else None
    )


def tail(thread: Thread, tokens: list[Token], heads: list[Head]) -> tuple[int, Voice] | None:
    """Index of the comma before a telling at the end of a sentence without quotation marks, and who tells."""
    for head in reversed(heads):
        verb = tokens[head.verb]
        tells = verb.role == "say" and verb.data("class") == "say"
        if not (tells or verb.data("act") == "announce") or head.place != "subject" or head.subject is None:
            continue
        comma = head.first - 1
        if comma < 3 or not tokens[comma].is_mark(",-–") or not bare(tokens, head.verb + 1):
            return None
        voice = thread.behind(tokens[head.subject])
        return (comma, voice) if voice else None
    return _by_whom(thread, tokens)


def _by_whom(thread: Thread, tokens: list[Token]) -> tuple[int, Voice] | None:
    """`..., theo Tổng thống A.`: index of the comma, and the person in whose words the sentence is told."""
    last = next((t for t in reversed(tokens) if not t.is_mark(".…")), None)
    if last is None or last.kind != "who":
        return None  # as most sentences do not end with somebody
    row = [t for t in tokens if not t.is_mark(".…")]
    if len(row) <= _TELLING or row[-1].kind != "who" or not row[-3].is_mark(",-–"):
        return None
    told = thread.reading.folded[row[-2].start : row[-2].end] == "theo"
    voice = thread.behind(row[-1]) if told else None
    return (len(row) - 3, voice) if voice and voice.speaker and voice.codes else None


def bare(tokens: list[Token], after: int) -> bool:
    """Whether nothing but a circumstance follows the verb of saying: in, at, to whom it was said."""
    rest = [t for t in tokens[after:] if t.kind != "mark" or not t.is_mark(".…")]
    if not rest:
        return True
    if any(t.is_mark(",:;") if t.kind == "mark" else t.is_role("that", "future", "need") for t in rest):
        return False
    if rest[0].role == "trap" and rest[0].end - rest[0].start <= _SO and not rest[0].data("acts"):
        return True  # `khẳng định như vậy`
    if after and tokens[after - 1].data("hears"):
        return True
    return rest[0].kind == "date" or rest[0].is_role(*_AFTER)


def according_to(thread: Thread, tokens: list[Token]) -> tuple[int, Voice] | None:
    """`Theo (nhận định của) Bộ trưởng, ...`: index of the comma, and the person in whose words the sentence is told."""
    k = next((k for k, t in enumerate(tokens) if not (t.is_role("link", "time") or t.is_mark(","))), 0)
    for n, t in enumerate(tokens[: k + 5]):  # `Tuy nhiên, theo A, ...`
        if t.kind == "who" and n and _LEADS.match(thread.reading.folded, tokens[k].start, t.start):
            voice = _official(thread, t)
            return (n + 1, voice) if voice and n + 1 < len(tokens) and tokens[n + 1].is_mark(",") else None
    return None


def by_the_way(thread: Thread, tokens: list[Token]) -> Voice | None:
    """`Quan hệ hai nước, theo ông A, ...`: the person in whose words the whole sentence is told."""
    for n, t in enumerate(tokens[:-1]):
        if t.kind == "mark" and not t.is_mark(","):
            return None
        if (
            t.kind == "who"
            and n > 1
            and tokens[n + 1].is_mark(",")
            and _ASIDE.search(thread.reading.folded, tokens[0].start, t.start)
        ):
            voice = _official(thread, t)
            return voice if voice and voice.speaker else None
    return None


def _official(thread: Thread, t: Token) -> Voice | None:
    """The voice of a person, or of a body of a state that is no house of the press."""
    voice = thread.behind(t)
    if voice is None or thread.reading.folded.startswith(_PRESS, t.start):
        return None
    return voice if voice.speaker or (voice.codes and any(m.organisation for m in t.mentions)) else None

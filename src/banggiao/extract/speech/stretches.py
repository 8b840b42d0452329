"""In whose words each stretch of a sentence is told: direct speech with its speaker, and what stands outside it.

Takes the thread and the spans of direct speech, gives each stretch with the voice behind it; None where it is the
article's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from banggiao.extract.reading import Sentence
from banggiao.extract.speech.model import Span
from banggiao.extract.speech.tails import according_to, announcer, by_the_way, named, opener, stranger, tail, teller
from banggiao.extract.speech.thread import Thread
from banggiao.extract.speech.voices import Voice

#: what is only cited behind it is nobody's stand: a saying, a verse, a title
_SAYING: Final = re.compile(
    r"\b(?:câu (?:nói|thơ|ca dao|tục ngữ|hát|chuyện)|ca dao|tục ngữ|thành ngữ|phương châm|khẩu hiệu|chủ đề|tiêu đề"
    r"|tựa đề|bài (?:viết|hát|thơ|báo))\b[^.;:,]{0,60}:?\s*$"
)
_SAYING_REACH: Final = 80
#: characters between two quotations that may be of one speaker
_NEAR: Final = 200
#: characters between two paragraphs of one speech
_ANEW: Final = 3
#: characters of a stretch outside a quotation that may still hold a clause
_SHORTEST: Final = 12

#: stretches of direct speech with who says them
Quoted = list[tuple[int, int, Voice | None]]


def attributed(thread: Thread, spans: list[Span]) -> Quoted:
    """Each stretch of direct speech with who says it: told behind it, before it, or the one of the stretch before."""
    out: Quoted = []
    reading = thread.reading
    for start, end in spans:
        if _SAYING.search(reading.folded, max(0, start - _SAYING_REACH), start - 1):
            continue
        last = reading.sentence_at(end - 1)
        rest = reading.text[end : last.end].strip(' "”.,!?…')
        voice = (teller(thread, end + 1, last.end) or stranger(thread, end + 1, last.end)) if len(rest) > 3 else None
        if voice is None:
            first = reading.sentence_at(start)
            if start - first.start > _SHORTEST:
                voice = announcer(thread, first.start, start - 1) or named(thread, first.start, start - 1)
            elif first.index and reading.text[reading.sentences[first.index - 1].end - 1] == ":":
                before = reading.sentences[first.index - 1]
                voice = announcer(thread, before.start, before.end) or opener(thread, before.start, before.end)
                if voice is None:
                    out.append((start, end, None))
                    continue
        if voice is None and out and start - out[-1][1] < _NEAR and start - reading.sentence_at(start).start < 3:
            voice = out[-1][2]
        out.append((start, end, voice))
    for n in range(len(out) - 2, -1, -1):
        start, end, voice = out[n]
        if voice is None and out[n + 1][0] - end <= _ANEW and reading.text[end : end + 1] not in ('"', "”"):
            out[n] = (start, end, out[n + 1][2])  # the same speech, of which the next paragraph tells who held it
    return out


def stretches(
    thread: Thread, sentence: Sentence, quoted: Quoted, begin: int
) -> Iterator[tuple[int, int, Voice | None]]:
    """The sentence cut where direct speech begins and ends."""
    i = bisect_right(quoted, sentence.start, key=lambda q: q[1])
    at, end = begin, sentence.end
    while i < len(quoted) and quoted[i][0] < end:
        start, stop, voice = quoted[i]
        i += 1
        if voice is None:
            continue
        if start - at > _SHORTEST and at < start:
            yield at, start - 1, None
        yield max(start, at), min(stop, end), voice
        at = min(stop + 1, end)
    if at == begin:
        yield from _with_tail(thread, begin, end)
    elif end - at > _SHORTEST:
        yield at, end, None


def _with_tail(thread: Thread, start: int, end: int) -> Iterator[tuple[int, int, Voice | None]]:
    """A sentence without direct speech, its telling tail cut off."""
    tokens = thread.tokens(start, end)
    told = tail(thread, tokens, thread.heads(start, end))
    led = according_to(thread, tokens) if told is None else None
    if led:
        yield tokens[led[0]].end, end, led[1]
    elif told is None:
        aside = by_the_way(thread, tokens) if ", theo " in thread.reading.folded[start:end] else None
        yield start, end, aside
    else:
        yield start, tokens[told[0]].start, told[1]

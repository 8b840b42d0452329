"""A document to acts: sentence after sentence along one thread, direct speech in the mouth of who is told to say it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading, Sentence
from banggiao.extract.speech.building import build
from banggiao.extract.speech.model import Act, Span
from banggiao.extract.speech.once import once
from banggiao.extract.speech.pillars import names_field, pillars
from banggiao.extract.speech.quotes import speeches
from banggiao.extract.speech.reader import clauses_of
from banggiao.extract.speech.said import said, settings
from banggiao.extract.speech.tails import according_to, announcer, bare, stranger, tail, teller
from banggiao.extract.speech.thread import Thread
from banggiao.extract.speech.voices import Voice

_STATEMENT: Final = re.compile(r"(?:toàn văn\W+)?(?:bản )?(?:tuyên bố|thông cáo) (?:chung|báo chí chung)")
_FIELD: Final = re.compile(r"(?:[ivx\d]+[.)]\s*)?(?:về|trên lĩnh vực|trong lĩnh vực|hợp tác|lĩnh vực)\b|[ivx\d]+[.)]\s")
#: a question of an interviewer: `* Báo A: ...`, `PV: ...`
_QUESTION: Final = re.compile(r"(?:[*•]\s*[^:]{2,40}:|(?:pv|phóng viên|hỏi|nhà báo)\b[^:,]{0,30}:)")
_TELLING: Final = (("firm",), ("closed",))
_SPEECH: Final = ("say", "act", "stand")
#: characters at the head of a sentence in which the verb of a list stands
_HEAD: Final = 4
_ROLES: Final = ("future", "need", "first", "all")
#: characters between two quotations that may be of one speaker
_NEAR: Final = 200
#: characters of a stretch outside a quotation that may still hold a clause
_SHORTEST: Final = 12


#: stretches of direct speech with who says them
Quoted = list[tuple[int, int, Voice | None]]


def acts_of(reading: Reading, who: Cast) -> list[Act]:
    """Acts in their order in the text."""
    thread = Thread.of(reading, who, statement=bool(_STATEMENT.match(reading.folded[:200].lstrip())))
    quoted = _attributed(thread, speeches(reading.document))
    out: list[Act] = []
    acting = _acting(thread)
    for sentence in reading.sentences:
        if sentence.segment == "title":
            continue
        if sentence.segment == "heading":
            thread.heading = _field(thread, sentence)
            continue
        thread.meets(sentence)
        if _QUESTION.match(reading.folded, sentence.start) or reading.text[sentence.end - 1] == "?":
            continue
        if sentence.index not in acting and not _told(reading, sentence, quoted):
            continue
        for start, end, voice in _stretches(thread, sentence, quoted):
            out += _read(thread, sentence, (start, end), voice)
    return _settled(reading, who, once(reading, out))


def _tells_only(thread: Thread, act: Act) -> bool:
    """`"...", Thủ tướng kêu gọi trong một tuyên bố`: nothing but where it was said follows the verb."""
    tokens = thread.tokens(*act.content)
    return bare(tokens, 0)


def _acting(thread: Thread) -> set[int]:
    """Indices of the sentences in which a word can make an act: most sentences of a report hold none.

    A plain deed makes one only beside somebody who does it, or at the head of the sentence, where a list goes on.
    """
    sentences = thread.reading.sentences
    peopled = set(_places(sentences, [m.start for m in thread.who.mentions]))
    out: set[int] = set()
    for hit, n in zip(thread.known, _places(sentences, [h.start for h in thread.known]), strict=True):
        if n in out:
            continue
        data = hit.entry.data
        if (
            data.get("class") in _SPEECH
            or data.get("role") in _ROLES
            or (data.get("class") == "do" and (n in peopled or hit.start - sentences[n].start < _HEAD))
        ):
            out.add(n)
    return out


def _places(sentences: Sequence[Sentence], offsets: list[int]) -> list[int]:
    """The sentence that holds each of some sorted offsets."""
    out, n, last = [], 0, len(sentences) - 1
    for at in offsets:
        while n < last and sentences[n].end <= at:
            n += 1
        out.append(n)
    return out


def _told(reading: Reading, sentence: Sentence, quoted: Quoted) -> bool:
    """Whether the sentence stands in direct speech, or opens by naming in whose words it is told."""
    i = bisect_right(quoted, sentence.start, key=lambda q: q[1])
    if i < len(quoted) and quoted[i][0] < sentence.end:
        return True
    return reading.folded.startswith(("theo ", "cũng theo "), sentence.start)


def _settled(reading: Reading, who: Cast, acts: list[Act]) -> list[Act]:
    """The acts with field and day; one that names no field goes on with that of the act before it in the passage."""
    out: list[Act] = []
    dated = settings(reading)
    for act in acts:
        near = bool(out) and act.sentence - out[-1].sentence <= 1
        fields = pillars(reading, who, act, out[-1].pillars if near else ())
        named = names_field(reading, act)
        out.append(replace(act, pillars=fields, said=said(reading, act, dated), fielded=named))
    return out


def _field(thread: Thread, sentence: Sentence) -> Span | None:
    """The heading, where it names a field ("Về hợp tác kinh tế", "2. Quốc phòng"); a teaser of the press names none."""
    named = _FIELD.match(thread.reading.folded, sentence.start, sentence.end)
    return (sentence.start, sentence.end) if named or thread.statement else None


def _read(thread: Thread, sentence: Sentence, span: Span, voice: Voice | None) -> list[Act]:
    """The acts of one stretch of a sentence."""
    thread.quoted = voice
    if voice:
        thread.speaks(voice, sentence.index)
    if voice and not voice.codes:
        return []  # the words of a person who speaks for no state
    clauses = clauses_of(thread, sentence, *span)
    found = build(clauses)
    if span[0] > sentence.start and not voice:
        # what is left behind direct speech tells who said it; only another act in it counts
        found = [a for a in found if a.reasons[:1] not in _TELLING and not _tells_only(thread, a)]
    if clauses.main and not voice:
        thread.speaks(clauses.main, sentence.index)
    if found:
        thread.last = found[-1]
        if thread.speaker and any(a.speaker == thread.speaker.speaker for a in found):
            thread.spoke_in = sentence.index
    thread.quoted = None
    return found


def _attributed(thread: Thread, spans: list[Span]) -> Quoted:
    """Each stretch of direct speech with who says it: told behind it, before it, or the one of the stretch before."""
    out: Quoted = []
    reading = thread.reading
    for start, end in spans:
        last = reading.sentence_at(end - 1)
        rest = reading.text[end : last.end].strip(' "”.,!?…')
        voice = (teller(thread, end + 1, last.end) or stranger(thread, end + 1, last.end)) if len(rest) > 3 else None
        if voice is None:
            first = reading.sentence_at(start)
            if start - first.start > _SHORTEST:
                voice = announcer(thread, first.start, start - 1)
            elif first.index and reading.text[reading.sentences[first.index - 1].end - 1] == ":":
                before = reading.sentences[first.index - 1]
                voice = announcer(thread, before.start, before.end)
        if voice is None and out and start - out[-1][1] < _NEAR and start - reading.sentence_at(start).start < 3:
            voice = out[-1][2]
        out.append((start, end, voice))
    return out


def _stretches(thread: Thread, sentence: Sentence, quoted: Quoted) -> Iterator[tuple[int, int, Voice | None]]:
    """The sentence cut where direct speech begins and ends."""
    i = bisect_right(quoted, sentence.start, key=lambda q: q[1])
    at, end = sentence.start, sentence.end
    while i < len(quoted) and quoted[i][0] < end:
        start, stop, voice = quoted[i]
        i += 1
        if voice is None:
            continue
        if start - at > _SHORTEST and at < start:
            yield at, start - 1, None
        yield max(start, at), min(stop, end), voice
        at = min(stop + 1, end)
    if at == sentence.start:
        yield from _with_tail(thread, sentence)
    elif end - at > _SHORTEST:
        yield at, end, None


def _with_tail(thread: Thread, sentence: Sentence) -> Iterator[tuple[int, int, Voice | None]]:
    """A sentence without direct speech, its telling tail cut off."""
    tokens = thread.tokens(sentence.start, sentence.end)
    told = tail(thread, tokens, thread.heads(sentence.start, sentence.end))
    led = according_to(thread, tokens) if told is None else None
    if led:
        yield tokens[led[0]].end, sentence.end, led[1]
    elif told is None:
        yield sentence.start, sentence.end, None
    else:
        yield sentence.start, tokens[told[0]].start, told[1]

"""Interviews: which lines are questions, and who answers them.

Takes the lines of a document, gives those of an interview. Keeps true: a question gives no act, whatever it says of a
party; an answer is the word of the one who is asked, and binds nobody where that is somebody without an office, save in
the words of a state that it gives. Answers end behind the last question, where a line tells of somebody else. A text is
an interview where lines are labelled (`PV:`, `Hỏi:`), or where two lines or more are questions and dashes or the
opening say so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from banggiao.extract.actors import Mention
from banggiao.extract.speech.voices import Voice
from banggiao.model.document import Segment

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses
    from banggiao.extract.speech.thread import Thread

_ASKS: Final = re.compile(
    r"(?:[*•\-–—]\s*)?(?:pv|phóng viên|p\.v|hỏi|nhà báo|btv|mc)\b[^:,\n]{0,30}:|[*•]\s*[^:\n]{2,40}:"
)
_ANSWERS: Final = re.compile(r"(?:[-–—]\s*)?(?:đáp|trả lời)\s?:\s*(?:[-–—]\s*)?|[-–—]\s+")
_NAMED: Final = re.compile(r"([^:\n]{4,90}):\s*(?:[-–—]\s*)?(?=\S)")
#: the last word of who asks: `Xin cảm ơn Đại sứ!`
_THANKS: Final = re.compile(
    r"(?:[-–—]\s*)?(?:xin |trân trọng |xin chân thành |xin trân trọng )cảm ơn [^.!\n]{2,50}[.!]?\s*$"
)
_TOLD: Final = re.compile(r"\b(?:phỏng vấn|trao đổi với|trả lời (?:báo|phóng viên|câu hỏi)|giải đáp)\b")
_SPOKE: Final = re.compile(r"\b(?:phỏng vấn|trao đổi|trả lời|giải đáp|chia sẻ|trò chuyện)\b")
#: somebody who speaks for no state is asked
_STRANGER: Final = re.compile(
    r"\b(?:ông|bà|giáo sư|tiến sĩ|ts|chuyên gia|nhà (?:nghiên cứu|phân tích|báo|văn|sử học)|học giả|anh|chị)\b"
)
#: characters of a text in which it says that it is an interview
_OPENING: Final = 900
#: questions without labels that make an interview
_QUESTIONS: Final = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an interview: a question, or words of the one who answers."""

    start: int
    end: int
    question: bool = False
    #: where the words begin, behind name or label
    begin: int = 0
    voice: Voice | None = None


def interview(thread: Thread) -> list[Line]:
    """The lines of an interview in their order; none where the document is none."""
    reading = thread.reading
    if "?" not in reading.text and "pv" not in reading.folded and "hỏi" not in reading.folded:
        return []
    body = [s for s in reading.document.segments if s.kind != "title"]
    asked = [_asks(thread, s) for s in body]
    labelled = any(_ASKS.match(reading.folded, s.start) for s, a in zip(body, asked, strict=True) if a)
    if sum(asked) < _QUESTIONS and not labelled:
        return []
    if not labelled and not _is_told(thread, body, asked):
        return [Line(s.start, s.end, question=True) for s, a in zip(body, asked, strict=True) if a]
    return _with_answers(thread, body, asked)


def line_at(lines: list[Line], offset: int) -> Line | None:
    """The line that holds `offset`."""
    n = bisect_right(lines, offset, key=lambda x: x.start) - 1
    return lines[n] if n >= 0 and offset < lines[n].end else None


def _asks(thread: Thread, segment: Segment) -> bool:
    """Whether a line is a question."""
    reading = thread.reading
    ends = reading.text[segment.start : segment.end].rstrip(' "”*').endswith("?")
    folded = reading.folded
    return ends or bool(_ASKS.match(folded, segment.start) or _THANKS.match(folded, segment.start, segment.end))


def _is_told(thread: Thread, body: list[Segment], asked: list[bool]) -> bool:
    """Whether the opening tells of an interview, or a question or answer opens with a dash."""
    if _TOLD.search(thread.reading.folded, 0, _OPENING):
        return True
    first = asked.index(True)
    return any(_ANSWERS.match(thread.reading.folded, s.start) for s in body[first:])


def _with_answers(thread: Thread, body: list[Segment], asked: list[bool]) -> list[Line]:
    """Questions and answers from the first question on."""
    out: list[Line] = []
    voice, going = _interviewed(thread, body, asked), False
    last = max(s.start for s, a in zip(body, asked, strict=True) if a)
    for segment, question in zip(body, asked, strict=True):
        if question:
            going = True
            out.append(Line(segment.start, segment.end, question=True))
            continue
        if not going:
            continue
        begin, named = _label(thread, segment)
        if segment.start > last and begin == segment.start and voice and voice.codes:
            going = not _tells_of_another(thread, segment, voice)
        if named:
            voice = named
        if going and voice:
            out.append(Line(segment.start, segment.end, begin=begin, voice=voice))
    return out


def _label(thread: Thread, segment: Segment) -> tuple[int, Voice | None]:
    """Where the words of an answer begin, and who is named before them."""
    reading = thread.reading
    plain = _ANSWERS.match(reading.folded, segment.start, segment.end)
    start = plain.end() if plain else segment.start
    found = _NAMED.match(reading.folded, start, segment.end)
    tokens = thread.tokens(start, found.end(1)) if found else []
    if found is None or len(tokens) != 1 or tokens[0].kind != "who":
        return start, None
    voice = thread.behind(tokens[0])
    return (found.end(), voice) if voice and voice.speaker else (start, None)


def _interviewed(thread: Thread, body: list[Segment], asked: list[bool]) -> Voice | None:
    """Who answers: who is named before an answer, else who is told to speak with the press, else the only person."""
    for segment in body[asked.index(True) :]:
        answering = _label(thread, segment)[1]
        if answering:
            return answering
    stop = body[asked.index(True)].start
    named = [m for m in thread.who.mentions_in(0, stop) if m.person is not None]
    for told in _SPOKE.finditer(thread.reading.folded, 0, stop):
        place = thread.reading.sentence_at(told.start())
        here = [m for m in named if place.start <= m.start < place.end]
        before = [m for m in here if m.end <= told.start()]
        if not before and _STRANGER.search(thread.reading.folded, place.start, told.start()):
            return Voice((), (place.start, told.start()))
        one = before[-1] if before else here[0] if here else None
        if one:
            return _voice(thread, one)
    return _voice(thread, named[0]) if len({m.person for m in named}) == 1 else None


def _voice(thread: Thread, m: Mention) -> Voice:
    """The voice of one person; one without a party where the person has no office."""
    span = (m.start, m.end)
    codes = m.codes if m.person in thread.offices and len(m.codes) == 1 else ()
    return Voice(codes, span, thread.who.speaker(m), span, (m,), personal=True)


def _tells_of_another(thread: Thread, segment: Segment, voice: Voice) -> bool:
    """Whether a line without a label is no answer any more: it opens by telling of another person."""
    sentence = thread.reading.sentence_at(segment.start)
    people = [m for m in thread.who.mentions_in(sentence.start, sentence.end) if m.person is not None]
    return bool(people) and thread.who.speaker(people[0]) != voice.speaker


def answers(thread: Thread, line: Line, sentence: int) -> bool:
    """Note that the sentence is the word of the one who answers; gives whether that is somebody without an office."""
    if line.voice is None:
        return False
    if thread.speaker is None or thread.speaker.speaker != line.voice.speaker or thread.spoke_in < sentence - 1:
        thread.speaks(line.voice, sentence)
    thread.spoke_in = sentence
    return not line.voice.codes


def own_words(c: Clauses) -> bool:
    """Whether the answer of somebody without an office gives the words of somebody who has one."""
    return any(
        v.kind == "say" and v.voice and v.voice.codes and v.head.subject is not None and v.head.inside is None
        for v in c.verdicts
    )

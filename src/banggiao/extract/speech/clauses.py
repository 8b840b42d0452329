"""A document to acts: sentence after sentence along one thread."""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Cast, Mention
from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Act, ActClass, Span
from banggiao.extract.speech.reader import Clauses, clauses_of
from banggiao.extract.speech.sides import other_side
from banggiao.extract.speech.thread import Thread
from banggiao.extract.speech.verdicts import Verdict

_STATEMENT: Final = re.compile(r"(?:toàn văn\W+)?(?:bản )?(?:tuyên bố|thông cáo) (?:chung|báo chí chung)")
_EDGE: Final = ' \t\n,;:.-–"“”'
_LINKS: Final = re.compile(r"[\s,;]+(?:và|đồng thời|cũng như|trong đó|nhưng|song|còn|qua đó|từ đó|bên cạnh đó)\s*$")


def acts_of(reading: Reading, who: Cast) -> list[Act]:
    """Acts in their order in the text."""
    thread = Thread(reading, who, statement=bool(_STATEMENT.match(reading.folded[:200].lstrip())))
    out: list[Act] = []
    for sentence in reading.sentences:
        if sentence.segment == "title":
            continue
        if sentence.segment == "heading":
            thread.heading = (sentence.start, sentence.end)
            continue
        clauses = clauses_of(thread, sentence)
        found = [a for a in (_act(clauses, n) for n in range(len(clauses.verdicts))) if a]
        out += found
        _go_on(thread, clauses, found)
    return out


def _go_on(thread: Thread, clauses: Clauses, found: list[Act]) -> None:
    """Carry speaker, subject and last act to the next sentence."""
    if clauses.main:
        thread.speaks(clauses.main, clauses.sentence.index)
    if found:
        thread.last = found[-1]


def _act(c: Clauses, n: int) -> Act | None:
    """The act of one verdict; None for borders, and for a verb of saying whose content has its own verb."""
    v = c.verdicts[n]
    if v.kind == "" or v.voice is None:
        return None
    if v.kind == "say" and not _stands_alone(c, n):
        return None
    start, end = _span(c, n)
    if end - start < 12:
        return None
    cue = c.tokens[v.head.verb]
    other = _other(c, v, n)
    voice = v.voice
    grounds: dict[str, Span] = {"act": (cue.start, cue.end), "by": voice.span}
    if other:
        grounds["to"] = (other.start, other.end)
    if voice.speaker and voice.speaker_span:
        grounds["speaker"] = voice.speaker_span
    return Act(
        start=start, end=end, cue=(cue.start, cue.end), kind=_kind(v), act=v.act,
        by=voice.codes, to=other.codes if other else (), speaker=None if voice.joint else voice.speaker,
        grounds=grounds, agent=_agent(c, v), content=(cue.end, end), marks=v.head.marks,
        segment=c.sentence.segment, sentence=c.sentence.index, heading=c.thread.heading, reasons=v.reasons,
    )  # fmt: skip


def _kind(v: Verdict) -> ActClass:
    return "commitment" if v.kind == "commitment" else "position"


def _stands_alone(c: Clauses, n: int) -> bool:
    """Whether a verb of saying is a stand of its own: nothing operative stands in what it says."""
    v = c.verdicts[n]
    if any(w.head.inside == v.head.verb and w.kind for w in c.verdicts[n + 1 :]):
        return False
    return v.reasons == ("firm",)


def _other(c: Clauses, v: Verdict, n: int) -> Mention | None:
    stop = c.verdicts[n + 1].head.first if n + 1 < len(c.verdicts) else len(c.tokens)
    assert v.voice is not None
    if v.kind == "position":
        return None
    return other_side(c.tokens, v.head.verb + 1, stop, v.voice.codes)


def _agent(c: Clauses, v: Verdict) -> Mention | None:
    """The organisation that is asked, else the one that acts."""
    if v.asked is not None:
        return next((m for m in c.tokens[v.asked].mentions if m.organisation), None)
    return v.voice.agent if v.voice else None


def _span(c: Clauses, n: int) -> Span:
    """From the subject, where it stands right before the verb, to the next clause."""
    text = c.thread.reading.text
    v = c.verdicts[n]
    start = c.tokens[v.first].start
    end = c.sentence.end
    for w in c.verdicts[n + 1 :]:
        if w.first > v.head.verb and w.head.inside != v.head.verb:
            end = c.tokens[w.first].start
            break
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    m = _LINKS.search(text, start, end)
    if m:
        end = m.start()
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    while start < end and text[start] in _EDGE:
        start += 1
    return start, end

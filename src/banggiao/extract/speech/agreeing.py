"""What an agreement comes to, and whose it is; and which of two sides asks the other.

Takes the clauses, a head and the voice behind it, gives act, kind and voice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from banggiao.extract.speech.ahead import holds_next, needs_next, states_next
from banggiao.extract.speech.heads import Head
from banggiao.extract.speech.voices import Voice

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses

_TWO: Final = 2


def agreed(c: Clauses, head: Head, voice: Voice | None) -> tuple[str, str, Voice | None]:
    """Act, kind and voice of an agreement: on how things are it is a stand, on a need a proposal."""
    whose = _all_of_us(c, head, voice)
    that = c.thread.reading.folded.endswith(" rằng", 0, c.tokens[head.verb].end)
    if states_next(c.thread.reading, c.tokens, head.verb, that=that) or holds_next(c.tokens, head.verb):
        return "affirm", "position", voice
    return "propose" if needs_next(c.tokens, head.verb, that=that) else "agree", "commitment", whose


def shared(c: Clauses, head: Head, act: str, kind: str) -> tuple[str, str]:
    """`chia sẻ quan điểm các nước cần ...`: a view of what is needed is a proposal; any other act stays what it is."""
    view = kind == "position" and c.tokens[head.verb].entry == "share_view"
    return ("propose", "commitment") if view and needs_next(c.tokens, head.verb, that=True) else (act, kind)


def _all_of_us(c: Clauses, head: Head, voice: Voice | None) -> Voice | None:
    """`Chúng tôi nhất trí ...`: nobody agrees alone; all parties do."""
    subject = c.tokens[head.subject] if head.subject is not None else None
    if subject is None and c.thread.quoted is not None and head.place == "open":
        # `Chúng tôi quan ngại ..., nhất trí ...`: the subject of the verb before goes on
        told = [h.subject for h in c.heads if h.verb < head.verb and h.subject is not None]
        subject = c.tokens[told[-1]] if told else None
    if subject is None or subject.role != "first" or len(c.thread.who.parties) != _TWO:
        return voice
    if not c.thread.reading.folded.startswith("chúng tôi", subject.start):
        return voice
    return Voice(c.thread.who.parties, voice.span if voice else (c.sentence.start, c.sentence.end))


def one_of_both(c: Clauses, head: Head, voice: Voice | None, asked: int | None) -> Voice | None:
    """`Hai bên trao đổi ... Trong đó đề nghị B ...`: of the two that spoke, the one that is not asked asks."""
    other = c.thread.behind(c.tokens[asked]) if asked is not None and head.subject is None else None
    if voice is None or other is None or len(voice.codes) != _TWO or len(other.codes) != 1:
        return voice
    rest = tuple(code for code in voice.codes if code not in other.codes)
    return replace(voice, codes=rest, speaker=None, mentions=()) if len(rest) == 1 else voice

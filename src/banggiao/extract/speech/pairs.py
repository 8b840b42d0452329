"""Which two parties a passage is about, in a document that tells of several meetings one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from banggiao.extract.actors import Cast, Mention
from banggiao.extract.reading import Reading, Sentence

#: characters in which `Với X,` opens a sentence
_NEAR: Final = 40
_MEETING: Final = re.compile(
    r"\b(?:gặp|hội đàm|hội kiến|tiếp|điện đàm|tiếp xúc|chào xã giao|cuộc gặp|trao đổi với|làm việc với)\b"
)


def meeting_pair(reading: Reading, who: Cast, sentence: Sentence, met: Sequence[Mention]) -> tuple[str, ...] | None:
    """The two parties whose people meet in the sentence, own side first; None where it tells of no meeting of two.

    `met` are the mentions of people of one party each that stand in the sentence.
    """
    with_one = _with_one(reading, who, sentence)
    if with_one:
        return with_one
    if not who.parties or not met:
        return None
    codes = list(dict.fromkeys(m.codes[0] for m in met))
    own = who.parties[0]
    if len(codes) == 1 and codes[0] != own:
        codes.append(own)
    if len(codes) != 2 or own not in codes:
        return None
    # the search comes last: few sentences have two people of two parties
    if not _MEETING.search(reading.folded, sentence.start, sentence.end):
        return None
    return own, next(c for c in codes if c != own)


def _with_one(reading: Reading, who: Cast, sentence: Sentence) -> tuple[str, ...] | None:
    """`Với Malaysia, hai bên ...`: own side and the one named; own side alone where no party is."""
    if not who.parties or not reading.folded.startswith("với ", sentence.start):
        return None
    comma = reading.text.find(",", sentence.start, sentence.start + _NEAR)
    named = [m for m in who.mentions_in(sentence.start, comma) if len(m.codes) <= 1] if comma > 0 else []
    if len(named) != 1:
        return None
    own = who.parties[0]
    return (own, *(c for c in named[0].codes if c != own))

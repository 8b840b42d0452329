"""Which two parties a passage is about, in a document that tells of several meetings one after the other."""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading, Sentence

_MEETING: Final = re.compile(
    r"\b(?:gặp|hội đàm|hội kiến|tiếp|điện đàm|tiếp xúc|chào xã giao|cuộc gặp|trao đổi với|làm việc với)\b"
)


def meeting_pair(reading: Reading, who: Cast, sentence: Sentence) -> tuple[str, ...] | None:
    """The two parties whose people meet in the sentence, own side first; None where it tells of no meeting of two."""
    if not who.parties or not _MEETING.search(reading.folded, sentence.start, sentence.end):
        return None
    met = [m for m in who.mentions_in(sentence.start, sentence.end) if m.kind == "person" and len(m.codes) == 1]
    codes = list(dict.fromkeys(m.codes[0] for m in met))
    own = who.parties[0]
    if len(codes) == 1 and codes[0] != own:
        codes.append(own)
    if len(codes) != 2 or own not in codes:
        return None
    return own, next(c for c in codes if c != own)

"""When an act was said, and in what: the happening dated in the text near it, else the document's own date.

Takes an act, gives `Said` or None; never a date that neither the text nor the page nor the manifest prints.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.reading import Reading, Sentence
from banggiao.extract.speech.model import Act
from banggiao.language.dates import DateMention
from banggiao.model.claims import Said

#: sentences back in which a dated happening still is the setting of an act
_REACH: Final = 12
_HAPPENING: Final = re.compile(
    r"\b(?:cuộc |buổi |lễ |phiên )?(?:hội đàm|hội kiến|hội nghị|tiếp|gặp|điện đàm|họp báo|đối thoại|tọa đàm|hội thảo"
    r"|tuyên bố chung|thông cáo chung|chuyến thăm|thăm)\b"
)
_DAY: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")


def said(reading: Reading, act: Act) -> Said | None:
    """The day on which the act was said."""
    for n in range(act.sentence, max(-1, act.sentence - _REACH), -1):
        sentence = reading.sentences[n]
        if sentence.segment in ("title", "heading"):
            continue
        found = _dated(reading, sentence, act.start if n == act.sentence else sentence.end)
        if found:
            return Said(date=found[0].at or found[0].edtf, anchor="happening", happening=found[1])
    if reading.document.published:
        return Said(date=reading.document.published.value, anchor="printed")
    if reading.document.given.published:
        return Said(date=reading.document.given.published, anchor="given")
    return None


def _dated(reading: Reading, sentence: Sentence, end: int) -> tuple[DateMention, str] | None:
    """The last day with a happening in the sentence before `end`."""
    happening = _HAPPENING.search(reading.folded, sentence.start, sentence.end)
    if happening is None:
        return None
    days = [d for d in reading.dates_in(sentence.start, end) if _DAY.fullmatch(d.at or d.edtf) and not d.role]
    return (days[-1], reading.text[happening.start() : happening.end()]) if days else None

"""When an act was said, and in what: the happening dated in the text near it, else the document's own date.

Takes an act, gives `Said` or None; never a date that neither the text nor the page nor the manifest prints.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Act
from banggiao.language.dates import DAY
from banggiao.model.claims import Said

#: sentences back in which a dated happening still is the setting of an act
_REACH: Final = 12
_HAPPENING: Final = re.compile(
    r"\b(?:cuộc |buổi |lễ |phiên )?(?:hội đàm|hội kiến|hội nghị|tiếp|gặp|điện đàm|họp báo|đối thoại|tọa đàm|hội thảo"
    r"|tuyên bố chung|thông cáo chung|chuyến thăm|thăm)\b"
)


Setting = tuple[int, int, Said]


def settings(reading: Reading) -> list[Setting]:
    """The dated happenings of a document: sentence, where the date ends, and what an act told after it gets."""
    out: list[Setting] = []
    for date in reading.dates:
        if date.role or not DAY.fullmatch(date.at or date.edtf):
            continue
        sentence = reading.sentence_at(date.start)
        if sentence.segment in ("title", "heading"):
            continue
        happening = _HAPPENING.search(reading.folded, sentence.start, sentence.end)
        if happening:
            words = reading.text[happening.start() : happening.end()]
            out.append((sentence.index, date.end, Said(date=date.at or date.edtf, anchor="happening", happening=words)))
    return out


def said(reading: Reading, act: Act, found: list[Setting]) -> Said | None:
    """The day on which the act was said."""
    for index, end, when in reversed(found):
        if end <= act.start and act.sentence - index < _REACH:
            return when
    if reading.document.published:
        return Said(date=reading.document.published.value, anchor="printed")
    if reading.document.given.published:
        return Said(date=reading.document.given.published, anchor="given")
    return None

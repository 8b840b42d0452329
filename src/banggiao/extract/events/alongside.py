"""What is signed, handed over or declared where two sides meet: on the day of their talks.

Takes the Tellings of a document, gives them with these days. Keeps true: the text tells talks of one day only between
the two; what was signed before, or by companies, has no day of theirs.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Dated
from banggiao.extract.events.told import Telling, dates_agree
from banggiao.language.dates import DAY

_BROUGHT: Final = ("signing", "statement", "handover")
_BODY: Final = ("lede", "paragraph", "caption")
#: what was done before the talks: "sau khi hai nước ký ...", "vừa ký", "các hiệp định đã ký"
_BEFORE: Final = re.compile(
    r"\b(?:sau khi|từ khi|kể từ|trước đó|trước đây|vừa|từng|sắp|thời gian qua|gần đây|năm ngoái|hồi|theo|trên cơ sở"
    r"|triển khai|thực hiện|đàm phán|việc)\b[^;]{0,60}$"
)
#: who signs together: "hai bên đã ký", "hai Thủ tướng chứng kiến lễ ký", no "Việt Nam ký ..."
_TOGETHER: Final = re.compile(r"\bhai (?:bên|nước|chính phủ|nhà|lãnh đạo|bộ|thủ|ngoại|tổng|chủ|phía)|\bchứng kiến\b")
#: what sides sign at, more than a courtesy call
_TALKS: Final = re.compile(r"hội đàm|làm việc|trao đổi|đàm phán")
#: those who sign for themselves, unless the heads look on
_OTHERS: Final = re.compile(
    r"\b(?:doanh nghiệp|tập đoàn|công ty|tổng công ty|ngân hàng|trường|đại học|đối tác|địa phương)\b"
)
_SEEN: Final = "chứng kiến"
_TWO: Final = 2


def with_talks(folded: str, told: list[Telling]) -> list[Telling]:
    """All tellings; what two sides do together without a day has that of their talks."""
    talks = [t for t in told if t.type == "meeting" and t.when and DAY.fullmatch(t.when.edtf)]
    if not talks:
        return told
    brought = [t for t in told if t.type in _BROUGHT]
    return [_on_the_day(folded, t, talks, brought) if t.type in _BROUGHT and not t.when else t for t in told]


def _on_the_day(folded: str, t: Telling, talks: list[Telling], brought: list[Telling]) -> Telling:
    """The deed with the day of the only talks between its two sides, where no words give it another one."""
    if len(_sides(t)) != _TWO or t.listed or t.sentence.segment not in _BODY or not _is_of_now(folded, t):
        return t
    if sum(p.person is not None for p in t.parties) == _TWO:
        theirs = [m for m in talks if m.names == t.names]
    else:
        told = _TALKS.search(folded, t.sentence.start, t.cue[0]) is not None
        theirs = [m for m in talks if _sides(m) == _sides(t) and (told or _TALKS.search(folded, *m.cue))]
    whens = [m.when for m in theirs if m.when and m.modality == t.modality]
    if len({w.edtf for w in whens}) != 1:
        return t
    own = [x.when for x in brought if x.type == t.type and _sides(x) == _sides(t) and x.when]
    if not all(dates_agree(w, whens[0]) for w in own):
        return t
    return t.but(when=Dated(whens[0].edtf, whens[0].span, whens[0].anchor or whens[0].span, carried=True))


def _is_of_now(folded: str, t: Telling) -> bool:
    """Whether the two do it together, and it is not told as done before."""
    before = folded[t.sentence.start : t.cue[1]]
    people = sum(p.person is not None for p in t.parties) == _TWO
    if _BEFORE.search(folded, t.sentence.start, t.cue[0]) or not (people or _TOGETHER.search(before)):
        return False
    return _SEEN in before or _OTHERS.search(before) is None


def _sides(t: Telling) -> frozenset[str]:
    """The countries that take part."""
    return frozenset(p.country or p.name for p in t.parties)

"""Whether a text tells a date as gone or plans for it: "đã ký tháng 11/2017", "dự kiến họp trong năm 2018".

Takes the folded text and a date shape, gives -1, 1 or 0. Keeps true: the word nearest before the date decides; where
the words leave it open, neither is said.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.language.date_context import WELCOMED, sentence_start
from banggiao.language.date_shapes import Shape

#: how far before a date the words stand that say on which side of the present it lies
_FAR: Final = 240
_PLANNED: Final = re.compile(
    rf"\b(?:{WELCOMED}"
    r"|sẽ|dự kiến|sắp|sớm|cần|đề nghị|phấn đấu|chậm nhất|mong(?: muốn)?|mời|nhằm|mục tiêu|hướng (?:tới|đến)"
    r"|tiến tới|chuẩn bị|ứng cử(?: viên)?|phương hướng|kế hoạch|hy vọng|tới đây)\b"
)
#: "đã nhất trí" says nothing of when: what was agreed may be done or planned
_GONE: Final = re.compile(
    r"\b(?:đã(?! (?:nhất trí|thống nhất|đề nghị|mời|thông báo|cam kết))|vừa|từng|hồi|kể từ|gần đây|mới đây|thành công"
    r"|(?:nhân|trong|sau) chuyến (?:thăm|công tác)"
    r"|kết quả (?:tốt đẹp |quan trọng )?của (?:chuyến|cuộc|kỳ|hội)|từ (?:mức |con số )?[\d.,]+ |so với"
    r"|(?<!sẽ )(?<!kiến )được (?:tổ chức|ký|thiết lập|nâng|thành lập)|ký(?: kết)?(?: vào)?(?=\W*$))"
)
#: a figure or deed that only a year that has begun can have
_DONE: Final = re.compile(r"\b(?:đạt|tăng|giảm|kim ngạch|tính đến)\b")
_DONE_BEHIND: Final = re.compile(r"[^.;\n]{0,40}\b(?:đạt|đã)\b")
_PLANNED_BEHIND: Final = re.compile(r",? [^.;,\n]{0,30}\bsẽ\b")
#: what stands before a date that opens its sentence
_OPENS: Final = re.compile(r"[\s\"“'*(-]*(?:(?:trong|vào|đến|từ|trước đó,?) )?")
#: a visit or meeting told beside its month, with no other word of when: "bên lề Hội nghị ... tháng 11-2016"
_MET: Final = re.compile(r"\b(?:thăm|hội đàm|hội kiến|gặp|bên lề|lễ|nhân dịp|khi)\b")
_TERM: Final = ("nhiệm kỳ ", "nhiệm kỳ (", "nhiệm kì ", "nhiệm kì (")
_SPAN: Final = ("giai đoạn ", "khóa ", "khoá ", "năm học ", "năm tài khóa ")


def side(folded: str, s: Shape) -> int:
    """-1 where the text tells the date as gone, 1 where it plans for it, 0 where it says neither."""
    words = folded[max(sentence_start(folded, s.start), s.start - _FAR) : s.start]
    if words.endswith(_TERM):
        return 1 if "ứng cử" in words else 0
    if words.endswith(_SPAN):
        return 0
    planned = max((m.start() for m in _PLANNED.finditer(words)), default=-1)
    gone = max((m.start() for m in _GONE.finditer(words)), default=-1)
    if planned >= 0 or gone >= 0:
        return 1 if planned > gone else -1
    opens = _OPENS.fullmatch(words) is not None
    if opens and _PLANNED_BEHIND.match(folded, s.end):
        return 1  # "Trong năm 2018, hai nước sẽ ..."
    if _DONE.search(words) or _DONE_BEHIND.match(folded, s.end):
        return -1
    timed = s.parts[0].month is not None or s.mod != ""
    return -1 if timed and (opens or words.endswith("(") or _MET.search(words)) else 0

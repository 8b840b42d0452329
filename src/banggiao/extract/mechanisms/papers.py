"""Papers in small letters: whether a treaty, memorandum or accord says what it is about, and so has a name.

Takes a head and the extent of what may be its name. Keeps true: a paper told only by whose it is has no name.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.mechanisms.named import Extent
from banggiao.extract.reading import Reading
from banggiao.vocabulary.lexicon import Hit

_ABOUT: Final = re.compile(r" (?:về|trong lĩnh vực) (?!việc)")
#: heads of papers that two sides make
PAPERS: Final = frozenset({"treaty", "memorandum", "accord"})
#: "Bản ghi nhớ hợp tác", "Thỏa thuận về hợp tác": no word of what they are about
_BARE: Final = re.compile(r" (?:về )?(?:hợp tác|fta)$| hợp tác (?:giữa )?(?:song phương|(?:hai|các) \w+)$")
#: what an accord is about
_FIELD_OF: Final = re.compile(
    r"^thỏa thuận (?:(?:hợp tác|đối tác|đối tác chiến lược) về (?!việc)|hợp tác (?!về|giữa|với|năm|song|toàn diện))"
    r"|^thỏa thuận (?:cấp [^ ]+(?: [^ ]+)? )?về (?!việc|nguyên tắc|giá|vấn đề|nội dung|hợp tác trong (?:các|nhiều|một))"
    r"(?:[^ ]+ ){5}"
)
#: behind a verb that is done to a paper fewer words say what an accord is about
_SIGNED: Final = re.compile(
    r"(?:ký|ký kết|gia hạn|phê chuẩn|thực hiện|triển khai|soạn thảo|hoàn tất|đàm phán|bổ sung)(?: các| một| bản)? $"
)
_FIELD_SIGNED: Final = re.compile(
    r"^thỏa thuận công nhận lẫn nhau"
    r"|^thỏa thuận về (?!chương trình|việc|nguyên tắc|giá|vấn đề|nội dung|hợp tác|các)(?:[^ ]+ )"
)
#: "hai bên thỏa thuận về ...": they agree
_VERBAL: Final = ("hai bên ", "hai nước ", "các bên ", "đã ", "sẽ ", "cùng ", "cũng ", "để ", "được ")
#: what a declaration in capitals is about, where it is a paper that is adopted
_ADOPTED: Final = re.compile(r" (?:hợp tác|tăng cường|thúc đẩy|quan hệ|tầm nhìn|kết nối|phát triển|đối tác)\b")
#: what a treaty or a memorandum is about, where its words begin with "hợp tác"
_COOPERATION: Final = re.compile(
    r" hợp tác (?!giữa|với|năm|giai đoạn|song phương|toàn diện|mới|cụ thể|hai (?:bên|nước)|trong (?:các|nhiều|một)\b)"
)
#: "thỏa thuận giữa hai bộ quốc phòng về đào tạo sĩ quan"
_SIDES_ABOUT: Final = re.compile(r" giữa [^,.;]{6,70} về (?!việc)")


def is_bare(reading: Reading, head: Hit, found: Extent) -> bool:
    """Whether nothing is said of what the paper is about."""
    return _BARE.match(reading.folded, head.end, found.end) is not None


def _is_of_field(reading: Reading, head: Hit, found: Extent) -> bool:
    """`ký thỏa thuận hợp tác về giáo dục đại học`: one accord by its field, in small letters too."""
    words_of = reading.folded[head.start : found.end]
    if not words_of.startswith("thỏa thuận") or found.count < (2 if reading.text[head.start].isupper() else 3):
        return False
    before = reading.folded[max(0, head.start - 16) : head.start]
    if before.endswith(_VERBAL) or words_of.endswith((" hai bên", " hai nước")):
        return False
    signed = _SIGNED.search(before) is not None and _FIELD_SIGNED.search(words_of) is not None
    return signed or _FIELD_OF.search(words_of) is not None


def is_about(reading: Reading, head: Hit, found: Extent) -> bool:
    """`ký bản ghi nhớ hợp tác y tế quân sự`: one paper by its field, in small letters too."""
    folded = reading.folded
    if found.count >= 6 and _SIDES_ABOUT.match(folded, head.end, found.end):
        return True
    if head.entry.id == "accord" and folded.startswith("tuyên bố về", head.start):
        return found.count >= 5 and reading.text[head.start].isupper() and _ADOPTED.match(folded, head.end) is not None
    if head.entry.id == "accord" and not folded.startswith("tuyên bố", head.start):
        return _is_of_field(reading, head, found)
    if _ABOUT.match(folded, head.end):
        return found.count >= 4
    return found.count >= 3 and _COOPERATION.match(folded, head.end) is not None

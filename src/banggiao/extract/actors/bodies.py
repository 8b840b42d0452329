"""Names of institutions: a head word ("Uỷ ban") with what it is for ("Đối ngoại") and whose it is ("Quốc hội Lào").

Takes a Landscape, gives where a name ends, and all organisations of a document as Mentions.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors.landscape import Landscape
from banggiao.extract.actors.model import Mention
from banggiao.vocabulary.lexicon import Hit

LOWER: Final = re.compile(r"(?:,| [-–])? ([^\W\d_]+)")
_NEXT: Final = re.compile(r" ([^\W\d_]+)")
_ENDING: Final = """
    đã đang sẽ vừa mới tiếp gặp hội thăm tới đến khẳng cho bày nhấn cùng với là có được trong trên ngày sáng chiều
    tối nói phát trao ký dự chủ chứng dẫn đề mong cảm đánh hoan nhất cũng và theo sau khi nêu đón mời do vì để từ
    này kêu tuyên thông tin vào lên bị phải sang rời về bắt tham điện gửi chúc tái đồng thay hai các những một
    tại ở của không cần luôn giữa đưa làm ra đó ủng tổ thực bởi nhằm nên chưa còn rất đều lại như qua nhận kết
"""
#: words that are no part of an institution's name
NO_PART: Final = frozenset(_ENDING.split())
_LINK: Final = re.compile(r" (?:của |nước )?|, | ?[-–] ?| và ")
_BOTH: Final = re.compile(r" (?:hai nước|hai bên)(?!\w)", re.IGNORECASE)


def body_end(land: Landscape, body: Hit) -> int:
    """End of the name that begins with `body`: lower-case words that go on it ("Uỷ ban kiểm tra ...")."""
    end = body.end
    if body.entry.data["part"] != "head":
        return end
    while (m := _NEXT.match(land.text, end)) and m[1][0].islower() and m[1] not in NO_PART:
        if m.start(1) in land.titles or land.body(m.start(1)):
            break
        end = m.end()
    return end


def organisations_in(land: Landscape, parties: tuple[str, ...]) -> list[Mention]:
    """Every body of the document that has a name: a head word with what it is for or whose it is, or a proper name."""
    out = []
    at = 0
    for start in sorted(land.bodies):
        if start < at:
            continue
        end, codes, named = _extent(land, land.bodies[start], parties)
        if named:
            at = end
            out.append(Mention(start, end, "organisation", codes, organisation=land.text[start:end]))
    return out


def _extent(land: Landscape, body: Hit, parties: tuple[str, ...]) -> tuple[int, tuple[str, ...], bool]:
    """End of the body's name, the parties that it belongs to, and whether it is a name at all."""
    end, code = body.end, body.entry.data.get("country")
    codes: tuple[str, ...] = (code,) if code else ()
    named = body.entry.data["part"] == "name"
    while m := _LINK.match(land.text, end):
        if both := _BOTH.match(land.text, end):
            return both.end(), parties, True
        part, party = land.body(m.end()), land.parties.get(m.end())
        if party and "," not in m[0] and "và" not in m[0] and not codes:
            return party.end, (party.code,), True
        if not part or body.entry.data["part"] == "name" or (part.entry.data["part"] == "head" and m[0] != " "):
            break
        end, named = part.end, True
    return end, codes, named

"""What is held under which name: "hội thảo “Đường tới ...”", "phiên họp Ủy ban A lần thứ 11", "Diễn đàn A - B".

Takes a Scene and the word that tells what is held. Keeps true: a name opens with a capital or a quotation mark, counts
the session of a committee, or says between whom it is.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.events.gaps import CAPITALS
from banggiao.extract.events.scene import Scene, countries
from banggiao.extract.events.told import Party
from banggiao.vocabulary.lexicon import Hit

_SESSION: Final = re.compile(
    r" (?:lần )?thứ (?:\d{1,3}|[a-zà-ỹ]+) (?:của )?(?:uỷ ban|ủy ban|tiểu ban|nhóm|hội đồng)"
    r"| (?:của )?(?:uỷ ban|ủy ban|tiểu ban|nhóm|hội đồng) [^,;.]{3,70} lần thứ (?:\d|nhất\b|[a-zà-ỹ]+)"
)
_BODY: Final = re.compile(r" (?:uỷ|ủy) ban$")
#: a name in quotation marks, and its end
_MARK: Final = re.compile(r"[\"”]")
#: "hội nghị ASEM", "hội thảo “Đường tới ...”", "tọa đàm về ... giữa Áo và Bỉ"
_NAMED: Final = re.compile(rf"(?: [^\W_{CAPITALS}]+){{0,12}} [\"“]?[{CAPITALS}]|[^;.]{{0,110}}? giữa [{CAPITALS}]")
_BETWEEN: Final = re.compile(r"[^,;.]{0,70} giữa (?:ông |bà )?")
#: "Hội nghị cấp cao ASEAN - (Áo)": a group in a name
_OF_GROUP: Final = re.compile(r" (?:[^\s,;.]+ ){0,4}?(ASEAN|EU|APEC|G7|G20) ?(?:[-–]|và|với) ?")
#: "(Tại) Hội nghị cấp cao ASEAN - Áo lần thứ 5, hai bên ..."
_COUNTED: Final = re.compile(r"[^,;.]{3,70} lần thứ (?:\d|[a-zà-ỹ]+)")
_AT: Final = re.compile(r" ?(?:phát biểu )?(?:tại|trong) (?:các )?")
#: characters between the word and the two whom it is between
_NEAR: Final = 16


def is_named(scene: Scene, t: Hit, kind: str) -> bool:
    """Whether it has a name: a capital in the word itself or soon behind it, or the two between whom it is."""
    if kind in ("exercise", "ceremony"):
        return True
    inside = t.start > scene.sentence.start
    return (inside and scene.text[t.start].isupper()) or _NAMED.match(scene.text, t.end) is not None


def is_session(scene: Scene, t: Hit) -> bool:
    """ "kết quả Kỳ họp lần thứ 40 Ủy ban liên Chính phủ ...": one session of a standing committee."""
    body = _BODY.search(scene.folded, t.start, t.end)  # "phiên họp Uỷ ban ..." may be one word
    return _SESSION.match(scene.folded, body.start() if body else t.end) is not None


def name_end(scene: Scene, t: Hit, high: int) -> int:
    """Where the name that opens with the word ends: at the closing quotation mark, else with the word."""
    quoted = scene.text[t.start - 1 : t.start] in ('"', "“")
    m = _MARK.search(scene.text, t.end, high) if quoted else None
    return m.end() if m else t.end


def between(scene: Scene, t: Hit) -> list[Party]:
    """The two whose names the name goes on with: "Diễn đàn Doanh nghiệp Việt Nam - Áo"; people before states ("Hội nghị
    thượng đỉnh A - B giữa Tổng thống C và Chủ tịch D").
    """
    first = next((m for m in scene.people(t.end, scene.clause(t.start)[1]) if m.person is not None), None)
    row = scene.row(first) if first and _BETWEEN.fullmatch(scene.folded, t.end, first.start) else []
    others = first is not None and any(t.end <= x.start < first.start for x in scene.triggers)
    if not others and len(row) == len(("one", "other")) and row[0].codes != row[1].codes:
        return [p for m in row if (p := scene.party(m))]
    if group := _OF_GROUP.match(scene.text, t.end):
        other = next((m for m in scene.mentions if m.start == group.end() and len(m.codes) == 1), None)
        return [Party(group[1], group[1], group.span(1)), *countries(other)] if other else []
    both = next((m for m in scene.mentions if 0 <= m.start - t.end <= _NEAR and m.kind == "both"), None)
    return countries(both) if both and len(both.codes) == len(("one", "other")) else []


def is_told_at(scene: Scene, t: Hit) -> bool:
    """ "Tại Hội nghị cấp cao ASEAN - Áo lần thứ 5, hai bên ...": counted, between two, and what is told was there."""
    opens = _AT.fullmatch(scene.folded, scene.sentence.start, t.start) is not None
    return opens and _COUNTED.match(scene.folded, t.end) is not None and bool(between(scene, t))

"""Who is met: the people right behind the word, those joined to them, and heads of states and bodies without a name.

Takes a Scene and the word that tells a meeting, gives mentions. Keeps true: somebody who is only called by an office
stands for the party or body of the office, the business of a state for it; any other crowd ("cộng đồng") is nobody.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.events.gaps import CAPITALS, filled_by
from banggiao.extract.events.scene import Scene
from banggiao.model.kinds import GROUPS
from banggiao.vocabulary.lexicon import Hit

#: "với lần lượt 4 lãnh đạo cấp cao của Việt Nam gồm: A, B và C", "tiếp các Đại sứ đến trình Quốc thư: A, B và C"
_LISTED: Final = re.compile(
    r" (?:với |cùng )?(?:[^,;:.]{0,70}\b(?:gồm|là|gồm có|như)(?: có)? ?:?"
    r"|(?:(?:lần lượt )?\d|các|một số|hai|ba|bốn|năm|sáu|nhiều) [^,;:.\d]{0,60}:) "
)
#: "tiếp Đoàn công tác Khu tự trị ... (Trung Quốc) do ông A làm Trưởng đoàn"
_LED: Final = re.compile(
    r" (?:và làm việc với |với )?(?:đoàn|phái đoàn|\d+ (?:đại biểu|thành viên|doanh nghiệp|nghị sĩ)) [^;:.]{0,110}?"
    r" do (?:ông |bà |đồng chí |ngài )?"
)
_WHO: Final = (
    r"(?:các |một số |nhiều )?(?:đồng chí |nhà )?"
    r"(?:lãnh đạo|(?:quan|giới) chức|tổng giám đốc|tổng thư ký|chủ tịch|người đứng đầu)"
    r"(?: cấp cao| chủ chốt| cao nhất)?(?: của)?(?: nước)? "
)
#: "hội kiến với các đồng chí lãnh đạo cấp cao của (Cuba)", "gặp tổng giám đốc (IMF)"
_HEADS: Final = re.compile(rf"(?: với| cùng)? {_WHO}")
#: "làm việc với (lãnh đạo) Bộ Công Thương", "gặp Ban lãnh đạo Trường ... Italy"
_BODY: Final = re.compile(r"(?: với| cùng)? (?P<who>(?:các |một số )?(?:ban )?(?:lãnh đạo|đại diện) (?:của )?)?")
_NAMED: Final = re.compile(rf"[{CAPITALS}][^,;.:()]{{2,70}}? $")
#: "lãnh đạo (các) bộ, ngành (của) (Áo)"
_OFFICES: Final = re.compile(
    r"(?:các |một số )?(?:bộ|ban|cơ quan|ngành|địa phương)(?:(?:, | và |, và )[^\W\d]+){0,3} (?:của )?$"
)
#: "lãnh đạo tỉnh (Nghệ An)", "với UBND TP (Đà Nẵng)"
_LOCAL: Final = re.compile(
    r"(?: với| cùng)? (?:ban )?(?:lãnh đạo|đại diện|ubnd|ủy ban nhân dân|chính quyền|thường trực)"
    r"(?: chủ chốt)?(?: của)?(?: ubnd)? (?:(?:tỉnh|thành phố|tp\.?|thủ đô) (?!hồ chí minh|hcm))?"
)
_AND_LEADERS: Final = re.compile(r"(?:,| và|, và) (?:ban )?lãnh đạo (?:của )?")
#: characters of a province's name
_TOWN: Final = 40
#: between bodies of one row
_AND_BODY: Final = re.compile(r"(?:, | và |, và )(?:lãnh đạo |đại diện )?")
_MORE_HEADS: Final = re.compile(rf"(?: ?\([^()]{{2,12}}\))?(?:,| và)(?: gặp)? {_WHO}")
#: "gặp Tổng thống các nước (Kenya, Ghana)"
_STATES: Final = re.compile(
    r"(?: (?:song phương|riêng|ngắn|lần lượt|thân mật))*(?: với| cùng)? (?:các )?"
    r"(?:nguyên thủ|tổng thống|thủ tướng|(?:bộ|thứ|ngoại) trưởng[^,;:]{0,24}|đại sứ|quốc vương"
    r"|(?:nhà )?lãnh đạo)(?: cấp cao)?(?: của)? (?:các|hai|ba|bốn|năm|\d) (?:nước )?"
)
#: "gặp (lãnh đạo) một số doanh nghiệp hàng đầu của (Áo)": the business of a state
_BUSINESS: Final = re.compile(
    r"(?: với| cùng)?(?: (?:đoàn|các|một số|nhiều|hơn|\d+|lãnh đạo|đại diện|đại biểu|giới|cộng đồng|nhà|chủ))*"
    r" (?:doanh nghiệp|tập đoàn|công ty|doanh nhân|đầu tư)"
    r"(?:,? (?:kinh tế|công nghiệp|hàng đầu|lớn|tiêu biểu|đa quốc gia|và|nhà|đầu tư|doanh nghiệp|tập đoàn|của|nước))* "
)
#: "gặp gỡ các (lãnh đạo Việt Nam)", where the words are one mention
_ALL: Final = re.compile(r"(?: với| cùng)? (?:các |một số )?(?:đồng chí |nhà )?(?:cấp cao )?")
_AMONG: Final = re.compile(r" và (?:các |một số )?(?:nhà )?lãnh đạo [^,;.]{2,30}, (?:bao gồm|gồm(?: có)?|trong đó có) ")
_WHEN: Final = re.compile(r",? (?:khi|trong|tại)(?: các)? ")
#: before a meeting that is the place or time of what is told: "trong các (cuộc gặp với A)"
_OPENER: Final = re.compile(
    r"(?:tại|trong|sau|trước|kết thúc|ngay sau|theo|phát biểu tại|trong khuôn khổ|bên lề|sau khi|trước khi|khi)"
    r" (?:lễ đón(?: chính thức| trọng thể)?(?: và|,) )?(?:các )?$"
)
#: characters before a word or day that opens its sentence
_FIRST: Final = 3
#: "gặp lãnh đạo (Áo), (Lào) và (Peru)"
_COMMAS: Final = (", ", " và ", ", và ")
_ACRONYM: Final = re.compile(r" ?\(([A-Z]{2,8})\)")


def met(scene: Scene, trigger: Hit, high: int, role: str) -> list[Mention]:
    """The people right behind the word, and those joined to them."""
    first = next(iter(scene.people(trigger.end, high)), None)
    if first is None:
        return _heads(scene, trigger, high)
    led = _LED.fullmatch(scene.folded, trigger.end, first.start)
    listed = _LISTED.fullmatch(scene.folded, trigger.end, first.start)
    if not (led or listed) and not filled_by(role).fullmatch(scene.folded, trigger.end, first.start):
        return _heads(scene, trigger, high)
    if led:
        return [_of_delegation(scene, trigger.end, first)]
    row = scene.row(first)
    stop = next((t.start for t in scene.triggers if t.start > first.end), scene.sentence.end)
    more = _AND_LEADERS.match(scene.folded, row[-1].end, high)
    bodies = _row_of_bodies(scene, more.end(), high) if more else []
    return [*(m for m in row if m.start < stop or m is first), *_same_office(scene, row[-1]), *bodies]


def behind_row(scene: Scene, trigger: Hit, low: int, row: list[Mention]) -> Mention | None:
    """ "Gặp Thủ tướng Áo A, Chủ tịch nước cảm ơn ...", "Theo TTXVN, trong cuộc gặp với A, B đề nghị ...": who meets is
    the last of a row in front of the sentence, of another side than the one before its comma.
    """
    if len(row) < 2 or not (leads(scene, trigger, low) or in_phrase(scene, trigger, low)):
        return None
    gap, last = scene.folded[trigger.end : row[0].start], row[-1]
    comma = scene.folded.startswith(", ", row[-2].end) and scene.folded.startswith(" ", last.end)
    if "giữa" in gap or " của " in gap or not comma or last.codes == row[-2].codes:
        return None
    return None if scene.folded.startswith(" và ", last.end) else last


def leads(scene: Scene, trigger: Hit, low: int) -> bool:
    """Whether the word opens its sentence, or stands behind no more than its day and place: "Sáng 3/4, tại Graz, | tiếp
    A, B đề nghị ...".
    """
    start = scene.sentence.start
    if trigger.start - start < _FIRST:
        return True
    alone = (
        low == start and scene.folded.endswith(", ", start, trigger.start) and not scene.people(start, trigger.start)
    )
    return alone and any(d.start - start < _FIRST for d in scene.dates)


def in_phrase(scene: Scene, trigger: Hit, low: int) -> bool:
    """Whether the word stands in a phrase of place or time: "trong (cuộc gặp)"."""
    return _OPENER.search(scene.folded, max(low, trigger.start - 40), trigger.start) is not None


def _same_office(scene: Scene, last: Mention) -> list[Mention]:
    """ "hội đàm với Bộ trưởng Giao thông Lào và Campuchia": the further states whose officers are met."""
    out: list[Mention] = []
    at = last.end
    for m in scene.mentions if last.person is None else ():
        if m.start < at:
            continue
        if m.kind != "party" or len(m.codes) != 1 or scene.folded[at : m.start] not in (" và ", ", "):
            break
        out.append(m)
        at = m.end
    return out


def _of_delegation(scene: Scene, start: int, leader: Mention) -> Mention:
    """The leader of a delegation, of the party that the delegation is of."""
    codes = {m.codes for m in scene.mentions if start <= m.start and m.end <= leader.start and len(m.codes) == 1}
    return replace(leader, codes=codes.pop()) if len(codes) == 1 else leader


def _heads(scene: Scene, trigger: Hit, high: int) -> list[Mention]:
    """Heads without a name: each stands for the party or the body that is printed behind the office."""
    out: list[Mention] = []
    at, pattern = trigger.end, _HEADS
    for m in scene.mentions:
        if m.start < at:
            continue
        led = (
            scene.folded.startswith("lãnh đạo ", m.start)
            and m.codes
            and m.codes[0] not in GROUPS
            and _ALL.fullmatch(scene.folded, at, m.start)
        )
        headed = led or pattern.fullmatch(scene.folded, at, m.start) is not None
        fits = m.kind in ("party", "organisation") and headed
        fits = fits or (m.kind == "party" and bool(out) and scene.folded[at : m.start] in _COMMAS)
        if m.end > high or not fits:
            break
        body = m if len(m.codes) == 1 else _body(scene, m)
        if body is None:
            break
        out.append(body)
        at, pattern = m.end, _MORE_HEADS
        bracket = _ACRONYM.match(scene.text, at)
        at = bracket.end() if bracket else at
    if not out:
        return _bodies(scene, trigger, high)
    more = next(iter(scene.people(at, high)), None)
    return [*out, *scene.row(more)] if more and scene.folded[at : more.start] == " và " else out


def _bodies(scene: Scene, trigger: Hit, high: int) -> list[Mention]:
    """Ministries, banks and schools whom somebody works with: each stands for the party that it is of."""
    if local := _LOCAL.match(scene.folded, trigger.end, high):
        near = scene.reading.hits_in(local.end(), min(high, local.end() + _TOWN), "provinces")
        if near and near[0].start == local.end():
            return [Mention(local.end(), near[0].end, "body", (near[0].entry.id,))]
    if several := _of_states(scene, trigger, high) or _business(scene, trigger, high):
        return several
    word = scene.folded[trigger.start : trigger.end]
    lead = _BODY.match(scene.folded, trigger.end, high)
    if lead is None or not (lead["who"] or "làm việc" in word):
        return []
    return _row_of_bodies(scene, lead.end(), high)


def _each(scene: Scene, m: Mention) -> list[Mention]:
    """ "Campuchia và Thái Lan": each of the two."""
    at = scene.folded.find(" và ", m.start, m.end)
    if m.kind != "both" or at < 0 or len(m.codes) != len(("one", "other")):
        return [m]
    one, other = ((code,) for code in m.codes)
    return [
        replace(m, end=at, kind="party", codes=one),
        replace(m, start=at + len(" và "), kind="party", codes=other),
    ]


def _of_states(scene: Scene, trigger: Hit, high: int) -> list[Mention]:
    """ "gặp Tổng thống các nước Kenya, Ghana": the officer of each state."""
    found = [x for m in scene.mentions if trigger.end < m.start and m.end <= high for x in _each(scene, m)]
    first = next((m for m in found if m.kind == "party"), None)
    if first is None or not _STATES.fullmatch(scene.folded, trigger.end, first.start):
        return []
    row = [first]
    for m in found[found.index(first) + 1 :]:
        if m.kind != "party" or scene.folded[row[-1].end : m.start] not in (", ", " và ", ", và "):
            break
        row.append(m)
    more = next(iter(scene.people(row[-1].end, high)), None)
    if more and scene.folded[row[-1].end : more.start] in (", ", " và ", ", và "):
        row += scene.row(more)
    return [m for m in row if len(m.codes) == 1 and m.codes[0] not in GROUPS] if len(row) > 1 else []


def _business(scene: Scene, trigger: Hit, high: int) -> list[Mention]:
    """ "tiếp các doanh nghiệp hàng đầu của Áo": a crowd that stands for its state."""
    of = next((m for m in scene.mentions if trigger.end < m.start and m.end <= high), None)
    if of is None or of.kind != "party" or len(of.codes) != 1 or of.codes[0] in GROUPS:
        return []
    if not _BUSINESS.fullmatch(scene.folded, trigger.end, of.start):
        return []
    return [replace(of, kind="body")]


def _row_of_bodies(scene: Scene, at: int, high: int) -> list[Mention]:
    """The bodies in a row from `at` on, each as its party."""
    out = list[Mention]()
    for m in scene.mentions:
        if m.start < at or m.end > high:
            continue
        named = m.start == at or (m.kind == "party" and _is_named(scene, at, m.start))
        if not named or m.kind not in ("organisation", "party") or len(m.codes) != 1 or m.codes[0] in GROUPS:
            break
        if m.kind == "party" and m.start == at:
            break
        out.append(replace(m, start=at, kind="body"))
        more = _AND_BODY.match(scene.folded, m.end, high)
        if more is None:
            break
        at = more.end()
    return out


def joined_with_heads(scene: Scene, trigger: Hit, low: int) -> list[Mention]:
    """ "A và các lãnh đạo Áo, gồm B, C, khi gặp gỡ ...": A, and those of the other side who are named."""
    people = scene.people(low, trigger.start)
    at = next((i for i, m in enumerate(people) if i and _AMONG.fullmatch(scene.folded, people[i - 1].end, m.start)), 0)
    row = scene.row(people[at]) if at else []
    return [people[at - 1], *row] if row and _WHEN.fullmatch(scene.folded, row[-1].end, trigger.start) else []


def _is_named(scene: Scene, at: int, end: int) -> bool:
    """Whether a name with a capital, or "các bộ, ngành của", stands from `at` to the party at `end`."""
    return (_NAMED.fullmatch(scene.text, at, end) or _OFFICES.fullmatch(scene.folded, at, end)) is not None


def _body(scene: Scene, m: Mention) -> Mention | None:
    """An international body under its acronym, in the bracket behind it or as its name."""
    bracket = _ACRONYM.match(scene.text, m.end)
    name = bracket[1] if bracket else scene.text[m.start : m.end]
    return replace(m, codes=(name,)) if name.isupper() and " " not in name else None

"""Who attends or chairs what is held, before the word and behind it.

Takes a Scene and where to look, gives Parties. Keeps true: who is met or only quoted on it does not attend.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.events.scene import Scene, countries, leaders
from banggiao.extract.events.told import Party
from banggiao.vocabulary.lexicon import Hit

_PLANS: Final = frozenset(("dự kiến", "dự kiến sẽ", "có kế hoạch", "dự định", "xác nhận sẽ", "nhận lời"))
#: "cũng dự kiến tới Việt Nam dự ..."
_COMES: Final = re.compile(
    r" (?:(?:cũng|sẽ|đã|vừa) )*(?:dự kiến|dự định|có kế hoạch|xác nhận|nhận lời|quyết định|khẳng định|cho biết"
    r"|thông báo)(?: sẽ)?"
    r" (?:tới|đến|sang|có mặt tại|thăm) .{2,60}"
)
_PLAN: Final = re.compile(r" (?:(?:cũng|sẽ) )?(?:dự kiến|dự định|có kế hoạch)(?: sẽ)? ")
_GOES: Final = re.compile(r",?(?: (?:sẽ|đã|cùng|cũng|vừa|dự kiến|đang|tới|đến|sang|dự|tham dự|và|đồng|chủ trì))*,? ")
#: who is only quoted on it
_SAYS: Final = re.compile(
    r"(?:, [^,;]{3,80},?)? (?:cho biết|cho hay|nói|thông báo|khẳng định|phát biểu|nhấn mạnh"
    r"|nhận định)\b"
)
#: how far behind the name of a meeting the one may stand who is there
_FAR: Final = 170
#: characters from "do" to the one who chairs
_NEAR: Final = 16
#: length of "đồng chủ trì"
_SPAN: Final = 12
#: "..., do A và B đồng chủ trì", "dưới sự chủ trì của A", "với sự tham dự của A"
_CHAIRED: Final = re.compile(
    r"\bdo (?:đồng chí |ông |bà )?|\bdưới sự (?:đồng )?chủ trì của (?:đồng chí |ông |bà )?"
    r"|\bvới sự (?:tham gia|tham dự|hiện diện|có mặt)(?: trực tiếp)? của (?:đồng chí |ông |bà )?"
)
_LED: Final = re.compile(r"\bdưới sự (?:đồng )?chủ trì của (?:đồng chí |ông |bà )?")
_WITH: Final = re.compile(r"[^,;]{0,60} (?:với|cùng|cùng với) ")
#: "tại Áo", "(Áo)": only where it is
_WHERE: Final = re.compile(r"(?:\btại |\bở |\(|\btheo )$")
_MISSION: Final = re.compile(r"\b(?:sứ quán|lãnh sự quán|phái đoàn|tùy viên|thương vụ)\b")
#: characters before a day that opens a sentence
_LEAD: Final = 16
_ARRANGE: Final = re.compile(
    r"(?<!việc )(?<!để )(?<!công tác )(?<!ban )(?<!sẽ )\b(?:phối hợp |cùng )?tổ chức (?:\w+ )?$"
)
_CHAIRS: Final = re.compile(r",? (?:cùng |đồng )?chủ trì\b|,? dẫn đầu\b")
_OBJECT: Final = re.compile(r"(?:gặp|tiếp|hội kiến|với|hội đàm|đón|chào|chào xã giao) $")
#: "dự kiến gặp một số nghị sĩ và bộ trưởng Áo, dự toạ đàm"
_OBJECTS: Final = re.compile(r"\b(?:gặp|tiếp|hội kiến|với|đón|chào)\b[^,;]{0,44}$")
#: "A bày tỏ vui mừng dẫn đầu đoàn ... tham dự": what the one who speaks does
_OWN_TIME: Final = re.compile(r"\b(?:nhân dịp|trước khi|khi|nhân|vui mừng (?:được|dẫn đầu|lần đầu|sang|đến|tới))\b")
#: behind somebody who is met, what is told of them: "hội đàm với B đang thăm Áo, dự hội nghị"
_OWN: Final = re.compile(r" (?:đang|nhân dịp (?:bà |ông )?(?:sang|đến|tới|thăm)|sang|đến|tới)\b")


def attends(scene: Scene, low: int, end: int, high: int) -> list[Party]:
    """The subject before "dự": the last person who is no object of another verb; else the first behind the comma."""
    everybody = scene.people(low, end)
    people = [m for m in everybody if m.person is not None]
    both = next((m for m in reversed(scene.mentions) if low <= m.start and m.end <= end and m.kind == "both"), None)
    if both and _GOES.fullmatch(scene.folded, both.end, end) and (named := leaders(scene, both)):
        return named  # "hai Thủ tướng dự ..."
    last = everybody[-1] if everybody and everybody[-1].person is None else None
    met = last and _OBJECTS.search(scene.folded, max(low, last.start - 60), last.start)
    if last and not met and _GOES.fullmatch(scene.folded, last.end, end):
        return list({p.name: p for m in scene.row_to(last) for p in countries(m)}.values())  # "ngoại trưởng Ấn Độ"
    for m in reversed(people):
        first = _own_row(scene, m).start  # "chào Tổng Bí thư A, Chủ tịch nước B ... và dự"
        if _OBJECT.search(scene.folded, max(low, first - 14), first) and not _OWN.match(scene.folded, m.end):
            continue
        gap = scene.folded[m.end : end]
        plan = _PLAN.match(gap)  # "dự kiến chào B, chứng kiến lễ ký và dự ..."
        plans = gap.strip() in _PLANS or _COMES.fullmatch(gap) is not None
        plans = plans or (plan is not None and not scene.said_between(m.end + plan.end(), end))
        if not plans and scene.said_between(m.end, end) and not _OWN_TIME.search(gap):
            break
        chairs = _chairs(scene, m, low, end) if "đồng chủ trì" in scene.folded[m.end : end + _SPAN] else []
        return chairs or _together(scene, m, end)
    behind = [m for m in scene.people(end, high)[:1] if m.person is not None]
    gap = scene.folded[end : behind[0].start] if behind else ""
    own = (gap.endswith(", ") and len(gap) < _FAR and not re.search(r"[\"”]", gap)) or gap.endswith(" của ")
    told = bool(behind) and _SAYS.match(scene.folded, behind[0].end, high) is not None
    led = _row_of_two(scene, behind[0]) if own and not told else []
    return [p for m in led if (p := scene.party(m))]


def _row_of_two(scene: Scene, m: Mention) -> list[Mention]:
    """ "Tại kỳ họp ..., A và B thống nhất": both, where they are of two sides; else the first alone."""
    row = scene.row(m)[:2]
    joined = len(row) > 1 and scene.folded[m.end : row[1].start].startswith(" và ")
    return row if joined and row[1].person is not None and row[1].codes != m.codes else [m]


def _own_row(scene: Scene, m: Mention) -> Mention:
    """The first of the row that ends with `m`; of "sau hội đàm với A, B dự ..." B alone, who is of another side."""
    row = scene.row_to(m)
    apart = len(row) > 1 and row[-2].codes != m.codes and scene.folded[row[-2].end : m.start] == ", "
    return m if apart else row[0]


def chaired(scene: Scene, t: Hit, high: int) -> list[Party]:
    """Who holds it by the words behind: "khoá họp ..., do A và B đồng chủ trì"; "dưới sự chủ trì của A" also before."""
    m = _CHAIRED.search(scene.folded, t.end, min(high, t.end + _FAR)) or _LED.search(
        scene.folded, max(scene.sentence.start, t.start - _FAR), t.start
    )
    if m is None:
        return []
    near = [x for x in scene.mentions if 0 <= x.start - m.end() < _NEAR and x.kind in ("person", "both")]
    if not near:
        return []
    row = scene.row(near[0]) if near[0].kind == "person" else near[:1]
    if m[0].startswith("do ") and not _CHAIRS.match(scene.folded, row[-1].end):
        return []
    return leaders(scene, row[0]) if row[0].kind == "both" else [p for x in row if (p := scene.party(x))]


def _together(scene: Scene, last: Mention, end: int) -> list[Party]:
    """ "A và B (cùng) dự": all of the row that stands right before the word; else the last one alone."""
    row = scene.row_to(last)
    near = _GOES.fullmatch(scene.folded, last.end, end) is not None
    joined = len(row) > 1 and " và " in scene.folded[row[-2].end : last.start + 1]
    own = row if near and joined and all(m.person is not None for m in row) else [last]
    return list({p.name: p for m in own if (p := scene.party(m))}.values())


def _chairs(scene: Scene, last: Mention, low: int, end: int) -> list[Party]:
    """ "A, Thứ trưởng ..., và bà B, Tổng vụ trưởng ..., đồng chủ trì": the last of each side."""
    sides: dict[tuple[str, ...], Mention] = {}
    for m in reversed(scene.people(low, end)):
        if m.person is not None and not scene.said_between(m.end, last.start):
            sides.setdefault(m.codes, m)
    return [p for m in reversed(sides.values()) if (p := scene.party(m))] if len(sides) == 2 else []


def beside(scene: Scene, t: Hit, high: int) -> list[Party]:
    """ "đồng chủ trì Tham vấn chính trị lần thứ 8 với Thứ trưởng A": who chairs it with the subject."""
    first = next((m for m in scene.people(t.end, high) if m.person is not None), None)
    near = first is not None and _WITH.fullmatch(scene.folded, t.end, first.start) is not None
    party = scene.party(first) if first and near else None
    return [party] if party else []


def holders(scene: Scene, t: Hit, low: int) -> list[Party]:
    """The bodies and states before "tổ chức", where a day leads the sentence."""
    led = any(d.start - low <= _LEAD and len(d.at) == len("XXXX-09-09") for d in scene.dates)
    m = _ARRANGE.search(scene.folded, max(low, t.start - 24), t.start) if led else None
    if m is None or scene.said_between(low, m.start()):
        return []
    before = [
        x for x in scene.mentions if low <= x.start and x.end <= m.start() and x.kind in ("party", "organisation")
    ]
    acting = [x for x in before if not _WHERE.search(scene.folded, max(low, x.start - 12), x.start)]
    found = list({c: Party(c, c, (x.start, x.end)) for x in acting for c in x.codes}.values())
    mission = _MISSION.search(scene.folded, low, m.start()) is not None
    return found if len(found) > 1 or mission else []  # what a ministry holds at home is its own affair

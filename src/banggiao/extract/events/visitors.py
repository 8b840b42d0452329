"""Who goes on a visit: the person, the delegation or the ships.

Takes a Scene and the word that tells the visit, gives mentions or parties. Keeps true: nobody of the host's own side
visits; who sends, receives or only speaks of somebody does not go.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.events.delegations import principal
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Party, Place
from banggiao.vocabulary.lexicon import Hit

_OF: Final = re.compile(r"[^,;]{0,60}?\bcủa (?:phái đoàn |đoàn (?:đại biểu )?(?:do |của )?|ông |bà |tân )?$")
#: "chuyến tham dự hội nghị và thăm Indonesia của Thủ tướng A"
_OWNS: Final = re.compile(r" của (?!hai|các)")
_INSIDE: Final = re.compile(
    r"(?:tiếp tục|trong|tại|nhân|qua|sau|trước|về|từ|kết quả|khuôn khổ|dịp|sau khi|khi|của) "
    r"(?:khuôn khổ )?(?:các |những )?$"
)
_RECEIVES: Final = re.compile(r"\b(?:đón|tiếp|mời|chào mừng|chào đón)\b")
_MET: Final = re.compile(r"(?:gặp|tiếp|hội kiến|với|đón|chào|chào xã giao|hội đàm) $")
#: characters between the subject and the word, in one clause and in a row of clauses
_CLAUSE, _ROW = 200, 420
_PARTED: Final = re.compile(r"[,;]|^ và ")
_MAKES: Final = re.compile(r"(?:thực hiện|có|bắt đầu|kết thúc|tiến hành|lên đường|hoàn thành|mở đầu) (?:một |các )?$")
_PUTS_OFF: Final = re.compile(
    r" (?:đã |vừa |sẽ |quyết định |buộc phải )*(?:tạm hoãn|hoãn|hủy|dời|lùi)(?: bỏ| lại| toàn bộ)? ?(?:một |các )?"
)
_DO: Final = re.compile(r"\bdo (?:đồng chí |ông |bà |ngài )?$")
_HEADS: Final = re.compile(r"(?:, [^;:]{2,120}?,?)? (?:dẫn đầu|làm trưởng đoàn|làm trưởng)\b")
_LEADING: Final = re.compile(r",? (?:đang |đã |sẽ )?dẫn đầu (?:đoàn|phái đoàn)\b")
#: who sends somebody does not go
_SENDS: Final = re.compile(
    r"\b(?:cử|phái|điều|đưa) (?:một |các )?(?:đoàn|phái đoàn|chuyên gia|cán bộ|đội|nhóm|sinh viên|lao động|tàu)"
)
_WHEN: Final = re.compile(r" (?:trong|nhân|qua)(?: khuôn khổ| dịp)? ")
#: characters between a party and what its officer does
_SOON: Final = 45
#: what opens a sentence whose subject stands behind the comma: "Sau khi thăm ..., A sẽ ..."
_FIRST: Final = re.compile(r" ?(?:ngay )?(?:sau khi|trước khi|trong khi|khi|nhân dịp|sau)\b[^,;]*$")
_OF_SHIP: Final = re.compile(r" của (?:các |hai |ba |biên đội |đội |những )*tàu\b")
_SHIP: Final = re.compile(r"\b(?:tàu|hạm đội|biên đội)\b")
#: "A cảm ơn ... về sự đón tiếp nồng hậu trong (chuyến thăm)": who thanks for it was there
_THANKS: Final = re.compile(
    r"[^.;]{0,40}\b(?:cảm ơn|cám ơn|biết ơn|ấn tượng|trân trọng)\b[^.;]{0,130}"
    r"\b(?:đón tiếp|tiếp đón|đón chào|mến khách)\b[^.;]{0,60} (?:trong|nhân)(?: dịp)? "
)
_SETTING: Final = re.compile(r".{0,110} (?:trong|nhân)(?: khuôn khổ| dịp)? ")
_THIS: Final = re.compile(r" (?:này|lần này|nói trên|ấy)\b")


def _leads(scene: Scene, m: Mention) -> bool:
    """ "đoàn ... do A(, Thứ trưởng ...,) dẫn đầu"."""
    before = scene.folded[max(0, m.start - 14) : m.start]
    return _DO.search(before) is not None and _HEADS.match(scene.folded, m.end, scene.sentence.end) is not None


def inside(scene: Scene, trigger: Hit, low: int) -> bool:
    """Whether the visit is only the setting: "trong khuôn khổ chuyến thăm", "nhân chuyến thăm"."""
    return _INSIDE.search(scene.folded, max(low, trigger.start - 24), trigger.start) is not None


def visitors(scene: Scene, trigger: Hit, host: Place | None, low: int) -> list[Mention]:
    """Who visits: behind "của", else the last person before the word, else the subject behind the clause."""
    noun = bool(trigger.entry.data.get("noun"))
    if noun and _OF_SHIP.match(scene.folded, trigger.end):
        return []
    _, high = scene.clause(trigger.start)
    behind = [m for m in scene.mentions if trigger.end <= m.start < min(high, trigger.end + 130)]
    led = next((m for m in behind if m.kind == "person" and _leads(scene, m)), None)
    if led and not _same(led, host):
        return [led]
    near = [m for m in behind if m.kind in ("person", "party") and not scene.aside(m)]
    near = [m for m in near if scene.folded[m.start : m.end] != "ngài"]  # said to somebody's face
    owners = (m for m in near if _OF.fullmatch(scene.folded, trigger.end, m.start))
    of = next(owners, None) if noun or (host and _OWNS.match(scene.folded, host.span[1])) else None
    if of and not _same(of, host):
        return _and_another(scene, of)
    if noun and _THIS.match(scene.folded, trigger.end):
        return []
    within = inside(scene, trigger, low)
    if within and noun and (row := _beside(scene, trigger, host, low)):
        return row
    before = [] if within and noun else _before(scene, trigger, host, low)
    if before:
        return before
    subject = next((m for m in scene.people(trigger.end, high) if "," in scene.folded[trigger.end : m.start]), None)
    first = not noun and _FIRST.match(scene.folded[low : trigger.start]) is not None
    if within and noun and not subject and not scene.people(low, trigger.start):
        return _sent(scene, trigger, host, low)
    if ((noun and within) or first) and subject and subject.codes:
        away = subject.codes[0] != (host.country if host else scene.who.parties[0])
        return [subject] if away else []
    return []


def _and_another(scene: Scene, m: Mention) -> list[Mention]:
    """ "chuyến thăm Áo của Thủ tướng A và Chủ tịch Quốc hội B": both, where they are of one side."""
    row = scene.row(m)[:2] if m.kind == "person" else [m]
    joined = len(row) > 1 and scene.folded[m.end : row[1].start] == " và " and row[1].codes == m.codes
    return row if joined and row[1].person is not None else [m]


def _beside(scene: Scene, trigger: Hit, host: Place | None, low: int) -> list[Mention]:
    """ "nhắc lại ấn tượng của A và B trong chuyến thăm ...": those right before the word that makes it a setting."""
    people = scene.people(low, trigger.start)
    if people and not _same(people[-1], host) and _THANKS.fullmatch(scene.folded, people[-1].end, trigger.start):
        return people[-1:]
    if not people or not _WHEN.fullmatch(scene.folded, people[-1].end, trigger.start):
        near = people and "," not in scene.folded[people[-1].end : trigger.start]
        away = [m for m in people if m.person is not None and m.codes and not _same(m, host)]
        # "A hội đàm với B tại Điện Xanh trong chuyến thăm ...": the one who is not at home
        if near and host and _same(people[-1], host):
            return away[-1:]
        # "A sẽ đến Huế, Hội An và Đà Nẵng trong chuyến thăm ...": nobody else and no word of saying between
        set_ = people and host and _SETTING.fullmatch(scene.folded, people[-1].end, trigger.start) is not None
        said = people and scene.said_between(people[-1].end, trigger.start)
        return away[-1:] if set_ and not said and away[-1:] == people[-1:] else []
    if _same(people[-1], host):  # "A hội đàm với B nhân chuyến thăm ...": B is at home
        return [m for m in people if m.person is not None and m.codes != people[-1].codes][-1:]
    return [m for m in scene.row_to(people[-1]) if m.codes == people[-1].codes]


def guest_of(scene: Scene, trigger: Hit, host: Place) -> Party | None:
    """The visitor of a visit told without one: the person of the other side whom the document is about."""
    parties = scene.who.parties
    if host.country not in parties or len(parties) < 2 or (len(parties) > 2 and host.country == parties[0]):
        return None
    other = next(c for c in parties[:2] if c != host.country)
    person = principal(scene.who, other)
    if person is None or re.search(r"\btàu\b", scene.folded[scene.sentence.start : trigger.start]):
        return None
    return Party(person.name, person.country, (trigger.start, trigger.end), scene.who.people.index(person))


def _before(scene: Scene, trigger: Hit, host: Place | None, low: int) -> list[Mention]:
    """The last person before the word; where there is none, the delegation or ship of a party."""
    before = [m for m in reversed(scene.mentions) if low <= m.start and m.end <= trigger.start and not scene.aside(m)]
    noun = bool(trigger.entry.data.get("noun"))
    people = [m for m in before if m.kind == "person"]
    for m in before:
        gap = scene.folded[m.end : trigger.start]
        first = scene.row_to(m)[0].start  # "chào xã giao A, B; thăm ..."
        object_of = _MET.search(scene.folded, max(low, first - 14), first) and _PARTED.search(gap)
        leads = m.kind == "person" and _LEADING.match(scene.folded, m.end, trigger.start) is not None
        if m.kind == "person" and object_of and m is not people[-1] and not leads:
            continue
        if (
            m.kind != "person"
            or _same(m, host)
            or len(gap) > (_ROW if ";" in gap else _CLAUSE)
            or _RECEIVES.search(gap)
        ):
            continue
        if _SENDS.search(gap):
            return []
        met = _MET.search(scene.folded, max(low, m.start - 12), m.start) and "đang" not in gap
        if noun and _MAKES.search(gap) and met:
            continue
        m = _with_spouse(scene, m)
        said = scene.said_between(m.end, trigger.start)
        if said and (other := _told_of(scene, trigger, m, host)):
            return [other]
        if noun and said and not (_MAKES.search(gap) or _PUTS_OFF.fullmatch(gap)):
            return []
        return _row_of(scene, m, host)
    return _sent(scene, trigger, host, low) or _owner(scene, trigger, host, low)


def _sent(scene: Scene, trigger: Hit, host: Place | None, low: int) -> list[Mention]:
    """The delegation, ships or aircraft of a party before the word."""
    before = [m for m in reversed(scene.mentions) if low <= m.start and m.end <= trigger.start and not scene.aside(m)]
    for m in before:
        led = re.search(
            r"(?<!nhiều )(?<!các )(?:đoàn|tàu|hạm đội|máy bay|phi đội|biên đội|đội bay)[^,]{0,40}$",
            scene.folded[low : m.start],
        )
        if m.kind in ("party", "organisation") and led and not _same(m, host) and len(m.codes) == 1:
            gap = scene.folded[m.end : trigger.start]
            return [m] if len(gap) < 60 or gap.startswith(" gồm ") else []
    return []


def _row_of(scene: Scene, last: Mention, host: Place | None) -> list[Mention]:
    """ "A và B sẽ thăm ...": all of the row that `last` closes, where each is of a side of its own."""
    row = scene.row_to(last)
    codes = [m.codes for m in row]
    sides = len(set(codes)) == len(codes) and all(len(c) == 1 for c in codes)
    joined = len(row) > 1 and re.search(r" (?:và|cùng) ", scene.folded[row[-2].end : row[-1].start]) is not None
    return row if sides and joined and not any(_same(m, host) for m in row) else [last]


def _with_spouse(scene: Scene, m: Mention) -> Mention:
    """ "A cùng phu nhân B": A, who is one of the text's people, and not the wife."""
    row = scene.row_to(m)
    spouse = re.search(r"\b(?:phu nhân|con gái|con trai|vợ|chồng)\b", scene.folded[row[0].end : m.end])
    return row[0] if len(row) > 1 and spouse else m


def _told_of(scene: Scene, trigger: Hit, speaker: Mention, host: Place | None) -> Mention | None:
    """ "Đại sứ cho hay Tư lệnh Cảnh sát Áo đang có chuyến thăm ...": whose officer goes, by the speaker's words."""
    between = [m for m in scene.mentions if speaker.end <= m.start and m.end <= trigger.start]
    m = between[-1] if between else None
    told = m is not None and m.kind != "person" and len(m.codes) == 1 and trigger.start - m.end < _SOON
    told = told and m is not None and scene.said_between(speaker.end, m.start)
    return m if told and m and not _same(m, host) and not scene.said_between(m.end, trigger.start) else None


def ships(scene: Scene, trigger: Hit, host: Place | None, low: int) -> list[Party]:
    """ "Tàu hộ tống ... thăm hữu nghị Việt Nam": ships of nobody named are those of the other one of two parties."""
    parties = scene.who.parties
    if host is None or len(parties) != 2 or host.country not in parties:
        return []
    if trigger.entry.data.get("noun"):  # "nhân chuyến thăm của tàu ... tới Áo"
        m = _OF_SHIP.match(scene.folded, trigger.end)
        code = parties[0] if parties[1] == host.country else parties[1]
        return [Party(code, code, m.span())] if m else []
    m = _SHIP.search(scene.folded, low, trigger.start)
    if m is None or scene.people(m.end(), trigger.start):
        return []
    code = parties[0] if parties[1] == host.country else parties[1]
    return [Party(code, code, m.span())]


def _owner(scene: Scene, trigger: Hit, host: Place | None, low: int) -> list[Mention]:
    """ "Tàu này cập cảng ...": the one party of the sentence before."""
    if scene.sentence.index == 0 or not re.match(r"[\w ]{0,20}\btàu\b", scene.folded[low : trigger.start]):
        return []
    last = scene.reading.sentences[scene.sentence.index - 1]
    owners = [m for m in scene.who.mentions_in(last.start, last.end) if m.kind != "person" and len(m.codes) == 1]
    codes = {m.codes for m in owners if not _same(m, host)}
    return [m for m in owners if m.codes in codes][:1] if len(codes) == 1 else []


def _same(m: Mention, host: Place | None) -> bool:
    """Whether somebody is of the host's own side."""
    return host is not None and host.country is not None and m.codes == (host.country,)

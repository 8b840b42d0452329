"""Conferences, dialogues, exercises and ceremonies: what is held, where and when, and who attends.

Takes a Scene, gives Tellings. Keeps true: one that is only named in passing (without a day, without somebody who
attends it) is none.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Dated, Span
from banggiao.extract.events.attendants import attends, beside, chaired, holders
from banggiao.extract.events.bidden import bidden
from banggiao.extract.events.jubilees import is_jubilee
from banggiao.extract.events.names import between, is_named, is_session, is_told_at, name_end
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.stays import held_on, two_years
from banggiao.extract.events.told import Party, Place, Telling
from banggiao.extract.events.where import place_gone_to, place_in, place_leading
from banggiao.extract.events.whether import asked, modality, unreal
from banggiao.model.kinds import GROUPS
from banggiao.vocabulary.lexicon import Hit

_ATTEND: Final = re.compile(
    r"(?:tham dự|dự thính|dự khán|dự|tham gia|chủ trì|phát biểu tại|rời|bắt tay [^,;.]{4,60} tại"
    r"|dẫn đầu đoàn[^,;]{0,40} (?:tham )?dự)"
    r" (?:các |(?:phiên |lễ )?(?:khai mạc|bế mạc) |phiên toàn thể |cuộc "
    r"|(?:lễ|hội nghị|diễn đàn|hội thảo|tọa đàm|triển lãm) [^,;.]{3,60} và )?$"
)
#: "kỳ họp ... vào tháng 11 (tới)"
_NEXT: Final = re.compile(r" (?:tới|sắp tới|tới đây)\b")
_COUNTED: Final = re.compile(r" lần (?:thứ|đầu)")
_GOES: Final = re.compile(r"(?:tham )?dự ")
_AT: Final = re.compile(
    r" ?(?:(?:rạng sáng |sáng |trưa |chiều |tối |ngày |hôm )[^,]{0,30}, )?"
    r"(?:tại|bên lề|nhân dịp(?: tham)?(?: dự)?|trong khuôn khổ|sau khi (?:tham )?dự)(?: các)? "
)
#: characters behind a name in which other words are its own, and of a name that is not shared with the next one
_OWN: Final = 60
_OTHER: Final = 10
#: how far behind the name of a meeting the one may stand who is there
_FAR: Final = 170
#: characters before a verb that opens its clause
_VERB: Final = 16
#: characters of the name of what is held
_TOPIC: Final = 72
#: characters between a round and its time: "dự kiến tại Việt Nam trong năm"
_ROUND: Final = 40
_SUMMITS: Final = frozenset(("hội nghị cấp cao", "hội nghị thượng đỉnh", "tuần lễ cấp cao"))
#: "Kỳ họp lần thứ 47 sẽ diễn ra ...": the next round of something between the two
_NTH: Final = re.compile(r"(?:kỳ họp|khóa họp|phiên họp|vòng đàm phán) (?:lần )?thứ \w+ ")
#: talks between the two, whoever is named
_TALKS: Final = re.compile(r"đối thoại|tham vấn|tham khảo|đàm phán")
#: "dự lễ khai mạc Năm chéo ...", "dự lễ kỷ niệm 50 năm thành lập ASEAN", "Lễ kỷ niệm lần thứ 69 Ngày Cộng hòa ..."
_OPENED: Final = re.compile(r"khai mạc [\"“]?$")
_YEARS: Final = re.compile(r"lễ kỷ niệm (?:\d{1,3} năm|lần thứ \d+)")
_OPENS: Final = re.compile(r"\s?[\"“][^\"”]{4,90}[\"”]")
_GONE_TO: Final = re.compile(
    r"\b(?:thăm(?: chính thức| cấp nhà nước| và làm việc(?: tại)?)?|đến|tới|sang|ở)(?: nước)? $"
)
_WHERE: Final = re.compile(r"(?:\btại |\bở |\()$")
#: "Diễn ra ngày 27/5 tại Huế, hội nghị ..."
_TAKES: Final = re.compile(r" ?(?:diễn ra|được tổ chức|khai mạc)\b[^;]{0,90}, $")
#: "nhất trí thực hiện thoả thuận đạt được tại kỳ họp lần thứ 9 Uỷ ban ...": a session that was
_WAS: Final = re.compile(r"\b(?:tại|sau|theo|kết quả|biên bản|thỏa thuận|tốt đẹp)(?: tốt đẹp)?(?: của)? $")
_HOLDS: Final = re.compile(
    r"(?:(?:đã |đồng |cùng |sẽ )(?:phối hợp )?(?:tổ chức|khai mạc|đăng cai|tiến hành)|diễn ra) (?:\w+ ){0,2}$"
)
#: "dự Diễn đàn A, dự lễ khánh thành ở B": where the next one is held
_AND_ATTENDS: Final = re.compile(r",(?: và)? (?:tham )?dự (?!kiến|định|báo)")
_PLANNED: Final = re.compile(r"\b(?:dự kiến|sẽ)\b")
#: "bắt đầu chuyến thăm ... và dự Hội nghị", "lên đường tới Graz dự Diễn đàn"
_SETS_OUT: Final = re.compile(
    r"\b(?P<how>lên đường|bắt đầu (?:một )?chuyến)\b[^;]{0,160}? (?:tham )?dự (?:các |lễ (?:khai mạc )?)?$"
)
_WILL: Final = re.compile(r"\bsẽ (?:phối hợp |cùng )?(?:tổ chức|họp) $")
_HELD: Final = re.compile(
    r"(?:được tổ chức|diễn ra|khai mạc|đã tổ chức|tổ chức|sẽ được tổ chức|do [^,;]{3,60} tổ chức)\b"
)


def held(scene: Scene) -> list[Telling]:
    """All that is held, as the sentence tells it."""
    out: list[Telling] = []
    last = -1
    for t in scene.triggers:
        if (
            t.entry.data["frame"] != "held"
            or (t.start < last and not (_NTH.match(scene.folded, t.start) or _joins(scene, t, last - _OWN)))
            or is_jubilee(scene, t)
        ):
            continue
        if any(m.kind == "person" and m.start < t.start < m.end for m in scene.mentions):
            continue  # "ông A, Chủ tịch Đại hội đồng ...": whose office it is
        told = _told(scene, t) or bidden(scene, t)
        if told:
            out.append(told)
            last = t.end + _OWN
    return out


def _joins(scene: Scene, t: Hit, end: int) -> bool:
    """ "dự Hội nghị Cấp cao ASEAN - Áo và Lễ ...": another name behind "và", the first one told up to `end`."""
    return scene.folded.endswith(" và ", 0, t.start) and scene.text[t.start].isupper() and t.start - end > _OTHER


def _told(scene: Scene, t: Hit) -> Telling | None:
    cue: Span = (t.start, t.end)
    low, high = scene.clause(t.start)
    kind = str(t.entry.data["type"])
    attended = _attended(scene, t, low)
    hosts = holders(scene, t, low)
    takes_place = bool(hosts) or _takes_place(scene, t, low, high)
    session = is_session(scene, t)
    was = session and not attended and _WAS.search(scene.folded, max(low, t.start - 30), t.start) is not None
    if not was and (unreal(scene, cue, low) or asked(scene, cue, low)):
        return None
    if attended and attended.start() - low < _VERB and not scene.people(low, t.start):
        low = scene.sentence.start  # "..., hội kiến B; dự Diễn đàn ...": the subject and the day before the semicolon
    date = held_on(scene, cue, low) or (two_years(scene, t.end, min(high, t.end + _OWN)) if kind == "other" else None)
    place = _place_behind(scene, t, high) or _place_before(scene, t, low, attended is not None, takes_place)
    parties = _taking_part(scene, t, attended, low)
    held_by = kind == "dialogue" and _HOLDS.search(scene.folded, max(low, t.start - 30), t.start) is not None
    numbered = _is_numbered(scene, t, date)
    known = is_named(scene, t, kind) or session or numbered or held_by or _is_next(scene, t, low, date)
    attends = "attends" in t.entry.data
    known = known or attends
    if attended and parties and parties[0].person is not None:  # by its people, day and place, or by its number
        known = known or (date is not None and place is not None) or _COUNTED.match(scene.folded, t.end) is not None
    if not known and not (takes_place and date and (len(date.edtf) >= 10 or place)):
        return None
    told_at = kind == "conference" and is_told_at(scene, t)
    told = attended or takes_place or told_at or kind in ("exercise", "other") or session or numbered
    if not told and not _is_dated(scene, t, date, place):
        return None
    if session and not attended and not was and any(role == "invited" for role, _, _ in scene.cues(low, t.start)):
        return None  # "nhất trí đẩy nhanh ..., tổ chức kỳ họp lần thứ 9 Uỷ ban ... vào quý IV": what is agreed on
    hosts = hosts or (between(scene, t) if takes_place or told_at else [])
    big = attended is not None and (attends or scene.text[t.start].isupper())
    if not (date or parties or big or held_by or session or ((takes_place or told_at) and (place or hosts))):
        return None
    parties = parties or hosts or _sides(scene, low, t.start if attended else high, place)
    parties = parties or _both(scene, t, takes_place or numbered)
    if not (parties or date) or (kind == "other" and not (date or (takes_place and place))):
        return None
    out = _telling(scene, t, (attended.start() if attended else t.start, t.end), tuple(parties), date, place)
    return _held(scene, out) if was else _to_come(scene, out, low)


def _held(scene: Scene, out: Telling) -> Telling:
    """A session at which something was said ("tại kỳ họp lần thứ 9"): held, or the next one ("tới")."""
    ahead = _NEXT.match(scene.folded, out.when.span[1] if out.when else out.cue[1])
    return out.but(modality="scheduled" if ahead else None, modality_span=ahead and ahead.span(), past=not ahead)


def _attended(scene: Scene, t: Hit, low: int) -> re.Match[str] | None:
    """The words by which somebody attends it: before its name, or in the word itself ("dự APEC")."""
    if "attends" in t.entry.data:
        return _GOES.match(scene.folded, t.start)
    return _ATTEND.search(scene.folded, max(low, t.start - 70), t.start) or _spoken_at(scene, t, low)


def _place_behind(scene: Scene, t: Hit, high: int) -> Place | None:
    """The place that its name goes on with, up to what else is attended."""
    behind = t.end if scene.folded.startswith(", ", t.end) else high  # "Phát biểu tại Diễn đàn, A ...": no part of it
    next_one = _AND_ATTENDS.search(scene.folded, t.end, behind)
    return place_in(scene, name_end(scene, t, high), next_one.start() if next_one else behind)


def _taking_part(scene: Scene, t: Hit, attended: re.Match[str] | None, low: int) -> list[Party]:
    """Who attends or chairs it, with those whom they greet on it or chair it with."""
    _, high = scene.clause(t.start)
    if attended is None:
        return chaired(scene, t, high)
    parties = attends(scene, low, attended.start(), high)
    if attended[0].startswith("bắt tay"):
        parties += [p for m in scene.people(attended.start(), attended.end()) if (p := scene.party(m))]
    return parties + beside(scene, t, high) if attended[0].startswith("chủ trì") else parties


def _to_come(scene: Scene, told: Telling, low: int) -> Telling:
    """The telling, with the modality of the words before its semicolon where its own clause has none; a round with a
    time that is planned is one to come, whatever was before it.
    """
    out = _SETS_OUT.search(scene.folded, low, told.cue[0])
    if out and not told.modality:  # "lên đường dự Hội nghị": only the journey has begun
        return told.but(modality="scheduled", modality_span=out.span("how"), past=False)
    plan = _PLANNED.search(scene.folded, told.cue[1], told.when.span[0]) if told.when else None
    if plan and _NTH.match(scene.folded, told.cue[0]):
        return told.but(modality="scheduled", modality_span=plan.span(), past=False)
    if told.modality or told.past or low >= scene.clause(told.cue[0])[0]:
        return told
    mode, span, past = modality(scene, told.cue, low)
    return told.but(modality=mode, modality_span=span, past=past)


def _both(scene: Scene, t: Hit, takes_place: bool) -> list[Party]:
    """The two parties of the text, who hold a session, a next round or talks that are told without names."""
    talks = t.entry.data["type"] == "dialogue" and _TALKS.search(scene.folded, t.start, t.end)
    shared = is_session(scene, t) or (takes_place and (talks or _NTH.match(scene.folded, t.start)))
    return scene.both((t.start, t.end)) if shared else []


def _telling(
    scene: Scene, t: Hit, words: Span, parties: tuple[Party, ...], date: Dated | None, place: Place | None
) -> Telling:
    """The telling; its modality is that of `words`."""
    low, high = scene.clause(t.start)
    mode, span, past = modality(scene, words, low)
    kind = str(t.entry.data["type"])
    counted = _YEARS.match(scene.folded, t.start) if kind == "ceremony" else None
    opened = kind == "other" and _OPENED.search(scene.folded, max(low, t.start - _VERB), t.start) is not None
    return Telling(
        type="anniversary" if counted else "opening" if opened else kind,
        sentence=scene.sentence,
        cue=(t.start, counted.end() if counted else t.end),
        parties=parties,
        when=date,
        place=place or place_gone_to(scene, low, words[0]),
        modality=mode,
        modality_span=span,
        past=past,
        clause=(_row_start(scene, words[0], parties, low), high),
        topic=scene.folded[t.start : t.start + _TOPIC],
    )


def _row_start(scene: Scene, at: int, parties: tuple[Party, ...], low: int) -> int:
    """ "A sẽ chào B, chứng kiến lễ ký và dự C": a later one of a row is quoted without its subject."""
    subject = parties[0].span[1] if parties and parties[0].person is not None else at
    row = [x for x in scene.triggers if subject <= x.start and x.end < at]
    return at if len(row) > 1 else low


def _takes_place(scene: Scene, t: Hit, low: int, high: int) -> bool:
    """Whether words say that it is held: "... được tổ chức", "Diễn ra ngày ..., hội nghị ...", "đã tổ chức ..."."""
    held = _HELD.search(scene.folded, t.end, min(high, t.end + 140)) or _TAKES.match(scene.folded, low, t.start)
    return (held or _HOLDS.search(scene.folded, max(low, t.start - 30), t.start)) is not None


def _place_before(scene: Scene, t: Hit, low: int, attended: bool, takes_place: bool) -> Place | None:
    """Where it is held, printed before it: "Ngày 9/4, tại Graz, A dự ...", "tại Graz diễn ra ..."."""
    if attended:
        others = any(x.entry.data["frame"] in ("meeting", "visit") for x in scene.triggers if x.start < t.start)
        return None if others else place_leading(scene, low, t.start)
    return place_in(scene, low, t.start, last=True) if takes_place else None


def _is_dated(scene: Scene, t: Hit, date: Dated | None, place: Place | None) -> bool:
    """Whether it is named with its own day and place, or is a summit of the parties with its date behind it."""
    if date is None or date.span[0] <= t.end:
        return False
    abroad = place is not None and place.country not in (None, *scene.who.parties)
    abroad = abroad or scene.folded.endswith((" sau ", " trước ", "bên lề "), scene.clause(t.start)[0], t.start)
    summit = not abroad and scene.folded[t.start : t.end] in _SUMMITS
    return summit or (place is not None and len(date.edtf) >= 10)


def _spoken_at(scene: Scene, t: Hit, low: int) -> re.Match[str] | None:
    """ "Tại Hội nghị Ngoại trưởng ASEAN lần thứ 50, A nêu rõ": somebody behind the comma speaks where it is held."""
    if not scene.text[t.start].isupper() or t.start - low > 60:
        return None
    behind = scene.people(t.end, scene.sentence.end)[:1]
    named = bool(behind) and scene.folded.endswith(", ", 0, behind[0].start) and behind[0].start - t.end < _FAR
    return _AT.fullmatch(scene.folded, low, t.start) if named else None


def _is_next(scene: Scene, t: Hit, low: int, date: Dated | None) -> bool:
    """ "thống nhất sẽ tổ chức kỳ họp lần thứ 16 vào giữa năm 2019": the next round, on which both agreed."""
    to_come = _WILL.search(scene.folded, max(low, t.start - 24), t.start) and _NTH.match(scene.folded, t.start)
    return to_come is not None and date is not None and date.span[0] >= t.end


def _is_numbered(scene: Scene, t: Hit, date: Dated | None) -> bool:
    """ "khóa họp lần thứ hai (tháng 3/2016)": a round with its own time right behind."""
    m = _NTH.match(scene.folded, t.start)
    return m is not None and date is not None and 0 <= date.span[0] - m.end() <= _ROUND


def _sides(scene: Scene, low: int, high: int, place: Place | None) -> list[Party]:
    """The parties named, those left out that only say where it is: "tại Malaysia", "New York (Mỹ)"."""
    codes: dict[str, Span] = {}
    quoted = _OPENS.match(scene.text, low, high)  # "Những ngày Việt Nam tại Áo": both are in the name
    name = quoted.end() if quoted else low
    for m in scene.mentions:
        where = _WHERE.search(scene.folded, max(low, m.start - 12), m.start) and not low <= m.start < name
        if where or (place and place.span[0] <= m.start <= place.span[1] + 2):
            continue
        if m.kind == "party" and _GONE_TO.search(scene.folded, max(low, m.start - 40), m.start):
            continue  # "A thăm Việt Nam và tham dự Hội nghị ...": where A goes
        told = m.kind in ("both", "party") or (m.kind == "organisation" and len(m.codes) == 2)
        if low <= m.start and m.end <= high and told:
            for c in m.codes:
                codes.setdefault(c, (m.start, m.end))
    own = {c: span for c, span in codes.items() if c in scene.who.parties or c in GROUPS}
    codes = own or codes
    if codes:
        return [Party(c, c, span) for c, span in list(codes.items())[:4]]
    return []

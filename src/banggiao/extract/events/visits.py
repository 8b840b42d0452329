"""Visits: who goes where.

Takes a Scene, gives one Telling a visitor. Keeps true: the visitor is no one of the host's side; a visit that is only
asked for ("mời ... sang thăm") is none.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from banggiao.extract.dated import Dated, Span
from banggiao.extract.events.gaps import filled_by, opens_with
from banggiao.extract.events.hosts import host_of
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.stays import behind_name, stay
from banggiao.extract.events.told import ARRIVES, Party, Place, Telling
from banggiao.extract.events.visitors import guest_of, inside, ships, visitors
from banggiao.extract.events.when import is_printed, to_when, usable, when
from banggiao.extract.events.where import place_at
from banggiao.extract.events.whether import asked, modality, unreal
from banggiao.language.dates import DateMention
from banggiao.vocabulary.lexicon import Hit

_LEVEL: Final = re.compile(r"cấp nhà nước|chính thức cấp nhà nước|hữu nghị chính thức|chính thức|làm việc|hữu nghị")
_DATED: Final = re.compile(r" ?(?:\(|vào |hồi |năm |tháng |ngày )*$")
#: who comes to such a house comes to a meeting
_SEAT: Final = re.compile(r"(?:trụ sở|phủ|văn phòng|bộ|nhà khách|nhà|dinh|cung|điện|toà nhà|khách sạn)\b")
_OPINES: Final = re.compile(
    r",? (?:cũng |rất |luôn |đã )?(?:tin(?: tưởng)?|hy vọng|mong(?: muốn| đợi)?|cho(?: hay| biết)?"
    r"|khẳng định|đánh giá|coi|xem|gọi|nói|dự đoán|dự báo|nhận định|kỳ vọng|phân tích|lưu ý"
    r"|nhắc(?: lại| đến| tới)?|nhấn mạnh)"
    r"(?: rằng| cao)? (?:kết quả (?:của )?|việc )?"
)
#: "A bác bỏ thông tin B sẽ thăm ..."
_DENIED: Final = re.compile(r"\b(?:bác bỏ|phủ nhận|đính chính)(?: \w+){0,3} (?:thông tin|tin|việc|khả năng)\b[^,;]*$")
_TO_STAY: Final = re.compile(
    r" (?:làm (?!việc)|nhận nhiệm vụ|nhận công tác|nhậm chức|học|du học|sinh sống|định cư|sống)"
)
_SENDS: Final = re.compile(r"\b(?:gửi|chuyển|trao|dành|bày tỏ|viết|xuất khẩu|bán|chúc|mời)\b")
_LATELY: Final = re.compile(
    r"(?: [^\s,;.]+){0,5}? (?:gần đây|mới đây|vừa qua|vừa rồi|trước đây|trước đó|sắp tới|tới đây)\b"
)
_MONTH: Final = len("2016-06")
_RUNS: Final = re.compile(r"\b(?:diễn ra|kéo dài|được tiến hành|bắt đầu|kết thúc)\b")
_AND_TO: Final = re.compile(r"(?:, | và |, và |; )(?:thăm (?:chính thức |cấp nhà nước )?)?")
#: between the days of one's visits, and what says that there were several
_ROW: Final = re.compile(
    r"(?: với tư cách [^,;.\d]{2,40})?(?: ?, (?:và )?| và )"
    r"(?:lần (?:thứ )?(?:\w+(?: đây)?|gần (?:đây )?nhất)(?: là)? )?(?:vào |trong |năm |tháng |hồi )*"
)
_TIMES: Final = re.compile(r"\b(?:\d|hai|ba|bốn|năm|nhiều) lần\b|[,(] ?$")
#: characters between a semicolon and the verb that goes on behind it
_GOES_ON: Final = 3
#: how near behind a further place its days stand
_BESIDE: Final = 12
#: "Chuyến thăm của A, dự kiến diễn ra vào tháng 5, đã bị hoãn"
_PUT_OFF: Final = re.compile(
    r"[^;.]{4,140},? (?:đã |sẽ |vừa |phải )*(?:bị |được |phải )(?:tạm )?(?P<how>hoãn|hủy|lùi|dời)\b"
)
#: between who goes and the word: what is planned, by nobody's word but the text's
_PLANNED: Final = re.compile(
    r"(?:^| )(?:cũng |đang |sẽ )*(?:dự kiến|có kế hoạch|lên kế hoạch|chuẩn bị)(?: sẽ| cho)? (?:(?:tới|đến|sang|đi) )?$"
)


def visits(scene: Scene) -> list[Telling]:
    """All visits told in the sentence."""
    out: list[Telling] = []
    rows = [t for t in scene.triggers if t.entry.data["frame"] == "visit"]
    if not rows:
        return out
    dated = _dated_row(scene, rows)
    for trigger in rows:
        out += _told(scene, trigger, {p.name for p, _ in dated})
    host = next((t.place for t in out if t.place), None) or next((h for r in rows if (h := host_of(scene, r))), None)
    cue = (rows[0].start, rows[0].end)
    for party, date in dated:
        out.append(_telling(scene, cue, [party], date, host if host and host.country != party.country else None))
    return out


def _dated_row(scene: Scene, rows: list[Hit]) -> list[tuple[Party, Dated]]:
    """People who each have a date of their own right behind them: "A (tháng 8/2021), B (tháng 7/2021)"."""
    out = []
    for m in scene.people(scene.sentence.start, scene.sentence.end):
        date = next((d for d in scene.dates if d.start >= m.end), None)
        party = scene.party(m)
        if date is None or party is None or not usable(date) or date.start - m.end >= 16:
            continue
        own = _DATED.fullmatch(scene.folded, m.end, date.start)
        if own and not any(m.end < r.start < date.start for r in rows):
            out.append((party, to_when(date)))
    if any(a.span[1] < r.start < b.span[0] for (a, _), (b, _) in pairwise(out) for r in rows):
        return []  # "chuyến thăm Áo của A tháng 7/2015 và chuyến thăm Bỉ của B năm 2016": each has its own
    bracketed = len(out) == 1 and scene.text[out[0][1].span[0] - 1] == "(" and not rows[0].entry.data.get("noun")
    return out if len(out) > 1 or bracketed else []


def _told(scene: Scene, trigger: Hit, done: set[str]) -> list[Telling]:
    cue = (trigger.start, trigger.end)
    low, high = scene.clause(trigger.start)
    if unreal(scene, cue, low) or asked(scene, cue, low) or _DENIED.search(scene.folded, low, trigger.start):
        return []
    host = host_of(scene, trigger)
    if host and opens_with("sight").match(scene.folded, host.span[0]):
        return []  # shown round in the course of a visit
    if not trigger.entry.data.get("noun") and trigger.start - low < _GOES_ON:
        low = scene.sentence.start  # "A hội kiến B; thăm Khu công nghiệp ...": the subject before the semicolon
    going = visitors(scene, trigger, host, low)
    parties = list({p.name: p for m in going if (p := scene.party(m)) and p.name not in done}.values())
    parties = parties or ships(scene, trigger, host, low)
    guest = guest_of(scene, trigger, host) if not going and trigger.entry.data.get("noun") and host else None
    date = stay(scene, cue, high)
    if guest:
        parties = [_side(guest) if _is_another(scene, date) else guest]
    arrival = bool(trigger.entry.data.get("arrival"))
    if not parties or (arrival and not _arrives(scene, cue, (low, high), parties[0], host)):
        return []
    if trigger.entry.data.get("noun") and _OPINES.fullmatch(scene.folded, parties[0].span[1], cue[0]):
        return []  # "Bà A tin chuyến thăm sẽ ...": who thinks of a visit does not make it
    date = _own(scene, trigger, low, date)
    if not trigger.entry.data.get("noun") and host is None and date is None:
        return []  # "ở lại để thăm vườn thú": neither where nor when
    promised = not trigger.entry.data.get("noun") and date is None and parties[0].span[1] <= cue[0]
    # "A dự kiến thăm Áo"; an envoy who "dự kiến đến Áo" takes up a post
    planned = promised and not arrival and _PLANNED.search(scene.folded, parties[0].span[1], cue[0]) is not None
    if promised and not planned and modality(scene, cue, low)[0] and scene.said_between(parties[0].span[1], cue[0]):
        return []  # "A khẳng định sẽ sang thăm": a word given, no happening yet
    sent = bool(going) and going[0].kind != "person"
    loose = host is None and date is None and inside(scene, trigger, low) and parties[0].span[0] > cue[1]
    elsewhere = guest is not None and not _is_here(scene, guest, trigger, low)
    guessed = (elsewhere and not _is_another(scene, date)) or loose
    told = _telling(scene, cue, parties, date, host)
    told = told.but(guessed=guessed, delegation=sent, call_on=_calls_on(scene, trigger, host))
    told = told.but(topic=ARRIVES) if arrival else told
    return [told, *_further(scene, told), *_again(scene, told)]


def _arrives(scene: Scene, cue: Span, clause: Span, party: Party, host: Place | None) -> bool:
    """Whether somebody, or a ship on a day, comes from elsewhere, and does not only say or send something there."""
    if host and _TO_STAY.match(scene.folded, host.span[1]):
        return False  # "sang Việt Nam làm Đại sứ"
    dated = when(scene, cue, clause[1]) is not None
    if scene.folded.endswith(" lại", *cue) and not dated:
        return False  # "quay lại Áo": only with the time of the journey
    ship = "tàu" in scene.folded[clause[0] : cue[0]] and dated
    if not _is_away(scene, host) or (party.person is None and not ship):
        return False
    if party.span[1] > cue[0]:
        return True
    if _SENDS.search(scene.folded, party.span[1], cue[0]):
        return False  # "A gửi lời chia buồn tới Việt Nam"
    # "A khẳng định nước mình không xuất siêu sang Việt Nam"
    named = any(party.span[1] < m.start < cue[0] for m in scene.mentions)
    return not (named and scene.said_between(party.span[1], cue[0]))


def _is_away(scene: Scene, host: Place | None) -> bool:
    """Whether who arrives there is on a journey: a country, an airport or a port, no seat of somebody."""
    if host is None or _SEAT.match(scene.folded, host.span[0]):
        return False
    return host.country is not None or "sân bay" in host.text or "cảng" in host.text


def _is_here(scene: Scene, guest: Party, trigger: Hit, low: int) -> bool:
    """ "A hội kiến B, trong khuôn khổ chuyến thăm Áo": whether the guest of the text acts in the sentence."""
    owned = scene.folded.startswith(" của ", trigger.end)
    named = any(m.person == guest.person for m in scene.people(scene.sentence.start, scene.sentence.end))
    return named and not owned and inside(scene, trigger, low)


def _own(scene: Scene, trigger: Hit, low: int, date: Dated | None) -> Dated | None:
    """The date of the visit, where it is not that of what was done on it."""
    cue = (trigger.start, trigger.end)
    if date and date.span[1] <= cue[0] and trigger.entry.data.get("noun") and inside(scene, trigger, low):
        # the day is that of the meeting told "trong khuôn khổ chuyến thăm"; the month is the visit's too
        date = date if len(date.edtf) <= _MONTH and "XXXX" not in date.edtf else None
    if date and date.span[1] <= cue[0] and any(t.entry.data["frame"] == "setting" for t in _between(scene, date, cue)):
        return None  # "sáng 30/5, lễ đón A sang thăm ... sẽ được tổ chức": the day of the welcome
    if date and date.span[1] <= cue[0] and _LATELY.match(scene.folded, cue[1]):
        return None  # "Sáng 5/6, A khẳng định chuyến thăm Áo gần đây của B ...": another time, which no day tells
    if date and date.span[1] <= cue[0] and _is_under_way(scene, cue, date):
        date = None  # "Chiều 16/6, A tiếp B đang dẫn đầu đoàn thăm ...": the day of the talks
    gap = scene.folded[cue[1] : date.span[0]] if date else ""
    days = "/" in date.edtf if date else False  # "trong thời gian thăm Áo, từ ngày 4 đến 6/6, A ..."
    if date and "," in gap and not days and not _RUNS.search(gap) and inside(scene, trigger, low):
        # "trong khuôn khổ chuyến thăm X, lúc 13h ngày 9/11, A ...": the day of what A did
        date = behind_name(scene, cue)
    return date


def _between(scene: Scene, date: Dated, cue: Span) -> list[Hit]:
    """The words that tell something between a day and the journey behind it."""
    return [t for t in scene.triggers if date.span[1] <= t.start < cue[0]]


def _is_under_way(scene: Scene, cue: Span, date: Dated) -> bool:
    """Whether talks stand between a day and a journey that is going on."""
    talks = [t for t in _between(scene, date, cue) if t.entry.data["frame"] == "meeting"]
    return (
        bool(talks) and re.search(r"\b(?:đang|nhân dịp|sang)\b[^;]*$", scene.folded[talks[-1].end : cue[0]]) is not None
    )


def _again(scene: Scene, told: Telling) -> list[Telling]:
    """ "đã thăm Việt Nam ba lần vào tháng 9/1973, tháng 12/1995 và tháng 2/2003": a visit each."""
    if told.when is None or told.when.span[0] <= told.cue[1]:
        return []
    at, days = told.when.span[1], list[DateMention]()
    for d in (d for d in scene.dates if d.start >= told.when.span[1]):
        if not usable(d) or not _ROW.fullmatch(scene.folded, at, d.start) or not is_printed(d):
            break
        days.append(d)
        at = d.end
    if not days or not _TIMES.search(scene.folded, told.cue[1], days[0].start):
        return []
    return [told.but(when=to_when(d)) for d in days]


def _calls_on(scene: Scene, trigger: Hit, host: Place | None) -> bool:
    """Whether somebody or something stands between "thăm" and the place."""
    if trigger.entry.data.get("noun") or host is None or host.span[0] <= trigger.end:
        return False
    if any(trigger.end <= t.start < host.span[0] for t in scene.triggers):
        return False
    return filled_by("to").fullmatch(scene.folded, trigger.end, host.span[0]) is None


def _further(scene: Scene, told: Telling) -> list[Telling]:
    """ "thăm Na Uy ngày 24-26/5 và Thuỵ Điển ngày 26-28/5": further places with days of their own."""
    out: list[Telling] = []
    at = told.when.span[1] if told.when and told.place and told.when.span[0] > told.cue[1] else 0
    while at and (m := _AND_TO.match(scene.folded, at, scene.sentence.end)):
        place = place_at(scene, m.end(), scene.sentence.end)
        near = [d for d in scene.dates if place and usable(d) and 0 <= d.start - place.span[1] < _BESIDE]
        if place is None or not place.country or not near:
            break
        out.append(told.but(place=place, when=to_when(near[0])))
        at = near[0].end
    return out


def _telling(scene: Scene, cue: Span, parties: list[Party], date: Dated | None, host: Place | None) -> Telling:
    low, _ = scene.clause(cue[0])
    mode, span, past = modality(scene, cue, low)
    if off := _PUT_OFF.match(scene.folded, cue[1], scene.sentence.end) if not past else None:
        mode, span = ("cancelled" if off["how"].startswith("hủy") else "postponed"), off.span("how")
    level = _LEVEL.search(scene.folded, cue[0], min(cue[1] + 24, scene.sentence.end))
    return Telling(
        type="visit",
        sentence=scene.sentence,
        cue=cue,
        parties=tuple(parties),
        when=date,
        place=host,
        modality=mode,
        modality_span=span,
        past=past,
        level=(level.start(), level.end()) if level else None,
        clause=scene.clause(cue[0]),
    )


def _is_another(scene: Scene, date: Dated | None) -> bool:
    """Whether the visit is dated with its year in a text that prints its own days without: an earlier one."""
    if date is None or date.anchor or "XXXX" in date.edtf:
        return False
    return any(d.anchor == "text" or "XXXX" in d.at for d in scene.reading.dates)


def _side(guest: Party) -> Party:
    """The country of a guest whom the words do not name."""
    return Party(guest.country or guest.name, guest.country, guest.span)

"""Visits: who goes where.

Takes a Scene, gives one Telling a visitor. Keeps true: the visitor is no one of the host's side; a visit that is only
asked for ("mời ... sang thăm") is none.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.dated import Dated, Span
from banggiao.extract.events.gaps import filled_by
from banggiao.extract.events.scene import Scene, principal
from banggiao.extract.events.told import Party, Place, Telling
from banggiao.extract.events.when import asked, modality, to_when, unreal, usable, when
from banggiao.extract.events.where import place_at, with_more
from banggiao.vocabulary.lexicon import Hit

_OF: Final = re.compile(r"[^,;]{0,60}?\bcủa (?:phái đoàn |đoàn (?:đại biểu )?(?:do |của )?|ông |bà |tân )?$")
_LEVEL: Final = re.compile(
    r"cấp nhà nước|chính thức cấp nhà nước|hữu nghị chính thức|chính thức|và làm việc|làm việc|hữu nghị"
)
_INSIDE: Final = re.compile(
    r"(?:tiếp tục|trong|tại|nhân|qua|sau|trước|về|từ|kết quả|khuôn khổ|dịp|sau khi|khi|của) "
    r"(?:khuôn khổ )?(?:các |những )?$"
)
_DATED: Final = re.compile(r" ?(?:\(|vào |hồi |năm |tháng |ngày )*$")
_RECEIVES: Final = re.compile(r"\b(?:đón|tiếp|mời|chào mừng|chào đón)\b")
_TOWARDS: Final = re.compile(r"(?:đã )?(?:đến|tới|sang) ")
_MET: Final = re.compile(r"(?:gặp|tiếp|hội kiến|với|đón|chào|chào xã giao|hội đàm) $")
_MAKES: Final = re.compile(r"(?:thực hiện|có|bắt đầu|kết thúc|tiến hành|lên đường|hoàn thành|mở đầu) (?:một |các )?$")
_DO: Final = re.compile(r"\bdo (?:đồng chí |ông |bà |ngài )?$")
_HEADS: Final = re.compile(r"(?:, [^;:]{2,120}?,?)? (?:dẫn đầu|làm trưởng đoàn|làm trưởng)\b")
#: who sends somebody does not go
_SENDS: Final = re.compile(
    r"\b(?:cử|phái|điều|đưa) (?:một |các )?(?:đoàn|phái đoàn|chuyên gia|cán bộ|đội|nhóm|sinh viên|lao động|tàu)"
)
_WHEN: Final = re.compile(r" (?:trong|nhân|qua)(?: khuôn khổ| dịp)? ")
_MONTH: Final = len("2016-06")
#: what opens a sentence whose subject stands behind the comma: "Sau khi thăm ..., A sẽ ..."
_FIRST: Final = re.compile(r" ?(?:ngay )?(?:sau khi|trước khi|trong khi|khi|nhân dịp|sau)\b[^,;]*$")
_AND_TO: Final = re.compile(r"(?:, | và |, và |; )(?:thăm (?:chính thức |cấp nhà nước )?)?")
#: how near behind a further place its days stand
_BESIDE: Final = 12
_THIS: Final = re.compile(r" (?:này|lần này|nói trên|ấy)\b")


def visits(scene: Scene) -> list[Telling]:
    """All visits told in the sentence."""
    out: list[Telling] = []
    rows = [t for t in scene.triggers if t.entry.data["frame"] == "visit"]
    if not rows:
        return out
    dated = _dated_row(scene, rows)
    for trigger in rows:
        out += _told(scene, trigger, {p.name for p, _ in dated})
    host = next((t.place for t in out if t.place), None) or next((h for r in rows if (h := _host(scene, r))), None)
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
    bracketed = len(out) == 1 and scene.text[out[0][1].span[0] - 1] == "(" and not rows[0].entry.data.get("noun")
    return out if len(out) > 1 or bracketed else []


def _told(scene: Scene, trigger: Hit, done: set[str]) -> list[Telling]:
    cue = (trigger.start, trigger.end)
    low, high = scene.clause(trigger.start)
    if unreal(scene, cue, low) or asked(scene, cue, low):
        return []
    host = _host(scene, trigger)
    visitors = _visitors(scene, trigger, host, low)
    parties = [p for m in visitors if (p := scene.party(m)) and p.name not in done]
    guest = _guest(scene, trigger, host) if not visitors and trigger.entry.data.get("noun") and host else None
    date = _date(scene, cue, high)
    if guest:
        parties = [_side(guest) if _is_another(scene, date) else guest]
    arrival = bool(trigger.entry.data.get("arrival"))
    ship = "tàu" in scene.folded[low : trigger.start]
    dated = arrival and when(scene, cue, high) is not None
    away = host is not None and (host.country is not None or "sân bay" in host.text or "cảng" in host.text)
    if not parties or (arrival and not (away and (parties[0].person is not None or (ship and dated)))):
        return []
    if date and date.span[1] <= cue[0] and trigger.entry.data.get("noun") and _inside(scene, trigger, low):
        # the day is that of the meeting told "trong khuôn khổ chuyến thăm"; the month is the visit's too
        date = date if len(date.edtf) <= _MONTH and "XXXX" not in date.edtf else None
    promised = not trigger.entry.data.get("noun") and date is None and parties[0].span[1] <= cue[0]
    if promised and modality(scene, cue, low)[0] and scene.said_between(parties[0].span[1], cue[0]):
        return []  # "A khẳng định sẽ sang thăm": a word given, no happening yet
    sent = bool(visitors) and visitors[0].kind != "person"
    loose = host is None and date is None and _inside(scene, trigger, low) and parties[0].span[0] > cue[1]
    guessed = (guest is not None and not _is_another(scene, date)) or loose
    told = _telling(scene, cue, parties, date, host).but(guessed=guessed, delegation=sent)
    return [told, *_further(scene, told)]


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


def _date(scene: Scene, cue: Span, end: int) -> Dated | None:
    """The date; "hôm nay ... kéo dài đến ngày 27/4" and "từ ... đến ..." give an interval."""
    date = when(scene, cue, end)
    if date is None or "/" in date.edtf or len(date.edtf) != 10:
        return date
    for d in scene.dates:
        until = d.role == "until" and d.start > max(cue[1], date.span[1]) and len(d.at) == 10
        if until and d.at > date.edtf and re.search(r"kéo dài|từ|đến", scene.folded[cue[1] : d.start + 4]):
            return Dated(f"{date.edtf}/{d.at}", (date.span[0], date.span[1]), date.anchor)
    return date


def _host(scene: Scene, trigger: Hit) -> Place | None:
    """The place visited, right behind the word or behind its visitor ("chuyến thăm của A tới B")."""
    towards = _TOWARDS.match(scene.folded, trigger.start, trigger.end) if trigger.entry.data.get("arrival") else None
    if towards and (place := place_at(scene, towards.end(), scene.sentence.end)):
        return place
    m = filled_by("to").match(scene.folded, trigger.end, scene.sentence.end)
    if m and (place := place_at(scene, m.end(), scene.sentence.end)):
        return with_more(scene, place)
    for m in re.finditer(r"\b(?:tới|đến|sang|thăm|tại) ", scene.folded[trigger.end : trigger.end + 130]):
        at = trigger.end + m.end()
        if at < scene.sentence.end and not re.search(r"[;]", scene.folded[trigger.end : at]):
            place = place_at(scene, at, scene.sentence.end)
            if place and place.country:
                return place
    return None


def _leads(scene: Scene, m: Mention) -> bool:
    """ "đoàn ... do A(, Thứ trưởng ...,) dẫn đầu"."""
    before = scene.folded[max(0, m.start - 14) : m.start]
    return _DO.search(before) is not None and _HEADS.match(scene.folded, m.end, scene.sentence.end) is not None


def _inside(scene: Scene, trigger: Hit, low: int) -> bool:
    """Whether the visit is only the setting: "trong khuôn khổ chuyến thăm", "nhân chuyến thăm"."""
    return _INSIDE.search(scene.folded, max(low, trigger.start - 24), trigger.start) is not None


def _visitors(scene: Scene, trigger: Hit, host: Place | None, low: int) -> list[Mention]:
    """Who visits: behind "của", else the last person before the word, else the subject behind the clause."""
    noun = bool(trigger.entry.data.get("noun"))
    if noun and _THIS.match(scene.folded, trigger.end):
        return []
    _, high = scene.clause(trigger.start)
    behind = [m for m in scene.mentions if trigger.end <= m.start < min(high, trigger.end + 130)]
    led = next((m for m in behind if m.kind == "person" and _leads(scene, m)), None)
    if led and not _same(led, host):
        return [led]
    of = next(
        (m for m in behind if m.kind in ("person", "party") and _OF.fullmatch(scene.folded, trigger.end, m.start)), None
    )
    if of and not _same(of, host):
        return [of]
    inside = _inside(scene, trigger, low)
    if inside and noun and (row := _beside(scene, trigger, host, low)):
        return row
    before = [] if inside and noun else _before(scene, trigger, host, low)
    if before:
        return before
    subject = next((m for m in scene.people(trigger.end, high) if "," in scene.folded[trigger.end : m.start]), None)
    first = not noun and _FIRST.match(scene.folded[low : trigger.start]) is not None
    if ((noun and inside) or first) and subject and subject.codes:
        away = subject.codes[0] != (host.country if host else scene.who.parties[0])
        return [subject] if away else []
    return []


def _beside(scene: Scene, trigger: Hit, host: Place | None, low: int) -> list[Mention]:
    """ "nhắc lại ấn tượng của A và B trong chuyến thăm ...": those right before the word that makes it a setting."""
    people = scene.people(low, trigger.start)
    if not people or _same(people[-1], host) or not _WHEN.fullmatch(scene.folded, people[-1].end, trigger.start):
        return []
    return [m for m in scene.row_to(people[-1]) if m.codes == people[-1].codes]


def _guest(scene: Scene, trigger: Hit, host: Place) -> Party | None:
    """The visitor of a visit told without one: the person of the other side whom the document is about."""
    if host.country not in scene.who.parties[:2] or len(scene.who.parties) < 2:
        return None
    other = next(c for c in scene.who.parties[:2] if c != host.country)
    person = principal(scene.who, other)
    if person is None or re.search(r"\btàu\b", scene.folded[scene.sentence.start : trigger.start]):
        return None
    return Party(person.name, person.country, (trigger.start, trigger.end), scene.who.people.index(person))


def _is_another(scene: Scene, date: Dated | None) -> bool:
    """Whether the visit is dated with its year in a text that prints its own days without: an earlier one."""
    if date is None or date.anchor or "XXXX" in date.edtf:
        return False
    return any(d.anchor == "text" or "XXXX" in d.at for d in scene.reading.dates)


def _side(guest: Party) -> Party:
    """The country of a guest whom the words do not name."""
    return Party(guest.country or guest.name, guest.country, guest.span)


def _before(scene: Scene, trigger: Hit, host: Place | None, low: int) -> list[Mention]:
    """The last person before the word; where there is none, the delegation or ship of a party."""
    before = [m for m in reversed(scene.mentions) if low <= m.start and m.end <= trigger.start and not scene.aside(m)]
    noun = bool(trigger.entry.data.get("noun"))
    people = [m for m in before if m.kind == "person"]
    for m in before:
        gap = scene.folded[m.end : trigger.start]
        object_of = _MET.search(scene.folded, max(low, m.start - 14), m.start) and "," in gap
        if m.kind == "person" and object_of and m is not people[-1]:
            continue
        if m.kind != "person" or _same(m, host) or len(gap) > 200 or _RECEIVES.search(gap):
            continue
        if _SENDS.search(gap):
            return []
        if noun and _MAKES.search(gap) and _MET.search(scene.folded, max(low, m.start - 12), m.start):
            continue
        if noun and not _MAKES.search(gap) and scene.said_between(m.end, trigger.start):
            return []
        return [m]
    for m in before:
        led = re.search(r"(?<!nhiều )(?<!các )(?:đoàn|tàu|hạm đội|máy bay)[^,]{0,40}$", scene.folded[low : m.start])
        if m.kind in ("party", "organisation") and led and not _same(m, host) and len(m.codes) == 1:
            return [m] if trigger.start - m.end < 60 else []
    return _owner(scene, trigger, host, low)


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

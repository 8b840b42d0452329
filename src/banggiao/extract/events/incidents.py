"""Happenings of no other kind: what ships do, what comes into force, what a parliament ratifies.

Takes a Scene, gives Tellings of type other. Keeps true: each has a day, month or year of its own in its clause, and a
party that does it.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Dated
from banggiao.extract.events.scene import Scene, countries, leaders
from banggiao.extract.events.told import Party, Telling
from banggiao.extract.events.when import to_when, usable, when
from banggiao.extract.events.where import place_in
from banggiao.extract.events.whether import asked, modality, unreal
from banggiao.vocabulary.lexicon import Hit

_AGAINST: Final = frozenset(
    ("triệu tập", "trục xuất", "trao công hàm", "gửi công hàm", "triệu đại sứ", "đã triệu đại sứ", "triệu đại biện")
)
#: to whom something is written, with a list of offices between
_WRITTEN: Final = frozenset(("có thư gửi", "có công thư gửi", "gửi công thư", "gửi thư"))
#: "là nước đầu tiên công nhận ...": what somebody is
_FIRST: Final = re.compile(r"\blà (?:một trong (?:những |số )?)?(?:\d+ )?(?:nước|quốc gia)[^,;]{0,40} $")
#: what two do together, each of them told: "A và B phát động ..."
_TOGETHER: Final = frozenset(("launch", "negotiate", "publish"))
#: "A bị bắt, ông sau đó qua đời": somebody else, whom nobody names
_OTHER: Final = re.compile(r", (?:ông|bà|họ|người|cha|mẹ|chồng|vợ|con) ")
_DECLARES: Final = re.compile(r" (?:đã |cùng |vừa )*tuyên bố(?: chính thức| cơ bản)? ")
_BETWEEN: Final = re.compile(r"\bgiữa [^,;]{4,90}$")
#: before the one to whom a letter goes, and how far behind the word
_TO: Final = re.compile(r"\b(?:tới|đến|gửi|cho|lên)(?: (?:ngài|ông|bà|đồng chí|tân))? $")
_LETTER: Final = 130
_FINE: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d")


def incidents(scene: Scene) -> list[Telling]:
    """The dated happenings that the sentence tells, one a clause."""
    out: list[Telling] = []
    for t in scene.triggers:
        if t.entry.data["frame"] != "incident" or scene.sentence.segment == "title":
            continue
        low, high = scene.clause(t.start)
        told = _told(scene, t, low, high)
        again = told and out and out[-1].clause == told.clause and out[-1].when == told.when
        if told and not again:
            out.append(told)
    return out


def _told(scene: Scene, t: Hit, low: int, high: int) -> Telling | None:
    cue = (t.start, t.end)
    if _FIRST.search(scene.folded, low, t.start):
        return None
    date = when(scene, cue) or _only(scene, t, high) or _since(scene, t)
    if date is None or not _FINE.match(date.edtf) or unreal(scene, cue, low) or asked(scene, cue, low):
        return None
    if date.span[1] <= t.start and scene.said_between(date.span[1], t.start):
        return None
    parties = _bound(scene, t, low) if "có hiệu lực" in scene.folded[t.start : t.end] else []
    parties = parties or _doers(scene, t, low)
    if not parties:
        return None
    mode, span, past = modality(scene, cue, low)
    return Telling(
        type=str(t.entry.data["type"]),
        sentence=scene.sentence,
        cue=cue,
        parties=tuple(parties),
        when=date,
        place=place_in(scene, t.end, high),
        modality=mode,
        modality_span=span,
        past=past,
        clause=(low, high),
        topic=scene.folded[t.start : t.end + 24],
    )


def _only(scene: Scene, t: Hit, high: int) -> Dated | None:
    """The only date of the sentence, however far behind the word."""
    dates = [d for d in scene.dates if usable(d)]
    return to_when(dates[0]) if len(dates) == 1 and t.end <= dates[0].start < high else None


def _since(scene: Scene, t: Hit) -> Dated | None:
    """ "từ đầu tháng 7 xâm phạm": the time from which it goes on."""
    near = [d for d in scene.dates if d.role == "since" and (abs(d.end - t.start) < 12 or 0 <= d.start - t.end < 50)]
    return to_when(near[0]) if near else None


def _doers(scene: Scene, t: Hit, low: int) -> list[Party]:
    """The person or the parties before the word, nearest first; of a passive word the one that suffers it."""
    before = [m for m in scene.mentions if low <= m.start and m.end <= t.start and not scene.aside(m)]
    if not before:
        return []
    last = before[-1]
    if _OTHER.search(scene.folded, last.end, t.start):
        return []
    object_ = _object(scene, t)
    if last.kind == "person" and (party := scene.party(last)):
        declared = _DECLARES.fullmatch(scene.folded, last.end, t.start) is not None
        if scene.said_between(last.end, t.start) and not declared:
            return []
        row = [p for m in scene.row_to(last) if (p := scene.party(m))] if t.entry.id in _TOGETHER else [party]
        return [*row, *object_]
    return [*((last.kind == "both" and leaders(scene, last)) or countries(last)), *object_]


def _bound(scene: Scene, t: Hit, low: int) -> list[Party]:
    """Whom a paper binds that comes into force: the states and groups that its name gives ("giữa A và B")."""
    paper = _BETWEEN.search(scene.folded, low, t.start)
    named = (m for m in scene.mentions if paper and paper.start() < m.start and m.end <= t.start and m.kind != "person")
    codes = {c: m for m in named for c in m.codes}
    return [Party(c, c, (m.start, m.end)) for c, m in codes.items()]


def _object(scene: Scene, t: Hit) -> list[Party]:
    """Whose envoy is called in, whose diplomat is sent away: the country right behind the word."""
    word = scene.folded[t.start : t.end]
    if t.entry.id == "letter":
        return _addressee(scene, t)
    if word not in _AGAINST and word not in _WRITTEN:
        return []
    reach = t.end + (24 if word in _AGAINST else 70)
    near = (m for m in scene.mentions if t.end < m.end and t.start < m.start <= reach and len(m.codes) == 1)
    m = next(near, None)
    return countries(m) if m else []


def _addressee(scene: Scene, t: Hit) -> list[Party]:
    """ "chuyển tới B thư của C", "gửi điện mừng tới B", "trao thư của C gửi B": who gets it, not who wrote it."""
    _, high = scene.clause(t.start)
    for m in scene.mentions:
        near = t.start < m.start and m.end <= min(high, t.end + _LETTER) and not scene.aside(m)
        if near and m.kind in ("person", "party") and _TO.search(scene.folded, t.start, m.start):
            party = scene.party(m)
            return [party] if party else []
    return []

"""Appointments: who came into office, and when.

Takes a Scene and its word, gives a Telling. Keeps true: a term that is only held ("giữ chức") and a time since which
something else is told ("kể từ khi nhậm chức") count only with a date of their own.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.dated import Dated
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Party, Telling
from banggiao.extract.events.when import is_printed, to_when, when
from banggiao.extract.events.whether import unreal
from banggiao.vocabulary.lexicon import Hit

#: between an appointment and the one appointed
_WHOM: Final = re.compile(r"(?: (?:đại sứ|tân|cho|ông|bà|đồng chí|làm|ngài|đối với))* ")
_SINCE: Final = re.compile(r"(?:kể từ khi|sau khi|từ khi|kể từ|khi|trước khi|nhân dịp|nhân|lễ) $")
#: "từ năm 2014, khi Thủ tướng A lên nắm quyền"
_WHEN: Final = re.compile(r",? khi (?:ông |bà |ngài )?")
#: length of a day
_FULL: Final = 10
_CAREER: Final = re.compile(r"giữ|đảm|lên (?!đường)|trở thành|nhận|bắt đầu|đến|sang")
#: who takes up a post is told of by the way: only with its time behind it
_POST: Final = re.compile(r"nhận|bắt đầu|đến|sang")
_ELECTS: Final = re.compile(r"được bầu|trúng cử|đắc cử|tái đắc cử")
_TENSE: Final = re.compile(r"(?: (?:đã|vừa|chính thức|tiếp tục|lần thứ hai|lần đầu tiên))* ")
#: a time right behind the word or its office
_DATED: Final = re.compile(r"(?: (?!và\b)[^\s,;.]+){0,6}? (?:vào |hồi |từ )?(?:ngày|tháng|năm) \d")
_BY_WHOM: Final = re.compile(r" (?:đã |vừa )?được [^,;.]{3,70} (?:đã |vừa )?")
_RISES: Final = re.compile(
    r".{0,30}|, (?:người|nguyên|vốn|từng) [^;.]{5,140}, (?:vừa |đã |sẽ |mới )?|, người vừa được [^,;]{0,50}"
    r"|[^,;]{0,20}\bđược [^,;]{0,40}"
)


def appointment(scene: Scene, t: Hit) -> Telling | None:
    """Somebody comes into office: the person right before the word."""
    low, high = scene.clause(t.start)
    if t.entry.id == "appoint-whom":
        return _appointed(scene, t, low, high) or _passive(scene, t, low)
    if unreal(scene, (t.start, t.end), low):
        return None
    if state := _elected(scene, t, low):
        date = when(scene, (t.start, t.end))
        return _telling(scene, t, state, date) if date else None
    m = _riser(scene, t, low)
    party = scene.party(m) if m else None
    if m is None or m.person is None or party is None:
        return None
    date = when(scene, (t.start, t.end))
    if date is None and (told := _in_the_year(scene, m, low)):
        return _telling(scene, t, party, told)
    since = _SINCE.search(scene.folded, low, m.start) or _SINCE.search(scene.folded, m.end, t.start)
    career = _CAREER.match(scene.folded, t.start, t.end) is not None
    spoken_of = since is not None and since.end() >= m.start - 1 and " " not in scene.text[m.start : m.end]
    if _POST.match(scene.folded, t.start, t.end) and not (date and date.span[0] > t.end):
        return None
    if (date is None and (since or career)) or spoken_of:
        return None  # "từ khi ông nhậm chức năm 2021": only the time of something else
    day = date is not None and len(date.edtf) == _FULL and since is not None and since[0] == "khi "
    if since and date and date.span[1] <= since.start() and not day:
        return None  # "Ngày 3/4, sau khi A nhậm chức, ...": the day of what follows
    return _telling(scene, t, party, date)


def _elected(scene: Scene, t: Hit, low: int) -> Party | None:
    """ "Áo được bầu làm Uỷ viên không thường trực ...": a state right before the word."""
    if not _ELECTS.match(scene.folded, t.start, t.end):
        return None
    m = next((m for m in reversed(scene.mentions) if low <= m.start and m.end <= t.start), None)
    near = m is not None and m.kind == "party" and _TENSE.fullmatch(scene.folded, m.end, t.start)
    return scene.party(m) if m and near and len(m.codes) == 1 else None


def _riser(scene: Scene, t: Hit, low: int) -> Mention | None:
    """Who comes into office: the person right before the word; of "kể từ khi nhậm chức ..." the only one before it."""
    people = scene.people(low, t.start)
    if not people or (people[-1].person is None and _RISES.fullmatch(scene.folded, people[-1].end, t.start)):
        return None
    people = [m for m in people if m.person is not None] or people
    if _RISES.fullmatch(scene.folded, people[-1].end, t.start) and not scene.said_between(people[-1].end, t.start):
        return people[-1]
    alone = len({m.person for m in people}) == 1 and _SINCE.search(scene.folded, max(low, t.start - 16), t.start)
    return people[-1] if alone and _DATED.match(scene.folded, t.end) else None


def _in_the_year(scene: Scene, m: Mention, low: int) -> Dated | None:
    """ "từ năm 2014, khi A lên nắm quyền": the time that the words right before "khi" print."""
    before = next((d for d in reversed(scene.dates) if low <= d.start and d.end <= m.start), None)
    near = before and _WHEN.fullmatch(scene.folded, before.end, m.start)
    return to_when(before) if before and near and is_printed(before) else None


def _passive(scene: Scene, t: Hit, low: int) -> Telling | None:
    """ "bà được Bộ Ngoại giao Áo chỉ định vào ngày 8/3": who is behind "được"."""
    m = next((m for m in reversed(scene.people(low, t.start)) if m.person is not None), None)
    if m is None or not _BY_WHOM.fullmatch(scene.folded, m.end, t.start):
        return None
    party, date = scene.party(m), when(scene, (t.start, t.end))
    return _telling(scene, t, party, date) if party and date else None


def _appointed(scene: Scene, t: Hit, low: int, high: int) -> Telling | None:
    """ "Chính phủ Áo đã bổ nhiệm bà A làm Đại sứ", "trao Quyết định bổ nhiệm Đại sứ cho ông A"."""
    person = next((m for m in scene.people(t.end, high) if m.person is not None), None)
    near = person and _WHOM.fullmatch(scene.folded, t.end, person.start) is not None
    party = scene.party(person) if person and near else None
    if party is None or unreal(scene, (t.start, t.end), low) or scene.folded.endswith("được ", low, t.start):
        return None
    return _telling(scene, t, party, when(scene, (t.start, t.end)))


def _telling(scene: Scene, t: Hit, party: Party, date: Dated | None) -> Telling:
    cue = (t.start, t.end)
    return Telling("appointment", scene.sentence, cue, (party,), date, clause=scene.clause(t.start), past=True)

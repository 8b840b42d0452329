"""What one sentence takes over from those before it: the day that the story stands at.

Takes the Tellings of a document in order, gives them with carried days. Keeps true: a day is carried only where the
sentence says that it goes on ("sau đó", "sau lễ đón", "tại hội đàm"), and never over a telling of the past or future.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from banggiao.extract.dated import Dated, dated
from banggiao.extract.events.fringe import MeetingRow, in_row, row_of
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Telling
from banggiao.extract.events.when import to_when
from banggiao.language.dates import DAY

#: "Theo đặc phái viên ..., chiều 29/3, ..."
_LED_BY = re.compile(r"theo [^,.;]{3,60}, ")
#: "Trong khuôn khổ chuyến thăm Áo, chiều 9-7, ..."
_LED_IN = re.compile(r"(?:trong|nhân|tiếp tục|bên lề|tại|sau)\b[^.;\d]{8,180}, ")
#: goes on with a programme that is still to come
_THEN = re.compile(r"\b(?:sau đó|tiếp đó|tiếp theo|hôm sau)\b")
#: "Chuyến thăm này (sẽ) kéo dài đến hết ...", "Chuyến công du diễn ra từ ..."
_LASTS = re.compile(
    r"chuyến (?:thăm|công du|công tác|viếng thăm)[^.,;\d]{0,40}? (?:kéo dài|diễn ra|kết thúc|được tiến hành)"
    r"(?: (?:vào|từ|trong|cho|đến|tới|hết|các|hai|ba|bốn|năm) ?| ngày| \d ngày,?)*"
)
#: the story's next day
_NEXT_DAY = re.compile(r" ?(?:(?:sáng|trưa|chiều|tối) )?(?:ngày )?hôm sau\b")
#: a programme that is read out
_PROGRAMME = re.compile(r" ?(?:theo|trong) (?:chương trình|lịch trình|kế hoạch)\b[^.;]{0,24}?(?:dự kiến|,)")
#: "Sau khi kết thúc hội đàm, hai Thủ tướng đồng chủ trì Kỳ họp"
_BEHIND = re.compile(
    r" ?(?:ngay )?(?:sau|kết thúc) (?:khi )?(?:kết thúc )?(?:cuộc |buổi )?(?:hội đàm|hội kiến|lễ đón)\b"
)
_WAS = re.compile(r"\b(?:đã|vừa)\b")
_TOMORROW = re.compile(r" ?(?:theo lịch trình, |dự kiến, )?(?:vào )?(?:ngày|sáng|trưa|chiều|tối) mai\b")
#: characters between the words of a visit's length and its day
_LEAD = 16
#: a day of the month that each month has
_SAFE = 28
#: roles of a day that is told of: "ngày 5-6", "trong ngày 5-6"
_PLAIN = ("", "within")
#: characters in which a sentence prints the day that it tells of
_OPENING = 40
#: sentences behind a welcome in which the talks are told
_AFTER_WELCOME = 2
#: the same where they say that they were held after it
_LATER_WELCOME = 20
#: "nhân dịp này": in the course of the visit told before
_INSIDE = re.compile(
    r"(?:nhân|trong) (?:dịp|chuyến thăm) này|(?:nhân|trong) chuyến thăm(?= ?[,;.)])"
    r"|trong khuôn khổ chuyến thăm|kết quả (?:của )?chuyến thăm (?:lần )?này"
)
#: "nhân chuyến thăm của A", and what is done on it
_ON = re.compile(r"\b(?:nhân|trong|dịp|tại)(?: dịp| khuôn khổ)? $")
_DONE = ("signing", "opening", "handover", "statement", "establishment")
#: what a visitor did on the visit, no day of it told
_ON_VISIT = ("meeting", "conference")
_GOES_ON = ("meeting", "signing", "statement", "call", "ceremony")
#: what goes on only where the sentence says "sau đó", and in no other country
_THEN_TOO = ("opening", "handover", "other", "conference", "visit")


@dataclass(slots=True)
class _Story:
    """Where the story stands."""

    #: the day that it is told of, the days of the visit, and the day of a welcome with the number of its sentence
    day: Dated | None = None
    #: the day of the programme that it reads out
    ahead: Dated | None = None
    stay: Dated | None = None
    #: who made that visit
    visitors: frozenset[str] = frozenset()
    welcome: tuple[Dated, int] | None = None
    #: who has something before them
    planned: frozenset[str] = frozenset()
    #: whether the visit is still to come
    coming: bool = False
    #: the meetings in a row that are being told
    row: MeetingRow | None = None


def carried(scenes: Iterable[tuple[Scene, list[Telling]]]) -> list[Telling]:
    """All tellings, those that go on with the day before with that day."""
    out: list[Telling] = []
    story = _Story()
    within: list[tuple[int, Telling]] = []
    last = -1
    for scene, told in scenes:
        if scene.sentence.index - last > 1:
            _open_day(scene, story)
        last = scene.sentence.index
        _set_out(scene, told, story)
        if not told:
            _lengthen(scene, out)
        goes_on = bool(told and (story.day or story.ahead)) and _goes_on(scene)
        inside = bool(told and (story.stay or story.coming)) and _inside_visit(scene)
        opening = min(scene.sentence.start + 60, scene.sentence.end)
        then = _THEN.search(scene.folded, scene.sentence.start, opening) if told else None
        next_ = then or (_BEHIND.match(scene.folded, scene.sentence.start) if told else None)
        welcomed = bool(told and story.welcome) and " sau lễ đón" in _folded(scene)
        told = [_next_day(scene, t, story) for t in told]
        for t in told:
            if (then or (inside and story.coming)) and _is_planned(scene, t, story):
                t = t.but(modality="scheduled", past=False)
            t = in_row(scene, t, story.row) if story.row else t
            on = goes_on and (t.type in _GOES_ON or (next_ is not None and _is_next_stop(t)))
            on = on and not scene.folded.endswith("từng ", 0, t.cue[0])
            taken = _day_of(t, story, goes_on=on, inside=inside, welcomed=welcomed) if t.when is None else None
            t = t.but(when=_taken(taken)) if taken else t
            _go_on(t, story)
            if t.when is None and t.type in _DONE and (visit := _setting(scene, told)):
                within.append((len(out), visit))
            out.append(t)
        story.row = row_of(scene, told) or story.row
        _plan(scene, told, story)
    for i, visit in within:
        out[i] = _of_visit(out[i], visit, out)
    return out


def _plan(scene: Scene, told: list[Telling], story: _Story) -> None:
    """Who has still something before them: told to come, or the people of a sentence that opens a programme."""
    if told:
        begun = any(t.type == "visit" and not t.modality for t in told)  # "bắt đầu chuyến thăm ... và dự ..."
        story.planned = frozenset(n for t in told if t.modality == "scheduled" and not begun for n in t.names)
    elif any(opens.match(scene.folded, scene.sentence.start) for opens in (_PROGRAMME, _TOMORROW)):
        story.planned = frozenset(p.name for p in scene.who.people)


def _is_planned(scene: Scene, t: Telling, story: _Story) -> bool:
    """Whether somebody who has something before them goes on with it, and no word tells it as done."""
    done = t.past and (t.type not in ("signing", "statement") or _WAS.search(scene.folded, *t.clause))
    return (
        not t.modality
        and not done
        and bool(t.names & (story.planned | (story.visitors if story.coming else frozenset())))
    )


def _setting(scene: Scene, told: list[Telling]) -> Telling | None:
    """The visit on which the sentence says that a deed was done: "... nhân chuyến thăm của A"."""
    visits = (t for t in told if t.type == "visit" and t.when is None)
    return next((v for v in visits if _ON.search(scene.folded, scene.sentence.start, v.cue[0])), None)


def _of_visit(t: Telling, visit: Telling, told: list[Telling]) -> Telling:
    """The deed with the day of its visit, where the text tells one, elsewhere."""
    same = [v.when for v in told if v.type == "visit" and v.names == visit.names and v.when and not v.guessed]
    days = {w.edtf for w in same}
    return t.but(when=_taken(same[0])) if len(days) == 1 else t


def _next_day(scene: Scene, t: Telling, story: _Story) -> Telling:
    """ "Ngày hôm sau, A chào xã giao B": the day behind the one told last, not over the end of a month."""
    last = story.day or story.stay
    if t.when or last is None or not _NEXT_DAY.match(scene.folded, scene.sentence.start):
        return t
    begun = last.edtf[:10]
    day = int(begun[8:]) + 1 if DAY.fullmatch(begun) else 99
    return t.but(when=_taken(replace(last, edtf=f"{begun[:8]}{day:02}"))) if day <= _SAFE else t


def _open_day(scene: Scene, story: _Story) -> None:
    """ "Hôm nay 23-5 là ngày cuối của chuyến thăm": the day that opens the sentence before, which tells nothing."""
    before = scene.reading.sentences[scene.sentence.index - 1] if scene.sentence.index else None
    if before is None or before.segment not in ("lede", "paragraph"):
        return
    days = scene.reading.dates_in(before.start, min(before.end, before.start + _OPENING))
    day = next((d for d in days if d.role in _PLAIN and DAY.fullmatch(d.at)), None)
    if day:
        story.day = story.ahead = to_when(day)


def _set_out(scene: Scene, told: list[Telling], story: _Story) -> None:
    """The day that opens a sentence in which nothing else is told, or on which somebody is welcomed."""
    if scene.sentence.segment == "title":
        return
    lead = _LED_BY.match(scene.folded, scene.sentence.start, scene.sentence.end)
    start = lead.end() if lead else scene.sentence.start
    days = [d for d in scene.dates if d.role in _PLAIN and DAY.fullmatch(d.at)]
    setting = any(h.entry.data["frame"] == "setting" for h in scene.triggers)  # "lễ đón ... được tổ chức chiều 25/4"
    opening = next(
        (d for d in days if setting or d.start - start < 25 or _LED_IN.fullmatch(scene.folded, start, d.start)), None
    )
    if opening and not any(t.when for t in told):
        if any(role == "scheduled" for role, _, _ in scene.cues(scene.sentence.start, scene.sentence.end)):
            story.ahead = to_when(opening)
        story.day = to_when(opening)
    if opening and setting and len(days) == 1:
        story.welcome = (to_when(opening), scene.sentence.index)


def _day_of(t: Telling, story: _Story, *, goes_on: bool, inside: bool, welcomed: bool) -> Dated | None:
    """The day that a telling without one goes on with."""
    if inside and story.stay and t.type in ("signing", "statement"):
        return story.stay
    if inside and story.stay and t.type in _ON_VISIT and t.names & story.visitors and "/" in story.stay.edtf:
        return story.stay  # a single day may be the one on which it began or ended
    if goes_on and t.modality in (None, "scheduled"):
        return story.ahead if t.modality else story.day
    if story.welcome and t.type == "meeting" and t.modality is None and t.sentence.segment in ("lede", "paragraph"):
        day, index = story.welcome
        return day if 0 < t.sentence.index - index <= (_LATER_WELCOME if welcomed else _AFTER_WELCOME) else None
    return None


def _is_next_stop(t: Telling) -> bool:
    """ "Sau đó, ông thăm Đại sứ quán": what follows on the same day; a journey to a town may be another's."""
    if t.type == "visit":
        return t.call_on
    return t.type in _THEN_TOO and (t.type == "other" or t.place is None or not t.place.state)


def _go_on(t: Telling, story: _Story) -> None:
    """Where the story stands behind a telling."""
    if t.when is None or t.sentence.segment == "title":
        return
    on_a_day = DAY.fullmatch(t.when.edtf) is not None
    if on_a_day and t.modality == "scheduled" and t.type != "other":
        story.ahead = t.when
    interval = t.type == "conference" and DAY.match(t.when.edtf)
    if (on_a_day or interval) and t.modality is None and t.type != "other":
        story.day = t.when
    if t.type == "visit" and DAY.match(t.when.edtf):
        story.coming = t.modality == "scheduled"
        story.stay = t.when
        story.visitors = t.names


def _lengthen(scene: Scene, out: list[Telling]) -> None:
    """ "A thăm Áo. Chuyến thăm kéo dài đến ngày 15/5": the days of the visit told in the sentence before."""
    last = out[-1] if out else None
    m = _LASTS.match(scene.folded, scene.sentence.start, scene.sentence.end)
    if last is None or m is None or last.type != "visit" or scene.sentence.index - last.sentence.index > 1:
        return
    d = next((d for d in scene.dates if m.end() - _LEAD <= d.start <= m.end() + _LEAD), None)
    if d is None or not DAY.search(d.at) or d.at.startswith("{"):
        return
    begun = last.when.edtf if last.when else ""
    if d.role == "until" and last.when and DAY.fullmatch(begun) and begun < d.at:
        out[-1] = last.but(when=replace(last.when, edtf=f"{begun}/{d.at}"))
    elif not begun:
        found = dated(d, f"/{d.at}" if d.role == "until" else "")
        out[-1] = last.but(when=replace(found, carried=True))


def _taken(when: Dated) -> Dated:
    return Dated(when.edtf, when.span, when.anchor or when.span, carried=True)


def _inside_visit(scene: Scene) -> bool:
    """Whether the sentence tells what was done in the course of the visit told before."""
    return _INSIDE.search(_folded(scene)) is not None


def _folded(scene: Scene) -> str:
    return scene.folded[scene.sentence.start : scene.sentence.end]


def _goes_on(scene: Scene) -> bool:
    """Whether the sentence says that it goes on with the day told before."""
    return any(role == "after" for role, _, _ in scene.cues(scene.sentence.start, scene.sentence.start + 90))

"""What one sentence takes over from those before it: the day that the story stands at.

Takes the Tellings of a document in order, gives them with carried days. Keeps true: a day is carried only where the
sentence says that it goes on ("sau đó", "sau lễ đón", "tại hội đàm"), and never over a telling of the past or future.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from banggiao.extract.dated import Dated, dated
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Telling
from banggiao.extract.events.when import to_when

_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
#: "Theo đặc phái viên ..., chiều 29/3, ..."
_LED_BY = re.compile(r"theo [^,.;]{3,60}, ")
#: goes on with a programme that is still to come
_THEN = re.compile(r"\b(?:sau đó|tiếp đó|tiếp theo)\b")
#: "Chuyến thăm này (sẽ) kéo dài đến hết ...", "Chuyến công du diễn ra từ ..."
_LASTS = re.compile(
    r"chuyến (?:thăm|công du|công tác|viếng thăm)[^.,;\d]{0,40}? (?:kéo dài|diễn ra|kết thúc|được tiến hành)"
    r"(?: (?:vào|từ|trong|cho|đến|tới|hết|các|hai|ba|bốn|năm) ?| ngày| \d ngày,?)*"
)
#: characters between the words of a visit's length and its day
_LEAD = 16
_GOES_ON = ("meeting", "signing", "statement", "call", "ceremony")


def carried(scenes: Iterable[tuple[Scene, list[Telling]]]) -> list[Telling]:
    """All tellings, those that go on with the day before with that day."""
    out: list[Telling] = []
    day: Dated | None = None
    stay: Dated | None = None
    planned: frozenset[str] = frozenset()
    for scene, told in scenes:
        goes_on, inside = bool(told and day) and _goes_on(scene), bool(told and stay) and _inside_visit(scene)
        lead = _LED_BY.match(scene.folded, scene.sentence.start, scene.sentence.end)
        start = lead.end() if lead else scene.sentence.start
        days = (d for d in scene.dates if not d.role and _DAY.fullmatch(d.at))
        setting = any(
            h.entry.data["frame"] == "setting" for h in scene.triggers
        )  # "lễ đón ... được tổ chức chiều 25/4"
        opening = next((d for d in days if setting or d.start - start < 25), None)
        if opening and not told and scene.sentence.segment != "title":
            day = to_when(opening)
        if not told:
            _lengthen(scene, out)
        then = _THEN.search(scene.folded, scene.sentence.start, min(scene.sentence.start + 60, scene.sentence.end))
        for t in told:
            if then and planned and not t.modality and not t.past and t.names & planned:
                t = t.but(modality="scheduled")
            if t.when is None and inside and stay and t.type in ("signing", "statement"):
                t = t.but(when=_taken(stay))
            elif t.when is None and day and goes_on and t.type in _GOES_ON and t.modality is None:
                t = t.but(when=_taken(day))
            if t.when and t.sentence.segment != "title":
                interval = t.type == "conference" and _DAY.match(t.when.edtf)
                if (_DAY.fullmatch(t.when.edtf) or interval) and t.modality is None and t.type != "other":
                    day = t.when
                if t.type == "visit" and _DAY.match(t.when.edtf):
                    stay = t.when
            out.append(t)
        planned = frozenset(n for t in told if t.modality == "scheduled" for n in t.names) if told else planned
    return out


def _lengthen(scene: Scene, out: list[Telling]) -> None:
    """ "A thăm Áo. Chuyến thăm kéo dài đến ngày 15/5": the days of the visit told in the sentence before."""
    last = out[-1] if out else None
    m = _LASTS.match(scene.folded, scene.sentence.start, scene.sentence.end)
    if last is None or m is None or last.type != "visit" or scene.sentence.index - last.sentence.index > 1:
        return
    d = next((d for d in scene.dates if m.end() - _LEAD <= d.start <= m.end() + _LEAD), None)
    if d is None or not _DAY.search(d.at) or d.at.startswith("{"):
        return
    begun = last.when.edtf if last.when else ""
    if d.role == "until" and last.when and _DAY.fullmatch(begun) and begun < d.at:
        out[-1] = last.but(when=replace(last.when, edtf=f"{begun}/{d.at}"))
    elif not begun:
        found = dated(d, f"/{d.at}" if d.role == "until" else "")
        out[-1] = last.but(when=replace(found, carried=True))


def _taken(when: Dated) -> Dated:
    return Dated(when.edtf, when.span, when.anchor or when.span, carried=True)


def _inside_visit(scene: Scene) -> bool:
    """Whether the sentence tells what was done in the course of the visit told before."""
    return re.search(r"(?:nhân|trong) (?:dịp|chuyến thăm) này|trong khuôn khổ chuyến thăm", _folded(scene)) is not None


def _folded(scene: Scene) -> str:
    return scene.folded[scene.sentence.start : scene.sentence.end]


def _goes_on(scene: Scene) -> bool:
    """Whether the sentence says that it goes on with the day told before."""
    return any(role == "after" for role, _, _ in scene.cues(scene.sentence.start, scene.sentence.start + 90))

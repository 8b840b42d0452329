"""Turning points told by the way: who joined what, what was lifted or widened, in which year.

Takes a Scene, gives Tellings. Keeps true: each has a year, month or day of its own right behind its words or before
its subject, and a state that does it; what many did, what is asked for and what is only dreamt of is none.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.dated import Dated, Span
from banggiao.extract.events.scene import Scene, countries
from banggiao.extract.events.told import Party, Telling
from banggiao.extract.events.when import is_printed, to_when, usable
from banggiao.extract.events.where import place_in
from banggiao.extract.events.whether import asked, modality, unreal
from banggiao.model.kinds import GROUPS
from banggiao.vocabulary.lexicon import Hit

#: from the word over what is joined or lifted to its time
_OBJECT: Final = re.compile(
    r"(?: (?!(?:và|nhằm|để|khi|sau|trước|từ|kể|so|tăng|đến|giai đoạn)\b)[^\s,;:]+){1,18}?"
    r"(?: vào| hồi| trong| kể từ| từ)? ?\(?"
)
#: between the one who does it and the word
_DOES: Final = re.compile(
    r"(?:,? (?:đã|chính thức|sẽ|cũng|vừa|quyết định|bắt đầu|được|lần đầu tiên|là|tuyên bố|là nước))* ?"
)
#: "... năm 1995 và (tham gia sáng lập)": goes on with the subject told last
_ON: Final = re.compile(r"[\s\d)]*(?:,| và|, và) (?:đã |chính thức )?")
#: "việc gia nhập ASEAN": the subject follows, or is the only state of the sentence
_DEED: Final = re.compile(r"\b(?:việc|khi|từ khi|sau khi|kể từ khi) $")
#: what is joined, in the bracket behind its name or right behind the word
_BODY: Final = re.compile(r"\b[A-Z]{3,8}\b")
#: what can be lifted or given up
_LIFTED: Final = re.compile(
    r" (?:hoàn toàn |toàn bộ |các |một phần )?(?:lệnh|cấm vận|trừng phạt|biện pháp trừng phạt)\b"
)
_LIFTS: Final = ("dỡ bỏ", "dỡ bỏ hoàn toàn")
_SECOND: Final = re.compile(r"\b(?:cho|với|đối với|chống|nhằm vào) $")


def turns(scene: Scene) -> list[Telling]:
    """The dated turning points that the sentence tells."""
    out: list[Telling] = []
    if scene.sentence.segment == "title":
        return out
    for t in scene.triggers:
        if t.entry.data["frame"] == "turn" and (told := _told(scene, t, out)):
            out.append(told)
    return out


def _told(scene: Scene, t: Hit, before: list[Telling]) -> Telling | None:
    cue: Span = (t.start, t.end)
    low, high = scene.clause(t.start)
    if scene.folded[t.start : t.end] in _LIFTS and not _LIFTED.match(scene.folded, t.end):
        return None
    date = _date(scene, t, high)
    if date is None or unreal(scene, cue, low) or asked(scene, cue, low):
        return None
    doer = _doer(scene, t, low, before)
    if doer is None:
        return None
    mode, span, past = modality(scene, cue, low)
    return Telling(
        type=str(t.entry.data["type"]),
        sentence=scene.sentence,
        cue=cue,
        parties=(*doer, *_second(scene, t, date, {p.name for p in doer})),
        when=date,
        place=place_in(scene, date.span[1], high),
        modality=mode,
        modality_span=span,
        past=past,
        clause=(low, high),
        topic=scene.folded[t.start : date.span[0]],
    )


def _date(scene: Scene, t: Hit, high: int) -> Dated | None:
    """The time right behind what is joined or lifted: "gia nhập ASEAN năm 1995", "(1995)"."""
    first = next((d for d in scene.dates if d.start >= t.end and d.end <= high), None)
    if first is None or not (usable(first) or first.role == "since") or not is_printed(first):
        return None
    return to_when(first) if _OBJECT.fullmatch(scene.folded, t.end, first.start) else None


def _doer(scene: Scene, t: Hit, low: int, before: list[Telling]) -> tuple[Party, ...] | None:
    """Who does it: the state or person right before the word, the subject of the turn told just before, or behind
    "việc" the only state of the sentence.
    """
    last = before[-1] if before else None
    if last and last.when and _ON.fullmatch(scene.folded, last.when.span[1], t.start):
        return last.parties[:1]
    found = [m for m in scene.mentions if low <= m.start and m.end <= t.start and _acts(scene, m)]
    if found and _DOES.fullmatch(scene.folded, found[-1].end, t.start):
        return _parties(scene, found[-1])
    if not _DEED.search(scene.folded, low, t.start):
        return None
    states = {c for m in scene.mentions for c in m.codes if c not in GROUPS}
    only = next((m for m in scene.mentions if len(m.codes) == 1 and m.codes[0] in states), None)
    return _parties(scene, only) if only and len(states) == 1 else None


def _acts(scene: Scene, m: Mention) -> bool:
    return m.kind in ("party", "both", "person", "organisation") and not scene.aside(m)


def _parties(scene: Scene, m: Mention) -> tuple[Party, ...]:
    if m.kind == "person" and (party := scene.party(m)):
        return (party,)
    return tuple(countries(m))


def _second(scene: Scene, t: Hit, date: Dated, known: set[str]) -> list[Party]:
    """What is joined, under its code or acronym; for whom a ban is lifted."""
    joined = t.entry.id == "turn"
    between = (m for m in scene.mentions if t.start < m.start and m.end <= date.span[0] and len(m.codes) == 1)
    for m in between:
        joins = joined and m.codes[0] in GROUPS
        if m.codes[0] not in known and (joins or _SECOND.search(scene.folded, t.end, m.start)):
            return countries(m)
    body = _BODY.search(scene.text, t.start, date.span[0]) if joined else None
    return [Party(body[0], body[0], body.span())] if body and body[0] not in known else []

"""Jubilees of relations: "kỷ niệm 50 năm thiết lập quan hệ ...", and the ceremony on its day.

Takes a Scene, gives Tellings of type anniversary. Keeps true: a jubilee needs its number of years, a year of friendship
its own number; what is only marked ("đánh dấu 10 năm ...") counts where it is one of a relation.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Dated, Span
from banggiao.extract.events.scene import Scene, countries
from banggiao.extract.events.told import Party, Telling
from banggiao.extract.events.when import usable
from banggiao.extract.events.where import place_in, place_leading
from banggiao.extract.events.whether import modality
from banggiao.vocabulary.lexicon import Hit

_YEARS: Final = re.compile(r"(?: lần thứ)? (\d{1,3}) năm")
#: behind "Năm Hữu nghị": its two states, and its number
_NUMBER: Final = re.compile(r"(?: (?!năm\b|trong\b|nhân\b|tại\b|ở\b)[^\s,;.\d]+){0,8}? (?P<year>20\d\d)(?![\d/-])")
_TWO: Final = 2
#: what is marked ("đánh dấu 10 năm ...") is a jubilee where it is one of a relation
_RELATION: Final = re.compile(r"[^,.;]{0,24}\b(?:quan hệ|thiết lập)\b")
_LATER: Final = re.compile(r"\b(?:chuẩn bị|sắp|hướng tới|hướng đến|tiến tới|năm tới|năm sau|sang năm)\b")
_NEXT: Final = re.compile(r"\b(?:sang năm|năm sau|năm tới)\b(?=[^;]*$)")
_BARE: Final = re.compile(r" [^,;.()\d]{4,60}? (?<!năm )(?P<year>20\d\d)(?![\d/-]| ?[-–])")
_ON: Final = re.compile(r"\b(?:nhân|vào|trong|đúng)(?: dịp)? $|\bnhân $")
_YEAR: Final = len("2016")
#: what both agree to hold
_ARRANGED: Final = re.compile(r"\btổ chức\b")
#: characters before a jubilee in which that is said
_FAR: Final = 120


def jubilees(scene: Scene) -> list[Telling]:
    """All jubilees told in the sentence."""
    found = (t for t in scene.triggers if t.entry.data["frame"] == "jubilee" or is_jubilee(scene, t))
    return [told for t in found for told in _jubilees(scene, t)] + years(scene)


def years(scene: Scene) -> list[Telling]:
    """ "Năm Hữu nghị Việt Nam - Áo 2017": a year that two states keep together."""
    out = []
    for t in scene.triggers:
        m = _NUMBER.match(scene.folded, t.end, scene.sentence.end) if t.entry.data["frame"] == "year" else None
        parties = _pair(scene, t.start, t.end, m.end()) if m else []
        if m is None or len(parties) < _TWO:
            continue
        year = Dated(m["year"], m.span("year"))
        cue = (t.start, t.end)
        told = Telling("anniversary", scene.sentence, cue, tuple(parties), year, clause=scene.clause(t.start))
        out.append(told.but(topic="năm " + m["year"]))
    return out


def _jubilees(scene: Scene, t: Hit) -> list[Telling]:
    """ "kỷ niệm 5 năm ... (2013-2018) và 45 năm ... (1973-2018)": one a number of years."""
    out = []
    year: Dated | None = None
    low, high = scene.clause(t.start)
    later = (x.start for x in scene.triggers if x.start > t.end and x.entry.data["frame"] == "jubilee")
    high = min(high, next(later, high))
    place = (place_in(scene, t.end, high) or place_leading(scene, low, t.start)) if is_jubilee(scene, t) else None
    numbers = [m for m in _YEARS.finditer(scene.folded, t.end, min(high, t.end + 220)) if _counts(scene, t, m)]
    for i, m in enumerate(numbers):
        end = numbers[i + 1].start() if i + 1 < len(numbers) else high
        parties = _pair(scene, t.start, m.end(), end)
        cue = (t.start, m.end()) if i == 0 else (m.start() + 1, m.end())
        mode, span, _ = _to_come(scene, t, low)
        date = _jubilee_date(scene, t, m, end) or _bare_year(scene, m, end) or _next_year(scene, low, m)
        if date is None and _ON.search(scene.folded, low, t.start + len("nhân ")):
            mode, span = None, None  # "khẳng định sẽ ... nhân kỷ niệm 30 năm": it is now
        if date is None and mode is None:
            date = _this_year(scene, low, m) or year
            year = date if date and len(date.edtf) == _YEAR else None  # "... và 40 năm ngày ký Hiệp ước": in the same
        out.append(
            Telling(
                type="anniversary",
                sentence=scene.sentence,
                cue=cue,
                parties=tuple(parties),
                when=date,
                place=place,
                modality=mode,
                modality_span=span,
                clause=(cue[0], end),
                topic=m[1],
            )
        )
    return out


def _to_come(scene: Scene, t: Hit, low: int) -> tuple[str | None, Span | None, bool]:
    """Whether a jubilee was or will be: also "phối hợp tổ chức tốt các hoạt động kỷ niệm ..." lies ahead."""
    mode, span, past = modality(scene, (t.start, t.end), low)
    asked = [c for c in scene.cues(max(low, t.start - _FAR), t.start) if c[0] in ("invited", "past")]
    if mode or not asked or not _ARRANGED.search(scene.folded, asked[-1][2], t.start):
        return mode, span, past
    if past and asked[-1][0] == "past":
        return mode, span, past  # "... các thỏa thuận đã ký, nhất trí tổ chức": only what stands nearest counts
    return "scheduled", asked[-1][1:], False


def is_jubilee(scene: Scene, t: Hit) -> bool:
    """ "Lễ kỷ niệm 50 năm thiết lập quan hệ ...": a ceremony that is the jubilee of a relation."""
    years = _YEARS.match(scene.folded, t.end) if scene.folded.startswith("lễ kỷ niệm", t.start) else None
    return years is not None and _RELATION.match(scene.folded, years.end()) is not None


def _counts(scene: Scene, t: Hit, m: re.Match[str]) -> bool:
    """The first number stands right behind the word, further ones behind "và" or a comma."""
    gap = scene.folded[t.end : m.start()]
    if "kỷ niệm" not in scene.folded[t.start : t.end] and not _RELATION.match(scene.folded, m.end()):
        return False
    return len(gap) < 12 or re.search(r"(?: và|,)$", gap) is not None


def _pair(scene: Scene, cue: int, start: int, end: int) -> list[Party]:
    """The pair named behind the number of years; else the one right before the word ("A và B vừa kỷ niệm ...")."""
    both = [m for m in scene.mentions if m.kind == "both" and len(m.codes) == 2]
    for m in both:
        if start <= m.start and m.end <= end:
            return countries(m)
    named = (m for m in both if m.end <= cue and re.match(r"hai |cả hai ", scene.folded[m.start : m.end]) is None)
    near = [m for m in named if not scene.said_between(m.end, cue)]
    if near:
        return countries(near[-1])
    return [Party(c, c, (start - 1, start)) for c in scene.who.parties[:2]]


def _this_year(scene: Scene, low: int, m: re.Match[str]) -> Dated | None:
    """The year that the text states for its own present: a relation's jubilee that is not to come falls in it."""
    present = scene.reading.present
    stated = present.span if present.source == "text" else None
    if stated is None or not _RELATION.match(scene.folded, m.end()) or _LATER.search(scene.folded, low, m.start()):
        return None
    if any(d.at[:4].isdigit() and int(d.at[:4]) > (present.present or 0) for d in scene.dates):
        return None
    return Dated(str(present.present), (m.start() + 1, m.end()), stated)


def _bare_year(scene: Scene, m: re.Match[str], end: int) -> Dated | None:
    """ "kỷ niệm 50 năm thiết lập quan hệ ngoại giao 2023": the number right behind the relation."""
    bare = _BARE.match(scene.folded, m.end(), end) if _RELATION.match(scene.folded, m.end()) else None
    return Dated(bare["year"], bare.span("year")) if bare else None


def _next_year(scene: Scene, low: int, m: re.Match[str]) -> Dated | None:
    """ "Sang năm hai nước kỷ niệm 30 năm ...": the year behind the text's own, where that is stated."""
    present = scene.reading.present
    words = _NEXT.search(scene.folded, low, m.start()) if present.present else None
    return Dated(str((present.present or 0) + 1), words.span(), present.span) if words else None


def _jubilee_date(scene: Scene, t: Hit, m: re.Match[str], end: int) -> Dated | None:
    """The day or year in which the jubilee falls."""
    years = int(m[1])
    for d in scene.dates:
        if not (m.end() <= d.start and d.end <= end + 1):
            continue
        first, _, last = d.at.partition("/")
        if last and last[:4].isdigit() and first[:4].isdigit() and int(last[:4]) - int(first[:4]) == years:
            return Dated(last, (d.start, d.end))
    low, _ = scene.clause(t.start)
    # its own year stands behind it ("70 năm ... vào năm 2020"), before that one that opens what is told
    for d in sorted(scene.dates, key=lambda d: (d.start < m.end(), d.start)):
        near = low <= d.start <= end and usable(d) and re.match(r"\d{4}", d.at) and "/" not in d.at
        if (
            near
            and (d.end <= t.start or 0 <= d.start - m.end() < 90)
            and not re.search(r"\(", scene.folded[max(low, d.start - 2) : d.start])
        ):
            other = any(d.end <= x.start and x.end <= t.start for x in scene.triggers)  # "Chiều 3/7, A đã tới ... dự"
            # "tối 15/1 phát biểu tại buổi chiêu đãi kỷ niệm ...": the day of the words
            own = is_jubilee(scene, t) or not d.anchor
            return Dated(d.at[:4] if d.end > t.start or other or not own else d.at, (d.start, d.end))
    return None

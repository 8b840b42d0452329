"""Conferences to which somebody is bidden: "mời A dự Diễn đàn B tại Graz vào tháng 4/2025".

Takes a Scene and the word, gives a Telling to come. Keeps true: only who shall come is asked for; the conference itself
stands, with a name and a time or a round of its own behind it. Nobody takes part but the sides in its name.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Dated
from banggiao.extract.events.names import is_session
from banggiao.extract.events.scene import Scene, countries
from banggiao.extract.events.told import Party, Place, Telling
from banggiao.extract.events.when import to_when, usable, when
from banggiao.extract.events.where import place_in
from banggiao.extract.events.whether import asked, modality, unreal
from banggiao.vocabulary.lexicon import Hit

#: what the one who is bidden does there
_COMES: Final = re.compile(
    r"\b(?:tham dự|dự|tham gia|nhân dịp|đến|chuẩn bị (?:chu đáo |tốt )?(?:cho )?|thành công của"
    r"|đăng cai(?: tổ chức)?|tổ chức(?: thành công)?)"
    r" (?:các )?(?:hội nghị [^,;.]{2,24} và )?$"
)
#: "kỳ họp lần thứ 4 Uỷ ban ... dự kiến diễn ra trong ..."
_FIXED: Final = re.compile(r"[^;.]{0,120}?\b(?:dự kiến|sẽ) (?:được )?(?:họp|tổ chức|diễn ra|tiến hành)\b")
#: characters before the word in which that stands, and of the name of what is held
_BEFORE: Final = 60
_TOPIC: Final = 72
#: characters from there to its time
_NEAR: Final = 24
#: length of a bare year
_YEAR: Final = 4
_ONCE: Final = re.compile(r"\bcảm ơn\b|\blời mời\b|\bđã (?:\w+ ){0,2}(?:tham )?dự $|\bđược mời\b")


def bidden(scene: Scene, t: Hit) -> Telling | None:
    """The conference, where its time stands behind its name."""
    low, high = scene.clause(t.start)
    if t.entry.data["type"] != "conference" or not _is_named(scene, t):
        return None
    fixed = _FIXED.match(scene.folded, t.end, high)
    comes = _COMES.search(scene.folded, max(low, t.start - _BEFORE), t.start)
    if not (fixed or comes):
        return None
    if comes and comes[0].startswith("tổ chức") and any(r == "invited" for r, _, _ in scene.cues(low, t.start)):
        return None  # "nhất trí ..., tổ chức kỳ họp lần thứ 9 ... vào quý IV": what is agreed on
    cue = (t.start, t.end)
    date = _of_fixed(scene, fixed.end()) if fixed else when(scene, cue, low=low)
    if (
        date is None
        or date.span[0] < t.end
        or (not fixed and scene.said_between(t.end, date.span[0]))
        or _ONCE.search(scene.folded, low, t.start)
    ):
        return None
    place = place_in(scene, t.end, high)
    wanted = unreal(scene, cue, low) or asked(scene, cue, low)
    if not (wanted or fixed or place or len(date.edtf) > _YEAR):
        return None  # "... tổ chức Tuần lễ APEC 2017 là dịp để ...": spoken of by its name
    ahead = (wanted or fixed) and not _is_gone(scene, date)
    mode, span, past = ("scheduled", None, False) if ahead else modality(scene, cue, low)
    return Telling(
        type="conference",
        sentence=scene.sentence,
        cue=cue,
        parties=tuple(_sides(scene, t, date, place)),
        when=date,
        place=place,
        modality=mode,
        modality_span=span,
        past=past,
        clause=(low, high),
        topic=scene.folded[t.start : t.start + _TOPIC],
    )


def _is_gone(scene: Scene, date: Dated) -> bool:
    """Whether its year is one before the text's own: "nước đầu tiên mời A dự ... (tháng 5/2016)"."""
    year = date.edtf[:_YEAR]
    return year.isdigit() and int(year) < (scene.reading.present.present or 0)


def _of_fixed(scene: Scene, at: int) -> Dated | None:
    """The time right behind "dự kiến họp"."""
    near = next((d for d in scene.dates if 0 <= d.start - at <= _NEAR and usable(d)), None)
    return to_when(near) if near else None


def _is_named(scene: Scene, t: Hit) -> bool:
    """Whether a capital opens the name or follows at once ("hội nghị ASEM"), or its round does."""
    named = scene.text[t.start].isupper() or scene.text[t.end + 1 : t.end + 2].isupper()
    return named or scene.folded.startswith((" lần thứ ", " thứ "), t.end)


def _sides(scene: Scene, t: Hit, date: Dated, place: Place | None) -> list[Party]:
    """The states and groups in its name; else the one where it is held."""
    end = min(date.span[0], place.span[0] if place else date.span[0])
    named = [m for m in scene.mentions if t.start <= m.start and m.end <= end and m.kind in ("party", "both")]
    own = list({p.name: p for m in named for p in countries(m)}.values())
    if not own and is_session(scene, t):
        return scene.both((t.start, t.end))
    if own or place is None or place.country is None:
        return own
    return [Party(place.country, place.country, place.span)]

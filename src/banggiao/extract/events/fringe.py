"""Meetings in a row on one occasion: their day and town are told once, in the sentence that opens the row.

Takes a Scene with its Tellings, gives the MeetingRow that it opens; gives a meeting of the same person what the row
tells. Keeps true: the opening sentence says that there were several meetings; a meeting with a day of another date, or
told as one before, takes nothing from it; a house is the place of no other meeting.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Dated
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Place, Telling, dates_agree
from banggiao.extract.events.when import to_when
from banggiao.extract.events.where import place_gone_to, place_in
from banggiao.language.dates import DAY
from banggiao.model.frozen import frozen

#: "đã có nhiều cuộc gặp", "hàng loạt cuộc tiếp xúc", "gặp các nhà lãnh đạo"
_SEVERAL: Final = re.compile(
    r"\b(?:(?:nhiều|các|một số|hàng loạt|một loạt|loạt|\d+) (?:hoạt động )?(?:cuộc |buổi )?"
    r"(?:gặp|tiếp xúc|hội đàm|hội kiến|trao đổi|làm việc|tiếp)"
    r"|(?:gặp|gặp gỡ|tiếp xúc|hội kiến|hội đàm|trao đổi)(?: song phương)?(?: với)? (?:các|nhiều|một số|hầu hết)"
    r" (?:nhà )?(?:lãnh đạo|nguyên thủ|tổng thống|thủ tướng|trưởng đoàn|ngoại trưởng|bộ trưởng))\b"
)
#: how the next meetings of the row are told
_NEXT: Final = re.compile(
    r" ?(?:phát biểu |cũng )?(?:(?:tại|trong|ở|qua) (?:các |những )?(?:cuộc|buổi|hội đàm)|tiếp|gặp|hội đàm|hội kiến"
    r"|trao đổi|làm việc|tiếp xúc|(?:cũng |và )?(?:cùng|trong) ngày|sau đó|tiếp đó|tiếp theo|trước đó|nhân dịp)\b"
)
_ONCE: Final = re.compile(r"\b(?:từng|năm ngoái|năm trước|trước đây)\b[^,;]*$")
_TOWN: Final = re.compile(r"(?:thủ đô|thành phố|tp) ")


@frozen
class MeetingRow:
    """Whose meetings they are, and the day and place that are told of all of them."""

    who: str
    index: int
    day: Dated | None
    place: Place | None


def row_of(scene: Scene, told: list[Telling]) -> MeetingRow | None:
    """The row of meetings that the sentence opens, or None."""
    s = scene.sentence
    if s.segment not in ("lede", "paragraph"):
        return None
    who = next((p for m in scene.people(s.start, s.end) if m.person is not None and (p := scene.party(m))), None)
    if who is None or not _SEVERAL.search(scene.folded, s.start, s.end):  # the search last: it takes longest
        return None
    days = [d for d in scene.dates if d.role in ("", "within") and DAY.fullmatch(d.at)]
    day = to_when(days[0]) if len({d.at for d in days}) == 1 else None
    place = next(
        (t.place for t in told if t.place and t.type in ("conference", "visit") and _is_town(scene, t.place)), None
    )
    place = place or place_in(scene, s.start, s.end) or _gone_to(scene)
    place = place if place and _is_town(scene, place) and place.country != who.country else None
    return MeetingRow(who.name, s.index, day, place) if day or place else None


def _gone_to(scene: Scene) -> Place | None:
    """ "Tới Peru dự hội nghị ...": the place before the first word of the sentence that tells a happening."""
    first = scene.triggers[0].start if scene.triggers else scene.sentence.start
    return place_gone_to(scene, scene.sentence.start, first - len("dự "))


def _is_town(scene: Scene, place: Place) -> bool:
    """Whether it is a town or country, no house: one that begins with a capital, or is called a town."""
    return place.state or scene.text[place.span[0]].isupper() or _TOWN.match(scene.folded, place.span[0]) is not None


def in_row(scene: Scene, t: Telling, row: MeetingRow) -> Telling:
    """The telling with the day and place of the row, where it goes on with it."""
    apart = t.type != "meeting" or t.modality or row.who not in t.names or t.sentence.index <= row.index
    if apart or t.sentence.segment not in ("lede", "paragraph") or not _NEXT.match(scene.folded, t.sentence.start):
        return t
    if _ONCE.search(scene.folded, t.sentence.start, t.cue[0]) or not dates_agree(t.when, row.day):
        return t
    day = row.day and Dated(row.day.edtf, row.day.span, row.day.anchor or row.day.span, carried=True)
    return t.but(when=t.when or day, place=t.place or row.place)

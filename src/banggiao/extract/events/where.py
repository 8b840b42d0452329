"""Where a happening took place, as printed.

Takes a Scene and where to look. Keeps true: a place is a run of words behind "tại", "ở", "tới", "đến" that begins with
a kind of place ("thủ đô", "Trụ sở") or a capital; a body or event is none.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.events.gaps import CAPITALS, opens_with
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Place

_PREP: Final = re.compile(r"\b(?:tại|ở)\s")
_RUN: Final = re.compile(
    rf"(?:[{CAPITALS}][\w’'./-]*|\d+)(?: ?- ?\d+)?(?:[ -](?:[{CAPITALS}][\w’'./-]*|\d{{1,2}}(?!\d*[/-])))*"
)
#: "tới Graz dự ...", and how far before the word
_COMES_TO: Final = re.compile(r"\b(?:tới|đến|sang|vào|có mặt (?:tại|ở)) ")
_SO_AS_TO: Final = re.compile(r"(?: ?\([^()]{2,30}\))?,? (?:(?:để|nhằm|nhân dịp) )?")
_REACH: Final = 70
#: the same of a meeting, with who meets between
_WAY: Final = 150
#: between the place that one comes to and whom one meets there: "tới Phủ Chủ tịch và", "đến Graz, nơi ông sẽ"
_AND_MEETS: Final = re.compile(
    r"(?: ?\([^()]{2,30}\))?(?: (?:vào |hồi |từ )?(?:rạng sáng|sáng|trưa|chiều|tối|ngày|hôm|tháng)\b[^,;.]{0,22})?,?"
    r"(?: (?:và|để|nơi|rồi|nhằm|sau đó|tại đây|đã|sẽ|có|cuộc|buổi|được|tiến hành|dự kiến|cùng|ông|bà|trước tiên))* "
)
#: a small letter behind a lone capital: the first syllable of a longer word, unless it says when or what next
_CUT: Final = re.compile(
    r" (?!(?:vào|ngày|hôm|sáng|chiều|tối|trưa|hồi|năm|tháng|từ|trong|nhân|và|để|với|do|đã|sẽ|đang|diễn|theo|là|cho"
    r"|dưới|dự|tham)\b)"
    rf"[^\W\d_{CAPITALS}]"
)
_STATE: Final = re.compile(r"(?:cộng hòa|vương quốc|liên bang|nhà nước|hợp chúng quốc|liên minh)\b")
_MORE: Final = re.compile(rf"(?:, | ở | của )(?=(?:thủ đô |thành phố |tỉnh )?[{CAPITALS}])")
#: behind a country that tells where a town lies
_GOES_ON: Final = re.compile(
    r"\s?(?:[,.;)(\"”]|$)| (?:vào|ngày|hôm|sáng|chiều|tối|trưa|hồi|năm|tháng|từ|trong|nhân|để|với|do|theo|dưới|bên lề"
    r"|cho|nhằm|cuối|đầu)\b"
)
#: "Ngày 9/4, tại Graz, ...", and how far a house may be named from there
_LEAD: Final = re.compile(r" ?(?:(?:rạng sáng|sáng|trưa|chiều|tối|ngày|hôm) [^,]{1,30}, )?(?=tại )")
_HOUSE: Final = 70
_REFERRED: Final = re.compile(r"nước (?:này|bạn|láng giềng|chủ nhà|ấy|đó)\b")
_AND: Final = re.compile(r" và |, ")
_SMALL: Final = re.compile(rf"(?:[^\W\d_{CAPITALS}]+ ){{0,4}}(?=[{CAPITALS}])")


def place_at(scene: Scene, start: int, end: int) -> Place | None:
    """The place printed right at `start`."""
    folded, text = scene.folded, scene.text
    if opens_with("no-place").match(folded, start):
        return None
    if any(m.kind == "person" and m.start <= start < m.end for m in scene.mentions):
        return None
    parties = (m for m in scene.mentions if m.start <= start < m.end and m.kind == "party" and len(m.codes) == 1)
    party = next(parties, None)
    if party and party.end <= end and len(party.codes[0]) == 3:
        if _REFERRED.match(folded, party.start):
            return _named_before(scene, party)
        return Place(text[start : party.end], (start, party.end), party.codes[0], state=True)
    stop = _state_end(scene, start, end) or _place_end(scene, start, end)
    if stop is None:
        return None
    while stop > start and text[stop - 1] in ".-– ":
        stop -= 1
    return Place(text[start:stop], (start, stop), _country(scene, start, stop)) if stop > start else None


def _named_before(scene: Scene, m: Mention) -> Place | None:
    """Where the country that "nước này" stands for is named: the last place before it."""
    found = [x for x in scene.who.mentions if x.kind == "party" and x.codes == m.codes and x.end <= m.start]
    named = next((x for x in reversed(found) if scene.text[x.start].isupper()), None)
    if named is None:
        return None
    return Place(scene.text[named.start : named.end], (named.start, named.end), m.codes[0], state=True)


def _state_end(scene: Scene, start: int, end: int) -> int | None:
    """ "Cộng hoà Ả Rập Ai Cập": the end of a state's long name that the gazetteer knows by its short one."""
    if not _STATE.match(scene.folded, start):
        return None
    party = next((m for m in scene.mentions if start < m.start <= start + 34 and m.kind == "party"), None)
    return party.end if party and party.end <= end and "," not in scene.text[start : party.start] else None


def _place_end(scene: Scene, start: int, end: int) -> int | None:
    folded, text = scene.folded, scene.text
    at = start
    while (k := opens_with("house").match(folded, at)) and k.end() < end:
        at = k.end() + (2 if folded.startswith(". ", k.end()) else 1)
        words = _SMALL.match(text, at)
        at = words.end() if words and not re.search(r"\b(?:để|và|của|với|vào|nhân)\b", words[0]) else at
    m = _RUN.match(text, at, end)
    if not m and at > start:
        m = opens_with("compound").match(folded, at, end)  # "Văn phòng chính phủ"
    if not m or m.end() <= start:
        return None
    stop = _whole(scene, m.end(), end)
    if stop == m.end() and " " not in text[m.start() : stop] and _CUT.match(text, stop):
        return None  # the first syllable of a longer word
    while (more := _MORE.match(text, stop, end)) and not opens_with("no-place").match(folded, more.end()):
        if start == at and "thủ đô" not in folded[stop : stop + 12] and not _is_state(scene, more.end()):
            break
        nxt = _place_end(scene, more.end(), end) if more.end() < end else None
        if nxt is None or any(p.start == more.end() and p.kind in ("person", "organisation") for p in scene.mentions):
            break
        stop = nxt
    return stop


def _is_state(scene: Scene, at: int) -> bool:
    """ "Bangkok, Thái Lan": whether the country of a town stands at `at`, and is not the subject of what follows."""
    m = next((m for m in scene.mentions if m.start == at and m.kind == "party" and len(m.codes) == 1), None)
    return m is not None and _GOES_ON.match(scene.folded, m.end) is not None


def _whole(scene: Scene, stop: int, end: int) -> int:
    """The end of a run whose last capital begins a longer word ("Văn phòng Chính phủ", "Trụ sở Trung ương Đảng")."""
    while True:
        at = scene.text.rfind(" ", 0, stop) + 1
        word = opens_with("compound").match(scene.folded, at, end)
        if not word or word.end() <= stop:
            return stop
        more = _RUN.match(scene.text, word.end() + 1, end) if scene.text[word.end() : word.end() + 1] == " " else None
        if not more:
            return word.end()
        stop = more.end()


def _country(scene: Scene, start: int, end: int) -> str | None:
    for h in scene.reading.hits_in(start, end):
        if h.category == "capitals" and not h.entry.data.get("trap"):
            return str(h.entry.data["country"])
        if h.category in ("parties", "countries") and not h.entry.data.get("trap") and len(h.entry.id) == 3:
            return h.entry.id
    return None


def with_more(scene: Scene, place: Place) -> Place:
    """A country with those that follow it: "Việt Nam và Lào", "Áo, Bỉ và Hà Lan"."""
    out = place
    while out.country and (m := _AND.match(scene.folded, out.span[1], scene.sentence.end)):
        nxt = place_at(scene, m.end(), scene.sentence.end)
        if nxt is None or nxt.country is None or nxt.country in (out.country, *out.more):
            break
        more = (*out.more, nxt.country)
        out = Place(scene.text[place.span[0] : nxt.span[1]], (place.span[0], nxt.span[1]), out.country, True, more)
    return out if out.more and " và " in scene.folded[slice(*out.span)] else place


def place_leading(scene: Scene, low: int, end: int) -> Place | None:
    """The place behind the day that opens a clause: "Ngày 9/4, tại Graz, A ..."."""
    lead = _LEAD.match(scene.folded, low, end)
    return place_in(scene, low, min(end, lead.end() + _HOUSE)) if lead else None


def place_gone_to(scene: Scene, low: int, end: int) -> Place | None:
    """The place that one comes to right before `end`: "tới Graz | dự Hội nghị", "sang Áo để | tham dự"."""
    for m in _COMES_TO.finditer(scene.folded, max(low, end - _REACH), end):
        place = place_at(scene, m.end(), end)
        if place and _SO_AS_TO.fullmatch(scene.folded, place.span[1], end):
            return place
    return None


def place_come_to(scene: Scene, low: int, cue: int) -> Place | None:
    """The house or town that one comes to, right before the meeting at `cue`: "tới Phủ Chủ tịch và hội kiến"."""
    for m in _COMES_TO.finditer(scene.folded, max(low, cue - _WAY), cue):
        place = place_at(scene, m.end(), cue)
        if place is None or place.state:
            continue
        gap = scene.folded[place.span[1] : cue]
        for x in reversed(scene.people(place.span[1], cue)):  # "đến Phủ Chủ tịch, A và B đã | hội đàm"
            gap = gap[: x.start - place.span[1]].rstrip() + gap[x.end - place.span[1] :]
        if _AND_MEETS.fullmatch(gap):
            return place
    return None


def place_in(scene: Scene, start: int, end: int, *, last: bool = False) -> Place | None:
    """The first (or last) place behind "tại" or "ở" inside `[start, end)`."""
    found: list[Place] = []
    for m in _PREP.finditer(scene.folded, start, end):
        if found and m.start() < found[-1].span[1]:
            continue  # "tại Trụ sở Chính phủ | ở Graz": part of the place before
        if any(p.kind == "person" and p.start < m.start() < p.end for p in scene.mentions):
            continue
        place = place_at(scene, m.end(), end)
        if place:
            if not last:
                return place
            found.append(place)
    return found[-1] if found else None

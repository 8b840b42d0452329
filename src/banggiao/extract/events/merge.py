"""One claim a happening: what several sentences tell of it, joined.

Takes Tellings in order of the text, gives Event claims. Keeps true: happenings with different dates, places or
participants stay apart; the quote is the sentence that says most, a caption only where the body lacks it.
"""

from __future__ import annotations

import re

from banggiao.extract.dated import Dated, Span
from banggiao.extract.events.told import Party, Place, Telling, dates_agree
from banggiao.extract.reading import Reading
from banggiao.language.fold import fold
from banggiao.model.claims import Event
from banggiao.model.evidence import Evidence

#: characters of a quote above which only the elements that stand together are kept
_LONG = 360
_BODY = ("lede", "paragraph")
#: what an office is told by
_RANK = re.compile(
    r"(?:phó |tân |cựu |quyền )?(?:(?:chủ tịch|bộ trưởng|thứ trưởng)(?: bộ)? \w+|thủ tướng|tổng thống|ngoại trưởng"
    r"|quốc vương|toàn quyền|tổng bí thư|tổng thư ký|đại sứ|nhà vua)"
)
#: a house that is visited is a visit of its own, inside a visit to a country
_HOUSE = re.compile(
    r"(?:nhà|viện|bệnh viện|trường|đại học|khu|trung tâm|bảo tàng|lăng|chùa|công ty|tập đoàn|học viện|đền|di tích"
    r"|đại sứ quán|sứ quán|tổng lãnh sự quán|tàu|tổng cục|cục|ngân hàng|bộ|hội|tòa án|nhà máy|đài|báo|quỹ|liên hiệp"
    r"|phòng|quân khu|lữ đoàn|sư đoàn|sở|vụ|ban|tổng công ty)\b"
)
#: a conference that is only called by its kind: "Diễn đàn do ... tổ chức", "hội nghị ở Áo"
_BARE = re.compile(
    r"(?:hội nghị|diễn đàn|hội thảo|tọa đàm|kỳ họp|phiên họp)"
    r"(?:,| (?:do|được|đã|sẽ|diễn ra|này|có|là|ở|tại|lần này|hôm|gồm)\b)"
)
#: characters of a topic in which two names are compared
_NAME = 40
_NTH = re.compile(r"lần thứ \w+(?=[\s,;.])")
#: characters between two sides and what they are to sign
_BESIDE = 60
#: sentences between a conference and where it is only called by its kind
_SOON = 4
_CLOSE = re.compile(r" ?\)")
#: how far what is done may go on behind the words that tell it; names of papers are long
_FAR, _FAR_PAPERS = 120, 260
#: shares of right claims, counted at first sight of 66 articles that nobody had developed on
_DATED, _UNDATED = 0.96, 0.74


def merged(reading: Reading, told: list[Telling]) -> list[Event]:
    """The event claims of a document."""
    groups: list[list[Telling]] = []
    for t in sorted(told, key=lambda t: (-_says(t), t.cue[0])):
        home = next((g for g in groups if all(_same(t, other) for other in (g[:1] if t.type == "visit" else g))), None)
        if home is None:
            groups.append([t])
        else:
            home.append(t)
    groups = [g for g in groups if not all(t.guessed for t in g)]
    kept = [g for g in groups if any(t.sentence.segment in (*_BODY, "caption", "heading") for t in g) and _is_event(g)]
    return sorted((_claim(reading, g) for g in kept), key=lambda c: (c.evidence.start, c.type, c.participants))


def _is_event(group: list[Telling]) -> bool:
    """An event without date, place or participant is not annotated; a deed needs a date or people."""
    if any(t.when for t in group) or any(p.person is not None for t in group for p in t.parties):
        return True
    if all(t.sentence.segment == "caption" for t in group):
        return False
    if group[0].type in ("signing", "dialogue", "statement") and any(t.past for t in group):
        return True
    kinds = ("anniversary", "establishment", "visit", "conference")
    if group[0].type in ("opening", "handover", "exercise", "other") and any(t.place for t in group):
        return True
    if group[0].type == "signing":  # "hai bên dự kiến ký ...": where the sentence names both
        return any(t.modality and len(t.names) > 1 and 0 < t.cue[0] - t.parties[0].span[1] < _BESIDE for t in group)
    return group[0].type in kinds or any(t.modality for t in group)


def _says(t: Telling) -> int:
    """How much a telling says."""
    own = 3 if t.when and not t.when.carried else 0
    people = any(p.person is not None for p in t.parties) and not t.guessed
    own -= 2 if t.type == "conference" and _BARE.match(t.topic) else 0
    own -= len(t.parties) > 1 and t.parties[0].span == t.parties[1].span  # "Bộ trưởng hai nước": nobody by name
    return own + (t.place is not None) + (2 if t.sentence.segment in _BODY else 0) + min(len(t.parties), 2) + people


def _same(a: Telling, b: Telling) -> bool:
    """Whether two tellings can be of one happening."""
    if a.type != b.type or not dates_agree(a.when, b.when):
        return False
    if a.listed and b.listed:
        return a.topic == b.topic
    if a.type in ("meeting", "call"):
        return _same_pair(a, b)
    if a.type == "visit":
        return a.call_on == b.call_on and _same_visitor(a, b) and _places_agree(a.place, b.place)
    if a.type == "anniversary":
        return a.topic == b.topic and a.names == b.names
    if a.type == "appointment":
        return bool(a.names & b.names)
    if a.type in ("signing", "opening", "handover", "establishment"):
        dated = a.when is not None and b.when is not None
        return dated or a.topic[:20] == b.topic[:20] or (a.type == "signing" and _same_sides(a, b))
    if a.type == "statement":  # what one gives to the public is no joint one
        return len(a.names) != 1 if len(b.names) != 1 else a.names == b.names
    if a.type == "ceremony":
        return a.topic[:6] == b.topic[:6] or bool(a.names & b.names)
    return a.sentence.index == b.sentence.index or _same_name(a, b)


def _same_name(a: Telling, b: Telling) -> bool:
    """Whether what is held has one name, or is called by its kind only; rounds that are counted apart are two."""
    bare = next((t for t in (a, b) if _BARE.match(t.topic)), None) if a.type == "conference" else None
    if bare:
        other = b if bare is a else a  # named before it, or soon behind
        return a.topic[:8] == b.topic[:8] and other.sentence.index - bare.sentence.index <= _SOON
    if (x := _NTH.search(a.topic)) and (y := _NTH.search(b.topic)) and x[0] != y[0]:
        return False
    shared = set(a.topic[:_NAME].split()) & set(b.topic[:_NAME].split())
    return len(shared) >= 4 or a.topic[:16] == b.topic[:16]


def _same_visitor(a: Telling, b: Telling) -> bool:
    """Whether the same go; a delegation that is only called by its country is that of the person who leads it."""
    if a.names & b.names:
        return True
    bare = [t for t in (a, b) if t.delegation and t.when is None]
    return len(bare) == 1 and {p.country for p in a.parties} == {p.country for p in b.parties}


def _same_sides(a: Telling, b: Telling) -> bool:
    """Whether the same sides sign, whoever stands for them, and not each time an instrument of its own."""
    return not (a.past and b.past) and {p.country for p in a.parties} == {p.country for p in b.parties}


def _same_pair(a: Telling, b: Telling) -> bool:
    """Whether the same two meet; somebody who is only called by an office stands for a person of that country."""
    left = [p for p in a.parties if p.name not in b.names]
    right = [p for p in b.parties if p.name not in a.names]
    bodies = [{fold(p.office) for p in t.parties if p.body} for t in (a, b)]
    if bodies[0] != bodies[1]:
        return False
    if not left and not right:
        offices = [p.office for p in (*a.parties, *b.parties) if p.person is None and p.office]
        return len(offices) < 2 or _same_office(offices[0], offices[-1])
    codes = [p for p in (*left, *right) if p.person is None]
    apart = a.sentence.index == b.sentence.index or (a.when and a.when.edtf) != (b.when and b.when.edtf)
    apart = apart or (a.when is None and (a.place or b.place) is not None)
    if (_of_leaders(a) or _of_leaders(b)) and apart:
        return False  # "gặp các lãnh đạo Áo và nguyên Tổng thống B", "... tại Graz": who of them is not told
    one = len(left) == len(right) == 1 and bool(codes) and left[0].country == right[0].country
    return one and _same_office(left[0].office, right[0].office)


def _of_leaders(t: Telling) -> bool:
    """Whether "(các) lãnh đạo Áo" are met, none of them by name."""
    return t.type == "meeting" and any(p.person is None and p.office.lower().startswith("lãnh đạo") for p in t.parties)


def _same_office(a: str, b: str) -> bool:
    """Whether two can be one office: "Ngoại trưởng Áo" and "Bộ trưởng Bộ Ngoại giao"; what is no title fits any."""
    x, y = (_RANK.match(fold(office)) for office in (a, b))
    if not x or not y:
        return True
    return _plain(x[0]) in _plain(b) or _plain(y[0]) in _plain(a)


def _plain(office: str) -> str:
    return fold(office).replace("ngoại trưởng", "bộ trưởng ngoại giao").replace("bộ trưởng bộ", "bộ trưởng")


def _places_agree(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None:
        return True
    if _HOUSE.match(a.text.lower()) or _HOUSE.match(b.text.lower()):
        return a.text == b.text
    return a.country is None or b.country is None or bool({a.country, *a.more} & {b.country, *b.more})


def _claim(reading: Reading, group: list[Telling]) -> Event:
    best = max(group, key=lambda t: (t.sentence.segment in _BODY, _says(t), -t.cue[0]))
    date = _date(group, best)
    place = _place(group, best)
    mode = _mode(group)
    text = reading.text
    named = _parties(group, best)
    grounds = {"type": Evidence.of(text, *best.cue)}
    if date:
        grounds["date"] = Evidence.of(text, *date.span)
    if named:
        grounds["participants"] = Evidence.of(text, *_span(named))
    if place:
        grounds["place"] = Evidence.of(text, *place.span)
    if mode and mode.modality_span:
        grounds["modality"] = Evidence.of(text, *mode.modality_span)
    level = next((t.level for t in [best, *group] if t.level), None)
    if level:
        grounds["level"] = Evidence.of(text, *level)
    return Event(
        document=reading.document.id,
        evidence=Evidence.of(text, *_quote(text, best)),
        grounds=grounds,
        anchors={"date": Evidence.of(text, *date.anchor)} if date and date.anchor else {},
        type=best.type,
        date=date.edtf if date else None,
        modality=mode.modality if mode else None,
        participants=tuple(p.name for p in named),
        place=place.text if place else None,
        level=text[level[0] : level[1]] if level else None,
        confidence=_DATED if date and not date.carried else _UNDATED,
        reasons=("dated",) if date and not date.carried else ("day told before",) if date else ("undated",),
    )


def _parties(group: list[Telling], best: Telling) -> list[Party]:
    told = [t for t in group if t.sentence.segment in _BODY and sum(p.person is not None for p in t.parties) > 1]
    few = best.type in ("statement", "signing") or _of_leaders(best)
    if told and best.parties and few and best not in told:
        return list(told[0].parties)
    if best.parties:
        return list(best.parties)
    return next((list(t.parties) for t in group if t.parties), [])


def _span(parties: list[Party]) -> Span:
    low, high = min(p.span[0] for p in parties), max(p.span[1] for p in parties)
    return (low, high) if high - low < 240 else parties[0].span


def _date(group: list[Telling], best: Telling) -> Dated | None:
    """The finest date that is told; one that the sentence prints before one that is carried on."""
    found = [t.when for t in group if t.when]
    days = best.type in ("meeting", "call", "signing", "statement")  # they have a day, visits and conferences several
    return max(
        found,
        key=lambda w: (
            not w.carried,
            len(w.edtf[:10] if days else w.edtf),
            days and "/" not in w.edtf,
            "XXXX" not in w.edtf,
            w is best.when,
        ),
        default=None,
    )


def _place(group: list[Telling], best: Telling) -> Place | None:
    """The place of the quoted telling; of a visit the country before a town, of a conference the town."""
    places = [t.place for t in [best, *group] if t.place]
    if best.type == "visit":
        places.sort(key=lambda p: (p.country is None, not p.state))
    elif best.type == "conference":
        places.sort(key=lambda p: p.state)
    return places[0] if places else None


def _mode(group: list[Telling]) -> Telling | None:
    """The telling whose modality holds: none where words say that it took place."""
    dated = any(t.when for t in group)
    if any(t.past and t.sentence.segment in _BODY and (t.when or not dated) for t in group):
        return None
    return next((t for t in group if t.modality), None)


def _quote(text: str, t: Telling) -> Span:
    """The part of the clause that tells the happening, from its first element to its last."""
    spans = [t.cue, *(p.span for p in t.parties)]
    spans += [x.span for x in (t.when, t.place) if x and not (isinstance(x, Dated) and x.carried)]
    inside = [s for s in spans if t.sentence.start <= s[0] and s[1] <= t.sentence.end]
    near = [s for s in inside if t.clause[0] <= s[0] and s[1] <= t.clause[1]]
    listed = t.type == "meeting" and t.parties[-1].span[0] > t.clause[1]  # "chào xã giao A; B"
    if t.cue in near and not listed and (len(near) > 1 or text[t.clause[0] - 1] == ";"):
        inside = near  # "A hội đàm với B; chào xã giao C; dự phiên họp ...": the clause alone tells it
    start, end = min(s for s, _ in inside), max(e for _, e in inside)
    if end - start > _LONG:  # one of a long row: the name and the day tell it, or the word and the name
        near = [s for s in inside[1:] if abs(s[0] - inside[-1][0]) < _LONG // 2] or inside[:1]
        start, end = min(s for s, _ in near), max(e for _, e in near)
    if m := _CLOSE.match(text, end):
        end = m.end() if text.count("(", start, end) > text.count(")", start, end) else end
    if t.type == "statement" and not text.startswith(" về ", end):
        return start, end
    if t.type in ("signing", "statement", "opening", "establishment", "handover", "conference", "dialogue"):
        far = _FAR_PAPERS if t.type == "signing" else _FAR
        stop = re.compile(r"[,;](?!\d)|\.$").search(text, end, min(t.sentence.end, end + far))
        end = stop.start() if stop else t.sentence.end if t.sentence.end - end <= far else end
    return start, end

"""Whether two tellings can be of one happening.

Takes two Tellings. Keeps true: happenings with different dates, places or participants are two; what is only called by
its kind, or by an office, is the one named before it.
"""

from __future__ import annotations

import re

from banggiao.extract.events.told import Place, Telling, dates_agree
from banggiao.language.fold import fold

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
BARE = re.compile(
    r"(?P<kind>hội nghị|diễn đàn|hội thảo|tọa đàm|kỳ họp|phiên họp|đối thoại|tham vấn|tham khảo|diễn tập|tập trận)"
    r"(?:,| (?:do|được|đã|sẽ|diễn ra|này|có|là|ở|tại|lần này|năm nay|hôm|gồm|tập trung|nhằm|kéo dài|khai mạc)\b)"
)
#: what is held, which a later sentence may call by its kind only
_HELD = ("conference", "dialogue", "exercise")
#: behind "lễ ký kết": no paper is named, it is the one told beside it; and how many sentences off that is
_CEREMONY = re.compile(r"(?: (?:là|do|diễn ra|có|này|trên|nói trên|ngày|hôm|sáng|trưa|chiều|tối)\b|,|\.|$)")
_BESIDE = 2
#: characters of a topic in which two names are compared
_NAME = 40
_NTH = re.compile(r"lần thứ \w+(?=[\s,;.])")
#: characters of a paper's name by which two are told apart
_TITLE = 20
#: length of a bare year
_YEAR = 4
#: the last sentence in which a text says what it is about
_LEDE = 3
#: sentences between a conference and where it is only called by its kind
_SOON = 4


def same(a: Telling, b: Telling) -> bool:
    """Whether two tellings can be of one happening."""
    if a.type != b.type or not dates_agree(a.when, b.when):
        return False
    if a.listed and b.listed:
        return a.topic == b.topic
    if a.type in ("meeting", "call"):
        return _same_pair(a, b)
    if a.type == "visit":
        apart = a.call_on != b.call_on or _once_before(a, b) or _once_before(b, a)
        return not apart and _same_visitor(a, b) and _places_agree(a.place, b.place)
    if a.type == "anniversary":
        return a.topic == b.topic and a.names == b.names
    if a.type == "appointment":
        return bool(a.names & b.names)
    if a.type in ("signing", "opening", "handover", "establishment"):
        dated = a.when is not None and b.when is not None
        if a.type == "signing" and (_once_signed(a, b) or _beside_it(a, b)):
            return False
        if a.type == "signing" and any(_CEREMONY.match(t.topic) for t in (a, b)):
            return abs(a.sentence.index - b.sentence.index) <= _BESIDE or _same_sides(a, b)
        return dated or a.topic[:20] == b.topic[:20] or (a.type == "signing" and _same_sides(a, b))
    if a.type == "statement":  # what one gives to the public is no joint one
        return len(a.names) != 1 if len(b.names) != 1 else a.names == b.names
    if a.type == "ceremony":
        return a.topic[:6] == b.topic[:6] or bool(a.names & b.names)
    return a.sentence.index == b.sentence.index or (_same_name(a, b) and not _in_other_towns(a.place, b.place))


def _in_other_towns(a: Place | None, b: Place | None) -> bool:
    """Whether both are held in towns, and not in the same one; a house or country may lie in or around the other."""
    if a is None or b is None or a.state or b.state:
        return False
    x, y = a.text, b.text
    towns = x[0].isupper() and y[0].isupper() and not (_HOUSE.match(x.lower()) or _HOUSE.match(y.lower()))
    return towns and x not in y and y not in x


def _once_signed(a: Telling, b: Telling) -> bool:
    """ "Hiệp định ký năm 1996" beside what is signed now: one with a bare year, one without any time."""
    years = [t for t in (a, b) if t.when is not None and len(t.when.edtf) == _YEAR]
    return len(years) == 1 and (a.when is None or b.when is None) and a.topic[:_TITLE] != b.topic[:_TITLE]


def _beside_it(a: Telling, b: Telling) -> bool:
    """ "đã ký A; chứng kiến các bộ ký B", "ký một số văn kiện khác": two in one sentence, or others."""
    parted = a.sentence.index == b.sentence.index and a.clause != b.clause
    return (parted or " khác " in a.topic or " khác " in b.topic) and a.topic[:_TITLE] != b.topic[:_TITLE]


def _same_name(a: Telling, b: Telling) -> bool:
    """Whether what is held has one name, or is called by its kind only; rounds that are counted apart are two."""
    bare = next((t for t in (a, b) if BARE.match(t.topic)), None) if a.type in _HELD else None
    if bare and (kind := BARE.match(bare.topic)):
        other = b if bare is a else a  # named before it, or soon behind
        return other.topic.startswith(kind["kind"]) and other.sentence.index - bare.sentence.index <= _SOON
    if (x := _NTH.search(a.topic)) and (y := _NTH.search(b.topic)) and x[0] != y[0]:
        return False
    shared = set(a.topic[:_NAME].split()) & set(b.topic[:_NAME].split())
    return len(shared) >= 4 or a.topic[:16] == b.topic[:16]


def _once_before(now: Telling, then: Telling) -> bool:
    """ "A đến Hà Nội ... bà từng thăm Việt Nam năm 1999": the lede tells one without any year."""
    year = then.when is not None and len(then.when.edtf) == _YEAR
    return year and now.when is None and now.cue[0] < then.cue[0] and now.sentence.index <= _LEDE


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
    if (of_leaders(a) or of_leaders(b)) and apart:
        return False  # "gặp các lãnh đạo Áo và nguyên Tổng thống B", "... tại Graz": who of them is not told
    one = len(left) == len(right) == 1 and bool(codes) and left[0].country == right[0].country
    return one and _same_office(left[0].office, right[0].office)


def of_leaders(t: Telling) -> bool:
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

"""Signings, statements, openings, handovers and foundings.

Takes a Scene, gives Tellings. Keeps true: an instrument that is only named ("các hiệp định đã ký") is no signing.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.dated import Dated, Span
from banggiao.extract.events.appointments import appointment
from banggiao.extract.events.meant import is_ceremony, is_meant
from banggiao.extract.events.scene import Scene, countries, leaders
from banggiao.extract.events.told import Party, Place, Telling
from banggiao.extract.events.when import when
from banggiao.extract.events.where import place_in, place_leading
from banggiao.extract.events.whether import modality, unreal
from banggiao.vocabulary.lexicon import Hit

_COUNTED: Final = re.compile(
    r" (?:kết )?(?:nhân (?:chuyến|dịp)|(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:văn|thỏa|hiệp|bản)"
    r"|[\"“] ?|(?:nhiều|các|một số) văn (?:kiện|bản)[^.;,]{0,40}(?:,? gồm|,? như|,? trong đó có|là|:) )"
)
#: "Hiệp định A (đã) được ký (giữa hai nước) năm 2003": one paper with its time behind the word
_TIMED: Final = re.compile(
    r"(?: kết)?(?: giữa (?:hai|2) (?:nước|bên|chính phủ|bộ))?(?: lần đầu)?(?: vào| hồi| trong)?"
    r" (?:ngày|tháng|năm|cuối năm|đầu năm) \d"
)
_PAPER: Final = re.compile(
    r"\b(?:hiệp định|hiệp ước|thỏa thuận|bản ghi nhớ|nghị định thư|hợp đồng|biên bản|tuyên bố|công ước"
    r"|(?:kế hoạch|chương trình) (?:hợp tác|hành động))\b[^,.;]*(?:, )?$"
)
#: "đã ký các thoả thuận vào các năm 2001, 2004": of several times, not of today's
_IN_YEARS: Final = re.compile(r"[^.;]{0,80}\b(?:các|những) năm\b")
#: "Trong khuôn khổ cuộc gặp, A và B ký kết thỏa thuận ..."
_ON_THE: Final = re.compile(
    r"(?:trong (?:khuôn khổ|chuyến|cuộc|buổi|dịp)|nhân (?:dịp|chuyến)|tại (?:cuộc|buổi|hội đàm|lễ)"
    r"|(?:ngay )?sau (?:cuộc |buổi |lễ |khi )?(?:hội đàm|hội kiến|gặp|trao đổi|đón|kết thúc)"
    r"|kết thúc (?:cuộc|buổi|hội đàm|chương trình|chuyến))\b[^,;]{0,70}, "
)
#: "Bộ A và Cơ quan B đã ký kết bản ghi nhớ về ...": one paper
_ONE: Final = re.compile(
    r"(?: kết)?(?: một)? (?:bản ghi nhớ|biên bản|hiệp định|thỏa thuận|nghị định thư|hợp đồng|kế hoạch|chương trình)"
    r" (?:ghi nhớ |hợp tác |khung |về |thành lập )"
)
#: "Hai bên đã ký ...": those who met; of "hai nước" it tells what they once did
_BOTH: Final = re.compile(r"(?:cũng )?(?:hai bên|hai nhà lãnh đạo|hai (?:thủ|bộ) trưởng|hai thủ tướng) ")
_OPEN_NAME: Final = re.compile(r"(?: [^\"“”]{1,20})? ?[\"“][^\"“”]*")
#: characters between the word and "giữa hai nước"
_NEAR: Final = 24
_BY: Final = re.compile(r"(?: kết)? (?:bởi|giữa) (?:ông |bà )?")
#: characters between "hai bên" and the word: " sẽ "
_TENSE: Final = 12
#: "vừa ký", "mới đây cùng 9 nước ký"
_JUST: Final = re.compile(r"\b(?:vừa|mới đây|vừa qua)\b[^,;.]{0,24}$")
#: "A sẽ ký kết hợp tác (với TP HCM)": the other side, a town of it
_WITH: Final = re.compile(r"[^,;.]{0,60} với ")
_BRACKET: Final = re.compile(r"\((?:được )?ký [^()]{4,24}\)(?:,| và|, và) (?=[^()]{3,140}\($)")
_TO: Final = re.compile(r"[^,;]{0,90} cho ")
_ACTS: Final = re.compile(r"(?: (?:đã|sẽ|vừa|cũng|chính thức|sắp|quyết định))* ")
_SEVERAL: Final = re.compile(r"\b(?:các|những|nhiều|một số|loạt) [^,.;]{0,80}$")
_HAND: Final = re.compile(r", (?:hai|các) (?:bên|nước|nhà lãnh đạo|thủ tướng|bộ trưởng|chủ tịch)\b")
#: characters in which a sentence says where it is set
_OPENING: Final = 70
_ABOUT: Final = re.compile(r"\b(?:về|dự án|công trình|hợp tác|của|cho|giữa|sẽ|để|nhằm)\b")


def deeds(scene: Scene) -> list[Telling]:
    """All deeds told in the sentence."""
    out = []
    for t in scene.triggers:
        frame, kind = t.entry.data["frame"], str(t.entry.data["type"])
        if frame == "deed":
            told = appointment(scene, t) if kind == "appointment" else _deed(scene, t, kind)
            if told:
                out.append(told)
    return out


def _deed(scene: Scene, t: Hit, kind: str) -> Telling | None:
    cue = (t.start, t.end)
    low, high = scene.clause(t.start)
    paper = _dated_paper(scene, t, low) if kind == "signing" else None
    seen = scene.folded.endswith("chứng kiến các ", low, t.start)  # "các lễ ký" that somebody saw
    if not is_meant(scene, t, kind, low, paper) or (
        unreal(scene, cue, low) and not (paper or seen or _by(scene, t, high))
    ):
        return None
    parties = _of_paper(scene, t, paper) if paper else _doers(scene, t, kind, low, high)
    if not parties:
        return None
    parties = list({p.name: p for p in (*parties, *_honoured(scene, t, high))}.values())
    mode, span, past = modality(scene, cue, low)
    return Telling(
        type=kind,
        sentence=scene.sentence,
        cue=cue,
        parties=tuple(parties),
        when=_date(scene, t),
        place=_place(scene, t, low, high, kind),
        modality=mode,
        modality_span=span,
        past=(past and kind != "signing")
        or (kind == "statement" and mode is None)
        or (kind == "signing" and mode is None and (_is_one_deed(scene, t) or _goes_on(scene, t))),
        clause=(low, high),
        topic=scene.folded[cue[1] : cue[1] + 40],
    )


def _date(scene: Scene, t: Hit) -> Dated | None:
    """The date, none that stands in the paper's name in quotation marks: ký "Kế hoạch hành động năm 2011"."""
    date = when(scene, (t.start, t.end))
    name = date and _OPEN_NAME.fullmatch(scene.text, t.end, date.span[0])
    return when(scene, (t.start, t.end), t.end) if name else date  # "Năm 2011, A ký "Kế hoạch ... năm 2011"."


def _place(scene: Scene, t: Hit, low: int, high: int, kind: str) -> Place | None:
    """Where it was done: behind the word, if nothing that the paper is about stands between; else before it."""
    behind = place_in(scene, t.end, high)
    if behind and (kind in ("opening", "handover") or not _ABOUT.search(scene.folded, t.end, behind.span[0])):
        return behind
    if kind in ("opening", "handover"):  # "Ngày 9/4, tại cảng X, A bàn giao ..."
        return place_leading(scene, low, t.start)
    return place_in(scene, low, min(t.start, low + _OPENING))


def _is_one_deed(scene: Scene, t: Hit) -> bool:
    """Whether one signing is meant: a ceremony, or one instrument."""
    return is_ceremony(scene, t) or _named_object(scene, t)


def _named_object(scene: Scene, t: Hit) -> bool:
    """Whether one instrument is meant: with a capital, counted out, or signed in the course of a visit."""
    behind = scene.folded[t.end : t.end + 80]
    return scene.text[t.end + 1 : t.end + 2].isupper() or _COUNTED.match(behind) is not None


def _goes_on(scene: Scene, t: Hit) -> bool:
    """ "Sau cuộc họp, đại diện hai nước đã ký một số văn kiện": told of the meeting that the sentence opens with."""
    start = scene.sentence.start
    if _IN_YEARS.match(scene.folded, t.end) or scene.said_between(start, t.start):
        return False
    opens = any(r == "after" for r, _, _ in scene.cues(start, start + 20))
    done = scene.folded.startswith("đã ký", t.start) or _JUST.search(scene.folded, start, t.start) is not None
    both = done and _BOTH.fullmatch(scene.folded, start, t.start) is not None
    one = done and scene.sentence.segment != "caption" and _ONE.match(scene.folded, t.end) is not None
    return both or one or (opens and done) or _ON_THE.match(scene.folded, start, t.start) is not None


def _honoured(scene: Scene, t: Hit, high: int) -> list[Party]:
    """Who gets what is conferred: the person right behind "cho"."""
    if t.entry.id == "handover":
        return _receiver(scene, t, high)
    if t.entry.id not in ("honour", "credentials"):
        return []
    person = next((m for m in scene.people(t.end, high) if m.person is not None), None)
    to = person and re.search(r"\b(?:cho|lên|tặng) [^,;]{0,24}$", scene.folded[t.end : person.start])
    party = scene.party(person) if person and to else None
    return [party] if party else []


def _receiver(scene: Scene, t: Hit, high: int) -> list[Party]:
    """ "trao trả 5 bộ hài cốt cho phía Áo": the state that gets what is handed over."""
    later = [m for m in scene.mentions if t.end <= m.start and m.end <= high and m.kind in ("party", "organisation")]
    to = next((m for m in later if _TO.fullmatch(scene.folded, t.end, m.start)), None)
    party = scene.party(to) if to and len(to.codes) == 1 else None
    return [party] if party else []


def _dated_paper(scene: Scene, t: Hit, low: int) -> Span | None:
    """ "Hiệp định A đã ký giữa hai nước năm 2003", "Thỏa thuận B (ký năm 2010)": one paper before the word, its time
    right behind.
    """
    if not re.match(r"(?:(?:đã|được) )?ký", scene.folded[t.start : t.end]) or not _TIMED.match(scene.folded, t.end):
        return None
    before = max(low, t.start - 110)
    found = _PAPER.search(scene.folded, before, t.start)
    bracketed = scene.folded.endswith("(", low, t.start) and _BRACKET.search(scene.folded, low, t.start)
    if bracketed and (found is None or found.start() < bracketed.end()):
        return bracketed.end(), t.end  # "Thỏa thuận A (ký năm 2010) và B (ký năm 2014)"
    return None if not found or _SEVERAL.search(scene.folded, before, found.start() + 1) else (found.start(), t.end)


def _doers(scene: Scene, t: Hit, kind: str, low: int, high: int) -> list[Party]:
    """Who does it: the people or parties before the word, else both parties of the document."""
    if by := _by(scene, t, high):
        return by
    if kind in ("establishment", "opening") and (state := _state_before(scene, t, low)):
        return [state]
    people = [m for m in scene.people(low, t.start) if scene.party(m)]
    if people:
        row = scene.row_to(people[-1])
        gap = scene.folded[people[-1].end : t.start]
        if _HAND.search(gap):  # "chuyến thăm của Thủ tướng A ..., hai bên đã ra ..."
            return _states(scene, t, low)
        if len(gap) < 110 and not re.search(r"; | cho biết| khẳng định| nhấn mạnh| đề nghị", gap):
            found = [p for m in row if (p := scene.party(m))]
            if kind in ("statement", "signing") and len(found) < 2:
                return (
                    _states(scene, t, low)
                    if kind == "signing" and "chứng kiến" not in gap + scene.folded[t.start : t.end]
                    else found
                )
            return found
    return _states(scene, t, low)


def _by(scene: Scene, t: Hit, high: int) -> list[Party]:
    """ "Thỏa thuận được ký bởi A và B", "được ký giữa Bộ trưởng A và Bộ trưởng B": the people behind."""
    led = _BY.match(scene.folded, t.end)
    first = next((m for m in scene.people(led.end(), high) if m.person is not None), None) if led else None
    if led is None or first is None or first.start > led.end() + 1:
        return []
    return [p for m in scene.row(first) if (p := scene.party(m))]


def _of_paper(scene: Scene, t: Hit, paper: Span) -> list[Party]:
    """The two sides of a paper, named right behind the word, else those of the document."""
    between = [m for m in scene.mentions if 0 <= m.start - t.end < _NEAR and m.kind == "both"]
    codes = between[0].codes if between else scene.who.parties
    return [Party(c, c, paper) for c in codes] if len(codes) == 2 else []


def _state_before(scene: Scene, t: Hit, low: int) -> Party | None:
    """ "A hoan nghênh Áo chính thức mở văn phòng ...": the state right before the word, whoever speaks of it."""
    last = next((m for m in reversed(scene.mentions) if low <= m.start and m.end <= t.start), None)
    with_ = last is not None and scene.folded.endswith(("cùng ", "với "), low, last.start)
    if last is None or with_ or last.kind != "party" or not _ACTS.fullmatch(scene.folded, last.end, t.start):
        return None
    return scene.party(last)


def _states(scene: Scene, t: Hit, low: int) -> list[Party]:
    """The parties named before the word: "hai bên", "Việt Nam và các nước ... gồm A, B"; else those of the document."""
    codes: list[tuple[str, Mention | None]] = []
    where = place_in(scene, low, t.start)
    for m in scene.mentions:
        if where and (where.span[0] <= m.start <= where.span[1] or scene.folded.endswith(" (", where.span[1], m.start)):
            continue  # "tại Graz (Áo)"
        if low <= m.start and m.end <= t.start and m.kind in ("both", "party", "organisation"):
            codes += [(c, m) for c in m.codes if c not in [x for x, _ in codes]]
    both = next((m for m in scene.mentions if low <= m.start and m.end <= t.start and m.kind == "both"), None)
    own = both and re.search(
        r"lãnh đạo (?:cấp cao )?(?:hai|\w+ và )", scene.folded[max(low, both.start - 12) : both.end]
    )
    spoken = both is not None and scene.said_between(both.end, t.start)  # "Hai Thủ tướng hoan nghênh ... đã ký"
    if both and not own and not spoken and (named := leaders(scene, both)):
        return named
    if both and t.start - both.end < _TENSE and {c for c, _ in codes} == set(both.codes):
        return countries(both)  # "hai bên sẽ ký", wherever each was named before
    signs = t.entry.id == "sign" and len(codes) == 1 and codes[0][0] in scene.who.parties
    if signs and _WITH.match(scene.folded, t.end) and (sides := scene.both((t.start, t.end))):
        return sides
    if codes:
        return [Party(c, c, (m.start, m.end)) for c, m in codes if m]
    return scene.both((t.start, t.end))

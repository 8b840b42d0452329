"""The date of a happening.

Takes a Scene and the word that tells the happening. Keeps true: a date behind another happening is that one's; a
period ("giai đoạn 2016-2020"), a base of comparison and a goal are no dates of happenings.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.dated import Dated, Span, dated
from banggiao.extract.events.gaps import CAPITALS
from banggiao.extract.events.scene import Scene
from banggiao.language.dates import DAY, DateMention
from banggiao.vocabulary.lexicon import Hit

_PRINTED: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")
_PAPER: Final = re.compile(
    r"(?:(?:thông cáo|thông báo|bài báo|số ra|bản tin|văn bản)(?: báo chí)?|\b(?:phát|phát đi|đăng|tờ [^,;]{3,30} ra))"
    r"(?: ngày| hôm| vào)? ?$"
)
#: "Công ước của Liên Hợp Quốc về Luật Biển năm 1982"
_LAW: Final = re.compile(r"\b(?:công ước|luật biển|hiến chương)\b[^,.;:()]{0,50}$")
#: a time that lasts until today, or that something before the happening is dated by
_SINCE: Final = re.compile(
    r"\b(?:kể từ|từ khi|sau khi|trước khi|giống như|tương tự|khác với|so với|tiếp nối|sau chuyến|từ chuyến)\b[^,;]*$"
)
#: between a day and what was done before or after it
_OTHER_TIME: Final = re.compile(
    r"\b(?:sau|trước) khi (?:tham )?(?:dự|kết thúc|hoàn thành|thăm)\b[^,;]*$|\btrước thềm (?:các )?$"
)
#: "(ngày 16/10) thông báo A sẽ đến": the day is that of the word given, not of what is to come
_TO_COME: Final = re.compile(r"\b(?:sẽ|dự kiến|sắp)\b")
#: "ngày 20/3 gửi lời chia buồn về việc ...": what is spoken of has its own day
_CONTENT: Final = re.compile(r"\b(?:về|trước|liên quan đến|vì|do) việc\b")
#: "hãng tin X ngày 23/1 đưa tin"
_REPORTED: Final = re.compile(r" ?(?:đưa tin|dẫn lời|dẫn nguồn|đăng tải|loan tin)\b")
#: the setting that a date and place behind it are told of too
BESIDE: Final = re.compile(r"\b(?:bên lề|tại|nhân dịp(?: tham)?(?: dự)?|khi (?:tham )?dự|trong khuôn khổ)(?: các)? $")
#: between the deeds of a row, and behind the days of all of them
_JOINED: Final = re.compile(
    r"(?:,|;| và)(?: (?:đã|cũng|đồng thời|có))*(?: (?:tham dự|dự|phát biểu tại|chủ trì|các|cuộc|buổi|đến|tới))* $"
)
#: between a date and the journey that is the setting
_SET_IN: Final = re.compile(
    r",? (?:trong|nhân|khi|tại)(?: khuôn khổ| dịp)?(?: các)? (?:(?!đã |sẽ )[^,;]{0,60} )?(?:đến |sang |tới )?"
)
_ENDS: Final = re.compile(r" ?(?:\([^)]{2,30}\) ?)?(?:[.;]|$| theo lời mời\b)")
_OPENING: Final = 40
#: characters before the verb of a clause (" đã "), or from a day to the subject of what is told next
_VERB: Final = 6
#: a year right behind a capital or a bracket, in a name of a few words
_YEAR_OF_NAME: Final = re.compile(
    rf"(?: [^\s,;.:\"]+){{0,9}}? (?:[{CAPITALS}][^\s,;.:]*|\([^()]{{2,14}}\)) (?P<y>20\d\d)(?![\d/-])"
)
_MONTH: Final = len("2016-06")
_YEAR: Final = len("2016")
_MONTHLY: Final = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_HEAD: Final = len("đến tháng ")
_NEAR: Final = 90
_TAKES_PLACE: Final = re.compile(r"\b(?:diễn ra|kéo dài|bắt đầu)(?: vào| từ| trong)?(?: các)? $")
#: the same behind a conference or dialogue, whose name may be long
_NAMED: Final = 170


def _days(edtf: str) -> str | None:
    """The interval of a set of days that follow one another."""
    days = edtf.strip("{}").split(",") if edtf.startswith("{") else []
    if len(days) < 2 or not all(DAY.fullmatch(x.strip()) for x in days):
        return None
    first, last = days[0].strip(), days[-1].strip()
    in_row = first[:7] == last[:7] and int(last[8:]) - int(first[8:]) == len(days) - 1
    return f"{first}/{last}" if in_row else None


def usable(d: DateMention) -> bool:
    """Whether the mention can date a happening."""
    if d.role in ("base", "as_of", "until") and "/" not in d.at:
        return False
    if d.role == "span" and not DAY.match(d.at):
        return "/" not in d.at
    if d.role == "since" and not DAY.match(d.at):
        return False
    return bool(d.at) and (not d.at.startswith("{") or _days(d.at) is not None)


def is_printed(d: DateMention) -> bool:
    """Whether it is one year, month or day, with its year."""
    return _PRINTED.fullmatch(d.at) is not None


def when(scene: Scene, cue: Span, end: int | None = None, low: int | None = None) -> Dated | None:
    """The date of the happening told at `cue`, whose clause goes from `low` to `end`."""
    start, high = scene.clause(cue[0])
    low = start if low is None else low
    high = min(high, end or high)
    fits = [d for d in scene.dates if usable(d) or _by_then(scene, d)]
    dates = [d for d in fits if low <= d.start and d.end <= high and not _of_paper(scene, d)]
    behind = [d for d in dates if d.start >= cue[1]]
    if behind and _belongs(scene, cue, behind[0]):
        return to_when(behind[0])
    before = [d for d in dates if d.end <= cue[0] and not _is_anothers(scene, cue, d, low)]
    near = _leading(scene, cue, before) if before else None
    if near and not _OTHER_TIME.search(scene.folded, near.end, cue[0]) and not _of_the_word(scene, cue, near):
        return to_when(near)
    if behind and not before and (days := _of_all(scene, cue, behind[0])):
        return days
    return None if behind or before else _named_year(scene, cue) or _of_row(scene, cue, low)


def _of_all(scene: Scene, cue: Span, d: DateMention) -> Dated | None:
    """ "A đã gặp B, hội đàm với C và thăm D từ ngày 1 - 2/2": the days behind a row of deeds are those of each."""
    days = _days(d.at) or d.at
    if "/" not in days or not DAY.match(days) or not _ENDS.match(scene.folded, d.end):
        return None
    row = [t for t in scene.triggers if cue[1] <= t.start < d.start]
    joined = all(_JOINED.search(scene.folded, max(cue[1], t.start - _OPENING), t.start) for t in row)
    return to_when(d) if row and joined else None


def _of_row(scene: Scene, cue: Span, low: int) -> Dated | None:
    """ "Sáng 5/3, A hội đàm với B; làm việc với C": the day that opens a row of clauses is that of each."""
    first = next((d for d in scene.dates if d.start - scene.sentence.start <= _OPENING), None)
    goes_on = scene.sentence.start < low and cue[0] - low <= _VERB and scene.folded.endswith(";", 0, low)
    goes_on = goes_on and any(
        t.start == cue[0] and t.entry.data["frame"] in ("meeting", "visit") for t in scene.triggers
    )
    return to_when(first) if first and goes_on and not first.role and DAY.fullmatch(first.at) else None


def _by_then(scene: Scene, d: DateMention) -> bool:
    """ "Đến tháng 5/2015, hai Bộ trưởng ký ...": a month that opens the sentence, no goal's."""
    opens = d.role in ("until", "as_of") and d.start - scene.sentence.start < _HEAD and _MONTHLY.fullmatch(d.at)
    return bool(opens) and not any(role == "scheduled" for role, _, _ in scene.cues(d.end, scene.sentence.end))


def _of_the_word(scene: Scene, cue: Span, d: DateMention) -> bool:
    """Whether the day is that on which the happening was spoken of, not its own."""
    if _CONTENT.search(scene.folded, d.end, cue[0]):
        return True
    said = scene.first_said(d.end, cue[0])
    return said < cue[0] and _TO_COME.search(scene.folded, said, cue[1]) is not None


def _named_year(scene: Scene, cue: Span) -> Dated | None:
    """The year in the name of a meeting: "Hội nghị cấp cao APEC 2017", and of a journey made to it."""
    held = [t for t in scene.triggers if t.entry.data["frame"] == "held" and cue[0] <= t.start <= cue[1] + 24]
    m = _YEAR_OF_NAME.match(scene.text, held[0].end, scene.sentence.end) if held else None
    return Dated(m["y"], m.span("y")) if m else None


def to_when(d: DateMention) -> Dated:
    """The When of a date mention; days in a row ("hai ngày 15, 16/6") are an interval."""
    return dated(d, _days(d.at) or "")


def _of_paper(scene: Scene, d: DateMention) -> bool:
    """Whether the date is that of a communiqué or report ("theo thông cáo ngày 6/10", "báo X ngày 6/10 đưa tin")."""
    led = _PAPER.search(scene.folded, max(scene.sentence.start, d.start - 30), d.start)
    return led is not None or _REPORTED.match(scene.folded, d.end) is not None


def _since(scene: Scene, cue: Span, d: DateMention, low: int) -> bool:
    """ "Kể từ khi hai nước thiết lập quan hệ năm 2015 đến nay, hai bên ...": the date of what went before."""
    led = _SINCE.search(scene.folded, low, d.start)
    return led is not None and "," in scene.folded[d.end : cue[0]]


def _is_anothers(scene: Scene, cue: Span, d: DateMention, low: int) -> bool:
    """Whether a date before the word is that of something else: in a bracket, of what went before, of a law's name."""
    return _in_bracket(scene, d) or _since(scene, cue, d, low) or _LAW.search(scene.folded, low, d.start) is not None


def _in_bracket(scene: Scene, d: DateMention) -> bool:
    """Whether a bracket holds the date: it belongs to what stands before it."""
    before = scene.folded[max(0, d.start - 12) : d.start].rstrip()
    return before.endswith("(") and not re.search(r"(?:nay|qua|mai) ?\($", before)


def _belongs(scene: Scene, cue: Span, d: DateMention) -> bool:
    """Whether a date behind the word is its own: near, and no other happening between."""
    gap = scene.folded[cue[1] : d.start]
    if _leads_on(scene, d):
        return False
    others = [t for t in scene.triggers if cue[1] <= t.start < d.start and not _names_on(scene, cue, t)]
    others = [t for t in others if not _comes_for(scene, cue, t)]
    beside = others and BESIDE.search(scene.folded, cue[1], others[0].start) is not None
    beside = beside or (len(others) == 1 and _is_month_of(scene, cue, others[0], d))
    if others and not beside and not (gap.endswith("(") and re.search(r"\b(?:nhân dịp|dự|để|bên lề)\b", gap)):
        return False
    frame = next((t.entry.data["frame"] for t in scene.triggers if t.start == cue[0]), "")
    # "thăm Áo theo lời mời của ..., từ ngày 3-5/7", "Chuyến thăm ... trên cương vị ... diễn ra từ ngày 3"
    far = others or (frame == "visit" and (" theo lời mời " in gap or _TAKES_PLACE.search(gap)))
    return len(gap) <= (240 if far else _NAMED if frame == "held" else _NEAR) and not re.search(
        r"; |, (?:trong đó|nhằm|khi|từ khi|kể từ)|\bkể từ\b|\bsau\b", gap
    )


def _leads_on(scene: Scene, d: DateMention) -> bool:
    """ "..., tiếp đó, ngày 30/4, Bộ trưởng B cũng gửi thư": the day opens what is told next."""
    if scene.folded.endswith(" và ", 0, d.start):  # "A đắc cử ... và tháng 4-2014 bà nhậm chức ..."
        return any(d.end < m.start <= d.end + _VERB for m in scene.people(d.end, scene.sentence.end))
    opens = scene.folded.endswith(", ", 0, d.start) and scene.folded.startswith(", ", d.end)
    later = (t.start for t in scene.triggers if t.start > d.end)
    at = next(later, None)
    return opens and at is not None and bool(scene.people(d.end, at))


def _comes_for(scene: Scene, cue: Span, other: Hit) -> bool:
    """ "tiếp Đại sứ A đến chào từ biệt sáng 17/10": one meeting, told by both."""
    both = other.entry.data["frame"] == "meeting" and scene.folded.startswith("tiếp", cue[0])
    return both and scene.folded.endswith((" đến ", " tới "), cue[1], other.start)


def _is_month_of(scene: Scene, cue: Span, other: Hit, d: DateMention) -> bool:
    """ "hội đàm với B trong chuyến thăm Nga tháng 6-2017": the month of a journey is that of what is done on it."""
    journey = other.entry.data["frame"] == "visit" and bool(other.entry.data.get("noun"))
    own = any(t.start == cue[0] and t.entry.data["frame"] == "visit" for t in scene.triggers)
    on_it = scene.folded.endswith((" trong ", " nhân "), cue[1], other.start)
    return journey and not own and on_it and len(d.at) in (_MONTH, _YEAR)


def _names_on(scene: Scene, cue: Span, other: Hit) -> bool:
    """ "hội nghị cấp cao Diễn đàn ... (APEC)", "lễ ký kết": one name that holds two of the words."""
    held = other.entry.data["frame"] == "held" and scene.text[other.start].isupper()
    return held and "," not in scene.folded[cue[1] : other.start] and other.start - cue[1] < 24


def _leading(scene: Scene, cue: Span, before: list[DateMention]) -> DateMention | None:
    """The date that leads the clause, or the last one before the word without another happening between."""
    last = before[-1]
    between = [t for t in scene.triggers if last.end <= t.start and t.end <= cue[0]]
    if not between:
        return None if _of_another(scene, cue, last) else last
    journey = _is_journey(scene, cue)
    if _is_set_in(scene, last, between[0]) or _is_row_from(scene, cue, between, last):
        return last if not journey or DAY.match(last.at) else None
    first = before[0]
    leads = first.start - scene.sentence.start <= _OPENING or (not journey and first.start < scene.triggers[0].start)
    heads = first.start - scene.sentence.start <= _HEAD and _MONTHLY.fullmatch(first.at) and not first.role
    return first if (leads and DAY.match(first.at)) or (heads and not journey) else None


def _is_journey(scene: Scene, cue: Span) -> bool:
    """Whether the word tells a journey."""
    return any(t.start == cue[0] and t.entry.data["frame"] == "visit" for t in scene.triggers)


def _is_set_in(scene: Scene, d: DateMention, journey: Hit) -> bool:
    """ "vào tháng 4/2019, trong chuyến thăm Áo, A đã hội đàm", "tháng 9/2014 khi đến thăm Áo đã ký": the date of a
    journey that is the setting of what is told.
    """
    told = journey.entry.data["frame"] == "visit" and d.role in ("", "within")
    return told and _SET_IN.fullmatch(scene.folded, d.end, journey.start) is not None


def _is_row_from(scene: Scene, cue: Span, between: list[Hit], d: DateMention) -> bool:
    """ "trong tháng 7 đã thăm Áo, hội đàm với A, hội kiến B": deeds in a row have the date of the first."""
    behind = any(t.end <= d.start and "," not in scene.folded[t.end : d.start] for t in scene.triggers)
    later = [*(t.start for t in (between if behind else between[1:])), cue[0]]
    return all(_JOINED.search(scene.folded, max(scene.sentence.start, at - _OPENING), at) for at in later)


def _of_another(scene: Scene, cue: Span, d: DateMention) -> bool:
    """ "A dự hội nghị ... vào tháng 3/2015 và B thăm ...": a date behind one happening, and somebody else goes on."""
    if not any(t.end <= d.start and "," not in scene.folded[t.end : d.start] for t in scene.triggers):
        return False
    joined = re.match(r" và ", scene.folded[d.end : d.end + 4])
    return joined is not None and any(m.start == d.end + 4 for m in scene.people(d.end, cue[0]))

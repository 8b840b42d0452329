"""What a page prints of itself: day and time, publisher, credited agency, whether it is an excerpt.

Keeps true: each value is printed on the page and carries its place in the page's source; two that differ give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from banggiao.clean.credits import byline_credit, credit_of
from banggiao.clean.draft import Draft
from banggiao.clean.furniture import Sorted
from banggiao.clean.head import Head
from banggiao.clean.lines import Line, content_words
from banggiao.clean.lone import BYLINE, PUBLISHER
from banggiao.clean.photographs import outlets
from banggiao.clean.stamps import Stamp, day_in, holds_stamp, is_stamp, read_stamp, says_today, today
from banggiao.language.fold import fold
from banggiao.model.document import Extent, Printed
from banggiao.vocabulary.lexicon import lexicon

#: How many lines below and above the title the date bar can stand.
_BELOW: Final = 4
_ABOVE: Final = 4
#: How many lines of an article are its opening, and the share of a title's pairs of syllables that retells it.
_OPENING: Final = 4
_RETOLD: Final = 0.6
#: "(TTXVN) -", "TTXVN -" at the head of the lede, "(TTXVN)" at the end of a paragraph, ", theo TTXVN." in a sentence.
_HEAD: Final = re.compile(r"(?:^|^[^.,–-]{2,40}[,(] ?|^\()(?P<who>[^()–-]{2,30}?)\)? ?[–-] ")
_TAIL: Final = re.compile(r"[.!?”\"] ?(?:\(|/ ?)(?:Theo )?(?P<who>[^()/]{2,40})(?:\)|/)\.?$")
_INSIDE: Final = re.compile(
    r"\btheo (?:(?:đặc phái viên|phóng viên|pv|hãng tin|hãng thông tấn|tin từ|tin của)(?: của)? )?"
    r"(?P<who>[^\W\d_][^,.()]{1,40})",
    re.I,
)
#: ", TTXVN đưa tin.", ", Reuters cho hay."
_SAYS: Final = re.compile(r", (?P<who>[^\W\d_][^,.()]{1,20}?) (?:đưa tin|cho hay|dẫn tin|thông tin)(?!\w)")


def extent(text: str, folded: str) -> Extent:
    """Whether the page says that it gives a text in part; `folded` is `fold(text)`."""
    return "excerpt" if lexicon("excerpt").scan(text, folded) else "full"


def published(draft: Draft, found: Sorted, head: Head) -> tuple[Printed | None, Printed | None]:
    """Day and moment: of the date bar near the title, of the page's head, or the day that the article calls today.

    A date bar that agrees with the head is taken before one that does not; bars below the title before those above,
    which may be the day of the visit.
    """
    bars = list(_bars(found))
    agreeing = [b for b in bars if head.published and b[1].day == head.published.value]
    if bars and (agreeing or not head.published or bars[0][0].start > _title_start(found)):
        line, stamp = (agreeing or bars)[0]
        day = draft.printed(stamp.day, line.start + stamp.start, line.start + stamp.end)
        if stamp.moment is None:
            return day, head.published_at if agreeing else None
        a, b = stamp.whole
        return day, draft.printed(stamp.moment, line.start + a, line.start + b)
    if head.published:
        return head.published, head.published_at
    found_day = _today(found) or _pictured_day(found)
    if found_day is None:
        return None, None
    line, stamp = found_day
    return draft.printed(stamp.day, line.start + stamp.start, line.start + stamp.end), None


def _today(found: Sorted) -> tuple[Line, Stamp] | None:
    """The day that the article calls today, where all its lines that do so agree."""
    told = (x for x in found.kept if x.kind != "title" and " nay" in x.folded)
    days = [(x, said) for x in told if (said := today(x.text))]
    if not days or len({said.day[4:] for _, said in days}) > 1:
        return None
    return max(days, key=lambda d: d[1].day[:4] != "XXXX")


def _pictured_day(found: Sorted) -> tuple[Line, Stamp] | None:
    """The day in the caption that retells the title, where the article's opening says that this is today."""
    opening = [x for x in found.kept if x.kind in ("lede", "paragraph")][:_OPENING]
    if found.title is None or not any(" nay" in x.folded and says_today(x.text) for x in opening):
        return None
    told = content_words(found.lines[found.title].folded)
    days = [(x, day) for x in found.kept if x.kind == "caption" and (day := day_in(x.text))]
    retold = [x for x in days if len(told & content_words(x[0].folded)) >= _RETOLD * max(1, len(told))]
    return retold[0] if retold and len({day.day[4:] for _, day in days}) == 1 else None


def _title_start(found: Sorted) -> int:
    return found.lines[found.title].start if found.title is not None else -1


def _bars(found: Sorted) -> Iterator[tuple[Line, Stamp]]:
    """The date bars near the title: below it in order, then above it, nearest first."""
    title = found.title if found.title is not None else -1
    below = found.lines[title + 1 : title + 1 + _BELOW]
    above = found.lines[max(0, title - _ABOVE) : max(0, title)][::-1]
    for line in (*below, *above):
        if (is_stamp(line.text) or holds_stamp(line.text)) and (stamp := read_stamp(line.text)):
            yield line, stamp


def publisher(draft: Draft, found: Sorted, head: Head) -> Printed | None:
    """The outlet that a line of its own names, above the title or at the article's end, or that the head names."""
    for i, line in enumerate(found.lines):
        if found.reasons.get(i) == PUBLISHER:
            return draft.printed(line.text, line.start, line.end)
    return head.publisher


def source_credit(draft: Draft, found: Sorted) -> Printed | None:
    """To which agency or outlet the article is credited: by a line of its own, else in its first or last paragraph."""
    first = found.title if found.title is not None else -1
    for i, line in enumerate(found.lines):
        if i <= first or i not in found.reasons:
            continue
        credit = byline_credit(line) if found.reasons[i] == BYLINE else credit_of(line)
        if credit:
            return draft.printed(credit.name, line.start + credit.start, line.start + credit.end)
    body = [x for x in found.kept if x.kind in ("lede", "paragraph")]
    inside = [x for x in body[:3] if "theo " in x.folded]
    saying = [x for x in body[:_OPENING] if "tin" in x.folded or "cho hay" in x.folded]
    for pattern, lines in ((_HEAD, body[:2]), (_TAIL, body[-1:]), (_INSIDE, inside), (_SAYS, saying)):
        for line in lines:
            for m in pattern.finditer(line.text):
                if name := _agency(m["who"], opens=pattern is _INSIDE, press=pattern is _TAIL):
                    at = line.start + m.start("who") + m["who"].index(name)
                    return draft.printed(name, at, at + len(name))
    return None


def _agency(who: str, *, opens: bool, press: bool) -> str | None:
    """The name of the agency (or, with `press`, outlet) that `who` is; of "<writer>/<outlet>" the outlet.

    With `opens` it is enough that the name opens `who` ("TTXVN tại Moskva").
    """
    name = who.rsplit("/", 1)[-1].strip()
    for hit in outlets().scan(name, fold(name)):
        whole = hit.start == 0 and (hit.end == len(name) or (opens and name[hit.end] == " "))
        if whole and hit.entry.data["kind"] in (("agency", "press") if press else ("agency",)):
            return name[: hit.end]
    return None

"""What a page prints of itself: day and time, publisher, credited agency, whether it is an excerpt.

Keeps true: each value is printed on the page and carries its place in the page's source; two that differ give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from banggiao.clean.credits import credit_of
from banggiao.clean.draft import Draft
from banggiao.clean.furniture import Sorted
from banggiao.clean.head import Head
from banggiao.clean.lines import Line
from banggiao.clean.lone import PUBLISHER
from banggiao.clean.photographs import outlets
from banggiao.clean.stamps import Stamp, holds_stamp, is_stamp, read_stamp, today
from banggiao.language.fold import fold
from banggiao.model.document import Extent, Printed
from banggiao.vocabulary.lexicon import lexicon

#: How many lines below and above the title the date bar can stand.
_BELOW: Final = 4
_ABOVE: Final = 4
#: "(TTXVN) -", "TTXVN -" at the head of the lede, "(TTXVN)" at the end of a paragraph, ", theo TTXVN." in a sentence.
_HEAD: Final = re.compile(r"(?:^|^[^.,–-]{2,40}[,(] ?|^\()(?P<who>[^()–-]{2,30}?)\)? ?[–-] ")
_TAIL: Final = re.compile(r"[.!?”\"] ?(?:\(|/ ?)(?:Theo )?(?P<who>[^()/]{2,40})(?:\)|/)\.?$")
_INSIDE: Final = re.compile(r"\b[Tt]heo (?P<who>[A-ZĐ][\w+&. ]{1,40}?)(?=[.,]|$)")


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
        a, b = stamp.whole
        return day, draft.printed(stamp.moment, line.start + a, line.start + b) if stamp.moment else None
    if head.published:
        return head.published, head.published_at
    days = [(x, said) for x in found.kept if " nay" in x.folded and (said := today(x.text))]
    if days and len({said.day[4:] for _, said in days}) == 1:
        line, stamp = max(days, key=lambda d: d[1].day[:4] != "XXXX")
        return draft.printed(stamp.day, line.start + stamp.start, line.start + stamp.end), None
    return None, None


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
        if i > first and i in found.reasons and (credit := credit_of(line)):
            return draft.printed(credit.name, line.start + credit.start, line.start + credit.end)
    body = [x for x in found.kept if x.kind in ("lede", "paragraph")]
    trials = [(_HEAD, body[:2]), (_TAIL, body[-1:]), (_INSIDE, body[:3])]
    for pattern, lines in trials:
        for line in lines:
            for m in pattern.finditer(line.text):
                if name := _agency(m["who"], strict=pattern is not _TAIL):
                    at = line.start + m.start("who") + m["who"].index(name)
                    return draft.printed(name, at, at + len(name))
    return None


def _agency(who: str, *, strict: bool) -> str | None:
    """The name of a known outlet that `who` is; of "<writer>/<outlet>" the outlet."""
    name = who.rsplit("/", 1)[-1].strip()
    for hit in outlets().scan(name, fold(name)):
        whole = (hit.start, hit.end) == (0, len(name))
        if whole and hit.entry.data["kind"] in (("agency",) if strict else ("agency", "press")):
            return name
    return None

"""Who is ranked in whose list: "Việt Nam là đối tác thương mại lớn thứ 7 của Mỹ" is `of` VNM `in` USA.

Takes a Figure that is a rank, gives a `Place`. Keeps true: `of` is the subject before the rank, `in` the party behind
it ("của Mỹ", "tại Việt Nam", "trong ASEAN") or, where the words leave it out, the other one of two parties.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.indicators.figure import Figure
from banggiao.model.kinds import GROUPS

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A party's place in a list."""

    of: str | None
    in_: str | None
    of_span: Span | None = None
    in_span: Span | None = None
    #: each of the two stands there in the other's list
    mutual: bool = False


_EACH_OTHER: Final = re.compile(r" (?:của|đối với) nhau(?!\w)")
_GOES_ON: Final = re.compile(r"[;\s]*(?:(?:và|đồng thời|hiện|cũng) )*(?:là|đứng|xếp|trở thành)\b")
_LISTED: Final = re.compile(r"[^,;]{0,90}?\b(?:của|tại|ở|vào|sang|cho|với|đối với|trong|thuộc)\s$")
_WORLD: Final = re.compile(r"[^,;]{0,30}\b(?:trên |toàn )?thế giới")


#: a rank in a part of the world that is no party
_REGION: Final = re.compile(r" (?:tại |ở |trong )?(?:châu [^\s,;.]+|đông nam á|đông á|khu vực)(?!\w)")


def place_of(figure: Figure) -> Place:
    """The two ends of a rank; None where nothing decides."""
    parties = figure.clause.who.parties
    states = tuple(c for c in parties if c not in GROUPS)
    parties = states if len(states) == 2 else parties  # with a group beside them
    if len(parties) == 2 and _EACH_OTHER.match(figure.clause.text, figure.end):
        return Place(None, None, mutual=True)
    listed = _listed(figure)
    subject = _subject(figure, listed)
    of = subject.codes[0] if subject else None
    in_ = listed.codes[0] if listed else None
    if of is None and in_ is not None and len(parties) == 2 and in_ in parties:
        of = next(p for p in parties if p != in_)
    if in_ is None and of is not None and len(parties) == 2 and of in parties:
        world = _WORLD.match(figure.clause.text, figure.end) or _among_all(figure)
        economy = "nền kinh tế" in figure.between(figure.left, figure.start)
        region = economy and _REGION.match(figure.clause.text, figure.end)
        in_ = "world" if world else None if region else next(p for p in parties if p != of)
    return Place(
        of,
        in_,
        (subject.start, subject.end) if subject else None,
        (listed.start, listed.end) if listed else None,
    )


def _among_all(figure: Figure) -> bool:
    """`A đứng thứ hai thế giới về xuất khẩu thì B ở top 5`: the list of the rank before holds for the next one."""
    last = next((a for a in reversed(figure.clause.amounts) if a.end <= figure.start and a.unit == "rank"), None)
    return last is not None and _WORLD.match(figure.clause.text, last.end) is not None


def _listed(figure: Figure) -> Mention | None:
    """The party behind the rank, in its part of the clause."""
    clause = figure.clause
    stop = min(figure.right, clause.part_end(figure.end))
    if stop == figure.right and figure.right < clause.end:
        stop = clause.part_end(figure.end)  # "lớn nhất và đối tác lớn thứ hai của Việt Nam": both are Việt Nam's
    found = [
        m
        for m in clause.mentions
        if figure.end <= m.start < stop and len(m.codes) == 1 and _LISTED.fullmatch(clause.text[figure.end : m.start])
    ]
    found = [m for m in found if m.start < figure.right] or found
    found = found or _of_a_row(figure)
    states = [m for m in found if m.codes[0] not in ("ASEAN", "EU", "UN", "G7")]
    return next(iter(states or found), None)


def _of_a_row(figure: Figure) -> list[Mention]:
    """`nhà tài trợ lớn nhất, nhà đầu tư lớn thứ hai và đối tác lớn thứ tư của Việt Nam`: one party for all of them."""
    clause = figure.clause
    later = [a for a in clause.amounts if a.start > figure.end and a.unit == "rank"]
    if not later:
        return []
    behind = [m for m in clause.mentions if m.start >= later[-1].end and len(m.codes) == 1]
    return [m for m in behind[:1] if _LISTED.fullmatch(clause.text, later[-1].end, m.start)]


def _subject(figure: Figure, listed: Mention | None) -> Mention | None:
    """The nearest party before the rank that is no owner ("của Việt Nam") of something before."""
    clause = figure.clause
    if (counted := _counted_before(figure)) is not None:
        return counted
    for m in reversed(clause.mentions):
        if m.end > figure.start or len(m.codes) != 1 or m.kind == "person" or _qualifies(figure, m):
            continue
        before = clause.text[max(clause.start, m.start - 12) : m.start]
        if re.search(r"\b(?:của|tại|ở|vào|sang|với|cho|trong|từ|đến|tới|thăm|vượt|vượt qua|thay|sau|trên)\s$", before):
            continue
        if listed and m.codes == listed.codes:
            continue
        return m
    return _opened_with(figure, listed) or _told_behind(figure, listed)


def _qualifies(figure: Figure, m: Mention) -> bool:
    """`A là nhà đầu tư EU lớn nhất`: the group says among whom, and is not ranked itself."""
    if m.codes[0] not in ("EU", "ASEAN"):
        return False
    ranked = any(a.unit == "rank" and a.start == m.end + 1 for a in figure.clause.amounts)
    others = (o for o in figure.clause.mentions if o.end < m.start and len(o.codes) == 1 and o.codes != m.codes)
    return ranked and any(others)


#: between people counted and their rank: where they went
_WENT: Final = re.compile(r" (?:đến|tới|sang|đang |học|theo học|tại)[^,;]{2,60}, (?:(?:đứng|xếp) )?$")


def _counted_before(figure: Figure) -> Mention | None:
    """`835.000 lượt khách A đến B, đứng thứ hai`: those who were counted are ranked, by whose they are."""
    last = next((a for a in reversed(figure.clause.amounts) if a.end <= figure.start), None)
    if last is None or last.unit != "people":
        return None
    whose = next((m for m in figure.clause.mentions if m.start >= last.unit_start and m.end <= figure.start), None)
    told = whose is not None and len(whose.codes) == 1 and whose.start - last.end <= 8
    return whose if told and whose and _WENT.fullmatch(figure.between(whose.end, figure.start)) else None


def _told_behind(figure: Figure, listed: Mention | None) -> Mention | None:
    """`Là nước xuất khẩu gạo lớn thứ ba thế giới, B ...`: who stands behind the comma."""
    clause = figure.clause
    comma = clause.part_end(figure.end)
    if not clause.text.startswith(("là ", "đứng ", "với vị thế là "), clause.start) or comma >= clause.end:
        return None
    for m in clause.mentions:
        if 0 <= m.start - comma <= 3 and len(m.codes) == 1 and m.kind != "person":
            return None if listed and m.codes == listed.codes else m
    return None


def _opened_with(figure: Figure, listed: Mention | None) -> Mention | None:
    """`A là đối tác thứ hai về đầu tư; là đối tác thứ ba về du lịch`: who opens the sentence is told of behind ";"."""
    clause = figure.clause
    if clause.start == clause.sentence.start or not _GOES_ON.match(clause.text, clause.start):
        return None
    first = next((m for m in clause.who.mentions_in(clause.sentence.start, clause.start) if len(m.codes) == 1), None)
    if first is None or first.start - clause.sentence.start > 40 or (listed and listed.codes == first.codes):
        return None
    return first if first.kind != "person" else None

"""Indicators: figures about the state of affairs between parties (guidelines 3.4).

Takes a Reading and a Cast, gives Indicator claims in order. Keeps true: every field has its own evidence; a figure
that somebody gives, promises or aims at is the quantity of a commitment and not told here; where the document is not
about relations between parties there is none. A figure told twice is told once, from the body if it stands there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from banggiao.extract.actors import Cast
from banggiao.extract.dated import Dated
from banggiao.extract.indicators.change import Change, change_of
from banggiao.extract.indicators.counts import ranks_of
from banggiao.extract.indicators.figure import Figure, figures, shares
from banggiao.extract.indicators.measure import ESTIMATE, is_current
from banggiao.extract.indicators.metric import Measure, again, measure
from banggiao.extract.indicators.period import period_of
from banggiao.extract.indicators.ranking import Place, place_of
from banggiao.extract.reading import Reading, Sentence
from banggiao.model.claims import Indicator
from banggiao.model.evidence import Evidence

_SEGMENTS = ("paragraph", "lede")
_LEAD = re.compile(
    r"(?:[\s;,(\"“*•]|[-–] "
    r"|(?:và|với|nhưng|trong đó|theo đó|nhất là|cũng như|đặc biệt(?:,? là)?|trong khi(?: đó)?|tuy nhiên)[\s,])+"
)
#: characters before the first value that still are of the same thought ("thì ", "hiện có", "Việt Nam đón")
_SHORT = 28
_TURN = re.compile(r"\s(?:và|với|có|trong đó|cùng)\s")
#: in which part of the world a rank is held
_SCOPE = re.compile(
    r" (?:trong|tại|ở|trên) (?:khu vực(?: [^\s,;.()]+){0,3}|khối(?: [^\s,;.()]+){1,2}|châu [^\s,;.()]+|asean|eu"
    r"|đông nam á|đông á|nam á|trung đông|thế giới|liên minh châu âu|mỹ la-?tinh)(?!\w)"
)
#: one year, or months of one year
_OF_A_TIME = re.compile(r"\d{4}(?:-(?:3[3-6]|4[01]))?|(?P<y>\d{4}|XXXX)-\d\d/(?P=y)-\d\d")
#: between counted projects and what they cost together
_CAPITAL = re.compile(r"(?: [^\W\d]+){0,5},?(?: với| có| và)?(?: tổng)?(?: số)? vốn(?: [^\W\d]+){0,4} ")
#: between a party of a row and its own figure
_BESIDE = re.compile(r" (?:với |đạt |là |khoảng |\()?")
_INTO = re.compile(r"(?: [^\W\d]+){0,2} (?:tại|sang|ở|vào) ")
_NOUN_TAIL = re.compile(r"[^,;()]{0,60}")


def extract(reading: Reading, who: Cast) -> Sequence[Indicator]:
    """The indicators of a document, in order."""
    if not who.parties:
        return ()
    found: dict[tuple[object, ...], Indicator] = {}
    last = -2
    told_of: tuple[Figure, tuple[str, ...]] | None = None
    before: tuple[int, str, Measure] | None = None
    for sentence in reading.sentences:
        if sentence.segment not in _SEGMENTS and not _is_told(reading, sentence):
            continue
        if not reading.amounts_in(sentence.start, sentence.end):
            continue
        follows = last == sentence.index - 1
        told_here = (
            *figures(reading, who, sentence, follows=follows),
            *shares(reading, who, sentence, follows=follows),
        )
        for figure in told_here:
            measured = measure(figure) or again(figure, before)
            if measured:
                before = (sentence.index, figure.sort, measured)
            for one in ranks_of(figure, measured) if measured else ():
                claim = _claim(figure, one, told_of)
                if claim is None:
                    continue
                told_of = (figure, claim.parties)
                last = sentence.index
                key = _key(figure, one, claim)
                told = found.get(key)
                if told is None or (told.period is None and claim.period is not None and _lede(reading, told)):
                    found[key] = claim
    return sorted(found.values(), key=lambda c: (c.evidence.start, c.grounds["value"].start))


def _key(figure: Figure, measured: Measure, claim: Indicator) -> tuple[object, ...]:
    """What makes two figures one."""
    return (claim.metric, claim.value, claim.value_max, claim.unit, claim.of, claim.in_, _way(figure, measured))


def _is_told(reading: Reading, sentence: Sentence) -> bool:
    """Whether a heading is a whole sentence: "Về kinh tế, kim ngạch năm 2015 đạt 3 tỷ USD."."""
    return sentence.segment == "heading" and reading.text[sentence.end - 1] == "."


def _way(figure: Figure, measured: Measure) -> str:
    """The way of trade that a rank is told of: a market may be third for exports and for imports."""
    words = figure.between(*measured.head) if figure.sort == "rank" else ""
    return next((way for way in ("xuất khẩu", "nhập khẩu") if way in words), "")


def _lede(reading: Reading, claim: Indicator) -> bool:
    return reading.sentence_at(claim.evidence.start).segment == "lede"


def _claim(figure: Figure, measured: Measure, last: tuple[Figure, tuple[str, ...]] | None = None) -> Indicator | None:
    """The claim of a figure; None for a rank in which no party of the document stands.

    `last` is the figure told before it, with its parties.
    """
    place = place_of(figure) if figure.sort == "rank" else None
    parties = figure.clause.who.parties
    if place and not place.mutual and (not place.of or not {place.of, place.in_} & set(parties)):
        return None
    period = period_of(figure, measured)
    change = change_of(figure, measured.flow)
    text, amount = figure.clause.reading.text, figure.amount
    start, end = _quote(figure, measured, period, change, place)
    grounds = _grounds(text, figure, measured, period, change, place)
    anchors = {}
    if period and period.anchor:
        anchors["period"] = Evidence.of(text, *period.anchor)
    if change and change.base and change.base.anchor:
        anchors["change_base"] = Evidence.of(text, *change.base.anchor)
    return Indicator(
        document=figure.clause.reading.document.id,
        evidence=Evidence.of(text, start, end),
        grounds=grounds,
        anchors=anchors,
        metric=_metric(figure, measured, period),
        value=amount.value,
        unit=amount.unit,
        value_max=amount.value_max,
        modifier=_modifier(figure),
        period=period.edtf if period else None,
        change_pct=change.pct if change else None,
        change_base=change.base.edtf if change and change.base else None,
        parties=_of_last(figure, last) or _parties(figure, place),
        modality=measured.modality,
        of=place.of if place else None,
        in_=place.in_ if place else None,
        out_of=amount.out_of if place else None,
        confidence=_confidence(figure, measured, period),
        reasons=(f"{measured.metric}: {text[measured.head[0] : measured.head[1]]}",),
    )


def _modifier(figure: Figure) -> str:
    """`ước đạt 7,5 tỷ USD` is told as an estimate."""
    amount = figure.amount
    if amount.modifier == "min" and figure.between(amount.start, amount.end).startswith("vượt") and is_current(figure):
        return "exact"  # "vượt mức 7 tỷ USD hiện nay"
    estimated = ESTIMATE.search(figure.clause.text, max(0, amount.start - 60), amount.start)
    return "about" if estimated and amount.modifier == "exact" else amount.modifier


def _metric(figure: Figure, measured: Measure, period: Dated | None) -> str:
    """Investment told for one year or its months ("năm 2018 đạt") is their flow; told "đến" it is a stock."""
    if measured.metric != "investment_stock" or period is None or not _OF_A_TIME.fullmatch(period.edtf):
        return measured.metric
    text = figure.clause.text
    if text.find("còn hiệu lực", figure.clause.start, figure.clause.end) >= 0:
        return measured.metric  # projects that still stand are counted up from the first
    before = text[max(figure.clause.start, period.span[0] - 24) : period.span[0]]
    if (
        re.search(r"\b(?:đến|tới|tính|hết|từ)\s(?:hết\s|cuối\s|thời điểm\s)?$", before)
        or "từ" in text[max(0, figure.start - 20) : figure.start]
    ):
        return measured.metric
    return "investment_flow"


def _parties(figure: Figure, place: Place | None) -> tuple[str, ...]:
    """The parties of a figure: the two named with it, else those of the document."""
    parties = figure.clause.who.parties
    if place and not place.mutual:
        named = [c for c in (place.of, place.in_) if c and c not in ("world", "ASEAN", "EU")]
        return tuple(named) if len(named) == 2 or place.in_ in ("world", None) else parties
    if third := _third(figure):
        return third
    clause = figure.clause
    stop = min(figure.right, clause.part_end(figure.end))
    near = ((figure.left, figure.start), (clause.start, figure.start), (clause.start, stop))
    for two in (_named(figure, *span) for span in near):
        if len(two) == 2 and set(two) <= set(parties):
            return two
    told = _named(figure, clause.start, clause.end)
    if len(told) == 2 and set(told) & set(parties):
        return told
    return clause.pair


def _of_last(figure: Figure, last: tuple[Figure, tuple[str, ...]] | None) -> tuple[str, ...]:
    """`267 dự án tại Lào, tổng vốn 5,7 tỷ USD`: a sum is of those whose projects were counted right before it."""
    if last is None or last[0].clause is not figure.clause or last[0].sort != "projects" or figure.sort != "money":
        return ()
    return last[1] if _CAPITAL.fullmatch(figure.between(last[0].end, figure.start)) else ()


def _third(figure: Figure) -> tuple[str, ...]:
    """`Trung Quốc 1,82 tỷ USD`, `267 dự án tại Lào`: a party that the figure alone is told of, beside one's own."""
    clause, home = figure.clause, figure.clause.who.parties[0]
    stop = min(figure.right, clause.part_end(figure.end))
    for m in clause.mentions:
        if m.kind != "party" or len(m.codes) != 1 or len(m.codes[0]) != len(home) or m.codes[0] == home:
            continue
        beside = m.end <= figure.start and _BESIDE.fullmatch(figure.between(m.end, figure.start)) is not None
        into = figure.sort == "projects" and figure.end <= m.start < stop
        into = into and _INTO.fullmatch(figure.between(figure.end, m.start)) is not None
        if (beside or into) and m.codes[0] not in clause.who.parties:
            return (home, m.codes[0])
    return ()


def _named(figure: Figure, start: int, end: int) -> tuple[str, ...]:
    """Parties named between two places, once each; people name nobody."""
    found = (m for m in figure.clause.mentions if start <= m.start and m.end <= end and m.kind != "person")
    return tuple(dict.fromkeys(c for m in found for c in m.codes))


def _quote(
    figure: Figure, measured: Measure, period: Dated | None, change: Change | None, place: Place | None
) -> tuple[int, int]:
    """The clause with the figure, as short as can be understood: from what is measured to the last of its values."""
    clause = figure.clause
    spans = [x.span for x in (period, change, change.base if change else None) if x]
    spans += [x for x in (place.of_span, place.in_span) if x] if place else []
    words = (measured.head[0], measured.thing or figure.start)
    first = min([figure.start, *(w for w in words if w >= clause.start)])
    own = clause.part_start(first)
    near = max(own, figure.left if figure.left > clause.start else own)
    start = min([first, *(a for a, _ in spans if a >= near)])
    if start - own <= _SHORT:
        start = own
    end = max([figure.end, measured.head[1], *(b for _, b in spans)])
    if figure.sort == "rank" and (scope := _SCOPE.match(clause.text, end, clause.end)):
        end = scope.end()
    if figure.sort not in ("money", "rank"):
        end = max(end, _noun_end(figure, end))
    if clause.text.count("(", start, end) > clause.text.count(")", start, end) and clause.text[end : end + 1] == ")":
        end += 1
    lead = _LEAD.match(clause.text, start, max(start, first))
    return lead.end() if lead else start, end


def _noun_end(figure: Figure, end: int) -> int:
    """Where the counted noun's own words end: `6 cơ sở giáo dục có vốn đầu tư của Hoa Kỳ`."""
    stop = min(figure.right, figure.clause.part_end(end))
    tail = _NOUN_TAIL.match(figure.clause.text, figure.end, stop)
    if tail is None:
        return end
    if stop == figure.right < figure.clause.end:  # the next figure's own words are not of this one
        turn = _TURN.search(figure.clause.text, figure.end, tail.end())
        return turn.start() if turn else figure.end
    if tail.end() == stop:
        return stop
    return figure.clause.text.rfind(" ", figure.end - 1, tail.end())


def _grounds(
    text: str, figure: Figure, measured: Measure, period: Dated | None, change: Change | None, place: Place | None
) -> dict[str, Evidence]:
    """Where each field stands."""
    amount = figure.amount
    spans: dict[str, tuple[int, int] | None] = {
        "metric": measured.head,
        "value": (amount.start, amount.end),
        "modality": measured.mode,
        "period": period.span if period else None,
        "change_pct": change.span if change else None,
        "change_base": change.base.span if change and change.base else None,
        "of": place.of_span if place else None,
        "in": place.in_span if place else None,
        "out_of": (amount.start, amount.end) if place and amount.out_of else None,
    }
    return {name: Evidence.of(text, *span) for name, span in spans.items() if span and span[1] > span[0]}


def _confidence(figure: Figure, measured: Measure, period: Dated | None) -> float:
    """How often a figure with these cues is one that an analyst writes down (calibrated on half a of the gold)."""
    score = 0.75 if measured.metric != "other" else 0.55
    score += 0.1 if period else 0.0
    return min(0.95, score + (0.05 if figure.sort in ("rank", "money") else 0.0))

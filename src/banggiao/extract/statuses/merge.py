"""One claim a level and pair: of all places that tell it, the one that says most.

Takes what the text tells, gives Status claims in order of their quotes. Keeps true: dates that contradict one another
give none, and stand as candidates; a lower rung without a date beside a higher one is no status of today.
"""

from __future__ import annotations

from banggiao.extract.dated import Dated
from banggiao.extract.reading import Reading
from banggiao.extract.statuses.told import Told
from banggiao.model.claims import Status
from banggiao.model.evidence import Evidence

_LADDER = ("partnership", "comprehensive", "strategic", "comprehensive_strategic")
_BODY = ("lede", "paragraph")
#: shares of right claims, counted at first sight of 66 articles that nobody had developed on
_PAIRED, _ASSUMED = 0.96, 0.8


def merged(reading: Reading, told: list[Told]) -> list[Status]:
    """The status claims of a document."""
    groups: dict[tuple[str, frozenset[str]], list[Told]] = {}
    for t in told:
        if len(t.pair.codes) == 2:
            groups.setdefault((t.label.level, frozenset(t.pair.codes)), []).append(t)
    kept = [group for key, group in groups.items() if not _is_past_rung(key, group, groups)]
    return sorted((_claim(reading, group) for group in kept), key=lambda c: (c.evidence.start, c.level))


def _is_past_rung(
    key: tuple[str, frozenset[str]], group: list[Told], groups: dict[tuple[str, frozenset[str]], list[Told]]
) -> bool:
    """Whether the pair stands on a higher rung in the same text and nothing is told of this one but its name."""
    level, pair = key
    if level == "special" and all(_is_praise(t) for t in group):
        return any((rung, pair) in groups for rung in _LADDER)
    if level not in _LADDER or any(t.since or t.label.found for t in group):
        return False
    higher = _LADDER[_LADDER.index(level) + 1 :]
    return any((h, pair) in groups for h in higher) and not any(_opens_a_rise(t) for t in group)


def _is_praise(t: Told) -> bool:
    """Whether only "quan hệ đặc biệt" is printed: beside a rung of the ladder it praises."""
    return t.label.hit.end - t.label.hit.start == len("quan hệ đặc biệt")


def _opens_a_rise(t: Told) -> bool:
    """ "từ Đối tác toàn diện lên ...": the rung that was left is told."""
    return t.label.sentence.start < t.label.start and t.label.found is not None


def _claim(reading: Reading, group: list[Told]) -> Status:
    best = max(
        group, key=lambda t: (t.since is not None, t.label.sentence.segment in _BODY, _grain(t.since), -t.label.start)
    )
    dates = [t.since.edtf for t in group if t.since]
    since = _agreed(group, best)
    text = reading.text
    label = best.label
    spans = [(label.start, label.end)]
    if label.found and label.start - label.found[0] < 80:
        spans.append(label.found)
    beside = best.pair.span and (best.pair.span[0] > label.start or label.start - best.pair.span[1] < 60)
    if best.pair.span and beside and label.sentence.start <= best.pair.span[0] < label.sentence.end:
        spans.append(best.pair.span)
    if since and label.sentence.start <= since.span[0] < label.sentence.end:
        spans.append(since.span)
    grounds = {
        "label": Evidence.of(text, label.start, label.end),
        "level": Evidence.of(text, label.hit.start, label.hit.end),
    }
    if best.pair.span:
        grounds["parties"] = Evidence.of(text, *best.pair.span)
    if since:
        grounds["date"] = Evidence.of(text, *since.span)
    start = min(s for s, _ in spans)
    if text[max(label.sentence.start, start - 8) : start].lower() == "quan hệ ":
        start -= 8
    return Status(
        document=reading.document.id,
        evidence=Evidence.of(text, start, max(e for _, e in spans)),
        grounds=grounds,
        anchors={"date": Evidence.of(text, *since.anchor)} if since and since.anchor else {},
        level=label.level,
        parties=best.pair.codes,
        label=text[label.start : label.end],
        date=since.edtf if since else None,
        confidence=_PAIRED if best.pair.span or since else _ASSUMED,
        reasons=("pair named beside it",) if best.pair.span else ("parties of the document",),
        candidates={} if since or not dates else {"date": tuple(dict.fromkeys(dates))},
    )


def _grain(since: Dated | None) -> int:
    return len(since.edtf) if since else 0


def _agreed(group: list[Told], best: Told) -> Dated | None:
    """The date that all places agree on, in its finest grain; None where they do not.

    A rung told once plainly and once as "tăng cường" is as old as the plain one.
    """
    short = min(t.label.end - t.label.start for t in group)
    plain = [t for t in group if t.label.end - t.label.start == short]
    for places in (group, plain):
        found = [t.since for t in places if t.since]
        finest = max(found, key=lambda s: (len(s.edtf), -s.span[0]), default=None)
        agree = finest and all(finest.edtf.startswith(s.edtf[:7]) or finest.edtf.startswith(s.edtf) for s in found)
        if agree and finest:
            return best.since if best.since and best.since.edtf == finest.edtf else finest
    return None

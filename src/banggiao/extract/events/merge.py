"""One claim a happening: what several sentences tell of it, joined.

Takes Tellings in order of the text, gives Event claims. Keeps true: happenings with different dates, places or
participants stay apart; the quote is the sentence that says most, a caption only where the body lacks it.
"""

from __future__ import annotations

import re

from banggiao.extract.dated import Dated, Span
from banggiao.extract.events.sameness import BARE, of_leaders, same
from banggiao.extract.events.told import ARRIVES, Party, Place, Telling
from banggiao.extract.reading import Reading
from banggiao.language.fold import fold
from banggiao.model.claims import Event
from banggiao.model.evidence import Evidence

#: characters of a quote above which only the elements that stand together are kept
_LONG = 360
_BODY = ("lede", "paragraph")
_OF_A_DAY = ("meeting", "call", "signing", "statement", "ceremony", "handover", "opening", "appointment")
#: characters between two sides and what they are to sign
_BESIDE = 60
#: where a long name of a conference goes over to what it is about, or who holds it
_ABOUT = re.compile(r" (?:về|do|với|nhằm|để)\b")
#: characters of the verb before what is attended
_VERB = 60
_CLOSE = re.compile(r" ?\)")
#: how far what is done may go on behind the words that tell it; names of papers are long
_FAR, _FAR_PAPERS = 120, 260
#: shares of right claims, counted at first sight of 66 articles that nobody had developed on
_DATED, _UNDATED = 0.96, 0.74


def merged(reading: Reading, told: list[Telling]) -> list[Event]:
    """The event claims of a document."""
    groups: list[list[Telling]] = []
    for t in sorted(told, key=lambda t: (-_says(t), t.cue[0])):
        home = next((g for g in groups if all(same(t, other) for other in (g[:1] if t.type == "visit" else g))), None)
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
    named = [p.person is not None for p in t.parties]
    people = (any(named) and not t.guessed) + (t.type == "meeting" and all(named))
    own -= 2 if BARE.match(t.topic) else 0
    own -= len(t.parties) > 1 and t.parties[0].span == t.parties[1].span  # "Bộ trưởng hai nước": nobody by name
    own += (t.level is not None) - (t.topic == ARRIVES)
    return own + (t.place is not None) + (2 if t.sentence.segment in _BODY else 0) + min(len(t.parties), 2) + people


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
    few = best.type in ("statement", "signing") or of_leaders(best)
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
    days = best.type in _OF_A_DAY  # they have a day, visits and conferences several
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


def _heads(t: Telling) -> range:
    """Where a clause begins that is cut off before the word itself: "..., | dự Diễn đàn A"."""
    cut = t.type == "conference" and t.clause[0] > t.sentence.start
    return range(t.cue[0] - _VERB, t.cue[0] + 1) if cut else range(0)


def _quote(text: str, t: Telling) -> Span:
    """The part of the clause that tells the happening, from its first element to its last."""
    spans = [t.cue, *(p.span for p in t.parties)]
    spans += [x.span for x in (t.when, t.place) if x and not (isinstance(x, Dated) and x.carried)]
    inside = [s for s in spans if t.sentence.start <= s[0] and s[1] <= t.sentence.end]
    near = [s for s in inside if t.clause[0] <= s[0] and s[1] <= t.clause[1]]
    listed = t.type == "meeting" and t.parties[-1].span[0] > t.clause[1]  # "chào xã giao A; B"
    if t.cue in near and not listed and (len(near) > 1 or text[t.clause[0] - 1] == ";" or t.clause[0] in _heads(t)):
        inside = near  # "A hội đàm với B; chào xã giao C; dự phiên họp ...": the clause alone tells it
    start, end = min(s for s, _ in inside), max(e for _, e in inside)
    start = min(start, t.clause[0]) if t.clause[0] in _heads(t) else start
    if end - start > _LONG:  # one of a long row: the name and the day tell it, or the word and the name
        near = [s for s in inside[1:] if abs(s[0] - inside[-1][0]) < _LONG // 2] or inside[:1]
        start, end = min(s for s, _ in near), max(e for _, e in near)
    if m := _CLOSE.match(text, end):
        end = m.end() if text.count("(", start, end) > text.count(")", start, end) else end
    adopted = fold(text[t.cue[0] : t.cue[1]]).endswith("thông qua")
    if t.type == "statement" and not adopted and not text.startswith(" về ", end):
        return start, end
    named = ("signing", "statement", "opening", "establishment", "handover", "conference", "dialogue")
    if t.type in named or t.topic.startswith("lễ kỷ niệm"):
        far = _FAR_PAPERS if t.type == "signing" else _FAR
        stop = re.compile(r"[,;](?!\d)|\.$").search(text, end, min(t.sentence.end, end + far))
        short = t.sentence.end - end <= far
        stop = stop or (None if short or t.type != "conference" else _ABOUT.search(text, end, end + far))
        end = stop.start() if stop else t.sentence.end if short else end
    return start, end

"""Meetings and calls: who met whom.

Takes a Scene, gives one Telling a person met. Keeps true: the two are of different sides where both sides are known;
"tiếp", "gặp" and the like count only with somebody right behind them.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.events.gaps import filled_by
from banggiao.extract.events.met import behind_row, in_phrase, joined_with_heads, leads, met
from banggiao.extract.events.scene import Scene
from banggiao.extract.events.told import Party, Telling
from banggiao.extract.events.unsaid import by_title, of_leaders, on_a_day
from banggiao.extract.events.when import BESIDE, to_when, usable, when
from banggiao.extract.events.where import place_come_to, place_in
from banggiao.extract.events.whether import modality, unreal
from banggiao.language.dates import DAY
from banggiao.vocabulary.lexicon import Hit

#: "Tham dự hội đàm gồm có: ...": members of a delegation, not those whom it meets
_MEMBERS: Final = re.compile(r"\b(?:tham dự|dự|tham gia)(?: buổi| cuộc)? $")
_ARE: Final = re.compile(r"[^.;]{0,60}\b(?:gồm|có)\b")
#: those who come with the two: "cùng các nhà lãnh đạo Nga"
_COMPANY: Final = re.compile(r" (?:cùng|và) (?:các|đoàn|phái đoàn) [^,;]{0,44}?(?= đã | sẽ | có | tiến hành |$)")
#: characters between two people and that they agree
_ACT: Final = 34
_SUBJECT: Final = 12
#: between a place and the meeting there: "A và B họp báo ở Graz, ngay sau cuộc (hội đàm)", "A ở Graz đã (gặp B)"
_AT: Final = re.compile(
    r"(?:,? (?:ngay )?(?:sau|trong|tại)(?: khi)?[^,;]{0,30})? (?:(?:đã|sẽ|có|tiến hành|cùng|vừa|cuộc|buổi) )*"
)
#: characters between two people and the talks that they are told in, and where a press conference stands between
_NEAR: Final = 60
_PRESS: Final = 140
#: between the one who receives and "tiếp": " đã", " thân mật"
_CLOSE: Final = 12
_OBJECT: Final = re.compile(r"(?:^|[ ,])(?:gặp|tiếp|hội kiến|hội đàm với|gặp với|chào|chào xã giao) $")
_LEADERS: Final = re.compile(r"lãnh đạo\b")
_TWO: Final = 2
#: "hai nhà lãnh đạo (Áo và Bỉ)"
_NAMES: Final = re.compile(r" và | ?[-–] ?")
#: behind "với B, ông đã hội kiến C", where B and C are of one side: somebody of the other one, told before
_PRONOUNS: Final = ("ông", "bà", "ngài")
_HOSTS: Final = ("nước chủ nhà", "nước sở tại", "nước bạn")
_JOINED: Final = re.compile(r"(?: và phu nhân)?(?:,? và | với | cùng | cùng với )(?:phu nhân )?")


def meetings(scene: Scene) -> list[Telling]:
    """All meetings and calls told in the sentence."""
    out: list[Telling] = []
    done: set[frozenset[tuple[str, str]]] = set()
    for trigger in scene.triggers:
        if trigger.entry.data["frame"] != "meeting":
            continue
        for pair in _pairs(scene, trigger):
            key = frozenset((p.name, "" if p.person is not None else p.office) for p in pair)
            if len(key) == 2 and key not in done:
                done.add(key)
                out.append(_telling(scene, trigger, pair))
    return out


def _telling(scene: Scene, trigger: Hit, pair: tuple[Party, Party]) -> Telling:
    cue = (trigger.start, trigger.end)
    low, high = scene.clause(trigger.start)
    mode, span, past = modality(scene, cue, low)
    behind = max(pair[1].span[1], cue[1])
    later = (t.start for t in scene.triggers if t.start > behind)
    after = next((at for at in later if not BESIDE.search(scene.folded, behind, at)), high)
    after = min(after, scene.first_said(behind, after))
    first = min(p.span[0] for p in pair)
    place = place_in(scene, cue[1], after) or place_in(scene, low, min(first, cue[0]), last=True)
    ends = [p.span[1] for p in pair if low <= p.span[0] and p.span[1] <= cue[0]]
    between = place_in(scene, max(ends), cue[0], last=True) if ends and not place else None
    if between and _AT.fullmatch(scene.folded, between.span[1], cue[0]):
        place = between
    place = place or place_come_to(scene, low, cue[0])
    return Telling(
        type=str(trigger.entry.data["type"]),
        sentence=scene.sentence,
        cue=cue,
        parties=pair,
        when=when(scene, cue),
        place=place,
        modality=mode,
        modality_span=span,
        past=past,
        clause=(cue[0] if _goes_on(scene, trigger, pair[0]) else low, high),
    )


def _goes_on(scene: Scene, trigger: Hit, subject: Party) -> bool:
    """ "A chào B, hội đàm với C": whether the word is a later one of a row, which is quoted without its subject."""
    return any(
        t.entry.data["frame"] == "meeting" and subject.span[1] <= t.start and t.end + _CLOSE < trigger.start
        for t in scene.triggers
    )


def _pairs(scene: Scene, trigger: Hit) -> list[tuple[Party, Party]]:
    """The pairs of people that one word brings together."""
    low, high = scene.clause(trigger.start)
    if unreal(scene, (trigger.start, trigger.end), low):
        return []
    if _MEMBERS.search(scene.folded, max(low, trigger.start - 24), trigger.start) and _ARE.match(
        scene.folded, trigger.end
    ):
        return []
    near = bool(trigger.entry.data.get("near"))
    found = met(scene, trigger, high, "received" if near else "met")
    if found:
        if subject := behind_row(scene, trigger, low, found):
            return _couples(scene, subject, found[: found.index(subject)])
        gap = scene.folded[trigger.end : found[0].start]
        owned = " của " in gap and len(found) > 1 and found[0].codes != found[1].codes  # "cuộc gặp của A với B"
        between = "giữa" in gap or owned
        host = None if between else _host(scene, trigger, low, found, high)
        if host is None and len(found) > 1 and (between or not near):
            return _couples(scene, found[0], found[1:])
        return _couples(scene, host, found) if host else []
    if near:
        return _received(scene, trigger, low)
    opener = in_phrase(scene, trigger, low)
    if not opener:
        both = _joined_before(scene, trigger, low)
        if both:
            return _couples(scene, both[0], both[1:])
    if trigger.entry.data["type"] == "meeting" and (pair := by_title(scene, trigger, low)):
        return [pair]
    behind = scene.people(trigger.end, high)
    opener = opener or trigger.start - low < 3
    led = opener and len(behind) > 1 and "," in scene.folded[trigger.end : behind[0].start]
    if led and _JOINED.fullmatch(scene.folded, behind[0].end, behind[1].start):
        return _couples(scene, behind[0], behind[1:2])
    if not (opener or trigger.entry.data.get("noun")):
        return []
    return _told_in(scene, trigger, low) or of_leaders(scene, trigger, low) or on_a_day(scene, trigger)


def _received(scene: Scene, trigger: Hit, low: int) -> list[tuple[Party, Party]]:
    """ "Đại sứ A đã đến Trụ sở Bộ và được Bộ trưởng B tiếp": who is received stands before the one who receives;
    leaders who are told with those whom they meet.
    """
    if heads := joined_with_heads(scene, trigger, low):
        return _couples(scene, heads[0], heads[1:])
    people = scene.people(low, trigger.start)
    if len(people) < 2 or not scene.folded.endswith("được ", low, people[-1].start):
        return []
    return _couples(scene, people[-2], people[-1:]) if trigger.start - people[-1].end < _CLOSE else []


def _told_in(scene: Scene, trigger: Hit, low: int) -> list[tuple[Party, Party]]:
    """ "Khi A sang thăm, B đã thông báo trong cuộc hội đàm": the last two of different sides before the word."""
    people = scene.people(low, trigger.start)
    if not people or trigger.start - people[-1].end > (_PRESS if _with_press(scene, people, trigger) else _NEAR):
        return []
    other = next((m for m in reversed(people[:-1]) if m.codes != people[-1].codes and m.person is not None), None)
    return _couples(scene, other, [people[-1]]) if other and people[-1].person is not None else []


def _with_press(scene: Scene, people: list[Mention], trigger: Hit) -> bool:
    """ "A và B họp báo tại Graz, ngay sau cuộc hội đàm": the two who stand before the press."""
    two = len(people) > 1 and _JOINED.fullmatch(scene.folded, people[-2].end, people[-1].start)
    return bool(two) and scene.folded.find(" họp báo", people[-1].end, trigger.start) >= 0


def pictured(scene: Scene) -> list[Telling]:
    """ "A và B tại Trụ sở Chính phủ, ngày 25/8": a caption that shows people of two sides, with day and place."""
    if scene.sentence.segment != "caption":
        return []
    people = scene.people(scene.sentence.start, scene.sentence.end)
    if len(people) < 2:
        return []
    joined = _JOINED.fullmatch(scene.folded, people[0].end, people[1].start)
    pairs = _couples(scene, people[0], [people[1]]) if joined else []
    if not pairs:
        return []
    end = people[1].end
    date = when(scene, (people[0].start, end))
    place = place_in(scene, end, scene.sentence.end)
    if not (date and place):
        return []
    return [Telling("meeting", scene.sentence, (people[0].start, end), pairs[0], date, place, clause=scene.clause(end))]


def _host(scene: Scene, trigger: Hit, low: int, others: list[Mention], high: int) -> Mention | None:
    """The subject: the last person before the word that is not of the other side; else the one behind the comma."""
    side = others[0].codes
    before = scene.people(scene.sentence.start, trigger.start)
    side_led = _led_by(scene, trigger, others[0])
    if side_led:
        return side_led
    fits = [m for m in reversed(before) if m.person != others[0].person and (not side or m.codes != side)]
    free = [m for m in fits if not _OBJECT.search(scene.folded, max(low, m.start - _CLOSE), m.start)]
    if fits := free or fits:  # "A tiếp B và gặp C": A, not B
        return next((m for m in fits if m.person is not None), fits[0])
    behind = next(iter(scene.people(others[-1].end, high)), None)
    opener = in_phrase(scene, trigger, low) or (behind is not None and leads(scene, trigger, low))
    if opener and behind and behind.codes != side and "," in scene.folded[others[-1].end : behind.start]:
        return behind
    by_pronoun = bool(before) and scene.folded[before[-1].start : before[-1].end] in _PRONOUNS
    return _spoken_of(scene, others[0]) if by_pronoun or not before else None


def _led_by(scene: Scene, trigger: Hit, other: Mention) -> Mention | None:
    """ "Bà A cho hay lãnh đạo Việt Nam sẽ hội đàm với B": the leaders of a state, who are nobody by name."""
    last = next((m for m in reversed(scene.mentions) if m.end <= trigger.start), None)
    if last is None or last.kind != "party" or len(last.codes) != 1 or last.codes == other.codes:
        return None
    led = _LEADERS.search(scene.folded, max(scene.sentence.start, last.start - _CLOSE), last.end)
    return last if led and filled_by("tells").fullmatch(scene.folded, last.end, trigger.start) else None


def _spoken_of(scene: Scene, other: Mention) -> Mention | None:
    """The person of the other side named last in the two sentences before; the outlet's own side goes first."""
    index = scene.sentence.index
    start = scene.reading.sentences[max(0, index - 2)].start
    near = reversed(scene.who.mentions_in(start, scene.sentence.start))
    fits = [m for m in near if m.kind == "person" and m.person is not None and m.codes and m.codes != other.codes]
    both = next((m for m in scene.mentions if m.start >= other.end and m.kind == "both" and len(m.codes) == _TWO), None)
    named = both and _NAMES.search(scene.folded, both.start, both.end)
    if both and named and other.codes and set(other.codes) < set(both.codes):
        fits = [m for m in fits if set(m.codes) < set(both.codes)]  # "Tại buổi tiếp A, hai nhà lãnh đạo Áo và Bỉ ..."
    return next((m for m in fits if m.codes == scene.who.parties[:1]), fits[0] if fits else None)


def _joined_before(scene: Scene, trigger: Hit, low: int) -> list[Mention]:
    """ "A và B (đã) hội đàm": the two right before the word."""
    people = scene.people(low, trigger.start)
    if len(people) < 2:
        return []
    others = _COMPANY.match(scene.folded, people[-1].end, trigger.start)
    if not filled_by("tells").fullmatch(scene.folded, others.end() if others else people[-1].end, trigger.start):
        return []
    return people[-2:] if _JOINED.fullmatch(scene.folded, people[-2].end, people[-1].start) else []


def _couples(scene: Scene, one: Mention, others: list[Mention]) -> list[tuple[Party, Party]]:
    a = scene.party(one)
    out = []
    for m in others:
        b = _at_home(scene, a, scene.party(m))
        if a and b and a.name != b.name and not (a.country and a.country == b.country):
            out.append((a, b))
    return out


def _at_home(scene: Scene, guest: Party | None, b: Party | None) -> Party | None:
    """ "hội kiến Tổng thống nước chủ nhà": of the side that the guest is not of."""
    hosts = [c for c in scene.who.parties if guest and c != guest.country]
    if guest and b and b.office.endswith(_HOSTS) and b.country == guest.country and len(hosts) == 1:
        return Party(hosts[0], hosts[0], b.span, office=b.office)
    return b


def implied(scene: Scene) -> list[Telling]:
    """A named exchange of words: "Thủ tướng đề nghị Thứ trưởng ..." tells that the two met."""
    for h in scene.reading.hits_in(scene.sentence.start, scene.sentence.end, "acts"):
        if h.entry.data.get("act") not in ("request", "propose"):
            continue
        after = [m for m in scene.people(h.end, scene.sentence.end) if m.start - h.end <= 1]
        before = [m for m in scene.people(scene.sentence.start, h.start) if h.start - m.end < 20]
        pairs = _couples(scene, before[-1], after[:1]) if before and after else []
        if pairs and all(p.person is not None for p in pairs[0]):
            cue = (h.start, h.end)
            return [Telling("meeting", scene.sentence, cue, pairs[0], clause=scene.clause(h.start), guessed=False)]
    return []


def agreed(scene: Scene) -> list[Telling]:
    """ "Tháng 11/2017, A và B nhất trí ...", "A và B ngày 27-8 nhất trí ...": a day or month on which two of different
    sides agreed on something.
    """
    people = scene.people(scene.sentence.start, scene.sentence.end) if scene.dates else []
    if len(people) < 2 or not _JOINED.fullmatch(scene.folded, people[0].end, people[1].start):
        return []
    first, at = scene.dates[0], people[1].end
    opens = first.start - scene.sentence.start < _CLOSE and first.end <= people[0].start
    behind = 0 < first.start - at < _CLOSE and DAY.fullmatch(first.at) is not None
    if not (opens or behind) or not usable(first):
        return []
    at = max(at, first.end)
    far = at + (_SUBJECT if behind else _ACT)
    acts = [h for h in scene.reading.hits_in(at, min(far, scene.sentence.end)) if h.entry.data.get("act") == "agree"]
    pairs = _couples(scene, people[0], [people[1]])
    if not acts or not pairs:
        return []
    cue = (acts[0].start, acts[0].end)
    return [Telling("meeting", scene.sentence, cue, pairs[0], to_when(first), clause=scene.clause(cue[0]))]

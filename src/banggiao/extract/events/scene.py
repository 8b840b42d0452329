"""One sentence as a scene: who stands in it, its dates and the words that tell a happening, each found once.

Takes a Reading, a Cast and a Sentence, gives lookups to the left and right of a word. Keeps true: offsets are those
of the document; people in "lời mời của ...", "phu nhân" and the like are no actors of the scene.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Final

from banggiao.extract.actors import Cast, Mention, Person
from banggiao.extract.dated import Span
from banggiao.extract.events.delegations import leaders_of, principal, with_leaders
from banggiao.extract.events.gaps import ends_with
from banggiao.extract.events.told import Party
from banggiao.extract.reading import Reading, Sentence
from banggiao.language.dates import DateMention
from banggiao.language.fold import fold
from banggiao.model.frozen import frozen
from banggiao.vocabulary.lexicon import Hit, lexicon

_JOIN: Final = re.compile(
    r"(?: ?\([^)]{0,40}\))?(?: và phu nhân)?"
    r"(?: ?, | và | cùng | với | và với |, và | cùng với |, cùng | cùng (?:tân |cựu )?)(?:phu nhân,? )?"
)
#: "chào xã giao A; B; C"
_LISTED: Final = re.compile(r" ?; ")
_ENDS: Final = re.compile(r" ?[;.]|$")
#: classes of verbs that say something
_SPEECH: Final = ("say", "act", "stand")
_SAID_IN: Final = re.compile(r"\b(?:trong|tại|sau|qua) $")
_TO_SAY: Final = re.compile(r"\b(?:sẽ|dự kiến|sắp) (?:cùng |cũng )?$")
_QUOTED: Final = re.compile(r": ?[\"“]|[\"“]")

#: offices that two people of a text may be called by, the longer ones first
_OFFICES: Final = (
    "thứ trưởng",
    "phó thủ tướng",
    "ngoại trưởng",
    "bộ trưởng",
    "thủ tướng",
    "tổng thống",
    "chủ tịch",
    "lãnh đạo",
)
#: before a day that says another one again, in another zone
_THAT_IS: Final = re.compile(r"(?<!tin )(?<!lập )\btức(?: là| vào| lúc| khoảng| \d{1,2}(?:h|g| giờ)\d{0,2})* $")
#: "Chủ tịch A (8-12/7/1957)"
_CAME: Final = re.compile(r" ?\(\s?\d[\d/ .,–-]*\d{4}\s?\)| (?:vào |hồi )?(?:ngày |tháng |năm )[\d/-]{0,8}\d{4}\b")
#: characters before somebody in which words stand that put them aside
_ASIDE: Final = 36
_ANY: Final = ("lãnh đạo",)
#: who speaks or keeps house for a state leads none: no one of "hai nhà lãnh đạo"
_SERVES: Final = re.compile(r"phát ngôn|đại sứ|đại biện|tham tán|lãnh sự|phóng viên|chuyên gia|giáo sư|tiến sĩ|lãnh tụ")


@frozen
class Scene:
    """A sentence with its actors, dates and happenings."""

    reading: Reading
    who: Cast
    sentence: Sentence
    #: the document's text, and the same folded
    text: str
    folded: str
    mentions: list[Mention]
    dates: list[DateMention]
    triggers: list[Hit]
    #: joint papers that are named, apart from the happenings
    papers: list[Hit] = field(default_factory=list)
    #: the cue words of the whole sentence, once somebody has asked
    _cues: list[list[tuple[str, int, int]]] = field(default_factory=list)
    _asides: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading, who: Cast, s: Sentence, mentions: list[Mention], found: list[Hit]) -> Scene:
        """The scene of a sentence, by who and what was found in it."""
        papers = [t for t in found if t.entry.data["frame"] == "paper"]
        triggers = [t for t in found if t not in papers] if papers else found
        return cls(reading, who, s, reading.text, reading.folded, mentions, _days(reading, s), triggers, papers)

    def party(self, m: Mention) -> Party | None:
        """Who a mention is, as a participant: the person's full name, else the one country that it stands for."""
        if m.person is not None:
            person = self.who.people[m.person]
            country = m.codes[0] if len(m.codes) == 1 else person.country
            return Party(person.name, country, (m.start, m.end), m.person, person.role or "")
        if len(m.codes) == 1:
            body = m.kind == "body"
            led = m.kind == "person" or body or self.folded.startswith("lãnh đạo", m.start)
            office = self.text[m.start : m.end] if led else ""
            return Party(m.codes[0], m.codes[0], (m.start, m.end), office=office, body=body)
        return None

    def both(self, words: Span) -> list[Party]:
        """The two parties of the document, told by `words` without their names; nobody where they are not two."""
        codes = self.who.parties
        return [Party(c, c, words) for c in codes] if len(codes) == 2 else []

    def people(self, start: int, end: int) -> list[Mention]:
        """Mentions of people inside `[start, end)` who act in the scene."""
        return [
            m for m in self.mentions if m.kind == "person" and start <= m.start and m.end <= end and not self.aside(m)
        ]

    def aside(self, m: Mention) -> bool:
        """Whether the person is only spoken of: the one who invites, in whose name somebody speaks."""
        found = self._asides.get(m.start)
        if found is None:
            # "A, Đặc phái viên của Tổng Bí thư | B": whom the one named right before serves
            served = any(x.end == m.start - 1 for x in self.mentions if x.kind == "person" and x.person is not None)
            found = self._asides[m.start] = served or self.spoken_of(m.start, self.sentence.start)
        return found

    def spoken_of(self, at: int, low: int = 0) -> bool:
        """Whether the words from `low` on before the person at `at` say that they are only spoken of."""
        return ends_with("aside").search(self.folded, max(low, at - _ASIDE), at) is not None

    def row(self, first: Mention) -> list[Mention]:
        """`first` and the people joined to it by comma or "và"."""
        out = [first]
        for m in self.people(first.end, self.sentence.end):
            joined = _JOIN.fullmatch(self.folded, out[-1].end, m.start)
            listed = _LISTED.fullmatch(self.folded, out[-1].end, m.start) and self._closes(m.end)
            if not (joined or listed):
                break
            out.append(m)
        return out

    def _closes(self, at: int) -> bool:
        """Whether an entry of a list ends at `at`: with the sentence, a semicolon, or what is done next."""
        done = self.folded.startswith(", ", at) and any(t.start == at + len(", ") for t in self.triggers)
        return done or _ENDS.match(self.folded, at) is not None

    def row_to(self, last: Mention) -> list[Mention]:
        """The people joined to `last` on its left, `last` itself at the end."""
        out = [last]
        for m in reversed(self.people(self.sentence.start, last.start)):
            if not _JOIN.fullmatch(self.folded, m.end, out[0].start):
                break
            out.insert(0, m)
        return out

    def said_between(self, start: int, end: int) -> bool:
        """Whether a verb of saying stands between: what follows is spoken of, not done."""
        return any(True for _ in self._said(start, end))

    def first_said(self, start: int, end: int) -> int:
        """Where in `[start, end)` a verb of saying or a quotation begins; `end` where none does."""
        quoted = _QUOTED.search(self.text, start, end)
        stop = quoted.start() if quoted else end
        return next(self._said(start, stop), stop)

    def _said(self, start: int, end: int) -> Iterator[int]:
        """Where verbs of speech begin in `[start, end)`; with a capital they are of a name ("Dinh Thống Nhất")."""
        for h in self.reading.hits_in(start, end, "acts"):
            if h.entry.data["class"] in _SPEECH and (h.start == start or not self.text[h.start].isupper()):
                yield h.start

    def behind_words(self, at: int, low: int) -> int:
        """ "A sẽ mở sứ quán, B thông báo trong | cuộc hội đàm": behind the words that were said there; else `low`."""
        led = _SAID_IN.search(self.folded, low, at) if self.folded.startswith(("cuộc", "buổi"), at) else None
        hits = self.reading.hits_in(low, led.start(), "acts") if led else []
        said = (h for h in reversed(hits) if h.entry.data["class"] in ("say", "act"))
        return next((h.end for h in said if not _TO_SAY.search(self.folded, low, h.start)), low)

    def cues(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """Roles and spans of the cue words inside `[start, end)`."""
        start, end = max(start, self.sentence.start), min(end, self.sentence.end)
        if start >= end:
            return []
        if not self._cues:
            low = self.sentence.start
            hits = lexicon("event_cues").scan(self.text[low : self.sentence.end], self.folded[low : self.sentence.end])
            self._cues.append([(h.entry.data["role"], low + h.start, low + h.end) for h in hits])
        return [c for c in self._cues[0] if start <= c[1] and c[2] <= end]

    def clause(self, at: int) -> Span:
        """The part of the sentence between semicolons that holds `at`."""
        low = self.text.rfind(";", self.sentence.start, at)
        high = self.text.find(";", at, self.sentence.end)
        return (low + 1 if low >= 0 else self.sentence.start), (high if high >= 0 else self.sentence.end)


def countries(m: Mention) -> list[Party]:
    """The countries and groups that a mention names or stands for."""
    return [Party(c, c, (m.start, m.end)) for c in m.codes]


def leaders(scene: Scene, m: Mention) -> list[Party]:
    """Whom "hai Thủ tướng", "Bộ trưởng hai nước", "hai nhà lãnh đạo" name: of each side the one named last before it.

    The office that the words name must be part of the person's role; empty where one of the two is not found.
    """
    words = scene.folded[max(scene.sentence.start, m.start - 24) : m.end]
    office = next((o for o in _OFFICES if o in words), None)
    if office is None or len(scene.who.parties) < 2:
        return []
    found = []
    for code in scene.who.parties[:2]:
        named = [
            (s, i)
            for i, p in enumerate(scene.who.people)
            if p.country == code and not p.past and _holds(p, office)
            for s, _ in p.mentions
            if s < m.start
        ]
        side = [(s, i) for s, i in named if not scene.spoken_of(s)] or named  # the one who invited is at home
        best = scene.who.people[max(side)[1]] if side else _named_later(scene, code, office)
        if best is None or not _holds(best, office):
            return []
        found.append(Party(best.name, best.country, (m.start, m.end), scene.who.people.index(best)))
    return found


def _named_later(scene: Scene, code: str, office: str) -> Person | None:
    """Who a lede means by an office of both sides and the text names behind it: the only one of the side who has it."""
    if office in _ANY:
        return principal(scene.who, code)
    found = [p for p in scene.who.people if p.country == code and not p.past and _holds(p, office)]
    return found[0] if len(found) == 1 else None


def _holds(person: Person, office: str) -> bool:
    """Whether the person has the office; who is called the other's counterpart has the same one."""
    role = fold(person.role or "")
    if office in _ANY:
        return not _SERVES.search(role)
    minister = office == "bộ trưởng" and "ngoại trưởng" in role
    return person.counterpart or minister or office in role


def scenes(reading: Reading, who: Cast) -> Iterator[Scene]:
    """All sentences in which a happening is told."""
    hits = reading.hits_of("events")
    led = leaders_of(reading, who)
    i = 0
    for s in reading.sentences:
        mine: list[Hit] = []
        while i < len(hits) and hits[i].start < s.end:
            if hits[i].end <= s.end and "trap" not in hits[i].entry.data and not (mine and _is_aim(mine[-1], hits[i])):
                mine.append(hits[i])
            i += 1
        if mine or s.segment == "caption":
            mentions = with_leaders(reading, led, s.start, s.end, _living(who, s, reading.text))
            yield Scene.of(reading, who, s, mentions, mine)


def _days(reading: Reading, s: Sentence) -> list[DateMention]:
    """The dates of a sentence, each day once: "Chiều 10-6 (tức rạng sáng 11-6 giờ Hà Nội)" is the day there."""
    found = reading.dates_in(s.start, s.end)
    if len(found) < 2 or reading.folded.find("tức ", s.start, s.end) < 0:
        return found
    return found[:1] + [d for d in found[1:] if not _THAT_IS.search(reading.folded, s.start, d.start)]


def _living(who: Cast, s: Sentence, text: str) -> list[Mention]:
    """The mentions of a sentence without those long dead, after whom towns and houses are named, save where a date in
    brackets says when they came.
    """
    found = who.mentions_in(s.start, s.end)
    return [m for m in found if m.person is None or not who.people[m.person].past or _CAME.match(text, m.end)]


def _is_aim(journey: Hit, hit: Hit) -> bool:
    """ "chuyến thăm cấp Nhà nước | tới Việt Nam": where a journey goes, no arrival of its own."""
    on = hit.start - journey.end <= 1
    return on and bool(hit.entry.data.get("arrival")) and bool(journey.entry.data.get("noun"))


def companies(reading: Reading, who: Cast) -> Iterator[Scene]:
    """All sentences of the body in which two people stand, whatever is told of them."""
    for s in reading.sentences:
        if s.segment not in ("lede", "paragraph"):
            continue
        mentions = _living(who, s, reading.text)
        if sum(m.person is not None for m in mentions) > 1:
            yield Scene.of(reading, who, s, mentions, [])

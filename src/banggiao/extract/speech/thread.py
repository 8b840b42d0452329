"""What runs on from sentence to sentence: who spoke last, which act a list goes on with, under which heading.

The one mutable thing of the grammar; one document has one thread, read from its first sentence to its last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter
from typing import Final

from banggiao.extract.actors import Cast, Mention
from banggiao.extract.reading import Reading, Row, Sentence
from banggiao.extract.speech.heads import Head, find_heads
from banggiao.extract.speech.listing import Listing
from banggiao.extract.speech.markers import Enumerator, enumerators
from banggiao.extract.speech.model import Act, Span
from banggiao.extract.speech.pairs import meeting_pair
from banggiao.extract.speech.tokens import Token, tokenise
from banggiao.extract.speech.voices import Voice, officials, voice_of
from banggiao.extract.speech.wording import worded
from banggiao.vocabulary.lexicon import Hit

#: the vocabularies that the grammar reads
GRAMMAR: Final = ("acts", "particles")
#: sentences after which a speaker is no longer taken to go on
_REACH: Final = 2
#: words of a bare pronoun ("ông", "bà này")
_PRONOUN: Final = 2
_PRIVATE: Final = re.compile(
    r"(?:các |những )?(?:doanh nghiệp|công ty|tập đoàn|nhà đầu tư|nhân dân|người dân|phòng thương mại)\b"
)
_PEOPLE: Final = ("nhân dân ", "người dân ")
#: `Đảng, Nhà nước và nhân dân X` is the state; its people alone are not
_STATE: Final = re.compile(r"\b(?:đảng|nhà nước|chính phủ|quân đội|quốc hội)(?:,| và) $")
#: characters in which the last of these stands
_STATE_REACH: Final = 14
#: what opens the points of an enumeration
_POINT: Final = re.compile(
    r"(?P<first>một là|thứ nhất|trước hết là|đầu tiên,)|(?:hai|ba|bốn|năm|sáu|bảy|tám) là\b"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy)\b|cuối cùng,"
)
_HOME_REACH: Final = 40
_HOME: Final = re.compile(
    r"(?:thành phố|tỉnh|bang|vùng|thị trưởng|thống đốc|tỉnh trưởng|thủ hiến"
    r"|Thị trưởng|Thống đốc|Tỉnh trưởng|Thủ hiến) "  # each with a plain letter first, so that the search is quick
    r"([A-ZĐ][^\s,]*(?: [A-ZĐ][^\s,]*){0,2})"
)
_LOCAL: Final = re.compile(r"\b(?:ubnd|ủy ban nhân dân|tỉnh ủy|thành ủy|hđnd|hội đồng nhân dân)\b")


def _around(named: Span) -> Span:
    """Where the place that somebody heads is named: round the first mention."""
    return max(0, named[0] - _HOME_REACH), named[1] + _HOME_REACH


@dataclass(slots=True)
class Thread:
    """State of the reading of one document."""

    reading: Reading
    who: Cast
    #: who of the people speaks for a state
    offices: frozenset[int]
    #: whether the text is that of a joint statement: bare present binds
    statement: bool = False
    #: subject of the last clause
    voice: Voice | None = None
    #: who spoke last, and in which sentence
    speaker: Voice | None = None
    spoke_in: int = -9
    #: last act and the sentence in which it stood
    last: Act | None = None
    heading: Span | None = None
    #: tokens of stretches already cut, and the heads in them
    cut: dict[Span, list[Token]] = field(default_factory=dict)
    headed: dict[Span, list[Head]] = field(default_factory=dict)
    #: places whose heads are named: `Thị trưởng Kitakyushu`
    homes: frozenset[str] = frozenset()
    #: mentions of people of one party each
    placed: Row[Mention] = field(default_factory=Row)
    #: hits of the two vocabularies of the grammar, in order
    known: Row[Hit] = field(default_factory=Row)
    #: the two parties of the meeting that is being told, where they are not those of the document
    pair: tuple[str, ...] | None = None
    #: speaker of the direct speech that is being read
    quoted: Voice | None = None
    #: who spoke in the direct speech right before, in the same sentence
    quoted_before: Voice | None = None
    #: who enumerates (`Một là, ...`), over however many sentences
    enumerates: Voice | None = None
    #: who answers in the line that is being read, and whether that is somebody without an office
    answering: Voice | None = None
    layman: bool = False
    #: signs that part items inside sentences
    enumerated: list[Enumerator] = field(default_factory=list)
    #: lists that are open
    listing: Listing = field(default_factory=Listing)

    @classmethod
    def of(cls, reading: Reading, who: Cast, *, statement: bool) -> Thread:
        """The thread of a document, at its beginning."""
        known = sorted(chain(*map(reading.hits_of, GRAMMAR)), key=attrgetter("start"))
        return cls(
            reading,
            who,
            officials(reading, who),
            statement=statement,
            known=Row(known),
            placed=Row(m for m in who.mentions if m.kind == "person" and len(m.codes) == 1),
            homes=frozenset(
                m[1] for p in who.people if p.mentions for m in _HOME.finditer(reading.text, *_around(p.mentions[0]))
            ),
            enumerated=enumerators(reading.folded),
        )

    def speaks(self, voice: Voice, sentence: int) -> None:
        """Note who speaks."""
        self.voice = voice
        if len(voice.codes) == 2 and voice.codes != self.who.parties and {*self.who.parties[:1]} <= {*voice.codes}:
            self.pair = None if set(voice.codes) == set(self.who.parties) else voice.codes
        if voice.speaker and len(voice.codes) < 2:
            self.speaker, self.spoke_in = voice, sentence
        elif self.speaker and voice.codes != self.speaker.codes and not voice.speaker:
            self.speaker = None  # but `chúng ta` of a guest is still that guest's word

    def recent(self, sentence: int) -> Voice | None:
        """The last speaker, where that was in this sentence or one of the two before; never in a joint statement."""
        if self.quoted:
            return self.quoted
        if self.statement or not self.speaker or sentence - self.spoke_in > _REACH:
            return None
        return self.speaker

    def goes_on_speaking(self, sentence: int) -> bool:
        """Whether the sentence stands right behind what one person of one state has said."""
        speaker, last = self.speaker, self.last
        if self.answering and self.answering.codes:
            return speaker is not None
        if speaker is None or last is None or len(speaker.codes) != 1 or self.statement or self.quoted or self.layman:
            return False
        return sentence - last.sentence == 1 and last.speaker == speaker.speaker

    def in_mouth(self, voice: Voice, sentence: int, *, told: bool = False) -> Voice:
        """`voice` in the mouth of the last speaker, where both are one party; a body that acts by name has none.

        Nor has what is `told` of the past: that is the article's own word.
        """
        speaker = self.recent(sentence)
        if told and not self.quoted:
            return voice
        if speaker and not self.quoted and any(m.organisation for m in voice.mentions):
            return voice
        return voice.spoken_by(speaker) if speaker else voice

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of `text[start:end]`, cut once."""
        found = self.cut.get((start, end))
        if found is None:
            known, signs = self.known.within(start, end), self._signs(start, end)
            cut = tokenise(self.reading, self.who, known, (start, end), signs)
            found = self.cut[start, end] = worded(self.reading.text, cut, self.homes)
        return found

    def _signs(self, start: int, end: int) -> list[Enumerator]:
        """The signs of enumeration inside `text[start:end]`."""
        return [s for s in self.enumerated if start <= s.start and s.end <= end] if self.enumerated else []

    def heads(self, start: int, end: int) -> list[Head]:
        """The heads of `text[start:end]`, found once."""
        found = self.headed.get((start, end))
        if found is None:
            found = self.headed[start, end] = find_heads(self.tokens(start, end))
        return found

    def behind(self, token: Token) -> Voice | None:
        """The voice behind a subject, `chúng tôi`, `chúng ta` and `họ` included."""
        if token.role == "joined":
            return Voice(self.who.parties, (token.start, token.end)) if len(self.who.parties) == 2 else None
        if token.mentions:
            if self._is_anh(token):
                return Voice((), (token.start, token.end))
            voice = (
                self._same_office(token)
                or voice_of(token, self.who, self.offices)
                or self._local(token)
                or self._pronoun(token)
            )
            if voice is None and all(m.organisation and not m.codes for m in token.mentions):
                return Voice((), (token.start, token.end))  # a body of which nobody says whose it is
            return self._paired(token, voice)
        if token.role == "first":
            own = self.quoted or self.speaker
            alone = self.reading.folded.startswith(("tôi", "bản thân"), token.start)
            return own if own is None or alone else replace(own, personal=False)
        if token.role == "all" and not self.reading.folded.startswith("hai ", token.start):
            # `chúng ta` of a speaker at home is the own side, of a guest both sides
            own, parties = self.quoted or self.speaker, self.who.parties
            guest = own is not None and len(own.codes) == 1 and len(parties) == 2 and own.codes[0] == parties[1]
            return replace(own, codes=parties, personal=False) if own is not None and guest else own
        if token.role == "all":
            return Voice(self.who.parties, (token.start, token.end)) if self.who.parties else None
        return self.voice

    def _is_anh(self, token: Token) -> bool:
        """`Anh quyết định ...` in a text on other states: a man, not the country."""
        alone = self.reading.text[token.start : token.end] == "Anh"
        return alone and "GBR" not in self.who.parties and self.reading.sentence_at(token.start).start == token.start

    def _same_office(self, token: Token) -> Voice | None:
        """`Bộ trưởng A mời Bộ trưởng B ... Bộ trưởng cũng mời ...`: who spoke in the sentence before goes on."""
        if token.role != "person" or len(token.mentions) != 1 or not self.speaker or not self.speaker.speaker_span:
            return None
        if not self.reading.folded.startswith(" cũng ", token.end):
            return None
        here = self.reading.sentence_at(token.start)
        printed = self.reading.folded[token.start : token.end]
        opens = here.start == token.start and here.index - self.spoke_in == 1
        led = self.reading.folded.startswith(printed + " ", self.speaker.speaker_span[0])
        return replace(self.speaker, span=(token.start, token.end)) if opens and led else None

    def _pronoun(self, token: Token) -> Voice | None:
        """`ông` or `đồng chí` whom nothing else resolves: the one who spoke in the sentence before."""
        printed = self.reading.folded[token.start : token.end]
        if (
            not printed.startswith(("ông", "bà", "đồng chí", "ngài"))
            or len(printed.split()) > _PRONOUN
            or not self.speaker
        ):
            return None
        here = self.reading.sentence_at(token.start).index
        return self.speaker if here - self.spoke_in <= _REACH else None

    def _local(self, token: Token) -> Voice | None:
        """A head of a province or city of the outlet's own state, whom the text gives no country."""
        printed = self.reading.folded[token.start : token.end]
        own = self.who.parties[:1]
        if not own or not _LOCAL.search(printed) or len(token.mentions) != 1:
            return None
        name = self.who.speaker(token.mentions[0])
        return Voice(own, (token.start, token.end), name, (token.start, token.end), token.mentions, personal=True)

    def _paired(self, token: Token, voice: Voice | None) -> Voice | None:
        """`hai bên` in the passage on one meeting of several: the two who meet there."""
        both = len(token.mentions) == 1 and token.role == "both"
        if voice and _PRIVATE.match(self.reading.folded, token.start) and not self._with_state(token.start):
            here = self.reading.sentence_at(token.start).index
            return self.of_people(token, voice, self.recent(here)) or Voice((), voice.span)
        if not both:
            return voice
        if voice is None:
            return Voice(self.who.parties, (token.start, token.end)) if len(self.who.parties) == 2 else None
        printed = self.reading.folded[token.start : token.end]
        if self.pair and printed.startswith(("hai ", "cả hai", "đôi bên")):
            return replace(voice, codes=self.pair)
        return voice

    def of_people(self, token: Token, voice: Voice, speaker: Voice | None) -> Voice | None:
        """`nhân dân Peru luôn ghi nhớ ...` in the mouth of who speaks for Peru: that state's own word."""
        people = self.reading.folded.startswith(_PEOPLE, token.start)
        return voice.spoken_by(speaker) if people and speaker and speaker.codes == voice.codes else None

    def _with_state(self, start: int) -> bool:
        """Whether the party or state itself is named together with the people at `start`."""
        return bool(_STATE.search(self.reading.folded[max(0, start - _STATE_REACH) : start]))

    def counts_on(self, sentence: Sentence) -> None:
        """`Một là, ...`, `Hai là, ...`: each point of an enumeration is that of who began it."""
        point = _POINT.match(self.reading.folded, sentence.start, sentence.end)
        if point is None or self.statement:
            return
        if point["first"]:
            self.enumerates = self.recent(sentence.index)
        elif self.enumerates:
            self.voice = self.speaker = self.enumerates
        if self.enumerates:
            self.spoke_in = sentence.index

    def meets(self, sentence: Sentence) -> None:
        """Note which two meet, where the sentence opens with the meeting of one pair of several."""
        met, parties = self.placed.within(sentence.start, sentence.end), self.who.parties
        other = any(m.codes[0] not in parties for m in met) or self.reading.folded.startswith("với ", sentence.start)
        if self.pair is None and len(parties) == 2 and not other:
            return  # as in most documents only their own two meet
        found = meeting_pair(self.reading, self.who, sentence, met)
        if found:
            self.pair = None if set(found) == set(self.who.parties) else found

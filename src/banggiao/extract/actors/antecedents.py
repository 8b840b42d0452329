"""Whom a bare title ("Thủ tướng", "Tổng thống Pháp") or a pronoun (ông, bà) means.

Takes a Reading, People, parties and the mentions found so far, gives person Mentions. Keeps true: where two people
remain, none is chosen and both are listed as candidates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from banggiao.extract.actors.model import Mention
from banggiao.extract.actors.people import People, country_of
from banggiao.extract.actors.titles import TitlePhrase
from banggiao.extract.reading import Reading
from banggiao.model.frozen import frozen

#: titles that a bare one can stand for: "Chủ tịch" for a state's or an assembly's president
_WIDER: Final = {
    "chairman": frozenset({"chairman", "state_president", "assembly_president"}),
    "leader": frozenset(
        {"president", "state_president", "prime_minister", "party_general_secretary", "chairman", "monarch"}
    ),
    "chamber_president": frozenset({"chamber_president"}),
    "minister": frozenset({"minister", "foreign_minister"}),
    "foreign_minister": frozenset({"foreign_minister", "secretary"}),
    "party_general_secretary": frozenset({"party_general_secretary"}),
    "ambassador": frozenset({"ambassador", "envoy"}),
    "director": frozenset({"director"}),
}
#: offices of the outlet's own state where no country is printed and nobody else holds the like in the document
_OWN: Final = frozenset(
    {
        "state_president",
        "vice_state_president",
        "prime_minister",
        "deputy_prime_minister",
        "party_general_secretary",
        "assembly_president",
    }
)
#: offices that the outlet's own state does not have
_ABROAD: Final = frozenset({"president", "vice_president", "monarch", "crown", "chamber_president"})
#: titles of which one word tells who is meant ("Chủ tịch Thượng viện", "Chủ tịch Hạ viện")
_TOLD_BY_WORDS: Final = frozenset({"chamber_president", "vice_chamber_president", "crown"})
#: folded, longest first: behind these a title is no person's
_NO_HOLDER: Final = (
    "được bầu làm ", "bổ nhiệm làm ", "tái đắc cử ", "hội nghị ", "trở thành ", "cuộc họp ", "một số ", "các vị ",
    "đắc cử ",
    "cơ quan ", "giữ chức ", "những ", "nhóm ", "chức ", "nhiều ", "cấp ", "các ", "làm ", "là ",
)  # fmt: skip
_OF_MANY: Final = (" các nước", " các bên", " apec", " asean", " các quốc gia")
_OF_BOTH: Final = (" hai nước", " hai bên", " hai đảng")
_OF: Final = ("của ",)
#: courtesies that stand for somebody by themselves, and what makes several of one
_PRONOUNS: Final = frozenset({"ông", "bà", "đồng chí", "ngài"})
_SEVERAL: Final = ("những ", "các ", "hai ", "quý ", "ba ")
#: behind these a person is the object of the clause
_BEFORE_OBJECT: Final = (
    "hội đàm với ", "chúc mừng ", "hội kiến ", "dẫn đầu ", "trước ", "giữa ", "cảm ơn ", "cùng ", "tiếp ",
    "đón ",
    "mời ", "gặp ", "thăm ", "với ", "của ", "cho ", "bởi ", "tới ", "đến ", "và ", "từ ", "về ", "do ",
)  # fmt: skip
#: whom one does this to is not oneself: "chúc mừng ông đắc cử"
_TOWARDS: Final = ("chúc mừng ", "cảm ơn ", "mời ", "chúc ", "đón ", "chào mừng ", "đề nghị ", "hoan nghênh ")
_QUOTED: Final = re.compile(r'"[^"\n]*"|“[^”\n]*”')
#: from so many namings on somebody is one of whom the document tells
_OFTEN: Final = 4
#: how many sentences back a pronoun or a shared title may look
_REACH: Final = 4


@frozen
class _Seen:
    """A mention of a person: where, in which sentence."""

    start: int
    person: int
    sentence: int
    #: whether it can be the subject: not behind a preposition or a verb that takes it as object
    subject: bool


class Antecedents:
    """The people named so far, in order, asked for by title, country and courtesy."""

    def __init__(self, reading: Reading, people: People, parties: tuple[str, ...], fixed: list[Mention]) -> None:
        self._reading = reading
        self._people = people
        self._parties = parties
        self._codes = [country_of(p, parties) for p in people.characters]
        self._classes = [p.classes for p in people.characters]
        self._seen: list[_Seen] = []
        self._women = {i for i, p in enumerate(people.characters) if "bà" in p.courtesies or "thị" in p.fullest.words}
        self._quotes = _quotations(reading.text)
        self._named = [m for m in fixed if m.kind == "person"]
        #: person -> the fullest title that stands for them without their name
        self.titles: dict[int, TitlePhrase] = {}

    def resolved(self) -> list[Mention]:
        """Mentions of all bare titles and pronouns, in order."""
        out: list[Mention] = []
        named = iter(self._named)
        mention = next(named, None)
        for phrase in self._people.bare:
            while mention and mention.start < phrase.start:
                self._see(mention)
                mention = next(named, None)
            found = self._by_title(phrase) if phrase.official else self._by_pronoun(phrase)
            if found:
                out.append(found)
                self._see(found)
        return out

    def _see(self, m: Mention) -> None:
        if m.person is None:
            return
        sentence = self._reading.sentence_at(m.start).index
        subject = self._people.land.behind(m.start, _BEFORE_OBJECT) == m.start
        self._seen.append(_Seen(m.start, m.person, sentence, subject))

    def _mention(self, phrase: TitlePhrase, person: int) -> Mention:
        known = self.titles.get(person)
        if phrase.official and (known is None or phrase.end - phrase.start > known.end - known.start):
            self.titles[person] = phrase
        code = self._codes[person]
        return Mention(phrase.start, phrase.end, "person", (code,) if code else (), person=person)

    def _by_title(self, phrase: TitlePhrase) -> Mention | None:
        """The holder of the title among the people of the document."""
        polite = len(phrase.titles) > 1 and phrase.titles[0].entry.data["kind"] == "courtesy"
        kind = phrase.titles[1 if polite else 0].entry.data["kind"]  # `Đồng chí [Bộ trưởng]`, `Ngài [Đại sứ]`
        if kind not in ("office", "post", "rank") or self._no_holder(phrase):
            return None
        if (end := self._of_both(phrase)) and len(self._parties) > 1:
            return Mention(phrase.start, end, "both", self._parties)
        wanted = _WIDER.get(phrase.title, frozenset({phrase.title}))
        country = phrase.country.code if phrase.country else None
        fits = [i for i, c in enumerate(self._classes) if wanted & c and (country is None or self._codes[i] == country)]
        if phrase.body or phrase.title in _TOLD_BY_WORDS:
            fits = [i for i in fits if self._holds(i, phrase)]
        own = [i for i in fits if self._codes[i] == "VNM"]
        if country is None and phrase.title in _OWN and own:
            fits = own
        if phrase.title == "academic" and (len(fits) > 1 or phrase.body):
            return None
        if len(fits) > 1:
            fits = self._prominent(fits)
            fits = self._latest(fits, phrase.start) or fits
        if len(fits) == 1:
            return self._mention(phrase, fits[0])
        if not fits and (kind != "office" or polite):
            return None
        names = tuple(self._people.characters[i].fullest.name for i in fits)
        return Mention(phrase.start, phrase.end, "person", self._state(phrase, country, fits), candidates=names)

    def _no_holder(self, phrase: TitlePhrase) -> bool:
        """Whether the words are a rank of meetings, a group or what somebody is or becomes, and mean nobody here."""
        land = self._people.land
        return land.behind(phrase.start, _NO_HOLDER) < phrase.start or land.folded.startswith(_OF_MANY, phrase.end)

    def _of_both(self, phrase: TitlePhrase) -> int:
        """End of "Bộ trưởng Ngoại giao [hai nước]"; 0 where the words do not go on so."""
        folded = self._people.land.folded
        return next((phrase.end + len(w) for w in _OF_BOTH if folded.startswith(w, phrase.end)), 0)

    def _state(self, phrase: TitlePhrase, country: str | None, fits: list[int]) -> tuple[str, ...]:
        """The party of an office whose holder the document does not tell."""
        if country:
            return (country,)
        codes = {self._codes[i] for i in fits}
        if len(codes) == 1 and (only := codes.pop()):
            return (only,)
        if fits:
            return ()
        if phrase.title in _OWN:
            return ("VNM",)
        foreign = [p for p in self._parties if p != "VNM"]
        return (foreign[0],) if phrase.title in _ABROAD and len(foreign) == 1 else ()

    def _holds(self, person: int, phrase: TitlePhrase) -> bool:
        """Whether the institution of a bare title is printed beside the person, or none is."""
        wanted = self._words(phrase)
        phrases = [n.phrase for n in self._people.characters[person].namings if n.phrase and n.phrase.official]
        if any(wanted <= self._words(p) for p in phrases):
            return True
        loose = phrase.title in self._classes[person] and phrase.title not in _TOLD_BY_WORDS
        return loose and not any(p.body for p in phrases)

    def _words(self, phrase: TitlePhrase) -> set[str]:
        """Words of a title phrase, those of its country left out."""
        folded = self._people.land.folded
        words = set(folded[phrase.start : phrase.end].replace(",", " ").split())
        return words - set(folded[phrase.country.start : phrase.country.end].split() if phrase.country else ()) - {"bộ"}

    def _prominent(self, fits: list[int]) -> list[int]:
        """`fits` without those who are named once by the way, where somebody is named again and again."""
        counts = {i: len(self._people.characters[i].namings) for i in fits}
        return [i for i in fits if counts[i] > 1] if max(counts.values()) >= _OFTEN else fits

    def _latest(self, fits: list[int], offset: int) -> list[int]:
        """Of several people with one title the one named last, if that is not long ago."""
        here = self._reading.sentence_at(offset).index
        for seen in reversed(self._seen):
            if here - seen.sentence > _REACH:
                break
            if seen.person in fits:
                return [seen.person]
        return []

    def _by_pronoun(self, phrase: TitlePhrase) -> Mention | None:
        """The person whom `ông`, `bà` or `đồng chí` takes up: who opened this sentence or the one before."""
        if phrase.courtesy not in _PRONOUNS or self._people.land.behind(phrase.start, _SEVERAL) < phrase.start:
            return None
        here = self._reading.sentence_at(phrase.start)
        start = bisect_left(self._seen, here.index - _REACH, key=lambda s: s.sentence)
        quote = self._quote(phrase.start)
        recent = [s for s in self._seen[start:] if self._may_be(s.person, phrase.courtesy)]
        recent = [s for s in recent if self._quote(s.start) in (-1, quote)]
        if not recent:
            return None
        inside = [s for s in recent if s.sentence == here.index]
        if quote >= 0:  # whoever speaks the quotation says "tôi" of themselves
            speakers = {s.person for s in inside if self._quote(s.start) < 0}
            recent = [s for s in recent if s.person not in speakers]
            inside = [s for s in inside if s.person not in speakers]
        before = [s for s in recent if s.sentence < here.index]
        last = [s for s in before if s.sentence == before[-1].sentence] if before else []
        if inside and self._people.land.behind(phrase.start, _OF) < phrase.start:
            return self._mention(phrase, inside[-1].person)  # "chúc mừng A, tin rằng dưới sự lãnh đạo của ông ..."
        if inside and self._people.land.behind(phrase.start, _TOWARDS) < phrase.start:
            doer = self._subject(inside)[0].person
            others = [s for s in [*last, *inside] if s.person != doer]
            return self._mention(phrase, others[-1].person) if others else None
        chosen = self._subject(inside) or self._subject(last)
        return self._mention(phrase, chosen[0].person) if chosen else None

    def _subject(self, seen: list[_Seen]) -> list[_Seen]:
        """The first that can be the subject, or the first."""
        return [s for s in seen if s.subject][:1] or seen[:1]

    def _quote(self, offset: int) -> int:
        """Number of the quotation that holds `offset`; -1 outside of them."""
        n = bisect_left(self._quotes, offset + 1, key=lambda q: q[0]) - 1
        return n if n >= 0 and offset < self._quotes[n][1] else -1

    def _may_be(self, person: int, courtesy: str) -> bool:
        """bà for a woman, where the text tells of one who is; ông for nobody who is."""
        if courtesy == "bà":
            return person in self._women or not self._women
        return person not in self._women


def _quotations(text: str) -> list[tuple[int, int]]:
    """Spans of what stands in quotation marks, straight or curly; one that is never closed is none."""
    return [m.span() for m in _QUOTED.finditer(text)]

"""One stretch of a sentence to verdicts: walks the heads from left to right; each goes on from the one before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from banggiao.extract.reading import Sentence
from banggiao.extract.speech.borders import lead
from banggiao.extract.speech.heads import Head
from banggiao.extract.speech.holding import says
from banggiao.extract.speech.items import as_item
from banggiao.extract.speech.listing import Item, Opening
from banggiao.extract.speech.model import Span
from banggiao.extract.speech.rows import stranger, under_preposition
from banggiao.extract.speech.thread import Thread
from banggiao.extract.speech.tokens import Token
from banggiao.extract.speech.verdicts import Verdict, judge
from banggiao.extract.speech.voices import Voice

_TWO: Final = 2
#: what grows by the deeds of both
_TURNOVER: Final = ("kim ngạch", "tổng kim ngạch", "thương mại", "trao đổi thương mại")


@dataclass(slots=True)
class Clauses:
    """The reading of one stretch as it grows."""

    thread: Thread
    sentence: Sentence
    tokens: list[Token]
    heads: list[Head]
    #: accepted heads with what they are, in order
    verdicts: list[Verdict] = field(default_factory=list)
    #: subject of the main line of the sentence
    main: Voice | None = None
    #: verb index of a verb of saying -> who says
    sayers: dict[int, Voice] = field(default_factory=dict)
    #: what the stretch is of a list
    item: Item | None = None
    #: token index of a subject -> who stands behind it; the thread stands still while a stretch is read
    voices: dict[int, Voice | None] = field(default_factory=dict)

    def behind(self, k: int) -> Voice | None:
        """The voice behind the subject at k, asked once."""
        if k not in self.voices:
            self.voices[k] = self.thread.behind(self.tokens[k])
        return self.voices[k]

    @property
    def goes_on(self) -> bool:
        """`"...", nhấn mạnh ...`: a verb without a subject right behind direct speech goes on with who spoke."""
        if self.thread.quoted_before is None or self.thread.quoted or not self.heads:
            return False
        return self.tokens[0].is_mark(",") and self.heads[0].first == 1 and self.heads[0].subject is None

    @property
    def opening(self) -> Opening | None:
        """The act that the list goes on with, where the stretch is an item of one."""
        return self.item.opening if self.item else None

    @property
    def heading(self) -> Span | None:
        """The topic or heading that the stretch stands under."""
        return (self.item.topic if self.item else None) or self.thread.heading

    @property
    def holder(self) -> Verdict | None:
        """The verdict that holds a list of `;` parts: a part with a subject of its own is no more than one of them."""
        held = (v for v in reversed(self.verdicts) if v.reasons[:1] != ("carried",) or v.head.subject is None)
        return next(held, self.governor)

    @property
    def governor(self) -> Verdict | None:
        """The verdict before."""
        return self.verdicts[-1] if self.verdicts else None


def clauses_of(thread: Thread, sentence: Sentence, start: int, end: int, item: Item | None = None) -> Clauses:
    """The heads of `text[start:end]`, a stretch of the sentence, judged."""
    tokens = thread.tokens(start, end)
    out = Clauses(thread, sentence, tokens, thread.heads(start, end), item=item)
    if out.goes_on:
        out.main = thread.quoted_before
    whole = as_item(out)
    if whole:
        out.verdicts.append(whole)
    for n, head in enumerate(out.heads):
        if whole and head.first == 0:
            continue
        voice = _voice(out, head, n)
        verdict = judge(out, head, voice)
        if verdict:
            out.verdicts.append(verdict)
            _remember(out, head, verdict)
    return out


def _voice(c: Clauses, head: Head, n: int) -> Voice | None:
    """Whose verb it is: the subject, else the one in whose saying it stands, else the one before."""
    if head.subject is not None:
        subject = c.tokens[head.subject]
        we = subject.role in ("first", "all") and not c.thread.reading.folded.startswith("hai ", subject.start)
        if we and head.inside in c.sayers and c.thread.quoted is None:
            return c.sayers[head.inside]  # `A nhấn mạnh chúng ta phải ...`
        return _of_people(c, head, subject) or c.behind(head.subject)
    if head.inside is not None and head.inside in c.sayers:
        return c.sayers[head.inside]
    if head.place == "thing":
        first = c.tokens[head.first]
        pair = first.entry == "several" and len(c.thread.who.parties) == _TWO
        if (first.entry == "leaders" and c.thread.who.parties) or pair:
            return Voice(c.thread.who.parties, (first.start, first.end))
        return c.thread.recent(c.sentence.index) if first.is_role("chief") else None
    if c.main is not None:
        return _told_of(c, head) or c.main
    if c.tokens[head.verb].entry == "strive" and c.thread.reading.folded.startswith(_TURNOVER, c.sentence.start):
        # `Kim ngạch đạt 3 tỷ USD và phấn đấu ...`: nobody by name
        return Voice(c.thread.who.parties, (c.sentence.start, c.sentence.end)) if c.thread.who.parties else None
    if c.opening and head.first == 0:
        return _ahead(c, n) or c.opening.voice
    return _ahead(c, n) or c.thread.quoted or _lead(c, head) or c.thread.voice


def _of_people(c: Clauses, head: Head, subject: Token) -> Voice | None:
    """`A khẳng định nhân dân Peru luôn ...`: who says it speaks for those people."""
    sayer = c.sayers.get(head.inside) if head.inside is not None else None
    if sayer is None or len(subject.mentions) != 1:
        return None
    own = Voice(subject.mentions[0].codes, (subject.start, subject.end))
    return c.thread.of_people(subject, own, sayer)


def _told_of(c: Clauses, head: Head) -> Voice | None:
    """`A cho biết B bày tỏ ấn tượng, nhất trí ...`: the other side whose acts somebody tells goes on."""
    last = c.governor
    if last is None or head.place != "open" or not c.tokens[head.first - 1].is_mark(",") or last.voice is None:
        return None
    told = last.head.inside is not None and last.head.subject is not None and last.kind in ("position", "commitment")
    plain = told and last.head.inside is not None and c.tokens[last.head.inside].data("strength") == "plain"
    other = c.main is not None and last.voice.apart_from(c.main)
    return last.voice if plain and other else None


def _lead(c: Clauses, head: Head) -> Voice | None:
    """The subject of a clause before whose verb the vocabulary does not know."""
    k = lead(c.tokens, head.first)
    if k and c.tokens[0].kind == "words" and any(t.is_role("private") for t in c.tokens[1:k]):
        # `Juan Perez, nhà phân tích ..., Peru, cho rằng ...`: no word of the state that tells where
        return Voice((), (c.tokens[0].start, c.tokens[k].end))
    unknown = stranger(c.tokens, head.first, c.thread.reading.text)
    if unknown is not None or (k is not None and under_preposition(c.tokens, k)):
        # somebody without a name in the cast, or a thing (`Cuộc gặp giữa A và B ... cũng như ...`): nobody's word
        return Voice((), (c.tokens[unknown or 0].start, c.tokens[head.first].start))
    return c.behind(k) if k is not None else None


def _ahead(c: Clauses, n: int) -> Voice | None:
    """`Đánh giá cao ..., Thủ tướng nêu rõ ...`: the subject of an opening verb stands with the next one."""
    if c.heads[n].first != 0:
        return None
    for head in c.heads[n + 1 :]:
        if head.subject is not None and head.inside is None and head.place == "subject":
            return c.behind(head.subject)
    return None


def _remember(c: Clauses, head: Head, verdict: Verdict) -> None:
    """Carry the subject on."""
    if verdict.voice is None and head.place == "thing" and c.main is None and not _official(c, head):
        # a subject whose side nobody knows: what goes on without a subject is its word, not that of the one before
        c.main = Voice((), (c.tokens[head.first].start, c.tokens[head.verb].start))
    if verdict.voice is None or verdict.reasons[:1] == ("carried",):
        return
    token = c.tokens[head.verb]
    if says(token):
        c.sayers[head.verb] = verdict.voice
    owner = head.subject is not None and head.subject > 0 and c.tokens[head.subject - 1].is_role("possessive")
    if owner and token.data("act") == "invite":
        return  # who passes the invitation on goes on, not whose it is
    if head.inside is None and (head.place != "thing" or head.subject is not None):
        c.main = c.behind(head.subject) if head.subject is not None else verdict.voice


def _official(c: Clauses, head: Head) -> bool:
    """Whether a paper or body of a state is the subject: it stands for whoever is spoken of."""
    return any(t.is_role("official", "policy") for t in c.tokens[head.first : head.verb])

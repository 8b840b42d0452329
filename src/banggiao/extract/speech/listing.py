"""Lists: which lines and sentences are items, the act that they go on with, and the topic that they stand under.

Goes through a document sentence by sentence. A list is opened by an act that ends with a colon (`Hai bên thống
nhất:`), by one before `Thứ nhất, ...`, or by the text being that of a joint statement. Keeps true: without one of
these no line is an item; agendas, teasers and tables of contents hold no acts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from banggiao.extract.reading import Sentence
from banggiao.extract.speech.markers import Sign, sign_at
from banggiao.extract.speech.model import Act, Span
from banggiao.extract.speech.tokens import COUNTS
from banggiao.extract.speech.voices import Voice

if TYPE_CHECKING:
    from banggiao.extract.speech.thread import Thread

#: acts that a list may go on with
OPENING_ACTS: Final = frozenset(
    {"request", "propose", "invite", "encourage", "intend", "agree", "commit", "announce", "support"}
)
_FIRST: Final = re.compile(r"(?:thứ nhất|một là|trước hết là)\b")
#: `Về kinh tế: ...`, `Trong lĩnh vực y tế, ...`, `Quốc phòng - an ninh: ...`
_TOPIC: Final = re.compile(
    r"(?:(?:về|trong|trên|đối với)\b[^:;.\n]{2,80}:|(?:về|trong lĩnh vực|trên lĩnh vực)\b[^,:;.\n]{2,60},"
    r"|[^:;.\n]{2,50}:)\s+"
)
#: sentences over which a list of `Thứ nhất, ... Thứ hai, ...` may tell other things between
_APART: Final = 8
#: words of an act that only counts what follows
_FEW: Final = 6


@dataclass(frozen=True, slots=True)
class Opening:
    """The act that a list goes on with, and whose it is."""

    kind: str
    act: str
    voice: Voice
    #: words that decide the act; none where the whole text is a joint statement
    cue: Span | None = None
    to: tuple[str, ...] = ()
    to_span: Span | None = None

    @classmethod
    def of(cls, act: Act) -> Opening:
        """The opening that an act is, where a list follows it."""
        spans = act.grounds
        voice = Voice(act.by, spans.get("by", act.cue), act.speaker, spans.get("speaker"))
        return cls(act.kind, act.act, voice, act.cue, act.to, spans.get("to"))


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence of a list."""

    #: where it begins, its sign and topic left out
    start: int
    #: None where only the sign is to be left out
    opening: Opening | None
    topic: Span | None = None
    #: a further sentence of the item
    further: bool = False
    #: stands under an act of the text, and not only in a joint statement
    told: bool = True
    #: an item even where no verb that the vocabulary knows opens it: right under an act, or with a sign and a stop
    sure: bool = True


@dataclass(slots=True)
class _Level:
    opening: Opening
    #: kind of the sign of its items; "" before the first
    shape: str = ""
    topic: Span | None = None
    told: bool = True
    #: the act before it ends with a colon
    sure: bool = True


@dataclass(slots=True)
class Listing:
    """The lists that are open, the innermost last."""

    levels: list[_Level] = field(default_factory=list)
    #: sentence of the last item
    reached: int = -9
    #: the line before is a heading
    headed: bool = False
    #: an act that brought several things forward (`nêu ba đề xuất`), and its sentence
    raised: tuple[Opening, int] | None = None
    #: an act that said nothing but that the list follows (`nêu ba đề xuất`)
    spent: Act | None = None

    def item(self, thread: Thread, sentence: Sentence) -> Item | None:
        """The sentence as an item; None where it is none. Closes the lists that it stands outside of."""
        folded = thread.reading.folded
        if not self.levels and not thread.statement and not folded.startswith(("thứ nhất", "một là"), sentence.start):
            return None
        sign = sign_at(folded, sentence.start, sentence.end)
        fresh = _opens_line(folded, sentence.start)
        headed, self.headed = self.headed and fresh, False
        if not self.levels:
            self._open_here(thread, sentence)
        if sign and (fresh or sign.shape == "ordinal"):
            return self._signed(thread, sentence, sign)
        if not fresh:
            level = self.levels[-1] if self.levels and sentence.index - self.reached <= 1 else None
            if level is None or not level.shape:
                return None
            self.reached = sentence.index
            return Item(sentence.start, level.opening, level.topic, further=True, told=level.told)
        return self._unsigned(thread, sentence, headed=headed)

    def opened(self, opening: Opening, sentence: Sentence) -> None:
        """Note that a list follows the sentence."""
        self.levels.append(_Level(opening))
        self.reached = sentence.index

    def under(self, item: Item, topic: Span, voice: Voice | None, sentence: Sentence) -> None:
        """Note that the item is but a topic or a side (`Về kinh tế:`, `Phía Peru:`) over items of its own."""
        if item.opening:
            opening = replace(item.opening, voice=voice) if voice else item.opening
            self.levels.append(_Level(opening, topic=None if voice else topic, told=item.told or voice is not None))
            self.reached = sentence.index

    def close(self) -> None:
        """No list is open any more."""
        self.levels.clear()

    def _open_here(self, thread: Thread, sentence: Sentence) -> None:
        """Open the list whose first item the sentence is: behind an act, or anywhere in a joint statement."""
        last, parties = thread.last, thread.who.parties
        if _FIRST.match(thread.reading.folded, sentence.start):
            if self.raised and sentence.index - self.raised[1] <= 1:
                self.levels.append(_Level(self.raised[0], sure=False))
                self.spent = last if last and last.cue == self.raised[0].cue else None
            elif last and last.act in OPENING_ACTS and sentence.index - last.sentence <= 1 and _counts(thread, last):
                self.levels.append(_Level(Opening.of(last), sure=False))
                self.spent = last if _only_counts(thread, last) else None
        elif thread.statement and parties:
            voice = Voice(parties, (sentence.start, sentence.end))
            self.levels.append(_Level(Opening("commitment", "commit", voice), told=False))

    def _signed(self, thread: Thread, sentence: Sentence, sign: Sign) -> Item | None:
        """A line with a sign: an item of the innermost list of such signs, else of the innermost that has none yet."""
        level = next((n for n in range(len(self.levels) - 1, -1, -1) if self.levels[n].shape in (sign.shape, "")), None)
        if level is None:
            if not self.levels or self.levels[-1].shape == "ordinal":
                self.close()  # `Thứ ba, ...` and then a line with a dash: another thing begins
                return None
            outer = self.levels[-1]
            self.levels.append(_Level(outer.opening, topic=outer.topic, told=outer.told))
            level = len(self.levels) - 1
        del self.levels[level + 1 :]
        own = self.levels[level]
        own.shape = sign.shape if own.told or level else ""
        self.reached = sentence.index
        start, topic = _behind_topic(thread, sign.end, sentence.end)
        sure = own.sure if own.told else thread.reading.text[sentence.end - 1] in ".;"
        return Item(start, own.opening, topic or own.topic, told=own.told, sure=sure)

    def _unsigned(self, thread: Thread, sentence: Sentence, *, headed: bool) -> Item | None:
        """A line without a sign: an item where the list has no signs and the line begins with its verb."""
        while self.levels and self.levels[-1].shape not in ("", "line", "ordinal"):
            self.levels.pop()
        if not self.levels:
            return None
        level = self.levels[-1]
        if level.shape == "ordinal":
            if sentence.index - self.reached > _APART:
                self.close()
            return None
        last = thread.last
        if not level.told and not headed and last and last.kind == "commitment" and sentence.index - last.sentence <= 1:
            self.close()  # what was just agreed goes on
            return None
        start, topic = _behind_topic(thread, sentence.start, sentence.end)
        heads = thread.heads(start, sentence.end)
        if not (headed and level.told) and not (heads and heads[0].first == 0 and heads[0].place == "open"):
            self.close()
            return None
        level.shape = "line" if level.told else ""
        self.reached = sentence.index
        return Item(start, level.opening, topic or level.topic, told=level.told, sure=level.told)


def _counts(thread: Thread, act: Act) -> bool:
    """Whether an act tells that several things follow: `nêu ba đề xuất`, `tập trung vào 4 lĩnh vực`."""
    place = thread.reading.sentences[act.sentence]
    tokens = thread.tokens(place.start, place.end)
    for n, t in enumerate(tokens):
        words = thread.reading.folded[t.start : t.end].split()
        noun = tokens[n + 1] if n + 1 < len(tokens) else None
        if t.kind == "words" and words[-1] in COUNTS and noun and (noun.is_role("nominal") or noun.data("noun")):
            return True
    return False


def _opens_line(folded: str, start: int) -> bool:
    """Whether nothing but white space stands before `start` in its line."""
    while start > 0 and folded[start - 1] in " \t\u00a0":
        start -= 1
    return start == 0 or folded[start - 1] == "\n"


def _behind_topic(thread: Thread, start: int, end: int) -> tuple[int, Span | None]:
    """Where the content of an item begins, and the topic before it: `Về kinh tế: ...`."""
    found = _TOPIC.match(thread.reading.folded, start, end)
    if found is None or found.end() >= end:
        return start, None
    tokens = thread.tokens(start, found.end())
    if any(t.kind == "who" or (t.kind == "verb" and t.role in ("say", "act", "stand")) for t in tokens):
        return start, None
    if any(t.is_role("future", "need") for t in tokens):
        return start, None
    return found.end(), (start, found.end() - 2)


def _only_counts(thread: Thread, act: Act) -> bool:
    """`đề xuất ba định hướng hợp tác.`: the act tells nothing but how many follow."""
    words = thread.reading.folded[act.content[0] : act.content[1]].split()
    return len(words) <= _FEW and bool(words) and words[0] in COUNTS

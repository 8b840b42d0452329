"""A document to acts: sentence after sentence along one thread, direct speech in the mouth of who is told to say it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading, Sentence
from banggiao.extract.speech.building import build
from banggiao.extract.speech.interview import answers, interview, line_at, own_words
from banggiao.extract.speech.items import going_on, only_opens, opening_of, raised
from banggiao.extract.speech.judging import means
from banggiao.extract.speech.listing import Item
from banggiao.extract.speech.markers import sign_at
from banggiao.extract.speech.model import Act, Span
from banggiao.extract.speech.once import once
from banggiao.extract.speech.pillars import matter, names_field, pillars
from banggiao.extract.speech.quotes import speeches
from banggiao.extract.speech.reader import Clauses, clauses_of
from banggiao.extract.speech.said import said, settings
from banggiao.extract.speech.second_reader import SecondReader
from banggiao.extract.speech.stretches import Quoted, attributed, stretches
from banggiao.extract.speech.tails import bare
from banggiao.extract.speech.thread import Thread
from banggiao.extract.speech.voices import Voice

_STATEMENT: Final = re.compile(
    r"(?:toàn văn\W+)?(?:bản )?"
    r"(?:(?:tuyên bố|thông cáo)(?: tầm nhìn| báo chí)? chung|biên bản (?:kỳ họp|thỏa thuận|phiên họp))"
)
#: a programme is read as one only where the page is the paper itself, which prints its name in capitals
_PROGRAMME: Final = re.compile(r"\W*(?:TOÀN VĂN\W+)?(?:CHƯƠNG TRÌNH|KẾ HOẠCH) (?:HÀNH ĐỘNG|HỢP TÁC)\b")
_FIELD: Final = re.compile(r"(?:[ivx\d]+[.)]\s*)?(?:về|trên lĩnh vực|trong lĩnh vực|hợp tác|lĩnh vực)\b|[ivx\d]+[.)]\s")
_TELLING: Final = (("firm",), ("closed",))
_SPEECH: Final = ("say", "act", "stand")
#: characters at the head of a sentence in which the verb of a list stands
_HEAD: Final = 4
_ROLES: Final = ("future", "need", "first", "all", "policy")
#: longest heading that is not marked as one, in characters
_HEADLINE: Final = 110
#: tokens of an item that only names a side: `Phía Peru:`
_NAME_AND_COLON: Final = 2


def acts_of(reading: Reading, who: Cast) -> list[Act]:
    """Acts in their order in the text."""
    thread = Thread.of(reading, who, statement=_is_statement(reading))
    quoted = attributed(thread, speeches(reading.document))
    out: list[Act] = []
    acting, asked = _acting(thread), interview(thread)
    for sentence in reading.sentences:
        if sentence.segment == "title":
            continue
        if _is_heading(thread, sentence):
            thread.heading, thread.listing.headed = _field(thread, sentence), True
            continue
        thread.meets(sentence)
        thread.counts_on(sentence)
        item = thread.listing.item(thread, sentence)
        if out and out[-1] is thread.listing.spent:
            out.pop()
        line = line_at(asked, sentence.start) if asked else None
        if (line and line.question) or reading.text[sentence.end - 1] == "?":
            continue
        begin = max(item.start if item else sentence.start, line.begin if line else 0)
        begin = begin if begin < sentence.end else sentence.start
        thread.answering = line.voice if line else None
        thread.layman = line is not None and answers(thread, line, sentence.index)
        colon = reading.text[sentence.end - 1] == ":"
        told = sentence.index in acting or thread.answering or thread.goes_on_speaking(sentence.index)
        if item is None and not colon and not told and not _told(reading, sentence, quoted):
            continue
        thread.quoted_before = None
        for start, end, voice in stretches(thread, sentence, quoted, begin):
            first = start == begin and voice is None
            out += _read(thread, sentence, (start, end), voice, item=item if first else None, first=start == begin)
            thread.quoted_before = voice
    return _settled(reading, who, once(reading, out))


def _is_statement(reading: Reading) -> bool:
    """Whether the document is the paper itself that parties have agreed on."""
    return bool(_STATEMENT.match(reading.folded[:200].lstrip()) or _PROGRAMME.match(reading.text))


def _tells_only(thread: Thread, act: Act) -> bool:
    """`"...", Thủ tướng kêu gọi trong một tuyên bố`: nothing but where it was said follows the verb."""
    tokens = thread.tokens(*act.content)
    return bare(tokens, 0)


def _says_more(thread: Thread, act: Act) -> bool:
    """`"...", ông nói và nhấn mạnh đây là ...`: a verb of saying behind direct speech with a clause of its own."""
    return means(thread.reading, *act.content)


def _acting(thread: Thread) -> set[int]:
    """Indices of the sentences in which a word can make an act: most sentences of a report hold none.

    A plain deed makes one only beside somebody who does it, or at the head of the sentence, where a list goes on.
    """
    sentences, text = thread.reading.sentences, thread.reading.folded
    peopled = set(_places(sentences, [m.start for m in thread.who.mentions]))
    out: set[int] = set()
    for hit, n in zip(thread.known, _places(sentences, [h.start for h in thread.known]), strict=True):
        if n in out:
            continue
        kind = hit.entry.data.get("class")  # of a verb; a particle has a role
        if kind is None:
            acts = hit.entry.data["role"] in _ROLES
        else:
            acts = kind in _SPEECH or (kind == "do" and (n in peopled or hit.start - sentences[n].start < _HEAD))
            acts = acts or hit.entry.id == "notably"  # `Đặc biệt là thúc đẩy ...`: what was agreed goes on
            acts = acts or (hit.entry.id == "talk" and " đang " in text[sentences[n].start : hit.start])  # go on
        if acts:
            out.add(n)
    return out


def _places(sentences: Sequence[Sentence], offsets: list[int]) -> list[int]:
    """The sentence that holds each of some sorted offsets."""
    out, n, last = [], 0, len(sentences) - 1
    for at in offsets:
        while n < last and sentences[n].end <= at:
            n += 1
        out.append(n)
    return out


def _told(reading: Reading, sentence: Sentence, quoted: Quoted) -> bool:
    """Whether the sentence stands in direct speech, or opens by naming in whose words it is told."""
    i = bisect_right(quoted, sentence.start, key=lambda q: q[1])
    if i < len(quoted) and quoted[i][0] < sentence.end:
        return True
    told = reading.folded.startswith(("theo ", "cũng theo "), sentence.start)
    return told or reading.folded.rfind(", theo ", sentence.start, sentence.end) >= 0


def _settled(reading: Reading, who: Cast, acts: list[Act]) -> list[Act]:
    """The acts with field and day; one that names no field goes on with that of the act before it in the passage."""
    out: list[Act] = []
    if not acts:
        return out
    dated, second = settings(reading), SecondReader.of(reading)
    about = matter(second.document)
    for act in acts:
        near = bool(out) and act.sentence - out[-1].sentence <= 1
        fields = pillars(reading, who, act, out[-1].pillars if near else (), about, second)
        named = names_field(reading, act)
        out.append(replace(act, pillars=fields, said=said(reading, act, dated), fielded=named))
    return out


def _is_heading(thread: Thread, sentence: Sentence) -> bool:
    """A heading: marked as one, or a line in capitals, or behind a roman number without a full stop."""
    if sentence.segment == "heading":
        return not (thread.listing.levels and sign_at(thread.reading.folded, sentence.start, sentence.end))
    if not thread.statement and not thread.listing.levels:
        return False
    text = thread.reading.text[sentence.start : sentence.end]
    if text[-1] in ".;:" or len(text) > _HEADLINE:
        return False
    sign = sign_at(thread.reading.folded, sentence.start, sentence.end)
    return text.isupper() or bool(sign and sign.shape == "roman")


def _field(thread: Thread, sentence: Sentence) -> Span | None:
    """The heading, where it names a field ("Về hợp tác kinh tế", "2. Quốc phòng"); a teaser of the press names none."""
    named = _FIELD.match(thread.reading.folded, sentence.start, sentence.end)
    return (sentence.start, sentence.end) if named or thread.statement else None


def _read(
    thread: Thread, sentence: Sentence, span: Span, voice: Voice | None, *, item: Item | None, first: bool
) -> list[Act]:
    """The acts of one stretch of a sentence, its first one or one behind direct speech."""
    thread.quoted = voice
    if voice:
        thread.speaks(voice, sentence.index)
    if voice and not voice.codes:
        return []  # the words of a person who speaks for no state
    clauses = clauses_of(thread, sentence, *span, item)
    found = [] if thread.layman and not own_words(clauses) else build(clauses)
    if thread.reading.text[sentence.end - 1] == ":" and not voice:
        found = _opens(clauses, found)
    if not first and not voice and not clauses.goes_on:
        # what is left behind direct speech tells who said it; only another act in it counts
        found = [
            a for a in found if not _tells_only(thread, a) and (a.reasons[:1] not in _TELLING or _says_more(thread, a))
        ]
    if clauses.governor and raised(clauses, clauses.governor.head.verb):
        opening = opening_of(clauses, found[-1] if found else None)
        thread.listing.raised = (opening, sentence.index) if opening else None
    if clauses.main and not voice:
        thread.speaks(clauses.main, sentence.index)
    if found:
        thread.last = found[-1]
        if thread.speaker and any(a.speaker == thread.speaker.speaker for a in found):
            thread.spoke_in = sentence.index
    thread.quoted = None
    return found


def _opens(c: Clauses, found: list[Act]) -> list[Act]:
    """The acts of a sentence that ends with a colon: the last one opens a list, and may say nothing else."""
    listing, item = c.thread.listing, c.item
    last = found[-1] if found else None
    opening = opening_of(c, last) or going_on(c)
    if opening:
        listing.opened(opening, c.sentence)
        return found[:-1] if last and last.cue == opening.cue and only_opens(c, last) else found
    who = c.tokens[0] if c.tokens and c.tokens[0].kind == "who" and len(c.tokens) == _NAME_AND_COLON else None
    if item and item.opening and not found and (who or not c.heads):
        listing.under(item, (item.start, c.sentence.end - 1), c.thread.behind(who) if who else None, c.sentence)
    else:
        listing.close()
    return found

"""Verdicts to acts: the span of the clause, the sides, the grounds."""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.reading import Reading
from banggiao.extract.speech.agents import agent_of
from banggiao.extract.speech.goals import with_goal, with_sums
from banggiao.extract.speech.model import Act, Span
from banggiao.extract.speech.reader import Clauses
from banggiao.extract.speech.sides import other_side
from banggiao.extract.speech.spans import shortened, trimmed
from banggiao.extract.speech.tails import bare
from banggiao.extract.speech.tokens import Token
from banggiao.extract.speech.verdicts import ASKING, Verdict

#: figures from which on something said only reports figures
_FIGURES: Final = 2
#: a clause shorter than this says nothing
_SHORTEST: Final = 12
_NO_FIGURE: Final = ("rank", "years", "months", "days", "times")
_WORRIES: Final = re.compile(r"\b(?:đáng|gây|làm|dấy lên) (?:sâu sắc )?(?:sự )?(?:quan ngại|lo ngại)\b")
_COURTESY: Final = re.compile(r"\b(?:chia buồn|cầu nguyện|vinh dự|lễ tang|thành kính|viếng)\b")
#: what only calls somebody to do something is no stand
_CALL: Final = re.compile(r"\bhãy\b")
#: what a telling of the relation as such begins with
_RELATION: Final = ("quan hệ", "mối quan hệ", "tiềm năng", "hợp tác", "sự hợp tác", "tình hữu nghị")
_PARTNER: Final = re.compile(r"\blà [^,]{0,40}(?:đối tác|láng giềng|người bạn|trụ cột|ưu tiên)\b")
#: what is looked at rather than judged
_REVIEWED: Final = (" kết quả", " tình hình", " tiến độ", " việc ", " công tác", " các kết quả", " lại ")
#: tokens behind a verb of ending in which the one stands with whom it is ended
_NEAR: Final = 4
#: direct speech of fewer words is no stand: with a verb that is known, and without one
_FEWEST_WORDS: Final = 8
_FEWEST_WITHOUT_VERB: Final = 14


def build(c: Clauses) -> list[Act]:
    """The acts of one stretch, in order."""
    found = [a for a in (_act(c, n) for n in range(len(c.verdicts))) if a]
    out = [x for a in found for x in (_measured(c.thread.reading, a) if a.kind == "commitment" else (a,))]
    if not out and c.thread.quoted and c.tokens and not any(_only_event(c, v) for v in c.verdicts):
        said = _said(c)
        return [said] if said else []
    return out


def _measured(reading: Reading, act: Act) -> list[Act]:
    """The act, parted where it sets a goal in figures or gives two sums with times of their own."""
    parted = with_goal(reading, act)
    return parted if len(parted) > 1 else with_sums(reading, act)


def _only_event(c: Clauses, v: Verdict) -> bool:
    """A border that stands for a meeting, or for an act that was denied."""
    token = c.tokens[v.head.verb]
    return (
        v.kind == ""
        and v.reasons != ("ascribed",)
        and (token.role in ("meet", "act", "stand") or bool(token.data("schedules")))
    )


def _first_mark(c: Clauses) -> Token:
    """The first comma or stop, or the last token: the end of the first clause."""
    return next((t for t in c.tokens if t.kind == "mark"), c.tokens[-1])


def _said(c: Clauses) -> Act | None:
    """A sentence of direct speech without an operative verb is a stand of the one who says it."""
    voice = c.thread.quoted
    start, end = trimmed(c.thread.reading.text, c.tokens[0].start, c.tokens[-1].end)
    start, end = shortened(c.thread.reading, start, end)
    words = len(c.thread.reading.text[start:end].split())
    verbs = any(t.kind == "verb" for t in c.tokens)
    marked = c.thread.reading.text[max(0, start - 1) : start] in tuple('"“')
    first = c.tokens[: c.tokens.index(_first_mark(c))]
    if not marked and any(
        t.kind == "verb" and t.role == "meet" and not _made_noun(first, k) for k, t in enumerate(first)
    ):
        return None
    figures = any(a.unit not in _NO_FIGURE for a in c.thread.reading.amounts_in(start, end))
    if (
        figures
        or _COURTESY.search(c.thread.reading.folded, start, end)
        or _CALL.search(c.thread.reading.folded, start, end)
    ):
        return None
    if voice is None or not voice.codes or words < (_FEWEST_WORDS if verbs else _FEWEST_WITHOUT_VERB):
        return None
    grounds = {"by": voice.span} | ({"speaker": voice.speaker_span} if voice.speaker_span else {})
    return Act(
        start=start, end=end, cue=voice.span, kind="position", act=_stand(c, (start, end)), by=voice.codes,
        speaker=None if voice.joint else voice.speaker, grounds=grounds, content=(start, end),
        segment=c.sentence.segment, sentence=c.sentence.index, heading=c.heading, reasons=("direct_speech",),
    )  # fmt: skip


def _made_noun(tokens: list[Token], k: int) -> bool:
    """`việc ký ...`: the verb at k is the thing that is spoken of."""
    return k > 0 and tokens[k - 1].is_role("nominaliser", "nominal")


def _act(c: Clauses, n: int) -> Act | None:
    """The act of one verdict; None for borders, and for a verb of saying whose content has its own verb."""
    v = c.verdicts[n]
    voice = v.voice
    if v.kind == "" or voice is None or not voice.codes or (v.kind == "say" and not _stands_alone(c, n)):
        return None
    if n + 1 < len(c.verdicts):
        between = c.tokens[v.head.verb + 1 : c.verdicts[n + 1].first]
        described = v.kind == "say" and c.verdicts[n + 1].kind == ""
        if between and all(t.kind == "mark" for t in between) and not described:
            return None  # it only opens the list behind its colon
    start, end = _span(c, n)
    cue = c.tokens[v.head.verb]
    if cue.kind == "words":
        # a verb that the vocabulary does not know: its first word, the rest is what is done
        cue = cue._replace(end=cue.start + len(cue.role))
    # `mục tiêu ... sẽ được hoàn thành`: what is done stands before the verb
    objectless = "passive" in v.head.marks or (v.act in ("concern", "oppose") and v.head.place == "subject")
    if cue.data("whole"):
        objectless, start = True, min(start, c.tokens[c.verdicts[0].first].start) if end - start < _SHORTEST else start
    if end - start < _SHORTEST or (end - cue.end < _SHORTEST // 2 and not objectless):
        return None
    goes_on = v.act in ASKING and v.reasons[:1] == ("carried",)
    other = (_other_before(c, v, n) if goes_on else None) or _other(c, v, n) or _other_before(c, v, n)
    to, asked = (other.codes, (other.start, other.end)) if other else _other_of_list(c, v)
    grounds: dict[str, Span] = {"act": (cue.start, cue.end), "by": voice.span}
    if asked:
        grounds["to"] = asked
    if voice.speaker and voice.speaker_span and not voice.joint:
        grounds["speaker"] = voice.speaker_span
    agent, act = agent_of(c, v), _stand(c, (cue.end, end)) if v.kind == "say" else v.act
    if agent:
        grounds["agent"] = agent[0]
    return Act(
        start=start, end=end, cue=(cue.start, cue.end), kind="commitment" if v.kind == "commitment" else "position",
        act=act, by=voice.codes, to=to, speaker=None if voice.joint else voice.speaker,
        grounds=grounds, agent=agent[1] if agent else None, content=(cue.end, end), marks=v.head.marks,
        segment=c.sentence.segment, sentence=c.sentence.index, heading=c.heading, reasons=v.reasons,
    )  # fmt: skip


def _stand(c: Clauses, said: Span) -> str:
    """What a statement comes to: of what is told to be worrying it is a concern."""
    return "concern" if _WORRIES.search(c.thread.reading.folded, *said) else "affirm"


def _stands_alone(c: Clauses, n: int) -> bool:
    """Whether a verb of saying is a stand of its own: nothing operative stands in what it says."""
    v = c.verdicts[n]
    if any(
        w.head.inside == v.head.verb and (w.kind or c.tokens[w.head.verb].role == "meet") for w in c.verdicts[n + 1 :]
    ):
        return False
    further = (w.first for w in c.verdicts[n + 1 :] if w.head.inside != v.head.verb)
    stop = next(further, len(c.tokens))
    told = v.reasons[:1] in (("firm",), ("closed",)) or _of_relation(c, v.head.verb + 1)
    if not told or _reviews(c, v, stop) or bare(c.tokens[:stop], v.head.verb + 1):
        return False
    # what holds two figures or more is a state of affairs: an indicator, and no stand
    figures = c.thread.reading.amounts_in(c.tokens[v.head.verb].end, c.tokens[stop - 1].end)
    return sum(a.unit != "rank" for a in figures) < _FIGURES


def _reviews(c: Clauses, v: Verdict, stop: int) -> bool:
    """`đánh giá kết quả hợp tác ...`: what is looked at, of which nothing is said."""
    cue = c.tokens[v.head.verb]
    if not cue.data("bound") or not c.thread.reading.folded.startswith(_REVIEWED, cue.end):
        return False
    row = c.tokens[v.head.verb + 1 : stop]
    return not any(t.is_role("that", "past", "progressive") or (t.kind == "verb" and t.role == "be") for t in row)


def _of_relation(c: Clauses, k: int) -> bool:
    """Whether what is plainly told is how a relation stands: `cho biết quan hệ hai nước đang phát triển mạnh mẽ`."""
    while k < len(c.tokens) and (c.tokens[k].is_role("that", "nominal") or c.tokens[k].is_mark(",")):
        if c.thread.reading.folded[c.tokens[k].start : c.tokens[k].end] in _RELATION:
            return True
        k += 1
    if k >= len(c.tokens):
        return False
    clause = c.thread.reading.folded[c.tokens[k].start : c.tokens[-1].end].split(",", 1)[0]
    return clause.startswith(_RELATION) or (" là " in clause and _PARTNER.search(clause) is not None)


def _other(c: Clauses, v: Verdict, n: int) -> Mention | None:
    """The other side of a commitment: who is asked, else who is named in what is said or done."""
    stop = c.verdicts[n + 1].head.first if n + 1 < len(c.verdicts) else len(c.tokens)
    if v.kind != "commitment" or v.voice is None or v.voice.joint:
        return None
    if v.asked is not None:
        asked = c.thread.behind(c.tokens[v.asked])
        wished = v.act == "intend" and asked is not None and set(asked.codes) == set(v.voice.codes)
        if wished or (asked is not None and asked.joint and set(v.voice.codes) <= set(asked.codes)):
            return None  # both sides are asked
        outside = [m for m in c.tokens[v.asked].mentions if m.codes and not set(m.codes) & set(v.voice.codes)]
        if v.act in ASKING:
            return outside[0] if outside else None
    if v.act == "request" and v.head.place == "subject" and c.tokens[v.head.verb].role == "do":
        return _needed(c, v)
    if v.head.subject is not None and v.act == "propose" and c.tokens[v.head.verb].role != "act":
        return None if len(c.tokens[v.head.subject].mentions) != 1 else _needed(c, v)
    if v.act == "end":
        stop = min(stop, v.head.verb + _NEAR)
    return other_side(c.tokens, v.head.verb + 1, stop, v.voice.codes)


def _needed(c: Clauses, v: Verdict) -> Mention | None:
    """Who must do what is needed, where that is the other side alone."""
    subject = c.tokens[v.head.subject] if v.head.subject is not None else None
    for m in subject.mentions if subject and v.voice else ():
        if len(m.codes) == 1 and v.voice and m.codes[0] not in v.voice.codes:
            return m
    return None


def _other_before(c: Clauses, v: Verdict, n: int) -> Mention | None:
    """A request that goes on behind `;` is put to whom it was put before."""
    before = c.verdicts[n - 1] if n else None
    if v.reasons[:1] != ("carried",) or before is None or before.act != v.act or v.voice is None or v.voice.joint:
        return None
    return _other(c, before, n - 1) or _other_before(c, before, n - 1)


def _other_of_list(c: Clauses, v: Verdict) -> tuple[tuple[str, ...], Span | None]:
    """Whom the act is put to that holds the list."""
    opening = c.opening
    if opening is None or v.reasons[:1] != ("carried",) or v.voice is not opening.voice or v.act != opening.act:
        return (), None
    return opening.to, opening.to_span


def _span(c: Clauses, n: int) -> Span:
    """From the subject, where it stands right before the verb, to the next clause."""
    v = c.verdicts[n]
    end = c.tokens[-1].end
    for w in c.verdicts[n + 1 :]:
        if w.first > v.head.verb and w.head.inside != v.head.verb and not _shares(c, v, w):
            end = _before(c, w.first)
            break
    if v.kind != "commitment":
        # a stand has one object; what stands behind ";" without a verb of its own is told of something else
        end = next((t.start for t in c.tokens[v.head.verb + 1 :] if t.start < end and t.is_mark(";")), end)
    start, end = trimmed(c.thread.reading.text, c.tokens[v.first].start, end)
    if start >= c.tokens[v.head.verb].end:
        return start, end
    return shortened(c.thread.reading, start, end)


def _shares(c: Clauses, v: Verdict, w: Verdict) -> bool:
    """`ủng hộ và sẵn sàng ...`: what is supported is told behind the second verb."""
    k = v.head.verb + 1
    return v.act == "support" and w.head.first == k + 1 and c.tokens[k].is_role("link")


def _before(c: Clauses, first: int) -> int:
    """Where the clause before token `first` ends: a sign of enumeration between (`(ii)`, `thứ hai,`) is of neither."""
    k = first
    while k > 1 and c.tokens[k - 1].enumerates:
        k -= 1
    return c.tokens[k].start

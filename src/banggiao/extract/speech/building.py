"""Verdicts to acts: the span of the clause, the sides, the grounds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.actors import Mention
from banggiao.extract.reading import Reading
from banggiao.extract.speech.agents import agent_of
from banggiao.extract.speech.goals import with_goal, with_sums
from banggiao.extract.speech.judging import judges, needs_deed, of_relation, proves
from banggiao.extract.speech.model import Act, ActClass, Span
from banggiao.extract.speech.reader import Clauses
from banggiao.extract.speech.sides import other_side
from banggiao.extract.speech.spans import shortened, trimmed
from banggiao.extract.speech.tails import bare
from banggiao.extract.speech.unspoken import denounced, stance, untold
from banggiao.extract.speech.verdicts import ASKING, Verdict

#: figures from which on something said only reports figures
_FIGURES: Final = 2
#: a clause shorter than this says nothing
_SHORTEST: Final = 12
#: how a clause ends that only leads to the next one
_ONLY_LEADS: Final = (" là", " rằng", " theo đó", " như sau")
#: characters before the end of a verb from which on a quotation that is cut may end before it says anything
_FAR_VERB: Final = 48
#: what one trusts in, and by what something shows
_IN: Final = (" về ", " vào ", " ở ", " đối với ")
_SHOWN: Final = re.compile(r"\b(?:thể hiện|được thể hiện|thể hiện rõ|minh chứng) (?:qua|ở|bằng|trong|là)\b")
#: what is looked at rather than judged
_REVIEWED: Final = (" kết quả", " tình hình", " tiến độ", " việc ", " công tác", " các kết quả", " lại ")
#: verbs that tell what somebody takes something for
_CALLING: Final = ("hold_as", "hold")
#: tokens behind a verb of ending in which the one stands with whom it is ended
_NEAR: Final = 4


def build(c: Clauses) -> list[Act]:
    """The acts of one stretch, in order."""
    found = [a for a in (_act(c, n) for n in range(len(c.verdicts))) if a]
    out = [_short(c.thread.reading, x) for a in found for x in _measured(c.thread.reading, a)]
    if not out and c.tokens and not (c.thread.quoted and _tells_event(c)):
        stand = untold(c)
        return [stand] if stand else []
    return out


def _measured(reading: Reading, act: Act) -> list[Act]:
    """The act, parted where it sets a goal in figures or gives two sums with times of their own."""
    if act.kind != "commitment":
        return [act]
    parted = with_goal(reading, act)
    return parted if len(parted) > 1 else with_sums(reading, act)


def _short(reading: Reading, act: Act) -> Act:
    """The act with a span that a quotation can have."""
    end = shortened(reading, act.start, act.end, act.cue[1])[1]
    return act if end == act.end else replace(act, end=end, content=(act.content[0], max(end, act.content[0])))


def _tells_event(c: Clauses) -> bool:
    """Whether the first clause of the stretch tells of a meeting, or of an act that was denied."""
    led = c.tokens[0].is_role("prep", "time", "relative") or c.tokens[0].kind == "words"
    first = c.verdicts[0].head.verb if led and c.verdicts else 0  # `Ngay sau buổi gặp, chúng tôi sẽ ...`
    stop = next((n for n, t in enumerate(c.tokens) if n > first and t.kind == "mark"), len(c.tokens))
    return any(_only_event(c, v) and not _in_copula(c, v) for v in c.verdicts if v.head.verb < stop)


def _in_copula(c: Clauses, v: Verdict) -> bool:
    """`A là quốc gia ủng hộ ... và ký kết ...`: the verb behind the link tells what somebody is."""
    first = v.head.first
    linked = first > 0 and c.tokens[first - 1].is_role("link") and v.head.place == "open"
    return linked and any(t.is_role("that") for t in c.tokens[:first])


def _only_event(c: Clauses, v: Verdict) -> bool:
    """A border that stands for a meeting, or for an act that was denied."""
    token = c.tokens[v.head.verb]
    after = c.tokens[v.head.verb + 1] if v.head.verb + 1 < len(c.tokens) else token
    if v.kind == "" and token.kind == "words" and after.role == "meet":
        return True  # `sẽ đi thăm ...`
    return (
        v.kind == ""
        and v.reasons != ("ascribed",)
        and (token.role in ("meet", "act", "stand") or bool(token.data("schedules")))
    )


def _act(c: Clauses, n: int) -> Act | None:
    """The act of one verdict; None for borders, and for a verb of saying whose content has its own verb."""
    v = c.verdicts[n]
    voice = v.voice
    if v.kind == "" or voice is None or not voice.codes or (v.kind == "say" and not _stands_alone(c, n)):
        return None
    if _opens_list(c, n):
        return None
    start, end = _span(c, n)
    # of a policy that is told what it is about stands before its `là`
    cue = c.tokens[v.head.first if v.reasons[:1] == ("policy",) else v.head.verb]
    if v.kind == "say" and c.thread.reading.folded.endswith(_ONLY_LEADS, start, end):
        return None  # `nhấn mạnh một điều là`: what it leads to is read by itself
    if cue.kind == "words":
        # a verb that the vocabulary does not know: its first word, the rest is what is done
        cue = replace(cue, end=cue.start + len(cue.role))
    objectless = _objectless(c, v)
    if cue.data("whole"):
        objectless, start = True, min(start, c.tokens[c.verdicts[0].first].start) if end - start < _SHORTEST else start
    quoted = shortened(c.thread.reading, start, end, cue.end)[1] if cue.end - start > _FAR_VERB else end
    if end - start < _SHORTEST or (quoted - cue.end < _SHORTEST // 2 and not objectless):
        return None
    goes_on = v.act in ASKING and v.reasons[:1] == ("carried",)
    other = (_other_before(c, v, n) if goes_on else None) or _other(c, v, n) or _other_before(c, v, n)
    to, asked = (other.codes, (other.start, other.end)) if other else _other_of_list(c, v)
    grounds: dict[str, Span] = {"act": (cue.start, cue.end), "by": voice.span}
    if asked:
        grounds["to"] = asked
    if voice.speaker and voice.speaker_span and not voice.joint:
        grounds["speaker"] = voice.speaker_span
    agent, (kind, act) = agent_of(c, v) or _agent_before(c, v, n), _comes_to(c, v, (cue.end, end))
    if agent:
        grounds["agent"] = agent[0]
    return Act(
        start=start, end=end, cue=(cue.start, cue.end), kind=kind, act=act, by=voice.codes, to=to,
        speaker=None if voice.joint else voice.speaker,
        grounds=grounds, agent=agent[1] if agent else None, content=(cue.end, end), marks=v.head.marks,
        segment=c.sentence.segment, sentence=c.sentence.index, heading=c.heading, reasons=v.reasons,
    )  # fmt: skip


def _objectless(c: Clauses, v: Verdict) -> bool:
    """Whether nothing has to stand behind the verb: `mục tiêu ... sẽ được hoàn thành`, `A được B tài trợ`."""
    given = bool(v.head.subject) and c.tokens[(v.head.subject or 1) - 1].is_role("passive")
    return given or "passive" in v.head.marks or (v.act in ("concern", "oppose") and v.head.place == "subject")


def _comes_to(c: Clauses, v: Verdict, said: Span) -> tuple[ActClass, str]:
    """Kind and act of a verdict: what is only said is a stand, save that somebody has to do something."""
    if v.kind == "commitment":
        return "commitment", v.act
    if v.kind == "position":
        ill = c.tokens[v.head.verb].entry in _CALLING and denounced(c, said)
        return "position", "oppose" if ill else v.act
    act = stance(c, said)
    proposes = act == "affirm" and needs_deed(c, v.head.verb, said[1])
    return ("commitment", "propose") if proposes else ("position", act)


def _opens_list(c: Clauses, n: int) -> bool:
    """Whether a verdict only opens the list behind its colon."""
    if n + 1 == len(c.verdicts):
        return False
    between = c.tokens[c.verdicts[n].head.verb + 1 : c.verdicts[n + 1].first]
    described = c.verdicts[n].kind == "say" and not _operates(c, c.verdicts[n + 1])
    return bool(between) and all(t.kind == "mark" for t in between) and not described


def _stands_alone(c: Clauses, n: int) -> bool:
    """Whether a verb of saying is a stand of its own: nothing operative stands in what it says."""
    v = c.verdicts[n]
    if any(w.head.inside == v.head.verb and _operates(c, w) for w in c.verdicts[n + 1 :]):
        return False
    further = (w.first for w in c.verdicts[n + 1 :] if w.head.inside != v.head.verb)
    stop = next(further, len(c.tokens))
    behind = v.head.verb + 1
    told = v.reasons[:1] in (("firm",), ("closed",)) or of_relation(c, behind) or judges(c, behind, stop)
    trusts = v.reasons[:1] == ("closed",) and c.thread.reading.folded.startswith(_IN, c.tokens[v.head.verb].end)
    if not told or _reviews(c, v, stop) or (not trusts and bare(c.tokens[:stop], v.head.verb + 1)):
        return False
    # what holds two figures or more is a state of affairs: an indicator, and no stand
    end = c.tokens[stop - 1].end
    shown = _SHOWN.search(c.thread.reading.folded, c.tokens[v.head.verb].end, end)  # by what figures is an aside
    figures = c.thread.reading.amounts_in(c.tokens[v.head.verb].end, shown.start() if shown else end)
    return sum(a.unit != "rank" for a in figures) < _FIGURES or proves(c, behind, stop)


def _operates(c: Clauses, w: Verdict) -> bool:
    """Whether a verdict in what is said is an act or a happening: `A đang thể hiện vai trò ...` is neither."""
    if w.kind == "say" and w.reasons[:1] == ("plain",):
        return any(x.head.inside == w.head.verb for x in c.verdicts)
    return bool(w.kind) or c.tokens[w.head.verb].role == "meet" or _told_as_done(c, w)


def _told_as_done(c: Clauses, w: Verdict) -> bool:
    """`cho biết Bộ A hôm 3/4 công bố ...`: an act of another with a day beside it is a happening."""
    return "time" in w.head.marks and c.tokens[w.head.verb].role == "act"


def _reviews(c: Clauses, v: Verdict, stop: int) -> bool:
    """`đánh giá kết quả hợp tác ...`: what is looked at, of which nothing is said."""
    cue = c.tokens[v.head.verb]
    if not cue.data("bound") or not c.thread.reading.folded.startswith(_REVIEWED, cue.end):
        return False
    row = c.tokens[v.head.verb + 1 : stop]
    return not any(t.is_role("that", "past", "progressive") or (t.kind == "verb" and t.role == "be") for t in row)


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
            return _all_asked(outside) if outside else None
    if v.act == "request" and v.asked is None and _abroad(c, v):
        return None  # `mong kiều bào tại Peru ...`: one's own people
    if v.act == "request" and v.head.place == "subject" and c.tokens[v.head.verb].role == "do":
        return _needed(c, v)
    if v.head.subject is not None and v.act == "propose" and c.tokens[v.head.verb].role != "act":
        return None if len(c.tokens[v.head.subject].mentions) != 1 else _needed(c, v)
    if v.act == "end":
        stop = min(stop, v.head.verb + _NEAR)
    return other_side(c.tokens, v.head.verb + 1, stop, v.voice.codes)


def _all_asked(named: list[Mention]) -> Mention:
    """`đề nghị A và B ...`: one mention for all who are asked."""
    codes = tuple(dict.fromkeys(code for m in named for code in m.codes))
    return named[0] if len(named) == 1 else replace(named[0], end=named[-1].end, codes=codes)


def _abroad(c: Clauses, v: Verdict) -> bool:
    """Whether those who are asked are people abroad, whom no party's name stands for."""
    behind = next((t for t in c.tokens[v.head.verb + 1 :] if not t.is_role("that", "nominal", "manner")), None)
    return behind is not None and behind.entry == "abroad"


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


def _agent_before(c: Clauses, v: Verdict, n: int) -> tuple[Span, str] | None:
    """What goes on behind `;` is to be done by whom the act before was put to, or who did that one."""
    before = c.verdicts[n - 1] if n else None
    if v.reasons[:1] != ("carried",) or before is None or before.act != v.act or v.head.subject is not None:
        return None
    return agent_of(c, before) or _agent_before(c, before, n - 1)


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
        marks = (t for t in c.tokens[v.head.verb + 1 :] if t.kind == "mark" and t.start < end)
        end = next((t.start for t in marks if t.is_mark(";")), end)
    return trimmed(c.thread.reading.text, c.tokens[v.first].start, end)


def _shares(c: Clauses, v: Verdict, w: Verdict) -> bool:
    """`ủng hộ và sẵn sàng ...`, `coi trọng và muốn ...`: the object of the stand is told behind the second verb."""
    k = v.head.verb + 1
    return v.kind == "position" and w.head.first == k + 1 and c.tokens[k].is_role("link")


def _before(c: Clauses, first: int) -> int:
    """Where the clause before token `first` ends: a sign of enumeration between (`(ii)`, `thứ hai,`) is of neither."""
    k = first
    while k > 1 and c.tokens[k - 1].enumerates:
        k -= 1
    return c.tokens[k].start

"""Plain deeds: what `sẽ hỗ trợ`, `đang triển khai`, `cần thúc đẩy`, `đã trao` come to (guidelines 3.1).

Bare present binds in a joint statement and after an agreement of both sides; in a report it is carrying out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banggiao.extract.speech.borders import border, going_further, leads, own_tense
from banggiao.extract.speech.heads import Head
from banggiao.extract.speech.listing import Opening
from banggiao.extract.speech.telling import (
    attended,
    counted,
    ever,
    gives,
    held,
    kept_up,
    lies_ahead,
    means_happening,
    own_need,
    polite_gift,
    state_of_things,
    told_as_past,
    turns_out,
)
from banggiao.extract.speech.voices import Voice

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses
    from banggiao.extract.speech.verdicts import Verdict

Deed = tuple[str, Voice | None, tuple[str, ...]]

_GOING: Final = frozenset({"continue", "progressive"})
#: sentences over which a list without verbs of its own goes on with the act before it
_LIST_REACH: Final = 1
#: reasons of a policy that is told, and of what goes on with it
_POLICY: Final = (("policy",), ("carried",))
#: marks that a clause with a subject of its own may have and still be one of the list before it
_LISTED: Final = frozenset({"need", "manner", "continue"})
#: acts of a list that bind who is the subject of an item
_BINDING: Final = ("agree", "commit", "announce")
#: acts of talks, behind which both sides go on
_TALKS: Final = ("request", "propose", "intend", "encourage", "commit", "agree")
#: acts of deeds that one side may tell of another
_REPORTED: Final = ("implement", "conclude", "grant")
#: acts whose list may go on in deeds that are told as going on already
_OWN_TENSE: Final = ("announce", "grant", "implement", "conclude", "end")


def deed(c: Clauses, head: Head, voice: Voice | None, say: Verdict | None) -> Deed | None:
    """Act, voice and reasons of a deed; None where it is none."""
    token = c.tokens[head.verb]
    if head.place == "open" and not head.marks & {"future", "need"}:
        return _meanwhile(c, head, voice, say) if own_tense(c, head) else _carried(c, head)
    if head.place == "said" and not head.marks & {"future", "need", "continue", "manner"} and _is_thing(c, head):
        return None
    if head.place in ("subject", "thing") and head.marks <= _LISTED and (listed := _listed(c, head, voice)):
        return listed
    act = None if attended(c, token.start) else _tense(c, head, voice)
    if ("passive" in head.marks or act == "conclude") and act and (held(c, head) or state_of_things(c, head)):
        return None
    if "passive" in head.marks and act:
        return act, _behind_passive(c, head, act, say), ("passive", *sorted(head.marks))
    told = say is not None or c.thread.quoted is not None
    told = told or (voice is not None and c.thread.in_mouth(voice, c.sentence.index).speaker is not None)
    told = told or _in_talks(c, head)
    if act == "implement" and lies_ahead(c, head, say, told=told):
        act = "commit"
    if act == "implement" and (
        (say and not head.marks) or (told and (ever(c, head) or kept_up(c, head))) or state_of_things(c, head)
    ):
        return None
    if act and any(t.imperative for t in c.tokens[head.first : head.verb]):
        return _called_on(c, head, voice, say)
    if act == "propose" and voice is None and head.place == "thing":
        voice = say.voice if say else c.thread.recent(c.sentence.index) or _of_both(c, head)
    teller = say.voice if say else c.thread.quoted
    if act is None or voice is None or (teller and act in _REPORTED and voice.apart_from(teller)):
        return None  # what one side tells of another only describes, and binds nobody
    cues = (token.entry or "unknown_verb", head.place, *sorted(head.marks))
    asker = _asked_on(c, head, voice) if act == "implement" and say is None else None
    if asker:
        return "request", asker, ("carried", *sorted(head.marks))
    return act, _mouth(c, head, act, voice, say), cues


def _meanwhile(c: Clauses, head: Head, voice: Voice | None, say: Verdict | None) -> Deed | None:
    """`đã cấp ... và đang giúp ...`: what goes on beside what is done, of the same side."""
    known = c.tokens[head.verb].kind == "verb" or counted(c, head)
    whose = _mouth(c, head, "implement", voice, say) if voice is not None and known else None
    return ("implement", whose, ("meanwhile", head.place, *sorted(head.marks))) if whose else None


def _in_talks(c: Clauses, head: Head) -> bool:
    """`Hai bên tiếp tục ...` right behind what one of them has asked or wished: what comes of the talks."""
    last = c.thread.last
    both = head.subject is not None and c.tokens[head.subject].role == "both" and not c.thread.statement
    return both and last is not None and last.act in _TALKS and c.sentence.index - last.sentence <= _LIST_REACH


def _behind_passive(c: Clauses, head: Head, act: str, say: Verdict | None) -> Voice | None:
    """Who proposes what must be done, who affirms that it will be done; else nobody by name."""
    if act == "propose":
        return say.voice if say else c.thread.recent(c.sentence.index)
    firm = say is not None and say.reasons[:1] == ("firm",) and say.voice is not None and bool(say.voice.codes)
    return say.voice if say and firm else _nobody(c, head)


def _mouth(c: Clauses, head: Head, act: str, voice: Voice, say: Verdict | None) -> Voice:
    """In whose mouth the deed is: who proposes it, who says it, else who has just spoken for the same side."""
    if act == "propose":
        # `A đề nghị ...; cần tập trung vào ...`: who asked says what is needed
        return voice if head.place == "open" and say is None and _asked_before(c, voice) else _proposer(c, voice, say)
    if say and say.voice:
        return voice.spoken_by(say.voice)
    return c.thread.in_mouth(voice, c.sentence.index, told="past" in head.marks)


def _asked_before(c: Clauses, voice: Voice) -> bool:
    """Whether the act before is one of talks, of the same side."""
    before = c.governor
    return (
        before is not None and before.act in _TALKS and before.voice is not None and before.voice.codes == voice.codes
    )


def _listed(c: Clauses, head: Head, voice: Voice | None) -> Deed | None:
    """A clause with a subject of its own that is one of a list: who agrees is who does it, who asks is who asked."""
    sign, governor, item = border(c, head), c.holder, c.item
    if sign == ";" and governor is not None and _goes_on(c):
        act, whose = governor.act, governor.voice
    elif governor is None and sign == "" and item and item.opening and item.told and c.opening:
        act, whose = c.opening.act, c.opening.voice
    else:
        return None
    if act in _BINDING and voice is not None and voice.codes:
        whose = voice
    return act, whose, ("carried", *sorted(head.marks))


def _goes_on(c: Clauses) -> bool:
    """Whether a clause with a subject of its own behind `;` still tells what was agreed."""
    return c.governor is not None and c.governor.act in ("agree", "request", "propose", "support")


def _is_thing(c: Clauses, head: Head) -> bool:
    """`khẳng định hợp tác là ...`, `cho rằng xây dựng ... là ...`: the verb is the subject of what is said."""
    if c.tokens[head.verb].data("nounlike"):
        return True
    for t in c.tokens[head.verb + 1 :]:
        if t.is_mark(",;."):
            return False
        if t.is_role("that") or t.data("judges"):
            return True
    return False


def _nobody(c: Clauses, head: Head) -> Voice | None:
    """No agent at all: the one who has just pledged, else all parties of the document (guidelines 3.1)."""
    last, parties = c.thread.last, c.thread.who.parties
    if last and last.kind == "commitment" and c.sentence.index - last.sentence <= _LIST_REACH and c.thread.voice:
        return Voice(last.by, c.thread.voice.span)
    affair = any(t.entry == "affair" or t.data("nounlike") for t in c.tokens[head.first : head.verb])
    return Voice(parties, (c.sentence.start, c.sentence.end)) if parties and affair else None


def _asked_on(c: Clauses, head: Head, voice: Voice) -> Voice | None:
    """`A đề nghị B ... B tiếp tục ...`: in the report of what A asks, what B is to go on with is asked as well: A."""
    last = c.thread.last
    if last is None or last.act not in ("request", "propose") or "continue" not in head.marks or voice.joint:
        return None
    span = last.grounds.get("speaker")
    near = c.sentence.index - last.sentence <= _LIST_REACH and span is not None
    if not near or len(last.by) != 1 or set(voice.codes) & set(last.by):
        return None
    return Voice(last.by, span or voice.span, last.speaker, span, personal=True)


def _called_on(c: Clauses, head: Head, voice: Voice | None, say: Verdict | None) -> Deed | None:
    """`Các bạn hãy ...`, in the mouth of somebody: a request to others, a proposal to all."""
    caller = say.voice if say else c.thread.quoted
    if caller is None or not caller.codes:
        return None
    ours = voice is not None and not voice.apart_from(caller) and head.place == "subject"
    return ("propose" if ours else "request"), caller, ("imperative", *sorted(head.marks))


def _proposer(c: Clauses, voice: Voice, say: Verdict | None) -> Voice:
    """Who holds that something is needed: the one who says so, else the last speaker, else the subject."""
    if say and say.voice:
        return say.voice
    speaker = _goes_on_to_say(c) or c.thread.recent(c.sentence.index)
    heard = c.thread.quoted or c.thread.answering or c.thread.enumerates
    if speaker and (set(speaker.codes) <= set(voice.codes) or (heard and speaker.codes)):
        return speaker
    # what one state alone should do is somebody's advice to it, and no proposal of its own
    return voice if voice.joint or voice.personal or c.thread.statement else Voice((), voice.span)


def _goes_on_to_say(c: Clauses) -> Voice | None:
    """`A cho rằng tiềm năng còn lớn, hai nước cần ...`: who has just said something goes on to say what is needed."""
    said = any(v.head.inside is None and (v.kind == "say" or v.act == "affirm") for v in c.verdicts)
    return c.main if said and c.main is not None and c.main.speaker and not c.main.joint else None


def _carried(c: Clauses, head: Head) -> Deed | None:
    """`; hoàn thiện ...` or a verbless list sentence: the act before goes on."""
    governor = c.holder
    if c.governor is not None and going_further(c, head):
        return "commit", c.governor.voice, (c.tokens[head.verb].entry, head.place, *sorted(head.marks))
    if governor is not None:
        if governor.kind not in ("commitment", "position") or border(c, head) != ";":
            return None
        if c.opening and ((c.item and c.item.told) or governor.reasons[:1] != ("carried",)):
            return c.opening.act, c.opening.voice, ("carried", *sorted(head.marks))
        act = governor.act
        if governor.kind == "position" and act != "support" and governor.reasons[:1] not in _POLICY:
            return None
        if act in _OWN_TENSE and head.marks & {"continue", "progressive"}:
            act = "implement"
        return act, governor.voice, ("carried", *sorted(head.marks))
    if c.item and c.opening and head.first == 0:
        return _opened(c, head, c.opening)
    last = c.thread.last
    listed = leads(c.tokens, head.first) and not head.marks and not any(h.place == "subject" for h in c.heads)
    listed = listed and not any(t.is_role("future", "progressive", "past", "that") for t in c.tokens)
    if not listed or last is None or last.kind != "commitment" or c.sentence.index - last.sentence > _LIST_REACH:
        return None
    if c.tokens[head.verb].data("nounlike"):
        return None
    return last.act, c.thread.voice, ("carried", "list")


def _opened(c: Clauses, head: Head, opening: Opening) -> Deed | None:
    """The verb that opens an item: the act before the list goes on, unless a subject of its own follows the verb."""
    stop = next((n for n, t in enumerate(c.tokens) if t.is_mark(";")), len(c.tokens))
    if any(h.place in ("subject", "thing") and h.first < stop and h.inside is None for h in c.heads):
        return None
    if c.item and not c.item.sure and c.tokens[head.verb].data("nounlike") and not head.marks:
        return None
    return opening.act, opening.voice, ("carried", "list", *sorted(head.marks))


def _tense(c: Clauses, head: Head, voice: Voice | None) -> str | None:
    """The act of a deed by its tense, its place and its setting."""
    marks, token = head.marks, c.tokens[head.verb]
    if "passive" in marks:
        if head.place != "thing":
            return None
        # what merely must be done binds nobody: only where somebody is told to say so
        told = head.inside is not None or c.thread.recent(c.sentence.index) is not None
        return "commit" if "future" in marks else "propose" if "need" in marks and told else None
    if "future" in marks:
        return None if means_happening(c, head) or turns_out(c, head) else "commit"
    if "need" in marks:
        return None if own_need(c, head) else "propose"
    if head.place == "said":
        return None if "past" in marks else "implement" if "progressive" in marks else "commit"
    office = head.place == "thing" and c.tokens[head.first].is_role("official")  # `chính quyền Tổng thống A đang ...`
    if voice is None or (voice.personal and not voice.joint and not office):
        return None
    if token.kind == "words":
        return "implement" if counted(c, head) else None
    if (token.data("reviews") and not marks & _GOING) or (token.data("affair") and not (marks or c.thread.statement)):
        return None  # what is looked at in talks, and how trade goes
    if "past" in marks:
        return _done(c, head)
    if (token.data("telic") or gives(c, head)) and not c.thread.statement and not marks & {"continue", "progressive"}:
        return "grant"
    if c.thread.statement or (_after_agreement(c, voice) and "progressive" not in marks):
        return "commit"
    return None if told_as_past(c, head) else "implement"


def _of_both(c: Clauses, head: Head) -> Voice | None:
    """`Các bên liên quan cần ...` in the report of what both sides hold: they hold it."""
    voice = c.thread.voice
    return voice if c.tokens[head.first].entry == "sides" and voice is not None and voice.joint else None


def _done(c: Clauses, head: Head) -> str | None:
    """What a deed of the past comes to: a grant, or a conclusion where the verb can be brought to an end."""
    token = c.tokens[head.verb]
    if token.data("done") == "grant":
        return None if polite_gift(c, head) else "grant"
    return (
        "conclude"
        if token.data("ends") or (token.data("done") and not token.data("affair") and counted(c, head))
        else None
    )


def _after_agreement(c: Clauses, voice: Voice) -> bool:
    last = c.thread.last
    return bool(voice.joint and last and last.act in ("agree", "commit") and c.sentence.index - last.sentence <= 1)

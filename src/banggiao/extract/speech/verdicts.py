"""What a head is: an act of commitment, a stand, a verb of saying, or only a border between clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from banggiao.extract.speech.heads import Head
from banggiao.extract.speech.sides import addressee
from banggiao.extract.speech.tokens import Token
from banggiao.extract.speech.voices import Voice, voice_of

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses

PROPOSING: Final = ("request", "propose", "invite", "encourage")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One accepted head."""

    head: Head
    #: commitment, position, say, or "" for a border without an act
    kind: str
    act: str = ""
    voice: Voice | None = None
    #: index of the token where the clause begins
    first: int = 0
    #: index of the mention that is asked
    asked: int | None = None
    reasons: tuple[str, ...] = ()


def judge(c: Clauses, head: Head, voice: Voice | None) -> Verdict | None:
    """The verdict on one head; None where it only goes on with the clause before it."""
    token = c.tokens[head.verb]
    role = token.role if token.kind == "verb" else "do"
    if not _parts(c, head, role):
        return None
    if _unreal(c, head):
        return Verdict(head, "", voice=voice, first=head.first)
    if role == "say":
        return Verdict(head, "say", "affirm", voice, head.first, reasons=(token.data("strength"),))
    if role in ("act", "stand"):
        return _performative(c, head, voice)
    if role == "do":
        return _deed(c, head, voice)
    return Verdict(head, "", voice=voice, first=head.first)


def _unreal(c: Clauses, head: Head) -> bool:
    """Negated, possible, or under a condition that opens the sentence."""
    if head.marks & {"negation", "maybe"} and "future" not in head.marks:
        return True
    return any(t.is_role("condition") for t in c.tokens[: head.first])


def _parts(c: Clauses, head: Head, role: str) -> bool:
    """Whether the head parts from the clause before it (guidelines 3.1, `How many claims a sentence holds`)."""
    if head.place != "open":
        return True
    token = c.tokens[head.verb]
    governor = c.governor
    left = c.tokens[head.first - 1] if head.first else None
    if left is None or left.is_mark(";"):
        return not _is_noun(c.tokens, head.verb)
    if _is_noun(c.tokens, head.verb):
        return False
    binding = governor is not None and governor.kind == "commitment"
    if role == "say":
        return token.data("strength") == "firm" or _says_something(c.tokens, head.verb)
    if role in ("act", "stand"):
        same = governor is not None and governor.act == token.data("act") and _joined(c, head)
        return not same and not (token.data("weak") and binding)
    if role == "do":
        if "future" in head.marks:
            return governor is None or governor.act in ("propose", "affirm", "") or governor.kind == "position"
        return "need" in head.marks and not binding
    return False


def _joined(c: Clauses, head: Head) -> bool:
    """Whether only `và` stands between the verb before and this one: `sẵn sàng và mong muốn`."""
    governor = c.governor
    return governor is not None and head.first - 2 == governor.head.verb


def _says_something(tokens: list[Token], verb: int) -> bool:
    after = tokens[verb + 1] if verb + 1 < len(tokens) else None
    return after is not None and (after.is_role("that") or after.is_mark(":"))


def _is_noun(tokens: list[Token], verb: int) -> bool:
    """`các cam kết, thoả thuận của ...`: a verb that is a noun here, by what follows it."""
    if not tokens[verb].data("noun") or verb + 1 >= len(tokens):
        return False
    after = tokens[verb + 1]
    if after.kind == "particle" and after.role == "prep":
        return after.hit is not None and after.end - after.start <= 4
    if after.kind == "mark":
        return not after.is_mark(':"“,')
    return after.kind == "words" and after.role in ("này", "đó")


def _say_before(c: Clauses, head: Head) -> Verdict | None:
    """The verdict of the verb of saying that this head stands in."""
    if head.inside is None:
        return None
    return next((v for v in reversed(c.verdicts) if v.head.verb == head.inside), None)


def _performative(c: Clauses, head: Head, voice: Voice | None) -> Verdict:
    """A verb that decides itself, whatever stands before or behind it."""
    token = c.tokens[head.verb]
    act, kind = token.data("act"), "commitment" if token.role == "act" else "position"
    say = _say_before(c, head)
    asked = addressee(c.tokens, head.verb) if token.data("other") or act in PROPOSING else None
    if token.data("other") and asked is not None and voice:
        other = voice_of(c.tokens[asked], c.thread.who)
        if other and other.codes != voice.codes and not set(other.codes) >= set(voice.codes):
            act = token.data("other")
    voice = _within(c, say, voice)
    return Verdict(head, kind, act, voice, say.first if say else head.first, asked, _cues(head, token))


def _within(c: Clauses, say: Verdict | None, voice: Voice | None) -> Voice | None:
    """The voice of a head inside a verb of saying: its own, in the mouth of the one who says."""
    if voice is None:
        return say.voice if say else None
    if say and say.voice:
        return voice.spoken_by(say.voice)
    return c.thread.still_speaking(voice, c.sentence.index)


def _cues(head: Head, token: Token) -> tuple[str, ...]:
    return (token.hit.entry.id if token.hit else "unknown_verb", head.place, *sorted(head.marks))


def _deed(c: Clauses, head: Head, voice: Voice | None) -> Verdict | None:
    """A plain verb: tense, setting and what it goes on from decide."""
    token = c.tokens[head.verb]
    say = _say_before(c, head)
    if head.place == "open" and not head.marks & {"future", "need"}:
        return _carried(c, head)
    act = _tense(c, head, voice, inside=say is not None)
    if act is None or voice is None:
        return Verdict(head, "", voice=voice, first=head.first)
    voice = say.voice if act == "propose" and say and say.voice else _within(c, say, voice)
    return Verdict(head, "commitment", act, voice, say.first if say else head.first, None, _cues(head, token))


def _carried(c: Clauses, head: Head) -> Verdict | None:
    """`; hoàn thiện ...` or a verbless list sentence: the act before goes on."""
    governor = c.governor
    if governor is not None:
        if not governor.act:
            return None
        return Verdict(head, governor.kind, governor.act, governor.voice, head.first, None, ("carried",))
    last = c.thread.last
    if head.first == 0 and last and last.kind == "commitment" and c.sentence.index - last.sentence <= 2:
        return Verdict(head, "commitment", last.act, c.thread.voice, head.first, None, ("carried", "list"))
    return None


def _tense(c: Clauses, head: Head, voice: Voice | None, *, inside: bool) -> str | None:
    """The act of a plain deed."""
    marks, token = head.marks, c.tokens[head.verb]
    if "passive" in marks:
        return None
    if "future" in marks:
        return "commit"
    if "need" in marks:
        return "propose"
    if head.place == "said":
        return "commit" if "past" not in marks else None
    if voice is None or (voice.personal and not voice.joint):
        return None
    if "past" in marks:
        return str(token.data("done"))
    if c.thread.statement or _after_agreement(c, voice):
        return "commit"
    return "implement"


def _after_agreement(c: Clauses, voice: Voice) -> bool:
    last = c.thread.last
    return bool(voice.joint and last and last.act in ("agree", "commit") and c.sentence.index - last.sentence <= 1)

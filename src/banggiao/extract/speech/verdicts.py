"""What a head is: an act of commitment, a stand, a verb of saying, or only a border between clauses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from banggiao.extract.speech.agreeing import agreed, one_of_both, shared
from banggiao.extract.speech.ahead import (
    dated_next,
    does,
    in_talks,
    leads_to_name,
    meeting_next,
)
from banggiao.extract.speech.borders import border, parts
from banggiao.extract.speech.deeds import deed
from banggiao.extract.speech.heads import Head
from banggiao.extract.speech.sides import addressee
from banggiao.extract.speech.telling import only_told, spoken_for, talks
from banggiao.extract.speech.tokens import Token
from banggiao.extract.speech.voices import Voice
from banggiao.extract.speech.void import content, polite, rumoured, sets_scene, unmet, unreal
from banggiao.extract.speech.wishing import asked_at_length, asks_other, past_wish
from banggiao.model.frozen import frozen

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses

#: what an item of a joint statement has still before it, though it is told as an event elsewhere
_AHEAD: Final = ("trao đổi", "ký", "kết thúc", "bắt đầu", "khởi công", "thảo luận")
#: verbs of going where one is awaited, and of talks there
_COMES: Final = ("trao đổi", "thăm", "sang thăm", "đến thăm", "tới thăm", "dự", "tham dự", "tới dự", "đến dự")
#: acts that only the one whose they are can do by saying so
_OWN: Final = ("commit", "intend")
#: acts that only lie ahead where they are told of with `sẽ`
_PROMISED: Final = ("support", "encourage", "propose")
ASKING: Final = ("request", "propose", "invite", "encourage")


@frozen
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
    head = _in_its_list(c, head)
    say = say_before(c, head)
    if token.is_role("that"):
        return _policy(c, head, voice, say)
    wishes = token.data("act") == "intend" and border(c, head) == ","
    if c.verdicts and c.verdicts[-1].reasons[:1] == ("policy",) and border(c, head) != ";" and not wishes:
        return None  # all that it holds is the policy
    if head.inside is not None and (c.tokens[head.inside].data("strength") == "closed" or rumoured(c, head.inside)):
        return None
    if asked_at_length(c, head) or not parts(c, head, role):
        return None
    edge = Verdict(head, "", voice=voice, first=head.first)
    if say and (say.kind == "" or _says_for_nobody(c, say)):
        return edge
    if _told_by_layman(c, head) or (_after_layman(c, head, role) and not (voice and voice.joint)):
        return edge
    lacks = (role in ("act", "stand") or token.data("owned")) and unmet(c, head)
    if unreal(c, head, role) or lacks or polite(c, head) or content(c, head) or sets_scene(c, head):
        return edge
    if role == "say" and not talks(c, head):
        declares = token.data("act") == "announce" and c.thread.reading.folded.startswith("tuyên bố", token.start)
        strength = token.data("strength") or ("firm" if declares else "plain")
        strength = "firm" if "maybe" in head.marks and head.subject is None else strength  # `Có thể nói ...`
        whose = spoken_for(c, head, voice, say.voice if say else None)
        return Verdict(head, "say", "affirm", whose, head.first, reasons=(strength,))
    if role in ("act", "stand"):
        return _performative(c, head, voice, say)
    if role in ("do", "say") or _promises(c, head, say):
        found = deed(c, head, voice, say)
        if found is None:
            return None if head.place in ("open", "said") else edge
        act, whose, reasons = found
        kind = "position" if act in ("affirm", "support", "welcome", "recognise") else "commitment"
        return Verdict(head, kind, act, whose, say.first if say else head.first, None, reasons)
    return edge


def _promises(c: Clauses, head: Head, say: Verdict | None) -> bool:
    """Whether a happening, or what somebody is to be, is told as a deed: still to come, carried on, promised."""
    token = c.tokens[head.verb]
    if token.role == "be":
        # `nước này sẽ tiếp tục đóng vai trò tích cực`; of a thing it tells what it comes to
        named = head.subject is None or c.tokens[head.subject].kind == "who"
        return (
            bool(token.data("contributes")) and "future" in head.marks and named and head.place in ("subject", "said")
        )
    if token.role != "meet":
        return False
    going_on = bool(token.data("talks")) and "progressive" in head.marks
    return going_on or _still_to_come(c, head) or _promised_to_come(c, head, say)


def _policy(c: Clauses, head: Head, voice: Voice | None, say: Verdict | None) -> Verdict:
    """What `quan điểm của A là ...` comes to: the act of the verb behind, else an affirmation.

    `là cam kết bảo đảm ...` promises, `là cần giải quyết ...` proposes.
    """
    first = say.first if say else head.first
    behind = next(iter(c.tokens[head.verb + 1 : head.verb + 2]), None)
    act, kind = "affirm", "position"
    if behind is not None and behind.kind == "verb" and behind.role in ("stand", "act"):
        act, kind = behind.data("act"), "position" if behind.role == "stand" else "commitment"
    elif behind is not None and behind.is_role("need", "future"):
        act, kind = "propose" if behind.role == "need" else "commit", "commitment"
    return Verdict(head, kind, act, _within(c, say, voice), first, reasons=("policy", head.place))


def _still_to_come(c: Clauses, head: Head) -> bool:
    """A signing or end of talks in a list of what was agreed (`; sớm ký kết ...`) lies ahead: no event yet."""
    if "need" in head.marks:
        # `hai bên cần thường xuyên trao đổi`: who says that talks are needed proposes them
        return head.place != "open" or c.thread.reading.folded.startswith("ký", c.tokens[head.verb].start)
    if c.governor is None:
        ahead = c.thread.reading.folded.startswith(_AHEAD, c.tokens[head.verb].start)
        return ahead and head.first == 0 and c.item is not None and c.opening is not None and c.item.sure
    listed = c.opening is not None or bool(head.marks & {"manner", "continue"})
    listed = listed or (head.first > 0 and c.tokens[head.first - 1].enumerates)
    both = head.place == "subject" and head.subject is not None and c.tokens[head.subject].role == "both"
    both = both and head.marks <= {"manner", "continue"}
    return listed and (head.place == "open" or both) and border(c, head) == ";"


def _promised_to_come(c: Clauses, head: Head, say: Verdict | None) -> bool:
    """`khẳng định sẽ tham dự hội nghị`: of a journey that somebody affirms it is a promise, and not only a date."""
    firm = say is not None and say.reasons[:1] == ("firm",) and head.place == "said"
    return firm and "future" in head.marks and c.thread.reading.folded.startswith(_COMES, c.tokens[head.verb].start)


def _says_for_nobody(c: Clauses, say: Verdict) -> bool:
    """Whether a paper, an expert or a private person says it: what they ascribe to a state is not the state's own."""
    if say.voice is not None:
        return not say.voice.codes
    if say.head.place != "thing":
        return False
    who = c.tokens[say.head.first : say.head.verb]
    if any(t.is_role("private") for t in who):
        return True
    body = any(m.organisation and m.codes for t in who[-1:] for m in t.mentions)  # `Thông tin từ Bộ A cho biết ...`
    return not (body or any(t.is_role("official") for t in who))


def _told_by_layman(c: Clauses, head: Head) -> bool:
    """Whether a scholar, a paper or a firm says it: up to the next `;` all that is told is their view."""
    held = head.inside is not None and any(v.head.verb == head.inside for v in c.verdicts)
    if held or border(c, head) == ";":
        return False
    return any(v.kind == "say" and v.head.place != "open" and _says_for_nobody(c, v) for v in c.verdicts)


def _after_layman(c: Clauses, head: Head, role: str) -> bool:
    """Whether a plain deed is told right after somebody who speaks for no state: it is that person's view."""
    speaker = c.thread.speaker
    near = c.sentence.index - c.thread.spoke_in <= 1
    return role == "do" and head.inside is None and near and speaker is not None and not speaker.codes


def _in_its_list(c: Clauses, head: Head) -> Head:
    """A verb behind a comma in what is said opens it only where no other verb has: else it goes on with the list."""
    opens = head.inside is not None and head.subject is None and c.tokens[head.first - 1].is_mark(",")
    if opens and any(v.head.inside == head.inside for v in c.verdicts):
        return replace(head, place="open", inside=None)
    return head


def say_before(c: Clauses, head: Head) -> Verdict | None:
    """The verdict of the verb of saying that this head stands in."""
    if head.inside is None:
        return None
    return next((v for v in reversed(c.verdicts) if v.head.verb == head.inside), None)


def _ascribed(voice: Voice | None, teller: Voice | None) -> bool:
    """`theo đại diện LHQ, Việt Nam cam kết ...`: what another says of a party is that other's view of it."""
    return voice is not None and teller is not None and bool(teller.codes) and voice.apart_from(teller)


def _performative(c: Clauses, head: Head, voice: Voice | None, say: Verdict | None) -> Verdict:
    """A verb that decides itself, whatever stands before or behind it."""
    token = c.tokens[head.verb]
    act, kind = _by_tense(head, token, say)
    if _asked_again(c, head, act) and c.governor is not None:
        return replace(c.governor, head=head, first=head.first, asked=None, reasons=("carried",))
    if "need" in head.marks and head.place != "open":
        # `A cần kiên định lập trường ...`, `hai bên nên thống nhất ...`: who says that it is needed proposes it
        asker = say.voice if say else c.thread.recent(c.sentence.index)
        act, kind, voice = "propose", "commitment", asker or voice
    if (token.data("schedules") and meeting_next(c.tokens, head.verb)) or only_told(c, head):
        return Verdict(head, "", voice=voice, first=head.first)
    if act in ("agree", "announce", "intend") and (
        dated_next(c.tokens, head.verb) or (act != "intend" and in_talks(c.tokens, head))
    ):
        return Verdict(head, "", voice=voice, first=head.first)
    wish = token.data("other") is not None
    asked = addressee(c.tokens, head.verb) if wish or act in ASKING or token.role == "act" else None
    invited = act == "propose" and token.data("act") == "invite"  # `hai bên nên mời A`: nobody is asked
    if asked is not None and (invited or (act not in ASKING and not wish and not does(c.tokens, asked))):
        asked = None
    if wish and asks_other(c, head, voice, asked):
        needs = asked is not None and asked + 1 < len(c.tokens) and c.tokens[asked + 1].is_role("need")
        act = "propose" if needs else token.data("other")
    elif "past" in head.marks and wish and past_wish(c, head):
        return Verdict(head, "", voice=voice, first=head.first)
    if token.data("assigns") and "past" in head.marks and not (voice and voice.joint):
        act = "conclude"
    whose = _within(c, say, voice, told="past" in head.marks and head.place == "subject")
    own = act in _OWN or (act == "request" and "future" in head.marks)
    if own and _ascribed(voice, say.voice if say else c.thread.quoted):
        return Verdict(head, "", voice=voice, first=head.first, reasons=("ascribed",))
    if act == "agree":
        act, kind, whose = agreed(c, head, whose)
    act, kind = shared(c, head, act, kind)
    if act in ("request", "invite"):
        whose = one_of_both(c, head, whose, asked)
    reasons = (token.entry, head.place, *sorted(head.marks))
    return Verdict(head, kind, act, whose, say.first if say else head.first, asked, reasons)


def _by_tense(head: Head, token: Token, say: Verdict | None) -> tuple[str, str]:
    """Act and kind of a verb that decides itself; what one `sẽ ủng hộ`, `sẽ đề xuất` is promised."""
    act, kind = token.data("act"), "commitment" if token.role == "act" else "position"
    if "progressive" in head.marks and token.data("under_way"):
        return token.data("under_way"), kind
    affirmed = say is not None and say.reasons[:1] == ("firm",) and head.place == "said" and "continue" in head.marks
    if "future" not in head.marks and not (affirmed and act == "support"):
        return act, kind  # but `khẳng định tiếp tục ủng hộ` promises
    held = token.role == "stand" and act == "affirm"  # `sẽ tiếp tục chia sẻ lập trường`
    bound = act in _PROMISED or (act == "end" and "negation" in head.marks) or token.data("ahead") or held
    return ("commit", "commitment") if bound else (act, kind)


def _asked_again(c: Clauses, head: Head, act: str) -> bool:
    """`đề nghị A ủng hộ ...; ủng hộ ...`: what was asked first is asked again, and is no stand of the speaker's."""
    governor = c.governor
    if governor is None or governor.act != "request" or border(c, head) != ";":
        return False
    if act in ("support", "recognise") and governor.voice is not None:
        behind = next((t for t in c.tokens[head.verb + 1 :] if not leads_to_name(t)), None)
        whom = c.thread.behind(behind) if behind is not None and behind.kind == "who" else None
        own = set(governor.voice.codes)
        codes = set(whom.codes) if whom is not None and behind is not None and behind.role != "both" else set()
        if codes and (codes <= own or own <= codes):
            return True  # nobody supports itself: `; ủng hộ (lập trường của) Việt Nam ...`, asked by Việt Nam
        rest = c.tokens[head.verb + 1 :]
        stop = next((n for n, t in enumerate(rest) if t.is_mark(";.")), len(rest))
        told = any(own <= set(m.codes) for t in rest[:stop] for m in t.mentions)
        told = told and not any(c.thread.reading.folded.startswith("hai ", t.start) for t in rest[:stop])
        if told and act == "support" and head.subject is None:
            return True  # `; ủng hộ lập trường của Việt Nam`
    if act != "support":
        return False
    first = next((t for t in c.tokens[governor.head.verb + 1 :] if t.kind == "verb"), None)
    return first is not None and first.data("act") == "support"


def _within(c: Clauses, say: Verdict | None, voice: Voice | None, *, told: bool = False) -> Voice | None:
    """The voice of a head inside a verb of saying: its own, in the mouth of the one who says."""
    if voice is None:
        return say.voice if say else None
    if say and say.voice:
        return voice.spoken_by(say.voice)
    return c.thread.in_mouth(voice, c.sentence.index, told=told)

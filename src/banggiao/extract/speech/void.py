"""What makes a verb no act though it stands at the head of its clause: rumour, negation, a missing word, courtesy.

Takes the clauses and a head, gives yes or no.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from banggiao.extract.speech.borders import border
from banggiao.extract.speech.heads import Head
from banggiao.extract.speech.telling import in_story
from banggiao.extract.speech.tokens import Token

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses

#: characters behind the verb within which a word of meeting makes it a courtesy
_NEAR: Final = 12
#: what is said behind these is nobody's word
_RUMOURS: Final = ("thông tin", "tin", "tin đồn", "ý kiến", "cáo buộc", "báo cáo", "dư luận", "bài viết", "luận điệu")
#: what somebody recalls that is nobody's stand
_CITED: Final = (" câu ca dao", " câu thơ", " câu nói", " câu hát", " câu tục ngữ", " bài thơ", " bài hát", " lời của")
#: first words of what somebody thinks or has said
_OPINION: Final = ("ý", "phát", "say", "chia")
#: a verb that says so
_EXPRESSED: Final = ("bày tỏ", "tỏ", "thể hiện", "cùng bày tỏ")
#: views that somebody has in common with another, and how many tokens tell whose they are
_SHARED: Final = ("hold", "share_view", "concur")
_FEW: Final = 4
#: what a visit or talks came to: that they went well
_OUTCOME: Final = re.compile(
    r"(?: về| với| trước| đối với)?(?: những| các)? (?:kết quả )?(?:\w+ ){0,2}?(?:của )?"
    r"(?:chuyến|cuộc (?:hội đàm|gặp|trao đổi)|hội đàm)\b"
)
#: kinds of tokens in a row of names
_NAMES: Final = ("who", "words")
#: views of which nothing is told but that they are shared
_VIEWS: Final = re.compile(
    r"(?:(?:,| và) (?:quan điểm|lập trường|tầm nhìn|nhận thức))*(?: (?:chung|nhất quán|tương đồng|của \w+(?: \w+)?))*"
    r" (?:về|trong|trên|đối với) (?:các|những|nhiều|một số|hầu hết các|nhiều các) (?:vấn đề|lĩnh vực)\b"
    r"(?![^.;]* (?:nhất là|đặc biệt|trong đó|như|rằng|ủng hộ) )"
)
_VIEWED: Final = ("share_view", "hold")
#: what a list of `;` parts goes on with, negated ones too
_HELD: Final = ("commitment", "position")
#: what somebody remembers
_JOURNEYS: Final = (" chuyến ", " những chuyến ", " các chuyến ", " lần ", " những lần ", " cuộc gặp ", " những ngày ")
#: what stands before it is what is talked of
_TOPIC: Final = re.compile(r", (?:đó|đây|ấy) (?:đều |cũng |chính )?là\b")
#: acts that belong to the story of a relation
_STORIED: Final = ("announce", "agree")


def rumoured(c: Clauses, say: int) -> bool:
    """`thông tin cho rằng A sẽ ...`: what some report says, and what somebody may deny."""
    before = c.tokens[say - 1] if say else None
    return before is not None and before.kind != "who" and c.thread.reading.folded.endswith(_RUMOURS, 0, before.end)


def unreal(c: Clauses, head: Head, role: str) -> bool:
    """Negated, only possible, or under a condition that opens the sentence."""
    listed = role == "do" and head.place == "open" and c.governor is not None and c.governor.kind in _HELD
    if "negation" in head.marks and "future" not in head.marks and not (listed and border(c, head) == ";"):
        return True  # but `nhất trí ...; không cho phép ...` is agreed
    if role == "say" and head.inside is None and _told_once(c, head):
        return True
    topic = head.first == 0 and head.place == "open" and role != "say" and all(h.subject is None for h in c.heads)
    if topic and _TOPIC.search(c.thread.reading.folded, *_whole(c)):
        return True  # `Chấm dứt lệnh cấm vận, đó là những di sản của A`
    if "maybe" in head.marks and not (role == "say" and _first(c, head)):
        return True  # but `tôi có thể khẳng định ...` says it
    if role == "act" and head.inside is None and c.tokens[head.verb].data("act") in _STORIED and in_story(c, head):
        return True
    return role != "say" and any(t.role == "condition" for t in c.tokens[: head.first])


def _told_once(c: Clauses, head: Head) -> bool:
    """`A từng khẳng định ...`: what somebody said some day, and no stand of today."""
    return any(c.thread.reading.folded.startswith("từng", t.start) for t in c.tokens[head.first : head.verb])


def _whole(c: Clauses) -> tuple[int, int]:
    """Where the stretch begins and ends."""
    return c.tokens[0].start, c.tokens[-1].end


def _first(c: Clauses, head: Head) -> bool:
    """Whether the one who speaks is the subject: `tôi có thể khẳng định`, or nobody by name (`Có thể nói ...`)."""
    if head.subject is None:
        return head.first == 0 and bool(c.thread.quoted or c.thread.answering)
    return c.tokens[head.subject].role == "first"


def sets_scene(c: Clauses, head: Head) -> bool:
    """`Tán thành với ý kiến của A, B đề nghị ...`, `nhắc lại việc A đã ...`: only what somebody goes on from."""
    token, text = c.tokens[head.verb], c.thread.reading.folded
    rest = c.tokens[head.verb + 1 :]
    if token.entry == "concur" and _only_whose(rest):
        return True
    if token.entry in _VIEWED and _VIEWS.match(text, token.end):
        return True
    if token.entry in _SHARED and head.first == 0 and _only_leads(c, head):
        return True
    if token.entry == "concur" and head.first == 0:
        return any(h.place == "subject" and c.tokens[h.first - 1].is_mark(",") for h in c.heads if h.first)
    if token.entry != "recall" or not rest:
        return False
    if not text.startswith("nhắc lại", token.start) and not (rest[0].is_role("that") or rest[0].is_mark(",:")):
        return rest[0].kind != "who"  # `ôn lại chặng đường ...`: a memory as well
    made = rest[0].is_role("nominaliser") and not (len(rest) > 1 and rest[1].role in ("act", "stand"))
    dated = rest[0].kind == "words" and any(t.kind == "date" for t in rest)
    past = dated or (made and any(t.is_role("past") or t.kind == "date" for t in rest))
    told = text.startswith(_JOURNEYS, token.end)  # `nhớ lại chuyến thăm ...`: a memory, and no stand
    return past or told or text.startswith(_CITED, token.end)


def _only_leads(c: Clauses, head: Head) -> bool:
    """`Chia sẻ quan điểm trên, A nhấn mạnh ...`: a view opens the sentence of which nothing is told but whose it is."""
    comma = next((k for k, t in enumerate(c.tokens) if t.kind == "mark"), len(c.tokens))
    between = c.tokens[head.verb + 1 : comma]
    plain = all(t.kind in ("who", "words") or t.is_role("prep", "possessive", "policy") for t in between)
    return len(between) <= _FEW and plain and any(h.place == "subject" and h.first > comma for h in c.heads)


def _only_whose(rest: list[Token]) -> bool:
    """`nhất trí với (ý kiến của) A`: whose opinion somebody shares, and nothing of what it is."""
    k = 0
    while k < len(rest) and (rest[k].role in _OPINION or rest[k].is_role("nominal", "possessive")):
        k += 1
    ends = k + 1 == len(rest) or (k + 1 < len(rest) and rest[k + 1].kind == "mark")
    return ends and rest[k].kind == "who"


def unmet(c: Clauses, head: Head) -> bool:
    """A verb that means what it means only with another word behind it (`xem ... là`), or with a subject."""
    if c.tokens[head.verb].data("impersonal") and head.place == "open":
        after = c.tokens[head.verb + 1 : head.verb + 2]
        if not c.verdicts or not after or after[0].kind == "words" or after[0].is_role("passive", "future"):
            return True
    if c.tokens[head.verb].data("owned") and head.subject is None and c.governor is None:
        return True
    if head.subject is None and _only_if(c, head):
        return True
    if c.tokens[head.verb].data("assigns"):
        whom = c.tokens[head.verb + 1] if head.verb + 1 < len(c.tokens) else None
        return whom is None or not (whom.kind == "who" or whom.is_role("official", "private", "nominal"))
    if c.tokens[head.verb].data("deeds"):
        after = c.tokens[head.verb + 1 : head.verb + 2]
        return not after or not (after[0].kind == "verb" or after[0].is_role("nominaliser"))
    needs = c.tokens[head.verb].data("needs")
    text, rest = c.thread.reading.folded, c.tokens[head.verb].end
    return bool(needs) and f" {needs} " not in text[rest : c.tokens[-1].end]


def _only_if(c: Clauses, head: Head) -> bool:
    """`muốn phát triển phải ...`: no wish, but what must be where one wishes."""
    text = c.thread.reading.folded
    if text[c.tokens[head.verb].start : c.tokens[head.verb].end] != "muốn":
        return False
    for t in c.tokens[head.verb + 1 :]:
        if t.is_mark(";."):
            return False
        if t.is_role("need") or text[t.start : t.end] == "thì":
            return True
    return False


def polite(c: Clauses, head: Head) -> bool:
    """Thanks for a welcome, gladness to meet: courtesy, and no stand."""
    token = c.tokens[head.verb]
    if not token.data("courtesy"):
        return False
    hits = c.thread.reading.hits_in(token.start, _thanked_until(c, head.verb + 1), "courtesies")
    own = token.entry
    hits = [h for h in hits if h.entry.data.get("of", own) == own and (own != "recall" or "of" in h.entry.data)]
    return any(not h.entry.data.get("near") or h.start - token.end <= _NEAR for h in hits)


def _thanked_until(c: Clauses, k: int) -> int:
    """Where the thing ends that somebody is thanked for: at a stop, or a comma that no row of names goes on behind."""
    for n in range(k, len(c.tokens) - 1):
        t, after = c.tokens[n], c.tokens[n + 1]
        if t.is_mark(";") or (t.is_mark(",") and not (c.tokens[n - 1].kind == after.kind and after.kind in _NAMES)):
            return t.start
    return c.tokens[-1].end


def content(c: Clauses, head: Head) -> bool:
    """`Hai bên hài lòng về sự hợp tác ...`: that things went well, and nobody's stand.

    What one of them is glad of, or what both say so (`bày tỏ hài lòng`) of a relation, is one.
    """
    token = c.tokens[head.verb]
    if not token.data("things"):
        return False
    one = _of_one(c, head)
    expressed = c.thread.reading.folded.startswith(_EXPRESSED, token.start)
    joined = head.verb + 1 < len(c.tokens) and c.tokens[head.verb + 1].is_role("link")
    return joined or not (one or expressed) or _OUTCOME.match(c.thread.reading.folded, token.end) is not None


def _of_one(c: Clauses, head: Head) -> bool:
    """Whether one side, or people named together, are the subject."""
    if head.subject is None:
        whose = c.main or c.thread.voice
        return whose is not None and whose.personal and not whose.joint
    who = c.tokens[head.subject]
    alone = who.role == "person" and len({code for m in who.mentions for code in m.codes}) == 1
    return alone or who.role in ("group", "first", "third")

"""How a deed is told: as it always was, as a state of things, as a story, as a happening, as one's own lack.

Takes the clauses and a head, gives yes or no. What is told so binds nobody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from banggiao.extract.speech.borders import border
from banggiao.extract.speech.heads import Head
from banggiao.extract.speech.holding import says
from banggiao.extract.speech.voices import Voice

if TYPE_CHECKING:
    from banggiao.extract.speech.reader import Clauses
    from banggiao.extract.speech.verdicts import Verdict

#: how something goes, right behind its verb
_WELL: Final = (
    " chặt chẽ",
    " hiệu quả",
    " tốt",
    " tích cực",
    " nhịp nhàng",
    " trên nhiều lĩnh vực",
    " trong nhiều lĩnh vực",
)
_KEEPS: Final = ("duy trì", "gìn giữ", "vun đắp")
_RELATIONS: Final = (" khuôn khổ", " quan hệ", " mối quan hệ", " tình hữu nghị", " tình đoàn kết")
#: verbs that make more of what is done: the verb of meeting behind (`tăng cường gặp gỡ`) is their object
_RAISES: Final = (
    frozenset(
        ("tăng cường", "gia tăng", "đẩy mạnh", "đẩy nhanh", "thúc đẩy", "mở rộng", "duy trì", "làm sâu sắc", "củng cố")
    )
    | frozenset(("nâng cao", "tạo điều kiện", "tạo thuận lợi", "xem xét", "cân nhắc", "chú trọng", "ưu tiên", "nỗ lực"))
    | frozenset(("cố gắng", "cố gắng hết sức", "cố gắng hết mình", "nỗ lực hết sức", "làm hết sức"))
)
_ALWAYS: Final = ("luôn", "luôn luôn", "vẫn luôn")
#: tokens behind a verb in which the date of its clause stands
_CLAUSE: Final = 9
#: how a relation came about, and how far behind the verb it is told
_FOUNDED: Final = re.compile(
    r"\b(?:thiết lập|lập|kiến lập) quan hệ (?:ngoại giao )?(?:ở cấp đại sứ )?(?:từ |vào )?(?:ngày |năm |tháng )?\d"
    r"|\bđã (?:nhất trí|thống nhất|quyết định|thỏa thuận) thiết lập quan hệ ngoại giao\b"
)
_NEXT: Final = 40
#: what is told of a relation's founding, and no founding itself
_FEASTS: Final = re.compile(r"\b(?:kỷ niệm|chào mừng|nhân dịp) (?:\S+ ){0,4}$")
#: what is told so binds nobody: that something was agreed, a paper that is out, courtesy that one wants to speak
_MERELY: Final = {
    "agree": re.compile(r" (?:như vậy|như trên|điều này|điều đó)\b"),
    "announce": re.compile(
        r" (?:\w+ ){0,2}?(?:sách trắng|báo cáo|khảo sát|kết quả|danh sách|số liệu|lịch trình|bức ảnh|video|cuốn sách)\b"
        r"|(?: trên (?:tài khoản )?\w+)? về chuyến (?:thăm|công du|đi)\b"
    ),
    "intend": re.compile(
        r" (?:được )?(?:thay mặt|nhân danh|nhân dịp này|gửi lời|bày tỏ (?:lòng|sự|lời)|cảm ơn|chúc)\b"
    ),
}
#: first words of what comes of itself: `giành được thành tựu`, `gặt hái`, `đơm hoa kết trái`
_OUTCOMES: Final = ("giành", "gặt", "đơm", "đạt")
#: courtesy that somebody was given
_COURTESY: Final = re.compile(r"\b(?:sự )?(?:đón tiếp|tiếp đón|hiếu khách|tình cảm|những lời|lời chúc|cử chỉ)\b")
#: gatherings that somebody takes part in, and ways of going about: events, and no deeds
_ATTENDED: Final = re.compile(
    r"tham gia (?:\w+ ){0,3}?(?:hội đàm|hội nghị|phiên|diễn đàn|cuộc|đối thoại|họp báo|lễ|hội thảo|buổi|kỳ họp)\b"
    r"|(?:dành thời gian )?(?:đi (?:bộ|thăm|dạo|tham quan|ăn)|ghé|dạo|dừng chân|đáp xuống|hạ cánh)\b"
)
_ROUNDS: Final = re.compile(r" (?:thành công )?(?:\S+ ){0,2}(?:vòng|phiên|kỳ|cuộc|lần|khóa|đợt|hội nghị|hội thảo) ")

#: ends of what tells right before a subject that its deed lies ahead
_TO_COME: Final = ("thời gian tới", "tới đây", "sắp tới", "thời gian tới đây", "những năm tới", "giai đoạn tới")


def held(c: Clauses, head: Head) -> bool:
    """`Kỳ họp sẽ được tổ chức ...`, `đã tổ chức mười vòng đàm phán`: that something takes place, and no deed."""
    token, text = c.tokens[head.verb], c.thread.reading.folded
    held = text[token.start : token.end] in ("tổ chức", "tiến hành")
    return held and ("passive" in head.marks or _ROUNDS.match(text, token.end) is not None)


def ever(c: Clauses, head: Head) -> bool:
    """`khẳng định A luôn hợp tác chặt chẽ`: how it has always been, a stand of the one who says it."""
    text = c.thread.reading.folded
    plain = not head.marks & {"progressive", "continue"}
    return plain and any(text[t.start : t.end] in _ALWAYS for t in c.tokens[head.first : head.verb])


def kept_up(c: Clauses, head: Head) -> bool:
    """`Peru đang duy trì quan hệ hữu nghị với Việt Nam`: how a relation stands, in the words of one of the two."""
    token, text = c.tokens[head.verb], c.thread.reading.folded
    return text[token.start : token.end] in _KEEPS and text.startswith(_RELATIONS, token.end)


def lies_ahead(c: Clauses, head: Head, say: Verdict | None, *, told: bool) -> bool:
    """Whether a bare deed lies ahead: it goes on in somebody's words, is affirmed, or opens with `thời gian tới`."""
    if "progressive" in head.marks:
        return False
    if told and "continue" in head.marks:
        return True
    if say is not None:
        return _affirmed(c, head, say)
    before = c.thread.reading.folded[c.sentence.start : c.tokens[head.first].start]
    return before.strip(" ,").endswith(_TO_COME)


def _affirmed(c: Clauses, head: Head, say: Verdict) -> bool:
    """`khẳng định hai nước cùng nỗ lực ...`, `khẳng định A hợp tác với B ...`: what somebody affirms to do is promised.

    Told of another side, or as what still or always is so (`vẫn`, `rất`, `luôn`), it only describes.
    """
    text, subject = c.thread.reading.folded, head.subject
    verb = c.tokens[head.verb]
    affirms = "khẳng định" in text[c.tokens[say.head.verb].start : c.tokens[say.head.verb].end]
    if not affirms or subject is None or say.voice is None or text.startswith("tôn trọng", verb.start):
        return False
    plain = all(t.entry == "together" for t in c.tokens[subject + 1 : head.verb])
    own = {code for m in c.tokens[subject].mentions for code in m.codes} >= set(say.voice.codes)
    return plain and own and not (kept_up(c, head) or state_of_things(c, head))


def state_of_things(c: Clauses, head: Head) -> bool:
    """`Hai nước phối hợp chặt chẽ trong nhiều vấn đề`: how it goes between both, and no deed."""
    text, verb = c.thread.reading.folded, c.tokens[head.verb]
    both = head.subject is not None and c.tokens[head.subject].role in ("both", "group")
    well = text.startswith(_WELL, verb.end) or text.endswith(_WELL, verb.start, verb.end)
    return both and head.marks <= {"past"} and well


def own_need(c: Clauses, head: Head) -> bool:
    """`chúng tôi cần học sinh ...` tells what one lacks; `phải` without anything before it binds nobody."""
    own = head.subject is not None and c.tokens[head.subject].role == "first" and c.tokens[head.verb].kind == "words"
    must = any(t.entry == "must" for t in c.tokens[head.first : head.verb])
    return own or (must and head.place == "open")


def means_happening(c: Clauses, head: Head) -> bool:
    """`sẽ gặp`, `sẽ tập trung đánh giá`: a verb of meeting or looking at right behind makes it an event.

    `sẽ tăng cường trao đổi`, `sẽ thúc đẩy ký kết` are none: how often or how soon is what is promised.
    """
    verb = c.tokens[head.verb]
    if attended(c, verb.start) or (verb.kind == "words" and verb.role in _OUTCOMES):
        return True
    if verb.kind != "verb" or c.thread.reading.folded[verb.start : verb.end] in _RAISES:
        return False
    after = c.tokens[head.verb + 1 : head.verb + 2]
    if not after or after[0].kind != "verb":
        return False
    dwells = c.tokens[head.verb].entry == "dwell"
    return after[0].role == "meet" or (dwells and bool(after[0].data("bound") or after[0].data("reviews")))


def attended(c: Clauses, start: int) -> bool:
    """`tham gia cuộc họp báo`, `đi thăm`: a gathering that somebody takes part in, a way of going about."""
    return _ATTENDED.match(c.thread.reading.folded, start) is not None


def told_as_past(c: Clauses, head: Head) -> bool:
    """`Năm 1994, hai nước lập ...`: a bare verb with a date in its clause is a story, not what goes on."""
    if head.marks & {"continue", "progressive"}:
        return False
    near = c.tokens[max(0, head.first - 2) : head.verb + _CLAUSE]
    return any(t.kind == "date" and t.role in ("", "since", "within") for t in near)


def in_story(c: Clauses, head: Head) -> bool:
    """`Hai nước lập quan hệ ngoại giao năm 1994, sau đó quyết định ...`: how the relation came about."""
    ends = min(c.sentence.end, c.tokens[head.verb].end + _NEXT)
    text = c.thread.reading.folded
    founded = _FOUNDED.search(text, c.sentence.start, ends)
    return founded is not None and not _FEASTS.search(text[c.sentence.start : founded.start()])


def only_told(c: Clauses, head: Head) -> bool:
    """`nhất trí như vậy`, `công bố báo cáo`, `muốn thay mặt A gửi lời ...`: nothing is undertaken by saying so."""
    verb = c.tokens[head.verb]
    if verb.data("act") == "announce" and _bare(c, head.verb + 1):
        return True
    merely = _MERELY.get(verb.data("act")) if verb.role == "act" else None
    return merely is not None and merely.match(c.thread.reading.folded, verb.end) is not None


def spoken_for(c: Clauses, head: Head, voice: Voice | None, teller: Voice | None) -> Voice | None:
    """`A cảm ơn B, tin rằng ...`, `Lãnh đạo A nhấn mạnh ...`: who goes on to speak is who has spoken for that side.

    Of `A nhấn mạnh Peru xác định ...` it is the teller.
    """
    if voice is not None and voice.codes and teller is not None:
        return voice.spoken_by(teller)
    who = c.tokens[head.subject] if head.subject is not None else None
    named = who is not None and not c.thread.reading.folded.startswith(("lãnh đạo", "phía"), who.start)
    if voice is None or not voice.codes or voice.joint or named or head.place == "thing":
        return voice
    return c.thread.in_mouth(voice, c.sentence.index)


def _bare(c: Clauses, k: int) -> bool:
    """`A thông báo, tại buổi hội đàm với B.`: nothing but where it was said follows the comma at k."""
    row = c.tokens[k : k + 2]
    aside = len(row) > 1 and row[0].is_mark(",") and (row[1].is_role("prep", "time") or row[1].kind == "date")
    return aside and not any(h.verb > k for h in c.heads)


def talks(c: Clauses, head: Head) -> bool:
    """`...; trao đổi với A về việc ...`: talks that are to be held are of the list before."""
    token = c.tokens[head.verb]
    going_on = "progressive" in head.marks and c.thread.reading.folded.startswith("trao đổi", token.start)
    return bool(token.data("hears")) and (going_on or (head.place == "open" and border(c, head) == ";"))


def turns_out(c: Clauses, head: Head) -> bool:
    """`cho biết dự án nằm trong ..., sẽ giúp ...`: what a thing that is told of will do is nobody's promise."""
    if head.place != "open" or head.first < 1 or not c.tokens[head.first - 1].is_mark(","):
        return False
    being = False
    for k in range(head.first - 2, -1, -1):
        t = c.tokens[k]
        if says(t):
            return being
        if t.kind == "mark" or (t.kind == "who" and not c.tokens[k - 1].is_role("possessive")):
            return False
        being = (t.kind == "verb" and t.role == "be") or being
    return False


def polite_gift(c: Clauses, head: Head) -> bool:
    """`đã dành cho Chủ tịch nước sự đón tiếp trọng thị`: courtesy, and no grant."""
    stop = next((t.start for t in c.tokens[head.verb + 1 :] if t.is_mark(",;.")), c.tokens[-1].end)
    return _COURTESY.search(c.thread.reading.folded, c.tokens[head.verb].end, stop) is not None


def gives(c: Clauses, head: Head) -> bool:
    """A verb of giving with a counted thing behind it: done, where nothing says otherwise."""
    token = c.tokens[head.verb]
    rest = c.thread.reading.amounts_in(token.end, min(token.end + 80, c.tokens[-1].end))
    return token.data("done") == "grant" and any(a.unit not in ("", "rank", "percent") for a in rest)


def counted(c: Clauses, head: Head) -> bool:
    """Whether a verb that the vocabulary does not know has a counted thing: `đang đóng 12 tàu`."""
    token = c.tokens[head.verb]
    found = c.thread.reading.amounts_in(token.start, min(token.start + 60, c.tokens[-1].end))
    return any(a.unit not in ("", "rank", "percent", "years", "months", "days") for a in found)

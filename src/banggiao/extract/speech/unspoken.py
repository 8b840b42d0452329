"""Stands that no verb of saying tells: sentences of direct speech, and judgements that go on with somebody's words.

Takes the clauses of a stretch in which no act was found, gives one act or none.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.speech.holding import STRONG
from banggiao.extract.speech.judging import RELATION, figures, judges, means, proves
from banggiao.extract.speech.model import Act, Span
from banggiao.extract.speech.reader import Clauses
from banggiao.extract.speech.spans import shortened, trimmed
from banggiao.extract.speech.telling import attended, ever, kept_up
from banggiao.extract.speech.tokens import Token
from banggiao.extract.speech.verdicts import Verdict
from banggiao.extract.speech.voices import Voice

_WORRIES: Final = re.compile(r"\b(?:đáng|gây|làm|dấy lên) (?:sâu sắc )?(?:sự )?(?:quan ngại|lo ngại)\b")
_UNTRUE: Final = re.compile(
    r"\b(?:là|đều|hoàn toàn) (?:là )?(?:những |các )?(?:thông tin |tin |điều )?(?:hoàn toàn )?"
    r"(?:giả|sai sự thật|bịa đặt|vô căn cứ|không có cơ sở|không đúng sự thật|không chính xác|xuyên tạc|thất thiệt)\b"
)
_SUPPORTERS: Final = re.compile(
    r"\blà (?:(?:những|các|một|một trong những) )?(?:quốc gia|nước|đối tác|thành viên)(?: \w+)?"
    r" (?:luôn |mạnh mẽ )?ủng hộ\b"
)
#: what somebody calls a thing of which they will have nothing
_CALLED_ILL: Final = re.compile(
    r"\blà [\"“]?(?:(?:một|hành động|hành vi|sự|điều|việc|luận điệu|thông tin|tin|trò|những|các|hoàn toàn|hết sức) )*"
    r"(?:giả|bịa đặt|vô căn cứ|không có cơ sở|không có căn cứ|sai sự thật|xuyên tạc|vu khống|dối trá|sai trái|sai lầm"
    r"|phi lý|vô lý|phi pháp|bất hợp pháp|trái phép|vô giá trị|vô hiệu|vô trách nhiệm|vô nhân đạo|khiêu khích|phá hoại"
    r"|can thiệp|xâm phạm|vi phạm|bắt nạt|đe dọa|không thể chấp nhận|thiếu (?:trách nhiệm|thiện chí|khách quan"
    r"|chuyên nghiệp|căn cứ|xây dựng))\b"
)
_COURTESY: Final = re.compile(
    r"\b(?:chia buồn|thương tiếc|tiếc thương|(?:tôi|xin) (?:xin )?(?:kính )?chúc|cầu nguyện|vinh dự|lễ tang|thành kính"
    r"|viếng|xúc động|ấn tượng (?:với|về|bởi|trước)|yêu mến|bước chân)\b"
)
#: a place in a list is a figure
_PLACED: Final = re.compile(r"\b(?:lớn|cao|nhiều) thứ\b|\bđứng (?:thứ|đầu|ở top)\b")
#: what only calls somebody to do something is no stand
_CALL: Final = re.compile(r"\bhãy\b")
#: direct speech of fewer words is no stand: with a verb that is known, and without one
_FEWEST_WORDS: Final = 8
_FEWEST_WITHOUT_VERB: Final = 14
#: what is told in the words of somebody (`theo ông, ...`), and how few make a stand there
_AS_TOLD: Final = ("theo ", "cũng theo ", "vẫn theo ")
_FEWEST_AS_TOLD: Final = 6


#: what a judgement of a relation begins with
_OF_RELATION: Final = ("quan hệ ", "mối quan hệ ", "tình hữu nghị ", "hợp tác giữa ")


def untold(c: Clauses) -> Act | None:
    """The stand of a stretch of direct speech, or of a judgement right behind somebody's words."""
    if c.thread.quoted is not None:
        return _said(c, c.thread.quoted)
    speaker = c.thread.speaker
    if speaker is None or any(_acts(c, v) for v in c.verdicts) or not c.thread.goes_on_speaking(c.sentence.index):
        return None
    if not _judges_all(c) or _told_aside(c) or _of_stranger(c):
        return None  # `..., theo báo A, ...` is that paper's
    # a judgement right behind what somebody has said, without a verb of saying of its own, is that one's stand
    return _stand(c, speaker, trimmed(c.thread.reading.text, c.tokens[0].start, c.tokens[-1].end), "judged")


def stance(c: Clauses, said: Span) -> str:
    """What a statement comes to: of what is told to be worrying a concern, of what is said to be untrue a denial.

    Who is said to be among those that support something supports it.
    """
    if _UNTRUE.search(c.thread.reading.folded, *said):
        return "oppose"
    if _SUPPORTERS.search(c.thread.reading.folded, *said):
        return "support"
    return "concern" if _WORRIES.search(c.thread.reading.folded, *said) else "affirm"


def denounced(c: Clauses, said: Span) -> bool:
    """`gọi thông tin này là bịa đặt`: whether what somebody calls a thing denies or denounces it."""
    return _CALLED_ILL.search(c.thread.reading.folded, *said) is not None


def _first_mark(c: Clauses) -> Token:
    """The first comma or stop, or the last token: the end of the first clause."""
    return next((t for t in c.tokens if t.kind == "mark"), c.tokens[-1])


def _said(c: Clauses, voice: Voice) -> Act | None:
    """A sentence of direct speech without an operative verb is a stand of the one who says it."""
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
    if (
        figures(c.thread.reading, start, end)
        or _COURTESY.search(c.thread.reading.folded, start, end)
        or _CALL.search(c.thread.reading.folded, start, end)
    ):
        return None
    if any(t.is_role("future") and attended(c, t.end + 1) for t in first):
        return None
    if (
        _only_names(c)
        or _saw(c)
        or any(_met(c, k) for k in range(len(c.tokens)))
        or _recounts(c, voice)
        or _only_ranks(c)
    ):
        return None
    verbs = verbs or c.thread.reading.folded.startswith(_OF_RELATION, start) or judges(c, 0, len(c.tokens))
    aside = _told_aside(c)
    if aside and not proves(c, 0, len(c.tokens)):
        return None
    as_told = aside or (not voice.joint and c.thread.reading.folded.startswith(_AS_TOLD, c.sentence.start))
    fewest = _FEWEST_AS_TOLD if as_told else _FEWEST_WORDS if verbs else _FEWEST_WITHOUT_VERB
    if not voice.codes or words < fewest:
        return None
    return _stand(c, voice, (start, end), "direct_speech")


def _told_aside(c: Clauses) -> bool:
    """`Quan hệ hai nước, theo ông, ...`: whether the sentence tells by the way in whose words it is."""
    told = any(t.is_role("prep") for t in c.tokens) and c.tokens[0].start == c.sentence.start
    told = told and not c.tokens[0].is_role("link")
    return told and ", theo " in c.thread.reading.folded[c.sentence.start : c.tokens[-1].end]


def _acts(c: Clauses, v: Verdict) -> bool:
    """Whether a verdict stands for an act or a happening: how something is, or always was, is neither."""
    return bool(v.kind) or not (c.tokens[v.head.verb].role == "be" or _as_ever(c, v))


def _as_ever(c: Clauses, v: Verdict) -> bool:
    """Whether a deed is told as it always was, or as how the relation stands."""
    return ever(c, v.head) or kept_up(c, v.head)


def _judges_all(c: Clauses) -> bool:
    """Whether the stretch as a whole is a judgement: no story with a day in it, and of no person."""
    main = c.tokens[: _aside(c)]
    told = _told_of(main)
    story = any(
        t.kind == "date" or _when(c, t) or t.role == "person" or (_past(c, k) and k not in told)
        for k, t in enumerate(main)
    )
    if story or _only_ranks(c):
        return False
    return judges(c, 0, len(c.tokens)) or any(_as_ever(c, v) for v in c.verdicts)


def _of_stranger(c: Clauses) -> bool:
    """`Phó Chủ tịch tỉnh A gọi ...`: a verb of speech whose subject no vocabulary knows is somebody else's word."""
    rows = zip(c.tokens, c.tokens[1:], strict=False)
    named = c.thread.reading.text
    return any(
        b.kind == "verb" and b.role in STRONG and a.kind == "words" and named[a.start : a.end].istitle()
        for a, b in rows
    )


def _told_of(row: list[Token]) -> range:
    """`là biểu tượng cho thấy hai bên đã ...`: the indices of what a judging verb shows, up to the next clause."""
    first = next((k for k, t in enumerate(row) if t.data("judges")), len(row))
    stop = next((k for k, t in enumerate(row) if k > first and (t.kind == "mark" or t.is_role("link"))), len(row))
    return range(first, stop)


def _recounts(c: Clauses, voice: Voice) -> bool:
    """`Các xưởng của chúng tôi đã thiết kế ...`: a deed of the past that comes to nothing is a story, and no stand."""
    first = next((k for k, t in enumerate(c.tokens) if t.is_role("past") and _past(c, k)), None)
    if first is None:
        return False
    theirs = any(t.kind == "who" and t.role == "party" and _apart(t, voice) for t in c.tokens[:first])
    acted = any(t.kind == "who" and t.role != "both" for t in c.tokens[:first])  # of a thing its object tells as well
    told = c.tokens[first] if acted else c.tokens[-1]
    if theirs or RELATION.search(c.thread.reading.folded, c.tokens[0].start, told.end):
        return False  # `Quan hệ hai nước đã lên một tầm cao mới`; what the other side has done is told for its worth
    verb = next((t for t in c.tokens[first + 1 :] if t.kind == "verb"), None)
    lent = verb is not None and c.thread.reading.folded.startswith("đóng góp", verb.start)
    deed = verb is None or (verb.role in ("do", "act", "stand", "say") and not lent)
    return deed and not proves(c, 0, len(c.tokens))


def _saw(c: Clauses) -> bool:
    """`tôi đã nhìn thấy ...`: what a traveller has seen with their own eyes."""
    for n, t in enumerate(c.tokens):
        seen = t.entry == "see" and c.thread.reading.folded.startswith(("nhìn", "trông"), t.start)
        if seen and any(x.role == "first" for x in c.tokens[max(0, n - 2) : n]):
            return True
    return False


def _only_names(c: Clauses) -> bool:
    """`sự xâm lược của A với B`: a phrase that is cited, of which nothing is said."""
    if not c.thread.reading.folded.startswith("sự ", c.tokens[0].start):
        return False
    said = ("that", "past", "progressive", "future", "need", "negation", "continue", "manner", "passive")
    return not any(t.is_role(*said) or (t.kind == "verb" and t.role in ("be", *STRONG)) for t in c.tokens)


def _apart(token: Token, voice: Voice) -> bool:
    """Whether a party is named that is not the one who speaks."""
    return not any(set(m.codes) & set(voice.codes) for m in token.mentions)


def _only_ranks(c: Clauses) -> bool:
    """`A là đối tác lớn thứ 13 của B`: a place in a list, save where it is only told by the way."""
    ranked = _PLACED.search(c.thread.reading.folded, c.tokens[0].start, c.tokens[-1].end)
    comma = c.thread.reading.text.rfind(",", ranked.end(), c.tokens[-1].end) if ranked else -1
    # `Với dân số lớn thứ hai ..., A là đối tác quan trọng`
    return ranked is not None and not (comma > 0 and means(c.thread.reading, comma, c.tokens[-1].end))


def _met(c: Clauses, k: int) -> bool:
    """`và phía A cũng đã ký kết ...`: the past at k is of a happening, which is told and is no stand."""
    behind = c.tokens[k + 1] if k + 1 < len(c.tokens) else None
    return behind is not None and c.tokens[k].is_role("past") and behind.kind == "verb" and behind.role == "meet"


def _past(c: Clauses, k: int) -> bool:
    """Whether the token at k puts a verb into the past: `đã có`, `mới ký`; not `giai đoạn mới để ...`."""
    if not c.tokens[k].is_role("past"):
        return False
    behind = c.tokens[k + 1] if k + 1 < len(c.tokens) else None
    if c.thread.reading.folded.startswith("mới", c.tokens[k].start):
        return behind is not None and behind.kind == "verb"
    return behind is None or behind.kind in ("verb", "particle", "words")


def _stand(c: Clauses, voice: Voice, span: Span, reason: str) -> Act:
    """The stand of a voice that no verb tells: all its words are what is held."""
    grounds = {"by": voice.span} | ({"speaker": voice.speaker_span} if voice.speaker_span else {})
    return Act(
        start=span[0], end=span[1], cue=voice.span, kind="position", act=stance(c, span), by=voice.codes,
        speaker=None if voice.joint else voice.speaker, grounds=grounds, content=span,
        segment=c.sentence.segment, sentence=c.sentence.index, heading=c.heading, reasons=(reason,),
    )  # fmt: skip


def _aside(c: Clauses) -> int:
    """Index of the comma before a clause that only tells when: `A luôn sát cánh với B, khi B mở cửa`."""
    marks = (k for k, t in enumerate(c.tokens[:-1]) if t.is_mark(",") and c.tokens[k + 1].is_role("relative"))
    told = (k for k in marks if any(t.kind == "verb" or t.is_role("that") for t in c.tokens[:k]))
    return next(told, len(c.tokens))


def _when(c: Clauses, token: Token) -> bool:
    """Whether a relative opens a story: `khi`, `sau khi`; not `không chỉ ..., mà cả ...`, `như`."""
    return token.is_role("relative") and c.thread.reading.folded[token.start : token.end] not in ("mà", "như", "nơi")


def _made_noun(tokens: list[Token], k: int) -> bool:
    """`việc ký ...`: the verb at k is the thing that is spoken of."""
    return k > 0 and tokens[k - 1].is_role("nominaliser", "nominal")

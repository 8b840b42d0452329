"""What a sentence counts: "tháp tùng có gần 60 doanh nghiệp", "trao trả 18 ngư dân", "kỳ họp lần thứ 7".

Takes sentences, gives counts with their place in them. Keeps true: what is a part of another count ("trong đó"), what
is left of one ("khác"), and a total over a time ("từ đầu năm đến nay") are no counts of what the sentence tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from typing import Final

from banggiao.language.amounts import find_amounts
from banggiao.language.fold import fold
from banggiao.language.numerals import digits_at, words_at
from banggiao.resolve.content import any_phrase, phrases
from banggiao.resolve.parties import codes_in

#: where a number may begin: digits that are no day, range or decimal, and the small numbers in words
_NUMBER: Final = re.compile(
    r"(?<![\w.,/:%–-])(?<!ngày )(?<!tháng )(?<!năm )(?<!thứ )(?<!lần )(?<!số )(?<!khóa )(?<!mỗi )"
    r"(?:\d|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b(?! (?:bên|nước)\b))"
)
_MORE: Final = re.compile(r"\b(?:hơn|trên|ít nhất|không dưới)\s$")
_LESS: Final = re.compile(r"\b(?:gần|dưới|tối đa|không quá)\s$")
_ABOUT: Final = re.compile(r"\b(?:khoảng|chừng|xấp xỉ|ước tính|hàng)\s$")
#: words of a counted noun's own that stand before it
_CLASSIFIER: Final = re.compile(r" (?:(?:chiếc|vị|em|đồng chí|con|cái|lãnh đạo|đại diện) )?")
_CLAUSE: Final = re.compile(r"[,;:()\n]|\bvà\b|\bcùng\b")
_PART: Final = re.compile(r"\b(?:trong (?:số )?đó|bao gồm|gồm)\b[^.;]*$")
_WORTH: Final = re.compile(r"\b(?:trị giá|giá trị|tổng vốn|vốn đầu tư)\b")
_SESSION: Final = re.compile(
    r"\b(?P<what>kỳ họp|khóa họp|phiên họp|cuộc họp|hội nghị|đối thoại|diễn đàn|vòng|tham vấn|giao lưu)\b"
    r"(?P<name>[^.,;()\n]{0,90}?) "
    r"(?P<words>(?:lần thứ|lần|thứ) (?P<n>\d{1,3}|[ivx]{1,6}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))\b"
)
_LASTS: Final = re.compile(
    r"\b(?:thăm|công du|chuyến đi)\b[^.,;()]{0,60}? "
    r"(?P<days>(?P<n>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) ngày)\b"
    r"(?! (?:tiếp theo|tới|sau|trước|qua|làm việc|đầu|cuối))"
)
_WHICH_YEAR: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:hướng tới|tiến tới|chuẩn bị|sắp|vừa|từng|năm (?:ngoái|trước|sau|tới)|nhiều năm qua)\b"
)
_JUBILEE: Final = re.compile(
    r"(?:\bkỷ niệm|\bvà|,) (?:lần thứ )?(?P<years>(?P<n>\d{1,3}) năm) (?:ngày )?(?:hai nước |hai bên )?"
    r"(?P<what>(?:thiết lập|ký|thành lập|khai trương|bình thường|quan hệ)\b[^.,;()]{0,60})"
)
_LED: Final = re.compile(
    r"\b[Đđ]oàn (?P<whose>[^.,;()]{0,60}?)(?:, )?do (?P<who>[^.;()]{4,120}?) "
    r"(?:dẫn đầu|làm [Tt]rưởng đoàn)\b"
)
_NAME: Final = re.compile(r"[A-ZĐ\u00c0-\u1ef9][\w'-]*(?: [A-ZĐ\u00c0-\u1ef9][\w'-]*)*$")
_ORDINALS: Final = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
#: how far around a count its fate is told, in characters
_NEAR: Final = 60


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things as a sentence tells it."""

    #: where number and noun stand in the sentence
    start: int
    end: int
    value: float
    modifier: str
    #: the class of what is counted
    noun: str
    #: codes of whose they are; what became of them
    of: frozenset[str]
    fate: str

    @property
    def key(self) -> str:
        """By which it falls on one side."""
        return f"{self.value:g}"

    @property
    def row(self) -> dict[str, object]:
        """As `rounding` reads values."""
        return {"value": self.value, "modifier": self.modifier}


@cache
def _things() -> re.Pattern[str]:
    nouns = sorted((p for known in phrases("things").values() for p in known), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, nouns)) + r")\b")


@cache
def _class_of() -> dict[str, str]:
    return {p: name for name, known in phrases("things").items() for p in known}


@lru_cache(maxsize=8192)
def counts(sentence: str) -> tuple[Count, ...]:
    """The counts of a sentence in order; of one noun only where the sentence gives one number of it."""
    folded = fold(sentence)
    if len(folded) != len(sentence) or (not _things().search(folded) and not _WORTH.search(folded)):
        return ()
    found = [c for m in _NUMBER.finditer(folded) if (c := _count(folded, sentence, m.start()))]
    if found and any_phrase("totals", "totals").search(folded):
        return ()
    if _WORTH.search(folded):
        found += _sums(folded)
    values = {(c.noun, c.value) for c in found}
    single = {n for n, _ in values if sum(n == m for m, _ in values) == 1}
    return tuple(c for c in found if c.noun in single)


def _sums(folded: str) -> list[Count]:
    """What is signed or given is worth: "hợp đồng trị giá 2,3 tỷ USD"."""
    found = [a for a in find_amounts(folded, folded=folded) if a.is_money]
    worth = [a for a in found if _WORTH.search(folded, max(0, a.start - 24), a.start)]
    return [Count(a.start, a.end, a.value, a.modifier, a.unit, frozenset(), "") for a in worth if not a.value_max]


def _count(folded: str, sentence: str, at: int) -> Count | None:
    number = digits_at(folded, at) if folded[at].isdigit() else words_at(folded, at)
    gap = _CLASSIFIER.match(folded, number.end) if number else None
    noun = _things().match(folded, gap.end()) if gap else None
    if number is None or noun is None or number.value < 2 or _PART.search(folded, max(0, at - 80), at):
        return None
    tail_end = next((m.start() for m in _CLAUSE.finditer(folded, noun.end())), len(folded))
    tail = folded[noun.end() : min(tail_end, noun.end() + _NEAR)]
    if re.match(r" [^,;]{0,24}\bkhác\b", tail):
        return None
    before = folded[max(0, at - 16) : at]
    modifier = "min" if _MORE.search(before) else "max" if _LESS.search(before) else "about"
    if modifier == "about" and not _ABOUT.search(before):
        modifier = "exact"
    of = frozenset(codes_in(sentence[noun.end() : noun.end() + 24].split(",")[0]))
    clause = max((m.end() for m in _CLAUSE.finditer(folded, max(0, at - _NEAR), at)), default=max(0, at - _NEAR))
    return Count(at, noun.end(), number.value, modifier, _class_of()[noun[0]], of, _fate(folded[clause:at], tail))


def _fate(before: str, after: str) -> str:
    """What became of those counted: the first word behind that says it, else the last one before."""
    if behind := _fates_in(after):
        return min(behind, key=itemgetter(0))[1]
    return max(_fates_in(before), key=itemgetter(0), default=(0, ""))[1]


def _fates_in(words: str) -> list[tuple[int, str]]:
    return [(m.start(), name) for name in phrases("fates") for m in any_phrase("fates", name).finditer(words)]


@dataclass(frozen=True, slots=True)
class Lasting:
    """For how many days a visit is told to last."""

    start: int
    end: int
    key: str


@lru_cache(maxsize=8192)
def lastings(sentence: str) -> tuple[Lasting, ...]:
    """The days that a sentence gives a visit as a whole: "chuyến thăm kéo dài ba ngày"."""
    if " ngày" not in sentence:
        return ()
    folded = fold(sentence)
    out = []
    for m in _LASTS.finditer(folded):
        number = digits_at(folded, m.start("n")) if m["n"].isdigit() else words_at(folded, m.start("n"))
        if number is not None and 1 < number.value < 15:
            out.append(Lasting(m.start("n"), m.end("days"), f"{number.value:g}"))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Jubilee:
    """How many years a jubilee counts."""

    start: int
    end: int
    key: str
    #: what took place then, and between whom
    what: str
    of: frozenset[str]
    #: years that the sentence prints, and words that put it before or ahead
    when: frozenset[str]


@lru_cache(maxsize=8192)
def jubilees(sentence: str) -> tuple[Jubilee, ...]:
    """The jubilees of a sentence: "kỷ niệm 45 năm thiết lập quan hệ ngoại giao và 10 năm quan hệ đối tác"."""
    folded = fold(sentence) if " năm " in sentence else ""
    if "kỷ niệm" not in folded:
        return ()
    of, when = frozenset(codes_in(sentence)), frozenset(_WHICH_YEAR.findall(folded))
    found = _JUBILEE.finditer(folded, folded.index("kỷ niệm"))
    return tuple(Jubilee(m.start("n"), m.end("years"), m["n"].lstrip("0"), m["what"], of, when) for m in found)


@dataclass(frozen=True, slots=True)
class Leader:
    """Who leads a delegation."""

    start: int
    end: int
    #: the name as printed, and whose delegation it is
    key: str
    of: frozenset[str]


@lru_cache(maxsize=8192)
def leaders(sentence: str) -> tuple[Leader, ...]:
    """The leaders of delegations whom a sentence names: "đoàn Việt Nam do Thứ trưởng ... dẫn đầu"."""
    if "dẫn đầu" not in sentence and "rưởng đoàn" not in sentence:
        return ()
    out = []
    for m in _LED.finditer(sentence):
        names = [n for n in _NAME.finditer(m["who"]) if n.end() == len(m["who"])]
        if names and len(names[0][0].split()) > 1:
            at = m.start("who") + names[0].start()
            out.append(Leader(at, m.end("who"), names[0][0], frozenset(codes_in(m["whose"]))))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The number of a session as a sentence tells it: words, place, and what is numbered."""

    start: int
    end: int
    number: int
    what: str
    #: words between what it is and its number, and behind it
    name: str

    @property
    def key(self) -> str:
        """By which it falls on one side."""
        return str(self.number)


@lru_cache(maxsize=8192)
def ordinals(sentence: str) -> tuple[Ordinal, ...]:
    """The numbered sessions of a sentence."""
    if "lần" not in sentence and "thứ" not in sentence:
        return ()
    folded = fold(sentence)
    out = []
    for m in _SESSION.finditer(folded):
        if n := _number(m["n"]):
            stop = next((x.start() for x in re.finditer(r"[,.;()\n]", folded[m.end() :])), 60)
            name = f"{m['name']} {folded[m.end() : m.end() + min(stop, 60)]}"
            out.append(Ordinal(m.start("words"), m.end("words"), n, m["what"], name))
    return tuple(out)


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    if words in _ORDINALS:
        return _ORDINALS.index(words)
    values = [_ROMAN[c] for c in words]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))

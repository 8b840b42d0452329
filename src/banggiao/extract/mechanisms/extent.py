"""How far a name goes that begins with a head word.

Takes a Reading and the end of the head, gives an Extent. Keeps true: a name stays in its clause; it ends before a verb,
a date, a word that says where or when, and after an acronym, a year or the name of a place.

A name is read word by word. Capitals and figures belong to it; small letters only while it is `open`: behind the head,
behind "về", and behind a capital that begins a longer word ("Luật biển", "Hợp tác giáo dục"). The name of a party or
place, an acronym and a year close it; then only a linking word with a name behind it goes on.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from banggiao.extract.actors.names import is_syllable
from banggiao.extract.mechanisms import shapes
from banggiao.extract.mechanisms.named import Extent
from banggiao.extract.mechanisms.near import Near
from banggiao.extract.reading import Reading
from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import entries_of

#: longest name in words; the longest of the gold set has 31 syllables
_LONGEST: Final = 34
#: characters behind a head in which what the vocabulary knows is looked up
_NEAR: Final = 260
#: before a verb that belongs to the name ("về thúc đẩy", "về việc triển khai")
_TO_DO: Final = ("về", "việc", "diện")


@cache
def words(role: str) -> frozenset[str]:
    """The small words of a role."""
    return frozenset(fold(f) for e in entries_of("mechanism_words") if e.data["role"] == role for f in e.forms)


class Walk(Near):
    """One walk along a name."""

    def __init__(self, reading: Reading, start: int, limit: int, *, of_place: bool) -> None:
        super().__init__(reading, start, min(limit, start + _NEAR))
        self.text, self.folded, self.limit = reading.text, reading.folded, limit
        self.pos = self.sure = start
        self.of_place = of_place
        self.open = True
        self.count = self.capitals = self.sure_count = 0
        self.acronym, self.numbered, self.foreign, self.own = "", False, False, 0
        self.after_party = self.after_bracket = self.dashed = False
        self.partied = self.between = self.fielded = False

    def run(self) -> Extent:
        """Walk to the end of the name."""
        while self.count < _LONGEST and self.pos < self.limit and self._step():
            pass
        return Extent(self.sure, self.sure_count, self.capitals, self.acronym, numbered=self.numbered, own=self.own)

    def _step(self) -> bool:
        begins = self.pos + (self.text[self.pos] == " ")
        if not self.text[begins : begins + 1].isalnum():  # no word: a bracket, a dash, a quotation
            if m := shapes.BRACKET.match(self.text, self.pos, self.limit):
                return self._bracket(m)
            if (m := shapes.DASH.match(self.text, self.pos, self.limit)) and self.pos == self.sure:
                return (self.count > 0 or shapes.FIELD.match(self.folded, m.end()) is not None) and self._dash(m)
            if self.count and (q := shapes.QUOTED.match(self.text, self.pos, self.limit)) and q[1][0].isupper():
                self._take(q.end(), capital=True, closes=True)
                return False
        m = shapes.TOKEN.match(self.text, self.pos, self.limit)
        if not m:
            return self._comma()
        start, end = m.span(1)
        stops = start in self.stops and not m[1][0].isupper() and self.last not in _TO_DO
        stops = stops and self._phrase(start, 2) not in words("pass")
        if (stops or (start in self.heads and self._after_row())) and self.count:
            return False
        if start in self.parties or start in self.traps:
            self._take(self.parties.get(start) or self.traps[start], capital=True, closes=True)
            self.after_party = start in self.parties
            self.partied = True
            return True
        if m[1].isdigit() and (
            span := shapes.SPAN.match(self.folded, end, self.limit)
        ):  # "hành động 5 năm hợp tác ..."
            return self.open and self._take(span.end(), capital=False, closes=False)
        if m[1][0].isupper() or m[1][0].isdigit():
            return self._capital(m[1], start, end)
        return self._small(self.folded[start:end], start, end)

    def _after_row(self) -> bool:
        """Whether the last word joins another thing: a head behind it opens a name of its own."""
        return self.pos != self.sure and self.folded[self.sure : self.pos].strip() in ("và", ",", "")

    def _bracket(self, m: re.Match[str]) -> bool:
        if self.after_party and m.start(1) in self.parties:  # "giữa Liên minh châu Âu (EU) và Việt Nam"
            self.pos = self.sure = m.end()
            return True
        self.acronym = m[1].strip()
        self._take(m.end(), capital=True, closes=True)
        self.after_bracket = True
        return True

    def _dash(self, m: re.Match[str]) -> bool:
        behind = self.text[m.end() : m.end() + 1]
        field = self.open and shapes.FIELD.match(self.folded, m.end()) is not None
        if not (behind.isupper() or behind.isdigit() or field) and " " in m[0]:
            return False
        self.pos = m.end()
        self.open = self.dashed = True
        self.fielded = field
        return True

    def _comma(self) -> bool:
        """A row inside the name: "giáo dục, khoa học và công nghệ"."""
        if self.open and self.folded.startswith(", chống", self.pos):
            self.pos += 1
            return True
        if self.open and shapes.FIELDS.match(self.folded, self.pos, self.limit):  # "kinh tế, văn hóa, khoa học"
            self.pos += 1
            return True
        m = shapes.ROW.match(self.folded, self.pos, self.limit) if self.open else None
        if not m or any(s in self.stops for s in range(self.pos, m.end() + 1)):
            return False
        if self.pos + 2 in self.parties and not self.between:  # "hiệp định về nghề cá, Việt Nam và ..."
            return False
        inside = re.findall(r"[^\W_]+", m[0])
        if len(inside) > 12 or any(w in words("stop") for w in inside):
            return False
        self.pos += 1
        return True

    def _capital(self, word: str, start: int, end: int) -> bool:
        if start in self.titles and not self._held_open(start):
            return False
        acronym = word.isdigit() or word.isupper()
        # "Việt - Nhật Nguyễn Văn An", "khoa học - kỹ thuật Lê Văn An": a person
        told = self.after_party or (self.fielded and not shapes.FIELD.match(self.folded, start))
        if (told and self.pos == self.sure and not acronym) or shapes.SUM.match(self.folded, start):
            return False
        year = word.isdigit() and (len(word) == 4 or not self.count)  # "Công ước 1982", "Công ước 87"
        self.numbered = self.numbered or year
        foreign = word[0].isupper() and not self.count and not is_syllable(word)  # "dự án Transposition kết nối ..."
        pair = self._pair(word)
        closes = year or foreign or bool(shapes.ACRONYM.fullmatch(word)) or end in self.closers or pair
        self._take(end, capital=not word[0].isdigit(), closes=closes)
        self.after_party = pair
        return True

    def _pair(self, word: str) -> bool:
        """Whether the word ends a pair of short names ("Việt - Trung")."""
        return self.dashed and self.last_word_is_short and len(word) <= 6

    @property
    def last_word_is_short(self) -> bool:
        """Whether one syllable of a capital stands before the dash."""
        return bool(shapes.SHORT.search(self.text, max(0, self.pos - 14), self.pos))

    def _held_open(self, start: int) -> bool:
        """A title inside a name stands behind "giữa", "của" or "và"."""
        return bool(re.search(r"(?:giữa|của|và|cấp|liên|các|hội nghị) $", self.folded[max(0, start - 9) : start]))

    def _small(self, word: str, start: int, end: int) -> bool:
        if (
            (n := shapes.NUMBER.match(self.folded, start))
            and " " in n[0]
            and n[0].split()[0] in ("lần", "khóa", "kỳ", "phiên", "thứ")
        ):
            self.numbered = True
            return self._take(n.end(), capital=False, closes=True)
        if self.count and not self.open and (again := shapes.AGAIN.match(self.text, start, self.limit)):
            return self._take(again.end(), capital=False, closes=True)
        pair = self._phrase(start, 2)
        triple = self._phrase(start, 3)
        led = self.last + " " + word in words("pass")
        if led or pair in words("pass") or triple in words("pass"):
            return self.open and self._take(end if led else start + len(pair), capital=False, closes=False)
        if pair == "song phương" and shapes.NAMED.match(self.text, start + len(pair)):  # "thương mại song phương (BTA)"
            return self.open and self._take(start + len(pair), capital=False, closes=False)
        if pair == "đối với" and self.open and shapes.BEARERS.match(self.folded, start + len(pair)):
            return self._link(pair, start, start + len(pair))
        for phrase in (triple, pair):
            if phrase in words("stop"):
                return False
            if phrase in words("link"):
                return self._link(phrase, start, start + len(phrase))
        if (
            word in words("stop")
            or shapes.SUM.match(self.folded, start)
            or (self.count and self.last not in _TO_DO and {word, pair} & words("verb"))
        ):
            return False
        if word in words("link") and not (word == "số" and not self.text[end + 1 : end + 2].isdigit()):
            return self._link(word, start, end)
        if not self.open:
            return False
        return self._take(end, capital=False, closes=end in self.closers)

    @property
    def last(self) -> str:
        """The word before the place where the walk stands."""
        return self.folded[max(0, self.pos - 12) : self.pos].rsplit(" ", 1)[-1]

    def _phrase(self, start: int, size: int) -> str:
        return " ".join(self.folded[start : start + 40].split(" ")[:size]).rstrip(",.;")

    def _link(self, word: str, start: int, end: int) -> bool:
        behind = self.text[end + 1 : end + 2]
        named = behind.isupper() or behind.isdigit()
        if word in ("tại", "ở", "trên", "trong", "thuộc", "cho") and not self._place(word, end, named):
            return False
        if word == "năm" and self.open and self.last.isdigit():  # "kỷ niệm 20 năm quan hệ ..."
            return self._take(end, capital=False, closes=False)
        if (word == "năm" and not behind.isdigit()) or (word == "với" and behind.isdigit()):
            return False
        if word in ("về", "của", "với") and not self._relation(word, end, named):
            return False
        if word == "và" and (self.folded.startswith(" của ", end) or self._is_acronym()):
            return False  # "cơ chế MLC và Uỷ hội ...", "đàm phán ... và của ba nhóm"
        if word == "và" and self.between and shapes.SIDE.match(self.folded, end):
            return self._other_side(end)
        shut = (self.after_bracket and not (self.between and named)) or (not named and not self.open)
        if word == "và" and (end + 1 in self.stops or shut):
            return False
        other = self.after_party and end + 1 not in self.sides and not (self.between and named)
        both = end + 1 in self.known and not self.between  # "Hiệp định VKFTA và RCEP"
        if word == "và" and (shapes.MORE.match(self.text, end) or other or both):
            return False
        sides = word == "và" and self.between and named  # "giữa Phòng A (VCCI) và Hiệp hội B"
        if self.after_bracket and word not in ("về", "lần", "lần thứ", "năm", "giai đoạn", "giữa") and not sides:
            return False
        self.pos = end
        self.count += 1
        self.between = word == "giữa" or (self.between and word != "và")
        self.after_party = self.after_bracket = False
        self.foreign = word in ("của", "ở", "tại", "trên", "giữa", "thuộc") or (self.foreign and word == "và")
        self.open = self.open or word in words("open") or word == "các"
        return True

    def _relation(self, word: str, end: int, named: bool) -> bool:
        """Whether what follows "về", "của" or "với" belongs to the name."""
        if word == "về":  # no "hiệp định về việc ...", but "bản ghi nhớ hợp tác về việc ..."
            return self.last == "tác" or not (
                self.folded.startswith(" việc", end) and not shapes.TO_FOUND.match(self.folded, end)
            )
        if word == "của":
            return end + 1 not in self.titles and (
                named or (self.open and shapes.WHOSE.match(self.folded, end) is None)
            )
        if (not named and not self.open) or self.folded.startswith(" sự ", end):
            return False
        if end + 1 in self.heads or end + 1 in self.known:
            return False  # "giữa Tầm nhìn A với Chương trình B"
        return end + 1 not in self.parties or self.partied  # with whom it is made is no part of its name

    def _other_side(self, end: int) -> bool:
        """`giữa tỉnh A và tỉnh B`: a party to the paper that opens with a common word."""
        self.pos = end
        self.count += 1
        self.after_party = self.between = False
        self.foreign = self.open = True
        return True

    def _is_acronym(self) -> bool:
        """Whether the name is an acronym and nothing else: what "và" joins to it is another thing."""
        word = self.text[max(0, self.pos - 14) : self.pos].rsplit(" ", 1)[-1]
        return self.count == 1 and shapes.ACRONYM.fullmatch(word) is not None

    def _place(self, word: str, end: int, named: bool) -> bool:
        if word == "trên" and re.match(r" (?:biển|không|đất liền|bộ)\b", self.folded[end : end + 10]):
            return self.open
        if word in ("tại", "ở") and (self.of_place or end + 1 in self.towns or end + 1 in self.heads):
            return False
        if word == "tại":
            return named or self.folded.startswith((" các tỉnh", " khu vực"), end)
        if word == "cho" and self.open and shapes.BEARERS.match(self.folded, end):
            return True
        if word == "trong":
            return self.open and not re.match(
                r" (?:chuyến|khuôn khổ|thời gian|năm|bối cảnh|ngày|tháng|tương lai|và|nước|khu vực)\b",
                self.folded[end : end + 14],
            )
        return named

    def _take(self, end: int, *, capital: bool, closes: bool) -> bool:
        self.pos = self.sure = end
        self.after_party = self.after_bracket = False
        self.count += 1
        self.sure_count = self.count
        self.capitals += capital
        self.own += capital and not self.foreign
        self.open = not closes and (self.open or capital)
        return True


def extent(reading: Reading, start: int, limit: int, *, of_place: bool = False) -> Extent:
    """The extent of the name whose head ends at `start`, inside the sentence that ends at `limit`."""
    if q := shapes.QUOTED.match(reading.text, start, limit):
        return Extent(q.end(), len(q[1].split()), sum(w[0].isupper() for w in q[1].split()), quoted=True)
    return Walk(reading, start, limit, of_place=of_place).run()

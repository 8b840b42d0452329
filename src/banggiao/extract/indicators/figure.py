"""A figure in its clause: the amount, the words around it, the other figures beside it.

Takes a Reading and a Cast, gives `Figure`s of the sentences that may carry indicators. Titles and captions carry none
of their own (guidelines 3.1, 3.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from banggiao.extract.actors import Cast, Mention
from banggiao.extract.reading import Reading, Sentence
from banggiao.language.amounts import AmountMention
from banggiao.language.dates import DateMention
from banggiao.model.kinds import GROUPS
from banggiao.vocabulary.lexicon import Hit

#: what is counted or measured, as far as a metric can come of it
SORTS: Final = ("rank", "people", "projects", "documents", "flights", "items")
_BREAK: Final = re.compile(r";|(?<=[\s,])(?:trong khi(?: đó)?|nhưng|tuy nhiên|mặc dù|đồng thời)\b")
_COMMA: Final = re.compile(r",\s|;|:\s| - (?=\D)|\((?=\D)")

_COMMA_AHEAD: Final = re.compile(r",\s|;|:\s")


def sort_of(amount: AmountMention) -> str:
    """money, rank, people, projects, documents, flights, items, share; "" for what no metric takes."""
    if amount.is_money:
        return "money"
    return amount.unit if amount.unit in SORTS else ""


@dataclass(frozen=True)
class Clause:
    """A stretch of a sentence between `;` and words that turn it ("trong khi"), with all that stands in it."""

    reading: Reading
    who: Cast
    sentence: Sentence
    start: int
    end: int
    #: figures that a metric may take, percentages left out
    amounts: tuple[AmountMention, ...]
    #: whether the sentence before gave an indicator, so that this one goes on about the same two
    follows: bool = False

    @cached_property
    def text(self) -> str:
        """The folded text of the document; offsets as in the document."""
        return self.reading.folded

    @cached_property
    def heads(self) -> list[Hit]:
        """What is measured, by the words of `metrics.toml`."""
        return [h for h in self.reading.hits_in(self.start, self.end, "metrics") if h.entry.data["role"] != "trap"]

    @cached_property
    def heads_before(self) -> list[Hit]:
        """Heads of the sentence before the clause: what a clause without a head of its own goes on about."""
        found = self.reading.hits_in(self.sentence.start, self.start, "metrics")
        return [h for h in found if h.entry.data["role"] in ("head", "no")]

    @cached_property
    def cues(self) -> list[Hit]:
        """Goals, gifts, wishes, plans, signings by the words of `figure_cues.toml`, outside the names of measures."""
        found = self.reading.hits_in(self.start, self.end, "figure_cues")
        inside = [(h.start, h.end) for h in self.heads if h.entry.data["role"] == "head"]
        return [
            h
            for h in found
            if h.entry.data["role"] != "trap" and not any(a <= h.start and h.end <= b for a, b in inside)
        ]

    @cached_property
    def dates(self) -> list[DateMention]:
        """Dates of the clause."""
        return self.reading.dates_in(self.start, self.end)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Who is named in the clause."""
        return [m for m in self.who.mentions_in(self.start, self.end) if m.codes]

    @cached_property
    def codes(self) -> list[str]:
        """Parties named in the whole sentence, in order, once each; people count for their country."""
        found = (c for m in self.who.mentions_in(self.sentence.start, self.sentence.end) for c in m.codes)
        return list(dict.fromkeys(found))

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two that the text is about here: its parties, or of several the own one and the one partner that the
        paragraph has named so far.
        """
        parties = self.who.parties
        if len(parties) < 3:
            return parties
        start = self.reading.segment_start(self.start)
        found = {c for m in self.who.mentions_in(start, self.end) for c in m.codes if c in parties[1:]}
        found = found if len(found) == 1 else found.difference(GROUPS)
        return (parties[0], *found) if len(found) == 1 else parties

    def part_start(self, at: int) -> int:
        """Where the comma-part that holds `at` begins."""
        start = self.start
        for m in _COMMA.finditer(self.text, self.start, at):
            start = m.end()
        return start

    def part_end(self, at: int) -> int:
        """Where the comma-part that holds `at` ends."""
        m = _COMMA_AHEAD.search(self.text, at, self.end)
        return m.start() if m else self.end


@dataclass(frozen=True)
class Figure:
    """One amount of a clause."""

    clause: Clause
    amount: AmountMention
    sort: str
    #: end of the figure before it in the clause, or the clause's start
    left: int
    #: start of the figure after it, or the clause's end
    right: int
    _roles: dict[str, list[Hit]] = field(default_factory=dict, repr=False)

    @property
    def start(self) -> int:
        """Start of the amount, its modifier included."""
        return self.amount.start

    @property
    def end(self) -> int:
        """End of the amount, its unit included."""
        return self.amount.end

    def cues_before(self, role: str, start: int) -> list[Hit]:
        """Cues of a role between `start` and the figure."""
        if role not in self._roles:
            self._roles[role] = [h for h in self.clause.cues if h.entry.data["role"] == role]
        return [h for h in self._roles[role] if start <= h.start and h.end <= self.start]

    def between(self, start: int, end: int) -> str:
        """Folded words between two places."""
        return self.clause.text[start:end]


def figures(reading: Reading, who: Cast, sentence: Sentence, *, follows: bool) -> Iterator[Figure]:
    """The figures of a sentence in order."""
    found = [a for a in reading.amounts_in(sentence.start, sentence.end) if sort_of(a)]
    amounts = [a for i, a in enumerate(found) if not i or not _converted(reading.folded, found[i - 1], a)]
    if not amounts:
        return
    for start, end in _clauses(reading.folded, sentence):
        inside = tuple(a for a in amounts if start <= a.start < end)
        clause = Clause(reading, who, sentence, start, end, inside, follows)
        for i, amount in enumerate(inside):
            left = inside[i - 1].end if i else start
            right = _right(reading.folded, inside, i, end)
            yield Figure(clause, amount, sort_of(amount), left, right)


#: before a share: "chiếm (khoảng) 30 %", and the next ones of a row, "78 % vốn và 79 % lượng khách"
_HOLDS: Final = re.compile(r"\bchiếm(?: (?:tới|đến|khoảng|tỷ trọng|tỷ lệ|xấp xỉ|lên tới|hơn))* $")
_ROW: Final = re.compile(r"[^.;,]{2,60}(?:,| và|, và) ")


#: before a yearly rate: "thương mại tăng trưởng ở mức 20 %/năm"
_GROWS: Final = re.compile(r"\btăng(?: trưởng)?(?: [^\W\d]+){0,6} $")
#: before a part of a common work: "đã hoàn thành 84 % công tác phân giới cắm mốc"
_DONE: Final = re.compile(r"\b(?:hoàn thành|hoàn tất|thực hiện|giải quyết|thành quả|phân giới)(?: [^\W\d]+){0,3},? $")


def shares(reading: Reading, who: Cast, sentence: Sentence, *, follows: bool) -> Iterator[Figure]:
    """Shares and yearly rates of a sentence: `chiếm 1/3 tổng lượng khách`, `thương mại tăng 20 % mỗi năm`."""
    folded = reading.folded
    found = reading.amounts_in(sentence.start, sentence.end)
    if not any(a.unit in ("percent", "fraction") for a in found):
        return
    for start, end in _clauses(folded, sentence):
        inside = [a for a in found if start <= a.start < end]
        clause = Clause(reading, who, sentence, start, end, tuple(a for a in inside if sort_of(a)), follows)
        last = None
        for i, amount in enumerate(inside):
            if amount.unit not in ("percent", "fraction"):
                continue
            held = _HOLDS.search(folded, max(start, amount.start - 30), amount.start)
            left = inside[i - 1].end if i else start
            right = inside[i + 1].start if i + 1 < len(inside) else end
            if held or (last is not None and _ROW.fullmatch(folded, last.end, amount.start)):
                last = amount
                yield Figure(clause, _in_percent(amount), "share", left, right)
            elif amount.per == "year" and _GROWS.search(folded, max(left, amount.start - 60), amount.start):
                yield Figure(clause, amount, "rate", left, right)
            elif amount.unit == "percent" and _DONE.search(folded, max(left, amount.start - 50), amount.start):
                yield Figure(clause, amount, "progress", left, right)


def _in_percent(amount: AmountMention) -> AmountMention:
    """`1/3` is 33.3 %."""
    if amount.unit == "percent" or not amount.out_of:
        return amount
    return replace(amount, value=round(100 * amount.value / amount.out_of, 1), unit="percent", out_of=None)


def _right(folded: str, inside: tuple[AmountMention, ...], i: int, end: int) -> int:
    """Where the words of the i-th figure end: at the next one, a figure in brackets behind it left out."""
    stop = folded.find(")", inside[i].end, end)
    if stop >= 0 and "(" not in folded[inside[i].end : stop]:
        return min([stop, *(a.start for a in inside[i + 1 :])])
    for other in inside[i + 1 :]:
        between = folded[inside[i].end : other.start]
        if between.count("(") <= between.count(")"):
            return other.start
    return end


def _converted(folded: str, a: AmountMention, b: AmountMention) -> bool:
    """Whether `b` is `a` in another currency: `32 tỉ bảng Anh (41 tỉ USD)`."""
    same = sort_of(a) == sort_of(b) == "money" and a.unit != b.unit
    return same and folded[a.end : b.start].strip() in ("(", "(tương đương", "(khoảng", ", tương đương", "tương đương")


def _clauses(folded: str, sentence: Sentence) -> list[tuple[int, int]]:
    """Spans of the clauses of a sentence."""
    cuts = [m.start() for m in _BREAK.finditer(folded, sentence.start, sentence.end)]
    edges = [sentence.start, *cuts, sentence.end]
    return [(a, b) for a, b in pairwise(edges) if b > a]

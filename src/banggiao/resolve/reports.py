"""What a document reports: the outermost happening of its title and lede, by people, parties, place and days.

Takes documents, gives the features by which two of them are seen to report one visit, summit, call or incident. Keeps
true: a year that the text only lets one guess is never used against a match; only printed words are.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Final

from rensa import RMinHash

from banggiao.language.dates import DateMention, find_dates
from banggiao.language.fold import fold
from banggiao.model.claims import Actor
from banggiao.model.document import Document
from banggiao.model.register import Filed
from banggiao.resolve.content import Content, Runs, any_phrase, content, phrases
from banggiao.resolve.dating import span
from banggiao.resolve.names import tokens
from banggiao.resolve.parties import code, found, without_parties
from banggiao.resolve.witnesses import runs
from banggiao.vocabulary.lexicon import lexicon

_SESSION: Final = re.compile(
    r"\b(?:khóa họp|phiên họp|kỳ họp|cuộc họp|hội nghị|đối thoại|diễn đàn|vòng)"
    r"[^.,;()]{0,60}? (?:lần|thứ|lần thứ) (\d+|[ivx]+)\b"
)
#: permutations of the wording's sketch: two texts of which a twentieth is shared meet with 0.8
_SKETCH: Final = 32
_SEED: Final = 20
#: how far into a document its report is told, in characters after the title
_HEAD: Final = 900
_TO: Final = re.compile(r"(?:thăm|tới|đến|tại|ở|sang|rời)\s[^.;,]{0,28}$")
_VISIT_TO: Final = re.compile(
    r"\bthăm(?: và làm việc)?(?: cấp| chính thức| nhà nước| làm việc| xã giao| hữu nghị| tới| đến| tại| ở)*\s$"
)
#: before and after the visited party: a visit that is wished or asked for, one that is recalled
_WISHED: Final = re.compile(r"(?:(?<!lời )\bmời\b|\bcó thể\b|\bnhận lời\b(?! mời)|\bkhi tháp tùng\b)[^.;,]{0,70}$")
_RECALLED: Final = re.compile(
    r"^[^.;,]{0,70}\b(?:vừa qua|năm ngoái|năm trước|trước đây|hồi tháng|tháng \d{1,2}[-/]\d{4})\b"
)
#: years before the latest one in a text by which a day is history and not what is reported
_HISTORY: Final = 25


@dataclass(frozen=True, slots=True)
class Report:
    """The features of one document's report."""

    parties: frozenset[str]
    #: people named in title and lede; people named in the head; each as (country, words)
    leads: frozenset[tuple[str, tuple[str, ...]]]
    people: frozenset[tuple[str, tuple[str, ...]]]
    #: what kind of occasion: visit, call, letter, summit, aside, case, talks
    occasions: frozenset[str]
    #: the same, of title and lede together
    top: frozenset[str]
    #: codes of the parties where it takes place
    hosts: frozenset[str]
    #: day-precise dates of the head, as EDTF; without a year that was only inferred
    days: tuple[str, ...]
    #: numbers of sessions told in the head: "khóa họp lần thứ 20"
    sessions: frozenset[str]
    #: the words of title and lede; runs of six words of all, which two reports of one handout share
    about: Content
    runs: Runs

    @property
    def concerned(self) -> frozenset[str]:
        """Parties, hosts and the countries of the people of title and lede."""
        return self.parties | self.hosts | {c for c, _ in self.leads if c}


def head_of(document: Document) -> tuple[str, str]:
    """(title and lede, these and what follows to `_HEAD` characters)."""
    first = next((s.end for s in document.segments if s.kind == "lede"), None)
    title = next((s.end for s in document.segments if s.kind == "title"), 0)
    end = first if first is not None else title
    return document.text[:end], document.text[: end + _HEAD]


def report(filed: Filed) -> Report:
    """The features of one document."""
    top, head = head_of(filed.document)
    text, title = filed.document.text, fold(filed.document.title)
    actors = {(c.country or "", tokens(c.name)) for c in filed.claims if isinstance(c, Actor)}
    folded_top, folded_head, folded = fold(top), fold(head), fold(text)
    actors = {a for a in actors if not in_passing(a[1], folded)}
    dates = find_dates(text, printed=_printed(filed.document))
    return Report(
        parties=frozenset(filed.parties),
        leads=frozenset(a for a in actors if named(a[1], folded_top)),
        people=frozenset(a for a in actors if named(a[1], folded_head)),
        occasions=occasions(title, folded_top, folded_head), top=occasions(folded_top, folded_head),
        hosts=hosts(head) or visited(text), days=days(dates, len(head)) or days(dates, len(text)),
        sessions=frozenset(_SESSION.findall(folded_head)), about=content(without_parties(top)),
        runs=Runs(runs(_WORD.findall(folded), 6)),
    )  # fmt: skip


def _printed(document: Document) -> str | None:
    return document.published.value if document.published else None


def named(name: tuple[str, ...], folded: str) -> bool:
    """Whether a name, or the word by which its bearer goes, stands in a text."""
    return bool(name) and re.search(rf"\b{re.escape(name[-1])}\b", folded) is not None


@cache
def _occasion_words() -> dict[str, re.Pattern[str]]:
    return {k: any_phrase("occasions", k) for k in phrases("occasions")}


def occasions(*parts: str) -> frozenset[str]:
    """The kinds of occasion that the first of the parts (title, lede) names; else the first one that the last names."""
    for part in parts[:-1]:
        if kinds := frozenset(k for k, p in _occasion_words().items() if p.search(part)):
            return kinds
    first = {k: m.start() for k, p in _occasion_words().items() if (m := p.search(parts[-1]))}
    return frozenset(k for k, at in first.items() if at == min(first.values()))


def in_passing(name: tuple[str, ...], folded: str) -> bool:
    """Whether a person is named once only, as the one in the frame of whose visit something else took place."""
    at = [m.start() for m in re.finditer(rf"\b{re.escape(name[-1])}\b", folded)] if name else []
    return len(at) == 1 and "khuôn khổ" in folded[max(0, at[0] - 120) : at[0]]


def visited(text: str) -> frozenset[str]:
    """Codes of the parties that are said to be visited; not of visits wished, asked for or recalled."""
    out = set()
    for h in found(text):
        to = _VISIT_TO.search(fold(text[max(0, h.start - 60) : h.start]))
        if to is None or _RECALLED.search(fold(text[h.end : h.end + 90])):
            continue
        at = max(0, h.start - 60) + to.start()
        if not _WISHED.search(fold(text[max(0, at - 80) : at])):
            out.add(code(h))
    return frozenset(out)


def hosts(head: str) -> frozenset[str]:
    """Codes of the parties in or to which something takes place."""
    out = set(visited(head))
    if out:
        return frozenset(out)
    for hit in lexicon("capitals").scan(head):
        if _TO.search(fold(head[max(0, hit.start - 30) : hit.start])):
            out.add(str(hit.entry.data.get("country", "")))
    return frozenset(out - {""})


def days(dates: list[DateMention], end: int) -> tuple[str, ...]:
    """The days printed in the head, earliest in the text first; an inferred year is taken out again."""
    out = []
    years = [s.first.year for d in dates if (s := span(without_guess(d))) and s.year]
    for d in dates:
        if d.start >= end:
            break
        edtf = without_guess(d)
        s = span(edtf)
        if s and s.year and s.first.year < max(years) - _HISTORY:
            continue
        if s and s.days <= 10 and d.role != "base" and ".." not in edtf:
            out.append(edtf)
    return tuple(dict.fromkeys(out))


def without_guess(d: DateMention) -> str:
    """The EDTF of a date; its year X where the text does not print it with the date."""
    return re.sub(r"\b\d{4}(?=-\d\d)", "XXXX", d.edtf) if d.anchor == "text" else d.edtf


_WORD = re.compile(r"\d+|[^\W\d_]+")


def sketch(told: Collection[int]) -> tuple[str, ...]:
    """The least hashes of the runs under each of a few permutations: a tenth of shared wording meets in one of them."""
    minhash = RMinHash(num_perm=_SKETCH, seed=_SEED)
    minhash.update([str(r) for r in sorted(told)])
    return tuple(f"w{n}:{h:x}" for n, h in enumerate(minhash.digest())) if told else ()

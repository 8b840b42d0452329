"""One place where a happening is told. Types only."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from banggiao.extract.dated import Dated, Span
from banggiao.extract.reading import Sentence
from banggiao.model.frozen import frozen

#: the topic of a visit that only an arrival tells
ARRIVES: Final = "arrives"


@frozen
class Party:
    """Somebody who takes part: a person's full name, or a country's code."""

    name: str
    country: str | None
    span: Span
    #: index into Cast.people
    person: int | None = None
    #: the office as printed: the person's role, or what somebody without a name is called by
    office: str = ""
    #: whether it is a body ("Bộ Công Thương", "Trường ... Italy"), which no person of its country stands for
    body: bool = False


@frozen
class Place:
    """A place as printed, and the country that it is or lies in, where known."""

    text: str
    span: Span
    country: str | None = None
    #: whether it is a country itself, no town or house in it
    state: bool = False
    #: further countries of one journey ("Việt Nam và Lào")
    more: tuple[str, ...] = ()


@frozen
class Telling:
    """One happening as one sentence tells it."""

    type: str
    sentence: Sentence
    #: the word that tells it
    cue: Span
    parties: tuple[Party, ...] = ()
    when: Dated | None = None
    place: Place | None = None
    modality: str | None = None
    modality_span: Span | None = None
    #: whether words say that it took place or is taking place
    past: bool = False
    level: Span | None = None
    #: the clause that tells it
    clause: Span = (0, 0)
    #: what the happening is about, folded: keeps signings and jubilees apart
    topic: str = ""
    #: whether people or things are visited there, no place ("thăm cán bộ Đại sứ quán ... tại Nhật Bản")
    call_on: bool = False
    #: whether a delegation goes that is only called by its country
    delegation: bool = False
    #: whether it is an entry of a list of dated papers, one among others of its day
    listed: bool = False
    #: whether the participant is only concluded from the document as a whole
    guessed: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Who takes part."""
        return frozenset(p.name for p in self.parties)

    def but(self, **changes: object) -> Telling:
        """The same with other fields."""
        return replace(self, **changes)  # type: ignore[arg-type]


def dates_agree(a: Dated | None, b: Dated | None) -> bool:
    """Whether both can be of one happening: one is part of the other, or one leaves its year open."""
    if a is None or b is None:
        return True
    x, y = a.edtf, b.edtf
    if x == y or x.startswith(y) or y.startswith(x):
        return True
    return _inside(x, y) or _inside(y, x) or (x[4:] == y[4:] and "XXXX" in (x[:4], y[:4]))


def _inside(day: str, interval: str) -> bool:
    low, _, high = interval.partition("/")
    return bool(high) and "/" not in day and len(day) == len(low) and low <= day <= high

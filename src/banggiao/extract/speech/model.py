"""Acts: what the grammar gives to the kinds. Types only."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from banggiao.model.claims import Said
from banggiao.model.document import SegmentKind
from banggiao.model.frozen import frozen

Span = tuple[int, int]
ActClass = Literal["commitment", "position"]


@frozen(kw_only=True)
class Act:
    """One speech act or deed of one clause."""

    #: span of the clause, subject included where it stands right before the verb
    start: int
    end: int
    #: span of the words that decide the act
    cue: Span
    kind: ActClass
    act: str
    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    speaker: str | None = None
    #: where the words for each field stand: by, to, speaker, agent
    grounds: dict[str, Span] = field(default_factory=dict)
    #: the organisation that does or owes it, as printed
    agent: str | None = None
    #: span of what is said or done: behind the cue
    content: Span
    #: tense and modality marks of the head
    marks: frozenset[str] = frozenset()
    segment: SegmentKind = "paragraph"
    #: index of the sentence
    sentence: int = 0
    #: where the heading stands under which the clause is put
    heading: Span | None = None
    #: fields of cooperation, the main one first
    pillars: tuple[str, ...] = ()
    #: whether its own words name a field, and not only those before or over it
    fielded: bool = True
    #: when it was said
    said: Said | None = None
    #: what was sure and what was not: names of cues, for confidence and reasons
    reasons: tuple[str, ...] = ()

"""A sentence as a row of tokens: who, verb, particle, mark, date, words.

Takes the vocabulary hits, mentions and dates of one sentence, gives tokens in order that never overlap and leave out
only white space and bracketed asides. What no vocabulary knows is `words`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Final, Literal

from banggiao.extract.actors import Cast, Mention
from banggiao.extract.reading import Reading
from banggiao.extract.speech.markers import Enumerator
from banggiao.model.frozen import frozen
from banggiao.vocabulary.lexicon import Hit

Kind = Literal["who", "verb", "particle", "mark", "date", "words"]

#: a mark outside figures, a dash that stands alone, the sign of a list; its first character stands before all
#: branches, so that the search skips whatever is none
_MARK: Final = re.compile(
    r"[,.;:!?…–—+*•-](?:(?<=[,.])(?:(?<!\d[,.])[,.]*|[,.]*(?!\d))|(?<=[;:!?…])[,;:.!?…]*"
    r"|(?<=\s[-–—])(?=\s)|(?<=\A[-–—+*•]))"
)
_LONE: Final = frozenset(",.;:")
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SPACE_OR_QUOTE: Final = " \t\n\u00a0\"'“”«»‘’"

#: roles of particles that may stand between a subject and its verb
BEFORE_VERB: Final = frozenset(
    {"past", "progressive", "future", "need", "continue", "manner", "negation", "maybe", "time", "passive"}
)


#: roles of pronouns: a subject without a name of its own
PRONOUNS: Final = frozenset({"first", "all", "third"})


COUNTS: Final = frozenset(
    ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "2", "3", "4", "5", "6", "7", "8", "02", "03", "04", "05", "06")
)


@frozen
class Token:
    """`text[start:end]`, what kind of thing it is, and what stands behind it."""

    kind: Kind
    start: int
    end: int
    #: role of a particle, class of a verb, the sign of a mark, first word of `words`
    role: str
    hit: Hit | None = None
    mentions: tuple[Mention, ...] = ()

    def data(self, key: str) -> Any:
        """A key of the vocabulary entry behind the token; None where there is none."""
        return self.hit.entry.data.get(key) if self.hit else None

    def is_mark(self, signs: str) -> bool:
        """Whether it is a mark that holds one of `signs`."""
        if self.kind != "mark":
            return False
        return self.role in signs if len(self.role) == 1 else any(c in signs for c in self.role)

    @property
    def raises(self) -> bool:
        """Whether it is a verb that only brings forward several things: `nêu ba đề xuất`."""
        return self.kind == "verb" and self.role != "stand" and self.hit is not None and self.start < self.hit.start

    @property
    def voiced(self) -> bool:
        """Whether it is a stand that another verb gives voice to: `bày tỏ sự cảm kích`."""
        return self.role == "stand" and self.hit is not None and self.start < self.hit.start

    @property
    def enumerates(self) -> bool:
        """Whether it is a sign that parts the items of a sentence: `(ii)`, `thứ hai,`."""
        return self.kind == "mark" and self.role == ";" and self.end - self.start > 1

    @property
    def entry(self) -> str:
        """Id of the vocabulary entry behind it; "" where there is none."""
        return self.hit.entry.id if self.hit else ""

    @property
    def imperative(self) -> bool:
        """Whether it is the word that calls on somebody: `hãy`."""
        return self.entry == "imperative"

    def is_role(self, *roles: str) -> bool:
        """Whether it is a particle of one of the roles."""
        return self.kind == "particle" and self.role in roles


def asides(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans in brackets inside `text[start:end]`."""
    if text.find("(", start, end) < 0 and text.find("[", start, end) < 0:
        return []
    return [m.span() for m in _ASIDE.finditer(text, start, end)]


def _known(reading: Reading, who: Cast, hits: list[Hit], span: tuple[int, int]) -> list[Token]:
    """Tokens of mentions, vocabulary and dates; may overlap."""
    out = [Token("who", m.start, m.end, m.kind, None, (m,)) for m in who.mentions_in(*span)]
    for hit in hits:
        entry = hit.entry
        data = entry.data
        if entry.category == "acts":
            kind: Kind = "words" if data["class"] == "trap" else "verb"
            out.append(Token(kind, hit.start, hit.end, data["class"], hit))
        else:
            role = data["role"]
            kind = "words" if role == "trap" else "who" if role in PRONOUNS else "particle"
            out.append(Token(kind, hit.start, hit.end, role, hit))
    out += [Token("date", d.start, d.end, d.role) for d in reading.dates_in(*span)]
    return out


_START: Final = attrgetter("start")
_RANK: Final = {"mark": 0, "who": 0, "date": 1, "verb": 2, "words": 3, "particle": 4}


def _leftmost_longest(tokens: list[Token]) -> list[Token]:
    """The tokens without those that begin inside another one; of those that begin together the longest stays.

    A mention or date that begins inside a verb's last word wins nothing: words never overlap by half.
    """
    out: list[Token] = []
    at, end = -1, -1  # of the last one
    for t in sorted(tokens, key=_START):
        if t.start >= end:
            out.append(t)
        elif t.start == at and (-t.end, _RANK[t.kind]) < (-end, _RANK[out[-1].kind]):
            out[-1] = t
        else:
            continue
        at, end = t.start, t.end
    return out


def _gap(text: str, start: int, end: int, out: list[Token]) -> None:
    """Marks and plain words of `text[start:end]`."""
    lone = text[start:end].strip()
    if lone in _LONE:  # nothing but one mark, as in most gaps that have any
        at = text.index(lone, start)
        out.append(Token("mark", at, at + 1, lone))
        return
    at = start
    for m in _MARK.finditer(text, start, end):
        first, last = m.span()
        if first > at:
            _words(text, at, first, out)
        out.append(Token("mark", first, last, m[0]))
        at = last
    if at < end:
        _words(text, at, end, out)


def _words(text: str, start: int, end: int, out: list[Token]) -> None:
    """Plain words; quotation marks round a phrase say nothing about clauses."""
    piece = text[start:end]
    body = piece.strip(_SPACE_OR_QUOTE)
    if body:
        start += piece.index(body)
        out.append(Token("words", start, start + len(body), body.split(None, 1)[0].lower()))


def tokenise(
    reading: Reading, who: Cast, hits: list[Hit], span: tuple[int, int], signs: Sequence[Enumerator] = ()
) -> list[Token]:
    """The tokens of `text[start:end]` of a span, one sentence; `hits` are those of acts and particles inside it.

    `signs` are those of an enumeration inside it: one that leads says nothing, another parts like `;`.
    """
    text, (start, end) = reading.text, span
    skip = asides(text, start, end)
    known = _known(reading, who, hits, span)
    if skip:
        known = [t for t in known if not any(a <= t.start < b for a, b in skip)]
    if signs:
        parting = [Token("mark", s.start, s.end, ";") for s in signs if not s.leads]
        skip = sorted({*skip, *((s.start, s.end) for s in signs)} - {(t.start, t.end) for t in parting})
        known = [t for t in known if not any(s.start <= t.start < s.end for s in signs)] + parting
    known = _leftmost_longest(known)
    out: list[Token] = []
    at = start
    edges: list[tuple[int, int, Token | None]] = [(t.start, t.end, t) for t in known]
    if skip:
        edges = sorted([*edges, *((a, b, None) for a, b in skip)], key=lambda x: x[:2])
    for a, b, token in edges:
        if a < at:
            continue
        if a - at > 1 or (a > at and text[at] != " "):  # most tokens have nothing but a space between them
            _gap(text, at, a, out)
        if token:
            out.append(token)
        at = b
    if at < end:
        _gap(text, at, end, out)
    return out

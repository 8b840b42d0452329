"""A sentence as a row of tokens: who, verb, particle, mark, date, words.

Takes the vocabulary hits, mentions and dates of one sentence, gives tokens in order that never overlap and leave out
only white space and bracketed asides. What no vocabulary knows is `words`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple

from banggiao.extract.actors import Cast, Mention
from banggiao.extract.reading import Reading, within
from banggiao.extract.speech.markers import Enumerator
from banggiao.vocabulary.lexicon import Hit

Kind = Literal["who", "verb", "particle", "mark", "date", "words"]

_MARK: Final = re.compile(r"[,;:.!?…]+|(?<=\s)[-–—](?=\s)|^\s*[-–—+*•]")
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SPACE_OR_QUOTE: Final = " \t\n\u00a0\"'“”«»‘’"

#: roles of particles that may stand between a subject and its verb
BEFORE_VERB: Final = frozenset(
    {"past", "progressive", "future", "need", "continue", "manner", "negation", "maybe", "time", "passive"}
)


_SPEECH: Final = ("say", "act", "stand")
#: what states are called before the name of their group
_STATES: Final = ("nước ", "quốc gia ", "thành viên ")
#: tokens of a clause in which its verb stands
_TOLD: Final = 12
#: entries of `particles.toml` that join two names into one subject
_JOINTS: Final = ("link", "manner", "together")
#: roles of pronouns: a subject without a name of its own
PRONOUNS: Final = frozenset({"first", "all", "third"})


#: verbs that bring forward what the noun behind them tells: `nêu ba đề xuất`
_RAISES: Final = frozenset({"nêu", "nêu ra", "nêu lên", "đưa ra", "đề ra", "gửi"})
COUNTS: Final = frozenset(
    ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "2", "3", "4", "5", "6", "7", "8", "02", "03", "04", "05", "06")
)


class Token(NamedTuple):
    """`text[start:end]`, what kind of thing it is, and what stands behind it. A tuple: a text has hundreds."""

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
        return self.kind == "verb" and self.hit is not None and self.start < self.hit.start

    @property
    def enumerates(self) -> bool:
        """Whether it is a sign that parts the items of a sentence: `(ii)`, `thứ hai,`."""
        return self.kind == "mark" and self.role == ";" and self.end - self.start > 1

    @property
    def imperative(self) -> bool:
        """Whether it is the word that calls on somebody: `hãy`."""
        return self.hit is not None and self.hit.entry.id == "imperative"

    def is_role(self, *roles: str) -> bool:
        """Whether it is a particle of one of the roles."""
        return self.kind == "particle" and self.role in roles


def asides(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans in brackets inside `text[start:end]`."""
    return [m.span() for m in _ASIDE.finditer(text, start, end)]


def _known(reading: Reading, who: Cast, hits: list[Hit], span: tuple[int, int]) -> list[Token]:
    """Tokens of mentions, vocabulary and dates; may overlap."""
    out = [Token("who", m.start, m.end, m.kind, None, (m,)) for m in who.mentions_in(*span)]
    for hit in hits:
        data = hit.entry.data
        if hit.entry.category == "acts":
            kind: Kind = "words" if data["class"] == "trap" else "verb"
            out.append(Token(kind, hit.start, hit.end, data["class"], hit))
        else:
            role = data["role"]
            kind = "words" if role == "trap" else "who" if role in PRONOUNS else "particle"
            out.append(Token(kind, hit.start, hit.end, role, hit))
    out += [Token("date", d.start, d.end, d.role) for d in within(reading.dates, *span)]
    return out


_RANK: Final = {"mark": 0, "who": 0, "date": 1, "verb": 2, "words": 3, "particle": 4}


def _leftmost_longest(tokens: list[Token]) -> list[Token]:
    out: list[Token] = []
    for t in sorted(tokens, key=lambda t: (t.start, -t.end, _RANK[t.kind])):
        if out and t.start < out[-1].end:
            # a mention or date that begins inside a verb's last word wins nothing: words never overlap by half
            continue
        out.append(t)
    return out


def _gap(text: str, start: int, end: int, out: list[Token]) -> None:
    """Marks and plain words of `text[start:end]`."""
    if end - start < 2 and (start == end or text[start] == " "):
        return
    at = start
    for m in _MARK.finditer(text, start, end):
        if m.start() > at:
            _words(text, at, m.start(), out)
        sign = m[0].strip()
        out.append(Token("mark", m.end() - len(m[0].lstrip()), m.end(), sign))
        at = m.end()
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
        _gap(text, at, a, out)
        if token:
            out.append(token)
        at = b
    _gap(text, at, end, out)
    return _announcing(text, _raising(text, _grouped(text, _without_colon(out))))


def _without_colon(tokens: list[Token]) -> list[Token]:
    """`hai bên sẽ: mở ...; lập ...`: the colon between a tense mark and its verb says nothing."""
    for n in range(len(tokens) - 2, 0, -1):
        if tokens[n].is_mark(":") and tokens[n - 1].is_role("future", "need"):
            return tokens[:n] + tokens[n + 1 :]
    return tokens


def _grouped(text: str, tokens: list[Token]) -> list[Token]:
    """Two or more mentions joined by `và`, `,` or `cùng` at the head of a clause become one subject."""
    out: list[Token] = []
    i = 0
    tokens = _quantified(text, tokens)
    while i < len(tokens):
        t = tokens[i]
        if t.kind != "who" or not _clause_opens(out):
            out.append(t)
            i += 1
            continue
        last, members = i, [t]
        while last + 2 < len(tokens) and tokens[last + 2].kind == "who" and _joins(tokens, last + 1):
            last += 2
            members.append(tokens[last])
        if len(members) > 1 and not (tokens[last - 1].is_mark(",") and len(members) == 2):
            mentions = tuple(m for x in members for m in x.mentions)
            role = "joined" if any(x.role == "first" for x in members) else "group"
            out.append(Token("who", t.start, tokens[last].end, role, None, mentions))
            i = last + 1
        else:
            out.append(t)
            i += 1
    return out


def _is_name(text: str, who: Token, words: Token) -> bool:
    """`hai Bộ` `Ngoại giao`: the words go on with the name of both ministries."""
    both = who.kind == "who" and who.role == "both" and text[who.start : who.end].endswith("Bộ")
    return both and words.start - who.end <= 1 and text[words.start].isupper()


def _plural(text: str, before: Token, who: Token) -> bool:
    """`các` `nước ASEAN`: several states named by their group."""
    return (
        before.is_role("nominal")
        and text.startswith(("các", "Các"), before.start)
        and text.startswith(_STATES, who.start)
    )


def _quantified(text: str, tokens: list[Token]) -> list[Token]:
    """`tất cả các bên` is one subject, and so is `Bộ trưởng ... ông ...`, who is named last."""
    out: list[Token] = []
    for t in tokens:
        if t.kind == "who" and out and (out[-1].is_role("quantifier") or _plural(text, out[-1], t)):
            t = t._replace(start=out.pop().start)
        elif t.kind == "who" and out and out[-1].kind == "who" and t.start - out[-1].end <= 1:
            first = out.pop()
            named = t if any(m.person is not None for m in t.mentions) else first
            t = named._replace(start=first.start, end=t.end)
        elif t.kind == "words" and out and _is_name(text, out[-1], t):
            t = out.pop()._replace(end=t.end)
        out.append(t)
    return out


def _joins(tokens: list[Token], i: int) -> bool:
    t = tokens[i]
    return t.is_mark(",-–") or (
        t.kind == "particle" and t.hit is not None and t.hit.entry.id in ("link", "manner", "together")
    )


def _clause_opens(before: list[Token]) -> bool:
    """Whether a subject may stand after these tokens: at the start, after a mark, a link, a verb of saying."""
    if not before:
        return True
    t = before[-1]
    if t.kind == "mark" or t.kind == "date":
        return True
    return t.is_role("link", "that", "time") or (t.kind == "verb" and t.role in ("say", "act"))


def _raising(text: str, tokens: list[Token]) -> list[Token]:
    """`nêu ba đề xuất`, `đưa ra một số kiến nghị`: one verb of asking or proposing."""
    for i in range(len(tokens) - 2):
        first, count, noun = tokens[i : i + 3]
        if first.kind != "verb" or noun.role != "act" or not noun.data("noun") or count.role not in COUNTS:
            continue
        if text[first.start : first.end].lower() in _RAISES and noun.data("act") in ("request", "propose"):
            return [*tokens[:i], noun._replace(start=first.start), *_raising(text, tokens[i + 3 :])]
    return tokens


def _announcing(text: str, tokens: list[Token]) -> list[Token]:
    """`thông báo rằng ...`, `tuyên bố Mỹ sẽ ...`: a verb of announcing before a clause is one of saying.

    So is `ra tuyên bố chung` before a verb of its own.
    """
    for i, t in enumerate(tokens[:-1]):
        speaks = tokens[i + 1].kind == "verb" and tokens[i + 1].role in _SPEECH
        if speaks and t.kind == "verb" and t.role == "meet" and text.startswith("ra ", t.start):
            tokens[i] = t._replace(role="say")
    for i, t in enumerate(tokens):
        if t.kind == "verb" and t.role == "act" and t.data("act") == "announce" and _clause_follows(tokens, i + 1):
            tokens[i] = t._replace(role="say")
    return tokens


def _clause_follows(tokens: list[Token], i: int) -> bool:
    after = tokens[i : i + 6]
    if after and after[0].is_role("past", "progressive"):
        return True
    if after and after[0].kind == "who":
        verb = next((n for n, t in enumerate(after) if t.kind in ("verb", "mark")), len(after))
        return any(t.is_role("future", "past", "progressive", "negation") for t in after[1 : max(verb, 3)])
    named = bool(after) and after[0].kind == "words" and after[0].hit is not None
    if named and any(t.role in ("be", "do") for t in tokens[i : i + _TOLD]):
        return True
    for n, t in enumerate(after):
        if t.is_role("that") or (t.is_role("progressive", "past") and after[n - 1].kind == "who"):
            return True
        if t.kind in ("verb", "mark"):
            return n > 1 and after[n - 1].kind == "who" and t.role in ("act", "stand")
    return False

"""Sentence borders in canonical Vietnamese text.

Takes a text and a span (mostly one line), gives spans of sentences without their surrounding white space. Keeps
true: spans are in order, never overlap, and hold every character of the span that is not white space. A full stop
ends no sentence inside a number (`1.150`), after an abbreviation (`TP.`, `GS.`, `v.v.` before a small letter), after
an initial (`Ông G.`) or before a small letter; a stop glued to the next word (`ASEAN.Ngoài`) does, unless both sides
are of one abbreviation (`TP.HCM`).
"""

from __future__ import annotations

import re
from typing import Final

_CLOSERS: Final = '"”’»)]'
_STOP: Final = re.compile(rf"[.!?…]+[{re.escape(_CLOSERS)}]*")
_NEXT: Final = re.compile(r"\s+(?:[\"'“‘«(\[–—•*-]\s*)*(\S)")
_SPACED_QUOTE: Final = re.compile(r'\s"(?=\s|$)')
_GLUED: Final = re.compile(r"[A-ZĐ\u00c0-\u1ef9][a-zđ\u00c0-\u1ef9]")
#: number of a heading: `II. Hợp tác kinh tế`
_NUMBERING: Final = " \t0123456789."
_ROMAN: Final = re.compile(r"[IVX]{2,5}")
_WORD: Final = re.compile(r"([\w-]+)\s?$")

#: Short forms before a name or a number; they end no sentence whatever follows (closed table, without the stop).
_BEFORE_NAME: Final = frozenset(
    {
        *(
            "tp",
            "tx",
            "tt",
            "gs",
            "pgs",
            "ts",
            "ths",
            "bs",
            "ks",
            "cn",
            "ls",
            "nsnd",
            "nsưt",
            "ncs",
            "p",
            "q",
            "h",
            "x",
        ),
        *("mr", "mrs", "ms", "dr", "st", "no", "prof", "sgt", "gen", "sen", "rep", "jr", "sr", "vol", "bros", "tr"),
    }
)


def _ends(text: str, stop: re.Match[str], opened: int, end: int) -> bool:
    """Whether the stop mark at `stop` closes the sentence of `text[:end]` that opened at `opened`."""
    at = stop.end()
    if at >= end:
        return True
    mark = stop[0]
    after = _NEXT.match(text, at, end)
    if after is None:
        return not text[at:end].strip() or _glued(text, stop, end)
    follower = after[1]
    if follower.islower() or follower in ",;:)]”":
        return False
    if mark[0] != "." or mark.startswith("..."):
        return True
    word = _WORD.search(text, max(0, stop.start() - 12), stop.start())
    if word is None or mark != ".":
        return True
    short = word[1]
    if short.lower() in _BEFORE_NAME and not short.islower():
        return False
    # one capital letter is an initial ("Ông G. nói", "John F. Kennedy"), but "Đông Nam Á." and "nước Ý." are names; a
    # digit or letter before is that of a list ("1. Về ...", "2.3. Mở ...", "a. Trao đổi ...")
    if len(short) == 1 and short.isupper() and short.isascii():
        return False
    numbered = (short.isdigit() and len(short) <= 2) or _ROMAN.fullmatch(short) is not None
    numbered = numbered or (len(short) == 1 and short.isalpha())
    return not (numbered and not text[opened : word.start()].strip(_NUMBERING))


def _glued(text: str, stop: re.Match[str], end: int) -> bool:
    """`... với ASEAN.Ngoài Mỹ`: a border whose space was lost; not `TP.HCM`, `P.V`, `bnews.vn`, `1.150`, `M.Pompeo`."""
    before = _WORD.search(text, max(0, stop.start() - 12), stop.start())
    if stop[0] != "." or before is None or not _GLUED.match(text, stop.end(), end):
        return False
    short = before[1]
    return (
        len(short) > 1 and short.lower() not in _BEFORE_NAME and not short[0].isdigit() and text[stop.end()].isupper()
    )


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences in `text[start:end]`, in order. Offsets are those of `text`."""
    end = len(text) if end is None else end
    out: list[tuple[int, int]] = []
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() >= at and _ends(text, stop, at, end):
            stopped = _with_spaced_quote(text, at, stop.end(), end)
            _add(text, at, stopped, out)
            at = stopped
    _add(text, at, end, out)
    return out


def _with_spaced_quote(text: str, opened: int, at: int, end: int) -> int:
    """Take the closing mark of segmented text (`. "`) into the sentence, if the sentence opened that quotation."""
    m = _SPACED_QUOTE.match(text, at, end)
    return m.end() if m and text.count('"', opened, at) % 2 else at


def _add(text: str, start: int, end: int, out: list[tuple[int, int]]) -> None:
    """Append the trimmed span; a rest of closing marks alone joins the sentence before it."""
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return
    a = start + len(piece) - len(piece.lstrip())
    if out and not any(c.isalnum() for c in body) and "\n" not in text[out[-1][1] : a]:
        out[-1] = (out[-1][0], a + len(body))
    else:
        out.append((a, a + len(body)))

"""Undo word segmentation: underscores inside words, punctuation as tokens of its own, digits broken apart.

Corpora store Vietnamese text with its words joined ("hợp_tác") and its punctuation spaced out ("hai bên , và").
Keeps true: only white space, underscores and nothing else are changed.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.clean.draft import Draft
from banggiao.model.document import Edit

_JOINED: Final = re.compile(r"_(?<=[^\s_]_)(?=[^\W_])")
#: Words in which an underscore is the writer's own.
_OWN: Final = re.compile(r"\S*(?:@|://|www\.)\S*")
#: One underscore for so many spaces at least makes a text a segmented one (corpora: one for two).
_SPACES_FOR_ONE: Final = 15

#: A mark that closes, with a space before it, and one that opens, with a space behind it; the marks' own meaning does
#: not depend on the text. The mark stands first, since there are ten spaces to one mark.
_CLOSING: Final = re.compile(
    r"[,;:!?…%)\]}”’».+-](?<= .)(?:(?<![.+-])|(?<=\.)(?![A-Za-z0-9])|(?<=\+)(?! ?\d)"
    r"|(?:(?<=[A-Z] -)|(?<=[A-ZĐ][a-zà-ỹ] -))(?=\d))"
)
_OPENING: Final = re.compile(r"[(\[{“‘«](?= )")
_SLASH: Final = re.compile(r" / (?<=\w / )(?=\w)")
_CLOCK: Final = re.compile(r" : (?<=\b\d\d : )(?=[0-5]\d\b)")
_CLITIC: Final = re.compile(r" '(?:(?<=[A-Za-z] ') ?(?=(?:s|t|re|ll|ve|d|m)\b)|(?<=\b[DdLlO] ') (?=[A-ZÀ-Ỹ]))")
_QUOTE: Final = re.compile("[\"']")
_CLOSERS: Final = frozenset(",.;:!?…)")
#: "19 2/1 93" = 192/193 and "1 97 3" = 1973: figures broken apart by the corpus's tools.
_BROKEN_RATIO: Final = re.compile(r"(\d\d) (\d)/(\d) (\d\d)(?<![\d/.,]\d\d \d/\d \d\d)(?![\d/]|[.,]\d)")
_APART: Final = re.compile(r"/(?<=\d \d/)\d \d")
_BROKEN_YEAR: Final = re.compile(r"/([12]) (\d\d) (\d)(?=\D|$)")


def is_segmented(text: str) -> bool:
    """Whether words are joined by underscores throughout, or punctuation stands apart throughout."""
    joined = text.count("_")
    if joined:
        return joined * _SPACES_FOR_ONE >= text.count(" ") and _JOINED.search(text) is not None
    apart = text.count(" , ") + text.count(" . ") + text.count(" .\n")
    return apart >= 2 and apart * 2 > text.count(", ") + text.count(". ") + text.count(".\n")


def unsegment(draft: Draft) -> None:
    """Take the steps that give running text back."""
    own = [m.span() for m in _OWN.finditer(draft.text)] if "@" in draft.text or "www." in draft.text else []
    joined = [m.start() for m in _JOINED.finditer(draft.text)]
    if own:
        joined = [i for i in joined if not any(a <= i < b for a, b in own)]
    draft.edit(
        "underscores",
        "the corpus joined the syllables of a word",
        [Edit(i, i + 1, " ") for i in joined],
        draft.text.replace("_", " ") if len(joined) == draft.text.count("_") else None,
    )
    if _APART.search(draft.text):
        draft.sub("broken figures", "a figure was broken apart", _BROKEN_RATIO, lambda m: f"{m[1]}{m[2]}/{m[3]}{m[4]}")
    draft.sub("broken years", "a year was broken apart", _BROKEN_YEAR, lambda m: "/" + m[1] + m[2] + m[3])
    if " / " in draft.text:
        draft.sub("spaced slashes", "a slash joins its two sides", _SLASH, "/")
    if "'" in draft.text:
        draft.sub("spaced apostrophes", "an apostrophe stands inside its word", _CLITIC, "'")
    if " : " in draft.text:
        draft.sub("spaced clock times", "hours and minutes are one figure", _CLOCK, ":")
    loose = {m.start() - 1 for m in _CLOSING.finditer(draft.text)}
    loose.update(m.end() for m in _OPENING.finditer(draft.text))
    if '"' in draft.text or "'" in draft.text:
        loose |= _beside_quotes(draft.text)
    draft.edit("spaced punctuation", "the corpus spaced punctuation out", [Edit(i, i + 1) for i in loose])


def _beside_quotes(text: str) -> set[int]:
    """The spaces on the inner side of straight quotation marks that stand alone; they open and close by turns."""
    out: set[int] = set()
    opened: dict[str, bool] = {}
    line = -1
    for m in _QUOTE.finditer(text):
        start, end = m.span()
        if (at := text.rfind("\n", 0, start)) != line:
            opened, line = {}, at
        before = start == 0 or text[start - 1] in " \n("
        after = end == len(text) or text[end] in " \n"
        if not (before and after):
            opened[m[0]] = before
            continue
        following = text[end + 1 : end + 2] if end < len(text) and text[end] == " " else ""
        first, last = start == line + 1, end == len(text) or text[end] == "\n"
        closes = not first and (opened.get(m[0], False) or last or following in _CLOSERS)
        opened[m[0]] = not closes
        if closes and text[start - 1] == " ":
            out.add(start - 1)
        elif not closes and not last and text[end] == " ":
            out.add(end)
    return out

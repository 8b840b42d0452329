"""Photographers' credits: where they begin and end, in a caption and inside a line that runs on.

Keeps true: a credit is names and outlets only; the sentence after it is left whole.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from banggiao.clean.letters import UPPER
from banggiao.language.fold import fold
from banggiao.model.frozen import frozen
from banggiao.vocabulary.lexicon import Lexicon, lexicon

#: A word with a capital.
NAME: Final = rf"[{UPPER}][\w.'’-]{{0,30}}"
#: Names in a row, as photographers and outlets are written.
_WRITERS: Final = re.compile(rf"{NAME}(?:(?:[ /-]| – | - ){NAME}){{0,6}}")
#: A name in capitals only, as some outlets print photographers.
_SHOUTED: Final = re.compile(rf"(?:[{UPPER}][{UPPER}.]+(?: |$))+")
#: "(Ảnh: ...)", "Ảnh: ..." to the end of a caption, "- Ảnh ..."; also drawings and stills.
_PHOTO: Final = re.compile(
    r"(?P<what>Ảnh(?: tư liệu| minh họa| minh hoạ| chụp màn hình| internet)?|ẢNH|Đồ họa|Đồ hoạ|Video|Clip|Photo)"
    r"(?: ?[:/] ?| (?=[A-ZĐ][\w.]*[)\]/]|VGP|TTXVN|Bộ |[A-Z]{2,}))"
)
#: What of it can be told without looking further.
_PHOTO_WORDS: Final = ("Ảnh", "ẢNH", "Đồ h", "Video", "Clip", "Photo")
_OPEN: Final = re.compile(r"(?:[ .,;–-]*)([(\[] ?)?\Z")


@cache
def outlets() -> Lexicon:
    """The vocabulary of agencies and outlets, compiled alone."""
    return lexicon("outlets")


@frozen
class PhotoMark:
    """Where a photographer's credit begins ("(Ảnh: "): its span with the marks before it, and its open bracket."""

    start: int
    end: int
    bracket: str


def photo_marks(text: str, start: int = 0, end: int | None = None) -> list[PhotoMark]:
    """The beginnings of photographers' credits in `text[start:end]`, in order."""
    end = len(text) if end is None else end
    if all(text.find(word, start, end) < 0 for word in _PHOTO_WORDS):
        return []
    out = []
    for m in _PHOTO.finditer(text, start, end):
        before = _OPEN.search(text, max(start, m.start() - 8), m.start())
        if before and m.start() > before.end() - 1 and (before.start() < m.start() or m.start() == start):
            out.append(PhotoMark(before.start(), m.end(), (before[1] or "").strip()))
    return out


def photo_credit(text: str) -> tuple[int, int] | None:
    """The span of the photographer's credit at the end of a caption, brackets included."""
    marks = photo_marks(text)
    if not marks:
        return None
    last = marks[-1]
    if last.bracket:
        close = text.find(")" if last.bracket == "(" else "]", last.end)
        if close < 0 or not re.search(r"\w", text[close + 1 :]):
            return last.start, len(text)
        return last.start, close + 1
    return (last.start, len(text)) if text.count(" ", last.end) < 8 else None


def photo_credit_end(text: str, mark: PhotoMark, end: int) -> int | None:
    """Where a photographer's credit inside a long line ends; None where it is none.

    Without brackets the names end where the next sentence opens: behind a known outlet, before a title or party,
    before the first word that is not all capitals, else before the last capital.
    """
    at = mark.end
    if mark.bracket:
        close = text.find(")" if mark.bracket == "(" else "]", at, min(end, at + 80))
        return close + 1 if close >= 0 else None
    m = _WRITERS.match(text, at, end)
    if m is None:
        return None
    names = m[0]
    stop = at + _names_end(names, text[at : min(end, at + len(names) + 40)])
    if stop == m.end() and stop < end and text[stop] not in ".,":
        last = names.rfind(" ")  # the last capital opens the next sentence
        if last <= 0:
            return None
        stop = at + last
    return stop + 1 if text.startswith(". ", stop) else stop


def _names_end(names: str, window: str) -> int:
    """The end of the names of a credit inside a run of capitalised words, as far as vocabulary and case tell it."""
    slash = max(names.rfind("/"), names.rfind(" – ") + 1, names.rfind(" - ") + 1, names.find("-"))
    for hit in outlets().scan(names, fold(names)):
        if hit.start > slash or (hit.start <= slash + 2 and hit.end > slash):
            return hit.end
    shouted = _SHOUTED.match(names)
    if shouted and shouted.end() < len(names):
        return len(shouted[0].rstrip())
    opening = (h.start for h in lexicon("titles", "parties", "references").scan(window, fold(window)))
    first = next((i for i in opening if max(slash + 1, 0) < i <= len(names) and window[i - 1] == " "), None)
    return first - 1 if first else len(names)

"""Join lines that were broken at a margin: a line that ends inside its sentence goes on in the next.

Keeps true: a line break becomes a space; blank lines, lists and headings stay where they are.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from banggiao.clean.draft import Draft
from banggiao.model.document import Edit

#: A line that ends inside a sentence, and the line below that goes on with a small letter.
_GOES_ON: Final = re.compile(r"[^\W_A-Z]|[,–-]")
#: Lines that begin something new: bullets, numbers of a list, quotations with a dash.
_ITEM: Final = re.compile(r"(?:[-+*•–—|#>]|\d{1,2}[.)]|[a-zđ]\)|[IVX]+\.)\s|!?\[")
_ENDS: Final = re.compile(r"[.!?…:;][\"”’»)\]]*$")
#: A short form or initials that end no sentence ("TP." before "HCM", "J.R." before a surname): tools that split
#: sentences break lines after it.
_SHORT_FORM: Final = re.compile(r"(?:TP|Tp|GS|PGS|TS|ThS|BS|KTS|LS|NSND|Mr|Mrs|Ms|Dr|St|[A-Z]\.[A-Z])\.")
#: Margins are looked for between these widths, in characters.
_NARROW: Final = 40
_WIDE: Final = 140
#: From how many broken lines on, and from what share of all, a text is taken for one broken at a margin.
_FEW: Final = 3
_SHARE: Final = 0.25


def join_wrapped(draft: Draft) -> None:
    """Take the step; a text of whole paragraphs takes none."""
    lines = draft.text.split("\n")
    broken = [i for i, (a, b) in enumerate(pairwise(lines)) if _goes_on(a, b)]
    width = max(map(len, lines))
    filled = sum(1 for x in lines if x)
    broken += [i for i, (a, b) in enumerate(pairwise(lines)) if b and _SHORT_FORM.fullmatch(a, a.rfind(" ") + 1)]
    wrapped = width <= _WIDE and len(broken) >= max(_FEW, filled * _SHARE)
    if wrapped:
        broken = [i for i in range(len(lines) - 1) if _is_full(lines[i], lines[i + 1], width)]
    if not broken:
        return
    joined, at, edits = set(broken), 0, []
    for i, line in enumerate(lines):
        at += len(line)
        if i in joined:
            edits.append(Edit(at, at + 1, " "))
        at += 1
    draft.edit("wrapped lines", "a sentence goes on in the next line", edits)


def _goes_on(line: str, after: str) -> bool:
    """Whether a line surely ends inside its sentence and the next goes on."""
    if len(line) < _NARROW // 2 or len(after) < 2 or not after[0].islower() or _ENDS.search(line):
        return False
    if _ITEM.match(after) or after.isascii() or _GOES_ON.match(line[-1]) is None:
        return False
    return len(after) >= _NARROW // 2 or _ENDS.search(after) is not None


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether, in a text broken at a margin, the line below belongs to the same paragraph."""
    if not line or not after or _ITEM.match(after):
        return False
    if after[0].islower() and not _ENDS.search(line):
        return True
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width  # the next word had no room

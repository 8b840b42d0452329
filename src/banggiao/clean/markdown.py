"""Marks of Markdown and of reader views: pictures, links, emphasis, headings, the frame of a one-cell table.

Keeps true: only marks go; the words of a link or heading stay.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.clean.draft import Draft

#: What is left of a picture until its line is cut; the line below it is its caption.
PICTURE: Final = "![]"
_PICTURE: Final = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)(?: \|)?")
_LINK: Final = re.compile(r"(?<!!)\[([^\[\]\n]{1,500})\]\((?:https?:|/|#|mailto:)[^()\n]{0,2000}\)")
_EMPHASIS: Final = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|(?<![\w*])\*(?=\w)|(?<=[\w.,!?”])\*(?![\w*])")
_HEADING: Final = re.compile(r"^#{1,6} ", re.M)
_RULE: Final = re.compile(r"^(?:\|? ?:?-{3,}:? ?)+\|?$|^[*_-]{3,}$", re.M)


def drop_marks(draft: Draft) -> None:
    """Take the steps; a text without marks takes none."""
    text = draft.text
    if "![" not in text and "](" not in text and "**" not in text and not text.startswith("# ") and "\n# " not in text:
        return
    draft.sub("pictures", "a picture is no text", _PICTURE, PICTURE)
    draft.sub("links", "the words of a link stay, its address goes", _LINK, lambda m: m[1])
    draft.sub("rules", "a rule is no text", _RULE, "")
    draft.sub("emphasis", "marks of emphasis are no text", _EMPHASIS, "")


def frame(line: str) -> list[tuple[int, int]]:
    """The spans of the marks round a line: of a table cell, of a heading."""
    if line.startswith("| "):
        return [(0, 2), (len(line) - 2, len(line))] if line.endswith(" |") and len(line) > 4 else [(0, 2)]
    m = _HEADING.match(line)
    return [(0, m.end())] if m else []

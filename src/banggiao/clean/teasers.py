"""Headlines of other articles in brackets between two sentences: "... thân thiết. [Thủ tướng thăm X] Hai bên ...".

Keeps true: what stands in brackets inside a sentence (a word that a quotation leaves out, a label) stays.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.clean.draft import Draft
from banggiao.clean.letters import UPPER

#: behind a sentence's end, before a capital: five words and more without an end of their own
_TEASER: Final = re.compile(
    rf"(?<=[.!?…”\"]) +\[ ?[{UPPER}“\"](?:[^\s\[\]]+ ){{4,30}}[^\s\[\]]*[^\s\[\].;:,] ?\] +(?=[{UPPER}“\"(])"
)


def drop_teasers(draft: Draft) -> None:
    """Take the step; the paragraph that the headline parted becomes two."""
    if "[" in draft.text:
        draft.sub("teasers", "the headline of another article in brackets", _TEASER, "\n")

"""What speaks for and against a line's being article: small general signs, each with a weight, all summed.

Signs look at the shape of a line, its place, what it repeats and what it is about; the words of furniture headings
(vocabulary/data/furniture.toml) are one sign among them. Weights are hand-set on the shapes that the docs name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from banggiao.clean.lines import Line, content_words, names_in

#: How many paragraphs beside the title tell what the article is about.
_OPENING: Final = 3
#: Shares of a line's pairs of syllables that title and opening have too: above the one it is on the article's matter,
#: below the other it is not.
_ON_TOPIC: Final = 0.12
_OFF_TOPIC: Final = 0.04
#: What numbers or marks an item of a list.
_ITEM: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-hđ][.)]|[-–+•*●]) ?(?=\S)", re.IGNORECASE)
_LISTED: Final = "is an item of a list"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the signs of a line are seen against."""

    #: how often each line is said on the page
    said: Counter[str]
    #: the article's title
    title: str
    #: pairs of syllables of title, lede and the first lines of the body
    core: frozenset[str]
    #: names in them
    names: frozenset[str]
    #: whether the page went through a corpus's tools, which leave little furniture
    segmented: bool


def surroundings(lines: Sequence[Line], title: Line | None, said: Counter[str], *, segmented: bool) -> Surroundings:
    """Look at the page as a whole once."""
    if segmented:
        return Surroundings(said, title.folded if title else "", frozenset(), frozenset(), segmented)
    after = (x for x in lines if title is None or x.start > title.start)
    opening = list(islice((x for x in after if x.is_sentence and not x.is_twice), _OPENING))
    told = [title, *opening] if title else opening
    core = content_words(" ".join(x.folded for x in told))
    names = {name for x in told for name in names_in(x.text)}
    return Surroundings(said, title.folded if title else "", frozenset(core), frozenset(names), segmented)


def sign(lines: Sequence[Line], i: int, around: Surroundings) -> None:
    """Write down the signs of `lines[i]`."""
    line, signs = lines[i], lines[i].signs
    before = lines[i - 1] if i else None
    after = lines[i + 1] if i + 1 < len(lines) else None
    signs["prior"] = 1.0 if around.segmented else 0.3
    _of_shape(line, signs)
    _of_repetition(line, before, signs, around)
    _of_place(line, before, after, signs)
    _of_lists(line, before, after, signs)
    if line.words >= 6 and not around.segmented and not line.row and _LISTED not in signs:
        _of_matter(line, signs, around)


def _of_lists(line: Line, before: Line | None, after: Line | None, signs: dict[str, float]) -> None:
    """ "Hai bên nhất trí:" and the items under it, which end as sentences do; links in a row do not."""
    if line.row:
        signs["is a row of a table"] = 1.2
    if line.text.endswith(":") and after is not None and after.ends and _ITEM.match(after.text):
        signs["opens a list"] = 2.0
    under = before is not None and ("opens a list" in before.signs or _LISTED in before.signs)
    if under and line.ends and _ITEM.match(line.text):
        signs[_LISTED] = 1.5


def _of_matter(line: Line, signs: dict[str, float], around: Surroundings) -> None:
    pairs = content_words(line.folded)
    share = len(pairs & around.core) / max(1, len(pairs))
    if share >= _ON_TOPIC or not around.names.isdisjoint(names_in(line.text)):
        signs["speaks of the title's matter"] = 0.6
    elif share < _OFF_TOPIC:
        signs["speaks of other matter"] = -1.2


def _of_shape(line: Line, signs: dict[str, float]) -> None:
    if line.pictured:
        signs["names its photographer"] = 2.5
    if line.is_sentence:
        signs["runs as sentences do"] = 1.5 + (line.words >= 35) + (line.inner >= 1)
    elif line.is_headline:
        signs["reads as a headline"] = -0.7
    if line.is_labelled and not line.is_sentence:
        signs["opens with a label in brackets"] = -4.0
    if line.is_slug:
        signs["is the name of a picture file"] = -5.0
    if line.words <= 2 and not line.ends:
        signs["is a word or two"] = -1.5


def _of_repetition(line: Line, before: Line | None, signs: dict[str, float], around: Surroundings) -> None:
    if line.is_twice:
        signs["says one thing twice"] = -6.0
    if line.folded == around.title:
        signs["is the title again"] = -4.0
    elif around.said[line.folded] > 1 and line.is_headline and not around.segmented:
        signs["is said again on the page"] = -3.0
    if before is not None and before.folded != around.title:
        doubled = before.is_twice or (not around.segmented and before.is_headline and around.said[before.folded] > 1)
        if doubled and line.folded != before.folded and (line.gap <= 1 and not (before.is_twice and line.gap)):
            signs["is the summary under a doubled headline"] = -5.0


def _of_place(line: Line, before: Line | None, after: Line | None, signs: dict[str, float]) -> None:
    if line.is_headline and after is not None and after.is_sentence and after.words >= 15 and line.words <= 14:
        signs["stands over a paragraph"] = 0.6
    if before is not None and before.heading is not None and before.heading.data.get("tail"):
        signs["stands under a heading of furniture"] = -2.0

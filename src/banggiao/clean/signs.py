"""What speaks for and against a line's being article: small general signs, each with a weight, all summed.

Signs look at the shape of a line, its place, what it repeats and what it is about; the words of furniture headings
(vocabulary/data/furniture.toml) are one sign among them. Weights are hand-set on the shapes that the docs name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from banggiao.clean.credits import PHOTO
from banggiao.clean.lines import Line, content_words, repeats
from banggiao.language.fold import fold
from banggiao.vocabulary.lexicon import VocabularyEntry, entries_of

#: How many words of a heading of furniture can follow the form itself.
_SHORT: Final = 9
#: From how many headlines in a row on they are a list.
_RUN: Final = 3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the signs of a line are seen against."""

    #: how often each line is said on the page
    said: Counter[str]
    #: the article's title
    title: str
    #: pairs of syllables of title, lede and the first lines of the body
    core: frozenset[str]
    #: whether the page went through a corpus's tools, which leave little furniture
    segmented: bool


@cache
def _furniture() -> tuple[dict[str, VocabularyEntry], dict[str, list[tuple[str, VocabularyEntry]]]]:
    whole: dict[str, VocabularyEntry] = {}
    lead: dict[str, list[tuple[str, VocabularyEntry]]] = {}
    for entry in entries_of("furniture"):
        for form in map(fold, entry.forms):
            if entry.data["as"] in ("whole", "inline"):
                whole[form] = entry
            else:
                lead.setdefault(form[:2], []).append((form, entry))
    return whole, lead


def furniture_heading(line: Line) -> VocabularyEntry | None:
    """The vocabulary entry whose words the line is, or begins with."""
    whole, lead = _furniture()
    text = line.folded.strip(" :.»>|-•*")
    if (entry := whole.get(text)) is not None:
        return entry
    for form, found in lead.get(line.folded[:2], ()):
        if line.folded.startswith(form) and line.words <= form.count(" ") + 1 + (_SHORT if not line.is_sentence else 4):
            rest = line.folded[len(form) : len(form) + 1]
            if not rest.isalnum():
                return found
    return None


def surroundings(lines: Sequence[Line], title: Line | None, *, segmented: bool) -> Surroundings:
    """Look at the page as a whole once."""
    after = [x for x in lines if title is None or x.start > title.start]
    opening = [x for x in after if x.is_sentence and not x.is_twice][:2]
    core = content_words(" ".join([title.folded if title else "", *(x.folded for x in opening)]))
    return Surroundings(repeats(list(lines)), title.folded if title else "", frozenset(core), segmented)


def sign(lines: Sequence[Line], i: int, around: Surroundings) -> None:
    """Write down the signs of `lines[i]`."""
    line, signs = lines[i], lines[i].signs
    before = lines[i - 1] if i else None
    after = lines[i + 1] if i + 1 < len(lines) else None
    signs["prior"] = 1.0 if around.segmented else 0.3
    _of_shape(line, signs)
    _of_repetition(line, before, signs, around)
    _of_place(line, before, after, signs)
    if line.words >= 6:
        pairs = content_words(line.folded)
        share = len(pairs & around.core) / max(1, len(pairs))
        signs["speaks of the title's matter" if share >= 0.12 else "speaks of other matter"] = (
            0.5 if share >= 0.12 else 0.0 if share >= 0.04 or around.segmented else -1.0
        )


def _of_shape(line: Line, signs: dict[str, float]) -> None:
    if PHOTO.search(line.text):
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
    if before is not None and (heading := furniture_heading(before)) is not None and heading.data.get("tail"):
        signs["stands under a heading of furniture"] = -2.0


def sign_runs(lines: Sequence[Line]) -> None:
    """Headlines in a row are a list of links; an article has one heading at a time."""
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.is_headline and "names its photographer" not in line.signs:
            run.append(line)
            continue
        if len(run) >= _RUN:
            for x in run:
                x.signs["is one of a row of headlines"] = -1.5
        run = []


def sign_company(lines: Sequence[Line]) -> None:
    """What speaks of other matter and stands among furniture is a teaser's summary."""
    scores = [x.score for x in lines]
    for i, line in enumerate(lines):
        around = [scores[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        if "speaks of other matter" in line.signs and around and max(around) <= -1.0:
            line.signs["stands among furniture"] = -2.0

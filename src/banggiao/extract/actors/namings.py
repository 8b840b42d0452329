"""Where people are named: "title institution country name", names alone, names with the title behind them.

Takes a Landscape, gives Namings in order and the title phrases that no name follows. Keeps true: namings never
overlap; a word that opens an institution or a place is no name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.actors.behind import CLOSED, WEAK, shared, with_more_behind, with_title_behind
from banggiao.extract.actors.beside import behind_title, naming_of, opens_a_word, words_at
from banggiao.extract.actors.landscape import Landscape
from banggiao.extract.actors.names import CAPITALS, is_syllable, is_vietnamese, name_words
from banggiao.extract.actors.naming import Naming
from banggiao.extract.actors.served import apposed, is_served, of_served
from banggiao.extract.actors.titles import TitlePhrase, title_phrase

#: a row of capitalised words and the comma or dash before its title
_LISTED: Final = re.compile(
    rf"(?:(?<![^\W\d_] )|(?<=, và )|(?<=; và ))(?<![^\W\d_])((?:[{CAPITALS}][^\W\d_]*(?:[-.'’][^\W\d_]+)* ){{1,5}}"
    rf"[{CAPITALS}][^\W\d_]*(?:[-'’][^\W\d_]+)*)"
    r"(?:, | [-–] )(?:nguyên |cựu |tân |quyền )?$"
)
#: how far back such a name can begin, in characters
_LISTED_BACK: Final = 64
_SEPARATED: Final = (", ", "- ", "– ", "nguyên ", "cựu ", "tân ", "quyền ")
_AND: Final = re.compile(r" ?, | (?:và|cùng) ")
_PLURAL: Final = (
    "các đồng chí ", "các nguyên ", "những vị ", "hai vị ", "các cựu ", "các vị ", "những ", "các ", "hai ", "ba ",
)  # fmt: skip
#: what before a Vietnamese full name says that it names a place or a prize
_PLACE: Final = (
    "sân vận động ", "quảng trường ", "công viên ", "đại học ", "học viện ", "phường ", "trường ", "đường ", "huyện ",
    "quận ", "tỉnh ", "phố ", "chợ ", "cầu ", "giải ", "quỹ ", "tp. ", "tp ",
)  # fmt: skip


def find_namings(land: Landscape) -> tuple[list[Naming], list[TitlePhrase]]:
    """All namings, and the title phrases without a name."""
    namings, bare = _titled(land)
    namings, bare = _sure(land, namings, bare)
    listed = {p.start: n for p in bare if (n := _listed(land, p))}
    namings = sorted([*_trimmed(namings), *listed.values()], key=lambda n: n.start)
    return _with_untitled(land, namings), [p for p in bare if p.start not in listed]


def _sure(land: Landscape, namings: list[Naming], bare: list[TitlePhrase]) -> tuple[list[Naming], list[TitlePhrase]]:
    """Both without the namings that are no more than the capital of a common word ("Giám đốc [Chương] trình"): lone
    syllables behind an office that are nobody's given name or surname in the document.
    """
    known = {w for n in namings if len(n.words) > 1 for w in (n.words[0], n.words[-1])}
    doubtful = [n for n in namings if n.phrase and n.words[0] not in known and opens_a_word(land.text, n)]
    gone = {n.start for n in doubtful}
    bare = sorted([*bare, *(n.phrase for n in doubtful if n.phrase)], key=lambda p: p.start)
    return [n for n in namings if n.start not in gone], bare


def _listed(land: Landscape, phrase: TitlePhrase) -> Naming | None:
    """ "Lê Văn Nam, Uỷ viên Bộ Chính trị;": a name without any title before it, as lists of those present have it."""
    if not land.folded.endswith(_SEPARATED, 0, phrase.start):
        return None
    m = _LISTED.search(land.text, max(0, phrase.start - _LISTED_BACK), phrase.start)
    if not m or not phrase.told or not CLOSED.match(land.text, phrase.end):
        return None
    start = m.start(1)
    if start in land.parties or start in land.regions or start in land.titles:
        return None
    words = name_words(land.text, start, land.stops)
    known = start in land.holders or is_vietnamese(m[1]) or not any(is_syllable(w) for w in m[1].split())
    if len(words) < 2 or words[-1][1] != m.end(1) or not known:
        return None
    return replace(naming_of(land.text, words), phrase=phrase, role_end=phrase.end, end=phrase.end)


def _trimmed(namings: list[Naming]) -> list[Naming]:
    """Namings without the capital of the next noun: "Lê Văn Nam Huân chương ..." beside a plain "Lê Văn Nam"."""
    counts: dict[tuple[str, ...], int] = {}
    for n in namings:
        counts[n.words] = counts.get(n.words, 0) + 1
    return [_cut(n, counts) for n in namings]


def _cut(n: Naming, counts: dict[tuple[str, ...], int]) -> Naming:
    for k in range(len(n.words) - 1, 2 if is_vietnamese(n.name) else 1, -1):
        if counts.get(n.words[:k], 0) >= counts[n.words] and all(is_syllable(w) for w in n.words[k:]):
            name = " ".join(n.name.split(" ")[:k])
            name_end = n.name_start + len(name)
            end = name_end if n.end == n.name_end else n.end
            return replace(n, end=end, name_end=name_end, name=name, words=n.words[:k])
    return n


def _titled(land: Landscape) -> tuple[list[Naming], list[TitlePhrase]]:
    """Names with a title before or behind them."""
    out: list[Naming] = []
    bare: list[TitlePhrase] = []
    at = 0
    for start in sorted(land.titles):
        if start < at:
            continue
        phrase = title_phrase(land, land.titles[start])
        naming = behind_title(land, phrase)
        if not naming:
            bare.append(phrase)
            at = phrase.end
            continue
        found = [naming]
        if is_served(land, phrase, naming):
            found = _with_served(land, naming, phrase)
        elif land.behind(phrase.start, _PLURAL) < phrase.start:
            found = shared(land, [naming, *_more_names(land, naming)])
        elif all(t.entry.data["kind"] in WEAK for t in phrase.titles):
            found = with_title_behind(land, naming)
        else:
            found = [with_more_behind(land, naming, phrase)]
        out += found
        at = found[-1].end
    return out, bare


def _more_names(land: Landscape, naming: Naming) -> list[Naming]:
    """ ", B và C" behind a name under a plural title."""
    out: list[Naming] = []
    pos = naming.end
    while m := _AND.match(land.text, pos):
        words = words_at(land, m.end() - 1)
        if not words:
            break
        out.append(replace(naming_of(land.text, words), phrase=naming.phrase, role_end=naming.role_end))
        pos = out[-1].end
    return out


def _with_served(land: Landscape, served: Naming, phrase: TitlePhrase) -> list[Naming]:
    """The person served and, where their name stands behind ", ông", the one who serves them."""
    at = apposed(land, served.end)
    words = words_at(land, at - 1) if at else []
    own = [of_served(land, phrase, served)]
    return [*own, replace(naming_of(land.text, words), phrase=phrase, role_end=served.end)] if words else own


def _with_untitled(land: Landscape, namings: list[Naming]) -> list[Naming]:
    """`namings` with the places where somebody is named without a title: names known from elsewhere in the document,
    holders of the office table.
    """
    text = land.text
    known = {w for n in namings for w in n.name.split()}
    longer = [set(n.words) for n in namings]
    lasts = {n.words[-1] for n in namings if len(n.words) > 1}
    out, at, i = list(namings), 0, 0
    for start in sorted({*land.holders, *_places(text, known)}):
        while i < len(namings) and namings[i].end <= start:
            i += 1
        if start < at or (i < len(namings) and namings[i].start <= start):
            continue
        words = name_words(text, start, land.stops)
        if not words or land.behind(start, _PLACE) < start:
            continue
        naming = naming_of(text, words)
        at = naming.end
        if start in land.holders or _is_known(naming, longer, lasts):
            out.append(naming)
    return sorted(out, key=lambda n: n.start)


def _places(text: str, words: set[str]) -> list[int]:
    """Where one of the words stands as a whole word with a capital."""
    out = []
    for word in words:
        at = text.find(word) if word[0].isupper() else -1
        while at >= 0:
            if not text[at - 1 : at].isalpha() and not text[at + len(word) : at + len(word) + 1].isalpha():
                out.append(at)
            at = text.find(word, at + 1)
    return out


def _is_known(naming: Naming, longer: list[set[str]], lasts: set[str]) -> bool:
    """Whether the document names the person elsewhere with a title: by two words, or by a foreign last name."""
    if len(naming.words) > 1:
        return any(set(naming.words) <= w for w in longer)
    return not is_syllable(naming.name) and naming.words[0] in lasts

"""The name right behind a title: its words, and whether they name a person at all.

Takes a Landscape and a TitlePhrase, gives a Naming or None. Keeps true: a body's own name behind an
office is no person.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors.landscape import Landscape
from banggiao.extract.actors.names import SMALL, is_surname, is_syllable, is_vietnamese, key, name_words
from banggiao.extract.actors.naming import Naming
from banggiao.extract.actors.titles import CROWNED, TitlePhrase

_LOWER_NEXT: Final = re.compile(f" [{SMALL}]")


def behind_title(land: Landscape, phrase: TitlePhrase) -> Naming | None:
    """The name one space behind the title phrase, as a naming with it."""
    crowned = phrase.titles[-1].entry.id in CROWNED
    words = words_at(land, phrase.name_at, anyway=crowned)
    if not words:
        return None
    first = 0
    if phrase.official and words[0][0] not in land.holders:
        first = _split(land.text, words)
        if first < 0 and _surely_a_person(phrase):
            first = 0
        if first < 0 or (phrase.open and not first and not is_vietnamese(land.text[words[0][0] : words[-1][1]])):
            return None
    return naming_of(land.text, words[first:], phrase, words[first - 1][1] if first else phrase.end)


def words_at(land: Landscape, pos: int, *, anyway: bool = False) -> list[tuple[int, int]]:
    """Words of the name one space behind `pos`; `anyway` where it may be a town's too ("Hoàng hậu Sofia")."""
    start = pos + 1
    if land.text[pos:start] != " " or not land.text[start : start + 1].isupper():
        return []
    party = land.parties.get(start)
    town = anyway and party is not None and party.kind in ("seat", "town")
    if not town and land.stops(start, 0):
        return []
    return name_words(land.text, start, land.stops)


def _surely_a_person(phrase: TitlePhrase) -> bool:
    """Whether capitals behind the phrase name a person even if no surname is known: another state's office with its
    country, or a military rank.
    """
    abroad = phrase.country is not None and phrase.country.code != "VNM"
    return abroad or phrase.titles[-1].entry.id == "military"


def _split(text: str, words: list[tuple[int, int]]) -> int:
    """Where the name begins in capitalised words behind an office: a body's own name may stand before it
    ("Tổng Giám đốc [Vinatrans] Lê ..."). -1 where there is no name at all ("Chủ tịch Liên Hiệp ...").
    """
    if len(words) < 2 or is_surname(text[slice(*words[0])]):
        return 0
    for i in range(1, len(words) - 1):
        if is_vietnamese(text[words[i][0] : words[-1][1]]) and len(words) - i <= 4:
            return i
    return -1 if all(is_syllable(text[a:b]) for a, b in words) else 0


def opens_a_word(text: str, naming: Naming) -> bool:
    """Whether a lone syllable behind an office is the capital of a common word, no surname."""
    official = naming.phrase is not None and naming.phrase.official
    if not official or len(naming.words) > 1 or not is_syllable(naming.name) or is_surname(naming.name):
        return False
    return bool(_LOWER_NEXT.match(text, naming.end))


def naming_of(text: str, words: list[tuple[int, int]], phrase: TitlePhrase | None = None, role_end: int = 0) -> Naming:
    """The naming of these words, with the title phrase before them if there is one."""
    start, end = words[0][0], words[-1][1]
    keys = tuple([key(text[a:b]) for a, b in words])
    return Naming(phrase.start if phrase else start, end, start, end, text[start:end], keys, phrase, role_end)

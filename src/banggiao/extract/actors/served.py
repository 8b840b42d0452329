"""Whose name stands behind "cố vấn của Thủ tướng Nhật Bản": the adviser's, or that of the person served.

Takes a Landscape, a title phrase that ends in the title of somebody served and the naming behind it; gives the
namings of both. Keeps true: the name is the adviser's unless something prints that it is not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.actors.countries import PartyName
from banggiao.extract.actors.landscape import Landscape
from banggiao.extract.actors.naming import Naming
from banggiao.extract.actors.titles import TitlePhrase, title_phrase

_APPOSED: Final = re.compile(r" ?, (?:ông|bà|ngài) (?=[^\W\d_])", re.IGNORECASE)


def is_served(land: Landscape, phrase: TitlePhrase, named: Naming) -> bool:
    """Whether the name behind the phrase is that of the person served: the office table knows them, or the adviser's
    own name follows ("Cố vấn của Tổng thống Hàn Quốc A, ông B, ...").
    """
    if phrase.served is None:
        return False
    known = land.holders.get(named.name_start, ())
    return bool(known) or apposed(land, named.end) > 0


def apposed(land: Landscape, at: int) -> int:
    """Where the name behind ", ông" begins; 0 where none follows."""
    m = _APPOSED.match(land.text, at)
    return m.end() if m and land.text[m.end()].isupper() else 0


def of_served(land: Landscape, phrase: TitlePhrase, named: Naming) -> Naming:
    """The naming of the person served, with their own title only; their country becomes that of `phrase`."""
    assert phrase.served is not None
    own = title_phrase(land, phrase.served)
    offices = land.holders.get(named.name_start, ())
    if offices and phrase.country is None:
        phrase.country = PartyName(named.name_start, named.name_end, offices[0].entry.data["country"], "house")
    return replace(named, start=named.name_start, phrase=own, role_end=own.end)

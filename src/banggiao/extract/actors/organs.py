"""Organisations named in a text: "Bộ Ngoại giao Hoa Kỳ", "USAID", "Quốc hội hai nước", with their countries.

Takes a Landscape, gives Mentions of kind organisation in order.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors.model import Mention
from banggiao.extract.actors.titles import Landscape
from banggiao.vocabulary.lexicon import Hit

_LINK: Final = re.compile(r" (?:của |nước )?|, | ?[-–] ?| và ")
_BOTH: Final = re.compile(r" (?:hai nước|hai bên)(?!\w)", re.IGNORECASE)


def organisations_in(land: Landscape, parties: tuple[str, ...]) -> list[Mention]:
    """Every body of the document that has a name: a head word with what it is for or whose it is, or a proper name."""
    out = []
    at = 0
    for start in sorted(land.bodies):
        body = land.bodies[start]
        if start < at or body.entry.data["part"] == "portfolio":
            continue
        end, codes, named = _extent(land, body, parties)
        if not named:
            continue
        at = end
        out.append(Mention(start, end, "organisation", codes, organisation=land.text[start:end]))
    return out


def _extent(land: Landscape, body: Hit, parties: tuple[str, ...]) -> tuple[int, tuple[str, ...], bool]:
    """End of the body's name, the parties that it belongs to, and whether it is a name at all."""
    end, code = body.end, body.entry.data.get("country")
    codes: tuple[str, ...] = (code,) if code else ()
    named = body.entry.data["part"] == "name"
    while m := _LINK.match(land.text, end):
        if both := _BOTH.match(land.text, end):
            return both.end(), parties, True
        part, party = land.body(m.end()), land.parties.get(m.end())
        if party and "," not in m[0] and "và" not in m[0] and not codes:
            end, codes, named = party.end, (party.code,), True
            break
        if not part or body.entry.data["part"] == "name" or (part.entry.data["part"] == "head" and m[0] != " "):
            break
        end, named = part.end, True
    return end, codes, named

"""Names of parties in a text: full names, pairs and rows of short names ("Việt - Trung"), capitals and houses.

Takes a Reading's vocabulary hits, gives `PartyName`s in order without overlap. Keeps true: a name inside a longer
phrase that is none ("Mỹ Tho", "tiếng Anh": entries with `trap`) is left out; a short name counts only where a dash
joins it to another party.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.actors.names import is_syllable, is_vietnamese_surname
from banggiao.extract.reading import Reading, Row
from banggiao.model.frozen import frozen
from banggiao.model.kinds import GROUPS
from banggiao.vocabulary.lexicon import Hit
from banggiao.vocabulary.phrases import phrases

_WORD_BEFORE: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+) $")
_WORD_BEHIND: Final = re.compile(r" ([^\W\d_]+)")
#: two-syllable parties whose first syllable is a surname too
_PARTY_WORDS: Final = re.compile(r"(?:Thái Bình Dương|Hà Lan|Thái Lan|Ba Lan|Phần Lan|Việt Nam|Trung Quốc|Hàn Quốc) ")
#: most syllables of a name before its last one
_BEFORE: Final = 3
#: forms of state before a name, folded, longest first
_FORMS_OF_STATE: Final = (
    "cộng hòa dân chủ xã hội chủ nghĩa ", "cộng hòa dân chủ liên bang ", "cộng hòa dân chủ nhân dân ",
    "cộng hòa xã hội chủ nghĩa ", "cộng hòa nhân dân ", "cộng hòa liên bang ", "cộng hòa hồi giáo ",
    "cộng hòa dân chủ ", "đại công quốc ", "vương quốc ", "liên bang ", "cộng hòa ",
    "chdcnd ", "chlb ", "chnd ", "ch ", "lb ",
)  # fmt: skip
_DASH: Final = re.compile("[-–—]")
_AT: Final = ("tại ", "ở ")
_CATEGORIES: Final = ("parties", "countries", "capitals")


@frozen
class PartyName:
    """`text[start:end]` names a party: itself (name), in a pair (short), by its capital (seat, house) or a town."""

    start: int
    end: int
    code: str
    #: name, short, seat, house, town
    kind: str


def party_names(reading: Reading) -> Row[PartyName]:
    """All names of parties in the document."""
    full = _outermost([h for category in _CATEGORIES for h in reading.hits_of(category)])
    names = [n for h in full if (n := _named(h)) and not _in_a_name(reading.text, h)]
    return Row(_with_shorts(reading, [_with_form_of_state(reading.folded, n) for n in names]))


def states_in(reading: Reading, names: Row[PartyName], start: int, end: int) -> set[str]:
    """Codes of the states that `[start, end)` names as such: no groups, no capitals, and no places ("ở Thái Lan",
    "tại Bangkok, Thái Lan").
    """
    found = set()
    for i in names.begun(start, end):
        n = names[i]
        if n.kind not in ("name", "short") or n.code in GROUPS or reading.folded.endswith(_AT, 0, n.start):
            continue
        town = names[i - 1] if i else n
        if town.kind in ("seat", "town") and town.code == n.code and reading.text[town.end : n.start] in (", ", " - "):
            continue
        found.add(n.code)
    return found


def _with_form_of_state(folded: str, name: PartyName) -> PartyName:
    """ "Cộng hòa Haiti", "CH Haiti": the name with the form of state before it."""
    if name.kind == "name" and folded.endswith(_FORMS_OF_STATE, 0, name.start):
        for form in _FORMS_OF_STATE:
            start = name.start - len(form)
            if folded.startswith(form, max(0, start)) and not folded[max(0, start - 1) : start].isalnum():
                return replace(name, start=start)
    return name


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Leftmost, then longest, over the categories of party names together; a trap wins over a name of its span."""
    out: list[Hit] = []
    for h in sorted(hits, key=lambda h: (h.start, -h.end, "trap" not in h.entry.data)):
        if not out or h.start >= out[-1].end:
            out.append(h)
    return out


def _in_a_name(text: str, hit: Hit) -> bool:
    """Whether a one-syllable name of a party is a syllable of a person's name or of a street called after one
    ("Tôn Đức Thắng", "Lê Đức Anh"): capitals before it that go back to a surname.
    """
    word = text[hit.start : hit.end]
    if " " in word or not is_syllable(word):
        return False
    if word == "Anh" and _is_elder(text, hit):
        return True
    start = hit.start
    for _ in range(_BEFORE):
        m = _WORD_BEFORE.search(text, max(0, start - 8), start)
        if not m or not m[1][0].isupper() or not is_syllable(m[1]):
            return False
        start = m.start(1)
        if is_vietnamese_surname(m[1]) and not _lower_before(text, start):
            return not _PARTY_WORDS.search(text, max(0, start - 12), hit.start)
    return False


def _is_elder(text: str, hit: Hit) -> bool:
    """Whether "Anh" opens a sentence before a given name: a young man and not the country."""
    behind = _WORD_BEHIND.match(text, hit.end)
    opens = text[max(0, hit.start - 4) : hit.start].rstrip(' “"(')[-1:] in ("", ".", "\n", ":", ";", "!", "?")
    return bool(opens and behind and behind[1][0].isupper() and is_syllable(behind[1]))


def _lower_before(text: str, start: int) -> bool:
    """Whether the word is the second one of a capitalised pair that is no name ("Công Thương")."""
    m = _WORD_BEFORE.search(text, max(0, start - 8), start)
    return bool(m and m[1] in ("Công", "Bộ", "Việt"))


def _named(hit: Hit) -> PartyName | None:
    data = hit.entry.data
    if data.get("trap"):
        return None
    if hit.category == "capitals":
        return PartyName(hit.start, hit.end, data["country"], data["role"])
    return PartyName(hit.start, hit.end, hit.entry.id, "name")


def _with_shorts(reading: Reading, names: list[PartyName]) -> list[PartyName]:
    """`names` and the short names that a dash joins to one of them or to one another."""
    text, folded = reading.text, reading.folded
    ends = {n.end: n for n in names if n.kind == "name"}
    starts = {n.start: n for n in names if n.kind == "name"}
    shorts: dict[int, PartyName] = {}
    for m in _DASH.finditer(text):
        at = m.start()
        before, behind = at - text.startswith(" ", at - 1), at + 1 + text.startswith(" ", at + 1)
        right = starts.get(behind) or _short_at(text, folded, behind)
        left = (ends.get(before) or _short_before(text, folded, before)) if right else None
        if left and right and left.code != right.code:
            shorts |= {n.start: n for n in (left, right) if n.kind == "short"}
    covered = {p for n in names for p in range(n.start, n.end)} if shorts else set()
    return sorted([*names, *(n for n in shorts.values() if n.start not in covered)], key=lambda n: n.start)


def _short_at(text: str, folded: str, offset: int) -> PartyName | None:
    hit = phrases("party_shorts").at(text, folded, offset) if text[offset : offset + 1].isupper() else None
    return PartyName(hit.start, hit.end, hit.entry.data["country"], "short") if hit else None


def _short_before(text: str, folded: str, end: int) -> PartyName | None:
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    name = _short_at(text, folded, start)
    return name if name and name.end == end else None

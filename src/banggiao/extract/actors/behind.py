"""Offices behind a name: "ông A, Đại sứ ...", "Đại sứ A, Trưởng phái đoàn ...", "các bà A và B, nghị sĩ ...".

Takes a Landscape and Namings, gives them with the title behind. Keeps true: an office that opens the next clause, or
that another's name follows, is nobody's here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.actors.beside import behind_title, opens_a_word, words_at
from banggiao.extract.actors.bodies import proper_end
from banggiao.extract.actors.landscape import Landscape
from banggiao.extract.actors.naming import Naming
from banggiao.extract.actors.served import of_served
from banggiao.extract.actors.titles import HIGH, TitlePhrase, title_phrase

#: kinds of titles behind which an office may follow the name
WEAK: Final = frozenset({"courtesy", "rank", "counterpart"})
_RANK: Final = frozenset({"military"})
CLOSED: Final = re.compile(r"[,.;:)\n]| [-–(]|$")
_THEO: Final = re.compile(r"theo $", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"(?: \([^()\n]{3,40}\))?(?: ?, (?:là )?| [-–] | \(| (?:là|làm|giữ chức vụ|giữ chức|giữ cương vị) )"
    r"(?P<new>nguyên |cựu |tân |quyền )?"
)
#: between an office behind a name and one more of the same person's
_AND_OFFICE: Final = re.compile(r"(?: \([^()\n]{2,14}\))? (?:và|kiêm) ")
#: schools that are called after people, folded
_SCHOOLS: Final = ("trường tiểu học", "trường mầm non", "trung học cơ sở", "trung học phổ thông", "thpt", "thcs")


def shared(land: Landscape, named: list[Naming]) -> list[Naming]:
    """`các bà A và B, nghị sĩ đảng X`: one office behind several who have only a courtesy before their names."""
    last = named[-1]
    if last.phrase is None or not all(t.entry.data["kind"] in WEAK for t in last.phrase.titles):
        return named
    told = with_title_behind(land, last)[0]
    if told.phrase is last.phrase:
        return named
    return [*(replace(n, phrase=told.phrase, role_end=told.role_end) for n in named[:-1]), told]


def with_more_behind(land: Landscape, naming: Naming, phrase: TitlePhrase) -> Naming:
    """`Đại sứ A, Trưởng phái đoàn EU,`: the office behind the name where it tells more and a comma ends it."""
    hit = land.titles.get(naming.end + 2) if land.text.startswith(", ", naming.end) else None
    high = hit is None or min(t.entry.data["rank"] for t in (*phrase.titles, hit)) <= HIGH
    if hit is None or hit.entry.data["kind"] not in ("office", "post") or high:
        return naming  # "Thủ tướng A, Chủ tịch Ủy ban B" are two people
    more = title_phrase(land, hit, ranked=True)
    alike = more.country is None or phrase.country is None or more.country.code == phrase.country.code
    fuller = (
        more.told
        and (more.body or (more.country and phrase.country is None))
        and not (phrase.body or phrase.open)
        and alike
    )
    if not fuller or not land.text.startswith(",", more.end) or behind_title(land, more) or more.served:
        return naming
    more.country, more.courtesy = more.country or phrase.country, more.courtesy or phrase.courtesy
    return replace(naming, phrase=more, role_end=more.end, end=more.end)


def with_title_behind(land: Landscape, naming: Naming) -> list[Naming]:
    """ "ông Katsuro, Tham tán công sứ Đại sứ quán ...": the title behind the name, if it is nobody else's, and whom it
    serves if their name is printed.
    """
    m = _BEHIND.match(land.text, naming.end)
    hit = land.titles.get(m.end()) or land.titles.get(m.start("new")) if m else None  # "tân Đại sứ" is a title too
    if not hit or hit.entry.data["kind"] in ("courtesy", "spouse"):
        return [naming]
    phrase = title_phrase(land, hit, ranked=bool(naming.phrase and _RANK & {t.entry.id for t in naming.phrase.titles}))
    _join_office(land, phrase)
    other = behind_title(land, phrase)
    if other and opens_a_word(land.text, other):
        other = None
    if other and land.folded.endswith(_SCHOOLS, 0, phrase.end):
        phrase.end = other.end  # "hiệu trưởng Trường tiểu học Lê Văn Tám"
    elif other and len(other.words) == 1 and other.name_start not in land.holders and len(naming.words) > 1:
        phrase.end = other.end  # "Tỉnh trưởng Kampot": a place that no list knows
    elif other and phrase.served:
        own = of_served(land, phrase, other)
        return [replace(naming, phrase=phrase, role_end=other.end, end=phrase.end), own]
    elif not phrase.official or other:
        return [naming]
    if not CLOSED.match(land.text, phrase.end) and _is_next_subject(land, naming):
        return [naming]
    courtesy = naming.phrase.courtesy if naming.phrase else ""
    phrase.courtesy = phrase.courtesy or courtesy
    if phrase.open:
        phrase.end = proper_end(land, phrase.end)
    if phrase.country is None and land.text.startswith(" (", phrase.end):  # "Hiệu trưởng Đại học Cambridge (Anh)"
        phrase.country = land.parties.get(phrase.end + 2)
    return [replace(naming, phrase=phrase, role_end=phrase.end, end=phrase.end)]


def _join_office(land: Landscape, phrase: TitlePhrase) -> None:
    """`Phó Chủ tịch Ủy ban châu Âu (EC) và Đại diện cấp cao của EU`: the second office, if nobody's name follows it."""
    m = _AND_OFFICE.match(land.text, phrase.end)
    hit = land.titles.get(m.end()) if m and phrase.official else None
    if hit is None or hit.entry.data["kind"] not in ("office", "post"):
        return
    more = title_phrase(land, hit)
    alone = not words_at(land, more.name_at) and CLOSED.match(land.text, more.end)
    if more.told and (more.body or more.country) and alone:
        phrase.end, phrase.body = more.end, True
        phrase.country = phrase.country or more.country


def _is_next_subject(land: Landscape, naming: Naming) -> bool:
    """Whether an office behind the name rather opens the clause: "Theo ông Lam, Tổng thống Áo không ..."."""
    return len(naming.words) == 1 or bool(_THEO.search(land.text, max(0, naming.start - 6), naming.start))

"""Where people are named: "title institution country name", names alone, names with the title behind them.

Takes a Landscape, gives Namings in order and the title phrases that no name follows. Keeps true: namings never
overlap; a word that opens an institution or a place is no name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.actors.bodies import proper_end
from banggiao.extract.actors.landscape import Landscape
from banggiao.extract.actors.names import CAPITALS, SMALL, is_surname, is_syllable, is_vietnamese, key, name_words
from banggiao.extract.actors.naming import Naming
from banggiao.extract.actors.served import apposed, is_served, of_served
from banggiao.extract.actors.titles import CROWNED, TitlePhrase, title_phrase

#: kinds of titles behind which an office may follow the name
_WEAK: Final = frozenset({"courtesy", "rank", "counterpart"})
_RANK: Final = frozenset({"military"})
_CLOSED: Final = re.compile(r"[,.;:)\n]| [-–(]|$")
_THEO: Final = re.compile(r"theo $", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"(?: \([^()\n]{3,40}\))?(?: ?, (?:là )?| [-–] | \(| (?:là|làm|giữ chức vụ|giữ chức|giữ cương vị) )"
    r"(?:nguyên |cựu |tân |quyền )?"
)
_LOWER_NEXT: Final = re.compile(f" [{SMALL}]")
#: a row of capitalised words and the comma or dash before its title
_LISTED: Final = re.compile(
    rf"(?<![^\W\d_] )(?<![^\W\d_])((?:[{CAPITALS}][^\W\d_]*(?:[-.][^\W\d_]+)* ){{1,5}}"
    rf"[{CAPITALS}][^\W\d_]*(?:-[^\W\d_]+)*)"
    r"(?:, | [-–] )(?:nguyên |cựu |tân |quyền )?$"
)
#: how far back such a name can begin, in characters
_LISTED_BACK: Final = 64
_SEPARATED: Final = (", ", "- ", "– ", "nguyên ", "cựu ", "tân ", "quyền ")
_AND: Final = re.compile(r" ?, | (?:và|cùng) ")
_PLURAL: Final = (
    "các đồng chí ", "các nguyên ", "những vị ", "hai vị ", "các cựu ", "các vị ", "những ", "các ", "hai ", "ba ",
)  # fmt: skip
#: schools that are called after people, folded
_SCHOOLS: Final = ("trường tiểu học", "trường mầm non", "trung học cơ sở", "trung học phổ thông", "thpt", "thcs")
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
    doubtful = [n for n in namings if n.phrase and n.words[0] not in known and _opens_a_word(land.text, n)]
    gone = {n.start for n in doubtful}
    bare = sorted([*bare, *(n.phrase for n in doubtful if n.phrase)], key=lambda p: p.start)
    return [n for n in namings if n.start not in gone], bare


def _listed(land: Landscape, phrase: TitlePhrase) -> Naming | None:
    """ "Lê Văn Nam, Uỷ viên Bộ Chính trị;": a name without any title before it, as lists of those present have it."""
    if not land.folded.endswith(_SEPARATED, 0, phrase.start):
        return None
    m = _LISTED.search(land.text, max(0, phrase.start - _LISTED_BACK), phrase.start)
    if not m or not phrase.told or not _CLOSED.match(land.text, phrase.end):
        return None
    start = m.start(1)
    if start in land.parties or start in land.regions or start in land.titles:
        return None
    words = name_words(land.text, start, land.stops)
    known = start in land.holders or is_vietnamese(m[1]) or not any(is_syllable(w) for w in m[1].split())
    if len(words) < 2 or words[-1][1] != m.end(1) or not known:
        return None
    return replace(_naming(land.text, words), phrase=phrase, role_end=phrase.end, end=phrase.end)


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
        naming = _behind_title(land, phrase)
        if not naming:
            bare.append(phrase)
            at = phrase.end
            continue
        found = [naming]
        if is_served(land, phrase, naming):
            found = _with_served(land, naming, phrase)
        elif land.behind(phrase.start, _PLURAL) < phrase.start:
            found += _more_names(land, naming)
        elif all(t.entry.data["kind"] in _WEAK for t in phrase.titles):
            found = _with_title_behind(land, naming)
        out += found
        at = found[-1].end
    return out, bare


def _behind_title(land: Landscape, phrase: TitlePhrase) -> Naming | None:
    """The name one space behind the title phrase, as a naming with it."""
    crowned = phrase.titles[-1].entry.id in CROWNED
    words = _words_at(land, phrase.name_at, anyway=crowned)
    if not words:
        return None
    first = 0
    if phrase.official and words[0][0] not in land.holders:
        first = _split(land.text, words)
        if first < 0 and _surely_a_person(phrase):
            first = 0
        if first < 0 or (phrase.open and not first and not is_vietnamese(land.text[words[0][0] : words[-1][1]])):
            return None
    return _naming(land.text, words[first:], phrase, words[first - 1][1] if first else phrase.end)


def _words_at(land: Landscape, pos: int, *, anyway: bool = False) -> list[tuple[int, int]]:
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


def _opens_a_word(text: str, naming: Naming) -> bool:
    """Whether a lone syllable behind an office is the capital of a common word, no surname."""
    official = naming.phrase is not None and naming.phrase.official
    if not official or len(naming.words) > 1 or not is_syllable(naming.name) or is_surname(naming.name):
        return False
    return bool(_LOWER_NEXT.match(text, naming.end))


def _naming(text: str, words: list[tuple[int, int]], phrase: TitlePhrase | None = None, role_end: int = 0) -> Naming:
    """The naming of these words, with the title phrase before them if there is one."""
    start, end = words[0][0], words[-1][1]
    keys = tuple([key(text[a:b]) for a, b in words])
    return Naming(phrase.start if phrase else start, end, start, end, text[start:end], keys, phrase, role_end)


def _more_names(land: Landscape, naming: Naming) -> list[Naming]:
    """ ", B và C" behind a name under a plural title."""
    out: list[Naming] = []
    pos = naming.end
    while m := _AND.match(land.text, pos):
        words = _words_at(land, m.end() - 1)
        if not words:
            break
        out.append(replace(_naming(land.text, words), phrase=naming.phrase, role_end=naming.role_end))
        pos = out[-1].end
    return out


def _with_served(land: Landscape, served: Naming, phrase: TitlePhrase) -> list[Naming]:
    """The person served and, where their name stands behind ", ông", the one who serves them."""
    at = apposed(land, served.end)
    words = _words_at(land, at - 1) if at else []
    own = [of_served(land, phrase, served)]
    return [*own, replace(_naming(land.text, words), phrase=phrase, role_end=served.end)] if words else own


def _with_title_behind(land: Landscape, naming: Naming) -> list[Naming]:
    """ "ông Katsuro, Tham tán công sứ Đại sứ quán ...": the title behind the name, if it is nobody else's, and whom it
    serves if their name is printed.
    """
    m = _BEHIND.match(land.text, naming.end)
    hit = land.titles.get(m.end()) if m else None
    if not hit or hit.entry.data["kind"] in ("courtesy", "spouse"):
        return [naming]
    phrase = title_phrase(land, hit, ranked=bool(naming.phrase and _RANK & {t.entry.id for t in naming.phrase.titles}))
    other = _behind_title(land, phrase)
    if other and _opens_a_word(land.text, other):
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
    if not _CLOSED.match(land.text, phrase.end) and _is_next_subject(land, naming):
        return [naming]
    courtesy = naming.phrase.courtesy if naming.phrase else ""
    phrase.courtesy = phrase.courtesy or courtesy
    if phrase.open:
        phrase.end = proper_end(land, phrase.end)
    return [replace(naming, phrase=phrase, role_end=phrase.end, end=phrase.end)]


def _is_next_subject(land: Landscape, naming: Naming) -> bool:
    """Whether an office behind the name rather opens the clause: "Theo ông Lam, Tổng thống Áo không ..."."""
    return len(naming.words) == 1 or bool(_THEO.search(land.text, max(0, naming.start - 6), naming.start))


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
        naming = _naming(text, words)
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

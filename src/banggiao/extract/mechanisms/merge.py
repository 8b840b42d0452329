"""One claim a mechanism: its places joined by key, acronym or words; the longest form is its name.

Takes Named places, gives Mechanism claims in order of their quotes. Keeps true: two names are one where one is the
acronym of the other, where both are forms of one known mechanism, or where one says nothing that the other does not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from banggiao.extract.mechanisms.named import Named
from banggiao.extract.reading import Reading
from banggiao.model.claims import Mechanism
from banggiao.model.evidence import Evidence

_WORD = re.compile(r"\w+")
_BODY = ("lede", "paragraph")
#: shares of right claims, counted at first sight of 66 articles that nobody had developed on
_KNOWN, _HEADED = 0.96, 0.82


def merged(reading: Reading, found: list[Named]) -> list[Mechanism]:
    """The mechanism claims of a document."""
    found = _with_aliases(reading, found)
    groups: list[list[Named]] = []
    for n in sorted(found, key=lambda n: (-(n.end - n.start), n.start)):
        home = next((g for g in groups if any(_same(reading, n, other) for other in g)), None)
        if home is None:
            groups.append([n])
        else:
            home.append(n)
    return sorted((_claim(reading, g) for g in groups), key=lambda c: (c.evidence.start, c.evidence.end))


#: characters between a name and the bracket with its short form
_ASIDE = 90


def _with_aliases(reading: Reading, found: list[Named]) -> list[Named]:
    """`Hiệp định về A của B (Hiệp định XY)`: the short form is the same, however the long one is read."""
    out: list[Named] = []
    for n in found:
        last, text = (out[-1] if out else None), reading.text
        aside = n.start > 0 and text[n.start - 1] == "(" and text[n.end : n.end + 1] == ")" and n.keys
        if aside and last and last.type == n.type and n.start - last.end <= _ASIDE:
            out[-1] = replace(last, keys=(*last.keys, *n.keys))
        else:
            out.append(n)
    return out


#: which of its sessions is meant says nothing of what it is
_NTH = re.compile(r" (?:lần(?: thứ)?|kỳ|khóa|phiên) (?:\d{1,3}|[ivxl]+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b")


def _same(reading: Reading, a: Named, b: Named) -> bool:
    held = a.type == b.type == "summit" and a.head and b.head  # "APEC 2017" is whichever of them
    if held and not _may_be_one(*(reading.folded[n.start : n.end] for n in (a, b))):
        return False
    if set(a.keys) & set(b.keys):
        return True
    if a.type != b.type or (a.keys and b.keys):
        return False  # "Hội nghị Thượng đỉnh G20" is not that of APEC
    x, y = _words(reading, a), _words(reading, b)
    short, long = sorted((x, y), key=len)
    if short <= long and (len(short) >= 4 or len(short) >= 0.6 * len(long)):
        return True
    return 2 * len(x & y) / (len(x) + len(y)) >= 0.8 and not _of_others(_states(reading, a), _states(reading, b))


_MINISTERS: Final = re.compile(r"\b(?:bộ trưởng|thứ trưởng|ngoại trưởng|quan chức)\b")
_BUSINESS: Final = re.compile(r"\b(?:doanh nghiệp|ceo)\b")
_NUMBER: Final = re.compile(r"\blần(?: thứ)? (\d{1,3})\b")
_YEAR: Final = re.compile(r"\b(20\d\d)\b")


def _may_be_one(a: str, b: str) -> bool:
    """Whether two summits may be one: leaders, ministers or business meet in both, and no other session is named."""
    return _who_meets(a) == _who_meets(b) and not any(
        (x := shape.search(a)) and (y := shape.search(b)) and x[1] != y[1] for shape in (_NUMBER, _YEAR)
    )


def _who_meets(name: str) -> str:
    if _MINISTERS.search(name):
        return "ministers"
    return "business" if _BUSINESS.search(name) and "cấp cao" not in name else "leaders"


def _states(reading: Reading, n: Named) -> frozenset[str]:
    return frozenset(h.entry.id for h in reading.hits_in(n.start, n.end) if h.category in ("parties", "countries"))


def _of_others(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names are of different parties: "Diễn đàn doanh nghiệp Việt Nam - Peru", "... Việt Nam - Lào"."""
    return not (a <= b or b <= a)


def _words(reading: Reading, n: Named) -> frozenset[str]:
    return frozenset(_WORD.findall(_NTH.sub("", reading.folded[n.start : n.end])))


def _claim(reading: Reading, group: list[Named]) -> Mechanism:
    text = reading.text
    size = max(n.end - n.start for n in group)
    longest = [n for n in group if n.end - n.start == size]
    best = min(longest, key=lambda n: (reading.sentence_at(n.start).segment not in _BODY, n.start))
    known = next((n for n in sorted(group, key=lambda n: n.start) if n.known), None)
    sure = known is not None or bool(best.acronym)
    typed = best.typed if best.typed[1] else (best.start, best.end)
    return Mechanism(
        document=reading.document.id,
        evidence=Evidence.of(text, min(best.whole, best.start), best.end),
        grounds={"name": Evidence.of(text, best.start, best.end), "type": Evidence.of(text, *typed)},
        name=text[best.start : best.end],
        type=best.type,
        confidence=_KNOWN if sure else _HEADED,
        reasons=("known name",) if known else ("acronym",) if best.acronym else ("head word and name",),
    )

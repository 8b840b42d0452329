"""Which pairs a level is told of: by the names beside it, else by the two parties of the document.

Takes a Label and the Cast, gives Pairs of two codes. Keeps true: a list ("với 4 nước khác, gồm A, B, C và D") gives a
pair for each of its names.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.actors import Cast, Mention
from banggiao.extract.reading import Reading
from banggiao.extract.statuses.told import Label, Pair

_JOIN: Final = re.compile(
    r"\s?[\"”]?\s?(?:đầu tiên |duy nhất |quan trọng |hàng đầu |và hợp tác )?(?:(?:giữa|với|cùng|của|cho) (?:cả )?)?"
)
#: "quan hệ ... được ký kết vào năm 2013 giữa A và B"
_FOUNDED: Final = re.compile(
    r" (?:được |đã được )?(?:ký kết|ký|thiết lập|xác lập|nâng cấp)(?: vào)?(?: năm| tháng| ngày)? [\d/-]{4,10}"
    r" (?:giữa|với) "
)
#: what a level is told with: "với 4 nước khác, gồm A, B"
LIST: Final = re.compile(
    r"[^.;]{0,25}?với (?:các nước |\d+ (?:nước|quốc gia|đối tác))[^.;]{0,45}?(?:gồm|là|như|:)(?: có)?:? ?"
)
_NEXT: Final = re.compile(r"(?: ?\([^)]*\))?(?: ?, | và | cùng |, và )(?:với )?")


def pairs_of(reading: Reading, who: Cast, label: Label) -> list[Pair]:
    """The pairs of parties that the label is told of; never empty."""
    listed = LIST.match(reading.folded, label.end, label.sentence.end)
    if listed:
        names = _row(reading, who, label, listed.end())
        own = who.parties[0]
        if len(names) > 1:
            return [Pair((own, m.codes[0]), (m.start, m.end), (m.start, m.end)) for m in names if m.codes[0] != own]
    right = _right(reading, who, label)
    left = _left(reading, who, label)
    if right and len(right.codes) == 2:
        return [Pair(right.codes, (right.start, right.end))]
    if right and len(right.codes) == 1:
        row = _row(reading, who, label, right.start)
        other = _other_side(who, label, right, left)
        if other:
            return [Pair((other, m.codes[0]), (m.start, m.end), (m.start, m.end)) for m in row if m.codes[0] != other]
    if left and len(left.codes) == 2:
        return [Pair(_meant(reading, who, label, left), (left.start, left.end))]
    return [Pair(tuple(who.parties[:2]))]


def _row(reading: Reading, who: Cast, label: Label, at: int) -> list[Mention]:
    """The parties that stand in a row from `at` on: "A, B (2009) và C"."""
    out: list[Mention] = []
    for m in who.mentions_in(at, label.sentence.end):
        joined = _NEXT.fullmatch(reading.text, out[-1].end, m.start) if out else m.start - at < 8
        if m.kind not in ("party", "both") or not m.codes or not joined or (out and len(m.codes[0]) != 3):
            break
        out += [Mention(m.start, m.end, "party", (c,)) for c in m.codes] if m.kind == "both" else [m]
    return out


def _right(reading: Reading, who: Cast, label: Label) -> Mention | None:
    """The parties named right behind the label."""
    near = who.mentions_in(label.end, min(label.sentence.end, label.end + 80))
    first = next((m for m in near if m.kind in ("party", "both") and m.codes), None)
    joined = first and (
        _JOIN.fullmatch(reading.folded, label.end, first.start)
        or _FOUNDED.fullmatch(reading.folded, label.end, first.start)
    )
    return first if joined else None


def _left(reading: Reading, who: Cast, label: Label) -> Mention | None:
    """The last pair named before the label in its sentence ("quan hệ Việt Nam - Lào lên ...")."""
    pairs = [
        m
        for m in who.mentions_in(label.sentence.start, label.start)
        if m.kind == "both" and len(m.codes) == 2 and label.start - m.end < 120
    ]
    return pairs[-1] if pairs else None


def _meant(reading: Reading, who: Cast, label: Label, both: Mention) -> tuple[str, ...]:
    """The codes of a pair; of "hai nước" in a text on many parties the two that the sentence names before."""
    if len(who.parties) < 3 or not reading.folded.startswith(("hai ", "cả hai "), both.start):
        return both.codes
    named = (m for m in who.mentions_in(label.sentence.start, both.start) if len(m.codes) == 1)
    codes = tuple(dict.fromkeys(m.codes[0] for m in named))
    return codes if len(codes) == 2 else both.codes


def _other_side(who: Cast, label: Label, right: Mention, left: Mention | None) -> str | None:
    """Who stands on the other side of "với X"."""
    code = right.codes[0]
    if left and code in left.codes:
        return next(c for c in left.codes if c != code)
    singles = [
        m.codes[0]
        for m in who.mentions_in(label.sentence.start, label.start)
        if m.kind == "party" and m.codes and m.codes[0] != code
    ]
    if singles:
        return next((c for c in who.parties[:2] if c in singles), singles[0])
    return next((c for c in who.parties[:2] if c != code), None)

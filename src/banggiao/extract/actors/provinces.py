"""Provinces, states and cities that deal with those of another party: "tỉnh Quảng Ninh", "phía Quảng Tây".

Takes a Reading and the parties of its document, gives Mentions: a body of its country, named as printed. Keeps true:
only where provinces of two parties are called so by the text ("tỉnh A", "thành phố B"), the head of a foreign one is
named, or a verb stands right behind ("tỉnh A sẽ ..."), is a province somebody who acts; elsewhere, and behind "tại",
"đến" or in a route, it is a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from banggiao.extract.actors.landscape import Landscape
from banggiao.extract.actors.model import Mention
from banggiao.extract.reading import Reading
from banggiao.vocabulary.lexicon import Hit

#: what calls a name that of a province or city, folded, longest first
_CALLED: Final = (
    "ủy ban nhân dân tỉnh ", "hội đồng nhân dân tỉnh ", "chính quyền thành phố ", "chính quyền tỉnh ",
    "đoàn đại biểu cấp cao tỉnh ", "đoàn đại biểu tỉnh ", "đoàn công tác tỉnh ", "lãnh đạo thành phố ",
    "lãnh đạo tỉnh ", "tỉnh ủy ", "thành ủy ", "ubnd tỉnh ", "hđnd tỉnh ", "ubnd thành phố ", "ubnd tp ", "ubnd tp. ",
    "đoàn tỉnh ", "phía tỉnh ", "phía thành phố ", "chính quyền bang ", "thành phố ", "khu tự trị ", "tỉnh ", "bang ",
    "tp. ", "tp ",
)  # fmt: skip
#: what else goes on its mention
_SIDE: Final = ("lãnh đạo ", "chính quyền ", "phía ")
#: behind these it is a place or part of another name
_PLACE: Final = (
    "trên địa bàn ", "cửa khẩu ", "nhà máy ", "đại học ", "sân bay ", "cảng ", "giữa ", "thăm ", "tại ", "đến ", "tới ",
    "rời ", "vào ", "sang ", "qua ", "về ", "từ ", "ở ", "trong ", "huyện ", "thị xã ", "đường ",
)  # fmt: skip
_ROUTE: Final = re.compile(r" ?[-–—] ?\Z")
_ON: Final = re.compile(r" ?[-–—]")
_PROVINCES_OF_PARTIES: Final = 2
#: what a verb that acts is or has before it, and the characters in which that stands
_SPEAKS: Final = ("say", "act", "stand")
_TENSES: Final = ("future", "need", "progressive", "continue")
_TENSE: Final = 32


def provinces(reading: Reading, land: Landscape, parties: tuple[str, ...]) -> list[Mention]:
    """The mentions of provinces that act; none where the text tells of no local cooperation between its parties."""
    hits = [h for h in reading.hits_of("provinces") if h.entry.id in parties]
    called = _called(reading, land, hits)
    acting = set(called) if len(set(called.values())) >= _PROVINCES_OF_PARTIES else _led(reading, land, hits)
    return [m for h in hits if (_name(reading, h) in acting or _acts(reading, h)) and (m := _mention(reading, land, h))]


def _acts(reading: Reading, hit: Hit) -> bool:
    """Whether a verb of speech, or the tense of a verb, stands right behind the name: it acts itself."""
    behind = reading.hits_in(hit.end + 1, hit.end + _TENSE)
    return any(
        h.start == hit.end + 1 and (h.entry.data.get("class") in _SPEAKS or h.entry.data.get("role") in _TENSES)
        for h in behind
        if h.entry.category in ("acts", "particles")
    )


def _led(reading: Reading, land: Landscape, hits: list[Hit]) -> set[str]:
    """Names, folded, of foreign provinces whose head the text names: "Thống đốc [tỉnh A]"."""
    ends = {t.end + 1 for t in land.titles.values() if t.entry.data["kind"] in ("office", "post")}
    return {_name(reading, h) for h in hits if h.entry.id != "VNM" and land.behind(h.start, _CALLED) in ends}


def local_codes(reading: Reading, land: Landscape) -> tuple[str, ...]:
    """The countries, two or more, whose provinces or cities the text calls so; () where it tells of no such pair."""
    codes = sorted(set(_called(reading, land, reading.hits_of("provinces")).values()))
    return tuple(codes) if len(codes) >= _PROVINCES_OF_PARTIES else ()


def _called(reading: Reading, land: Landscape, hits: Sequence[Hit]) -> dict[str, str]:
    """Names, folded, that the text calls those of provinces or cities, and their countries."""
    called = [h for h in hits if h.start in land.provinces and _is_called(land, h)]
    return {_name(reading, h): h.entry.id for h in called}


def _is_called(land: Landscape, hit: Hit) -> bool:
    """Whether the text calls a name a province's: "tỉnh A", "A (Lào)", "A, Trung Quốc"."""
    country = land.parties.get(hit.end + 2) if land.text[hit.end : hit.end + 2] in (" (", ", ") else None
    placed = country is not None and country.code == hit.entry.id
    return placed or land.behind(hit.start, _CALLED) < hit.start


def _name(reading: Reading, hit: Hit) -> str:
    return reading.folded[hit.start : hit.end]


def _mention(reading: Reading, land: Landscape, hit: Hit) -> Mention | None:
    start = land.behind(hit.start, _CALLED)
    start = land.behind(start, _SIDE)
    if land.behind(start, _PLACE) < start:
        return None
    text = reading.text
    if _ROUTE.search(text, max(0, hit.start - 3), hit.start) or _ON.match(text, hit.end):
        return None
    return Mention(start, hit.end, "organisation", (hit.entry.id,), organisation=text[start : hit.end])

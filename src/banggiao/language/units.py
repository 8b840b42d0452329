"""Units of amounts: currencies and what can be counted or measured; the names are data (units.toml, currencies.toml).

Takes folded text and a place after (or before) a number, gives the unit that stands there. Keeps true: a unit covers
whole words, and the longest name wins ("đô la Úc" before "đô la", "đồng chí" before "đồng").
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from banggiao.language.fold import fold

FILES = ("currencies", "units")
#: units of time: a duration is no quantity of anything
TIME_UNITS = frozenset({"years", "months", "weeks", "days", "hours"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ISO 4217 code or a named unit of the guidelines."""

    id: str
    #: what one of it is worth in `id` ("thập kỷ" is 10 years)
    factor: float = 1.0
    #: the name is a unit only of large sums ("đồng", "bảng"): the number must have a scale word or thousands
    large: bool = False
    #: whether a small number in words counts it ("hai dự án"); bodies that act ("hai bên") are no units at all
    worded: bool = True
    money: bool = False


def rows(name: str) -> list[dict[str, Any]]:
    """The `[[entry]]` tables of a data file, as they stand."""
    text = resources.files("banggiao.language").joinpath(f"{name}.toml").read_text("utf-8")
    entries: list[dict[str, Any]] = tomllib.loads(text)["entry"]
    return entries


@cache
def _table() -> dict[str, list[tuple[str, Unit]]]:
    """First three characters of a name -> names that begin so, longest first; shorter names stand under their own."""
    out: dict[str, list[tuple[str, Unit]]] = {}
    for name in FILES:
        for row in rows(name):
            unit = Unit(
                row["unit"] if "unit" in row else row["id"],
                float(row.get("factor", 1)),
                bool(row.get("large", False)),
                bool(row.get("worded", True)),
                name == "currencies",
            )
            for form in row["forms"]:
                for key in _spellings(fold(form)):
                    out.setdefault(key[:3], []).append((key, unit))
    for names in out.values():
        names.sort(key=lambda n: (-len(n[0]), n[0]))
    return out


def _spellings(name: str) -> list[str]:
    """`đô la`, `đô-la`, `đôla`, and `đô - la` of segmented text are one word."""
    return (
        [name.replace("đô la", dollar) for dollar in ("đô la", "đô-la", "đôla", "đô - la")]
        if "đô la" in name
        else [name]
    )


def unit_at(folded: str, at: int) -> tuple[Unit, int] | None:
    """The unit whose name stands at `at`, and where the name ends."""
    table = _table()
    for width in (3, 2, 1):
        for name, unit in table.get(folded[at : at + width], ()):
            end = at + len(name)
            if folded.startswith(name, at) and not (name[-1].isalnum() and folded[end : end + 1].isalnum()):
                return unit, end
    return None


@cache
def unit_beginnings() -> frozenset[str]:
    """First two characters of all names of units."""
    return frozenset(name[:2] for names in _table().values() for name, _ in names)


#: signs and codes that stand before the number
_PREFIXED = {
    "us$": "USD",
    "a$": "AUD",
    "s$": "SGD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "usd": "USD",
    "eur": "EUR",
}
_SIGN_ENDS = frozenset(sign[-1] for sign in _PREFIXED)


def unit_before(folded: str, at: int) -> tuple[Unit, int] | None:
    """The currency sign or code that ends right before the number at `at`, and where it starts."""
    stop = at - 1 if folded[at - 1 : at] == " " else at
    if folded[stop - 1 : stop] not in _SIGN_ENDS:
        return None
    for sign, code in _PREFIXED.items():
        start = stop - len(sign)
        if start >= 0 and folded.startswith(sign, start) and not (start and folded[start - 1].isalnum()):
            return Unit(code, money=True), start
    return None

"""What a printed figure leaves open: the interval that its words and its digits allow.

Takes values as printed, gives intervals and whether two of them can mean one figure. Keeps true: "khoảng 3,5 tỷ" and
"3,55 tỷ" are no disagreement, "8 tỷ" and "7,8 tỷ" neither; "64" and "61,5" are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

#: what "khoảng" leaves open on both sides, and "hơn", "gần" on theirs
_ABOUT: Final = 0.06
_BEYOND: Final = 0.12


def last_digit(value: float) -> float:
    """The unit of the last significant digit of a figure: 100 000 000 for 61.5 billion; trailing zeros say nothing."""
    if value == 0:
        return 0.0
    mantissa, exponent = f"{abs(value):.12e}".split("e")
    digits = len(mantissa.rstrip("0").rstrip(".").replace(".", ""))
    return float(10 ** (int(exponent) - digits + 1))


def allowed(row: Mapping[str, Any]) -> tuple[float, float]:
    """The least and the greatest figure that a value (`value`, `value_max`, `modifier`) can mean."""
    value = float(row["value"])
    top = float(row.get("value_max") or value)
    half = last_digit(value) / 2
    modifier = row.get("modifier", "exact")
    if modifier == "max" and row.get("unit") == "rank":  # "among the first four": any place up to it
        return half, top + half
    if modifier == "min":
        return value - half * 0.1, top + max(half, _BEYOND * top)
    if modifier == "max":
        return value - max(half, _BEYOND * value), top + half * 0.1
    loose = max(half, _ABOUT * value) if modifier == "about" else half
    return value - loose, top + loose


def compatible(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether two values can mean one figure."""
    (a0, a1), (b0, b1) = allowed(a), allowed(b)
    return a0 < b1 and b0 < a1

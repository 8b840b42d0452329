"""Closed tables of the calendar in words: months, quarters, centuries, small counts. Keys are folded."""

from __future__ import annotations

from typing import Final

#: counts up to twelve, as in "sáu tháng đầu năm"
NUMBERS: Final = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11,
}  # fmt: skip

MONTHS: Final = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip

#: EDTF level 2 quarters
QUARTERS: Final = {
    "i": 33, "1": 33, "một": 33, "nhất": 33, "đầu": 33, "ii": 34, "2": 34, "hai": 34, "iii": 35, "3": 35, "ba": 35,
    "iv": 36, "4": 36, "tư": 36, "bốn": 36, "cuối": 36,
}  # fmt: skip

CENTURIES: Final = {"xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}

"""Character by character: line ends, Unicode composition, invisible characters, look-alike letters, white space.

These steps hold for every shape of page. Keeps true: afterwards the text is NFC, its only white space is single
spaces inside lines and "\\n" between them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from banggiao.clean.draft import Draft

_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_COMBINED: Final = re.compile("[^\\W\\d_]?[\u0300-\u036f]+|[\u0340\u0341\u0374\u037e\u0387\u2126\u212a\u212b]")
_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e34-\u0e3a\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
    "\u302a-\u302f\u3099\u309a\ufe20-\ufe2f"
)
#: More marks than any letter has; to order a stack of thousands takes hours.
_STACK: Final = re.compile(f"[{_MARKS}]{{9,}}")
#: Soft hyphen, zero-width characters, direction marks, byte order marks inside the text, other controls.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc]+"
)
#: Eth at the head of a word stands for đ: no language that has the letter begins a word of our texts with it.
_ETH: Final = re.compile(r"(?<![^\W_])[Ðð]")
_BLANK: Final = r"\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANKS: Final = re.compile(rf"[{_BLANK}]")
_RUNS: Final = re.compile("  +")
_EDGES: Final = re.compile(r" (?:(?=\n)|(?<=\n )|(?<=\A )|\Z)")
#: What is no everyday letter or mark; where a text has none, the steps that look for such things are not taken.
_PLAIN: Final = re.compile("[^\n -~\u00a1-\u02ff\u0370-\u0482\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2100-\u2fff]")


def tidy(draft: Draft) -> None:
    """Take the steps in their order."""
    odd = _PLAIN.search(draft.text)
    if odd:
        draft.sub("line ends", "every line ends in one way", _LINE_ENDS, "\n")
        draft.sub("stacked marks", "no letter carries so many marks", _STACK, lambda m: m[0][:8])
    if not unicodedata.is_normalized("NFC", draft.text):
        _compose(draft)
    if odd or "\xad" in draft.text:
        draft.sub("invisible", "characters that nobody sees break words apart", _INVISIBLE, "")
    if "Ð" in draft.text or "ð" in draft.text:
        draft.sub("look-alikes", "the Icelandic letter eth stands for the Vietnamese đ", _ETH, _dstroke)
    if odd:
        draft.sub("odd spaces", "a tab or a space of another width is a space", _BLANKS, " ")
    if "  " in draft.text:
        draft.sub("spaces", "one space between words", _RUNS, " ")
    text = draft.text
    if " \n" in text or "\n " in text or text[:1] == " " or text[-1:] == " ":
        draft.sub("line edges", "no space at either end of a line", _EDGES, "")


def _dstroke(m: re.Match[str]) -> str:
    return "Đ" if m[0] == "Ð" else "đ"


def _compose(draft: Draft) -> None:
    """Compose letters and their marks (NFC); each edit is one letter with its marks, so spans stay exact."""
    draft.sub(
        "composition",
        "letters and their marks are one character each (Unicode NFC)",
        _COMBINED,
        lambda m: unicodedata.normalize("NFC", m[0]),
    )
    if not unicodedata.is_normalized("NFC", draft.text):  # rare scripts: compose word by word
        draft.sub(
            "composition of words",
            "letters and their marks are one character each (Unicode NFC)",
            re.compile(r"[^\s]+"),
            lambda m: unicodedata.normalize("NFC", m[0]),
        )

"""Bytes -> text: UTF-8 and UTF-16, with or without byte order mark; all else is refused with its reason.

Keeps true: the text is the whole of the bytes (the byte order mark left out), nothing replaced, nothing guessed.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from banggiao.errors import BadInput

#: Openings of files that are no text, with what they are; they are told apart to name the way out.
_MAGIC: Final = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP, DOCX or EPUB"), (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"), (b"SQLite format 3\x00", "an SQLite database"), (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"), (b"RIFF", "a media file"), (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"), (b"\x00asm", "a program"),
)  # fmt: skip
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TEXT_ONLY: Final = "give the text as .txt, .md or .html in UTF-8 or UTF-16"
_CONTROL: Final = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
#: Share of control bytes above which bytes are taken for binary; prose has none.
_CONTROL_SHARE: Final = 0.01
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.I)
#: How much of the bytes is looked at to tell the encoding.
_HEAD: Final = 65_536


def decode(origin: str, content: bytes) -> tuple[str, str]:
    """The text of `content` and the name of its codec. Raises BadInput where it is empty, binary or otherwise coded."""
    if not content.strip():
        raise BadInput(origin, "is empty", "give a file with text in it")
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise BadInput(origin, f"is {what}, not text", _TEXT_ONLY)
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), None) or _by_nulls(content)
    if encoding is None:
        _refuse_binary(origin, content)
        encoding = "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(origin, content, encoding, error) from error
    if not text.strip():
        raise BadInput(origin, "holds white space only", "give a file with text in it")
    return text, encoding


def _by_nulls(content: bytes) -> str | None:
    """UTF-16 without a mark: NULs stand at one parity only, under a good part of the (ASCII) letters and spaces."""
    head = content[:_HEAD]
    if len(content) % 2 or b"\x00" not in head:
        return None
    even, odd, half = head[0::2].count(0), head[1::2].count(0), max(1, len(head) // 2)
    if odd > half / 5 and even < odd / 50 + 1:
        return "utf-16-le"
    if even > half / 5 and odd < even / 50 + 1:
        return "utf-16-be"
    return None


def _refuse_binary(origin: str, content: bytes) -> None:
    at = content.find(b"\x00")
    if at >= 0:
        raise BadInput(origin, f"is binary: a NUL at byte {at}", _TEXT_ONLY)
    head = content[:_HEAD]
    if len(_CONTROL.findall(head)) > len(head) * _CONTROL_SHARE:
        raise BadInput(origin, "is binary: it is full of control characters", _TEXT_ONLY)


def _undecodable(origin: str, content: bytes, encoding: str, error: UnicodeDecodeError) -> BadInput:
    declared = _CHARSET.search(content[:4096])
    name = declared[1].decode().lower() if declared else ""
    if encoding.startswith("utf-16"):
        return BadInput(origin, f"is broken UTF-16 at byte {error.start}", "save it again as UTF-8")
    line = content.count(b"\n", 0, error.start) + 1
    if name and name not in ("utf-8", "utf8"):
        return BadInput(
            origin,
            f"says that it is {name} and is no valid UTF-8 (byte {error.start}, line {line})",
            f"convert it, for example: iconv -f {name} -t utf-8",
        )
    return BadInput(
        origin,
        f"is no valid UTF-8 at byte {error.start} (line {line})",
        "save it as UTF-8, for example: iconv -f cp1258 -t utf-8",
    )

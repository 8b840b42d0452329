"""A page: bytes as found, with where and when they were got and their SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a manifest says of a page and the page itself does not print. Never shown as printed."""

    url: str | None = None
    publisher: str | None = None
    #: EDTF
    published: str | None = None
    #: ISO 8601 date or date and time
    retrieved: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes as found. `source` is the whole of `content` decoded: the text that cleaning's edits walk back to."""

    #: the path (as given), URL, or "-" for standard input
    origin: str
    #: text/plain, text/markdown or text/html
    media_type: str
    content: bytes
    source: str
    #: name of the codec that decoded `content`
    encoding: str
    given: Given = field(default_factory=Given)

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of the bytes: the identity of the page and of its document."""
        return hashlib.sha256(self.content).hexdigest()

"""Bytes -> Page: files, folders and standard input; what cannot be read comes back as the error that says why.

Front door: `pages(paths)`, with `origins(paths)` (what it will read, in order) and `doc_names(origins)`.
Keeps true: one item an origin, in the order given, folders walked sorted by path; a file is never half read; nothing
that is wrong with one file is raised or stops the others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from banggiao.errors import BadInput
from banggiao.model.page import Given, Page
from banggiao.sources.decode import decode
from banggiao.sources.files import MEDIA_TYPES, STDIN, found, read_file, read_stream
from banggiao.sources.manifest import Manifest, read_manifest
from banggiao.sources.names import doc_names, register_names

__all__ = ["MEDIA_TYPES", "doc_names", "origins", "page_of", "pages", "register_names"]

#: Largest file that is read, in bytes, where the caller does not say (issue 2, Bad input: 20 MB).
LIMIT: Final = 20_000_000


def origins(paths: Sequence[str]) -> list[str]:
    """The origins that `pages(paths)` yields one item for, in its order."""
    return [origin for origin, _ in found(paths)]


def pages(
    paths: Sequence[str], *, manifest: Path | None = None, limit: int = LIMIT, stdin: BinaryIO | None = None
) -> Iterator[Page | BadInput]:
    """The pages behind files, folders and `-`, each read when it is asked for.

    `manifest` names a CSV or JSONL file of given values, `limit` the largest page in bytes. Raises BadSetting, before
    the first page, where the manifest itself is wrong.
    """
    given = read_manifest(manifest) if manifest else Manifest({})
    return _pages(paths, given, limit, stdin)


def _pages(paths: Sequence[str], given: Manifest, limit: int, stdin: BinaryIO | None) -> Iterator[Page | BadInput]:
    for origin, trouble in found(paths):
        if trouble:
            yield trouble
            continue
        try:
            content = read_stream(stdin or sys.stdin.buffer, limit) if origin == STDIN else read_file(origin, limit)
            yield page_of(origin, content, given=given.of(origin))
        except BadInput as error:
            yield error


def page_of(origin: str, content: bytes, *, media_type: str | None = None, given: Given | None = None) -> Page:
    """One page of bytes that the caller already holds (an upload, a pasted text).

    `media_type` None: by the extension of `origin`, else by the look of the bytes. Raises BadInput where the bytes are
    empty, binary, or in no encoding that is read.
    """
    source, encoding = decode(origin, content)
    if media_type is None:
        media_type = MEDIA_TYPES.get(Path(origin).suffix.lower()) or _sniffed(source)
    return Page(
        origin=origin,
        media_type=media_type,
        content=content,
        source=source,
        encoding=encoding,
        given=given or Given(),
    )


def _sniffed(source: str) -> str:
    """text/html where a nameless text opens like a web page, else text/plain."""
    head = source[:1000].lstrip().lower()
    return "text/html" if head.startswith(("<!doctype html", "<html", "<?xml")) and "<" in head[1:] else "text/plain"

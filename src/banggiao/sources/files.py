"""Which files there are, and their bytes: paths and folders in a fixed order, each with its trouble where it has one.

Keeps true: a folder is walked sorted by path, hidden files left out; the same file named twice is read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from banggiao.errors import BadInput

#: The origin of standard input.
STDIN: Final = "-"

#: File extensions that are read, with their media types.
MEDIA_TYPES: Final = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html"}

_KNOWN: Final = ", ".join(MEDIA_TYPES)

Found = tuple[str, BadInput | None]


def found(paths: Sequence[str]) -> list[Found]:
    """Every origin behind `paths`, once, in order, with the error where it cannot be read at all."""
    seen: set[str] = set()
    out: list[Found] = []
    for origin, trouble in (item for path in paths for item in _behind(path)):
        key = origin if origin == STDIN else str(Path(origin).absolute())
        if key not in seen:
            seen.add(key)
            out.append((origin, trouble))
    return out


def _behind(path: str) -> Iterator[Found]:
    if path == STDIN:
        yield path, None
        return
    place = Path(path)
    try:
        if place.is_dir():
            yield from _in_folder(path, place)
        elif not place.exists():
            yield path, BadInput(path, "does not exist", "check the spelling of the path")
        elif not place.is_file():
            yield path, BadInput(path, "is no regular file", "give a file, a folder, or - for standard input")
        elif place.suffix.lower() not in MEDIA_TYPES:
            reason = f"has the extension {place.suffix!r}" if place.suffix else "has no extension"
            yield path, BadInput(path, f"{reason}, which is not read", f"read are {_KNOWN}; or pipe it into -")
        else:
            yield path, None
    except (OSError, ValueError) as error:
        yield path, BadInput(path, f"cannot be looked at: {error}", "check the path and its permissions")


def _in_folder(path: str, folder: Path) -> Iterable[Found]:
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        return [(path, _unreadable(path, error))]
    inside = sorted(
        str(p)
        for p in folder.rglob("*")
        if p.suffix.lower() in MEDIA_TYPES
        and not any(part.startswith(".") for part in p.relative_to(folder).parts)
        and p.is_file()
    )
    if inside:
        return [(p, None) for p in inside]
    return [(path, BadInput(path, "is a folder without readable files", f"read are {_KNOWN}"))]


def read_file(path: str, limit: int) -> bytes:
    """The bytes of a file. Raises BadInput where it is over `limit` bytes or cannot be opened."""
    place = Path(path)
    try:
        with place.open("rb") as stream:
            return read_stream(stream, limit, path)
    except OSError as error:
        raise _unreadable(path, error) from error


def read_stream(stream: BinaryIO, limit: int, name: str = STDIN) -> bytes:
    """The bytes of a stream up to its end. Raises BadInput where there are more than `limit`."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise BadInput(name, f"is larger than the limit of {limit:,} bytes", "raise --limit, or split the file")
    return content


def _unreadable(path: str, error: OSError) -> BadInput:
    return BadInput(path, f"cannot be read: {error.strerror or error}", "check its permissions")

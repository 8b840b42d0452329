"""The names of documents: a file's stem, or its relative path where two files share a stem."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from os.path import commonpath
from pathlib import PurePath


def doc_names(origins: Sequence[str]) -> list[str]:
    """One name an origin, in order; two different origins never share one.

    The stem where only one origin has it; else the path from the folder that all origins of that stem have in common,
    extension included, with forward slashes.
    """
    groups: dict[str, list[str]] = {}
    for origin in dict.fromkeys(origins):
        groups.setdefault(_stem(origin), []).append(origin)
    names: dict[str, str] = {}
    for stem, group in groups.items():
        names |= {group[0]: stem} if len(group) == 1 else dict(zip(group, _relative(group), strict=True))
    # a relative path could, in an odd folder, equal another file's stem
    taken = Counter(names.values())
    return [names[o] if taken[names[o]] == 1 else PurePath(o).as_posix() for o in origins]


def _stem(origin: str) -> str:
    return PurePath(origin).stem or origin


def _relative(group: list[str]) -> list[str]:
    paths = [PurePath(o) for o in group]
    try:
        base = PurePath(commonpath([str(p.parent) for p in paths]))
        return [p.relative_to(base).as_posix() for p in paths]
    except ValueError:  # absolute beside relative paths
        return [p.as_posix() for p in paths]


def register_names(origins: Sequence[str]) -> list[str]:
    """As `doc_names`, but files of one stem that hold the same bytes keep the stem: they are one document.

    Reads only files that share a stem; what cannot be read counts as other bytes.
    """
    names, groups = doc_names(origins), dict[str, list[str]]()
    for origin in dict.fromkeys(origins):
        groups.setdefault(_stem(origin), []).append(origin)
    same = {stem for stem, group in groups.items() if len(group) > 1 and len({_hash(o) for o in group}) == 1}
    return [_stem(o) if _stem(o) in same else n for o, n in zip(origins, names, strict=True)]


def _hash(origin: str) -> str:
    try:
        with open(origin, "rb") as stream:  # noqa: PTH123 - an origin is a path as given
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return origin

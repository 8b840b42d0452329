"""Features as JSON and back: how what a rule sees in a claim is kept between two runs.

Takes instances of the rules' feature classes, gives text; builds them again by the types of their fields. Keeps true:
what is read equals what was kept; equal features are kept as equal text.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Collection, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache, partial
from types import UnionType
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

from banggiao.resolve.content import Content, Runs, weighed

#: text of features, in characters, from which they are not kept in memory between two runs (whole documents' wording)
_LONG: Final = 2000
_decode: Final = json.JSONDecoder().raw_decode
_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def kept(seen: Any) -> str:
    """Features as JSON."""
    return _encode(plain(seen))


def plain(value: Any) -> Any:
    """A feature as plain JSON: sets sorted, a dataclass as the list of its fields."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Content):
        return value.words
    if isinstance(value, Runs):
        return _numbered(value.numbers)
    if isinstance(value, frozenset):
        one = next(iter(value), None)
        if isinstance(one, int):
            return _numbered(value)
        return sorted(value) if isinstance(one, str) else sorted(plain(v) for v in value)
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    if is_dataclass(value):
        return [plain(getattr(value, f.name)) for f in fields(value)]
    return value


def _numbered(numbers: Collection[int]) -> str:
    """Whole numbers below 2**32 as one string: the runs of a text are hundreds, and are read for every text that it is
    compared with."""
    return struct.pack(f">{len(numbers)}I", *sorted(numbers)).hex()


def _numbers(raw: str) -> tuple[int, ...]:
    packed = bytes.fromhex(raw) if raw else b""
    return struct.unpack(f">{len(packed) // 4}I", packed)


def built(hint: Any, text: str) -> Any:
    """The features of the type `hint` that `kept` wrote."""
    return reader(hint)(_decode(text)[0]) if len(text) > _LONG else _built(hint, text)


def opening(text: str) -> str:
    """The first field of features as `kept` wrote them, a plain word, without reading the rest."""
    return text[2 : text.index('"', 2)]


@lru_cache(maxsize=16384)
def _built(hint: Any, text: str) -> Any:
    return reader(hint)(_decode(text)[0])


@cache
def reader(hint: Any) -> Callable[[Any], Any]:
    """How a value of a type is read from plain JSON; the types are those of features and claims, and few."""
    origin, args = get_origin(hint), get_args(hint)
    if hint is Runs:
        return lambda raw: Runs(partial(_numbers, raw))
    if hint is Content:
        return weighed
    if origin is frozenset:
        if args[0] is int:
            return lambda raw: frozenset(_numbers(raw))
        one = reader(args[0])
        return frozenset if one is _same else lambda raw: frozenset(map(one, raw))
    if origin is tuple:
        return _tuple(args)
    if origin in (Union, UnionType):
        one = reader(next(a for a in args if a is not type(None)))
        return lambda raw: None if raw is None else one(raw)
    if is_dataclass(hint):
        build, hints = cast(type, hint), get_type_hints(hint)
        names = [f.name for f in fields(hint)]
        readers = [reader(hints[n]) for n in names]
        # most fields are plain as they stand
        others = [(n, read) for n, read in enumerate(readers) if read is not _same]
        if any(f.kw_only for f in fields(hint)):
            return lambda raw: build(**{n: read(v) for n, read, v in zip(names, readers, raw, strict=True)})
        return partial(_instance, build, others)
    return _same


def _instance(build: type, others: Sequence[tuple[int, Callable[[Any], Any]]], raw: list[Any]) -> Any:
    """A dataclass of its fields in their order; `others`: those that are not plain, with how each is read."""
    values = list(raw)
    for n, read in others:
        values[n] = read(values[n])
    return build(*values)


def _tuple(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        one = reader(args[0])
        return tuple if one is _same else lambda raw: tuple(map(one, raw))
    each = [reader(a) for a in args]
    return lambda raw: tuple(read(v) for read, v in zip(each, raw, strict=True))


def _same(value: Any) -> Any:
    return value

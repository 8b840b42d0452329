"""How commands talk: a progress line on a terminal and nothing elsewhere, one line a failed input."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from banggiao.errors import BadInput

T = TypeVar("T")

#: Seconds between two repaintings of the progress line.
_EVERY = 0.2


def say(text: str) -> None:
    """Talk: one line on stderr."""
    print(text, file=sys.stderr)


def tell_failure(error: BadInput) -> None:
    """One failed input, with its reason and the way out."""
    say(f"banggiao: {error}")


def progress(items: Iterable[T], *, stage: str, total: int) -> Iterator[T]:
    """Pass `items` on; on a terminal show stage, done/total, documents a second and the time left on stderr."""
    if not sys.stderr.isatty():
        yield from items
        return
    started, shown, done = time.monotonic(), 0.0, 0
    try:
        for item in items:
            yield item
            done += 1
            now = time.monotonic()
            if now - shown >= _EVERY or done == total:
                shown, rate = now, done / max(now - started, 1e-6)
                left = max(0, total - done) / rate if rate else 0
                bar = f"{stage}  {done}/{total}  {rate:.0f} tài liệu/s  còn {int(left // 60)}:{int(left % 60):02d}"
                print(f"\r\x1b[K{bar}", end="", file=sys.stderr, flush=True)
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)

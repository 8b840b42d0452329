"""What one run of resolving has fetched is not fetched again.

Takes the fetching of values by name, gives them. Keeps true: a name is asked for once until it is forgotten, also one
that leads to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Generic, TypeVar

V = TypeVar("V")


class Once(Generic[V]):
    """Values by name."""

    def __init__(self, fetch: Callable[[list[str]], Mapping[str, V]]) -> None:
        self._fetch = fetch
        self._kept: dict[str, V | None] = {}

    def of(self, names: Collection[str]) -> dict[str, V]:
        """Name -> value, in the order of the names; what is not there is left out."""
        kept = self._kept
        if missing := list({n: None for n in names if n not in kept}):
            found = self._fetch(missing)
            kept.update((n, found.get(n)) for n in missing)
        return {n: v for n in names if (v := kept[n]) is not None}

    def know(self, values: Mapping[str, V]) -> None:
        """Values that have come by another way."""
        self._kept |= values

    def forget(self, names: Iterable[str] | None = None) -> None:
        """Ask for these names again, or for all."""
        if names is None:
            self._kept.clear()
        for name in names or ():
            self._kept.pop(name, None)

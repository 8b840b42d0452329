"""What most readers open first, made ready in the background once the entries have changed.

Takes a store and a day, fills what the store keeps for a version of the entries. Keeps true: nothing here shows or
writes anything; a page that is asked for before its turn is simply made then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from banggiao.serve.pages.lists import LISTS
from banggiao.serve.pages.relations import known, relations
from banggiao.store.listing import EntryFilter
from banggiao.store.store import Store

#: Relations that are made ready, those with most commitments first.
RELATIONS: Final = 24


def make_ready(store: Store, as_of: str, stopped: Callable[[], bool] = lambda: False) -> None:
    """Make the map, the lists without filters and the first relations ready, until `stopped`."""
    found = relations(store)
    store.sources()
    for listed in LISTS:
        for name in listed.facets:
            store.facet(name, EntryFilter(kinds=listed.kinds))
    for relation in found[:RELATIONS]:
        if stopped():
            return
        known(store, tuple(relation["parties"]), as_of)

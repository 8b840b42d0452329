"""What most readers open first, made ready in the background once the entries have changed.

Takes a store and a day, fills what the store keeps for a version of the entries. Keeps true: nothing here shows or
writes anything; a page that is asked for before its turn is simply made then.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from banggiao.errors import BangGiaoError
from banggiao.serve.pages.lists import LISTS
from banggiao.serve.pages.relations import known, relations
from banggiao.serve.render import environment
from banggiao.store.counting import READ
from banggiao.store.listing import EntryFilter
from banggiao.store.queue import QueueFilter
from banggiao.store.store import Store

#: Relations that are made ready, those with most commitments first.
RELATIONS: Final = 24
#: Seconds between two looks at the register's counters.
_BETWEEN: Final = 3.0


def keep_ready(store: Store, as_of: str, wait: Callable[[float], bool]) -> None:
    """Make ready at first and whenever documents and entries have changed and stand still again, until `wait` (seconds)
    says that it is over."""
    made: tuple[int, ...] = ()
    seen: tuple[int, ...] | None = None
    over = False
    while not over:
        with suppress(BangGiaoError):  # only what is asked for often is made early; who asks is told what is wrong
            now = store.versions(READ)
            if now != made and seen in (None, now):
                make_ready(store, as_of, lambda: wait(0))
                made = now
                gc.freeze()  # what is kept now stays: the collector need not walk over it again and again
            seen = now
        over = wait(_BETWEEN)


def make_ready(store: Store, as_of: str, stopped: Callable[[], bool] = lambda: False) -> None:
    """Make the map, the lists without filters and the first relations ready, until `stopped`."""
    for template in environment().list_templates():
        environment().get_template(template)
    found = relations(store)
    store.sources()
    store.outlets()
    store.pairs(("commitment",))
    store.queue_total(QueueFilter())
    for listed in LISTS:
        for name in listed.facets:
            store.facet(name, EntryFilter(kinds=listed.kinds))
    for relation in found[:RELATIONS]:
        if stopped():
            return
        known(store, tuple(relation["parties"]), as_of)

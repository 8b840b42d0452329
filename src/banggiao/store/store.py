"""The store: one register in one database, all its sides in one object.

Takes a prepared database. Keeps true: it can be shared among threads, and closing it gives every connection back.
"""

from __future__ import annotations

from threading import Lock
from types import TracebackType

from banggiao.store.counting import Counts
from banggiao.store.database import Database
from banggiao.store.documents import Documents
from banggiao.store.entries import Entries
from banggiao.store.jobs import Jobs
from banggiao.store.ledger import Ledger
from banggiao.store.listed import Rows
from banggiao.store.listing import Listings
from banggiao.store.meeting import Meeting
from banggiao.store.queue import Queue
from banggiao.store.resolving import Resolving
from banggiao.store.searching import Searching
from banggiao.store.sources import Sources


class Store(Documents, Entries, Ledger, Counts, Listings, Rows, Sources, Meeting, Resolving, Queue, Searching, Jobs):
    """The register. Implements `model.register.Register`; made by `store.open_store`."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._tally = {}
        self._kept = {}
        self._lock = Lock()

    def close(self) -> None:
        """Give the database back."""
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

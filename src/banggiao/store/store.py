"""The store: one register in one database, all its sides in one object.

Takes a prepared database. Keeps true: it can be shared among threads, and closing it gives every connection back.
"""

from __future__ import annotations

from types import TracebackType

from banggiao.store.documents import Documents
from banggiao.store.entries import Entries
from banggiao.store.ledger import Ledger


class Store(Documents, Entries, Ledger):
    """The register. Implements `model.register.Register`; made by `store.open_store`."""

    def close(self) -> None:
        """Give the database back."""
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

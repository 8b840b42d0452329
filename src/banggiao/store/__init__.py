"""Room: the register in one database, SQLite or PostgreSQL, behind one interface.

Front door: `open_store(url)`. Takes documents, claims, entries and judgements, gives them back; implements
`model.register.Register`. Importing this room loads no database library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from banggiao.store.care import backup, doctor, restore
    from banggiao.store.checking import verify
    from banggiao.store.store import Store

__all__ = ["DEFAULT_URL", "Store", "backup", "doctor", "open_store", "restore", "verify"]

#: The register in the current folder.
DEFAULT_URL: Final = "sqlite:///banggiao.db"


def open_store(url: str = DEFAULT_URL, *, read_only: bool = False, create: bool = True) -> Store:
    """Open the register at `url`: `sqlite:///FILE` or `postgresql+psycopg://USER@HOST/NAME`.

    Makes it where nothing is there (unless `read_only` or not `create`) and brings an older schema up to date.
    Raises BadSetting for a URL of another kind, StoreBusy where another process holds the database, StoreFault where
    it cannot be reached, is no register, is damaged, or was written by a newer version.
    """
    from banggiao.store.database import connect
    from banggiao.store.opening import prepare
    from banggiao.store.store import Store

    database = connect(url, read_only=read_only)
    try:
        prepare(database, create=create)
    except BaseException:
        database.close()
        raise
    return Store(database)


#: name -> module that holds it; loaded when it is asked for
_LATER: Final = {
    "Store": "store", "verify": "checking", "backup": "care", "restore": "care", "doctor": "care",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name in _LATER:
        return getattr(import_module(f"banggiao.store.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

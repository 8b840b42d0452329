"""Database errors as this program's own: what is at fault, why, and the way out.

Takes what the drivers raise, gives StoreBusy or StoreFault. Keeps true: no driver's message reaches a user raw where
the cause is known.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from banggiao.errors import StoreBusy, StoreFault

_BUSY_WAY: Final = "wait until the other process is done, or stop it, and run the command again"
RESTORE_WAY: Final = "run `banggiao doctor`, then bring back a backup with `banggiao restore`"

#: primary SQLite result code -> reason, way out
_SQLITE: Final = {
    sqlite3.SQLITE_PERM: ("may not be opened", "check who owns the file and its folder"),
    sqlite3.SQLITE_READONLY: ("cannot be written", "check the rights of the file and its folder, or pass another --db"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written by the disk", "check the disk; " + RESTORE_WAY),
    sqlite3.SQLITE_CORRUPT: ("is damaged", RESTORE_WAY),
    sqlite3.SQLITE_FULL: ("has no room left on the disk", "make room and run the command again; what is done is kept"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check the path and the rights of its folder"),
    sqlite3.SQLITE_NOTADB: ("is no database", "pass the path of a register, or of a file that does not exist yet"),
}
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
#: SQLSTATE classes and codes of PostgreSQL
_PG_BUSY: Final = ("55P03", "40P01", "40001", "57014")
_PG: Final = {
    "25006": ("cannot be written", "open it without read-only"),
    "28": ("refuses the user or the password", "check the URL"),
    "3D": ("does not exist", "create it: createdb NAME"),
    "42501": ("may not be used by this user", "grant the user rights on the schema"),
    "53": ("has no room or no free connection left", "make room, or wait and run the command again"),
    "57P": ("was shut down", "start the server and run the command again; what is done is kept"),
    "08": ("cannot be reached", "check that the server runs and the URL is right"),
}


def fault(culprit: str, error: BaseException) -> StoreFault | None:
    """The fault that a driver's `error` stands for; None where it is a mistake of the program and must be seen."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            return StoreBusy(culprit, "is held by another process", _BUSY_WAY)
        # what a damaged text or a damaged schema raises, without a code of its own
        if any(sign in str(error) for sign in ("decode to UTF-8", "no such column", "no such table")):
            code = sqlite3.SQLITE_CORRUPT
        return StoreFault(culprit, *_SQLITE[code]) if code in _SQLITE else None
    state = getattr(error, "sqlstate", None)
    if state in _PG_BUSY:
        return StoreBusy(culprit, "is held by another process", _BUSY_WAY)
    for prefix, told in _PG.items():
        if state and state.startswith(prefix):
            return StoreFault(culprit, *told)
    if state is None and type(error).__name__ == "OperationalError" and type(error).__module__.startswith("psycopg"):
        return StoreFault(culprit, "cannot be reached: " + str(error).strip().splitlines()[0], _PG["08"][1])
    return None

"""Claims of many documents -> entries of the register, with the ledger of judgements applied.

Front door: `resolve_all(filed, judgements)`. Keeps true: no clock, no database, no environment; the order of the
documents changes nothing but ids; nothing is in an entry that no claim says.
"""

from __future__ import annotations

from banggiao.resolve.rebuild import rebuild, resolve_all
from banggiao.resolve.resolution import Resolution

__all__ = ["Resolution", "rebuild", "resolve_all"]

"""What a list's address asks for: filters, order, page. The address is the whole state of a list.

Takes query parameters, gives an `EntryFilter`. Keeps true: a wrong value asks for nothing that exists and never
raises; the same address gives the same rows in any browser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from starlette.exceptions import HTTPException

from banggiao.store.listing import EntryFilter

ORDERS: Final = ("label", "newest", "date", "deadline", "surest")
#: states of a commitment that are computed against a day
STATES: Final = ("overdue", "silent", "due")
#: Months without a word after which an open undertaking is listed as silent.
SILENT_DAYS: Final = 365
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One list as asked for."""

    filter: EntryFilter
    order: str
    page: int


def codes(text: str) -> tuple[str, ...]:
    """`VNM-USA` -> ("VNM", "USA"); what is no code is left out."""
    return tuple(dict.fromkeys(c for c in text.upper().split("-") if _CODE.fullmatch(c)))


def asked(query: Mapping[str, str], kinds: tuple[str, ...], as_of: str, *, order: str = "label") -> Asked:
    """The filter, order and page of a query over entries of `kinds`. Raises 404 on a page number that is none."""
    state = query.get("state", "")
    text = query.get("page", "1")
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise HTTPException(404, "no such page")
    kind = query.get("kind")
    wanted = EntryFilter(
        kinds=(kind,) if kind in kinds else kinds,
        parties=codes(query.get("parties", "")),
        pillar=query.get("pillar") or None,
        stage=query.get("stage") or None,
        act=query.get("act") or None,
        type=query.get("type") or None,
        flag=query.get("flag") or None,
        year=query.get("year") or None,
        overdue=as_of if state == "overdue" else None,
        due_from=as_of if state == "due" and "commitment" in kinds else None,
        dated_from=as_of if state == "due" and "commitment" not in kinds else None,
        silent_since=silent_day(as_of) if state == "silent" else None,
        said_since=query.get("since") or None,
    )
    chosen = query.get("order", order)
    return Asked(wanted, chosen if chosen in ORDERS else order, int(text))


def silent_day(as_of: str) -> str:
    """The day before which an open undertaking's last word makes it silent, for the day `as_of`."""
    return (date.fromisoformat(as_of) - timedelta(days=SILENT_DAYS)).isoformat()

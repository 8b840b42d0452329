"""What a register has learned since a day: the morning digest.

Takes entries and documents with the day of their ingest, gives rows. Keeps true: a row stands only where a document
that came in on or after the day shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from banggiao.model.entries import Entry
from banggiao.model.register import Filed


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new in the register."""

    #: new, firmer, delivered, ended, reworded, contradicted ... (the steps of chains, and `new` for other entries)
    what: str
    entry: Entry
    #: claim of a new document that shows it
    claim: str
    note: str = ""


def changes(entries: Iterable[Entry], documents: Iterable[Filed], since: str) -> Iterator[News]:
    """What documents ingested on or after `since` (an ISO 8601 day, or the number of a run as text) brought.

    Entries come in their own order; of an entry with a chain its new steps, of others that they are new as a whole.
    """
    fresh = {c.id for f in documents if _since(f, since) for c in f.claims}
    for entry in entries:
        if entry.kind == "disagreement":
            if shown := next((c for c in entry.claims if c in fresh), None):
                yield News("contradicted", entry, shown, str(entry.fields.get("field", "")))
        elif entry.chain:
            for step in entry.chain:
                if step.claim in fresh and step.what != "reaffirmed":
                    yield News(step.what, entry, step.claim, step.note)
        elif entry.claims and all(c in fresh for c in entry.claims):
            yield News("new", entry, entry.claims[0])


def _since(filed: Filed, since: str) -> bool:
    return filed.run >= int(since) if since.isdecimal() and len(since) < 8 else filed.ingested >= since

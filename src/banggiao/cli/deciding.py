"""What the desk in the browser and `judge` ask of resolving, over one register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banggiao.model.entries import Entry
    from banggiao.model.judgements import Judgement
    from banggiao.store.store import Store


@dataclass(frozen=True, slots=True)
class Deciding:
    """Implements `serve.deciding.Deciding`."""

    store: Store

    def anchored(self, judgement: Judgement) -> Judgement:
        """The judgement with the claims of the entries that it names."""
        from banggiao.resolve.ledger import anchored

        return anchored(judgement, {e.id: e.claims for e in self._named(judgement)})

    def preview(self, judgement: Judgement) -> Sequence[Entry]:
        """The entries as they will be after a merge or split."""
        from banggiao.resolve.previewing import preview

        entries = self._named(judgement)
        quotes = self.store.quotes([c for e in entries for c in e.claims])
        filed = list(self.store.documents_by_id(dict.fromkeys(q.document for q in quotes.values())))
        witnesses = {f.document.id: f.witness or f.document.id for f in filed}
        earlier = [j for f in filed for c in f.claims for j in self.store.judgements_for(c)]
        return preview(entries, filed, judgement, earlier, witnesses)

    def _named(self, judgement: Judgement) -> list[Entry]:
        return list(self.store.entries_by_id([judgement.entry or "", *judgement.values.get("with", ())]))

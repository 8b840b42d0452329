"""What the desk in the browser and `judge` ask of resolving, over one register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from banggiao.errors import BadSetting

if TYPE_CHECKING:
    from banggiao.model.entries import Entry
    from banggiao.model.judgements import Judgement
    from banggiao.store.store import Store

#: Claims of the entries of one merge or split that are shown before it is decided: the documents of all are read, some
#: three milliseconds each.
MOST: Final = 500


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
        claims = [c for e in entries for c in e.claims]
        if len(claims) > MOST:
            told = f"gather {len(claims)} claims, too many to be shown before it is decided (at most {MOST})"
            raise BadSetting(", ".join(e.id for e in entries), told, "decide with `banggiao judge`")
        documents = dict.fromkeys(q.document for q in self.store.quotes(claims).values())
        filed = list(self.store.documents_by_id(documents))
        witnesses = {f.document.id: f.witness or f.document.id for f in filed}
        gone = self.store.undone()
        earlier = [j for j in self.store.judgements_of_documents(documents) if j.number not in gone]
        return preview(entries, filed, judgement, earlier, witnesses)

    def _named(self, judgement: Judgement) -> list[Entry]:
        return list(self.store.entries_by_id([judgement.entry or "", *judgement.values.get("with", ())]))

"""The port through which the desk asks what only resolving knows; `cli` hands it over at the start.

Keeps true: pages never resolve; a merge or split is written with the claims of the entries that it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from banggiao.model.entries import Entry
from banggiao.model.judgements import Judgement


class Deciding(Protocol):
    """What resolving says of a judgement about entries."""

    def anchored(self, judgement: Judgement) -> Judgement:
        """The judgement as it goes into the ledger: with the claims of the entries that it names."""
        ...

    def preview(self, judgement: Judgement) -> Sequence[Entry]:
        """The entries as they will be after a merge or split. Raises BadSetting where it cannot be or does nothing."""
        ...

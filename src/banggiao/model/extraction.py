"""What the reading of one document gives: its parties and its claims."""

from __future__ import annotations

from dataclasses import dataclass

from banggiao.model.claims import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The claims of one document in their order in the text, by kind where two begin at one place."""

    #: id of the document
    document: str
    #: codes of the two or more parties whose relation the document is about; empty where it is about none
    parties: tuple[str, ...]
    claims: tuple[Claim, ...]

"""Document -> claims: one module a kind, over `speech` (who says what in which clause), `actors` and `reading`.

Front door: `extract(document)`. Keeps true: every claim's quote and every ground of its fields stand in the
document's text; claims come in one fixed order; a document that is not about relations between parties gives none.
"""

from __future__ import annotations

from banggiao.extract.actors import cast
from banggiao.extract.reading import read
from banggiao.extract.register_of_kinds import EXTRACTORS
from banggiao.model.claims import Claim
from banggiao.model.document import Document
from banggiao.model.extraction import Extraction
from banggiao.model.kinds import CLAIM_KINDS

_RANK = {kind: n for n, kind in enumerate(CLAIM_KINDS)}


def extract(document: Document) -> Extraction:
    """The parties and claims of one document.

    Claims are sorted by where they start, then by kind; two with one id are one. Pure: the same document gives the
    same claims, whatever was read before.
    """
    reading = read(document)
    who = cast(reading)
    if not who.parties:
        return Extraction(document=document.id, parties=(), claims=())
    found: dict[str, Claim] = {}
    for extractor in EXTRACTORS:
        for claim in extractor(reading, who):
            found.setdefault(claim.id, claim)
    # by the id that is the key here: a claim hashes itself whenever it is asked for its id
    claims = sorted(found.items(), key=lambda n: (n[1].evidence.start, _RANK[n[1].kind], n[1].evidence.end, n[0]))
    return Extraction(document=document.id, parties=who.parties, claims=tuple(c for _, c in claims))

"""Small filed documents for the tests of resolving: made-up people, places and sums, in our own words."""

from __future__ import annotations

import hashlib
from typing import Any

from banggiao.model.claims import (
    Actor,
    Claim,
    Commitment,
    Event,
    Indicator,
    Mechanism,
    Organisation,
    Position,
    Status,
)
from banggiao.model.document import Document, Printed, Segment
from banggiao.model.evidence import Evidence
from banggiao.model.page import Given
from banggiao.model.register import Filed, Origin

KINDS: dict[str, type[Claim]] = {
    c.kind: c for c in (Commitment, Position, Event, Indicator, Mechanism, Status, Actor, Organisation)
}
DEFAULTS: dict[str, dict[str, Any]] = {
    "commitment": {"stage": "pledge", "act": "agree", "by": ("VNM", "NZL"), "pillar": ("economic",)},
    "position": {"act": "support", "by": ("NZL",), "pillar": ("regional_global",)},
    "event": {"type": "visit"},
    "indicator": {"metric": "trade_turnover", "unit": "USD", "value": 1.0},
    "status": {"level": "strategic", "parties": ("NZL", "VNM"), "label": "Đối tác Chiến lược"},
}


def filed(
    name: str,
    *lines: str,
    claims: tuple[tuple[str, str, dict[str, Any]], ...] = (),
    parties: tuple[str, ...] = ("VNM", "NZL"),
    published: str | None = None,
    credit: str | None = None,
) -> Filed:
    """A document of `lines` (title, lede, paragraphs) with claims (kind, quote, fields); missing quotes are added.

    Among the fields, `printed` has the words that give a field, at or after the quote's begin."""
    text_lines = list(lines) or [f"Bài {name}"]
    for _, quote, _ in claims:
        if not any(quote in line for line in text_lines):
            text_lines.append(quote)
    text, segments, at = "\n".join(text_lines), [], 0
    for n, line in enumerate(text_lines):
        segments.append(
            Segment("title" if n == 0 else "lede" if n == 1 and lines[1:] else "paragraph", at, at + len(line))
        )
        at += len(line) + 1
    ident = hashlib.sha256(f"{name}|{text}".encode()).hexdigest()
    document = Document(
        id=ident, text=text, segments=tuple(segments), title=text_lines[0],
        published=Printed(published, 0, 1, published) if published else None,
        source_credit=Printed(credit, 0, 1, credit) if credit else None,
    )  # fmt: skip
    made = {}
    for kind, quote, values in claims:
        start = text.index(quote)
        evidence = Evidence(start, start + len(quote), quote)
        own = DEFAULTS.get(kind, {}) | values
        places = {k: text.index(words, start) for k, words in own.pop("printed", {}).items()}
        grounds = {k: Evidence(at, at + len(values["printed"][k]), values["printed"][k]) for k, at in places.items()}
        claim = KINDS[kind](document=ident, evidence=evidence, grounds=grounds, **own)
        made[claim.id] = claim
    origin = Origin(doc=name, origin=f"{name}.txt", media_type="text/plain", given=Given())
    return Filed(document=document, parties=parties, claims=tuple(made.values()), origins=(origin,))

"""Cases of claims in `tests/cases/<kind>/*.toml`: a text, and the claims of one kind that stand in it.

A file holds `[[case]]` tables: `id`, `text` (first line the title, then one segment a line), `claims` (for each claim
the fields that must hold; no other claim of the kind may come). A file called known-failures holds what is not read
right yet: strict xfail, so that a mended one must move.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from banggiao.extract.actors import Cast, cast
from banggiao.extract.reading import Reading, read
from banggiao.model.claims import Claim
from banggiao.model.document import Document, Printed, Segment, SegmentKind
from banggiao.model.shape import own_fields

CASES = Path(__file__).parent.parent / "cases"
_MARKED: dict[str, SegmentKind] = {"[ảnh] ": "caption", "[mục] ": "heading", "[dẫn] ": "lede"}
Extract = Callable[[Reading, Cast], Sequence[Claim]]


def document(text: str, published: str | None = None) -> Document:
    """A document of a title line and one segment a line; `[ảnh] `, `[mục] `, `[dẫn] ` open a caption, heading, lede."""
    lines = text.strip().split("\n")
    kinds: list[SegmentKind] = []
    for i, line in enumerate(lines):
        marked: SegmentKind = next((kind for mark, kind in _MARKED.items() if line.startswith(mark)), "paragraph")
        kinds.append("title" if i == 0 else marked)
    lines = [line.removeprefix(next((m for m in _MARKED if line.startswith(m)), "")) for line in lines]
    segments, at = [], 0
    for kind, line in zip(kinds, lines, strict=True):
        segments.append(Segment(kind, at, at + len(line)))
        at += len(line) + 1
    whole = "\n".join(lines)
    printed = Printed(published, 0, 0, published) if published else None
    digest = hashlib.sha256(whole.encode()).hexdigest()
    return Document(id=digest, text=whole, segments=tuple(segments), title=lines[0], published=printed)


def claims_of(extract: Extract, text: str, published: str | None = None) -> list[Claim]:
    """What `extract` reads in a text."""
    reading = read(document(text, published))
    return list(extract(reading, cast(reading)))


def cases(kind: str) -> list[Any]:
    """All cases of a kind as pytest parameters; known failures as strict xfail."""
    out = []
    for file in sorted((CASES / kind).glob("*.toml")):
        marks = [pytest.mark.xfail(strict=True)] if file.stem == "known-failures" else []
        for case in tomllib.loads(file.read_text("utf-8"))["case"]:
            out.append(pytest.param(case, id=f"{file.stem}:{case['id']}", marks=marks))
    return out


def check(extract: Extract, case: dict[str, Any]) -> None:
    """Every claim expected is there with its fields, no other one is, and all evidence stands in the text."""
    doc = document(case["text"], case.get("published"))
    reading = read(doc)
    who = cast(reading)
    assert who.parties, "the text must read as one about a relation, else the case says nothing"
    found = list(extract(reading, who))
    for claim in found:
        assert claim.evidence.stands_in(doc.text)
        assert all(e.stands_in(doc.text) for e in (*claim.grounds.values(), *claim.anchors.values()))
    left = [own_fields(c) for c in found]
    for wanted in case["claims"]:
        fits = [c for c in left if all(_same(k, c.get(k), v) for k, v in wanted.items())]
        assert fits, f"missing {wanted}; found {left}"
        left.remove(fits[0])
    assert not left, f"too much: {left}"


def _same(field: str, got: Any, wanted: Any) -> bool:
    if wanted == "":
        return got is None
    if isinstance(wanted, list):
        return sorted(got or []) == sorted(wanted)
    return bool(got == wanted)

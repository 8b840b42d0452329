"""`banggiao extract PATH...`: stateless reading, one JSON object a document on stdout."""

from __future__ import annotations

import json
import sys

import typer

from banggiao.cli.options import Limit, Manifest, Paths, Workers
from banggiao.cli.terminal import progress, say, tell_failure


def extract(paths: Paths, workers: Workers = 1, manifest: Manifest = None, limit: Limit = None) -> None:
    """Đọc văn bản, in mỗi tài liệu một dòng JSON. Read texts; print one JSON object a document.

    Example: banggiao extract articles/ > read.jsonl

    Failed inputs are told on stderr and make the exit code 3; a document without claims is no failure.
    """
    from banggiao import settings
    from banggiao.errors import BadInput, NothingFound
    from banggiao.model.document_shape import document_shape
    from banggiao.pipeline import read_pages
    from banggiao.sources import doc_names, origins, pages

    bound = settings.load(limit=limit).limit
    known = origins(paths)
    names = dict(zip(known, doc_names(known), strict=True))
    failed = done = 0
    found = pages(paths, manifest=manifest, limit=bound)
    for read in progress(read_pages(found, workers=workers), stage="đọc", total=len(known)):
        if isinstance(read, BadInput):
            tell_failure(read)
            failed += 1
            continue
        done += 1
        row = document_shape(names[read.page.origin], read.document, read.extraction.parties, read.extraction.claims)
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    if not done and not failed:
        raise NothingFound(", ".join(paths), "no document in it", "give .txt, .md or .html files")
    if failed:
        say(f"banggiao: {failed} of {failed + done} inputs failed; the other {done} are read")
        raise typer.Exit(3)

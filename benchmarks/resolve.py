"""CPU of resolving a register, and of one more document, at a quarter and at the whole of a corpus.

    .venv/bin/python benchmarks/resolve.py FOLDER [FOLDER ...]

Takes folders of texts, reads them once, gives CPU seconds. What grows with the register is shown as a ratio to the
same measured in the same run, since machines differ.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from banggiao.errors import BadInput
from banggiao.model.register import Filed, Origin
from banggiao.pipeline import read_page
from banggiao.resolve import resolve_all
from banggiao.sources import pages


def read(folders: Sequence[str]) -> list[Filed]:
    """All documents of the folders, each content once."""
    out: dict[str, Filed] = {}
    for page in pages(folders):
        done = page if isinstance(page, BadInput) else read_page(page)
        if isinstance(done, BadInput):
            continue
        given = done.page.given
        origin = Origin(doc=Path(done.page.origin).stem, origin=done.page.origin, media_type="text/plain", given=given)
        read_ = done.extraction
        out.setdefault(
            done.document.id,
            Filed(document=done.document, parties=read_.parties, claims=read_.claims, origins=(origin,)),
        )
    return [out[name] for name in sorted(out)]


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of `work`."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print documents, claims, CPU seconds of a full resolve and a document's share of them, a quarter and whole."""
    filed = read(sys.argv[1:] or ["../shared/corpus/news"])
    resolve_all(filed[:20])  # vocabulary and caches
    shares = []
    for part in (4, 2, 1):
        some = filed[: len(filed) // part]
        seconds = cpu(lambda some=some: resolve_all(some))  # type: ignore[misc]
        claims = sum(len(f.claims) for f in some)
        shares.append(seconds / len(some))
        each = 1000 * seconds / len(some)
        print(f"{len(some):5} documents {claims:6} claims  {seconds:6.2f} s  {each:6.2f} ms a document")
    print(f"a document's share, whole to quarter: {shares[-1] / shares[0]:.2f}")


if __name__ == "__main__":
    main()
